"""The remote: a phone that is made one by a link on the lead's page, once, and steers that workshop until it ends."""

from contextlib import suppress
from functools import partial

from fastapi import APIRouter, Request
from sqlmodel import Session
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from app.access.facilitator import SignedIn
from app.access.workshop import Found, LedWorkshop, OpenWorkshop
from app.access.wrong import wrong
from app.ids import now
from app.live import beside
from app.live.still import Still
from app.live.view import Audience
from app.once.making import ComingIn, Making, Once, OnceRoute
from app.once.shown import LASTS, shown, shows
from app.remote import store
from app.remote.tables import RemoteRow
from app.security.entry import About, Thing, What
from app.web.cookies import REMOTE
from app.web.limits import Wrong
from app.web.note import note
from app.web.qr import in_a_page
from app.web.templating import render
from app.workshop.tables import WorkshopRow

router = APIRouter(route_class=OnceRoute)


@router.get("/w/{code}/remote")
async def offer_page(request: Request, found: LedWorkshop, made: str = "") -> Response:
    """`made`: the link that was just made, shown as a picture for the phone's camera."""
    return await run_in_threadpool(_offer_page, request, found, made)


@router.post("/w/{code}/remote")
async def offer(request: Request, found: LedWorkshop, me: SignedIn, once: Making) -> Response:
    """A link that makes the phone that takes it a remote."""
    return await run_in_threadpool(_make, request, once, found, me.id or 0)


@router.post("/w/{code}/remote/off")
async def end(request: Request, found: LedWorkshop) -> Response:
    """All the workshop's remotes: a phone that is lost steers nothing more."""
    code = await run_in_threadpool(_end, request, found)
    request.app.state.rooms.close_remotes(found.id)
    return RedirectResponse(f"/w/{code}/remote", 303)


@router.get("/remote/{secret}")
async def offered(request: Request, secret: str) -> Response:
    """What a link offers. Nothing is used up: what looks at a link before a person does opens it too."""
    title = await _looked_up(request, secret)
    return render(request, "remote/take.html", secret=secret, title=title)


@router.post("/remote/{secret}")
async def take(request: Request, secret: str, once: ComingIn) -> Response:
    try:
        return await run_in_threadpool(_take, request, once, secret)
    except store.RemoteTaken as no:
        await wrong(request, Wrong.LINK, no)


@router.get("/w/{code}/hand")
async def remote(request: Request, found: OpenWorkshop, sure: str = "") -> Response:
    """The remote itself. `sure`: it is asked whether what can't be unseen is to be shown."""
    row: RemoteRow | None = request.state.remote
    if row is None:
        raise store.NotARemote
    return await beside.page(request, found.id, partial(_remote_page, request, sure), f"r{row.id}")


def _remote_page(request: Request, sure: str, still: Still) -> Response:
    view = still.whole(Audience.REMOTE)
    is_sure = bool(sure and view["screen"]["main"].get("sure"))
    return render(request, "remote/page.html", view=view, at=still.live.number, is_sure=is_sure)


def _make(request: Request, once: Once, found: Found, me: int) -> Response:
    with request.app.state.database.session() as session:
        once.begin(session)
        id = store.make(session, found.id, me, now(), once.secret).id or 0
        note(session, request, What.REMOTE_OFFERED, About(Thing.WORKSHOP, found.id))
        onwards = f"/w/{_row(session, found.id).code}/remote?made={id}"
        return once.leads_to(request, session, onwards, shows("remote", id), LASTS)


def _end(request: Request, found: Found) -> str:
    with request.app.state.database.session() as session:
        if store.end(session, found.id):
            note(session, request, What.REMOTES_ENDED, About(Thing.WORKSHOP, found.id))
        return _row(session, found.id).code


def _take(request: Request, once: Once, secret: str) -> Response:
    """Raises `RemoteTaken`."""
    with request.app.state.database.session() as session:
        once.begin(session)
        row = store.take(session, secret, now(), once.secret)
        details = {"facilitator": row.facilitator}
        note(session, request, What.REMOTE_TAKEN, About(Thing.WORKSHOP, row.workshop), details)
        hand = f"/w/{_row(session, row.workshop).code}/hand"
        return once.leads_to(request, session, hand, REMOTE, store.LASTS // 1000)


async def _looked_up(request: Request, secret: str) -> str:
    try:
        return await run_in_threadpool(_title, request, secret)
    except store.RemoteTaken as no:
        await wrong(request, Wrong.LINK, no)


def _title(request: Request, secret: str) -> str:
    """Raises `RemoteTaken`."""
    with request.app.state.database.reading_session() as session:
        return _row(session, store.offered(session, secret, now()).workshop).title


def _offer_page(request: Request, found: Found, made: str) -> Response:
    with request.app.state.database.reading_session() as session:
        row = _row(session, found.id)
        taken = store.count(session, found.id, now())
        secret = _just_made(session, request, found, made)
    address = f"{request.app.state.settings.public_url}/remote/{secret}" if secret else ""
    qr = in_a_page(address)
    minutes = store.LINK_LASTS // 60_000
    return render(request, "remote/offer.html", workshop=row, taken=taken, qr=qr, address=address, minutes=minutes)


def _just_made(session: Session, request: Request, found: Found, made: str) -> str:
    """The secret of the link that was just made here, while nobody has taken it."""
    secret = shown(request, "remote", made)
    with suppress(store.RemoteTaken):
        its = store.offered(session, secret, now())
        if (str(its.id), its.workshop) == (made, found.id):
            return secret
    return ""


def _row(session: Session, workshop: int) -> WorkshopRow:
    row: WorkshopRow = session.get_one(WorkshopRow, workshop)
    return row
