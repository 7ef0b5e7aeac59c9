"""The report: a page that stands alone, and its files; for those who lead, and for whoever has a link."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from app import codes
from app.access.link import OpenLink
from app.access.workshop import MaybeLead, SeenWorkshop
from app.export.document import Filed, Letterhead
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
from app.report.remarks import Remark, remarks
from app.report.report import Report, report
from app.report.sheet import xlsx
from app.sharing import store as sharing
from app.sharing.links import Kind
from app.sharing.store import About
from app.vocabulary import Colour
from app.voting.took_part import took_part
from app.web.calendar import local, short_day, short_moment, today, written
from app.web.templating import render
from app.workshop import store as workshops
from app.workshop.tables import WorkshopRow

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads the report of which workshop. `who`: see `app.live.beside`. `path`: of a link, or where it is shared
    with who reads it; "" for who leads."""

    workshop: int
    who: str = ""
    path: str = ""
    may_comment: bool = False


async def _led(found: SeenWorkshop, lead: MaybeLead, code: str) -> Reader:
    return Reader(found.id) if lead else Reader(found.id, path=f"/w/{codes.as_meant(code)}")


async def _by_link(by: OpenLink) -> Reader:
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
            organisation=request.app.state.settings.organisation,
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
        its = _printed(request, reader, still)
        page = pdf(short(*its.of_paper), on_one_page=True)
        return download(its.filed.named(f"Kort rapport {its.report.came.title}"), "pdf", page)

    return await beside.paper(request, reader.workshop, draw, reader.who)


@dataclass(frozen=True, slots=True)
class Printed:
    """What a file is made of. `on`: the day."""

    report: Report
    on: date
    filed: Filed
    letterhead: Letterhead
    remarks: tuple[Remark, ...]

    @property
    def of_paper(self) -> tuple[Report, date, Filed, Letterhead, tuple[Remark, ...]]:
        return self.report, self.on, self.filed, self.letterhead, self.remarks


def _printed(request: Request, reader: Reader, still: Still) -> Printed:
    """As the room may see it. The report is drawn up when the workshop is closed."""
    with request.app.state.database.reading_session() as session:
        row = session.get_one(WorkshopRow, reader.workshop)
        closed = workshops.closed_at(session.connection(), reader.workshop)
        said = sharing.comments(session, About(workshop=reader.workshop))
    filed = Filed(row.diary, row.classification, local(request, closed).date() if closed else None)
    its = remarks(said, lambda at: local(request, at).date())
    return Printed(_report(still), today(request), filed, request.app.state.settings.letterhead, its)


_FILES: dict[str, Callable[[Printed], bytes]] = {
    "pdf": lambda it: pdf(whole(*it.of_paper)),
    "docx": lambda it: docx(whole(*it.of_paper)),
    "xlsx": lambda it: xlsx(it.report, it.on, it.remarks),
    "md": lambda it: markdown(whole(*it.of_paper)),
    "json": lambda it: json(it.report, it.on, it.remarks),
}


async def _file(request: Request, reader: Reader, ending: str) -> Response:
    if ending not in _FILES:
        raise HTTPException(404)

    def draw(still: Still) -> Response:
        its = _printed(request, reader, still)
        return download(its.filed.named(f"Rapport {its.report.came.title}"), ending, _FILES[ending](its))

    return await beside.paper(request, reader.workshop, draw, reader.who)
