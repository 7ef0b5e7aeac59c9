"""Long lists, a page at a time: by ordinary links, which work without scripts."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any, Generic, TypeVar

PAGE = 50
"""On a page, where nothing else is said."""

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Part(Generic[Item]):
    """`items`: what stands on page `number` of `pages`. `all`: how many there are on all of them."""

    items: Sequence[Item]
    number: int
    pages: int
    all: int


def part(every: Sequence[Item], asked: str = "", size: int = PAGE, showing: Any = None) -> Part[Item]:
    """`asked`: the page's number as it stands in an address; where none does, the page with `showing`, or the first."""
    pages = max(1, ceil(len(every) / size))
    first = every.index(showing) // size + 1 if showing is not None and showing in every else 1
    number = min(int(asked), pages) if asked.isascii() and asked.isdigit() and len(asked) < 6 and int(asked) else first
    return Part(every[(number - 1) * size : number * size], number, pages, len(every))
