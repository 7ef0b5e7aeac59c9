"""The way from an approved job description to an ordinary job, or to why there was none.

The report, 3.2.2: Örebro's other way of recruiting goes from a vacancy review, over matching with AME or AF, through
six months under BEA as a longer introduction, to a follow-up of the requirements and, where both want it, a job under
AB. 2.1.3: many jobs stayed under BEA. So each step has a day when it is to be done, and it is seen when that day has
passed.

The steps are an order to work in and no gate: who employs under AB at once writes that, and is there.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.job_descriptions.draft import NotADate
from app.job_descriptions.typed import day
from app.vocabulary import NOTE_LENGTH, Refused, clean, months_after

MONTHS_OF_INTRODUCTION = 6
MONTHS_TO_FOLLOW_UP = 5
"""The requirements are followed up while there is a month left to decide in."""
EARLIEST, LATEST = date(2000, 1, 1), date(2099, 12, 31)


class NotApproved(Refused):
    """Only an approved text is followed to a job."""

    code = "not_approved"


class NotDoneYet(Refused):
    """Done on a day that has not come. Details: `typed`."""

    code = "not_done_yet"


class WhyMissing(Refused):
    """Closed without a reason."""

    code = "why_missing"


class TrailChanged(Refused):
    """Somebody else saved the trail since the page was opened, and both wrote in the same field."""

    code = "trail_changed"


class Stage(StrEnum):
    """In the order they come."""

    VACANCY_REVIEW = "vacancy_review"
    MATCHING = "matching"
    INTRODUCTION = "introduction"
    REQUIREMENT_FOLLOW_UP = "requirement_follow_up"
    ORDINARY = "ordinary"


@dataclass(frozen=True, slots=True)
class Milestone:
    """When a stage is to be done, when it was, and what there is to say. An introduction is done when it has ended."""

    stage: Stage
    planned: date | None = None
    done: date | None = None
    note: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.planned or self.done or self.note)


@dataclass(frozen=True, slots=True)
class Trail:
    """`milestones`: one for each stage, in order. `closed_on`: the day it was given up; `why` tells the reason."""

    milestones: tuple[Milestone, ...] = tuple(Milestone(stage) for stage in Stage)
    closed_on: date | None = None
    why: str = ""

    def __getitem__(self, stage: Stage) -> Milestone:
        return next(it for it in self.milestones if it.stage == stage)

    @property
    def has_begun(self) -> bool:
        return self.closed_on is not None or not all(it.is_empty for it in self.milestones)

    @property
    def is_ordinary(self) -> bool:
        """Whether it has become a job under AB. Then it is not asked which steps led there."""
        return self[Stage.ORDINARY].done is not None

    @property
    def next(self) -> Milestone | None:
        """The first that is not done; None where there is nothing left to do."""
        if self.closed_on or self.is_ordinary:
            return None
        return next(it for it in self.milestones if not it.done)

    def overdue(self, today: date) -> tuple[Milestone, ...]:
        """Those whose day has passed, as long as the trail is open."""
        if self.next is None:
            return ()
        return tuple(it for it in self.milestones if not it.done and it.planned and it.planned < today)


def proposed(trail: Trail, ab_plan: date | None = None) -> dict[Stage, date]:
    """Days for the stages that have none, from what is known.

    The introduction is six months from when the matching is done (2.1.3). AB begins on the day that the job description
    plans (`ab_plan`), else when the introduction ends.
    """
    matching, introduction = trail[Stage.MATCHING], trail[Stage.INTRODUCTION]
    begins = matching.done or matching.planned
    ends = introduction.done or introduction.planned or _after(begins, MONTHS_OF_INTRODUCTION)
    days = {
        Stage.INTRODUCTION: ends,
        Stage.REQUIREMENT_FOLLOW_UP: min(filter(None, (_after(begins, MONTHS_TO_FOLLOW_UP), ends)), default=None),
        Stage.ORDINARY: ab_plan or ends,
    }
    is_open = {it.stage for it in trail.milestones if not it.planned and not it.done}
    return {stage: its for stage, its in days.items() if its and stage in is_open}


def with_proposed(trail: Trail, ab_plan: date | None = None) -> Trail:
    """The trail with the proposed days as planned ones."""
    days = proposed(trail, ab_plan)
    return replace(
        trail, milestones=tuple(replace(it, planned=days.get(it.stage, it.planned)) for it in trail.milestones)
    )


def _after(start: date | None, months: int) -> date | None:
    """None where it is not known when it starts, or after `LATEST`."""
    later = months_after(start, months) if start else None
    return later if later and later <= LATEST else None


# Typed by hand

Typed = Mapping[str, str]
"""A trail as it stands in the form: `planned_matching`, `done_matching`, `note_matching` …, and `why`."""


def typed(trail: Trail) -> dict[str, str]:
    texts = {}
    for it in trail.milestones:
        texts[f"planned_{it.stage}"] = it.planned.isoformat() if it.planned else ""
        texts[f"done_{it.stage}"] = it.done.isoformat() if it.done else ""
        texts[f"note_{it.stage}"] = it.note
    return texts | {"why": trail.why}


FIELDS = tuple(typed(Trail()))


def read(texts: Typed, before: Trail, today: date, *, close: bool | None = None, approved: bool = True) -> Trail:
    """What was typed. `close`: close the trail, or open it again; None leaves it. `approved`: the text is, or was.

    Raises `Refused` for what can't be read, and `NotApproved` for steps of a text that never was approved: such a one
    can only be closed.
    """
    milestones = tuple(_milestone(texts, stage, today) for stage in Stage)
    if not approved and not all(it.is_empty for it in milestones):
        raise NotApproved
    why = clean(texts.get("why", ""), NOTE_LENGTH, lines=True)
    closed_on = before.closed_on if close is None else (before.closed_on or today) if close else None
    if closed_on and not why:
        raise WhyMissing
    return Trail(milestones, closed_on, why)


def _milestone(texts: Typed, stage: Stage, today: date) -> Milestone:
    done = _day(texts.get(f"done_{stage}", ""))
    if done and done > today:
        raise NotDoneYet(typed=done.isoformat())
    planned = _day(texts.get(f"planned_{stage}", ""))
    return Milestone(stage, planned, done, clean(texts.get(f"note_{stage}", ""), NOTE_LENGTH, lines=True))


def _day(text: str) -> date | None:
    that_day = day(text)
    if that_day and not EARLIEST <= that_day <= LATEST:
        raise NotADate(typed=text.strip()[:40])
    return that_day


def merge(base: Typed, mine: Typed, theirs: Typed) -> tuple[dict[str, str], tuple[str, ...]]:
    """Two people's changes of the same trail, and the fields that both changed, where mine is kept."""
    both = {name: theirs[name] if mine[name] == base[name] else mine[name] for name in FIELDS}
    clashing = (name for name in FIELDS if base[name] not in (mine[name], theirs[name]) and mine[name] != theirs[name])
    return both, tuple(clashing)
