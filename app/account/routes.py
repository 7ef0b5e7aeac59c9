"""Signing in and out."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from app.account import store
from app.account.tables import FacilitatorRow
from app.ids import now
from app.vocabulary import Refused
from app.web.access import FACILITATOR, MaybeSignedIn, SignedIn, address, facilitator_person
from app.web.cookies import drop_cookie, read_cookie, set_cookie
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
    return _signed_in(request, secret, our_path(next))


@router.get("/sign-in/{link}")
def sign_in_by_link(request: Request, link: str) -> Response:
    """Use a one-time link. Whoever has no password yet is asked to choose one."""
    try:
        with request.app.state.database.session() as session:
            facilitator = store.use_link(session, link, now())
            secret = store.sign_in(session, facilitator, now())
            next = "/workshops" if facilitator.password else "/account/password"
    except Refused as no:
        return render(request, "account/sign_in.html", status(no), next="/workshops", email="", error=sentence(no))
    return _signed_in(request, secret, next)


@router.get("/account/password")
def password_page(request: Request, facilitator: SignedIn) -> Response:
    return render(
        request,
        "account/password.html",
        email=facilitator.email or "",
        error="",
        least=store.LEAST_PASSWORD,
    )


@router.post("/account/password")
async def choose_password(request: Request, facilitator: SignedIn, email: Typed = "", password: Typed = "") -> Response:
    try:
        await run_in_threadpool(_choose, request, facilitator, email, password)
    except Refused as no:
        least = store.LEAST_PASSWORD
        return render(request, "account/password.html", status(no), email=email, error=sentence(no), least=least)
    request.app.state.rooms.close_leads(facilitator_person(facilitator).id)
    return RedirectResponse("/workshops", 303)


@router.get("/account/colleague")
def colleague_page(request: Request, facilitator: SignedIn) -> Response:
    return render(request, "account/colleague.html", email="", error="", link="")


@router.post("/account/colleague")
def invite_colleague(request: Request, facilitator: SignedIn, email: Typed = "") -> Response:
    """A one-time link for somebody else who is to lead workshops, or to work with the job descriptions."""
    try:
        with request.app.state.database.session() as session:
            link = store.new_link(session, store.invited(session, email), now())
    except Refused as no:
        return render(request, "account/colleague.html", status(no), email=email, error=sentence(no), link="")
    address = f"{request.app.state.settings.public_url}/sign-in/{link}"
    return render(request, "account/colleague.html", email=email, error="", link=address)


@router.post("/sign-out")
async def sign_out(request: Request, somebody: MaybeSignedIn) -> Response:
    """Screens that are open and lead are closed; those of theirs that are still signed in come back by themselves."""
    await run_in_threadpool(_sign_out, request)
    if somebody:
        request.app.state.rooms.close_leads(facilitator_person(somebody).id)
    away = RedirectResponse("/", 303)
    drop_cookie(request, away, FACILITATOR)
    away.headers["Clear-Site-Data"] = _LEFT_BEHIND
    return away


def _choose(request: Request, facilitator: FacilitatorRow, email: str, password: str) -> None:
    assert facilitator.id is not None
    hashed = store.hashed(password)
    with request.app.state.database.session() as session:
        store.choose_password(session, facilitator.id, email, hashed, read_cookie(request, FACILITATOR) or "")


def _sign_out(request: Request) -> None:
    with request.app.state.database.session() as session:
        store.sign_out(session, read_cookie(request, FACILITATOR) or "")


def _check(request: Request, email: str, password: str) -> str:
    # The check is slow, and nobody is to wait for it: what writes comes after.
    with request.app.state.database.reading_session() as session:
        facilitator = store.with_password(session, email, password[:1000])
    with request.app.state.database.session() as session:
        return store.sign_in(session, facilitator, now())


def _signed_in(request: Request, secret: str, next: str) -> Response:
    away = RedirectResponse(next, 303)
    set_cookie(request, away, FACILITATOR, secret, store.SIGN_IN_LASTS // 1000)
    return away
