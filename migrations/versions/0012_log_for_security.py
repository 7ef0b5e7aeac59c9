"""Keep a security log"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.create_table(
        "security_log",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("last", sa.BigInteger(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("what", "outcome", "actor")),
        sa.Column("by", sa.Integer(), nullable=True),
        *(sa.Column(name, sa.String(), nullable=True) for name in ("session", "address", "about")),
        sa.Column("about_id", sa.Integer(), nullable=True),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("once", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("once"),
    )
    op.create_index("ix_security_log_at", "security_log", ["at", "id"])
    op.create_index("ix_security_log_by", "security_log", ["by", "what"])
    op.create_index("ix_security_log_about", "security_log", ["about", "about_id", "what"])


def downgrade() -> None:
    op.drop_table("security_log")
