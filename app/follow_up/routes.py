"""Following up: the check by link, what was decided beside what became of it, and what is due across workshops."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Annotated, Any
from urllib.parse import urlencode, urlsplit

from fastapi import APIRouter, Depends, Request
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from app.access.facilitator import SignedIn
from app.access.link import OpenLink
from app.access.rights import Leader
from app.access.workshop import LedWorkshop
from app.account.tables import FacilitatorRow
from app.analysis.analysis import UnknownAction
from app.asked.waiting import planned, to_ask
from app.export.calendar import Entry, calendar
from app.export.download import download
from app.follow_up import store
from app.follow_up.follow_up import (
    BETWEEN,
    FACILITATOR,
    MONTHS,
    OUTCOMES,
    Due,
    Plan,
    Sought,
    When,
    due,
    is_same_owner,
    owners,
    when,
)
from app.follow_up.wording import asked_again, entries, name, named
from app.ids import now
from app.live import beside
from app.sharing.links import Kind
from app.vocabulary import Refused
from app.web.calendar import local, short_day, today, written
from app.web.paging import part
from app.web.refusals import sentence, status
from app.web.safety import our_path
from app.web.templating import render
from app.workshop import store as workshops
from app.workshop.pruned import report_is_kept
from app.workshop.workshop import UnknownChoice

router = APIRouter()


def _plan(request: Request, workshop: int) -> Plan:
    """Raises `ReportGone`."""
    with request.app.state.database.reading_session() as session:
        report_is_kept(workshops.pruned(session.connection(), workshop))
        found = store.plans(session, [workshop], request.app.state.settings.time_zone)
    if not found:
        raise HTTPException(404)
    return found[0]


@dataclass(frozen=True, slots=True)
class Asked:
    """Who is asked how it went. `by`: see `key`. `page`: where they answer. `calendar`: their calendar file."""

    plan: Plan
    by: str
    role: str
    page: str
    calendar: str
    afterwards: str
    is_lead: bool = False
    since: int = 0
    """From when on they can have read of the plan."""


def _led_plan(request: Request, found: LedWorkshop) -> Plan:
    return _plan(request, found.id)


LedPlan = Annotated[Plan, Depends(_led_plan)]


async def _lead(plan: LedPlan, me: SignedIn) -> Asked:
    home = f"/w/{plan.code}"
    return Asked(
        plan,
        f"f{me.id}",
        FACILITATOR,
        f"{home}/follow-up/answers",
        f"{home}/actions.ics",
        f"{home}/follow-up",
        is_lead=True,
    )


def _by_link(request: Request, by: OpenLink) -> Asked:
    link = by.link
    if link.workshop is None or link.kind is not Kind.FOLLOW_UP:
        raise HTTPException(404)
    page = f"{by.path}/follow-up"
    plan, calendar = _plan(request, link.workshop), f"{by.path}/actions.ics"
    return Asked(plan, f"l{link.id}", link.role, page, calendar, page, since=link.created_at)


async def _posted(request: Request) -> FormData:
    return await request.form()


Lead = Annotated[Asked, Depends(_lead)]
ByLink = Annotated[Asked, Depends(_by_link)]
Posted = Annotated[FormData, Depends(_posted)]


# The check


@router.get("/l/{token}/follow-up")
def check_by_link(request: Request, asked: ByLink, months: str = "", owner: str = "", saved: str = "") -> Response:
    return _check(request, asked, _months(months), owner, saved=bool(saved))


@router.post("/l/{token}/follow-up")
def answer_by_link(request: Request, asked: ByLink, form: Posted) -> Response:
    return _answer(request, asked, form)


@router.get("/w/{code}/follow-up/answers")
def check(request: Request, asked: Lead, months: str = "", owner: str = "") -> Response:
    return _check(request, asked, _months(months), owner)


@router.post("/w/{code}/follow-up/answers")
def answer(request: Request, asked: Lead, form: Posted) -> Response:
    return _answer(request, asked, form)


def _months(typed: str) -> int | None:
    return next((months for months in (*MONTHS, BETWEEN) if typed == str(months)), None)


def _check(
    request: Request,
    asked: Asked,
    months: int | None,
    owner: str,
    *,
    saved: bool = False,
    typed: store.Answers | None = None,
    no: Refused | None = None,
) -> Response:
    """`typed`: what stands in the form; else what the one who asks has said before."""
    plan = asked.plan
    months = plan.meant(today(request)) if months is None else months
    said = {action: (it.outcome, it.note) for action, it in plan.said_by(asked.by, months).items()}
    mine = [action for action in plan.asked if not owner or is_same_owner(owner, action.owner)]
    return render(
        request,
        "follow_up/check.html",
        status(no) if no else 200,
        asked=asked,
        plan=plan,
        actions=mine,
        months=months,
        owner=owner if mine else "",
        answers=said if typed is None else typed,
        saved=saved,
        error=sentence(no) if no else "",
        missing=_missing(typed or {}),
        same_owner=is_same_owner,
        query=_query,
        BETWEEN=BETWEEN,
        named=named,
        written=written,
    )


def _missing(typed: store.Answers) -> list[str]:
    """The actions about which something is written, but not how it went."""
    return [action for action, (outcome, note) in typed.items() if note.strip() and outcome not in OUTCOMES]


def _answer(request: Request, asked: Asked, form: FormData) -> Response:
    months, owner = _months(_typed(form, "months")), _typed(form, "owner")
    typed = _answers(form, asked, BETWEEN if months is None else months)
    try:
        if months is None:
            raise UnknownChoice
        if typed.keys() - {id for action in asked.plan.asked for id in action.ids}:
            raise UnknownAction
        with request.app.state.database.session() as session:
            store.keep(session, asked.plan, asked.by, asked.role, months, typed, now(), anew=bool(_typed(form, "next")))
    except Refused as no:
        return _check(request, asked, months, owner, typed=typed, no=no)
    if back := _typed(form, "next"):
        marked = _query(marked=next(iter(typed), ""))
        return RedirectResponse(f"{our_path(back)}{'&' if '?' in back else '?'}{marked}", 303)
    if asked.is_lead:
        return RedirectResponse(f"{asked.afterwards}?saved=1", 303)
    return RedirectResponse(f"{asked.page}?{_query(months=months, owner=owner, saved=1)}", 303)


def _answers(form: FormData, asked: Asked, months: int) -> store.Answers:
    """What is typed, by action; one that nothing is said of is left out."""
    before = asked.plan.said_by(asked.by, months)
    typed = {}
    for field in form:
        what, _, action = field.partition("-")
        if what not in ("outcome", "note") or action in typed:
            continue
        # A press on "Gjord" says nothing of the note that was written before.
        old = before[action].note if action in before else ""
        outcome, note = _typed(form, f"outcome-{action}"), _typed(form, f"note-{action}", old)
        if outcome or note.strip():
            typed[action] = (outcome, note)
    return typed


def _typed(form: FormData, field: str, otherwise: str = "") -> str:
    typed = form.get(field, otherwise)
    return typed if isinstance(typed, str) else ""


def _query(**more: Any) -> str:
    return urlencode({name: value for name, value in more.items() if value != ""})


# For those who lead


@router.get("/w/{code}/follow-up")
def follow_up(request: Request, plan: LedPlan, saved: str = "") -> Response:
    """What was decided, beside what has been said of it."""
    return render(
        request,
        "follow_up/page.html",
        plan=plan,
        reminder=plan.reminder(today(request)),
        next_check=plan.next_check(today(request)),
        saved=bool(saved),
        today=today(request),
        BETWEEN=BETWEEN,
        named=named,
        written=written,
        day=short_day(request),
    )


@router.get("/actions")
async def actions(
    request: Request,
    me: Leader,
    owner: str = "",
    when: str = "",
    workshop: str = "",
    marked: str = "",
    page: str = "",
) -> Response:
    """What is due in all the workshops that one leads. `marked`: the action that something was just said of."""
    return await beside.listed(request, partial(_actions, request, me, Sought(owner, when, workshop), marked, page))


def _actions(request: Request, me: FacilitatorRow, sought: Sought, marked: str, page: str) -> Response:
    assert me.id is not None
    with request.app.state.database.reading_session() as session:
        led = [row.id for row in workshops.all_led(session, me.id) if row.id is not None]
        plans = store.plans(session, led, request.app.state.settings.time_zone)
        again = to_ask(session, me, lambda at: local(request, at).date(), today(request))
    on = today(request)
    every = due(plans)
    coming, done = _coming([it for it in every if sought.finds(it, on)], on)
    shown = part([*(it for these in coming.values() for it in these), *done], page)
    on_page = {id(it) for it in shown.items}
    narrowed = {"owner": sought.owner, "when": sought.when, "workshop": sought.workshop}
    return render(
        request,
        "follow_up/actions.html",
        every=every,
        coming={urgency: (len(these), [it for it in these if id(it) in on_page]) for urgency, these in coming.items()},
        done=(len(done), [it for it in done if id(it) in on_page]),
        part=shown,
        start=f"/actions?{_query(**narrowed, page='-')}".removesuffix("-"),
        marked=next((it for it in every if it.action.id == marked), None),
        reminders=[(plan, check) for plan in plans if (check := plan.reminder(on))],
        to_ask=again,
        sought=sought,
        owners=owners(it.action for it in every),
        plans=[plan for plan in plans if plan.followed],
        here=f"/actions?{_query(**narrowed, page=shown.number)}",
        same_owner=is_same_owner,
        WHEN=tuple(When),
        BETWEEN=BETWEEN,
        named=named,
        written=written,
        day=short_day(request),
    )


def _coming(found: list[Due], on: date) -> tuple[dict[When, list[Due]], list[Due]]:
    """What is not done, by when it is due; and what is."""
    coming: dict[When, list[Due]] = {urgency: [] for urgency in When}
    for it in found:
        if not it.is_done:
            coming[when(it.action, on)].append(it)
    return coming, [it for it in found if it.is_done]


# Calendar


@router.get("/w/{code}/actions.ics")
def actions_calendar(request: Request, plan: LedPlan, owner: str = "") -> Response:
    """With the days when the staff are asked again: those are for who leads, whoever's actions are asked for."""
    home = f"{request.app.state.settings.public_url}/w/{plan.code}"
    with request.app.state.database.reading_session() as session:
        again = planned(session, plan.workshop, lambda at: local(request, at).date())
    return _calendar(request, plan, owner, f"{home}/follow-up", more=asked_again(plan, again, _site(request), home))


@router.get("/l/{token}/actions.ics")
def actions_calendar_by_link(request: Request, asked: ByLink, owner: str = "") -> Response:
    """Without the link's address, which is a secret: a calendar is often shared."""
    return _calendar(request, asked.plan, owner, "", asked.since)


def _site(request: Request) -> str:
    return urlsplit(request.app.state.settings.public_url).hostname or "akr"


def _calendar(
    request: Request, plan: Plan, owner: str, url: str, since: int = 0, more: Iterable[Entry] = ()
) -> Response:
    site = _site(request)
    with request.app.state.database.reading_session() as session:
        once = store.once_planned(session, plan.workshop, since)
    days = entries(plan, site, once=once, owner=owner, url=url)
    return download(name(plan), "ics", calendar(name(plan), [*days, *more], now()))
