"""What happened in the parking."""

from dataclasses import dataclass

from app.vocabulary import Event


@dataclass(frozen=True, slots=True)
class Parked(Event):
    """Something is put aside, or back as it was. `order`: its place; 0 is last. `named`: see `app.board.board.Task`."""

    touches = ("parked", "ending")
    makes = "parked"

    parked: str
    text: str
    named: bool = False
    order: int = 0
    ends_as: str = ""
    owner: str = ""


@dataclass(frozen=True, slots=True)
class ParkedSettled(Event):
    touches = ("parked", "ending")

    parked: str
    ends_as: str
    owner: str
    named: bool = False


@dataclass(frozen=True, slots=True)
class ParkedDropped(Event):
    touches = ("parked", "ending")

    parked: str
