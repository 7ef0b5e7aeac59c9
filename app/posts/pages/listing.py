"""All posts that somebody reaches: searched, and counted in the four ways."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from app.access.rights import PostReader, has
from app.account.roles import Reach, Right, reach
from app.account.tables import FacilitatorRow
from app.export.download import download
from app.live import beside
from app.organisation import store as organisation
from app.organisation import workplaces
from app.posts import store
from app.posts.next_step import Do, Step, steps
from app.posts.pages.opened import was_described
from app.posts.post import Standing
from app.posts.search import OF_PERSONS, Entry, Is, Search, counts, found
from app.posts.sheet import Line, csv, xlsx
from app.posts.store import Kept
from app.posts.whose import is_whole, reached
from app.posts.words import DO
from app.reception.pages.waiting import waiting
from app.reception.words import STAGE
from app.searching import MOST_ASKED
from app.ways.pages.of_posts import told_ways
from app.ways.trail import Trail
from app.ways.wording import said
from app.web.calendar import today, written, written_month
from app.web.paging import part
from app.web.templating import render

router = APIRouter()

_BY_PERSONS = (Standing.FILLED, Standing.ORDINARY)
"""What is told by how many are there: not for who sees only some."""


FILES = {"xlsx": xlsx, "csv": csv}


@dataclass(frozen=True, slots=True)
class OnTheWay:
    """What is next on a post's way in. `way`: its name. `day`: planned; `is_late`: that day, or one for a later stage,
    has passed."""

    way: str
    name: str
    day: date | None
    is_late: bool


@dataclass(frozen=True, slots=True)
class Listed:
    """The posts that somebody reaches. `hits`: those that were asked for. `places`: names of workplaces that they see,
    by id; `names`: of administrations. `stages`: what is next on each post's way in, as they are told of it. `next`:
    what is to be done with each that they see the whole of."""

    kept: Mapping[int, Kept]
    entries: list[Entry]
    hits: list[Entry]
    places: Mapping[int, str]
    names: Mapping[int, str]
    stages: Mapping[int, OnTheWay]
    next: Mapping[int, Step | None]


def _listed(request: Request, me: FacilitatorRow, search: Search) -> Listed:
    with request.app.state.database.reading_session() as session:
        kept = store.every(session, reached(me, Right.READ_POSTS))
        places = {it.id: it.name for it in workplaces.every(session)}
        own, names = workplaces.own(session, me), organisation.names(session)
        trails = told_ways(session, kept, today(request), me)
        wholes = {id: it for id, it in kept.items() if is_whole(me, it.post)}
        to_receive = waiting(session, wholes, today(request))
    entries = []
    for it in kept.values():
        whole = it.id in wholes
        shown = {id: name for id, name in places.items() if whole or id in own}
        entries.append(_entry(request, it, shown, whole))
    seen = frozenset().union(*(it.workplaces for it in entries))
    stages = {id: stage for id, it in trails.items() if (stage := _stage(it, today(request)))}
    shown = {id: name for id, name in places.items() if id in seen}
    next = {id: _next(request, it, to_receive[id]) for id, it in wholes.items()}
    return Listed(kept, entries, found(entries, search, names), shown, names, stages, next)


@router.get("/posts")
def all_posts(request: Request, me: PostReader, page: str = "") -> Response:
    search = Search.of(request.query_params)
    its = _listed(request, me, search)
    sees_all = reach(me.roles, Right.READ_POSTS) is Reach.ALL
    of_posts = {it.administration for it in its.entries}
    return render(
        request,
        "posts/list.html",
        search=search,
        part=part(its.hits, page),
        hits=its.hits,
        is_empty=not its.entries,
        counts=counts([it for it in its.entries if not it.is_ended]) if sees_all else {},
        standings=tuple(Standing),
        states=[it for it in Is if sees_all or it not in OF_PERSONS],
        administrations={id: name for id, name in its.names.items() if id in of_posts},
        workplaces=its.places,
        names=its.names,
        next=its.next,
        stages=its.stages,
        said=said,
        sees_all=sees_all,
        has_examples=any(it.is_example for it in its.entries),
        writes=has(me, Right.WRITE_POSTS),
        edits_ways=has(me, Right.EDIT_WAYS),
        day=written,
        month=written_month,
        most_asked=MOST_ASKED,
    )


@router.get("/posts.{ending}")
async def as_file(request: Request, me: PostReader, ending: str) -> Response:
    """Those that the list shows with the same address, with what it shows of them."""
    if ending not in FILES:
        raise HTTPException(404)
    return await beside.file(request, partial(_file, request, me, ending))


def _file(request: Request, me: FacilitatorRow, ending: str) -> Response:
    its = _listed(request, me, Search.of(request.query_params))
    lines = [_line(request, its, it) for it in its.hits]
    return download(f"Tjänster {today(request).isoformat()}", ending, FILES[ending](lines, today(request)))


def _line(request: Request, its: Listed, it: Entry) -> Line:
    kept, stage = its.kept[it.id], its.stages.get(it.id)
    step = its.next.get(it.id)
    return Line(
        it.id,
        kept.post,
        its.names.get(it.administration or 0, ""),
        it.names,
        it.standing,
        it.is_whole,
        today(request),
        _what(step) if step else "",
        _when(step) if step else "",
        stage.way if stage else "",
        stage.name if stage else "",
        stage.day if stage else None,
    )


def _what(step: Step) -> str:
    return f"{DO[step.what]}: {STAGE[step.stage]}" if step.stage else DO[step.what]


def _when(step: Step) -> str:
    """The month is what is known of when a subsidy ends."""
    its = step.day.isoformat() if step.day else ""
    return its.rpartition("-")[0] if step.what is Do.SUBSIDY else its


def _next(request: Request, kept: Kept, to_receive: Iterable[Step]) -> Step | None:
    described = was_described(request, kept)
    to_do = steps(kept.post, today(request), described=described, receptions=to_receive)
    return to_do[0] if to_do else None


def _stage(trail: Trail, today: date) -> OnTheWay | None:
    late = trail.late(today)
    step = late[0] if late else trail.next
    return OnTheWay(trail.name, step.stage.name, step.days.planned, bool(late)) if step else None


def _entry(request: Request, kept: Kept, shown: Mapping[int, str], whole: bool) -> Entry:
    """`shown`: names of the workplaces that who asks may see of it."""
    post, this_day = kept.post, today(request)
    at = {it.workplace: shown[it.workplace] for it in post.staffings if it.workplace in shown}
    standing = post.standing(this_day, described=was_described(request, kept))
    return Entry(
        kept.id,
        post.title,
        post.administration,
        post.employer.value,
        frozenset(at),
        standing if whole else standing - {*_BY_PERSONS},
        not post.is_open(this_day),
        post.is_example,
        whole,
        tuple(at.values()),
        post.at(this_day).persons if whole else None,
        post.decision,
        whole and post.is_past_plan(this_day),
    )
