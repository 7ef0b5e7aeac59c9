"""Our own sentences, those that a participant meets: which they are, by which short id somebody films them, and whether
a text is one of them. What people write is none."""

import csv
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from gettext import NullTranslations
from hashlib import sha256
from typing import Any, TextIO

from app.web import language

ID = re.compile(r"[0-9a-f]{10}")
LIST_OF_THEM = "sv-simple"
"""A catalogue that has each of them, whether it says them otherwise or not."""

_FILLED = re.compile(r"\{\w+\}|%\(\w+\)s|\d+(?:[:.,\s]\d+)*")


def sentence_id(swedish: str) -> str:
    """Stays as long as the sentence does. Of one with forms for one and for many: by that for one."""
    return sha256(swedish.encode()).hexdigest()[:10]


def sentences() -> Iterator[tuple[str, ...]]:
    """Each in Swedish; with two forms, that for one first."""
    for it in language.ours(LIST_OF_THEM):
        yield (it,) if isinstance(it, str) else tuple(it)


def print_all(file: TextIO) -> None:
    """For who films them: the ids that clips are named by."""
    lines = csv.writer(file, lineterminator="\n")
    lines.writerow(("id", "sentence"))
    lines.writerows((sentence_id(it[0]), " / ".join(it)) for it in sentences())


def said(tag: str) -> list[tuple[str, str]]:
    """The sentences as a language says them now, and their ids: two may be said alike."""
    return [(form, sentence_id(it[0])) for it in sentences() for form in _forms(tag, it)]


def _forms(tag: str, sentence: tuple[str, ...]) -> list[str]:
    """What a sentence is in a language, in each form there."""
    if len(sentence) == 1:
        return [_in(tag, lambda: language.gettext(sentence[0]))]
    return [*_in(tag, lambda: language.plurals(*sentence)).values()]


def _in(tag: str, say: Callable[[], Any]) -> Any:
    spoken = language.current()
    language.speak(tag)
    try:
        return say()
    finally:
        language.speak(spoken)


def is_ours(text: str, tag: str) -> bool:
    """Whether a text is one of our sentences in a language, with nothing but numbers filled in."""
    return _shape(text) in _shapes(tag, language.catalogue(tag))


@lru_cache(maxsize=24)
def _shapes(tag: str, _catalogue: NullTranslations) -> frozenset[str]:
    """Anew for another catalogue: the municipality may bring its own."""
    return frozenset(_shape(form) for form, _id in said(tag))


def _shape(text: str) -> str:
    return _FILLED.sub("#", plain(text))


def plain(text: str) -> str:
    """On one line, without what is only to be seen: an engine reads a line at a time, and takes two brackets for its
    own spelling of sounds."""
    text = text.replace("\u00ad", "").replace("[[", "[").replace("]]", "]")
    return " ".join("".join(it if it.isprintable() else " " for it in text).split())
