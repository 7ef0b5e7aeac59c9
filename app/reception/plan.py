"""How somebody is received at a workplace: five steps with a day and a role, and who answers for each need. Pure.

The steps are Hudiksvall's (the report, 4.2.1). Their order is the point: what makes the workplace good for everybody
comes before what one person needs. The plan is of a post at a workplace, however many are placed there and whenever: it
says what the workplace does, and nothing of who comes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from app.days import read_day
from app.reception.checklist import Row
from app.reception.owner import Owner
from app.reception.typed import Typed, choice
from app.vocabulary import NOTE_LENGTH, Refused, at, clean
from app.ways.trail import read_past


class ReceptionClosed(Refused):
    """The post has ended: what is written stays as it is."""

    code = "reception_closed"


class ListClosed(Refused):
    """No post is open at the workplace: nobody would read what its team answers."""

    code = "list_closed"


class Stage(StrEnum):
    """In their order."""

    TEAM = "team"
    """The team is told."""
    MATERIAL = "material"
    """The manager goes through the material."""
    GENERAL = "general"
    """What suits everybody: the checklist."""
    INDIVIDUAL = "individual"
    """Support for one, and a mentor. What it is, is nowhere written here."""
    RUNNING = "running"
    """Support that goes on."""


class Need(StrEnum):
    """What somebody has to answer for at a workplace."""

    ENVIRONMENT = "environment"
    EVERYDAY = "everyday"
    """Questions, day by day."""
    TASKS = "tasks"
    COLLEAGUES = "colleagues"
    AIDS = "aids"
    HEALTH = "health"
    AUTHORITIES = "authorities"


@dataclass(frozen=True, slots=True)
class Step:
    planned: date | None = None
    done: date | None = None
    owner: Owner = Owner.NOBODY
    note: str = ""

    def is_late(self, today: date) -> bool:
        return self.done is None and self.planned is not None and self.planned < today


NOTHING = Step()


@dataclass(frozen=True, slots=True)
class Plan:
    """`steps`: those of which something is known. `needs`: who answers for each, where that is said."""

    steps: Mapping[Stage, Step] = field(default_factory=dict)
    needs: Mapping[Need, Owner] = field(default_factory=dict)

    def step(self, stage: Stage) -> Step:
        return self.steps.get(stage, NOTHING)

    @property
    def is_begun(self) -> bool:
        return bool(self.steps or self.needs)

    @property
    def open(self) -> list[Stage]:
        """What is not done, in order."""
        return [it for it in Stage if self.step(it).done is None]

    def owner(self, need: Need) -> Owner:
        return self.needs.get(need, Owner.NOBODY)


@dataclass(frozen=True, slots=True)
class Waits:
    """What a plan waits for. `day`: when it is to be done, or was."""

    stage: Stage
    day: date | None = None
    is_late: bool = False


def waits_for(plan: Plan, todo: Iterable[Row], today: date) -> Waits | None:
    """What is late first, the longest; then the first step that is not done; None where all is. `todo`: what the
    workplace is to do, which is part of what suits everybody."""
    late = [(it, plan.step(it).planned) for it in plan.open if plan.step(it).is_late(today)]
    late += [(Stage.GENERAL, row.day) for row in todo if row.is_late(today)]
    if late:
        stage, day = min(late, key=lambda it: it[1] or date.max)
        return Waits(stage, day, is_late=True)
    return next((Waits(it, plan.step(it).planned) for it in plan.open), None)


FEWEST_STATED = 2
"""Of what nobody else has been named for, one is no pattern."""


def is_all_at_ame(plan: Plan, todo: Iterable[Row] = ()) -> bool:
    """Whether everything that somebody answers for lies at AME. The report, 4.2.2: it may single somebody out, and a
    manager wants the same means for all."""
    owners = [it.owner for it in plan.steps.values()] + [*plan.needs.values()] + [it.owner for it in todo]
    stated = [it for it in owners if it is not Owner.NOBODY]
    return len(stated) >= FEWEST_STATED and {*stated} == {Owner.AME}


def is_individual_first(plan: Plan) -> bool:
    """Whether support for one comes before what suits everybody: done before that is, or planned before it."""
    general, individual = plan.step(Stage.GENERAL), plan.step(Stage.INDIVIDUAL)
    if individual.done:
        return general.done is None or individual.done < general.done
    days = general.done or general.planned, individual.planned
    return bool(days[0] and days[1] and days[1] < days[0])


# Typed

STEP_FIELDS = ("planned", "done", "owner", "note")
NEED_FIELDS = tuple(f"need_{it.value}" for it in Need)


def step_typed(step: Step) -> dict[str, str]:
    days = {name: its.isoformat() if (its := getattr(step, name)) else "" for name in STEP_FIELDS[:2]}
    return days | {"owner": step.owner.value, "note": step.note}


def read_step(texts: Typed, today: date) -> Step:
    """Raises `NotADate`, `NotDoneYet`, `TextTooLong`, `UnknownChoice`."""
    with at("planned"):
        planned = read_day(texts.get("planned", ""))
    with at("done"):
        done = read_past(texts.get("done", ""), today)
    with at("owner"):
        owner = choice(Owner, texts.get("owner", ""))
    with at("note"):
        note = clean(texts.get("note", ""), NOTE_LENGTH, lines=True)
    return Step(planned, done, owner, note)


def needs_typed(plan: Plan) -> dict[str, str]:
    return {f"need_{it.value}": plan.owner(it).value for it in Need}


def read_needs(texts: Typed) -> dict[Need, Owner]:
    """Raises `UnknownChoice`."""
    found: dict[Need, Owner] = {}
    for need in Need:
        with at(f"need_{need.value}"):
            owner = choice(Owner, texts.get(f"need_{need.value}", ""))
        if owner is not Owner.NOBODY:
            found[need] = owner
    return found
