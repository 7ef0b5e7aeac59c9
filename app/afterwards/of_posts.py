"""What there is to ask of posts, and what managers have said: for a post's own page, and for the desk of HR."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from app.account.roles import Right
from app.account.tables import FacilitatorRow
from app.afterwards import store
from app.afterwards.counted_on import Said
from app.afterwards.due import Ask, asks
from app.organisation import workplaces
from app.posts import store as posts
from app.posts.staffing import Staffing
from app.posts.store import Kept
from app.posts.tables import PostRow, StaffingRow
from app.posts.whose import reached


@dataclass(frozen=True, slots=True)
class Afterwards:
    """Of one post. `asks`: by staffing. `said`: what managers have said, by staffing, the newest last. `places`: names
    of workplaces, by staffing."""

    kept: Kept
    asks: Mapping[int, list[Ask]]
    said: Mapping[int, list[Said]]
    places: Mapping[int, str]

    @property
    def due(self) -> list[Ask]:
        return [ask for its in self.asks.values() for ask in its if ask.is_due]


def of_post(session: Session, kept: Kept, today: date) -> Afterwards:
    ids = [it.id for it in kept.post.staffings if it.id]
    names = {it.id: it.name for it in workplaces.every(session)}
    found: dict[int, list[Ask]] = {}
    for ask in asks(kept.post, today, store.asked(session, ids)):
        found.setdefault(ask.staffing.id or 0, []).append(ask)
    places = {it.id or 0: names.get(it.workplace, "") for it in kept.post.staffings}
    return Afterwards(kept, found, store.said(session, ids), places)


def due_of(session: Session, who: FacilitatorRow, today: date) -> list[Afterwards]:
    """Posts that somebody writes, where it is time to ask."""
    every = posts.every(session, reached(who, Right.WRITE_POSTS)).values()
    those = [it for it in every if not it.post.is_example and any(ask.is_due for ask in asks(it.post, today, {}))]
    return [its for its in (of_post(session, it, today) for it in those) if its.due]


def placement(session: Session, staffing: int) -> tuple[Kept, Staffing, str] | None:
    """A staffing with its post, and the name of its workplace."""
    of = select(StaffingRow.post).where(col(StaffingRow.id) == staffing)
    for kept in posts.every(session, col(PostRow.id).in_(of)).values():
        its = next(it for it in kept.post.staffings if it.id == staffing)
        names = {it.id: it.name for it in workplaces.every(session)}
        return kept, its, names.get(its.workplace, "")
    return None
