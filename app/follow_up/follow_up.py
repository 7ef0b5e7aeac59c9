"""What became of what was decided: results need a plan, and it is followed (the report, 2.1.1, 6.2.6).

Three, six and twelve months after session two somebody says of each action whether it is done: by a link, or the
facilitator. "Keep" asks for nothing, so it is not followed up.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from app.alphabet import alphabetical
from app.vocabulary import NOTE_LENGTH, Colour, Refused, clean, months_after

MONTHS = (3, 6, 12)
BETWEEN = 0
"""Said without being asked for."""
OUTCOMES = ("done", "partly", "not")
AIM, PARKED = "aim", "parked"
"""What is followed up beside the actions: what a group wanted its time for, and what was put aside."""
FACILITATOR = "facilitator"
"""Beside the roles of `app.sharing`."""
SOON = timedelta(days=30)
REMINDED = timedelta(days=14)
"""How long before its day a check is on the facilitator's list."""


class OutcomeMissing(Refused):
    """A note says nothing of how it went."""

    code = "outcome_missing"


@dataclass(frozen=True, slots=True)
class Planned:
    """An action as it was decided. `task`: its words. `colours`: the task's, of any group. `to`: a group's name."""

    id: str
    task: str
    colours: frozenset[Colour]
    kind: str
    what: str = ""
    owner: str = ""
    due: date | None = None
    first_step: str = ""
    notice: str = ""
    to: str = ""
    decided: bool = False
    also: tuple["Planned", ...] = ()
    """Further tasks of the same job: it is followed up once, and here it stands for them all."""

    @property
    def ids(self) -> tuple[str, ...]:
        return self.id, *(it.id for it in self.also)

    @property
    def tasks(self) -> tuple[str, ...]:
        return self.task, *(it.task for it in self.also)

    @property
    def asks(self) -> str:
        """Which question follows it up: its kind, or "move_red" and "stop_black", the two that AKR is about."""
        if self.kind == "move" and Colour.RED in self.colours:
            return "move_red"
        if self.kind == "stop" and Colour.BLACK in self.colours:
            return "stop_black"
        return self.kind


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody has said of an action: see `FollowUpRow`."""

    id: str
    action: str
    months: int
    outcome: str
    note: str
    role: str
    at: int


@dataclass(frozen=True, slots=True)
class Check:
    months: int
    on: date


@dataclass(frozen=True, slots=True)
class Counts:
    """How many actions there are, and what was said last of them. `unsaid`: nothing yet."""

    done: int
    partly: int
    undone: int
    unsaid: int

    @property
    def all(self) -> int:
        return self.done + self.partly + self.undone + self.unsaid


@dataclass(frozen=True, slots=True)
class Plan:
    """What a workshop decided, and what has been said of it since, the first first. `aims` and `parked`, as actions of
    these kinds: what each group (`owner`) wanted its time for, and what was put aside and is not settled.

    `begins`: the day from which months are counted; None before session two.
    """

    workshop: int
    code: str
    title: str
    workplace: str
    is_example: bool
    begins: date | None
    actions: tuple[Planned, ...]
    said: tuple[Said, ...] = ()
    aims: tuple[Planned, ...] = ()
    parked: tuple[Planned, ...] = ()
    number: int = 0
    """Of the last line in the workshop's journal: it grows with whatever happens there."""

    @property
    def followed(self) -> list[Planned]:
        return [action for action in self.actions if action.kind != "keep"]

    @property
    def kept(self) -> list[Planned]:
        return [action for action in self.actions if action.kind == "keep"]

    @property
    def asked(self) -> list[Planned]:
        """All that somebody is asked about afterwards."""
        return [*self.followed, *self.aims, *self.parked]

    @property
    def owners(self) -> list[str]:
        return owners(self.asked)

    def of(self, action: str, months: int | None = None) -> list[Said]:
        """What has been said of an action, or of another that it stands for, the last last. `months`: only after so
        many."""
        ids = next((it.ids for it in self.asked if action in it.ids), (action,))
        return [it for it in self.said if it.action in ids and months in (None, it.months)]

    def stands(self, action: str, months: int | None = None) -> Said | None:
        """What was said last."""
        return next(reversed(self.of(action, months)), None)

    def said_by(self, by: str, months: int) -> dict[str, Said]:
        """What one has said oneself after so many months, by action."""
        mine = {key(by, months, id): action.id for action in self.asked for id in action.ids}
        return {mine[it.id]: it for it in self.said if it.id in mine}

    def counts(self, months: int | None = None) -> Counts:
        last = [it.outcome if (it := self.stands(action.id, months)) else "" for action in self.followed]
        return Counts(*(last.count(outcome) for outcome in (*OUTCOMES, "")))

    def is_answered(self, months: int) -> bool:
        """Whether anything has been said after so many months."""
        return any(self.of(action.id, months) for action in self.asked)

    @property
    def checks(self) -> list[Check]:
        return self.possible_checks if self.asked else []

    @property
    def possible_checks(self) -> list[Check]:
        """The checks, whether or not there is anything to ask about."""
        return [Check(months, months_after(self.begins, months)) for months in MONTHS] if self.begins else []

    def meant(self, today: date) -> int:
        """The check that somebody who comes now means: the last one that is near or past. Before the first, none."""
        due = [check for check in self.checks if check.on - REMINDED <= today]
        return due[-1].months if due else BETWEEN

    def next_check(self, today: date) -> Check | None:
        """The first one whose day has not passed."""
        return next((check for check in self.checks if check.on >= today), None)

    def reminder(self, today: date) -> Check | None:
        """The check that it is time for: the last one that is near or past, unless somebody has answered it."""
        check = next((check for check in reversed(self.checks) if check.on - REMINDED <= today), None)
        return None if check is None or self.is_answered(check.months) else check


def one_for_each_job(actions: Iterable[Planned]) -> list[Planned]:
    """A job that is made of many tasks, planned alike, as one action: that of its first task."""
    jobs: dict[Planned, list[Planned]] = {}
    for action in actions:
        alike = replace(action, id="", task="", colours=frozenset()) if action.kind == "bundle" else action
        jobs.setdefault(alike, []).append(action)
    return [
        replace(first, colours=frozenset().union(*(it.colours for it in (first, *rest))), also=tuple(rest))
        for first, *rest in jobs.values()
    ]


def no_longer(plan: Plan, once: Iterable[Planned]) -> list[Planned]:
    """Of actions as they once were planned, those that have no day in the plan any more: taken away, kept as it is, or
    without a date. One that is part of a job has its day there."""
    dated = {id for action in plan.followed if action.due for id in action.ids}
    return [action for action in once if action.id not in dated]


class When(StrEnum):
    """When an action is due, seen from today. In the order in which they are urgent."""

    OVERDUE = "overdue"
    SOON = "soon"
    LATER = "later"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Due:
    """An action in a list across workshops, and what was said of it last."""

    plan: Plan
    action: Planned
    said: Said | None

    @property
    def is_done(self) -> bool:
        return self.said is not None and self.said.outcome == "done"


@dataclass(frozen=True, slots=True)
class Sought:
    """What a list is narrowed to; what is empty narrows nothing. `workshop`: a code."""

    owner: str = ""
    when: str = ""
    workshop: str = ""

    def finds(self, due: Due, today: date) -> bool:
        return (
            (not self.owner or is_same_owner(self.owner, due.action.owner))
            and (not self.when or self.when == when(due.action, today))
            and (not self.workshop or self.workshop == due.plan.code)
        )


def key(by: str, months: int, action: str) -> str:
    """What one says of an action after so many months has one place: said again, it is changed."""
    return f"{by}.{months}.{action}"


def say(outcome: str, note: str) -> tuple[str, str]:
    """What is said, as it is kept. Raises `OutcomeMissing`, `TextTooLong`."""
    kept = clean(note, NOTE_LENGTH, lines=True)
    if outcome not in OUTCOMES:
        raise OutcomeMissing
    return outcome, kept


def when(action: Planned, today: date) -> When:
    if action.due is None:
        return When.UNDATED
    if action.due < today:
        return When.OVERDUE
    return When.SOON if action.due <= today + SOON else When.LATER


def due(plans: Iterable[Plan]) -> list[Due]:
    """Every action that is followed up, what is due first first; what has no date comes last."""
    all_ = [Due(plan, action, plan.stands(action.id)) for plan in plans for action in plan.followed]
    return sorted(all_, key=lambda it: it.action.due or date.max)


def owners(actions: Iterable[Planned]) -> list[str]:
    """Who owns them, in alphabetical order; "Rektor" and "rektor" is one."""
    named = {_owner(action.owner): action.owner for action in actions if action.owner}
    return sorted(named.values(), key=alphabetical)


def is_same_owner(one: str, other: str) -> bool:
    return _owner(one) == _owner(other)


def _owner(name: str) -> str:
    return " ".join(name.casefold().split())
