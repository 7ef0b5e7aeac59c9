"""Keep who else leads a workshop, and which tasks somebody has said are different"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "co_lead",
        sa.Column("workshop", sa.Integer(), nullable=False),
        sa.Column("facilitator", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["workshop"], ["workshop.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["facilitator"], ["facilitator.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("workshop", "facilitator"),
    )
    with op.batch_alter_table("co_lead") as altered:
        altered.create_index("ix_co_lead_facilitator", ["facilitator"])
    op.create_table(
        "unlike",
        sa.Column("workshop", sa.Integer(), nullable=False),
        sa.Column("task", sa.String(), nullable=False),
        sa.Column("other", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["workshop"], ["workshop.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("workshop", "task", "other"),
    )


def downgrade() -> None:
    op.drop_table("unlike")
    op.drop_table("co_lead")
