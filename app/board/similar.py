"""Which tasks are likely the same, said in other words. A suggestion: the facilitator decides.

A text is the stems of its words, in no order. A word weighs more the fewer tasks have it, and what a text begins with
(*hantering av*, *hjälpa till med*) half as much as what it is about. Two tasks are the same where most of what they say
is shared.

In a list of some length two are suggested too where they share what no third has: of sixty tasks the two that tell of
*larm* are often one. Not where both only begin with the same verb: *byta lakan* is not *byta blöjor*.

What words don't tell is not seen: *promenera* is not suggested with *gå ut en sväng*, and *beställa hjälpmedel* is with
*prova ut hjälpmedel*, where no third task has *hjälpmedel*. Measured on lists of sixty with twelve pairs: ten found and
three false on the one that the rules were made with, six and seven on one that they were not
(`tests/board/test_similar_lists.py`).
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import fsum, log
from typing import NamedTuple

from app.board.stems import parts, words

SURE = 0.635
"""How much of two tasks is shared, where they are the same. Of those in `tests/board/test_similar.py` the ones that are
the same share 0.66 at least, and others, like *beställa medicin* and *dela ut medicin*, 0.61 at most."""
LIKELY = 0.55
"""How much where no third task has what they share; each of its letters counts as `A_LETTER` besides, for a long word
is not shared by chance."""
A_LETTER = 0.05
LONG_LIST = 20
"""Tasks of a list that tells which words are rare."""
MOST_SUGGESTED = 200

_FIRST = 0.5
"""What a text's first word weighs, against the others."""
_BESIDES = 20
"""Tasks that are thought of besides those in the list, so that not every word of a short list is rare."""
_LOOKED_FOR, _NEAREST = 5, 50
"""By how many of its rarest words others are looked for that may be the same as a task, and how many that have each."""


Texts = Mapping[str, str]


class Pair(NamedTuple):
    """`likeness`: from 0 to 1. `one`, `other`: places in the list, the first first."""

    likeness: float
    one: int
    other: int


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
    said = Said([text for _, text in tasks])
    pairs = [pair for pair in said.pairs() if frozenset((ids[pair.one], ids[pair.other])) not in apart]
    groups = _Groups()
    found = groups.joining(pair for pair in pairs if pair.likeness >= SURE)
    rest = [pair for pair in pairs if groups.of(pair.one) != groups.of(pair.other)]
    found += groups.joining([pair for pair in rest if said.share_what_no_third_has(pair, groups)])
    return tuple((ids[pair.one], ids[pair.other]) for pair in found[:MOST_SUGGESTED])


class _Groups:
    """Tasks that are the same as one another, by a task that stands for them."""

    def __init__(self) -> None:
        self._joined: dict[int, int] = {}

    def of(self, task: int) -> int:
        while (above := self._joined.get(task, task)) != task:
            task = above
        return task

    def joining(self, pairs: Iterable[Pair]) -> list[Pair]:
        """The pairs that join what no earlier pair has joined."""
        return [pair for pair in pairs if self._join(pair)]

    def _join(self, pair: Pair) -> bool:
        one, other = self.of(pair.one), self.of(pair.other)
        if one != other:
            self._joined[other] = one
        return one != other


@dataclass(frozen=True, slots=True)
class _Text:
    """`weights`: of its parts, `weight`: of all. `whole`: those that are words by themselves. `first`: the word that
    it begins with, and `first_parts`: its parts, where more follows. `figures`: *avdelning 1* is not *avdelning 2*."""

    weights: Mapping[str, float]
    weight: float
    whole: frozenset[str]
    first: str
    first_parts: frozenset[str]
    figures: tuple[str, ...]


class Said:
    """What the texts of a list say, each in the light of the others."""

    def __init__(self, texts: Sequence[str]) -> None:
        said = [words(text) or [text.casefold()] for text in texts]
        self._parts = parts(said)
        self._having: dict[str, list[int]] = defaultdict(list)
        for place, each in enumerate(said):
            for part in {part for word in each for part in self._parts[word]}:
                self._having[part].append(place)
        self._rarity = {part: log((len(texts) + _BESIDES) / len(having)) for part, having in self._having.items()}
        self._texts = [self._text(text, each) for text, each in zip(texts, said, strict=True)]

    def _text(self, text: str, words: list[str]) -> _Text:
        weights: dict[str, float] = defaultdict(float)
        for place, word in enumerate(words):
            own = self._parts[word]
            for part in own:
                weight = self._rarity[part] / len(own) * (_FIRST if place == 0 and len(words) > 1 else 1)
                weights[part] = max(weights[part], weight)
        return _Text(
            weights,
            fsum(weights.values()),
            frozenset(self._parts[word][0] for word in words if len(self._parts[word]) == 1),
            words[0],
            frozenset(self._parts[words[0]] if len(words) > 1 else ()),
            tuple(sorted(re.findall(r"\d+", text))),
        )

    def pairs(self) -> list[Pair]:
        """Those that share a word by which they are looked for, the likest first."""
        found = [pair for other in range(len(self._texts)) for pair in self._with_earlier(other)]
        return sorted(found, key=lambda pair: (-pair.likeness, pair.one, pair.other))

    def _with_earlier(self, other: int) -> Iterator[Pair]:
        figures = self._texts[other].figures
        for one in self._looked_for(other):
            if self._texts[one].figures == figures:
                yield Pair(self._likeness(one, other), one, other)

    def _looked_for(self, other: int) -> set[int]:
        """Those before it that have one of its rarest words; of many the nearest."""
        having = sorted((self._having[part] for part in self._texts[other].weights), key=len)[:_LOOKED_FOR]
        before = ((those, bisect_left(those, other)) for those in having)
        return {one for those, end in before for one in those[max(0, end - _NEAREST) : end]}

    def _likeness(self, one: int, other: int) -> float:
        first, second = self._texts[one], self._texts[other]
        shared = first.weights.keys() & second.weights.keys()
        both = fsum(first.weights[part] + second.weights[part] for part in shared)
        return both / (first.weight + second.weight)

    def share_what_no_third_has(self, pair: Pair, groups: _Groups) -> bool:
        """Whether they do. Tasks that are the same as one of the two are no third."""
        one, other = self._texts[pair.one], self._texts[pair.other]
        shared = one.weights.keys() & other.weights.keys()
        if len(self._texts) < LONG_LIST or pair.likeness + A_LETTER * sum(map(len, shared)) < LIKELY:
            return False
        whole = shared & (one.whole | other.whole)
        if not whole or (one.first == other.first and whole <= one.first_parts):
            return False
        having = min((self._having[part] for part in shared), key=len)
        if len(having) > _NEAREST:
            return False
        two = {groups.of(pair.one), groups.of(pair.other)}
        return {groups.of(place) for place in having if shared <= self._texts[place].weights.keys()} <= two
