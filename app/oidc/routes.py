"""Signing in by the municipality's own sign-in: there, back again, and out when it says so."""

from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Form, Request
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, RedirectResponse, Response

from app.access.facilitator import MaybeSignedIn, facilitator_person, sign_in_of
from app.account import store as accounts
from app.account.device import device
from app.account.passwords import (
    MOST_FROM_ONE_NETWORK,
    MOST_IN_LINE,
    MOST_IN_LINE_WHERE_MANY_WERE_WRONG,
    MOST_WHERE_MANY_WERE_WRONG,
)
from app.account.places import home
from app.account.tables import FacilitatorRow
from app.ids import fingerprint, new_secret, now
from app.oidc import attempt as attempts
from app.oidc import store
from app.oidc.answers import Ended, ProviderAway, SignInDoubtful
from app.oidc.attempt import Attempt
from app.oidc.claims import Claimed, Claims, NoAdministration, NoRole, claimed
from app.once import store as once
from app.once.store import MadeAlready
from app.security.entry import SERVER, About, Thing, What
from app.vocabulary import Refused
from app.web import language
from app.web.cookies import FACILITATOR, FACILITATOR_LASTS, set_cookie
from app.web.limits import Limits, Wrong, network
from app.web.note import count, note, signed_in_as
from app.web.refusals import sentence, status
from app.web.safety import our_path
from app.web.templating import render

if TYPE_CHECKING:
    from app.oidc.provider import Provider

router = APIRouter()

Typed = Annotated[str, Form()]

ANYWHERE = "/workshops"
"""Where somebody is going who has asked for no page."""


class SignInLost(Refused):
    """Whoever comes back did not leave from this browser, or too long ago, or has been here already."""

    code = "sign_in_lost"


class SignInStopped(Refused):
    """Whoever comes back did not sign in."""

    code = "sign_in_stopped"


def _provider(request: Request) -> "Provider":
    """Where there is none, there are no such pages."""
    provider: Provider | None = request.app.state.provider
    if provider is None:
        raise HTTPException(404)
    return provider


@router.post("/oidc/sign-in")
async def leave(request: Request, somebody: MaybeSignedIn, next: Typed = ANYWHERE) -> Response:
    """The page that leads to the provider. A page and no redirect: a form may lead to this site only, and to which
    others a provider sends people on is its own affair (`app.web.safety`)."""
    provider, attempt = _provider(request), attempts.begin(next)
    try:
        address = await provider.way_in(attempt, language.current())
    except ProviderAway as no:
        return _sign_in_page(request, no, attempt.next)
    page = render(request, "oidc/leave.html", address=address, name=provider.chosen.name)
    attempts.keep(request, page, attempt)
    return page


@router.get("/oidc/callback")
async def come_back(
    request: Request, somebody: MaybeSignedIn, state: str = "", code: str = "", iss: str = "", error: str = ""
) -> Response:
    """Whoever has signed in there is signed in here; who was signed in here before is no more.

    Without the cookie that this browser left with, nothing is asked for and nothing changes.
    """
    provider, attempt = _provider(request), attempts.kept(request, state)
    try:
        if attempt is None:
            raise SignInLost
        if error:
            raise ProviderAway if error in ("temporarily_unavailable", "server_error") else SignInStopped
        claims = await _asked_for(request, provider, attempt, code, iss)
        who = await _who(request, provider, claims)
        secret, first = await run_in_threadpool(_let_in, request, attempt, who)
    except Refused as no:
        why = getattr(no, "why", no.code)
        count(request, What.SIGN_IN_FAILED, None, {"how": "oidc", "why": why})
        page = _sign_in_page(request, no, attempt.next if attempt else ANYWHERE)
        attempts.drop(request, page, state)
        return page
    if somebody:
        _close_screens_of(request, somebody)
    onwards = RedirectResponse(first if attempt.next == ANYWHERE else attempt.next, 303)
    set_cookie(request, onwards, FACILITATOR, secret, FACILITATOR_LASTS)
    attempts.drop(request, onwards, state)
    return onwards


async def _asked_for(request: Request, provider: "Provider", attempt: Attempt, code: str, issuer: str) -> Claims:
    """What the provider says of somebody. Where many were wrong, one asks after another, as with passwords.

    Raises `ProviderAway`, `SignInDoubtful`, `TooBusy`.
    """
    limits: Limits = request.app.state.limits
    line, there = provider.line, network(request)
    is_slowed = not await limits.may_be_wrong(Wrong.PASSWORD, request)
    slowed = (MOST_WHERE_MANY_WERE_WRONG, MOST_IN_LINE_WHERE_MANY_WERE_WRONG)
    with line.place(there, *(slowed if is_slowed else (MOST_FROM_ONE_NETWORK, MOST_IN_LINE))):
        if is_slowed:
            await line.turn(there)
        try:
            return await provider.claims(attempt, code, issuer)
        except SignInDoubtful:
            await limits.wrong(Wrong.PASSWORD, request)
            raise


async def _who(request: Request, provider: "Provider", claims: Claims) -> Claimed:
    """Whoever is nothing here any more is so from now on, wherever else they are signed in. Raises `NoRole`,
    `NoAdministration`."""
    try:
        return claimed(claims, provider.chosen)
    except (NoRole, NoAdministration):
        if account := await run_in_threadpool(_shut_out, request, provider.chosen.issuer, claims["sub"]):
            _close_screens_of(request, account)
        raise


def _let_in(request: Request, attempt: Attempt, who: Claimed) -> tuple[str, str]:
    """What the cookie is to carry of who is signed in now, and their first page.

    Raises `ClosedHere`, and `SignInLost` where the same has come back before.
    """
    secret, moment = new_secret(), now()
    with request.app.state.database.session() as session:
        try:
            once.begin(session, attempt.key, moment)
        except MadeAlready:
            raise SignInLost from None
        let_in = store.let_in(session, who, moment)
        account = let_in.facilitator
        if request.state.facilitator:
            note(session, request, What.SIGNED_OUT)
        accounts.sign_out(session, sign_in_of(request))
        by = accounts.ByProvider(let_in.identity, who.session)
        accounts.sign_in(session, account, moment, device(request.headers.get("user-agent", "")), secret, by)
        signed_in, whose = signed_in_as(request, account, secret), About(Thing.FACILITATOR, account.id or 0)
        if let_in.is_new:
            note(session, request, What.ACCOUNT_MADE, whose, {"how": "oidc", "role": _said(account)}, by=signed_in)
        elif let_in.is_changed:
            note(session, request, What.ROLES_CHANGED, whose, {"how": "oidc", "role": _said(account)}, by=signed_in)
        note(session, request, What.SIGNED_IN, None, {"how": "oidc"}, by=signed_in)
        return secret, home(account.roles)


def _shut_out(request: Request, issuer: str, subject: str) -> FacilitatorRow | None:
    with request.app.state.database.session() as session:
        if account := store.shut_out(session, issuer, subject):
            about = About(Thing.FACILITATOR, account.id or 0)
            note(session, request, What.ROLES_CHANGED, about, {"how": "oidc", "role": _said(account)}, by=SERVER)
        return account


def _close_screens_of(request: Request, account: FacilitatorRow) -> None:
    """Those that lead. What is still signed in comes back by itself."""
    request.app.state.rooms.close_leads(facilitator_person(account).id)


def _said(account: FacilitatorRow) -> str:
    return ".".join(account.roles) or "-"


@router.post("/oidc/back-channel-logout")
async def signed_out_there(request: Request, logout_token: Typed = "") -> Response:
    """The provider's own message that somebody has signed out there, or has been: they are signed out here too."""
    provider = _provider(request)
    try:
        ended = await provider.ended(logout_token)
        theirs = await run_in_threadpool(_end, request, provider, ended)
    except (Refused, MadeAlready) as no:
        count(request, What.SIGN_IN_FAILED, None, {"how": "back-channel", "why": getattr(no, "why", "away")})
        code = 503 if isinstance(no, ProviderAway) else 400
        return JSONResponse({"error": "invalid_request"}, code, {"Cache-Control": "no-store"})
    for account in theirs:
        _close_screens_of(request, account)
    return Response(status_code=200, headers={"Cache-Control": "no-store"})


def _end(request: Request, provider: "Provider", ended: Ended) -> list[FacilitatorRow]:
    """Raises `MadeAlready` for a message that has come before."""
    with request.app.state.database.session() as session:
        once.begin(session, fingerprint(f"logout {provider.chosen.issuer} {ended.id}"), now())
        theirs = store.sign_out(session, provider.chosen.issuer, ended)
        for account in theirs:
            about = About(Thing.FACILITATOR, account.id or 0)
            note(session, request, What.SIGN_INS_ENDED, about, {"how": "oidc"}, by=SERVER)
        return theirs


@router.get("/oidc/signed-in")
def signed_in_page(request: Request, somebody: MaybeSignedIn) -> Response:
    """For who signs in beside a page that waits for it."""
    if somebody is None:
        return RedirectResponse("/sign-in", 303)
    return render(request, "oidc/signed_in.html")


def _sign_in_page(request: Request, no: Refused, next: str) -> Response:
    shown = {"next": our_path(next), "email": "", "error": "", "not_there": sentence(no)}
    return render(request, "account/sign_in.html", status(no), **shown)
