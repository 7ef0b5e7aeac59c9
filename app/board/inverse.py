"""How what happened on the board is taken back."""

from functools import singledispatch

from app.board.board import Board
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
from app.vocabulary import Back, Event


@singledispatch
def inverse(event: Event, board: Board) -> Back:
    """The events that bring the board back to what it is now, before `event` happens."""
    return None


@inverse.register
def _(event: TaskAdded, board: Board) -> Back:
    return [TaskRemoved(event.task, event.by)]


@inverse.register
def _(event: TaskReworded, board: Board) -> Back:
    task = board.tasks[event.task]
    return [TaskReworded(task.id, task.text, task.named)]


@inverse.register
def _(event: TextAccepted, board: Board) -> Back:
    return [TextAccepted(event.task, not event.accepted)]


@inverse.register
def _(event: TaskRemoved, board: Board) -> Back:
    return [_restored(event.task, board)]


@inverse.register
def _(event: TaskMerged, board: Board) -> Back:
    return [_restored(event.into, board), _restored(event.task, board)]


@inverse.register
def _(event: TasksKeptApart, board: Board) -> Back:
    return [TasksKeptApart(event.task, event.other, not event.apart)]


@inverse.register
def _(event: TaskRestored, board: Board) -> Back:
    if event.task in board.tasks:
        return [_restored(event.task, board)]
    told = board.removed.get(event.task)
    return [TaskRemoved(event.task, event.by, told.text, told.why) if told else TaskRemoved(event.task, event.by)]


@inverse.register(TaskPlaced)
@inverse.register(TaskLifted)
def _(event: TaskPlaced | TaskLifted, board: Board) -> Back:
    now = board.tasks[event.task].placement.get(event.group)
    if now is None:
        return [TaskLifted(event.task, event.group)]
    return [TaskPlaced(event.task, event.group, now.colour, now.order)]


@inverse.register
def _(event: DecisionNoted, board: Board) -> Back:
    task = board.tasks[event.task]
    return [DecisionNoted(task.id, task.why, task.dissent)]


@inverse.register
def _(event: PictureSet, board: Board) -> Back:
    return [PictureSet(event.task, board.tasks[event.task].picture)]


def _restored(id: str, board: Board) -> TaskRestored:
    task = board.tasks[id]
    placed = tuple(TaskPlaced(id, group, place.colour, place.order) for group, place in task.placement.items())
    said = (task.also, task.why, task.dissent)
    return TaskRestored(id, task.text, task.by, task.order, *said, placed, task.named, task.picture)
