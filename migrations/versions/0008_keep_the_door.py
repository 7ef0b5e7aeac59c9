"""Keep the key that the server signs participants' cookies with, and every code that a workshop has had"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

_WORKSHOPS = sa.table("workshop", sa.column("id"), sa.column("code"))


def upgrade() -> None:
    op.create_table(
        "signing_key",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("secret", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    codes = op.create_table(
        "join_code",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("workshop", sa.Integer(), nullable=False),
        sa.Column("order", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["workshop"], ["workshop.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("code"),
    )
    op.create_index("ix_join_code_workshop", "join_code", ["workshop"])
    now = sa.select(_WORKSHOPS.c.code, _WORKSHOPS.c.id, sa.literal(0))
    op.execute(codes.insert().from_select(["code", "workshop", "order"], now))


def downgrade() -> None:
    op.drop_table("join_code")
    op.drop_table("signing_key")
