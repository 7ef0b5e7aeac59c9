"""The rows in which a room's answers stand: a group that answers together, a group for itself, or several in a sum."""

from typing import Any

from app.vocabulary import SPLIT
from app.voting.smallest import TOGETHER

Json = dict[str, Any]


def planned(view: Json) -> list[tuple[str, str]]:
    """All that is to happen, as the ids of a task and of an action for it: what is due first comes first, then what has
    no day, and last what is kept as it is."""

    def place(ids: tuple[str, str]) -> tuple[bool, str, int]:
        action = view["tasks"][ids[0]]["actions"][ids[1]]
        return action["kind"] == "keep", action.get("due", "9"), action["order"]

    return sorted(((id, it) for id, task in view["tasks"].items() for it in task.get("actions", {})), key=place)


def in_order(view: Json) -> list[str]:
    """The groups' ids in their order, which never changes."""
    groups: Json = view["groups"]
    return sorted(groups, key=lambda id: groups[id]["order"])


def present(view: Json) -> Json:
    """How many are `here` `of` those who have joined, and whether all of them are `done`: so many were here when that
    was told. Phones that are turned away are here too, and are not counted past those who have joined."""
    of = sum(group["people"] for group in view["groups"].values())
    here = sum(group["here"] for group in view["groups"].values())
    return {"here": min(here, of), "of": of, "done": 0 < here == view.get("all_done", 0)}


def rows(view: Json) -> list[Json]:
    """`id`, a group's or `TOGETHER`; `kind`: "joint", "alone" or "sum". In the groups' order; a sum comes last."""
    groups, summed = view["groups"], view["together"]
    own = [
        {"id": id, "kind": "joint" if groups[id]["jointly"] else "alone"} for id in in_order(view) if id not in summed
    ]
    return [*own, {"id": TOGETHER, "kind": "sum"}] if summed else own


def not_agreed(view: Json, task: Json) -> list[str]:
    """The groups that have said together that they are not agreed about a task."""
    return [id for id in in_order(view) if task.get("joint", {}).get(id) == SPLIT]
