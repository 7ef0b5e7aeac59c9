"""The occasion: where it is, who its groups are, who is there. Everything else stands on this."""

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import singledispatch

from app.vocabulary import (
    REVEALED,
    SESSION_TWO,
    STEPS,
    TOPICS,
    Event,
    Group,
    NotYours,
    Person,
    Refused,
    Step,
    TextMissing,
    WorkshopClosed,
    decide,
    lead_only,
    words,
)
from app.workshop.commands import (
    AddGroup,
    AddMinute,
    AllowPlacing,
    AnswerReadiness,
    AskAgain,
    ChangePurpose,
    CoverWall,
    JoinWorkshop,
    NameGroup,
    OpenList,
    OpenStep,
    OpenTopic,
    PauseTimer,
    RenewCode,
    SayReady,
    SetRules,
    SetTimer,
    ShowTopic,
)
from app.workshop.events import (
    CodeRenewed,
    GroupAdded,
    GroupDropped,
    GroupNamed,
    ListOpened,
    PersonJoined,
    PersonReady,
    PlacingAllowed,
    PurposeChanged,
    ReadinessAnswered,
    RulesSet,
    StepOpened,
    TaskBroughtUp,
    TimerSet,
    TopicCleared,
    TopicOpened,
    TopicShown,
    WallCovered,
    WorkshopCreated,
)
from app.workshop.readiness import ANSWERS, QUESTIONS

PURPOSES = ("jobs", "roles", "work_environment")
LENGTHS = ("full", "apt90", "apt60")
"""Two half days, or one staff meeting (*APT*) of so many minutes."""
MOST_GROUPS = 12
MOST_PEOPLE = 2000
NAME_LENGTH = 80
COVERS = ("", "pause", "blank", "frozen")
"""What the wall may show instead of the workshop: nothing else, "we take a break" (on the phones too), black, or what
it showed when it was frozen."""
AGREEMENT, LEAST_AGREEMENT = 75, 60
"""Percent of a group that gave the same answer, for the group to be agreed."""
SMALLEST, LARGEST_SMALLEST = 5, 50
"""People in the smallest group whose answers are shown by themselves; it may be raised, never lowered."""
LONGEST_TIMER = 240
"""Minutes."""
MINUTE = 60_000

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


class SessionTwoClosed(Refused):
    code = "session_two_closed"


class TopicNotOpen(Refused):
    """The room is not asked about that now, or has been shown how it answered."""

    code = "topic_not_open"


@dataclass(slots=True)
class Workshop:
    """`people`: the group of each participant, by person id. `members`: how many people each group has.

    `ready`: who has said that they are done, by step, and `ready_in` how many of each group. `ends` and `left`: the
    timer, see `TimerSet`. `was_revealed`: whether answers have been shown at any time.
    """

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
    list_is_open: bool = False
    was_revealed: bool = False
    agreement: int = AGREEMENT
    smallest: int = SMALLEST
    ends: int | None = None
    left: int | None = None
    brought_up: str | None = None
    cover: str = ""
    ready: dict[Step, set[str]] = field(default_factory=dict)
    ready_in: Counter[tuple[Step, str]] = field(default_factory=Counter)
    readiness: dict[str, str] = field(default_factory=dict)
    """The facilitator's answers before it begins, see `app.workshop.readiness`."""
    topic: str = ""
    """What the room is asked, or looks at, in session two."""
    shown: set[str] = field(default_factory=set)
    """The topics whose answers have been shown."""
    former: list[str] = field(default_factory=list)
    """The codes that it was joined with before, the oldest first."""

    @property
    def first_code(self) -> str:
        """What it goes by where the name must not change: cookies, what a browser keeps, where a duty came from."""
        return self.former[0] if self.former else self.code

    @property
    def is_session_two(self) -> bool:
        return self.step in SESSION_TWO

    def is_asked(self, topic: str) -> bool:
        """Whether the staff may answer about a topic now: it is open, and not shown."""
        return self.is_session_two and self.topic == topic and topic not in self.shown

    @property
    def sorting_is_open(self) -> bool:
        return self.step is Step.SORT

    @property
    def is_closed(self) -> bool:
        return self.step is Step.CLOSED

    @property
    def withholds_texts(self) -> bool:
        """Whether what the staff write is kept from the others: who reads first writes less, and more alike."""
        return self.step is Step.GATHER and not self.list_is_open

    def set_ready(self, person: str, step: Step, ready: bool) -> None:
        people = self.ready.setdefault(step, set())
        if ready is (person in people):
            return
        (people.add if ready else people.remove)(person)
        self.ready_in[step, self.people[person]] += 1 if ready else -1

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


def group_names(lines: list[str]) -> list[str]:
    """The groups as they were typed: one a line, or all on one line with commas between. Empty ones are left out."""
    given = [line for line in lines if line.strip()]
    if len(given) == 1:
        given = re.split("[,;]", given[0])
    return [name.strip() for name in given if name.strip()]


def create(
    code: str,
    title: str,
    workplace: str,
    purpose: str,
    length: str,
    groups: list[str],
    *,
    is_example: bool = False,
    readiness: dict[str, str] | None = None,
) -> WorkshopCreated:
    """The event that a workshop begins with. Raises `Refused` for what can't be used."""
    if purpose not in PURPOSES or length not in LENGTHS:
        raise UnknownChoice
    answered = {question: answer for question, answer in (readiness or {}).items() if answer}
    if not (answered.keys() <= set(QUESTIONS) and set(answered.values()) <= set(ANSWERS)):
        raise UnknownChoice
    names: list[str] = []
    for line in group_names(groups):
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
    return WorkshopCreated(code, title, workplace, purpose, length, numbered, is_example, tuple(answered.items()))


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
        readiness=dict(created.readiness),
    )


def open_step(command: OpenStep, workshop: Workshop, by: Person) -> list[Event]:
    """Open a step for everybody. Any step, forward or back: nothing is lost either way.

    Asked by the analysis, which decides whether session two may close.
    """
    lead_only(by)
    assert command.step in STEPS
    if workshop.step is command.step:
        return []
    # Nobody stays with a task of the step before.
    let_go: list[Event] = [TaskBroughtUp(None)] if workshop.brought_up is not None else []
    return [StepOpened(command.step), *let_go]


@decide.register
def allow_placing(command: AllowPlacing, workshop: Workshop, by: Person) -> list[Event]:
    lead_only(by)
    return [] if workshop.staff_may_place == command.allowed else [PlacingAllowed(command.allowed)]


@decide.register
def renew_code(command: RenewCode, workshop: Workshop, by: Person) -> list[Event]:
    """Not taken back by undo: what lets nobody in stays so."""
    lead_only(by)
    return [CodeRenewed(command.new_code)]


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
    if before is not None and workshop.was_revealed:
        raise GroupFixed  # what moves from one group's bar to another's would be this person's answers
    return [PersonJoined(by.id, group.id)]


@decide.register
def open_list(command: OpenList, workshop: Workshop, by: Person) -> list[Event]:
    lead_only(by)
    return [] if workshop.list_is_open == command.open else [ListOpened(command.open)]


@decide.register
def set_rules(command: SetRules, workshop: Workshop, by: Person) -> list[Event]:
    lead_only(by)
    if not (
        LEAST_AGREEMENT <= command.agreement <= 100
        and SMALLEST <= workshop.smallest <= command.smallest <= LARGEST_SMALLEST
    ):
        raise UnknownChoice
    if (command.agreement, command.smallest) == (workshop.agreement, workshop.smallest):
        return []
    return [RulesSet(command.agreement, command.smallest)]


@decide.register
def set_timer(command: SetTimer, workshop: Workshop, by: Person) -> list[Event]:
    lead_only(by)
    if not 0 <= command.minutes <= LONGEST_TIMER:
        raise UnknownChoice
    if command.minutes == 0:
        return [] if workshop.ends is workshop.left is None else [TimerSet(None, None)]
    return [TimerSet(command.now + command.minutes * MINUTE, None)]


@decide.register
def add_minute(command: AddMinute, workshop: Workshop, by: Person) -> list[Event]:
    """A minute more; from now, where time is up or there is no timer."""
    lead_only(by)
    if workshop.left is not None:
        return [TimerSet(None, workshop.left + MINUTE)]
    return [TimerSet(max(workshop.ends or 0, command.now) + MINUTE, None)]


@decide.register
def pause_timer(command: PauseTimer, workshop: Workshop, by: Person) -> list[Event]:
    lead_only(by)
    if command.paused and workshop.ends is not None:
        return [TimerSet(None, max(0, workshop.ends - command.now))]
    if not command.paused and workshop.left is not None:
        return [TimerSet(command.now + workshop.left, None)]
    return []


@decide.register
def cover_wall(command: CoverWall, workshop: Workshop, by: Person) -> list[Event]:
    lead_only(by)
    if command.cover not in COVERS:
        raise UnknownChoice
    return [] if workshop.cover == command.cover else [WallCovered(command.cover)]


@decide.register
def say_ready(command: SayReady, workshop: Workshop, by: Person) -> list[Event]:
    if by.id not in workshop.people:
        raise NotYours
    if command.ready is (by.id in workshop.ready.get(workshop.step, ())):
        return []
    return [PersonReady(by.id, workshop.step, command.ready)]


@decide.register
def answer_readiness(command: AnswerReadiness, workshop: Workshop, by: Person) -> list[Event]:
    lead_only(by)
    if command.question not in QUESTIONS or command.answer not in ("", *ANSWERS):
        raise UnknownChoice
    if workshop.readiness.get(command.question, "") == command.answer:
        return []
    return [ReadinessAnswered(command.question, command.answer)]


@decide.register
def change_purpose(command: ChangePurpose, workshop: Workshop, by: Person) -> list[Event]:
    lead_only(by)
    if command.purpose not in PURPOSES:
        raise UnknownChoice
    if workshop.is_closed:
        raise WorkshopClosed
    return [] if workshop.purpose == command.purpose else [PurposeChanged(command.purpose)]


@decide.register
def open_topic(command: OpenTopic, workshop: Workshop, by: Person) -> list[Event]:
    _in_session_two(workshop, by)
    if command.topic not in ("", *TOPICS):
        raise UnknownChoice
    return [] if workshop.topic == command.topic else [TopicOpened(command.topic)]


@decide.register
def show_topic(command: ShowTopic, workshop: Workshop, by: Person) -> list[Event]:
    _in_session_two(workshop, by)
    if command.topic in workshop.shown:
        return []
    if command.topic not in TOPICS or workshop.topic != command.topic:
        raise TopicNotOpen
    return [TopicShown(command.topic)]


@decide.register
def ask_again(command: AskAgain, workshop: Workshop, by: Person) -> list[Event]:
    _in_session_two(workshop, by)
    if command.topic not in TOPICS:
        raise UnknownChoice
    return [TopicCleared(command.topic)]


def _in_session_two(workshop: Workshop, by: Person) -> None:
    lead_only(by)
    if not workshop.is_session_two:
        raise SessionTwoClosed


def name_group(command: NameGroup, workshop: Workshop, by: Person) -> list[Event]:
    """Asked by the ballots, which know whether somebody has answered."""
    lead_only(by)
    group = workshop.group(command.group)
    name = _free_name(command.name, workshop, group.id)
    return [] if name == group.name else [GroupNamed(group.id, name)]


def add_group(command: AddGroup, workshop: Workshop, by: Person) -> list[Event]:
    """Asked by the ballots, as `name_group` is."""
    lead_only(by)
    if len(workshop.groups) >= MOST_GROUPS:
        raise TooManyGroups(most=MOST_GROUPS)
    name = _free_name(command.name, workshop, None)
    return [GroupAdded(f"g{max(int(id[1:]) for id in workshop.groups) + 1}", name)]


def _free_name(typed: str, workshop: Workshop, but: str | None) -> str:
    if workshop.is_closed:
        raise WorkshopClosed
    name = words(typed, NAME_LENGTH)
    if any(group.name.casefold() == name.casefold() for group in workshop.groups.values() if group.id != but):
        raise GroupsAlike(name=name)
    return name


@singledispatch
def evolve(event: Event, workshop: Workshop) -> None:
    """Other concepts' events do nothing to the workshop."""


@evolve.register
def _(event: StepOpened, workshop: Workshop) -> None:
    workshop.step = event.step
    workshop.list_is_open |= event.step is not Step.GATHER
    workshop.was_revealed |= event.step in REVEALED
    workshop.topic = ""  # what the phones and the wall are asked belongs to the step that it was asked in


@evolve.register
def _(event: CodeRenewed, workshop: Workshop) -> None:
    workshop.former.append(workshop.code)
    workshop.code = event.code


@evolve.register
def _(event: TopicOpened, workshop: Workshop) -> None:
    workshop.topic = event.topic


@evolve.register
def _(event: TopicShown, workshop: Workshop) -> None:
    workshop.shown.add(event.topic)


@evolve.register
def _(event: TopicCleared, workshop: Workshop) -> None:
    workshop.shown.discard(event.topic)
    workshop.topic = event.topic


@evolve.register
def _(event: PlacingAllowed, workshop: Workshop) -> None:
    workshop.staff_may_place = event.allowed


@evolve.register
def _(event: PersonJoined, workshop: Workshop) -> None:
    before = workshop.people.get(event.person)
    if before is not None:
        workshop.members[before] -= 1
        for step, ready in workshop.ready.items():
            if event.person in ready:
                workshop.ready_in[step, before] -= 1
                workshop.ready_in[step, event.group] += 1
    workshop.people[event.person] = event.group
    workshop.members[event.group] += 1


@evolve.register
def _(event: ListOpened, workshop: Workshop) -> None:
    workshop.list_is_open = event.open


@evolve.register
def _(event: RulesSet, workshop: Workshop) -> None:
    workshop.agreement, workshop.smallest = event.agreement, event.smallest


@evolve.register
def _(event: TimerSet, workshop: Workshop) -> None:
    workshop.ends, workshop.left = event.ends, event.left


@evolve.register
def _(event: TaskBroughtUp, workshop: Workshop) -> None:
    workshop.brought_up = event.task


@evolve.register
def _(event: WallCovered, workshop: Workshop) -> None:
    workshop.cover = event.cover


@evolve.register
def _(event: PersonReady, workshop: Workshop) -> None:
    workshop.set_ready(event.person, event.step, event.ready)


@evolve.register
def _(event: ReadinessAnswered, workshop: Workshop) -> None:
    workshop.readiness.pop(event.question, None)
    if event.answer:
        workshop.readiness[event.question] = event.answer


@evolve.register
def _(event: PurposeChanged, workshop: Workshop) -> None:
    workshop.purpose = event.purpose


@evolve.register(GroupNamed)
@evolve.register(GroupAdded)
def _(event: GroupNamed | GroupAdded, workshop: Workshop) -> None:
    workshop.groups[event.group] = Group(event.group, event.name)


@evolve.register
def _(event: GroupDropped, workshop: Workshop) -> None:
    del workshop.groups[event.group]
