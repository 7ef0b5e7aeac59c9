"""Steer the wall"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.add_column("workshop", sa.Column("wall", sa.JSON(), nullable=False, server_default="{}"))
    op.execute("""UPDATE workshop SET cover = '', wall = '{"way": "hold"}' WHERE cover = 'frozen'""")


def downgrade() -> None:
    op.drop_column("workshop", "wall")
