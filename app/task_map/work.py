"""What a task is about, told by its words alone: which work of a municipality it is, or else its words. Pure.

Two tasks with one meaning are near-same, and no others; so what is laid together does not depend on what else there is,
nor on who shared first. The works are in `same_work.toml`, with why. A task that is none of them is its words, without
endings and in no order, and compounds in their parts: *fönsterputs* is *putsa fönster* also where no work says so.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process

from app.board.stems import EMPTY, stem

SAME_WORK = Path(__file__).with_name("same_work.toml")

_SLIP, _LONG_WORD = 88, 6
"""Percent of its letters, in order, that a word shares with the one that was meant, and letters of a word that may be
another by a slip."""
_SHORTEST = 3
"""Letters of a compound's part at least."""
_WHERE = frozenset("i på vid hos efter inför före från åt med under enligt mellan innan inom utanför".split())
"""After these, once it is said what is done, comes where, when and with whom."""
_TELLING = frozenset(("sig",))
"""In every text, and yet it says what is done: *tvätta sig*."""
_NEXT = frozenset(("och", "o", "samt", "eller", ",", ";", "/", "+", "&", "(", ")"))
_TOKENS = re.compile(r"[^\W\d_]+|\d+|[,;/+&()]")

Meaning = frozenset[str]


@dataclass(frozen=True, slots=True)
class Work:
    """`of`: stems, one of each line is to be there, and one of the first in what is done. `may`: stems that may be there
    besides. `never`: none of these."""

    name: str
    of: tuple[frozenset[str], ...]
    may: frozenset[str]
    never: frozenset[str]


@dataclass(frozen=True, slots=True)
class Word:
    """`stem`: of the whole; `parts`: the stems that it is made of, the whole where of nothing that is known."""

    stem: str
    parts: tuple[str, ...]

    @property
    def stems(self) -> frozenset[str]:
        return frozenset((self.stem, *self.parts))

    def is_among(self, stems: frozenset[str]) -> bool:
        return self.stem in stems or all(part in stems for part in self.parts)


@dataclass(frozen=True, slots=True)
class _Table:
    """`nothing`: words that never say what it is. `acts`: which act a verb is. `known`: by their first two letters."""

    works: tuple[Work, ...]
    nothing: frozenset[str]
    acts: Mapping[str, str]
    known: Mapping[str, frozenset[str]]
    ends: frozenset[str]


@cache
def _table() -> _Table:
    said = tomllib.loads(SAME_WORK.read_text("utf-8"))
    words, acts = said.pop("words"), said.pop("acts")
    works = tuple(_work(name, its) for name, its in said.items())
    nothing = _stems(words["empty"]) | _stems(words["besides"])
    by_verb = {verb: act for act, verbs in acts.items() for verb in _stems(verbs)}
    ends = _stems(words["ends"])
    known = nothing | ends | by_verb.keys() | {it for work in works for it in work.may}
    by_letters: dict[str, set[str]] = {}
    for it in known:
        by_letters.setdefault(it[:2], set()).add(it)
    its = {letters: frozenset(stems) for letters, stems in by_letters.items()}
    return _Table(works, nothing | (EMPTY - _TELLING), by_verb, its, ends)


def _work(name: str, its: Mapping[str, Any]) -> Work:
    of = tuple(_stems(line) for line in its["of"])
    may = frozenset().union(*of, _stems(its.get("with", "")))
    return Work(its.get("as", name), of, may, _stems(its.get("not", "")))


def _stems(words: str) -> frozenset[str]:
    return frozenset(map(stem, words.split()))


@lru_cache(maxsize=20_000)
def meaning(text: str) -> Meaning:
    """The work that a task is; its words where it is none that is known."""
    head, rest = _said(text)
    work = _first(head, rest) or _first((*head, *rest), ())
    return frozenset((work,)) if work else _as_words(text, (*head, *rest))


def _first(head: Sequence[Word], rest: Sequence[Word]) -> str | None:
    """Of several works the one that asks for most; of those, the one that is named first."""
    said = frozenset[str]().union(*(word.stems for word in (*head, *rest)))

    def place(work: Work) -> tuple[int, int, str]:
        return -len(work.of), next(at for at, word in enumerate(head) if word.stems & work.of[0]), work.name

    its = [work for work in _table().works if _is(work, head, said)]
    return min(its, key=place).name if its else None


def _is(work: Work, head: Sequence[Word], said: frozenset[str]) -> bool:
    if not all(said & line for line in work.of) or said & work.never:
        return False
    covered = work.may | _table().nothing
    return any(word.stems & work.of[0] for word in head) and all(word.is_among(covered) for word in head)


def _as_words(text: str, words: Sequence[Word]) -> Meaning:
    table = _table()
    its = {table.acts.get(part, part) for word in words for part in word.parts if part not in table.nothing}
    return frozenset(f"~{it}" for it in its or {word.stem for word in words} or {text.casefold()})


def _said(text: str) -> tuple[list[Word], list[Word]]:
    """What is done, and where, when and with whom."""
    head: list[Word] = []
    rest: list[Word] = []
    into, nothing = head, _table().nothing
    for token in _TOKENS.findall(text.casefold()):
        if token in _NEXT:
            into = head
            continue
        word = _word(token)
        if token in _WHERE and not all(it.is_among(nothing) for it in head):
            into = rest
        into.append(word)
    return head, rest


@lru_cache(maxsize=20_000)
def _word(token: str) -> Word:
    if token in EMPTY:
        return Word(token, (token,))
    cut, whole = next(_cuts(token), None), _known(token)
    if cut:
        return Word(whole or stem(token), cut)
    whole = whole or _meant(token)
    return Word(whole, (whole,))


def _known(word: str) -> str | None:
    """Its stem where the table has it, with the endings that the stemmer leaves on words it does not know."""
    for form in (word, word.removesuffix("n"), word.removesuffix("t"), word.removesuffix("s")):
        found = stem(form)
        if found in _table().known.get(found[:2], ()):
            return found
    return None


def _cuts(word: str) -> Iterator[tuple[str, ...]]:
    """A compound's two parts, the longest last part first: both are known, or the last says what is done."""
    for at in range(_SHORTEST, len(word) - _SHORTEST):
        first, last = word[:at], _known(word[at:])
        if last is None:
            continue
        own = _known(first) or _known(first.removesuffix("s"))
        if own or last in _table().ends:
            yield own or stem(first), last


def _meant(word: str) -> str:
    """The stem that it nearly is; its own where it is none."""
    own = stem(word)
    near = _table().known.get(own[:2], ()) if len(own) >= _LONG_WORD else ()
    close = process.extractOne(own, sorted(near), scorer=fuzz.ratio, processor=None, score_cutoff=_SLIP)
    return close[0] if close else own
