"""A job description for others: files, a page to print, an advertisement to copy from, a version that is easy to read.

All of them show what is saved, the newest version or the one asked for, and are in Swedish as the document is.
"""

from datetime import date
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from app.access.facilitator import SignedIn
from app.export.ad import ad, text
from app.export.document import Document, Letterhead, document
from app.export.docx import docx
from app.export.download import download
from app.export.easy import easy
from app.export.jobtech import json
from app.export.markdown import markdown
from app.export.pdf import pdf
from app.export.sheet import STEP_WORDS, Saved, xlsx
from app.job_descriptions import records, store
from app.job_descriptions.kept import LARGEST_ID, AnyOne, Kept
from app.job_descriptions.register import Entry, next_step
from app.job_descriptions.reviews import Review, about
from app.job_descriptions.store import Version
from app.live import beside
from app.web.calendar import local, today
from app.web.templating import render

router = APIRouter()

KIND = "Arbetsbeskrivning"
_PAPERS = {"docx": docx, "pdf": pdf, "md": markdown}
MOST_CHOSEN = 500
"""Job descriptions in a file, and that an address may name."""

Number = Annotated[str | None, Query(alias="version")]
"""Of a version; the newest where none is said."""


@router.get("/job-descriptions.xlsx")
async def many(
    request: Request, facilitator: SignedIn, ids: Annotated[list[str], Query(default_factory=list, alias="id")]
) -> Response:
    """`ids`: all of them where none is named, as far as there is room; one that is not there is left out."""
    return await beside.file(request, partial(_many, request, ids))


def _many(request: Request, ids: list[str]) -> Response:
    typed = (int(id) for id in ids[:MOST_CHOSEN] if id.isascii() and id.isdigit() and len(id) <= 10)
    chosen = {id for id in typed if id <= LARGEST_ID}
    with request.app.state.database.reading_session() as session:
        its = {} if ids and not chosen else store.latest(session, chosen)
        entries = {it.id: it for it in records.register(session, lambda at: _day(request, at))}
    some = [*its.items()][:MOST_CHOSEN]
    saved = [_saved(request, id, version, entries[id]) for id, version in some]
    return download("Arbetsbeskrivningar", "xlsx", xlsx(saved, today(request), left_out=len(its) - len(some)))


@router.get("/job-descriptions/logo.png")
def logo(request: Request, facilitator: SignedIn) -> Response:
    its = _letterhead(request).logo
    if not its:
        raise HTTPException(404)
    return Response(its.png, media_type="image/png")


@router.get("/job-descriptions/{id:row}/print")
def to_print(request: Request, kept: AnyOne, number: Number = None) -> Response:
    return _page(request, kept, kept.version(number), "print", paper(request, kept, kept.version(number)))


@router.get("/job-descriptions/{id:row}/easy")
def to_read_easily(request: Request, kept: AnyOne, number: Number = None) -> Response:
    return _page(request, kept, kept.version(number), "easy", _easy(request, kept.version(number)))


@router.get("/job-descriptions/{id:row}/easy.pdf")
async def easy_as_pdf(request: Request, kept: AnyOne, number: Number = None) -> Response:
    version = kept.version(number)

    def make() -> Response:
        its = _easy(request, version)
        return download(its.file_name, "pdf", pdf(its))

    return await beside.file(request, make)


@router.get("/job-descriptions/{id:row}/ad")
def to_advertise(request: Request, kept: AnyOne, number: Number = None) -> Response:
    version = kept.version(number)
    said = ad(version.draft, _letterhead(request))
    return render(
        request, "job_descriptions/ad.html", id=kept.id, version=version, newest=kept.newest, ad=said, whole=text(said)
    )


@router.get("/job-descriptions/{id:row}.txt")
def ad_as_text(request: Request, kept: AnyOne, number: Number = None) -> Response:
    said = ad(kept.version(number).draft, _letterhead(request))
    return download(f"Annonstext {said.headline}", "txt", text(said).replace("\n", "\r\n").encode("utf-8-sig"))


@router.get("/job-descriptions/{id:row}.json")
def as_json(request: Request, kept: AnyOne, number: Number = None) -> Response:
    version = kept.version(number)
    file = json(version.draft, version.number, _day(request, version.at), _letterhead(request))
    return download(f"{KIND} {version.draft.title}", "json", file)


@router.get("/job-descriptions/{id:row}.{ending}")
async def as_file(request: Request, kept: AnyOne, ending: str, number: Number = None) -> Response:
    if ending not in _PAPERS:
        raise HTTPException(404)
    version = kept.version(number)

    def make() -> Response:
        its = paper(request, kept, version)
        return download(its.file_name, ending, _PAPERS[ending](its))

    return await beside.file(request, make)


def _saved(request: Request, id: int, version: Version, entry: Entry) -> Saved:
    step = next_step(entry, today(request))
    return Saved(
        id,
        version.number,
        _day(request, version.at),
        version.draft,
        entry.agreement_now.value,
        STEP_WORDS[step.what] if step else "",
        step.due if step else None,
    )


def _page(request: Request, kept: Kept, version: Version, name: str, its: Document) -> Response:
    return render(request, f"job_descriptions/{name}.html", id=kept.id, version=version, newest=kept.newest, paper=its)


def _easy(request: Request, version: Version) -> Document:
    return easy(version.draft, version.number, _day(request, version.at), _letterhead(request))


def paper(request: Request, kept: Kept, version: Version) -> Document:
    """This version as the document that it is, with who has reviewed its text."""
    with request.app.state.database.reading_session() as session:
        every = records.reviews(session, kept.id)
    its = about(version.number, {it.number: it.draft for it in kept.versions}, every)
    dated: list[tuple[Review, date]] = [(it, _day(request, it.at)) for it in its]
    return document(version.draft, version.number, _day(request, version.at), _letterhead(request), dated)


def _letterhead(request: Request) -> Letterhead:
    whose: Letterhead = request.app.state.settings.letterhead
    return whose


def _day(request: Request, at: int) -> date:
    return local(request, at).date()
