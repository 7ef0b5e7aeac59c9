"""The page on which the facilitator says which tasks are the same, and which are not however alike they sound."""

from functools import partial
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.access.workshop import LedWorkshop
from app.alphabet import alphabetical
from app.board.events import TaskRestored, TasksKeptApart
from app.board.similar import similar
from app.live import beside
from app.live.state import Live
from app.live.still import Still
from app.live.view import Audience
from app.web.templating import render

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
