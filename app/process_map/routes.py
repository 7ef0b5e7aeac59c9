"""The process map: the first page after signing in, and on paper."""

from datetime import date
from functools import partial

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.access.facilitator import SignedIn
from app.access.rights import has
from app.account.roles import Reach, Right, reach
from app.account.tables import FacilitatorRow
from app.export.download import download
from app.export.pdf import typeset
from app.job_descriptions.pages.desk import always_asked
from app.live import beside
from app.process_map.boxes import LANES, Box
from app.process_map.leading import address, begins
from app.process_map.paper import drawn
from app.process_map.reading import can_wait, seen, waiting
from app.ways.come_along import WAYS
from app.ways.wording import said
from app.web.calendar import local, short_moment, today, written, written_month
from app.web.note import before_this
from app.web.templating import render

router = APIRouter()


@router.get("/map")
async def the_map(request: Request, me: SignedIn) -> Response:
    return await beside.listed(request, partial(_page, request, me))


def _page(request: Request, me: FacilitatorRow) -> Response:
    always = always_asked(request)
    with request.app.state.database.reading_session() as session:
        day_of, on = partial(_day, request), today(request)
        its, lines = seen(session, me, day_of, on), waiting(session, me, day_of, on, always)
    return render(
        request,
        "process_map/page.html",
        map=its,
        lanes=LANES,
        on=on,
        lines=lines,
        can_wait=can_wait(me),
        address=lambda box: address(box, me.roles),
        begins=lambda box: begins(box, me.roles),
        box=Box,
        known=[way.name for way in WAYS.values()],
        leads=has(me, Right.LEAD),
        sees_tasks=reach(me.roles, Right.SEE_TASKS) is Reach.ALL,
        reads_programme=has(me, Right.READ_PROGRAMME),
        sees_past_plan=reach(me.roles, Right.READ_POSTS) is Reach.ALL,
        said=said,
        day=written,
        month=written_month,
        before=before_this(request, me),
        moment=short_moment(request),
    )


@router.get("/map.pdf")
async def on_paper(request: Request, me: SignedIn) -> Response:
    return await beside.file(request, partial(_pdf, request, me))


def _pdf(request: Request, me: FacilitatorRow) -> Response:
    on = today(request)
    with request.app.state.database.reading_session() as session:
        its = seen(session, me, partial(_day, request), on)
    organisation = request.app.state.settings.letterhead.organisation
    return download(f"Processkarta {on.isoformat()}", "pdf", typeset("map.typ", drawn(its, organisation, on)))


def _day(request: Request, at: int) -> date:
    return local(request, at).date()
