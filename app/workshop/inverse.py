"""How what happened to the workshop itself is taken back.

The timer, the wall's cover and the task that everybody is brought to are left out: each has its own way back beside
it. So are a new code and the showing of a topic in session two: opened once more with its answers, it would tell who
changed theirs. To ask about a topic anew is not taken back either; whoever asks is told so first. A phone that was
turned away does not come back.
"""

from functools import singledispatch

from app.vocabulary import Back, Event
from app.workshop.events import (
    AnswersJointly,
    DoorClosed,
    GroupAdded,
    GroupDropped,
    GroupNamed,
    ListOpened,
    MinutesPlanned,
    PeopleExpected,
    PlacingAllowed,
    PurposeChanged,
    ReadinessAnswered,
    RulesSet,
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
    return [*back, TopicOpened(workshop.topic)] if workshop.topic else back


@inverse.register
def _(event: TopicOpened, workshop: Workshop) -> Back:
    return [TopicOpened(workshop.topic)]


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
def _(event: GroupNamed, workshop: Workshop) -> Back:
    return [GroupNamed(event.group, workshop.groups[event.group].name)]


@inverse.register
def _(event: GroupAdded, workshop: Workshop) -> Back:
    return [GroupDropped(event.group)]


@inverse.register
def _(event: GroupDropped, workshop: Workshop) -> Back:
    group = workshop.groups[event.group]
    back: list[Event] = [GroupAdded(group.id, group.name)]
    if group.expected is not None:
        back.append(PeopleExpected(group.id, group.expected))
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
