"""Ask those who have begun, and their managers, how it goes"""

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0039"


def upgrade() -> None:
    with op.batch_alter_table("link") as altered:
        altered.add_column(sa.Column("staffing", sa.Integer(), nullable=True))
        altered.add_column(sa.Column("months", sa.Integer(), nullable=True))
        altered.create_foreign_key("link_staffing_fkey", "staffing", ["staffing"], ["id"], ondelete="CASCADE")
        altered.create_index(op.f("ix_link_staffing"), ["staffing"])
    op.create_table(
        "holder_box",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("half", sa.String(), nullable=False),
        sa.Column("since", sa.String(), nullable=False),
        sa.Column("answers", sa.Integer(), nullable=False),
        sa.Column("most", sa.Integer(), nullable=False),
        sa.Column("asks", sa.Integer(), nullable=False),
        sa.Column("sums", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "holder_counted",
        sa.Column("half", sa.String(), nullable=False),
        sa.Column("sums", sa.JSON(), nullable=False),
        sa.Column("shown", sa.JSON(), nullable=False),
        sa.Column("needed", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("half"),
    )
    op.create_table(
        "holder_phone",
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("ask", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("sealed", sa.String(), nullable=False),
        sa.Column("counted", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("phone"),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_holder_phone_ask"), "holder_phone", ["ask"])
    op.create_index(op.f("ix_holder_phone_place"), "holder_phone", ["place"])
    op.create_table(
        "counted_on",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("staffing", sa.Integer(), nullable=False),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["staffing"], ["staffing.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("staffing", "months", "on"),
    )
    op.create_index(op.f("ix_counted_on_staffing"), "counted_on", ["staffing"])


def downgrade() -> None:
    for name in ("counted_on", "holder_phone", "holder_counted", "holder_box"):
        op.drop_table(name)
    op.execute("DELETE FROM link WHERE kind IN ('holder', 'counted_on')")
    with op.batch_alter_table("link") as altered:
        altered.drop_index(op.f("ix_link_staffing"))
        altered.drop_constraint("link_staffing_fkey", type_="foreignkey")
        altered.drop_column("months")
        altered.drop_column("staffing")
