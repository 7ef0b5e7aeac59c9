"""The wall: which picture, how far everybody has come, and in what shape each group's answer stands.

Its words are made of this, so what is said here must hold with one answer, in a group of two, and with nobody.
"""

from collections.abc import Iterable

from app.screens.ending import ending
from app.screens.units import Json, in_order, not_agreed, planned, rows
from app.vocabulary import SESSION_TWO, SPLIT, WEIGHT, Colour, Step
from app.voting.smallest import TOGETHER

BEFORE_ANSWERS = (Step.GATHER, Step.SORT)
AFTER_TALK = (Step.SETTLE, *SESSION_TWO, Step.CLOSED)
"""The steps in which it is known what the groups' colours ask for."""
SHOWN_AS = ("bar", "block")
"""The shapes that are an answer; the others say that there is none, or none to show."""


def screen(view: Json) -> Json:
    """`picture`: see `picture`, and `of`: the group of a board, the task that stands alone, or the topic; "" for none.
    `rows`: see `app.screens.units.rows`. `order`: while all answers are shown, the tasks
    of which there is something to show, the most divided first; `unshown`: how many the others are. `answers`: of those
    tasks, and of the one that everybody is brought to, see `answered`; `asks`: of the first of them and of that one,
    see `asked`. And with its picture: `one`, `far`, `opinions`, `hours`, `actions`, `talks`, `ending`: see there."""
    now, tasks = picture(view), view["tasks"]
    of = shown_of(view, now)
    about = tasks if now == "reveal" else [of] if now == "one" else []
    answers, order = _answers(view, about), []
    if now == "reveal":
        order = sorted(answers, key=lambda id: (-tasks[id]["divided"], tasks[id]["order"]))
    whole: Json = {
        "picture": now,
        "of": of,
        "rows": rows(view),
        "order": order,
        "unshown": len(tasks) - len(order) if now == "reveal" else 0,
        "answers": answers,
        "asks": {
            id: asked(not_agreed(view, tasks[id]), tasks[id].get("divided", 0))
            for id in (order[:1] if order else answers)
        },
    }
    return whole | _of_picture(view, now)


def _of_picture(view: Json, now: str) -> Json:
    """What only one picture shows."""
    match now:
        case "one":
            return {"one": one(view, shown_of(view, now))}
        case "sort" | "again" | "asked":
            return {"far": far(view, now)}
        case "opinions":
            return {"opinions": opinions(view, shown_of(view, now))}
        case "hours":
            return {"hours": hours(view)}
        case "actions":
            return {"actions": [[task, id] for task, id in planned(view) if not _is_kept(view, task, id)]}
        case "matrix":
            return {"talks": talks(view)}
        case "ending":
            return {"ending": ending(view)}
    return {}


def picture(view: Json) -> str:
    """What the wall shows: the name of one of its pictures."""
    step, tasks, topic = view["step"], view["tasks"], view["topic"]
    if view.get("again") in tasks and step not in (*BEFORE_ANSWERS, Step.CLOSED):
        return "again"
    if looked_at := _looked_at(view):
        return looked_at
    if "ending" in view:
        return "ending"
    if topic["open"]:
        return _of_topic(topic, topic["open"])
    if view.get("brought_up") in tasks:
        return "one"
    if step == Step.GATHER:
        return "list" if view["list_is_open"] and tasks else "join"
    if step in (Step.SORT, Step.REVEAL):
        return str(step)
    if step == Step.SETTLE and not _is_whole(tasks):
        return "board"
    return "actions" if step == Step.ACT and _has_plans(tasks) else "matrix"


def _looked_at(view: Json) -> str:
    """The picture of what the lead has up; "" for the step's own, also where the step has no such picture."""
    step, tasks, what, of = view["step"], view["tasks"], view["wall"]["what"], view["wall"]["of"]
    match what:
        case "board" if of in view["groups"] and step not in BEFORE_ANSWERS:
            return "board"
        case "talk" if step in AFTER_TALK:
            return "matrix"
        case "question" if of == view["topic"]["open"] or of in view["topic"]["shown"]:
            return _of_topic(view["topic"], of)
        case "action" if step in SESSION_TWO and _has_plans({of: tasks[of]} if of in tasks else tasks):
            return "actions"
        case "action" if step in SESSION_TWO and of in tasks:
            return "one"
    return ""


def shown_of(view: Json, now: str) -> str:
    """Of which group, task or topic a picture is; "" where that is not said."""
    of: str = view["wall"]["of"] if _looked_at(view) == now else ""
    match now:
        case "one":
            return of or str(view["brought_up"])
        case "asked" | "hours" | "opinions":
            return of or str(view["topic"]["open"])
    return of


def _of_topic(topic: Json, of: str) -> str:
    if of not in topic["shown"]:
        return "asked"
    return "hours" if of == WEIGHT else "opinions"


def _is_whole(tasks: Json) -> bool:
    return bool(tasks) and all(task.get("settled") for task in tasks.values())


def _has_plans(tasks: Json) -> bool:
    return any(action["kind"] != "keep" for task in tasks.values() for action in task.get("actions", {}).values())


def _is_kept(view: Json, task: str, action: str) -> bool:
    return bool(view["tasks"][task]["actions"][action]["kind"] == "keep")


def _answers(view: Json, about: Iterable[str]) -> Json:
    """Those tasks of which there is an answer that may be shown; see `answered`."""
    kinds = _kinds(view)
    found = {id: answered(view, view["tasks"][id], kinds) for id in about}
    return {id: rows for id, rows in found.items() if any(row["as"] in SHOWN_AS for row in rows)}


def _kinds(view: Json) -> dict[str, str]:
    """In their order, the groups and `TOGETHER`, and which kind of row each has; "" for none."""
    kinds = {row["id"]: row["kind"] for row in rows(view)}
    return {id: kinds.get(id, "") for id in (*in_order(view), TOGETHER)}


def asked(split: list[str], divided: float) -> Json:
    """What the room is asked about the answers it sees. `as`: "split", where `whom` are not agreed with themselves, and
    begin; "differ"; or "alike", all who answered did."""
    if split:
        return {"as": "split", "whom": split}
    return {"as": "differ" if divided else "alike"}


def one(view: Json, id: str) -> Json:
    """A task that stands alone. `placed`: the groups that have a place for it; `unknown`: the groups whose
    view of it nobody knows, once answers are no longer shown. `is_few`: whether too few have answered to show."""
    task, step = view["tasks"][id], view["step"]
    ids = in_order(view)
    return {
        "placed": [id for id in ids if id in task["placement"]],
        "unknown": [id for id in ids if id in task.get("unknown", {})] if step != Step.REVEAL else [],
        "is_few": step in (Step.REVEAL, Step.SETTLE) and "votes" in task and not _answers(view, [id]),
    }


def answered(view: Json, task: Json, kinds: dict[str, str]) -> list[Json]:
    """How each row stands for a task: `id` and `kind` as in `app.screens.units.rows`, and `as`. `kinds`: see `_kinds`.

    `as`: "bar"; "block", a group's one answer; "few", there are too few answers to show; "none", nobody has joined who
    could answer; "silent", a group that answers together has not; "hidden", what it says is not for others to see.
    A show of hands is its own group's, also where the group's votes are in a sum or in a block: `kind` "hands".
    """
    votes, joint = task.get("votes"), task.get("joint", {})
    if votes is None:
        return []
    found: list[Json] = []
    for id, kind in kinds.items():
        has_bar = any(votes.get(id, {}).values())
        if kind == "joint":
            found.append({"id": id, "kind": kind, "as": _joint(view, id, joint)})
        elif kind:
            lacks = "few" if task.get("few", {}).get(id) else "none"
            found.append({"id": id, "kind": kind, "as": "bar" if has_bar else lacks})
        if has_bar and kind not in ("alone", "sum"):
            found.append({"id": id, "kind": "hands", "as": "bar"})
    return found


def _joint(view: Json, group: str, joint: Json) -> str:
    if group in joint:
        return "block"
    return "hidden" if view["groups"][group].get("alone") else "silent"


def far(view: Json, now: str) -> Json:
    """How far everybody has come. `groups`: in their order, each with `id`, `kind` ("alone", "joint", or "one": a group
    of one that answers as a group) and `as`. `share`: of all that is to be answered, in thousandths, each group by its
    heads.

    `as`: "people", `done` of `all` have answered everything; "answered", so many have answered the task that is asked
    again; "tasks", a group that answers together has answered `done` of `all`; "answer", it has answered the task, or
    not; "nobody", there is nobody to answer. Of the task that is asked again nobody is told how many of which group
    have answered: those who answer alone are one row, `TOGETHER`, unless they are one group.
    """
    groups = {id: view["groups"][id] for id in in_order(view)}
    alone = {id: group for id, group in groups.items() if not group["jointly"]}
    found: list[tuple[Json, float, int]] = []
    for id, group in groups.items():
        if group["jointly"]:
            row, share = _far_jointly(view, group, now)
            found.append(({"id": id, **row}, share, heads(group)))
        elif now != "again" or len(alone) == 1:
            row, share = _far_alone(view, alone if now == "again" else {id: group}, now)
            found.append(({"id": id, **row}, share, heads(group)))
    if now == "again" and len(alone) > 1:
        row, share = _far_alone(view, alone, now)
        found.append(({"id": TOGETHER, **row}, share, row["all"]))
    everybody = sum(of for _, _, of in found)
    weighed = sum(min(1.0, share) * of for _, share, of in found)
    share = round(1000 * weighed / everybody) if everybody else 0
    return {"groups": [row for row, _, _ in found], "share": share}


def heads(group: Json) -> int:
    """How many a group is: as many as is stated, or have joined."""
    return int(group.get("expected") or group["people"])


def _far_alone(view: Json, groups: Json, now: str) -> tuple[Json, float]:
    everybody, tasks = sum(map(heads, groups.values())), len(view["tasks"])
    row: Json = {"kind": "alone", "as": "answered" if now == "again" else "people", "all": everybody}
    if not everybody:
        return {**row, "as": "nobody", "done": 0}, 0.0
    if now == "again":
        jointly = sum(bool(group.get("again")) for group in view["groups"].values())
        done = view["tasks"][view["again"]]["answers"] - jointly
    elif now == "asked":
        done = sum(group.get("asked", {}).get("done", 0) for group in groups.values())
        begun = sum(group.get("asked", {}).get("begun", 0) for group in groups.values())
        row["begun"] = min(begun, everybody)
    else:
        done = sum(max(group["done"], group["ready"]) for group in groups.values())
    row["done"] = min(done, everybody)
    if now == "sort" and tasks:
        return row, sum(group["answers"] for group in groups.values()) / (everybody * tasks)
    return row, row["done"] / everybody


def _far_jointly(view: Json, group: Json, now: str) -> tuple[Json, float]:
    if now == "again":
        done, everything = int(bool(group.get("again"))), 1
    elif now == "asked":
        done, everything = group.get("asked", {}).get("answers", 0), group.get("asked", {}).get("all", 0)
    else:
        done, everything = group["answers"], len(view["tasks"])
    done = min(done, everything)
    kind = "one" if group.get("expected") == 1 else "joint"
    row = {"kind": kind, "as": "answer" if now == "again" else "tasks", "done": done, "all": everything}
    return row, done / everything if everything else 0.0


def opinions(view: Json, question: str) -> Json:
    """How the room answered a question. `order`: the tasks of which there is something to show, the
    most divided first; `answers`: see `answered`; `asks`: see `asked`.

    Who is in a sum is not known here, so a group that has no row of its own is not said to be anywhere.
    """
    tasks = view["tasks"]
    said = {id: task["opinions"][question] for id, task in tasks.items() if question in task.get("opinions", {})}
    answers = {id: _opinions_of(view, it) for id, it in said.items()}
    shown = [id for id in said if any(row["as"] in SHOWN_AS for row in answers[id])]
    split = {id: [group for group in in_order(view) if _is_split(said[id], group)] for id in shown}
    return {
        "order": sorted(shown, key=lambda id: (-said[id]["divided"], tasks[id]["order"])),
        "answers": {id: answers[id] for id in shown},
        "asks": {id: asked(split[id], said[id]["divided"]) for id in shown},
    }


def _is_split(said: Json, group: str) -> bool:
    return bool(said["joint"].get(group, {}).get("answer") == SPLIT)


def _opinions_of(view: Json, said: Json) -> list[Json]:
    votes, found = said["votes"], []
    for id in in_order(view):
        group = view["groups"][id]
        if group["jointly"]:
            found.append({"id": id, "kind": "joint", "as": _joint(view, id, said["joint"])})
        elif id in votes:
            found.append({"id": id, "kind": "alone", "as": "bar"})
        elif TOGETHER not in votes:
            found.append({"id": id, "kind": "alone", "as": "few" if group["people"] else "none"})
    if TOGETHER in votes:
        found.append({"id": TOGETHER, "kind": "sum", "as": "bar"})
    return found


def hours(view: Json) -> Json:
    """How much time tasks take, all who do them together. `order`: those of which it is known, the longest first;
    `times`: of each, whole minutes a week: `middle`, and between `low` and `high` half of what was said, and `jointly`:
    the groups that have said a time together. `most`: what the longest bar stands for."""
    tasks = view["tasks"]
    times = {id: _times(view, task["weight"]) for id, task in tasks.items() if task.get("weight")}
    order = sorted(
        (id for id, it in times.items() if it["middle"]), key=lambda id: (-times[id]["middle"], tasks[id]["order"])
    )
    return {
        "order": order,
        "times": {id: times[id] for id in order},
        "most": max([60, *(max(times[id]["middle"], times[id]["high"]) for id in order)]),
    }


def _times(view: Json, weight: Json) -> Json:
    return {
        "low": sum(it["low"] * it["people"] for it in weight.values()),
        "middle": round(60 * sum(it["hours"] for it in weight.values())),
        "high": sum(it["high"] * it["people"] for it in weight.values()),
        "jointly": [id for id in in_order(view) if weight.get(id, {}).get("joint")],
    }


def talks(view: Json) -> Json:
    """The talks that the groups' colours ask for. `tasks`: by talk, in the tasks' order; `ways`: what is handed over,
    by who hands over to whom: `from`, `to` and `tasks`."""
    tasks = view["tasks"]
    by_talk: dict[str, list[str]] = {}
    for id in sorted(tasks, key=lambda id: tasks[id]["order"]):
        if "talk" in tasks[id]:
            by_talk.setdefault(tasks[id]["talk"], []).append(id)
    ways: dict[tuple[tuple[str, ...], tuple[str, ...]], list[str]] = {}
    for id in by_talk.get("hand_over", ()):
        ways.setdefault((_placed_as(view, id, Colour.RED), _placed_as(view, id, Colour.GREEN)), []).append(id)
    return {"tasks": by_talk, "ways": [{"from": [*a], "to": [*b], "tasks": ids} for (a, b), ids in ways.items()]}


def _placed_as(view: Json, task: str, colour: Colour) -> tuple[str, ...]:
    placement = view["tasks"][task]["placement"]
    return tuple(id for id in in_order(view) if id in placement and placement[id]["colour"] == colour)
