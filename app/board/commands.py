"""What people ask of the board."""

from dataclasses import dataclass

from app.vocabulary import Colour


@dataclass(frozen=True, slots=True)
class AddTask:
    """`new`: the task's id, given by the server."""

    text: str
    new: str


@dataclass(frozen=True, slots=True)
class RewordTask:
    """`was`: the text that the person had before them, so that nobody's words are overwritten unseen."""

    task: str
    text: str
    was: str | None = None


@dataclass(frozen=True, slots=True)
class RemoveTask:
    task: str


@dataclass(frozen=True, slots=True)
class PlaceTask:
    """`colour` None lifts the task off the group's board. `before`: another task in that column, or None for last."""

    task: str
    group: str
    colour: Colour | None
    before: str | None = None


WIRE = (AddTask, RewordTask, RemoveTask, PlaceTask)
