"""What is wrong with a translation: it would say something else than the page means, or break it."""

import re
from collections.abc import Iterable

from babel.messages.catalog import Catalog, Message

from app.vocabulary import Refused

_FILLED = re.compile(r"(?<!%)\{(\w+)\}|%\((\w+)\)s")
_MARKUP = re.compile(r"[<>&]|%(?![(%])")


class CatalogueUnreadable(Refused):
    """It is no `.po` file."""

    code = "catalogue_unreadable"


class CatalogueWrong(Refused):
    """Details: `sentence`, the first that can't be used, and `count`, how many."""

    code = "catalogue_wrong"


class CatalogueTooLarge(Refused):
    """Details: `most`, in kB."""

    code = "catalogue_too_large"


class Unread(Refused):
    """Nobody is said to have read it."""

    code = "unread"


def wrong(catalogue: Catalog) -> Iterable[str]:
    """The Swedish of each sentence that is filled in with something else, or has markup that the Swedish has not."""
    for it in catalogue:
        if it.id and not (_fills_the_same(it) and _marks_the_same(it)):
            yield it.id if isinstance(it.id, str) else it.id[0]


def _texts(said: str | list[str] | tuple[str, ...] | None) -> list[str]:
    return [said] if isinstance(said, str) else list(said or ())


def _fills_the_same(message: Message) -> bool:
    """A form for one number may leave the number out."""
    ours = [_filled(text) for text in _texts(message.id)]
    most, least = set().union(*ours), set.intersection(*ours)
    return all(not text or least <= _filled(text) <= most for text in _texts(message.string))


def _filled(text: str) -> set[str]:
    return {a or b for a, b in _FILLED.findall(text)}


def _marks_the_same(message: Message) -> bool:
    ours = {mark for text in _texts(message.id) for mark in _MARKUP.findall(text)}
    return all(set(_MARKUP.findall(text)) <= ours for text in _texts(message.string))
