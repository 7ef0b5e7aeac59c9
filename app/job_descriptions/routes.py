"""The pages of the job descriptions.

Everybody who is signed in here works for the same municipality and opens them all; a workshop stays theirs who lead it,
so only they make one from it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from babel.dates import format_datetime
from fastapi import APIRouter, Depends, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from app.account.tables import FacilitatorRow
from app.export.document import Document, document
from app.export.docx import docx
from app.export.download import download
from app.export.pdf import pdf
from app.ids import now
from app.job_descriptions import store
from app.job_descriptions.draft import (
    Draft,
    EditedMeanwhile,
    Form,
    Merge,
    Status,
    advise,
    begin,
    is_same_text,
    joined,
    merge,
    propose,
    read,
    revised,
    typed,
    went_back,
    with_more,
)
from app.job_descriptions.store import Version
from app.live.state import Live
from app.vocabulary import Refused
from app.web import language
from app.web.access import LedWorkshop, SignedIn
from app.web.calendar import local, today
from app.web.refusals import sentence, status
from app.web.templating import render
from app.workshop import store as workshops

router = APIRouter()

LARGEST_ID = 2**31 - 1
SPARE_ROWS = 1
MOST_SPARE_ROWS = 20


async def _posted(request: Request) -> FormData:
    return await request.form()


@dataclass(frozen=True, slots=True)
class Kept:
    """A job description and all its versions, the newest first."""

    id: int
    versions: list[Version]

    @property
    def newest(self) -> Version:
        return self.versions[0]

    def version(self, number: str | int | None) -> Version:
        """The version with this number, as it is typed; the newest where none is said. Else a plain 404."""
        if number in (None, ""):
            return self.newest
        for version in self.versions:
            if str(version.number) == str(number):
                return version
        raise HTTPException(404)


def _kept(request: Request, id: int, facilitator: SignedIn) -> Kept:
    if id > LARGEST_ID:
        raise HTTPException(404)
    with request.app.state.database.reading_session() as session:
        versions = store.versions(session, id)
    if not versions:
        raise HTTPException(404)
    return Kept(id, versions)


Posted = Annotated[FormData, Depends(_posted)]
AnyOne = Annotated[Kept, Depends(_kept)]
"""Any job description of the installation, for whoever is signed in."""


@router.get("/job-descriptions")
def all_job_descriptions(request: Request, facilitator: SignedIn) -> Response:
    assert facilitator.id is not None
    with request.app.state.database.reading_session() as session:
        rows = store.every(session)
        own = workshops.all_led(session, facilitator.id)
    return render(request, "job_descriptions/list.html", rows=rows, workshops=own, when=_when(request))


@router.get("/w/{code}/job-description/new")
async def choose_tasks(request: Request, found: LedWorkshop) -> Response:
    live = await request.app.state.desk.state(found.id)
    proposals = propose(live.analysis)
    chosen = [proposal.source.id for proposal in proposals if proposal.is_proposed]
    return _choosing(request, live, chosen=chosen)


@router.post("/w/{code}/job-description/new")
async def begin_job_description(request: Request, found: LedWorkshop, facilitator: SignedIn, form: Posted) -> Response:
    title, chosen = str(form.get("title", "")), _all(form, "task")
    # The state stands still until something is awaited: the draft is drawn from it at once, and kept after.
    live = await request.app.state.desk.state(found.id)
    try:
        draft = begin(live.analysis, title, chosen, today(request))
    except Refused as no:
        return _choosing(request, live, chosen, title, no)
    id = await run_in_threadpool(_keep, request, draft, found.id, facilitator)
    return RedirectResponse(f"/job-descriptions/{id}", 303)


def _keep(request: Request, draft: Draft, workshop: int, facilitator: FacilitatorRow) -> int:
    assert facilitator.id is not None
    with request.app.state.database.session() as session:
        return store.add(session, draft, workshop, facilitator.id, now())


def _choosing(request: Request, live: Live, chosen: list[str], title: str = "", no: Refused | None = None) -> Response:
    return render(
        request,
        "job_descriptions/new.html",
        status(no) if no else 200,
        workshop=live.workshop,
        proposals=propose(live.analysis),
        chosen=chosen,
        title=title,
        error=sentence(no) if no else "",
    )


@router.get("/job-descriptions/{id:int}.docx")
def as_word(request: Request, kept: AnyOne, version: str | None = None) -> Response:
    paper = _document(request, kept.version(version))
    return download(paper.file_name, "docx", docx(paper))


@router.get("/job-descriptions/{id:int}.pdf")
def as_pdf(request: Request, kept: AnyOne, version: str | None = None) -> Response:
    paper = _document(request, kept.version(version))
    return download(paper.file_name, "pdf", pdf(paper))


@router.get("/job-descriptions/{id:int}")
def edit(request: Request, kept: AnyOne, duties: str = "", requirements: str = "") -> Response:
    spare = {"duties": _spare(duties), "requirements": _spare(requirements)}
    return _editor(request, kept, typed(kept.newest.draft), kept.newest.draft, spare=spare)


@router.post("/job-descriptions/{id:int}")
def save(request: Request, kept: AnyOne, facilitator: SignedIn, form: Posted) -> Response:
    """Save what was typed, and do what the pressed button says besides."""
    assert facilitator.id is not None
    newest, was = kept.newest, kept.version(str(form.get("version", "")))
    written = _form(form)
    try:
        wanted = _with_buttons(read(written, newest.draft.provenance), written, form)
        if was.number != newest.number:
            raise EditedMeanwhile
        draft = revised(newest.draft, wanted, _status(form))
        if draft != newest.draft:
            with request.app.state.database.session() as session:
                store.save(session, kept.id, was.number, draft, facilitator.id, now())
    except EditedMeanwhile as no:
        kept = _kept(request, kept.id, facilitator)
        both = merge(was.draft, wanted, kept.newest.draft)
        if is_same_text(both.draft, kept.newest.draft) and not both.clashing:
            return RedirectResponse(f"/job-descriptions/{kept.id}", 303)
        return _editor(request, kept, typed(both.draft), both.draft, no=no, both=both)
    except Refused as no:
        return _editor(request, kept, written, newest.draft, no=no, made_from=was)
    return RedirectResponse(f"/job-descriptions/{kept.id}{_where_next(form)}", 303)


@router.get("/job-descriptions/{id:int}/versions/{number}")
def one_version(request: Request, kept: AnyOne, number: str) -> Response:
    version = kept.version(number)
    return render(
        request,
        "job_descriptions/version.html",
        id=kept.id,
        version=version,
        is_newest=version is kept.newest,
        paper=_document(request, version),
        when=_when(request),
    )


def _editor(
    request: Request,
    kept: Kept,
    form: Form,
    draft: Draft,
    *,
    no: Refused | None = None,
    both: Merge | None = None,
    made_from: Version | None = None,
    spare: dict[str, int] | None = None,
) -> Response:
    """`form`: what stands in the fields. `draft`: what advice is about. `made_from`: the version that was changed."""
    newest = kept.newest
    return render(
        request,
        "job_descriptions/editor.html",
        status(no) if no else 200,
        id=kept.id,
        form=form,
        draft=draft,
        newest=newest,
        made_from=made_from or newest,
        versions=kept.versions,
        sources={source.id: source for source in newest.draft.provenance.sources},
        advice=advise(draft),
        went_back=len(kept.versions) > 1 and went_back(kept.versions[1].draft, newest.draft),
        both=both,
        theirs=typed(newest.draft),
        error=sentence(no) if no else "",
        spare=spare or {"duties": SPARE_ROWS, "requirements": SPARE_ROWS},
        when=_when(request),
    )


def _form(form: FormData) -> Form:
    texts = {name: value for name, value in form.items() if isinstance(value, str)}
    return Form(
        texts,
        _rows(form, "duty", ("text", "hours", "sources")),
        _rows(form, "requirement", ("what", "kind", "level", "why")),
    )


def _rows(form: FormData, of: str, names: tuple[str, ...]) -> list[dict[str, str]]:
    """Rows from fields that come once for each row, in its order."""
    columns = [_all(form, f"{of}_{name}") for name in names]
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=False)]


def _all(form: FormData, name: str) -> list[str]:
    return [value for value in form.getlist(name) if isinstance(value, str)]


def _with_buttons(draft: Draft, written: Form, form: FormData) -> Draft:
    row = str(form.get("join", ""))
    if row.isascii() and row.isdigit() and len(row) < 4:
        # Rows without words are gone by now.
        draft = joined(draft, sum(bool(duty["text"].strip()) for duty in written.duties[: int(row)]))
    return with_more(draft, _all(form, "source"))


def _status(form: FormData) -> Status | None:
    to = form.get("to")
    return Status(to) if to in list(Status) else None


def _where_next(form: FormData) -> str:
    """Back to the rows that were asked for, with more of them."""
    more = str(form.get("more", ""))
    return f"?{more}=4#{more}" if more in ("duties", "requirements") else ""


def _spare(asked: str) -> int:
    return min(int(asked), MOST_SPARE_ROWS) if asked.isascii() and asked.isdigit() and len(asked) < 4 else SPARE_ROWS


def _document(request: Request, version: Version) -> Document:
    return document(version.draft, version.number, local(request, version.at).date())


def _when(request: Request) -> Callable[[int], str]:
    """A moment as the reader writes it."""
    return lambda at: format_datetime(local(request, at), "d MMM y HH:mm", locale=language.current())
