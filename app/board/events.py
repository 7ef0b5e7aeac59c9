"""What happened on the board."""

from dataclasses import dataclass

from app.vocabulary import TASK, Event, Standing


@dataclass(frozen=True, slots=True)
class TaskAdded(Event):
    """`by`: the author's person id. It never leaves the server. `named`: see `AddTask`."""

    touches = (TASK, "analysis", "gathered", "brought_up", "pairs", "again")
    moves_on = True
    counts_as = "tasks"
    makes = "task"

    task: str
    text: str
    by: str
    named: bool = False


@dataclass(frozen=True, slots=True)
class TaskReworded(Event):
    """`by_author`: not by the facilitator."""

    touches = (TASK,)
    moves_on = True
    counts_as = "changed"

    task: str
    text: str
    named: bool = False
    by_author: bool = False


@dataclass(frozen=True, slots=True)
class TextAccepted(Event):
    """A text that may have a person's name in it may stand; `accepted` false takes that back."""

    touches = (TASK,)

    task: str
    accepted: bool = True


@dataclass(frozen=True, slots=True)
class TaskRemoved(Event):
    """`by`: the author, and `text`, `why`: what the author is told where it was somebody else who removed it."""

    touches = (TASK, "analysis", "gathered", "brought_up", "pairs", "again")
    moves_on = True
    counts_as = "changed"

    task: str
    by: str = ""
    text: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class TaskMerged(Event):
    """`task` is part of `into` now."""

    is_of_many = True
    regroups = True

    task: str
    into: str


@dataclass(frozen=True, slots=True)
class TasksKeptApart(Event):
    """Somebody has said that the two are different; `apart` false takes that back."""

    touches = ()

    task: str
    other: str
    apart: bool = True


@dataclass(frozen=True, slots=True)
class DecisionNoted(Event):
    touches = (TASK,)

    task: str
    why: str
    dissent: str


@dataclass(frozen=True, slots=True)
class PictureSet(Event):
    """`picture`: "" for none."""

    touches = (TASK,)
    tells = ("picture",)

    task: str
    picture: str


@dataclass(frozen=True, slots=True)
class TaskPlaced(Event):
    """`order`: where in the column (see `app.board.order`)."""

    touches = (TASK, "analysis")
    counts_as = "placed"
    tells = ("colour",)

    task: str
    group: str
    colour: Standing
    order: str


@dataclass(frozen=True, slots=True)
class TaskLifted(Event):
    """Taken off one group's board: not placed any more."""

    touches = (TASK, "analysis")
    counts_as = "placed"

    task: str
    group: str


@dataclass(frozen=True, slots=True)
class TaskRestored(Event):
    """A task as it once was on the board; it takes the place of what the task is now, if it is. What else belongs to it
    comes back with an event of each concept. By undoing only, as all that restores."""

    is_of_many = True
    regroups = True

    task: str
    text: str
    by: str
    order: int
    also: tuple[str, ...]
    why: str
    dissent: str
    placed: tuple[TaskPlaced, ...]
    named: bool = False
    picture: str = ""
