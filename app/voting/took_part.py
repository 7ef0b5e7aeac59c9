"""How the answers came in. Who has joined and answered nothing has not taken part in them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.vocabulary import as_one, is_joint, is_on_paper
from app.voting.ballot import Ballots
from app.workshop.pruned import ANSWERS


@dataclass(frozen=True, slots=True)
class TookPart:
    """`phones` and `paper`: how many people have answered something, each alone, in either way; totals for the whole
    workshop. `jointly`: of each group that has answered together its id, and how many it is said to be; None where
    nobody has said. `by_hands`: whether hands that the facilitator has counted are in the numbers.
    """

    phones: int = 0
    paper: int = 0
    jointly: Mapping[str, int | None] = field(default_factory=dict)
    by_hands: bool = False


def took_part(ballots: Ballots) -> TookPart:
    workshop, voices = ballots.board.workshop, [voice for voice, count in ballots.answered.items() if count]
    alone = [voice for voice in voices if not is_joint(voice)]
    paper = sum(map(is_on_paper, alone))
    gone = workshop.pruned.get(ANSWERS)
    heard = [group for group in workshop.groups.values() if group.is_heard and as_one(group.id) in voices]
    return TookPart(
        phones=gone.kept["phones"] if gone else len(alone) - paper,
        paper=gone.kept["paper"] if gone else paper,
        jointly={group.id: group.expected for group in heard},
        by_hands=any(ballots.hands.values()),
    )
