"""HR asks: a link to print or send for those who have a job, one to send to their manager; and what the manager has
told HR is written by HR."""

from collections.abc import Mapping
from datetime import timedelta

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from app.access.facilitator import SignedIn
from app.afterwards import store
from app.afterwards.counted_on import CHOICES, By, Said, read
from app.afterwards.due import Ask, NobodyToAsk, Of, may_be_asked
from app.afterwards.of_posts import of_post
from app.ids import now
from app.once.making import Making, OnceRoute
from app.once.shown import LASTS, shows
from app.posts.pages.opened import Opened, Posted, ToWrite, typed_in
from app.security.entry import About as Noted
from app.security.entry import Thing, What
from app.sharing import store as sharing
from app.sharing.links import DEFAULT_DAYS, Reader
from app.sharing.routes import just_made
from app.sharing.store import About
from app.vocabulary import Refused
from app.web.calendar import local, today, written
from app.web.note import note
from app.web.numbers import number_in
from app.web.qr import in_a_page
from app.web.refusals import sentence, status
from app.web.templating import render

router = APIRouter(route_class=OnceRoute)

_READER = {Of.HOLDER: Reader.OTHER, Of.MANAGER: Reader.MANAGER}


@router.get("/posts/{id:row}/asks")
def asks_page(request: Request, opened: ToWrite, made: str = "") -> Response:
    """`made`: the link that was just made."""
    return _page(request, opened, made)


@router.post("/posts/{id:row}/asks")
def make_link(request: Request, opened: ToWrite, me: SignedIn, form: Posted, once: Making) -> Response:
    """A link for one placement and month. One that was made for the same is revoked: it may have been lost."""
    typed = typed_in(form)
    assert me.id is not None
    try:
        ask = _ask(request, opened, typed, typed.get("of", ""))
        about = About(staffing=ask.staffing.id)
        kind, role = store.links_of(ask.of), _READER[ask.of]
        with request.app.state.database.session() as session:
            once.begin(session)
            for older in store.revoke_older(session, ask.staffing.id or 0, ask.of, ask.months, now()):
                note(session, request, What.LINK_REVOKED, Noted(Thing.LINK, older))
            secret = sharing.add(
                session, about, kind, role, "", DEFAULT_DAYS, me.id, now(), once.secret, months=ask.months
            )
            link = sharing.with_secret(session, secret, now())
            details = {"kind": kind.value, "role": role.value, "days": DEFAULT_DAYS}
            note(session, request, What.LINK_MADE, Noted(Thing.LINK, link.id), details)
            onwards = f"/posts/{opened.id}/asks?made={link.id}"
            return once.leads_to(request, session, onwards, shows("link", link.id), LASTS)
    except Refused as no:
        return _page(request, opened, no=no)


def _ask(request: Request, opened: Opened, typed: Mapping[str, str], of: str) -> Ask:
    """What a form asks for. Raises `NobodyToAsk`."""
    staffing, months = (number_in(typed.get(name, "")) or 0 for name in ("staffing", "months"))
    if of not in tuple(Of):
        raise NobodyToAsk
    return may_be_asked(opened.post, today(request), staffing, Of(of), months)


def _page(request: Request, opened: Opened, made: str = "", no: Refused | None = None) -> Response:
    with request.app.state.database.reading_session() as session:
        its = of_post(session, opened.kept, today(request))
        secret = just_made(session, request, made) if made else ""
        link = sharing.with_secret(session, secret, now()) if secret else None
    if link is None or link.staffing not in its.asks:
        secret, link = "", None
    address = f"{request.app.state.settings.public_url}/l/{secret}" if secret else ""
    return render(
        request,
        "afterwards/asks.html",
        status(no) if no else 200,
        opened=opened,
        its=its,
        link=link,
        address=address,
        qr=in_a_page(address),
        until=written(local(request, link.expires_at).date() - timedelta(days=1)) if link else "",
        organisation=request.app.state.settings.letterhead.organisation,
        day=written,
        today=today(request),
        DAYS=DEFAULT_DAYS,
        error=sentence(no) if no else "",
    )


# What the manager has told HR


@router.get("/posts/{id:row}/counted-on")
def counted_on_page(request: Request, opened: ToWrite, staffing: str = "", months: str = "") -> Response:
    """Which placement, after how many months; where nobody is to be asked of that, all that there is to ask."""
    return _counted_on(request, opened, {"staffing": staffing, "months": months})


@router.post("/posts/{id:row}/counted-on")
def keep_counted_on(request: Request, opened: ToWrite, form: Posted, once: Making) -> Response:
    typed = typed_in(form)
    try:
        ask = _ask(request, opened, typed, Of.MANAGER)
        its = Said(ask.staffing.id or 0, ask.months, read(typed), By.HR, today(request))
        with request.app.state.database.session() as session:
            once.begin(session)
            store.say(session, its)
            return once.leads_to(request, session, f"/posts/{opened.id}#afterwards")
    except Refused as no:
        return _counted_on(request, opened, typed, no)


def _counted_on(request: Request, opened: Opened, typed: Mapping[str, str], no: Refused | None = None) -> Response:
    try:
        ask = _ask(request, opened, typed, Of.MANAGER)
    except NobodyToAsk as gone:
        return _page(request, opened, no=gone) if no else RedirectResponse(f"/posts/{opened.id}/asks", 303)
    with request.app.state.database.reading_session() as session:
        its = of_post(session, opened.kept, today(request))
    return render(
        request,
        "afterwards/counted_on.html",
        status(no) if no else 200,
        title=opened.post.title,
        place=its.places[ask.staffing.id or 0],
        months=ask.months,
        staffing=ask.staffing.id,
        to=f"/posts/{opened.id}/counted-on",
        back=f"/posts/{opened.id}",
        typed=typed,
        choices=CHOICES,
        is_said=False,
        saved="",
        notice="",
        error=sentence(no) if no else "",
        at=no.details.get("at", "") if no else "",
    )
