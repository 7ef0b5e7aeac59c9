"""A post at a workplace that somebody opens, for every page of its reception.

Who reaches none of it gets a plain 404. Whoever leads at a workplace reaches that one, and the others not: that there
are others may be told by nobody else's page. All placements of a post at one workplace are one here: how many they are,
and when each began, is small.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request
from sqlmodel import Session
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException

from app.access.facilitator import SignedIn
from app.account.roles import Reach, Right, is_within, reach
from app.account.tables import FacilitatorRow
from app.ids import LARGEST_ID
from app.organisation import workplaces
from app.organisation.workplaces import Workplace
from app.posts import store as posts
from app.posts.post import Post
from app.posts.store import Kept as KeptPost
from app.posts.whose import reached
from app.reception import store
from app.reception.store import Kept, KeptList
from app.web.calendar import today


@dataclass(frozen=True, slots=True)
class Opened:
    """`may_write`: and the post has not ended. `sees_post`: may open the post's own page."""

    of: KeptPost
    workplace: Workplace
    kept: Kept
    answers: KeptList
    who: FacilitatorRow
    is_open: bool
    writes: bool
    sees_post: bool

    @property
    def id(self) -> int:
        return self.of.id

    @property
    def post(self) -> Post:
        return self.of.post

    @property
    def may_write(self) -> bool:
        return self.writes and self.is_open

    @property
    def home(self) -> str:
        return f"/posts/{self.id}/reception/{self.workplace.id}"


def theirs(session: Session, who: FacilitatorRow, right: Right, post: Post) -> set[int]:
    """The workplaces of a post that a right reaches."""
    there = {it.workplace for it in post.staffings}
    if reach(who.roles, right) is Reach.ALL and is_within(post.administration, who.scope):
        return there
    return there & workplaces.own(session, who) if reach(who.roles, right) else set()


def look_up(request: Request, id: int, workplace: int, who: FacilitatorRow) -> Opened:
    """A plain 404 where there is none for them."""
    with request.app.state.database.reading_session() as session:
        known = id <= LARGEST_ID and workplace <= LARGEST_ID
        its = posts.one(session, reached(who, Right.READ_RECEPTION), id) if known else None
        if its is None or workplace not in theirs(session, who, Right.READ_RECEPTION, its.post):
            request.state.refused = "no_right"
            raise HTTPException(404)
        place = next(it for it in workplaces.every(session) if it.id == workplace)
        return Opened(
            its,
            place,
            store.reception(session, id, workplace),
            store.checklist(session, workplace),
            who,
            its.post.is_open(today(request)),
            workplace in theirs(session, who, Right.WRITE_RECEPTION, its.post),
            posts.one(session, reached(who, Right.READ_POSTS), id) is not None,
        )


def _opened(*, to_write: bool) -> Callable[..., Opened]:
    def opened(request: Request, id: int, workplace: int, who: SignedIn) -> Opened:
        found = look_up(request, id, workplace, who)
        if to_write and not found.writes:
            request.state.refused = "no_right"
            raise HTTPException(404)
        return found

    return opened


ToRead = Annotated[Opened, Depends(_opened(to_write=False))]
ToWrite = Annotated[Opened, Depends(_opened(to_write=True))]
"""For those who may write, also where the post has ended: then that is said."""


async def _posted(request: Request) -> FormData:
    return await request.form()


async def _by(me: SignedIn) -> int:
    assert me.id is not None
    return me.id


Posted = Annotated[FormData, Depends(_posted)]
By = Annotated[int, Depends(_by)]
"""The account of who writes."""


def texts(form: FormData, prefix: str = "") -> dict[str, str]:
    """What was typed, with the line ends that we keep. `prefix`: of the fields that are asked for, which goes."""
    return {
        name.removeprefix(prefix): value.replace("\r\n", "\n").strip()
        for name, value in form.items()
        if isinstance(value, str) and name.startswith(prefix)
    }


def both(form: FormData) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """What the fields began with, and what stands in them."""
    base, mine = texts(form, "base_"), texts(form)
    return base, {name: mine.get(name, was) for name, was in base.items()} | mine
