"""Share what a workshop came to with the municipality's task map"""

import sqlalchemy as sa
from alembic import op

revision = "0049"
down_revision = "0048"


def upgrade() -> None:
    op.create_table(
        "task_group",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("is_example", sa.Boolean(), nullable=False),
        sa.Column("split_from", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "task_lot",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "task_share",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workshop", sa.Integer(), nullable=False),
        sa.Column("workplace", sa.Integer(), nullable=True),
        sa.Column("area", sa.String(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=True),
        sa.Column("told", sa.JSON(), server_default="[]", nullable=False),
        sa.ForeignKeyConstraint(["workshop"], ["workshop.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["workplace"], ["workplace.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("workshop"),
    )
    op.create_index(op.f("ix_task_share_workplace"), "task_share", ["workplace"])
    op.create_table(
        "shared_task",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("share", sa.Integer(), nullable=False),
        sa.Column("workshop", sa.Integer(), nullable=False),
        sa.Column("group", sa.Integer(), nullable=False),
        sa.Column("task", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("colour", sa.String(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("heads", sa.Integer(), nullable=False),
        sa.Column("when", sa.JSON(), server_default="[]", nullable=False),
        sa.Column("decided", sa.String(), server_default="", nullable=False),
        sa.Column("how", sa.String(), server_default="", nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("lot", sa.Integer(), nullable=True),
        sa.Column("spent", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.ForeignKeyConstraint(["share"], ["task_share.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["workshop"], ["workshop.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["group"], ["task_group.id"]),
        sa.ForeignKeyConstraint(["lot"], ["task_lot.id"], ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    for column in ("share", "workshop", "group", "lot"):
        op.create_index(op.f(f"ix_shared_task_{column}"), "shared_task", [column])
    op.create_table(
        "task_use",
        sa.Column("share", sa.Integer(), nullable=False),
        sa.Column("job_description", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["share"], ["task_share.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["job_description"], ["job_description.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("share", "job_description"),
    )
    op.create_index(op.f("ix_task_use_job_description"), "task_use", ["job_description"])


def downgrade() -> None:
    for table in ("task_use", "shared_task", "task_share", "task_lot", "task_group"):
        op.drop_table(table)
