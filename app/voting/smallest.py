"""Nobody is singled out: which groups' answers are shown by themselves, and which only together.

A group smaller than the smallest size is shown as part of the whole. If it were left out alone, the whole less the
others would be the group; so those left out are shown together, and where that is still too few, the smallest of the
other groups joins them (complementary suppression, as in official statistics).
"""

from collections import Counter
from collections.abc import Mapping

TOGETHER = "together"
"""Stands where a group's id stands, for those that are shown together."""


def trusted(voices: int, excess: int) -> int:
    """How many of a group's voices are somebody's own. `excess`: how many more phones have joined than the group has
    people (`app.workshop.workshop.Workshop.excess`): so many may be somebody's second."""
    return max(0, voices - excess)


def size(voices: int, excess: int, smallest: int) -> int:
    """How many a group counts as. One with more phones than people is small until somebody has said which are too
    many."""
    return min(trusted(voices, excess), smallest - 1) if excess else voices


def shown_as(
    voices: Mapping[str, int], excess: Mapping[str, int], smallest: int, counted: Mapping[str, int] | None = None
) -> dict[str, str]:
    """Where each group's answers to one question are shown: under itself, or `TOGETHER`; a group whose answers are
    too few for either is not there. `counted`: how many of the voices what is shown is made of; None for all."""
    counted = voices if counted is None else counted
    sizes, parts = (
        {group: size(many[group], excess.get(group, 0), smallest) for group in voices} for many in (voices, counted)
    )
    hidden = together(sizes, smallest, parts)
    units = {group: TOGETHER if group in hidden else group for group, count in voices.items() if count}
    enough: Counter[str] = Counter()
    for group, unit in units.items():
        enough[unit] += trusted(counted[group], excess.get(group, 0))
    return {
        group: unit
        for group, unit in units.items()
        if enough[unit] >= smallest and (unit == TOGETHER or not excess.get(group))
    }


def together(voices: Mapping[str, int], smallest: int, counted: Mapping[str, int] | None = None) -> frozenset[str]:
    """The groups whose answers are shown only as a sum. `voices`: group id -> people who have answered anything.

    The sum has at least `smallest` people in it, or it is everybody's. A workshop with one group has nothing to hide
    the group in: it is the whole. `counted`: how many of the voices count, by what they answered; None for all. A
    small group stands in the sum whatever it answered: else that it does not would be the answer.
    """
    counted = voices if counted is None else counted
    speaking = {group: counted[group] for group, count in voices.items() if count > 0}
    if len(speaking) < 2:
        return frozenset()
    hidden = {group for group, count in speaking.items() if voices[group] < smallest or 0 < count < smallest}
    # By size, then by place, so that the same groups are left out each time.
    others = sorted((group for group in speaking if group not in hidden), key=speaking.__getitem__)
    while hidden and sum(speaking[group] for group in hidden) < smallest and others:
        hidden.add(others.pop(0))
    return frozenset(hidden)
