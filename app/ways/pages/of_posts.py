"""A post's way in, for whoever asks: what may be done with it, where its placements are, and how far each has come."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated

from fastapi import Depends, Request
from sqlmodel import Session, col, select
from starlette.exceptions import HTTPException

from app.access.facilitator import SignedIn
from app.account.roles import Right, may
from app.account.tables import FacilitatorRow
from app.ids import LARGEST_ID
from app.organisation.tables import AdministrationRow, WorkplaceRow
from app.posts import store as posts
from app.posts.post import Post
from app.posts.staffing import Counts, Staffing
from app.posts.store import Kept
from app.posts.tables import PostRow
from app.posts.whose import is_whole, reached
from app.ways import store
from app.ways.store import Followed
from app.ways.trail import (
    Band,
    InBea,
    Known,
    Sign,
    Step,
    Trail,
    bands,
    before_anybody,
    foremost,
    in_bea,
    shown_first,
    sign,
    until_anybody,
    with_known,
)
from app.web.calendar import today


@dataclass(frozen=True, slots=True)
class Placement:
    """A staffing of the post, where somebody is or is to be. `id`: the staffing's. `workplace`: its name."""

    id: int
    workplace: str
    counts: Counts
    known: Known


@dataclass(frozen=True, slots=True)
class PostWay:
    """A post and its way in, as who asks sees them. `employer`: the name of the administration that it is of, or "".
    `is_whole`: they see all of it, small numbers too. `may_follow`: they write how far it has come."""

    kept: Kept
    followed: Followed
    placements: tuple[Placement, ...]
    employer: str = ""
    is_whole: bool = False
    may_follow: bool = False

    @property
    def id(self) -> int:
        return self.kept.id

    @property
    def post(self) -> Post:
        return self.kept.post

    @property
    def persons(self) -> int:
        """How many are there, in all placements that the asker sees."""
        return sum(it.counts.persons for it in self.placements)

    def placement(self, id: int | None) -> Placement | None:
        return next((it for it in self.placements if it.id == id), None)

    def trail(self, placement: int | None) -> Trail:
        """As it is at one placement; None: for the whole post."""
        its = self.followed.written.of(placement)
        at = self.placement(placement)
        return with_known(its, at.known) if at else its

    @property
    def trails(self) -> list[Trail]:
        """One for each placement, or for the whole post where there is none."""
        return [self.trail(it.id) for it in self.placements] or [self.trail(None)]

    def shown(self, asked: int | None, today: date) -> Placement | None:
        """The placement that was asked for, else the one to look at first."""
        if its := self.placement(asked):
            return its
        trails = {it.id: self.trail(it.id) for it in self.placements}
        return self.placement(shown_first(trails, today))


@dataclass(frozen=True, slots=True)
class Drawn:
    """A post's way in as a page draws it on a day. `at`: the placement that is shown; None: the whole post."""

    way: PostWay
    at: Placement | None
    trail: Trail
    on: date

    @property
    def bands(self) -> list[Band]:
        return bands(self.trail)

    @property
    def in_bea(self) -> InBea | None:
        return in_bea(self.trail, self.on)

    @property
    def late(self) -> set[str]:
        return {it.stage.key for it in self.trail.late(self.on)}

    def sign(self, step: Step) -> Sign:
        return sign(self.trail, step)


def drawn(way: PostWay, on: date, asked: int | None = None) -> Drawn:
    at = way.shown(asked, on)
    return Drawn(way, at, way.trail(at.id if at else None), on)


def ways_of(session: Session, kept: Mapping[int, Kept], on: date) -> dict[int, PostWay]:
    """By post, whole. `on`: the day that it is."""
    if not kept:
        return {}
    followed = store.all_followed(session, kept)
    workplaces = dict(session.exec(select(WorkplaceRow.id, WorkplaceRow.name)).all())
    parts = dict(session.exec(select(AdministrationRow.id, AdministrationRow.name)).all())
    return {
        id: PostWay(
            its,
            followed.get(id, Followed()),
            tuple(_placement(at, workplaces, on) for at in its.post.staffings if _is_on_its_way(at, on)),
            parts.get(its.post.administration) or "",
            is_whole=True,
        )
        for id, its in kept.items()
    }


def _is_on_its_way(it: Staffing, on: date) -> bool:
    """Whether somebody is there, or is to be; who has left is no more on the way."""
    return not it.begun(on) or it.at(on).persons > 0


def _placement(it: Staffing, workplaces: Mapping[int | None, str], on: date) -> Placement:
    assert it.id is not None
    known = Known(it.starts, it.ab_planned, ordinary_on(it, on))
    return Placement(it.id, workplaces.get(it.workplace, ""), it.at(on), known)


def ordinary_on(it: Staffing, on: date) -> date | None:
    """Since when all who are there are under AB; None where somebody is not, or nobody is there."""
    now = it.at(on)
    if not now.persons or now.bea or it.starts is None:
        return None
    days = [it.starts, *(change.on for change in it.changes if change.on <= on)]
    since = [day for day in days if not it.at(day).bea]
    last_with_bea = max((day for day in days if it.at(day).bea), default=date.min)
    return min(day for day in since if day > last_with_bea)


def look_up(request: Request, id: int, who: FacilitatorRow) -> PostWay:
    """What somebody sees of a post. To who is not shown small numbers no placement is, nor a day when anybody is
    employed. A plain 404 where there is none."""
    with request.app.state.database.reading_session() as session:
        kept = posts.one(session, reached(who, Right.READ_POSTS), id) if id <= LARGEST_ID else None
    if kept is None:
        raise HTTPException(404)
    return way_of(request, kept, who)


def way_of(request: Request, kept: Kept, who: FacilitatorRow) -> PostWay:
    """The same, of a post that they have opened."""
    with request.app.state.database.reading_session() as session:
        return told(ways_of(session, {kept.id: kept}, today(request))[kept.id], who)


def told_ways(session: Session, kept: Mapping[int, Kept], on: date, who: FacilitatorRow) -> dict[int, Trail]:
    """The way of each post that a list speaks of, as somebody is told of it: none of one that has ended or has none."""
    ways = {id: told(it, who) for id, it in ways_of(session, kept, on).items() if it.post.is_open(on)}
    its = {id: foremost(it.trails, on) for id, it in ways.items()}
    return {id: trail for id, trail in its.items() if trail and trail.way}


def told(its: PostWay, who: FacilitatorRow) -> PostWay:
    """What of a post's way somebody is told."""
    if is_whole(who, its.post):
        return replace(its, may_follow=_may_follow(who, its.post))
    return told_to_all(its)


def told_to_all(its: PostWay) -> PostWay:
    """What is told to who is not shown small numbers."""
    told = replace(its.followed, written=before_anybody(its.followed.written))
    return replace(its, followed=told, placements=(), is_whole=False)


def _may_follow(who: FacilitatorRow, post: Post) -> bool:
    return may(who.roles, Right.FOLLOW, is_own=False, administration=post.administration, scope=who.scope)


def _opened(*, to_follow: bool) -> Callable[..., PostWay]:
    def post(request: Request, id: int, facilitator: SignedIn) -> PostWay:
        found = look_up(request, id, facilitator)
        if to_follow and not found.may_follow:
            request.state.refused = "no_right"
            raise HTTPException(404)
        return found

    return post


ToSee = Annotated[PostWay, Depends(_opened(to_follow=False))]
ToFollow = Annotated[PostWay, Depends(_opened(to_follow=True))]
"""Posts for those who may read them, or write how far they have come."""


# Of job descriptions


@dataclass(frozen=True, slots=True)
class Foremost:
    """The way in that is spoken of where a job description is: which post's, and how far it has come. `is_whole`: who
    asks sees all of that post."""

    post: int
    trail: Trail
    is_whole: bool = True


def of_texts(session: Session, on: date, who: FacilitatorRow) -> dict[int, Foremost]:
    """By job description, those that a post rests on, as somebody is told of them: whoever reads a text may be shown no
    small numbers of its posts."""
    ways = [told(it, who) for it in _resting(session, on, None)]
    return _foremost(on, ((it, trail if it.is_whole else until_anybody(trail)) for it in ways for trail in it.trails))


def counted_of_texts(session: Session, on: date) -> dict[int, Trail]:
    """The same, whoever asks: for sums over texts."""
    all_of_them = ((it, trail) for it in _resting(session, on, None) for trail in it.trails)
    return {id: it.trail for id, it in _foremost(on, all_of_them).items()}


def post_of_text(session: Session, on: date, text: int) -> int | None:
    """The post that rests on a job description whose way in is spoken of."""
    trails = ((it, trail) for it in _resting(session, on, text) for trail in it.trails)
    return next((it.post for it in _foremost(on, trails).values()), None)


def resting_posts(session: Session, text: int, who: FacilitatorRow) -> tuple[dict[int, str], int]:
    """Titles of the posts that rest on a job description, of those that somebody reads, by id; and how many in all."""
    return posts.resting_on(session, text, reached(who, Right.READ_POSTS))


def _foremost(on: date, trails: Iterable[tuple[PostWay, Trail]]) -> dict[int, Foremost]:
    found: dict[int, list[Foremost]] = {}
    for it, trail in trails:
        assert it.post.job_description is not None
        found.setdefault(it.post.job_description, []).append(Foremost(it.id, trail, it.is_whole))
    return {id: _first(its, on) for id, its in found.items()}


def _first(its: list[Foremost], on: date) -> Foremost:
    trail = foremost((it.trail for it in its), on)
    return next(it for it in its if it.trail is trail)


def trails_of(session: Session, text: int, on: date) -> list[Trail]:
    """Of all posts that rest on a job description."""
    return [trail for it in _resting(session, on, text) for trail in it.trails]


def _resting(session: Session, on: date, text: int | None) -> Collection[PostWay]:
    its = col(PostRow.job_description)
    which = its.is_not(None) if text is None else its == text
    return ways_of(session, posts.every(session, which), on).values()
