"""Let a group have a short name"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    with op.batch_alter_table("occupational_group") as altered:
        altered.add_column(sa.Column("short", sa.String(), nullable=False, server_default=""))


def downgrade() -> None:
    with op.batch_alter_table("occupational_group") as altered:
        altered.drop_column("short")
