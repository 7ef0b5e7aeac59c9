"""Know what a form has made, so that the same post again makes nothing"""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    op.create_table(
        "made",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("leads_to", sa.String(), nullable=False),
        sa.Column("gives", sa.String(), nullable=False),
        sa.Column("lasts", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("ix_made_at", "made", ["at"])


def downgrade() -> None:
    op.drop_table("made")
