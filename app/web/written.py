"""What people write has the installation's language, on a page that is in another: a screen reader then reads a Swedish
task as Swedish on a page in Arabic (WCAG 3.1.2).

The templates mark people's words by `dir="auto"`. A sentence of ours with such words in it says its own `lang`. What
scripts write is marked in the same way, by ui/say.js."""

import re
from html import unescape

from app.alphabet import is_in_our_letters

_WORDS = re.compile(r'(<(?![^<>]* lang=)[^<>]* dir="auto"[^<>]*)>([^<]*)(?=</)')
"""An element that says no language, with nothing in it but people's words, or none yet."""


def is_another(language: str, installations: str) -> bool:
    """Easy Swedish is Swedish."""
    return language.split("-")[0] != installations.split("-")[0]


def marked(page: str, installations: str) -> str:
    """A page where people's words say that they are in the installation's language."""
    return _WORDS.sub(lambda it: f"{it[1]}{_lang(unescape(it[2]), installations)}>{it[2]}", page)


def _lang(words: str, installations: str) -> str:
    return f' lang="{installations}"' if is_in_our_letters(words) else ""
