"""Whether a job description may be taken away, with all that was said of it."""

from collections.abc import Iterable

from app.vocabulary import Refused
from app.ways.trail import Trail


class TitleTypedWrong(Refused):
    """What is typed, to be sure of which it is, is not the title."""

    code = "title_typed_wrong"


class WayIsOpen(Refused):
    """It is in force, and a post that rests on it is on its way to somebody: the way is closed first, with why."""

    code = "way_is_open"


def is_held(ways: Iterable[Trail]) -> bool:
    """Whether a post that rests on it has begun on a way, and that is not closed."""
    return any(it.has_begun and not it.closed_on for it in ways)


def may_be_removed(title: str, typed: str, ways: Iterable[Trail], *, is_in_force: bool) -> None:
    """Raises `WayIsOpen`, `TitleTypedWrong`."""
    if is_in_force and is_held(ways):
        raise WayIsOpen
    if _bare(typed) != _bare(title):
        raise TitleTypedWrong


def _bare(text: str) -> str:
    """However it is spaced, and with small letters or large."""
    return " ".join(text.split()).casefold()
