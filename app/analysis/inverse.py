"""How what happened in session two is taken back."""

from functools import singledispatch

from app.analysis.analysis import Action, Analysis
from app.analysis.events import (
    ActionChanged,
    ActionDecided,
    ActionDropped,
    ActionPlanned,
    AimSet,
    DutyAnswered,
    OpinionGiven,
    PartyNoted,
    QuestionAnswered,
    SittingDropped,
    SittingOpened,
    TalkRestored,
)
from app.analysis.parties import Presence
from app.board.events import TaskMerged, TaskRemoved
from app.vocabulary import Back, Event


@singledispatch
def inverse(event: Event, analysis: Analysis) -> Back:
    """The events that bring the analysis back to what it is now, before `event` happens."""
    return None


@inverse.register
def _(event: SittingOpened, analysis: Analysis) -> Back:
    return [SittingDropped(event.number)]


@inverse.register
def _(event: SittingDropped, analysis: Analysis) -> Back:
    return [SittingOpened(it.number, it.at) for it in analysis.sittings if it.number == event.number]


@inverse.register
def _(event: QuestionAnswered, analysis: Analysis) -> Back:
    reply = analysis.replies.get((event.task, event.question))
    return [QuestionAnswered(event.task, event.question, *((reply.answer, reply.note) if reply else ("", "")))]


@inverse.register
def _(event: ActionPlanned, analysis: Analysis) -> Back:
    return [ActionDropped(event.action)]


@inverse.register
def _(event: ActionChanged, analysis: Analysis) -> Back:
    action = analysis.actions[event.action]
    return [ActionChanged(action.id, action.plan, action.decided)]


@inverse.register
def _(event: ActionDecided, analysis: Analysis) -> Back:
    return [ActionDecided(event.action, analysis.actions[event.action].decided)]


@inverse.register
def _(event: ActionDropped, analysis: Analysis) -> Back:
    return [_planned(analysis.actions[event.action])]


@inverse.register
def _(event: PartyNoted, analysis: Analysis) -> Back:
    now = analysis.parties.get(event.role, Presence(False, False))
    return [PartyNoted(event.role, now.invited, now.present, now.note)]


@inverse.register
def _(event: DutyAnswered, analysis: Analysis) -> Back:
    now = analysis.duty(event.duty)
    return [DutyAnswered(event.duty, now.needed, now.on, now.outcome)]


@inverse.register
def _(event: AimSet, analysis: Analysis) -> Back:
    return [AimSet(event.group, analysis.aims.get(event.group, ""))]


@inverse.register(TaskRemoved)
@inverse.register(TalkRestored)
def _(event: TaskRemoved | TalkRestored, analysis: Analysis) -> Back:
    return [_restored(event.task, analysis)]


@inverse.register
def _(event: TaskMerged, analysis: Analysis) -> Back:
    return [_restored(event.into, analysis), _restored(event.task, analysis)]


def _planned(action: Action) -> ActionPlanned:
    return ActionPlanned(action.id, action.task, action.plan, action.order, action.decided)


def _restored(task: str, analysis: Analysis) -> TalkRestored:
    return TalkRestored(
        task,
        replies=tuple(
            QuestionAnswered(task, question, reply.answer, reply.note)
            for (about, question), reply in analysis.replies.items()
            if about == task
        ),
        actions=tuple(_planned(action) for action in analysis.actions_for(task)),
        opinions=tuple(
            OpinionGiven(task, question, voice, opinion.answer, opinion.how)
            for (question, about), given in analysis.opinions.given.items()
            if about == task
            for voice, opinion in given.items()
        ),
        told=tuple(sorted(analysis.board.workshop.shown)),
    )
