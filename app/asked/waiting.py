"""Of which workshops it is time to ask the staff again, for who leads them: nothing else reminds of it, and nothing is
sent to anybody."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from app.access.rights import has
from app.account.roles import Right
from app.account.tables import FacilitatorRow
from app.asked.occasions import Due, Occasion, days, due
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


def planned(session: Session, workshop: int, day_of: DayOf) -> list[tuple[Due, bool]]:
    """When the staff of a workshop are asked again, and whether that has been begun: days for a calendar."""
    row = session.get_one(WorkshopRow, workshop)
    at = workshops.closed_at(session.connection(), workshop)
    if at is None or row.is_example or not row.was_revealed:
        return []
    begun = _begun(session, [workshop]).get(workshop, set())
    return [(it, it.occasion in begun) for it in days(row.purpose, day_of(at))]


def _begun(session: Session, ids: Collection[int]) -> dict[int, set[Occasion]]:
    found: dict[int, set[Occasion]] = {}
    for row in session.exec(select(AskedOccasionRow).where(col(AskedOccasionRow.workshop).in_(ids))):
        found.setdefault(row.workshop, set()).add(Occasion(row.occasion))
    return found
