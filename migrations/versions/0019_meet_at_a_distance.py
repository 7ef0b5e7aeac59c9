"""Meet at a distance"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    op.add_column("workshop", sa.Column("place", sa.String(), nullable=False, server_default="room"))
    op.add_column("participant", sa.Column("afar", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    op.drop_column("participant", "afar")
    op.drop_column("workshop", "place")
