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
from sqlmodel import Session
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection
from starlette.responses import Response

from app import codes
from app.account import store as accounts
from app.account.tables import FacilitatorRow
from app.ids import fingerprint, new_secret, now
from app.live.state import Live
from app.live.view import Audience
from app.storage.database import Database
from app.storage.signing_key import signing_key
from app.vocabulary import Person, Refused, Role
from app.web.cookies import read_cookie, set_cookie, signed, signed_now, unsigned, unsigned_within
from app.web.limits import Limits, Wrong, address
from app.web.refusals import NotJoined, TooManyCodes, UnknownCode, WorkshopEnded
from app.workshop import store as workshops
from app.workshop.workshop import Workshop

FACILITATOR = "akr-facilitator"
PARTICIPANT = "akr-deltagare-"
"""And the workshop's first code: one may take part in one workshop and, later, in another."""
PARTICIPANT_LASTS = 180 * 24 * 3600
DEVICE = "akr-device-"
"""And a fingerprint of the e-mail of the account that the device has signed in to."""
DEVICE_LASTS = 180 * 24 * 3600


class SignInFirst(Exception):
    """The page is a facilitator's. Answered by the sign-in page, which leads back."""


class Moved(Exception):
    """The page stands under another address now."""

    def __init__(self, address: str) -> None:
        self.address = address


def may_read_metrics(asker: HTTPConnection) -> bool:
    """Who has the token, where one is set; else the machine itself, when no proxy stands between."""
    if token := asker.app.state.settings.metrics_token:
        said = asker.headers.get("authorization", "")
        return compare_digest(said.encode(), f"Bearer {token}".encode())
    forwarded = any(name in asker.headers for name in ("x-forwarded-for", "forwarded", "via"))
    return not forwarded and address(asker) in ("127.0.0.1", "::1")


async def somebody_signed_in(asker: HTTPConnection) -> FacilitatorRow | None:
    """The facilitator who asks, or None. Kept on the request, so that the page's head can say so."""
    asker.state.facilitator = await _whoever_is_signed_in(asker)
    return asker.state.facilitator  # type: ignore[no-any-return]


async def _whoever_is_signed_in(asker: HTTPConnection) -> FacilitatorRow | None:
    secret = read_cookie(asker, FACILITATOR)
    # A thousand phones have no such cookie, and wait for no thread.
    return await run_in_threadpool(_signed_in_with, asker, secret) if secret else None


def _signed_in_with(asker: HTTPConnection, secret: str) -> FacilitatorRow | None:
    database: Database = asker.app.state.database
    with database.reading_session() as session:
        somebody = accounts.signed_in(session, secret, now())
        is_to_be_noted = somebody is not None and accounts.was_seen_long_ago(session, secret, now())
    if is_to_be_noted:
        with database.session() as session:
            accounts.seen(session, secret, now())
    return somebody


def sign_in_of(asker: HTTPConnection) -> str:
    """What the facilitator's cookie carries; "" where there is none."""
    return read_cookie(asker, FACILITATOR) or ""


def keep_signed_in(asker: HTTPConnection, answer: Response, facilitator: FacilitatorRow, secret: str) -> Response:
    """The answer, with the cookie of somebody who has just signed in, and the one that knows the device again."""
    set_cookie(asker, answer, FACILITATOR, secret, accounts.SIGN_IN_LASTS // 1000)
    keep_known(asker, answer, facilitator)
    return answer


def keep_known(asker: HTTPConnection, answer: Response, facilitator: FacilitatorRow) -> None:
    """Have the device known again as one that has signed in to an account. It is no sign-in, and outlives one."""
    if facilitator.email:
        name = _device(facilitator.email)
        set_cookie(asker, answer, name, signed_now(new_secret(), cookie_key(asker), name), DEVICE_LASTS)


def known_device(asker: HTTPConnection, email: str) -> str | None:
    """Which device it is, where it has signed in to the account with this e-mail before."""
    name = _device(email)
    return unsigned_within(read_cookie(asker, name), cookie_key(asker), name, DEVICE_LASTS)


def _device(email: str) -> str:
    return DEVICE + fingerprint(email.strip().casefold())[:16]


def cookie_key(asker: HTTPConnection) -> str:
    """What cookies are signed with. Read from the database once: not for the event loop."""
    state = asker.app.state
    if state.signing_key is None:
        state.signing_key = signing_key(state.database, new_secret())
    return state.signing_key  # type: ignore[no-any-return]


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
    meant = codes.as_meant(code)
    id = await _id_with(asker, meant)
    # Which code holds is asked each time: it may have been renewed, and in another process.
    workshop: Workshop = (await asker.app.state.desk.state(id)).workshop
    found = Found(workshop.id, workshop.is_closed)
    asker.state.workshop = found.id
    if workshop.code == meant:
        return found
    if meant not in workshop.former:
        del asker.app.state.codes[meant]  # of a workshop that is no more, and whose id another one has
        raise UnknownCode
    if not await _is_inside(asker, found, workshop):
        await wrong(asker, Wrong.CODE, UnknownCode())
    if asker.url.path.startswith("/w/") and asker.scope.get("method") == "GET":
        now = re.sub("^/w/[^/]+", f"/w/{workshop.code}", asker.url.path)
        raise Moved(f"{now}?{asker.url.query}" if asker.url.query else now)
    return found


async def wrong(asker: HTTPConnection, what: Wrong, no: Refused) -> NoReturn:
    """Count a wrong code or link for where it comes from. Raises the refusal; past the limit, `TooManyCodes`."""
    raise no if await asker.app.state.limits.wrong(what, asker) else TooManyCodes


async def _is_inside(asker: HTTPConnection, found: Found, workshop: Workshop) -> bool:
    """Whether somebody has joined a workshop, or leads it."""
    if participant_id(asker, workshop.first_code) in workshop.people:
        return True
    somebody = await _whoever_is_signed_in(asker)
    return somebody is not None and await run_in_threadpool(_is, workshops.leads, asker, found.id, somebody)


async def _id_with(asker: HTTPConnection, code: str) -> int:
    limits: Limits = asker.app.state.limits
    known: dict[str, int] = asker.app.state.codes
    if code in known and await limits.may_be_wrong(Wrong.CODE, asker):
        return known[code]
    # Past the limit every code is looked up: how long the answer takes is not to tell which ones there are.
    id, knows_it = await run_in_threadpool(_look_up, asker, code)
    if not knows_it and not await limits.may_be_wrong(Wrong.CODE, asker):
        raise TooManyCodes
    if id is None:
        await wrong(asker, Wrong.CODE, UnknownCode())
    known[code] = id
    return id


def _look_up(asker: HTTPConnection, code: str) -> tuple[int | None, bool]:
    """The workshop that has a code or had it; and whether the asker can't have come to the code by guessing."""
    cookie_key(asker)  # before any code is known, so that whoever asks in a workshop finds it read
    database: Database = asker.app.state.database
    with database.reading_session() as session:
        somebody = accounts.signed_in(session, sign_in_of(asker), now())
        row = workshops.with_code(session, code)
        if row is None or row.id is None:
            return None, False
        first = workshops.first_code(session, row.id)
    knows_it = asker.app.state.limits.is_held_there(asker, row.id) or participant_id(asker, first) is not None
    return row.id, knows_it or (somebody is not None and _is(workshops.leads, asker, row.id, somebody))


AnyWorkshop = Annotated[Found, Depends(workshop_with_code)]
"""Any workshop whose code one has, be it closed: who asks is yet to be seen."""


async def leading(asker: HTTPConnection, found: AnyWorkshop, somebody: MaybeSignedIn) -> FacilitatorRow | None:
    """The facilitator who asks, where they lead the workshop: as the one it belongs to, or together with them."""
    if somebody is None or not await run_in_threadpool(_is, workshops.leads, asker, found.id, somebody):
        return None
    asker.app.state.limits.is_inside(asker, found.id)
    return somebody


def _is(what: Callable[[Session, int, int], bool], asker: HTTPConnection, workshop: int, who: FacilitatorRow) -> bool:
    assert who.id is not None
    with asker.app.state.database.reading_session() as session:
        return what(session, workshop, who.id)


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
    if not await run_in_threadpool(_is, workshops.owns, asker, found.id, facilitator):
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
        asker.app.state.limits.is_inside(asker, live.workshop.id)
        return Asker(Audience.PHONE, Person(id, Role.PARTICIPANT))
    raise NotJoined
