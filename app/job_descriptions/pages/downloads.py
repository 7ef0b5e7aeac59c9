"""A job description for others: files, and a page to print.

All of them show what is saved: the version that is asked for, or else what is in force or, where nothing is, the
newest. They are in Swedish as the document is. The PDF of what is in force is the one that was kept when it was
approved.
"""

from dataclasses import replace
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from app.access.rights import TextReader
from app.account.roles import Right
from app.account.tables import FacilitatorRow
from app.export.document import Document
from app.export.download import download
from app.ids import LARGEST_ID
from app.job_descriptions import store
from app.job_descriptions.pages.editions import day_of, edition, force_of, give, letterhead, paper_of
from app.job_descriptions.pages.opened import Kept, ToRead
from app.job_descriptions.pages.reviewing import matched
from app.job_descriptions.papers.formats import FILES, WITHOUT
from app.job_descriptions.papers.sheet import MOST_CHOSEN, Saved, xlsx
from app.job_descriptions.store import Version
from app.job_descriptions.way import store as way
from app.job_descriptions.way.register import Entry, next_step
from app.job_descriptions.whose import reached
from app.job_descriptions.words import STEP_ON_PAPER
from app.live import beside
from app.organisation import store as organisation
from app.ways.pages.of_posts import of_texts
from app.web.calendar import today
from app.web.templating import render

router = APIRouter()

Number = Annotated[str | None, Query(alias="version")]
"""Of a version; the one in force where none is said or, where none is in force, the newest."""


Appendix = Annotated[str, Query(alias="appendix")]
"""`WITHOUT` where a paper is asked for without its appendix."""


@router.get("/job-descriptions.xlsx")
async def many(
    request: Request, facilitator: TextReader, ids: Annotated[list[str], Query(default_factory=list, alias="id")]
) -> Response:
    """`ids`: all of them where none is named, as far as there is room; one that is not there is left out."""
    return await beside.file(request, partial(_many, request, facilitator, ids))


def _many(request: Request, facilitator: FacilitatorRow, ids: list[str]) -> Response:
    typed = (int(id) for id in ids[:MOST_CHOSEN] if id.isascii() and id.isdigit() and len(id) <= 10)
    chosen, which = {id for id in typed if id <= LARGEST_ID}, reached(facilitator, Right.READ_TEXTS)
    with request.app.state.database.reading_session() as session:
        its = {} if ids and not chosen else store.latest(session, which, chosen)
        trails = {id: it.trail for id, it in of_texts(session, today(request), facilitator).items()}
        entries = {it.id: it for it in way.register(session, which, lambda at: day_of(request, at), trails)}
        whose, matching = organisation.of_texts(session), matched(session)
    some = [*its.items()][:MOST_CHOSEN]
    saved = [
        replace(_saved(request, id, it.within(whose.get(id, "")), entries[id]), matched=tuple(matching.get(id, ())))
        for id, it in some
    ]
    return download("Arbetsbeskrivningar", "xlsx", xlsx(saved, today(request), left_out=len(its) - len(some)))


@router.get("/job-descriptions/logo.png")
def logo(request: Request, facilitator: TextReader) -> Response:
    its = letterhead(request).logo
    if not its:
        raise HTTPException(404)
    return Response(its.png, media_type="image/png")


@router.get("/job-descriptions/{id:row}/print")
def to_print(request: Request, kept: ToRead, number: Number = None, appendix: Appendix = "") -> Response:
    version, has_appendix = asked_for(kept, number), appendix != WITHOUT
    its = edition(request, kept, version, has_appendix=has_appendix).document
    return _page(request, kept, version, "print", its, has_appendix=has_appendix)


@router.get("/job-descriptions/{id:row}.{ending}")
async def as_file(
    request: Request, kept: ToRead, ending: str, number: Number = None, appendix: Appendix = ""
) -> Response:
    """Without its appendix it is no longer the paper that was kept when it was approved, but drawn anew."""
    if ending not in FILES:
        raise HTTPException(404)
    version, has_appendix = asked_for(kept, number), appendix != WITHOUT
    force = force_of(kept, version)
    if force and ending == "pdf" and has_appendix:
        its = edition(request, kept, version).document.file_name
        return await beside.file(request, lambda: download(its, "pdf", paper_of(request, kept, force)))
    return await beside.file(request, lambda: give(ending, edition(request, kept, version, has_appendix=has_appendix)))


def asked_for(kept: Kept, number: str | None) -> Version:
    return kept.version(number) if number else kept.spoken_of


def _saved(request: Request, id: int, version: Version, entry: Entry) -> Saved:
    step = next_step(entry, today(request))
    return Saved(
        id,
        version.number,
        day_of(request, version.at),
        version.draft,
        entry.agreement_now.value,
        (STEP_ON_PAPER[step.what] if step.what else step.stage) if step else "",
        entry.trail.name,
        step.due if step else None,
    )


def _page(
    request: Request, kept: Kept, version: Version, name: str, its: Document, *, has_appendix: bool = True
) -> Response:
    return render(
        request,
        f"job_descriptions/{name}.html",
        id=kept.id,
        version=version,
        newest=kept.newest,
        in_force=kept.force.version if kept.force else None,
        paper=its,
        can_be_short=name == "print" and bool(version.draft.provenance.origins),
        has_appendix=has_appendix,
        WITHOUT=WITHOUT,
    )
