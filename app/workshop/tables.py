"""The rows of a workshop and of those who are in it."""

from datetime import date
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, false, true
from sqlmodel import Field, SQLModel


class WorkshopRow(SQLModel, table=True):
    """`number`: the number of the last line in its journal; also the turn, locked by whoever writes.

    `again`: the task that is voted on once more. `seen_together`: the groups whose answers have been shown as a sum,
    and `seen_alone`: by themselves; `shows`: how many times answers were shown (see `app.voting.ballot.Seen`).
    `told` and `added`: numbers of tasks, see `app.board.board.Board`. `administration`: which part of the municipality
    it is of; `diary`, `classification`: its number in the diary, and its code in the plan; `shared`: whether HR and the
    programme owner may read what came of it; nothing in the room depends on these four. The rest as in
    `app.workshop.workshop.Workshop`.
    """

    __tablename__ = "workshop"

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True)
    facilitator: int = Field(foreign_key="facilitator.id", index=True)
    title: str
    workplace: str
    purpose: str
    length: str
    is_example: bool
    step: str
    staff_may_place: bool
    list_is_open: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    was_revealed: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    agreement: int = Field(default=75, sa_column_kwargs={"server_default": "75"})
    smallest: int = Field(default=5, sa_column_kwargs={"server_default": "5"})
    ends: int | None = Field(default=None, sa_column=Column(BigInteger))
    left: int | None = Field(default=None, sa_column=Column(BigInteger))
    minutes: dict[str, int] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False, server_default="{}"))
    brought_up: str | None = None
    cover: str = Field(default="", sa_column_kwargs={"server_default": ""})
    until: int | None = Field(default=None, sa_column=Column(BigInteger))
    held: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    wall: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False, server_default="{}"))
    door_is_closed: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    place: str = Field(default="room", sa_column_kwargs={"server_default": "room"})
    again: str | None = None
    readiness: dict[str, str] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False, server_default="{}"))
    seen_together: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False, server_default="[]"))
    seen_alone: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False, server_default="[]"))
    shows: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    topic: str = Field(default="", sa_column_kwargs={"server_default": ""})
    shown: dict[str, dict[str, int]] = Field(
        default_factory=dict, sa_column=Column(JSON, nullable=False, server_default="{}")
    )
    meets: date | None = None
    ending: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    beforehand: dict[str, Any] | None = Field(default=None, sa_column=Column(JSON(none_as_null=True)))
    pairs: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    before: dict[str, Any] | None = Field(default=None, sa_column=Column(JSON(none_as_null=True)))
    clock_is_shown: bool = Field(default=True, sa_column_kwargs={"server_default": true()})
    opening: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    told: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    added: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    administration: int | None = Field(default=None, foreign_key="administration.id", index=True)
    diary: str = Field(default="", sa_column_kwargs={"server_default": ""})
    classification: str = Field(default="", sa_column_kwargs={"server_default": ""})
    shared: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    number: int
    created_at: int = Field(sa_column=Column(BigInteger, nullable=False))


class JoinCodeRow(SQLModel, table=True):
    """Every code that a workshop is or was joined with: none is ever given to another. `order`: the last one holds."""

    __tablename__ = "join_code"

    code: str = Field(primary_key=True)
    workshop: int = Field(foreign_key="workshop.id", ondelete="CASCADE", index=True)
    order: int


class CoLeadRow(SQLModel, table=True):
    """Somebody who leads a workshop together with the one it belongs to."""

    __tablename__ = "co_lead"

    workshop: int = Field(primary_key=True, foreign_key="workshop.id", ondelete="CASCADE")
    facilitator: int = Field(primary_key=True, foreign_key="facilitator.id", ondelete="CASCADE", index=True)


class GroupRow(SQLModel, table=True):
    __tablename__ = "occupational_group"

    workshop: int = Field(primary_key=True, foreign_key="workshop.id", ondelete="CASCADE")
    id: str = Field(primary_key=True)
    name: str
    order: int
    jointly: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    expected: int | None = None
    stands_alone: bool | None = None
    short: str = Field(default="", sa_column_kwargs={"server_default": ""})


class ParticipantRow(SQLModel, table=True):
    """Nothing is known of a participant but the group, the number of the phone, whether it is turned away, and whether
    somebody has said to be at a distance."""

    __tablename__ = "participant"

    workshop: int = Field(primary_key=True, foreign_key="workshop.id", ondelete="CASCADE")
    id: str = Field(primary_key=True)
    group: str
    seat: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    away: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    afar: bool = Field(default=False, sa_column_kwargs={"server_default": false()})


class PenRow(SQLModel, table=True):
    """Who answers for a group that answers together, and who asks to."""

    __tablename__ = "pen"

    workshop: int = Field(primary_key=True, foreign_key="workshop.id", ondelete="CASCADE")
    group: str = Field(primary_key=True)
    holder: str
    asked_by: str | None
    asked_at: int = Field(sa_column=Column(BigInteger, nullable=False))


class ReadyRow(SQLModel, table=True):
    """Somebody has said that they are done with a step."""

    __tablename__ = "ready"

    workshop: int = Field(primary_key=True, foreign_key="workshop.id", ondelete="CASCADE")
    person: str = Field(primary_key=True)
    step: str = Field(primary_key=True)


class PrunedRow(SQLModel, table=True):
    """What a decision has had removed of a workshop: see `app.workshop.pruned`. `at`: milliseconds since 1970."""

    __tablename__ = "pruned"

    workshop: int = Field(primary_key=True, foreign_key="workshop.id", ondelete="CASCADE")
    kind: str = Field(primary_key=True)
    then: str
    at: int = Field(sa_column=Column(BigInteger, nullable=False))
    decision: str
    decided_on: date
    decided_by: str
    kept: Any = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
