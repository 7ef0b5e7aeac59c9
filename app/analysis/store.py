"""Session two in the database."""

from functools import singledispatch

from sqlalchemy import Connection, select

from app.analysis.analysis import Action, Analysis, Reply
from app.analysis.events import ActionChanged, ActionDropped, ActionPlanned, QuestionAnswered
from app.analysis.tables import ActionRow, ReplyRow
from app.board.board import Board
from app.board.events import TaskMerged, TaskRemoved, TaskRestored
from app.storage.changes import Changes
from app.vocabulary import Event

_REPLY = ReplyRow.__table__  # type: ignore[attr-defined]
_ACTION = ActionRow.__table__  # type: ignore[attr-defined]


def load(connection: Connection, board: Board) -> Analysis:
    analysis = Analysis(board)
    for row in connection.execute(select(_REPLY).where(_REPLY.c.workshop == board.workshop.id)):
        analysis.replies[(row.task, row.question)] = Reply(row.answer, row.note)
    actions = select(_ACTION).where(_ACTION.c.workshop == board.workshop.id).order_by(_ACTION.c.order)
    for row in connection.execute(actions):
        analysis.add(Action(row.id, row.task, row.kind, row.what, row.owner, row.due, row.order))
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


@save.register(ActionPlanned)
@save.register(ActionChanged)
def _(event: ActionPlanned | ActionChanged, analysis: Analysis, changes: Changes) -> None:
    _put_action(analysis.actions[event.action], analysis, changes)


def _put_action(action: Action, analysis: Analysis, changes: Changes) -> None:
    changes.put(
        ActionRow,
        workshop=analysis.board.workshop.id,
        id=action.id,
        task=action.task,
        kind=action.kind,
        what=action.what,
        owner=action.owner,
        due=action.due,
        order=action.order,
    )


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
def _(event: TaskRestored, analysis: Analysis, changes: Changes) -> None:
    _drop(event.task, analysis, changes)
    for id, *_ in event.actions:
        changes.drop(ActionRow, workshop=analysis.board.workshop.id, id=id)
    _put_all(event.task, analysis, changes)


def _drop(task: str, analysis: Analysis, changes: Changes) -> None:
    changes.drop(ReplyRow, workshop=analysis.board.workshop.id, task=task)
    changes.drop(ActionRow, workshop=analysis.board.workshop.id, task=task)


def _put_all(task: str, analysis: Analysis, changes: Changes) -> None:
    for about, question in analysis.replies:
        if about == task:
            _put_reply(task, question, analysis, changes)
    for action in analysis.actions_for(task):
        _put_action(action, analysis, changes)
