"""The remote: two buttons, the first what the room waits for, and what is to be known before one presses."""

from app.screens import wall
from app.screens.lead import act_said
from app.screens.units import Json, in_order, present
from app.vocabulary import SESSION_TWO, TOPICS, Step

NEXT_STEP = {Step.GATHER: Step.SORT, Step.SORT: Step.REVEAL, Step.REVEAL: Step.SETTLE, Step.SETTLE: Step.ANALYSE}
NEXT_STEP |= {Step.ANALYSE: Step.ACT}


def screen(view: Json) -> Json:
    """`up`: the task that is talked about, `n` of `of` that are to be: the most divided first; "" where none is.
    `groups`: how far each has come, see `app.screens.wall.far`; of a gathering, who is `here` of `all`.
    `present`: see `app.screens.units`. `asked`: the topic that the room is asked or looks at. `main` and `second`: the
    buttons, see `_main`. `undo`: which sentence says what is taken back, "" for none."""
    up, order = _up(view), _order(view)
    return {
        "up": up,
        "n": order.index(up) + 1 if up in order else 0,
        "of": len(order),
        "groups": _groups(view),
        "present": present(view),
        "asked": view["topic"]["open"],
        "main": _main(view, order),
        "second": _second(view, order),
        "undo": act_said(view, view["undo"]) if view.get("undo") else "",
    }


def _up(view: Json) -> str:
    task: str = view.get("again") or view.get("brought_up") or ""
    return task if task in view["tasks"] else ""


def _order(view: Json) -> list[str]:
    tasks = view["tasks"]
    known = [id for id, task in tasks.items() if "divided" in task or id == view.get("again")]
    return sorted(known, key=lambda id: (-tasks[id].get("divided", 1), tasks[id]["order"]))


def _groups(view: Json) -> list[Json]:
    now = wall.picture(view)
    if now in ("sort", "again", "asked"):
        rows: list[Json] = wall.far(view, now)["groups"]
        return rows
    if view["step"] != Step.GATHER:
        return []
    groups = view["groups"]
    return [
        {"id": id, "as": "here", "done": groups[id]["here"], "all": wall.heads(groups[id])} for id in in_order(view)
    ]


def _main(view: Json, order: list[str]) -> Json:
    """`says`: what its words are. `do` and its fields; or `asks`, why it can't be done from here: "names", texts are to
    be looked at first; "nothing", there is nothing to sort; "unstated", nobody has said how many a group are. `sure`:
    it is asked about first, for what is shown can't be unseen."""
    step, topic = view["step"], view["topic"]["open"]
    if view["opening"]["up"]:
        return {"says": "opening", "do": "show_opening", "shown": False}
    if _is_again(view):
        return {"says": "show_again", "do": "vote_again", "task": ""}
    if step in SESSION_TWO and topic and topic not in view["topic"]["shown"]:
        return {"says": "show_topic", "do": "show_topic", "topic": topic}
    if step == Step.GATHER:
        asks = "nothing" if not view["gathered"] else "names" if view["names"] else ""
        return {"says": "sort", "asks": asks} if asks else _open(view)
    if step == Step.SORT:
        return {"says": "reveal", "asks": "unstated"} if _unstated(view) else {**_open(view), "sure": True}
    if step in (Step.REVEAL, Step.SETTLE) and (task := _next(view, order)):
        return {"says": "next_task" if _up(view) else "first_task", "do": "bring_up", "task": task}
    if step == Step.ANALYSE and (left := [it for it in TOPICS if it not in view["topic"]["shown"]]):
        return {"says": "ask", "do": "open_topic", "topic": left[0]}
    return _turn(view)


def _second(view: Json, order: list[str]) -> Json:
    """As `_main`; nothing where there is nothing else to do."""
    step, up = view["step"], _up(view)
    if view["opening"]["up"]:
        return {}
    if _is_again(view):
        task = _next(view, order)
        return {"says": "next_task", "do": "bring_up", "task": task} if task else {}
    if step in (Step.REVEAL, Step.SETTLE) and up:
        return {"says": "again", "do": "vote_again", "task": up}
    if step in (Step.REVEAL, Step.SETTLE, Step.ANALYSE) and not (view["topic"]["open"] or up):
        return _open(view)
    return _turn(view) if step != Step.GATHER else {}


def _is_again(view: Json) -> bool:
    return view.get("again") in view["tasks"]


def _unstated(view: Json) -> bool:
    return any(
        group["people"] and "expected" not in group and not group["jointly"] for group in view["groups"].values()
    )


def _open(view: Json) -> Json:
    step = NEXT_STEP[view["step"]]
    return {"says": str(step), "do": "open_step", "step": str(step)}


def _turn(view: Json) -> Json:
    page, pages = view["wall"]["page"] + 1, view["wall"]["pages"]
    return {"says": "turn", "do": "turn_wall", "page": 0 if pages and page >= pages else page}


def _next(view: Json, order: list[str]) -> str:
    """The next to be talked about, round to the first; while colours are settled, of those that are not. "" where no
    other is."""
    up = _up(view)
    after = [*order[order.index(up) + 1 :], *order[: order.index(up)]] if up in order else order
    is_left = (id for id in after if view["step"] != Step.SETTLE or not view["tasks"][id].get("settled"))
    return next(is_left, "")
