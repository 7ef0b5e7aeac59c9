"""Keep when somebody was last signed in, which links set a password anew, and which results are shared"""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"


def upgrade() -> None:
    op.add_column("facilitator", sa.Column("signed_in_at", sa.BigInteger(), nullable=True))
    op.execute(
        "UPDATE facilitator SET signed_in_at ="
        " (SELECT MAX(begun_at) FROM sign_in WHERE sign_in.facilitator = facilitator.id)"
    )
    op.add_column("sign_in_link", sa.Column("resets", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("workshop", sa.Column("shared", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    op.drop_column("workshop", "shared")
    op.drop_column("sign_in_link", "resets")
    op.drop_column("facilitator", "signed_in_at")
