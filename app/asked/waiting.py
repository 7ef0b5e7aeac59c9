"""Of which workshops it is time to ask the staff again, for who leads them: nothing else reminds of it, and nothing is
sent to anybody."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from app.access.rights import has
from app.account.roles import Right
from app.account.tables import FacilitatorRow
from app.asked.occasions import Due, Occasion, asks_if_it_helps, days, due, every_day
from app.asked.tables import AskedOccasionRow
from app.workshop import store as workshops
from app.workshop.tables import WorkshopRow

DayOf = Callable[[int], date]
"""The day that a moment, in milliseconds since 1970, belongs to."""


@dataclass(frozen=True, slots=True)
class ToAsk:
    """`id`, `code`, `title`: the workshop's."""

    id: int
    code: str
    title: str
    due: Due

    @property
    def address(self) -> str:
        return f"/w/{self.code}/asked/sums#{self.due.occasion}"


def to_ask(session: Session, who: FacilitatorRow, day_of: DayOf, on: date) -> list[ToAsk]:
    """The longest due first. Of examples, and of workshops in which nothing was ever shown, nobody is reminded."""
    if not has(who, Right.LEAD):
        return []
    led = [row for row in workshops.all_led(session, who.id or 0) if row.was_revealed and not row.is_example]
    closed = workshops.all_closed_at(session.connection())
    begun = _begun(session, [row.id for row in led if row.id is not None])
    return sorted(_due(led, closed, begun, day_of, on), key=lambda it: (it.due.day, it.id))


def _due(
    led: Collection[WorkshopRow],
    closed: dict[int, int],
    begun: dict[int, set[Occasion]],
    day_of: DayOf,
    on: date,
) -> Iterator[ToAsk]:
    for row in led:
        if row.id is not None and row.id in closed:
            its = due(row.purpose, day_of(closed[row.id]), begun.get(row.id, set()), on)
            if its:
                yield ToAsk(row.id, row.code, row.title, its)


@dataclass(frozen=True, slots=True)
class Again:
    """A day for a calendar. `is_begun`: the staff have been asked. `is_off`: it was planned when the workshop was
    closed, which since is opened again, or has a purpose that nobody is asked about."""

    due: Due
    is_begun: bool
    is_off: bool = False


def planned(session: Session, workshop: int, day_of: DayOf) -> list[Again]:
    """When the staff of a workshop are asked again, and when they were to be before that was changed."""
    row = session.get_one(WorkshopRow, workshop)
    if row.is_example or not row.was_revealed:
        return []
    at = workshops.closed_at(session.connection(), workshop)
    its = days(row.purpose, day_of(at)) if at is not None else []
    off = [] if its else _off(session, row, day_of)
    begun = _begun(session, [workshop]).get(workshop, set())
    return [Again(it, it.occasion in begun, is_off=bool(off)) for it in its or off]


def _off(session: Session, row: WorkshopRow, day_of: DayOf) -> list[Due]:
    """The days that a calendar may have from before, of a workshop that has none now."""
    assert row.id is not None
    connection = session.connection()
    at = workshops.closed_before(connection, row.id)
    had_days = asks_if_it_helps(row.purpose) or workshops.had_another_purpose(connection, row.id)
    return every_day(day_of(at)) if at is not None and had_days else []


def _begun(session: Session, ids: Collection[int]) -> dict[int, set[Occasion]]:
    found: dict[int, set[Occasion]] = {}
    for row in session.exec(select(AskedOccasionRow).where(col(AskedOccasionRow.workshop).in_(ids))):
        found.setdefault(row.workshop, set()).add(Occasion(row.occasion))
    return found
