"""A post's way in: the stages that it began with, and what is known of each: its days, who did it, what there is to
say.

The stages are an order to work in and no gate: who employs under AB at once writes that, and is there (the report,
3.2.2). A stage that is not needed says why. Many jobs stayed under BEA (2.1.3): so each stage has a day when it is to
be done, and it is seen when that day has passed.

Where a post has several placements it has one way in and several days: what is written of one placement counts there,
and what is written of the whole post counts wherever nothing else is.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from itertools import groupby

from app.days import read_day
from app.vocabulary import LATEST, NOTE_LENGTH, Refused, clean, months_after, months_between
from app.ways.way import ROLE_LENGTH, Employer, Kind, Stage, Under, Way


class NotDoneYet(Refused):
    """Done, or begun, on a day that has not come. Details: `typed`."""

    code = "not_done_yet"


class EndsBeforeItBegins(Refused):
    code = "ends_before_it_begins"


class WhyNotNeededMissing(Refused):
    code = "why_not_needed_missing"


class DoneAndNotNeeded(Refused):
    code = "done_and_not_needed"


class OrdinaryIsNeeded(Refused):
    """The job under AB is where the way leads: who does not go there closes it."""

    code = "ordinary_is_needed"


class WhyChosenMissing(Refused):
    """A way was chosen, without why."""

    code = "why_chosen_missing"


class WhyMissing(Refused):
    """Closed, or ended, without a reason."""

    code = "why_missing"


class TrailChanged(Refused):
    """Somebody else saved since the page was opened, and both wrote in the same field."""

    code = "trail_changed"


class ChosenAlready(Refused):
    """Somebody else has chosen the post's way."""

    code = "chosen_already"


class OutcomeMissing(Refused):
    code = "way_outcome_missing"


class NewDayMissing(Refused):
    """Prolonged without a day to follow up again."""

    code = "new_day_missing"


class Outcome(StrEnum):
    """What a follow-up of the requirements ended in."""

    AB = "ab"
    PROLONGED = "prolonged"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Days:
    """What is known of a stage. `began`: where it is a time; `done`: when it ended, or was done. `role`: who does it,
    where it is somebody else than usual. `not_needed`: why it is not; "" where it is. `outcome`: of a follow-up."""

    began: date | None = None
    planned: date | None = None
    done: date | None = None
    role: str = ""
    note: str = ""
    not_needed: str = ""
    outcome: Outcome | None = None


NOTHING = Days()


@dataclass(frozen=True, slots=True)
class Step:
    """A stage of a post's way, with its days. `is_own`: they are one placement's own, and not the whole post's."""

    stage: Stage
    days: Days = NOTHING
    is_own: bool = False

    @property
    def is_done(self) -> bool:
        return self.days.done is not None

    @property
    def is_needed(self) -> bool:
        return not self.days.not_needed

    @property
    def is_open(self) -> bool:
        return self.is_needed and not self.is_done

    @property
    def is_ordinary(self) -> bool:
        return self.stage.kind is Kind.ORDINARY

    @property
    def role(self) -> str:
        return self.days.role or self.stage.role

    @property
    def day(self) -> date | None:
        """When it was done, else when it is to be."""
        return self.days.done or self.days.planned


@dataclass(frozen=True, slots=True)
class Trail:
    """`way`: the key of the way that it began as; `name`: what that was called then. `closed_on`: the day it was given
    up; `why` tells the reason."""

    way: str = ""
    name: str = ""
    steps: tuple[Step, ...] = ()
    closed_on: date | None = None
    why: str = ""

    def step(self, key: str) -> Step | None:
        return next((it for it in self.steps if it.stage.key == key), None)

    @property
    def has_begun(self) -> bool:
        return self.closed_on is not None or any(it.days != NOTHING for it in self.steps)

    @property
    def ordinary_on(self) -> date | None:
        """Since when it is a job under AB. Then it is not asked which stages led there."""
        return next((it.days.done for it in self.steps if it.is_ordinary), None)

    @property
    def ended(self) -> Step | None:
        """The follow-up that ended it."""
        return next((it for it in self.steps if it.days.outcome is Outcome.ENDED), None)

    @property
    def is_open(self) -> bool:
        return bool(self.steps) and not (self.closed_on or self.ordinary_on or self.ended)

    @property
    def next(self) -> Step | None:
        """The first that is needed and not done; None where there is nothing left to do."""
        return next((it for it in self.steps if it.is_open), None) if self.is_open else None

    def late(self, today: date) -> tuple[Step, ...]:
        """Those whose day has passed, as long as the trail is open."""
        if not self.is_open:
            return ()
        return tuple(it for it in self.steps if it.is_open and it.days.planned and it.days.planned < today)


def begun(way: Way) -> Trail:
    return Trail(way.key, way.name, tuple(Step(stage) for stage in way.stages))


class Sign(StrEnum):
    """How a step stands on the line."""

    DONE = "done"
    NOW = "now"
    PLANNED = "planned"
    NOT_NEEDED = "not_needed"


def sign(trail: Trail, step: Step) -> Sign:
    if step.is_done:
        return Sign.DONE
    if not step.is_needed:
        return Sign.NOT_NEEDED
    return Sign.NOW if trail.next == step else Sign.PLANNED


# Time


@dataclass(frozen=True, slots=True)
class Band:
    """Steps after one another with one employer and one agreement. `first`, `last`: their places, from 0. `since`,
    `until`: the days it begins and ends, where they are known."""

    employer: Employer
    under: Under
    first: int
    last: int
    since: date | None = None
    until: date | None = None

    @property
    def steps(self) -> int:
        return self.last - self.first + 1

    @property
    def days(self) -> int | None:
        """None where it is not known, or makes no sense."""
        if not (self.since and self.until) or self.until < self.since:
            return None
        return (self.until - self.since).days


def bands(trail: Trail) -> list[Band]:
    """Who is employer along the trail, and under what, in order."""
    places = groupby(enumerate(trail.steps), key=lambda it: (it[1].stage.employer, it[1].stage.under))
    found = [(its, [place for place, _ in of_it]) for its, of_it in places]
    begin = [_begins(trail.steps, at) for _, at in found]
    return [
        Band(employer, under, at[0], at[-1], since, until)
        for ((employer, under), at), since, until in zip(found, begin, [*begin[1:], None], strict=False)
    ]


def _begins(steps: Sequence[Step], places: Sequence[int]) -> date | None:
    """When the first of them that is needed begins: a time when it began, or what was before it had ended; a deed when
    it is done, since a change happens on the day that somebody makes it."""
    at = next((place for place in places if steps[place].is_needed), None)
    if at is None:
        return None
    step = steps[at]
    if step.days.began or step.stage.months is None:
        return step.days.began or step.day
    return _ended_before(steps, at)


def _ended_before(steps: Sequence[Step], at: int) -> date | None:
    return next((it.day for it in reversed(steps[:at]) if it.is_needed), None)


@dataclass(frozen=True, slots=True)
class InBea:
    """How long somebody has been employed under BEA. `until`: when it ended, or is planned to; None: not known."""

    since: date
    until: date | None
    today: date

    @property
    def day(self) -> int:
        """Which day of it today is, the first is 1."""
        return (self.today - self.since).days + 1

    @property
    def days(self) -> int | None:
        return (self.until - self.since).days if self.until and self.until >= self.since else None

    @property
    def months(self) -> int:
        return months_between(self.since, min(self.today, self.until) if self.until else self.today)


def in_bea(trail: Trail, today: date) -> InBea | None:
    """None before it has begun, and where the way has no BEA."""
    since = _bea_began(trail)
    if not since or since > today:
        return None
    until = next((it.until for it in reversed(bands(trail)) if it.under is Under.BEA), None)
    return InBea(since, trail.ordinary_on or until, today)


def _bea_began(trail: Trail) -> date | None:
    """When somebody began under BEA, and not when they are meant to: that day, or when what was before it was done."""
    steps = trail.steps
    at = next((place for place, it in enumerate(steps) if it.is_needed and it.stage.under is Under.BEA), None)
    if at is None:
        return None
    before = next((it.days.done for it in reversed(steps[:at]) if it.is_needed), None)
    return steps[at].days.began or before


def proposed(trail: Trail, ab_plan: date | None = None) -> dict[str, date]:
    """Days for the stages that have none, from what is known: by key.

    A time ends so many months after it began, or after what was before it (2.1.3). The requirements are followed up
    while there is a month left to decide in. AB begins on the day that is planned for it (`ab_plan`), else when the
    time ends.
    """
    days: dict[str, date] = {}
    ends: date | None = None
    begins: date | None = None
    months = 0
    for at, step in enumerate(trail.steps):
        if not step.is_needed:
            continue
        its: date | None = None
        if step.stage.months:
            begins, months = step.days.began or _ended_before(trail.steps, at), step.stage.months
            its = step.day or _after(begins, months)
            ends = its
        elif step.stage.kind is Kind.FOLLOW_UP:
            its = _earlier(_after(begins, months - 1) if months else None, ends)
        elif step.is_ordinary:
            its = ab_plan or ends
        elif step.stage.under is Under.AB:
            its = ends
        if its and not step.day:
            days[step.stage.key] = its
    return days


def _earlier(one: date | None, other: date | None) -> date | None:
    return min(filter(None, (one, other)), default=None)


def _after(start: date | None, months: int) -> date | None:
    """None where it is not known when it starts, or after `LATEST`."""
    later = months_after(start, months) if start else None
    return later if later and later <= LATEST else None


# Of a post, and of one placement


@dataclass(frozen=True, slots=True)
class Written:
    """What is written of a post's way. `own`: by the id of a placement, and by the stage's key, what is written of that
    one alone."""

    trail: Trail
    own: Mapping[int, Mapping[str, Days]] = field(default_factory=dict)

    def of(self, placement: int | None) -> Trail:
        """As it is for one placement; None: for the whole post."""
        its = self.own.get(placement, {}) if placement is not None else {}
        steps = (Step(it.stage, its[it.stage.key], True) if it.stage.key in its else it for it in self.trail.steps)
        return replace(self.trail, steps=tuple(steps))


def on_another(written: Written, way: Way) -> Written:
    """What is written, on another way: what is known of stages that both have stays with them, and a stage of which
    something is known stays though the new way has none such, before it. Nothing that was written goes."""
    had = {it.stage.key: it for it in written.trail.steps}
    own = {key for its in written.own.values() for key in its}
    known = [it for it in had.values() if it.days != NOTHING or it.stage.key in own]
    keys = {it.key for it in way.stages}
    left = (replace(it, stage=_of_no_end(it.stage)) for it in known if it.stage.key not in keys)
    its = (replace(had[it.key], stage=it) if it.key in had else Step(it) for it in way.stages)
    return replace(written, trail=replace(written.trail, way=way.key, name=way.name, steps=(*left, *its)))


def _of_no_end(stage: Stage) -> Stage:
    """A way has one end, and it is the new one's."""
    return replace(stage, kind=Kind.STEP) if stage.kind is Kind.ORDINARY else stage


def with_stages(written: Written, stages: Iterable[Stage]) -> Written:
    """What is written, with other stages among those that there are."""
    had = {it.stage.key: it for it in written.trail.steps}
    return replace(written, trail=replace(written.trail, steps=tuple(had.get(it.key, Step(it)) for it in stages)))


@dataclass(frozen=True, slots=True)
class Known:
    """What a placement's own counts say: when it starts, when all who are there are meant to be under AB, and since
    when they are."""

    starts: date | None = None
    ab_planned: date | None = None
    ordinary_on: date | None = None


def with_known(trail: Trail, known: Known) -> Trail:
    """A placement's trail with what its counts say, which is written in one place only: when its time under BEA began,
    and when all who are there are under AB."""
    steps = []
    is_first = True
    for it in trail.steps:
        if it.is_ordinary:
            days = replace(it.days, planned=known.ab_planned or it.days.planned, done=known.ordinary_on)
            steps.append(replace(it, days=days))
        elif is_first and it.stage.months and it.stage.under is Under.BEA:
            is_first = False
            steps.append(replace(it, days=replace(it.days, began=it.days.began or known.starts)))
        else:
            steps.append(it)
    return replace(trail, steps=tuple(steps))


def before_anybody(written: Written) -> Written:
    """What is known of the stages before anybody is employed, of the whole post: all that is told to who is not shown
    small numbers. The days that come after say of who is there what they are employed under, and often that is one."""
    steps = tuple(it if it.stage.under is Under.NOBODY else Step(it.stage) for it in written.trail.steps)
    return Written(replace(written.trail, steps=steps, why=""))


def until_anybody(trail: Trail) -> Trail:
    """What a list tells of a trail to who is not shown small numbers: nothing comes after the stages before anybody is
    employed, so that no list says that one is under BEA, late for AB or ordinary."""
    return replace(trail, steps=tuple(it for it in trail.steps if it.stage.under is Under.NOBODY), why="")


def shown_first(trails: Mapping[int, Trail], today: date) -> int | None:
    """The placement that a page shows where nobody has chosen: the one that a list would speak of. `trails`: by
    placement. None where there is none."""
    first = foremost(trails.values(), today)
    return next((id for id, trail in trails.items() if trail is first), None)


def foremost(trails: Iterable[Trail], today: date) -> Trail | None:
    """The one of several that a list speaks of: what is late first, then what is on its way with the nearest day, then
    what has become a job, then what was closed."""

    def order(trail: Trail) -> tuple[int, date]:
        if late := trail.late(today):
            return 0, min(it.days.planned or date.max for it in late)
        if step := trail.next:
            return 1, step.days.planned or date.max
        return (2 if trail.ordinary_on else 3), date.max

    return min(trails, key=order, default=None)


# Typed by hand

FIELDS = ("began", "planned", "done", "role", "note", "needed", "not_needed")
Typed = Mapping[str, str]
"""A stage as it stands in the form. `needed`: "no" where it is not."""


def typed(days: Days) -> dict[str, str]:
    its = {name: day.isoformat() if (day := getattr(days, name)) else "" for name in FIELDS[:3]}
    needed = "no" if days.not_needed else ""
    return its | {"role": days.role, "note": days.note, "needed": needed, "not_needed": days.not_needed}


def read(texts: Typed, step: Step, today: date) -> Days:
    """What was typed of a stage. Its outcome stays as it was.

    Raises `NotADate`, `NotDoneYet`, `EndsBeforeItBegins`, `DoneAndNotNeeded`, `WhyNotNeededMissing`,
    `OrdinaryIsNeeded`, `WhyChosenMissing`, `TextTooLong`.
    """
    began = read_past(texts.get("began", ""), today)
    done = read_past(texts.get("done", ""), today)
    planned = read_day(texts.get("planned", ""))
    if began and any(day and day < began for day in (done, planned)):
        raise EndsBeforeItBegins
    note = clean(texts.get("note", ""), NOTE_LENGTH, lines=True)
    not_needed = _not_needed(texts, step, done)
    if done and step.stage.kind is Kind.CHOICE and not note:
        raise WhyChosenMissing
    role = clean(texts.get("role", ""), ROLE_LENGTH)
    return Days(began, planned, done, "" if role == step.stage.role else role, note, not_needed, step.days.outcome)


def _not_needed(texts: Typed, step: Step, done: date | None) -> str:
    if texts.get("needed") != "no":
        return ""
    if step.is_ordinary:
        raise OrdinaryIsNeeded
    if done:
        raise DoneAndNotNeeded
    if why := clean(texts.get("not_needed", ""), NOTE_LENGTH, lines=True):
        return why
    raise WhyNotNeededMissing


def read_past(text: str, today: date) -> date | None:
    """Raises `NotADate`, `NotDoneYet`."""
    day = read_day(text)
    if day and day > today:
        raise NotDoneYet(typed=day.isoformat())
    return day


def followed_up(days: Days, outcome: str, on: date, again: str, why: str) -> Days:
    """What a follow-up ended in. `again`: the day to follow up next, where it is prolonged. `why`: where it ended.

    Raises `OutcomeMissing`, `NewDayMissing`, `NotADate`, `WhyMissing`, `TextTooLong`.
    """
    if outcome not in list(Outcome):
        raise OutcomeMissing
    if outcome == Outcome.PROLONGED:
        day = read_day(again)
        if day is None or day <= on:
            raise NewDayMissing
        return replace(days, planned=day, done=None, not_needed="", outcome=Outcome.PROLONGED)
    note = clean(why, NOTE_LENGTH, lines=True) or days.note
    if outcome == Outcome.ENDED and not clean(why, NOTE_LENGTH, lines=True):
        raise WhyMissing
    return replace(days, done=on, note=note, not_needed="", outcome=Outcome(outcome))


def closed(trail: Trail, why: str, on: date) -> Trail:
    """Given up. Raises `WhyMissing`, `TextTooLong`."""
    its = clean(why, NOTE_LENGTH, lines=True)
    if not its:
        raise WhyMissing
    return replace(trail, closed_on=trail.closed_on or on, why=its)


def merge(base: Typed, mine: Typed, theirs: Typed) -> tuple[dict[str, str], tuple[str, ...]]:
    """Two people's changes of the same stage, and the fields that both changed, where mine is kept."""
    both = {name: theirs[name] if mine[name] == base[name] else mine[name] for name in FIELDS}
    clashing = (name for name in FIELDS if base[name] not in (mine[name], theirs[name]) and mine[name] != theirs[name])
    return both, tuple(clashing)


def changed(base: Typed, mine: Typed) -> dict[str, str]:
    """What somebody typed, without what they left as it was. What is refused stands on its page together with what is
    newest there: a field that nobody touched is sent again as it is now, and not as it was."""
    return {name: its for name, its in mine.items() if its != base.get(name)}
