"""Which pictures suit a task. A suggestion: the facilitator chooses.

A task's words are stemmed as where tasks are compared (`stems.py`), and so are the words of `pictures.csv`. A compound
that the table does not have is known by its last part, or else its first: *trädgårdsskötsel* is of *trädgård*. What the
text ends with tells more than what it begins with: *tvätta bilen* is a car.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache

from app.board.stems import stem, words
from app.pictures.pictures import by_word

GOOD = 0.6
"""What a suggestion scores at least that is taken without being looked at, as where all tasks get one."""
MOST = 6

_BESIDES = 0.5
_LAST_PART, _FIRST_PART = 0.85, 0.65
_MORE_WORDS = 0.5
"""What each word beyond the first adds, of those that lead to a picture together."""
_ANYTHING = frozenset(("hantera", "hantering", "sköta", "skötsel", "göra", "arbete", "uppgift", "uppgifter"))
"""What may be said of anything, besides the words that are in every text."""
_SHORTEST = 4
"""Letters of a word that is looked for in a compound."""
_LATER = 0.01
"""What each word before it adds."""
_ONCE_MORE = 0.1
"""What it adds that another word leads to the same picture."""


@cache
def _table() -> dict[str, list[tuple[tuple[str, ...], str, bool]]]:
    """By their first stem, the stems that lead to a picture together, its key, and whether they do so before others."""
    table: dict[str, list[tuple[tuple[str, ...], str, bool]]] = defaultdict(list)
    for said, key, is_first in by_word():
        stems = tuple(dict.fromkeys(map(stem, words(said))))
        table[stems[0]].append((stems, key, is_first))
    return dict(table)


@cache
def _in_compounds() -> frozenset[str]:
    return frozenset(
        first for first, rows in _table().items() if len(first) >= _SHORTEST and any(len(it) == 1 for it, *_ in rows)
    )


@lru_cache(maxsize=4096)
def suggested(text: str) -> tuple[tuple[str, float], ...]:
    """Keys of pictures and how well each suits the text, the best first; at most `MOST`."""
    said = [_known(word) for word in words(text) if word not in _ANYTHING]
    scores: dict[str, float] = {}
    for place, known in enumerate(said):
        for key, score in _led_to(known, said).items():
            before = scores.get(key, 0)
            scores[key] = max(before, score + _LATER * place) + (_ONCE_MORE if before else 0)
    best = sorted(scores, key=lambda key: -scores[key])
    return tuple((key, scores[key]) for key in best[:MOST])


def good(text: str) -> str:
    """The picture that suits a text well enough to be taken unseen; "" where none does."""
    return next((key for key, score in suggested(text) if score >= GOOD), "")


def _led_to(known: dict[str, float], said: list[dict[str, float]]) -> dict[str, float]:
    """The pictures that a word leads to, by itself or with others that are said, each with how surely."""
    found: dict[str, float] = {}
    for part, sure in known.items():
        for stems, key, is_first in _table().get(part, ()):
            score = sure if len(stems) == 1 else _together(stems, said)
            score *= (1 if is_first else _BESIDES) * (1 + _MORE_WORDS * (len(stems) - 1))
            if score > found.get(key, 0):
                found[key] = score
    return found


def _together(stems: tuple[str, ...], said: list[dict[str, float]]) -> float:
    """How sure it is that all of them are said; 0 where one is not."""
    return min(max((known.get(stem, 0) for known in said), default=0) for stem in stems)


@lru_cache(maxsize=20_000)
def _known(word: str) -> dict[str, float]:
    """The stems that a word is, or is made of, each with how sure that is."""
    whole = stem(word)
    if whole in _table():
        return {whole: 1}
    return {whole: 1, **dict(_parts(word, whole))}


def _parts(word: str, whole: str) -> Iterator[tuple[str, float]]:
    """The longest first and the longest last part that the table has."""
    for cut in range(len(word) - _SHORTEST, 1, -1):
        first = word[:cut]
        if found := next((it for it in (stem(first), stem(first.removesuffix("s"))) if it in _in_compounds()), ""):
            yield found, _FIRST_PART
            break
    for cut in range(2, len(word) - _SHORTEST + 1):
        if (found := stem(word[cut:])) in _in_compounds():
            yield found, _LAST_PART
            break
