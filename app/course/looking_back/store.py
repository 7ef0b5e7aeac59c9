"""Which workshops somebody can look back on, and what their journals say: nothing of it is kept anywhere else."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, exists, or_, select
from sqlmodel import Session, col
from sqlmodel import select as rows_of

from app.analysis.tables import SittingRow
from app.board.tables import PlacementRow
from app.course.looking_back.story import Line, Story, Teller
from app.history.history import Undoings
from app.live.replayed import begun, retold
from app.live.times import SITTING
from app.storage.journal import JournalRow
from app.vocabulary import REVEALED, SESSION_TWO, Step
from app.voting.tables import SeenTallyRow, VoteRow
from app.workshop.events import StepOpened, WorkshopCreated
from app.workshop.pruned import CLOSES_FOR_GOOD
from app.workshop.tables import CoLeadRow, PrunedRow, WorkshopRow

_LINE = JournalRow.__table__  # type: ignore[attr-defined]
_LED = (VoteRow, SeenTallyRow, PlacementRow)
"""Rows that there are of a workshop in which somebody has answered, or something is settled."""


class NotToRead(Exception):
    """A journal that is not whole, or that an older version wrote."""


@dataclass(frozen=True, slots=True)
class Led:
    """A workshop that somebody leads, whose session one is over. `at`: when answers were first shown in it, or what was
    settled, milliseconds since 1970."""

    id: int
    code: str
    title: str
    at: int


def led(session: Session, facilitator: int, now: int) -> list[Led]:
    """Those that somebody can look back on, the first first. `now`: milliseconds since 1970."""
    shared = rows_of(CoLeadRow.workshop).where(CoLeadRow.facilitator == facilitator)
    theirs = or_(col(WorkshopRow.facilitator) == facilitator, col(WorkshopRow.id).in_(shared))
    rows = session.exec(rows_of(WorkshopRow).where(theirs, _is_over(now))).all()
    shown = _first_shown(session.connection(), [row.id for row in rows if row.id is not None])
    found = [Led(row.id, row.code, row.title, shown.get(row.id, row.created_at)) for row in rows if row.id is not None]
    return sorted(found, key=lambda it: (it.at, it.id))


def _first_shown(connection: Connection, workshops: list[int]) -> dict[int, int]:
    """By workshop. The lines that it is told by stay when the others are removed."""
    opened = select(_LINE.c.workshop, _LINE.c.at, _LINE.c.data).where(
        _LINE.c.workshop.in_(workshops), _LINE.c.kind == StepOpened.__name__
    )
    found: dict[int, int] = {}
    for line in connection.execute(opened.order_by(_LINE.c.number)):
        if line.data["step"] in REVEALED:
            found.setdefault(line.workshop, line.at)
    return found


def is_over(session: Session, workshop: int, now: int) -> bool:
    """Whether a workshop can be looked back on by those who lead it."""
    return session.exec(rows_of(WorkshopRow.id).where(WorkshopRow.id == workshop, _is_over(now))).first() is not None


def _is_over(now: int) -> ColumnElement[bool]:
    """Of a workshop that is no example: answers have been shown; the room has answered or settled something, or had
    before that was removed by a decision; and session one was left, or it is so long since the room went on from
    sorting, or since anything happened, that this is another sitting. What is changed on a later day begins no session.
    One that is closed before it began was never led."""
    steps = [it.value for it in (*SESSION_TWO, Step.CLOSED)]
    sat = exists().where(col(SittingRow.workshop) == col(WorkshopRow.id), col(SittingRow.number) > 0)
    last = and_(_LINE.c.workshop == WorkshopRow.id, _LINE.c.number == WorkshopRow.number)
    gone = exists().where(col(PrunedRow.workshop) == col(WorkshopRow.id), col(PrunedRow.kind).in_(CLOSES_FOR_GOOD))
    led = or_(*(exists().where(col(it.workshop) == col(WorkshopRow.id)) for it in _LED), gone)
    is_long_ago = or_(exists().where(last, _LINE.c.at < now - SITTING), _went_on(now))
    is_left = or_(col(WorkshopRow.step).in_(steps), sat, is_long_ago)
    return and_(col(WorkshopRow.is_example).is_(False), col(WorkshopRow.was_revealed).is_(True), led, is_left)


def _went_on(now: int) -> ColumnElement[bool]:
    """Whether the room went on from sorting another day, and has not gone back."""
    sorts = [it.value for it in Step if it not in REVEALED]
    opened = select(_LINE).where(_LINE.c.kind == StepOpened.__name__).subquery()
    later = select(_LINE).where(_LINE.c.kind == StepOpened.__name__).subquery()
    back = exists().where(
        later.c.workshop == opened.c.workshop,
        later.c.number > opened.c.number,
        later.c.data["step"].as_string().in_(sorts),
    )
    went = opened.c.data["step"].as_string().not_in(sorts)
    return exists().where(opened.c.workshop == WorkshopRow.id, went, opened.c.at < now - SITTING, ~back)


def told(connection: Connection, workshop: int) -> Story:
    """What a workshop's journal says, from its beginning. Raises `NotToRead`."""
    lines = iter(connection.execute(select(_LINE).where(_LINE.c.workshop == workshop).order_by(_LINE.c.number)))
    first: Any = next(lines, None)
    if first is None or first.kind != WorkshopCreated.__name__:
        raise NotToRead
    undoings = Undoings(*(_about(connection, workshop, kind) for kind in ("ActUndone", "ActRedone")))
    try:
        return _tell(workshop, first, lines, Teller(undoings, first.at))
    except (KeyError, ValueError) as why:
        raise NotToRead from why


def _tell(workshop: int, first: Any, lines: Iterator[Any], teller: Teller) -> Story:
    live, command = begun(workshop, first), first.number
    for line, event in retold(live, lines):
        command = line.number if line.command else command
        teller.note(Line(line.number, line.at, line.by, event, command), live)
    return teller.ended(live)


def _about(connection: Connection, workshop: int, kind: str) -> dict[int, int]:
    its = select(_LINE.c.number, _LINE.c.data).where(_LINE.c.workshop == workshop, _LINE.c.kind == kind)
    return {line.number: line.data["act"] for line in connection.execute(its)}
