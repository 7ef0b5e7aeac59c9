"""One post on one page: the text that is in force, its way in, how many are in it, and the one next step."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from fastapi import APIRouter, Request
from sqlmodel import Session, col, select
from starlette.responses import Response

from app.account.roles import Right
from app.afterwards.of_posts import of_post
from app.job_descriptions.tables import JobDescriptionRow
from app.job_descriptions.way.in_force import InForce
from app.job_descriptions.way.in_force import every as in_force
from app.job_descriptions.whose import reached as texts_reached
from app.organisation import store as organisation
from app.organisation import workplaces
from app.posts import lists, store
from app.posts.next_step import began_in, steps
from app.posts.pages.counting import FEWEST
from app.posts.pages.opened import Opened, ToRead, was_described
from app.posts.pages.seen import Seen, seen
from app.posts.post import Post, Standing
from app.posts.staffing import Counts, Staffing
from app.posts.tables import PostRow, StaffingRow
from app.posts.tally import of_more_than_one
from app.reception import store as receptions
from app.reception.pages.opened import theirs
from app.reception.pages.waiting import waiting, waits
from app.reception.plan import Stage, Waits
from app.reception.store import Kept, KeptList
from app.ways.pages.of_posts import drawn, way_of
from app.ways.wording import said
from app.web.calendar import local, today, written, written_month
from app.web.templating import render

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Row:
    """A placement as who asks may see it. `now`: None where only `seen` may be. `differs`: in how many ways it does."""

    staffing: Staffing
    workplace: str
    now: Counts | None = None
    seen: Seen | None = None
    is_past_plan: bool = False
    differs: tuple[str, ...] = ()


@router.get("/posts/{id:row}")
def post_page(request: Request, opened: ToRead) -> Response:
    this_day, post = today(request), opened.post
    described = was_described(request, opened.kept)
    with request.app.state.database.reading_session() as session:
        places = {it.id: it.name for it in workplaces.every(session)}
        rows = _whole(opened, places, this_day) if opened.is_whole else _own(session, opened, places, this_day)
        names, category = organisation.names(session), lists.categories(session).get(post.category or 0)
        force = _force(session, opened)
        at_places = _places_of(session, post.category) if post.category else 0
    received = _received(request, opened)
    with request.app.state.database.reading_session() as session:
        waiting_ = waiting(session, {opened.id: opened.kept}, this_day)[opened.id] if opened.may_write else []
        afterwards = of_post(session, opened.kept, this_day) if opened.may_write else None
    to_do = steps(post, this_day, described=described, receptions=waiting_) if opened.may_write else []
    standing = post.standing(this_day, described=described)
    return render(
        request,
        "posts/post.html",
        opened=opened,
        post=post,
        way=drawn(way_of(request, opened.kept, opened.who), this_day),
        said=said,
        text=opened.kept.text,
        afterwards=afterwards,
        force=force,
        rows=rows,
        administration=names.get(post.administration or 0, ""),
        category=category,
        at_places=at_places,
        standing=standing if opened.is_whole else standing - {Standing.FILLED, Standing.ORDINARY},
        standings=tuple(Standing) if opened.is_whole else (Standing.DESCRIBED, Standing.DECIDED),
        is_open=post.is_open(this_day),
        now=post.at(this_day),
        over_time=post.begun(this_day),
        at_work=len(post.workplaces(this_day)),
        tally=of_more_than_one(post.tally(this_day)),
        groups=_groups(request, opened),
        is_one=post.at(this_day).persons < FEWEST,
        began=[(half, *post.began_in(half), post.outcome_from(half)) for half in began_in(post)],
        stated={it.began for it in post.outcomes},
        content=sorted(post.content.items(), key=lambda it: -it[1]),
        received=received,
        stages=tuple(Stage),
        next=to_do[0] if to_do else None,
        later=to_do[1:],
        place_of=lambda it: places.get(it.workplace, "") if it else "",
        day=written,
        month=written_month,
        moment_day=lambda at: written(local(request, at).date()),
        today=this_day,
    )


@dataclass(frozen=True, slots=True)
class Received:
    """The reception at one of the workplaces that who asks may see. `waits`: None where all is done."""

    workplace: int
    name: str
    kept: Kept
    waits: Waits | None


def _received(request: Request, opened: Opened) -> list[Received]:
    with request.app.state.database.reading_session() as session:
        those = theirs(session, opened.who, Right.READ_RECEPTION, opened.post)
        names = {it.id: it.name for it in workplaces.every(session) if it.id in those}
        kept, answers = receptions.of_posts(session, [opened.id]), receptions.checklists(session, those)
    found = []
    for place, name in names.items():
        its = kept.get((opened.id, place), Kept())
        found.append(Received(place, name, its, waits(its, answers.get(place, KeptList()), today(request))))
    return found


def _groups(request: Request, opened: Opened) -> Mapping[str, str]:
    """Names of the groups on the municipality's list, for who sees them told."""
    if not opened.is_whole:
        return {}
    with request.app.state.database.reading_session() as session:
        return {str(id): it.name for id, it in lists.groups(session).items()}


def _whole(opened: Opened, places: Mapping[int, str], this_day: date) -> list[Row]:
    """Those that have ended last."""
    rows = [
        Row(it, places.get(it.workplace, ""), it.at(this_day), None, it.is_past_plan(this_day), _differs(it))
        for it in opened.post.staffings
    ]
    return sorted(
        rows, key=lambda row: bool(row.staffing.persons and row.now == Counts() and row.staffing.begun(this_day))
    )


def _own(session: Session, opened: Opened, places: Mapping[int, str], this_day: date) -> list[Row]:
    """One for each workplace of who asks, however many placements there are: that there are several is small too."""
    own, rows = workplaces.own(session, opened.who), []
    for workplace in dict.fromkeys(it.workplace for it in opened.post.staffings if it.workplace in own):
        its = [it for it in opened.post.staffings if it.workplace == workplace]
        there = seen(_at(session, workplace), workplace, this_day).get(opened.id)
        rows.append(Row(its[0], places.get(workplace, ""), seen=there, differs=_differs(*its)))
    return rows


def _differs(*staffings: Staffing) -> tuple[str, ...]:
    return tuple(dict.fromkeys(it.differs for it in staffings if it.differs))


def _at(session: Session, workplace: int) -> dict[int, Post]:
    """All posts with a placement at a workplace."""
    there = select(StaffingRow.post).where(col(StaffingRow.workplace) == workplace)
    return {id: it.post for id, it in store.every(session, col(PostRow.id).in_(there)).items()}


def _force(session: Session, opened: Opened) -> InForce | None:
    """The version in force, for who may read the text."""
    id = opened.kept.text.id
    its = (texts_reached(opened.who, Right.READ_TEXTS), JobDescriptionRow.id == id)
    if id is None or session.exec(select(JobDescriptionRow.id).where(*its)).one_or_none() is None:
        return None
    return next((it for it in in_force(session, id) if it.until is None), None)


def _places_of(session: Session, category: int) -> int:
    """At how many workplaces posts of a category are, or are meant to be."""
    of = select(PostRow.id).where(col(PostRow.category) == category)
    return len({*session.exec(select(StaffingRow.workplace).where(col(StaffingRow.post).in_(of)))})
