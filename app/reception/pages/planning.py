"""The plan of a reception: its five steps, and who answers for each need."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from urllib.parse import urlsplit

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from app.export.calendar import calendar
from app.export.download import download
from app.ids import now
from app.reception import store
from app.reception.checklist import actions, sums
from app.reception.days import entries, name
from app.reception.owner import Owner
from app.reception.pages.opened import By, Opened, Posted, ToRead, ToWrite, both, look_up
from app.reception.pages.waiting import waits
from app.reception.plan import (
    NEED_FIELDS,
    STEP_FIELDS,
    Need,
    Plan,
    ReceptionClosed,
    Stage,
    is_all_at_ame,
    is_individual_first,
    needs_typed,
    read_needs,
    read_step,
    step_typed,
)
from app.reception.plan import NOTHING as NO_STEP
from app.reception.typed import ReceptionChanged, merge
from app.vocabulary import NOTE_LENGTH, Refused
from app.ways.trail import changed
from app.web.calendar import today, written
from app.web.refusals import sentence, status
from app.web.templating import render

router = APIRouter()


@router.get("/posts/{id:row}/reception/{workplace:row}")
def plan_page(request: Request, opened: ToRead, step: str = "") -> Response:
    return _page(request, opened, _stage(step) if step else None)


@router.post("/posts/{id:row}/reception/{workplace:row}/steps/{stage}")
def write_step(request: Request, opened: ToWrite, by: By, stage: str, form: Posted) -> Response:
    """Save what was typed of a step, together with what somebody else has saved meanwhile in other fields."""
    at = _stage(stage)
    base, mine = both(form)

    def change(plan: Plan) -> Plan:
        its = read_step(merge(STEP_FIELDS, base, mine, step_typed(plan.step(at))), today(request))
        others = {it: step for it, step in plan.steps.items() if it is not at}
        return replace(plan, steps={**others, **({at: its} if its != NO_STEP else {})})

    return _change(request, opened, by, change, changed(base, mine), at)


@router.post("/posts/{id:row}/reception/{workplace:row}/needs")
def write_needs(request: Request, opened: ToWrite, by: By, form: Posted) -> Response:
    base, mine = both(form)

    def change(plan: Plan) -> Plan:
        return replace(plan, needs=read_needs(merge(NEED_FIELDS, base, mine, needs_typed(plan))))

    return _change(request, opened, by, change, changed(base, mine), None, "needs")


@router.get("/posts/{id:row}/reception/{workplace:row}/days.ics")
def days_file(request: Request, opened: ToRead) -> Response:
    """The days of what is not done: steps, and what the workplace is to do."""
    site = urlsplit(request.app.state.settings.public_url).hostname or "akr"
    url = f"{request.app.state.settings.public_url}{opened.home}"
    title = opened.post.title
    its = entries(opened.id, opened.workplace, title, opened.kept, opened.answers, site, url)
    words = name(opened.workplace.name, title, is_example=opened.post.is_example)
    return download(words, "ics", calendar(words, its, now()))


def _stage(asked: str) -> Stage:
    if asked not in list(Stage):
        raise HTTPException(404)
    return Stage(asked)


def _change(
    request: Request,
    opened: Opened,
    by: int,
    change: Callable[[Plan], Plan],
    mine: Mapping[str, str],
    at: Stage | None,
    saved: str = "",
) -> Response:
    """Change the plan as it is now; what is refused is said on the page, with what was typed (`mine`)."""
    try:
        if not opened.is_open:
            raise ReceptionClosed
        with request.app.state.database.session() as session:
            there = store.reception(session, opened.id, opened.workplace.id)
            its = replace(there, plan=change(there.plan))
            if its != there:
                store.save(session, opened.id, opened.workplace.id, its, by, now())
    except Refused as no:
        newer = look_up(request, opened.id, opened.workplace.id, opened.who)
        return _page(request, newer, at, mine, no)
    return RedirectResponse(f"{opened.home}?step={at}#write" if at else f"{opened.home}#{saved}", 303)


def _page(
    request: Request,
    opened: Opened,
    stage: Stage | None,
    mine: Mapping[str, str] | None = None,
    no: Refused | None = None,
) -> Response:
    """`stage`: the step that is written of, else the next. `mine`: what was typed and refused."""
    on, plan = today(request), opened.kept.plan
    todo = actions(opened.answers.rows)
    its = waits(opened.kept, opened.answers, on)
    at = stage or (its.stage if its else Stage.RUNNING)
    step, needs = step_typed(plan.step(at)), needs_typed(plan)
    return render(
        request,
        "reception/plan.html",
        status(no) if no else 200,
        opened=opened,
        plan=plan,
        stages=tuple(Stage),
        at=at,
        waits=its,
        todo=todo,
        sums=sums(opened.answers.rows),
        needs=tuple(Need),
        owners=tuple(Owner),
        all_at_ame=is_all_at_ame(plan, todo.values()),
        individual_first=is_individual_first(plan),
        fields={**step, **needs, **(mine or {})},
        base={**step, **needs},
        STEP_FIELDS=STEP_FIELDS,
        NEED_FIELDS=NEED_FIELDS,
        has_clash=isinstance(no, ReceptionChanged),
        error=sentence(no) if no else "",
        day=written,
        today=on,
        NOTE_LENGTH=NOTE_LENGTH,
    )
