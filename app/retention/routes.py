"""The retention plan for whoever sees to the installation: rules, a dry run, runs and their protocols. Counts only: no
content is on these pages."""

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from app.access.rights import Operator
from app.archive import store as archive
from app.export.download import download
from app.export.pdf import pdf
from app.ids import now
from app.live import beside
from app.once.making import Making, OnceRoute
from app.retention import protocol, store
from app.retention.plan import DECISION_LENGTH, MAY_THEN, MOST_COUNT, OF_WORKSHOPS, Kind, read_rule
from app.retention.run import begin
from app.retention.runner import Runner
from app.retention.tables import RunRow
from app.security.entry import What
from app.vocabulary import Refused
from app.web.calendar import local, short_moment, today, written
from app.web.note import note
from app.web.refusals import sentence, status
from app.web.templating import render

router = APIRouter(route_class=OnceRoute)

WORD = "GALLRA"
"""What is typed to run: a press by mistake removes nothing."""
FIELDS = ("count", "unit", "then", "number", "on", "by")


class NotConfirmed(Refused):
    """Details: `word`."""

    code = "run_not_confirmed"


async def _posted(request: Request) -> FormData:
    return await request.form()


Posted = Annotated[FormData, Depends(_posted)]


async def _kind(kind: str) -> Kind:
    if kind not in tuple(Kind):
        raise HTTPException(404)
    return Kind(kind)


OfKind = Annotated[Kind, Depends(_kind)]


def _typed(form: FormData) -> dict[str, str]:
    return {name: value for name, value in form.items() if name in (*FIELDS, "word") and isinstance(value, str)}


@router.get("/retention")
async def plan(request: Request, operator: Operator) -> Response:
    return await beside.listed(request, lambda: _page(request))


def _page(
    request: Request, kind: Kind | None = None, typed: Mapping[str, str] | None = None, no: Refused | None = None
) -> Response:
    """`kind`: whose rule was refused; None where the run was."""
    runner: Runner = request.app.state.retention
    planned, under_way = runner.planner.dry()
    with request.app.state.database.reading_session() as session:
        rules, runs = store.rules(session.connection()), store.runs(session)
        goes_on = store.is_under_way(session, now())
        waiting = archive.waiting(session.connection())
    return render(
        request,
        "retention/page.html",
        status(no) if no else 200,
        kinds=tuple(Kind),
        rules=rules,
        planned=planned,
        under_way=under_way,
        runs=runs,
        goes_on=goes_on,
        waiting=waiting,
        of_workshops=OF_WORKSHOPS,
        may_then=MAY_THEN,
        refused_kind=kind,
        typed=typed or {},
        error=sentence(no) if no else "",
        written=written,
        day=lambda at: written(local(request, at).date()),
        moment=short_moment(request),
        word=WORD,
        today=today(request).isoformat(),
        DECISION_LENGTH=DECISION_LENGTH,
        MOST_COUNT=MOST_COUNT,
    )


@router.post("/retention/rules/{kind}")
async def write_rule(request: Request, operator: Operator, kind: OfKind, form: Posted) -> Response:
    typed = _typed(form)
    try:
        rule = read_rule(kind, typed, today(request))
    except Refused as no:
        return await beside.listed(request, lambda refused=no: _page(request, kind, typed, refused))  # type: ignore[misc]

    def keep() -> Response:
        with request.app.state.database.session() as session:
            store.keep(session, rule, now())
            note(session, request, What.RETENTION_PLAN_CHANGED, None, {"kind": kind.value, "how": "written"})
        return RedirectResponse(f"/retention#{kind}", 303)

    return await beside.listed(request, keep)


@router.post("/retention/rules/{kind}/off")
def drop_rule(request: Request, operator: Operator, kind: OfKind) -> Response:
    """What has no rule is kept."""
    with request.app.state.database.session() as session:
        if store.drop(session, kind):
            note(session, request, What.RETENTION_PLAN_CHANGED, None, {"kind": kind.value, "how": "dropped"})
    return RedirectResponse(f"/retention#{kind}", 303)


@router.post("/retention/run")
def run(request: Request, operator: Operator, form: Posted, once: Making) -> Response:
    """Begin a run; it goes on by itself. Raises `RunUnderWay`, `NoRules`."""
    typed = _typed(form)
    if typed.get("word", "").strip() != WORD:
        return _page(request, None, typed, NotConfirmed(word=WORD))
    runner: Runner = request.app.state.retention
    organisation = request.app.state.settings.organisation
    try:
        with request.app.state.database.session() as session:
            once.begin(session)
            id = begin(session, runner.planner, organisation, operator.id)
            note(session, request, What.RETENTION_RUN)
            onwards = once.leads_to(request, session, f"/retention/runs/{id}")
    except Refused as no:
        return _page(request, None, typed, no)
    runner.start(id)
    return onwards


@router.get("/retention/runs/{id:row}")
def one_run(request: Request, operator: Operator, id: int) -> Response:
    row = _run(request, id)
    with request.app.state.database.reading_session() as session:
        goes_on = row.ended_at is None and store.is_under_way(session, now())
    return render(
        request,
        "retention/run.html",
        run=row,
        paper=_paper(request, row),
        goes_on=goes_on,
        moment=short_moment(request),
    )


@router.get("/retention/runs/{id:row}.{ending}")
async def protocol_file(request: Request, operator: Operator, id: int, ending: str) -> Response:
    row = _run(request, id)
    name = f"Gallringsprotokoll {id}"
    if ending == "json" and row.ended_at:
        return download(name, ending, protocol.as_file(row.protocol, row.sha256))
    if ending == "pdf" and row.ended_at:
        return await beside.file(request, lambda: download(name, ending, pdf(_paper(request, row))))
    raise HTTPException(404)


def _run(request: Request, id: int) -> RunRow:
    with request.app.state.database.reading_session() as session:
        row = store.run(session, id)
    if row is None:
        raise HTTPException(404)
    return row


def _paper(request: Request, row: RunRow) -> Any:
    on = local(request, row.ended_at or row.begun_at).date()
    letterhead = request.app.state.settings.letterhead
    return protocol.paper(row.protocol, row.id or 0, row.sha256, on, letterhead)
