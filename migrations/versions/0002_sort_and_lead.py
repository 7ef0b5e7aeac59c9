"""Keep what session one needs: grounds, shows of hands, who is ready, the leader's tools, how to take things back"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_ADDED = {
    "workshop": (
        sa.Column("list_is_open", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("was_revealed", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("agreement", sa.Integer(), nullable=False, server_default="75"),
        sa.Column("smallest", sa.Integer(), nullable=False, server_default="5"),
        sa.Column("ends", sa.BigInteger(), nullable=True),
        sa.Column("left", sa.BigInteger(), nullable=True),
        sa.Column("brought_up", sa.String(), nullable=True),
        sa.Column("cover", sa.String(), nullable=False, server_default=""),
        sa.Column("again", sa.String(), nullable=True),
        sa.Column("seen_together", sa.JSON(), nullable=False, server_default="[]"),
    ),
    "task": (
        sa.Column("also", sa.JSON(), nullable=False, server_default="[]"),
        sa.Column("why", sa.String(), nullable=False, server_default=""),
        sa.Column("dissent", sa.String(), nullable=False, server_default=""),
    ),
    "vote": (
        sa.Column("only", sa.String(), nullable=False, server_default=""),
        sa.Column("ground", sa.String(), nullable=False, server_default=""),
    ),
    "journal": (sa.Column("undo", sa.JSON(), nullable=True),),
}


def upgrade() -> None:
    for table, columns in _ADDED.items():
        with op.batch_alter_table(table) as altered:
            for column in columns:
                altered.add_column(column._copy())
    # A list that somebody has seen stays open, and groups that somebody has seen the answers of stay as they are.
    op.execute("UPDATE workshop SET list_is_open = true")
    op.execute("UPDATE workshop SET was_revealed = true WHERE step NOT IN ('gather', 'sort')")
    op.create_table(
        "ready",
        sa.Column("workshop", sa.Integer(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["workshop"], ["workshop.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("workshop", "person", "step"),
    )
    op.create_table(
        "removed_task",
        sa.Column("workshop", sa.Integer(), nullable=False),
        sa.Column("task", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["workshop"], ["workshop.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("workshop", "task"),
    )
    op.create_table(
        "late",
        sa.Column("workshop", sa.Integer(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["workshop"], ["workshop.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("workshop", "person"),
    )
    op.create_table(
        "seen_tally",
        sa.Column("workshop", sa.Integer(), nullable=False),
        sa.Column("task", sa.String(), nullable=False),
        sa.Column("votes", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["workshop"], ["workshop.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("workshop", "task"),
    )
    op.create_table(
        "hands",
        sa.Column("workshop", sa.Integer(), nullable=False),
        sa.Column("task", sa.String(), nullable=False),
        sa.Column("group", sa.String(), nullable=False),
        sa.Column("colour", sa.String(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["workshop"], ["workshop.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("workshop", "task", "group", "colour"),
    )


def downgrade() -> None:
    for table in ("hands", "seen_tally", "late", "removed_task", "ready"):
        op.drop_table(table)
    for table, columns in _ADDED.items():
        with op.batch_alter_table(table) as altered:
            for column in columns:
                altered.drop_column(column.name)
