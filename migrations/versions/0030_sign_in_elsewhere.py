"""Sign in by the municipality's own sign-in

Who somebody is there, and which sign-ins came of it.
"""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"


def upgrade() -> None:
    op.create_table(
        "identity",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("issuer", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("facilitator", sa.Integer(), nullable=False),
        sa.Column("shown", sa.String(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["facilitator"], ["facilitator.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("issuer", "subject"),
    )
    op.create_index("ix_identity_facilitator", "identity", ["facilitator"])
    with op.batch_alter_table("sign_in") as batch_op:
        batch_op.add_column(sa.Column("identity", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("their_session", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("at_most", sa.BigInteger(), nullable=True))
        batch_op.create_foreign_key("fk_sign_in_identity", "identity", ["identity"], ["id"], ondelete="CASCADE")
        batch_op.create_index("ix_sign_in_identity", ["identity"])


def downgrade() -> None:
    op.execute("DELETE FROM sign_in WHERE identity IS NOT NULL")
    with op.batch_alter_table("sign_in") as batch_op:
        batch_op.drop_index("ix_sign_in_identity")
        batch_op.drop_constraint("fk_sign_in_identity", type_="foreignkey")
        batch_op.drop_column("at_most")
        batch_op.drop_column("their_session")
        batch_op.drop_column("identity")
    op.drop_index("ix_identity_facilitator", "identity")
    op.drop_table("identity")
