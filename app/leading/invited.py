"""The link of an invitation: shown when it is opened, accepted by its button."""

from typing import Any

from fastapi import APIRouter, Request
from sqlmodel import Session
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from app.access.facilitator import MaybeSignedIn, SignInFirst, keep_known
from app.access.rights import has
from app.access.used_link import used_link
from app.access.wrong import wrong
from app.account import store as accounts
from app.account.device import device
from app.account.roles import Right
from app.account.tables import FacilitatorRow, InvitationRow
from app.ids import now
from app.leading import store
from app.once.making import ComingIn, Once, OnceRoute
from app.security.entry import About, Thing, What
from app.web.calendar import short_moment
from app.web.cookies import FACILITATOR, FACILITATOR_LASTS
from app.web.limits import Wrong
from app.web.note import note, signed_in_as
from app.web.refusals import sentence, status
from app.web.templating import render
from app.workshop import store as workshops
from app.workshop.tables import WorkshopRow

router = APIRouter(route_class=OnceRoute)


@router.get("/invitation/{secret}")
async def invitation(request: Request, secret: str, me: MaybeSignedIn) -> Response:
    """Who invites whom to what. Nothing is used up: what reads mail for viruses opens links too."""
    try:
        return render(request, "leading/invitation.html", error="", **await _looked_up(request, secret, me))
    except accounts.LinkUsed as no:
        return used_link(request, no, is_invitation=True)


@router.post("/invitation/{secret}")
async def accept(request: Request, secret: str, me: MaybeSignedIn, once: ComingIn) -> Response:
    if me is None and not request.app.state.settings.passwords:
        raise SignInFirst
    try:
        shown = await _looked_up(request, secret, me)
        who, onwards = await run_in_threadpool(_accept, request, once, secret, me)
    except accounts.LinkUsed as no:
        return used_link(request, no, is_invitation=True)
    except (accounts.HasAccount, store.OwnInvitation, store.NotForYou, store.LeadsNoWorkshops) as no:
        return render(request, "leading/invitation.html", status(no), error=sentence(no), **shown)
    return onwards if me else await run_in_threadpool(keep_known, request, onwards, who)


def _accept(request: Request, once: Once, secret: str, me: FacilitatorRow | None) -> tuple[FacilitatorRow, Response]:
    """Who accepted, and the way on: somebody new is signed in."""
    with request.app.state.database.session() as session:
        once.begin(session)
        its = store.invitation(session, secret, now(), locked=True)
        led = _leads(session, its, me)
        who, workshop = store.accept(session, secret, me, now())
        on = device(request.headers.get("user-agent", ""))
        signed_in = None if me else accounts.sign_in(session, who, now(), on, once.secret)
        _note(session, request, its, who, signed_in, led=led)
        if signed_in:
            return who, once.leads_to(request, session, "/account/password", FACILITATOR, FACILITATOR_LASTS)
        its_page = f"/w/{session.get_one(WorkshopRow, workshop).code}/lead" if workshop is not None else "/home"
        return who, once.leads_to(request, session, its_page)


def _leads(session: Session, its: InvitationRow, me: FacilitatorRow | None) -> bool:
    return bool(me and me.id and its.workshop is not None and workshops.leads(session, its.workshop, me.id))


def _note(
    session: Session, request: Request, its: InvitationRow, who: FacilitatorRow, secret: str | None, *, led: bool
) -> None:
    """`secret`: of the sign-in to a new account. `led`: whether who accepted did so before."""
    by = signed_in_as(request, who, secret) if secret else None
    if secret:
        note(session, request, What.ACCOUNT_MADE, About(Thing.FACILITATOR, who.id or 0), {"facilitator": its.by}, by=by)
        note(session, request, What.SIGNED_IN, None, {"how": "invitation"}, by=by)
    note(session, request, What.INVITATION_ACCEPTED, About(Thing.INVITATION, its.id or 0), by=by)
    if its.workshop is not None and not led:
        note(session, request, What.LEADING_GIVEN, About(Thing.WORKSHOP, its.workshop), {"facilitator": its.by}, by=by)


async def _looked_up(request: Request, secret: str, me: FacilitatorRow | None) -> dict[str, Any]:
    """What its page shows. A wrong link is counted. Raises `LinkUsed`, `TooManyCodes`."""
    try:
        return await run_in_threadpool(_shown, request, secret, me)
    except accounts.LinkUsed as no:
        await wrong(request, Wrong.LINK, no)


def _shown(request: Request, secret: str, me: FacilitatorRow | None) -> dict[str, Any]:
    """Raises `LinkUsed`."""
    with request.app.state.database.reading_session() as session:
        found = store.invitation(session, secret, now())
        by = session.get_one(FacilitatorRow, found.by)
        workshop = session.get(WorkshopRow, found.workshop) if found.workshop is not None else None
        return {
            "secret": secret,
            "by": by.email,
            "email": found.email,
            "title": workshop.title if workshop else "",
            "until": short_moment(request)(found.until),
            "me": me,
            "roles": found.roles,
            "leads": me is not None and has(me, Right.LEAD),
            "is_mine": me is not None and me.id == found.by,
            "has_account": accounts.has_account(session, found.email),
        }
