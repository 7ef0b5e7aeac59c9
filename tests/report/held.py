"""Second sessions for the tests: arranged by commands, seen as the room may see them."""

from datetime import date

from app.analysis.commands import AnswerDuty, AnswerQuestion, GiveOpinion, MarkDecided, NoteParty, PlanAction, SetAim
from app.analysis.plan import Plan
from app.board.events import DecisionNoted
from app.live.state import Live
from app.live.view import Audience, view
from app.parking.commands import Park, SettleParked
from app.report.report import Report, report
from app.vocabulary import Colour, Person, Step, Who
from app.voting.took_part import took_part
from app.weight.commands import EstimateTime, SetWeight
from app.workshop.commands import OpenTopic, ShowTopic
from app.workshop.events import PersonJoined
from tests.makers import CARERS, TEACHERS, a_live_workshop, ask, happen, placed

COLOURS = (Colour.RED, Colour.BLACK, Colour.YELLOW, Colour.GREEN)


def reported(live: Live) -> Report:
    return report(view(live, Audience.WALL, {}), took_part(live.ballots), live.analysis, live.parking.in_order)


def a_session(*texts: str, people: int = 6, words: str = "Så tänkte vi") -> Live:
    """Two groups that estimate, think, decide and plan. `words`: what stands in each free text."""
    live = a_live_workshop(*texts, step=Step.ANALYSE, people=False)
    for n in range(people):
        happen(live, PersonJoined(f"c{n}", CARERS), PersonJoined(f"t{n}", TEACHERS))
    for number, task in enumerate(list(live.board.tasks)):
        happen(live, placed(live, task, CARERS, COLOURS[number % 2]))
        happen(live, placed(live, task, TEACHERS, COLOURS[number % 4]))
        happen(live, DecisionNoted(task, words, words))
    ask(live, OpenTopic("weight"))
    for number, task in enumerate(live.board.tasks):
        for n in range(people):
            amount = f"{20 + 10 * ((n + number) % 4)} min om dagen"
            ask(live, EstimateTime(task, amount, ("morning",)), Person(f"c{n}", Who.PARTICIPANT))
            ask(live, EstimateTime(task, amount if n % 2 else "0"), Person(f"t{n}", Who.PARTICIPANT))
    ask(live, ShowTopic("weight"))
    ask(live, OpenTopic("right_competence"))
    asked = [task.id for task in live.board.tasks.values()]
    for task in asked:
        for n in range(people):
            answer = ("yes", "no", "unsure")[n % 3]
            ask(
                live,
                GiveOpinion(task, "right_competence", answer, "new_job" if answer == "no" else ""),
                Person(f"c{n}", Who.PARTICIPANT),
            )
            ask(live, GiveOpinion(task, "right_competence", "no"), Person(f"t{n}", Who.PARTICIPANT))
    ask(live, ShowTopic("right_competence"))
    for number, task in enumerate(live.board.tasks):
        ask(live, AnswerQuestion(task, "right_things", "no", words))
        kind = ("bundle", "stop", "move")[number % 3]
        ask(
            live,
            PlanAction(
                task,
                f"a{number}",
                Plan(kind, words, words[:80], date(2027, 2, 1), words, words, "g2" if kind == "move" else ""),
            ),
        )
    ask(live, NoteParty("union", True, True, words))
    ask(live, SetAim(CARERS, words))
    ask(live, Park(words, "p1"))
    ask(live, SettleParked("p1", "safety_round", words[:80]))
    for duty in ("mbl", "risk"):
        ask(live, AnswerDuty(duty, "yes", date(2026, 12, 1), words))
    if "a0" in live.analysis.actions:
        ask(live, MarkDecided("a0", True))
    if "t2" in live.board.tasks:
        ask(live, SetWeight("t2", CARERS, "2 h i veckan", 3))
    return live
