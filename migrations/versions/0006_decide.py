"""Keep session two: how much time the tasks take, what the staff think, what is decided, and how it is followed up"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def _of_workshop(*columns: Any, key: tuple[str, ...]) -> tuple[Any, ...]:
    return (
        sa.Column("workshop", sa.Integer(), nullable=False),
        *columns,
        sa.ForeignKeyConstraint(["workshop"], ["workshop.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("workshop", *key),
    )


def _text(name: str) -> Any:
    return sa.Column(name, sa.String(), nullable=False)


def _amount() -> tuple[Any, ...]:
    return (
        _text("times"),
        sa.Column("every", sa.Integer(), nullable=False),
        _text("period"),
        sa.Column("minutes", sa.Integer(), nullable=False),
    )


def _when() -> Any:
    return sa.Column("when", sa.JSON(), nullable=False)


def upgrade() -> None:
    with op.batch_alter_table("workshop") as altered:
        altered.add_column(sa.Column("topic", sa.String(), nullable=False, server_default=""))
        altered.add_column(sa.Column("shown", sa.JSON(), nullable=False, server_default="[]"))
    with op.batch_alter_table("action") as altered:
        for name in ("first_step", "notice", "to"):
            altered.add_column(sa.Column(name, sa.String(), nullable=False, server_default=""))
        altered.add_column(sa.Column("decided", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "estimate", *_of_workshop(_text("task"), _text("person"), *_amount(), _when(), key=("task", "person"))
    )
    people = sa.Column("people", sa.Integer(), nullable=False)
    op.create_table(
        "weight", *_of_workshop(_text("task"), _text("group"), *_amount(), people, _when(), key=("task", "group"))
    )
    opinion = map(_text, ("question", "task", "person", "answer", "how"))
    op.create_table("opinion", *_of_workshop(*opinion, key=("question", "task", "person")))
    op.create_table(
        "party",
        *_of_workshop(
            _text("role"),
            sa.Column("invited", sa.Boolean(), nullable=False),
            sa.Column("present", sa.Boolean(), nullable=False),
            _text("note"),
            key=("role",),
        ),
    )
    on = sa.Column("on", sa.Date(), nullable=True)
    op.create_table("duty", *_of_workshop(_text("duty"), _text("needed"), on, _text("outcome"), key=("duty",)))
    op.create_table(
        "sitting",
        *_of_workshop(
            sa.Column("number", sa.Integer(), nullable=False),
            sa.Column("at", sa.BigInteger(), nullable=False),
            sa.Column("board", sa.JSON(), nullable=False),
            key=("number",),
        ),
    )
    op.create_table(
        "follow_up",
        *_of_workshop(
            _text("id"),
            _text("action"),
            sa.Column("months", sa.Integer(), nullable=False),
            _text("outcome"),
            _text("note"),
            _text("role"),
            sa.Column("at", sa.BigInteger(), nullable=False),
            key=("id",),
        ),
    )


def downgrade() -> None:
    for table in ("follow_up", "sitting", "duty", "party", "opinion", "weight", "estimate"):
        op.drop_table(table)
    with op.batch_alter_table("action") as altered:
        for name in ("decided", "to", "notice", "first_step"):
            altered.drop_column(name)
    with op.batch_alter_table("workshop") as altered:
        altered.drop_column("shown")
        altered.drop_column("topic")
