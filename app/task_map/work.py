"""Which work of a municipality a task is, told by its words alone. Pure.

Two tasks with one meaning are near-same, and no others: what is laid together depends neither on what else there is nor
on who shared first. The works are in `same_work.toml`, each with why. A task that is none of them means its words,
without endings and in no order, and compounds in their parts: *nagelklippning* is *klippa nagel*.

How often it is right: `docs/task-map.md`.
"""

import re
import tomllib
from collections.abc import Collection, Mapping, Sequence
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
_WHERE = frozenset("i på vid hos efter inför före från åt med under enligt mellan innan inom utanför".split())
"""After these comes where, when and with whom, once it is said what is done."""
_FILLED_ON = frozenset(("fylla", "fyll", "klä", "sätta", "duka", "hänga"))
"""After these *på* belongs to the verb: *fylla på kaffe*."""
_TELLING = frozenset(("sig",))
"""In every text, and yet it says what is done: *tvätta sig*."""
_NEXT = frozenset(("och", "o", "samt", "eller", ",", ";", "/", "+", "&", "(", ")"))
"""After these it may be said anew what is done."""
_TOKENS = re.compile(r"[^\W\d_]+|\d+|[,;/+&()]")
_WORDS = "~"
"""Before each word of a meaning that is no work: no work's name begins so."""

Meaning = frozenset[str]


@dataclass(frozen=True, slots=True)
class Work:
    """`of`: stems, one of each line is to be there, and one of the first line in what is done. `may`: stems that what is
    done may have, and no others. `never`: none of these is there."""

    name: str
    of: tuple[frozenset[str], ...]
    may: frozenset[str]
    never: frozenset[str]


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
    """`phrases`: what only says that it is done. `empty`: words that never tell what it is; `light`: nor do these, where
    others do. `acts`: the act that a verb is. `ends`: what a compound may end with, whatever it begins with. `words`: all
    that there are, as they are written; `stems`: theirs; `by_letters`: long words by their first two."""

    works: tuple[Work, ...]
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
    works = tuple(_work(name, its) for name, its in said.items())
    lists = [*acts.values(), words["empty"], words["light"], words["ends"]]
    for its in said.values():
        lists += [*its["of"], its.get("with", ""), its.get("not", "")]
    every = frozenset(word for words in lists for word in words.split())
    return _Table(
        works,
        re.compile(rf"\b(?:{'|'.join(words['phrases'])})\b"),
        _stems(words["empty"]) | (every & EMPTY - _TELLING),
        _stems(words["light"]),
        {verb: act for act, verbs in acts.items() for verb in _stems(verbs)},
        _stems(words["ends"]),
        every,
        frozenset(map(_stem, every)),
        _by_letters(every),
    )


def _work(name: str, its: Mapping[str, Any]) -> Work:
    """`as`: the work that it is another way to say."""
    of = tuple(_stems(line) for line in its["of"])
    may = frozenset[str]().union(*of, _stems(its.get("with", "")))
    return Work(its.get("as", name), of, may, _stems(its.get("not", "")))


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

    def place(work: Work) -> tuple[int, int, str]:
        return -len(work.of), next(at for at, word in enumerate(head) if word.stems & work.of[0]), work.name

    its = [work for work in _table().works if _is(work, head, said)]
    return min(its, key=place).name if its else None


def _is(work: Work, head: Words, said: frozenset[str]) -> bool:
    if said & work.never or not all(said & line for line in work.of):
        return False
    may = work.may | _table().empty | _table().light
    return any(word.stems & work.of[0] for word in head) and all(word.is_among(may) for word in head)


def _in_words(text: str, words: Words) -> Meaning:
    """Of what stands alone *ringa kund* is not *ringa kollega*: a light word is left out where two others tell."""
    table = _table()
    its = {table.acts.get(part, part) for word in words for part in word.parts if part not in table.empty}
    telling = its - table.light
    found = telling if len(telling) > 1 else its
    return frozenset(f"{_WORDS}{it}" for it in found or {word.stem for word in words} or {text.casefold()})


def _said(text: str) -> tuple[list[Word], list[Word]]:
    """What is done; and where, when and with whom."""
    text = text.casefold().replace("e-post", "epost")
    tokens = _TOKENS.findall(_table().phrases.sub(" ", text)) or _TOKENS.findall(text)
    head: list[Word] = []
    rest: list[Word] = []
    into = head
    for before, token in zip(["", *tokens], tokens, strict=False):
        if token in _NEXT:
            into = head
        elif token in _WHERE:
            into = rest if _tells(head) and not (token == "på" and before in _FILLED_ON) else into
        elif token not in EMPTY or token in _table().empty or token in _TELLING:
            into.append(_word(token))
    return head, rest


def _tells(words: Words) -> bool:
    """Whether any says what is done."""
    return any(not word.is_among(_table().empty | _table().light) for word in words)


@lru_cache(maxsize=20_000)
def _word(token: str) -> Word:
    if whole := _known(token):
        return Word(whole, (whole,))
    if cut := _cut(token):
        return Word(_stem(token), cut)
    meant = _meant(token)
    return Word(meant, (meant,))


def _known(word: str) -> str | None:
    """Its stem where the table has it, with or without the endings that the stemmer leaves."""
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
    """What a compound's first part may be by itself: *blöj* is of *blöja*, *måltids* of *måltid*."""
    return part, part.removesuffix("s"), f"{part}a", f"{part}e"


def _meant(word: str) -> str:
    """The stem of the word in the table that it is but for one slip of the finger, its first two letters the same; its
    own where it is none."""
    near = _table().by_letters.get(word[:2], ()) if len(word) >= _LONG_WORD else ()
    close = process.extractOne(word, near, scorer=OSA.distance, processor=None, score_cutoff=1)
    return _stem(close[0] if close else word)
