"""Signing in and out."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from app.account import invitations, store
from app.account.tables import FacilitatorRow
from app.ids import now
from app.security.entry import About, Thing, What
from app.vocabulary import Refused
from app.web.access import FACILITATOR, MaybeSignedIn, SignedIn, address, facilitator_person, keep_signed_in
from app.web.calendar import short_moment
from app.web.cookies import drop_cookie, read_cookie
from app.web.note import before_this, count, note, signed_in_as
from app.web.refusals import sentence, status
from app.web.safety import our_path
from app.web.templating import render

router = APIRouter()

Typed = Annotated[str, Form()]

_LEFT_BEHIND = '"cache", "storage"'
"""What a browser lets go of at sign-out. Not "cookies": the same browser may take part in a workshop, and stays so."""


class TooManySignIns(Refused):
    code = "too_many_sign_ins"


@router.get("/sign-in")
def sign_in_page(request: Request, somebody: MaybeSignedIn, next: str = "/workshops") -> Response:
    if somebody:
        return RedirectResponse(our_path(next), 303)
    return render(request, "account/sign_in.html", next=our_path(next), email="", error="")


@router.post("/sign-in")
async def sign_in(request: Request, email: Typed = "", password: Typed = "", next: Typed = "/workshops") -> Response:
    try:
        if not await request.app.state.limits.may_try_passwords(address(request)):
            raise TooManySignIns
        secret = await run_in_threadpool(_check, request, email, password)
    except Refused as no:
        return render(request, "account/sign_in.html", status(no), next=our_path(next), email=email, error=sentence(no))
    return keep_signed_in(request, RedirectResponse(our_path(next), 303), secret)


@router.get("/sign-in/{link}")
def link_page(request: Request, link: str, somebody: MaybeSignedIn) -> Response:
    """Whom a one-time link is for. Nothing is used up: what reads mail for viruses opens links too."""
    try:
        with request.app.state.database.reading_session() as session:
            found = store.standing_link(session, link, now())
            whose = session.get_one(FacilitatorRow, found.facilitator)
    except Refused as no:
        return _no_link(request, no)
    return render(
        request,
        "account/sign_in_link.html",
        link=link,
        email=whose.email,
        until=short_moment(request)(found.until),
        # Somebody else's screen is not to become another's without their seeing it.
        instead_of=somebody if somebody and somebody.id != whose.id else None,
    )


@router.post("/sign-in/{link}")
async def sign_in_by_link(request: Request, link: str, somebody: MaybeSignedIn) -> Response:
    """Use a one-time link; who was signed in here is no more. Whoever has no password yet is asked to choose one."""
    try:
        facilitator, secret = await run_in_threadpool(_use, request, link)
    except Refused as no:
        return _no_link(request, no)
    if somebody:
        request.app.state.rooms.close_leads(facilitator_person(somebody).id)
    next = "/workshops" if facilitator.password else "/account/password"
    return keep_signed_in(request, RedirectResponse(next, 303), secret)


def _use(request: Request, link: str) -> tuple[FacilitatorRow, str]:
    with request.app.state.database.session() as session:
        facilitator = store.use_link(session, link, now())
        if request.state.facilitator:
            note(session, request, What.SIGNED_OUT)
        store.sign_out(session, read_cookie(request, FACILITATOR) or "")
        secret = store.sign_in(session, facilitator, now())
        note(session, request, What.SIGNED_IN_BY_LINK, by=signed_in_as(request, facilitator, secret))
        return facilitator, secret


def _no_link(request: Request, no: Refused) -> Response:
    count(request, What.SIGN_IN_LINK_REFUSED)
    return render(request, "account/sign_in.html", status(no), next="/workshops", email="", error=sentence(no))


@router.get("/account/password")
def password_page(request: Request, facilitator: SignedIn) -> Response:
    return _password_page(request, facilitator, facilitator.email or "")


@router.post("/account/password")
async def choose_password(
    request: Request, facilitator: SignedIn, email: Typed = "", password: Typed = "", present: Typed = ""
) -> Response:
    try:
        if facilitator.password and not await request.app.state.limits.may_try_passwords(address(request)):
            raise TooManySignIns
        await run_in_threadpool(_choose, request, facilitator, email, password, present)
    except Refused as no:
        if isinstance(no, store.WrongPresentPassword):
            count(request, What.PASSWORD_CHANGE_FAILED)
        return _password_page(request, facilitator, email, no)
    request.app.state.rooms.close_leads(facilitator_person(facilitator).id)
    return RedirectResponse("/workshops", 303)


@router.get("/account/colleague")
def colleague_page(request: Request, facilitator: SignedIn) -> Response:
    return render(request, "account/colleague.html", email="", error="", link="")


@router.post("/account/colleague")
def invite_colleague(request: Request, facilitator: SignedIn, email: Typed = "") -> Response:
    """An invitation for somebody else who is to lead workshops, or to work with the job descriptions.

    Whether the address has an account is not told: the invitation lets nobody in to it.
    """
    assert facilitator.id is not None
    try:
        with request.app.state.database.session() as session:
            link = invitations.make(session, facilitator.id, email, now())
            made = About(Thing.INVITATION, invitations.standing(session, link, now()).id or 0)
            note(session, request, What.INVITATION_MADE, made)
    except Refused as no:
        return render(request, "account/colleague.html", status(no), email=email, error=sentence(no), link="")
    address = f"{request.app.state.settings.public_url}/invitation/{link}"
    return render(request, "account/colleague.html", email=email, error="", link=address)


@router.post("/sign-out")
async def sign_out(request: Request, somebody: MaybeSignedIn, anyway: Typed = "") -> Response:
    """Screens that are open and lead are closed; those of theirs that are still signed in come back by themselves.

    Who has no password can't come back alone, and is told so first.
    """
    if somebody and not somebody.password and not anyway:
        return render(request, "account/sign_out.html")
    await run_in_threadpool(_sign_out, request)
    if somebody:
        request.app.state.rooms.close_leads(facilitator_person(somebody).id)
    away = RedirectResponse("/", 303)
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


def _choose(request: Request, facilitator: FacilitatorRow, email: str, password: str, present: str) -> None:
    store.check_present(facilitator, present)
    hashed = store.hashed(password, email)
    with request.app.state.database.session() as session:
        store.choose_password(session, facilitator, email, hashed, read_cookie(request, FACILITATOR) or "")
        note(session, request, What.PASSWORD_CHANGED)
        if facilitator.email != store.kept_email(email):
            note(session, request, What.EMAIL_CHANGED)


def _sign_out(request: Request) -> None:
    with request.app.state.database.session() as session:
        if request.state.facilitator:
            note(session, request, What.SIGNED_OUT)
        store.sign_out(session, read_cookie(request, FACILITATOR) or "")


def _check(request: Request, email: str, password: str) -> str:
    # The check is slow, and nobody is to wait for it: what writes comes after.
    with request.app.state.database.reading_session() as session:
        try:
            facilitator = store.with_password(session, email, password[: store.MOST_PASSWORD])
        except store.WrongPassword:
            count(request, What.SIGN_IN_FAILED, _about(store.id_of(session, email)))
            raise
    with request.app.state.database.session() as session:
        secret = store.sign_in(session, facilitator, now())
        by = signed_in_as(request, facilitator, secret)
        note(session, request, What.SIGNED_IN, None, {"how": "password"}, by=by)
        return secret


def _about(facilitator: int | None) -> About | None:
    """Nothing of what was typed where nobody has that e-mail: it may be somebody's password."""
    return About(Thing.FACILITATOR, facilitator) if facilitator else None
