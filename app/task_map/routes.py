"""The task map, its papers and files; what a group is made of; and what the lead of a workshop that is over shares."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Form, Request
from sqlmodel import Session
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from app.access.facilitator import SignedIn
from app.access.rights import GroupsTasks, SeesTasks, has_everywhere
from app.access.workshop import LedWorkshop, OwnedWorkshop
from app.account.roles import Reach, Right, reach
from app.account.tables import FacilitatorRow
from app.export.download import download
from app.ids import now
from app.live import beside
from app.live.still import Still
from app.organisation import store as organisation
from app.organisation import workplaces
from app.organisation.workplaces import Workplace
from app.searching import MOST_ASKED
from app.security.entry import About, Thing, What
from app.task_map import example, paper, sheet, store
from app.task_map.asked import YES, Search, found
from app.task_map.counted import FIRST, Task, Told, tell
from app.task_map.grouping import may_be_same
from app.task_map.lots import PERSONS, PLACES, Row
from app.task_map.shared import Area
from app.task_map.sharing import REPORT, Offer, WorkplaceNotChosen, chosen, is_changed, must_be_over, offers, read_area
from app.task_map.store import Shared
from app.vocabulary import Refused
from app.web.calendar import short_moment, today, written
from app.web.note import note
from app.web.paging import part
from app.web.refusals import sentence, status
from app.web.templating import render
from app.weight.weight import PARTS, WHEN
from app.workshop.tables import WorkshopRow
from app.workshop.workshop import Workshop

router = APIRouter()

Typed = Annotated[str, Form()]
Ticked = Annotated[list[str], Form(default_factory=list)]
PAGE = "/tasks"
EXAMPLE = "EXEMPEL"
DECIDED = "decided"


# The map


@dataclass(frozen=True, slots=True)
class Found:
    """What somebody asks for of the map. `names`: of the administrations that they may ask for; `is_limited`: those are
    not all. `areas`: the kinds of workplace that have shared."""

    search: Search
    told: Told
    tasks: Sequence[Task]
    names: Mapping[int, str]
    areas: Sequence[Area]
    is_empty: bool
    is_limited: bool = False

    @property
    def part(self) -> str:
        """The part of the municipality that is counted, in words; "" for all of it."""
        chosen = self.search.administration
        if chosen:
            return self.names.get(int(chosen), "") if chosen.isascii() and chosen.isdigit() else ""
        return ", ".join(self.names.values()) if self.is_limited else ""

    @property
    def mark(self) -> str:
        return EXAMPLE if self.told.is_example else ""


def _rows(session: Session, *, of_examples: bool) -> tuple[Sequence[Row], Mapping[int, int], bool]:
    """What has been shared, and whether it is our own example instead: there where no example has been shared."""
    rows, sizes = store.rows(session)
    if of_examples and not any(row.task.is_example for row in rows):
        return *example.fourteen(), True
    return rows, sizes, False


def _found(request: Request, me: FacilitatorRow) -> Found:
    search = Search.of(request.query_params)
    with request.app.state.database.reading_session() as session:
        rows, sizes, is_ours = _rows(session, of_examples=search.is_of_examples)
        names = organisation.within(session, me.scope)
    scope = () if is_ours else me.scope
    told = tell(rows, sizes, lambda task: search.wants(task, scope), is_example=search.is_of_examples)
    seen = (row.task for row in rows if Search().wants(row.task, scope))
    here = {task.area for task in seen if task.is_example is search.is_of_examples}
    areas = [area for area in Area if area in here]
    return Found(search, told, found(told, search), {} if is_ours else names, areas, not here, bool(scope))


@router.get("/tasks")
async def the_map(request: Request, me: SeesTasks, page: str = "") -> Response:
    return await beside.listed(request, partial(_page, request, me, page))


def _page(request: Request, me: FacilitatorRow, page: str) -> Response:
    its = _found(request, me)
    return render(
        request,
        "task_map/page.html",
        its=its,
        search=its.search,
        part=part(its.tasks, page),
        colours=FIRST,
        parts=PARTS,
        day=written,
        on=today(request),
        builds=reach(me.roles, Right.BUILD_JOBS) is Reach.ALL,
        LEAST=(PLACES, PERSONS),
        most_asked=MOST_ASKED,
        YES=YES,
    )


@router.get("/tasks.pdf")
async def on_paper(request: Request, me: SeesTasks, size: str = "") -> Response:
    """`size`: "a3", or A4."""
    return await beside.file(request, partial(_file, request, me, partial(_pdf, size=size)))


@router.get("/tasks.xlsx")
async def as_workbook(request: Request, me: SeesTasks) -> Response:
    return await beside.file(request, partial(_file, request, me, _xlsx))


@router.get("/tasks.csv")
async def as_csv(request: Request, me: SeesTasks) -> Response:
    return await beside.file(request, partial(_file, request, me, _csv))


def _file(request: Request, me: FacilitatorRow, make: Callable[[Request, Found], Response]) -> Response:
    return make(request, _found(request, me))


def _pdf(request: Request, its: Found, size: str) -> Response:
    on, whose = today(request), request.app.state.settings.letterhead
    return download(_name(on, its), "pdf", paper.pdf(its.told, its.tasks, its.part, whose, on, its.mark, size == "a3"))


def _xlsx(request: Request, its: Found) -> Response:
    return download(_name(today(request), its), "xlsx", sheet.xlsx(its.tasks, _facts(request, its), its.mark))


def _csv(request: Request, its: Found) -> Response:
    return download(_name(today(request), its), "csv", sheet.csv(its.tasks, _facts(request, its)))


def _name(on: date, its: Found) -> str:
    return f"Uppgiftskarta {on.isoformat()} {its.mark}".rstrip()


def _facts(request: Request, its: Found) -> list[tuple[str, str]]:
    return [
        ("Kommun", request.app.state.settings.letterhead.organisation),
        ("Förvaltning", its.part or "alla"),
        ("Urval", sheet.choice(its.search)),
        ("Hämtad", today(request).isoformat()),
        ("Exempel", "ja" if its.told.is_example else "nej"),
        ("Små tal", paper.WITHHELD_BECAUSE),
        ("Lagt ihop", paper.AT_LEAST),
    ]


# One group


@router.get("/tasks/{id:row}")
def group(request: Request, me: SeesTasks, id: int, examples: str = "") -> Response:
    return _group(request, me, id, examples)


@router.post("/tasks/{id:row}/split")
def split(
    request: Request,
    me: GroupsTasks,
    id: int,
    texts: Ticked,
    examples: Typed = "",
) -> Response:
    try:
        with request.app.state.database.session() as session:
            made = store.split(session, id, {*texts})
        return RedirectResponse(_address(made, examples), 303)
    except Refused as no:
        return _group(request, me, id, examples, no, {*texts})


@router.post("/tasks/{id:row}/join")
def join(request: Request, me: GroupsTasks, id: int, into: Typed = "", examples: Typed = "") -> Response:
    try:
        with request.app.state.database.session() as session:
            other = int(into) if into.isascii() and into.isdigit() and len(into) < 10 else id
            store.join(session, id, other)
        return RedirectResponse(_address(other, examples), 303)
    except Refused as no:
        return _group(request, me, id, examples, no)


def _address(id: int, examples: str) -> str:
    return f"{PAGE}/{id}?examples={YES}" if examples == YES else f"{PAGE}/{id}"


def _group(
    request: Request,
    me: FacilitatorRow,
    id: int,
    examples: str,
    no: Refused | None = None,
    ticked: frozenset[str] | set[str] = frozenset(),
) -> Response:
    with request.app.state.database.reading_session() as session:
        rows, sizes, is_ours = _rows(session, of_examples=examples == YES)
    everything, scope = Search(), () if is_ours else me.scope
    told = tell(rows, sizes, lambda task: everything.wants(task, scope), is_example=examples == YES)
    task = next((task for task in told.tasks if task.id == id), None)
    if task is None:
        raise HTTPException(404)
    others = [it for it in found(told, Search(sort="name")) if it.id != id]
    likely = [it for it in others if may_be_same(it.texts, task.texts)]
    return render(
        request,
        "task_map/group.html",
        status(no) if no else 200,
        task=task,
        likely=likely,
        others=[it for it in others if it not in likely],
        is_example=told.is_example,
        examples=examples,
        ticked=ticked,
        day=written,
        groups_tasks=has_everywhere(me, Right.GROUP_TASKS) and not is_ours,
        error=sentence(no) if no else "",
        YES=YES,
    )


# What a workshop shares


@dataclass(frozen=True, slots=True)
class Sharing:
    """What was typed. `left_out`: the tasks that were ticked to be left out; `keeps`: what was decided is not told."""

    workplace: str = ""
    area: str = ""
    left_out: frozenset[str] = frozenset()
    keeps: str = ""


@router.get("/w/{code}/task-map")
async def to_share(request: Request, found: LedWorkshop, me: SignedIn) -> Response:
    return await beside.page(request, found.id, partial(_share_page, request, me))


@router.post("/w/{code}/task-map")
async def share(
    request: Request,
    found: OwnedWorkshop,
    me: SignedIn,
    left_out: Ticked,
    workplace: Typed = "",
    area: Typed = "",
    keeps: Typed = "",
) -> Response:
    typed = Sharing(workplace, area, frozenset(left_out), keeps)
    return await beside.page(request, found.id, partial(_share, request, me, typed))


def _share(request: Request, me: FacilitatorRow, typed: Sharing, still: Still) -> Response:
    live = still.live
    try:
        with request.app.state.database.session() as session:
            must_be_over(live.workshop)
            its = chosen(offers(live), typed.left_out, tells_decided=not typed.keeps)
            area = read_area(typed.area)
            there = _places(session, session.get_one(WorkshopRow, live.workshop.id), me)
            where = next((place.id for place in there if str(place.id) == typed.workplace), None)
            if where is None and not live.workshop.is_example:
                raise WorkplaceNotChosen
            is_theirs = where in workplaces.leads(session)
            at, by = now(), me.id
            if store.share(session, live.workshop.id, where, area, its, at, leads_there=is_theirs, by=by):
                note(session, request, What.RESULTS_SHARED, About(Thing.WORKSHOP, live.workshop.id), {"how": "map"})
        return RedirectResponse(f"/w/{live.workshop.code}/task-map", 303)
    except Refused as no:
        return _share_page(request, me, still, typed, no)


@router.post("/w/{code}/task-map/back")
async def take_back(request: Request, found: OwnedWorkshop, me: SignedIn, only: Typed = "") -> Response:
    """`only`: `DECIDED` where what was decided is taken back, and the rest stands."""
    try:
        await run_in_threadpool(_untell if only == DECIDED else _take_back, request, found.id)
    except Refused as no:
        return await beside.page(request, found.id, partial(_share_page, request, me, no=no))
    workshop: Workshop = (await request.app.state.desk.state(found.id)).workshop
    return RedirectResponse(f"/w/{workshop.code}/task-map", 303)


def _take_back(request: Request, workshop: int) -> None:
    with request.app.state.database.session() as session:
        if store.take_back(session, workshop):
            its = About(Thing.WORKSHOP, workshop)
            note(session, request, What.RESULTS_SHARED, its, {"how": "map_taken_back"})


def _untell(request: Request, workshop: int) -> None:
    with request.app.state.database.session() as session:
        if store.untell(session, workshop):
            its = About(Thing.WORKSHOP, workshop)
            note(session, request, What.RESULTS_SHARED, its, {"how": "map_decided_taken_back"})


def _places(session: Session, row: WorkshopRow, me: FacilitatorRow) -> list[Workplace]:
    """Which workplaces a workshop may be shared as: those that are open, of its administration where it has one, else
    of those that who shares is limited to. Where HR has said who leads at one, only they share as it: else three names
    that one person chooses could be one workplace."""
    scope, leads = me.scope if row.administration is None else [row.administration], workplaces.leads(session)
    its = (place for place in workplaces.every(session, scope) if place.closed_on is None)
    return [place for place in its if place.id not in leads or me.id in leads[place.id]]


def _likely(there: Sequence[Workplace], name: str) -> str:
    """The one with the workshop's own name for its workplace, however its letters are written."""
    asked = " ".join(name.split()).casefold()
    return next((str(place.id) for place in there if place.name.casefold() == asked), "")


def _share_page(
    request: Request, me: FacilitatorRow, still: Still, typed: Sharing | None = None, no: Refused | None = None
) -> Response:
    workshop = still.live.workshop
    with request.app.state.database.reading_session() as session:
        row = session.get_one(WorkshopRow, workshop.id)
        kept = store.of_workshop(session, workshop.id)
        there, names = _places(session, row, me), organisation.names(session)
    shared = _preview(kept) if kept else []
    return render(
        request,
        "task_map/share.html",
        status(no) if no else 200,
        workshop=workshop,
        kept=kept,
        rows=shared if kept else offers(still.live) if workshop.is_closed else [],
        is_gone=REPORT in workshop.pruned,
        # What retention has taken away nobody has changed.
        is_changed=not workshop.pruned and is_changed(shared, offers(still.live)),
        tells_decided=any(it.decided for it in shared),
        DECIDED=DECIDED,
        there=there,
        names=names,
        typed=typed or Sharing(_likely(there, workshop.workplace)),
        owns=row.facilitator == me.id,
        areas=tuple(Area),
        day=written,
        moment=short_moment(request),
        error=sentence(no) if no else "",
        LEAST=(PLACES, PERSONS),
        YES=YES,
    )


def _preview(kept: Shared) -> list[Offer]:
    """What is shared, as it was offered."""
    return [
        Offer(
            "",
            it.text,
            it.colour,
            it.minutes,
            it.people,
            it.heads,
            tuple(part for part in WHEN if part in it.when),
            it.decided,
            it.how,
            it.on,
        )
        for it in kept.tasks
    ]
