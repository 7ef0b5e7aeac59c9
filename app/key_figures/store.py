"""What is decided about key figures in the database, and the posts that are counted."""

from collections.abc import Callable
from datetime import date

from sqlalchemy import delete, func, update
from sqlmodel import Session, col, select

from app.key_figures.counted import NO_WAY, Counted
from app.key_figures.programme import MOST_GOALS, Definition, Goal, Of, TooManyGoals, Typed
from app.key_figures.tables import CreatedDefinitionRow, GoalRow
from app.posts import store as posts
from app.posts.post import Standing
from app.posts.tables import PostRow, TargetGroupRow
from app.posts.text import Text
from app.ways import store as ways_in
from app.ways.tables import PostWayRow

DayOf = Callable[[int], date]
"""The day that a moment, in milliseconds since 1970, belongs to."""


def counted(session: Session, day_of: DayOf) -> list[Counted]:
    """All posts, whoever asks: what is shown of one administration depends on what can be known of the others.
    Examples are left out, unless there is nothing else."""
    kept = posts.every(session, col(PostRow.id).is_not(None)).values()
    real = [it for it in kept if not it.post.is_example]
    its = ways_of_posts(session)
    return [Counted(it.post, _described(it.text, day_of), its.get(it.id, NO_WAY), it.id) for it in real or kept]


def ways_of_posts(session: Session) -> dict[int, str]:
    """The key of the way in that each post is on; those that are on none are left out."""
    return dict(session.exec(select(PostWayRow.post, PostWayRow.way)).all())


def ways(session: Session) -> dict[str, str]:
    """What the municipality calls its ways in, by key."""
    return {kept.way.key: kept.way.name for kept in ways_in.ways(session)}


def _described(text: Text, day_of: DayOf) -> tuple[tuple[date, date | None], ...]:
    return tuple((day_of(since), None if until is None else day_of(until)) for since, until in text.spans)


def groups(session: Session) -> dict[str, str]:
    """The municipality's own target groups, by the id that tallies have."""
    return {str(row.id): row.name for row in session.exec(select(TargetGroupRow).order_by(col(TargetGroupRow.id)))}


# What is decided


def definition(session: Session) -> Definition | None:
    """None where nobody has chosen."""
    newest = select(CreatedDefinitionRow).order_by(col(CreatedDefinitionRow.id).desc()).limit(1)
    row = session.exec(newest).one_or_none()
    return Definition(Standing(row.standing), row.decision, row.decided_on) if row else None


def define(session: Session, it: Definition, at: int) -> None:
    """What was decided before stays in the table."""
    if it != definition(session):
        its = CreatedDefinitionRow(standing=it.created.value, decision=it.decision, chosen_at=at)
        its.decided_on = it.decided_on
        session.add(its)


def goals(session: Session) -> list[Goal]:
    """The first to be reached first; those without a day last."""
    rows = session.exec(select(GoalRow).order_by(col(GoalRow.until).is_(None), col(GoalRow.until), col(GoalRow.id)))
    return [_goal(row) for row in rows]


def _goal(row: GoalRow) -> Goal:
    typed = None
    if row.reached is not None and row.reached_on:
        typed = Typed(row.reached, row.reached_on, row.reached_source, row.reached_of_things)
    return Goal(Of(row.of), row.number, row.until, row.decision, row.id, row.source, row.name, typed)


def add_goal(session: Session, it: Goal) -> None:
    """Raises `TooManyGoals`."""
    if session.exec(select(func.count()).select_from(GoalRow)).one() >= MOST_GOALS:
        raise TooManyGoals(most=MOST_GOALS)
    row = GoalRow(of=it.of.value, number=it.number, until=it.by, decision=it.decision, name=it.name, source=it.source)
    session.add(row)


def reach(session: Session, id: int, it: Typed) -> bool:
    """Keep what is reached of a goal that isn't counted here. Whether there is one."""
    its = {"reached": it.number, "reached_on": it.on, "reached_source": it.source}
    its |= {"reached_of_things": it.of_things}
    this = (col(GoalRow.id) == id, col(GoalRow.of) == Of.OTHER.value)
    return bool(session.connection().execute(update(GoalRow).where(*this).values(**its)).rowcount)


def remove_goal(session: Session, id: int) -> None:
    session.exec(delete(GoalRow).where(col(GoalRow.id) == id))
