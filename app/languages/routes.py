"""The languages that participants are offered: read, switched on and off, and changed for the municipality's own."""

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Depends, File, Form, Request, UploadFile
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from app.access.rights import Operator
from app.ids import now
from app.languages import store
from app.languages.brought import checked
from app.languages.faults import Unread
from app.languages.offering import offer
from app.languages.tables import LanguageRow
from app.storage.database import Database
from app.vocabulary import Refused, clean
from app.web import language
from app.web.calendar import written_day
from app.web.language import ALWAYS_ON, LANGUAGES, Language
from app.web.refusals import sentence, status
from app.web.templating import render
from app.workshop.workshop import NAME_LENGTH

router = APIRouter()


async def _switched(tag: str) -> Language:
    """A language that is on or off. Those that always are on are not among them."""
    if tag not in LANGUAGES or tag in ALWAYS_ON:
        raise HTTPException(404)
    return LANGUAGES[tag]


Switched = Annotated[Language, Depends(_switched)]


@router.get("/languages")
def languages(request: Request, operator: Operator) -> Response:
    return _page(request)


def _page(request: Request, no: Refused | None = None, tag: str = "", typed: str = "") -> Response:
    """`tag`: the language that `no` is about. `typed`: who was said to have read it."""
    with request.app.state.database.reading_session() as session:
        rows = store.rows(session)
    others = [it for it in LANGUAGES.values() if it.tag not in ALWAYS_ON]
    return render(
        request,
        "languages/page.html",
        status(no) if no else 200,
        others=[(it, rows.get(it.tag)) for it in others],
        day=written_day(request),
        error=(tag, sentence(no)) if no else None,
        typed=typed,
    )


@router.post("/languages/{tag}/on")
async def switch_on(
    request: Request, operator: Operator, it: Switched, read_by: Annotated[str, Form()] = ""
) -> Response:
    """Offer it. Somebody who knows the language has read it, and who that was is kept."""
    try:
        if not (who := clean(read_by, NAME_LENGTH)):
            raise Unread
    except Refused as no:
        return await run_in_threadpool(_page, request, no, it.tag, read_by)

    def on(row: LanguageRow) -> None:
        row.is_on, row.read_by = True, who

    return await run_in_threadpool(_change, request, it, on)


@router.post("/languages/{tag}/off")
async def switch_off(request: Request, operator: Operator, it: Switched) -> Response:
    """Who reads it now reads Swedish from the next page on."""

    def off(row: LanguageRow) -> None:
        row.is_on = False

    return await run_in_threadpool(_change, request, it, off)


@router.post("/languages/{tag}/catalogue")
async def bring(request: Request, operator: Operator, it: Switched, file: Annotated[UploadFile, File()]) -> Response:
    """Use a catalogue of the municipality's own. It is another text than what was read: off until that is, too."""
    try:
        content = await run_in_threadpool(checked, await file.read(), it.tag)
    except Refused as no:
        return await run_in_threadpool(_page, request, no, it.tag)

    def own(row: LanguageRow) -> None:
        row.catalogue, row.is_on, row.read_by = content, False, ""

    return await run_in_threadpool(_change, request, it, own)


@router.post("/languages/{tag}/catalogue/ours")
async def use_ours(request: Request, operator: Operator, it: Switched) -> Response:
    def ours(row: LanguageRow) -> None:
        row.catalogue, row.is_on, row.read_by = None, False, ""

    return await run_in_threadpool(_change, request, it, ours)


def _change(request: Request, it: Language, change: Callable[[LanguageRow], None]) -> Response:
    database: Database = request.app.state.database
    with database.session() as session:
        row = store.row_of(session, it.tag)
        change(row)
        row.changed_at = now()
    offer(database)
    return RedirectResponse(f"/languages#{it.tag}", 303)


@router.get("/languages/{tag}")
def read(request: Request, operator: Operator, it: Switched) -> Response:
    """All that it says beside the Swedish, to be read by somebody who knows it; on paper too."""
    with request.app.state.database.reading_session() as session:
        row = store.rows(session).get(it.tag)
    said = language.ours(it.tag) | (language.said_by(row.catalogue, it.tag) if row and row.catalogue else {})
    return render(request, "languages/read.html", it=it, said=said, is_own=bool(row and row.catalogue))


@router.get("/languages/{tag}/messages.po")
def download(request: Request, operator: Operator, it: Switched) -> Response:
    """What is used now, to be changed in a program for translations."""
    with request.app.state.database.reading_session() as session:
        row = store.rows(session).get(it.tag)
    content = row.catalogue if row and row.catalogue else language.file(it.tag).read_bytes()
    headers = {"Content-Disposition": f'attachment; filename="akr-{it.tag}.po"'}
    return Response(content, media_type="text/x-gettext-translation; charset=utf-8", headers=headers)
