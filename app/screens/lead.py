"""The facilitator's page."""

from app.screens.units import Json, in_order, rows


def screen(view: Json) -> Json:
    """`rows`: see `app.screens.units.rows`. `order`: the tasks' ids as they are to be talked about, what is answered
    anew first, then the most divided; `left`: those of them that talk has not come to the end of. `agreed`: those that
    can be placed without talk, as they came, and `partly`, of how many of them some group's view is not known.
    `lacking`: by group, how many tasks it has not placed, where it has any. `named`: those whose text may hold a name.
    `again`: how many have answered a second round, `n`, `of` how many; absent where there is no round. `sorting`,
    `before`: see there.
    """
    order = _order(view)
    shown = {
        "rows": rows(view),
        "order": order,
        "left": [id for id in order if _is_left(view, id)],
        "agreed": [id for id in _as_they_came(view) if view["tasks"][id].get("agreed")],
        "partly": sum(bool(task.get("agreed") and task.get("unknown")) for task in view["tasks"].values()),
        "lacking": _lacking(view),
        "named": [id for id in _as_they_came(view) if view["tasks"][id].get("named")],
        "sorting": sorting(view),
        "before": before(view),
    }
    return shown | {"again": _again(view)} if view.get("again") in view["tasks"] else shown


def _as_they_came(view: Json) -> list[str]:
    tasks = view["tasks"]
    return sorted(tasks, key=lambda id: tasks[id]["order"])


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
    `missing`: how many have not joined."""
    tasks, groups = len(view["tasks"]), view["groups"]
    lines = [{"id": id, "jointly": groups[id]["jointly"], **_done(groups[id], tasks)} for id in in_order(view)]
    sizes = {id: 1 if groups[id]["jointly"] else _size(groups[id]) for id in groups if _is_there(groups[id])}
    return {
        "groups": lines,
        "answers": sum(min(groups[id].get("answers", 0), size * tasks) for id, size in sizes.items()),
        "all": sum(sizes.values()) * tasks,
        "still": sum(_still(groups[line["id"]], line) for line in lines),
        "missing": sum(max(0, _size(group) - group["people"]) for group in groups.values() if not group["jointly"]),
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
    anything to show."""
    groups = view["groups"]
    ids = in_order(view)
    there = [id for id in ids if _is_there(groups[id])]
    small = [id for id in there if groups[id].get("because") == "small"]
    shown = {id: _shown(groups[id]) for id in there if "showing" in groups[id]}
    return {
        "groups": [
            {"id": id, "showing": showing, "because": because} | ({"whom": small} if because == "protects" else {})
            for id, (showing, because) in shown.items()
        ],
        "unstated": [id for id in there if "expected" not in groups[id] and not groups[id]["jointly"]],
        "over": [id for id in ids if groups[id].get("seats")],
        "can_show": view.get("few", 0) < len(view["tasks"]),
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
