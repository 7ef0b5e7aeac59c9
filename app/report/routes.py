"""The report: a page that stands alone, and its files; for those who lead, and for whoever has a link."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from app.access.link import OpenLink
from app.access.workshop import LedWorkshop
from app.export.docx import docx
from app.export.download import download
from app.export.formats import FORMATS
from app.export.markdown import markdown
from app.export.pdf import pdf
from app.live import beside
from app.live.patch import Json
from app.live.still import Still
from app.live.view import Audience
from app.report.data import json
from app.report.paper import short, whole
from app.report.report import Report, report
from app.report.sheet import xlsx
from app.sharing import store as sharing
from app.sharing.links import Kind
from app.sharing.store import About
from app.vocabulary import Colour
from app.voting.took_part import took_part
from app.web.calendar import short_day, short_moment, today, written
from app.web.templating import render

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads the report of which workshop. `who`: see `app.live.beside`. `path`: of a link; "" for who leads."""

    workshop: int
    who: str = ""
    path: str = ""
    may_comment: bool = False


def _led(found: LedWorkshop) -> Reader:
    return Reader(found.id)


def _by_link(by: OpenLink) -> Reader:
    link = by.link
    if link.workshop is None or link.kind not in (Kind.REPORT, Kind.COMMENT):
        raise HTTPException(404)
    return Reader(link.workshop, by.who, by.path, link.kind is Kind.COMMENT)


Led = Annotated[Reader, Depends(_led)]
ByReader = Annotated[Reader, Depends(_by_link)]


@router.get("/w/{code}/report")
async def report_page(request: Request, reader: Led) -> Response:
    return await _page(request, reader)


@router.get("/l/{token}/report")
async def report_by_link(request: Request, reader: ByReader, saved: str = "") -> Response:
    return await _page(request, reader, saved=bool(saved))


@router.get("/w/{code}/report-short.pdf")
async def short_report(request: Request, reader: Led) -> Response:
    return await _short(request, reader)


@router.get("/l/{token}/report-short.pdf")
async def short_report_by_link(request: Request, reader: ByReader) -> Response:
    return await _short(request, reader)


@router.get("/w/{code}/report.{ending}")
async def report_file(request: Request, reader: Led, ending: str) -> Response:
    return await _file(request, reader, ending)


@router.get("/l/{token}/report.{ending}")
async def report_file_by_link(request: Request, reader: ByReader, ending: str) -> Response:
    return await _file(request, reader, ending)


def _came(still: Still, view: Json) -> Report:
    return report(view, took_part(still.live.ballots), still.live.analysis, still.live.parking.in_order)


def _report(still: Still) -> Report:
    return _came(still, still.whole(Audience.WALL))


async def _page(request: Request, reader: Reader, *, saved: bool = False) -> Response:
    def draw(still: Still) -> Response:
        view = still.whole(Audience.WALL)
        with request.app.state.database.reading_session() as session:
            comments = sharing.comments(session, About(workshop=reader.workshop))
        return render(
            request,
            "report/page.html",
            report=_came(still, view),
            view=view,
            reading=reader,
            formats={ending: FORMATS[ending].label for ending in _FILES},
            home=reader.path or f"/w/{still.live.workshop.code}",
            comments=comments,
            saved=saved,
            on=written(today(request)),
            written=written,
            day=short_day(request),
            moment=short_moment(request),
            Colour=Colour,
        )

    return await beside.page(request, reader.workshop, draw, reader.who)


async def _short(request: Request, reader: Reader) -> Response:
    def draw(still: Still) -> Response:
        it = _report(still)
        return download(f"Kort rapport {it.came.title}", "pdf", pdf(short(it, today(request)), on_one_page=True))

    return await beside.paper(request, reader.workshop, draw, reader.who)


_FILES: dict[str, Callable[[Report, date], bytes]] = {
    "pdf": lambda it, on: pdf(whole(it, on)),
    "docx": lambda it, on: docx(whole(it, on)),
    "xlsx": xlsx,
    "md": lambda it, on: markdown(whole(it, on)),
    "json": json,
}


async def _file(request: Request, reader: Reader, ending: str) -> Response:
    if ending not in _FILES:
        raise HTTPException(404)

    def draw(still: Still) -> Response:
        it = _report(still)
        return download(f"Rapport {it.came.title}", ending, _FILES[ending](it, today(request)))

    return await beside.paper(request, reader.workshop, draw, reader.who)
