"""A job description that is begun from a text: an older one, or that of a job which exists and is vacant.

The text is split into rows, and each is kept, worded anew or dropped by whoever looks at them. Until then nothing is
kept: the page carries the rows. A file is read beside the room's loop.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.responses import Response

from app.access.rights import BeginsTexts
from app.account.tables import FacilitatorRow
from app.brought import texts
from app.brought.refusals import FileEmpty, FileTooLarge
from app.brought.texts import MOST_IN_A_FILE, Line
from app.job_descriptions.draft import Begun, Provenance
from app.job_descriptions.older import Becomes, Row, Split, draft_of, split
from app.job_descriptions.pages.begun import FIRST, make, page
from app.job_descriptions.pages.opened import Posted, text_of, texts_of
from app.job_descriptions.typed import Form, read
from app.live import beside
from app.once.making import Making, OnceRoute
from app.organisation import store as organisation
from app.vocabulary import Refused
from app.web.calendar import today

router = APIRouter(route_class=OnceRoute)


@dataclass(frozen=True, slots=True)
class Looked:
    """A row as somebody leaves it."""

    was: str
    text: str
    becomes: Becomes


def _typed(form: FormData) -> dict[str, str]:
    return {name: text_of(form, name) for name in (*FIRST, "name", "text")}


def _kind(form: FormData) -> Begun:
    return Begun.VACANCY if text_of(form, "kind") == Begun.VACANCY else Begun.OLDER_TEXT


@router.get("/job-descriptions/new/text")
def text_page(request: Request, me: BeginsTexts) -> Response:
    return page(request, me, "begin_text", {}, kind=Begun.OLDER_TEXT)


@router.get("/job-descriptions/new/vacancy")
def vacancy_page(request: Request, me: BeginsTexts) -> Response:
    return page(request, me, "begin_text", {}, kind=Begun.VACANCY)


@router.post("/job-descriptions/new/import")
async def look_through(request: Request, me: BeginsTexts) -> Response:
    """What the text holds, row by row. Nothing is kept."""
    form = await request.form(max_part_size=2 * MOST_IN_A_FILE)
    typed, kind = _typed(form), _kind(form)
    try:
        if request.scope.get("cut"):
            raise FileTooLarge(most=MOST_IN_A_FILE // 1024 // 1024)
        content = await _content(form)
        await run_in_threadpool(_check, request, me, typed)
        found = await beside.file(request, partial(_split, typed["text"], content))
    except Refused as no:
        return await run_in_threadpool(partial(page, request, me, "begin_text", typed, no, kind=kind))
    return await run_in_threadpool(_rows_page, request, me, typed, kind, _proposed(found.rows), found)


async def _content(form: FormData) -> bytes:
    """Raises `FileEmpty`."""
    file = form.get("file")
    content = await file.read() if isinstance(file, UploadFile) else b""
    if isinstance(file, UploadFile) and file.filename and not content:
        raise FileEmpty
    return content


def _check(request: Request, me: FacilitatorRow, typed: Mapping[str, str]) -> None:
    """What is asked for first can be read. Raises `Refused`."""
    read(Form(typed, [{"text": "-"}]), Provenance())
    with request.app.state.database.reading_session() as session:
        organisation.chosen(session, typed["administration"], me.scope)


def _split(text: str, content: bytes) -> Split:
    """The file, where there is one, and then what is pasted. Raises `Refused`."""
    lines: list[Line] = texts.of_file(content) if content else []
    if text.strip() or not content:
        lines = [*lines, *texts.pasted(text)]
    return split(lines)


def _proposed(rows: Sequence[Row]) -> list[Looked]:
    return [Looked(row.was, row.was, row.becomes) for row in rows]


def _looked(form: Posted) -> list[Looked]:
    columns = (texts_of(form, name) for name in ("row_was", "row_text", "row_becomes"))
    known = {it.value for it in Becomes}
    return [
        Looked(was, text, Becomes(becomes) if becomes in known else Becomes.NOTHING)
        for was, text, becomes in zip(*columns, strict=False)
    ]


Rows = Annotated[list[Looked], Depends(_looked)]


@router.post("/job-descriptions/new/text")
def begin_with_text(request: Request, me: BeginsTexts, form: Posted, rows: Rows, once: Making) -> Response:
    typed, kind = _typed(form), _kind(form)
    try:
        looked = ((it.was, it.text, it.becomes) for it in rows)
        return make(request, me, once, draft_of(typed, kind, typed["name"], looked, today(request)), typed, "")
    except Refused as no:
        return _rows_page(request, me, typed, kind, rows, None, no)


def _rows_page(
    request: Request,
    me: FacilitatorRow,
    typed: Mapping[str, str],
    kind: Begun,
    rows: Sequence[Looked],
    found: Split | None,
    no: Refused | None = None,
) -> Response:
    """`found`: what was left out as headings, the first time."""
    headings = found.headings if found else ()
    return page(request, me, "begin_rows", typed, no, kind=kind, rows=rows, headings=headings)
