"""What one person has written and answered in a workshop: theirs to read, to take along, and to take back while that is
possible. Pure.

It is what is kept under that person's own id. What a group has answered together is the group's, whoever held the pen,
and is not here; nor is anybody else's word, but for the tasks that the person has answered about.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from app.analysis.analysis import Analysis
from app.analysis.commands import GiveOpinion
from app.board.board import Board, Removed
from app.board.commands import RemoveTask
from app.vocabulary import Person, Refused, Who, decide
from app.voting.ballot import Ballots
from app.voting.commands import CastVote
from app.weight.amount import as_typed
from app.weight.commands import EstimateTime
from app.weight.weight import Weights
from app.workshop.workshop import Workshop


class OfTheGroup(Refused):
    """The group answers together now, and what one said alone does not count."""

    code = "of_the_group"


class Everything(Protocol):
    """A workshop as it stands (`app.live.state.Live`)."""

    workshop: Workshop
    board: Board
    ballots: Ballots
    weights: Weights
    analysis: Analysis

    def of(self, command: Any) -> Any: ...


@dataclass(frozen=True, slots=True)
class Answer:
    """`question`: "" for a colour, "weight" for a time, or a question of session two. `answer`: a colour's word, an
    amount as it is typed, or an opinion. `more`: what was said with it, codes. `why`: why it can't be taken back;
    None where it can."""

    task: str
    question: str
    answer: str
    more: tuple[str, ...]
    why: Refused | None


@dataclass(frozen=True, slots=True)
class Written:
    """A task that the person has put on the board. `why`: as of an answer."""

    task: str
    text: str
    why: Refused | None


@dataclass(frozen=True, slots=True)
class Own:
    written: tuple[Written, ...]
    removed: tuple[Removed, ...]
    answers: tuple[Answer, ...]


def own(state: Everything, person: str, now: int) -> Own:
    """`now`: milliseconds since 1970."""
    board = state.board
    tasks = sorted(board.written_by(person), key=lambda task: task.order)
    return Own(
        tuple(Written(it.id, it.text, _why_not(RemoveTask(it.id, now=now), state, person)) for it in tasks),
        tuple(board.removed_from(person).values()),
        tuple(_answers(state, person, now)),
    )


def _answers(state: Everything, person: str, now: int) -> Iterator[Answer]:
    for task, votes in state.ballots.votes.items():
        if person in votes:
            more = state.ballots.grounds.get(task, {}).get(person, ())
            why = _why_not(CastVote(task, None, now=now), state, person)
            yield Answer(task, "", str(votes[person]), tuple(more), why)
    for task, estimates in state.weights.estimates.items():
        if person in estimates:
            said = estimates[person]
            why = _why_not(EstimateTime(task, None), state, person)
            yield Answer(task, "weight", as_typed(said.amount), tuple(said.when), why)
    for (question, task), given in state.analysis.opinions.given.items():
        if person in given:
            its = given[person]
            why = _why_not(GiveOpinion(task, question, None), state, person)
            yield Answer(task, question, its.answer, (its.how,) if its.how else (), why)


def _why_not(command: Any, state: Everything, person: str) -> Refused | None:
    """What the rules say to it, asked without doing it."""
    if not isinstance(command, RemoveTask) and state.workshop.voice_of(person) != person:
        return OfTheGroup()  # the same command would take back what the group has said
    try:
        decide(command, state.of(command), Person(person, Who.PARTICIPANT))
    except Refused as no:
        return no
    return None


def as_json(state: Everything, person: str, its: Own, earlier: list[str], text: Callable[[str], str]) -> dict[str, Any]:
    """To take along, for programs. `text`: the words of a task, by its id. `earlier`: see `app.own_words.store`."""
    workshop = state.workshop
    return {
        "workshop": workshop.title,
        "workplace": workshop.workplace,
        "group": workshop.groups[workshop.people[person]].name,
        "phone": workshop.seats[person],
        "at_a_distance": person in workshop.afar,
        "ready": sorted(step.value for step, people in workshop.ready.items() if person in people),
        "tasks": [it.text for it in its.written],
        "removed": [{"text": it.text, "why": it.why, "merged": bool(it.into)} for it in its.removed],
        "earlier": earlier,
        "answers": [
            {
                "task": text(it.task),
                "question": it.question or "colour",
                "answer": it.answer,
                "more": [word for word in it.more if word],
            }
            for it in its.answers
        ],
    }
