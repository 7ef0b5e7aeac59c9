"""What happened to the workshop itself."""

from dataclasses import dataclass

from app.vocabulary import Event, Step


@dataclass(frozen=True, slots=True)
class WorkshopCreated(Event):
    """The first event of every journal. `groups`: (id, name) in their order."""

    code: str
    title: str
    workplace: str
    purpose: str
    length: str
    groups: tuple[tuple[str, str], ...]
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class StepOpened(Event):
    step: Step


@dataclass(frozen=True, slots=True)
class PersonJoined(Event):
    """Somebody came, or came back and chose another group."""

    person: str
    group: str


@dataclass(frozen=True, slots=True)
class PlacingAllowed(Event):
    """Whether the staff may place their own group's tasks on the board."""

    allowed: bool
