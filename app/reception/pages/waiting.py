"""What the receptions of posts wait for, as steps among a post's others."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from sqlmodel import Session

from app.account.roles import Right
from app.account.tables import FacilitatorRow
from app.posts import store as posts
from app.posts.next_step import Do, Step
from app.posts.post import Post
from app.posts.staffing import Staffing
from app.posts.store import Kept as KeptPost
from app.posts.whose import is_whole, reached
from app.reception import store
from app.reception.checklist import actions
from app.reception.pages.opened import theirs
from app.reception.plan import Stage, Waits, waits_for
from app.reception.store import Kept, KeptList

RECENT = timedelta(31)
"""Who began longer ago is not received anew because there is a page for it now."""


def waiting(session: Session, those: Mapping[int, KeptPost], on: date) -> dict[int, list[Step]]:
    """By post, one at most for each of its workplaces. For those who see all of a post: that nobody is there any more
    is told by it."""
    kept = store.of_posts(session, those)
    places = {it.workplace for its in those.values() for it in its.post.staffings}
    answers = store.checklists(session, places)
    return {
        id: [
            step
            for place in dict.fromkeys(it.workplace for it in its.post.staffings)
            if (step := _step(its.post, place, kept.get((id, place), Kept()), answers.get(place, KeptList()), on))
        ]
        for id, its in those.items()
    }


def late_at_own(session: Session, who: FacilitatorRow, on: date) -> Iterator[tuple[KeptPost, int, Step]]:
    """Receptions that are late, at workplaces where somebody leads: with the post, which is not theirs wholly, and the
    workplace. Whether anybody is there or is to come is not told by it: what is planned is late whoever comes."""
    every = posts.every(session, reached(who, Right.WRITE_RECEPTION)).values()
    those = [it for it in every if it.post.is_open(on) and not it.post.is_example and not is_whole(who, it.post)]
    there = [(it, place) for it in those for place in sorted(theirs(session, who, Right.WRITE_RECEPTION, it.post))]
    kept = store.of_posts(session, {it.id for it, _ in there})
    answers = store.checklists(session, {place for _, place in there})
    for it, place in there:
        its = waits(kept.get((it.id, place), Kept()), answers.get(place, KeptList()), on)
        if its and its.is_late:
            yield it, place, Step(Do.RECEIVE, its.day, is_late=True, stage=its.stage)


def _step(post: Post, place: int, kept: Kept, answers: KeptList, on: date) -> Step | None:
    there = [it for it in post.staffings if it.workplace == place and _is_on_its_way(it, on)]
    if not there:
        return None
    if not kept.plan.is_begun:
        is_new = any(it.starts is None or it.starts > on - RECENT for it in there)
        return Step(Do.RECEIVE, staffing=there[0], stage=Stage.TEAM) if is_new else None
    its = waits(kept, answers, on)
    return Step(Do.RECEIVE, its.day, its.is_late, there[0], stage=its.stage) if its else None


def waits(kept: Kept, answers: KeptList, on: date) -> Waits | None:
    return waits_for(kept.plan, actions(answers.rows).values(), on)


def _is_on_its_way(it: Staffing, on: date) -> bool:
    return not it.begun(on) or it.at(on).persons > 0
