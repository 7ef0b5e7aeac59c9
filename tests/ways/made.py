"""Trails for tests, by what is known of their stages, and posts that are on a way."""

from dataclasses import replace
from datetime import date, timedelta

from sqlmodel import select

from app.account import store as accounts
from app.ids import now
from app.organisation.tables import AdministrationRow, WorkplaceRow
from app.posts import store as posts
from app.posts.post import Post
from app.posts.staffing import Staffing
from app.ways import store as ways
from app.ways.come_along import ALTERNATIVE
from app.ways.trail import Days, Step, Trail, begun, closed
from app.ways.way import Way
from tests.days import today
from tests.running import Running

TODAY = date(2026, 11, 29)
PAST, SOON = date(2026, 11, 1), date(2026, 12, 20)


def a_trail(way: Way, **days: Days) -> Trail:
    """`a_trail(DIRECT, ad=planned(SOON))`"""
    trail = begun(way)
    steps = tuple(Step(it.stage, days.get(it.stage.key, it.days)) for it in trail.steps)
    return Trail(trail.way, trail.name, steps)


def planned(day: date, **more: object) -> Days:
    return Days(planned=day, **more)  # type: ignore[arg-type]


def done(day: date = PAST, **more: object) -> Days:
    return Days(done=day, **more)  # type: ignore[arg-type]


def a_post(server: Running, text: int | None = None, way: Way | None = ALTERNATIVE, *places: str, **its: object) -> int:
    """A post that rests on a text, on a way where one is given, with a placement at each of these workplaces where one
    person has begun under BEA. Returns its id."""
    with server.database.session() as session:
        me = accounts.first(session).id or 0
        part = session.exec(select(AdministrationRow)).first()
        if part is None:
            part = AdministrationRow(name="Utbildning")
            session.add(part)
            session.flush()
        staffings = []
        for name in places:
            place = session.exec(select(WorkplaceRow).where(WorkplaceRow.name == name)).first()
            if place is None:
                place = WorkplaceRow(name=name, administration=part.id or 0)
                session.add(place)
                session.flush()
            staffings.append(Staffing(place.id or 0, today() - timedelta(30), 1))
        post = Post("Serviceassistent", job_description=text, administration=part.id, staffings=tuple(staffings))
        id = posts.add(session, replace(post, **its), now())  # type: ignore[arg-type]
        if way:
            ways.begin(session, id, begun(way), me, now())
    return id


def keep(server: Running, post: int, placement: int | None = None, **days: Days) -> None:
    """Keep what is known of stages, of one placement or of the whole post."""
    with server.database.session() as session:
        me = accounts.first(session).id or 0
        for stage, its in days.items():
            was = ways.followed(session, post).number
            ways.keep_days(session, post, was, stage, placement, its, me, now())


def close(server: Running, post: int, why: str) -> None:
    with server.database.session() as session:
        me = accounts.first(session).id or 0
        there = ways.followed(session, post)
        ways.keep_closed(session, post, there.number, closed(there.written.trail, why, today()), me, now())


def trail_of(server: Running, post: int, placement: int | None = None) -> Trail:
    with server.database.reading_session() as session:
        return ways.followed(session, post).written.of(placement)
