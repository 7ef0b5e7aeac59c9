"""Say of what is typed of a goal that isn't counted here whether it counts something else than persons"""

import sqlalchemy as sa
from alembic import op

revision = "0052"
down_revision = "0050"


def upgrade() -> None:
    its = sa.Column("reached_of_things", sa.Boolean(), nullable=False, server_default=sa.false())
    op.add_column("goal", its)


def downgrade() -> None:
    op.drop_column("goal", "reached_of_things")
