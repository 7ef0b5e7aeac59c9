"""The facilitator's page."""

from app.screens.units import Json, in_order, rows


def screen(view: Json) -> Json:
    """`rows`: see `app.screens.units.rows`. `order`: the tasks' ids as they are to be talked about, what is answered
    anew first, then the most divided; `left`: those of them that talk has not come to the end of. `before`: what is
    to be known before the answers are shown, see `before`."""
    order = _order(view)
    return {
        "rows": rows(view),
        "order": order,
        "left": [id for id in order if _is_left(view, id)],
        "before": before(view),
    }


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


def before(view: Json) -> Json:
    """`groups`: in their order, each with `id`, `showing` ("alone", "together", "jointly", "few") and `because` (see
    `app.voting.ballot.Ballots.will_be_shown`). `unstated`: those that nobody has said how many they are; `over`: those
    that more phones have joined than they are."""
    groups = view["groups"]
    ids = in_order(view)
    there = [id for id in ids if groups[id]["people"] or groups[id].get("expected")]
    return {
        "groups": [
            {"id": id, "showing": groups[id]["showing"], "because": groups[id]["because"]}
            for id in there
            if "showing" in groups[id]
        ],
        "unstated": [id for id in there if "expected" not in groups[id] and not groups[id]["jointly"]],
        "over": [id for id in ids if groups[id].get("seats")],
    }
