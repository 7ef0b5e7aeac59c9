"""The coach beside the lead page: what one would do now, and why. From what the lead sees, and what has been done.

The coach proposes what the method asks for next, in its order; it never stands in the way of anything else. What it
proposes, the product can do too, in an example (`app.rehearsal.doing`); but nobody is waited for by a press.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app.rehearsal.deeds import (
    DEEDS,
    ENOUGH,
    Deed,
    Session,
    are_all_but_one_done,
    are_most_done,
    have_most_answered,
    may_leave_out,
    session_of,
)
from app.vocabulary import PASS, QUESTIONS, WEIGHT, Colour, Step

Json = dict[str, Any]


class Do(StrEnum):
    """What to do now."""

    WAIT_FOR_PEOPLE = "wait_for_people"
    SAY_WHY = "say_why"
    WAIT_FOR_TEXTS = "wait_for_texts"
    LOOK_AT_NAMES = "look_at_names"
    OPEN_LIST = "open_list"
    SORT = "sort"
    WAIT_FOR_SORTING = "wait_for_sorting"
    TOO_FEW = "too_few"
    STATE_PEOPLE = "state_people"
    SHOW = "show"
    TAKE_UP = "take_up"
    SETTLE = "settle"
    DECIDE = "decide"
    UNDO = "undo"
    PLACE_AGREED = "place_agreed"
    PLACE_REST = "place_rest"
    TO_TWO = "to_two"
    CHOOSE = "choose"
    ASK_TIME = "ask_time"
    ASK = "ask"
    WAIT_FOR_ANSWERS = "wait_for_answers"
    SHOW_ANSWERS = "show_answers"
    NOTE = "note"
    TO_ACTIONS = "to_actions"
    PLAN = "plan"
    STOP = "stop"
    KEEP_REST = "keep_rest"
    CONSULT = "consult"
    CLOSE = "close"
    DRAFT = "draft"
    REVIEW = "review"
    APPROVE = "approve"
    LEAVE_TO_HR = "leave_to_hr"
    FINISHED = "finished"


WAITS = (Do.WAIT_FOR_PEOPLE, Do.WAIT_FOR_TEXTS, Do.WAIT_FOR_SORTING, Do.WAIT_FOR_ANSWERS)
"""Nobody can do these for anybody: they are to wait."""
BY_HAND = (Do.LOOK_AT_NAMES, Do.TOO_FEW, Do.LEAVE_TO_HR, Do.FINISHED)
"""These are somebody's own to do, or there is nothing to do."""

FOR = {
    Do.SAY_WHY: Deed.SAID_WHY,
    Do.OPEN_LIST: Deed.OPENED_LIST,
    Do.WAIT_FOR_SORTING: Deed.WAITED,
    Do.SHOW: Deed.SHOWED_ONCE,
    Do.DECIDE: Deed.SETTLED,
    Do.UNDO: Deed.UNDID,
    Do.CHOOSE: Deed.CHOSE,
    Do.ASK_TIME: Deed.ASKED_TIME,
    Do.NOTE: Deed.NOTED,
    Do.PLAN: Deed.PLANNED,
    Do.CONSULT: Deed.CONSULTED,
    Do.CLOSE: Deed.LEFT_NOTHING,
}
"""What is ticked when it is done."""


@dataclass(frozen=True, slots=True)
class Job:
    """The job description that came of the rehearsal. `status`: "" where there is none. `approves`: whether whoever
    asks may approve it."""

    id: int = 0
    status: str = ""
    approves: bool = True


@dataclass(frozen=True, slots=True)
class Coached:
    """What the strip shows. `done`: of the six, in their order, each with whether it is done. `does`: whether the
    product can do it; `waits`: whether it is to wait. `compressed`: whether the time goes faster."""

    do: Do
    session: Session
    done: tuple[tuple[Deed, bool], ...]
    compressed: bool = False
    robots: bool = True
    job: int = 0

    @property
    def count(self) -> int:
        return sum(is_done for _, is_done in self.done)

    @property
    def is_enough(self) -> bool:
        return self.count >= ENOUGH

    @property
    def now(self) -> Deed | None:
        return FOR.get(self.do)

    @property
    def waits(self) -> bool:
        return self.do in WAITS

    @property
    def does(self) -> bool:
        return self.do not in (*WAITS, *BY_HAND)


def coached(view: Json, done: Collection[Deed], job: Job, *, compressed: bool = False, robots: bool = True) -> Coached:
    """`view`: the lead's. `robots`: whether they are there."""
    session = session_of(view["step"])
    return Coached(
        advice(view, done, job),
        session,
        tuple((deed, deed in done) for deed in DEEDS[session]),
        compressed,
        robots,
        job.id,
    )


def advice(view: Json, done: Collection[Deed], job: Job) -> Do:
    """What to do now. `view`: the lead's. `done`: the deeds that are done."""
    match view["step"]:
        case Step.GATHER:
            return _gathering(view, done)
        case Step.SORT:
            return _sorting(view)
        case Step.REVEAL:
            return Do.SETTLE if view.get("brought_up") or not view["screen"]["order"] else Do.TAKE_UP
        case Step.SETTLE:
            return _settling(view, done)
        case Step.ANALYSE:
            return _asking(view, done)
        case Step.ACT:
            return _planning(view, done)
    return _of_job(view, job)


def _gathering(view: Json, done: Collection[Deed]) -> Do:
    if not any(group["people"] for group in view["groups"].values()):
        return Do.WAIT_FOR_PEOPLE
    if Deed.SAID_WHY not in done:
        return Do.SAY_WHY
    if not view["list_is_open"]:
        if not are_most_done(view["groups"]):
            return Do.WAIT_FOR_TEXTS
        return Do.LOOK_AT_NAMES if view["screen"]["first"].get("sort") == "names" else Do.OPEN_LIST
    return Do.SORT


def _sorting(view: Json) -> Do:
    if view["screen"]["before"]["unstated"]:
        return Do.STATE_PEOPLE
    if not are_most_done(view["groups"]):
        return Do.WAIT_FOR_SORTING
    if not view["screen"]["before"]["can_show"]:
        return Do.TOO_FEW if are_all_but_one_done(view["groups"]) else Do.WAIT_FOR_SORTING
    # What too few have answered is not shown, and a few more answers may be enough.
    before = view["screen"]["before"]
    lacks = before["few"] > 0 or any(it["showing"] in ("few", "together") for it in before["groups"])
    return Do.WAIT_FOR_SORTING if lacks and not are_all_but_one_done(view["groups"]) else Do.SHOW


def _settling(view: Json, done: Collection[Deed]) -> Do:
    if Deed.SETTLED not in done and most_divided(view):
        return Do.DECIDE
    if Deed.UNDID not in done and view.get("undo"):
        return Do.UNDO
    if view["screen"]["agreed"]:
        return Do.PLACE_AGREED
    return Do.PLACE_REST if view["screen"]["left"] else Do.TO_TWO


def most_divided(view: Json) -> str:
    """The task that divides the room most, of those that are left or else of all; "" where none does."""
    order, left = view["screen"]["order"], {*view["screen"]["left"]}
    divided = [id for id in order if view["tasks"][id].get("divided")]
    return next((id for id in divided if id in left), next(iter(divided), ""))


def _asking(view: Json, done: Collection[Deed]) -> Do:
    if Deed.CHOSE not in done and may_choose(view):
        return Do.CHOOSE
    shown, open_ = view["topic"]["shown"], view["topic"]["open"]
    if open_ and open_ not in shown:
        return Do.SHOW_ANSWERS if have_most_answered(view["groups"]) or _asks_nobody(view) else Do.WAIT_FOR_ANSWERS
    if WEIGHT not in shown:
        return Do.ASK_TIME
    if Deed.NOTED not in done and to_note(view):
        return Do.NOTE
    return Do.ASK if unasked(view) else Do.TO_ACTIONS


def _asks_nobody(view: Json) -> bool:
    """Whether what is asked concerns nobody, as far as that has been told."""
    asked = [group["asked"] for group in view["groups"].values() if "asked" in group]
    return bool(asked) and not any(it["of"] for it in asked)


def may_choose(view: Json) -> bool:
    """Whether there is anything to leave out, and something that is not: beside what must be decided something that is
    green or yellow for all, or more than ten."""
    asked = [task for task in view["tasks"].values() if not task.get("rests")]
    return may_leave_out(sum(map(must_be_decided, asked)), len(asked))


def unasked(view: Json) -> str:
    """The first question that some task asks and that is not shown; "" where there is none."""
    asks = {question for task in view["tasks"].values() for question in task.get("asks", ())}
    return next((it for it in QUESTIONS if it in asks and it not in view["topic"]["shown"]), "")


def to_note(view: Json) -> tuple[str, str] | None:
    """The task and the question whose answers divide most, of what is shown and has no answer of the room's."""
    found = [
        (fell["divided"], id, question)
        for id, task in view["tasks"].items()
        for question, fell in task.get("opinions", {}).items()
        if question not in task.get("replies", {})
    ]
    _, task, question = max(found, default=(0, "", ""))
    return (task, question) if task else None


def _planning(view: Json, done: Collection[Deed]) -> Do:
    if Deed.PLANNED not in done and (for_a_job(view) or undecided(view)):
        return Do.PLAN
    left = undecided(view)
    if any("black" in colours(view["tasks"][id]) for id in left):
        return Do.STOP
    if left:
        return Do.KEEP_REST
    return Do.CLOSE if Deed.CONSULTED in done else Do.CONSULT


def for_a_job(view: Json) -> list[str]:
    """The tasks that are red for all who do them, and come to nothing yet."""
    red = {str(Colour.RED)}
    return [id for id, task in view["tasks"].items() if colours(task) == red and not task.get("actions")]


def undecided(view: Json) -> list[str]:
    """The tasks that session two must come to something about, and has not."""
    return [id for id, task in view["tasks"].items() if must_be_decided(task) and _lacks(task)]


def _lacks(task: Json) -> bool:
    """As `app.analysis.analysis.lacks`: nothing is planned, or nobody has said who stops what is black, when, and how
    it is noticed if that was wrong."""
    actions = [*task.get("actions", {}).values()]
    stops = [it for it in actions if it.get("kind") == "stop"] if "black" in colours(task) else []
    return not actions or (bool(stops) and not any(all(map(it.get, ("owner", "due", "notice"))) for it in stops))


def must_be_decided(task: Json) -> bool:
    """As `app.analysis.analysis.must_be_decided`."""
    return len(colours(task)) != 1 or bool(colours(task) & {"red", "black"})


def colours(task: Json) -> set[str]:
    return {its["colour"] for its in task["placement"].values()} - {PASS}


def offers_a_job(view: Json) -> bool:
    """Whether a job description can be made: some task is red for some group."""
    return any("red" in colours(task) for task in view["tasks"].values())


def _of_job(view: Json, job: Job) -> Do:
    match job.status:
        case "":
            return Do.DRAFT if offers_a_job(view) else Do.FINISHED
        case "draft":
            return Do.REVIEW
        case "reviewed":
            return Do.APPROVE if job.approves else Do.LEAVE_TO_HR
    return Do.FINISHED
