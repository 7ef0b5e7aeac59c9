"""The desk of who reviews job descriptions: what waits for them, is late, has no answer, is theirs to work on.

Each line leads to where it is done. A manager sees what waits for a manager; who follows texts to jobs sees the rest.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from fastapi import APIRouter, Request
from sqlmodel import Session, col, select
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from app.access.rights import Reviewer, has
from app.account.roles import Reach, Right, reach
from app.account.tables import FacilitatorRow
from app.afterwards.of_posts import Afterwards, due_of
from app.job_descriptions import store as texts
from app.job_descriptions.draft import Status
from app.job_descriptions.pages.reviewing import asked_by, wanted
from app.job_descriptions.papers.document import party
from app.job_descriptions.tables import JobDescriptionRow
from app.job_descriptions.way import store
from app.job_descriptions.way.register import Do, Entry, Next, next_step
from app.job_descriptions.way.reviews import BY_ACCOUNT, Party, ReviewRole, about, latest
from app.job_descriptions.whose import reached
from app.sharing import store as sharing
from app.ways.pages.of_posts import Foremost, of_texts
from app.ways.wording import said
from app.web.calendar import local, today, written
from app.web.language import _
from app.web.templating import render

router = APIRouter()

MOST = 30
"""Lines of each kind; the list of all job descriptions has the rest."""


ALWAYS = (ReviewRole.MANAGER, ReviewRole.HR, ReviewRole.UNION)
"""Without all of them it ends in a list (the report, 2.1.1): waited for, asked or not."""


@dataclass(frozen=True, slots=True)
class Line:
    """`next`: None where nothing is left to do. `waits_for`: who has not said anything of the text yet. `comments`:
    without an answer. `to_answer`: who has said something of the text that must be answered. `post`: the one whose way
    in is spoken of."""

    entry: Entry
    next: Next | None
    waits_for: tuple[Party, ...] = ()
    comments: int = 0
    to_answer: tuple[Party, ...] = ()
    is_mine: bool = False
    post: int | None = None

    @property
    def is_read(self) -> bool:
        """Whether it is the text that is to be read, and not the way to a job."""
        is_beside = self.entry.beside not in (None, Status.APPROVED)
        return is_beside or (self.next is not None and self.next.what in (Do.REVIEW, Do.APPROVE))

    @property
    def roles(self) -> set[ReviewRole]:
        return {it.role for it in self.waits_for}


@router.get("/desk")
async def desk(request: Request, me: Reviewer) -> Response:
    return await run_in_threadpool(_desk, request, me)


def _desk(request: Request, me: FacilitatorRow) -> Response:
    with request.app.state.database.reading_session() as session:
        its = on_desk(session, me, lambda at: local(request, at).date(), today(request), always_asked(request))
    return render(
        request,
        "job_descriptions/desk.html",
        for_me=its.for_me,
        for_others=its.for_others,
        late=its.late[:MOST],
        to_answer=its.to_answer,
        unanswered=its.unanswered[:MOST],
        mine=its.mine[:MOST],
        to_ask=its.to_ask[:MOST],
        is_empty=its.is_empty,
        writes=reach(me.roles, Right.WRITE_TEXTS) is Reach.ALL,
        day=written,
        said=said,
        party=lambda it: party(it, _),
    )


def always_asked(request: Request) -> Sequence[ReviewRole]:
    """Who is waited for to review each text, asked or not."""
    return (*ALWAYS, *wanted(request))


@dataclass(frozen=True, slots=True)
class OnDesk:
    """What somebody's desk has. `for_me`, `for_others`: texts that wait for a review, the last changed first. `late`:
    whose day has passed; `to_answer`: where a party waits for an answer; `unanswered`: with comments; `mine`: those
    that they work on. `to_ask`: posts where it is time to ask how it goes."""

    for_me: list[Line]
    for_others: list[Line]
    late: list[Line]
    to_answer: list[Line]
    unanswered: list[Line]
    mine: list[Line]
    to_ask: list[Afterwards]
    has_texts: bool

    @property
    def is_empty(self) -> bool:
        return not self.has_texts and not self.to_ask


def on_desk(
    session: Session, me: FacilitatorRow, day: Callable[[int], date], this_day: date, always: Sequence[ReviewRole]
) -> OnDesk:
    """`day`: the one that a moment belongs to. `always`: who is waited for, asked or not. Examples are not on it."""
    parties = {role for role in BY_ACCOUNT if role.value in me.roles}
    lines = _lines(session, me, day, this_day)
    reviews, writes = has(me, Right.REVIEW), reach(me.roles, Right.WRITE_TEXTS)
    read = [it for it in lines if it.is_read][:MOST] if reviews else []
    asked = [_with_parties(session, it, always) for it in read]
    writes_all = writes is Reach.ALL
    unread = store.without_reply(session) if reviews and writes_all else set()
    to_answer = [_with_parties(session, it, always) for it in lines if it.entry.id in unread]
    # Those that they read are those that they write.
    answers = writes is not Reach.NONE and writes is reach(me.roles, Right.READ_TEXTS)
    return OnDesk(
        [it for it in asked if parties & it.roles],
        [it for it in asked if it.waits_for and not parties & it.roles] if writes_all else [],
        [it for it in lines if it.next and it.next.is_overdue] if has(me, Right.FOLLOW) else [],
        [it for it in to_answer if it.to_answer],
        [it for it in lines if it.comments] if answers else [],
        [it for it in lines if it.is_mine],
        due_of(session, me, this_day) if has(me, Right.WRITE_POSTS) else [],
        bool(lines),
    )


def _lines(session: Session, me: FacilitatorRow, day: Callable[[int], date], this_day: date) -> list[Line]:
    which, ways = reached(me, Right.READ_TEXTS), of_texts(session, this_day, me)
    held = {*session.exec(select(JobDescriptionRow.id).where(col(JobDescriptionRow.holder) == me.id))}
    comments = sharing.all_unanswered(session)
    return [
        Line(it, next_step(it, this_day), (), comments.get(it.id, 0), (), it.id in held, _post(ways.get(it.id)))
        for it in store.register(session, which, day, {id: it.trail for id, it in ways.items()})
        if not it.is_example
    ]


def _post(its: Foremost | None) -> int | None:
    return its.post if its and its.is_whole else None


def _with_parties(session: Session, line: Line, always: Sequence[ReviewRole]) -> Line:
    """`always`: who is waited for, asked or not."""
    versions = texts.versions(session, line.entry.id)
    drafts = {it.number: it.draft for it in versions}
    said = about(versions[0].number, drafts, store.reviews(session, line.entry.id))
    heard = {it.party.key: it.party for it in latest(said)}
    asked = asked_by(sharing.links(session, sharing.About(job_description=line.entry.id)))
    named = {it.role for it in (*asked, *heard.values())}
    expected = [*(Party(role) for role in always if role in BY_ACCOUNT or role not in named), *asked]
    waits = {it.key: it for it in expected if it.key not in heard}
    to_answer = tuple(it.party for it in latest(said) if it.lacks_reply)
    return replace(line, waits_for=tuple(waits.values()), to_answer=to_answer)
