"""Keep how a workshop ends: what each group wants its time for, what is put aside, and when the room meets again"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    op.create_table(
        "aim",
        sa.Column("workshop", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("group", "text")),
        sa.ForeignKeyConstraint(["workshop"], ["workshop.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("workshop", "group"),
    )
    op.create_table(
        "parked",
        sa.Column("workshop", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("id", "text")),
        sa.Column("named", sa.Boolean(), nullable=False),
        sa.Column("order", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("ends_as", "owner")),
        sa.ForeignKeyConstraint(["workshop"], ["workshop.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("workshop", "id"),
    )
    op.add_column("workshop", sa.Column("meets", sa.Date(), nullable=True))
    op.add_column("workshop", sa.Column("ending", sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("workshop") as workshop:
        workshop.drop_column("ending")
        workshop.drop_column("meets")
    op.drop_table("parked")
    op.drop_table("aim")
