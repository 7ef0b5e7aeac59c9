"""The pictures that a task may have: which there are, what each shows, and which a text may mean.

`pictures.csv` names them: `words`, with | between, are what a picture shows, its own name first; `besides` what leads
to it only where nothing else is said. The table is ours, and in Swedish: the keywords of a set are names of things
(*kvast*), and what people write is work (*städa*).
"""

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

MOST_TYPED = 40
"""Letters that are looked for in what pictures show."""
TABLE = Path(__file__).with_name("pictures.csv")


@dataclass(frozen=True, slots=True)
class Picture:
    """`key`: its name in the set, in English, and of its file. `words`: in Swedish, the first its name."""

    key: str
    words: tuple[str, ...]
    besides: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.words[0]

    @property
    def english(self) -> str:
        return self.key.replace("-", " ")


def _split(cell: str) -> tuple[str, ...]:
    return tuple(word for word in cell.split("|") if word)


@cache
def pictures() -> dict[str, Picture]:
    """All of them by key, in the table's order: what is alike stands together."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines)
        return {row["picture"]: Picture(row["picture"], _split(row["words"]), _split(row["besides"])) for row in rows}


def is_there(key: str) -> bool:
    return key in pictures()


def by_word() -> Iterator[tuple[str, str, bool]]:
    """Each word or words, the key of the picture that they lead to, and whether they do so before others."""
    for key, picture in pictures().items():
        yield from ((word, key, True) for word in picture.words)
        yield from ((word, key, False) for word in picture.besides)


def found(typed: str) -> list[str]:
    """The keys of the pictures whose words, Swedish or English, hold all that is typed; those that begin so first."""
    parts = typed.casefold().split()
    hits: dict[bool, list[str]] = defaultdict(list)
    for key, picture in pictures().items():
        words = [*picture.words, *picture.besides, picture.english]
        for begins in (True, False):
            if parts and all(any(_has(word, part, begins) for word in words) for part in parts):
                hits[begins].append(key)
                break
    return [*hits[True], *hits[False]]


def _has(word: str, part: str, begins: bool) -> bool:
    return any(each.startswith(part) for each in word.split()) if begins else part in word
