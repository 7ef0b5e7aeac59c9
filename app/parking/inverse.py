"""How what happened in the parking is taken back."""

from functools import singledispatch

from app.parking.events import Parked, ParkedDropped, ParkedSettled
from app.parking.parking import Parking
from app.vocabulary import Back, Event


@singledispatch
def inverse(event: Event, parking: Parking) -> Back:
    """The events that bring the parking back to what it is now, before `event` happens."""
    return None


@inverse.register
def _(event: Parked, parking: Parking) -> Back:
    return [ParkedDropped(event.parked)]


@inverse.register
def _(event: ParkedSettled, parking: Parking) -> Back:
    now = parking.things[event.parked]
    return [ParkedSettled(now.id, now.ends_as, now.owner, now.named)]


@inverse.register
def _(event: ParkedDropped, parking: Parking) -> Back:
    now = parking.things[event.parked]
    return [Parked(now.id, now.text, now.named, now.order, now.ends_as, now.owner)]
