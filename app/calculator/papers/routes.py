"""The files of what a job costs: of the newest version, and of each that was kept before it."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from app.access.rights import Calculates
from app.calculator import store
from app.calculator.papers.files import answer
from app.calculator.papers.of_post import Unfinished, paper
from app.calculator.papers.one_page import paragraph
from app.calculator.papers.paper import Paper
from app.calculator.store import Kept
from app.calculator.whose import reached
from app.ids import LARGEST_ID
from app.live import beside
from app.web.calendar import local, written_day
from app.web.templating import render

router = APIRouter()


def _opened(request: Request, id: int, me: Calculates, number: int | None = None) -> Kept:
    """Raises a 404 for what is not there, or not theirs."""
    kept = None
    if id <= LARGEST_ID and (number is None or number <= LARGEST_ID):
        with request.app.state.database.reading_session() as session:
            kept = store.one(session, reached(me), id, number)
    if kept is None:
        request.state.refused = "no_right"
        raise HTTPException(404)
    return kept


def _newest(request: Request, id: int, me: Calculates) -> Kept:
    return _opened(request, id, me)


Newest = Annotated[Kept, Depends(_newest)]
Opened = Annotated[Kept, Depends(_opened)]


@router.get("/calculator/{id:row}/calculation.{ending}")
async def file(request: Request, kept: Newest, ending: str) -> Response:
    return await beside.file(request, lambda: _file(request, kept, ending))


@router.get("/calculator/{id:row}/versions/{number:row}/calculation.{ending}")
async def file_of_version(request: Request, kept: Opened, ending: str) -> Response:
    return await beside.file(request, lambda: _file(request, kept, ending))


@router.get("/calculator/{id:row}/papers")
def papers(request: Request, kept: Newest) -> Response:
    return _page(request, kept, f"/calculator/{kept.id}", f"/calculator/{kept.id}")


@router.get("/calculator/{id:row}/versions/{number:row}/papers")
def papers_of_version(request: Request, kept: Opened) -> Response:
    address = f"/calculator/{kept.id}/versions/{kept.version.number}"
    return _page(request, kept, address, address)


def _page(request: Request, kept: Kept, address: str, back: str) -> Response:
    told, when = _paper(request, kept), written_day(request)
    if told is None:
        return _to_what_is_missing(kept)
    return render(
        request, "calculator/papers.html", kept=kept, address=address, back=back, paragraph=paragraph(told), when=when
    )


def _file(request: Request, kept: Kept, ending: str) -> Response:
    told = _paper(request, kept)
    return answer(told, ending) if told else _to_what_is_missing(kept)


def _to_what_is_missing(kept: Kept) -> Response:
    """There is nothing to say on paper yet: its page says what to fill in."""
    return RedirectResponse(f"/calculator/{kept.id}", 303)


def _paper(request: Request, kept: Kept) -> Paper | None:
    """None where something is missing in the calculation."""
    its = kept.version
    try:
        return paper(
            its.title,
            its.inputs,
            local(request, its.at).date(),
            version=its.number,
            is_example=kept.of.is_example,
            letterhead=request.app.state.settings.letterhead,
        )
    except Unfinished:
        return None
