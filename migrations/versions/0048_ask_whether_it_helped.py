"""Ask the staff whether it helped and how each session went, and who led, as sums"""

import sqlalchemy as sa
from alembic import op

revision = "0048"
down_revision = "0047"


def upgrade() -> None:
    op.create_table(
        "asked_occasion",
        sa.Column("workshop", sa.Integer(), nullable=False),
        sa.Column("occasion", sa.String(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("ended", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("extra", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["workshop"], ["workshop.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("workshop", "occasion"),
    )
    op.create_table(
        "asked_sum",
        sa.Column("workshop", sa.Integer(), nullable=False),
        sa.Column("occasion", sa.String(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("sums", sa.JSON(), nullable=False),
        sa.Column("by", sa.Integer(), nullable=True),
        sa.Column("counted", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.ForeignKeyConstraint(["workshop"], ["workshop.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["by"], ["facilitator.id"], ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("workshop", "occasion", "question"),
    )
    op.create_index(op.f("ix_asked_sum_by"), "asked_sum", ["by"])
    op.create_table(
        "asked_phone",
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("workshop", sa.Integer(), nullable=False),
        sa.Column("occasion", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["workshop"], ["workshop.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("phone"),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_asked_phone_workshop"), "asked_phone", ["workshop"])
    op.create_table(
        "asked_counted",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("administration", sa.Integer(), nullable=True),
        sa.Column("half", sa.String(), nullable=False),
        sa.Column("sums", sa.JSON(), nullable=False),
        sa.Column("units", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["administration"], ["administration.id"], ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_asked_counted_administration"), "asked_counted", ["administration"])


def downgrade() -> None:
    for table in ("asked_counted", "asked_phone", "asked_sum", "asked_occasion"):
        op.drop_table(table)
