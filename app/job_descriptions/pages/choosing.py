"""Where tasks are chosen: for a new job description from the boards, or more for one that is begun."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from app.access.facilitator import SignedIn
from app.access.workshop import LedWorkshop
from app.account.roles import Right
from app.account.tables import FacilitatorRow
from app.ids import now
from app.job_descriptions import store
from app.job_descriptions.chosen import chosen_of
from app.job_descriptions.draft import MOST_ORIGINS, NAME_LENGTH, Draft, EditedMeanwhile, Provenance
from app.job_descriptions.from_boards import begin, extended, left_over, propose, with_origin
from app.job_descriptions.pages.opened import Kept, Posted, ToWrite, look_up, save, texts_of
from app.job_descriptions.whose import reached
from app.live.beside import page_of_several
from app.live.state import Live
from app.live.still import Still
from app.once.making import Making, Once, OnceRoute
from app.vocabulary import Refused
from app.web.calendar import today
from app.web.refusals import sentence, status
from app.web.templating import render
from app.workshop import store as workshops
from app.workshop.tables import WorkshopRow

router = APIRouter(route_class=OnceRoute)

Others = Annotated[list[str], Query(default_factory=list, alias="with")]
"""Codes of more workshops that tasks are taken from."""


# Begun


@router.get("/w/{code}/job-description/new")
async def choose_tasks(request: Request, found: LedWorkshop, facilitator: SignedIn, others: Others) -> Response:
    led = await run_in_threadpool(_led, request, facilitator)

    def draw(stills: Sequence[Still]) -> Response:
        lives, used = [still.live for still in stills], _used(request, facilitator)
        proposed = (source for live in lives for source in propose(live) if source.is_proposed)
        chosen = [source.id for source in proposed if source.id not in used]
        return _choosing(request, lives, led, used, chosen, under_headings=len(lives) > 1)

    return await page_of_several(request, _ids(found.id, others, led), draw)


@router.post("/w/{code}/job-description/new")
async def begin_job_description(
    request: Request, found: LedWorkshop, facilitator: SignedIn, form: Posted, once: Making
) -> Response:
    title, chosen, under_headings = (
        str(form.get("title", "")),
        texts_of(form, "task"),
        form.get("headings") == "workplace",
    )
    led = await run_in_threadpool(_led, request, facilitator)

    def make(stills: Sequence[Still]) -> Response:
        lives = [still.live for still in stills]
        try:
            draft = begin(lives, title, chosen, today(request), under_headings=under_headings)
        except Refused as no:
            return _choosing(request, lives, led, _used(request, facilitator), chosen, title, under_headings, no)
        return _keep(request, once, draft, found.id, facilitator)

    return await page_of_several(request, _ids(found.id, texts_of(form, "with"), led), make)


def _led(request: Request, facilitator: FacilitatorRow) -> list[WorkshopRow]:
    assert facilitator.id is not None
    with request.app.state.database.reading_session() as session:
        return workshops.all_led(session, facilitator.id)


def _used(request: Request, facilitator: FacilitatorRow) -> dict[str, str]:
    """The tasks that stand in a job already, by their sources' ids, and its title."""
    return {id: draft.title for draft in _newest(request, facilitator) for duty in draft.duties for id in duty.sources}


def _ids(first: int, others: Iterable[str], led: Sequence[WorkshopRow]) -> list[int]:
    """The first workshop, and the others with these codes among those that are led: at most one too many, which is
    enough to say so."""
    codes = set(others)
    return [*dict.fromkeys([first, *(row.id for row in led if row.code in codes and row.id)])][: MOST_ORIGINS + 1]


def _keep(request: Request, once: Once, draft: Draft, workshop: int, facilitator: FacilitatorRow) -> Response:
    assert facilitator.id is not None
    with request.app.state.database.session() as session:
        once.begin(session)
        administration = session.get_one(WorkshopRow, workshop).administration
        id = store.add(session, draft, workshop, facilitator.id, now(), administration)
        return once.leads_to(request, session, f"/job-descriptions/{id}")


def _choosing(
    request: Request,
    lives: Sequence[Live],
    led: Sequence[WorkshopRow],
    used: Mapping[str, str],
    chosen: Sequence[str],
    title: str = "",
    under_headings: bool = False,
    no: Refused | None = None,
) -> Response:
    taken = [live.workshop for live in lives]
    offered_by = [(live.workshop, propose(live)) for live in lives]
    sources = [source for _, them in offered_by for source in them]
    return render(
        request,
        "job_descriptions/new.html",
        status(no) if no else 200,
        workshop=taken[0],
        taken=taken,
        offered_by=offered_by,
        sources_offered=bool(sources),
        sum=chosen_of(sources, chosen),
        others=[row for row in led if row.id != taken[0].id and row.is_example == taken[0].is_example],
        used=used,
        chosen=chosen,
        title=title,
        NAME_LENGTH=NAME_LENGTH,
        under_headings=under_headings,
        error=sentence(no) if no else "",
    )


# More tasks, from others


@router.get("/job-descriptions/{id:row}/more")
async def choose_more(request: Request, kept: ToWrite, facilitator: SignedIn) -> Response:
    def draw(stills: Sequence[Still]) -> Response:
        return _offering(request, kept, _offers(request, kept, stills, facilitator))

    return await page_of_several(request, await _led_alike(request, kept, facilitator), draw)


@router.post("/job-descriptions/{id:row}/more")
async def take_more(request: Request, kept: ToWrite, facilitator: SignedIn, form: Posted, once: Making) -> Response:
    onwards = f"/job-descriptions/{kept.id}#duties"

    def take(stills: Sequence[Still]) -> Response:
        offers = _offers(request, kept, stills, facilitator)
        try:
            draft = extended(kept.newest.draft, offers, texts_of(form, "source"))
            if draft != kept.newest.draft:
                return save(request, once, kept, draft, facilitator, onwards)
        except EditedMeanwhile:
            raise
        except Refused as no:
            return _offering(request, kept, offers, texts_of(form, "source"), no)
        return RedirectResponse(onwards, 303)

    try:
        return await page_of_several(request, await _led_alike(request, kept, facilitator), take)
    except EditedMeanwhile:
        newer = await run_in_threadpool(look_up, request, kept.id)
        return await take_more(request, newer, facilitator, form, once)


async def _led_alike(request: Request, kept: Kept, facilitator: FacilitatorRow) -> list[int]:
    """The workshops that the asker leads: examples for an example, else the others."""
    is_example = kept.newest.draft.provenance.is_example
    led = await run_in_threadpool(_led, request, facilitator)
    return [row.id for row in led if row.is_example is is_example and row.id]


def _offers(request: Request, kept: Kept, stills: Sequence[Still], facilitator: FacilitatorRow) -> list[Provenance]:
    """Tasks that no job is made of yet: on the boards that the asker leads, and left over in drafts that they
    may open."""
    is_example = kept.newest.draft.provenance.is_example
    drafts = _newest(request, facilitator)
    offers = [with_origin(Provenance(), still.live, (), today(request)) for still in stills]
    offers += [draft.provenance for draft in drafts if draft.provenance.is_example is is_example]
    return left_over(offers, drafts)


def _newest(request: Request, facilitator: FacilitatorRow) -> list[Draft]:
    with request.app.state.database.reading_session() as session:
        return store.newest(session, reached(facilitator, Right.READ_TEXTS))


def _offering(
    request: Request, kept: Kept, offers: Sequence[Provenance], chosen: Sequence[str] = (), no: Refused | None = None
) -> Response:
    draft, sources = kept.newest.draft, [source for offer in offers for source in offer.sources]
    return render(
        request,
        "job_descriptions/more.html",
        status(no) if no else 200,
        id=kept.id,
        draft=draft,
        offers=offers,
        chosen=chosen,
        sum=chosen_of(sources, chosen, draft.hours, draft.full_time),
        missing=draft.missing,
        error=sentence(no) if no else "",
    )
