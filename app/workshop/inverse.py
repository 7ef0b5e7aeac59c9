"""How what happened to the workshop itself is taken back.

The timer and whether the room sees it, the wall's cover, the opening, the ending, the task that everybody is brought to
and the talk two and two are left out: each has its own way back beside it. So are a new code and the showing of a topic
in session two: opened once more with its answers, it would tell who changed theirs. To ask about a topic anew is not
taken back either; whoever asks is told so first. A phone that was turned away does not come back.
"""

from functools import singledispatch

from app.vocabulary import Back, Event
from app.workshop.events import (
    AnswersJointly,
    BeforehandClosed,
    BeforehandEnded,
    BeforehandOpened,
    DoorClosed,
    GroupAdded,
    GroupDropped,
    GroupNamed,
    ListOpened,
    MeetingSet,
    MinutesPlanned,
    PeopleExpected,
    PlaceChanged,
    PlacingAllowed,
    PurposeChanged,
    ReadinessAnswered,
    RulesSet,
    ShortNameGiven,
    StepOpened,
    TopicOpened,
)
from app.workshop.workshop import Workshop


@singledispatch
def inverse(event: Event, workshop: Workshop) -> Back:
    """The events that bring the workshop back to what it is now, before `event` happens."""
    return None


@inverse.register
def _(event: StepOpened, workshop: Workshop) -> Back:
    back: list[Event] = [StepOpened(workshop.step), ListOpened(workshop.list_is_open)]
    if workshop.beforehand:
        back += _as_beforehand(workshop)
    return [*back, TopicOpened(workshop.topic)] if workshop.topic else back


@inverse.register(BeforehandOpened)
@inverse.register(BeforehandClosed)
@inverse.register(BeforehandEnded)
def _(event: Event, workshop: Workshop) -> Back:
    return _as_beforehand(workshop)


def _as_beforehand(workshop: Workshop) -> list[Event]:
    it = workshop.beforehand
    if it is None:
        return [BeforehandEnded()]
    opened = BeforehandOpened(it.until, it.ends, it.meets_on, it.meets_at)
    return [opened, BeforehandClosed()] if it.is_closed else [opened]


@inverse.register
def _(event: TopicOpened, workshop: Workshop) -> Back:
    return [TopicOpened(workshop.topic)]


@inverse.register
def _(event: MeetingSet, workshop: Workshop) -> Back:
    return [MeetingSet(workshop.meets)]


@inverse.register
def _(event: ListOpened, workshop: Workshop) -> Back:
    return [ListOpened(workshop.list_is_open)]


@inverse.register
def _(event: PlacingAllowed, workshop: Workshop) -> Back:
    return [PlacingAllowed(workshop.staff_may_place)]


@inverse.register
def _(event: RulesSet, workshop: Workshop) -> Back:
    return [RulesSet(workshop.agreement, workshop.smallest)]


@inverse.register
def _(event: MinutesPlanned, workshop: Workshop) -> Back:
    return [MinutesPlanned(event.step, workshop.planned[event.step])]


@inverse.register
def _(event: ReadinessAnswered, workshop: Workshop) -> Back:
    return [ReadinessAnswered(event.question, workshop.readiness.get(event.question, ""))]


@inverse.register
def _(event: PurposeChanged, workshop: Workshop) -> Back:
    return [PurposeChanged(workshop.purpose)]


@inverse.register
def _(event: PlaceChanged, workshop: Workshop) -> Back:
    return [PlaceChanged(workshop.place)]


@inverse.register
def _(event: GroupNamed, workshop: Workshop) -> Back:
    return [GroupNamed(event.group, workshop.groups[event.group].name)]


@inverse.register
def _(event: ShortNameGiven, workshop: Workshop) -> Back:
    return [ShortNameGiven(event.group, workshop.groups[event.group].short)]


@inverse.register
def _(event: GroupAdded, workshop: Workshop) -> Back:
    return [GroupDropped(event.group)]


@inverse.register
def _(event: GroupDropped, workshop: Workshop) -> Back:
    group = workshop.groups[event.group]
    back: list[Event] = [GroupAdded(group.id, group.name)]
    if group.expected is not None:
        back.append(PeopleExpected(group.id, group.expected))
    if group.short:
        back.append(ShortNameGiven(group.id, group.short))
    return [*back, AnswersJointly(group.id, True)] if group.jointly else back


@inverse.register
def _(event: AnswersJointly, workshop: Workshop) -> Back:
    return [AnswersJointly(event.group, not event.jointly)]


@inverse.register
def _(event: PeopleExpected, workshop: Workshop) -> Back:
    return [PeopleExpected(event.group, workshop.groups[event.group].expected)]


@inverse.register
def _(event: DoorClosed, workshop: Workshop) -> Back:
    return [DoorClosed(not event.closed)]
