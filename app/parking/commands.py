"""What is asked of the parking."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Park:
    """Put aside something that is no task. `new`: its id, given by the server."""

    text: str
    new: str


@dataclass(frozen=True, slots=True)
class ParkTask:
    """What is on the board is no task: it leaves the board, and is put aside. `why`: what its author is told."""

    task: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class SettleParked:
    """Where it ends, one of `ENDS`, and whose it is. `ends_as` "": nobody knows yet."""

    parked: str
    ends_as: str = ""
    owner: str = ""


@dataclass(frozen=True, slots=True)
class DropParked:
    parked: str


WIRE = (Park, ParkTask, SettleParked, DropParked)
