"""The link of an invitation: shown when it is opened, accepted by its button."""

from typing import Any

from fastapi import APIRouter, Request
from sqlmodel import Session
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from app.access.facilitator import MaybeSignedIn, keep_signed_in
from app.access.used_link import used_link
from app.access.wrong import wrong
from app.account import store as accounts
from app.account.device import device
from app.account.tables import FacilitatorRow, InvitationRow
from app.ids import now
from app.leading import store
from app.security.entry import About, Thing, What
from app.web.calendar import short_moment
from app.web.limits import Wrong
from app.web.note import note, signed_in_as
from app.web.refusals import sentence, status
from app.web.templating import render
from app.workshop import store as workshops
from app.workshop.tables import WorkshopRow

router = APIRouter()


@router.get("/invitation/{secret}")
async def invitation(request: Request, secret: str, me: MaybeSignedIn) -> Response:
    """Who invites whom to what. Nothing is used up: what reads mail for viruses opens links too."""
    try:
        return render(request, "leading/invitation.html", error="", **await _looked_up(request, secret, me))
    except accounts.LinkUsed as no:
        return used_link(request, no, is_invitation=True)


@router.post("/invitation/{secret}")
async def accept(request: Request, secret: str, me: MaybeSignedIn) -> Response:
    try:
        shown = await _looked_up(request, secret, me)
        who, signed_in, code = await run_in_threadpool(_accept, request, secret, me)
    except accounts.LinkUsed as no:
        return used_link(request, no, is_invitation=True)
    except (accounts.HasAccount, store.OwnInvitation) as no:
        return render(request, "leading/invitation.html", status(no), error=sentence(no), **shown)
    if signed_in:
        onwards = RedirectResponse("/account/password", 303)
        return await run_in_threadpool(keep_signed_in, request, onwards, who, signed_in)
    return RedirectResponse(f"/w/{code}/lead" if code else "/workshops", 303)


def _accept(request: Request, secret: str, me: FacilitatorRow | None) -> tuple[FacilitatorRow, str | None, str | None]:
    """Who accepted; the sign-in of somebody new; and the code of the workshop that they lead."""
    with request.app.state.database.session() as session:
        its = store.invitation(session, secret, now(), locked=True)
        led = _leads(session, its, me)
        who, workshop = store.accept(session, secret, me, now())
        on = device(request.headers.get("user-agent", ""))
        signed_in = None if me else accounts.sign_in(session, who, now(), on)
        _note(session, request, its, who, signed_in, led=led)
        return who, signed_in, session.get_one(WorkshopRow, workshop).code if workshop is not None else None


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
            "is_mine": me is not None and me.id == found.by,
            "has_account": accounts.has_account(session, found.email),
        }
