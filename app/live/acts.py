"""What the facilitator has done, and can take back: the newest last."""

from collections import deque
from dataclasses import dataclass, field
from typing import Any

from app.vocabulary import Event
from app.workshop.events import TopicCleared

MOST_ACTS = 100
"""Steps that can be taken back."""


@dataclass(frozen=True, slots=True)
class UndoLast:
    """Take back the last of what was done that is not taken back already."""


@dataclass(frozen=True, slots=True)
class RedoLast:
    """Do again what was taken back last, while nothing else has been done."""


WIRE = (UndoLast, RedoLast)


@dataclass(frozen=True, slots=True)
class ActUndone(Event):
    """`act`: the journal's number of what was taken back."""

    touches = ()

    act: int


@dataclass(frozen=True, slots=True)
class ActRedone(Event):
    touches = ()

    act: int


@dataclass(frozen=True, slots=True)
class Act:
    """`do`: the command's name on the wire. `about`: what a sentence about it needs. `back`: how it is taken back."""

    number: int
    do: str
    about: dict[str, Any]
    back: tuple[Event, ...]


def _stack() -> deque[Act]:
    return deque(maxlen=MOST_ACTS)


@dataclass(slots=True)
class Acts:
    """`did` can be undone, `undone` can be done again; the last of each first."""

    did: deque[Act] = field(default_factory=_stack)
    undone: deque[Act] = field(default_factory=_stack)

    def keep(self, act: Act, event: Event) -> None:
        """Note an act. `event`: the first that it led to, which says whether it was an undoing or a redoing."""
        match event:
            case ActUndone():
                self.undone.append(act)
            case ActRedone():
                self.did.append(act)
            case TopicCleared():
                # What was done before holds answers that everybody was told are gone.
                self.did.clear()
                self.undone.clear()
            case _:
                self.did.append(act)
                self.undone.clear()

    def evolve(self, event: Event) -> None:
        if isinstance(event, ActUndone) and self.did:
            self.did.pop()
        if isinstance(event, ActRedone) and self.undone:
            self.undone.pop()
