"""A placement of a post: how many begin at a workplace on a day, and what becomes of them."""

from collections.abc import Mapping
from dataclasses import replace

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from app.access.facilitator import SignedIn
from app.account.tables import FacilitatorRow
from app.once.making import Making, OnceRoute
from app.organisation import store as organisation
from app.organisation import workplaces
from app.organisation.workplaces import Workplace
from app.posts.pages.opened import Opened, Posted, ToWrite, save, typed_in
from app.posts.post import Post, realigned
from app.posts.staffing import MOST_PERSONS, Change, Staffing, Subsidy, What, Why
from app.posts.typed import read_change, read_staffing, staffing_as_typed
from app.vocabulary import Refused, at
from app.web.calendar import today, written
from app.web.refusals import sentence, status
from app.web.templating import render

router = APIRouter(route_class=OnceRoute)

_NEW = Staffing(0)


@router.get("/posts/{id:row}/staffings/new")
def new_staffing(request: Request, opened: ToWrite, me: SignedIn) -> Response:
    return _page(request, opened, me, _NEW, staffing_as_typed(_NEW))


@router.post("/posts/{id:row}/staffings/new")
def add_staffing(request: Request, opened: ToWrite, me: SignedIn, form: Posted, once: Making) -> Response:
    return _saved(request, once, opened, me, form, _NEW)


@router.get("/posts/{id:row}/staffings/{staffing:row}")
def edit_staffing(request: Request, opened: ToWrite, me: SignedIn, staffing: int) -> Response:
    its = _of(opened, staffing)
    return _page(request, opened, me, its, staffing_as_typed(its))


@router.post("/posts/{id:row}/staffings/{staffing:row}")
def save_staffing(
    request: Request, opened: ToWrite, me: SignedIn, staffing: int, form: Posted, once: Making
) -> Response:
    return _saved(request, once, opened, me, form, _of(opened, staffing))


@router.post("/posts/{id:row}/staffings/{staffing:row}/changes")
def add_change(request: Request, opened: ToWrite, me: SignedIn, staffing: int, form: Posted, once: Making) -> Response:
    """`what`: whether some came under AB, or ended."""
    its, typed = _of(opened, staffing), typed_in(form)
    what = What.ENDED if typed.get("what") == What.ENDED else What.ORDINARY
    try:
        with at(f"{what}_persons"):
            change = _happened(request, read_change(typed, what, its))
            return save(
                request, once, opened, form, lambda post: _with(post, its, replace(its, changes=(*its.changes, change)))
            )
    except Refused as no:
        return _page(request, opened, me, its, staffing_as_typed(its) | typed, no)


@router.post("/posts/{id:row}/staffings/{staffing:row}/changes/remove")
def remove_change(
    request: Request, opened: ToWrite, me: SignedIn, staffing: int, form: Posted, once: Making
) -> Response:
    """What was written by mistake. `change`: its place among the others."""
    its, typed = _of(opened, staffing), typed_in(form)
    stays = tuple(it for place, it in enumerate(its.changes) if str(place) != typed.get("change"))
    try:
        return save(
            request, once, opened, form, lambda post: _with(post, its, replace(its, changes=stays)), _here(opened, its)
        )
    except Refused as no:
        return _page(request, opened, me, its, staffing_as_typed(its), no)


@router.post("/posts/{id:row}/staffings/{staffing:row}/remove")
def remove_staffing(
    request: Request, opened: ToWrite, me: SignedIn, staffing: int, form: Posted, once: Making
) -> Response:
    """One that was made by mistake: those who end are told of instead, and stay counted."""
    its = _of(opened, staffing)
    try:
        return save(request, once, opened, form, lambda post: _with(post, its, None))
    except Refused as no:
        return _page(request, opened, me, its, staffing_as_typed(its), no)


class ChangeLater(Refused):
    """Told before it has happened. Details: `typed`."""

    code = "not_done_yet"


def _happened(request: Request, change: Change) -> Change:
    if change.on > today(request):
        raise ChangeLater(typed=change.on.isoformat(), at=f"{change.what}_on")
    return change


def _saved(
    request: Request, once: Making, opened: Opened, me: FacilitatorRow, form: Posted, before: Staffing
) -> Response:
    typed = typed_in(form)
    try:
        with request.app.state.database.reading_session() as session:
            places = _places(workplaces.every(session, me.scope), before)
        with at("persons"):
            its = read_staffing(typed, before, [place.id for place in places])
            return save(request, once, opened, form, lambda post: _with(post, before, its))
    except Refused as no:
        return _page(request, opened, me, before, typed, no)


def _of(opened: Opened, id: int) -> Staffing:
    for it in opened.post.staffings:
        if it.id == id:
            return it
    raise HTTPException(404)


def _with(post: Post, before: Staffing, its: Staffing | None) -> Post:
    """The post with a staffing as it is to be, or without it; and what was stated of its persons, as far as it can be
    so still."""
    others = [it for it in post.staffings if it is not before]
    return realigned(replace(post, staffings=(*others, *([its] if its else []))))


def _here(opened: Opened, its: Staffing) -> str:
    return f"/posts/{opened.id}/staffings/{its.id}"


def _places(every: list[Workplace], its: Staffing) -> list[Workplace]:
    """Those that may be chosen: what has closed only where it is chosen already."""
    return [place for place in every if place.closed_on is None or place.id == its.workplace]


def _page(
    request: Request,
    opened: Opened,
    me: FacilitatorRow,
    its: Staffing,
    typed: Mapping[str, str],
    no: Refused | None = None,
) -> Response:
    with request.app.state.database.reading_session() as session:
        every, names = workplaces.every(session), organisation.names(session)
    within = [it for it in every if not me.scope or it.administration in me.scope or it.id == its.workplace]
    return render(
        request,
        "posts/staffing.html",
        status(no) if no else 200,
        opened=opened,
        its=its,
        now=its.at(today(request)),
        typed=typed,
        workplaces=_places(within, its),
        place=next((it.name for it in every if it.id == its.workplace), ""),
        administrations=names,
        subsidies=tuple(Subsidy),
        reasons=tuple(Why),
        most=MOST_PERSONS,
        day=written,
        today=today(request),
        error=sentence(no) if no else "",
        code=no.code if no else "",
    )
