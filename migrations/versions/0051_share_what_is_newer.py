"""Let a workplace share a newer workshop, and say whether what is typed of a goal counts persons"""

import sqlalchemy as sa
from alembic import op

revision = "0051"
down_revision = "0050"


def upgrade() -> None:
    op.add_column("task_share", sa.Column("told_as", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("shared_task", sa.Column("known", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("goal", sa.Column("reached_of_things", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    op.drop_column("goal", "reached_of_things")
    op.drop_column("shared_task", "known")
    op.drop_column("task_share", "told_as")
