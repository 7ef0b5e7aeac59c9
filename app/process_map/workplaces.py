"""How many workplaces have come how far in the first lane, counted from their workshops. Pure.

A workplace may have several workshops, and stand in several boxes: one round is done, and the next is prepared.
"""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from app.process_map.boxes import Box, Count
from app.vocabulary import SESSION_TWO, Step


@dataclass(frozen=True, slots=True)
class Held:
    """A workshop. `place`: what tells its workplace from others. `has_joined`: whether anybody has joined it;
    `was_revealed`: whether answers have been shown at any time."""

    place: Hashable
    step: Step
    has_joined: bool = False
    was_revealed: bool = False
    is_example: bool = False


def place(administration: int | None, workplace: str) -> Hashable:
    """A workplace is told by its name within its administration, however the name's letters are written."""
    return administration, " ".join(workplace.split()).casefold()


def counted(workshops: Iterable[Held]) -> dict[Box, Count]:
    """Prepared: every workplace that a workshop is made for. Done with session one: a workshop is in session two, or
    was closed after answers were shown; with session two: it was closed so."""
    its = list(workshops)
    return {
        Box.PREPARE: _count(its, its, Box.PREPARE),
        Box.SESSION_ONE: _count(its, [it for it in its if it.step in SESSION_TWO or _is_done(it)], Box.SESSION_ONE),
        Box.SESSION_TWO: _count(its, [it for it in its if _is_done(it)], Box.SESSION_TWO),
    }


def stands(it: Held) -> Box | None:
    """The box that a workshop is in. None: it is over."""
    if it.step is Step.CLOSED:
        return None
    if it.step in SESSION_TWO:
        return Box.SESSION_TWO
    return Box.SESSION_ONE if it.has_joined or it.step is not Step.GATHER else Box.PREPARE


def _is_done(it: Held) -> bool:
    return it.step is Step.CLOSED and it.was_revealed


def _count(every: Iterable[Held], done: Iterable[Held], box: Box) -> Count:
    return Count(len({it.place for it in done}), len({it.place for it in every if stands(it) is box}))
