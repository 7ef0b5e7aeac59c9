"""The facilitator's pages beside the list: which tasks are the same, and which are not however alike they sound; and
which pictures the tasks have."""

from functools import partial
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.access.workshop import LedWorkshop
from app.alphabet import alphabetical
from app.board.events import TaskRestored, TasksKeptApart
from app.board.similar import similar
from app.board.suggested import good, suggested
from app.live import beside
from app.live.state import Live
from app.live.still import Still
from app.live.view import Audience
from app.pictures.pictures import MOST_TYPED, pictures
from app.pictures.pictures import found as found_pictures
from app.web.language import current
from app.web.paging import part
from app.web.templating import render

MOST_AT_ONCE = 400
"""Tasks that get a picture by one press: their ids fit in a frame."""

router = APIRouter()


@router.get("/w/{code}/similar")
async def similar_tasks(request: Request, found: LedWorkshop) -> Response:
    return await beside.page(request, found.id, partial(_similar, request))


def _similar(request: Request, still: Still) -> Response:
    live, view = still.live, still.whole(Audience.LEAD)
    # As the facilitator has been sent them: what is withheld has no words here either, and no order.
    tasks = sorted(view["tasks"].items(), key=lambda it: it[1]["order"])
    texts = {id: task["text"] for id, task in tasks}
    pairs = similar(texts, {*live.board.apart})
    choices = sorted(texts.items(), key=lambda it: alphabetical(it[1]))
    happened = _happened(live)
    return render(
        request, "similar/page.html", view=view, at=live.number, pairs=pairs, choices=choices, happened=happened
    )


def _happened(live: Live) -> dict[str, Any] | None:
    """What was said of two tasks just now, where that is what undo takes back: for a sentence."""
    act = live.acts.did[-1] if live.acts.did else None
    if act is None or act.do not in ("merge_tasks", "keep_apart"):
        return None
    tasks = live.board.tasks
    if act.do == "merge_tasks":
        texts = [act.about.get("text"), *(tasks[id].text for id in _restored(act.back) if id in tasks)]
    else:
        named = next((it for it in act.back if isinstance(it, TasksKeptApart)), None)
        texts = [tasks[id].text for id in (named.task, named.other) if id in tasks] if named else []
    return {"do": act.do, "text": texts[0], "into": texts[1]} if len(texts) > 1 and all(texts) else None


def _restored(back: tuple[Any, ...]) -> list[str]:
    return [event.task for event in back if isinstance(event, TaskRestored)]


@router.get("/w/{code}/pictures")
async def pictures_of_tasks(
    request: Request, found: LedWorkshop, task: str = "", q: str = "", page: str = ""
) -> Response:
    return await beside.page(request, found.id, partial(_pictures, request, task, q, page))


def _pictures(request: Request, task: str, q: str, page: str, still: Still) -> Response:
    """`task`: the one that a picture is chosen for, among all that `q` finds; else all tasks, some at a time."""
    live, view = still.live, still.whole(Audience.LEAD)
    # As the facilitator has been sent them: what is withheld has no words here either, and gets no picture.
    texts = {id: it["text"] for id, it in sorted(view["tasks"].items(), key=lambda it: it[1]["order"])}
    without = [id for id in texts if "picture" not in view["tasks"][id]]
    about, typed = task if task in texts else "", q.strip()[:MOST_TYPED]
    shown = part([*texts], page)
    return render(
        request,
        "pictures/page.html",
        view=view,
        at=live.number,
        about=about,
        q=typed,
        found=found_pictures(typed) if typed else [*pictures()],
        shown=shown,
        suggestions={id: [key for key, _ in suggested(texts[id])] for id in (about, *shown.items) if id},
        to_all=[id for id in without if good(texts[id])][:MOST_AT_ONCE],
        happened=_given(live),
        name_of=_name_of,
    )


def _name_of(key: str) -> str:
    """What a picture shows, in Swedish, or for who reads another language in English."""
    return pictures()[key].name if current().startswith("sv") else pictures()[key].english


def _given(live: Live) -> dict[str, Any] | None:
    """Which tasks were given a picture just now, where that is what undo takes back: for a sentence."""
    act = live.acts.did[-1] if live.acts.did else None
    if act is None or act.do not in ("set_picture", "suggest_pictures"):
        return None
    return {"do": act.do, "text": act.about.get("text", ""), "n": act.about["n"]}
