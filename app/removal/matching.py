"""Words that are to be found, and taken away, wherever somebody has written them. Pure.

As people read: capitals or not, however accents are put together (NFC, NFD), with or without the s of a genitive, with
a hyphen or a space between. Whole words, unless somebody asks for parts of words too.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from app.vocabulary import RAW_MORE, RAW_TIMES, Refused, clean

MARK = "[borttaget]"
"""What stands where words were."""
SHORT_MARK = "[…]"
"""The same in a text that would grow past `NARROW` by the other: no field is to hold more than fits in it."""
NARROW = 60
MOST = 80
"""Characters that may be searched for."""
LEAST = 2
"""Letters and digits among them."""
AROUND = 40
"""Characters of an excerpt before and after."""

_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Soft hyphens and the like, which may stand between any two letters."""
_LETTER, _ACCENT = r"[^\W_]", "[\u0300-\u036f]"
_BETWEEN = re.compile(r"[\s\-‐‑‒–]+")
_SPACE, _HYPHEN = r"[\s\-‐‑‒–]+", r"[\s\-‐‑‒–]*"
_GENITIVE = "(?:[:'’]?s)?"


class TooLittleToFind(Refused):
    """Details: `least`, the letters that it takes."""

    code = "too_little_to_find"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The words with what stands around them, the first time that they stand in a text."""

    before: str
    words: str
    after: str


@dataclass(frozen=True)
class Wanted:
    """`text`: as somebody has typed it, cleaned. `inside`: whether parts of words count too."""

    text: str
    inside: bool = False

    @property
    def in_a_row(self) -> int:
        """How many words it is. Those that a hyphen parts count each: a text is found by them as by spaces."""
        return len(_BETWEEN.split(self.text))

    @cached_property
    def _words(self) -> str:
        parts = _BETWEEN.split(self.text)
        gaps = _BETWEEN.findall(self.text)
        together = _of(parts[0])
        for before, gap, part in zip(parts[:-1], gaps, parts[1:], strict=True):
            # A number is written in many ways; a name with a hyphen is also written as one word.
            may_touch = (before[-1:] + part[:1]).isdigit() or not gap.isspace()
            together += (_HYPHEN if may_touch else _SPACE) + _of(part)
        return together

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        words = self._words
        if not self.inside:
            # Nothing is asked of what is beside a sign that is no letter: "c/o" ends as it stands.
            starts = f"(?<!{_LETTER})" if self.text[0].isalnum() else ""
            ends = f"{_GENITIVE}(?!{_ACCENT})(?![{_UNSEEN}]*{_LETTER})" if self.text[-1].isalnum() else ""
            words = f"{starts}{words}{ends}"
        marks = "|".join(map(re.escape, (MARK, SHORT_MARK)))
        return re.compile(f"{marks}|(?P<found>{words})", re.IGNORECASE)

    @cached_property
    def _longest(self) -> str:
        return max((_folded(part) for part in _BETWEEN.split(self.text)), key=len)

    def may_be_in(self, encoded: str) -> bool:
        r"""Whether to look closer at a text as JSON; no is certain. `\u` may hide any letter."""
        return "\\u" in encoded or self._longest in _folded(encoded)

    def blanked(self, text: str) -> tuple[str, int]:
        """The text without the words, and how many times they stood there; the text as it is, where they did not."""
        plain = _composed(text)
        count = sum(it["found"] is not None for it in self._pattern.finditer(plain))
        if not count:
            return text, 0
        marked = self._with(MARK, plain)
        grows = len(marked) > max(NARROW, len(text))
        return self._with(SHORT_MARK, plain) if grows else marked, count

    def _with(self, mark: str, plain: str) -> str:
        return self._pattern.sub(lambda it: it[0] if it["found"] is None else mark, plain)

    def excerpt(self, text: str) -> Excerpt | None:
        plain = _composed(text)
        for it in self._pattern.finditer(plain):
            if it["found"] is not None:
                before, after = plain[max(0, it.start() - AROUND) : it.start()], plain[it.end() : it.end() + AROUND]
                ends = ("…" if it.start() > AROUND else "", "…" if it.end() + AROUND < len(plain) else "")
                return Excerpt(ends[0] + before, it[0], after + ends[1])
        return None


def wanted(typed: str, *, inside: bool = False) -> Wanted:
    """Raises `TooLittleToFind`, and what `clean` raises."""
    text = clean(typed, MOST).strip("-‐‑‒– ")
    if sum(c.isalnum() for c in text) < LEAST:
        raise TooLittleToFind(least=LEAST)
    return Wanted(text, inside)


def is_the_same(typed: str, text: str) -> bool:
    """Whether somebody has typed these words once more."""
    may_be = len(typed) <= RAW_TIMES * len(text) + RAW_MORE
    return may_be and _folded(" ".join(typed.split())) == _folded(text)


def _of(part: str) -> str:
    """A word, each letter in whichever form it may be written."""
    written = f"[{_UNSEEN}]*".join(map(_letter, part))
    return re.sub(f"(?:s|S)\\[{_UNSEEN}\\]\\*(?:s|S)", f"(?:s[{_UNSEEN}]*s|ß)", written)


def _letter(c: str) -> str:
    forms = dict.fromkeys((c, c.casefold(), c.lower(), c.upper()))
    return re.escape(c) if all(len(form) == 1 for form in forms) else f"(?:{'|'.join(map(re.escape, forms))})"


def _composed(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _folded(text: str) -> str:
    if text.isascii():
        return text.casefold()
    return unicodedata.normalize("NFC", _composed(text).casefold()).translate(dict.fromkeys(map(ord, _UNSEEN)))
