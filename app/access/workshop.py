"""Which workshop is asked for, and what whoever asks may do with it. Named types, so that a route's signature tells who
may call it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends
from sqlmodel import Session
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection

from app import codes
from app.access.facilitator import MaybeSignedIn, SignedIn, sign_in_of, whoever_is_signed_in
from app.access.participant import participant_id
from app.access.remote import remote_of
from app.access.wrong import wrong
from app.account import store as accounts
from app.account.tables import FacilitatorRow
from app.ids import now
from app.storage.database import Database
from app.web.limits import Limits, Wrong
from app.web.refusals import TooManyCodes, UnknownCode, WorkshopEnded
from app.workshop import store as workshops
from app.workshop.workshop import Workshop


class Moved(Exception):
    """The page stands under another address now."""

    def __init__(self, address: str) -> None:
        self.address = address


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


async def _is_inside(asker: HTTPConnection, found: Found, workshop: Workshop) -> bool:
    """Whether somebody has joined a workshop, or leads it."""
    if participant_id(asker, workshop.first_code) in workshop.people:
        return True
    somebody = await whoever_is_signed_in(asker)
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
    """The facilitator who asks, where they lead the workshop: as the one it belongs to, or together with them. Who asks
    with a remote of the workshop is known from here on, and leads nothing."""
    await remote_of(asker, found.id)
    if somebody is None or not await run_in_threadpool(_is, workshops.leads, asker, found.id, somebody):
        return None
    asker.app.state.limits.is_inside(asker, found.id)
    return somebody


def _is(what: Callable[[Session, int, int], bool], asker: HTTPConnection, workshop: int, who: FacilitatorRow) -> bool:
    assert who.id is not None
    with asker.app.state.database.reading_session() as session:
        return what(session, workshop, who.id)


MaybeLead = Annotated[FacilitatorRow | None, Depends(leading)]


def only_open(found: Found, lead: FacilitatorRow | None) -> Found:
    """Keeps everybody but those who lead it out of a closed workshop. Raises `WorkshopEnded`."""
    if found.is_closed and lead is None:
        raise WorkshopEnded
    return found


async def _open(found: AnyWorkshop, lead: MaybeLead) -> Found:
    return only_open(found, lead)


OpenWorkshop = Annotated[Found, Depends(_open)]
"""A workshop whose code one has, and that is not closed; one that is, for those who lead it."""


async def open_workshop(asker: HTTPConnection, code: str, somebody: FacilitatorRow | None) -> Found:
    """`OpenWorkshop`, where the code is not in the path."""
    found = await workshop_with_code(asker, codes.in_what_was_typed(code))
    return only_open(found, await leading(asker, found, somebody))


async def _led(asker: HTTPConnection, found: AnyWorkshop, facilitator: SignedIn, lead: MaybeLead) -> Found:
    if lead is None:
        asker.state.refused = "not_led"
        raise HTTPException(404)
    return found


LedWorkshop = Annotated[Found, Depends(_led)]
"""A workshop that the signed-in facilitator leads; somebody else's is a plain 404."""


async def _seen(asker: HTTPConnection, found: AnyWorkshop, facilitator: SignedIn, lead: MaybeLead) -> Found:
    if lead is None and not await run_in_threadpool(_is_shared, asker, found.id, facilitator):
        asker.state.refused = "not_led"
        raise HTTPException(404)
    return found


def _is_shared(asker: HTTPConnection, workshop: int, who: FacilitatorRow) -> bool:
    with asker.app.state.database.reading_session() as session:
        return workshops.is_shared_with(session, workshop, who)


SeenWorkshop = Annotated[Found, Depends(_seen)]
"""A workshop that the signed-in facilitator leads, or whose results are shared with what they are here."""


async def _owned(asker: HTTPConnection, found: LedWorkshop, facilitator: SignedIn) -> Found:
    if not await run_in_threadpool(_is, workshops.owns, asker, found.id, facilitator):
        asker.state.refused = "not_owned"
        raise HTTPException(404)
    return found


OwnedWorkshop = Annotated[Found, Depends(_owned)]
"""A workshop that belongs to the signed-in facilitator: who says who else leads it, and whose it is."""
