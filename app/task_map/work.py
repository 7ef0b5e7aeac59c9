"""Which work of a municipality a task is, told by its words alone. Pure.

Two tasks with one meaning are near-same, and no others: what is laid together depends neither on what else there is nor
on who shared first. The works are in `same_work.toml`, each with why. A task that is none of them means its words,
without endings and in no order, and compounds in their parts: *nagelklippning* is *klippa nagel*.

How often it is right: `docs/task-map.md`.
"""

import re
import tomllib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

from app.board.stems import EMPTY, stem

SAME_WORK = Path(__file__).with_name("same_work.toml")

_LONG_WORD = 6
"""Letters of a word that is another by a slip, and no other word."""
_SHORTEST, _SHORTEST_LAST = 3, 4
"""Letters of a compound's first and last part at least."""
_WHERE = frozenset(
    (
        *("i", "på", "vid", "hos", "efter", "inför", "före", "från", "åt", "med", "under", "enligt", "mellan", "innan"),
        *("inom", "utanför"),
    )
)
"""After these comes where, when and with whom, once it is said what is done."""
_FILLED_ON = frozenset((verb, "på") for verb in ("fylla", "fyll", "klä", "sätta", "duka", "hänga"))
"""Here *på* belongs to the verb: *fylla på kaffe*."""
_TELLING = frozenset(("sig",))
"""In every text, and yet it says what is done: *tvätta sig*."""
_NEXT = frozenset(("och", "o", "samt", "eller", ",", ";", "/", "+", "&"))
"""After these it may be said anew what is done."""
_TOKENS = re.compile(r"[^\W\d_]+|\d+|[,;/+&]")
_ASIDE = re.compile(r"\([^()]*\)")
_WORDS = "~"
"""Before each word of a meaning that is no work: no work's name begins so."""

_MORE = ("alone", "with", "not")
"""Words of a work beside those of its lines."""

Meaning = frozenset[str]


@dataclass(frozen=True, slots=True)
class Work:
    """`of`: stems, another one of each line is to be there, and one of the first line in what is done. `alone`: those
    that say it by themselves. `may`: stems that what is done may have, and no others. `never`: none of these is there.
    `is_done`: all that is asked for is in what is done."""

    name: str
    of: tuple[frozenset[str], ...]
    alone: frozenset[str]
    may: frozenset[str]
    never: frozenset[str]
    is_done: bool

    def is_said(self, said: frozenset[str]) -> bool:
        """One word that stands in two lines is one word: *ta tempen* says not of what."""
        return bool(said & self.alone) or _one_of_each(self.of, said)


def _one_of_each(lines: Sequence[frozenset[str]], said: frozenset[str]) -> bool:
    return not lines or any(_one_of_each(lines[1:], said - {it}) for it in said & lines[0])


@dataclass(frozen=True, slots=True)
class Word:
    """`stem`: of the whole. `parts`: the stems of a compound's two parts where the table does not have the whole."""

    stem: str
    parts: tuple[str, ...]

    @property
    def stems(self) -> frozenset[str]:
        return frozenset((self.stem, *self.parts))

    def is_among(self, stems: frozenset[str]) -> bool:
        return self.stem in stems or all(part in stems for part in self.parts)


Words = Sequence[Word]


@dataclass(frozen=True, slots=True)
class _Table:
    """`works`: by each stem of their first line. `phrases`: what only says that it is done. `empty`: words that never
    tell what it is; `light`: nor do these, where others do. `acts`: the act that a verb is. `ends`: what a compound may
    end with, whatever it begins with. `words`: all that there are, as they are written; `stems`: theirs; `by_letters`:
    long words by their first two."""

    works: Mapping[str, Sequence[Work]]
    phrases: re.Pattern[str]
    empty: frozenset[str]
    light: frozenset[str]
    acts: Mapping[str, str]
    ends: frozenset[str]
    words: frozenset[str]
    stems: frozenset[str]
    by_letters: Mapping[str, Sequence[str]]


@cache
def _said_of_work() -> dict[str, Any]:
    return tomllib.loads(SAME_WORK.read_text("utf-8"))


@cache
def _apart() -> frozenset[str]:
    return frozenset(_said_of_work()["words"]["apart"].split())


@cache
def _table() -> _Table:
    said = dict(_said_of_work())
    words, acts = said.pop("words"), said.pop("acts")
    lists = [*acts.values(), *(words[key] for key in ("empty", "light", "ends"))]
    lists += [line for its in said.values() for line in (*its["of"], *(its.get(key, "") for key in _MORE))]
    every = frozenset(word for line in lists for word in line.split())
    empty, light = _stems(words["empty"]) | (every & EMPTY - _TELLING), _stems(words["light"])
    return _Table(
        _by_stem(_work(name, its, empty | light) for name, its in said.items()),
        re.compile(rf"\b(?:{'|'.join(words['phrases'])})\b"),
        empty,
        light,
        {verb: act for act, verbs in acts.items() for verb in _stems(verbs)},
        _stems(words["ends"]),
        every,
        frozenset(map(_stem, every)),
        _by_letters(every),
    )


def _work(name: str, its: Mapping[str, Any], nothing: frozenset[str]) -> Work:
    """`as`: the work that it is another way to say. `nothing`: words that any may have."""
    of = tuple(_stems(line) for line in its["of"])
    may = nothing.union(*of, _stems(its.get("with", "")))
    alone, never = _stems(its.get("alone", "")), _stems(its.get("not", ""))
    return Work(its.get("as", name), of, alone, may, never, its.get("done", False))


def _by_stem(works: Iterable[Work]) -> dict[str, list[Work]]:
    found: dict[str, list[Work]] = {}
    for work in works:
        for its in work.of[0]:
            found.setdefault(its, []).append(work)
    return found


def _stems(words: str) -> frozenset[str]:
    return frozenset(map(_stem, words.split()))


def _stem(word: str) -> str:
    return word if word in EMPTY or word in _apart() else stem(word)


def _by_letters(words: Collection[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for word in sorted(words):
        if len(word) >= _LONG_WORD:
            found.setdefault(word[:2], []).append(word)
    return found


@lru_cache(maxsize=20_000)
def meaning(text: str) -> Meaning:
    """The work that a task is; its words where it is none that is known."""
    head, rest = _said(text)
    # "Svara i telefon": where the verb alone tells nothing, what comes after is what it is done to.
    work = _named(head, rest) or _named((*head, *rest), ())
    return frozenset((work,)) if work else _in_words(text, (*head, *rest))


def _named(head: Words, rest: Words) -> str | None:
    """Of several works the one that asks for most; of those, the one that is named first."""
    said = frozenset[str]().union(*(word.stems for word in (*head, *rest)))
    works = _table().works
    its = [
        (-len(work.of), at, work.name)
        for at, word in enumerate(head)
        for part in word.stems
        for work in works.get(part, ())
        if _is(work, head, said)
    ]
    return min(its)[2] if its else None


def _is(work: Work, head: Words, said: frozenset[str]) -> bool:
    asked = frozenset[str]().union(*(word.stems for word in head)) if work.is_done else said
    if said & work.never or not work.is_said(asked):
        return False
    return all(word.stem.isdigit() or word.is_among(work.may) for word in head)


def _in_words(text: str, words: Words) -> Meaning:
    """*Ringa kund* is not *ringa kollega*: a light word is left out where two others tell."""
    table = _table()
    its = {table.acts.get(part, part) for word in words for part in word.parts if part not in table.empty}
    telling = its - table.light
    found = telling if len(telling) > 1 else its
    return frozenset(f"{_WORDS}{it}" for it in found or {word.stem for word in words} or {text.casefold()})


def _said(text: str) -> tuple[list[Word], list[Word]]:
    """What is done; and where, when and with whom."""
    text = _ASIDE.sub(" ", text.casefold().replace("e-post", "epost")).strip() or text.casefold()
    tokens = _TOKENS.findall(_table().phrases.sub(" ", text)) or _TOKENS.findall(text)
    head: list[Word] = []
    rest: list[Word] = []
    into, before = head, ""
    for word in tokens:
        if word in _NEXT:
            into = head
        elif word in _WHERE:
            into = rest if _tells(head) and (before, word) not in _FILLED_ON else into
        elif word not in EMPTY or word in _table().empty or word in _TELLING:
            into.append(_word(word))
        before = word
    return head, rest


def _tells(words: Words) -> bool:
    """Whether any says what is done."""
    return any(not word.is_among(_table().empty | _table().light) for word in words)


@lru_cache(maxsize=20_000)
def _word(said: str) -> Word:
    if whole := _known(said):
        return Word(whole, (whole,))
    if cut := _cut(said):
        return Word(_stem(said), cut)
    meant = _meant(said)
    return Word(meant, (meant,))


def _known(word: str) -> str | None:
    """Its stem where the table has it, with or without the endings that the stemmer leaves."""
    if word in _apart():
        return word
    for form in (word, word.removesuffix("n"), word.removesuffix("t"), word.removesuffix("s")):
        found = _stem(form)
        if found in _table().stems:
            return found
    return None


def _cut(word: str) -> tuple[str, ...] | None:
    """A compound's two parts: both are known, or the last says what is done. Of several, the one whose last part is
    written so in the table, and then the one with the longest."""
    found = []
    for at in range(_SHORTEST, len(word) - _SHORTEST_LAST + 1):
        first, last = word[:at], _known(word[at:])
        own = last and next((_stem(it) for it in _as_first(first) if it in _table().words - EMPTY), None)
        if last and (own or last in _table().ends):
            found.append((word[at:] not in _table().words, at, own or _stem(first), last))
    return min(found)[2:] if found else None


def _as_first(part: str) -> tuple[str, ...]:
    """What a compound's first part may be by itself: *blöj* is of *blöja*, *måltids* of *måltid*. No verb that tells
    nothing: *skötbord* is no *bord*."""
    of_thing = () if _stem(f"{part}a") in _table().empty else (f"{part}a", f"{part}e")
    return part, part.removesuffix("s"), *of_thing


def _meant(word: str) -> str:
    """The stem of the word in the table that it is but for one slip of the finger, its first two letters the same; its
    own where it is none."""
    near = _table().by_letters.get(word[:2], ()) if len(word) >= _LONG_WORD else ()
    close = process.extractOne(word, near, scorer=OSA.distance, processor=None, score_cutoff=1)
    return _stem(close[0] if close else word)
