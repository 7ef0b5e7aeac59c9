"""Keep what is said to advice on a job description, so that it can rest."""

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"


def upgrade() -> None:
    op.create_table(
        "advice_answer",
        sa.Column("job_description", sa.Integer(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["job_description"], ["job_description.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["by"], ["facilitator.id"]),
        sa.PrimaryKeyConstraint("job_description", "about"),
    )


def downgrade() -> None:
    op.drop_table("advice_answer")
