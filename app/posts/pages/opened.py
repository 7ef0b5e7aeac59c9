"""A post that somebody opens, for every page that is about one: looked up, changed, saved again.

Who reaches none of it gets a plain 404. Who reaches a placement of it only, at a workplace of theirs, reads that.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.responses import Response

from app.access.facilitator import SignedIn
from app.account.roles import Right
from app.account.tables import FacilitatorRow
from app.ids import LARGEST_ID, now
from app.job_descriptions.draft import EditedMeanwhile
from app.once.making import Once
from app.posts import store
from app.posts.post import Post, checked
from app.posts.store import Kept
from app.posts.whose import is_whole, may_write, reached
from app.reception import store as receptions
from app.web.calendar import local, today

VERSION = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class Opened:
    """`is_whole`: whether who asks sees all of it, small numbers too."""

    kept: Kept
    who: FacilitatorRow
    is_whole: bool

    @property
    def id(self) -> int:
        return self.kept.id

    @property
    def post(self) -> Post:
        return self.kept.post

    @property
    def may_write(self) -> bool:
        return may_write(self.who, self.post)


def _opened(right: Right) -> Callable[..., Opened]:
    def opened(request: Request, id: int, who: SignedIn) -> Opened:
        with request.app.state.database.reading_session() as session:
            kept = store.one(session, reached(who, right), id) if id <= LARGEST_ID else None
        if kept is None:
            request.state.refused = "no_right"
            raise HTTPException(404)
        return Opened(kept, who, is_whole(who, kept.post))

    return opened


ToRead = Annotated[Opened, Depends(_opened(Right.READ_POSTS))]
ToWrite = Annotated[Opened, Depends(_opened(Right.WRITE_POSTS))]


async def _fields(request: Request) -> FormData:
    return await request.form()


Posted = Annotated[FormData, Depends(_fields)]


def typed_in(form: FormData) -> dict[str, str]:
    return {name: value for name, value in form.items() if isinstance(value, str)}


def save(
    request: Request,
    once: Once,
    opened: Opened,
    form: FormData,
    change: Callable[[Post], Post],
    onwards: str = "",
) -> Response:
    """Keep the post as `change` makes it of what it was. Raises `EditedMeanwhile` where it is another since the page
    was opened, and what `change` and the rules raise."""
    version = form.get("version", "")
    was = int(version) if isinstance(version, str) and VERSION.fullmatch(version) else 0
    with request.app.state.database.session() as session:
        once.begin(session)
        if was != opened.kept.version:
            raise EditedMeanwhile
        post = checked(change(opened.post), today(request))
        if post != opened.post:
            store.save(session, opened.id, was, post, now())
            receptions.let_go(session, opened.id, post)
        return once.leads_to(request, session, onwards or f"/posts/{opened.id}")


def was_described(request: Request, kept: Kept) -> bool:
    """Whether its text is in force now."""
    return kept.text.was_in_force(today(request), lambda at: local(request, at).date())
