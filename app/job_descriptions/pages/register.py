"""HR's place: all job descriptions, how far each has come, and what is next."""

from functools import partial
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.access.facilitator import SignedIn
from app.account.tables import FacilitatorRow
from app.alphabet import alphabetical
from app.ids import now
from app.job_descriptions.pages.opened import AnyOne
from app.job_descriptions.papers.sheet import MOST_CHOSEN
from app.job_descriptions.versions import as_template
from app.job_descriptions.way import store
from app.job_descriptions.way.register import Search, figures, found, next_step, place
from app.live import beside
from app.once.making import Making, OnceRoute
from app.web.calendar import local, today, written
from app.web.paging import part
from app.web.templating import render
from app.workshop import store as workshops

router = APIRouter(route_class=OnceRoute)

MOST_ASKED = 100
"""Characters of a question in the address."""


@router.get("/job-descriptions")
async def all_job_descriptions(request: Request, facilitator: SignedIn, page: str = "1") -> Response:
    return await beside.listed(request, partial(_all, request, facilitator, page))


def _all(request: Request, facilitator: FacilitatorRow, page: str) -> Response:
    assert facilitator.id is not None
    search, this_day = _search(request), today(request)
    with request.app.state.database.reading_session() as session:
        entries = store.register(session, lambda at: local(request, at).date())
        own = workshops.all_led(session, facilitator.id)
    hits = found(entries, search, this_day)
    return render(
        request,
        "job_descriptions/list.html",
        search=search,
        address=_address,
        part=part(hits, page),
        hits=hits,
        most_asked=MOST_ASKED,
        most_chosen=MOST_CHOSEN,
        is_empty=not entries,
        workplaces=sorted({entry.workplace for entry in entries}, key=alphabetical),
        figures=figures(entries),
        has_examples=any(entry.is_example for entry in entries),
        place=place,
        next_step=lambda entry: next_step(entry, this_day),
        day=written,
        workshops=own,
    )


def _address(search: Search, **changes: str) -> str:
    """The list's address with this search, changed so."""
    asks = {**search.asks, **changes}
    return "/job-descriptions" + (f"?{urlencode(asks)}" if asks else "")


def _search(request: Request) -> Search:
    asked = request.query_params
    return Search(**{name: asked[name][:MOST_ASKED] for name in Search.__slots__ if asked.get(name)})


@router.post("/job-descriptions/{id:row}/duplicate")
def duplicate(request: Request, kept: AnyOne, facilitator: SignedIn, once: Making) -> Response:
    assert facilitator.id is not None
    with request.app.state.database.session() as session:
        once.begin(session)
        id = store.add_copy(session, kept.id, as_template(kept.newest.draft), facilitator.id, now())
        return once.leads_to(request, session, f"/job-descriptions/{id}")
