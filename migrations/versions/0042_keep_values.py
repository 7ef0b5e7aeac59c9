"""Keep the values that calculations rest on, by year, and who said which hold"""

import sqlalchemy as sa
from alembic import op

revision = "0042"
down_revision = "0041"


def upgrade() -> None:
    op.create_table(
        "value_set",
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("is_retired", sa.Boolean(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["facilitator.id"]),
        sa.PrimaryKeyConstraint("year"),
    )
    op.create_table(
        "set_value",
        sa.Column("of", sa.Integer(), nullable=False),
        sa.Column("parameter", sa.String(), nullable=False),
        sa.Column("amount", sa.String(), nullable=True),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["of"], ["value_set.year"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["by"], ["facilitator.id"]),
        sa.PrimaryKeyConstraint("of", "parameter"),
    )
    op.create_table(
        "set_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("of", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("parameter", sa.String(), nullable=False),
        sa.Column("was", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("became", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("like", sa.Integer(), nullable=True),
        sa.Column("with_first", sa.Boolean(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["of"], ["value_set.year"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["by"], ["facilitator.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_set_change_of"), "set_change", ["of"])
    op.create_table(
        "set_choice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["year"], ["value_set.year"]),
        sa.ForeignKeyConstraint(["by"], ["facilitator.id"]),
        sa.PrimaryKeyConstraint("id"),
    )


def downgrade() -> None:
    op.drop_table("set_choice")
    op.drop_table("set_change")
    op.drop_table("set_value")
    op.drop_table("value_set")
