"""The programme as others ask for it: the board's one page, and what waits for somebody."""

from collections.abc import Callable, Iterator
from datetime import date

from sqlmodel import Session, col, func, or_, select

from app.account.roles import Reach, Right, is_within, reach
from app.account.tables import FacilitatorRow
from app.key_figures.counted import EVERYWHERE, Place
from app.organisation import workplaces
from app.posts.tables import PostRow, StaffingRow
from app.programme import store
from app.programme.a_year_after import About, After, Of
from app.programme.phases import Answer, late
from app.programme.told import Summary, summary
from app.programme.workplaces import NOTHING, Line
from app.workshop import store as workshops
from app.workshop.tables import WorkshopRow

DayOf = Callable[[int], date]
"""The day that a moment, in milliseconds since 1970, belongs to."""


def answers(session: Session) -> dict[str, Answer]:
    """By question."""
    return {key: kept.its for key, kept in store.answers(session).items()}


def of_place(session: Session, place: Place, on: date) -> Summary | None:
    """What the board's page says of it; None for what is less than an administration, and for what is of none."""
    if len(place) > 1 or place == (None,):
        return None
    figures = [kept.its for kept in store.figures(session).values()]
    said = [(it.what, f"{it.number.replace('.', ',')} {it.unit}".strip()) for it in figures]
    administration = None if place == EVERYWHERE else place[0]
    return summary(answers(session), said, lines(session, on), administration, on)


def lines(session: Session, on: date) -> list[Line]:
    """All workplaces that are not closed, with what is known of each; by administration, and name."""
    kept = store.workplaces(session)
    open_ = [it for it in workplaces.every(session) if it.closed_on is None or it.closed_on > on]
    return [Line(it.id, it.name, it.administration, kept[it.id].its if it.id in kept else NOTHING) for it in open_]


# What waits


def late_questions(session: Session, who: FacilitatorRow, on: date) -> list[tuple[str, date]]:
    """For who writes all of the programme."""
    if reach(who.roles, Right.WRITE_PROGRAMME) is not Reach.ALL or who.scope:
        return []
    return [(key, it.day or on) for key, it in late(answers(session), on)]


def a_year_after(session: Session, who: FacilitatorRow, day_of: DayOf, on: date) -> list[About]:
    """What somebody may say how it went with, and of which a year has passed: workshops, for who writes the programme;
    jobs, for who sees that somebody has begun. The longest ago first."""
    its = [*_workshops(session, who, day_of), *_jobs(session, who, on)]
    return sorted((it for it in its if it.is_asked(on)), key=lambda it: (it.since or on, it.of, it.id))


def _workshops(session: Session, who: FacilitatorRow, day_of: DayOf) -> Iterator[About]:
    if reach(who.roles, Right.WRITE_PROGRAMME) is not Reach.ALL:
        return
    closed, kept = workshops.all_closed_at(session.connection()), store.after(session, Of.WORKSHOP)
    real = select(WorkshopRow).where(col(WorkshopRow.is_example).is_(False), col(WorkshopRow.was_revealed))
    for row in session.exec(real):
        if row.id in closed and is_within(row.administration, who.scope):
            its = kept[row.id].its if row.id in kept else After()
            yield About(Of.WORKSHOP, row.id, row.workplace or row.title, day_of(closed[row.id]), its)


def _jobs(session: Session, who: FacilitatorRow, on: date) -> Iterator[About]:
    if reach(who.roles, Right.READ_POSTS) is not Reach.ALL:
        return
    kept = store.after(session, Of.JOB)
    first = func.min(StaffingRow.starts)
    begun = (
        select(PostRow.id, PostRow.title, first)
        .join(StaffingRow, col(StaffingRow.post) == col(PostRow.id))
        .where(
            col(PostRow.is_example).is_(False),
            or_(col(PostRow.ended_on).is_(None), col(PostRow.ended_on) > on),
            *([col(PostRow.administration).in_(who.scope)] if who.scope else []),
        )
        .group_by(col(PostRow.id), col(PostRow.title))
        .having(first <= on)
    )
    for id, title, starts in session.exec(begun):
        if id is not None:
            yield About(Of.JOB, id, title, starts, kept[id].its if id in kept else After())
