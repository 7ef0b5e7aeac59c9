"""Which of a workshop's own events are for the security log: who may come in by what, and until when."""

from app.security.entry import About, Actor, By, Entry, Thing, What
from app.vocabulary import Event, Person, Step
from app.workshop.events import CodeRenewed, StepOpened


def entries(event: Event, workshop: int, *, was_closed: bool, by: Person, at: int) -> list[Entry]:
    """`was_closed`: whether the workshop was, before the event."""
    what = _what(event, was_closed)
    if what is None:
        return []
    who = By(Actor.FACILITATOR, int(by.id.removeprefix("f"))) if by.leads else By(Actor.PARTICIPANT)
    return [Entry(at, what, who, About(Thing.WORKSHOP, workshop))]


def _what(event: Event, was_closed: bool) -> What | None:
    match event:
        case CodeRenewed():
            return What.CODE_RENEWED
        case StepOpened(step) if was_closed is not (step is Step.CLOSED):
            return What.WORKSHOP_OPENED if was_closed else What.WORKSHOP_CLOSED
    return None
