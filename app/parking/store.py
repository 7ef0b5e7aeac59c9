"""What is put aside, in the database."""

from dataclasses import asdict
from functools import singledispatch

from sqlalchemy import Connection, select

from app.board.board import Board
from app.parking.events import Parked, ParkedDropped, ParkedSettled
from app.parking.parking import Parking, Thing
from app.parking.tables import ParkedRow
from app.storage.changes import Changes
from app.vocabulary import Event

_PARKED = ParkedRow.__table__  # type: ignore[attr-defined]


def load(connection: Connection, board: Board) -> Parking:
    parking = Parking(board)
    for row in connection.execute(select(_PARKED).where(_PARKED.c.workshop == board.workshop.id)):
        parking.things[row.id] = Thing(row.id, row.text, row.order, row.named, row.ends_as, row.owner)
    return parking


@singledispatch
def save(event: Event, parking: Parking, changes: Changes) -> None:
    """Gather the rows that an event changed."""


@save.register(Parked)
@save.register(ParkedSettled)
def _(event: Parked | ParkedSettled, parking: Parking, changes: Changes) -> None:
    changes.put(ParkedRow, workshop=parking.board.workshop.id, **asdict(parking.things[event.parked]))


@save.register
def _(event: ParkedDropped, parking: Parking, changes: Changes) -> None:
    changes.drop(ParkedRow, workshop=parking.board.workshop.id, id=event.parked)
