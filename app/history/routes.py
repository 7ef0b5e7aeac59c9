"""What has happened in a workshop, for those who lead it."""

from collections.abc import Callable
from datetime import date
from functools import partial

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.access.workshop import LedWorkshop
from app.course.looking_back.store import is_over
from app.history import store
from app.history.history import chapters, deed
from app.ids import now
from app.live import beside
from app.live.patch import Json
from app.live.still import Still
from app.live.view import Audience
from app.web.calendar import local, written, written_day
from app.web.templating import render

router = APIRouter()

MOST_DEEDS = 50
"""Of the facilitator's, on a page."""


@router.get("/w/{code}/history")
async def history(request: Request, found: LedWorkshop, before: int | None = None) -> Response:
    """`before`: a number in the journal; without it, the newest."""
    return await beside.page(request, found.id, partial(_history, request, before))


def _history(request: Request, before: int | None, still: Still) -> Response:
    live = still.live
    newest = live.number + 1
    until = max(1, min(before, newest)) if before is not None else newest
    acts = {"undo": live.acts.did, "redo": live.acts.undone}
    next_acts = {name: several[-1].number for name, several in acts.items() if several}
    page = _read(request, live.workshop.id, until, [*next_acts.values()])
    nexts = {name: page.about.get(page.undoings.of(number)) for name, number in next_acts.items()}
    deeds = [deed(line, live, page.undoings, page.about) for line in page.lines]
    return render(
        request,
        "history/page.html",
        view=_without_words(still.whole(Audience.LEAD)),
        at=live.number,
        chapters=chapters([*deeds, *page.crowds], page.opened),
        nexts={name: deed(line, live, page.undoings, {}) for name, line in nexts.items() if line},
        before=until if until < newest else None,
        older=page.older,
        clock=_clock(request),
        day=written_day(request),
        written=lambda on: written(date.fromisoformat(on)),
        looks_back=_looks_back(request, live.workshop.id),
    )


def _looks_back(request: Request, workshop: int) -> bool:
    with request.app.state.database.reading_session() as session:
        return is_over(session, workshop, now())


def _without_words(view: Json) -> Json:
    """What can be undone may be that words were taken away: here they are not told."""
    acts: Json = {name: {"do": view[name]["do"]} for name in ("undo", "redo") if name in view}
    return view | acts


def _read(request: Request, workshop: int, before: int, also: list[int]) -> store.Page:
    with request.app.state.database.reading() as connection:
        return store.read(connection, workshop, before, MOST_DEEDS, also)


def _clock(request: Request) -> Callable[[int], str]:
    return lambda at: local(request, at).strftime("%H:%M")
