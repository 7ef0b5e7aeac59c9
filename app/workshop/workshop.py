"""The occasion: where it is, who its groups are, who is there. Everything else stands on this."""

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import singledispatch

from app.vocabulary import (
    REVEALED,
    STEPS,
    Event,
    Group,
    NotYours,
    Person,
    Refused,
    Step,
    TextMissing,
    WorkshopClosed,
    decide,
    words,
)
from app.workshop.commands import AllowPlacing, JoinWorkshop, OpenStep
from app.workshop.events import PersonJoined, PlacingAllowed, StepOpened, WorkshopCreated

PURPOSES = ("jobs", "roles", "work_environment")
LENGTHS = ("full", "apt")
MOST_GROUPS = 12
MOST_PEOPLE = 2000
NAME_LENGTH = 80

CODE_ALPHABET = "2345679ACDEFGHJKMNPQRTVWXY8"
"""No two of these are taken for each other: not 0 and O, 1 and I and L, 2 and Z, 5 and S, 8 and B, U and V."""
CODE_LENGTH = 6
_LOOK_ALIKES = str.maketrans({"0": "Q", "O": "Q", "Z": "2", "S": "5", "B": "8", "U": "V"})


class UnknownGroup(Refused):
    code = "unknown_group"


class TooManyPeople(Refused):
    code = "too_many_people"


class GroupFixed(Refused):
    """Nobody changes group once the answers are shown."""

    code = "group_fixed"


class UnknownChoice(Refused):
    """A purpose or a length that there is not."""

    code = "unknown_choice"


class GroupsMissing(Refused):
    code = "groups_missing"


class TooManyGroups(Refused):
    code = "too_many_groups"


class GroupsAlike(Refused):
    """Two groups with the same name. Details: `name`."""

    code = "groups_alike"


@dataclass(slots=True)
class Workshop:
    """`people`: the group of each participant, by person id. `members`: how many people each group has."""

    id: int
    code: str
    title: str
    workplace: str
    purpose: str
    length: str
    groups: dict[str, Group]
    is_example: bool = False
    step: Step = Step.GATHER
    staff_may_place: bool = False
    people: dict[str, str] = field(default_factory=dict)
    members: Counter[str] = field(default_factory=Counter)

    @property
    def sorting_is_open(self) -> bool:
        return self.step is Step.SORT

    @property
    def is_closed(self) -> bool:
        return self.step is Step.CLOSED

    def group(self, id: str) -> Group:
        if id not in self.groups:
            raise UnknownGroup
        return self.groups[id]


def code_as_meant(typed: str) -> str:
    """A typed or spoken join code as we write it: capitals, no spaces or dashes, look-alikes put right."""
    return re.sub(r"[\W_]", "", typed, flags=re.UNICODE).upper().translate(_LOOK_ALIKES)


def code_as_shown(code: str) -> str:
    """In two halves, as it is easiest to read aloud."""
    return f"{code[: CODE_LENGTH // 2]} {code[CODE_LENGTH // 2 :]}"


def create(
    code: str, title: str, workplace: str, purpose: str, length: str, groups: list[str], *, is_example: bool = False
) -> WorkshopCreated:
    """The event that a workshop begins with. Raises `Refused` for what can't be used."""
    if purpose not in PURPOSES or length not in LENGTHS:
        raise UnknownChoice
    names: list[str] = []
    for line in groups:
        if not line.strip():
            continue
        name = words(line, NAME_LENGTH)
        if name.casefold() in (known.casefold() for known in names):
            raise GroupsAlike(name=name)
        names.append(name)
    if not names:
        raise GroupsMissing
    if len(names) > MOST_GROUPS:
        raise TooManyGroups(most=MOST_GROUPS)
    workplace = words(workplace, NAME_LENGTH)
    try:
        title = words(title, NAME_LENGTH)
    except TextMissing:
        title = workplace
    numbered = tuple((f"g{number}", name) for number, name in enumerate(names, 1))
    return WorkshopCreated(code, title, workplace, purpose, length, numbered, is_example)


def begin(id: int, created: WorkshopCreated) -> Workshop:
    """A new workshop's state."""
    return Workshop(
        id,
        created.code,
        created.title,
        created.workplace,
        created.purpose,
        created.length,
        {group: Group(group, name) for group, name in created.groups},
        created.is_example,
    )


def open_step(command: OpenStep, workshop: Workshop, by: Person) -> list[Event]:
    """Open a step for everybody. Any step, forward or back: nothing is lost either way.

    Asked by the analysis, which decides whether session two may close.
    """
    if not by.leads:
        raise NotYours
    assert command.step in STEPS
    return [] if workshop.step is command.step else [StepOpened(command.step)]


@decide.register
def allow_placing(command: AllowPlacing, workshop: Workshop, by: Person) -> list[Event]:
    if not by.leads:
        raise NotYours
    return [] if workshop.staff_may_place == command.allowed else [PlacingAllowed(command.allowed)]


@decide.register
def join_workshop(command: JoinWorkshop, workshop: Workshop, by: Person) -> list[Event]:
    """Join as `by`, with a group. Coming back with the same group changes nothing."""
    if workshop.is_closed:
        raise WorkshopClosed
    group = workshop.group(command.group)
    if by.id not in workshop.people and len(workshop.people) >= MOST_PEOPLE:
        raise TooManyPeople(most=MOST_PEOPLE)
    before = workshop.people.get(by.id)
    if before == group.id:
        return []
    if before is not None and workshop.step in REVEALED:
        raise GroupFixed  # what moves from one group's bar to another's would be this person's answers
    return [PersonJoined(by.id, group.id)]


@singledispatch
def evolve(event: Event, workshop: Workshop) -> None:
    """Other concepts' events do nothing to the workshop."""


@evolve.register
def _(event: StepOpened, workshop: Workshop) -> None:
    workshop.step = event.step


@evolve.register
def _(event: PlacingAllowed, workshop: Workshop) -> None:
    workshop.staff_may_place = event.allowed


@evolve.register
def _(event: PersonJoined, workshop: Workshop) -> None:
    before = workshop.people.get(event.person)
    if before is not None:
        workshop.members[before] -= 1
    workshop.people[event.person] = event.group
    workshop.members[event.group] += 1
