"""Which tasks of several workplaces are near-same, so that their hours can be laid together. Pure.

By the matcher of *Similar tasks* (`app.board.similar`), in three ways otherwise than on one board. A group stays what
it is: a new task comes into the group that it is likest on the whole, or makes one of its own, and never joins two
groups that were there; so what is on the map today is there tomorrow, and what somebody has split stays split. A task
must be like the whole group and not like one task in it, or *städa efter maten* would lead from cleaning to cooking by
way of the meal. And compounds are taken apart however many have them, for over fourteen workplaces the very word that
says what it is about is common: *schemaläggning*, *lägga schema*.

How often it is right: `docs/task-map.md`, held by `tests/task_map/test_grouping.py`.
"""

from collections import Counter
from collections.abc import Sequence

from app.alphabet import alphabetical
from app.board.similar import Said

LIKE = 0.45
"""How much of a task is shared with those of its group, on the whole. Chosen on seven invented workplaces: lower joins
what is done at the same place, higher tells *slänga sopor* from *bära ut soporna*."""

_HOW = frozenset(
    (
        *("hantera", "hantering", "sköta", "skötsel", "ta", "hand", "om", "ordna", "göra", "genomföra", "hålla", "i"),
        *("ha", "med", "vara", "köra", "förbereda"),
    )
)
"""Words that only say that it is done: *hantera tvätt* is *ta hand om tvätten*."""

_FEW_WORDS = range(2, 5)


def assigned(groups: Sequence[Sequence[str]], texts: Sequence[str]) -> list[int]:
    """For each of these texts, in order, the place of the group that it comes into; from `len(groups)` on those that
    are new, in the order that they are made. `groups`: the texts of each, none of them empty."""
    members = [[_kernel(text) for text in group] for group in groups]
    new = [_kernel(text) for text in texts]
    every = list(dict.fromkeys(text for group in (*members, new) for text in group))
    said, place = Said(every, every_compound=True), {text: at for at, text in enumerate(every)}
    within = [list(dict.fromkeys(place[text] for text in group)) for group in members]
    exactly = {text.casefold(): at for at, group in reversed([*enumerate(groups)]) for text in group}
    found = []
    for text, kernel in zip(texts, new, strict=True):
        # The very words come first: of *tvätt* and *hantera tvätt*, which somebody has split, nothing else is left.
        at = exactly.get(text.casefold(), -1)
        at = _likest(said, place[kernel], within) if at < 0 else at
        exactly[text.casefold()] = at
        if at == len(within):
            within.append([])
        if place[kernel] not in within[at]:
            within[at].append(place[kernel])
        found.append(at)
    return found


def _likest(said: Said, text: int, groups: Sequence[Sequence[int]]) -> int:
    """The place of the group that a text is in word for word, or is like; one past the last where it is like none. Of
    two as like, the first."""
    for at, group in enumerate(groups):
        if text in group:
            return at
    best, found, near = LIKE, len(groups), said.sharing(text)
    for at, group in enumerate(groups):
        if near.isdisjoint(group):
            continue
        like = sum(said.likeness(text, other) for other in group) / len(group)
        if like > best or (like == best and found == len(groups)):
            best, found = like, at
    return found


def _kernel(text: str) -> str:
    """A text without the words that only say that it is done; whole where nothing else is left."""
    kept = [word for word in text.casefold().split() if word.strip(",.") not in _HOW]
    return " ".join(kept or text.casefold().split())


def title(texts: Sequence[str]) -> str:
    """The words that most of them have; of as many those that say what is done in a few words, then the shortest, and
    then the first in the alphabet."""
    count = Counter(text.casefold() for text in texts)

    def place(text: str) -> tuple[object, ...]:
        return -count[text.casefold()], len(text.split()) not in _FEW_WORDS, len(text), alphabetical(text), text

    return min(texts, key=place)
