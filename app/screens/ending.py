"""The last picture: what the room came to, and what happens next. The wall and the phones say the same."""

from app.screens.units import Json, in_order, planned
from app.vocabulary import Colour

WEIGHTIEST = ("stop", "bundle", "move", "investigate", "simplify", "keep")
"""What becomes of a task that several actions are about: the first of these."""
COUNTED = {
    "stop": "stop",
    "bundle": "new_job",
    "move": "moves",
    "investigate": "open",
    "simplify": "keep",
    "keep": "keep",
}
OF_TALK = {"new_job": "new_job", "stop": "stop", "hand_over": "moves", "whose": "open", "keep": "keep"}


def ending(view: Json) -> Json:
    """`session`: which one it ends. `says`: its headline, "empty" where the room has come to nothing; else "came" after
    session one, and after session two "decided", or which words say how much time is freed. `so`: the line below it,
    "not_decided", "unknown" time, "nothing" freed, "frees", or "". `counts`: how many tasks go to a "new_job", "stop",
    change hands here ("moves"), and how many the groups "keep"; `open`: those of which it is not decided, or still to
    be found out. `next`: what is to happen, as the ids of a task and of an action, what is due first first. `aims`: the
    groups that have said what they want the time for."""
    session = view["ending"]["session"]
    kinds = [_in_session_two(task) if session == 2 else OF_TALK.get(task.get("talk", ""), "") for task in _tasks(view)]
    counts = {name: kinds.count(name) for name in ("new_job", "stop", "moves", "keep")}
    shown: Json = {"session": session, "counts": counts, "open": kinds.count("open"), "next": [], "aims": []}
    if session == 1:
        return shown | ({"says": "came", "so": "not_decided"} if any(kinds) else EMPTY)
    happens = [[task, id] for task, id in planned(view) if view["tasks"][task]["actions"][id]["kind"] != "keep"]
    aims = [id for id in in_order(view) if id in view["ending"]["aims"]]
    return shown | {"next": happens, "aims": aims} | _decided(view)


EMPTY = {"says": "empty", "so": ""}


def _decided(view: Json) -> Json:
    if not any(task.get("actions") for task in _tasks(view)):
        return EMPTY
    frees = view["ending"].get("frees")
    if not frees:
        return {"says": "decided", "so": "unknown"}
    if frees["said"] == "none":
        return {"says": "decided", "so": "nothing"}
    return {"says": frees["said"], "so": "frees"}


def _tasks(view: Json) -> list[Json]:
    return list(view["tasks"].values())


def _in_session_two(task: Json) -> str:
    """What is planned for a task; without a plan, what is agreed to be somebody's own stays so, the rest is open."""
    kinds = {action["kind"] for action in task.get("actions", {}).values()}
    if kinds:
        return COUNTED[next(kind for kind in WEIGHTIEST if kind in kinds)]
    colours = {placement["colour"] for placement in task["placement"].values()} & {*map(str, Colour)}
    if not task["placement"] or colours:
        return "keep" if len(colours) == 1 and colours <= {"green", "yellow"} else "open"
    return ""  # it is settled that nobody here does it
