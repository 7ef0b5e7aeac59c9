"""Let a workshop begin before the meeting, with an opening, know who was there, and keep what stood before a round"""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    with op.batch_alter_table("workshop") as altered:
        altered.add_column(sa.Column("beforehand", sa.JSON(none_as_null=True), nullable=True))
        altered.add_column(sa.Column("before", sa.JSON(none_as_null=True), nullable=True))
        for name in ("opening", "pairs"):
            altered.add_column(sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "first_party",
        sa.Column("workshop", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        *(sa.Column(name, sa.Boolean(), nullable=False) for name in ("invited", "present")),
        sa.Column("note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["workshop"], ["workshop.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("workshop", "role"),
    )


def downgrade() -> None:
    op.drop_table("first_party")
    with op.batch_alter_table("workshop") as altered:
        for name in ("pairs", "opening", "before", "beforehand"):
            altered.drop_column(name)
