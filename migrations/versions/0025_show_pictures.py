"""Give tasks a picture"""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    op.add_column("task", sa.Column("picture", sa.String(), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("task", "picture")
