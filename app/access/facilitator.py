"""A facilitator who asks: signed in by a cookie, and known again by the devices that have signed in before."""

from typing import Annotated

from fastapi import Depends
from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection
from starlette.responses import Response

from app.account import store as accounts
from app.account.tables import FacilitatorRow
from app.ids import fingerprint, new_secret, now
from app.storage.database import Database
from app.vocabulary import Person, Who
from app.web.cookies import (
    DEVICE,
    DEVICE_LASTS,
    FACILITATOR,
    read_cookie,
    set_cookie,
    signed_now,
    unsigned_within,
)


class SignInFirst(Exception):
    """The page is a facilitator's. Answered by the sign-in page, which leads back."""


async def somebody_signed_in(asker: HTTPConnection) -> FacilitatorRow | None:
    """The facilitator who asks, or None. Kept on the request, so that the page's head can say so."""
    asker.state.facilitator = await whoever_is_signed_in(asker)
    return asker.state.facilitator  # type: ignore[no-any-return]


async def whoever_is_signed_in(asker: HTTPConnection) -> FacilitatorRow | None:
    secret = read_cookie(asker, FACILITATOR)
    # A thousand phones have no such cookie, and wait for no thread.
    return await run_in_threadpool(_signed_in_with, asker, secret) if secret else None


def _signed_in_with(asker: HTTPConnection, secret: str) -> FacilitatorRow | None:
    database: Database = asker.app.state.database
    with database.reading_session() as session:
        found = accounts.sign_in_and_whose(session, secret, now())
    if found is None:
        return None
    its, somebody = found
    is_to_be_noted = accounts.was_seen_long_ago(its, now())
    if is_to_be_noted and asker.scope.get("method") == "GET":
        # To fetch a page is not to use it, and changes nothing: the page says so itself when it has been in sight.
        asker.state.tell = "/account/seen"
    elif is_to_be_noted:
        with database.session() as session:
            accounts.seen(session, secret, now())
    return somebody


def is_signed_out(asker: HTTPConnection, *, is_lead: bool) -> bool:
    """Whether nobody is signed in where somebody was: the page is the lead's, or the browser carries a sign-in."""
    return (is_lead or bool(sign_in_of(asker))) and getattr(asker.state, "facilitator", None) is None


def sign_in_of(asker: HTTPConnection) -> str:
    """What the facilitator's cookie carries; "" where there is none."""
    return read_cookie(asker, FACILITATOR) or ""


def keep_known(asker: HTTPConnection, answer: Response, facilitator: FacilitatorRow) -> Response:
    """Have the device known again as one that has signed in to an account. It is no sign-in, and outlives one."""
    if facilitator.email:
        name = _device(facilitator.email)
        set_cookie(asker, answer, name, signed_now(new_secret(), asker.app.state.signing_key, name), DEVICE_LASTS)
    return answer


def known_device(asker: HTTPConnection, email: str) -> str | None:
    """Which device it is, where it has signed in to the account with this e-mail before."""
    name = _device(email)
    return unsigned_within(read_cookie(asker, name), asker.app.state.signing_key, name, DEVICE_LASTS)


def _device(email: str) -> str:
    return DEVICE + fingerprint(email.strip().casefold())[:16]


MaybeSignedIn = Annotated[FacilitatorRow | None, Depends(somebody_signed_in)]


async def _signed_in(somebody: MaybeSignedIn) -> FacilitatorRow:
    if somebody is None:
        raise SignInFirst
    return somebody


SignedIn = Annotated[FacilitatorRow, Depends(_signed_in)]


def facilitator_person(facilitator: FacilitatorRow) -> Person:
    return Person(f"f{facilitator.id}", Who.FACILITATOR)
