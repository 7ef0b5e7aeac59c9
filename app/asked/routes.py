"""The pages of what is asked: the staff's, on their phones and by a link, without scripts and read aloud; whoever
leads'; and the programme owner's.

To open a page says nothing and changes nothing. Of the staff's page nothing is noted: no line in a log, no time.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from sqlmodel import Session
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from app.access.facilitator import SignedIn, whoever_is_signed_in
from app.access.holder import greet_holder, holder_secret, next_holder
from app.access.link import ByLink, OpenLink
from app.access.participant import participant_secret, person_of
from app.access.rights import ReadsAsked
from app.access.workshop import AnyWorkshop, LedWorkshop, MaybeLead
from app.afterwards.holder import NoCookie, SignedInAsked
from app.asked import occasions, store, sums
from app.asked.occasions import (
    BY_LINK,
    CHOICES,
    DAYS_BY_LINK,
    HELPS,
    LED,
    NOT_SAID,
    OF_STAFF,
    QUESTIONS,
    SESSIONS,
    Kind,
    LeadAsked,
    Occasion,
)
from app.asked.reading import sums_for_programme
from app.asked.room import asked_by_now, asked_of
from app.asked.waiting import planned
from app.ids import now
from app.live.state import Live
from app.once.making import Making, Once, OnceRoute
from app.once.shown import LASTS, shows
from app.posts.pages.opened import Posted, typed_in
from app.security.entry import About as Noted
from app.security.entry import Thing, What
from app.sharing import store as sharing
from app.sharing.links import Kind as LinkKind
from app.sharing.links import Reader
from app.sharing.routes import just_made
from app.sharing.store import About
from app.vocabulary import Refused
from app.web.calendar import local, today, written
from app.web.language import _
from app.web.note import note
from app.web.numbers import number_in
from app.web.qr import in_a_page
from app.web.refusals import WorkshopEnded, sentence, status
from app.web.templating import render
from app.workshop import store as workshops
from app.workshop.tables import WorkshopRow
from app.workshop.workshop import UnknownChoice, Workshop

router = APIRouter(route_class=OnceRoute)

Typed = Annotated[str, Form()]


# The staff, in the room


@router.get("/w/{code}/asked")
async def page(request: Request, found: AnyWorkshop, lead: MaybeLead) -> Response:
    """Also when the workshop is closed: whoever was there is asked how it was."""
    live = await request.app.state.desk.state(found.id)
    secret = _joined(request, live.workshop)
    if secret is None:
        return _to_join(live.workshop)
    return await run_in_threadpool(_page, request, live, secret, leads=lead is not None)


@router.post("/w/{code}/asked")
async def answer(request: Request, found: AnyWorkshop, lead: MaybeLead, form: Posted) -> Response:
    """`occasion`: what the page asked, for the room may have gone on since."""
    live, typed = await request.app.state.desk.state(found.id), typed_in(form)
    secret = _joined(request, live.workshop)
    if secret is None:
        return _to_join(live.workshop)
    try:
        if lead is not None:
            raise LeadAsked
        of = asked_of(live)
        if of is None or typed.get("occasion") != of:
            raise occasions.OccasionOver
        await run_in_threadpool(_keep, request, live.workshop, of, secret, typed)
    except Refused as no:
        return await run_in_threadpool(_page, request, live, secret, leads=lead is not None, typed=typed, no=no)
    # Who answers before the workshop begins goes straight to it.
    home = f"/w/{live.workshop.code}"
    return RedirectResponse(home if of is Occasion.START else f"{home}/asked", 303)


def _to_join(workshop: Workshop) -> Response:
    """For who is not in it. Raises `WorkshopEnded`."""
    if workshop.is_closed:
        raise WorkshopEnded
    return RedirectResponse(f"/join?code={workshop.code}", 303)


def _joined(request: Request, workshop: Workshop) -> str | None:
    secret = participant_secret(request, workshop.first_code)
    return secret if secret and workshop.is_in(person_of(secret)) else None


def _keep(request: Request, workshop: Workshop, of: Occasion, secret: str, typed: Mapping[str, str]) -> None:
    """Raises `Refused`."""
    its, day = occasions.read(of, typed), today(request)
    extra = workshop.extra_phones
    with request.app.state.database.session() as session:
        store.answer(
            session, workshop.id, of, secret, its, day, extra, until=day + timedelta(days=occasions.days_open(of))
        )


def _page(
    request: Request,
    live: Live,
    secret: str,
    *,
    leads: bool,
    typed: Mapping[str, str] | None = None,
    no: Refused | None = None,
) -> Response:
    workshop, of = live.workshop, asked_of(live)
    notice = _("Du leder workshopen. Så här ser sidan ut för personalen. Du kan inte svara.") if leads else ""
    home = "" if workshop.is_closed else f"/w/{workshop.code}"
    return _form(request, workshop.id, of, secret, f"/w/{workshop.code}/asked", home, notice, typed, no)


def _form(
    request: Request,
    workshop: int,
    of: Occasion | None,
    secret: str | None,
    path: str,
    home: str,
    notice: str,
    typed: Mapping[str, str] | None,
    no: Refused | None,
) -> Response:
    """`of`: None where nothing is asked now. `home`: where one goes on; "" where there is nothing."""
    with request.app.state.database.reading_session() as session:
        box = store.boxes(session, workshop).get(of) if of else None
        has = bool(of and secret and store.has_answered(session, workshop, of, secret))
    asks = of is not None and not has and not (box and box.is_over(today(request)))
    if of is Occasion.START and home and not (asks or has or no or notice):
        # Whoever comes when the questions are over comes to the workshop, and meets no page with nothing on it.
        return RedirectResponse(home, 303)
    return render(
        request,
        "asked/page.html",
        status(no) if no else 200,
        path=path,
        home=home,
        of=of,
        asks=asks,
        has_answered=has,
        is_start=of is Occasion.START,
        is_by_link=of in BY_LINK.values(),
        questions=QUESTIONS[occasions.kind(of)] if of else (),
        choices=CHOICES,
        says=typed or {},
        NOT_SAID=NOT_SAID,
        notice=notice,
        error=sentence(no) if no else "",
    )


# The staff, by a link after six and twelve months


@dataclass(frozen=True, slots=True)
class Linked:
    by: ByLink
    workshop: int
    occasion: Occasion

    @property
    def path(self) -> str:
        return f"{self.by.path}/asked"


async def _linked(by: OpenLink) -> Linked:
    link = by.link
    if link.kind is not LinkKind.ASKED or link.workshop is None or link.months not in BY_LINK:
        raise HTTPException(404)
    return Linked(by, link.workshop, BY_LINK[link.months])


ByStaff = Annotated[Linked, Depends(_linked)]


@router.get("/l/{token}/asked")
async def page_by_link(request: Request, linked: ByStaff) -> Response:
    signed_in = await whoever_is_signed_in(request) is not None
    return await run_in_threadpool(_by_link, request, linked, signed_in=signed_in)


@router.post("/l/{token}/asked")
async def answer_by_link(request: Request, linked: ByStaff, form: Posted) -> Response:
    typed, signed_in = typed_in(form), await whoever_is_signed_in(request) is not None
    try:
        if signed_in:
            raise SignedInAsked
        await run_in_threadpool(_keep_by_link, request, linked, typed)
    except Refused as no:
        return await run_in_threadpool(_by_link, request, linked, signed_in=signed_in, typed=typed, no=no)
    return RedirectResponse(linked.path, 303)


@router.post("/l/{token}/asked/next")
async def next_person(request: Request, linked: ByStaff) -> Response:
    """Whoever has answered leaves the phone to the next."""
    onwards = RedirectResponse(linked.path, 303)
    next_holder(request, onwards)
    return onwards


def _keep_by_link(request: Request, linked: Linked, typed: Mapping[str, str]) -> None:
    """Raises `Refused`."""
    its, secret = occasions.read(linked.occasion, typed), holder_secret(request)
    if secret is None:
        raise NoCookie
    with request.app.state.database.session() as session:
        store.answer(session, linked.workshop, linked.occasion, secret, its, today(request))


def _by_link(
    request: Request,
    linked: Linked,
    *,
    signed_in: bool,
    typed: Mapping[str, str] | None = None,
    no: Refused | None = None,
) -> Response:
    notice = _("Du är inloggad. Så här ser sidan ut för personalen. Du kan inte svara.") if signed_in else ""
    secret = holder_secret(request)
    answered = _form(request, linked.workshop, linked.occasion, secret, linked.path, "", notice, typed, no)
    greet_holder(request, answered)
    return answered


# Who leads


@router.get("/w/{code}/asked/sums")
async def sums_page(request: Request, found: LedWorkshop, made: str = "") -> Response:
    """`made`: the link that was just made."""
    return await _sums(request, found.id, made)


@router.post("/w/{code}/asked/end")
async def end(request: Request, found: LedWorkshop, occasion: Typed = "") -> Response:
    """Nobody can answer any more, and what may be told is told."""
    live = await request.app.state.desk.state(found.id)
    try:
        if occasion not in list(OF_STAFF):
            raise UnknownChoice
        of = Occasion(occasion)
        await run_in_threadpool(_end, request, found.id, of, is_asked=of in asked_by_now(live))
    except Refused as no:
        return await _sums(request, found.id, no=no)
    return await _back(request, found.id, f"#{occasion}")


@router.post("/w/{code}/asked/links")
async def make_link(request: Request, found: LedWorkshop, me: SignedIn, once: Making, months: Typed = "") -> Response:
    """A link for the staff after so many months. One that was made for the same is revoked: it may have been lost."""
    live = await request.app.state.desk.state(found.id)
    try:
        return await run_in_threadpool(_make, request, live.workshop, me.id or 0, once, number_in(months) or 0)
    except Refused as no:
        return await _sums(request, found.id, no=no)


@router.post("/w/{code}/asked/led")
async def say_led(request: Request, found: LedWorkshop, me: SignedIn, form: Posted) -> Response:
    """How a session went, as who led saw it."""
    live, typed = await request.app.state.desk.state(found.id), typed_in(form)
    of, may = typed.get("occasion", ""), _may_be_led(live)
    try:
        if of not in list(may):
            raise UnknownChoice
        its = occasions.read_led(Occasion(of), typed)
        await run_in_threadpool(_say_led, request, found.id, Occasion(of), its, me.id or 0)
    except Refused as no:
        return await _sums(request, found.id, typed=typed, no=no)
    return await _back(request, found.id, f"#{of}")


def _may_be_led(live: Live) -> list[Occasion]:
    return occasions.may_be_led(live.workshop.step, had_two=live.analysis.is_after_session_one)


async def _back(request: Request, id: int, where: str) -> Response:
    workshop: Workshop = (await request.app.state.desk.state(id)).workshop
    return RedirectResponse(f"/w/{workshop.code}/asked/sums{where}", 303)


def _end(request: Request, workshop: int, of: Occasion, *, is_asked: bool) -> None:
    with request.app.state.database.session() as session:
        store.end(session, workshop, of, today(request), is_asked=is_asked)
    request.app.state.cleaner.deleted()


def _say_led(request: Request, workshop: int, of: Occasion, its: occasions.Says, by: int) -> None:
    with request.app.state.database.session() as session:
        store.say_led(session, workshop, of, its, by, today(request))


def _make(request: Request, workshop: Workshop, by: int, once: Once, months: int) -> Response:
    day = today(request)
    about = About(workshop=workshop.id)
    with request.app.state.database.session() as session:
        of = occasions.may_ask(workshop.purpose, months, _closed_on(request, session, workshop.id), day)
        once.begin(session)
        store.begin_by_link(session, workshop.id, of, day + timedelta(days=DAYS_BY_LINK), day)
        for older in store.revoke_older(session, workshop.id, months, now()):
            note(session, request, What.LINK_REVOKED, Noted(Thing.LINK, older), {"workshop": workshop.id})
        kind, role = LinkKind.ASKED, Reader.OTHER
        # A day longer than it is asked: whoever comes late is told so.
        lasts = DAYS_BY_LINK + 1
        secret = sharing.add(session, about, kind, role, "", lasts, by, now(), once.secret, months=months)
        link = sharing.with_secret(session, secret, now())
        details = {"workshop": workshop.id, "kind": kind.value, "role": role.value, "days": lasts}
        note(session, request, What.LINK_MADE, Noted(Thing.LINK, link.id), details)
        onwards = f"/w/{workshop.code}/asked/sums?made={link.id}"
        return once.leads_to(request, session, onwards, shows("link", link.id), LASTS)


def _closed_on(request: Request, session: Session, workshop: int) -> date | None:
    at = workshops.closed_at(session.connection(), workshop)
    return None if at is None else local(request, at).date()


async def _sums(
    request: Request, id: int, made: str = "", typed: Mapping[str, str] | None = None, no: Refused | None = None
) -> Response:
    live = await request.app.state.desk.state(id)
    return await run_in_threadpool(_sums_page, request, live, made, typed or {}, no)


def _sums_page(request: Request, live: Live, made: str, typed: Mapping[str, str], no: Refused | None) -> Response:
    workshop, day = live.workshop, today(request)
    with request.app.state.database.reading_session() as session:
        boxes, led = store.boxes(session, workshop.id), store.led(session, workshop.id)
        closed_on = _closed_on(request, session, workshop.id)
        secret = just_made(session, request, made) if made else ""
        link = sharing.with_secret(session, secret, now()) if secret else None
        is_example = session.get_one(WorkshopRow, workshop.id).is_example
        again = planned(session, workshop.id, lambda at: local(request, at).date())
    if link is None or link.workshop != workshop.id or link.months not in BY_LINK:
        secret, link = "", None
    address = f"{request.app.state.settings.public_url}/l/{secret}" if secret else ""
    helps = [*HELPS] if occasions.asks_if_it_helps(workshop.purpose) else [it for it in HELPS if it in boxes]
    return render(
        request,
        "asked/sums.html",
        status(no) if no else 200,
        workshop=workshop,
        is_example=is_example,
        told={of: sums.tell(of, box, day) for of, box in boxes.items()},
        helps=helps,
        sessions=SESSIONS,
        months={of: months for months, of in BY_LINK.items()},
        from_day={of: _from(months, closed_on) for months, of in BY_LINK.items()},
        reminded_on={it.due.occasion: written(it.due.day) for it in again if day < it.due.day and not it.is_off},
        may_ask={of: _may_ask(workshop, months, closed_on, day, boxes.get(of)) for months, of in BY_LINK.items()},
        is_open=asked_by_now(live),
        days_open=occasions.days_open,
        may_be_led=_may_be_led(live),
        led=led,
        led_questions=QUESTIONS[Kind.LED],
        choices=CHOICES,
        typed=typed,
        link=link,
        address=address,
        qr=in_a_page(address),
        until=written(local(request, link.expires_at).date() - timedelta(days=1)) if link else "",
        organisation=request.app.state.settings.letterhead.organisation,
        day=written,
        LED=LED,
        error=sentence(no) if no else "",
    )


def _from(months: int, closed_on: date | None) -> str:
    return "" if closed_on is None else written(occasions.first_day(months, closed_on))


def _may_ask(workshop: Workshop, months: int, closed_on: date | None, day: date, box: sums.Box | None) -> bool:
    if box and box.is_over(day):
        return False
    try:
        occasions.may_ask(workshop.purpose, months, closed_on, day)
    except Refused:
        return False
    return True


# The programme owner


@router.get("/asked")
def programme_page(request: Request, who: ReadsAsked) -> Response:
    with request.app.state.database.reading_session() as session:
        its = sums_for_programme(session, who.scope)
    return render(
        request,
        "asked/programme.html",
        programme=its,
        until=written(its.until.last) if its.until else "",
        is_whole=not who.scope,
    )
