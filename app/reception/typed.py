"""What is typed of a reception: read field by field, and put together with what somebody else has saved meanwhile.
Pure."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TypeVar

from app.ways.trail import TrailChanged
from app.workshop.workshop import UnknownChoice

Typed = Mapping[str, str]
"""By the name of the field: what stands in it."""
Choice = TypeVar("Choice", bound=StrEnum)


class ReceptionChanged(TrailChanged):
    """Somebody else saved since the page was opened, and both wrote in the same field. Details: `at`, the first."""


def merge(names: Iterable[str], base: Typed, mine: Typed, theirs: Typed) -> dict[str, str]:
    """Two people's changes of the same form. `base`: what both began with. Raises `ReceptionChanged`."""
    both: dict[str, str] = {}
    for name in names:
        was, here, there = base.get(name, ""), mine.get(name, ""), theirs.get(name, "")
        if was not in (here, there) and here != there:
            raise ReceptionChanged(at=name)
        both[name] = there if here == was else here
    return both


def choice(of: type[Choice], text: str) -> Choice:
    """Raises `UnknownChoice`."""
    if text not in list(of):
        raise UnknownChoice
    return of(text)
