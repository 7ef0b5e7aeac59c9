"""Where a job description is made and written: the tasks are chosen, the editor, and tasks from other workshops.

What is typed is never lost. Who saves after somebody else gets both people's changes put together (`merge.py`), and is
asked where both changed the same; what can't be read is said, with everything typed still in its fields.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from app.access.facilitator import SignedIn
from app.access.workshop import LedWorkshop
from app.account.tables import FacilitatorRow
from app.ids import now
from app.job_descriptions import store
from app.job_descriptions.checks import Lists, advise, beside, suggestions
from app.job_descriptions.codes import FIELDS as CODED
from app.job_descriptions.codes import CodeList, use
from app.job_descriptions.draft import (
    CONTENT,
    DUTY,
    EXTENTS,
    MOST_ORIGINS,
    REQUIREMENT,
    ROW_ID,
    Draft,
    EditedMeanwhile,
    Form,
    Provenance,
    begin,
    extended,
    joined,
    left_over,
    moved_up,
    propose,
    read,
    revised,
    shares,
    typed,
    went_back,
    with_more,
    with_origin,
)
from app.job_descriptions.kept import AnyOne, Kept, Posted, look_up, said_when
from app.job_descriptions.merge import Clash, Pick, asked, merge, picked, picks, spot
from app.job_descriptions.store import Version
from app.live.beside import page_of_several
from app.live.state import Live
from app.live.still import Still
from app.sharing import store as sharing
from app.sharing.store import About
from app.vocabulary import Refused
from app.web.calendar import short_moment, today
from app.web.refusals import sentence, status
from app.web.templating import render
from app.workshop import store as workshops
from app.workshop.tables import WorkshopRow

router = APIRouter()

SPARE_ROWS = 1
MOST_SPARE_ROWS = 20


Others = Annotated[list[str], Query(default_factory=list, alias="with")]
"""Codes of more workshops that tasks are taken from."""


# Begun


@router.get("/w/{code}/job-description/new")
async def choose_tasks(request: Request, found: LedWorkshop, facilitator: SignedIn, others: Others) -> Response:
    led = await run_in_threadpool(_led, request, facilitator)

    def draw(stills: Sequence[Still]) -> Response:
        lives, used = [still.live for still in stills], _used(request)
        proposed = (source for live in lives for source in propose(live) if source.is_proposed)
        chosen = [source.id for source in proposed if source.id not in used]
        return _choosing(request, lives, led, used, chosen, under_headings=len(lives) > 1)

    return await page_of_several(request, _ids(found.id, others, led), draw)


@router.post("/w/{code}/job-description/new")
async def begin_job_description(request: Request, found: LedWorkshop, facilitator: SignedIn, form: Posted) -> Response:
    title, chosen, under_headings = str(form.get("title", "")), _all(form, "task"), form.get("headings") == "workplace"
    led = await run_in_threadpool(_led, request, facilitator)

    def make(stills: Sequence[Still]) -> Response:
        lives = [still.live for still in stills]
        try:
            draft = begin(lives, title, chosen, today(request), under_headings=under_headings)
        except Refused as no:
            return _choosing(request, lives, led, _used(request), chosen, title, under_headings, no)
        return RedirectResponse(f"/job-descriptions/{_keep(request, draft, found.id, facilitator)}", 303)

    return await page_of_several(request, _ids(found.id, _all(form, "with"), led), make)


def _led(request: Request, facilitator: FacilitatorRow) -> list[WorkshopRow]:
    assert facilitator.id is not None
    with request.app.state.database.reading_session() as session:
        return workshops.all_led(session, facilitator.id)


def _used(request: Request) -> dict[str, str]:
    """The tasks that stand in a job already, by their sources' ids, and its title."""
    return {id: draft.title for draft in _newest(request) for duty in draft.duties for id in duty.sources}


def _ids(first: int, others: Iterable[str], led: Sequence[WorkshopRow]) -> list[int]:
    """The first workshop, and the others with these codes among those that are led: at most one too many, which is
    enough to say so."""
    codes = set(others)
    return [*dict.fromkeys([first, *(row.id for row in led if row.code in codes and row.id)])][: MOST_ORIGINS + 1]


def _keep(request: Request, draft: Draft, workshop: int, facilitator: FacilitatorRow) -> int:
    assert facilitator.id is not None
    with request.app.state.database.session() as session:
        return store.add(session, draft, workshop, facilitator.id, now())


def _choosing(
    request: Request,
    lives: Sequence[Live],
    led: Sequence[WorkshopRow],
    used: Mapping[str, str],
    chosen: Sequence[str],
    title: str = "",
    under_headings: bool = False,
    no: Refused | None = None,
) -> Response:
    taken = [live.workshop for live in lives]
    return render(
        request,
        "job_descriptions/new.html",
        status(no) if no else 200,
        workshop=taken[0],
        taken=taken,
        offered_by=[(live.workshop, propose(live)) for live in lives],
        others=[row for row in led if row.id != taken[0].id and row.is_example == taken[0].is_example],
        used=used,
        chosen=chosen,
        title=title,
        under_headings=under_headings,
        error=sentence(no) if no else "",
    )


# Written


@dataclass(frozen=True, slots=True)
class Page:
    """What the editor shows. `form`: what stands in the fields; `made_from`: the version that it is a change of."""

    form: Form
    draft: Draft
    made_from: Version
    no: Refused | None = None
    base: int | None = None
    clashes: Sequence[Clash] = ()
    taken: Sequence[str] = ()
    spare: Mapping[str, int] = field(default_factory=lambda: {"duties": SPARE_ROWS, "requirements": SPARE_ROWS})


@router.get("/job-descriptions/{id:row}")
def edit(request: Request, kept: AnyOne, duties: str = "", requirements: str = "", taken: str = "") -> Response:
    spare = {"duties": _spare(duties), "requirements": _spare(requirements)}
    names = [name for name in taken.split(",") if name in CONTENT]
    return _editor(
        request, kept, Page(typed(kept.newest.draft), kept.newest.draft, kept.newest, taken=names, spare=spare)
    )


@router.post("/job-descriptions/{id:row}")
def save(request: Request, kept: AnyOne, facilitator: SignedIn, form: Posted) -> Response:
    """Save what was typed, and do what the pressed button says besides."""
    newest, was = kept.newest, kept.version(str(form.get("version", "")))
    written, chosen = _form(form), picks((key[5:], str(it)) for key, it in form.items() if key.startswith("pick:"))
    try:
        mine = picked(read(written, newest.draft.provenance), was.draft, chosen)
        mine = _with_buttons(mine, form, _lists(request).codes)
        both = merge(was.draft, mine, newest.draft)
        if both.clashing:
            clashes = asked(both.clashing, typed(mine), typed(newest.draft), {})
            no = EditedMeanwhile()
            return _editor(
                request,
                kept,
                Page(typed(both.draft), both.draft, newest, no, _base(form) or was.number, clashes, both.taken),
            )
        draft = revised(newest.draft, both.draft)
        if draft != newest.draft:
            _save(request, kept, draft, facilitator)
    except EditedMeanwhile:
        return save(request, look_up(request, kept.id), facilitator, form)
    except Refused as no:
        return _editor(request, kept, _refused(no, written, was, newest, chosen, form))
    return RedirectResponse(f"/job-descriptions/{kept.id}{_where_next(form, both.taken)}", 303)


def _save(request: Request, kept: Kept, draft: Draft, facilitator: FacilitatorRow) -> None:
    assert facilitator.id is not None
    with request.app.state.database.session() as session:
        store.save(session, kept.id, kept.newest.number, draft, facilitator.id, now())


def _refused(
    no: Refused, written: Form, was: Version, newest: Version, chosen: Mapping[str, Pick], form: FormData
) -> Page:
    """Everything as it was typed, and as it was picked."""
    spots = [it for it in map(spot, chosen) if it]
    clashes = asked(spots, written, typed(was.draft), chosen)
    return Page(written, newest.draft, was, no, _base(form), clashes)


def _base(form: FormData) -> int | None:
    """The version that the writer's own changes were made from, before others' came in."""
    number = str(form.get("base", ""))
    return int(number) if number.isascii() and number.isdigit() and len(number) < 10 else None


def _editor(request: Request, kept: Kept, page: Page) -> Response:
    newest, draft, lists = kept.newest, page.draft, _lists(request)
    advice = advise(draft, lists)
    with request.app.state.database.reading_session() as session:
        comments = sharing.comments(session, About(job_description=kept.id))
    return render(
        request,
        "job_descriptions/editor.html",
        status(page.no) if page.no else 200,
        id=kept.id,
        page=page,
        form=page.form,
        draft=draft,
        newest=newest,
        versions=kept.versions,
        comments=comments,
        said_when=said_when(request, kept),
        groups=_under_headings(page.form.duties),
        shares={duty.id: share for duty, share in zip(draft.duties, shares(draft), strict=True)},
        sources={source.id: source for source in newest.draft.provenance.sources},
        missing=_missing(draft),
        EXTENTS=EXTENTS,
        advice=advice,
        beside=beside(advice),
        codes=lists.codes,
        suggested=suggestions(draft, lists),
        went_back=len(kept.versions) > 1 and went_back(kept.versions[1].draft, newest.draft),
        error=sentence(page.no) if page.no else "",
        saved=request.query_params.get("saved", ""),
        is_kept=request.method == "GET" and bool(request.query_params.get("kept")),
        when=short_moment(request),
    )


def _under_headings(rows: Iterable[Mapping[str, str]]) -> list[tuple[str, list[Mapping[str, str]]]]:
    """Rows as they are typed, under their headings; a list to add to also where there is no row without one."""
    found: dict[str, list[Mapping[str, str]]] = {}
    for row in rows:
        found.setdefault(row.get("heading", "").strip(), []).append(row)
    return list(found.items()) or [("", [])]


def _missing(draft: Draft) -> tuple[int, Any] | None:
    """The next extent that the hours do not fill, and how many hours it lacks; None where they fill a full time."""
    lacks = ((percent, draft.missing_for(percent)) for percent in EXTENTS)
    return next(((percent, hours) for percent, hours in lacks if hours), None) if draft.hours else None


def _form(form: FormData) -> Form:
    texts = {name: value for name, value in form.items() if isinstance(value, str)}
    return Form(texts, _rows(form, "duty", DUTY), _rows(form, "requirement", REQUIREMENT))


def _rows(form: FormData, of: str, names: tuple[str, ...]) -> list[dict[str, str]]:
    """Rows from fields that come once for each row, in its order. A field that no row has is empty in all of them."""
    columns = {name: _all(form, f"{of}_{name}") for name in names}
    many = max(map(len, columns.values()))
    whole = [column if column else [""] * many for column in columns.values()]
    return [dict(zip(names, row, strict=True)) for row in zip(*whole, strict=False)]


def _all(form: FormData, name: str) -> list[str]:
    return [value for value in form.getlist(name) if isinstance(value, str)]


def _lists(request: Request) -> Lists:
    lists: Lists = request.app.state.settings.lists
    return lists


def _with_buttons(draft: Draft, form: FormData, codes: Mapping[str, CodeList]) -> Draft:
    draft = joined(draft, str(form.get("join", "")))
    draft = moved_up(draft, str(form.get("up", "")))
    draft = use(draft, str(form.get("use", "")), codes)
    return with_more(draft, _all(form, "source"))


def _where_next(form: FormData, taken: Sequence[str]) -> str:
    """Back to the rows that were asked for, with more of them; and what came in of somebody else's, where it did.

    `saved`: what the writer's browser calls its copy of what was typed, which it may now let go.
    """
    more, saved = str(form.get("more", "")), str(form.get("copy", ""))
    said = {"kept": "1", "taken": ",".join(taken), "saved": saved if re.fullmatch(r"[a-z0-9]{1,40}", saved) else ""}
    if more in ("duties", "requirements"):
        said[more] = "4"
    query = "&".join(f"{name}={value}" for name, value in said.items() if value)
    row = str(form.get("up", "") or form.get("join", ""))
    if ROW_ID.fullmatch(row):
        return f"?{query}#duties-{row}"
    back_to = more if more in said else str(form.get("use", "")).partition(":")[0]
    return f"?{query}" + (f"#{back_to}" if back_to in (*said, *CODED) else "")


def _spare(wanted: str) -> int:
    return (
        min(int(wanted), MOST_SPARE_ROWS) if wanted.isascii() and wanted.isdigit() and len(wanted) < 4 else SPARE_ROWS
    )


# More tasks, from others


@router.get("/job-descriptions/{id:row}/more")
async def choose_more(request: Request, kept: AnyOne, facilitator: SignedIn) -> Response:
    def draw(stills: Sequence[Still]) -> Response:
        return _offering(request, kept, _offers(request, kept, stills))

    return await page_of_several(request, await _led_alike(request, kept, facilitator), draw)


@router.post("/job-descriptions/{id:row}/more")
async def take_more(request: Request, kept: AnyOne, facilitator: SignedIn, form: Posted) -> Response:
    def take(stills: Sequence[Still]) -> Response:
        offers = _offers(request, kept, stills)
        try:
            draft = extended(kept.newest.draft, offers, _all(form, "source"))
            if draft != kept.newest.draft:
                _save(request, kept, draft, facilitator)
        except EditedMeanwhile:
            raise
        except Refused as no:
            return _offering(request, kept, offers, no)
        return RedirectResponse(f"/job-descriptions/{kept.id}#duties", 303)

    try:
        return await page_of_several(request, await _led_alike(request, kept, facilitator), take)
    except EditedMeanwhile:
        newer = await run_in_threadpool(look_up, request, kept.id)
        return await take_more(request, newer, facilitator, form)


async def _led_alike(request: Request, kept: Kept, facilitator: FacilitatorRow) -> list[int]:
    """The workshops that the asker leads: examples for an example, else the others."""
    is_example = kept.newest.draft.provenance.is_example
    led = await run_in_threadpool(_led, request, facilitator)
    return [row.id for row in led if row.is_example is is_example and row.id]


def _offers(request: Request, kept: Kept, stills: Sequence[Still]) -> list[Provenance]:
    """Tasks that no job is made of yet: on the boards that the asker leads, and left over in others' drafts, which
    everybody here may open."""
    is_example = kept.newest.draft.provenance.is_example
    drafts = _newest(request)
    offers = [with_origin(Provenance(), still.live, (), today(request)) for still in stills]
    offers += [draft.provenance for draft in drafts if draft.provenance.is_example is is_example]
    return left_over(offers, drafts)


def _newest(request: Request) -> list[Draft]:
    with request.app.state.database.reading_session() as session:
        return store.newest(session)


def _offering(request: Request, kept: Kept, offers: Sequence[Provenance], no: Refused | None = None) -> Response:
    return render(
        request,
        "job_descriptions/more.html",
        status(no) if no else 200,
        id=kept.id,
        draft=kept.newest.draft,
        offers=offers,
        missing=_missing(kept.newest.draft),
        error=sentence(no) if no else "",
    )
