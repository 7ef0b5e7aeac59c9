"""A workshop's result for the tests, made from the wall's view of a state that was arranged by events."""

from app.board.events import DecisionNoted, TaskMerged
from app.live.state import Live
from app.live.view import Audience, view
from app.results.result import Result, result
from app.vocabulary import Colour, Step
from app.voting.events import VoteCast
from app.voting.took_part import took_part
from app.workshop.events import PersonJoined, StepOpened
from tests.makers import CARERS, TEACHERS, a_live_workshop, happen, placed

HARD = (
    '=HYPERLINK("http://example.com";"x")',
    "+46 70 000 00 00",
    "-1",
    "@SUM(A1)",
    "\u200b=1+1",
    "<script>alert(1)</script> & <b>",
    "#panic() $x^2$ *fet* _kursiv_ `kod` @ref | rör",
    "x" * 200,
    "غسل الملابس",
    "Tvätt 🧺 och disk 👩‍🍳",
    "_x0041_ ; semikolon",
)


def shown(live: Live) -> Result:
    return result(view(live, Audience.WALL, {}), took_part(live.ballots))


def a_workshop(*texts: str, carers: int = 6, teachers: int = 6, step: Step = Step.SETTLE) -> Live:
    """Carers say red and teachers green to every task."""
    live = a_live_workshop(*texts, people=False)
    for n in range(carers):
        happen(live, PersonJoined(f"carer{n}", CARERS))
    for n in range(teachers):
        happen(live, PersonJoined(f"teacher{n}", TEACHERS))
    for task in live.board.tasks:
        happen(live, *(VoteCast(task, f"carer{n}", "red") for n in range(carers)))
        happen(live, *(VoteCast(task, f"teacher{n}", "green", "may", "law") for n in range(teachers)))
    return happen(live, StepOpened(step))


def settled(live: Live) -> Live:
    """Every task placed as it was voted, with a note and other words for it."""
    for task in list(live.board.tasks):
        happen(live, placed(live, task, CARERS, Colour.RED))
        happen(live, placed(live, task, TEACHERS, Colour.GREEN))
        happen(live, DecisionNoted(task, "Så gör vi\ni dag", "=Nej, sa två"))
    return live


def merged(live: Live) -> Live:
    """The last task in the first one."""
    return happen(live, TaskMerged([*live.board.tasks][-1], "t1"))
