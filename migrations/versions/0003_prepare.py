"""Keep how ready a workshop is, and templates; three lengths instead of two"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    with op.batch_alter_table("workshop") as altered:
        altered.add_column(sa.Column("readiness", sa.JSON(), nullable=False, server_default="{}"))
    op.execute("UPDATE workshop SET length = 'apt90' WHERE length = 'apt'")
    op.create_table(
        "template",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("facilitator", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("tasks", sa.JSON(), nullable=False),
        sa.Column("groups", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["facilitator"], ["facilitator.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("template") as altered:
        altered.create_index("ix_template_facilitator", ["facilitator"])


def downgrade() -> None:
    op.drop_table("template")
    op.execute("UPDATE workshop SET length = 'apt' WHERE length LIKE 'apt%'")
    with op.batch_alter_table("workshop") as altered:
        altered.drop_column("readiness")
