"""What stands in the place of everybody's answers when those are removed: how many answered, and what was shown. Pure.

Bars, grounds and joint words need nothing: what was shown of them is kept as it was shown (`app.voting.ballot.Seen`).
What is counted anew for each page is kept here as that page had it: so no smaller a sum is told than was told before
(decision 9).
"""

from typing import Any, Protocol

from app.analysis.analysis import Analysis
from app.retention.plan import Then
from app.vocabulary import QUESTIONS
from app.voting.ballot import Ballots
from app.voting.took_part import took_part
from app.weight.weight import Weights, as_kept
from app.workshop.workshop import Workshop


class State(Protocol):
    """A workshop's (`app.live.state.Live`)."""

    workshop: Workshop
    ballots: Ballots
    weights: Weights
    analysis: Analysis


def kept(state: State, then: Then) -> dict[str, Any]:
    """See `app.workshop.pruned.Pruned.kept`."""
    if before := state.workshop.pruned.get("answers"):
        return dict(before.kept) if then is Then.SUMS else {name: before.kept[name] for name in _HOW_MANY}
    came = took_part(state.ballots)
    how_many = {
        "phones": came.phones,
        "paper": came.paper,
        "took_part": state.ballots.took_part,
        "members": {group: count for group, count in state.workshop.members.items() if count},
    }
    return how_many | (_shown(state) if then is Then.SUMS else {})


_HOW_MANY = ("phones", "paper", "took_part", "members")


def _shown(state: State) -> dict[str, Any]:
    tasks, opinions = state.ballots.board.tasks, state.analysis.opinions
    weights = {task: state.weights.of_those_alone(task) for task in tasks}
    shown = [question for question in QUESTIONS if question in state.workshop.shown]
    return {
        "weights": {task: {unit: as_kept(it) for unit, it in its.items()} for task, its in weights.items() if its},
        "opinions": {
            question: {task: tally for task in tasks if (tally := opinions.tally(question, task))} for question in shown
        },
    }
