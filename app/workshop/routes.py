"""The pages of a workshop: joining, the phone, the wall, the lead, and the facilitator's own list."""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from app import codes
from app.access.asker import who
from app.access.facilitator import MaybeSignedIn, sign_in_of
from app.access.participant import (
    greet,
    keep_participant,
    let_go,
    offer_to_join,
    participant_secret,
    person_of,
    secret_to_join_with,
)
from app.access.rights import Leader
from app.access.workshop import LedWorkshop, OpenWorkshop, open_workshop
from app.account import store as accounts
from app.asked.occasions import Occasion, asked_now
from app.ids import new_id, now
from app.live import beside
from app.live.still import Still
from app.live.view import Audience
from app.rehearsal.beside import coach
from app.screens import lead as lead_screen
from app.screens import phone as phone_screen
from app.screens.schedule import fits
from app.vocabulary import Person, Refused, Who
from app.web import qr
from app.web.calendar import short_moment
from app.web.note import before_this
from app.web.paging import part
from app.web.refusals import CookieMissing, NotJoined, TooManyCodes, TooManyJoins, UnknownCode, sentence, status
from app.web.secure import over_https
from app.web.templating import render
from app.workshop import store
from app.workshop.commands import JoinWorkshop
from app.workshop.own_order import in_own_order, order_seed, seed_of
from app.workshop.readiness import promise
from app.workshop.workshop import DISTANCE, PATIENCE, ROOM, Workshop

router = APIRouter()

COST_OF_JOINING = 20
"""Of a person's budget, in commands: changing group moves all one's answers."""

MOST_LINES = 100
"""Tasks in a list of the lead's page as it comes."""

Typed = Annotated[str, Form()]


@router.get("/")
def type_code(request: Request, somebody: MaybeSignedIn) -> Response:
    return over_https(request) or _code_page(request)


def _code_page(request: Request, code: str = "", no: Refused | None = None) -> Response:
    error = sentence(no) if no else ""
    page = render(request, "join/code.html", status(no) if no else 200, code=code, error=error)
    greet(request, page)
    return page


@router.get("/join")
async def choose_group(request: Request, somebody: MaybeSignedIn, code: str = "") -> Response:
    """The page that the QR code leads to. Gives the cookie to join with, so that to press twice is to join once."""
    if onwards := over_https(request):
        return onwards
    try:
        found = await open_workshop(request, code, somebody)
    except (UnknownCode, TooManyCodes) as no:
        return _code_page(request, code, no)
    workshop = (await request.app.state.desk.state(found.id)).workshop
    secret = participant_secret(request, workshop.first_code)
    return _join_page(request, workshop, person_of(secret) if secret else "")


def _join_page(request: Request, workshop: Workshop, person: str, no: Refused | None = None) -> Response:
    """`person`: who asks, where they have joined; else ""."""
    page = render(
        request,
        "join/group.html",
        status(no) if no else 200,
        workshop=workshop,
        promised=promise(workshop.purpose, workshop.readiness).value,
        mine=workshop.people.get(person),
        is_afar=workshop.is_afar(person),
        error=sentence(no) if no else "",
    )
    if not workshop.is_closed:
        offer_to_join(request, page, workshop.first_code)
    return page


@router.post("/join")
async def join(
    request: Request, somebody: MaybeSignedIn, code: Typed = "", group: Typed = "", where: Typed = ""
) -> Response:
    """Join, or come back as the same person. No account, no name. `where`: "room" or "distance", where both are."""
    try:
        found = await open_workshop(request, code, somebody)
    except (UnknownCode, TooManyCodes) as no:
        return _code_page(request, code, no)
    workshop = (await request.app.state.desk.state(found.id)).workshop
    if not group and len(workshop.groups) > 1:
        return RedirectResponse(f"/join?code={workshop.code}", 303)
    secret = secret_to_join_with(request, workshop.first_code)
    if secret is None:
        again = over_https(request, f"/join?code={workshop.code}")
        return again or _join_page(request, workshop, "", CookieMissing())
    person = Person(person_of(secret), Who.PARTICIPANT)
    try:
        is_new = person.id not in workshop.people
        if is_new:
            # Counted by who is in, not by who has a cookie: cookies can be saved up.
            limits = request.app.state.limits
            if not await limits.may_join(request, workshop.id, workshop.stated):
                raise TooManyJoins
        request.app.state.budgets.of(person.id).spend(COST_OF_JOINING)
        afar = {ROOM: False, DISTANCE: True}.get(where)
        joining = JoinWorkshop(group or next(iter(workshop.groups)), afar)
        await request.app.state.desk.ask(found.id, joining, person, new_id())
    except Refused as no:
        return _join_page(request, workshop, "", no)
    # Who comes for the first time is asked before anything else, on a page of its own that can be passed by.
    asks = is_new and asked_now(workshop.purpose, workshop.step, had_two=False) is Occasion.START
    inside = RedirectResponse(f"/w/{workshop.code}{'/asked' if asks else ''}", 303)
    keep_participant(request, inside, workshop.first_code, secret)
    return inside


@router.post("/w/{code}/next-person")
async def next_person(request: Request, found: OpenWorkshop) -> Response:
    """Several people share a screen: the one before lets go of it for good, and the next one joins."""
    workshop: Workshop = (await request.app.state.desk.state(found.id)).workshop
    onwards = RedirectResponse(f"/join?code={workshop.code}", 303)
    let_go(request, onwards, workshop.first_code)
    return onwards


@router.get("/w/{code}")
async def phone(request: Request, found: OpenWorkshop, somebody: MaybeSignedIn) -> Response:
    live = await request.app.state.desk.state(found.id)
    try:
        asker = who(request, live, None, Audience.PHONE)
    except NotJoined:
        return RedirectResponse(f"/join?code={live.workshop.code}", 303)
    assert asker.person
    draw = partial(_phone_page, request, asker.person.id)
    if len(live.board.tasks) <= beside.SMALL:
        return draw(request.app.state.rooms.still(live))
    return await beside.page(request, found.id, draw, asker.person.id)


def _phone_page(request: Request, person: str, still: Still) -> Response:
    view, groups = still.whole(Audience.PHONE, person), still.live.workshop.groups
    seed = seed_of(person)
    order = in_own_order(view["tasks"], order_seed(groups[view["me"]["group"]], seed))
    asked = request.query_params
    at = phone_screen.Address(
        asked.get("task", ""), asked.get("answered", ""), asked.get("then", ""), "why" in asked, "next" in asked
    )
    shown = phone_screen.shown(view, order, at)
    return render(
        request, "phone/page.html", view=view, at=still.live.number, seed=seed, shown=shown, patience=PATIENCE
    )


@router.get("/phone/ending")
def words_of_the_ending(request: Request) -> Response:
    """What a phone says when a workshop has ended, without the workshop: fetched in a quiet moment, long before."""
    return render(request, "ending/phone.html")


@router.get("/w/{code}/pulse")
async def pulse(request: Request, found: OpenWorkshop, somebody: MaybeSignedIn) -> Response:
    live = await request.app.state.desk.state(found.id)
    try:
        who(request, live, None, Audience.PHONE)
    except NotJoined:
        return RedirectResponse(f"/join?code={live.workshop.code}", 303)
    had_two = live.analysis.is_after_session_one
    asks = asked_now(live.workshop.purpose, live.workshop.step, had_two=had_two) is not None
    return render(request, "phone/pulse.html", code=live.workshop.code, asks=asks)


@router.get("/w/{code}/wall")
async def wall(request: Request, found: OpenWorkshop, somebody: MaybeSignedIn) -> Response:
    return await beside.page(request, found.id, partial(_wall_page, request, "wall/page.html"))


@router.get("/w/{code}/here")
async def here(request: Request, found: OpenWorkshop, somebody: MaybeSignedIn) -> Response:
    """The wall in one column: on a phone, or for who sees badly."""
    return await beside.page(request, found.id, partial(_wall_page, request, "wall/here.html"))


@router.get("/w/{code}/lead")
async def lead(request: Request, found: LedWorkshop, page: str = "") -> Response:
    """`page`: of a long list, for those who have no scripts; scripts draw all of it."""
    left = await run_in_threadpool(_sign_in_left, request)
    return await beside.page(request, found.id, partial(_lead_page, request, page, left))


def _sign_in_left(request: Request) -> tuple[int, bool]:
    """For how long, and whether it is by the municipality's own sign-in."""
    with request.app.state.database.reading_session() as session:
        secret = sign_in_of(request)
        return accounts.left(session, secret, now()), accounts.is_provided(session, secret)


def _wall_page(request: Request, page: str, still: Still) -> Response:
    view, at, in_column = still.whole(Audience.WALL), still.live.number, page == "wall/here.html"
    return render(request, page, view=view, at=at, join_address=_join_address(request), in_column=in_column)


def _lead_page(request: Request, page: str, left: tuple[int, bool], still: Still) -> Response:
    view, asked = still.whole(Audience.LEAD), request.query_params
    newest = sorted(view["tasks"].items(), key=lambda it: it[1]["order"], reverse=True)
    return render(
        request,
        "lead/page.html",
        view=view,
        at=still.live.number,
        join_address=_join_address(request),
        fits=fits(view["screen"]["schedule"]["now"], view["timer"], now()),
        chosen=lead_screen.chosen(view, asked.get("task"), asked.get("group", "")),
        sign_in=_sign_in_ends(*left),
        coach=coach(request, still.live.workshop, view),
        gathered=part(newest, page, MOST_LINES),
        falls=part(view["screen"]["order"], page, MOST_LINES),
    )


def _sign_in_ends(left: int, is_provided: bool) -> dict[str, int]:
    """`lasts`: for how long again when it is used. `told`: so long before it ends it is said."""
    return {
        "left": left,
        "lasts": 0 if is_provided else accounts.IDLE_LASTS,
        "told": accounts.PROVIDED_TOLD if is_provided else accounts.DAY,
    }


@router.get("/w/{code}/qr.svg")
def join_picture(request: Request, code: str) -> Response:
    """The join page's address as a QR code. Says nothing of whether there is such a workshop."""
    address = f"{request.app.state.settings.public_url}/join?code={codes.as_meant(code)[:12]}"
    return Response(qr.as_svg(address), media_type="image/svg+xml")


@router.get("/workshops")
def workshops(request: Request, facilitator: Leader, page: str = "") -> Response:
    assert facilitator.id is not None
    with request.app.state.database.reading_session() as session:
        rows = store.all_led(session, facilitator.id)
    before, moment = before_this(request, facilitator), short_moment(request)
    shown = part(rows, page)
    return render(request, "workshops/list.html", part=shown, me=facilitator.id, before=before, moment=moment)


def _join_address(request: Request) -> str:
    """The site's address as people type it."""
    return request.app.state.settings.public_url.split("://")[1]  # type: ignore[no-any-return]
