"""States and people for the tests, arranged by events as they happen, not by rows."""

from typing import Any

from app.board.events import TaskAdded, TaskPlaced
from app.board.order import between
from app.live.state import Live, evolve, new
from app.live.undo import acting
from app.vocabulary import Colour, Event, Person, Standing, Step, Who, decide
from app.voting.events import VoteCast
from app.workshop.events import PersonJoined, StepOpened
from app.workshop.workshop import begin, create

LEAD = Person("f1", Who.FACILITATOR)
ANNA = Person("anna", Who.PARTICIPANT)
BO = Person("bo", Who.PARTICIPANT)
CILLA = Person("cilla", Who.PARTICIPANT)

CARERS, TEACHERS = "g1", "g2"
"""Anna and Bo are carers, Cilla is a teacher."""


def a_live_workshop(*texts: str, step: Step = Step.SORT, people: bool = True) -> Live:
    """A workshop with two groups, three people, and tasks t1, t2, … with these texts."""
    workshop = begin(
        1, create("F7K2QM", "", "Förskolan Exempelgården", "jobs", "apt90", ["Barnskötare", "Förskollärare"])
    )
    live = new(workshop, 1)
    if people:
        happen(live, PersonJoined("anna", CARERS), PersonJoined("bo", CARERS), PersonJoined("cilla", TEACHERS))
    happen(live, *(TaskAdded(f"t{number}", text, "anna") for number, text in enumerate(texts, 1)))
    if step is not Step.GATHER:
        happen(live, StepOpened(step))
    return live


def happen(live: Live, *events: Event) -> Live:
    for event in events:
        live.number += 1
        evolve(event, live)
    return live


def ask(live: Live, command: Any, by: Person = LEAD) -> list[Event]:
    """Have a command decided and done, as the desk does, without the desk."""
    events = decide(command, live.of(command), by)
    act = acting(command, events, by, live) if events else None
    for event in events:
        if act:
            act.before(event, live)
        happen(live, event)
    if act and (done := act.done(live.number - len(events) + 1)):
        live.acts.keep(done, events[0])
    return events


def votes(task: str, **answers: Colour) -> list[Event]:
    """`votes("t1", anna=Colour.RED)`"""
    return [VoteCast(task, person, colour.value) for person, colour in answers.items()]


def placed(live: Live, task: str, group: str, colour: Standing) -> Event:
    """The task last in a column."""
    column = live.board.columns.get((group, colour), {})
    return TaskPlaced(task, group, colour, between(max(column.values(), default=""), None))
