"""What I have written: read, fetched and taken back on the phone that it was written on.

Who asks is known by the phone's cookie for the workshop, and by nothing else: who takes over a shared screen has
another, and a group's pen gives nobody more. It is told in a closed workshop too: it is the person's own.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import orjson
from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from app.access.asker import who
from app.access.facilitator import MaybeSignedIn
from app.access.workshop import AnyWorkshop
from app.export.download import download
from app.ids import now
from app.live import beside
from app.live.still import Still
from app.live.view import Audience
from app.own_words import store
from app.own_words.own import Answer, Own, Written, as_json, own
from app.vocabulary import WEIGHT, Refused
from app.web.language import _
from app.web.refusals import NotJoined, sentence
from app.web.templating import render
from app.wording import WORDS

router = APIRouter()

Draw = Callable[[Request, str, Still], Response]


@router.get("/w/{code}/mine")
async def mine(request: Request, found: AnyWorkshop, somebody: MaybeSignedIn) -> Response:
    return await _theirs(request, found.id, _page)


@router.get("/w/{code}/mine.{ending}")
async def fetch(request: Request, found: AnyWorkshop, somebody: MaybeSignedIn, ending: str) -> Response:
    if ending not in FILES:
        raise HTTPException(404)
    return await _theirs(request, found.id, FILES[ending])


async def _theirs(request: Request, workshop: int, draw: Draw) -> Response:
    live = await request.app.state.desk.state(workshop)
    try:
        asker = who(request, live, None, Audience.PHONE)
    except NotJoined:
        return RedirectResponse(f"/join?code={live.workshop.code}", 303)
    assert asker.person
    return await beside.page(request, workshop, partial(draw, request, asker.person.id), asker.person.id)


def _page(request: Request, person: str, still: Still) -> Response:
    its, text = own(still.live, person, now()), _text(still, person)
    workshop = still.live.workshop
    return render(
        request,
        "own_words/page.html",
        code=workshop.code,
        own=its,
        earlier=_earlier(request, person, its, still),
        is_joint=workshop.groups[workshop.people[person]].jointly,
        text=text,
        said=_said,
        weight=WEIGHT,
        sentence=sentence,
        one_why=_one_why,
    )


def _one_why(some: Sequence[Written | Answer]) -> Refused | None:
    """Why none of several can be taken back, where that is the same for all: said once."""
    whys = {it.why and sentence(it.why) for it in some}
    return some[0].why if len(some) > 1 and len(whys) == 1 else None


def _json(request: Request, person: str, still: Still) -> Response:
    its = own(still.live, person, now())
    said = as_json(still.live, person, its, _earlier(request, person, its, still), _text(still, person))
    return download(_("Det jag har skrivit"), "json", orjson.dumps(said, option=orjson.OPT_INDENT_2))


def _plain(request: Request, person: str, still: Still) -> Response:
    its, text = own(still.live, person, now()), _text(still, person)
    parts = {
        _("Uppgifter som du har skrivit"): [it.text for it in its.written],
        _("Tidigare skrivet"): _earlier(request, person, its, still),
        _("Dina svar"): [f"{text(it.task)}: {_said(it)}" for it in its.answers],
    }
    lines = [still.live.workshop.title, ""]
    for head, each in parts.items():
        lines += [head, *(f"- {it}" for it in each), ""] if each else []
    return download(_("Det jag har skrivit"), "txt", "\n".join(lines).encode())


def _text(still: Still, person: str) -> Callable[[str], str]:
    """The words of a task, as the phone is sent them."""
    tasks: dict[str, Any] = still.whole(Audience.PHONE, person)["tasks"]
    return lambda id: str(tasks.get(id, {}).get("text", "…"))


def _said(answer: Answer) -> str:
    """An answer in words."""
    if answer.question == WEIGHT:
        return answer.answer
    if answer.question:
        said = [WORDS.analysis.OPINION[answer.question, answer.answer], *(WORDS.analysis.HOW[it] for it in answer.more)]
    else:
        given = WORDS.voting.GROUND_GIVEN
        said = [WORDS.board.ANSWER[answer.answer], *([given[answer.more]] if answer.more in given else [])]
    return ", ".join(said)


def _earlier(request: Request, person: str, its: Own, still: Still) -> list[str]:
    """What the person once wrote that stands nowhere now."""
    there = {it.text for it in its.written} | {it.text for it in its.removed}
    with request.app.state.database.reading() as connection:
        return [it for it in store.written(connection, still.live.workshop.id, person) if it not in there]


FILES: dict[str, Draw] = {"txt": _plain, "json": _json}
