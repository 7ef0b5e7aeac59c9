"""Note which examples are rehearsals, with a coach beside them"""

import sqlalchemy as sa
from alembic import op

revision = "0046"
down_revision = "0045"


def upgrade() -> None:
    op.create_table(
        "rehearsal",
        sa.Column("workshop", sa.Integer(), nullable=False),
        sa.Column("session", sa.String(), nullable=False),
        sa.Column("compressed", sa.Boolean(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["workshop"], ["workshop.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("workshop"),
    )


def downgrade() -> None:
    op.drop_table("rehearsal")
