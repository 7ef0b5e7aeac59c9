"""The lead's view, as much of it as the coach and the robots look at."""

from typing import Any

Json = dict[str, Any]


def a_group(people: int = 5, done: int = 0, **more: Any) -> Json:
    return {"people": people, "ready": 0, "done": done, "order": 0, "jointly": False} | more


def a_task(text: str = "Städa", **placed: str) -> Json:
    """`placed`: the colour by group."""
    return {"text": text, "placement": {group: {"colour": colour, "order": "a"} for group, colour in placed.items()}}


def a_view(step: str, tasks: Json | None = None, groups: Json | None = None, **more: Any) -> Json:
    """`more`: goes into the view; of `screen`, what is given instead of nothing."""
    screen = {
        "first": {},
        "order": [],
        "left": [],
        "agreed": [],
    }
    screen["before"] = {"unstated": [], "can_show": True, "few": 0, "groups": []} | more.get("screen", {}).pop(
        "before", {}
    )
    screen |= more.pop("screen", {})
    its = {"list_is_open": False, "opening": {"up": False}, "topic": {"open": "", "shown": {}}}
    return {"step": step, "tasks": tasks or {}, "groups": groups or {"g1": a_group()}, "screen": screen, **its, **more}


def a_phone(step: str, tasks: Json, group: str = "g1", **more: Any) -> Json:
    """What a robot's phone has been sent."""
    me = {"group": group, "pen": "own", "asked": False, "ready": {}} | more.pop("me", {})
    its = {"mine": {}, "wrote": {}, "estimates": {}, "opinions": {}, "screen": {"topic": "", "asks": []}}
    return {"step": step, "tasks": tasks, "groups": {"g1": {}, "g2": {}}, "me": me, **its, **more}
