"""A post's way in: chosen, followed stage by stage, closed."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Annotated
from urllib.parse import urlencode, urlsplit

from fastapi import APIRouter, Depends, Request
from sqlmodel import Session
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from app.access.facilitator import SignedIn
from app.access.rights import has
from app.account.roles import Right
from app.account.tables import FacilitatorRow
from app.export.calendar import calendar
from app.export.download import download
from app.ids import now
from app.job_descriptions.pages import opened as texts
from app.vocabulary import NOTE_LENGTH, Refused
from app.ways import store
from app.ways.days import entries, name
from app.ways.pages.of_posts import Placement, PostWay, ToFollow, ToSee, drawn, look_up
from app.ways.store import Followed
from app.ways.trail import (
    FIELDS,
    NOTHING,
    Days,
    Step,
    Trail,
    TrailChanged,
    begun,
    changed,
    closed,
    followed_up,
    merge,
    on_another,
    proposed,
    read,
    typed,
    with_stages,
)
from app.ways.way import ROLE_LENGTH, Kind, StageGone, Under, Way, WayChanged, taken_in
from app.ways.wording import said
from app.ways.words import ASKED_FIRST
from app.web.calendar import today, written
from app.web.numbers import number_in
from app.web.refusals import sentence, status
from app.web.templating import render

router = APIRouter()

WHOLE = "post"
"""Whose a stage's days are, where they are not one placement's."""
_DAYS = ("began", "planned", "done")


async def _posted(request: Request) -> FormData:
    return await request.form()


async def _by(me: SignedIn) -> int:
    assert me.id is not None
    return me.id


Posted = Annotated[FormData, Depends(_posted)]
By = Annotated[int, Depends(_by)]
"""The account of who writes."""


@router.get("/posts/{id:row}/way")
def way_page(request: Request, post: ToSee, me: SignedIn, placement: str = "", stage: str = "") -> Response:
    return _page(request, post, me, number_in(placement), stage)


@router.post("/posts/{id:row}/way")
def choose(request: Request, post: ToFollow, me: SignedIn, by: By, form: Posted) -> Response:
    """Begin on a way, go on on another, or take a chosen way's stages in after a stage (`after`)."""
    key, after = _text(form, "way"), _text(form, "after")

    def change(session: Session, there: Followed) -> None:
        _must_be_as_seen(form, there)
        way = _to_choose(session, key)
        if not there.number:
            store.begin(session, post.id, begun(way), by, now())
            return
        its = there.written
        stages = taken_in((it.stage for it in its.trail.steps), after, way) if after else ()
        its = with_stages(its, stages) if after else on_another(its, way)
        store.keep_stages(session, post.id, there.number, its.trail, by, now())

    return _change(request, post, me, form, change)


def _to_choose(session: Session, key: str) -> Way:
    found = store.way(session, key)
    if found is None or found.is_retired:
        raise WayChanged
    return found.way


@router.post("/posts/{id:row}/way/proposed")
def take_proposed(request: Request, post: ToFollow, me: SignedIn, by: By, form: Posted) -> Response:
    """Let the proposed days of a placement, or of the whole post, be the planned ones."""
    at = _placement(post, form)

    def change(session: Session, there: Followed) -> None:
        _must_be_as_seen(form, there)
        days = _proposed(request, replace(post, followed=there), at)
        for was, (key, day) in enumerate(days.items(), there.number):
            its = replace(_step(there, at, key).days, planned=day)
            store.keep_days(session, post.id, was, key, at, its, by, now())

    return _change(request, post, me, form, change)


@router.post("/posts/{id:row}/way/closed")
def close(request: Request, post: ToFollow, me: SignedIn, by: By, form: Posted) -> Response:
    """Give the way up, with why, or open it again."""

    def change(session: Session, there: Followed) -> None:
        _must_be_as_seen(form, there)
        trail = there.written.trail
        its = replace(trail, closed_on=None)
        if _text(form, "close") == "yes":
            its = closed(trail, _text(form, "why"), today(request))
        if its != trail:
            store.keep_closed(session, post.id, there.number, its, by, now())

    return _change(request, post, me, form, change)


@router.post("/posts/{id:row}/way/stages/{stage}")
def write(request: Request, post: ToFollow, me: SignedIn, by: By, stage: str, form: Posted) -> Response:
    """Save what was typed of a stage, together with what somebody else has saved meanwhile in other fields. `stood`:
    the placement whose own it was; what was one placement's may become the whole post's."""
    at, stood = _whose(post, form, "whose"), _whose(post, form, "stood")
    base = {field: _lines(_text(form, f"base_{field}")) for field in FIELDS}
    mine = {field: _typed_in(form, field, base[field]) for field in FIELDS}
    is_moved = stood is not None and at != stood

    def change(session: Session, there: Followed) -> None:
        step, was = _step(there, at, stage), there.number
        theirs = typed(step.days)
        both, clashing = merge(theirs if is_moved else base, mine, theirs)
        if clashing:
            raise TrailChanged
        days = read(both, step, today(request))
        if at is None and stood is not None:
            store.keep_days(session, post.id, was, stage, stood, NOTHING, by, now())
            was += 1
        if days != step.days or is_moved:
            store.keep_days(session, post.id, was, stage, at, days, by, now())

    return _change(request, post, me, form, change, stage, changed(base, mine))


@router.post("/posts/{id:row}/way/stages/{stage}/outcome")
def end_follow_up(request: Request, post: ToFollow, me: SignedIn, by: By, stage: str, form: Posted) -> Response:
    """What a follow-up of the requirements ended in, at a placement or in the whole post."""
    at = _placement(post, form)

    def change(session: Session, there: Followed) -> None:
        step = _step(there, at, stage)
        if step.stage.kind is not Kind.FOLLOW_UP:
            raise StageGone
        _must_be_as_seen(form, there)
        days = followed_up(step.days, _text(form, "outcome"), today(request), _text(form, "again"), _text(form, "why"))
        store.keep_days(session, post.id, there.number, stage, at, days, by, now())

    return _change(request, post, me, form, change, stage)


@router.get("/posts/{id:row}/way.ics")
def way_calendar(request: Request, post: ToSee) -> Response:
    """The days of the stages that are not done, at each placement."""
    site = urlsplit(request.app.state.settings.public_url).hostname or "akr"
    url = f"{request.app.state.settings.public_url}/posts/{post.id}/way"
    trails = [(it.id, it.workplace, post.trail(it.id)) for it in post.placements]
    its = entries(post.id, post.post.title, trails or [(None, "", post.trail(None))], site, url, post.followed.number)
    title = name(post.post.title, is_example=post.post.is_example)
    return download(title, "ics", calendar(title, its, now()))


def _change(
    request: Request,
    post: PostWay,
    me: FacilitatorRow,
    form: FormData,
    change: Callable[[Session, Followed], None],
    stage: str = "",
    mine: Mapping[str, str] | None = None,
) -> Response:
    """Change the way as it is now; what is refused is said on the page, with what was typed (`mine`)."""
    at = _placement(post, form)
    try:
        with request.app.state.database.session() as session:
            change(session, store.followed(session, post.id))
    except Refused as no:
        newer = look_up(request, post.id, me)
        return _page(request, newer, me, at, stage, no, form, mine)
    where = urlencode({"placement": at} if at else {})
    return RedirectResponse(f"/posts/{post.id}/way{'?' if where else ''}{where}", 303)


def _must_be_as_seen(form: FormData, there: Followed) -> None:
    """What changes the whole way is not done to one that nobody has seen. Raises `TrailChanged`."""
    seen = _text(form, "number")
    if seen and seen != str(there.number):
        raise TrailChanged


def _step(there: Followed, placement: int | None, key: str) -> Step:
    """Raises `StageGone`."""
    step = there.written.of(placement).step(key)
    if step is None:
        raise StageGone
    return step


def _proposed(request: Request, post: PostWay, placement: int | None) -> dict[str, date]:
    """By stage. When a placement is to be under AB stands among its counts, and is not planned here."""
    trail = post.trail(placement)
    days = proposed(trail, _ab_plan(request, post))
    counted = {it.stage.key for it in trail.steps if it.is_ordinary and post.placement(placement)}
    return {key: day for key, day in days.items() if key not in counted}


def _placement(post: PostWay, form: FormData) -> int | None:
    """The placement that the page shows. A plain 404 where the post has no such one."""
    return _of_post(post, _text(form, "placement"))


def _whose(post: PostWay, form: FormData, field: str) -> int | None:
    asked = _text(form, field)
    return None if asked == WHOLE else _of_post(post, asked)


def _of_post(post: PostWay, asked: str) -> int | None:
    if not asked:
        return None
    number = number_in(asked)
    if post.placement(number) is None:
        raise HTTPException(404)
    return number


def _text(form: FormData, field: str) -> str:
    its = form.get(field, "")
    return its if isinstance(its, str) else ""


def _typed_in(form: FormData, field: str, otherwise: str) -> str:
    """A day that the form does not ask for is as it was."""
    return otherwise if field in _DAYS and field not in form else _lines(_text(form, field))


def _lines(text: str) -> str:
    """As browsers send a line's end, and as we keep it."""
    return text.replace("\r\n", "\n").strip()


def _page(
    request: Request,
    post: PostWay,
    me: FacilitatorRow,
    asked: int | None,
    stage: str,
    no: Refused | None = None,
    form: FormData | None = None,
    mine: Mapping[str, str] | None = None,
) -> Response:
    """`stage`: the one that is written of, else the next. `mine`: what was typed in its form and refused."""
    on = today(request)
    seen = drawn(post, on, asked)
    shown, trail = seen.at, seen.trail
    open_at = trail.step(stage) or trail.next or (trail.steps[-1] if trail.steps else None)
    kept = _step(post.followed, shown.id if shown else None, open_at.stage.key) if open_at else None
    with request.app.state.database.reading_session() as session:
        ways = store.ways(session)
    there = typed(kept.days) if kept else {}
    return render(
        request,
        "ways/post.html",
        status(no) if no else 200,
        post=post,
        seen=seen,
        shown=shown,
        trail=trail,
        step=open_at,
        fields={**there, **(mine or {})},
        base=there,
        whose=_stands(shown, kept),
        proposed=_proposed(request, post, shown.id if shown else None) if post.may_follow else {},
        takes_in=_takes_in(trail, open_at),
        edits=has(me, Right.EDIT_WAYS),
        choosable=[it.way for it in ways if not it.is_retired],
        is_retired=any(it.is_retired for it in ways if it.way.key == trail.way),
        typed_in=form or {},
        said=said,
        day=written,
        today=on,
        asked_first=ASKED_FIRST,
        error=sentence(no) if no else "",
        has_clash=isinstance(no, TrailChanged),
        WHOLE=WHOLE,
        NOTE_LENGTH=NOTE_LENGTH,
        ROLE_LENGTH=ROLE_LENGTH,
    )


def _takes_in(trail: Trail, step: Step | None) -> bool:
    """Whether the chosen way's stages are still to be taken in: after the choice nothing comes but the end."""
    its = [it.stage for it in trail.steps]
    return step is not None and step.stage.kind is Kind.CHOICE and its[-2:-1] == [step.stage]


def _ab_plan(request: Request, post: PostWay) -> date | None:
    """The day for AB that the text plans which the post rests on."""
    text = post.post.job_description
    return texts.look_up(request, text).spoken_of.draft.ab_plan if text else None


def _stands(shown: Placement | None, step: Step | None) -> str:
    """Whose days a stage's are, or would be: before anybody is employed the whole post's, then a placement's own."""
    if shown is None or step is None:
        return WHOLE
    is_whole = not step.is_own and (step.days != Days() or step.stage.under is Under.NOBODY)
    return WHOLE if is_whole else str(shown.id)
