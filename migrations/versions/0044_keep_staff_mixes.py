"""Keep staff mixes as they were worked out, with all that they rested on"""

import sqlalchemy as sa
from alembic import op

revision = "0044"
down_revision = "0043"


def upgrade() -> None:
    op.create_table(
        "kept_mix",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("series", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("workplace", sa.Integer(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("is_example", sa.Boolean(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["workplace"], ["workplace.id"], ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["by"], ["facilitator.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("series", "number"),
    )
    for column in ("by", "series", "workplace"):
        op.create_index(op.f(f"ix_kept_mix_{column}"), "kept_mix", [column])


def downgrade() -> None:
    op.drop_table("kept_mix")
