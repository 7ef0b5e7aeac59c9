"""Keep diary numbers, and rules about what is kept no longer

`pruned`: what a decision has had removed of a workshop. `retention_turn` has the one row that says
until when somebody runs.
"""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"

_NUMBERED = ("workshop", "job_description")


def upgrade() -> None:
    for table in _NUMBERED:
        op.add_column(table, sa.Column("diary", sa.String(), nullable=False, server_default=""))
        op.add_column(table, sa.Column("classification", sa.String(), nullable=False, server_default=""))
    op.create_table(
        "pruned",
        sa.Column("workshop", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("then", sa.String(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("decision", sa.String(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.Column("kept", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["workshop"], ["workshop.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("workshop", "kind"),
    )
    op.create_table(
        "retention_rule",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("then", sa.String(), nullable=False),
        sa.Column("decision", sa.String(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("kind"),
    )
    op.create_table(
        "retention_run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("begun_at", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.Column("by", sa.Integer(), nullable=True),
        sa.Column("protocol", sa.JSON(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False, server_default=""),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "retention_turn",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )


def downgrade() -> None:
    for table in ("retention_turn", "retention_run", "retention_rule", "pruned"):
        op.drop_table(table)
    for table in _NUMBERED:
        with op.batch_alter_table(table) as batch_op:
            batch_op.drop_column("classification")
            batch_op.drop_column("diary")
