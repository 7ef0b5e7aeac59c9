"""What a group is called where a column is as narrow as a sign: two to four letters, no two alike. Somebody
gives it; until then it is proposed from the group's name."""

import re
from collections.abc import Iterator
from functools import lru_cache

from app.vocabulary import Refused, TextTooLong, words

LEAST, MOST = 2, 4
MANY, MOST_OF_MANY = 5, 3
"""So many groups have so many letters each: all their columns are in sight at once."""
_ENDS = {
    "assistent": "a",
    "biträd": "b",
    "gymnast": "g",
    "handlägg": "h",
    "ledar": "l",
    "lärar": "l",
    "pedagog": "p",
    "sekreterar": "s",
    "sköt": "sk",
    "terapeut": "t",
    "värd": "v",
}
"""What occupations end in, and what that is in short: *usk*, *ssk*, *vb*, *at* are what workplaces say."""


class ShortNameUnfit(Refused):
    """A short name that is not two to four letters or digits. Details: `least`, `most`."""

    code = "short_name_unfit"


class ShortNamesAlike(Refused):
    """Two groups with the same short name. Details: `short`."""

    code = "short_names_alike"


def read(typed: str) -> str:
    """What is typed for a short name; "" for as proposed. Raises `ShortNameUnfit`."""
    if not typed.strip():
        return ""
    try:
        short = words(typed, MOST)
    except TextTooLong:
        short = ""
    if len(short) < LEAST or not re.fullmatch(r"\w+", short):
        raise ShortNameUnfit(least=LEAST, most=MOST)
    return short


@lru_cache(1024)
def short_names(groups: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """The short names of groups in their order. `groups`: of each, its name, and what it is given or ""."""
    most = MOST_OF_MANY if len(groups) >= MANY else MOST
    found: dict[int, str] = {}
    for place in sorted(range(len(groups)), key=lambda place: not groups[place][1]):
        taken = {short.casefold() for short in found.values()}
        found[place] = next(it for it in _proposals(*groups[place], most) if it and it.casefold() not in taken)
    return tuple(found[place] for place in range(len(groups)))


def _proposals(name: str, given: str, most: int) -> Iterator[str]:
    if given:
        yield given[:most]
    letters = "".join(re.findall(r"[^\W_]", name))
    yield _initials(name, letters)[:most]
    yield _as_a_name(letters[:most])
    first = letters[: most - 1] or "G"
    yield from (_as_a_name(first[: most - len(str(number))]) + str(number) for number in range(1, 100))


def _initials(name: str, letters: str) -> str:
    """Of several words, or of one that ends in what an occupation does; else what it begins with."""
    parts = [part for part in re.findall(r"[^\W_]+", name) if part[0].isupper() or not part.islower() or len(part) > 3]
    if len(letters) <= MOST:
        return letters
    if len(parts) > 1:
        return _as_a_name("".join(part[0] for part in parts))
    end = next((short for end, short in _ENDS.items() if letters.casefold().find(end) > 1), "")
    return _as_a_name(letters[0] + end if end else letters)


def _as_a_name(letters: str) -> str:
    return letters[:1].upper() + letters[1:].lower()
