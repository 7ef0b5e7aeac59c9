"""The talk where the requirements are followed up: what is typed becomes a paper for the two, and is kept nowhere."""

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.responses import Response

from app.export.formats import FORMATS
from app.export.pdf import pdf
from app.job_descriptions.draft import Level
from app.job_descriptions.pages import opened as texts
from app.live import beside
from app.vocabulary import NOTE_LENGTH, Refused
from app.ways.pages.of_posts import Placement, PostWay, ToFollow
from app.ways.paper import paper
from app.ways.talk import Row, fields, read
from app.ways.trail import Step
from app.ways.way import Kind
from app.ways.wording import said
from app.web.calendar import today
from app.web.refusals import sentence, status
from app.web.templating import render

router = APIRouter()


async def _posted(request: Request) -> FormData:
    return await request.form()


Posted = Annotated[FormData, Depends(_posted)]


@router.get("/posts/{id:row}/way/stages/{stage}/talk")
def talk_page(request: Request, post: ToFollow, stage: str, placement: str = "") -> Response:
    return _page(request, post, _step(post, stage), _shown(post, placement), {})


@router.post("/posts/{id:row}/way/stages/{stage}/talk")
async def talk_paper(request: Request, post: ToFollow, stage: str, form: Posted) -> Response:
    step, rows = _step(post, stage), await run_in_threadpool(_rows, request, post)
    typed_in = {name: text for name in fields(rows) if isinstance(text := form.get(name, ""), str)}
    shown = _shown(post, str(form.get("placement", "")))
    try:
        answers = read(rows, typed_in)
    except Refused as no:
        return await run_in_threadpool(_page, request, post, step, shown, typed_in, no)
    letterhead = request.app.state.settings.letterhead
    where = shown.workplace if shown else post.employer
    its = paper(post.post.title, where, answers, today(request), letterhead, is_example=post.post.is_example)
    return await beside.file(request, lambda: _shown_once(pdf(its)))


def _shown_once(file: bytes) -> Response:
    """To read and print, and no file that is fetched: that somebody had such a talk is in no log either."""
    return Response(file, media_type=FORMATS["pdf"].media, headers={"Content-Disposition": "inline"})


def _step(post: PostWay, key: str) -> Step:
    step = post.trail(None).step(key)
    if step is None or step.stage.kind is not Kind.FOLLOW_UP:
        raise HTTPException(404)
    return step


def _shown(post: PostWay, asked: str) -> Placement | None:
    return next((it for it in post.placements if str(it.id) == asked), None)


def _rows(request: Request, post: PostWay) -> tuple[Row, ...]:
    """What the text asks for that the post rests on: what it says is not needed is not followed up."""
    text = post.post.job_description
    asked = texts.look_up(request, text).spoken_of.draft.requirements if text else ()
    its = [it for it in asked if it.level is not Level.NOT_NEEDED and it.what]
    return tuple(Row(f"r{place}", it.what, it.level is Level.REQUIRED) for place, it in enumerate(its))


def _page(
    request: Request,
    post: PostWay,
    step: Step,
    shown: Placement | None,
    typed_in: Mapping[str, str],
    no: Refused | None = None,
) -> Response:
    return render(
        request,
        "ways/talk.html",
        status(no) if no else 200,
        post=post,
        step=step,
        shown=shown,
        rows=_rows(request, post),
        typed_in=typed_in,
        said=said,
        error=sentence(no) if no else "",
        NOTE_LENGTH=NOTE_LENGTH,
    )
