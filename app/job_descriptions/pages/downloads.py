"""A job description for others: files, a page to print, an advertisement to copy from, a version that is easy to read.

All of them show what is saved, the newest version or the one asked for, and are in Swedish as the document is.
"""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from app.access.facilitator import SignedIn
from app.export.document import Document
from app.export.download import download
from app.export.pdf import pdf
from app.job_descriptions import store
from app.job_descriptions.pages.editions import day_of, edition, give, letterhead
from app.job_descriptions.pages.opened import LARGEST_ID, AnyOne, Kept
from app.job_descriptions.papers.ad import text
from app.job_descriptions.papers.formats import FILES
from app.job_descriptions.papers.sheet import MOST_CHOSEN, Saved, xlsx
from app.job_descriptions.store import Version
from app.job_descriptions.way import store as way
from app.job_descriptions.way.register import Entry, next_step
from app.job_descriptions.words import STEP_ON_PAPER
from app.live import beside
from app.web.calendar import today
from app.web.templating import render

router = APIRouter()

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
        entries = {it.id: it for it in way.register(session, lambda at: day_of(request, at))}
    some = [*its.items()][:MOST_CHOSEN]
    saved = [_saved(request, id, version, entries[id]) for id, version in some]
    return download("Arbetsbeskrivningar", "xlsx", xlsx(saved, today(request), left_out=len(its) - len(some)))


@router.get("/job-descriptions/logo.png")
def logo(request: Request, facilitator: SignedIn) -> Response:
    its = letterhead(request).logo
    if not its:
        raise HTTPException(404)
    return Response(its.png, media_type="image/png")


@router.get("/job-descriptions/{id:row}/print")
def to_print(request: Request, kept: AnyOne, number: Number = None) -> Response:
    version = kept.version(number)
    return _page(request, kept, version, "print", edition(request, kept, version).document)


@router.get("/job-descriptions/{id:row}/easy")
def to_read_easily(request: Request, kept: AnyOne, number: Number = None) -> Response:
    version = kept.version(number)
    return _page(request, kept, version, "easy", edition(request, kept, version).easy)


@router.get("/job-descriptions/{id:row}/easy.pdf")
async def easy_as_pdf(request: Request, kept: AnyOne, number: Number = None) -> Response:
    version = kept.version(number)

    def make() -> Response:
        its = edition(request, kept, version).easy
        return download(its.file_name, "pdf", pdf(its))

    return await beside.file(request, make)


@router.get("/job-descriptions/{id:row}/ad")
def to_advertise(request: Request, kept: AnyOne, number: Number = None) -> Response:
    version = kept.version(number)
    said = edition(request, kept, version).ad
    return render(
        request, "job_descriptions/ad.html", id=kept.id, version=version, newest=kept.newest, ad=said, whole=text(said)
    )


@router.get("/job-descriptions/{id:row}.{ending}")
async def as_file(request: Request, kept: AnyOne, ending: str, number: Number = None) -> Response:
    if ending not in FILES:
        raise HTTPException(404)
    version = kept.version(number)
    return await beside.file(request, lambda: give(ending, edition(request, kept, version)))


def _saved(request: Request, id: int, version: Version, entry: Entry) -> Saved:
    step = next_step(entry, today(request))
    return Saved(
        id,
        version.number,
        day_of(request, version.at),
        version.draft,
        entry.agreement_now.value,
        STEP_ON_PAPER[step.what] if step else "",
        step.due if step else None,
    )


def _page(request: Request, kept: Kept, version: Version, name: str, its: Document) -> Response:
    return render(request, f"job_descriptions/{name}.html", id=kept.id, version=version, newest=kept.newest, paper=its)
