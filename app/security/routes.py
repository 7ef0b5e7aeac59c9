"""Whom to tell of a vulnerability, for anybody; the security log as a file, for whoever sees to the installation. That
it was fetched is in it too."""

from datetime import UTC, datetime, timedelta

from fastapi import APIRouter, Request
from sqlalchemy import func, select
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, Response, StreamingResponse

from app.access.rights import Operator
from app.days import NotADate, read_day
from app.retention import store as retention
from app.retention.plan import Kind
from app.security import reporting, store
from app.security.export import FORMATS
from app.security.tables import SecurityLogRow
from app.vocabulary import Refused
from app.web.calendar import local, today, written
from app.web.refusals import sentence, status
from app.web.templating import render

router = APIRouter()

_MEDIA = {"csv": "text/csv; charset=utf-8", "jsonl": "application/jsonl; charset=utf-8"}
_LOG = SecurityLogRow.__table__  # type: ignore[attr-defined]
A_MONTH = timedelta(days=30)


@router.get(reporting.ADDRESS)
async def security_txt(request: Request) -> Response:
    if not (said := reporting.text(request.app.state.settings, datetime.now(UTC))):
        raise HTTPException(404)
    return PlainTextResponse(said)


@router.get("/security-log")
def page(request: Request, operator: Operator) -> Response:
    this_day = today(request)
    return _page(request, (this_day - A_MONTH).isoformat(), this_day.isoformat())


def _page(request: Request, since: str, until: str, no: Refused | None = None) -> Response:
    with request.app.state.database.reading() as connection:
        entries, first = connection.execute(select(func.count(), func.min(_LOG.c.at))).one()
        rule = retention.rules(connection).get(Kind.AUDIT_LOG)
    return render(
        request,
        "security/log.html",
        status(no) if no else 200,
        entries=entries,
        first=written(local(request, first).date()) if first else "",
        rule=rule,
        days=request.app.state.settings.security_log_days,
        since=since,
        until=until,
        error=sentence(no) if no else "",
    )


@router.get("/security-log.{ending}")
def as_file(request: Request, operator: Operator, ending: str, since: str = "", until: str = "") -> Response:
    """`since`, `until`: days, both of them in it; the last month where none is said."""
    if ending not in FORMATS:
        raise HTTPException(404)
    this_day = today(request)
    since, until = since or (this_day - A_MONTH).isoformat(), until or this_day.isoformat()
    try:
        start, end = _midnight(request, since), _midnight(request, until, days=1)
    except Refused as no:
        return _page(request, since, until, no)
    name = f"akr-security-log-{since}-{until}.{ending}"
    entries = store.since(request.app.state.database, start, end)
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingResponse(FORMATS[ending](entries), media_type=_MEDIA[ending], headers=headers)


def _midnight(request: Request, typed: str, days: int = 0) -> int:
    """When a day began where the workplaces are, or so many days after it. Raises `NotADate`."""
    on = read_day(typed)
    if on is None:
        raise NotADate(typed="")
    day = on + timedelta(days=days)
    zone = request.app.state.settings.time_zone
    return int(datetime(day.year, day.month, day.day, tzinfo=zone).timestamp() * 1000)
