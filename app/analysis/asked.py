"""What session two asks about: all tasks take longer than a staff meeting has, so some are chosen, and the rest rest.

Proposed is what must come to something (red or black, or different for the groups), and what takes much time. A choice
is priced before it is made.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest
from math import ceil

from app.analysis.analysis import Analysis, does, in_order, questions_for
from app.board.board import Task, red_for_all_who_do_it
from app.vocabulary import QUESTIONS, WEIGHT, Colour
from app.voting.ballot import divided

TEN = 10
HOW_MANY = ("ten", "proposal", "all")
"""The ten most important, all that are proposed, and all there are."""
SECONDS_FOR_A_TIME = 35
"""About ten to read the task, fifteen to think back over one's own week, ten to find the answer and press. Reckoned,
not measured, and on the slow side: the room waits for its slowest."""
SECONDS_FOR_AN_OPINION = 20
"""As above, but there is nothing to think back over, and the question stays the same from task to task."""


class Why(StrEnum):
    """Why a task is proposed."""

    BLACK = "black"
    RED = "red"
    DIVIDES_MOST = "divides_most"
    DIVIDES = "divides"
    UNPLACED = "unplaced"
    NOBODYS = "nobodys"
    MOST_TIME = "most_time"
    MUCH_TIME = "much_time"


@dataclass(frozen=True, slots=True)
class Price:
    """What it takes to answer about some tasks. `times`: how many there is a time to say for; `questions`: how many
    questions they ask at most; `minutes`: for the group that has the most to answer."""

    times: int
    questions: int
    minutes: int


def proposed(analysis: Analysis) -> dict[str, Why]:
    """The tasks to ask about, each with why: what is red or black, what divides, and what takes most time, in turns, so
    that what there is much of does not crowd out the others. The most important first; black before red, for to stop
    takes most to decide."""
    by_why = {task.id: why for task in in_order(analysis) if (why := _why(analysis, task))}
    longest = sorted(by_why, key=lambda id: -analysis.weights.minutes(id))
    index = {id: _divided(analysis, id) for id in by_why}
    most_divided = sorted(by_why, key=lambda id: (by_why[id] is not Why.DIVIDES, -index[id]))
    queues = (
        [id for why in (Why.BLACK, Why.RED) for id in longest if by_why[id] is why],
        [id for id in most_divided if by_why[id] in (Why.DIVIDES, Why.UNPLACED, Why.NOBODYS)],
        [id for id in longest if by_why[id] is Why.MUCH_TIME],
    )
    _mark_first([id for id in queues[1] if by_why[id] is Why.DIVIDES], index, Why.DIVIDES_MOST, by_why)
    _mark_first(queues[2], {id: float(analysis.weights.minutes(id)) for id in queues[2]}, Why.MOST_TIME, by_why)
    return {id: by_why[id] for id in _in_turns(*queues)}


def _why(analysis: Analysis, task: Task) -> Why | None:
    if Colour.BLACK in task.colours:
        return Why.BLACK
    if red_for_all_who_do_it(task):
        return Why.RED
    if len(task.colours) > 1:
        return Why.DIVIDES
    if not task.colours:
        return Why.NOBODYS if task.placement else Why.UNPLACED
    return Why.MUCH_TIME if analysis.weights.is_heavy(task.id) else None


def _divided(analysis: Analysis, task: str) -> float:
    """How the answers of session one fell. A task that is asked again has none to show."""
    ballots = analysis.ballots
    return 0.0 if ballots.again == task else divided(ballots.tally(task), ballots.joint(task))


def _mark_first(order: list[str], by: dict[str, float], why: Why, by_why: dict[str, Why]) -> None:
    """Note the one that has more than all the others."""
    if len(order) > 1 and by[order[0]] > by[order[1]]:
        by_why[order[0]] = why


def _in_turns(*queues: Iterable[str]) -> Iterator[str]:
    return (id for row in zip_longest(*queues) for id in row if id is not None)


def chosen(analysis: Analysis, how: str) -> list[str]:
    """The ids of the tasks of one of `HOW_MANY`."""
    if how == "all":
        return [*analysis.board.tasks]
    ids = [*proposed(analysis)]
    return ids[:TEN] if how == "ten" else ids


def price(analysis: Analysis, ids: Collection[str]) -> Price:
    """What it takes to be asked about these. What has been shown is not asked again, and costs nothing."""
    tasks = [analysis.board.tasks[id] for id in ids]
    shown = analysis.board.workshop.shown
    times = [] if WEIGHT in shown else tasks
    questions = {task.id: _questions(analysis, task) for task in tasks}
    seconds = [
        SECONDS_FOR_A_TIME * sum(does(group, task) for task in times)
        + SECONDS_FOR_AN_OPINION * sum(questions[task.id] for task in tasks if does(group, task))
        for group in analysis.board.workshop.groups
    ]
    return Price(len(times), sum(questions.values()), ceil(max(seconds, default=0) / 60))


def _questions(analysis: Analysis, task: Task) -> int:
    """How many questions a task asks that are not shown; none where something is planned for it."""
    if analysis.actions_for(task.id):
        return 0
    asks = questions_for(task.colours, lambda: analysis.weights.is_heavy(task.id))
    return len([question for question in asks if question in set(QUESTIONS) - analysis.board.workshop.shown.keys()])
