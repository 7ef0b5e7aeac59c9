"""What happened on the board."""

from dataclasses import dataclass

from app.vocabulary import Colour, Event


@dataclass(frozen=True, slots=True)
class TaskAdded(Event):
    """`by`: the author's person id. It never leaves the server."""

    task: str
    text: str
    by: str


@dataclass(frozen=True, slots=True)
class TaskReworded(Event):
    task: str
    text: str


@dataclass(frozen=True, slots=True)
class TaskRemoved(Event):
    task: str


@dataclass(frozen=True, slots=True)
class TaskPlaced(Event):
    """`order`: where in the column (see `app.board.order`)."""

    task: str
    group: str
    colour: Colour
    order: str


@dataclass(frozen=True, slots=True)
class TaskLifted(Event):
    """Taken off one group's board: not placed any more."""

    task: str
    group: str
