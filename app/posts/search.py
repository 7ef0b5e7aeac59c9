"""Posts found in a list. Pure.

What is asked for by how many are in a post is only for who sees them all: whoever sees some could ask until one person
is left.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app.alphabet import alphabetical
from app.posts.post import Standing
from app.searching import Asked


class Is(StrEnum):
    """What a post is, or is not yet."""

    DESCRIBED = Standing.DESCRIBED
    NOT_DESCRIBED = "not_described"
    DECIDED = Standing.DECIDED
    NOT_DECIDED = "not_decided"
    FILLED = Standing.FILLED
    VACANT = "vacant"
    ORDINARY = Standing.ORDINARY
    NOT_ORDINARY = "not_ordinary"
    PAST_PLAN = "past_plan"
    """Somebody is under BEA after the day that was meant for AB."""
    ENDED = "ended"


OF_PERSONS = (Is.FILLED, Is.VACANT, Is.ORDINARY, Is.NOT_ORDINARY, Is.PAST_PLAN)
_NOT = {
    Is.NOT_DESCRIBED: Standing.DESCRIBED,
    Is.NOT_DECIDED: Standing.DECIDED,
    Is.VACANT: Standing.FILLED,
    Is.NOT_ORDINARY: Standing.ORDINARY,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A post as a list has it. `workplaces`: ids of those that who asks may see. `standing`: without what is told by
    persons, where who asks sees only some. `names`: of its workplaces, in order. `persons`: None where they are not
    shown, or not in one number."""

    id: int
    title: str
    administration: int | None
    employer: str
    workplaces: frozenset[int]
    standing: frozenset[Standing]
    is_ended: bool
    is_example: bool
    is_whole: bool
    names: tuple[str, ...] = ()
    persons: int | None = None
    decided: str = ""
    is_past_plan: bool = False


class Sort(StrEnum):
    CHANGED = "changed"
    TITLE = "title"
    ADMINISTRATION = "administration"


@dataclass(frozen=True, slots=True)
class Search(Asked):
    words: str = ""
    administration: str = ""
    workplace: str = ""
    employer: str = ""
    state: str = ""
    sort: str = Sort.CHANGED


def found(entries: Iterable[Entry], search: Search, administrations: Mapping[int, str]) -> list[Entry]:
    """Those that were asked for, in the order that was. Those that have ended are found by asking for them."""
    words = search.words.casefold().split()
    hits = [
        it
        for it in entries
        if all(word in _said(it, administrations) for word in words)
        and search.administration in ("", str(it.administration or ""))
        and search.workplace in ("", *map(str, it.workplaces))
        and search.employer in ("", it.employer)
        and _is(it, search.state)
    ]
    order = _ORDERS.get(search.sort)
    return sorted(hits, key=lambda it: order(it, administrations)) if order else hits


def _said(it: Entry, administrations: Mapping[int, str]) -> str:
    return " ".join((it.title, *it.names, administrations.get(it.administration or 0, ""), it.decided)).casefold()


def _is(it: Entry, state: str) -> bool:
    if it.is_ended or state == Is.ENDED:
        return it.is_ended and state == Is.ENDED
    if state in OF_PERSONS and not it.is_whole:
        return False
    if state == Is.PAST_PLAN:
        return it.is_past_plan
    if state in _NOT:
        return _NOT[Is(state)] not in it.standing
    return state == "" or state not in tuple(Standing) or state in it.standing


_ORDERS: dict[str, Callable[[Entry, Mapping[int, str]], Any]] = {
    Sort.TITLE: lambda it, _: alphabetical(it.title),
    Sort.ADMINISTRATION: lambda it, names: (
        alphabetical(names.get(it.administration or 0, "\uffff")),
        alphabetical(it.title),
    ),
}


def counts(entries: Collection[Entry]) -> dict[Standing, int]:
    """How many count as what; examples do not count."""
    real = [it for it in entries if not it.is_example]
    return {each: sum(each in it.standing for it in real) for each in Standing}
