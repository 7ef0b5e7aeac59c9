"""Give roles, administrations and holders

Who had an account might do everything: they lead workshops and are HR. New accounts are told what they are.
"""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    op.create_table(
        "administration",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("name"),
    )
    for table in ("facilitator", "invitation"):
        op.add_column(table, sa.Column("roles", sa.JSON(), nullable=False, server_default='["leads"]'))
        op.add_column(table, sa.Column("scope", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("facilitator", sa.Column("closed_at", sa.BigInteger(), nullable=True))
    op.execute("""UPDATE facilitator SET roles = '["leads", "hr"]'""")
    op.execute("""UPDATE facilitator SET roles = '["leads", "hr", "operator"]' WHERE is_operator""")
    op.execute("""UPDATE invitation SET roles = '["leads", "hr"]' WHERE workshop IS NULL""")
    with op.batch_alter_table("facilitator") as batch_op:
        batch_op.drop_column("is_operator")
    with op.batch_alter_table("workshop") as batch_op:
        batch_op.add_column(sa.Column("administration", sa.Integer(), nullable=True))
        batch_op.create_foreign_key("fk_workshop_administration", "administration", ["administration"], ["id"])
        batch_op.create_index("ix_workshop_administration", ["administration"])
    with op.batch_alter_table("job_description") as batch_op:
        batch_op.add_column(sa.Column("holder", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("administration", sa.Integer(), nullable=True))
        batch_op.create_foreign_key("fk_job_description_holder", "facilitator", ["holder"], ["id"])
        batch_op.create_foreign_key("fk_job_description_administration", "administration", ["administration"], ["id"])
        batch_op.create_index("ix_job_description_holder", ["holder"])
        batch_op.create_index("ix_job_description_administration", ["administration"])
    op.execute(
        "UPDATE job_description SET holder ="
        " (SELECT facilitator FROM workshop WHERE workshop.id = job_description.workshop)"
    )


def downgrade() -> None:
    with op.batch_alter_table("job_description") as batch_op:
        batch_op.drop_index("ix_job_description_administration")
        batch_op.drop_index("ix_job_description_holder")
        batch_op.drop_constraint("fk_job_description_administration", type_="foreignkey")
        batch_op.drop_constraint("fk_job_description_holder", type_="foreignkey")
        batch_op.drop_column("administration")
        batch_op.drop_column("holder")
    with op.batch_alter_table("workshop") as batch_op:
        batch_op.drop_index("ix_workshop_administration")
        batch_op.drop_constraint("fk_workshop_administration", type_="foreignkey")
        batch_op.drop_column("administration")
    op.add_column("facilitator", sa.Column("is_operator", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.execute("UPDATE facilitator SET is_operator = true WHERE CAST(roles AS TEXT) LIKE '%operator%'")
    op.drop_column("facilitator", "closed_at")
    for table in ("facilitator", "invitation"):
        op.drop_column(table, "scope")
        op.drop_column(table, "roles")
    op.drop_table("administration")
