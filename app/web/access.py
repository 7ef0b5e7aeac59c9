"""Who asks, and what they may reach. Named types, so that a route's signature tells who may call it.

A facilitator has a signed-in cookie. A participant has a cookie for each workshop, made and signed by the server, and
nothing else: the person's id is a fingerprint of what it holds, so who reads the database can take nobody's place.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from secrets import compare_digest
from typing import Annotated, NoReturn

from fastapi import Depends
from limits import RateLimitItemPerSecond, parse
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import FixedWindowRateLimiter
from sqlmodel import Session
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection
from starlette.responses import Response

from app.account import store as accounts
from app.account.tables import FacilitatorRow
from app.ids import fingerprint, new_secret, now
from app.live.state import Live
from app.live.view import Audience
from app.storage.signing_key import signing_key
from app.vocabulary import Person, Role
from app.web.cookies import read_cookie, set_cookie, signed, unsigned
from app.web.refusals import NotJoined, TooManyCodes, UnknownCode, WorkshopEnded
from app.workshop import store as workshops
from app.workshop.tables import WorkshopRow
from app.workshop.workshop import Workshop, code_as_meant

FACILITATOR = "akr-facilitator"
PARTICIPANT = "akr-deltagare-"
"""And the workshop's first code: one may take part in one workshop and, later, in another."""
PARTICIPANT_LASTS = 180 * 24 * 3600


class SignInFirst(Exception):
    """The page is a facilitator's. Answered by the sign-in page, which leads back."""


class Moved(Exception):
    """The page stands under another address now."""

    def __init__(self, address: str) -> None:
        self.address = address


NEWCOMERS, NEWCOMERS_IN = 120, 10
"""So many may join a workshop from one address in so many seconds, or as many as the groups are said to have."""


class Limits:
    """How often one address may be wrong. Not how often it may be right, for a whole workshop shares an address; but no
    faster than a whole workplace would does it fill one."""

    def __init__(self) -> None:
        self._limiter = FixedWindowRateLimiter(MemoryStorage())
        self._codes = parse("30/minute")
        self._passwords = parse("10/minute")

    async def may_guess_codes(self, address: str) -> bool:
        return await self._limiter.test(self._codes, "code", address)

    async def wrong_code(self, address: str) -> None:
        await self._limiter.hit(self._codes, "code", address)

    async def may_join(self, address: str, workshop: int, stated: int) -> bool:
        """`stated`: how many the groups are said to have, and who may therefore come all at once."""
        most = RateLimitItemPerSecond(max(NEWCOMERS, stated), NEWCOMERS_IN)
        return await self._limiter.hit(most, "join", address, str(workshop))

    async def may_try_passwords(self, address: str) -> bool:
        return await self._limiter.hit(self._passwords, "password", address)


def may_read_metrics(asker: HTTPConnection) -> bool:
    """Who has the token, where one is set; else the machine itself, when no proxy stands between."""
    if token := asker.app.state.settings.metrics_token:
        said = asker.headers.get("authorization", "")
        return compare_digest(said.encode(), f"Bearer {token}".encode())
    forwarded = any(name in asker.headers for name in ("x-forwarded-for", "forwarded", "via"))
    return not forwarded and address(asker) in ("127.0.0.1", "::1")


def address(asker: HTTPConnection) -> str:
    return asker.client.host if asker.client else "?"


async def somebody_signed_in(asker: HTTPConnection) -> FacilitatorRow | None:
    """The facilitator who asks, or None. Kept on the request, so that the page's head can say so."""
    asker.state.facilitator = await _whoever_is_signed_in(asker)
    return asker.state.facilitator  # type: ignore[no-any-return]


async def _whoever_is_signed_in(asker: HTTPConnection) -> FacilitatorRow | None:
    secret = read_cookie(asker, FACILITATOR)
    # A thousand phones have no such cookie, and wait for no thread.
    return await run_in_threadpool(_signed_in_with, asker, secret) if secret else None


def _signed_in_with(asker: HTTPConnection, secret: str) -> FacilitatorRow | None:
    with asker.app.state.database.reading_session() as session:
        return accounts.signed_in(session, secret, now())


def keep_signed_in(asker: HTTPConnection, answer: Response, secret: str) -> Response:
    """The answer, with the cookie of somebody who has just signed in."""
    set_cookie(asker, answer, FACILITATOR, secret, accounts.SIGN_IN_LASTS // 1000)
    return answer


MaybeSignedIn = Annotated[FacilitatorRow | None, Depends(somebody_signed_in)]


def _signed_in(somebody: MaybeSignedIn) -> FacilitatorRow:
    if somebody is None:
        raise SignInFirst
    return somebody


SignedIn = Annotated[FacilitatorRow, Depends(_signed_in)]


@dataclass(frozen=True)
class Found:
    """A workshop, as it is when it is asked for. Who leads it is read each time: that may change, and in another
    process."""

    id: int
    is_closed: bool


async def workshop_with_code(asker: HTTPConnection, code: str) -> Found:
    """The workshop with a code, as people type it. With a code that it had before, only for those who are inside: a
    page leads them to where it stands now.

    Raises `UnknownCode`, `TooManyCodes` after many wrong ones, and `Moved`.
    """
    codes: dict[str, int] = asker.app.state.codes
    if (meant := code_as_meant(code)) not in codes:
        codes[meant] = await _look_for(asker, meant)
    # Which code holds is asked each time: it may have been renewed, and in another process.
    workshop: Workshop = (await asker.app.state.desk.state(codes[meant])).workshop
    found = Found(workshop.id, workshop.is_closed)
    asker.state.workshop = found.id
    if workshop.code == meant:
        return found
    if meant not in workshop.former:
        del codes[meant]  # of a workshop that is no more, and whose id another one has
        raise UnknownCode
    if not await _is_inside(asker, found, workshop):
        await _may_guess(asker)
        await _guessed_wrong(asker)
    if asker.url.path.startswith("/w/") and asker.scope.get("method") == "GET":
        now = re.sub("^/w/[^/]+", f"/w/{workshop.code}", asker.url.path)
        raise Moved(f"{now}?{asker.url.query}" if asker.url.query else now)
    return found


async def _is_inside(asker: HTTPConnection, found: Found, workshop: Workshop) -> bool:
    """Whether somebody has joined a workshop, or leads it."""
    if participant_id(asker, workshop.first_code) in workshop.people:
        return True
    somebody = await _whoever_is_signed_in(asker)
    return somebody is not None and await run_in_threadpool(_is, workshops.leads, asker, found, somebody)


async def _look_for(asker: HTTPConnection, code: str) -> int:
    await _may_guess(asker)
    row = await run_in_threadpool(_look_up, asker, code)
    if row is None or row.id is None:
        await _guessed_wrong(asker)
    return row.id


async def _may_guess(asker: HTTPConnection) -> None:
    if not await asker.app.state.limits.may_guess_codes(address(asker)):
        raise TooManyCodes


async def _guessed_wrong(asker: HTTPConnection) -> NoReturn:
    await asker.app.state.limits.wrong_code(address(asker))
    raise UnknownCode


def _look_up(asker: HTTPConnection, code: str) -> WorkshopRow | None:
    state = asker.app.state
    if state.signing_key is None:
        # Read before any code is known, so that whoever asks in a workshop finds it read.
        state.signing_key = signing_key(state.database, new_secret())
    with state.database.reading_session() as session:
        return workshops.with_code(session, code)


AnyWorkshop = Annotated[Found, Depends(workshop_with_code)]
"""Any workshop whose code one has, be it closed: who asks is yet to be seen."""


async def leading(asker: HTTPConnection, found: AnyWorkshop, somebody: MaybeSignedIn) -> FacilitatorRow | None:
    """The facilitator who asks, where they lead the workshop: as the one it belongs to, or together with them."""
    leads = somebody is not None and await run_in_threadpool(_is, workshops.leads, asker, found, somebody)
    return somebody if leads else None


def _is(what: Callable[[Session, int, int], bool], asker: HTTPConnection, found: Found, who: FacilitatorRow) -> bool:
    assert who.id is not None
    with asker.app.state.database.reading_session() as session:
        return what(session, found.id, who.id)


MaybeLead = Annotated[FacilitatorRow | None, Depends(leading)]


def only_open(found: AnyWorkshop, lead: MaybeLead) -> Found:
    """Keeps everybody but those who lead it out of a closed workshop. Raises `WorkshopEnded`."""
    if found.is_closed and lead is None:
        raise WorkshopEnded
    return found


OpenWorkshop = Annotated[Found, Depends(only_open)]
"""A workshop whose code one has, and that is not closed; one that is, for those who lead it."""


async def open_workshop(asker: HTTPConnection, code: str, somebody: FacilitatorRow | None) -> Found:
    """`OpenWorkshop`, where the code is not in the path."""
    found = await workshop_with_code(asker, code)
    return only_open(found, await leading(asker, found, somebody))


async def _led(asker: HTTPConnection, found: AnyWorkshop, facilitator: SignedIn, lead: MaybeLead) -> Found:
    if lead is None:
        asker.state.refused = "not_led"
        raise HTTPException(404)
    return found


LedWorkshop = Annotated[Found, Depends(_led)]
"""A workshop that the signed-in facilitator leads; somebody else's is a plain 404."""


async def _owned(asker: HTTPConnection, found: AnyWorkshop, facilitator: SignedIn) -> Found:
    if not await run_in_threadpool(_is, workshops.owns, asker, found, facilitator):
        asker.state.refused = "not_owned"
        raise HTTPException(404)
    return found


OwnedWorkshop = Annotated[Found, Depends(_owned)]
"""A workshop that belongs to the signed-in facilitator: who says who else leads it, and whose it is."""


@dataclass(frozen=True)
class Asker:
    """Who asks in a workshop, and as which audience. The wall has no person: it asks for nothing."""

    audience: Audience
    person: Person | None


def facilitator_person(facilitator: FacilitatorRow) -> Person:
    return Person(f"f{facilitator.id}", Role.FACILITATOR)


def participant_secret(asker: HTTPConnection, first_code: str) -> str | None:
    """What a participant's cookie holds, where it is one that we have made for this workshop."""
    name = PARTICIPANT + first_code
    return unsigned(read_cookie(asker, name), asker.app.state.signing_key, name)


def keep_participant(asker: HTTPConnection, answer: Response, first_code: str, secret: str) -> None:
    name = PARTICIPANT + first_code
    set_cookie(asker, answer, name, signed(secret, asker.app.state.signing_key, name), PARTICIPANT_LASTS)


def person_of(secret: str) -> str:
    """The person id of who has this secret."""
    return "p" + fingerprint(secret)[:20]


def participant_id(asker: HTTPConnection, first_code: str) -> str | None:
    secret = participant_secret(asker, first_code)
    return person_of(secret) if secret else None


def who(asker: HTTPConnection, live: Live, lead: FacilitatorRow | None, wanted: str | None) -> Asker:
    """Who asks, from the cookies. `lead`: the facilitator, where it is one who leads here (`leading`). `wanted`: the
    audience that the page is for, where the asker could be several.

    Raises `NotJoined` for somebody who may not be that.
    """
    id = participant_id(asker, live.workshop.first_code)
    joined = asker.state.has_joined = id is not None and id in live.workshop.people
    if wanted == Audience.WALL:
        return Asker(Audience.WALL, None)
    if lead and (wanted == Audience.LEAD or (wanted is None and not joined)):
        return Asker(Audience.LEAD, facilitator_person(lead))
    if joined and wanted in (None, Audience.PHONE):
        assert id
        return Asker(Audience.PHONE, Person(id, Role.PARTICIPANT))
    raise NotJoined
