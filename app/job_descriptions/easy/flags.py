"""What is hard to read in a text that is to be easy: decimals, long and hard words, short forms, long sentences, and
what must not be there at all. Pure.

`js/job_descriptions/easy_flags.js` says the same while somebody types; tests/cases/easy_flags.json holds them together.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import pairwise
from pathlib import Path

from app.job_descriptions.advice.csv_lines import Malformed, table

LONG_WORD = 13
"""Letters: more than this is long, where it is not a word of the list."""
LONG_SENTENCE = 15
"""Words."""
AROUND = ".,;:!?()[]\"'”“»«…–-"
"""What stands around a word and is none of it."""
_TOKEN = re.compile(r"\S+")
_DECIMAL = re.compile(r"([0-9]{1,4})(?:,([0-9]{1,2})|\.([0-9]))%?")
_ENDS = re.compile(r"[.!?…][)\"'”»]*$")
_NOT_OF_AMOUNT = ("kl", "klockan", "§", "punkt", "kapitel", "dnr")
"""After these a number is a time or a place."""
_COUNTED = ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")


class Kind(StrEnum):
    DECIMAL = "decimal"
    REPLACE = "replace"
    """A hard word, and what to write instead."""
    EXPLAIN = "explain"
    """A word that may stand, with a line that explains it; not where the text has that line."""
    NEVER = "never"
    """Says that whoever reads it is not needed."""
    SHORT = "short"
    """A short form in capitals that nobody has explained."""
    LONG_WORD = "long_word"
    LONG_SENTENCE = "long_sentence"


@dataclass(frozen=True, slots=True)
class Flag:
    """`at`: where in the text, in characters. `written`: what is meant there. `instead`: what to write instead of it
    or, of what is explained, as a line after it; "" where nobody knows. `count`: letters or words of what is long."""

    kind: Kind
    at: int
    written: str
    instead: str = ""
    count: int = 0

    @property
    def key(self) -> str:
        """What a button says that is pressed for it: the text may have changed since."""
        return f"{self.kind}:{self.written}"

    @property
    def can_be_done(self) -> bool:
        return bool(self.instead) or self.kind is Kind.NEVER


@dataclass(frozen=True, slots=True)
class Hard:
    what: Kind
    instead: str


Words = Mapping[str, Hard]
"""By how they are written, in small letters; short forms in capitals are written in capitals."""


@dataclass(frozen=True, slots=True)
class Token:
    """`start`, `end`: of the word, without what stands around it; `whole`: the end of that, too."""

    start: int
    end: int
    whole: int


@cache
def words() -> Words:
    """The list that comes with the product. Raises `Malformed`."""
    return read_words((Path(__file__).parent / "words.csv").read_text("utf-8"))


def read_words(text: str) -> Words:
    found: dict[str, Hard] = {}
    for line, row in table(text, ("word", "what"), ("instead",)):
        if row["what"] not in (Kind.REPLACE, Kind.EXPLAIN, Kind.NEVER):
            raise Malformed(f"line {line}: {row['what']!r} is not replace, explain or never")
        for form in row["word"].split("|"):
            found[_key(form.strip())] = Hard(Kind(row["what"]), row["instead"])
    return found


def _key(form: str) -> str:
    """Short forms are told from words: *AB* and *ab*."""
    return form if form.isupper() else form.strip(AROUND).lower()


def flags(text: str, hard: Words | None = None) -> list[Flag]:
    """In the order that they stand in the text."""
    its = words() if hard is None else hard
    found: list[Flag] = []
    at = 0
    for line in text.split("\n"):
        found += [*_in_line(line, at, text, its)]
        at += len(line) + 1
    return _explained_once(sorted(found, key=lambda it: (it.at, -len(it.written))))


def _explained_once(found: Sequence[Flag]) -> list[Flag]:
    """A word is explained where it stands first."""
    first = {it.instead: it for it in reversed(found) if it.kind is Kind.EXPLAIN}
    return [it for it in found if it.kind is not Kind.EXPLAIN or first[it.instead] is it]


def _in_line(line: str, at: int, text: str, hard: Words) -> Iterator[Flag]:
    tokens = _tokens(line)
    shouts = line.upper() == line
    nth = 0
    while nth < len(tokens):
        listed, many = _listed(line, tokens, nth, hard)
        if listed:
            if not (listed.kind is Kind.EXPLAIN and listed.instead in text):
                yield Flag(listed.kind, at + listed.at, listed.written, listed.instead)
            nth += many
            continue
        token = tokens[nth]
        word = line[token.start : token.end]
        before = line[tokens[nth - 1].start : tokens[nth - 1].end].lower() if nth else ""
        if flag := _of_word(word, before, shouts=shouts):
            yield Flag(flag.kind, at + token.start, word, flag.instead, flag.count)
        nth += 1
    yield from _sentences(line, at, tokens)


def _tokens(line: str) -> list[Token]:
    found = []
    for it in _TOKEN.finditer(line):
        start, end = it.start(), it.end()
        while start < end and line[start] in AROUND:
            start += 1
        while start < end and line[end - 1] in AROUND:
            end -= 1
        if start < end:
            found.append(Token(start, end, it.end()))
    return found


def _listed(line: str, tokens: Sequence[Token], nth: int, hard: Words) -> tuple[Flag | None, int]:
    """The longest of the list's that begins here, and how many words it is."""
    for many in (5, 4, 3, 2, 1):
        some = tokens[nth : nth + many]
        if len(some) < many or any(line[one.end : other.start].strip() for one, other in pairwise(some)):
            continue
        written = line[some[0].start : some[-1].end]
        one = hard.get(written) or hard.get(" ".join(written.split()).lower())
        if one and (one is hard.get(written) or not written.isupper() or many > 1):
            whole = written + "." if _is_short(line, some[-1]) and one.what is Kind.REPLACE else written
            return Flag(one.what, some[0].start, whole, _as_large(one, written)), many
    return None, 0


def _is_short(line: str, token: Token) -> bool:
    """Whether the stop after it is its own and no sentence's: *t.ex. mat*."""
    after = line[token.end :]
    return "." in line[token.start : token.end] and after[:2] == ". " and after[2:3].islower()


def _as_large(one: Hard, written: str) -> str:
    is_large = one.what is Kind.REPLACE and written[:1].isupper()
    return one.instead[:1].upper() + one.instead[1:] if is_large else one.instead


def _of_word(word: str, before: str, *, shouts: bool) -> Flag | None:
    if decimal := _DECIMAL.fullmatch(word):
        if before in _NOT_OF_AMOUNT:
            return None
        return Flag(
            Kind.DECIMAL, 0, word, roughly(decimal[1], decimal[2] or decimal[3]) + ("%" if word[-1] == "%" else "")
        )
    if not shouts and 2 <= len(word) <= 5 and word.isalpha() and word.isupper():
        return Flag(Kind.SHORT, 0, word)
    longest = max(map(_letters, word.split("-")))
    return Flag(Kind.LONG_WORD, 0, word, count=longest) if longest > LONG_WORD else None


def _letters(part: str) -> int:
    """Letters of a word; 0 where it is an address or the like."""
    return len(part) if all(unicodedata.category(c)[0] in "LM" for c in part) else 0


def roughly(whole: str, part: str) -> str:
    """A number with decimals as one says it: *drygt fem*, *nästan sex*. "" where it is less than one."""
    number, tenths = int(whole), int(part.ljust(2, "0"))
    if not tenths:
        return _counted(number)
    if not number:
        return ""
    return f"drygt {_counted(number)}" if tenths <= 50 else f"nästan {_counted(number + 1)}"


def _counted(number: int) -> str:
    return _COUNTED[number] if number < len(_COUNTED) else str(number)


def _sentences(line: str, at: int, tokens: Sequence[Token]) -> Iterator[Flag]:
    begins = 0
    for nth, token in enumerate(tokens):
        following = line[tokens[nth + 1].start] if nth + 1 < len(tokens) else ""
        is_last = not following or (_ENDS.search(line[token.start : token.whole]) and following.isupper())
        if is_last:
            count = nth + 1 - begins
            if count > LONG_SENTENCE:
                start = tokens[begins].start
                yield Flag(Kind.LONG_SENTENCE, at + start, line[start : token.whole], count=count)
            begins = nth + 1


def done(text: str, flag: Flag) -> str:
    """The text as the flag proposes it."""
    if flag.kind is Kind.EXPLAIN:
        end = text.find("\n", flag.at)
        end = len(text) if end < 0 else end
        return f"{text[:end]}\n{flag.instead}{text[end:]}"
    if flag.kind is Kind.NEVER:
        start, end = text.rfind("\n", 0, flag.at) + 1, text.find("\n", flag.at)
        return text[:start] + (text[end + 1 :] if end >= 0 else "")
    return text[: flag.at] + flag.instead + text[flag.at + len(flag.written) :] if flag.instead else text


def pressed(text: str, key: str, hard: Words | None = None) -> str:
    """The text with what a button says done to it, once; as it is where that is not there any more."""
    return next((done(text, it) for it in flags(text, hard) if it.key == key), text)


def says_never(line: str) -> bool:
    return any(it.kind is Kind.NEVER for it in flags(line))
