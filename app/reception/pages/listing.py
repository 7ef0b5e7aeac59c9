"""All receptions that somebody reaches, what is late first."""

from dataclasses import dataclass
from datetime import date

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.access.rights import ReceptionReader, has
from app.account.roles import Right
from app.alphabet import alphabetical
from app.organisation import workplaces
from app.posts import store as posts
from app.posts.whose import reached
from app.reception import store
from app.reception.checklist import Answer, sums
from app.reception.pages.opened import theirs
from app.reception.pages.waiting import waits
from app.reception.plan import Waits
from app.reception.store import Kept, KeptList
from app.web.calendar import today, written
from app.web.paging import part
from app.web.templating import render

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Entry:
    """`waits`: None where all is done. `answered`: how many rows of the workplace's checklist are."""

    post: int
    title: str
    is_example: bool
    workplace: int
    name: str
    is_begun: bool
    waits: Waits | None
    answered: int


@router.get("/receptions")
def all_receptions(request: Request, me: ReceptionReader, page: str = "") -> Response:
    """Of posts that have not ended: each at each of its workplaces, one line."""
    on = today(request)
    with request.app.state.database.reading_session() as session:
        names = {it.id: it.name for it in workplaces.every(session)}
        its = posts.every(session, reached(me, Right.READ_RECEPTION))
        open_ = {id: it for id, it in its.items() if it.post.is_open(on)}
        there = [
            (id, place) for id, it in open_.items() for place in theirs(session, me, Right.READ_RECEPTION, it.post)
        ]
        kept = store.of_posts(session, open_)
        answers = store.checklists(session, {place for _, place in there})
    entries = [
        _entry(open_[id], place, names[place], kept.get((id, place), Kept()), answers.get(place, KeptList()), on)
        for id, place in there
    ]
    return render(
        request,
        "reception/list.html",
        part=part(sorted(entries, key=_order), page),
        is_empty=not entries,
        sees_posts=has(me, Right.READ_POSTS),
        day=written,
    )


def _entry(it: posts.Kept, place: int, name: str, kept: Kept, answers: KeptList, on: date) -> Entry:
    open_rows = sums(answers.rows)
    answered = sum(open_rows.values()) - open_rows[Answer.OPEN]
    its = waits(kept, answers, on)
    return Entry(it.id, it.post.title, it.post.is_example, place, name, kept.plan.is_begun, its, answered)


def _order(it: Entry) -> tuple[object, ...]:
    is_late = it.waits is not None and it.waits.is_late
    return not is_late, it.waits is None, alphabetical(it.title), alphabetical(it.name)
