"""What the product does for somebody who practises and asks it to: the deed that the coach proposes, as commands that
the lead could have given. Every word that it writes says that it is an example."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from app.analysis.commands import AnswerDuty, AnswerQuestion, ChooseTasks, KeepRest, PlanForSeveral
from app.analysis.parties import DUTIES
from app.analysis.plan import Plan
from app.board.commands import NoteDecision, PlaceTask
from app.live.acts import RedoLast, UndoLast
from app.rehearsal.coach import Do, for_a_job, most_divided, to_note, unasked, undecided
from app.rehearsal.coach import colours as colours_of
from app.screens.units import in_order
from app.vocabulary import PASS, SPLIT, WEIGHT, Colour, Standing, Step, standing
from app.voting.commands import PlaceAgreed
from app.voting.smallest import TOGETHER
from app.workshop.commands import BringUp, ExpectPeople, OpenList, OpenStep, OpenTopic, ShowOpening, ShowTopic

Json = dict[str, Any]

WHY = "Exempel: den som svarar behöver känna barnet."
NOTE = "Exempel: det mesta går att lämna över, men inte allt."
OUTCOME = "Exempel: gjord i övningen. Ingen har frågats på riktigt."
JOB = "Exempel: serviceassistent"
OWNER = "Exempel: enhetschefen"
FIRST_STEP = "Exempel: fråga HR om en tjänst."
NOTICE = "Exempel: någon saknar den inom en månad."
STOPS = "Exempel: sluta, och berätta för dem som märker det."
DAYS = 30
"""Until what is planned is done."""


@dataclass(frozen=True, slots=True)
class Given:
    """What a command gets from the server. `new`: a new id; `now`: milliseconds since 1970; `on`: today."""

    new: str
    now: int
    on: date


def commands(view: Json, do: Do, given: Given) -> list[Any]:
    """In their order. `view`: the lead's. Empty for what is not done by commands."""
    match do:
        case Do.SAY_WHY:
            return [ShowOpening(True)]
        case Do.OPEN_LIST:
            lets_go = [ShowOpening(False)] if view["opening"]["up"] else []
            return [*lets_go, OpenList(True)]
        case Do.STATE_PEOPLE:
            groups = view["groups"]
            return [ExpectPeople(id, groups[id]["people"]) for id in view["screen"]["before"]["unstated"]]
        case Do.SORT | Do.SHOW | Do.SETTLE | Do.TO_TWO | Do.TO_ACTIONS | Do.CLOSE:
            return [OpenStep(_OPENS[do], given.now)]
        case Do.TAKE_UP:
            return [BringUp(view["screen"]["order"][0])]
        case Do.DECIDE:
            task = most_divided(view)
            its = view["tasks"][task]
            return [*_placing(view, task), NoteDecision(task, its.get("why") or WHY, its.get("dissent", ""))]
        case Do.UNDO:
            return [UndoLast(), RedoLast()]
        case Do.PLACE_AGREED:
            return [PlaceAgreed()]
        case Do.PLACE_REST:
            return [one for id in view["screen"]["left"] for one in _placing(view, id)]
    return _in_session_two(view, do, given)


_OPENS = {
    Do.SORT: Step.SORT,
    Do.SHOW: Step.REVEAL,
    Do.SETTLE: Step.SETTLE,
    Do.TO_TWO: Step.ANALYSE,
    Do.TO_ACTIONS: Step.ACT,
    Do.CLOSE: Step.CLOSED,
}


def _placing(view: Json, id: str) -> list[PlaceTask]:
    """A task where most of each group are that has not placed it; of two that are as many, the first colour."""
    task = view["tasks"][id]
    return [PlaceTask(id, it, _where(view, task, it)) for it in in_order(view) if it not in task["placement"]]


def _where(view: Json, task: Json, group: str) -> Standing:
    said = task.get("joint", {}).get(group)
    if said and said != SPLIT:
        return standing(said)
    fell: Json = task.get("votes", {})
    votes: Json = fell.get(group) or fell.get(TOGETHER, {})
    best = max(votes, key=lambda it: votes[it], default="") if any(votes.values()) else ""
    return standing(best) if best and best != PASS else Colour.YELLOW


def _in_session_two(view: Json, do: Do, given: Given) -> list[Any]:
    match do:
        case Do.CHOOSE:
            return [ChooseTasks("ten")]
        case Do.ASK_TIME:
            return [OpenTopic(WEIGHT)]
        case Do.ASK:
            return [OpenTopic(unasked(view))]
        case Do.SHOW_ANSWERS:
            return [ShowTopic(view["topic"]["open"])]
        case Do.NOTE if found := to_note(view):
            task, question = found
            votes = view["tasks"][task]["opinions"][question]["votes"]
            return [AnswerQuestion(task, question, _most_say(votes), NOTE)]
        case Do.PLAN:
            plan = Plan("bundle", JOB, OWNER, given.on + timedelta(days=DAYS), FIRST_STEP)
            return [PlanForSeveral(given.new, plan, tuple(for_a_job(view) or undecided(view)[:1]))]
        case Do.STOP:
            plan = Plan("stop", STOPS, OWNER, given.on + timedelta(days=DAYS), notice=NOTICE)
            black = (id for id in undecided(view) if "black" in colours_of(view["tasks"][id]))
            return [PlanForSeveral(given.new, plan, tuple(black))]
        case Do.KEEP_REST:
            return [KeepRest(given.new, "undecided")]
        case Do.CONSULT:
            return [AnswerDuty(duty, "yes", given.on, OUTCOME) for duty in DUTIES]
    return []


def _most_say(votes: Json) -> str:
    """`votes`: unit -> answer, or way, -> people."""
    counts = {answer: sum(unit.get(answer, 0) for unit in votes.values()) for answer in ("no", "yes", "unsure")}
    return max(counts, key=lambda it: counts[it])
