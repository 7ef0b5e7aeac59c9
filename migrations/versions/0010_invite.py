"""Invite by rows that are accepted, and keep who has been here"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

_FACILITATORS = sa.table("facilitator", *map(sa.column, ("id", "password", "has_been_here")))
_LINKS = sa.table("sign_in_link", *map(sa.column, ("facilitator", "used")))
_SIGN_INS = sa.table("sign_in", sa.column("facilitator"))
_WORKSHOPS = sa.table("workshop", sa.column("facilitator"))
_CO_LEADS = sa.table("co_lead", sa.column("facilitator"))


def upgrade() -> None:
    op.create_table(
        "invitation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("secret", sa.String(), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        sa.Column("workshop", sa.Integer(), nullable=True),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.Column("accepted_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["by"], ["facilitator.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["workshop"], ["workshop.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["accepted_by"], ["facilitator.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("secret"),
    )
    op.create_index("ix_invitation_by", "invitation", ["by"])
    op.create_index("ix_invitation_workshop", "invitation", ["workshop"])
    op.add_column("facilitator", sa.Column("has_been_here", sa.Boolean(), nullable=False, server_default=sa.false()))
    _say_who_has_been_here()
    _take_back_what_nobody_has_accepted()


def downgrade() -> None:
    op.drop_column("facilitator", "has_been_here")
    op.drop_table("invitation")


def _say_who_has_been_here() -> None:
    used = sa.select(_LINKS.c.facilitator).where(_LINKS.c.used.is_(sa.true()))
    here = [
        _FACILITATORS.c.password.is_not(None),
        _FACILITATORS.c.id.in_(used),
        _FACILITATORS.c.id.in_(sa.select(_SIGN_INS.c.facilitator)),
    ]
    op.execute(sa.update(_FACILITATORS).where(sa.or_(*here)).values(has_been_here=sa.true()))


def _take_back_what_nobody_has_accepted() -> None:
    """Several may have a link to an account that an invitation has made and nobody has used. It goes, with what was
    shared with it; so do all links that are not used. Whoever was invited is invited again."""
    op.execute(sa.delete(_LINKS).where(_LINKS.c.used.is_(sa.false())))
    never = sa.select(_FACILITATORS.c.id).where(
        _FACILITATORS.c.has_been_here.is_(sa.false()),
        _FACILITATORS.c.id.not_in(sa.select(_WORKSHOPS.c.facilitator)),
    )
    op.execute(sa.delete(_CO_LEADS).where(_CO_LEADS.c.facilitator.in_(never)))
    op.execute(sa.delete(_FACILITATORS).where(_FACILITATORS.c.id.in_(never)))
