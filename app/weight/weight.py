"""How much time the tasks take: estimated by those who do them, each alone, or set by the room.

The middle of a group's estimates stands for one who does the task, and the middle half is the spread. Each is the mean
of at least three neighbouring estimates, in whole five minutes, so that none of them is what one person said. One who
is far off does not move the middle; in a small group, an end of the spread. A group in which fewer have answered, or do
the task, than the smallest size is counted together with others, and where that is still too few, not shown at all;
then the room says it aloud, and the facilitator sets it. A group that answers together says how long it takes one of
them, and how many of them do it.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import singledispatch
from math import ceil, floor
from typing import Any

from app.board.board import Board
from app.board.events import TaskMerged, TaskRemoved
from app.vocabulary import N_, WEIGHT, Event, NotYours, Person, Refused, Voice, as_one, decide, is_joint, lead_only
from app.voting.smallest import TOGETHER, shown_as
from app.weight.amount import Amount, Period, read_amount
from app.weight.commands import EstimateTime, SetWeight
from app.weight.events import EstimateTakenBack, TimeEstimated, TimesRestored, WeightSet, WeightTakenBack
from app.workshop.events import AnswersJointly, PersonTurnedAway, TopicCleared
from app.workshop.pruned import ANSWERS
from app.workshop.workshop import MOST_PEOPLE, SessionTwoClosed, TopicNotOpen, UnknownChoice, within

PARTS = ("morning", "forenoon", "midday", "afternoon", "evening", "night")
"""Of the day: before nine, until eleven, until one, until four, until ten, and after."""
DAYS = ("weekdays", "weekend")
WHEN = (*PARTS, *DAYS)
FULL_TIME = 40
"""Hours a week."""
HEAVY = 5
"""Hours a week in the whole workplace, from which a green task is asked about too: there is time to win."""


class PeopleMissing(Refused):
    """So much time for each, and nobody who does it."""

    code = "people_missing"


@dataclass(frozen=True, slots=True)
class Estimate:
    """One person's, or a group's that answers together. `when`: some of `WHEN`. `people`: how many of such a group do
    it; 0 of a person's."""

    amount: Amount
    when: tuple[str, ...] = ()
    people: int = 0


@dataclass(frozen=True, slots=True)
class Setting:
    """What the room came to for one group: so much for each of so many people."""

    amount: Amount
    people: int
    when: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Weight:
    """What a task takes of a group, or of those that are shown together.

    `low`, `middle`, `high`: minutes a week for each of the `people` who do it; the middle half of the estimates, and
    their middle. All the same where the room has set it, or where the group answers together (`is_joint`). `groups`: of
    those that are shown together, the ones in the sum.
    """

    low: Fraction
    middle: Fraction
    high: Fraction
    people: int
    when: tuple[str, ...]
    is_set: bool = False
    groups: tuple[str, ...] = ()
    is_joint: bool = False

    @property
    def minutes(self) -> Fraction:
        """A week, for all who do it."""
        return self.middle * self.people


@dataclass(slots=True)
class Weights:
    """`estimates`: task id -> voice. `settings`: (task id, group id)."""

    board: Board
    estimates: dict[str, dict[str, Estimate]] = field(default_factory=dict)
    settings: dict[tuple[str, str], Setting] = field(default_factory=dict)
    estimated: Counter[str] = field(default_factory=Counter)
    """How many tasks each voice has estimated."""
    _known: dict[str, tuple[int, dict[str, Weight]]] = field(default_factory=dict)
    """What `_estimated` came to, and for which smallest size: it is asked for with every answer to any topic. Nobody
    changes group any more once it can be asked, and only what is shown is asked for."""

    @property
    def is_shown(self) -> bool:
        return WEIGHT in self.board.workshop.shown

    def of(self, person: str) -> dict[str, Estimate]:
        voice = self.board.workshop.voice_of(person)
        return {task: estimates[voice] for task, estimates in self.estimates.items() if voice in estimates}

    def add(self, task: str, voice: Voice, estimate: Estimate) -> None:
        estimates = self.estimates.setdefault(task, {})
        self.estimated[voice] += voice not in estimates
        estimates[voice] = estimate
        self._known.pop(task, None)

    def take_back(self, task: str, voice: Voice) -> None:
        del self.estimates[task][voice]
        self._known.pop(task, None)
        self.estimated[voice] -= 1

    def silence(self, voices: Iterable[Voice]) -> None:
        """Put away what some have estimated, unless it is shown: then it stands."""
        if self.is_shown:
            return
        for voice in voices:
            for task in [task for task, estimates in self.estimates.items() if voice in estimates]:
                self.take_back(task, voice)

    def forget(self, task: str, *, but_estimates: bool = False) -> None:
        if not but_estimates:
            for voice in self.estimates.pop(task, ()):
                self.estimated[voice] -= 1
            self._known.pop(task, None)
        for group in self.board.workshop.groups:
            self.settings.pop((task, group), None)

    def weighed(self, task: str) -> dict[str, Weight]:
        """What may be shown of a task: group id or `TOGETHER` -> weight. The estimates only once they are shown."""
        found = self._joint(task) | self._estimated(task) if self.is_shown else {}
        for group in self.board.workshop.groups:
            if setting := self.settings.get((task, group)):
                if group not in found:
                    # Of those that were counted together, the others would now be left alone.
                    found.pop(TOGETHER, None)
                minutes = setting.amount.a_week
                found[group] = Weight(minutes, minutes, minutes, setting.people, setting.when, is_set=True)
        return found

    def of_those_alone(self, task: str) -> dict[str, Weight]:
        """What the estimates of those who answer alone come to, as far as it may be shown."""
        return self._estimated(task) if self.is_shown else {}

    def _estimated(self, task: str) -> dict[str, Weight]:
        if gone := self.board.workshop.pruned.get(ANSWERS):
            kept = (gone.kept.get("weights") or {}).get(task, {})
            weights = {unit: weight_from(it) for unit, it in kept.items()}
            return {unit: it for unit, it in weights.items() if it.people >= self.board.workshop.smallest}
        smallest, found = self._known.get(task, (None, {}))
        if smallest != self.board.workshop.smallest:
            found = self._estimate(task)
            self._known[task] = self.board.workshop.smallest, found
        return found

    def _estimate(self, task: str) -> dict[str, Weight]:
        workshop = self.board.workshop
        by_group: dict[str, list[Estimate]] = {}
        voices = dict.fromkeys(workshop.groups, 0)
        for voice, estimate in self.estimates.get(task, {}).items():
            if is_joint(voice):
                continue
            group = workshop.group_of(voice)
            voices[group] += 1
            if estimate.amount:
                by_group.setdefault(group, []).append(estimate)
        doing = {group: len(by_group.get(group, ())) for group in workshop.groups}
        where = shown_as(voices, workshop.shown[WEIGHT], workshop.smallest, doing)
        units: dict[str, list[Estimate]] = {}
        for group, unit in where.items():
            units.setdefault(unit, []).extend(by_group.get(group, ()))
        counted = tuple(group for group in workshop.groups if where.get(group) == TOGETHER)
        return {unit: _weight(them, counted if unit == TOGETHER else ()) for unit, them in units.items()}

    def _joint(self, task: str) -> dict[str, Weight]:
        """Of the groups that answer together. Not kept: whether one is heard may change when it is shown."""
        found: dict[str, Weight] = {}
        for group in self.board.workshop.groups.values():
            estimate = self.estimates.get(task, {}).get(as_one(group.id))
            if group.is_heard and estimate and estimate.amount:
                minutes = estimate.amount.a_week
                found[group.id] = Weight(minutes, minutes, minutes, estimate.people, estimate.when, is_joint=True)
        return found

    def minutes(self, task: str) -> Fraction:
        """A week, for all who do it, as far as it is known and may be shown."""
        return sum((weight.minutes for weight in self.weighed(task).values()), Fraction(0))

    def is_heavy(self, task: str) -> bool:
        return self.minutes(task) >= HEAVY * 60


def _weight(estimates: list[Estimate], groups: tuple[str, ...]) -> Weight:
    minutes = sorted(estimate.amount.a_week for estimate in estimates)
    low, middle, high = (_around(minutes, Fraction(quarters * (len(minutes) - 1), 4)) for quarters in (1, 2, 3))
    ticked = Counter(part for estimate in estimates for part in estimate.when)
    when = tuple(part for part in WHEN if 2 * ticked[part] >= len(estimates))
    return Weight(low, middle, high, len(estimates), when, groups=groups)


def as_kept(weight: Weight) -> dict[str, Any]:
    """A weight for JSON, exactly."""
    return asdict(weight) | {name: str(getattr(weight, name)) for name in _EXACT}


def weight_from(kept: dict[str, Any]) -> Weight:
    """What `as_kept` gave."""
    exact = {name: Fraction(kept[name]) for name in _EXACT}
    return Weight(**{**kept, **exact, "when": tuple(kept["when"]), "groups": tuple(kept["groups"])})


_EXACT = ("low", "middle", "high")
FINEST = 5
"""Minutes: what is shown of several people's estimates is whole such steps."""


def _around(minutes: list[Fraction], place: Fraction) -> Fraction:
    """What stands at a place of a sorted list, as the mean of it and of its neighbours: never one person's figure."""
    some = minutes[max(0, floor(place) - 1) : ceil(place) + 2]
    mean = sum(some, Fraction(0)) / len(some)
    return Fraction(max(1, round(mean / FINEST)) * FINEST)


@decide.register
def estimate_time(command: EstimateTime, weights: Weights, by: Person) -> list[Event]:
    workshop = weights.board.workshop
    if by.leads or not workshop.is_in(by.id):
        raise NotYours
    if not workshop.is_asked(WEIGHT):
        raise TopicNotOpen
    task, voice = weights.board.task(command.task).id, workshop.voice_of(by.id)
    now = weights.estimates.get(task, {}).get(voice)
    if command.amount is None:
        return [*workshop.hold_pen(by), EstimateTakenBack(task, voice)] if now else []
    before = now.when if now else ()
    amount = read_amount(command.amount)
    people = _doing(command, weights, by, now) if is_joint(voice) else 0
    wanted = Estimate(amount, before if command.when is None else _when(command.when), people)
    if wanted == now:
        return []
    return [*workshop.hold_pen(by), TimeEstimated(task, voice, *flat(amount), wanted.when, people)]


def _doing(command: EstimateTime, weights: Weights, by: Person, now: Estimate | None) -> int:
    """How many of a group that answers together do a task; all of them, where it has not said."""
    workshop = weights.board.workshop
    group = workshop.groups[workshop.people[by.id]]
    if command.people is None:
        return now.people if now else group.expected or workshop.members[group.id]
    within(command.people, 1, MOST_PEOPLE, N_("Hur många av er gör den?"), "people")
    return command.people


@decide.register
def set_weight(command: SetWeight, weights: Weights, by: Person) -> list[Event]:
    lead_only(by)
    if not weights.board.workshop.is_session_two:
        raise SessionTwoClosed
    task, group = weights.board.task(command.task).id, weights.board.workshop.group(command.group).id
    now = weights.settings.get((task, group))
    if command.amount is None:
        return [WeightTakenBack(task, group)] if now else []
    within(command.people, 0, MOST_PEOPLE, N_("Hur många gör den?"), "people")
    wanted = Setting(read_amount(command.amount), command.people, _when(command.when))
    amount = wanted.amount
    if amount and not wanted.people:
        raise PeopleMissing
    if wanted == now:
        return []
    return [WeightSet(task, group, *flat(amount), wanted.people, wanted.when)]


def _when(ticked: Iterable[str]) -> tuple[str, ...]:
    asked = set(ticked)
    if not asked <= set(WHEN):
        raise UnknownChoice
    return tuple(part for part in WHEN if part in asked)


def flat(amount: Amount) -> tuple[str, int, str, int]:
    """An amount as events have it."""
    return str(amount.times), amount.every, amount.period.value, amount.minutes


def amount_of(event: TimeEstimated | WeightSet) -> Amount:
    return Amount(Decimal(event.times), event.every, Period(event.period), event.minutes)


@singledispatch
def evolve(event: Event, weights: Weights) -> None:
    """Other concepts' events do nothing to the weights."""


@evolve.register
def _(event: TimeEstimated, weights: Weights) -> None:
    weights.add(event.task, event.person, Estimate(amount_of(event), tuple(event.when), event.people))


@evolve.register
def _(event: EstimateTakenBack, weights: Weights) -> None:
    weights.take_back(event.task, event.person)


@evolve.register
def _(event: WeightSet, weights: Weights) -> None:
    weights.settings[event.task, event.group] = Setting(amount_of(event), event.people, tuple(event.when))


@evolve.register
def _(event: WeightTakenBack, weights: Weights) -> None:
    weights.settings.pop((event.task, event.group), None)


@evolve.register
def _(event: TopicCleared, weights: Weights) -> None:
    if event.topic == WEIGHT:
        weights.estimates.clear()
        weights.estimated.clear()
        weights._known.clear()


@evolve.register
def _(event: AnswersJointly, weights: Weights) -> None:
    group_of = weights.board.workshop.group_of
    weights.silence([voice for voice in weights.estimated if group_of(voice) == event.group])


@evolve.register
def _(event: PersonTurnedAway, weights: Weights) -> None:
    weights.silence([event.person])


@evolve.register
def _(event: TaskRemoved, weights: Weights) -> None:
    weights.forget(event.task)


@evolve.register
def _(event: TaskMerged, weights: Weights) -> None:
    """What is known of the one that stays is kept; of the other, what the one that stays lacks. Where the estimates are
    shown they stay as they were: a sum that changes by one would tell whose it is."""
    if not weights.is_shown:
        for person, estimate in weights.estimates.get(event.task, {}).items():
            if person not in weights.estimates.get(event.into, {}):
                weights.add(event.into, person, estimate)
    for group in weights.board.workshop.groups:
        if setting := weights.settings.get((event.task, group)):
            weights.settings.setdefault((event.into, group), setting)
    weights.forget(event.task)


@evolve.register
def _(event: TimesRestored, weights: Weights) -> None:
    """As they were. What has been shown since stands: else the difference would be somebody's estimate."""
    stands = weights.is_shown and WEIGHT not in event.told
    weights.forget(event.task, but_estimates=stands)
    for said in () if stands else event.estimates:
        if weights.board.workshop.may_speak(said.person) or weights.is_shown:
            weights.add(event.task, said.person, Estimate(amount_of(said), tuple(said.when), said.people))
    for setting in event.weights:
        weights.settings[event.task, setting.group] = Setting(amount_of(setting), setting.people, tuple(setting.when))
