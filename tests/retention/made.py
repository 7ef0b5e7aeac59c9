"""Closed workshops of several ages, made quickly: what happens is written as the desk writes it, without the desk."""

from datetime import date
from typing import Any

from app.account import store as accounts
from app.analysis.commands import AnswerQuestion, GiveOpinion, NoteParty, PlanAction, SetAim
from app.analysis.plan import Plan
from app.board.events import DecisionNoted, TaskAdded, TaskRemoved
from app.ids import new_code
from app.live.state import Live, evolve, load, save
from app.parking.commands import Park
from app.storage import journal
from app.storage.changes import Changes
from app.storage.database import Database
from app.vocabulary import Colour, Event, Person, Step, Who, decide
from app.voting.events import VoteCast
from app.weight.commands import EstimateTime
from app.workshop import store as workshops
from app.workshop.commands import OpenTopic, ShowTopic
from app.workshop.events import PersonJoined, StepOpened
from app.workshop.workshop import create
from tests.makers import CARERS, LEAD, TEACHERS, placed

DAY = 24 * 3600 * 1000
COLOURS = (Colour.RED, Colour.GREEN, Colour.RED, Colour.YELLOW)


class Making:
    """One workshop, at a moment in milliseconds since 1970."""

    def __init__(self, database: Database, at: int, title: str = "") -> None:
        self.database, self.at = database, at
        created = create(new_code(), title, "Förskolan Exempelgården", "jobs", "apt90", ["Barnskötare", "Lärare"])
        with database.session() as session:
            self.id = workshops.add(session, created, accounts.first(session).id or 0, at).id or 0
        with database.reading() as connection:
            live = load(connection, self.id)
        assert live
        self.live: Live = live
        self._changes, self._lines = Changes(), list[dict[str, Any]]()

    def happens(self, *events: Event, by: str = LEAD.id) -> None:
        for event in events:
            self.live.number += 1
            evolve(event, self.live)
            save(event, self.live, self._changes)
            command = journal.known_by(str(self.live.number), by)
            self._lines.append(journal.row(self.id, self.live.number, self.at, by, event, command))

    def asks(self, command: Any, by: Person = LEAD) -> None:
        self.happens(*decide(command, self.live.of(command), by), by=by.id)

    def kept(self) -> int:
        with self.database.writing() as connection:
            self._changes.write(connection)
            journal.append(connection, self._lines)
            workshops.advance(connection, {self.id: self.live.number})
        return self.id


def a_workshop(
    database: Database, at: int, words: str = "", *, tasks: int = 3, people: int = 6, step: Step = Step.CLOSED
) -> int:
    """A workshop of two groups whose people wrote, voted, estimated and thought; and closed, unless `step` says other.
    `words`: what stands in each text. Its id."""
    made = Making(database, at, f"{words} titel")
    staff = [(f"c{n}{made.id:06}", CARERS) for n in range(people)] + [
        (f"t{n}{made.id:06}", TEACHERS) for n in range(people)
    ]
    for person, group in staff:
        made.happens(PersonJoined(person, group), by=person)
    for n in range(tasks):
        made.happens(TaskAdded(f"k{n}", f"{words} uppgift {n}", staff[n % len(staff)][0]), by=staff[n % len(staff)][0])
    made.happens(TaskAdded("gone", f"{words} borttagen", staff[0][0]), by=staff[0][0])
    made.happens(TaskRemoved("gone", LEAD.id, f"{words} borttagen", f"{words} därför"))
    made.happens(StepOpened(Step.SORT))
    for n, (person, _group) in enumerate(staff):
        for task in range(tasks):
            made.happens(VoteCast(f"k{task}", person, COLOURS[(n + task) % 4].value), by=person)
    made.happens(StepOpened(Step.REVEAL), StepOpened(Step.SETTLE))
    for task in range(tasks):
        made.happens(
            placed(made.live, f"k{task}", CARERS, Colour.RED), placed(made.live, f"k{task}", TEACHERS, Colour.GREEN)
        )
        made.happens(DecisionNoted(f"k{task}", f"{words} varför", f"{words} tycker annat"))
    if step is Step.SETTLE:
        return made.kept()
    made.happens(StepOpened(Step.ANALYSE))
    _session_two(made, staff, tasks, words)
    made.happens(StepOpened(Step.ACT))
    if step is Step.CLOSED:
        made.happens(StepOpened(Step.CLOSED))
    return made.kept()


def _session_two(made: Making, staff: list[tuple[str, str]], tasks: int, words: str) -> None:
    made.asks(OpenTopic("weight"))
    for n, (person, _) in enumerate(staff):
        for task in range(tasks):
            made.asks(
                EstimateTime(f"k{task}", f"{20 + 10 * (n % 4)} min om dagen", ("morning",)),
                Person(person, Who.PARTICIPANT),
            )
    made.asks(ShowTopic("weight"))
    made.asks(OpenTopic("right_competence"))
    for n, (person, _) in enumerate(staff):
        for task in range(tasks):
            answer = ("yes", "no", "unsure")[n % 3]
            made.asks(GiveOpinion(f"k{task}", "right_competence", answer, ""), Person(person, Who.PARTICIPANT))
    made.asks(ShowTopic("right_competence"))
    for task in range(tasks):
        made.asks(AnswerQuestion(f"k{task}", "right_things", "no", f"{words} svar"))
        plan = Plan(
            "bundle", f"{words} åtgärd", f"{words} ägare", date(2027, 2, 1), f"{words} först", f"{words} märks", ""
        )
        made.asks(PlanAction(f"k{task}", f"a{task}", plan))
    made.asks(NoteParty("union", True, True, f"{words} facket"))
    made.asks(SetAim(CARERS, f"{words} mål"))
    made.asks(Park(f"{words} parkerat", "p1"))
