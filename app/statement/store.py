"""The statement as it is kept, and what people have told."""

from sqlalchemy import func
from sqlmodel import Session, col, select

from app.statement.tables import THE_ONE, ObstacleRow, StatementRow
from app.vocabulary import Refused

MOST_OBSTACLES = 1000
"""That nobody has seen to. What is seen to makes room."""
SEEN_TO_KEPT = 365 * 24 * 3600 * 1000
"""How long what has been seen to is kept, in milliseconds."""


class TooManyObstacles(Refused):
    code = "too_many_obstacles"


def statement(session: Session) -> StatementRow:
    """What the municipality says; nothing where it has said nothing."""
    return session.get(StatementRow, THE_ONE) or StatementRow()


def say(session: Session, responsible: str, contact: str, defects: str, assessed: str, now: int) -> None:
    said = StatementRow(responsible=responsible, contact=contact, defects=defects, assessed=assessed, changed_at=now)
    session.merge(said)


def tell(session: Session, id: str, text: str, contact: str, now: int) -> None:
    """Keep what somebody tells. The same `id` again changes nothing. Raises `TooManyObstacles`."""
    if session.get(ObstacleRow, id):
        return
    waiting = select(func.count()).select_from(ObstacleRow).where(col(ObstacleRow.seen_to_at).is_(None))
    if session.exec(waiting).one() >= MOST_OBSTACLES:
        raise TooManyObstacles
    session.add(ObstacleRow(id=id, text=text, contact=contact, told_at=now))


def obstacle(session: Session, id: str) -> ObstacleRow | None:
    return session.get(ObstacleRow, id)


def obstacles(session: Session) -> list[ObstacleRow]:
    """What is to be seen to first, the oldest first; then what has been, the newest first."""
    rows = session.exec(select(ObstacleRow)).all()
    return sorted(rows, key=lambda it: (it.seen_to_at is not None, -(it.seen_to_at or 0), it.told_at))


def see_to(session: Session, id: str, now: int) -> None:
    row = session.get(ObstacleRow, id)
    if row and row.seen_to_at is None:
        row.seen_to_at = now


def purge(session: Session, now: int) -> None:
    """Take away what was seen to long ago."""
    for row in session.exec(select(ObstacleRow).where(col(ObstacleRow.seen_to_at) < now - SEEN_TO_KEPT)):
        session.delete(row)
