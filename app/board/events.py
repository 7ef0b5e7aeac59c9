"""What happened on the board."""

from dataclasses import dataclass
from datetime import date

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
    """`by`: the author, and `text`, `why`: what the author is told where it was somebody else who removed it."""

    task: str
    by: str = ""
    text: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class TaskMerged(Event):
    """`task` is part of `into` now."""

    task: str
    into: str


@dataclass(frozen=True, slots=True)
class TasksKeptApart(Event):
    """Somebody has said that the two are different; `apart` false takes that back."""

    task: str
    other: str
    apart: bool = True


@dataclass(frozen=True, slots=True)
class TaskRestored(Event):
    """A task as it once was, with all that belongs to it; it takes the place of what the task is now, if it is.

    `placement`: (group, colour, order). `votes`: (person, answer, only, ground). `hands`: (group, colour, count).
    `replies`: (question, answer, note). `actions`: (id, kind, what, owner, due, order). `seen`: how the votes stood
    when they were last put away, (group or "together", colour, people); None where they have not been since. `plans`:
    the rest of the actions, (id, first step, what to look for, to whom, decided). `estimates`: (person, times, every,
    period, minutes, when); `weights`: (group, times, every, period, minutes, people, when). `opinions`: (question,
    person, answer, how).
    """

    task: str
    text: str
    by: str
    order: int
    also: tuple[str, ...]
    why: str
    dissent: str
    placement: tuple[tuple[str, Colour, str], ...]
    votes: tuple[tuple[str, str, str, str], ...]
    hands: tuple[tuple[str, Colour, int], ...]
    replies: tuple[tuple[str, str, str], ...]
    actions: tuple[tuple[str, str, str, str, date | None, int], ...]
    seen: tuple[tuple[str, Colour, int], ...] | None = None
    plans: tuple[tuple[str, str, str, str, bool], ...] = ()
    estimates: tuple[tuple[str, str, int, str, int, tuple[str, ...]], ...] = ()
    weights: tuple[tuple[str, str, int, str, int, int, tuple[str, ...]], ...] = ()
    opinions: tuple[tuple[str, str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class DecisionNoted(Event):
    task: str
    why: str
    dissent: str


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
