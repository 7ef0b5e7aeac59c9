"""Keep the day that somebody took the course, where they said so"""

import sqlalchemy as sa
from alembic import op

revision = "0045"
down_revision = "0044"


def upgrade() -> None:
    op.add_column("facilitator", sa.Column("took_course_on", sa.Date(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("facilitator") as batch_op:
        batch_op.drop_column("took_course_on")
