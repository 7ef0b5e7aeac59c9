"""What a workshop's own journal says of how it was led, to be held beside what the course advises. Pure.

What is told is what whoever led did, when, and how many there were of what they saw on their own pages: never who
answered, how anybody answered, or what was withheld from them then. What they took back does not count; but that
answers were shown does, for who has seen them has seen them.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from app.analysis.analysis import Analysis, must_be_decided, undecided
from app.analysis.events import DutyAnswered
from app.analysis.parties import Duty
from app.board.events import TaskPlaced
from app.history.history import Undoings
from app.live.acts import ActRedone, ActUndone
from app.live.times import SITTING
from app.live.view import Everything
from app.rehearsal.deeds import (
    Before,
    Deed,
    Tally,
    are_most,
    before,
    divides,
    how_many_answered,
    how_many_done,
    may_leave_out,
)
from app.vocabulary import REVEALED, SESSION_TWO, WEIGHT, Colour, Event, Step
from app.voting.events import RoundOpened
from app.workshop.events import (
    BeforehandEnded,
    BeforehandOpened,
    ListOpened,
    OpeningShown,
    PersonJoined,
    StepOpened,
    TopicShown,
)
from app.workshop.readiness import counted
from app.workshop.workshop import Workshop

SILENCE = 60 * 60_000
"""Milliseconds in which nothing was kept, after which nobody can say that the room was at it all the time."""
_AFTER_ONE = (*SESSION_TWO, Step.CLOSED)
_LEAD = "f"
"""The id of somebody who leads begins so."""
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a journal. `at`: milliseconds since 1970. `command`: the number of the first line of the same
    command."""

    number: int
    at: int
    by: str
    event: Event
    command: int


@dataclass(frozen=True, slots=True)
class Shown:
    """That answers were shown, at `at`. `done`: how many were done then, `of` how many, in the whole room; both None
    where there were `few`, fewer than the smallest group that is shown by itself, or where those who answer for
    themselves were, beside groups that answer as one: then the number would tell of them."""

    at: int
    done: int | None = None
    of: int | None = None
    few: bool = False

    @property
    def is_counted(self) -> bool:
        return self.done is not None

    @property
    def has_waited(self) -> bool:
        """Whether most were done."""
        return self.done is not None and self.of is not None and are_most(self.done, self.of)


@dataclass(slots=True)
class Story:
    """Moments are in milliseconds since 1970.

    `at`: when each deed was first done, of those that were not taken back. Told otherwise are `WAITED`, `SHOWED_ONCE`,
    `ASKED_TIME` and `CONSULTED`: by `shows`, each time that the answers were shown anew; by `times`, that what tasks
    take was shown; and by `duties`, when each had its answer. `undone`: when something was taken back in session one.
    `readiness`: how many of the questions before had an answer when the room went on from gathering, and of how many.
    `divided`: whether a task that was shown divided the room, then or later. `unplaced`: how many tasks had no colour
    when session one was last left, and of how many. `may_choose`: whether there was anything to leave out when session
    two began. `spent`: milliseconds by step; nought where nobody can say. `at_home`: what the staff did before they
    met. `planned`: minutes by step. `two_rested`: whether session two was once left for so long that what came after is
    another sitting. `last`: when anything was kept last. `reds`: how many red tasks have a time, as far as it may be
    shown, and of how many. `undecided`: tasks that must be decided, and are not.
    """

    at: dict[Deed, int] = field(default_factory=dict)
    shows: list[Shown] = field(default_factory=list)
    times: Shown | None = None
    duties: dict[str, int] = field(default_factory=dict)
    undone: list[int] = field(default_factory=list)
    readiness: tuple[int, int] | None = None
    divided: bool = False
    unplaced: tuple[int, int] | None = None
    may_choose: bool = False
    spent: Counter[Step] = field(default_factory=Counter)
    at_home: set[Step] = field(default_factory=set)
    planned: Mapping[Step, int] = field(default_factory=dict)
    two_began: int | None = None
    two_rested: bool = False
    closed: int | None = None
    last: int = 0
    reds: tuple[int, int] = (0, 0)
    undecided: int = 0


class Teller:
    """Is told each line but the first, the oldest first, while `live` is as it was just before."""

    def __init__(self, undoings: Undoings, began: int) -> None:
        """`began`: when the workshop was made."""
        self.story = Story(last=began)
        self._tally = Tally()
        self._taken_back = {it for it in undoings.undone.values() if undoings.is_undone(it)}
        self._moves: set[int] = set()
        self._split: set[str] = set()
        self._unseen: dict[type[Event], Line] = {}
        self._has_left = False
        self._answered: set[str] = set()

    def note(self, line: Line, live: Everything) -> None:
        self._spend(line, live.workshop)
        if isinstance(line.event, ActUndone | ActRedone):
            self._moves.add(line.command)
        match line.event:
            case StepOpened(step):
                self._opened(step, line.at, live)
            case RoundOpened(task) if divides(live, task):
                self._split.add(task)  # its answers are put away now
            case PersonJoined():
                self._joined(line.at, live)
        if line.by.startswith("f"):
            self._led(line, live)
        elif isinstance(line.event, TaskPlaced) and self._stands(line):
            self._did(replace(line, by=_LEAD), self._before(live))  # where the staff may place, it is settled so too

    def ended(self, live: Everything) -> Story:
        """All of it, when there is no more. `live`: as it is then."""
        story, tasks = self.story, live.board.tasks.values()
        self._split |= _dividing(live)
        story.divided = bool(self._split)
        story.readiness = self._readiness(live.workshop)
        reds = [task.id for task in tasks if Colour.RED in task.colours]
        story.reds = sum(bool(live.weights.weighed(task)) for task in reds), len(reds)
        story.undecided = len(undecided(live.analysis))
        if not live.analysis.is_after_session_one:
            story.two_began, story.two_rested = None, False  # it was opened by mistake, and taken back
        if live.workshop.step not in _AFTER_ONE:
            story.unplaced = _unplaced(live)
        story.planned = live.workshop.planned
        return story

    # The time

    def _spend(self, line: Line, workshop: Workshop) -> None:
        story, step = self.story, workshop.step
        gap, story.last = max(0, line.at - story.last), line.at
        story.two_rested |= gap > SITTING and story.two_began is not None
        if isinstance(line.event, BeforehandOpened):
            story.at_home.add(step)
        if isinstance(line.event, BeforehandEnded):
            story.at_home.discard(step)
            story.spent[step] = 0
        elif gap > SITTING and not workshop.list_is_open and step is Step.GATHER:
            story.spent[step] = 0  # what was made ready on another day
        elif gap <= SILENCE and workshop.members.total():
            story.spent[step] += gap

    # What was done

    def _opened(self, step: Step, at: int, live: Everything) -> None:
        story, was = self.story, live.workshop.step
        self._split |= _dividing(live)
        if was is Step.GATHER and not story.shows:
            self._has_left, self._answered = True, {*live.workshop.readiness}
        if was not in _AFTER_ONE and step in _AFTER_ONE:
            story.unplaced = _unplaced(live)
        if step in SESSION_TWO and not (story.two_began and live.analysis.is_after_session_one):
            story.two_began, story.two_rested, story.may_choose = at, False, _may_choose(live.analysis)
        story.closed = at if step is Step.CLOSED else None

    def _joined(self, at: int, live: Everything) -> None:
        """What was left open for whoever comes is shown to the first who does."""
        workshop = live.workshop
        is_listed = workshop.list_is_open and workshop.step is Step.GATHER
        is_open = {OpeningShown: workshop.is_opening, ListOpened: is_listed}
        for kind, line in self._unseen.items():
            if is_open[kind]:
                self._did(replace(line, at=at), self._before(live))
        self._unseen.clear()

    def _led(self, line: Line, live: Everything) -> None:
        story, now = self.story, self._before(live)
        match line.event:
            case ActUndone() if now.step not in _AFTER_ONE:
                story.undone.append(line.at)
            case StepOpened(step) if step in REVEALED and now.step is Step.SORT:
                if step is not Step.CLOSED and _may_show(live):
                    story.shows.append(_when_done(line.at, now.groups(), live.workshop))
                return
            case TopicShown(topic) if topic == WEIGHT and not (story.times and story.times.has_waited):
                again = _when_answered(line.at, now.groups(), live.workshop)
                story.times = again if again.has_waited or not story.times else story.times
                return
            case ListOpened() if now.step is not Step.GATHER:
                return
        if not self._stands(line):
            return
        if isinstance(line.event, OpeningShown | ListOpened) and not live.workshop.members.total():
            self._unseen[type(line.event)] = line  # who tries the wall out alone has told nobody
        else:
            self._did(line, now)

    def _stands(self, line: Line) -> bool:
        """Whether it is neither taken back nor a taking back."""
        return line.command not in self._moves and line.command not in self._taken_back

    def _before(self, live: Everything) -> Before:
        """What has divided the room once goes on counting: in a second round the room may agree."""
        return replace(before(live), divides=lambda task: task in self._split or divides(live, task))

    def _readiness(self, workshop: Workshop) -> tuple[int, int] | None:
        if not self._has_left:
            return None
        questions = counted(workshop.purpose, workshop.readiness, is_closed=workshop.is_closed)
        return sum(it in self._answered for it in questions), len(questions)

    def _did(self, line: Line, now: Before) -> None:
        match line.event:
            case DutyAnswered(duty, needed, on, outcome) if Duty(needed, on, outcome).is_answered:
                self.story.duties.setdefault(duty, line.at)
            case DutyAnswered(duty):
                self.story.duties.pop(duty, None)
            case event:
                known = self._tally.done
                self._tally.note(event, line.by, now)
                self.story.at |= dict.fromkeys(self._tally.done - known, line.at)


def _may_show(live: Everything) -> bool:
    """As `app.voting.ballot.may_reveal`: the step can be opened where it shows nothing."""
    return live.ballots.seen.now or live.ballots.can_show(live.board.tasks)


def _when_done(at: int, groups: Json, workshop: Workshop) -> Shown:
    people = {id: it["people"] for id, it in groups.items()}
    return _shown(at, how_many_done(groups), people, workshop)


def _when_answered(at: int, groups: Json, workshop: Workshop) -> Shown:
    """A group that answers as one is one of those who are asked, and all its people."""
    asked = {id: it for id, it in groups.items() if "asked" in it and it["asked"]["of"]}
    people = {id: it["people"] if it["jointly"] else it["asked"]["of"] for id, it in asked.items()}
    return _shown(at, how_many_answered(groups), people, workshop)


def _shown(at: int, count: tuple[int, int], people: Mapping[str, int], workshop: Workshop) -> Shown:
    """`people`: how many they were, by group."""
    if sum(people.values()) < workshop.smallest:
        return Shown(at, few=True)
    alone = sum(number for id, number in people.items() if number == 1 or not workshop.groups[id].jointly)
    is_told = count[1] >= workshop.smallest and (not alone or alone >= workshop.smallest)
    return Shown(at, *count) if is_told else Shown(at)


def _dividing(live: Everything) -> set[str]:
    return {task for task in live.board.tasks if divides(live, task)}


def _unplaced(live: Everything) -> tuple[int, int]:
    tasks = live.board.tasks.values()
    return sum(not task.placement for task in tasks), len(tasks)


def _may_choose(analysis: Analysis) -> bool:
    tasks = [task for task in analysis.board.tasks.values() if task.id not in analysis.rests]
    return may_leave_out(sum(map(must_be_decided, tasks)), len(tasks))
