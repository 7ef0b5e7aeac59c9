"""The board in the database."""

from functools import singledispatch

from sqlalchemy import Connection, select

from app.board.board import Board, Placement, Task
from app.board.events import TaskAdded, TaskLifted, TaskPlaced, TaskRemoved, TaskReworded
from app.board.tables import PlacementRow, TaskRow
from app.storage.changes import Changes
from app.vocabulary import Colour, Event
from app.workshop.workshop import Workshop

_TASK = TaskRow.__table__  # type: ignore[attr-defined]
_PLACEMENT = PlacementRow.__table__  # type: ignore[attr-defined]


def load(connection: Connection, workshop: Workshop) -> Board:
    placements: dict[str, dict[str, Placement]] = {}
    for row in connection.execute(select(_PLACEMENT).where(_PLACEMENT.c.workshop == workshop.id)):
        placements.setdefault(row.task, {})[row.group] = Placement(Colour(row.colour), row.order)
    board = Board(workshop)
    for row in connection.execute(select(_TASK).where(_TASK.c.workshop == workshop.id).order_by(_TASK.c.order)):
        board.add(Task(row.id, row.text, row.by, row.order, placements.get(row.id, {})))
    return board


@singledispatch
def save(event: Event, board: Board, changes: Changes) -> None:
    """Gather the rows that an event changed."""


@save.register(TaskAdded)
@save.register(TaskReworded)
def _(event: TaskAdded | TaskReworded, board: Board, changes: Changes) -> None:
    task = board.tasks[event.task]
    changes.put(TaskRow, workshop=board.workshop.id, id=task.id, text=task.text, by=task.by, order=task.order)


@save.register
def _(event: TaskRemoved, board: Board, changes: Changes) -> None:
    changes.drop(TaskRow, workshop=board.workshop.id, id=event.task)
    changes.drop(PlacementRow, workshop=board.workshop.id, task=event.task)


@save.register
def _(event: TaskPlaced, board: Board, changes: Changes) -> None:
    placement = board.tasks[event.task].placement[event.group]
    changes.put(
        PlacementRow,
        workshop=board.workshop.id,
        task=event.task,
        group=event.group,
        colour=placement.colour.value,
        order=placement.order,
    )


@save.register
def _(event: TaskLifted, board: Board, changes: Changes) -> None:
    changes.drop(PlacementRow, workshop=board.workshop.id, task=event.task, group=event.group)
