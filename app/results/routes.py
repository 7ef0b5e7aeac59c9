"""What came out of a workshop: a page to print, a poster, files; and ballots on paper, printed and typed in.

All is drawn from the wall's view, so that nothing leaves here that the room may not see.
"""

import asyncio
from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from app.board.board import MOST_TASKS
from app.export.download import download
from app.ids import new_id
from app.live.desk import NotSaved
from app.live.state import Live
from app.live.view import Audience
from app.results import files, paper
from app.results.ballots import ballots
from app.results.paper import Typed
from app.results.poster import Paper, poster
from app.results.result import Result, result
from app.vocabulary import Person, Refused
from app.web.access import Found, LedWorkshop, SignedIn
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


async def _result(request: Request, found: LedWorkshop) -> Result:
    live: Live = await request.app.state.desk.state(found.id)
    return _of(request, live)


def _of(request: Request, live: Live, audience: Audience = Audience.WALL) -> Result:
    return result(request.app.state.rooms.whole(live, audience, None), live.workshop.people)


Posted = Annotated[FormData, Depends(_posted)]
Came = Annotated[Result, Depends(_result)]
"""What came out of the signed-in facilitator's own workshop, as far as the room may see it."""


@router.get("/w/{code}/result")
def result_page(request: Request, came: Came) -> Response:
    return render(request, "results/page.html", came=came, on=written(today(request)))


@router.get("/w/{code}/poster.pdf")
async def as_poster(request: Request, came: Came, paper: Paper = "a4") -> Response:
    file = await run_in_threadpool(poster, came, today(request), paper)
    return download(f"Affisch {paper.upper()} {came.title}", "pdf", file)


@router.get("/w/{code}/result.{ending}")
async def as_file(request: Request, came: Came, ending: str) -> Response:
    if ending not in _FILES:
        raise HTTPException(404)
    file = await run_in_threadpool(_FILES[ending], came, today(request))
    return download(f"Resultat {came.title}", ending, file)


@router.get("/w/{code}/paper.pdf")
async def ballots_to_print(
    request: Request,
    found: LedWorkshop,
    count: Annotated[int, Query(ge=1, le=MOST_AT_ONCE)] = 10,
    first: Annotated[int, Query(ge=1, le=paper.MOST_BALLOTS)] = 1,
) -> Response:
    live = await request.app.state.desk.state(found.id)
    came = _of(request, live, Audience.LEAD)
    numbers = range(first, min(first + min(count, _at_once(came)), paper.MOST_BALLOTS + 1))
    file = await run_in_threadpool(ballots, came, numbers)
    return download(f"Svarsblad {live.workshop.title}", "pdf", file)


def _at_once(came: Result) -> int:
    return max(1, min(MOST_AT_ONCE, MOST_ROWS // max(1, len(came.rows))))


@router.get("/w/{code}/paper")
async def paper_page(request: Request, found: LedWorkshop, saved: str = "") -> Response:
    """`saved`: the number of the ballot that was just typed in."""
    return _paper(request, await request.app.state.desk.state(found.id), saved=saved)


@router.post("/w/{code}/paper")
async def type_in(request: Request, found: LedWorkshop, facilitator: SignedIn, form: Posted) -> Response:
    desk = request.app.state.desk
    live: Live = await desk.state(found.id)
    typed, id = _typed(form), str(form.get("id", ""))[:32] or new_id()
    by = paper.person(typed.number)
    try:
        request.app.state.budgets.of(f"f{facilitator.id}").spend(COST_OF_A_BALLOT)
        if f"{by.id}:{id}" not in live.done:  # else the same form once more, which is done
            commands = paper.commands_for(typed, live.ballots)
            ids = [*(f"{id}.{nth}" for nth in range(1, len(commands))), id]
            await asyncio.gather(*map(partial(_ask, request, found, by), commands, ids))
    except NotSaved:
        return _paper(request, await desk.state(found.id), typed=typed, no=NotSavedNow())
    except Refused as no:
        return _paper(request, await desk.state(found.id), typed=typed, no=no)
    return RedirectResponse(f"/w/{live.workshop.code}/paper?saved={typed.number}", 303)


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
    request: Request, live: Live, *, saved: str = "", typed: Typed | None = None, no: Refused | None = None
) -> Response:
    came = _of(request, live, Audience.LEAD)
    numbers = paper.paper_ballots(live.workshop.people)
    free = next((number for number in range(1, paper.MOST_BALLOTS + 1) if number not in numbers), 1)
    last = min(paper.MOST_BALLOTS, max(40, *numbers, 0) + 20)
    return render(
        request,
        "results/paper.html",
        status(no) if no else 200,
        came=came,
        step=live.workshop.step.value,
        is_in=numbers,
        numbers=range(1, last + 1),
        typed=typed or Typed(free, "", {}, False),
        was_typed=typed is not None,
        saved=int(saved) if saved in map(str, numbers) else 0,
        error=sentence(no) if no else "",
        name=paper.name,
        at_once=_at_once(came),
        ANSWERS=paper.ANSWERS,
    )
