"""The occasion: where it is, who its groups are, who is there. Everything else stands on this."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import singledispatch

from app.vocabulary import (
    N_,
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
    Voice,
    WorkshopClosed,
    as_one,
    decide,
    is_joint,
    is_on_paper,
    lead_only,
    words,
)
from app.workshop import beforehand
from app.workshop.beforehand import Beforehand, BeforehandOpen, BeforehandOver, DayPassed, HasBegun
from app.workshop.commands import (
    AddGroup,
    AddMinute,
    AllowPlacing,
    AnswerJointly,
    AnswerReadiness,
    AskAgain,
    ChangePlace,
    ChangePurpose,
    CloseBeforehand,
    CloseDoor,
    CoverWall,
    EndBeforehand,
    ExpectPeople,
    GivePen,
    GiveShortName,
    JoinWorkshop,
    LightWall,
    MeetAgain,
    NameGroup,
    OpenBeforehand,
    OpenList,
    OpenStep,
    OpenTopic,
    PauseTimer,
    PlanMinutes,
    RenewCode,
    SayReady,
    SayWhere,
    SetRules,
    SetTimer,
    ShowClock,
    ShowEnding,
    ShowOpening,
    ShowTopic,
    StandAlone,
    SteerWall,
    TakePen,
    TurnAway,
    TurnWall,
)
from app.workshop.events import (
    AnswersJointly,
    BeforehandClosed,
    BeforehandEnded,
    BeforehandOpened,
    ClockShown,
    CodeRenewed,
    DoorClosed,
    EndingShown,
    GroupAdded,
    GroupDropped,
    GroupNamed,
    ListOpened,
    MeetingSet,
    MinutesPlanned,
    OpeningShown,
    PairsTalk,
    PenAsked,
    PenTaken,
    PeopleExpected,
    PersonJoined,
    PersonReady,
    PersonTurnedAway,
    PlaceChanged,
    PlacingAllowed,
    PurposeChanged,
    ReadinessAnswered,
    RulesSet,
    SaidWhere,
    ShortNameGiven,
    StepOpened,
    StoodAlone,
    TaskBroughtUp,
    TimerSet,
    TopicCleared,
    TopicOpened,
    TopicShown,
    WallCovered,
    WallLit,
    WallLooked,
    WallSteered,
    WallTurned,
    WorkshopCreated,
)
from app.workshop.pruned import CLOSES_FOR_GOOD, KeptNoLonger, Pruned
from app.workshop.readiness import may_be_answered
from app.workshop.schedule import MINUTES, planned
from app.workshop.short_names import ShortNamesAlike, read, short_names
from app.workshop.wall import HOLD, MOST_PAGES, WAYS, Wall

PURPOSES = ("jobs", "roles", "work_environment")
LENGTHS = ("full", "apt90", "apt60")
"""Two half days, or one staff meeting (*APT*) of so many minutes."""
ROOM, DISTANCE, MIXED = PLACES = ("room", "distance", "mixed")
"""Where people are when they meet: all in one room, all at a distance, or some of each."""
MOST_GROUPS = 12
MOST_PEOPLE = 2000
FOR_EACH_STATED, BESIDE_STATED = 2, 10
"""So many phones are let in for each person that the groups are said to have, and so many more: second phones, and a
number that was a little low."""
NAME_LENGTH = 80
COVERS = ("", "pause", "blank", "frozen")
"""What the wall may show instead of the workshop: nothing else, "we take a break" (on the phones too), or black. To
freeze it is to hold it, as the command was called before."""
AGREEMENT, LEAST_AGREEMENT = 75, 60
"""Percent of a group that gave the same answer, for the group to be agreed."""
SMALLEST, LARGEST_SMALLEST = 5, 50
"""People in the smallest group whose answers are shown by themselves; it may be raised, never lowered."""
LONGEST_TIMER = 240
"""Minutes."""
MINUTE = 60_000
IN_PAIRS = 3
"""Minutes that two and two talk about a task."""
PATIENCE = 10_000
"""Milliseconds in which who holds the pen may say to keep it; after that it is whose who asked."""


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


class NumberOff(UnknownChoice):
    """A number that is less or more than can be. Details: `least`, `most`, `label` of the field, and `at`, its name."""

    code = "number_off"


def within(number: int, least: int, most: int, label: str, at: str) -> None:
    """Raises `NumberOff`. `label`: what the field is called; `at`: its name."""
    if not least <= number <= most:
        raise NumberOff(least=least, most=most, label=label, at=at)


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


class NothingToEnd(Refused):
    """Before anything has been shown, the room has come to nothing."""

    code = "nothing_to_end"


class FullForNow(Refused):
    """Many more have joined than the groups are said to be. Nobody new is let in until the facilitator says more."""

    code = "full_for_now"


class DoorIsClosed(Refused):
    """Nobody more is let in."""

    code = "door_closed"


class TurnedAway(Refused):
    """The facilitator has said that this phone is one too many."""

    code = "turned_away"


class PenElsewhere(Refused):
    """The group answers together, and somebody else in it holds the pen."""

    code = "pen_elsewhere"


class AloneNotAgreed(Refused):
    """Only one person is in the group, whose answer would be seen as that person's: that person decides first."""

    code = "alone_not_agreed"


class UnknownSeat(Refused):
    """There is no such phone (any more)."""

    code = "unknown_seat"


@dataclass(frozen=True, slots=True)
class Pen:
    """Who answers for a group, and who asks to, since when (milliseconds since 1970)."""

    holder: str
    asked_by: str | None = None
    asked_at: int = 0


@dataclass(slots=True)
class Workshop:
    """`people`: the group of each participant, by person id. `members`: how many people each group has.

    `ready`: who has said that they are done, by step, and `ready_in` how many of each group. `ends` and `left`: the
    timer, see `TimerSet`. `was_revealed`: whether answers have been shown at any time. `until` and `held`: see
    `WallCovered`. `away`: those who were turned away, whose groups are still in `people`. `seats`: the number of each
    phone, by person id, in the order they joined; it says nothing of who it is. `pens`: by group. `place`: one of
    `PLACES`; `afar`: those who have said that they are at a distance, which counts where it is mixed.
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
    until: int | None = None
    held: bool = False
    wall: Wall = field(default_factory=Wall)
    door_is_closed: bool = False
    away: set[str] = field(default_factory=set)
    seats: dict[str, int] = field(default_factory=dict)
    place: str = ROOM
    afar: set[str] = field(default_factory=set)
    pens: dict[str, Pen] = field(default_factory=dict)
    ready: dict[Step, set[str]] = field(default_factory=dict)
    ready_in: Counter[tuple[Step, str]] = field(default_factory=Counter)
    readiness: dict[str, str] = field(default_factory=dict)
    """The facilitator's answers before it begins, see `app.workshop.readiness`."""
    topic: str = ""
    """What the room is asked, or looks at, in session two."""
    shown: dict[str, dict[str, int]] = field(default_factory=dict)
    """The topics whose answers have been shown, and `excess` of each group as it was then: what it is later does not
    change what has been shown."""
    meets: date | None = None
    """When the room meets again, where somebody has said."""
    ending: bool = False
    """Whether the wall shows the ending, until it is to show something else."""
    beforehand: Beforehand | None = None
    """What is open before the meeting; None while nothing is, as at the meeting."""
    in_pairs: bool = False
    """Whether the room talks two and two about the task that is up."""
    clock_is_shown: bool = True
    """Whether phones and walls show the timer."""
    is_opening: bool = False
    """Whether the wall and the phones say why the room is here, before anything else."""
    former: list[str] = field(default_factory=list)
    """The codes that it was joined with before, the oldest first."""
    minutes: dict[Step, int] = field(default_factory=dict)
    """What the facilitator has planned for a step instead of what goes with the length."""
    pruned: dict[str, Pruned] = field(default_factory=dict)
    """What is kept no longer of it."""

    @property
    def first_code(self) -> str:
        """What it goes by where the name must not change: cookies, what a browser keeps, where a duty came from."""
        return self.former[0] if self.former else self.code

    @property
    def planned(self) -> dict[Step, int]:
        """Minutes for each step that takes any."""
        return planned(self.length, self.minutes)

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

    @property
    def is_open_beforehand(self) -> bool:
        """Whether the staff are on their own with it, or were when their day ended and nobody has read what came."""
        return self.beforehand is not None and not self.beforehand.is_closed

    @property
    def withholds_from_lead(self) -> bool:
        """Whether what the staff write is kept from the facilitator too. Before the meeting they write one by one, so
        whoever read along would see whose is what."""
        return self.withholds_texts and self.is_open_beforehand

    def takes(self, by: Person, now: int) -> None:
        """Raises `BeforehandOver` for one of the staff who comes too late for what is before the meeting."""
        is_of_staff = not by.leads and not is_on_paper(by.id)
        if self.beforehand is not None and is_of_staff and self.beforehand.is_over(now):
            raise BeforehandOver

    def is_in(self, person: str) -> bool:
        """Whether somebody takes part: has joined, and is not turned away."""
        return person in self.people and person not in self.away

    def is_afar(self, person: str) -> bool:
        return self.place == DISTANCE or (self.place == MIXED and person in self.afar)

    def group_of(self, voice: Voice) -> str:
        return voice[1:] if is_joint(voice) else self.people[voice]

    def voice_of(self, person: str) -> Voice:
        """Whose answer it is that somebody gives: their own, or their group's. Who is turned away speaks for no group,
        and follows none."""
        group = self.people[person]
        return as_one(group) if self.groups[group].jointly and person not in self.away else person

    def may_speak(self, voice: Voice) -> bool:
        """Whether somebody's answer from before counts now: they are here, and answer as they did then."""
        if is_joint(voice):
            return voice[1:] in self.groups and self.groups[voice[1:]].jointly
        return self.is_in(voice) and self.voice_of(voice) == voice

    def excess(self, group: str) -> int:
        """How many more have joined a group than it is said to have: some of them are somebody's second phone. A group
        that answers together has one voice, however many join it; only of one person it matters which phone is theirs.
        """
        it = self.groups[group]
        if it.expected is None or (it.jointly and it.expected != 1):
            return 0
        return max(0, self.members[group] - it.expected)

    @property
    def extra_phones(self) -> int:
        """How many more have joined than the groups are said to have, also where a group answers together: for what
        each phone is asked by itself."""
        return sum(
            max(0, self.members[id] - group.expected) for id, group in self.groups.items() if group.expected is not None
        )

    @property
    def stated(self) -> int:
        """How many people the groups are said to have, those that have said so."""
        return sum(group.expected or 0 for group in self.groups.values())

    @property
    def places(self) -> int | None:
        """How many are let in; None where not every group has said how many it is."""
        if any(group.expected is None for group in self.groups.values()):
            return None
        return FOR_EACH_STATED * self.stated + BESIDE_STATED

    @property
    def is_full_for_now(self) -> bool:
        """Whether many more have joined than there are people."""
        return self.places is not None and self.members.total() >= self.places

    def hold_pen(self, by: Person) -> list[Event]:
        """What goes before an answer of `by`'s group that answers together: the first to answer takes the pen.

        Raises `PenElsewhere`, and `AloneNotAgreed` of a group of one.
        """
        group = self.groups[self.people[by.id]]
        if not group.jointly:
            return []
        if not group.is_heard:
            raise AloneNotAgreed
        pen = self.pens.get(group.id)
        if pen is None:
            return [PenTaken(group.id, by.id)]
        if pen.holder != by.id:
            raise PenElsewhere
        return []

    @property
    def short_names(self) -> dict[str, str]:
        """By group, what it is called where there is room for a few letters."""
        named = short_names(tuple((it.name, it.short) for it in self.groups.values()))
        return dict(zip(self.groups, named, strict=True))

    def set_ready(self, person: str, step: Step, ready: bool) -> None:
        people = self.ready.setdefault(step, set())
        if ready is (person in people):
            return
        (people.add if ready else people.remove)(person)
        self.ready_in[step, self.people[person]] += 1 if ready else -1

    def look_at(self, what: str = "", of: str = "") -> None:
        """Another picture, from its first page, on a wall that is not held. What comes last is what the room sees."""
        if self.wall.way != HOLD:
            self.wall = Wall(self.wall.way, what, of, dark=self.wall.dark)

    def show_anew(self) -> None:
        """Something else is to be seen, and so what stands before all else is put away."""
        self.ending, self.is_opening = False, False
        self.look_at()

    def group(self, id: str) -> Group:
        if id not in self.groups:
            raise UnknownGroup
        return self.groups[id]


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
    expected: Mapping[str, int] | None = None,
    jointly: Mapping[str, bool] | None = None,
    short: Mapping[str, str] | None = None,
    place: str = ROOM,
) -> WorkshopCreated:
    """The event that a workshop begins with. `expected`, `jointly`, `short`: by a group's name, as it is typed.

    Raises `Refused` for what can't be used.
    """
    if purpose not in PURPOSES or length not in LENGTHS or place not in PLACES:
        raise UnknownChoice
    answered = {question: answer for question, answer in (readiness or {}).items() if answer}
    if not all(may_be_answered(question, answer) for question, answer in answered.items()):
        raise UnknownChoice
    names: list[str] = []
    for typed in filter(str.strip, groups):
        name = words(typed, NAME_LENGTH)
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
    heads = {words(name, NAME_LENGTH): people for name, people in (expected or {}).items()}
    for people in heads.values():
        within(people, 0, MOST_PEOPLE, N_("Hur många är ni?"), "people")
    as_one_ = {words(name, NAME_LENGTH) for name, together in (jointly or {}).items() if together}
    shorts = {words(name, NAME_LENGTH): read(it) for name, it in (short or {}).items()}
    given = [it.casefold() for it in shorts.values() if it]
    if alike := next((it for it in shorts.values() if given.count(it.casefold()) > 1), None):
        raise ShortNamesAlike(short=alike)
    return WorkshopCreated(
        code,
        title,
        workplace,
        purpose,
        length,
        numbered,
        is_example,
        tuple(answered.items()),
        tuple((id, heads[name]) for id, name in numbered if name in heads),
        tuple(id for id, name in numbered if name in as_one_),
        tuple((id, shorts[name]) for id, name in numbered if shorts.get(name)),
        place,
    )


def begin(id: int, created: WorkshopCreated) -> Workshop:
    """A new workshop's state."""
    expected, short = dict(created.expected), dict(created.short)
    return Workshop(
        id,
        created.code,
        created.title,
        created.workplace,
        created.purpose,
        created.length,
        {
            id: Group(id, name, id in created.jointly, expected.get(id), short=short.get(id, ""))
            for id, name in created.groups
        },
        created.is_example,
        readiness=dict(created.readiness),
        place=created.place,
    )


def open_step(command: OpenStep, workshop: Workshop, by: Person) -> list[Event]:
    """Open a step for everybody. Any step, forward or back: nothing is lost either way.

    Asked by the analysis, which decides whether session two may close.
    """
    lead_only(by)
    assert command.step in STEPS
    if workshop.step is command.step:
        return []
    if CLOSES_FOR_GOOD & workshop.pruned.keys():
        raise KeptNoLonger
    if workshop.withholds_from_lead:
        raise BeforehandOpen  # what nobody has looked through would be everybody's to read
    # Nobody stays with a task of the step before.
    let_go: list[Event] = [TaskBroughtUp(None)] if workshop.brought_up is not None else []
    # The time was for the step that ends.
    stop: list[Event] = [] if workshop.ends is workshop.left is None else [TimerSet(None, None)]
    return [StepOpened(command.step), *let_go, *stop]


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
    """Join as `by`, with a group. Coming back with the same group changes nothing. The door is for phones: a sheet of
    paper is handed to the facilitator, who types it in."""
    if workshop.is_closed:
        raise WorkshopClosed
    group = workshop.group(command.group)
    if by.id in workshop.away:
        raise TurnedAway
    before = workshop.people.get(by.id)
    if before is None and workshop.door_is_closed and not is_on_paper(by.id):
        raise DoorIsClosed
    if before is None and len(workshop.people) >= MOST_PEOPLE:
        raise TooManyPeople(most=MOST_PEOPLE)
    if before is None and not is_on_paper(by.id) and workshop.is_full_for_now:
        raise FullForNow
    where = _where(by.id, command.afar, workshop)
    if before == group.id:
        return where
    if before is not None and workshop.was_revealed:
        raise GroupFixed  # what moves from one group's bar to another's would be this person's answers
    return [PersonJoined(by.id, group.id), *where]


def _where(person: str, afar: bool | None, workshop: Workshop) -> list[Event]:
    return [] if afar in (None, person in workshop.afar) else [SaidWhere(person, bool(afar))]


@decide.register
def say_where(command: SayWhere, workshop: Workshop, by: Person) -> list[Event]:
    if not workshop.is_in(by.id):
        raise NotYours
    return _where(by.id, command.afar, workshop)


@decide.register
def open_list(command: OpenList, workshop: Workshop, by: Person) -> list[Event]:
    lead_only(by)
    if command.open and workshop.is_open_beforehand:
        raise BeforehandOpen
    return [] if workshop.list_is_open == command.open else [ListOpened(command.open)]


@decide.register
def open_beforehand(command: OpenBeforehand, workshop: Workshop, by: Person) -> list[Event]:
    """Open a step for the staff until a day, or change the day. What they have written is read by nobody meanwhile."""
    lead_only(by)
    if command.step not in _BEFOREHAND:
        raise UnknownChoice
    if workshop.step not in _BEFOREHAND or workshop.was_revealed:
        raise HasBegun
    wanted = Beforehand(command.until, command.ends, command.meets_on, command.meets_at)
    beforehand.check(wanted, command.now)
    steps = open_step(OpenStep(command.step), workshop, by)
    if not steps and wanted == workshop.beforehand:
        return []
    hides: list[Event] = [ListOpened(False)] if command.step is Step.GATHER and workshop.list_is_open else []
    return [*steps, *hides, _opened(wanted)]


_BEFOREHAND = (Step.GATHER, Step.SORT)


def _opened(it: Beforehand) -> BeforehandOpened:
    return BeforehandOpened(it.until, it.ends, it.meets_on, it.meets_at)


@decide.register
def close_beforehand(command: CloseBeforehand, workshop: Workshop, by: Person) -> list[Event]:
    lead_only(by)
    return [BeforehandClosed()] if workshop.is_open_beforehand else []


@decide.register
def end_beforehand(command: EndBeforehand, workshop: Workshop, by: Person) -> list[Event]:
    lead_only(by)
    return [BeforehandEnded()] if workshop.beforehand else []


@decide.register
def show_opening(command: ShowOpening, workshop: Workshop, by: Person) -> list[Event]:
    lead_only(by)
    if workshop.is_closed:
        raise WorkshopClosed
    return [] if workshop.is_opening == command.shown else [OpeningShown(command.shown)]


@decide.register
def set_rules(command: SetRules, workshop: Workshop, by: Person) -> list[Event]:
    lead_only(by)
    within(command.agreement, LEAST_AGREEMENT, 100, N_("Procent som svarar lika"), "agreement")
    least = max(SMALLEST, workshop.smallest)
    within(command.smallest, least, LARGEST_SMALLEST, N_("Minsta grupp som visas för sig"), "smallest")
    if (command.agreement, command.smallest) == (workshop.agreement, workshop.smallest):
        return []
    return [RulesSet(command.agreement, command.smallest)]


@decide.register
def set_timer(command: SetTimer, workshop: Workshop, by: Person) -> list[Event]:
    lead_only(by)
    within(command.minutes, 0, LONGEST_TIMER, N_("Minuter"), "minutes")
    if command.minutes == 0:
        return [] if workshop.ends is workshop.left is None else [TimerSet(None, None)]
    return [TimerSet(command.now + command.minutes * MINUTE, None)]


@decide.register
def plan_minutes(command: PlanMinutes, workshop: Workshop, by: Person) -> list[Event]:
    lead_only(by)
    if command.step not in MINUTES[workshop.length]:
        raise UnknownChoice
    within(command.minutes, 1, LONGEST_TIMER, N_("Minuter"), "minutes")
    same = workshop.planned[command.step] == command.minutes
    return [] if same else [MinutesPlanned(command.step, command.minutes)]


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
def show_clock(command: ShowClock, workshop: Workshop, by: Person) -> list[Event]:
    lead_only(by)
    return [] if workshop.clock_is_shown is command.shown else [ClockShown(command.shown)]


@decide.register
def cover_wall(command: CoverWall, workshop: Workshop, by: Person) -> list[Event]:
    lead_only(by)
    if command.cover not in COVERS or not 0 <= command.minutes <= LONGEST_TIMER:
        raise UnknownChoice
    if command.cover == "frozen":
        return steer_wall(SteerWall(HOLD), workshop, by)
    is_pause = command.cover == "pause"
    until = command.now + command.minutes * MINUTE if is_pause and command.minutes else None
    if workshop.cover == command.cover and (not is_pause or until is None):
        return []
    if is_pause:
        runs = workshop.cover != "pause" and workshop.ends is not None
        stops: list[Event] = [TimerSet(None, max(0, (workshop.ends or 0) - command.now))] if runs else []
        return [WallCovered("pause", until, runs or workshop.held), *stops]
    goes_on = workshop.held and workshop.left is not None
    starts: list[Event] = [TimerSet(command.now + (workshop.left or 0), None)] if goes_on else []
    return [WallCovered(command.cover), *starts]


@decide.register
def steer_wall(command: SteerWall, workshop: Workshop, by: Person) -> list[Event]:
    lead_only(by)
    wall, page = workshop.wall, command.page
    if command.way not in WAYS or not 0 <= (page or 0) < MOST_PAGES:
        raise UnknownChoice
    if command.way == wall.way:
        return []
    return [WallSteered(command.way, (wall.page if page is None else page) if command.way == HOLD else 0)]


@decide.register
def turn_wall(command: TurnWall, workshop: Workshop, by: Person) -> list[Event]:
    lead_only(by)
    wall = workshop.wall
    pages = wall.pages if command.pages is None else command.pages
    if not (0 <= command.page < MOST_PAGES and 0 <= pages <= MOST_PAGES):
        raise UnknownChoice
    is_late = command.what is not None and (command.what, command.of) != (wall.what, wall.of)
    return [] if is_late or (command.page, pages) == (wall.page, wall.pages) else [WallTurned(command.page, pages)]


@decide.register
def light_wall(command: LightWall, workshop: Workshop, by: Person) -> list[Event]:
    lead_only(by)
    return [] if workshop.wall.dark is command.dark else [WallLit(command.dark)]


@decide.register
def say_ready(command: SayReady, workshop: Workshop, by: Person) -> list[Event]:
    if not workshop.is_in(by.id):
        raise NotYours
    is_said = command.ready is (by.id in workshop.ready.get(workshop.step, ()))
    if is_said or command.step not in (None, workshop.step):
        return []
    return [PersonReady(by.id, workshop.step, command.ready)]


@decide.register
def answer_readiness(command: AnswerReadiness, workshop: Workshop, by: Person) -> list[Event]:
    lead_only(by)
    if not may_be_answered(command.question, command.answer):
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
def meet_again(command: MeetAgain, workshop: Workshop, by: Person) -> list[Event]:
    lead_only(by)
    # Where the workplace is the day has begun before UTC's has.
    if command.on and command.on < datetime.fromtimestamp(command.now / 1000, UTC).date():
        raise DayPassed
    return [] if workshop.meets == command.on else [MeetingSet(command.on)]


def puts_away(workshop: Workshop) -> list[Event]:
    """What stands before all else, so that what begins now is seen."""
    opening: list[Event] = [OpeningShown(False)] if workshop.is_opening else []
    ending: list[Event] = [EndingShown(False)] if workshop.ending and not workshop.is_closed else []
    return [*opening, *ending]


@decide.register
def show_ending(command: ShowEnding, workshop: Workshop, by: Person) -> list[Event]:
    """A closed workshop shows it of itself."""
    lead_only(by)
    if command.shown and workshop.step not in REVEALED:
        raise NothingToEnd
    return [] if workshop.ending is command.shown or workshop.is_closed else [EndingShown(command.shown)]


@decide.register
def change_place(command: ChangePlace, workshop: Workshop, by: Person) -> list[Event]:
    lead_only(by)
    if command.place not in PLACES:
        raise UnknownChoice
    return [] if workshop.place == command.place else [PlaceChanged(command.place)]


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


@decide.register
def name_group(command: NameGroup, workshop: Workshop, by: Person) -> list[Event]:
    lead_only(by)
    group = workshop.group(command.group)
    name = _free_name(command.name, workshop, group.id)
    return [] if name == group.name else [GroupNamed(group.id, name)]


@decide.register
def give_short_name(command: GiveShortName, workshop: Workshop, by: Person) -> list[Event]:
    lead_only(by)
    if workshop.is_closed:
        raise WorkshopClosed
    group, short = workshop.group(command.group), read(command.short)
    others = (it.short.casefold() for it in workshop.groups.values() if it.id != group.id)
    if short and short.casefold() in others:
        raise ShortNamesAlike(short=short)
    return [] if short == group.short else [ShortNameGiven(group.id, short)]


@decide.register
def add_group(command: AddGroup, workshop: Workshop, by: Person) -> list[Event]:
    lead_only(by)
    if len(workshop.groups) >= MOST_GROUPS:
        raise TooManyGroups(most=MOST_GROUPS)
    name = _free_name(command.name, workshop, None)
    return [GroupAdded(f"g{max(int(id[1:]) for id in workshop.groups) + 1}", name)]


@decide.register
def answer_jointly(command: AnswerJointly, workshop: Workshop, by: Person) -> list[Event]:
    lead_only(by)
    if workshop.is_closed:
        raise WorkshopClosed
    group = workshop.group(command.group)
    return [] if group.jointly is command.jointly else [AnswersJointly(group.id, command.jointly)]


@decide.register
def expect_people(command: ExpectPeople, workshop: Workshop, by: Person) -> list[Event]:
    lead_only(by)
    group = workshop.group(command.group)
    if command.people is not None:
        within(command.people, 0, MOST_PEOPLE, N_("Hur många är ni?"), "people")
    return [] if group.expected == command.people else [PeopleExpected(group.id, command.people)]


@decide.register
def close_door(command: CloseDoor, workshop: Workshop, by: Person) -> list[Event]:
    lead_only(by)
    return [] if workshop.door_is_closed is command.closed else [DoorClosed(command.closed)]


@decide.register
def turn_away(command: TurnAway, workshop: Workshop, by: Person) -> list[Event]:
    lead_only(by)
    person = next((person for person, seat in workshop.seats.items() if seat == command.seat), None)
    if person is None:
        raise UnknownSeat
    return [] if person in workshop.away else [PersonTurnedAway(person)]


@decide.register
def take_pen(command: TakePen, workshop: Workshop, by: Person) -> list[Event]:
    """Take the pen where it is free, or where its holder was asked and has not said to keep it; else ask for it."""
    group = _joint_group(workshop, by)
    pen = workshop.pens.get(group.id)
    if pen is None or pen.holder in workshop.away:
        return [PenTaken(group.id, by.id)]
    if pen.holder == by.id:
        return []
    if pen.asked_by is None:
        return [PenAsked(group.id, by.id, command.now)]
    return [PenTaken(group.id, by.id)] if command.now - pen.asked_at >= PATIENCE else []


@decide.register
def give_pen(command: GivePen, workshop: Workshop, by: Person) -> list[Event]:
    group = _joint_group(workshop, by)
    pen = workshop.pens.get(group.id)
    if pen is None or pen.holder != by.id:
        raise PenElsewhere
    if pen.asked_by is None:
        return []
    return [PenTaken(group.id, pen.asked_by) if command.give else PenAsked(group.id, None)]


@decide.register
def stand_alone(command: StandAlone, workshop: Workshop, by: Person) -> list[Event]:
    group = _joint_group(workshop, by)
    if command.agreed and workshop.excess(group.id):
        raise AloneNotAgreed  # nobody knows which of the phones is that person's
    return [] if group.stands_alone is command.agreed else [StoodAlone(group.id, command.agreed)]


def _joint_group(workshop: Workshop, by: Person) -> Group:
    """The group of somebody who answers together with it. Raises `NotYours` for all others."""
    if by.leads or not workshop.is_in(by.id):
        raise NotYours
    group = workshop.groups[workshop.people[by.id]]
    if not group.jointly:
        raise NotYours
    return group


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
    workshop.beforehand, workshop.in_pairs = None, False
    workshop.topic = ""  # what the phones and the wall are asked belongs to the step that it was asked in
    workshop.show_anew()


@evolve.register
def _(event: CodeRenewed, workshop: Workshop) -> None:
    workshop.former.append(workshop.code)
    workshop.code = event.code


@evolve.register
def _(event: TopicOpened, workshop: Workshop) -> None:
    workshop.topic = event.topic
    workshop.show_anew()


@evolve.register
def _(event: TopicShown, workshop: Workshop) -> None:
    excess = {group: workshop.excess(group) for group in workshop.groups}
    workshop.shown[event.topic] = {group: count for group, count in excess.items() if count}
    workshop.show_anew()


@evolve.register
def _(event: TopicCleared, workshop: Workshop) -> None:
    workshop.shown.pop(event.topic, None)
    workshop.topic = event.topic
    workshop.show_anew()


@evolve.register
def _(event: MeetingSet, workshop: Workshop) -> None:
    workshop.meets = event.on


@evolve.register
def _(event: EndingShown, workshop: Workshop) -> None:
    workshop.show_anew()
    workshop.ending = event.shown


@evolve.register
def _(event: PlacingAllowed, workshop: Workshop) -> None:
    workshop.staff_may_place = event.allowed


@evolve.register
def _(event: PersonJoined, workshop: Workshop) -> None:
    before = workshop.people.get(event.person)
    workshop.seats.setdefault(event.person, len(workshop.seats) + 1)
    if before is not None:
        workshop.members[before] -= 1
        _let_go_of_pen(workshop, event.person)
        for step, ready in workshop.ready.items():
            if event.person in ready:
                workshop.ready_in[step, before] -= 1
                workshop.ready_in[step, event.group] += 1
    workshop.people[event.person] = event.group
    workshop.members[event.group] += 1
    if not workshop.was_revealed:  # whoever agreed may have been somebody else; what is shown stays
        workshop.groups[event.group] = replace(workshop.groups[event.group], stands_alone=None)


@evolve.register
def _(event: PersonTurnedAway, workshop: Workshop) -> None:
    for step in [*workshop.ready]:
        workshop.set_ready(event.person, step, False)
    workshop.members[workshop.people[event.person]] -= 1
    workshop.away.add(event.person)
    _let_go_of_pen(workshop, event.person)


def _let_go_of_pen(workshop: Workshop, person: str) -> None:
    group = workshop.people[person]
    pen = workshop.pens.get(group)
    if pen and pen.holder == person:
        del workshop.pens[group]
    elif pen and pen.asked_by == person:
        workshop.pens[group] = Pen(pen.holder)


@evolve.register
def _(event: AnswersJointly, workshop: Workshop) -> None:
    workshop.groups[event.group] = replace(workshop.groups[event.group], jointly=event.jointly, stands_alone=None)
    workshop.pens.pop(event.group, None)


@evolve.register
def _(event: PeopleExpected, workshop: Workshop) -> None:
    workshop.groups[event.group] = replace(workshop.groups[event.group], expected=event.people)


@evolve.register
def _(event: DoorClosed, workshop: Workshop) -> None:
    workshop.door_is_closed = event.closed


@evolve.register
def _(event: PenTaken, workshop: Workshop) -> None:
    workshop.pens.pop(event.group, None)
    if event.person:
        workshop.pens[event.group] = Pen(event.person)


@evolve.register
def _(event: PenAsked, workshop: Workshop) -> None:
    workshop.pens[event.group] = replace(workshop.pens[event.group], asked_by=event.person, asked_at=event.at)


@evolve.register
def _(event: StoodAlone, workshop: Workshop) -> None:
    workshop.groups[event.group] = replace(workshop.groups[event.group], stands_alone=event.agreed)


@evolve.register
def _(event: ListOpened, workshop: Workshop) -> None:
    workshop.list_is_open = event.open


@evolve.register
def _(event: BeforehandOpened, workshop: Workshop) -> None:
    workshop.beforehand = Beforehand(event.until, event.ends, event.meets_on, event.meets_at)


@evolve.register
def _(event: BeforehandClosed, workshop: Workshop) -> None:
    if workshop.beforehand:
        workshop.beforehand = replace(workshop.beforehand, is_closed=True)


@evolve.register
def _(event: BeforehandEnded, workshop: Workshop) -> None:
    workshop.beforehand = None


@evolve.register
def _(event: OpeningShown, workshop: Workshop) -> None:
    workshop.is_opening = event.shown


@evolve.register
def _(event: RulesSet, workshop: Workshop) -> None:
    workshop.agreement, workshop.smallest = event.agreement, event.smallest


@evolve.register
def _(event: TimerSet, workshop: Workshop) -> None:
    workshop.ends, workshop.left = event.ends, event.left


@evolve.register
def _(event: ClockShown, workshop: Workshop) -> None:
    workshop.clock_is_shown = event.shown


@evolve.register
def _(event: MinutesPlanned, workshop: Workshop) -> None:
    workshop.minutes[event.step] = event.minutes


@evolve.register
def _(event: TaskBroughtUp, workshop: Workshop) -> None:
    workshop.brought_up, workshop.in_pairs = event.task, False
    if event.task is None:
        workshop.look_at()
    else:
        workshop.show_anew()


@evolve.register
def _(event: PairsTalk, workshop: Workshop) -> None:
    workshop.in_pairs = event.begun


@evolve.register
def _(event: WallSteered, workshop: Workshop) -> None:
    now = workshop.wall if event.way == HOLD else Wall(dark=workshop.wall.dark)
    workshop.wall = replace(now, way=event.way, page=event.page)


@evolve.register
def _(event: WallTurned, workshop: Workshop) -> None:
    workshop.wall = replace(workshop.wall, page=event.page, pages=event.pages)


@evolve.register
def _(event: WallLooked, workshop: Workshop) -> None:
    workshop.look_at(event.what, event.of)


@evolve.register
def _(event: WallLit, workshop: Workshop) -> None:
    workshop.wall = replace(workshop.wall, dark=event.dark)


@evolve.register
def _(event: WallCovered, workshop: Workshop) -> None:
    workshop.cover, workshop.until, workshop.held = event.cover, event.until, event.held


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


@evolve.register
def _(event: PlaceChanged, workshop: Workshop) -> None:
    workshop.place = event.place


@evolve.register
def _(event: SaidWhere, workshop: Workshop) -> None:
    (workshop.afar.add if event.afar else workshop.afar.discard)(event.person)


@evolve.register(GroupNamed)
@evolve.register(GroupAdded)
def _(event: GroupNamed | GroupAdded, workshop: Workshop) -> None:
    there = workshop.groups.get(event.group, Group(event.group, ""))
    workshop.groups[event.group] = replace(there, name=event.name)


@evolve.register
def _(event: ShortNameGiven, workshop: Workshop) -> None:
    workshop.groups[event.group] = replace(workshop.groups[event.group], short=event.short)


@evolve.register
def _(event: GroupDropped, workshop: Workshop) -> None:
    del workshop.groups[event.group]
