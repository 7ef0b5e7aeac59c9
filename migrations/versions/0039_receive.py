"""Receive who begins: plans of receptions, and what workplaces answer of themselves"""

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0038"


def upgrade() -> None:
    op.create_table(
        "reception",
        sa.Column("post", sa.Integer(), nullable=False),
        sa.Column("workplace", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("steps", sa.JSON(), nullable=False),
        sa.Column("needs", sa.JSON(), nullable=False),
        sa.Column("introduction", sa.JSON(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["post"], ["post.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["workplace"], ["workplace.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["by"], ["facilitator.id"]),
        sa.PrimaryKeyConstraint("post", "workplace"),
    )
    op.create_index(op.f("ix_reception_workplace"), "reception", ["workplace"])
    op.create_table(
        "workplace_checklist",
        sa.Column("workplace", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("rows", sa.JSON(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["workplace"], ["workplace.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["by"], ["facilitator.id"]),
        sa.PrimaryKeyConstraint("workplace"),
    )
    with op.batch_alter_table("link") as link:
        link.add_column(sa.Column("workplace", sa.Integer(), nullable=True))
        link.create_foreign_key("link_workplace", "workplace", ["workplace"], ["id"], ondelete="CASCADE")
        link.create_index(op.f("ix_link_workplace"), ["workplace"])


def downgrade() -> None:
    op.execute("DELETE FROM link WHERE workplace IS NOT NULL")
    with op.batch_alter_table("link") as link:
        link.drop_index(op.f("ix_link_workplace"))
        link.drop_constraint("link_workplace", type_="foreignkey")
        link.drop_column("workplace")
    op.drop_table("workplace_checklist")
    op.drop_table("reception")
