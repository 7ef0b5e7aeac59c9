"""HR's place: all job descriptions, how far each has come, and what is next."""

from dataclasses import replace
from datetime import date
from functools import partial
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.access.facilitator import SignedIn
from app.access.rights import RegisterReader, has
from app.account.roles import Reach, Right, reach
from app.account.tables import FacilitatorRow
from app.alphabet import alphabetical
from app.ids import now
from app.job_descriptions.pages.opened import ToWrite
from app.job_descriptions.pages.reviewing import matched
from app.job_descriptions.papers.document import party
from app.job_descriptions.papers.sheet import MOST_CHOSEN
from app.job_descriptions.versions import as_template
from app.job_descriptions.way import store
from app.job_descriptions.way.register import Search, figures, found, next_step, place, with_workplaces
from app.job_descriptions.whose import reached
from app.live import beside
from app.once.making import Making, OnceRoute
from app.searching import MOST_ASKED
from app.sharing import store as sharing
from app.ways.pages.of_posts import counted_of_texts, of_texts
from app.ways.wording import said
from app.web.calendar import local, today, written
from app.web.language import _
from app.web.paging import part
from app.web.templating import render
from app.workshop import store as workshops

router = APIRouter(route_class=OnceRoute)


@router.get("/job-descriptions")
async def all_job_descriptions(request: Request, facilitator: RegisterReader, page: str = "1") -> Response:
    return await beside.listed(request, partial(_all, request, facilitator, page))


def _all(request: Request, facilitator: FacilitatorRow, page: str) -> Response:
    assert facilitator.id is not None
    search, this_day = Search.of(request.query_params), today(request)
    with request.app.state.database.reading_session() as session:
        day = partial(_day, request)
        ways = of_texts(session, this_day, facilitator)
        trails = {id: it.trail for id, it in ways.items()}
        counts_all = reach(facilitator.roles, Right.FIGURES) is Reach.ALL
        all_trails = counted_of_texts(session, this_day) if counts_all else trails
        counted = store.register(session, reached(facilitator, Right.FIGURES), day, all_trails)
        entries = store.register(session, reached(facilitator, Right.READ_TEXTS), day, trails)
        entries = with_workplaces(entries, workshops.workplaces(session))
        unanswered, matching = sharing.all_unanswered(session), matched(session)
        own = workshops.all_led(session, facilitator.id)
    entries = [
        replace(entry, unanswered=unanswered.get(entry.id, 0), matched=tuple(matching.get(entry.id, ())))
        for entry in entries
    ]
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
        is_empty=not entries and not counted,
        reads=has(facilitator, Right.READ_TEXTS),
        counts=has(facilitator, Right.FIGURES),
        counts_all=counts_all,
        writes=has(facilitator, Right.WRITE_TEXTS),
        begins=reach(facilitator.roles, Right.WRITE_TEXTS) is Reach.ALL,
        workplaces=sorted({name for entry in entries for name in entry.workplaces}, key=alphabetical),
        figures=figures(counted),
        has_examples=any(entry.is_example for entry in counted),
        place=place,
        posts={id: it.post for id, it in ways.items() if it.is_whole},
        said=said,
        party=lambda it: party(it, _),
        next_step=lambda entry: next_step(entry, this_day),
        day=written,
        workshops=own,
    )


def _day(request: Request, at: int) -> date:
    return local(request, at).date()


def _address(search: Search, **changes: str) -> str:
    """The list's address with this search, changed so."""
    asks = {**search.asks, **changes}
    return "/job-descriptions" + (f"?{urlencode(asks)}" if asks else "")


@router.post("/job-descriptions/{id:row}/duplicate")
def duplicate(request: Request, kept: ToWrite, facilitator: SignedIn, once: Making) -> Response:
    assert facilitator.id is not None
    with request.app.state.database.session() as session:
        once.begin(session)
        id = store.add_copy(session, kept.id, as_template(kept.newest.draft), facilitator.id, now())
        return once.leads_to(request, session, f"/job-descriptions/{id}")
