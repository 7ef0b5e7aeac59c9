"""The report: a page that stands alone, and its files; for those who lead, and for whoever has a link."""

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from app.analysis.routes import words
from app.export.docx import docx
from app.export.download import download
from app.export.pdf import pdf
from app.live.state import Live
from app.live.view import Audience
from app.report.paper import short, whole
from app.report.report import Report, report
from app.report.sheet import xlsx
from app.sharing import store as sharing
from app.sharing.access import OpenLink
from app.sharing.links import Kind
from app.sharing.store import About
from app.voting.took_part import took_part
from app.web.access import LedWorkshop
from app.web.calendar import short_day, short_moment, today, written
from app.web.templating import render

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Reading:
    """A report, and who reads it. `home`: the address that its files are below. `path`: of a link; "" for who leads."""

    report: Report
    view: dict[str, Any]
    workshop: int
    home: str
    path: str = ""
    may_comment: bool = False


async def _led(request: Request, found: LedWorkshop) -> Reading:
    live: Live = await request.app.state.desk.state(found.id)
    return _of(request, live, f"/w/{live.workshop.code}")


async def _by_link(request: Request, by: OpenLink) -> Reading:
    link = by.link
    if link.workshop is None or link.kind is Kind.FOLLOW_UP:
        raise HTTPException(404)
    live: Live = await request.app.state.desk.state(link.workshop)
    return _of(request, live, by.path, by.path, link.kind is Kind.COMMENT)


def _of(request: Request, live: Live, home: str, path: str = "", may_comment: bool = False) -> Reading:
    view = request.app.state.rooms.whole(live, Audience.WALL, None)
    came = report(view, took_part(live.ballots), live.analysis)
    return Reading(came, view, live.workshop.id, home, path, may_comment)


Led = Annotated[Reading, Depends(_led)]
ByReader = Annotated[Reading, Depends(_by_link)]


@router.get("/w/{code}/report")
def report_page(request: Request, reading: Led) -> Response:
    return _page(request, reading)


@router.get("/l/{token}/report")
def report_by_link(request: Request, reading: ByReader, saved: str = "") -> Response:
    return _page(request, reading, saved=bool(saved))


@router.get("/w/{code}/report-short.pdf")
def short_report(request: Request, reading: Led) -> Response:
    return _short(request, reading)


@router.get("/l/{token}/report-short.pdf")
def short_report_by_link(request: Request, reading: ByReader) -> Response:
    return _short(request, reading)


@router.get("/w/{code}/report.{ending}")
def report_file(request: Request, reading: Led, ending: str) -> Response:
    return _file(request, reading, ending)


@router.get("/l/{token}/report.{ending}")
def report_file_by_link(request: Request, reading: ByReader, ending: str) -> Response:
    return _file(request, reading, ending)


def _page(request: Request, reading: Reading, *, saved: bool = False) -> Response:
    with request.app.state.database.reading_session() as session:
        comments = sharing.comments(session, About(workshop=reading.workshop))
    return render(
        request,
        "report/page.html",
        report=reading.report,
        view=reading.view,
        reading=reading,
        comments=comments,
        saved=saved,
        on=written(today(request)),
        written=written,
        day=short_day(request),
        moment=short_moment(request),
        **words(),
    )


def _short(request: Request, reading: Reading) -> Response:
    it = reading.report
    return download(f"Kort rapport {it.came.title}", "pdf", pdf(short(it, today(request)), on_one_page=True))


def _file(request: Request, reading: Reading, ending: str) -> Response:
    it, on = reading.report, today(request)
    match ending:
        case "pdf":
            content = pdf(whole(it, on))
        case "docx":
            content = docx(whole(it, on))
        case "xlsx":
            content = xlsx(it, on)
        case _:
            raise HTTPException(404)
    return download(f"Rapport {it.came.title}", ending, content)
