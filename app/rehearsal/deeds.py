"""What somebody who practises has done: ticked by the product from what happened, never by hand and not by colour.

Six deeds a session; five of six are enough. Each is what the method stands on (the report, 2.1.1 and 5.3.3): why the
room is here is said, all see the list, nobody is shown before most have thought, what divides is decided with a ground,
a mistake is taken back; then what to ask about is chosen, the answers are waited for, what is decided has an owner and
a day, the union and the safety representative are asked, and nothing is left undecided.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from typing import Any

from app.analysis.events import ActionChanged, ActionPlanned, DutyAnswered, QuestionAnswered, TaskRested
from app.analysis.parties import DUTIES, Duty
from app.analysis.plan import Plan
from app.board.events import DecisionNoted, TaskPlaced
from app.live.acts import ActUndone
from app.live.view import Audience, Everything, gather, part
from app.vocabulary import REVEALED, SESSION_TWO, WEIGHT, Event, Step
from app.voting.ballot import divided
from app.workshop.events import ListOpened, OpeningShown, StepOpened, TopicShown

Json = dict[str, Any]

ENOUGH = 5
"""Of six."""


class Deed(StrEnum):
    SAID_WHY = "said_why"
    OPENED_LIST = "opened_list"
    WAITED = "waited"
    SHOWED_ONCE = "showed_once"
    SETTLED = "settled"
    UNDID = "undid"
    CHOSE = "chose"
    ASKED_TIME = "asked_time"
    NOTED = "noted"
    PLANNED = "planned"
    CONSULTED = "consulted"
    LEFT_NOTHING = "left_nothing"


class Session(StrEnum):
    """Where a rehearsal begins."""

    ONE = "one"
    TWO = "two"


DEEDS = {
    Session.ONE: (
        *(Deed.SAID_WHY, Deed.OPENED_LIST, Deed.WAITED),
        *(Deed.SHOWED_ONCE, Deed.SETTLED, Deed.UNDID),
    ),
    Session.TWO: (
        *(Deed.CHOSE, Deed.ASKED_TIME, Deed.NOTED),
        *(Deed.PLANNED, Deed.CONSULTED, Deed.LEFT_NOTHING),
    ),
}
"""Each session's six, in the order in which they come."""


def session_of(step: str) -> Session:
    """Which session a step belongs to."""
    return Session.TWO if step in (*SESSION_TWO, Step.CLOSED) else Session.ONE


def how_many_done(groups: Json) -> tuple[int, int]:
    """How many are done with what they write or sort, and of how many: of those who are here, where that is known, or
    else of all who have joined. `groups`: as the lead sees them."""
    people = _there(groups, {id: group["people"] for id, group in groups.items()})
    return sum(min(max(group["ready"], group["done"]), group["people"]) for group in groups.values()), people


ALL_CAN_BE_ASKED = 10
"""So many tasks."""


def may_leave_out(must: int, of: int) -> bool:
    """Whether session two has anything to leave out, and something that it has not. `must`: tasks that must be decided,
    `of` how many can be asked about."""
    return must > 0 and (of > ALL_CAN_BE_ASKED or must < of)


def are_most_done(groups: Json) -> bool:
    """Whether three of four are, see `how_many_done`."""
    return are_most(*how_many_done(groups))


def are_most(done: int, of: int) -> bool:
    """Three of four."""
    return of > 0 and 4 * done >= 3 * of


def are_all_but_one_done(groups: Json) -> bool:
    """As `are_most_done`, of all but one: somebody never is."""
    people = _there(groups, {id: group["people"] for id, group in groups.items()})
    return bool(1 + sum(min(max(it["ready"], it["done"]), it["people"]) for it in groups.values()) >= people)


def how_many_answered(groups: Json) -> tuple[int, int]:
    """The same of those who are asked, with all that the open topic asks them."""
    asked = {id: group["asked"] for id, group in groups.items() if "asked" in group}
    return sum(it["done"] for it in asked.values()), _there(groups, {id: it["of"] for id, it in asked.items()})


def have_most_answered(groups: Json) -> bool:
    """Whether three of four have."""
    return are_most(*how_many_answered(groups))


def _there(groups: Json, counts: dict[str, int]) -> int:
    """So many in all, but of each group no more than are here: who has gone home is not waited for."""
    is_known = any(group.get("here") for group in groups.values())
    return sum(min(count, groups[id]["here"]) if is_known else count for id, count in counts.items())


@dataclass(frozen=True, slots=True)
class Before:
    """How it was just before something happened, as far as it matters. `groups`: as the lead sees them. `divides`:
    whether a task divides the room. Asked for only where it is needed, for it is reckoned then."""

    step: Step
    groups: Callable[[], Json]
    divides: Callable[[str], bool]


def before(state: Everything) -> Before:
    """How it is now, as the lead sees it, for what is about to happen."""
    return Before(state.workshop.step, partial(_groups, state), partial(divides, state))


def _groups(state: Everything) -> Json:
    told = gather(state)
    return {id: part(state, Audience.LEAD, ("groups", id), {}, told) for id in state.workshop.groups}


def divides(state: Everything, task: str) -> bool:
    """Whether a task divides the room, as far as its answers are shown."""
    ballots = state.ballots
    if state.workshop.step not in REVEALED or task not in state.board.tasks or ballots.again == task:
        return False
    return divided(ballots.tally(task), ballots.joint(task)) > 0


@dataclass(slots=True)
class Tally:
    """What has been done so far. `shows`: how often the answers were shown that were not shown before."""

    _done: set[Deed] = field(default_factory=set)
    shows: int = 0
    _whys: set[str] = field(default_factory=set)
    _placed: set[str] = field(default_factory=set)
    _answered: set[str] = field(default_factory=set)

    @property
    def done(self) -> frozenset[Deed]:
        """What was shown twice was shown before it was time, once."""
        return frozenset(self._done | ({Deed.SHOWED_ONCE} if self.shows == 1 else set()))

    def note(self, event: Event, by: str, before: Before) -> None:
        """To be told of each event, the first first. `by`: a facilitator's id begins with an f, and nobody else's."""
        if by.startswith("f") and (deed := self._of(event, before)):
            self._done.add(deed)

    def _of(self, event: Event, before: Before) -> Deed | None:
        match event:
            case OpeningShown(shown=True):
                return Deed.SAID_WHY
            case ListOpened(open=True):
                return Deed.OPENED_LIST
            case StepOpened(step) if step in REVEALED and before.step is Step.SORT:
                # What has not been sorted is not shown: session two's own board is settled from the beginning.
                self.shows += 1
                return Deed.WAITED if are_most_done(before.groups()) else None
            case StepOpened(Step.CLOSED) if before.step in SESSION_TWO:
                return Deed.LEFT_NOTHING  # the rules let nobody close it else
            case DecisionNoted(task, why) if why and before.divides(task):
                self._whys.add(task)
                return self._settled()
            case TaskPlaced(task):
                self._placed.add(task)
                return self._settled()
            case ActUndone():
                return Deed.UNDID
            case TaskRested(rests=True):
                return Deed.CHOSE
            case TopicShown(topic) if topic == WEIGHT and have_most_answered(before.groups()):
                return Deed.ASKED_TIME
            case QuestionAnswered(answer=answer, note=note) if answer and note:
                return Deed.NOTED
            case ActionPlanned(plan=plan) | ActionChanged(plan=plan) if _is_owned(plan):
                return Deed.PLANNED
            case DutyAnswered(duty, needed, on, outcome):
                (self._answered.add if Duty(needed, on, outcome).is_answered else self._answered.discard)(duty)
                return Deed.CONSULTED if self._answered >= {*DUTIES} else None
        return None

    def _settled(self) -> Deed | None:
        return Deed.SETTLED if self._whys & self._placed else None


def _is_owned(plan: Plan) -> bool:
    return plan.kind != "keep" and bool(plan.owner and plan.due)
