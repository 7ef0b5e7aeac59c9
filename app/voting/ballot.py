"""Everybody's ballots, and what they add up to. Each person sorts alone first, or a group sorts together; nobody else
sees how before the reveal.

What is shown of the votes is fixed when it is shown, and stands until it is shown anew: nothing that happens in between
(merging, undoing, a step back) changes a bar. A bar is shown, or shown anew, only with at least the smallest number of
ballots in it that stood in none before. So no sum or difference of all that was ever shown is one ballot, or the change
of one: whichever of the bars in it was shown last has that many ballots that none of the others has.

A group that answers together has one voice (`app.vocabulary.as_one`), and what it says is its open word.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import singledispatch

from app.board.board import Board, BoardClosed, SortingClosed, Task
from app.board.events import TaskAdded, TaskMerged, TaskPlaced, TaskRemoved
from app.board.order import between
from app.vocabulary import (
    GROUNDS,
    N_,
    ONLY,
    PASS,
    REVEALED,
    SPLIT,
    Answer,
    Colour,
    Event,
    NotYours,
    Person,
    Refused,
    Standing,
    Voice,
    as_one,
    decide,
    is_joint,
    is_on_paper,
    lead_only,
    standing,
)
from app.voting.commands import (
    CastVote,
    CountHands,
    PassTask,
    PlaceAgreed,
    PlaceAsMost,
    PlaceRest,
    SaySplit,
    StopAsking,
    VoteAgain,
)
from app.voting.events import (
    AnswersRestored,
    HandsCounted,
    RoundDropped,
    RoundEnded,
    RoundOpened,
    RoundSet,
    VoteCast,
    VoteTakenBack,
)
from app.voting.most import Tally, most
from app.voting.smallest import TOGETHER, size, together, trusted
from app.workshop.events import AnswersJointly, PairsTalk, PersonJoined, PersonTurnedAway, StepOpened, TimerSet
from app.workshop.pruned import ANSWERS as ANSWERS_GONE
from app.workshop.workshop import MOST_PEOPLE, UnknownChoice, puts_away, within

Fell = dict[Standing, int]
"""How many gave each answer. Those that nobody gave may be left out."""

Ground = tuple[str, str]
"""Of a green answer: one of `ONLY`, and one of `GROUNDS`; either may be empty."""

ANSWERS: tuple[Standing, ...] = (*Colour, PASS)


class EvenlySplit(Refused):
    """No group has an answer that more gave than any other."""

    code = "evenly_split"


class StillSorting(Refused):
    """One task is answered anew only when the answers have been shown."""

    code = "still_sorting"


class TooFewToShow(Refused):
    """Too few have answered for anything to be shown without telling who answered what."""

    code = "too_few_to_show"


@dataclass(frozen=True, slots=True)
class Before:
    """How a task stood when its last second round began, as far as it was shown. `votes`: by group id or `TOGETHER`;
    `joint`: what the groups that answer together said."""

    task: str
    votes: dict[str, dict[str, int]]
    joint: dict[str, str]


@dataclass(slots=True)
class Seen:
    """What has been shown of the votes.

    `now`: whether answers are shown. `tally`: of each task the bars as they were last shown; a task that is not there
    has not been shown since it was last answered anew. `why`: likewise the grounds for green. `late`: of each task in
    `tally`, whose ballots have stood in no bar. `together`: the groups that are shown only as a sum; `alone`: those
    that are shown by themselves. Either stays so: else the sum less the others would be one of them. `shows`: how many
    times answers have been shown.
    """

    now: bool = False
    tally: dict[str, dict[str, Fell]] = field(default_factory=dict)
    why: dict[str, dict[str, dict[str, int]]] = field(default_factory=dict)
    late: dict[str, set[str]] = field(default_factory=dict)
    together: set[str] = field(default_factory=set)
    alone: set[str] = field(default_factory=set)
    shows: int = 0
    before: Before | None = None


@dataclass(slots=True)
class Ballots:
    """`votes`: task id -> voice -> answer. `answered`: how many tasks each voice has answered.

    `grounds`: likewise, of green answers that have one. `hands`: shows of hands, task id -> group id -> colour ->
    people. `again`: the task that is answered anew. By group, `answers`: how many answers there are; `done`: how many
    voices have answered every task; `voices`: how many have answered any.
    """

    board: Board
    votes: dict[str, dict[Voice, Answer]] = field(default_factory=dict)
    answered: Counter[Voice] = field(default_factory=Counter)
    answers: Counter[str] = field(default_factory=Counter)
    done: Counter[str] = field(default_factory=Counter)
    voices: Counter[str] = field(default_factory=Counter)
    grounds: dict[str, dict[Voice, Ground]] = field(default_factory=dict)
    hands: dict[str, dict[str, dict[Colour, int]]] = field(default_factory=dict)
    again: str | None = None
    seen: Seen = field(default_factory=Seen)
    _group_of: dict[Voice, str] = field(default_factory=dict)
    """The group that each voice's answers are counted in."""

    def of(self, person: str) -> dict[str, Answer]:
        """One person's answers, by task: their own, or their group's where it answers together."""
        voice = self.board.workshop.voice_of(person)
        return {task: votes[voice] for task, votes in self.votes.items() if voice in votes}

    @property
    def took_part(self) -> int:
        """How many people have answered something: each of those who answer alone, and all of a group that answers
        together."""
        if gone := self.board.workshop.pruned.get(ANSWERS_GONE):
            return int(gone.kept["took_part"])
        groups = self.board.workshop.groups
        heads = {as_one(id): group.expected or self.board.workshop.members[id] for id, group in groups.items()}
        return sum(heads.get(voice, 1) for voice, count in self.answered.items() if count)

    def finished(self, group: str) -> int:
        """How many voices of a group are not waited for: those that have answered every task, and those whose sheet of
        paper is typed in, whatever is ticked on it."""
        everything, pen = len(self.board.tasks), self.board.workshop.pens.get(group)
        is_typed = pen is not None and is_on_paper(pen.holder)
        sheets = (
            voice
            for voice, count in self.answered.items()
            if 0 < count < everything
            and self._group_of.get(voice) == group
            and (is_typed if is_joint(voice) else is_on_paper(voice))
        )
        return self.done[group] + sum(1 for _ in sheets)

    def grounds_of(self, person: str) -> dict[str, Ground]:
        voice = self.board.workshop.voice_of(person)
        return {task: grounds[voice] for task, grounds in self.grounds.items() if voice in grounds}

    def joint(self, task: str) -> dict[str, Answer]:
        """What the groups that answer together say: group id -> answer. To be shown only when answers are."""
        votes = self.votes.get(task, {})
        groups = (group for group in self.board.workshop.groups.values() if group.is_heard)
        return {group.id: votes[as_one(group.id)] for group in groups if as_one(group.id) in votes}

    def tally(self, task: str) -> dict[str, Fell]:
        """How the votes and the hands for a task fell, as far as it is shown.

        Group id -> answer -> people, for the groups that are shown by themselves; the others are summed under
        `TOGETHER`. A bar with too few in it is not there. A show of hands is no secret, and is its group's own.
        """
        smallest, seen = self.board.workshop.smallest, self.seen.tally.get(task, {})
        tally = {unit: dict(fell) for unit, fell in seen.items() if sum(fell.values()) >= smallest}
        for group, hands in self.hands.get(task, {}).items():
            if self.board.workshop.groups[group].jointly:
                continue  # it has one answer, and no bar
            bar = tally.setdefault(group, {})
            for colour, count in hands.items():
                bar[colour] = bar.get(colour, 0) + count
        return tally

    def stands(self, task: str) -> Before:
        """How a task stands as it is shown, but for hands: nothing in it that the room has not seen."""
        smallest, bars = self.board.workshop.smallest, self.seen.tally.get(task, {})
        shown = {unit: fell for unit, fell in bars.items() if sum(fell.values()) >= smallest}
        votes = {unit: {str(answer): n for answer, n in fell.items()} for unit, fell in shown.items()}
        return Before(task, votes, {group: str(answer) for group, answer in self.joint(task).items()})

    def before(self, task: str) -> Before | None:
        """How a task stood before its last second round; not what a group said in a way that it does not answer now."""
        it, groups = self.seen.before, self.board.workshop.groups
        if it is None or it.task != task:
            return None
        smallest = self.board.workshop.smallest
        alone = {TOGETHER, *(id for id, group in groups.items() if not group.jointly)}
        votes = {unit: fell for unit, fell in it.votes.items() if unit in alone and sum(fell.values()) >= smallest}
        heard = {id for id, group in groups.items() if group.is_heard}
        return Before(task, votes, {id: answer for id, answer in it.joint.items() if id in heard})

    def why_green(self, task: str) -> dict[str, dict[str, int]]:
        """On what grounds it was green, where that may be shown: group id or `TOGETHER` -> "may law" -> people."""
        tally = self.seen.tally.get(task, {})
        smallest = self.board.workshop.smallest
        shown = {
            unit: dict(why)
            for unit, why in self.seen.why.get(task, {}).items()
            if why and sum(tally.get(unit, {}).values()) >= smallest
        }
        for group, answer in self.joint(task).items():
            ground = self.grounds.get(task, {}).get(as_one(group))
            if answer == Colour.GREEN and ground:
                shown[group] = {_name_of(ground): 1}
        return shown

    def divide(self) -> dict[str, str]:
        """Where each group's votes are shown, or would be: under itself, or `TOGETHER` with others.

        A group counts as many as it is said to have (`Workshop.excess`); one with more phones than that is small until
        somebody has said which are too many. Groups that answer together are not there.
        """
        workshop, seen = self.board.workshop, self.seen
        alone = [group.id for group in workshop.groups.values() if not group.jointly]
        open_ = {group: self._size(group) for group in alone if group not in seen.together | seen.alone}
        hidden = together(open_, workshop.smallest) | seen.together
        return {group: TOGETHER if group in hidden else group for group in alone}

    def _size(self, group: str) -> int:
        workshop = self.board.workshop
        return size(self.voices[group], workshop.excess(group), workshop.smallest)

    def _bars(self, task: str) -> dict[str, list[Voice]]:
        """The bars of a task that may be shown, or shown anew: unit -> whose ballots are in it."""
        workshop, units = self.board.workshop, self.divide()
        bars: dict[str, list[Voice]] = {}
        for voice in self.votes.get(task, ()):
            if not is_joint(voice):
                bars.setdefault(units[self._group_of[voice]], []).append(voice)
        return {
            unit: bar
            for unit, bar in bars.items()
            if self._new(task, bar) >= workshop.smallest and (unit == TOGETHER or not workshop.excess(unit))
        }

    def _new(self, task: str, voices: Iterable[Voice]) -> int:
        """How many of the ballots have stood in no bar; less those that may be somebody's second."""
        new = Counter(self._group_of[voice] for voice in voices if not self.is_told(task, voice))
        excess = self.board.workshop.excess
        return sum(trusted(count, excess(group)) for group, count in new.items())

    def is_told(self, task: str, voice: Voice) -> bool:
        """Whether somebody's ballot has stood in a bar that was shown."""
        return task in self.seen.tally and voice not in self.seen.late.get(task, ())

    def can_show(self, tasks: Iterable[str]) -> bool:
        """Whether there is anything about some of the tasks that may be shown."""
        return any(
            self.joint(task)
            or self.hands.get(task)
            or self.seen.tally.get(task)
            or self._has_many(task)
            or self._bars(task)
            for task in tasks
        )

    def _has_many(self, task: str) -> bool:
        """Whether so many have answered that some bar must have enough in it, however they are spread over the bars.
        Says no of a task that has been shown: then it takes a closer look."""
        workshop = self.board.workshop
        excess = sum(map(workshop.excess, workshop.groups))
        fullest = (workshop.smallest - 1) * len(workshop.groups)
        return not excess and task not in self.seen.tally and len(self.votes.get(task, ())) > fullest

    def will_be_shown(self) -> dict[str, tuple[str, str]]:
        """How each group would be shown, were the answers shown now, and why: ("alone", "together", "jointly" or
        "few", why).

        Why: "small", it is less than the smallest size; "over", more phones have joined than it has people;
        "protects", it is large enough, and one that is not would be left alone without it; "before", it was shown so;
        "waits", the only person in it has not agreed to be seen; "silent", nobody in it has answered; else "".
        """
        workshop, units = self.board.workshop, self.divide()
        people: Counter[str] = Counter()
        for id, unit in units.items():
            people[unit] += trusted(self.voices[id], workshop.excess(id))
        found: dict[str, tuple[str, str]] = {}
        for group in workshop.groups.values():
            unit = units.get(group.id, "")
            is_small = self._size(group.id) < workshop.smallest
            if group.jointly:
                found[group.id] = ("jointly", "") if group.is_heard else ("few", "waits")
            elif workshop.excess(group.id):
                found[group.id] = (
                    "together" if unit == TOGETHER and people[TOGETHER] >= workshop.smallest else "few",
                    "over",
                )
            elif not self.voices[group.id]:
                found[group.id] = ("few", "silent")
            elif people[unit] < workshop.smallest:
                found[group.id] = ("few", "small")
            elif unit == TOGETHER:
                why = "before" if group.id in self.seen.together else "small" if is_small else "protects"
                found[group.id] = ("together", why)
            else:
                found[group.id] = ("alone", "")
        return found

    @property
    def too_few(self) -> int:
        """How many tasks nothing could be shown for, were the answers shown now."""
        return sum(not self.can_show([task]) for task in self.board.tasks)

    def show(self, tasks: Iterable[str]) -> None:
        """The answers for these tasks are shown, as far as they may be."""
        units = self.divide()
        for task in tasks:
            bars = self._bars(task)
            if bars and task not in self.seen.tally:
                self.seen.late[task] = {voice for voice in self.votes[task] if not is_joint(voice)}
            for unit, bar in bars.items():
                self._fix(task, unit, bar)
                (self.seen.together if unit == TOGETHER else self.seen.alone).update(
                    group for group, shown in units.items() if shown == unit
                )
        self.seen.shows += 1

    def _fix(self, task: str, unit: str, bar: list[Voice]) -> None:
        votes, grounds = self.votes[task], self.grounds.get(task, {})
        self.seen.tally.setdefault(task, {})[unit] = dict(Counter(standing(votes[voice]) for voice in bar))
        self.seen.why.setdefault(task, {})[unit] = dict(
            Counter(_name_of(grounds[voice]) for voice in bar if voice in grounds)
        )
        self.seen.late[task].difference_update(bar)

    @property
    def late(self) -> int:
        """How many people have answered something that is not in the bars that are shown of their group."""
        units = self.divide()
        return len(
            {
                voice
                for task, late in self.seen.late.items()
                for voice in late
                if units.get(self._group_of.get(voice, "")) in self.seen.tally[task]
            }
        )

    def add(self, task: str, voice: Voice, answer: Answer, ground: Ground = ("", "")) -> None:
        votes = self.votes.setdefault(task, {})
        self._set_ground(task, voice, ground)
        if voice not in votes:
            self._count(voice, 1)
        votes[voice] = answer
        if task in self.seen.tally and not is_joint(voice):
            self.seen.late.setdefault(task, set()).add(voice)

    def take_back(self, task: str, voice: Voice) -> None:
        del self.votes[task][voice]
        self._set_ground(task, voice, ("", ""))
        self.seen.late.get(task, set()).discard(voice)
        self._count(voice, -1)

    def _set_ground(self, task: str, voice: Voice, ground: Ground) -> None:
        grounds = self.grounds.setdefault(task, {})
        grounds.pop(voice, None)
        if any(ground):
            grounds[voice] = ground

    def silence(self, voice: Voice) -> None:
        """Put away all that somebody answered. What has been shown of it stands."""
        for task, votes in self.votes.items():
            if voice in votes:
                self.take_back(task, voice)

    def drop(self, task: str) -> None:
        """Forget how one task was answered, and how that was shown."""
        for by_task in (self.votes, self.grounds, self.hands, self.seen.tally, self.seen.why, self.seen.late):
            by_task.pop(task, None)

    def part_with(self, task: str) -> None:
        """A task is gone, and with it the round that was about it."""
        self.drop(task)
        if self.again == task:
            self.again = None
        self.recount()

    def _count(self, voice: Voice, change: int) -> None:
        group = self._group_of.setdefault(voice, self.board.workshop.group_of(voice))
        everything = len(self.board.tasks)
        self.done[group] -= self.answered[voice] == everything
        self.voices[group] -= self.answered[voice] > 0
        self.answered[voice] += change
        self.voices[group] += self.answered[voice] > 0
        self.answers[group] += change
        self.done[group] += self.answered[voice] == everything

    def move(self, person: str) -> None:
        """Count one person's answers in the group that they have changed to."""
        before, group = self._group_of[person], self.board.workshop.people[person]
        count = self.answered[person]
        is_done = count == len(self.board.tasks)
        self.voices[before] -= count > 0
        self.voices[group] += count > 0
        self.answers[before] -= count
        self.answers[group] += count
        self.done[before] -= is_done
        self.done[group] += is_done
        self._group_of[person] = group

    def recount(self) -> None:
        """Count anew: when there are fewer tasks."""
        group_of, everything = self.board.workshop.group_of, len(self.board.tasks)
        self.answered = Counter(voice for votes in self.votes.values() for voice in votes)
        self.answers, self.done, self.voices = Counter(), Counter(), Counter()
        self._group_of = {voice: group_of(voice) for voice in self.answered}
        for voice, count in self.answered.items():
            self.answers[group_of(voice)] += count
            self.done[group_of(voice)] += count == everything
            self.voices[group_of(voice)] += count > 0


def _name_of(ground: Ground) -> str:
    return " ".join(filter(None, ground))


def divided(tally: Tally, joint: Mapping[str, Answer] | None = None) -> float:
    """How divided the room is about a task: 0 when all who do it say the same, 1 when the four colours share evenly.

    The Gini-Simpson index of the groups' shares, each group counting alike however many people it has, scaled to 0–1.
    `joint`: what groups that answer together say, each whole; one that is not agreed shares evenly.
    """
    shares: list[list[float]] = []
    for votes in tally.values():
        if everybody := sum(votes.get(colour, 0) for colour in Colour):
            shares.append([votes.get(colour, 0) / everybody for colour in Colour])
    for answer in (joint or {}).values():
        if answer == SPLIT:
            shares.append([1 / len(Colour)] * len(Colour))
        elif answer != PASS:
            shares.append([float(colour == answer) for colour in Colour])
    if not shares:
        return 0.0
    means = [sum(column) / len(shares) for column in zip(*shares, strict=True)]
    index: float = (1 - sum(mean * mean for mean in means)) / (1 - 1 / len(Colour))
    return round(index, 3) + 0.0


FEWEST_TO_AGREE = 2
"""Nobody agrees alone."""


def view_of(group: str, tally: Tally, joint: Mapping[str, Answer], percent: int) -> Standing | None:
    """What a group as such says of a task: what it answers together, or what `percent` of its own bar say alike.

    None where it is not agreed, or its view is not known: what is shown in a sum with others is nobody's view.
    """
    if group in joint:
        return None if joint[group] == SPLIT else standing(joint[group])
    votes = tally.get(group, {})
    everybody = sum(count for count in votes.values())
    answer = max(votes, key=votes.__getitem__, default=None)
    if answer is None or everybody < FEWEST_TO_AGREE or 100 * votes[answer] < percent * everybody:
        return None
    return answer


def unknown(ballots: Ballots, task: Task, tally: Tally, joint: Mapping[str, Answer]) -> list[str]:
    """The groups that are here, have not placed a task, and whose view of it nobody can know from what is shown."""
    workshop = ballots.board.workshop
    here = (id for id, group in workshop.groups.items() if workshop.members[id] or group.expected)
    return [id for id in here if id not in task.placement and id not in joint and not any(tally.get(id, {}).values())]


def agreed(ballots: Ballots, task: Task, tally: Tally, joint: Mapping[str, Answer]) -> dict[str, Standing]:
    """What can be placed without talk: group id -> what it says. Empty where a group whose view is known is not agreed
    with itself. Of the groups whose view is not known it says nothing (`unknown`)."""
    percent = ballots.board.workshop.agreement
    heard = [group for group in ballots.board.workshop.groups if group in joint or any(tally.get(group, {}).values())]
    views = {group: view_of(group, tally, joint, percent) for group in heard}
    return {group: view for group, view in views.items() if view is not None} if None not in views.values() else {}


def is_settled(ballots: Ballots, task: Task, tally: Tally, joint: Mapping[str, Answer]) -> bool:
    """Whether every group that is here, or whose view is known, has placed the task."""
    heard = {*joint, *(group for group, votes in tally.items() if group != TOGETHER and any(votes.values()))}
    return bool(task.placement) and heard <= task.placement.keys() and not unknown(ballots, task, tally, joint)


def agreed_placements(ballots: Ballots) -> dict[str, dict[str, Standing]]:
    """What can be placed without talk: task id -> group id -> what it says, in the order the tasks came."""
    found: dict[str, dict[str, Standing]] = {}
    for id, task in sorted(ballots.board.tasks.items(), key=lambda item: item[1].order):
        if id != ballots.again:
            views = agreed(ballots, task, ballots.tally(id), ballots.joint(id))
            if left := {group: view for group, view in views.items() if group not in task.placement}:
                found[id] = left
    return found


@decide.register
def cast_vote(command: CastVote, ballots: Ballots, by: Person) -> list[Event]:
    """Give the person's own answer for one task, or the group's, or take it back."""
    if command.only not in ("", *ONLY) or command.ground not in ("", *GROUNDS):
        raise UnknownChoice
    is_green = command.colour is Colour.GREEN
    ground = (command.only, command.ground) if is_green else ("", "")
    return _answer(ballots, command.task, command.colour and command.colour.value, by, command.now, ground)


@decide.register
def pass_task(command: PassTask, ballots: Ballots, by: Person) -> list[Event]:
    return _answer(ballots, command.task, PASS, by, command.now)


@decide.register
def say_split(command: SaySplit, ballots: Ballots, by: Person) -> list[Event]:
    """A group that answers together is not agreed."""
    workshop = ballots.board.workshop
    if by.leads or not workshop.is_in(by.id) or not is_joint(workshop.voice_of(by.id)):
        raise NotYours
    return _answer(ballots, command.task, SPLIT, by, command.now)


@decide.register
def count_hands(command: CountHands, ballots: Ballots, by: Person) -> list[Event]:
    lead_only(by)
    task, group = ballots.board.task(command.task).id, ballots.board.workshop.group(command.group).id
    counts = {colour: getattr(command, colour.value) for colour in Colour}
    for colour, count in counts.items():
        within(count, 0, MOST_PEOPLE, N_("Räknade händer"), colour.value)
    counts = {colour: count for colour, count in counts.items() if count}
    if counts == ballots.hands.get(task, {}).get(group, {}):
        return []
    return [HandsCounted(task, group, tuple(counts.items()))]


@decide.register
def vote_again(command: VoteAgain, ballots: Ballots, by: Person) -> list[Event]:
    """Ask everybody about one task once more, or show how that went."""
    lead_only(by)
    if ballots.again and command.task != ballots.again and not ballots.can_show([ballots.again]):
        raise TooFewToShow
    ended: list[Event] = [RoundEnded()] if ballots.again else []
    if command.task is None:
        return ended
    if ballots.board.workshop.step not in REVEALED or ballots.board.workshop.is_closed:
        raise StillSorting
    task = ballots.board.task(command.task).id
    # The time was for the talk.
    stops: list[Event] = [PairsTalk(False), TimerSet(None, None)] if ballots.board.workshop.in_pairs else []
    away = puts_away(ballots.board.workshop)
    return away if task == ballots.again else [*ended, *stops, *away, RoundOpened(task)]


@decide.register
def stop_asking(command: StopAsking, ballots: Ballots, by: Person) -> list[Event]:
    """End a second round without showing it: its answers are put away."""
    lead_only(by)
    return [RoundDropped(ballots.again)] if ballots.again else []


def may_reveal(ballots: Ballots) -> None:
    """Raises `TooFewToShow` where a reveal would show nothing: no group has answered together, no hands are counted,
    and too few have answered any task."""
    if not ballots.seen.now and not ballots.can_show(ballots.board.tasks):
        raise TooFewToShow


@decide.register
def place_agreed(command: PlaceAgreed, ballots: Ballots, by: Person) -> list[Event]:
    _may_place(ballots, by)
    return _placed_last(ballots.board, agreed_placements(ballots))


def _placed_last(board: Board, placements: Mapping[str, Mapping[str, Standing]]) -> list[Event]:
    """Each task last in its columns, one after the other. `placements`: task id -> group id -> colour."""
    last: dict[tuple[str, Standing], str] = {}
    events: list[Event] = []
    for task, colours in placements.items():
        for group, colour in colours.items():
            low = last.get((group, colour)) or max(board.columns.get((group, colour), {}).values(), default="")
            last[group, colour] = between(low, None)
            events.append(TaskPlaced(task, group, colour, last[group, colour]))
    return events


@decide.register
def place_rest(command: PlaceRest, ballots: Ballots, by: Person) -> list[Event]:
    """Place several tasks where most of each group are; what a group has placed itself stands."""
    _may_place(ballots, by)
    tasks = [ballots.board.task(id) for id in dict.fromkeys(command.tasks)]
    known = {task.id: _where_most(ballots, task) for task in tasks}
    if tasks and not any(known.values()):
        raise EvenlySplit
    return _placed_last(
        ballots.board,
        {task.id: {it: known[task.id][it] for it in known[task.id] if it not in task.placement} for task in tasks},
    )


@decide.register
def place_as_most(command: PlaceAsMost, ballots: Ballots, by: Person) -> list[Event]:
    """Place one task where most of each group are. A group is left that is evenly split, or not known."""
    _may_place(ballots, by)
    board = ballots.board
    task = board.task(command.task)
    known = _where_most(ballots, task)
    if not known:
        raise EvenlySplit
    now = {group: placement.colour for group, placement in task.placement.items()}
    return [
        TaskPlaced(task.id, group, answer, board.place_in(group, answer, None, task.id))
        for group, answer in known.items()
        if now.get(group) != answer
    ]


def _where_most(ballots: Ballots, task: Task) -> dict[str, Standing]:
    """Where most of each group are, of the groups that it is known of."""
    if task.id == ballots.again:
        return {}
    tally, joint = ballots.tally(task.id), ballots.joint(task.id)
    found = {group: most(group, tally, joint) for group in ballots.board.workshop.groups}
    return {group: answer for group, answer in found.items() if answer is not None}


def _may_place(ballots: Ballots, by: Person) -> None:
    lead_only(by)
    if ballots.board.workshop.step not in REVEALED or ballots.board.workshop.is_closed:
        raise BoardClosed


def _answer(
    ballots: Ballots, task: str, answer: Answer | None, by: Person, now: int, ground: Ground = ("", "")
) -> list[Event]:
    workshop = ballots.board.workshop
    if by.leads or not workshop.is_in(by.id):
        raise NotYours
    if not workshop.sorting_is_open and (ballots.again is None or task != ballots.again):
        raise SortingClosed(text=ballots.board.tasks[task].text if task in ballots.board.tasks else "")
    workshop.takes(by, now)
    id, voice = ballots.board.task(task).id, workshop.voice_of(by.id)
    stands = ballots.votes.get(id, {}).get(voice)
    if answer == stands and ground == ballots.grounds.get(id, {}).get(voice, ("", "")):
        return []
    said: Event = VoteCast(id, voice, answer, *ground) if answer else VoteTakenBack(id, voice)
    return [*workshop.hold_pen(by), said]


@singledispatch
def evolve(event: Event, ballots: Ballots) -> None:
    """Other concepts' events do nothing to the ballots."""


@evolve.register
def _(event: StepOpened, ballots: Ballots) -> None:
    if event.step in REVEALED and not ballots.seen.now:
        ballots.show(task for task in ballots.board.tasks if task != ballots.again)
    ballots.seen.now = event.step in REVEALED


@evolve.register
def _(event: VoteCast, ballots: Ballots) -> None:
    ballots.add(event.task, event.person, event.answer, (event.only, event.ground))


@evolve.register
def _(event: VoteTakenBack, ballots: Ballots) -> None:
    ballots.take_back(event.task, event.person)


@evolve.register
def _(event: TaskAdded, ballots: Ballots) -> None:
    ballots.done.clear()  # nobody has answered the new one


@evolve.register
def _(event: TaskRemoved, ballots: Ballots) -> None:
    ballots.part_with(event.task)


@evolve.register
def _(event: TaskMerged, ballots: Ballots) -> None:
    """Who has answered both is counted once, as they answered what stays. The bars stand as they were shown; a ballot
    that has been shown with the one that goes is not new with the one that stays."""
    moved = dict(ballots.votes.get(event.task, {}))
    into, grounds = ballots.votes.setdefault(event.into, {}), ballots.grounds.get(event.task, {})
    told = {voice for voice in moved if ballots.is_told(event.task, voice)}
    if told - into.keys() and event.into not in ballots.seen.tally:
        ballots.seen.tally[event.into] = {}
        ballots.seen.late[event.into] = {voice for voice in into if not is_joint(voice)}
    for voice, answer in moved.items():
        if voice not in into:
            into[voice] = answer
            if voice in grounds:
                ballots.grounds.setdefault(event.into, {})[voice] = grounds[voice]
            if event.into in ballots.seen.tally and voice not in told and not is_joint(voice):
                ballots.seen.late.setdefault(event.into, set()).add(voice)
    for group, hands in ballots.hands.get(event.task, {}).items():
        counted = ballots.hands.setdefault(event.into, {}).setdefault(group, {})
        for colour, count in hands.items():
            counted[colour] = max(counted.get(colour, 0), count)
    ballots.part_with(event.task)


@evolve.register
def _(event: AnswersRestored, ballots: Ballots) -> None:
    """As they were. If answers have been shown since, these ballots may have stood in a bar: then none is new."""
    ballots.drop(event.task)
    workshop = ballots.board.workshop
    for vote in event.votes:
        if workshop.may_speak(vote.person):
            ballots.votes.setdefault(event.task, {})[vote.person] = vote.answer
            if vote.only or vote.ground:
                ballots.grounds.setdefault(event.task, {})[vote.person] = (vote.only, vote.ground)
    for hands in event.hands:
        ballots.hands.setdefault(event.task, {})[hands.group] = dict(hands.counts)
    is_as_it_was = event.shows == ballots.seen.shows
    if event.seen is not None or not is_as_it_was:
        tally = ballots.seen.tally[event.task] = {}
        for unit, said, count in event.seen or ():
            if (unit in workshop.groups and not workshop.groups[unit].jointly) or unit == TOGETHER:
                tally.setdefault(unit, {})[standing(said)] = count
        why = ballots.seen.why[event.task] = {}
        for unit, name, count in event.why_green:
            if unit in tally:
                why.setdefault(unit, {})[name] = count
        there = ballots.votes.get(event.task, {})
        ballots.seen.late[event.task] = {voice for voice in event.late if voice in there} if is_as_it_was else set()
    ballots.recount()


@evolve.register
def _(event: AnswersJointly, ballots: Ballots) -> None:
    """What the group has answered is put away, and with it the bars that it is in."""
    voices = [voice for voice, group in ballots._group_of.items() if group == event.group]
    for voice in voices:
        ballots.silence(voice)
    units = {event.group} | ({TOGETHER} if event.group in ballots.seen.together else set())
    for tally in (*ballots.seen.tally.values(), *ballots.seen.why.values()):
        for unit in units:
            tally.pop(unit, None)  # type: ignore[attr-defined]
    ballots.seen.together.discard(event.group)
    ballots.seen.alone.discard(event.group)


@evolve.register
def _(event: PersonTurnedAway, ballots: Ballots) -> None:
    ballots.silence(event.person)


@evolve.register
def _(event: HandsCounted, ballots: Ballots) -> None:
    groups = ballots.hands.setdefault(event.task, {})
    groups.pop(event.group, None)
    if event.counts:
        groups[event.group] = {Colour(colour): count for colour, count in event.counts}
    if not groups:
        del ballots.hands[event.task]


@evolve.register
def _(event: RoundOpened, ballots: Ballots) -> None:
    ballots.seen.before = ballots.stands(event.task)
    ballots.drop(event.task)
    ballots.again = event.task
    ballots.recount()


@evolve.register
def _(event: RoundEnded, ballots: Ballots) -> None:
    task, ballots.again = ballots.again, None
    if task is not None:
        ballots.show([task])


@evolve.register
def _(event: RoundDropped, ballots: Ballots) -> None:
    ballots.seen.before = None
    ballots.drop(event.task)
    ballots.again = None
    ballots.recount()


@evolve.register
def _(event: RoundSet, ballots: Ballots) -> None:
    ballots.seen.before = None
    ballots.again = event.task


@evolve.register
def _(event: PersonJoined, ballots: Ballots) -> None:
    if event.person not in ballots._group_of:
        return
    if ballots.board.workshop.groups[event.group].jointly:
        ballots.silence(event.person)  # there the group answers, not the person
    ballots.move(event.person)
