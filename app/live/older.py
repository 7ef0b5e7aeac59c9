"""What a journal holds from before: what is said of an action beside its other fields, and a restored task as one event
of the board's, with rows of the other concepts."""

from collections.abc import Iterable
from typing import Any

Line = tuple[str, dict[str, Any]]
"""An event's kind and its fields."""


def as_now(kind: str, data: dict[str, Any]) -> Iterable[Line]:
    """An event as it is written in the journal, as the events that it is today."""
    if kind in ("ActionPlanned", "ActionChanged"):
        return [(kind, _with_plan(data))]
    if kind == "TalkRestored":
        return [(kind, data | {"actions": [*map(_with_plan, data["actions"])]})]
    if kind != "TaskRestored" or "placement" not in data:
        return [(kind, data)]
    task, told = {"task": data["task"]}, data.get("told", ())
    doing, rest = dict(data.get("doing", ())), {id: said for id, *said in data.get("plans", ())}
    hands: dict[str, list[Any]] = {}
    for group, *count in data["hands"]:
        hands.setdefault(group, []).append(count)
    return [
        ("TaskRestored", data | {"placed": _each(task, ("group", "colour", "order"), data["placement"])}),
        (
            "AnswersRestored",
            {"seen": None, "why_green": (), "late": (), "shows": -1}
            | data
            | {
                "votes": _each(task, ("person", "answer", "only", "ground"), data["votes"]),
                "hands": _each(task, ("group", "counts"), hands.items()),
            },
        ),
        (
            "TimesRestored",
            task
            | {
                "estimates": [
                    it | {"people": doing.get(it["person"], 0)}
                    for it in _each(task, ("person", *_AMOUNT, "when"), data.get("estimates", ()))
                ],
                "weights": _each(task, ("group", *_AMOUNT, "people", "when"), data.get("weights", ())),
                "told": told,
            },
        ),
        (
            "TalkRestored",
            task
            | {
                "replies": _each(task, ("question", "answer", "note"), data["replies"]),
                "actions": [
                    _with_plan(it)
                    for it in _each(task, _ACTION, ([*it, *rest.get(it[0], _UNSAID)] for it in data["actions"]))
                ],
                "opinions": _each(task, ("question", "person", "answer", "how"), data.get("opinions", ())),
                "told": told,
            },
        ),
    ]


_AMOUNT = ("times", "every", "period", "minutes")
_ACTION = ("action", "kind", "what", "owner", "due", "order", "first_step", "notice", "to", "decided")
_UNSAID = ("", "", "", False)
_PLAN = ("kind", "what", "owner", "due", "first_step", "notice", "to")


def _with_plan(action: dict[str, Any]) -> dict[str, Any]:
    """What is said of an action stood beside its other fields, and is one of them."""
    return action if "plan" in action else action | {"plan": {name: action[name] for name in _PLAN if name in action}}


def _each(task: dict[str, Any], names: Iterable[str], rows: Iterable[Any]) -> list[dict[str, Any]]:
    return [task | dict(zip(names, row, strict=True)) for row in rows]
