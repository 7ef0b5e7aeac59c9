"""The schedule: the steps of the session with their minutes, where the room is in them, and whether there is time."""

from typing import Any

from app.screens.units import Json, in_order
from app.vocabulary import SESSION_TWO, Step
from app.voting.most import most

SESSION_ONE = (Step.GATHER, Step.SORT, Step.REVEAL, Step.SETTLE)
TWENTIETHS = 20
MINUTE = 60_000
SITTING = 4 * 60 * MINUTE
"""Milliseconds: a step that has been open longer was left open from another day."""


def schedule(view: Json, sorting: Json, left: list[str]) -> Json:
    """`steps`: of the session that is open, each with its `minutes` and its `share` of them all, in twentieths. `now`:
    what `fits` is told of the open step. `far`: how far it has come: "tasks" `n`; "people" or "answers" or "answered",
    `n` of `of`; "left" `n`; or "" where there is nothing to count. `lay`: see there. Without steps there is nothing to
    plan.

    `left`: the tasks that are left to talk about, the most divided first.
    """
    step = Step(view["step"])
    steps = SESSION_ONE if step in SESSION_ONE else SESSION_TWO if step in SESSION_TWO else ()
    minutes = view["schedule"]["minutes"]
    total = sum(minutes[it] for it in steps)
    return {
        "steps": [{"step": it.value, "minutes": minutes[it], "share": _share(minutes[it], total)} for it in steps],
        "now": _now(view, step, len(left)),
        "far": _far(view, step, sorting, len(left)),
        "lay": lay(view, left) if step is Step.SETTLE else [],
    }


def _share(minutes: int, total: int) -> int:
    return max(1, (2 * TWENTIETHS * minutes + total) // (2 * total))


def _now(view: Json, step: Step, left: int) -> Json:
    told = view["schedule"]
    of_tasks = ("pace",) if step is Step.SETTLE else ()
    known = {name: told[name] for name in ("since", *of_tasks) if name in told}
    return {"minutes": told["minutes"].get(step, 0), "left": left, **known}


def _far(view: Json, step: Step, sorting: Json, left: int) -> Json:
    match step:
        case Step.GATHER:
            return {"kind": "tasks", "n": len(view["tasks"]), "of": 0}
        case Step.SORT if sorting["alone"]:
            return _of("people", sum(it["n"] for it in sorting["groups"]), sum(it["of"] for it in sorting["groups"]))
        case Step.SORT:
            return _of("answers", sorting["answers"], sorting["all"])
        case Step.SETTLE:
            return {"kind": "left", "n": left, "of": 0}
        case Step.ANALYSE | Step.ACT:
            return _of("answered", view["analysis"]["answered"], view["analysis"]["needing"])
    return _of("", 0, 0)


def _of(kind: str, n: int, of: int) -> Json:
    return {"kind": kind if of else "", "n": n, "of": of}


def lay(view: Json, left: list[str]) -> list[Json]:
    """The tasks that could be placed where most are, without talk: first those that nothing is left of then, and of
    them the least divided. Each with its `task`, `places`, the colour by group, and `without`, the groups that it can't
    be placed for: evenly split, not agreed, or not shown by themselves."""
    found = [_where(view, id) for id in reversed(left) if id != view.get("again")]
    known = [it for it in found if it["places"]]
    return sorted(known, key=lambda it: bool(it["without"]))


def _where(view: Json, id: str) -> Json:
    task = view["tasks"][id]
    tally, joint = task.get("votes", {}), task.get("joint", {})
    waiting = [group for group in in_order(view) if group not in task["placement"]]
    places = {group: answer for group in waiting if (answer := most(group, tally, joint)) is not None}
    there = (group for group in waiting if view["groups"][group]["people"] or view["groups"][group].get("expected"))
    return {"task": id, "places": places, "without": [group for group in there if group not in places]}


def fits(it: Json, timer: Json, now: int) -> Json:
    """Whether there is time. `has`: minutes left, None where nobody can know; `needs`: minutes that the tasks that are
    left take at the pace so far, None where that is not known; `over`: how many more that is; `lay`: how many tasks
    there is no time for; `filled`: how much of the step has gone, in twentieths. `answer`: "yes", "no", the time is
    "out", or "" where the pace or the time is not known. `time`: what is said where the pace is not: they have some,
    "has", it is "out", or only the "plan" is known; else "".

    `it`: the open step's `minutes`, how many tasks are `left`, and where known `since` and `pace` (`schedule`).
    `timer`: the view's. `now`: milliseconds since 1970. `js/lead/fits.js` answers the same (tests/cases/fits.json).
    """
    gone = _gone(it, now)
    time = _time_left(it["minutes"] * MINUTE, gone, timer, now)
    if time is None:
        found: Json = {"has": None, "needs": _needs(it), "over": 0, "lay": 0, "filled": 0}
        return found | {"answer": "", "time": "plan" if found["needs"] is None else ""}
    passed = max(0, it["minutes"] * MINUTE - time) if gone is None else gone
    has, needs = _minutes(time), _needs(it)
    over = max(0, needs - has) if needs is not None else 0
    rest = max(0, it["left"] - time // (it["pace"] * 1000)) if over else 0
    return {
        "has": has,
        "needs": needs,
        "over": over if rest else 0,
        "lay": rest,
        "filled": TWENTIETHS * passed // (passed + time) if passed + time else TWENTIETHS,
        "answer": "" if needs is None else "out" if not has else "no" if rest else "yes",
        "time": "" if needs is not None else "has" if has else "out",
    }


def _gone(it: Json, now: int) -> Any:
    gone = max(0, now - it["since"]) if "since" in it else None
    return None if gone is None or gone > SITTING else gone


def _time_left(whole: int, gone: Any, timer: Json, now: int) -> Any:
    if "left" in timer:
        return timer["left"]
    if "ends" in timer:
        return max(0, timer["ends"] - now)
    return None if gone is None else max(0, whole - gone)


def _minutes(time: int) -> int:
    """To the nearest, and none only when there is none."""
    return max(1, (time + MINUTE // 2) // MINUTE) if time else 0


def _needs(it: Json) -> int | None:
    return -(-it["left"] * it["pace"] // 60) if it["left"] and "pace" in it else None
