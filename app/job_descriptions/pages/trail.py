"""A job description's way to a job, followed."""

from collections.abc import Mapping

from fastapi import APIRouter, Request
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from app.access.facilitator import SignedIn
from app.ids import now
from app.job_descriptions.draft import Status
from app.job_descriptions.pages.opened import AnyOne, Kept, Posted, text_of
from app.job_descriptions.way import store
from app.job_descriptions.way.trail import (
    FIELDS,
    Stage,
    Trail,
    TrailChanged,
    Typed,
    merge,
    proposed,
    read,
    typed,
    with_proposed,
)
from app.vocabulary import NOTE_LENGTH, Refused
from app.web.calendar import today, written
from app.web.refusals import sentence, status
from app.web.templating import render

router = APIRouter()


@router.get("/job-descriptions/{id:row}/trail")
def trail_page(request: Request, kept: AnyOne) -> Response:
    there = _trail(request, kept)
    return _following(request, kept, there, typed(there))


@router.post("/job-descriptions/{id:row}/trail")
def save_trail(request: Request, kept: AnyOne, facilitator: SignedIn, form: Posted) -> Response:
    """Save what was typed, together with what somebody else has saved meanwhile in other fields."""
    assert facilitator.id is not None
    mine = {name: _lines(text_of(form, name)) for name in FIELDS}
    base = {name: _lines(text_of(form, f"base_{name}")) for name in FIELDS}
    try:
        with request.app.state.database.session() as session:
            there = store.followed(session, kept.id)
            both, clashing = merge(base, mine, typed(there.trail))
            if clashing:
                raise TrailChanged
            trail = _read(request, kept, form, both, there.trail)
            if trail != there.trail:
                store.save_trail(session, kept.id, there.number, trail, facilitator.id, now())
    except TrailChanged as no:
        theirs = _trail(request, kept)
        both, clashing = merge(base, mine, typed(theirs))
        return _following(request, kept, theirs, both, no, clashing)
    except Refused as no:
        return _following(request, kept, _trail(request, kept), mine, no, base=base)
    return RedirectResponse(f"/job-descriptions/{kept.id}/trail", 303)


def _read(request: Request, kept: Kept, form: FormData, both: Typed, there: Trail) -> Trail:
    close = {"yes": True, "no": False}.get(text_of(form, "close"))
    trail = read(both, there, today(request), close=close, approved=_was_approved(kept))
    return with_proposed(trail, kept.newest.draft.ab_plan) if text_of(form, "fill") else trail


def _was_approved(kept: Kept) -> bool:
    return any(version.draft.status is Status.APPROVED for version in kept.versions)


def _trail(request: Request, kept: Kept) -> Trail:
    with request.app.state.database.reading_session() as session:
        return store.followed(session, kept.id).trail


def _following(
    request: Request,
    kept: Kept,
    there: Trail,
    fields: Mapping[str, str],
    no: Refused | None = None,
    clashing: tuple[str, ...] = (),
    base: Mapping[str, str] | None = None,
) -> Response:
    """`there`: what is saved. `fields`: what stands in the form, made from `base`. `clashing`: what both changed."""
    draft = kept.newest.draft
    return render(
        request,
        "job_descriptions/trail.html",
        status(no) if no else 200,
        id=kept.id,
        draft=draft,
        is_open=_was_approved(kept),
        trail=there,
        fields=fields,
        base=base or typed(there),
        theirs=typed(there),
        clashing=clashing,
        proposed=proposed(there, draft.ab_plan),
        late={it.stage for it in there.overdue(today(request))},
        stages=tuple(Stage),
        error=sentence(no) if no else "",
        day=written,
        today=today(request),
        NOTE_LENGTH=NOTE_LENGTH,
    )


def _lines(text: str) -> str:
    """As browsers send a line's end, and as we keep it."""
    return text.replace("\r\n", "\n").strip()
