"""Translate the tasks, and links to do that by"""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"


def upgrade() -> None:
    op.create_table(
        "translation",
        sa.Column("workshop", sa.Integer(), nullable=False),
        sa.Column("task", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("of", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["workshop"], ["workshop.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("workshop", "task", "language"),
    )
    op.add_column("link", sa.Column("language", sa.String(), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_table("translation")
    op.execute("DELETE FROM link WHERE kind = 'translate'")
    op.drop_column("link", "language")
