"""Which tasks are likely the same, said in other words. A suggestion: the facilitator decides.

Texts are compared word by word, in no order and without the endings that Swedish words take: *städa* and *städning*,
*måltid* and *måltider*. A compound is taken apart where the list itself has its parts, so that *fönsterputs* is *putsa
fönster* and *schemaläggning* is *lägga schema*. Words that say only that something is done (*hantering av*, *ta hand
om*) are not counted. What is left is compared letter by letter, so that a slip of the finger makes no difference.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from rapidfuzz import fuzz, process

ALIKE = 86
"""Percent of the letters, in order, that two tasks share to be suggested. Of those in `tests/board/test_similar.py` the
ones that are the same share 92 at least, and others, like *beställa mat* and *beställa material*, 82 at most."""
MOST_SUGGESTED = 200
SHORTEST = 3
"""Letters that are left of a word at least."""
LONG_ENOUGH = 4
"""Letters of a compound's last part that are not there by chance."""

_ENDINGS = (
    *("eringarna", "eringen", "eringar", "ering", "erandet", "erande", "erade", "erar", "erat", "era"),
    *("ationerna", "ationen", "ationer", "ation"),
    *("ningarna", "ningars", "ningens", "ningar", "ningen", "ning", "ingar", "ingen", "ing"),
    *("elsernas", "elserna", "elsen", "elser", "else", "seln", "sel", "andet", "ande"),
    *("arnas", "ernas", "ornas", "arna", "erna", "orna", "aren", "aras", "are"),
    *("ans", "ens", "ets", "ar", "er", "or", "en", "et", "an", "as", "at", "ad", "a", "e", "o"),
)
_EMPTY = {
    *("och", "eller", "samt", "i", "på", "av", "till", "för", "med", "vid", "om", "åt", "från", "ex", "mm"),
    *("att", "en", "ett", "den", "det", "de", "vi", "jag", "man", "olika", "alla", "annat", "övrigt"),
    *("ut", "upp", "in", "ner", "bort", "undan", "fram", "ta", "tar", "hand", "göra", "gör", "hjälpa", "hjälper"),
    *("and", "or", "the", "of", "to", "for", "with"),
}
_SAYING_ONLY_THAT = ("hant", "sköt", "utför", "ansvar", "arbet", "jobb", "hjälp", "göra")
"""Stems of words that say only that something is done."""


Texts = Mapping[str, str]


def similar(tasks: Texts, apart: Iterable[tuple[str, str]] = ()) -> list[tuple[str, str]]:
    """Pairs of tasks that are likely the same, the likest first; of many that are alike, no more pairs than join them.

    `tasks`: texts by id, in the order they came; the first of a pair came first. `apart`: pairs that somebody has said
    are different, in either order.
    """
    return [*_similar(tuple(tasks.items()), frozenset(frozenset(pair) for pair in apart))]


@lru_cache(maxsize=16)
def _similar(tasks: tuple[tuple[str, str], ...], apart: frozenset[frozenset[str]]) -> tuple[tuple[str, str], ...]:
    """Kept, for a page that is asked for again before the list has changed."""
    ids = [id for id, _ in tasks]
    keys = compared([text for _, text in tasks])
    figures = [_figures(text) for _, text in tasks]
    found = [
        (score, nth, nth + 1 + later)
        for nth, key in enumerate(keys)
        for _, score, later in process.extract(
            key, keys[nth + 1 :], scorer=fuzz.ratio, processor=None, score_cutoff=ALIKE, limit=None
        )
        if figures[nth] == figures[nth + 1 + later] and frozenset((ids[nth], ids[nth + 1 + later])) not in apart
    ]
    found.sort(key=lambda it: (-it[0], it[1], it[2]))
    return tuple((ids[one], ids[other]) for one, other in _joining(found))[:MOST_SUGGESTED]


def _joining(pairs: Iterable[tuple[float, int, int]]) -> Iterable[tuple[int, int]]:
    """The pairs that join what no earlier pair has joined."""
    joined: dict[int, int] = {}

    def root(task: int) -> int:
        while (above := joined.get(task, task)) != task:
            task = above
        return task

    for _, one, other in pairs:
        if root(one) != root(other):
            joined[root(other)] = root(one)
            yield one, other


def compared(texts: list[str]) -> list[str]:
    """What is compared of each text: its stems in order of the alphabet, compounds in their parts."""
    words = [re.findall(r"\w+", text.casefold()) for text in texts]
    known = {stem(word) for each in words for word in each if word not in _EMPTY} | {*_SAYING_ONLY_THAT}
    parts = {word: _parts(word, known) for each in words for word in each}
    keys = ([part for word in each for part in parts[word]] for each in words)
    return [_key(key) or text.casefold() for key, text in zip(keys, texts, strict=True)]


def _key(parts: list[str]) -> str:
    counted = {part for part in parts if part not in _EMPTY and not part.startswith(_SAYING_ONLY_THAT)}
    return " ".join(sorted(counted or {*parts}))


def stem(word: str) -> str:
    """A word without its ending, so long as something is left of it."""
    if word in _EMPTY:
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            return word.removesuffix(ending)
    return word


def _parts(word: str, known: set[str]) -> tuple[str, ...]:
    """A compound's parts, where the last is a word of its own here, and a short one the first too; else the stem."""
    for whole in (word, stem(word)):
        for cut in range(2, len(whole) - SHORTEST + 1):
            head, tail = whole[:cut], whole[cut:]
            forms = (head, head.removesuffix("s"), stem(head.removesuffix("s")))
            own = next((form for form in forms if form in known or form in _EMPTY), None)
            if tail in known and (own or min(len(tail), len(head) + 1) >= LONG_ENOUGH):
                return own or forms[-1], tail
    return (stem(word),)


def _figures(text: str) -> list[str]:
    """The numbers in a text: *avdelning 1* is not *avdelning 2*, however alike they are written."""
    return sorted(re.findall(r"\d+", text))
