"""Say in which district a workplace is, for jobs that are done at several near each other"""

import sqlalchemy as sa
from alembic import op

revision = "0050"
down_revision = "0049"


def upgrade() -> None:
    op.add_column("workplace", sa.Column("district", sa.String(), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("workplace", "district")
