"""HR's place: all job descriptions, their versions, who has agreed, and their way to a job."""

from collections.abc import Mapping
from functools import partial
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from app.access.facilitator import SignedIn
from app.account.tables import FacilitatorRow
from app.export.document import document
from app.ids import now
from app.job_descriptions import records, store
from app.job_descriptions.downloads import MOST_CHOSEN
from app.job_descriptions.draft import EditedMeanwhile, Status, is_same_text
from app.job_descriptions.kept import AnyOne, Kept, Posted
from app.job_descriptions.register import Search, figures, found, next_step, place, swedish
from app.job_descriptions.reviews import AGREE, NewerVersion, Review, about, read_review, reviewed
from app.job_descriptions.store import Version
from app.job_descriptions.trail import (
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
from app.job_descriptions.versions import as_template, compare, restored
from app.live import beside
from app.sharing import store as sharing
from app.sharing.store import About
from app.vocabulary import Refused
from app.web.calendar import local, short_moment, today, written
from app.web.paging import part
from app.web.refusals import sentence, status
from app.web.templating import render
from app.workshop import store as workshops

router = APIRouter()

MOST_ASKED = 100
"""Characters of a question in the address."""


@router.get("/job-descriptions")
async def all_job_descriptions(request: Request, facilitator: SignedIn, page: str = "1") -> Response:
    return await beside.listed(request, partial(_all, request, facilitator, page))


def _all(request: Request, facilitator: FacilitatorRow, page: str) -> Response:
    assert facilitator.id is not None
    search, this_day = _search(request), today(request)
    with request.app.state.database.reading_session() as session:
        entries = records.register(session, lambda at: local(request, at).date())
        own = workshops.all_led(session, facilitator.id)
    hits = found(entries, search, this_day)
    return render(
        request,
        "job_descriptions/list.html",
        search=search,
        address=_address,
        part=part(hits, page),
        hits=hits,
        most_chosen=MOST_CHOSEN,
        is_empty=not entries,
        workplaces=sorted({entry.workplace for entry in entries}, key=swedish),
        figures=figures(entries),
        has_examples=any(entry.is_example for entry in entries),
        place=place,
        next_step=lambda entry: next_step(entry, this_day),
        day=written,
        workshops=own,
    )


def _address(search: Search, **changes: str) -> str:
    """The list's address with this search, changed so."""
    asks = {**search.asks, **changes}
    return "/job-descriptions" + (f"?{urlencode(asks)}" if asks else "")


def _search(request: Request) -> Search:
    asked = request.query_params
    return Search(**{name: asked[name][:MOST_ASKED] for name in Search.__slots__ if asked.get(name)})


@router.post("/job-descriptions/{id:row}/duplicate")
def duplicate(request: Request, kept: AnyOne, facilitator: SignedIn) -> Response:
    assert facilitator.id is not None
    with request.app.state.database.session() as session:
        id = records.add_copy(session, kept.id, as_template(kept.newest.draft), facilitator.id, now())
    return RedirectResponse(f"/job-descriptions/{id}", 303)


# Versions


@router.get("/job-descriptions/{id:row}/versions/{number}")
def one_version(request: Request, kept: AnyOne, number: str) -> Response:
    """`number`: or "latest", for addresses that outlive a version."""
    return _version(request, kept, kept.version("" if number == "latest" else number))


@router.post("/job-descriptions/{id:row}/versions/{number}/restore")
def restore(request: Request, kept: AnyOne, facilitator: SignedIn, number: str, form: Posted) -> Response:
    """The version's text as a new version, after the newest that whoever asks had seen."""
    assert facilitator.id is not None
    old, newest = kept.version(number), kept.newest
    draft = restored(newest.draft, old.draft)
    if draft != newest.draft:
        try:
            _must_be_newest(form, newest)
            with request.app.state.database.session() as session:
                store.save(session, kept.id, newest.number, draft, facilitator.id, now())
        except (NewerVersion, EditedMeanwhile):
            return _version(request, kept, old, no=NewerVersion())
    return RedirectResponse(f"/job-descriptions/{kept.id}", 303)


@router.post("/job-descriptions/{id:row}/reviews")
def review(request: Request, kept: AnyOne, facilitator: SignedIn, form: Posted) -> Response:
    """Say of the newest version, in a role, that it is reviewed or approved, or make a draft of it again."""
    assert facilitator.id is not None
    newest, at = kept.newest, now()
    try:
        _must_be_newest(form, newest)
        to, role, who = read_review(_text(form, "to"), _text(form, "role"), _text(form, "who"))
        draft = reviewed(newest.draft, to)
        with request.app.state.database.session() as session:
            number = newest.number
            if draft != newest.draft:
                number = store.save(session, kept.id, number, draft, facilitator.id, at)
            records.add_review(session, kept.id, Review(number, draft.status, role, who, at), facilitator.id)
    except EditedMeanwhile:
        return _version(request, kept, newest, form, NewerVersion())
    except Refused as no:
        return _version(request, kept, kept.version(_text(form, "version")), form, no)
    return RedirectResponse(f"/job-descriptions/{kept.id}/versions/{number}#review", 303)


def _must_be_newest(form: FormData, newest: Version) -> None:
    if _text(form, "version") != str(newest.number):
        raise NewerVersion


def _version(
    request: Request, kept: Kept, version: Version, form: FormData | None = None, no: Refused | None = None
) -> Response:
    """`form`: what was asked, where it was refused."""
    with request.app.state.database.reading_session() as session:
        every = records.reviews(session, kept.id)
        unanswered = sharing.unanswered(session, About(job_description=kept.id))
    texts = {it.number: it.draft for it in kept.versions}
    said = about(version.number, texts, every)
    return render(
        request,
        "job_descriptions/version.html",
        status(no) if no else 200,
        id=kept.id,
        version=version,
        newest=kept.newest,
        is_newest_text=is_same_text(version.draft, kept.newest.draft),
        before=next((it for it in kept.versions if it.number < version.number), None),
        reviews=said,
        waiting=[role for role in AGREE if role not in {it.role for it in said if it.status is not Status.DRAFT}],
        unanswered=unanswered,
        paper=document(version.draft, version.number, local(request, version.at).date()),
        asked={name: _text(form, name) if form else "" for name in ("to", "role", "who")},
        error=sentence(no) if no else "",
        when=short_moment(request),
    )


@router.get("/job-descriptions/{id:row}/compare")
def compare_versions(request: Request, kept: AnyOne, before: str = "", after: str = "") -> Response:
    """Without numbers: the newest, and the last one before it that said something else."""
    newer = kept.version(after)
    older = kept.version(before) if before else _last_other(kept, newer)
    return render(
        request,
        "job_descriptions/compare.html",
        id=kept.id,
        versions=kept.versions,
        before=older,
        after=newer,
        changed=compare(older.draft, newer.draft),
        when=short_moment(request),
    )


def _last_other(kept: Kept, newer: Version) -> Version:
    earlier = [it for it in kept.versions if it.number < newer.number]
    other = (it for it in earlier if not is_same_text(it.draft, newer.draft))
    return next(other, earlier[0] if earlier else newer)


# The way to a job


@router.get("/job-descriptions/{id:row}/trail")
def trail_page(request: Request, kept: AnyOne) -> Response:
    there = _trail(request, kept)
    return _following(request, kept, there, typed(there))


@router.post("/job-descriptions/{id:row}/trail")
def save_trail(request: Request, kept: AnyOne, facilitator: SignedIn, form: Posted) -> Response:
    """Save what was typed, together with what somebody else has saved meanwhile in other fields."""
    assert facilitator.id is not None
    mine = {name: _lines(_text(form, name)) for name in FIELDS}
    base = {name: _lines(_text(form, f"base_{name}")) for name in FIELDS}
    try:
        with request.app.state.database.session() as session:
            there = records.followed(session, kept.id)
            both, clashing = merge(base, mine, typed(there.trail))
            if clashing:
                raise TrailChanged
            trail = _read(request, kept, form, both, there.trail)
            if trail != there.trail:
                records.save_trail(session, kept.id, there.number, trail, facilitator.id, now())
    except TrailChanged as no:
        theirs = _trail(request, kept)
        both, clashing = merge(base, mine, typed(theirs))
        return _following(request, kept, theirs, both, no, clashing)
    except Refused as no:
        return _following(request, kept, _trail(request, kept), mine, no, base=base)
    return RedirectResponse(f"/job-descriptions/{kept.id}/trail", 303)


def _read(request: Request, kept: Kept, form: FormData, both: Typed, there: Trail) -> Trail:
    close = {"yes": True, "no": False}.get(_text(form, "close"))
    trail = read(both, there, today(request), close=close, approved=_was_approved(kept))
    return with_proposed(trail, kept.newest.draft.ab_plan) if _text(form, "fill") else trail


def _was_approved(kept: Kept) -> bool:
    return any(version.draft.status is Status.APPROVED for version in kept.versions)


def _trail(request: Request, kept: Kept) -> Trail:
    with request.app.state.database.reading_session() as session:
        return records.followed(session, kept.id).trail


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
    )


def _text(form: FormData, name: str) -> str:
    value: Any = form.get(name, "")
    return value if isinstance(value, str) else ""


def _lines(text: str) -> str:
    """As browsers send a line's end, and as we keep it."""
    return text.replace("\r\n", "\n").strip()
