"""Before the meeting: until which day the staff may write or sort on their own, and what is sent out and put up."""

from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from app.access.facilitator import SignedIn, facilitator_person
from app.access.workshop import LedWorkshop
from app.beforehand.invitation import Invitation, invitation, poster
from app.days import read_day
from app.export.download import download
from app.ids import now
from app.live import beside
from app.live.still import Still
from app.live.view import Audience
from app.once.making import command_id
from app.vocabulary import Refused, Step
from app.web.calendar import today
from app.web.refusals import sentence, status
from app.web.templating import render
from app.workshop.beforehand import FURTHEST, TASKS, DayMissing, DayTooFar, TimeUnreadable, minutes
from app.workshop.commands import OpenBeforehand
from app.workshop.workshop import UnknownChoice

router = APIRouter()


async def _typed(request: Request) -> dict[str, str]:
    return {name: value for name, value in (await request.form()).items() if isinstance(value, str)}


Typed = Annotated[dict[str, str], Depends(_typed)]


@router.get("/w/{code}/beforehand")
async def beforehand_page(request: Request, found: LedWorkshop) -> Response:
    return await beside.page(request, found.id, partial(_page, request, {}, None))


@router.post("/w/{code}/beforehand")
async def open_until(request: Request, found: LedWorkshop, facilitator: SignedIn, typed: Typed) -> Response:
    """Open it until a day, or change the day."""
    desk = request.app.state.desk
    try:
        await desk.ask(found.id, _asked(request, typed), facilitator_person(facilitator), command_id(typed.items()))
    except Refused as no:
        return await beside.page(request, found.id, partial(_page, request, typed, no))
    return RedirectResponse(f"/w/{(await desk.state(found.id)).workshop.code}/beforehand#invitation", 303)


@router.get("/w/{code}/beforehand/print")
async def to_print(request: Request, found: LedWorkshop) -> Response:
    def draw(still: Still) -> Response:
        return render(request, "beforehand/print.html", it=_invitation(request, still), code=still.live.workshop.code)

    return await beside.page(request, found.id, draw)


@router.get("/w/{code}/beforehand.pdf")
async def as_poster(request: Request, found: LedWorkshop) -> Response:
    def draw(still: Still) -> Response:
        it = _invitation(request, still)
        return download(f"Affisch {it.workplace}", "pdf", poster(it))

    return await beside.paper(request, found.id, draw)


def _invitation(request: Request, still: Still) -> Invitation:
    it = _maybe(request, still)
    if it is None:
        raise HTTPException(404)
    return it


def _maybe(request: Request, still: Still) -> Invitation | None:
    return invitation(still.live.workshop, len(still.live.board.tasks), request.app.state.settings.public_url)


def _asked(request: Request, typed: dict[str, str]) -> OpenBeforehand:
    """Raises `Refused` for what can't be read."""
    try:
        step = Step(typed.get("step", ""))
    except ValueError:
        raise UnknownChoice from None
    until = read_day(typed.get("until", ""), "until")
    if until is None:
        raise DayMissing
    meets_on = read_day(typed.get("meets_on", ""), "meets-on")
    at = _time(typed.get("meets_at", "")) if meets_on else ""
    ends = _end(until, request)
    return OpenBeforehand(step, until.isoformat(), ends, meets_on.isoformat() if meets_on else "", at, now())


def _time(typed: str) -> str:
    try:
        return time.fromisoformat(typed.strip()).strftime("%H:%M") if typed.strip() else ""
    except ValueError:
        raise TimeUnreadable from None


def _end(day: date, request: Request) -> int:
    """When a day is over where the workplace is, in milliseconds since 1970."""
    if day - today(request) > timedelta(milliseconds=FURTHEST):
        raise DayTooFar
    ends = datetime.combine(day + timedelta(days=1), time.min, request.app.state.settings.time_zone)
    return int(ends.timestamp() * 1000)


def _page(request: Request, typed: dict[str, str], no: Refused | None, still: Still) -> Response:
    view, workshop = still.whole(Audience.LEAD), still.live.workshop
    stands = workshop.beforehand
    asked = {"until": "", "meets_on": "", "meets_at": ""}
    if stands:
        asked = {"until": stands.until, "meets_on": stands.meets_on, "meets_at": stands.meets_at}
    return render(
        request,
        "beforehand/page.html",
        status(no) if no else 200,
        view=view,
        at=still.live.number,
        it=_maybe(request, still),
        typed=asked | typed,
        today=today(request).isoformat(),
        error=sentence(no) if no else "",
        has_begun=workshop.was_revealed or workshop.step not in (Step.GATHER, Step.SORT),
        tasks=TASKS,
        minutes_to_sort=minutes(Step.SORT, len(still.live.board.tasks)),
    )
