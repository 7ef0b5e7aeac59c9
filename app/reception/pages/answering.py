"""What a workplace has, lacks and does something about: answered by those who work there, together and without
accounts, by a link; or written in by HR and whoever leads there.

To open a link says nothing and changes nothing. What is answered is answered by a post.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from sqlmodel import Session, col
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from app.access.facilitator import SignedIn
from app.access.link import OpenLink
from app.ids import now
from app.once.making import Making, OnceRoute
from app.once.shown import LASTS, shows
from app.organisation.tables import WorkplaceRow
from app.posts import store as posts
from app.posts.tables import PostRow
from app.reception import store
from app.reception.checklist import AREAS, CELLS, FIELDS, Answer, read, sums, typed
from app.reception.owner import Owner
from app.reception.pages.opened import By, Opened, Posted, ToRead, ToWrite, both, look_up
from app.reception.plan import ListClosed, ReceptionClosed
from app.reception.store import KeptList
from app.reception.typed import ReceptionChanged, merge
from app.security.entry import About as Noted
from app.security.entry import Thing, What
from app.sharing import store as sharing
from app.sharing.links import DAYS, DEFAULT_DAYS, Kind, Link, Reader
from app.sharing.routes import just_made
from app.sharing.store import About
from app.vocabulary import TEXT_LENGTH, Refused
from app.ways.trail import changed
from app.web.calendar import short_day, short_moment, today, written
from app.web.note import note
from app.web.qr import in_a_page
from app.web.refusals import sentence, status
from app.web.templating import render
from app.workshop.workshop import UnknownChoice

router = APIRouter(route_class=OnceRoute)


@dataclass(frozen=True, slots=True)
class Asked:
    """A checklist for a page. `page`: its address. `opened`: by who has an account; None by a link."""

    workplace: int
    name: str
    page: str
    kept: KeptList
    is_open: bool
    may_write: bool
    opened: Opened | None = None


# By those who have accounts


@router.get("/posts/{id:row}/reception/{workplace:row}/checklist")
def checklist_page(request: Request, opened: ToRead, made: str = "", saved: str = "") -> Response:
    """`made`: the link that was just made."""
    return _page(request, _of(opened), made=made, is_saved=bool(saved))


@router.post("/posts/{id:row}/reception/{workplace:row}/checklist")
def write(request: Request, opened: ToWrite, by: By, form: Posted) -> Response:
    try:
        _save(request, _of(opened), both(form), by)
    except Refused as no:
        newer = _of(look_up(request, opened.id, opened.workplace.id, opened.who))
        return _page(request, newer, changed(*both(form)), no)
    return _onwards(_of(opened), form)


@router.post("/posts/{id:row}/reception/{workplace:row}/links")
def make_link(
    request: Request, opened: ToWrite, me: SignedIn, once: Making, days: Annotated[str, Form()] = ""
) -> Response:
    """A link by which the team answers."""
    assert me.id is not None
    about, secret, page = About(workplace=opened.workplace.id), once.secret, f"{opened.home}/checklist"
    try:
        if not opened.is_open:
            raise ReceptionClosed
        with request.app.state.database.session() as session:
            once.begin(session)
            lasts = _days(days)
            sharing.add(session, about, Kind.CHECKLIST, Reader.OTHER, "", lasts, me.id, now(), secret)
            link = sharing.with_secret(session, secret, now())
            details = {"kind": link.kind.value, "role": link.role.value, "days": lasts}
            note(session, request, What.LINK_MADE, Noted(Thing.LINK, link.id), details)
            return once.leads_to(request, session, f"{page}?made={link.id}#links", shows("link", link.id), LASTS)
    except Refused as no:
        return _page(request, _of(opened), no=no)


def _days(asked: str) -> int:
    """Raises `UnknownChoice`."""
    if asked not in map(str, DAYS):
        raise UnknownChoice(at="days")
    return int(asked)


@router.post("/posts/{id:row}/reception/{workplace:row}/links/{link:row}/revoke")
def revoke_link(request: Request, opened: ToWrite, link: int) -> Response:
    with request.app.state.database.session() as session:
        if sharing.revoke(session, About(workplace=opened.workplace.id), link, now()):
            note(session, request, What.LINK_REVOKED, Noted(Thing.LINK, link))
    return RedirectResponse(f"{opened.home}/checklist#links", 303)


def _of(opened: Opened) -> Asked:
    place = opened.workplace
    page = f"{opened.home}/checklist"
    return Asked(place.id, place.name, page, opened.answers, opened.is_open, opened.may_write, opened)


# By the team


def _by_link(request: Request, by: OpenLink) -> Asked:
    if by.link.workplace is None or by.link.kind is not Kind.CHECKLIST:
        raise HTTPException(404)
    return _linked(request, by.link, by.path)


def _linked(request: Request, link: Link, path: str) -> Asked:
    assert link.workplace is not None
    with request.app.state.database.reading_session() as session:
        name = session.get_one(WorkplaceRow, link.workplace).name
        kept = store.checklist(session, link.workplace)
        is_open = _is_open(request, session, link.workplace)
    return Asked(link.workplace, name, f"{path}/checklist", kept, is_open, is_open)


def _is_open(request: Request, session: Session, workplace: int) -> bool:
    """Whether there is a post to receive anybody for: else nobody would read what is answered."""
    its = posts.every(session, col(PostRow.id).in_(store.posts_at(session, workplace)))
    return any(it.post.is_open(today(request)) for it in its.values())


ByTeam = Annotated[Asked, Depends(_by_link)]


@router.get("/l/{token}/checklist")
def team_page(request: Request, asked: ByTeam, saved: str = "") -> Response:
    return _page(request, asked, is_saved=bool(saved))


@router.post("/l/{token}/checklist")
async def answer(request: Request, by: OpenLink, asked: ByTeam, form: Posted) -> Response:
    return await run_in_threadpool(_answer, request, by.link, by.path, asked, form)


def _answer(request: Request, link: Link, path: str, asked: Asked, form: Posted) -> Response:
    try:
        _save(request, asked, both(form), None)
    except Refused as no:
        return _page(request, _linked(request, link, path), changed(*both(form)), no)
    return _onwards(asked, form)


def _save(request: Request, asked: Asked, posted: tuple[Mapping[str, str], Mapping[str, str]], by: int | None) -> None:
    """Save what was answered, together with what somebody else has saved meanwhile. Raises `Refused`."""
    if not asked.is_open:
        raise ReceptionClosed if asked.opened else ListClosed
    base, mine = posted
    with request.app.state.database.session() as session:
        there = store.checklist(session, asked.workplace)
        rows = read(merge(FIELDS, base, mine, typed(there.rows)), today(request))
        if rows != there.rows:
            store.save_checklist(session, asked.workplace, there.number, rows, by, now())


def _onwards(asked: Asked, form: Posted) -> Response:
    """To the next part, where a part's own button was pressed."""
    areas = [*AREAS]
    pressed = form.get("area", "")
    nth = areas.index(pressed) + 1 if pressed in areas else 0  # type: ignore[arg-type]
    where = f"#{areas[nth]}" if 0 < nth < len(areas) else "#saved"
    return RedirectResponse(f"{asked.page}?saved=1{where}", 303)


def _page(
    request: Request,
    asked: Asked,
    mine: Mapping[str, str] | None = None,
    no: Refused | None = None,
    *,
    made: str = "",
    is_saved: bool = False,
) -> Response:
    """`mine`: what was typed and refused."""
    base = typed(asked.kept.rows)
    links: list[Link] = []
    secret = ""
    if asked.opened and asked.opened.writes:
        with request.app.state.database.reading_session() as session:
            links = sharing.links(session, About(workplace=asked.workplace))
            secret = just_made(session, request, made) if made in {str(it.id) for it in links} else ""
    address = f"{request.app.state.settings.public_url}/l/{secret}" if secret else ""
    return render(
        request,
        "reception/checklist.html",
        status(no) if no else 200,
        asked=asked,
        areas=AREAS,
        cells=CELLS,
        answers=tuple(it for it in Answer if it),
        owners=tuple(Owner),
        sums=sums(asked.kept.rows),
        fields={**base, **(mine or {})},
        base=base,
        has_clash=isinstance(no, ReceptionChanged),
        is_saved=is_saved,
        links=[it for it in links if it.is_good(now())],
        address=address,
        qr=in_a_page(address),
        days=DAYS,
        default_days=DEFAULT_DAYS,
        error=sentence(no) if no else "",
        short_day=short_day(request),
        day=written,
        moment=short_moment(request),
        today=today(request),
        TEXT_LENGTH=TEXT_LENGTH,
    )
