"""The page of a staff mix, and those that are kept. What is asked for stands in the address, so that it can be sent to
somebody, and works without scripts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from app.access.rights import Calculates, has_everywhere
from app.account.roles import Right
from app.account.tables import FacilitatorRow
from app.calculator.amounts import TYPED_LENGTH
from app.calculator.mix import drawn, said, store, words
from app.calculator.mix.asked import Asked, as_read, groups, look_up, worked
from app.calculator.mix.board import MOST_BOARDS
from app.calculator.mix.paper import paper
from app.calculator.mix.said import Reader
from app.calculator.mix.store import Kept
from app.calculator.mix.typed import (
    COUNT_LENGTH,
    NAME_LENGTH,
    OTHER,
    Worked,
    as_it_stands,
    is_asked,
)
from app.calculator.papers.files import answer
from app.calculator.papers.one_page import paragraph
from app.calculator.papers.paper import Paper, amount, in_numbers, spaced
from app.export.document import Letterhead
from app.ids import LARGEST_ID, now
from app.live import beside
from app.live.still import Still
from app.once.making import Making, OnceRoute
from app.vocabulary import Refused
from app.web import language
from app.web.calendar import short_moment, written
from app.web.paging import part
from app.web.refusals import sentence, status
from app.web.templating import render

router = APIRouter(route_class=OnceRoute)
PAGE = "/calculator/mix"
KEPT = f"{PAGE}/kept"
LATEST = 3
"""Of those that are kept, on the page itself."""


def reader() -> Reader:
    return Reader(language.gettext, language.locale(language.current()))


@router.get(PAGE)
async def page(request: Request, who: Calculates) -> Response:
    asked = await run_in_threadpool(look_up, request, who, request.query_params.multi_items())
    return await beside.page_of_several(request, _ids(asked), partial(_page, request, who, asked))


def _ids(asked: Asked) -> list[int]:
    """One more than may be chosen is enough to say that they are too many."""
    return asked.workshops[: MOST_BOARDS + 1]


def _page(
    request: Request, who: FacilitatorRow, asked: Asked, stills: Sequence[Still], no: Refused | None = None
) -> Response:
    its = None
    if no is None and is_asked(asked.typed):
        try:
            its = worked(request, asked, stills)
        except Refused as refused:
            no = refused
    with request.app.state.database.reading_session() as session:
        kept = store.every(session, who)
    return render(
        request,
        "calculator/mix.html",
        status(no) if no else 200,
        asked=asked,
        typed=as_it_stands(asked.typed, asked.values, language.locale(language.current())),
        groups=groups(stills),
        kept=kept[:LATEST],
        kept_in_all=len(kept),
        query=urlencode(asked.pairs),
        error=sentence(no) if no else "",
        writes=has_everywhere(who, Right.WRITE_VALUES),
        NAME_LENGTH=NAME_LENGTH,
        COUNT_LENGTH=COUNT_LENGTH,
        TYPED_LENGTH=TYPED_LENGTH,
        when=short_moment(request),
        **(shown(its, f"{PAGE}/mix.{{}}?{urlencode(asked.pairs)}") if its else {"its": None, "OTHER": OTHER}),
    )


def shown(its: Worked, files: str) -> dict[str, Any]:
    """What the templates draw a mix of. `files`: the address of its papers, with `{}` for their endings."""
    who, told = reader(), paper(its)
    now_, then = drawn.people(its.mix)
    rows = its.mix.rows
    return {
        "its": its,
        "mix": its.mix,
        "names": said.names(its, who),
        "who": who,
        "headline": said.headline(its, who),
        "under": said.under(its, who),
        "hours": [*said.hours(its, who)],
        "of_hours": [*said.of_hours(its, who)],
        "pace": said.pace(its, who),
        "way_on": said.way_on(its, who),
        "cheaper_from": said.cheaper_from(its, who),
        "people": {"now": now_, "then": then},
        "rows": [*zip(rows, drawn.sides(rows), strict=True)],
        "difference": said.difference(its.mix.chosen, who),
        "share": drawn.share,
        "OTHER": OTHER,
        "assumptions": [*said.assumptions(its, who)],
        "left_out": [who.say(words.LEFT_OUT), who.say(words.NOT_SAID)],
        "files": files.format,
        "paragraph": paragraph(told),
        "steps": [*_steps(told, who)],
        "on": written(its.on),
    }


@dataclass(frozen=True, slots=True)
class Shown:
    """A formula with its numbers, as it is read."""

    formula: str
    what: str
    expression: str
    with_numbers: str
    amount: str


def _steps(told: Paper, who: Reader) -> Iterator[Shown]:
    for line in told.lines:
        its = line.step
        numbers = in_numbers(its, who.locale)
        yield Shown(its.formula, who.say(line.what), spaced(its.expression), numbers, amount(line, who.locale))


# Papers


@router.get(PAGE + "/mix.{ending}")
async def file(request: Request, who: Calculates, ending: str) -> Response:
    asked = await run_in_threadpool(look_up, request, who, request.query_params.multi_items())

    def draw(stills: Sequence[Still]) -> Response:
        try:
            its = worked(request, asked, stills)
        except Refused:
            return RedirectResponse(f"{PAGE}?{urlencode(asked.pairs)}", 303)
        return answer(paper(its, letterhead=_letterhead(request)), ending)

    return await beside.paper_of_several(request, _ids(asked), draw)


def _letterhead(request: Request) -> Letterhead:
    its: Letterhead = request.app.state.settings.letterhead
    return its


# Kept


async def _fields(request: Request) -> FormData:
    return await request.form()


Posted = Annotated[FormData, Depends(_fields)]


@router.post(KEPT)
async def keep(request: Request, who: Calculates, form: Posted, once: Making) -> Response:
    pairs = [(key, text) for key, text in form.multi_items() if isinstance(text, str) and key != "once"]
    asked = await run_in_threadpool(look_up, request, who, pairs)

    def make(stills: Sequence[Still]) -> Response:
        assert who.id is not None
        try:
            its = worked(request, asked, stills)
        except Refused as no:
            return _page(request, who, asked, stills, no)
        with request.app.state.database.session() as session:
            once.begin(session)
            place = asked.place.id if asked.place else None
            id = store.keep(session, its, place, _series(request, who, asked), who.id, now())
            return once.leads_to(request, session, f"{KEPT}/{id}")

    return await beside.page_of_several(request, _ids(asked), make)


def _series(request: Request, who: FacilitatorRow, asked: Asked) -> str:
    """The series that it goes on, where it is one that who asks may read."""
    with request.app.state.database.reading_session() as session:
        return asked.series if asked.series in {it.series for it in store.every(session, who)} else ""


@router.get(KEPT)
def every(request: Request, who: Calculates, page: str = "") -> Response:
    with request.app.state.database.reading_session() as session:
        kept = store.every(session, who)
    names = reader()
    return render(
        request, "calculator/mixes.html", part=part(kept, page), who=names, said=said, when=short_moment(request)
    )


def opened(request: Request, id: int, who: Calculates) -> Kept:
    with request.app.state.database.reading_session() as session:
        kept = store.one(session, id, who) if id <= LARGEST_ID else None
    if kept is None:
        request.state.refused = "no_right"
        raise HTTPException(404)
    return replace(kept, worked=as_read(request, who, kept.worked, is_own=kept.is_own))


Opened = Annotated[Kept, Depends(opened)]


@router.get(KEPT + "/{id:row}")
def one(request: Request, who: Calculates, kept: Opened) -> Response:
    return render(
        request,
        "calculator/kept_mix.html",
        kept=kept,
        again=urlencode([*kept.worked.asked, ("of", kept.series)]),
        when=short_moment(request),
        may_remove=_may_remove(who, kept),
        **shown(kept.worked, f"{KEPT}/{kept.id}/mix.{{}}"),
    )


@router.get(KEPT + "/{id:row}/mix.{ending}")
async def kept_file(request: Request, who: Calculates, kept: Opened, ending: str) -> Response:
    def make() -> Response:
        return answer(paper(kept.worked, kept.number, _letterhead(request)), ending)

    return await beside.file(request, make)


@router.post(KEPT + "/{id:row}/remove")
def remove(request: Request, who: Calculates, kept: Opened) -> Response:
    if not _may_remove(who, kept):
        request.state.refused = "no_right"
        raise HTTPException(404)
    with request.app.state.database.session() as session:
        store.remove(session, kept.id)
    return RedirectResponse(KEPT, 303)


def _may_remove(who: FacilitatorRow, kept: Kept) -> bool:
    """Who kept it, and who answers for the values: the one of an account that is closed is somebody's too."""
    return kept.is_own or has_everywhere(who, Right.WRITE_VALUES)
