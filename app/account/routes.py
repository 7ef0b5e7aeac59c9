"""Signing in and out."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from sqlmodel import Session
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from app.access.facilitator import (
    MaybeSignedIn,
    SignedIn,
    facilitator_person,
    keep_known,
    known_device,
    sign_in_of,
)
from app.access.used_link import used_link
from app.access.wrong import wrong
from app.account import store
from app.account.device import device
from app.account.passwords import (
    MOST_FROM_ONE_NETWORK,
    MOST_IN_LINE,
    MOST_IN_LINE_WHERE_MANY_WERE_WRONG,
    MOST_WHERE_MANY_WERE_WRONG,
    Passwords,
)
from app.account.places import home
from app.account.store import WrongPassword, WrongPresentPassword
from app.account.tables import FacilitatorRow
from app.ids import fingerprint, now
from app.oidc import leaving
from app.oidc import store as identities
from app.once.making import ComingIn, Making, Once, OnceRoute
from app.remote import store as remotes
from app.security.entry import About, Thing, What
from app.vocabulary import Refused
from app.web import gate, limits
from app.web.calendar import short_moment
from app.web.cookies import FACILITATOR, FACILITATOR_LASTS, drop_cookie, with_cookies_of
from app.web.limits import Limits, Wrong, network
from app.web.note import before_this, count, note, signed_in_as
from app.web.refusals import sentence, status
from app.web.safety import our_path
from app.web.templating import render

router = APIRouter(route_class=OnceRoute)

Typed = Annotated[str, Form()]

_LEFT_BEHIND = '"cache", "storage"'
"""What a browser lets go of at sign-out. Not "cookies": the same browser may take part in a workshop, and stays so."""


@router.get("/home")
def begin(facilitator: SignedIn) -> Response:
    """Where somebody begins, by what they are here."""
    return RedirectResponse(home(facilitator.roles), 303)


@router.get("/sign-in")
def sign_in_page(request: Request, somebody: MaybeSignedIn, next: str = "/home") -> Response:
    if somebody:
        return RedirectResponse(our_path(next), 303)
    return render(request, "account/sign_in.html", next=our_path(next), email="", error="")


@router.post("/sign-in")
async def sign_in(
    request: Request,
    somebody: MaybeSignedIn,
    once: ComingIn,
    email: Typed = "",
    password: Typed = "",
    next: Typed = "/home",
    kept: Typed = "",
) -> Response:
    """Who was signed in here is no more. `kept`: a form that waited for it (`app.web.gate`)."""
    waiting = gate.unpacked(kept) if kept else None
    try:
        await _only_with_passwords(request)
        id, kept = await _whose(request, email, password)
        facilitator, onwards = await run_in_threadpool(_sign_in, request, once, id, kept, our_path(next))
    except Refused as no:
        if not isinstance(no, WrongPassword):
            await asyncio.sleep(limits.PAUSE)
        if waiting:
            return await gate.before_signing_in(request, waiting, email, no)
        return render(request, "account/sign_in.html", status(no), next=our_path(next), email=email, error=sentence(no))
    _close_screens_of(request, somebody)
    request.state.facilitator = facilitator
    if waiting:
        onwards = with_cookies_of(onwards, await gate.after_signing_in(request, waiting))
    return keep_known(request, onwards, facilitator)


async def _whose(request: Request, email: str, password: str) -> tuple[int, str]:
    """Whose e-mail and password it is, and the password as it is kept.

    A device that has signed in to the account before is counted by itself: nobody else's tries close it out. Raises
    `WrongPassword`, `TooManySignIns`, `TooBusy`.
    """
    wrong_ones: Limits = request.app.state.limits
    passwords: Passwords = request.app.state.passwords
    known = await run_in_threadpool(known_device, request, email)
    there, account = network(request), fingerprint(email.strip().casefold())
    is_slowed = not known and not await wrong_ones.may_be_wrong(Wrong.PASSWORD, request)
    slowed = (MOST_WHERE_MANY_WERE_WRONG, MOST_IN_LINE_WHERE_MANY_WERE_WRONG)
    most = slowed if is_slowed else (MOST_FROM_ONE_NETWORK, MOST_IN_LINE)
    with passwords.place(f"known {account}") if known else passwords.place(there, *most):
        who = known or account
        passwords.patience.begin(who)
        if is_slowed:
            await passwords.turn(there)
        found = await run_in_threadpool(_account, request, email)
        if not await passwords.is_right(password, found[1] if found else None) or found is None:
            if not known:
                await wrong_ones.wrong(Wrong.PASSWORD, request)
            # Nothing of what was typed where nobody has that e-mail: it may be somebody's password.
            count(request, What.SIGN_IN_FAILED, About(Thing.FACILITATOR, found[0]) if found else None)
            raise WrongPassword
        passwords.patience.right(who)
        return found


@router.get("/sign-in/{link}")
async def link_page(request: Request, link: str, somebody: MaybeSignedIn) -> Response:
    """Whom a one-time link is for. Nothing is used up: what reads mail for viruses opens links too."""
    try:
        whose, until = await _looked_up(request, link)
    except Refused as no:
        return _no_link(request, no)
    return render(
        request,
        "account/sign_in_link.html",
        link=link,
        email=whose.email,
        until=short_moment(request)(until),
        # Somebody else's screen is not to become another's without their seeing it.
        instead_of=somebody if somebody and somebody.id != whose.id else None,
    )


@router.post("/sign-in/{link}")
async def sign_in_by_link(request: Request, link: str, somebody: MaybeSignedIn, once: ComingIn) -> Response:
    """Use a one-time link; who was signed in here is no more. Whoever has no password yet is asked to choose one."""
    try:
        await _looked_up(request, link)
        facilitator, onwards = await run_in_threadpool(_use, request, once, link)
    except Refused as no:
        return _no_link(request, no)
    for it in (somebody, facilitator):
        _close_screens_of(request, it)
    return await run_in_threadpool(keep_known, request, onwards, facilitator)


async def _looked_up(request: Request, link: str) -> tuple[FacilitatorRow, int]:
    """Whose link it is, and until when. A wrong one is counted. Raises `LinkUsed`, `TooManyCodes`."""
    try:
        return await run_in_threadpool(_link, request, link)
    except store.LinkUsed as no:
        await wrong(request, Wrong.LINK, no)


def _link(request: Request, link: str) -> tuple[FacilitatorRow, int]:
    with request.app.state.database.reading_session() as session:
        found = store.standing_link(session, link, now())
        return session.get_one(FacilitatorRow, found.facilitator), found.until


def _use(request: Request, once: Once, link: str) -> tuple[FacilitatorRow, Response]:
    with request.app.state.database.session() as session:
        once.begin(session)
        facilitator = store.use_link(session, link, now())
        if not facilitator.password:  # which is to be chosen anew: nothing that was let in before stays
            remotes.end_all_of(session, facilitator.id or 0)
        _sign_in_anew(request, session, facilitator, What.SIGNED_IN_BY_LINK, once.secret)
        chooses = request.app.state.settings.passwords and not facilitator.password
        next = "/account/password" if chooses else "/home"
        return facilitator, once.leads_to(request, session, next, FACILITATOR, FACILITATOR_LASTS)


def _no_link(request: Request, no: Refused) -> Response:
    count(request, What.SIGN_IN_LINK_REFUSED)
    if isinstance(no, store.LinkUsed):
        return used_link(request, no, is_invitation=False)
    return render(request, "account/sign_in.html", status(no), next="/home", email="", error=sentence(no))


async def _only_with_passwords(request: Request) -> None:
    """Raises `PasswordsOff`."""
    if not request.app.state.settings.passwords:
        raise store.PasswordsOff


@router.get("/account/password", dependencies=[Depends(_only_with_passwords)])
def password_page(request: Request, facilitator: SignedIn) -> Response:
    return _password_page(request, facilitator, facilitator.email or "")


@router.post("/account/password", dependencies=[Depends(_only_with_passwords)])
async def choose_password(
    request: Request,
    facilitator: SignedIn,
    once: Making,
    email: Typed = "",
    password: Typed = "",
    present: Typed = "",
) -> Response:
    """What is slow comes last, when all else is well."""
    try:
        await run_in_threadpool(_check_choice, request, facilitator, email, password)
        hashed = await _hashed(request, facilitator, password, present)
        onwards = await run_in_threadpool(_choose, request, once, facilitator, email, hashed)
    except Refused as no:
        if isinstance(no, store.WrongPresentPassword):
            count(request, What.PASSWORD_CHANGE_FAILED)
        return _password_page(request, facilitator, email, no)
    _close_screens_of(request, facilitator)
    request.app.state.rooms.close_remotes()
    facilitator.email = store.kept_email(email)
    return await run_in_threadpool(keep_known, request, onwards, facilitator)


async def _hashed(request: Request, facilitator: FacilitatorRow, password: str, present: str) -> str:
    """What is kept of a new password, when the present one has been given: an open screen is not enough.

    Raises `WrongPresentPassword`, `TooManySignIns`, `TooBusy`.
    """
    passwords: Passwords = request.app.state.passwords
    who = f"present {facilitator.id}"
    with passwords.place(who):
        if facilitator.password:
            passwords.patience.begin(who)
            if not await passwords.is_right(present, facilitator.password):
                raise WrongPresentPassword
            passwords.patience.right(who)
        return await passwords.hashed(password)


@router.get("/account/sign-ins")
def sign_ins_page(request: Request, facilitator: SignedIn) -> Response:
    """Where somebody is signed in."""
    assert facilitator.id is not None
    with request.app.state.database.reading_session() as session:
        rows = store.sign_ins(session, facilitator.id, now())
        provided = identities.shown(session, facilitator.id)
    here = fingerprint(sign_in_of(request))
    return render(
        request,
        "account/sign_ins.html",
        sign_ins=sorted(rows, key=lambda row: row.secret != here),
        here=here,
        email=facilitator.email,
        provided=provided,
        moment=short_moment(request),
        hours=store.PROVIDED_LASTS * 24 // store.DAY,
        handle_length=store.HANDLE_LENGTH,
        days=store.IDLE_LASTS // store.DAY,
    )


@router.post("/account/seen")
def seen(facilitator: SignedIn) -> Response:
    """A page says that it has been in sight: that somebody is signed in with it has been noted by now."""
    return Response(status_code=204)


@router.post("/account/stay")
async def stay(request: Request, facilitator: SignedIn, next: Typed = "/home") -> Response:
    """Stay signed in: it lasts from now."""
    await run_in_threadpool(_stay, request)
    return RedirectResponse(our_path(next), 303)


def _stay(request: Request) -> None:
    with request.app.state.database.session() as session:
        store.seen(session, sign_in_of(request), now())


@router.post("/account/sign-ins/others/off")
async def end_other_sign_ins(request: Request, facilitator: SignedIn) -> Response:
    await run_in_threadpool(_end_others, request, facilitator)
    _close_screens_of(request, facilitator)
    return RedirectResponse("/account/sign-ins", 303)


@router.post("/account/sign-ins/{handle}/off")
async def end_sign_in(request: Request, facilitator: SignedIn, handle: str) -> Response:
    if not await run_in_threadpool(_end, request, facilitator, handle):
        raise HTTPException(404)
    _close_screens_of(request, facilitator)
    return RedirectResponse("/account/sign-ins", 303)


@router.post("/sign-out")
async def sign_out(request: Request, somebody: MaybeSignedIn, anyway: Typed = "") -> Response:
    """Screens that are open and lead are closed; those of theirs that are still signed in come back by themselves.

    Who has no password can't come back alone, and is told so first.
    """
    is_provided = somebody is not None and await run_in_threadpool(leaving.is_provided, request)
    if somebody and not somebody.password and not anyway and not is_provided:
        return render(request, "account/sign_out.html")
    await run_in_threadpool(_sign_out, request)
    _close_screens_of(request, somebody)
    away = await leaving.signed_out(request) if is_provided else RedirectResponse("/", 303)
    drop_cookie(request, away, FACILITATOR)
    away.headers["Clear-Site-Data"] = _LEFT_BEHIND
    return away


def _password_page(request: Request, facilitator: FacilitatorRow, email: str, no: Refused | None = None) -> Response:
    return render(
        request,
        "account/password.html",
        status(no) if no else 200,
        email=email,
        error=sentence(no) if no else "",
        least=store.LEAST_PASSWORD,
        has_password=facilitator.password is not None,
        before=before_this(request, facilitator),
        moment=short_moment(request),
    )


def _check_choice(request: Request, facilitator: FacilitatorRow, email: str, password: str) -> None:
    with request.app.state.database.reading_session() as session:
        store.check_choice(session, facilitator, email, password)


def _choose(request: Request, once: Once, facilitator: FacilitatorRow, email: str, hashed: str) -> Response:
    with request.app.state.database.session() as session:
        once.begin(session)
        store.choose_password(session, facilitator, email, hashed, sign_in_of(request))
        remotes.end_all_of(session, facilitator.id or 0)
        note(session, request, What.PASSWORD_CHANGED)
        if facilitator.email != store.kept_email(email):
            note(session, request, What.EMAIL_CHANGED)
        return once.leads_to(request, session, "/home")


def _end_others(request: Request, facilitator: FacilitatorRow) -> None:
    assert facilitator.id is not None
    with request.app.state.database.session() as session:
        if store.end_others(session, facilitator.id, sign_in_of(request)):
            note(session, request, What.SIGN_INS_ENDED)


def _end(request: Request, facilitator: FacilitatorRow, handle: str) -> bool:
    assert facilitator.id is not None
    with request.app.state.database.session() as session:
        if is_there := store.end(session, facilitator.id, handle):
            note(session, request, What.SIGN_INS_ENDED)
        return is_there


def _sign_out(request: Request) -> None:
    with request.app.state.database.session() as session:
        if request.state.facilitator:
            note(session, request, What.SIGNED_OUT)
        store.sign_out(session, sign_in_of(request))


def _account(request: Request, email: str) -> tuple[int, str] | None:
    with request.app.state.database.reading_session() as session:
        return store.password_of(session, email)


def _sign_in(request: Request, once: Once, id: int, kept: str, next: str) -> tuple[FacilitatorRow, Response]:
    with request.app.state.database.session() as session:
        once.begin(session)
        facilitator = store.with_password(session, id, kept)
        _sign_in_anew(request, session, facilitator, What.SIGNED_IN, once.secret)
        return facilitator, once.leads_to(request, session, next, FACILITATOR, FACILITATOR_LASTS)


def _sign_in_anew(request: Request, session: Session, facilitator: FacilitatorRow, how: What, secret: str) -> None:
    if request.state.facilitator:
        note(session, request, What.SIGNED_OUT)
    store.sign_out(session, sign_in_of(request))
    store.sign_in(session, facilitator, now(), device(request.headers.get("user-agent", "")), secret)
    details = {"how": "password"} if how is What.SIGNED_IN else {}
    note(session, request, how, None, details, by=signed_in_as(request, facilitator, secret))


def _close_screens_of(request: Request, somebody: FacilitatorRow | None) -> None:
    """Those that lead. What is still signed in comes back by itself."""
    if somebody:
        request.app.state.rooms.close_leads(facilitator_person(somebody).id)
