"""Nobody is singled out: which groups' answers are shown by themselves, and which only together.

A group smaller than the smallest size is shown as part of the whole. If it were left out alone, the whole less the
others would be the group; so those left out are shown together, and where that is still too few, the smallest of the
other groups joins them (complementary suppression, as in official statistics).
"""

from collections.abc import Mapping

TOGETHER = "together"
"""Stands where a group's id stands, for those that are shown together."""


def together(voices: Mapping[str, int], smallest: int) -> frozenset[str]:
    """The groups whose answers are shown only as a sum. `voices`: group id -> people who have answered anything.

    The sum has at least `smallest` people in it, or it is everybody's. A workshop with one group has nothing to hide
    the group in: it is the whole.
    """
    speaking = {group: count for group, count in voices.items() if count > 0}
    if len(speaking) < 2:
        return frozenset()
    hidden = {group for group, count in speaking.items() if count < smallest}
    # By size, then by place, so that the same groups are left out each time.
    others = sorted((group for group in speaking if group not in hidden), key=speaking.__getitem__)
    while hidden and sum(speaking[group] for group in hidden) < smallest and others:
        hidden.add(others.pop(0))
    return frozenset(hidden)
