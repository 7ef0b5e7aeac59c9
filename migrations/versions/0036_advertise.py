"""Keep an advertisement's own details, and a text that is easy to read"""

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"

_LINES = ("apply_how", "apply_to", "ask", "unions", "reference", "address", "town", "ab_if")


def upgrade() -> None:
    op.create_table(
        "job_ad",
        sa.Column("job_description", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.Integer(), nullable=True),
        *(sa.Column(name, sa.String(), nullable=False) for name in _LINES),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("vacancies", sa.Integer(), nullable=True),
        sa.Column("probation", sa.Integer(), nullable=True),
        sa.Column("extract", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["job_description"], ["job_description.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["by"], ["facilitator.id"]),
        sa.PrimaryKeyConstraint("job_description"),
    )
    op.create_table(
        "easy_text",
        sa.Column("job_description", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.Integer(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("of", sa.Integer(), nullable=False),
        sa.Column("read", sa.Integer(), nullable=True),
        sa.Column("read_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["job_description"], ["job_description.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["by"], ["facilitator.id"]),
        sa.PrimaryKeyConstraint("job_description"),
    )


def downgrade() -> None:
    op.drop_table("easy_text")
    op.drop_table("job_ad")
