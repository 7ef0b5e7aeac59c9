"""Who leads a workshop: shown to all who do, and decided by the one it belongs to."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from app import codes
from app.access.facilitator import SignedIn, facilitator_person
from app.access.workshop import Found, LedWorkshop, OwnedWorkshop
from app.account import invitations
from app.account.tables import FacilitatorRow, InvitationRow
from app.ids import fingerprint, new_code, now
from app.leading import store
from app.once.making import Making, Once, OnceRoute
from app.once.shown import LASTS, shown, shows
from app.organisation import store as organisation
from app.security.entry import About, Thing, What
from app.vocabulary import Refused
from app.web.calendar import short_moment
from app.web.note import note
from app.web.refusals import sentence, status
from app.web.templating import render
from app.workshop import store as workshops
from app.workshop.commands import RenewCode
from app.workshop.tables import WorkshopRow

router = APIRouter(route_class=OnceRoute)

Typed = Annotated[str, Form()]


@router.get("/w/{code}/leads")
async def leads(request: Request, found: LedWorkshop, me: SignedIn, made: str = "") -> Response:
    """`made`: the invitation that was just made."""
    return await _page(request, found, me, made=made)


@router.post("/w/{code}/leads")
async def invite(request: Request, found: OwnedWorkshop, me: SignedIn, once: Making, email: Typed = "") -> Response:
    """Invite a colleague to lead too. They do when they have accepted."""
    page = f"/w/{await _code(request, found)}/leads"
    try:
        return await run_in_threadpool(_invite, request, once, found, me, email, page)
    except Refused as no:
        return await _page(request, found, me, typed=email, no=no)


@router.post("/w/{code}/leads/invitations/{id:row}/off")
async def take_back(request: Request, found: OwnedWorkshop, me: SignedIn, id: int) -> Response:
    await run_in_threadpool(_take_back, request, found, me, id)
    return RedirectResponse(f"/w/{await _code(request, found)}/leads", 303)


@router.post("/w/{code}/leads/{somebody:row}/off")
async def take_off(request: Request, found: LedWorkshop, me: SignedIn, somebody: int) -> Response:
    """Whose workshop it is takes anybody else off; the others, themselves."""
    leaders = await run_in_threadpool(_leaders, request, found)
    mine = next(it for it in leaders if it.id == me.id)
    if mine.owns is (somebody == me.id) or not any(it.id == somebody for it in leaders):
        request.state.refused = "not_owned"
        raise HTTPException(404)
    await run_in_threadpool(_drop, request, found, somebody)
    request.app.state.rooms.close_leads(f"f{somebody}", found.id)
    return RedirectResponse("/workshops" if somebody == me.id else f"/w/{await _code(request, found)}/leads", 303)


@router.post("/w/{code}/leads/{somebody:row}/owner")
async def hand_over(request: Request, found: OwnedWorkshop, me: SignedIn, somebody: int) -> Response:
    try:
        await run_in_threadpool(_hand_over, request, found, me, somebody)
    except Refused as no:
        return await _page(request, found, me, no=no)
    return RedirectResponse(f"/w/{await _code(request, found)}/leads", 303)


@router.post("/w/{code}/administration")
async def change_administration(
    request: Request, found: OwnedWorkshop, me: SignedIn, administration: Typed = ""
) -> Response:
    """Which part of the municipality the workshop is of."""
    try:
        await run_in_threadpool(_change_administration, request, found, me, administration)
    except Refused as no:
        return await _page(request, found, me, no=no)
    return RedirectResponse(f"/w/{await _code(request, found)}/leads#of", 303)


@router.post("/w/{code}/new-code")
async def give_new_code(request: Request, code: str, found: LedWorkshop, me: SignedIn) -> Response:
    """The old code lets nobody else in. Pressed twice on the same page it is done once."""
    renewing = RenewCode(await run_in_threadpool(_free_code, request))
    await request.app.state.desk.ask(
        found.id, renewing, facilitator_person(me), f"new code after {codes.as_meant(code)}"
    )
    return RedirectResponse(f"/w/{await _code(request, found)}/leads#new-code", 303)


async def _page(
    request: Request,
    found: Found,
    me: FacilitatorRow,
    *,
    typed: str = "",
    made: str = "",
    no: Refused | None = None,
) -> Response:
    leaders, out = await run_in_threadpool(_leaders_and_invited, request, found, me)
    names, of = await run_in_threadpool(_administration, request, found, me)
    workshop = (await request.app.state.desk.state(found.id)).workshop
    invited, link = _just_made(request, out, made)
    return render(
        request,
        "leading/page.html",
        status(no) if no else 200,
        code=workshop.code,
        title=workshop.title,
        leaders=leaders,
        out=out,
        administrations=names,
        administration=of,
        moment=short_moment(request),
        me=me.id,
        owns=any(it.owns and it.id == me.id for it in leaders),
        typed=typed,
        invited=invited,
        link=link,
        error=sentence(no) if no else "",
    )


def _just_made(request: Request, out: list[InvitationRow], made: str) -> tuple[str, str]:
    """Whom an invitation that was just made here is for, and its address, while nobody has accepted it."""
    secret = shown(request, "invitation", made)
    its = next((it for it in out if (str(it.id), it.secret) == (made, fingerprint(secret))), None)
    return (its.email, f"{request.app.state.settings.public_url}/invitation/{secret}") if its else ("", "")


async def _code(request: Request, found: Found) -> str:
    return (await request.app.state.desk.state(found.id)).workshop.code  # type: ignore[no-any-return]


def _free_code(request: Request) -> str:
    with request.app.state.database.reading_session() as session:
        code = new_code()
        while workshops.with_code(session, code):
            code = new_code()
        return code


def _leaders(request: Request, found: Found) -> list[store.Leader]:
    with request.app.state.database.reading_session() as session:
        return store.everybody(session, found.id)


def _leaders_and_invited(
    request: Request, found: Found, me: FacilitatorRow
) -> tuple[list[store.Leader], list[InvitationRow]]:
    assert me.id is not None
    with request.app.state.database.reading_session() as session:
        return store.everybody(session, found.id), invitations.out(session, now(), by=me.id, workshop=found.id)


def _administration(request: Request, found: Found, me: FacilitatorRow) -> tuple[dict[int, str], str]:
    """Those to choose among, and which it is of, as a form says it."""
    with request.app.state.database.reading_session() as session:
        of = session.get_one(WorkshopRow, found.id).administration
        names = organisation.names(session)
        return {id: name for id, name in names.items() if not me.scope or id in {*me.scope, of}}, str(of or "")


def _change_administration(request: Request, found: Found, me: FacilitatorRow, asked: str) -> None:
    with request.app.state.database.session() as session:
        to = organisation.chosen(session, asked, me.scope, session.get_one(WorkshopRow, found.id).administration)
        if organisation.move(session, WorkshopRow, found.id, to):
            moved = {"administration": to} if to is not None else {}
            note(session, request, What.ADMINISTRATION_CHANGED, About(Thing.WORKSHOP, found.id), moved)


def _invite(request: Request, once: Once, found: Found, me: FacilitatorRow, email: str, page: str) -> Response:
    assert me.id is not None
    with request.app.state.database.session() as session:
        once.begin(session)
        secret = store.invite(session, found.id, me.id, email, now(), once.secret)
        id = invitations.standing(session, secret, now()).id or 0
        note(session, request, What.INVITATION_MADE, About(Thing.INVITATION, id), {"workshop": found.id})
        return once.leads_to(request, session, f"{page}?made={id}", shows("invitation", id), LASTS)


def _take_back(request: Request, found: Found, me: FacilitatorRow, id: int) -> None:
    assert me.id is not None
    with request.app.state.database.session() as session:
        if invitations.take_back(session, id, by=me.id, workshop=found.id):
            note(session, request, What.INVITATION_TAKEN_BACK, About(Thing.INVITATION, id), {"workshop": found.id})


def _drop(request: Request, found: Found, facilitator: int) -> None:
    with request.app.state.database.session() as session:
        store.drop(session, found.id, facilitator)
        note(session, request, What.LEADING_TAKEN, About(Thing.WORKSHOP, found.id), {"facilitator": facilitator})


def _hand_over(request: Request, found: Found, owner: FacilitatorRow, to: int) -> None:
    assert owner.id is not None
    with request.app.state.database.session() as session:
        store.hand_over(session, found.id, owner.id, to)
        note(session, request, What.WORKSHOP_HANDED_OVER, About(Thing.WORKSHOP, found.id), {"facilitator": to})
