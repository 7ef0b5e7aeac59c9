"""Let whoever sees to the installation offer participants more languages, with catalogues of the municipality's own"""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    with op.batch_alter_table("facilitator") as altered:
        altered.add_column(sa.Column("is_operator", sa.Boolean(), nullable=False, server_default=sa.false()))
    # The first one set the installation up.
    op.execute("UPDATE facilitator SET is_operator = true WHERE id = (SELECT min(id) FROM facilitator)")
    op.create_table(
        "language",
        sa.Column("tag", sa.String(), nullable=False),
        sa.Column("is_on", sa.Boolean(), nullable=False),
        sa.Column("read_by", sa.String(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.Column("catalogue", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("tag"),
    )


def downgrade() -> None:
    op.drop_table("language")
    with op.batch_alter_table("facilitator") as altered:
        altered.drop_column("is_operator")
