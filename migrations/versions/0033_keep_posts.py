"""Keep workplaces, posts, and how many are in them"""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"


def upgrade() -> None:
    _workplaces()
    _lists()
    _posts()
    _staffings()
    _sums()


def _workplaces() -> None:
    op.create_table(
        "workplace",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("administration", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["administration"], ["administration.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("administration", "name"),
    )
    op.create_table(
        "workplace_lead",
        sa.Column("workplace", sa.Integer(), nullable=False),
        sa.Column("facilitator", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["workplace"], ["workplace.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["facilitator"], ["facilitator.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("workplace", "facilitator"),
    )
    op.create_index("ix_workplace_lead_facilitator", "workplace_lead", ["facilitator"])


def _lists() -> None:
    op.create_table(
        "occupational_category",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("decision", sa.String(), nullable=False, server_default=""),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("retired_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("title"),
    )
    op.create_table(
        "target_group",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("retired_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("name"),
    )


def _posts() -> None:
    op.create_table(
        "post",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("category", sa.Integer(), nullable=True),
        sa.Column("job_description", sa.Integer(), nullable=True),
        sa.Column("administration", sa.Integer(), nullable=True),
        sa.Column("employer", sa.String(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("decision", sa.String(), nullable=False, server_default=""),
        sa.Column("extent", sa.Numeric(5, 2), nullable=True),
        sa.Column("content", sa.JSON(), nullable=False, server_default="{}"),
        sa.Column("educated", sa.Integer(), nullable=True),
        sa.Column("before", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("ended_why", sa.String(), nullable=False, server_default=""),
        sa.Column("is_example", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["category"], ["occupational_category.id"]),
        sa.ForeignKeyConstraint(["job_description"], ["job_description.id"], ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["administration"], ["administration.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    for column in ("category", "job_description", "administration"):
        op.create_index(f"ix_post_{column}", "post", [column])


def _staffings() -> None:
    op.create_table(
        "staffing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("post", sa.Integer(), nullable=False),
        sa.Column("workplace", sa.Integer(), nullable=False),
        sa.Column("starts", sa.Date(), nullable=True),
        sa.Column("persons", sa.Integer(), nullable=False),
        sa.Column("ordinary", sa.Integer(), nullable=False),
        sa.Column("planned", sa.Integer(), nullable=True),
        sa.Column("subsidy", sa.String(), nullable=False),
        sa.Column("subsidy_until", sa.Date(), nullable=True),
        sa.Column("ab_planned", sa.Date(), nullable=True),
        sa.Column("differs", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["post"], ["post.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["workplace"], ["workplace.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    for column in ("post", "workplace"):
        op.create_index(f"ix_staffing_{column}", "staffing", [column])
    op.create_table(
        "staffing_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("staffing", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("persons", sa.Integer(), nullable=False),
        sa.Column("was", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["staffing"], ["staffing.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_staffing_change_staffing", "staffing_change", ["staffing"])


def _sums() -> None:
    op.create_table(
        "post_tally",
        sa.Column("post", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("sex", sa.JSON(), nullable=False),
        sa.Column("group", sa.JSON(), nullable=False),
        sa.Column("support", sa.JSON(), nullable=False),
        sa.Column("ordinary_of_priority", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["post"], ["post.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("post", "on"),
    )
    op.create_table(
        "post_outcome",
        sa.Column("post", sa.Integer(), nullable=False),
        sa.Column("began", sa.String(), nullable=False),
        sa.Column("sex", sa.JSON(), nullable=False),
        sa.Column("support", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["post"], ["post.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("post", "began"),
    )


def downgrade() -> None:
    for table in ("post_outcome", "post_tally", "staffing_change", "staffing", "post"):
        op.drop_table(table)
    for table in ("target_group", "occupational_category", "workplace_lead", "workplace"):
        op.drop_table(table)
