"""Rehearsing: an example of one's own with robots in it, a coach beside it, and what has been done."""

import asyncio
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from app import example
from app.access.facilitator import SignedIn, facilitator_person
from app.access.rights import Leader
from app.access.workshop import Found, LedWorkshop
from app.account.tables import FacilitatorRow
from app.ids import new_code, new_id, now
from app.live import beside
from app.live.patch import Json
from app.live.state import Live
from app.live.still import Still
from app.live.view import Audience
from app.once.making import Making, Once, OnceRoute, command_id
from app.rehearsal import beginning, doing, job, store
from app.rehearsal.beside import began_in, coach, place_of
from app.rehearsal.coach import Coached, Do
from app.rehearsal.deeds import DEEDS, ENOUGH, Session
from app.rehearsal.doing import Given
from app.rehearsal.rehearsals import TooManyRehearsals, own_address
from app.rehearsal.robots import seats
from app.web.calendar import today
from app.web.templating import render
from app.workshop import store as workshops
from app.workshop.events import WorkshopCreated
from app.workshop.workshop import UnknownChoice, Workshop, begin

router = APIRouter(route_class=OnceRoute)

Typed = Annotated[str, Form()]


# Begun


@router.get("/rehearsals")
def rehearsals(request: Request, me: Leader) -> Response:
    """Where a rehearsal is begun, and what was done in the last of each session."""
    assert me.id is not None
    with request.app.state.database.reading_session() as session:
        latest = {it: store.latest(session, me.id, it) for it in Session}
    return render(request, "rehearsal/list.html", latest=latest, Session=Session)


@router.post("/rehearsals")
async def begin_rehearsal(
    request: Request, me: Leader, once: Making, session: Typed = "one", compressed: Typed = ""
) -> Response:
    """Make an example of one's own, call robots to it, and lead on to leading it. `session`: one of `Session`."""
    if session not in [*Session]:
        raise UnknownChoice
    assert me.id is not None
    running, began, is_compressed = request.app.state.rehearsals, Session(session), bool(compressed)
    if running.is_full_for(me.id):
        raise TooManyRehearsals
    id, created, onwards = await run_in_threadpool(_make, request, once, me, began, is_compressed)
    request.app.state.codes.pop(created.code, None)
    groups, by = [*begin(id, created).groups.values()], facilitator_person(me)
    tasks = [(new_id(), text) for text in (beginning.FEW if is_compressed else example.TASKS)]
    asked = [*(beginning.hurried() if is_compressed else []), *beginning.commands(began, tasks, groups, now())]
    await asyncio.gather(*(request.app.state.desk.ask(id, command, by, new_id()) for command in asked))
    await running.stop_those_of(me.id)  # when the new one is made: a second tap makes none, and stops nothing
    at, pace = own_address(request), beginning.pace(compressed=is_compressed)
    running.start(created.code, created.code, seats(groups), at, pace, little=is_compressed, whose=me.id)
    return onwards


def _make(
    request: Request, once: Once, me: FacilitatorRow, began: Session, compressed: bool
) -> tuple[int, WorkshopCreated, Response]:
    assert me.id is not None
    with request.app.state.database.session() as session:
        once.begin(session)
        code = new_code()
        while workshops.with_code(session, code):
            code = new_code()
        created = example.its_creation(code)
        row = workshops.add(session, created, me.id, now())
        assert row.id is not None
        store.keep(session, row.id, began, compressed, now())
        return row.id, created, once.leads_to(request, session, f"/w/{code}/lead")


@router.post("/w/{code}/rehearsal")
async def call_robots(request: Request, found: LedWorkshop, me: SignedIn, do: Typed = "") -> Response:
    """Call robots to an example, or send them away. Those that have been there come back as who they were; of others as
    many as there is room for: who has joined keeps the place."""
    assert me.id is not None
    workshop: Workshop = (await request.app.state.desk.state(found.id)).workshop
    if not workshop.is_example:
        raise HTTPException(404)
    running = request.app.state.rehearsals
    if do == "stop":
        await running.stop(workshop.first_code)
    elif not workshop.is_closed and not running.is_on(workshop.first_code):
        if running.is_full_for(me.id):
            raise TooManyRehearsals
        is_compressed = await run_in_threadpool(_note, request, workshop)
        await running.stop_those_of(me.id)
        its, at, pace = running.seated_again(workshop), own_address(request), beginning.pace(compressed=is_compressed)
        running.start(
            workshop.first_code,
            workshop.code,
            [*its.values()],
            at,
            pace,
            numbers=[*its],
            little=is_compressed,
            whose=me.id,
        )
    return RedirectResponse(f"/w/{workshop.code}/readiness#rehearsal", 303)


def _note(request: Request, workshop: Workshop) -> bool:
    """Note that it is a rehearsal. Whether the time goes faster in it."""
    with request.app.state.database.session() as session:
        store.keep(session, workshop.id, began_in(workshop.step), False, now())
        row = store.of_workshop(session, workshop.id)
        return row is not None and row.compressed


# The coach


@router.get("/rehearsals/{code}")
async def rehearsal(request: Request, found: LedWorkshop, me: Leader) -> Response:
    return await beside.page(request, found.id, partial(_page, request))


def _page(request: Request, still: Still) -> Response:
    view = still.whole(Audience.LEAD)
    its = coach(request, still.live.workshop, view)
    if its is None:
        raise HTTPException(404)
    with request.app.state.database.reading_session() as session:
        done = store.deeds(session.connection(), still.live.workshop.id)
    place = place_of(still.live.workshop.code, its.do, view)
    return render(
        request, "rehearsal/page.html", view=view, coach=its, done=done, place=place, DEEDS=DEEDS, ENOUGH=ENOUGH
    )


@router.post("/rehearsals/{code}/do")
async def do_it(request: Request, found: LedWorkshop, me: Leader, once: Making, do: Typed = "") -> Response:
    """Do what the coach proposes, in an example that is a rehearsal. `do`: what the page proposed; where that is no
    longer what is to be done, nothing is."""
    live, view, its = await _now(request, found)
    if its is None:
        raise HTTPException(404)
    if its.does and its.do == do:
        await _do(request, found, me, once, view, its.do)
        live, view, its = await _now(request, found)
        assert its is not None
    return RedirectResponse(place_of(live.workshop.code, its.do, view), 303)


async def _now(request: Request, found: Found) -> tuple[Live, Json, Coached | None]:
    live: Live = await request.app.state.desk.state(found.id)
    workshop, view = live.workshop, request.app.state.rooms.still(live).whole(Audience.LEAD)
    return live, view, await run_in_threadpool(coach, request, workshop, view)


async def _do(request: Request, found: Found, me: FacilitatorRow, once: Once, view: Json, do: Do) -> None:
    by, key = facilitator_person(me), command_id((await request.form()).multi_items())
    request.app.state.budgets.of(by.id).spend()
    asked = doing.commands(view, do, Given(new_id(), now(), today(request)))
    for nth, command in enumerate(asked):
        await request.app.state.desk.ask(found.id, command, by, f"{key}{nth}")
    if not asked:
        await beside.page(request, found.id, lambda still: _with_job(request, once, still.live, me, do))


def _with_job(request: Request, once: Once, live: Live, me: FacilitatorRow, do: Do) -> None:
    with request.app.state.database.session() as session:
        once.begin(session)
        row = store.job(session, live.workshop.id)
        if do is Do.DRAFT and row is None:
            job.draft(request, session, live, me)
        elif do is Do.REVIEW and row is not None:
            job.review(request, session, row, me)
        elif do is Do.APPROVE and row is not None:
            job.approve(request, session, row, me)
        once.leads_to(request, session, f"/rehearsals/{live.workshop.code}")
