"""Say of each sign-in when it began, when it was last seen, and on what"""

import time

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

LASTED = 30 * 24 * 3600 * 1000
_SIGN_INS = sa.table("sign_in", *map(sa.column, ("until", "begun_at", "seen_at", "device")))


def upgrade() -> None:
    with op.batch_alter_table("sign_in") as table:
        table.add_column(sa.Column("begun_at", sa.BigInteger(), nullable=True))
        table.add_column(sa.Column("seen_at", sa.BigInteger(), nullable=True))
        table.add_column(sa.Column("device", sa.String(), nullable=True))
    # Nobody is signed out by the upgrade: those who are here have a week, as if just seen.
    now = time.time_ns() // 1_000_000
    op.execute(sa.update(_SIGN_INS).values(begun_at=_SIGN_INS.c.until - LASTED, seen_at=now, device=""))
    with op.batch_alter_table("sign_in") as table:
        for column, its in (("begun_at", sa.BigInteger()), ("seen_at", sa.BigInteger()), ("device", sa.String())):
            table.alter_column(column, existing_type=its, nullable=False)
        table.create_index("ix_sign_in_facilitator", ["facilitator"])


def downgrade() -> None:
    with op.batch_alter_table("sign_in") as table:
        table.drop_index("ix_sign_in_facilitator")
        for column in ("device", "seen_at", "begun_at"):
            table.drop_column(column)
