"""The course's pages. Whoever comes may read them, with an account or without: there is nothing of anybody's in them.

What is answered stands in the address and in the browser. A day, a room and a name that are typed come back as a file
or a page, and are not kept.
"""

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Depends, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from app.access.facilitator import MaybeSignedIn, SignedIn
from app.access.rights import has
from app.account.roles import Right
from app.account.tables import FacilitatorRow
from app.course import planned, store
from app.course.content import LONG, NAME, SHORT, TRACKS
from app.course.looking_back.store import Led, led
from app.course.paper import certificate
from app.course.parts import GROUNDS, Plan, Track, TrackId
from app.course.planned import Mine
from app.course.shown import Answered, Here, answered, kind, named
from app.export.calendar import calendar
from app.export.download import download
from app.export.pdf import pdf
from app.ids import now
from app.live import beside
from app.vocabulary import N_, Refused, at, words
from app.web.calendar import today, written
from app.web.language import _
from app.web.refusals import sentence, status
from app.web.templating import render
from app.workshop import store as workshops
from app.workshop.tables import WorkshopRow
from app.workshop.workshop import NAME_LENGTH, SMALLEST

router = APIRouter()


async def _track(track: str) -> Track:
    if track not in list(TrackId):
        raise HTTPException(404)
    return TRACKS[TrackId(track)]


OneTrack = Annotated[Track, Depends(_track)]


async def _here(track: OneTrack, part: str) -> Here:
    its = track.part(part)
    if its is None:
        raise HTTPException(404)
    return Here(track, its)


HereNow = Annotated[Here, Depends(_here)]


@router.get("/course")
def the_tracks(request: Request, somebody: MaybeSignedIn) -> Response:
    return render(
        request,
        "course/index.html",
        course=_(NAME),
        long=[TRACKS[id] for id in LONG],
        short=[TRACKS[id] for id in SHORT],
        took=_took(request, somebody),
        day=written,
        back=_back(request, somebody),
    )


def _back(request: Request, somebody: FacilitatorRow | None) -> list[Led]:
    """The workshops that somebody can look back on."""
    if somebody is None or somebody.id is None or not has(somebody, Right.LEAD):
        return []
    with request.app.state.database.reading_session() as session:
        return led(session, somebody.id, now())


def _took(request: Request, somebody: FacilitatorRow | None) -> object:
    """The day that somebody took the course; None where nothing is kept."""
    return somebody.took_course_on if somebody else None


@router.post("/course/taken")
async def keep_taken(request: Request, me: SignedIn) -> Response:
    """Keep today as the day, on one's own account."""
    return await run_in_threadpool(_keep, request, me, True)


@router.post("/course/taken/remove")
async def remove_taken(request: Request, me: SignedIn) -> Response:
    return await run_in_threadpool(_keep, request, me, False)


def _keep(request: Request, me: FacilitatorRow, has_taken: bool) -> Response:
    assert me.id is not None
    with request.app.state.database.session() as session:
        store.keep(session, me.id, today(request) if has_taken else None)
    return RedirectResponse("/course#taken", 303)


@router.get("/course/{track}")
def one_track(request: Request, somebody: MaybeSignedIn, track: OneTrack) -> Response:
    """Begin at its first part."""
    return RedirectResponse(f"/course/{track.id}/{track.parts[0].id}", 303)


@router.get("/course/{track}/print")
def on_one_page(request: Request, somebody: MaybeSignedIn, track: OneTrack) -> Response:
    """All its texts, to print."""
    return render(
        request,
        "course/print.html",
        course=_(NAME),
        track=track,
        parts=[
            (part, span, named(part.blocks_for(track.id)))
            for part, span in zip(track.parts, track.spans(), strict=True)
        ],
        kind=kind,
        own=request.app.state.course_texts,
        smallest=SMALLEST,
    )


@router.get("/course/{track}/{part}")
def one_part(request: Request, somebody: MaybeSignedIn, here: HereNow) -> Response:
    return _page(request, somebody, here, answered(here.part, request.query_params))


def _page(
    request: Request,
    somebody: FacilitatorRow | None,
    here: Here,
    so_far: Answered,
    no: Refused | None = None,
    typed: FormData | None = None,
    mine: Mine | None = None,
) -> Response:
    """`typed`, `mine`: of the plan."""
    return render(
        request,
        "course/part.html",
        status(no) if no else 200,
        course=_(NAME),
        here=here,
        track=here.track,
        part=here.part,
        blocks=named(here.part.blocks_for(here.track.id)),
        check=kind(here.part.check),
        asks=here.part.check,
        so_far=so_far,
        grounds=GROUNDS,
        own=request.app.state.course_texts.get(here.part.id, ()),
        leads=somebody is not None and has(somebody, Right.LEAD),
        took=_took(request, somebody),
        day=written,
        back=_back(request, somebody) if here.opens_last_part else [],
        smallest=SMALLEST,
        error=sentence(no) if no else None,
        typed=typed or {},
        asked=typed.getlist("asks") if typed else [],
        mine=mine,
        draft=_draft(request, somebody),
    )


def _draft(request: Request, somebody: FacilitatorRow | None) -> WorkshopRow | None:
    """The workshop that somebody has saved as a draft, by the address, where they lead it and it is one still."""
    code = request.query_params.get("draft")
    if not code or somebody is None or somebody.id is None:
        return None
    with request.app.state.database.reading_session() as session:
        row = workshops.with_code(session, code)
        leads = row and row.id and workshops.leads(session, row.id, somebody.id)
        return row if row and leads and workshops.is_only_made(session, row) else None


async def _typed(request: Request) -> FormData:
    """What is typed, and no files."""
    its = await request.form()
    return FormData([(name, value) for name, value in its.multi_items() if isinstance(value, str)])


Typed = Annotated[FormData, Depends(_typed)]


async def _planning(track: OneTrack) -> tuple[Here, Plan]:
    """The part where a plan is made. A track that has none has no such address."""
    for part in track.parts:
        for block in part.blocks:
            if isinstance(block, Plan):
                return Here(track, part), block
    raise HTTPException(404)


Planning = Annotated[tuple[Here, Plan], Depends(_planning)]


@router.post("/course/{track}/plan")
async def plan(request: Request, somebody: MaybeSignedIn, planning: Planning, typed: Typed) -> Response:
    """`do`: "calendar" for a file, else the text to send, on the page."""
    here, its = planning
    try:
        texts = {name: str(typed.get(name, "")) for name in planned.TYPED}
        mine = planned.read(its, texts, [str(it) for it in typed.getlist("asks")])
    except Refused as no:
        return _page(request, somebody, here, Answered(), no, typed)
    if typed.get("do") != "calendar":
        return _page(request, somebody, here, Answered(), typed=typed, mine=mine)
    site = urlsplit(request.app.state.settings.public_url).hostname or "akr"
    return download(_(NAME), "ics", calendar(_(NAME), [mine.entry(site)], now()))


@router.post("/course/{track}/certificate")
async def certify(request: Request, somebody: MaybeSignedIn, planning: Planning, typed: Typed) -> Response:
    """A certificate as PDF, for a name that is typed and not kept."""
    here, _its = planning
    try:
        with at("name", N_("Ditt namn")):
            name = words(str(typed.get("name", "")), NAME_LENGTH)
    except Refused as no:
        return _page(request, somebody, here, Answered(), no, typed)
    its = certificate(name, NAME, here.track, request.app.state.settings.letterhead, today(request))
    return await beside.file(request, lambda: download(f"Intyg {NAME}", "pdf", pdf(its, on_one_page=True)))
