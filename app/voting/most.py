"""Where most of a group are."""

from collections.abc import Mapping

from app.vocabulary import SPLIT, Answer, Standing, standing

Tally = Mapping[str, Mapping[Standing, int]]
"""How the votes for a task fell: group id, or `TOGETHER`, -> answer -> people. Only bars that may be shown."""


def most(group: str, tally: Tally, joint: Mapping[str, Answer]) -> Standing | None:
    """What a group says together, or the answer that more of it gave than any other. None where it is not agreed or
    evenly split, or is not shown by itself."""
    if group in joint:
        return None if joint[group] == SPLIT else standing(joint[group])
    votes = tally.get(group, {})
    highest = max(votes.values(), default=0)
    favourites = [answer for answer, count in votes.items() if count == highest]
    return favourites[0] if highest and len(favourites) == 1 else None
