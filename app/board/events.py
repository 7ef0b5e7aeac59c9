"""What happened on the board."""

from dataclasses import dataclass
from datetime import date

from app.vocabulary import Colour, Event, Standing


@dataclass(frozen=True, slots=True)
class TaskAdded(Event):
    """`by`: the author's person id. It never leaves the server. `named`: see `AddTask`."""

    task: str
    text: str
    by: str
    named: bool = False


@dataclass(frozen=True, slots=True)
class TaskReworded(Event):
    """`by_author`: not by the facilitator."""

    task: str
    text: str
    named: bool = False
    by_author: bool = False


@dataclass(frozen=True, slots=True)
class TextAccepted(Event):
    """A text that may have a person's name in it may stand; `accepted` false takes that back."""

    task: str
    accepted: bool = True


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

    `placement`: (group, colour, order). `votes`: (voice, answer, only, ground). `hands`: (group, colour, count).
    `replies`: (question, answer, note). `actions`: (id, kind, what, owner, due, order). `seen`: what has been shown of
    the votes, (group or "together", answer, people), None where nothing has, and `why_green` likewise of the grounds;
    `late`: whose votes have not been shown; `shows`: how many times answers had been shown then. `plans`: the rest of
    the actions, (id, first step, what to look for, to whom, decided). `estimates`: (voice, times, every, period,
    minutes, when), and `doing`, (voice, people), of groups that answer together; `weights`: (group, times, every,
    period, minutes, people, when). `opinions`: (question, voice, answer, how). `told`: the
    topics of session two that had been shown then: what has been shown since stands, instead of what had been answered.
    """

    task: str
    text: str
    by: str
    order: int
    also: tuple[str, ...]
    why: str
    dissent: str
    placement: tuple[tuple[str, Standing, str], ...]
    votes: tuple[tuple[str, str, str, str], ...]
    hands: tuple[tuple[str, Colour, int], ...]
    replies: tuple[tuple[str, str, str], ...]
    actions: tuple[tuple[str, str, str, str, date | None, int], ...]
    seen: tuple[tuple[str, str, int], ...] | None = None
    plans: tuple[tuple[str, str, str, str, bool], ...] = ()
    estimates: tuple[tuple[str, str, int, str, int, tuple[str, ...]], ...] = ()
    weights: tuple[tuple[str, str, int, str, int, int, tuple[str, ...]], ...] = ()
    opinions: tuple[tuple[str, str, str, str], ...] = ()
    doing: tuple[tuple[str, int], ...] = ()
    why_green: tuple[tuple[str, str, int], ...] = ()
    late: tuple[str, ...] = ()
    shows: int = -1
    named: bool = False
    told: tuple[str, ...] = ()


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
    colour: Standing
    order: str


@dataclass(frozen=True, slots=True)
class TaskLifted(Event):
    """Taken off one group's board: not placed any more."""

    task: str
    group: str
