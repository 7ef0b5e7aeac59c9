"""The interviews that a job description is made from: a sheet each, and what was mentioned, taken in as rows."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from app.access.facilitator import SignedIn
from app.export.download import download
from app.export.pdf import pdf
from app.ids import LARGEST_ID, now
from app.job_descriptions.draft import NAME_LENGTH, SENTENCE_LENGTH, Draft, EditedMeanwhile
from app.job_descriptions.interviews import store, taking
from app.job_descriptions.interviews.paper import paper
from app.job_descriptions.interviews.sheets import (
    ANSWER_LENGTH,
    MOST_SHEETS,
    MOST_TASKS,
    Question,
    Sheet,
    alike,
    mentions,
    read,
    typed,
    wordings,
)
from app.job_descriptions.pages.editions import letterhead
from app.job_descriptions.pages.opened import Kept, Posted, ToWrite, look_up, text_of, texts_of
from app.job_descriptions.pages.opened import save as save_draft
from app.live import beside
from app.once.making import Making, OnceRoute
from app.vocabulary import Refused
from app.web.calendar import today
from app.web.numbers import number_in
from app.web.refusals import sentence, status
from app.web.templating import render

router = APIRouter(route_class=OnceRoute)

HERE = "/job-descriptions/{id:row}/interviews"


def _typed(form: Posted) -> dict[str, str]:
    return {name: text_of(form, name) for name in ("role", "version", *Question)}


Typed = Annotated[dict[str, str], Depends(_typed)]


def _opened(request: Request, kept: ToWrite, sheet: int) -> store.Kept:
    """A sheet of the text; else a plain 404."""
    with request.app.state.database.reading_session() as session:
        found = store.one(session, kept.id, sheet) if sheet <= LARGEST_ID else None
    if not found:
        raise HTTPException(404)
    return found


Opened = Annotated[store.Kept, Depends(_opened)]


def _sheets(request: Request, kept: Kept) -> dict[int, Sheet]:
    with request.app.state.database.reading_session() as session:
        return store.sheets(session, kept.id)


# The sheets


@router.get(HERE)
def overview(request: Request, kept: ToWrite) -> Response:
    sheets = _sheets(request, kept)
    draft = kept.newest.draft
    return render(
        request,
        "job_descriptions/interviews.html",
        id=kept.id,
        draft=draft,
        sheets=sheets,
        left=len([it for it in wordings(sheets) if it.key not in taking.used(draft)]),
        MOST_SHEETS=MOST_SHEETS,
    )


@router.get(HERE + "/sheet.pdf")
async def to_print(request: Request, kept: ToWrite) -> Response:
    def make() -> Response:
        draft = kept.newest.draft
        its = paper(draft.title, draft.workplace, today(request), letterhead(request))
        return download(its.file_name, "pdf", pdf(its))

    return await beside.file(request, make)


@router.get(HERE + "/new")
def new_sheet(request: Request, kept: ToWrite) -> Response:
    return _sheet_page(request, kept, {})


@router.post(HERE)
def add_sheet(request: Request, kept: ToWrite, typed: Typed, once: Making) -> Response:
    try:
        sheet = read(typed)
        with request.app.state.database.session() as session:
            once.begin(session)
            store.add(session, kept.id, sheet, now())
            return once.leads_to(request, session, f"/job-descriptions/{kept.id}/interviews")
    except Refused as no:
        return _sheet_page(request, kept, typed, no=no)


@router.get(HERE + "/{sheet:row}")
def edit_sheet(request: Request, kept: ToWrite, opened: Opened) -> Response:
    return _sheet_page(request, kept, typed(opened.sheet), opened)


@router.post(HERE + "/{sheet:row}")
def save_sheet(request: Request, kept: ToWrite, opened: Opened, typed: Typed) -> Response:
    try:
        was = number_in(typed["version"]) or 0
        with request.app.state.database.session() as session:
            store.save(session, kept.id, opened.id, was, read(typed), now())
    except EditedMeanwhile as no:
        return _sheet_page(request, kept, typed, _opened(request, kept, opened.id), no)
    except Refused as no:
        return _sheet_page(request, kept, typed, opened, no)
    return RedirectResponse(f"/job-descriptions/{kept.id}/interviews", 303)


@router.post(HERE + "/{sheet:row}/remove")
def remove_sheet(request: Request, kept: ToWrite, opened: Opened) -> Response:
    with request.app.state.database.session() as session:
        store.remove(session, kept.id, opened.id)
    request.app.state.cleaner.deleted()
    return RedirectResponse(f"/job-descriptions/{kept.id}/interviews", 303)


def _sheet_page(
    request: Request,
    kept: Kept,
    typed: Mapping[str, str],
    opened: store.Kept | None = None,
    no: Refused | None = None,
) -> Response:
    """`opened`: the sheet as it is kept, where it is one that there is."""
    is_older = isinstance(no, EditedMeanwhile)
    is_unread = no is not None and not is_older
    version = typed.get("version", "") if is_unread else str(opened.version) if opened else ""
    return render(
        request,
        "job_descriptions/interview.html",
        status(no) if no else 200,
        id=kept.id,
        draft=kept.newest.draft,
        typed=typed,
        opened=opened,
        version=version,
        theirs=opened.sheet if opened and is_older else None,
        questions=[*Question],
        error=sentence(no) if no else "",
        NAME_LENGTH=NAME_LENGTH,
        ANSWER_LENGTH=ANSWER_LENGTH,
        MOST_IN_TASKS=MOST_TASKS * SENTENCE_LENGTH,
    )


# What they mentioned, taken in


@router.get(HERE + "/tasks")
async def choose_tasks(request: Request, kept: ToWrite) -> Response:
    return await beside.listed(request, lambda: _tasks_page(request, kept))


@router.post(HERE + "/tasks")
async def take_tasks(request: Request, kept: ToWrite, facilitator: SignedIn, form: Posted, once: Making) -> Response:
    """`task`: the keys of wordings; `same`: keys with spaces between, of those that are one task. `count`: only how
    many have mentioned what is there already."""
    chosen, same = texts_of(form, "task"), [it.split() for it in texts_of(form, "same")]

    def take() -> Response:
        sheets = _sheets(request, kept)
        try:
            draft = _taken(request, kept, sheets, chosen, same, is_only_counted=bool(form.get("count")))
            onwards = f"/job-descriptions/{kept.id}#duties"
            if draft == kept.newest.draft:
                return RedirectResponse(onwards, 303)
            return save_draft(request, once, kept, draft, facilitator, onwards)
        except EditedMeanwhile:
            raise
        except Refused as no:
            return _tasks_page(request, kept, chosen, same, no)

    try:
        return await beside.listed(request, take)
    except EditedMeanwhile:
        newer = await run_in_threadpool(look_up, request, kept.id)
        return await take_tasks(request, replace(newer, may=kept.may), facilitator, form, once)


def _taken(
    request: Request,
    kept: Kept,
    sheets: Mapping[int, Sheet],
    chosen: list[str],
    same: list[list[str]],
    *,
    is_only_counted: bool,
) -> Draft:
    draft, on = kept.newest.draft, today(request)
    if is_only_counted:
        return draft if taking.is_counted(draft, sheets) else taking.counted(draft, sheets, on)
    return taking.taken(draft, sheets, chosen, same, on)


def _tasks_page(
    request: Request,
    kept: Kept,
    chosen: list[str] | None = None,
    same: list[list[str]] | None = None,
    no: Refused | None = None,
) -> Response:
    """All are chosen to begin with, and none are the same."""
    draft, sheets = kept.newest.draft, _sheets(request, kept)
    already, every = taking.used(draft), wordings(sheets)
    groups = alike(it for it in every if it.key not in already)
    return render(
        request,
        "job_descriptions/interview_tasks.html",
        status(no) if no else 200,
        id=kept.id,
        draft=draft,
        asked=len(sheets),
        groups=groups,
        mentions=mentions,
        already=[it for it in every if it.key in already],
        chosen={it.key for it in every} if chosen is None else {*chosen},
        same={" ".join(it) for it in same or ()},
        is_counted=taking.is_counted(draft, sheets),
        error=sentence(no) if no else "",
    )
