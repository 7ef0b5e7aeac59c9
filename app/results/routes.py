"""What came out of a workshop: a page to print, a poster, files; and ballots on paper, printed and typed in.

All is drawn from the wall's view, so that nothing leaves here that the room may not see.
"""

import asyncio
from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from app.access.facilitator import SignedIn
from app.access.workshop import Found, LedWorkshop
from app.board.board import MOST_TASKS
from app.export.download import download
from app.export.formats import FORMATS
from app.ids import now
from app.live import beside
from app.live.desk import NotSaved
from app.live.state import Live
from app.live.still import Still
from app.live.view import Audience
from app.once.making import command_id
from app.results import files, paper
from app.results.ballots import ballots, sheets
from app.results.paper import Typed
from app.results.poster import Paper, poster
from app.results.result import Result, result
from app.vocabulary import Person, Refused, as_one
from app.voting.took_part import took_part
from app.web.calendar import today, written
from app.web.refusals import NotSavedNow, sentence, status
from app.web.templating import render

router = APIRouter()

_FILES = {"xlsx": files.xlsx, "csv": files.csv, "json": files.json, "md": files.markdown}
COST_OF_A_BALLOT = 20
"""Of the facilitator's budget, in commands."""
MOST_AT_ONCE = 40
"""Ballots in one file; fewer where the list is long."""
MOST_ROWS = 5000
"""On all of them: more would take seconds that the workshop needs."""


async def _posted(request: Request) -> FormData:
    return await request.form(max_fields=MOST_TASKS + 10)


def _of(still: Still, audience: Audience = Audience.WALL) -> Result:
    """What came out, as far as the room may see it."""
    return result(still.whole(audience), took_part(still.live.ballots))


Posted = Annotated[FormData, Depends(_posted)]


@router.get("/w/{code}/result")
async def result_page(request: Request, found: LedWorkshop) -> Response:
    def draw(still: Still) -> Response:
        formats = {ending: FORMATS[ending].label for ending in _FILES}
        return render(
            request, "results/page.html", came=_of(still), formats=formats, on=written(today(request)), written=written
        )

    return await beside.page(request, found.id, draw)


@router.get("/w/{code}/poster.pdf")
async def as_poster(request: Request, found: LedWorkshop, paper: Paper = "a4") -> Response:
    def draw(still: Still) -> Response:
        came = _of(still)
        return download(f"Affisch {paper.upper()} {came.title}", "pdf", poster(came, today(request), paper))

    return await beside.paper(request, found.id, draw)


@router.get("/w/{code}/result.{ending}")
async def as_file(request: Request, found: LedWorkshop, ending: str) -> Response:
    if ending not in _FILES:
        raise HTTPException(404)

    def draw(still: Still) -> Response:
        came = _of(still)
        return download(f"Resultat {came.title}", ending, _FILES[ending](came, today(request)))

    return await beside.paper(request, found.id, draw)


@router.get("/w/{code}/paper.pdf")
async def ballots_to_print(
    request: Request,
    found: LedWorkshop,
    count: Annotated[int, Query(ge=1, le=MOST_AT_ONCE)] = 10,
    first: Annotated[int, Query(ge=1, le=paper.MOST_BALLOTS)] = 1,
    group: str = "",
) -> Response:
    """Numbered ballots; or the one sheet of a `group` that answers together. Where all do, all of their sheets."""
    draw = partial(_to_print, count=count, first=first, group=group)
    return await beside.paper(request, found.id, draw)


def _to_print(still: Still, count: int, first: int, group: str) -> Response:
    came = _of(still, Audience.LEAD)
    if group and group not in came.jointly:
        raise HTTPException(404)
    title = still.live.workshop.title
    if group or not _alone(came):
        file = sheets(came, (group,) if group else came.jointly)
        return download(f"Gruppens svar {came.groups[group] if group else title}", "pdf", file)
    numbers = range(first, min(first + min(count, _at_once(came)), paper.MOST_BALLOTS + 1))
    return download(f"Svarsblad {title}", "pdf", ballots(came, numbers))


def _alone(came: Result) -> dict[str, str]:
    return {id: came.groups[id] for id in came.alone}


def _at_once(came: Result) -> int:
    return max(1, min(MOST_AT_ONCE, MOST_ROWS // max(1, len(came.rows))))


@router.get("/w/{code}/paper")
async def paper_page(request: Request, found: LedWorkshop, saved: str = "", group: str = "") -> Response:
    """`group`: whose sheet is to be typed in, of those that answer together; else a person's. `saved`: the number, or
    the group, of the one that was just typed in."""
    return await beside.page(request, found.id, partial(_paper, request, saved=saved, group=group))


@router.post("/w/{code}/paper")
async def type_in(request: Request, found: LedWorkshop, facilitator: SignedIn, form: Posted) -> Response:
    desk = request.app.state.desk
    live: Live = await desk.state(found.id)
    typed, id = _typed(form), command_id(form.multi_items(), "id")
    try:
        request.app.state.budgets.of(f"f{facilitator.id}").spend(COST_OF_A_BALLOT)
        await _type_in(request, found, live, typed, id)
    except NotSaved:
        draw = partial(_paper, request, typed=typed, no=NotSavedNow())
        return await beside.page(request, found.id, draw)
    except Refused as no:
        draw = partial(_paper, request, typed=typed, no=no)
        return await beside.page(request, found.id, draw)
    saved = f"saved={typed.number}" if typed.number else f"group={typed.group}&saved={typed.group}"
    return RedirectResponse(f"/w/{live.workshop.code}/paper?{saved}", 303)


async def _type_in(request: Request, found: Found, live: Live, typed: Typed, id: str) -> None:
    by = paper.writer(typed, live.workshop)
    if await request.app.state.desk.has_done(found.id, by, id):  # the same form once more
        return
    answers = paper.commands_for(typed, live.ballots)
    before = paper.before_answers(typed, live.workshop, now())
    for nth, command in enumerate(before):
        await _ask(request, found, by, command, f"{id}.before{nth}")
    live = await request.app.state.desk.state(found.id)
    if not typed.number and not paper.holds_pen(by, live.workshop):
        raise paper.PhoneHoldsPen(group=live.workshop.groups[typed.group].name)
    ids = [*(f"{id}.{nth}" for nth in range(1, len(answers))), id]
    await asyncio.gather(*map(partial(_ask, request, found, by), answers, ids))


async def _ask(request: Request, found: Found, by: Person, command: Any, id: str) -> None:
    await request.app.state.desk.ask(found.id, command, by, id)


def _typed(form: FormData) -> Typed:
    texts = {name: value for name, value in form.items() if isinstance(value, str)}
    number = texts.get("number", "")
    return Typed(
        number=int(number) if number.isascii() and number.isdigit() and len(number) < 4 else 0,
        group=texts.get("group", ""),
        answers={name.removeprefix("t."): value for name, value in texts.items() if name.startswith("t.") and value},
        corrects=bool(texts.get("corrects")),
    )


def _paper(
    request: Request,
    still: Still,
    *,
    saved: str = "",
    group: str = "",
    typed: Typed | None = None,
    no: Refused | None = None,
) -> Response:
    live, came = still.live, _of(still, Audience.LEAD)
    numbers = paper.paper_ballots(live.workshop.people)
    free = next((number for number in range(1, paper.MOST_BALLOTS + 1) if number not in numbers), 1)
    last = min(paper.MOST_BALLOTS, max(40, *numbers, 0) + 20)
    alone = _alone(came)
    if typed:
        group = "" if typed.number else typed.group
    group = group if group in came.jointly else "" if alone else came.jointly[0]
    return render(
        request,
        "results/paper.html",
        status(no) if no else 200,
        came=came,
        alone=alone,
        group=group,
        has_answered=bool(group) and live.ballots.answered[as_one(group)] > 0,
        step=live.workshop.step.value,
        is_in=numbers,
        groups_in=[id for id in came.jointly if paper.sheet_of(id).id in live.workshop.people],
        numbers=range(1, last + 1),
        typed=typed or Typed(free, "", {}, False),
        was_typed=typed is not None,
        saved=int(saved) if saved in map(str, numbers) else 0,
        is_saved=bool(group) and saved == group and live.ballots.answered[as_one(group)] > 0,
        error=sentence(no) if no else "",
        name=paper.name,
        at_once=_at_once(came),
        answers=paper.OF_A_GROUP if group else paper.OF_ONE,
    )
