"""Keep what is answered to a review, and that an easy text was read on paper"""

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision = "0040"


def upgrade() -> None:
    with op.batch_alter_table("job_description_review") as batch_op:
        batch_op.add_column(sa.Column("reply", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("reply_words", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("replied_at", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("replied_by", sa.Integer(), nullable=True))
        batch_op.create_foreign_key("fk_job_description_review_replied_by", "facilitator", ["replied_by"], ["id"])
    with op.batch_alter_table("easy_text") as batch_op:
        batch_op.add_column(sa.Column("read_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("read_how", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("read_by", sa.Integer(), nullable=True))
        batch_op.create_foreign_key("fk_easy_text_read_by", "facilitator", ["read_by"], ["id"])


def downgrade() -> None:
    with op.batch_alter_table("easy_text") as batch_op:
        batch_op.drop_constraint("fk_easy_text_read_by", type_="foreignkey")
        for name in ("read_by", "read_how", "read_on"):
            batch_op.drop_column(name)
    with op.batch_alter_table("job_description_review") as batch_op:
        batch_op.drop_constraint("fk_job_description_review_replied_by", type_="foreignkey")
        for name in ("replied_by", "replied_at", "reply_words", "reply"):
            batch_op.drop_column(name)
