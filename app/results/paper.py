"""Answers on paper, for those without a phone. A ballot is a participant like any other, with its number for an id:
what it adds up to, and what is kept secret, is counted as everybody's is. Whoever types it in reads it. A sheet is not
waited for once it is typed in (`Ballots.finished`).

A group that answers together has one sheet. Typed in, it is a member of the group that holds the pen: a phone that
holds it is asked first, as by any other phone.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from app.board.board import SortingClosed
from app.vocabulary import PASS, SPLIT, Answer, Colour, Group, Person, Refused, Who, as_one
from app.voting.ballot import ANSWERS, Ballots
from app.voting.commands import CastVote, PassTask, SaySplit
from app.workshop.commands import JoinWorkshop, TakePen
from app.workshop.workshop import UnknownChoice, Workshop

MOST_BALLOTS = 200
OF_ONE = tuple(map(str, ANSWERS))
OF_A_GROUP = (*OF_ONE, SPLIT)
_ID = re.compile(r"paper(\d+)")
"""No phone has such an id: those are hexadecimal after the first letter."""


class BallotInAlready(Refused):
    """The number has been typed in before. Details: `ballot`."""

    code = "ballot_in_already"


class GroupInAlready(Refused):
    """The group has answered before, on a phone or on its sheet. Details: `group`, its name."""

    code = "group_in_already"


class OneSheetForGroup(Refused):
    """The group answers together: a sheet of one person's is not its answer. Details: `group`, its name."""

    code = "one_sheet_for_group"


class AloneOnPaper(Refused):
    """The group is one person, who has not agreed to be seen as the group; nobody does that for them. Details:
    `group`, its name."""

    code = "alone_on_paper"


class PhoneHoldsPen(Refused):
    """A phone answers for the group. It has been asked to let go. Details: `group`, its name."""

    code = "phone_holds_pen"


class BallotEmpty(Refused):
    """Nothing is ticked on it."""

    code = "ballot_empty"


@dataclass(frozen=True, slots=True)
class Typed:
    """A ballot as it was typed in. `answers`: by task id; a task that nothing was ticked for is not there.

    `number`: 0 of a group's sheet. `corrects`: it stands in for what was typed in before with its number, or for what
    the group has answered.
    """

    number: int
    group: str
    answers: Mapping[str, Answer]
    corrects: bool


def name(number: int) -> str:
    """As it stands on the paper: P-01."""
    return f"P-{number:02}"


def person(number: int) -> Person:
    return Person(f"paper{number}", Who.PARTICIPANT)


def sheet_of(group: str) -> Person:
    """Who types in the one sheet of a group that answers together."""
    return Person(f"paper-{group}", Who.PARTICIPANT)


def writer(typed: Typed, workshop: Workshop) -> Person:
    """Whose answers a sheet is: a number's, or a group's."""
    return sheet_of(workshop.group(typed.group).id) if _is_groups(typed, workshop) else person(typed.number)


def _is_groups(typed: Typed, workshop: Workshop) -> bool:
    return typed.number == 0 and typed.group in workshop.groups and workshop.groups[typed.group].jointly


def paper_ballots(people: Iterable[str]) -> list[int]:
    """The numbers of the ballots that are typed in."""
    return sorted(int(found[1]) for id in people if (found := _ID.fullmatch(id)))


def holds_pen(by: Person, workshop: Workshop) -> bool:
    """Whether a group's sheet may be typed in now: else a phone has been asked to let go of the pen."""
    pen = workshop.pens.get(workshop.people.get(by.id, ""))
    return pen is not None and pen.holder == by.id


def before_answers(typed: Typed, workshop: Workshop, now: int) -> list[Any]:
    """What to ask, as the sheet's writer, before `commands_for`: to join, and for a group's sheet the pen."""
    return [JoinWorkshop(typed.group), *([TakePen(now)] if _is_groups(typed, workshop) else [])]


def commands_for(typed: Typed, ballots: Ballots) -> list[Any]:
    """What to ask, as the sheet's writer who has joined, for it to count as it was typed. All is asked for, or nothing:
    raises `Refused` for a sheet that can't be taken as it is."""
    workshop = ballots.board.workshop
    if not workshop.sorting_is_open:
        raise SortingClosed
    is_groups = _is_groups(typed, workshop)
    known = OF_A_GROUP if is_groups else OF_ONE
    if not (is_groups or 1 <= typed.number <= MOST_BALLOTS) or not set(typed.answers.values()) <= set(known):
        raise UnknownChoice
    before = _before(typed, ballots, workshop.group(typed.group))
    answers = {task: answer for task, answer in typed.answers.items() if task in ballots.board.tasks}
    if not answers:
        raise BallotEmpty
    votes = [_said(task, answer) for task, answer in answers.items() if before.get(task) != answer]
    return [*votes, *(CastVote(task, None) for task in before if task not in answers)]


def _before(typed: Typed, ballots: Ballots, group: Group) -> dict[str, Answer]:
    """What the sheet stands in for, by task."""
    is_groups = _is_groups(typed, ballots.board.workshop)
    voice = as_one(group.id) if is_groups else person(typed.number).id
    if not is_groups and group.jointly:
        raise OneSheetForGroup(group=group.name)
    if is_groups and not group.is_heard:
        raise AloneOnPaper(group=group.name)
    if ballots.answered[voice] and not typed.corrects:
        raise GroupInAlready(group=group.name) if is_groups else BallotInAlready(ballot=name(typed.number))
    return {task: votes[voice] for task, votes in ballots.votes.items() if voice in votes}


def _said(task: str, answer: Answer) -> Any:
    if answer == PASS:
        return PassTask(task)
    return SaySplit(task) if answer == SPLIT else CastVote(task, Colour(answer))
