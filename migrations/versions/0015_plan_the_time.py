"""Plan the time"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    op.add_column("workshop", sa.Column("minutes", sa.JSON(), nullable=False, server_default="{}"))


def downgrade() -> None:
    op.drop_column("workshop", "minutes")
