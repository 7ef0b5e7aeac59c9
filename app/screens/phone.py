"""The phone.

`screen` is of what all phones have in common, so that it is made and sent once for all of them. What one person is
asked depends on that person's own answers: a page that has scripts decides that in the browser, where what waits to be
sent counts too, and one that has none by `shown`. What both of them need to know is a function here and one in
`js/phone/shown.js`, held together by tests/cases/phone.json.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from app.screens.ending import ending
from app.screens.units import Json, in_order, planned
from app.vocabulary import PASS, PLACING_STEPS, SESSION_TWO, WEIGHT, Step

NO_HOW = "right_things"
"""The question that asks nothing more of somebody who says no."""


def screen(view: Json) -> Json:
    """`again`: the task of a second round, while it is asked; `about`: the one that the talk is about. "" for none.
    `topic`: what session two asks, "" for nothing, and `asks`: of which tasks, those first that need talk; `rest`: how
    many tasks nobody is asked about. `decided`: see `app.screens.units.planned`. `ending`: what the room came to, once
    it is closed. `places`: whether the staff may place tasks in this step. `done` of `all`: how many people are done
    with it; `waits`: the groups that are not. `ones`: the groups of one person that answer as a group.

    Outside session two the cost does not grow with the board."""
    step, groups, topic = view["step"], view["groups"], _topic(view)
    again = _again(view)
    people = sum(group["people"] for group in groups.values())
    shown = {"ending": ending(view)} if step == Step.CLOSED and "ending" in view else {}
    return shown | {
        "again": again,
        "about": again or (view["brought_up"] if view.get("brought_up") in view["tasks"] else ""),
        "topic": topic,
        "asks": _asks(view, topic) if topic else [],
        "rest": sum(bool(task.get("rests")) for task in view["tasks"].values()) if topic else 0,
        "decided": [[*it] for it in planned(view)] if step in (Step.ACT, Step.CLOSED) else [],
        "places": bool(view["staff_may_place"]) and step in PLACING_STEPS,
        "done": sum(_done(step, group) for group in groups.values()),
        "all": people,
        "waits": [id for id in in_order(view) if _done(step, groups[id]) < groups[id]["people"]],
        "ones": [id for id in in_order(view) if groups[id]["jointly"] and groups[id].get("expected") == 1],
    }


def _again(view: Json) -> str:
    is_answered = view["step"] not in (Step.GATHER, Step.SORT, Step.CLOSED)
    return view["again"] if is_answered and view.get("again") in view["tasks"] else ""


def _topic(view: Json) -> str:
    topic: str = view["topic"]["open"]
    return "" if topic in view["topic"]["shown"] or view["step"] not in SESSION_TWO else topic


def _asks(view: Json, topic: str) -> list[str]:
    tasks = view["tasks"]
    of_weight = topic == WEIGHT
    asking = [id for id, it in tasks.items() if (not it.get("rests") if of_weight else topic in it.get("asks", {}))]
    return sorted(asking, key=lambda id: (not tasks[id].get("asks"), tasks[id]["order"]))


def _done(step: str, group: Json) -> int:
    """Who has sorted everything is done without saying so. Never more than there are."""
    said = max(group["done"], group["ready"]) if step == Step.SORT else group["ready"]
    return int(min(said, group["people"]))


def asked_by(asks: Sequence[str], mine: Json, settled: Json) -> list[str]:
    """What a topic asks one person: nothing that the group has settled that it does not do; last what the person has
    passed. `settled`: what each task is for the group."""
    return sorted((id for id in asks if settled.get(id) != PASS), key=lambda id: mine.get(id) == PASS)


def first_left(asked: Sequence[str], answers: Json) -> str:
    """The first that is not answered; "" where all are."""
    return next((id for id in asked if id not in answers), "")


def screen_of(step: str, topic: str, *, is_asked: bool, is_alone: bool) -> str:
    """Which of the phone's screens is shown: "sort", while a task is asked; "topic"; else the step's own. "alone" goes
    before what is asked: the only person of a group has not said whether to answer for it."""
    now = "sort" if is_asked or step == Step.SORT else "topic" if topic else step
    return "alone" if is_alone and now in ("sort", "topic") else now


@dataclass(frozen=True, slots=True)
class Address:
    """What the address of a page without scripts asks for: a task, and what has just been answered. `then`: the task
    whose second question is next. `why`: green's second question is wanted; `skips`: it is left out."""

    task: str = ""
    answered: str = ""
    then: str = ""
    why: bool = False
    skips: bool = False


def shown(view: Json, order: Sequence[str], at: Address) -> Json:
    """What a page without scripts shows. `view`: with the person's own and the `screen`. `order`: the person's own.

    `asked`: the tasks to sort; `task`, the one that is asked now, and `number`, its place; or `why`, the green one
    whose ground is, and `bare`, the green ones without. `answered`: how many are. `takes_back`: the task whose answer
    can be taken back. `follows`: whether another phone answers for the group. `is_one`: whether one person answers as a
    group. `screen`: see `screen_of`."""
    step, mine, me = view["step"], view["mine"], view["me"]
    group = view["groups"][me["group"]]
    again, topic = view["screen"]["again"], view["screen"]["topic"]
    follows, is_ready = me["pen"] == "elsewhere", bool(me["ready"].get(step))
    asked = [*order] if step == Step.SORT else [again] if again else []
    bare = [] if follows else [id for id in asked if _lacks_ground(view, id)]
    # Sorting goes on at once, and why can be said afterwards. After a second round nothing comes in which to say it.
    asks_why = at.why if step == Step.SORT else not at.skips
    why = at.answered if asks_why and at.answered in bare else ""
    wish = at.task if at.task in asked and not follows else ""
    task = "" if why else wish or ("" if is_ready else first_left(asked, mine))
    answered = sum(id in mine for id in asked)
    now = screen_of(step, topic, is_asked=bool(task or why), is_alone=bool(group.get("alone")))
    return {
        "screen": now,
        "asked": asked,
        "task": task,
        "why": why,
        "bare": bare,
        "number": answered if why else asked.index(task) + 1 if task in mine else answered + 1,
        "answered": answered,
        "takes_back": at.answered if at.answered in asked and at.answered in mine and not why and not follows else "",
        "topic": _of_topic(view, Address() if follows else at),
        "follows": follows,
        "is_ready": is_ready,
        "is_one": me["group"] in view["screen"]["ones"],
        "has_pen_bar": group["jointly"] and now in ("sort", "topic"),
    }


def _lacks_ground(view: Json, id: str) -> bool:
    return view["mine"].get(id) == "green" and id not in view["grounds"]


def _of_topic(view: Json, at: Address) -> Json:
    """`asked`: the tasks that are asked about. `task`: the one now; or `then`, the one whose second question is asked.
    `left`: those that are not answered."""
    topic = view["screen"]["topic"]
    own = view["estimates"] if topic == WEIGHT else view["opinions"].get(topic, {})
    asks = view["screen"]["asks"]
    asked = asked_by(asks, view["mine"], _settled(view, asks))
    then = at.then if at.then in own and _asks_more(topic, own[at.then]) else ""
    task = "" if then else at.task if at.task in asked else first_left(asked, own)
    return {"asked": asked, "task": task, "then": then, "left": [id for id in asked if id not in own]}


def _settled(view: Json, tasks: Sequence[str]) -> Json:
    group, placements = view["me"]["group"], {id: view["tasks"][id]["placement"] for id in tasks}
    return {id: placed[group]["colour"] for id, placed in placements.items() if group in placed}


def _asks_more(topic: str, said: Json) -> bool:
    return bool(said["minutes"]) if topic == WEIGHT else topic != NO_HOW and said["answer"] == "no"
