"""The facilitator's page."""

from app.screens import wall
from app.screens.board import spans
from app.screens.schedule import schedule
from app.screens.units import Json, in_order, present, rows
from app.vocabulary import PASS, REVEALED, Step


def screen(view: Json) -> Json:
    """`rows`: see `app.screens.units.rows`; `decisions`: those, and then the groups that are shown only in the sum, of
    `kind` "summed". `sum`: whether that is of "all" groups or "some". `order`: the tasks' ids as they are to be talked
    about, what is answered anew first, then the most divided; `left`: those of them that talk has not come to the end
    of. `agreed`: those that can be placed without talk, as they came, and `partly`, of how many of them some group's
    view is not known. `lacking`: by group, how many tasks it has not placed, where it has any. `named`: those whose
    text may hold a name. `again`: how many have answered a second round, `n`, `of` how many; absent where there is no
    round. `few`: of how many tasks it is to be told that too few have answered. `acts`: which sentence says what "undo"
    and "redo" bring. `wall`: what the wall shows, see `app.screens.wall`; absent while it is held: what was held
    then is not here. `first`, `ways`, `sorting`, `before`, `schedule`, `present`, `spans`: see there.
    """
    order = _order(view)
    left, far = [id for id in order if _is_left(view, id)], sorting(view)
    shown = {
        "rows": rows(view),
        "decisions": [*rows(view), *({"id": id, "kind": "summed"} for id in in_order(view) if id in view["together"])],
        "sum": _sum(view),
        "order": order,
        "left": left,
        "agreed": _as_they_came(view, "agreed"),
        "partly": sum(bool(task.get("agreed") and task.get("unknown")) for task in view["tasks"].values()),
        "lacking": _lacking(view),
        "named": _as_they_came(view, "named"),
        "few": _few(view),
        "acts": {name: act_said(view, view[name]) for name in ("undo", "redo") if view.get(name)},
        "first": first(view),
        "ways": ways(view),
        "sorting": far,
        "before": before(view),
        "schedule": schedule(view, far, left),
        "present": present(view),
        "spans": spans(view) if view["step"] == Step.SETTLE else {},
    }
    if view["wall"]["way"] != "hold":
        now = wall.picture(view)
        shown["wall"] = {"picture": now, "of": wall.shown_of(view, now)}
    return shown | {"again": _again(view)} if view.get("again") in view["tasks"] else shown


def _as_they_came(view: Json, has: str) -> list[str]:
    tasks = view["tasks"]
    return sorted((id for id, task in tasks.items() if task.get(has)), key=lambda id: tasks[id]["order"])


def _order(view: Json) -> list[str]:
    tasks, again = view["tasks"], view.get("again")
    answered = [id for id, task in tasks.items() if "divided" in task and id != again]
    by_division = sorted(answered, key=lambda id: (-tasks[id]["divided"], tasks[id]["order"]))
    return [again, *by_division] if again is not None and again in tasks else by_division


def _is_left(view: Json, id: str) -> bool:
    task = view["tasks"][id]
    if id == view.get("again"):
        return True
    is_clear = bool(task.get("agreed")) and not task.get("unknown")
    return not task.get("settled") and not is_clear


def next_left(order: list[str], left: list[str], task: str) -> str:
    """The task to talk about after one: the next that is left, round to the first; "" where no other is.
    `js/lead/next_left.js` answers the same (tests/cases/next_left.json), for who chooses a task in the page."""
    place = order.index(task) if task in order else -1
    after = [*order[place + 1 :], *order[: max(place, 0)]]
    return next((id for id in after if id in left), "")


def chosen(view: Json, task: str | None, group: str) -> Json:
    """What the facilitator looks at. `task`: the one asked for, or the first that is left; "" for the board, which is
    asked for so, and where nothing is left. `next`: the one after it; `group`: the one asked for, or the first."""
    left = view["screen"]["left"]
    shown: str = task if task is not None and task in ("", *view["tasks"]) else next(iter(left), "")
    return {
        "task": shown,
        "next": next_left(view["screen"]["order"], left, shown),
        "group": group if group in view["groups"] else in_order(view)[0],
    }


def first(view: Json) -> Json:
    """What is asked first before a step is opened, for those steps where something is: "names", texts may hold a name
    that everybody would read; "sort", there is nothing to sort; "reveal", what is shown can't be unseen."""
    asks = {}
    if (
        view["step"] == Step.GATHER
        and not view["list_is_open"]
        and any(it.get("named") for it in view["tasks"].values())
    ):
        asks["sort"] = "names"
    elif not view["tasks"]:
        asks["sort"] = "sort"
    if view["step"] == Step.SORT:
        asks |= dict.fromkeys(map(str, REVEALED), "reveal")
    return asks


def ways(view: Json) -> Json:
    """What is to be said before a group changes its way to answer. By group: whether it "answered" something, which is
    lost then; and whether it is of "one" person, who has to agree."""
    is_shown = view["step"] not in (Step.GATHER, Step.SORT)
    return {
        id: {
            "answered": bool(is_shown or group["answers"]),
            "one": not group["jointly"] and group.get("expected") == 1,
        }
        for id, group in view["groups"].items()
    }


def _sum(view: Json) -> str:
    if not view["together"]:
        return ""
    return "all" if len(view["together"]) == len(view["groups"]) else "some"


def _few(view: Json) -> int:
    few: int = view.get("few", 0)
    return few if view["tasks"] else 0


def act_said(view: Json, act: Json) -> str:
    """An act, and which of two ways it went where that is to be told apart."""
    match act["do"]:
        case "open_list":
            way = "shown" if view["list_is_open"] else ""
        case "allow_placing":
            way = "allowed" if view["staff_may_place"] else ""
        case "close_door":
            way = "closed" if view["door_closed"] else ""
        case "place_task" if "was" in act:
            way = "pass" if act["was"] == PASS else "back"
        case _:
            way = ""
    return f"{act['do']} {way}".strip()


def _lacking(view: Json) -> dict[str, int]:
    found = {
        id: sum(id not in task["placement"] for task in view["tasks"].values())
        for id in in_order(view)
        if _is_there(view["groups"][id])
    }
    return {id: n for id, n in found.items() if n}


def _is_there(group: Json) -> bool:
    return bool(group["people"] or group.get("expected"))


def _size(group: Json) -> int:
    """How many a group are: as is said, or else as many as have joined."""
    said: int = group["expected"] if "expected" in group else group["people"]
    return said


def _again(view: Json) -> Json:
    """A group that answers together is one to wait for."""
    groups = [group for group in view["groups"].values() if _is_there(group)]
    all_ = sum(1 if group["jointly"] else _size(group) for group in groups)
    return {"n": min(view["tasks"][view["again"]].get("answers", 0), all_), "of": all_}


def sorting(view: Json) -> Json:
    """How far everybody has come. `groups`: in their order, each with `id`, `jointly`, and `n` of `of`: the people who
    are done, or the tasks that a group has answered together. Never more than there are, however many phones there be.
    `answers` of `all`: a group that answers together counts once for each task. `still`: how many people are not done;
    `missing`: how many have not joined. `state`: "still" somebody is not done, "all" are, all who are "here" are, or ""
    where there is nobody. `alone`: whether every group answers alone."""
    tasks, groups = len(view["tasks"]), view["groups"]
    lines = [{"id": id, "jointly": groups[id]["jointly"], **_done(groups[id], tasks)} for id in in_order(view)]
    sizes = {id: 1 if groups[id]["jointly"] else _size(groups[id]) for id in groups if _is_there(groups[id])}
    still = sum(_still(groups[line["id"]], line) for line in lines)
    missing = sum(max(0, _size(group) - group["people"]) for group in groups.values() if not group["jointly"])
    is_somebody = any(group["people"] for group in groups.values())
    return {
        "groups": lines,
        "answers": sum(min(groups[id].get("answers", 0), size * tasks) for id, size in sizes.items()),
        "all": sum(sizes.values()) * tasks,
        "still": still,
        "missing": missing,
        "state": "still" if still else "" if not is_somebody else "here" if missing else "all",
        "alone": not any(group["jointly"] for group in groups.values()),
    }


def _done(group: Json, tasks: int) -> dict[str, int]:
    if group["jointly"]:
        return {"n": min(group.get("answers", 0), tasks), "of": tasks}
    return {"n": min(max(group["ready"], group["done"]), _size(group)), "of": _size(group)}


def _still(group: Json, line: Json) -> int:
    """A group that answers together is not done until it has answered everything, or has said that it is."""
    here, done = min(group["people"], _size(group)), line["n"]
    if not group["jointly"]:
        return int(max(0, here - done))
    return 0 if done == line["of"] or max(group["ready"], group["done"]) >= here else int(here)


def before(view: Json) -> Json:
    """`groups`: in their order, each with `id`, `showing` ("alone", "together", "jointly", "few", "soon") and `because`
    (see `app.voting.ballot.Ballots.will_be_shown`; a group that answers together and has not answered is "silent" too;
    "soon" where something has been set that is not reckoned with yet). Of
    one that "protects", also `whom`: the groups that are too small to be shown alone. `unstated`: those that nobody has
    said how many they are; `over`: those that more phones have joined than they are. `can_show`: whether there is
    anything to show; `may_show`: and all that has to be known first is. `few`: of how many tasks it is to be told that
    too few have answered."""
    groups = view["groups"]
    ids = in_order(view)
    there = [id for id in ids if _is_there(groups[id])]
    small = [id for id in there if groups[id].get("because") == "small"]
    shown = {id: _shown(groups[id]) for id in there if "showing" in groups[id]}
    unstated = [id for id in there if "expected" not in groups[id] and not groups[id]["jointly"]]
    can_show = view.get("few", 0) < len(view["tasks"])
    return {
        "groups": [
            {"id": id, "showing": showing, "because": because} | ({"whom": small} if because == "protects" else {})
            for id, (showing, because) in shown.items()
        ],
        "unstated": unstated,
        "over": [id for id in ids if groups[id].get("seats")],
        "can_show": can_show,
        "may_show": can_show and not unstated,
        "few": _few(view) if can_show else 0,
    }


def _shown(group: Json) -> tuple[str, str]:
    """How a group would be shown, and why. How far the room has come is told now and then: what has been set since then
    is not in it, and is "soon"."""
    showing: str = group["showing"]
    because: str = group["because"]
    is_over, is_waited_for = bool(group.get("seats")) and not group["jointly"], bool(group.get("alone"))
    is_old = (because == "over") != is_over or (because == "waits") != is_waited_for
    if is_old or group["jointly"] != (showing == "jointly" or because == "waits"):
        return "soon", ""
    if group["jointly"] and because != "waits" and not group.get("answers"):
        return "jointly", "silent"
    return showing, because
