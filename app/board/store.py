"""The board in the database."""

from functools import singledispatch

from sqlalchemy import Connection, select

from app.board.board import Board, Placement, Removed, Task
from app.board.events import (
    DecisionNoted,
    PictureSet,
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
from app.board.tables import PlacementRow, RemovedTaskRow, TaskRow, UnlikeRow
from app.storage.changes import Changes
from app.vocabulary import Event, standing
from app.workshop.events import ListOpened, StepOpened
from app.workshop.tables import WorkshopRow
from app.workshop.workshop import Workshop

_TASK = TaskRow.__table__  # type: ignore[attr-defined]
_PLACEMENT = PlacementRow.__table__  # type: ignore[attr-defined]
_REMOVED = RemovedTaskRow.__table__  # type: ignore[attr-defined]
_UNLIKE = UnlikeRow.__table__  # type: ignore[attr-defined]
_WORKSHOP = WorkshopRow.__table__  # type: ignore[attr-defined]


def load(connection: Connection, workshop: Workshop) -> Board:
    placements: dict[str, dict[str, Placement]] = {}
    for row in connection.execute(select(_PLACEMENT).where(_PLACEMENT.c.workshop == workshop.id)):
        placements.setdefault(row.task, {})[row.group] = Placement(standing(row.colour), row.order)
    board = Board(workshop)
    for row in connection.execute(select(_TASK).where(_TASK.c.workshop == workshop.id).order_by(_TASK.c.order)):
        placed = placements.get(row.id, {})
        said = (tuple(row.also), row.why, row.dissent, row.named, row.picture)
        board.add(Task(row.id, row.text, row.by, row.order, placed, *said))
    for row in connection.execute(select(_REMOVED).where(_REMOVED.c.workshop == workshop.id)):
        board.removed[row.task] = Removed(row.by, row.text, row.why, row.into)
    for row in connection.execute(select(_UNLIKE).where(_UNLIKE.c.workshop == workshop.id)):
        board.apart.add((row.task, row.other))
    numbers = select(_WORKSHOP.c.told, _WORKSHOP.c.added).where(_WORKSHOP.c.id == workshop.id)
    board.told, board.added = connection.execute(numbers).one()
    return board


@singledispatch
def save(event: Event, board: Board, changes: Changes) -> None:
    """Gather the rows that an event changed."""


@save.register(TaskAdded)
@save.register(TaskReworded)
@save.register(TextAccepted)
@save.register(DecisionNoted)
@save.register(PictureSet)
def _(
    event: TaskAdded | TaskReworded | TextAccepted | DecisionNoted | PictureSet, board: Board, changes: Changes
) -> None:
    _put(board.tasks[event.task], board, changes)
    if isinstance(event, TaskAdded):
        _put_numbers(board, changes)


@save.register(StepOpened)
@save.register(ListOpened)
def _(event: StepOpened | ListOpened, board: Board, changes: Changes) -> None:
    for id in board.renumbered if not board.workshop.withholds_texts else ():
        changes.update(TaskRow, {"workshop": board.workshop.id, "id": id}, order=board.tasks[id].order)
    _put_numbers(board, changes)


def _put_numbers(board: Board, changes: Changes) -> None:
    changes.update(WorkshopRow, {"id": board.workshop.id}, told=board.told, added=board.added)


def _put(task: Task, board: Board, changes: Changes) -> None:
    changes.put(
        TaskRow,
        workshop=board.workshop.id,
        id=task.id,
        text=task.text,
        by=task.by,
        order=task.order,
        also=list(task.also),
        why=task.why,
        dissent=task.dissent,
        named=task.named,
        picture=task.picture,
    )


def _put_placements(task: Task, board: Board, changes: Changes) -> None:
    for group, placement in task.placement.items():
        changes.put(
            PlacementRow,
            workshop=board.workshop.id,
            task=task.id,
            group=group,
            colour=str(placement.colour),
            order=placement.order,
        )


def _drop(task: str, board: Board, changes: Changes) -> None:
    changes.drop(TaskRow, workshop=board.workshop.id, id=task)
    changes.drop(PlacementRow, workshop=board.workshop.id, task=task)


@save.register
def _(event: TaskRemoved, board: Board, changes: Changes) -> None:
    _drop(event.task, board, changes)
    if event.text:
        kept = {"by": event.by, "text": event.text, "why": event.why, "into": ""}
        changes.put(RemovedTaskRow, workshop=board.workshop.id, task=event.task, **kept)


@save.register
def _(event: TaskMerged, board: Board, changes: Changes) -> None:
    _drop(event.task, board, changes)
    into = board.tasks.get(event.into)
    if into:
        _put(into, board, changes)
        _put_placements(into, board, changes)
    if told := board.removed.get(event.task):
        kept = {"by": told.by, "text": told.text, "why": told.why, "into": told.into}
        changes.put(RemovedTaskRow, workshop=board.workshop.id, task=event.task, **kept)


@save.register
def _(event: TasksKeptApart, board: Board, changes: Changes) -> None:
    key = {"workshop": board.workshop.id, "task": event.task, "other": event.other}
    if event.apart:
        changes.put(UnlikeRow, **key)
    else:
        changes.drop(UnlikeRow, **key)


@save.register
def _(event: TaskRestored, board: Board, changes: Changes) -> None:
    _drop(event.task, board, changes)
    changes.drop(RemovedTaskRow, workshop=board.workshop.id, task=event.task)
    task = board.tasks[event.task]
    _put(task, board, changes)
    _put_placements(task, board, changes)


@save.register
def _(event: TaskPlaced, board: Board, changes: Changes) -> None:
    placement = board.tasks[event.task].placement[event.group]
    changes.put(
        PlacementRow,
        workshop=board.workshop.id,
        task=event.task,
        group=event.group,
        colour=str(placement.colour),
        order=placement.order,
    )


@save.register
def _(event: TaskLifted, board: Board, changes: Changes) -> None:
    changes.drop(PlacementRow, workshop=board.workshop.id, task=event.task, group=event.group)
