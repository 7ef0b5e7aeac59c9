"""The day that somebody took the course, which only they see: nothing else of it is kept."""

from datetime import date

from sqlmodel import Session

from app.account.tables import FacilitatorRow


def took(session: Session, facilitator: int) -> date | None:
    row = session.get(FacilitatorRow, facilitator)
    return row.took_course_on if row else None


def keep(session: Session, facilitator: int, on: date | None) -> None:
    """`on`: None takes it away."""
    row = session.get(FacilitatorRow, facilitator, with_for_update=True)
    if row:
        row.took_course_on = on
        session.add(row)
