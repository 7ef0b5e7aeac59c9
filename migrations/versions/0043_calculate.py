"""Keep calculations of what a job costs and who pays, as versions with their values copied"""

import sqlalchemy as sa
from alembic import op

revision = "0043"
down_revision = "0042"


def upgrade() -> None:
    op.create_table(
        "calculation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("job_description", sa.Integer(), nullable=True),
        sa.Column("post", sa.Integer(), nullable=True),
        sa.Column("administration", sa.Integer(), nullable=True),
        sa.Column("is_example", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["job_description"], ["job_description.id"], ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["post"], ["post.id"], ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["administration"], ["administration.id"]),
        sa.ForeignKeyConstraint(["by"], ["facilitator.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    for column in ("administration", "by", "job_description", "post"):
        op.create_index(op.f(f"ix_calculation_{column}"), "calculation", [column])
    op.create_table(
        "calculation_version",
        sa.Column("calculation", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("values", sa.JSON(), nullable=False),
        sa.Column("input", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["calculation"], ["calculation.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["by"], ["facilitator.id"]),
        sa.PrimaryKeyConstraint("calculation", "number"),
    )


def downgrade() -> None:
    op.drop_table("calculation_version")
    op.drop_table("calculation")
