"""The course's last part: what happened in a workshop beside what is advised, for those who lead it."""

from collections.abc import Callable
from datetime import date
from functools import partial

from fastapi import APIRouter, Request
from sqlalchemy import Connection
from starlette.exceptions import HTTPException
from starlette.responses import Response

from app.access.rights import Leader
from app.access.workshop import LedWorkshop
from app.course.content import NAME
from app.course.looking_back import store
from app.course.looking_back.compared import Compared, began, compared, in_all
from app.course.looking_back.store import NotToRead
from app.ids import now
from app.live import beside
from app.live.still import Still
from app.web.calendar import local, short_day, short_moment, written, written_day
from app.web.language import _
from app.web.templating import render

router = APIRouter()


@router.get("/course/after-first/{code}")
async def after_first(request: Request, found: LedWorkshop, me: Leader) -> Response:
    """404 while session one is not over, and of an example."""
    assert me.id is not None
    return await beside.page(request, found.id, partial(_page, request, me.id))


def _page(request: Request, me: int, still: Still) -> Response:
    workshop, at = still.live.workshop, now()
    with request.app.state.database.reading_session() as session:
        led = store.led(session, me, at)
        if workshop.id not in (it.id for it in led):
            raise HTTPException(404)
        its = None if workshop.pruned else _compared(session.connection(), workshop.id, at)
    return render(
        request,
        "course/after_first.html",
        course=_(NAME),
        workshop=workshop,
        pruned={kind: {"then": it.then, **it.decision} for kind, it in workshop.pruned.items()},
        its=its,
        in_all=in_all,
        others=[it for it in led if it.id != workshop.id],
        is_first=led[0].id == workshop.id,
        began=began,
        when=_when(request),
        day=written_day(request),
        short_day=short_day(request),
        written=lambda on: written(date.fromisoformat(on)),
    )


def _compared(connection: Connection, workshop: int, at: int) -> Compared | None:
    """None where the journal can't be read."""
    try:
        return compared(store.told(connection, workshop), at)
    except NotToRead:
        return None


def _when(request: Request) -> Callable[[int, int], str]:
    """A moment by the clock, with its day where that is not the day that the session began."""
    moment = short_moment(request)

    def when(at: int, first: int) -> str:
        there = local(request, at)
        return there.strftime("%H:%M") if there.date() == local(request, first).date() else moment(at)

    return when
