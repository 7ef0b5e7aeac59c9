"""Which figures somebody may read, and which of them they ask for."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from app.account.roles import Reach, Right, reach
from app.account.tables import FacilitatorRow
from app.key_figures.counted import EVERYWHERE, NO_PLACE, Day, Place
from app.posts.half_year import half_year

NOW = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """`places`: those that somebody may choose among, the widest first. `at`: which of the days."""

    places: Sequence[Place]
    place: Place
    at: int


def may_read(who: FacilitatorRow, own: Collection[int], days: Iterable[Day]) -> list[Place]:
    """All within their administrations, for those who see all; and the workplaces that they lead at (`own`)."""
    sees_all = reach(who.roles, Right.FIGURES) is Reach.ALL
    there = {place for day in days for place in day.places if len(place) < 2 or place[1] is not NO_PLACE}
    its = {place for place in there if sees_all and _is_within(place, who.scope)}
    its |= {place for place in there if len(place) == 2 and place[1] in own}
    return sorted(its, key=lambda place: (len(place) > 0, *((part or 0) for part in place)))


def sees_small(who: FacilitatorRow, place: Place) -> bool:
    """Whether somebody is shown small numbers there: HR, within their administrations."""
    return reach(who.roles, Right.READ_POSTS) is Reach.ALL and _is_within(place, who.scope)


def _is_within(place: Place, scope: Collection[int]) -> bool:
    return not scope or (place != EVERYWHERE and place[0] in scope)


def asked(places: Sequence[Place], days: Sequence[Day], place: str, time: str) -> Asked | None:
    """`place`, `time`: as the address has them (`key`, `times`). None where there is no such, or it is not for them."""
    chosen = next((its for its in places if key(its) == place), None) if place else next(iter(places), None)
    names = times(days)
    if chosen is None or time not in names:
        return None
    return Asked(places, chosen, names.index(time))


def key(place: Place) -> str:
    """Of a place in an address: "all", "3", or "3-21"."""
    return "-".join(str(part or 0) for part in place) or "all"


def times(days: Sequence[Day]) -> list[str]:
    """The days by name: half-years, and `NOW`."""
    return [*(str(half_year(day.on)) for day in days[:-1]), NOW]
