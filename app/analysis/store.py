"""Session two in the database."""

from dataclasses import asdict, fields
from functools import singledispatch

from sqlalchemy import Connection, select

from app.analysis.analysis import Action, Analysis, Reply, Sitting
from app.analysis.events import (
    ActionDropped,
    ActionEvent,
    AimSet,
    DutyAnswered,
    OpinionGiven,
    OpinionTakenBack,
    PartyNoted,
    QuestionAnswered,
    SittingDropped,
    SittingOpened,
    TalkRestored,
)
from app.analysis.opinions import Opinion, Opinions
from app.analysis.parties import Duty, Presence
from app.analysis.plan import Plan
from app.analysis.tables import ActionRow, AimRow, DutyRow, OpinionRow, PartyRow, ReplyRow, SittingRow
from app.board.events import TaskMerged, TaskRemoved
from app.storage.changes import Changes
from app.vocabulary import Event
from app.voting.ballot import Ballots
from app.weight.weight import Weights
from app.workshop.events import AnswersJointly, PersonTurnedAway, TopicCleared

_PLAN = tuple(field.name for field in fields(Plan))
_REPLY = ReplyRow.__table__  # type: ignore[attr-defined]
_ACTION = ActionRow.__table__  # type: ignore[attr-defined]
_OPINION = OpinionRow.__table__  # type: ignore[attr-defined]
_PARTY = PartyRow.__table__  # type: ignore[attr-defined]
_DUTY = DutyRow.__table__  # type: ignore[attr-defined]
_AIM = AimRow.__table__  # type: ignore[attr-defined]
_SITTING = SittingRow.__table__  # type: ignore[attr-defined]


def load(connection: Connection, weights: Weights, ballots: Ballots) -> Analysis:
    board = weights.board
    analysis = Analysis(weights, Opinions(board), ballots)
    for row in connection.execute(select(_REPLY).where(_REPLY.c.workshop == board.workshop.id)):
        analysis.replies[(row.task, row.question)] = Reply(row.answer, row.note)
    actions = select(_ACTION).where(_ACTION.c.workshop == board.workshop.id).order_by(_ACTION.c.order)
    for row in connection.execute(actions):
        plan = Plan(**{name: row._mapping[name] for name in _PLAN})
        analysis.add(Action(row.id, row.task, plan, row.order, row.decided))
    for row in connection.execute(select(_OPINION).where(_OPINION.c.workshop == board.workshop.id)):
        analysis.opinions.add((row.question, row.task), row.person, Opinion(row.answer, row.how))
    for row in connection.execute(select(_PARTY).where(_PARTY.c.workshop == board.workshop.id)):
        analysis.parties[row.role] = Presence(row.invited, row.present, row.note)
    for row in connection.execute(select(_DUTY).where(_DUTY.c.workshop == board.workshop.id)):
        analysis.duties[row.duty] = Duty(row.needed, row.on, row.outcome)
    for row in connection.execute(select(_AIM).where(_AIM.c.workshop == board.workshop.id)):
        analysis.aims[row.group] = row.text
    sittings = select(_SITTING).where(_SITTING.c.workshop == board.workshop.id).order_by(_SITTING.c.number)
    for row in connection.execute(sittings):
        stood = {task: (text, placement) for task, (text, placement) in row.board.items()}
        analysis.sittings.append(Sitting(row.number, row.at, stood))
    analysis.look_at_all()
    return analysis


@singledispatch
def save(event: Event, analysis: Analysis, changes: Changes) -> None:
    """Gather the rows that an event changed."""


@save.register
def _(event: QuestionAnswered, analysis: Analysis, changes: Changes) -> None:
    _put_reply(event.task, event.question, analysis, changes)


def _put_reply(task: str, question: str, analysis: Analysis, changes: Changes) -> None:
    reply = analysis.replies[(task, question)]
    changes.put(
        ReplyRow,
        workshop=analysis.board.workshop.id,
        task=task,
        question=question,
        answer=reply.answer,
        note=reply.note,
    )


@save.register
def _(event: ActionEvent, analysis: Analysis, changes: Changes) -> None:
    _put_action(analysis.actions[event.action], analysis, changes)


def _put_action(action: Action, analysis: Analysis, changes: Changes) -> None:
    changes.put(
        ActionRow,
        workshop=analysis.board.workshop.id,
        id=action.id,
        task=action.task,
        order=action.order,
        decided=action.decided,
        **asdict(action.plan),
    )


@save.register
def _(event: OpinionGiven, analysis: Analysis, changes: Changes) -> None:
    _put_opinion(event.question, event.task, event.person, analysis, changes)


def _put_opinion(question: str, task: str, person: str, analysis: Analysis, changes: Changes) -> None:
    opinion = analysis.opinions.given[question, task][person]
    key = {"workshop": analysis.board.workshop.id, "question": question, "task": task, "person": person}
    changes.put(OpinionRow, **key, answer=opinion.answer, how=opinion.how)


@save.register
def _(event: OpinionTakenBack, analysis: Analysis, changes: Changes) -> None:
    key = {"question": event.question, "task": event.task, "person": event.person}
    changes.drop(OpinionRow, workshop=analysis.board.workshop.id, **key)


@save.register(AnswersJointly)
@save.register(PersonTurnedAway)
def _(event: AnswersJointly | PersonTurnedAway, analysis: Analysis, changes: Changes) -> None:
    """All opinions: some are put away. Rare."""
    changes.drop(OpinionRow, workshop=analysis.board.workshop.id)
    for (question, task), given in analysis.opinions.given.items():
        for voice in given:
            _put_opinion(question, task, voice, analysis, changes)


@save.register
def _(event: TopicCleared, analysis: Analysis, changes: Changes) -> None:
    changes.drop(OpinionRow, workshop=analysis.board.workshop.id, question=event.topic)


@save.register
def _(event: PartyNoted, analysis: Analysis, changes: Changes) -> None:
    noted = {"invited": event.invited, "present": event.present, "note": event.note}
    changes.put(PartyRow, workshop=analysis.board.workshop.id, role=event.role, **noted)


@save.register
def _(event: DutyAnswered, analysis: Analysis, changes: Changes) -> None:
    answered = {"needed": event.needed, "on": event.on, "outcome": event.outcome}
    changes.put(DutyRow, workshop=analysis.board.workshop.id, duty=event.duty, **answered)


@save.register
def _(event: AimSet, analysis: Analysis, changes: Changes) -> None:
    key = {"workshop": analysis.board.workshop.id, "group": event.group}
    if event.text:
        changes.put(AimRow, **key, text=event.text)
    else:
        changes.drop(AimRow, **key)


@save.register
def _(event: SittingOpened, analysis: Analysis, changes: Changes) -> None:
    sitting = analysis.sittings[-1]
    key = {"workshop": analysis.board.workshop.id, "number": sitting.number}
    changes.put(SittingRow, **key, at=sitting.at, board=sitting.board)


@save.register
def _(event: SittingDropped, analysis: Analysis, changes: Changes) -> None:
    changes.drop(SittingRow, workshop=analysis.board.workshop.id, number=event.number)


@save.register
def _(event: ActionDropped, analysis: Analysis, changes: Changes) -> None:
    changes.drop(ActionRow, workshop=analysis.board.workshop.id, id=event.action)


@save.register
def _(event: TaskRemoved, analysis: Analysis, changes: Changes) -> None:
    _drop(event.task, analysis, changes)


@save.register
def _(event: TaskMerged, analysis: Analysis, changes: Changes) -> None:
    _drop(event.task, analysis, changes)
    _put_all(event.into, analysis, changes)


@save.register
def _(event: TalkRestored, analysis: Analysis, changes: Changes) -> None:
    _drop(event.task, analysis, changes)
    for planned in event.actions:
        changes.drop(ActionRow, workshop=analysis.board.workshop.id, id=planned.action)
    _put_all(event.task, analysis, changes)


def _drop(task: str, analysis: Analysis, changes: Changes) -> None:
    for rows in (ReplyRow, ActionRow, OpinionRow):
        changes.drop(rows, workshop=analysis.board.workshop.id, task=task)


def _put_all(task: str, analysis: Analysis, changes: Changes) -> None:
    for about, question in analysis.replies:
        if about == task:
            _put_reply(task, question, analysis, changes)
    for action in analysis.actions_for(task):
        _put_action(action, analysis, changes)
    for (question, about), given in analysis.opinions.given.items():
        if about == task:
            for person in given:
                _put_opinion(question, task, person, analysis, changes)
