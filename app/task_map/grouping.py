"""Which tasks of several workplaces are near-same, so that their hours can be laid together. Pure.

Those that mean the same (`app.task_map.work`). A group stays what it is: a new task comes into the group where most
have its meaning, or makes one of its own, and never joins two groups that were there; so what is on the map today is
there tomorrow, and what somebody has split stays split.

*Similar tasks* on one board (`app.board.similar`) suggests, and somebody decides. Here nobody is asked, and what is
laid together wrongly is a wrong number: so they are two, and go by different rules.

How often it is right: `docs/task-map.md`, held by `tests/task_map/test_grouping.py`.
"""

from collections import Counter
from collections.abc import Sequence

from app.alphabet import alphabetical
from app.task_map.work import Meaning, meaning

_FEW_WORDS = range(2, 5)


def assigned(groups: Sequence[Sequence[str]], texts: Sequence[str]) -> list[int]:
    """For each of these texts, in order, the place of the group that it comes into; from `len(groups)` on those that
    are new, in the order that they are made. `groups`: the texts of each, none of them empty."""
    exactly = {text.casefold(): at for at, group in reversed([*enumerate(groups)]) for text in group}
    by_meaning = _with_most(groups)
    new, found = len(groups), []
    for text in texts:
        # The very words come first: of *tvätt* and *hantera tvätt*, which somebody has split, nothing else is left.
        at = exactly.get(text.casefold())
        if at is None:
            at = by_meaning.setdefault(meaning(text), new)
        new = max(new, at + 1)
        found.append(at)
    return found


def _with_most(groups: Sequence[Sequence[str]]) -> dict[Meaning, int]:
    """The group where most have each meaning, of as many the first."""
    found: dict[Meaning, tuple[int, int]] = {}
    for at, group in enumerate(groups):
        for its, count in Counter(map(meaning, group)).items():
            if count > found.get(its, (0, at))[0]:
                found[its] = count, at
    return {its: at for its, (_, at) in found.items()}


def may_be_same(texts: Sequence[str], others: Sequence[str]) -> bool:
    """Whether a task of one group means what one of another does: somebody has split them, or they were laid there by
    older rules."""
    return not {*map(meaning, texts)}.isdisjoint(map(meaning, others))


def title(texts: Sequence[str]) -> str:
    """The words that most of them have; of as many those that say what is done in a few words, then the shortest, and
    then the first in the alphabet."""
    count = Counter(text.casefold() for text in texts)

    def place(text: str) -> tuple[object, ...]:
        return -count[text.casefold()], len(text.split()) not in _FEW_WORDS, len(text), alphabetical(text), text

    return min(texts, key=place)
