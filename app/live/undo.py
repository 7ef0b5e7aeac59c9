"""Taking back what the facilitator did, step by step, and doing it again.

For each event that a facilitator's command leads to, `inverse` says, from the state before it, which events bring
that state back. They are kept with the command's line in the journal, so undo works after a crash, from another machine
and for whoever leads now. What the staff have done meanwhile stays, but for what is about a task that comes back whole.

The timer, the wall's cover and the task that everybody is brought to are left out: each has its own way back beside
it. So are a new code, the end of a second round, and the showing of a topic in session two: opened once more with its
answers, it would tell who changed theirs. To ask about a topic anew is not taken back either; whoever asks is told so
first. What a group had answered before it came to answer together, or alone, does not come back, nor a phone that was
turned away.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import singledispatch
from typing import Any

from app.analysis.events import (
    ActionChanged,
    ActionDecided,
    ActionDropped,
    ActionPlanned,
    DutyAnswered,
    PartyNoted,
    QuestionAnswered,
    SittingDropped,
    SittingOpened,
)
from app.analysis.parties import Presence
from app.board.commands import PlaceTask
from app.board.events import (
    DecisionNoted,
    TaskAdded,
    TaskLifted,
    TaskMerged,
    TaskPlaced,
    TaskRemoved,
    TaskRestored,
    TaskReworded,
    TasksKeptApart,
    TextAccepted,
)
from app.live.acts import Act, ActRedone, ActUndone, RedoLast, UndoLast
from app.live.state import Live, name_of
from app.vocabulary import Event, Person, Refused, decide, lead_only
from app.voting.events import HandsCounted, RoundOpened, RoundSet
from app.weight.events import WeightSet, WeightTakenBack
from app.weight.weight import flat
from app.workshop.events import (
    AnswersJointly,
    DoorClosed,
    GroupAdded,
    GroupDropped,
    GroupNamed,
    ListOpened,
    PeopleExpected,
    PlacingAllowed,
    PurposeChanged,
    ReadinessAnswered,
    RulesSet,
    StepOpened,
    TopicCleared,
    TopicOpened,
)


class NothingToUndo(Refused):
    code = "nothing_to_undo"


@decide.register
def undo_last(command: UndoLast, live: Live, by: Person) -> list[Event]:
    lead_only(by)
    if not live.acts.did:
        raise NothingToUndo
    act = live.acts.did[-1]
    return [ActUndone(act.number), *_still(act, live)]


@decide.register
def redo_last(command: RedoLast, live: Live, by: Person) -> list[Event]:
    lead_only(by)
    if not live.acts.undone:
        raise NothingToUndo
    act = live.acts.undone[-1]
    return [ActRedone(act.number), *_still(act, live)]


def _still(act: Act, live: Live) -> list[Event]:
    """What of it can be brought back: the staff may have taken some of it away since."""
    gone = {event.task for event in act.back if isinstance(event, TaskRemoved)}
    back = {event.task for event in act.back if isinstance(event, TaskRestored)} - gone
    return [event for event in act.back if getattr(event, "task", None) in back or applies(event, live)]


@dataclass(slots=True)
class Acting:
    """A facilitator's command while it happens: how its events are taken back, the last first."""

    do: str
    about: dict[str, Any]
    moves: bool = False
    """Whether it changes what can be taken back: an undoing, a redoing, or asking anew, which ends all that was done
    before. It is kept even where it has nothing to bring back."""
    back: list[Event] = field(default_factory=list)

    def before(self, event: Event, live: Live) -> None:
        """To be told of each event before it happens."""
        self.back[:0] = inverse(event, live) or []

    def done(self, number: int) -> Act | None:
        """The act, when all has happened; None where there is nothing to take back. `number`: of its first line."""
        return Act(number, self.do, self.about, tuple(self.back)) if self.back or self.moves else None


def acting(command: Any, events: Sequence[Event], by: Person, live: Live) -> Acting | None:
    """Begin to note how a command is taken back; None where it is not the facilitator's. `live`: before it happens."""
    if not by.leads:
        return None
    match events[0]:
        case ActUndone():
            return Acting(live.acts.did[-1].do, live.acts.did[-1].about, True)
        case ActRedone():
            return Acting(live.acts.undone[-1].do, live.acts.undone[-1].about, True)
    return Acting(name_of(type(command)), _about(command, events, live), isinstance(events[0], TopicCleared))


def _about(command: Any, events: Sequence[Event], live: Live) -> dict[str, Any]:
    """What a sentence about a command needs, from the state before it: texts, names, how many, the step it leaves."""
    said: dict[str, Any] = {"n": len(events)}
    task, group = getattr(command, "task", None), getattr(command, "group", None)
    if (action := live.analysis.actions.get(getattr(command, "action", ""))) is not None:
        task = action.task
    if task in live.board.tasks:
        said["text"] = live.board.tasks[task].text
    elif text := getattr(command, "text", None):
        said["text"] = text
    if group in live.workshop.groups:
        said["group"] = live.workshop.groups[group].name
    for event in events:
        if isinstance(event, StepOpened):
            said |= {"step": live.workshop.step.value, "to": event.step.value}
    if isinstance(command, PlaceTask) and (now := live.board.tasks[command.task].placement.get(command.group)):
        said["was"] = str(now.colour)
    return said


@singledispatch
def inverse(event: Event, live: Live) -> list[Event] | None:
    """The events that bring back what is now, before `event` happens; None for what is not taken back."""
    return None


@inverse.register(ActUndone)
@inverse.register(ActRedone)
def _(event: ActUndone | ActRedone, live: Live) -> list[Event]:
    return []


@inverse.register
def _(event: StepOpened, live: Live) -> list[Event]:
    back: list[Event] = [StepOpened(live.workshop.step), ListOpened(live.workshop.list_is_open)]
    return [*back, TopicOpened(live.workshop.topic)] if live.workshop.topic else back


@inverse.register
def _(event: TopicOpened, live: Live) -> list[Event]:
    return [TopicOpened(live.workshop.topic)]


@inverse.register
def _(event: SittingOpened, live: Live) -> list[Event]:
    return [SittingDropped(event.number)]


@inverse.register
def _(event: SittingDropped, live: Live) -> list[Event]:
    return [SittingOpened(it.number, it.at) for it in live.analysis.sittings if it.number == event.number]


@inverse.register
def _(event: WeightSet, live: Live) -> list[Event]:
    return _weight(event.task, event.group, live)


@inverse.register
def _(event: WeightTakenBack, live: Live) -> list[Event]:
    return _weight(event.task, event.group, live)


def _weight(task: str, group: str, live: Live) -> list[Event]:
    setting = live.weights.settings.get((task, group))
    if setting is None:
        return [WeightTakenBack(task, group)]
    return [WeightSet(task, group, *flat(setting.amount), setting.people, setting.when)]


@inverse.register
def _(event: ListOpened, live: Live) -> list[Event]:
    return [ListOpened(live.workshop.list_is_open)]


@inverse.register
def _(event: PlacingAllowed, live: Live) -> list[Event]:
    return [PlacingAllowed(live.workshop.staff_may_place)]


@inverse.register
def _(event: RulesSet, live: Live) -> list[Event]:
    return [RulesSet(live.workshop.agreement, live.workshop.smallest)]


@inverse.register
def _(event: ReadinessAnswered, live: Live) -> list[Event]:
    return [ReadinessAnswered(event.question, live.workshop.readiness.get(event.question, ""))]


@inverse.register
def _(event: PurposeChanged, live: Live) -> list[Event]:
    return [PurposeChanged(live.workshop.purpose)]


@inverse.register
def _(event: GroupNamed, live: Live) -> list[Event]:
    return [GroupNamed(event.group, live.workshop.groups[event.group].name)]


@inverse.register
def _(event: GroupAdded, live: Live) -> list[Event]:
    return [GroupDropped(event.group)]


@inverse.register
def _(event: GroupDropped, live: Live) -> list[Event]:
    group = live.workshop.groups[event.group]
    return [
        GroupAdded(group.id, group.name),
        *([PeopleExpected(group.id, group.expected)] if group.expected is not None else []),
        *([AnswersJointly(group.id, True)] if group.jointly else []),
    ]


@inverse.register
def _(event: AnswersJointly, live: Live) -> list[Event]:
    return [AnswersJointly(event.group, not event.jointly)]


@inverse.register
def _(event: PeopleExpected, live: Live) -> list[Event]:
    return [PeopleExpected(event.group, live.workshop.groups[event.group].expected)]


@inverse.register
def _(event: DoorClosed, live: Live) -> list[Event]:
    return [DoorClosed(not event.closed)]


@inverse.register
def _(event: TaskAdded, live: Live) -> list[Event]:
    return [TaskRemoved(event.task, event.by)]


@inverse.register
def _(event: TaskReworded, live: Live) -> list[Event]:
    task = live.board.tasks[event.task]
    return [TaskReworded(task.id, task.text, task.named)]


@inverse.register
def _(event: TextAccepted, live: Live) -> list[Event]:
    return [TextAccepted(event.task, not event.accepted)]


@inverse.register
def _(event: TaskRemoved, live: Live) -> list[Event]:
    return [restored(event.task, live), *_its_round(event.task, live)]


@inverse.register
def _(event: TaskMerged, live: Live) -> list[Event]:
    return [restored(event.into, live), restored(event.task, live), *_its_round(event.task, live)]


@inverse.register
def _(event: TasksKeptApart, live: Live) -> list[Event]:
    return [TasksKeptApart(event.task, event.other, not event.apart)]


@inverse.register
def _(event: TaskRestored, live: Live) -> list[Event]:
    if event.task in live.board.tasks:
        return [restored(event.task, live)]
    told = live.board.removed.get(event.task)
    return [TaskRemoved(event.task, event.by, told.text, told.why) if told else TaskRemoved(event.task, event.by)]


@inverse.register(TaskPlaced)
@inverse.register(TaskLifted)
def _(event: TaskPlaced | TaskLifted, live: Live) -> list[Event]:
    now = live.board.tasks[event.task].placement.get(event.group)
    if now is None:
        return [TaskLifted(event.task, event.group)]
    return [TaskPlaced(event.task, event.group, now.colour, now.order)]


@inverse.register
def _(event: DecisionNoted, live: Live) -> list[Event]:
    task = live.board.tasks[event.task]
    return [DecisionNoted(task.id, task.why, task.dissent)]


@inverse.register
def _(event: HandsCounted, live: Live) -> list[Event]:
    hands = live.ballots.hands.get(event.task, {}).get(event.group, {})
    return [HandsCounted(event.task, event.group, tuple(hands.items()))]


@inverse.register
def _(event: RoundOpened, live: Live) -> list[Event]:
    return [restored(event.task, live), *_again(live)]


@inverse.register
def _(event: RoundSet, live: Live) -> list[Event]:
    return _again(live)


@inverse.register
def _(event: QuestionAnswered, live: Live) -> list[Event]:
    reply = live.analysis.replies.get((event.task, event.question))
    answer, note = (reply.answer, reply.note) if reply else ("", "")
    return [QuestionAnswered(event.task, event.question, answer, note)]


@inverse.register
def _(event: ActionPlanned, live: Live) -> list[Event]:
    return [ActionDropped(event.action)]


@inverse.register
def _(event: ActionChanged, live: Live) -> list[Event]:
    action = live.analysis.actions[event.action]
    return [ActionChanged(action.id, **action.plan, decided=action.decided)]


@inverse.register
def _(event: ActionDecided, live: Live) -> list[Event]:
    return [ActionDecided(event.action, live.analysis.actions[event.action].decided)]


@inverse.register
def _(event: ActionDropped, live: Live) -> list[Event]:
    action = live.analysis.actions[event.action]
    return [ActionPlanned(action.id, action.task, **action.plan, order=action.order, decided=action.decided)]


@inverse.register
def _(event: PartyNoted, live: Live) -> list[Event]:
    now = live.analysis.parties.get(event.role, Presence(False, False))
    return [PartyNoted(event.role, now.invited, now.present, now.note)]


@inverse.register
def _(event: DutyAnswered, live: Live) -> list[Event]:
    now = live.analysis.duty(event.duty)
    return [DutyAnswered(event.duty, now.needed, now.on, now.outcome)]


def _its_round(task: str, live: Live) -> list[Event]:
    """The second round that goes with a task. One about another task goes on, and may be over when this is undone."""
    return _again(live) if live.ballots.again == task else []


def _again(live: Live) -> list[Event]:
    return [RoundSet(live.ballots.again)]


def restored(task: str, live: Live) -> TaskRestored:
    """Everything that belongs to a task, as it is now."""
    it, ballots = live.board.tasks[task], live.ballots
    seen = ballots.seen
    stood = seen.tally.get(task)
    grounds = ballots.grounds.get(task, {})
    return TaskRestored(
        task=it.id,
        text=it.text,
        by=it.by,
        order=it.order,
        also=it.also,
        why=it.why,
        dissent=it.dissent,
        placement=tuple((group, place.colour, place.order) for group, place in it.placement.items()),
        votes=tuple(
            (person, answer, *grounds.get(person, ("", ""))) for person, answer in ballots.votes.get(task, {}).items()
        ),
        hands=tuple(
            (group, colour, count)
            for group, hands in ballots.hands.get(task, {}).items()
            for colour, count in hands.items()
        ),
        replies=tuple(
            (question, reply.answer, reply.note)
            for (about, question), reply in live.analysis.replies.items()
            if about == task
        ),
        actions=tuple((it.id, it.kind, it.what, it.owner, it.due, it.order) for it in live.analysis.actions_for(task)),
        seen=None
        if stood is None
        else tuple((unit, str(answer), count) for unit, votes in stood.items() for answer, count in votes.items()),
        why_green=tuple((unit, name, n) for unit, why in seen.why.get(task, {}).items() for name, n in why.items()),
        late=tuple(sorted(seen.late.get(task, ()))),
        shows=seen.shows,
        named=it.named,
        told=tuple(sorted(live.workshop.shown)),
        plans=tuple((it.id, it.first_step, it.notice, it.to, it.decided) for it in live.analysis.actions_for(task)),
        estimates=tuple(
            (person, *flat(estimate.amount), estimate.when)
            for person, estimate in live.weights.estimates.get(task, {}).items()
        ),
        doing=tuple((voice, it.people) for voice, it in live.weights.estimates.get(task, {}).items() if it.people),
        weights=tuple(
            (group, *flat(setting.amount), setting.people, setting.when)
            for (about, group), setting in live.weights.settings.items()
            if about == task
        ),
        opinions=tuple(
            (question, person, opinion.answer, opinion.how)
            for (question, about), given in live.analysis.opinions.given.items()
            if about == task
            for person, opinion in given.items()
        ),
    )


def applies(event: Event, live: Live) -> bool:
    """Whether what an event is about is still there: the staff may have taken it away since."""
    task, action = getattr(event, "task", None), getattr(event, "action", None)
    match event:
        case ActUndone() | ActRedone():
            return True
        case TaskRestored() | RoundSet(None):
            return True
        case TaskMerged(one, other) | TasksKeptApart(one, other):
            return one in live.board.tasks and other in live.board.tasks
        case ActionPlanned():
            return task in live.board.tasks and action not in live.analysis.actions
        case TaskAdded():
            return task not in live.board.tasks
        case GroupNamed(group) | PeopleExpected(group) | AnswersJointly(group):
            return group in live.workshop.groups
        case GroupAdded(group):
            return group not in live.workshop.groups
        case GroupDropped(group):
            return _is_empty(group, live)
    return (task is None or task in live.board.tasks) and (action is None or action in live.analysis.actions)


def _is_empty(group: str, live: Live) -> bool:
    """Whether nobody has joined a group, and nothing is placed or counted for it."""
    return (
        group not in live.workshop.people.values()
        and not any(group in task.placement for task in live.board.tasks.values())
        and not any(group in hands for hands in live.ballots.hands.values())
        and not any(live.workshop.group_of(voice) == group for voice in live.ballots.answered)
    )
