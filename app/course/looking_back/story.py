"""What a workshop's own journal says of how it was led, to be held beside what the course advises. Pure.

What is told is what whoever led did, when, and how many there were of what they saw on their own pages: never who
answered, how anybody answered, or what was withheld from them then. What they took back does not count; but that
answers were shown does, for who has seen them has seen them.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from app.analysis.analysis import Analysis, must_be_decided, undecided
from app.analysis.events import DutyAnswered
from app.analysis.parties import Duty
from app.history.history import Undoings
from app.live.acts import ActRedone, ActUndone
from app.live.times import SITTING
from app.live.view import Everything
from app.rehearsal.deeds import Before, Deed, Tally, are_most, before, divides, how_many_answered, how_many_done
from app.vocabulary import REVEALED, SESSION_TWO, WEIGHT, Colour, Event, Step
from app.workshop.events import BeforehandEnded, BeforehandOpened, StepOpened, TopicShown
from app.workshop.readiness import asked
from app.workshop.workshop import Workshop

SILENCE = 60 * 60_000
"""Milliseconds in which nothing was kept, after which nobody can say that the room was at it all the time."""
ALL_CAN_BE_ASKED = 10
"""So many tasks."""
_AFTER_ONE = (*SESSION_TWO, Step.CLOSED)


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
    where they were fewer than the smallest group that is shown by itself."""

    at: int
    done: int | None = None
    of: int | None = None

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
    `divided`: whether a task that was shown divided the room. `unplaced`: how many tasks had no colour when session one
    was last left, and of how many. `may_choose`: whether there was anything to leave out when session two began.
    `spent`: milliseconds by step; nought where nobody can say. `at_home`: what the staff did before they met.
    `planned`: minutes by step. `last`: when anything was kept last. `reds`: how many red tasks have a time, as far as
    it may be shown, and of how many. `undecided`: tasks that must be decided, and are not.
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

    def note(self, line: Line, live: Everything) -> None:
        self._spend(line, live.workshop)
        if isinstance(line.event, ActUndone | ActRedone):
            self._moves.add(line.command)
        if isinstance(line.event, StepOpened):
            self._opened(line.event.step, line.at, live)
        if line.by.startswith("f"):
            self._led(line, live)

    def ended(self, live: Everything) -> Story:
        """All of it, when there is no more. `live`: as it is then."""
        story, tasks = self.story, live.board.tasks.values()
        story.divided |= _divided(live)
        reds = [task.id for task in tasks if Colour.RED in task.colours]
        story.reds = sum(bool(live.weights.weighed(task)) for task in reds), len(reds)
        story.undecided = len(undecided(live.analysis))
        if not live.analysis.is_after_session_one:
            story.two_began = None  # it was opened by mistake, and taken back
        if live.workshop.step not in _AFTER_ONE:
            story.unplaced = _unplaced(live)
        story.planned = live.workshop.planned
        return story

    # The time

    def _spend(self, line: Line, workshop: Workshop) -> None:
        story, step = self.story, workshop.step
        gap, story.last = max(0, line.at - story.last), line.at
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
        story.divided |= _divided(live)
        if was is Step.GATHER and story.readiness is None:
            questions, answers = asked(live.workshop.purpose), live.workshop.readiness
            story.readiness = sum(it in answers for it in questions), len(questions)
        if was not in _AFTER_ONE and step in _AFTER_ONE:
            story.unplaced = _unplaced(live)
        if step in SESSION_TWO and story.two_began is None:
            story.two_began, story.may_choose = at, _may_choose(live.analysis)
        story.closed = at if step is Step.CLOSED else None

    def _led(self, line: Line, live: Everything) -> None:
        story, now = self.story, before(live)
        match line.event:
            case ActUndone() if now.step not in _AFTER_ONE:
                story.undone.append(line.at)
            case StepOpened(step) if step in REVEALED and now.step is Step.SORT:
                story.shows.append(_shown(line.at, how_many_done(now.groups()), live.workshop))
                return
            case TopicShown(topic) if topic == WEIGHT and not (story.times and story.times.has_waited):
                again = _shown(line.at, how_many_answered(now.groups()), live.workshop)
                story.times = again if again.has_waited or not story.times else story.times
                return
        if line.command not in self._moves and line.command not in self._taken_back:
            self._did(line, now)

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


def _shown(at: int, count: tuple[int, int], workshop: Workshop) -> Shown:
    return Shown(at, *count) if count[1] >= workshop.smallest else Shown(at)


def _divided(live: Everything) -> bool:
    return any(divides(live, task) for task in live.board.tasks)


def _unplaced(live: Everything) -> tuple[int, int]:
    tasks = live.board.tasks.values()
    return sum(not task.placement for task in tasks), len(tasks)


def _may_choose(analysis: Analysis) -> bool:
    """As `app.rehearsal.coach.may_choose`."""
    tasks = [task for task in analysis.board.tasks.values() if task.id not in analysis.rests]
    must = sum(map(must_be_decided, tasks))
    return must > 0 and (len(tasks) > ALL_CAN_BE_ASKED or must < len(tasks))
