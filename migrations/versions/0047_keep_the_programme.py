"""Keep the programme: its questions, figures, workplaces and steering group, a year after; goals with a source"""

from datetime import date

import sqlalchemy as sa
from alembic import op

revision = "0047"
down_revision = "0046"

AFTER = ("method", "method_words", "introduction", "introduction_words", "organisation", "organisation_words")
TABLES = ("programme_answer", "programme_figure", "steering_function", "workplace_step", "workshop_after", "job_after")


def upgrade() -> None:
    op.create_table("programme_answer", *_texts("question", "text", "owner"), _day(), *_saved("question"))
    op.create_table("programme_figure", _id(), *_texts("what", "number", "unit", "year", "source"), *_saved("id"))
    op.create_table("steering_function", _id(), *_texts("function", "decides"), *_saved("id"))
    op.create_table(
        "workplace_step", *_of("workplace"), *_texts("shortage", "step", "who"), _day(), *_saved("workplace")
    )
    op.create_table("workshop_after", *_of("workshop"), *_texts(*AFTER), *_saved("workshop"))
    op.create_table("job_after", *_of("post"), *_texts(*AFTER), *_saved("post"))
    op.create_table(
        "programme_change",
        _id(),
        *_texts("about", "key"),
        sa.Column("was", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("became", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["facilitator.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("goal") as goal:
        for name in ("name", "source", "reached_source"):
            goal.add_column(sa.Column(name, sa.String(), nullable=False, server_default=""))
        goal.add_column(sa.Column("reached", sa.Integer(), nullable=True))
        goal.add_column(sa.Column("reached_on", sa.Date(), nullable=True))
    with op.batch_alter_table("goal") as goal:
        for name in ("name", "source", "reached_source"):
            goal.alter_column(name, existing_type=sa.String(), existing_nullable=False, server_default=None)


def downgrade() -> None:
    op.execute("DELETE FROM goal WHERE \"of\" = 'other'")
    with op.batch_alter_table("goal") as goal:
        for name in ("reached_on", "reached", "reached_source", "source", "name"):
            goal.drop_column(name)
    for table in ("programme_change", *reversed(TABLES)):
        op.drop_table(table)


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.Integer(), nullable=False)


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def _day() -> sa.Column[date]:
    return sa.Column("day", sa.Date(), nullable=True)


def _of(table: str) -> list[sa.schema.SchemaItem]:
    its = sa.ForeignKeyConstraint([table], [f"{table}.id"], ondelete="CASCADE")
    return [sa.Column(table, sa.Integer(), nullable=False), its]


def _saved(key: str) -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["facilitator.id"]),
        sa.PrimaryKeyConstraint(key),
    ]
