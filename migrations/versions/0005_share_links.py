"""Keep links for those who have no account, and their comments"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workshop", sa.Integer(), nullable=True),
        sa.Column("job_description", sa.Integer(), nullable=True),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("kind", "role", "label", "secret")),
        sa.Column("created_by", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("revoked_at", sa.BigInteger(), nullable=True),
        sa.Column("opened_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["workshop"], ["workshop.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["job_description"], ["job_description.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["created_by"], ["facilitator.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("secret"),
    )
    with op.batch_alter_table("link") as altered:
        altered.create_index("ix_link_workshop", ["workshop"])
        altered.create_index("ix_link_job_description", ["job_description"])
    op.create_table(
        "comment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("link", sa.Integer(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("answered_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["link"], ["link.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("comment") as altered:
        altered.create_index("ix_comment_link", ["link"])


def downgrade() -> None:
    op.drop_table("comment")
    op.drop_table("link")
