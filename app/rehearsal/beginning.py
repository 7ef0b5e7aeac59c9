"""What a rehearsal begins with: an example's tasks, few of them where the time goes faster, and for session two a board
that session one has settled."""

from typing import Any

from app.board.commands import AddTask, NoteDecision, PlaceTask
from app.rehearsal.deeds import Session
from app.rehearsal.leanings import leans
from app.vocabulary import PASS, Colour, Group, Standing, Step
from app.workshop.commands import OpenStep, PlanMinutes

HURRIED, UNHURRIED = 2.0, 6.0
"""How many times longer than in a great hurry the robots wait between two taps (`app.rehearsal.robots`)."""

MINUTES = {
    Session.ONE: {Step.GATHER: 1, Step.SORT: 1, Step.REVEAL: 1, Step.SETTLE: 2},
    Session.TWO: {Step.ANALYSE: 4, Step.ACT: 3},
}
"""The schedule where the time goes faster: what it takes somebody who reads what is said (`docs/course.md`)."""

FEW = (
    *("Städa efter måltider", "På- och avdukning vid måltider", "Skära frukt", "Hantering av tvätt"),
    *("Svara i telefon", "Beställa förbrukningsvaror", "Lägga schema", "Skriva veckobrev"),
    *("Föra två närvarolistor", "Planera undervisning", "Läsa högt för barnen", "Trösta och byta om"),
)
"""Some of an example's tasks, with something of each colour, and something that divides. Invented."""

_OF_THE_KITCHEN = ("måltid", "frukt", "förbrukningsvaror", "matvagn", "diska", "sopor")
_WHYS = {
    "Svara i telefon": "Exempel: den som svarar behöver känna barnet.",
    "Lägga schema": "Exempel: en av grupperna vill lämna det, den andra vill ha det kvar.",
}


def commands(session: Session, tasks: list[tuple[str, str]], groups: list[Group], now: int) -> list[Any]:
    """In their order. `tasks`: each with the id that it gets. `now`: milliseconds since 1970."""
    begun: list[Any] = [AddTask(text, id, now=now) for id, text in tasks]
    if session is Session.ONE:
        return begun
    placed = [PlaceTask(id, group.id, _settled(text, group)) for id, text in tasks for group in groups]
    noted = [NoteDecision(id, _WHYS[text]) for id, text in tasks if text in _WHYS]
    return [*begun, OpenStep(Step.SETTLE, now), *placed, *noted, OpenStep(Step.ANALYSE, now)]


def pace(*, compressed: bool) -> float:
    """How many times longer than in a great hurry the robots wait. `compressed`: whether the time goes faster."""
    return HURRIED if compressed else UNHURRIED


def hurried() -> list[PlanMinutes]:
    """The schedule of both sessions, where the time goes faster."""
    return [PlanMinutes(step, minutes) for plan in MINUTES.values() for step, minutes in plan.items()]


def _settled(text: str, group: Group) -> Standing:
    """What a group has settled on; a small one that answers together does only what is done in the kitchen."""
    if group.jointly and not any(word in text.casefold() for word in _OF_THE_KITCHEN):
        return PASS
    return leans(text, group.id) or Colour.YELLOW
