"""Answers on paper, for those without a phone. A ballot is a participant like any other, with its number for an id:
what it adds up to, and what is kept secret, is counted as everybody's is. Whoever types it in reads it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from app.board.board import SortingClosed
from app.vocabulary import PASS, Answer, Colour, Person, Refused, Role
from app.voting.ballot import Ballots
from app.voting.commands import CastVote, PassTask
from app.workshop.commands import JoinWorkshop
from app.workshop.workshop import UnknownChoice

MOST_BALLOTS = 200
ANSWERS = (*(colour.value for colour in Colour), PASS)
_ID = re.compile(r"paper(\d+)")
"""No phone has such an id: those are hexadecimal after the first letter."""


class BallotInAlready(Refused):
    """The number has been typed in before. Details: `ballot`."""

    code = "ballot_in_already"


class BallotEmpty(Refused):
    """Nothing is ticked on it."""

    code = "ballot_empty"


@dataclass(frozen=True, slots=True)
class Typed:
    """A ballot as it was typed in. `answers`: by task id; a task that nothing was ticked for is not there.

    `corrects`: it stands in for what was typed in before with its number.
    """

    number: int
    group: str
    answers: Mapping[str, Answer]
    corrects: bool


def name(number: int) -> str:
    """As it stands on the paper: P-01."""
    return f"P-{number:02}"


def person(number: int) -> Person:
    return Person(f"paper{number}", Role.PARTICIPANT)


def paper_ballots(people: Iterable[str]) -> list[int]:
    """The numbers of the ballots that are typed in."""
    return sorted(int(found[1]) for id in people if (found := _ID.fullmatch(id)))


def commands_for(typed: Typed, ballots: Ballots) -> list[Any]:
    """What to ask, as the ballot's person, for it to count as it was typed. All is asked for, or nothing."""
    workshop, by = ballots.board.workshop, person(typed.number)
    if not workshop.sorting_is_open:
        raise SortingClosed
    if not 1 <= typed.number <= MOST_BALLOTS or not set(typed.answers.values()) <= set(ANSWERS):
        raise UnknownChoice
    group = workshop.group(typed.group).id
    if ballots.answered[by.id] and not typed.corrects:
        raise BallotInAlready(ballot=name(typed.number))
    answers = {task: answer for task, answer in typed.answers.items() if task in ballots.board.tasks}
    if not answers:
        raise BallotEmpty
    before = ballots.of(by.id)
    votes = [
        PassTask(task) if answer == PASS else CastVote(task, Colour(answer))
        for task, answer in answers.items()
        if before.get(task) != answer
    ]
    gone = [CastVote(task, None) for task in before if task not in answers]
    return [JoinWorkshop(group), *votes, *gone]
