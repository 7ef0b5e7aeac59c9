"""Everybody's ballots, and what they add up to. Each person sorts alone first; nobody sees how before the reveal.

What it adds up to is counted as votes come, so that one more vote costs the same in a full room as in an empty one.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import singledispatch

from app.board.board import Board, SortingClosed, Task
from app.board.events import TaskAdded, TaskRemoved
from app.vocabulary import PASS, Answer, Colour, Event, NotYours, Person, decide
from app.voting.commands import CastVote, PassTask
from app.voting.events import VoteCast, VoteTakenBack
from app.workshop.events import PersonJoined

Tally = Mapping[str, Mapping[Colour, int]]
"""How the votes for a task fell: group id -> colour -> people."""


@dataclass(slots=True)
class Ballots:
    """`votes`: task id -> person id -> answer. `answered`: how many tasks each person has answered.

    `answers` and `done`, by group: how many answers there are, and how many people have answered every task.
    """

    board: Board
    votes: dict[str, dict[str, Answer]] = field(default_factory=dict)
    answered: Counter[str] = field(default_factory=Counter)
    answers: Counter[str] = field(default_factory=Counter)
    done: Counter[str] = field(default_factory=Counter)
    _fell: dict[str, Counter[tuple[str, Answer]]] = field(default_factory=dict)
    """For each task: (group id, answer) -> people."""
    _group_of: dict[str, str] = field(default_factory=dict)
    """The group that each person's answers are counted in."""

    def of(self, person: str) -> dict[str, Answer]:
        """One person's own answers, by task."""
        return {task: votes[person] for task, votes in self.votes.items() if person in votes}

    def tally(self, task: str) -> dict[str, dict[Colour, int]]:
        """How the votes for a task fell: group id -> colour -> people. All of them; a pass is not counted."""
        fell = self._fell.get(task, Counter())
        return {group: {colour: fell[group, colour] for colour in Colour} for group in self.board.workshop.groups}

    def add(self, task: str, person: str, answer: Answer) -> None:
        group, votes = self.board.workshop.people[person], self.votes.setdefault(task, {})
        fell = self._fell.setdefault(task, Counter())
        if person in votes:
            fell[group, votes[person]] -= 1
        else:
            self._count(person, 1)
        fell[group, answer] += 1
        votes[person] = answer

    def take_back(self, task: str, person: str) -> None:
        answer = self.votes[task].pop(person)
        self._fell[task][self.board.workshop.people[person], answer] -= 1
        self._count(person, -1)

    def _count(self, person: str, change: int) -> None:
        group = self._group_of[person] = self.board.workshop.people[person]
        everything = len(self.board.tasks)
        self.done[group] -= self.answered[person] == everything
        self.answered[person] += change
        self.answers[group] += change
        self.done[group] += self.answered[person] == everything

    def move(self, person: str) -> None:
        """Count one person's answers in the group that they have changed to."""
        before, group = self._group_of[person], self.board.workshop.people[person]
        for task, votes in self.votes.items():
            if person in votes:
                self._fell[task][before, votes[person]] -= 1
                self._fell[task][group, votes[person]] += 1
        count = self.answered[person]
        is_done = count == len(self.board.tasks)
        self.answers[before] -= count
        self.answers[group] += count
        self.done[before] -= is_done
        self.done[group] += is_done
        self._group_of[person] = group

    def recount(self) -> None:
        """Count anew: when there are fewer tasks."""
        people, everything = self.board.workshop.people, len(self.board.tasks)
        self._fell = {
            task: Counter((people[person], answer) for person, answer in votes.items())
            for task, votes in self.votes.items()
        }
        self.answered = Counter(person for votes in self.votes.values() for person in votes)
        self.answers = Counter()
        self.done = Counter()
        self._group_of = {person: people[person] for person in self.answered}
        for person, count in self.answered.items():
            self.answers[people[person]] += count
            self.done[people[person]] += count == everything


def divided(tally: Tally) -> float:
    """How divided the room is about a task: 0 when all who answered say the same, 1 when the four colours share evenly.

    The Gini-Simpson index of the groups' shares, each group counting alike however many people it has, scaled to 0–1.
    """
    groups = [votes for votes in tally.values() if sum(votes.values())]
    if not groups:
        return 0.0
    shares = [sum(votes.get(colour, 0) / sum(votes.values()) for votes in groups) / len(groups) for colour in Colour]
    return round((1 - sum(share * share for share in shares)) / (1 - 1 / len(Colour)), 3) + 0.0


def agreed(tally: Tally) -> dict[str, Colour]:
    """What the groups that answered agree on, each within itself: group id -> colour. Empty where one of them does not.

    A group agrees when at least three of four gave the same answer.
    """
    favourites = {group: max(votes, key=votes.__getitem__) for group, votes in tally.items() if sum(votes.values())}
    if any(4 * tally[group][colour] < 3 * sum(tally[group].values()) for group, colour in favourites.items()):
        return {}
    return favourites


def is_settled(task: Task, tally: Tally) -> bool:
    """Whether every group that answered has placed the task; or where nobody answered, any group."""
    answered = {group for group, votes in tally.items() if sum(votes.values())}
    return bool(task.placement) and answered <= task.placement.keys()


@decide.register
def cast_vote(command: CastVote, ballots: Ballots, by: Person) -> list[Event]:
    """Give the person's own answer for one task, or take it back."""
    return _answer(ballots, command.task, command.colour and command.colour.value, by)


@decide.register
def pass_task(command: PassTask, ballots: Ballots, by: Person) -> list[Event]:
    return _answer(ballots, command.task, PASS, by)


def _answer(ballots: Ballots, task: str, answer: Answer | None, by: Person) -> list[Event]:
    if by.leads:
        raise NotYours
    if not ballots.board.workshop.sorting_is_open:
        raise SortingClosed(text=ballots.board.tasks[task].text if task in ballots.board.tasks else "")
    id = ballots.board.task(task).id
    now = ballots.votes.get(id, {}).get(by.id)
    if answer == now:
        return []
    return [VoteCast(id, by.id, answer)] if answer else [VoteTakenBack(id, by.id)]


@singledispatch
def evolve(event: Event, ballots: Ballots) -> None:
    """Other concepts' events do nothing to the ballots."""


@evolve.register
def _(event: VoteCast, ballots: Ballots) -> None:
    ballots.add(event.task, event.person, event.answer)


@evolve.register
def _(event: VoteTakenBack, ballots: Ballots) -> None:
    ballots.take_back(event.task, event.person)


@evolve.register
def _(event: TaskAdded, ballots: Ballots) -> None:
    ballots.done.clear()  # nobody has answered the new one


@evolve.register
def _(event: TaskRemoved, ballots: Ballots) -> None:
    ballots.votes.pop(event.task, None)
    ballots.recount()


@evolve.register
def _(event: PersonJoined, ballots: Ballots) -> None:
    if event.person in ballots.answered:
        ballots.move(event.person)
