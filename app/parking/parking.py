"""What comes up and is no task: it is put aside, so that the talk goes on, and ends somewhere, with somebody.

The facilitator's own, as all words that are put aside: the staff's screens know only how many there are, and the report
what became of each.
"""

from dataclasses import dataclass, field, replace
from functools import singledispatch

from app.board.board import Board
from app.board.events import TaskRemoved
from app.parking.commands import DropParked, Park, ParkTask, SettleParked
from app.parking.events import Parked, ParkedDropped, ParkedSettled
from app.vocabulary import TEXT_LENGTH, Event, Person, Refused, WorkshopClosed, clean, decide, lead_only, words
from app.workshop.workshop import NAME_LENGTH, UnknownChoice

ENDS = ("safety_round", "apt", "manager", "done")
MOST_PARKED = 200


class UnknownParked(Refused):
    code = "unknown_parked"


class TooManyParked(Refused):
    code = "too_many_parked"


@dataclass(frozen=True, slots=True)
class Thing:
    """`ends_as`: one of `ENDS`, "" until somebody has said. `owner`: whose it is then, an office.

    `named`: it may have a person's name in it, and nobody has looked at it since.
    """

    id: str
    text: str
    order: int
    named: bool = False
    ends_as: str = ""
    owner: str = ""


@dataclass(slots=True)
class Parking:
    """`things`: by id."""

    board: Board
    things: dict[str, Thing] = field(default_factory=dict)

    @property
    def in_order(self) -> list[Thing]:
        return sorted(self.things.values(), key=lambda it: it.order)

    def thing(self, id: str) -> Thing:
        if id not in self.things:
            raise UnknownParked
        return self.things[id]

    def has(self, text: str) -> bool:
        return any(it.text.casefold() == text.casefold() for it in self.things.values())


@decide.register
def park(command: Park, parking: Parking, by: Person) -> list[Event]:
    """Put something aside. The very same words, put aside again, are nothing new."""
    _may_park(parking, by)
    text = words(command.text)
    if parking.has(text):
        return []
    _has_room(parking)
    return [Parked(command.new, text)]


@decide.register
def park_task(command: ParkTask, parking: Parking, by: Person) -> list[Event]:
    """To its author it is removed, as any other that the facilitator takes away."""
    _may_park(parking, by)
    task = parking.board.task(command.task)
    _has_room(parking)
    is_the_staffs = task.by in parking.board.workshop.people
    told = (task.text, clean(command.why, TEXT_LENGTH)) if is_the_staffs else ()
    return [Parked(task.id, task.text, task.named), TaskRemoved(task.id, task.by, *told)]


@decide.register
def settle_parked(command: SettleParked, parking: Parking, by: Person) -> list[Event]:
    """Also of a workshop that is closed: much of it is settled afterwards. Who settles it has read it."""
    lead_only(by)
    thing = parking.thing(command.parked)
    if command.ends_as not in ("", *ENDS):
        raise UnknownChoice
    wanted = replace(thing, ends_as=command.ends_as, owner=clean(command.owner, NAME_LENGTH), named=False)
    return [] if wanted == thing else [ParkedSettled(thing.id, wanted.ends_as, wanted.owner)]


@decide.register
def drop_parked(command: DropParked, parking: Parking, by: Person) -> list[Event]:
    lead_only(by)
    return [ParkedDropped(parking.thing(command.parked).id)]


def _may_park(parking: Parking, by: Person) -> None:
    lead_only(by)
    if parking.board.workshop.is_closed:
        raise WorkshopClosed


def _has_room(parking: Parking) -> None:
    if len(parking.things) >= MOST_PARKED:
        raise TooManyParked(most=MOST_PARKED)


@singledispatch
def evolve(event: Event, parking: Parking) -> None:
    """Other concepts' events do nothing to the parking."""


@evolve.register
def _(event: Parked, parking: Parking) -> None:
    order = event.order or max((it.order for it in parking.things.values()), default=0) + 1
    parking.things[event.parked] = Thing(event.parked, event.text, order, event.named, event.ends_as, event.owner)


@evolve.register
def _(event: ParkedSettled, parking: Parking) -> None:
    now = parking.things[event.parked]
    parking.things[event.parked] = replace(now, ends_as=event.ends_as, owner=event.owner, named=event.named)


@evolve.register
def _(event: ParkedDropped, parking: Parking) -> None:
    del parking.things[event.parked]
