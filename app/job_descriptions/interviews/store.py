"""The sheets of a job description's interviews in the database. Whoever saves after somebody else is told so."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, func, update
from sqlmodel import Session, col, select

from app.job_descriptions.draft import EditedMeanwhile
from app.job_descriptions.interviews.sheets import MOST_SHEETS, Question, Sheet, TooManySheets
from app.job_descriptions.tables import InterviewRow


@dataclass(frozen=True, slots=True)
class Kept:
    """A sheet as it was saved. `version`: how many times it has been."""

    id: int
    version: int
    sheet: Sheet


def every(session: Session, text: int) -> list[Kept]:
    """Of a job description, in the order they came."""
    rows = session.exec(select(InterviewRow).where(InterviewRow.job_description == text).order_by(col(InterviewRow.id)))
    return [_kept(row) for row in rows]


def sheets(session: Session, text: int) -> dict[int, Sheet]:
    """By id."""
    return {it.id: it.sheet for it in every(session, text)}


def one(session: Session, text: int, id: int) -> Kept | None:
    row = session.get(InterviewRow, id)
    return _kept(row) if row and row.job_description == text else None


def add(session: Session, text: int, sheet: Sheet, at: int) -> int:
    """Raises `TooManySheets`."""
    count = session.exec(select(func.count()).select_from(InterviewRow).where(InterviewRow.job_description == text))
    if count.one() >= MOST_SHEETS:
        raise TooManySheets(most=MOST_SHEETS)
    row = InterviewRow(job_description=text, version=1, changed_at=at, **_written(sheet))
    session.add(row)
    session.flush()
    assert row.id is not None
    return row.id


def save(session: Session, text: int, id: int, was: int, sheet: Sheet, at: int) -> None:
    """Keep a sheet as it was changed from its version `was`. Raises `EditedMeanwhile`, also where it is gone."""
    this = update(InterviewRow).where(
        col(InterviewRow.id) == id, col(InterviewRow.job_description) == text, col(InterviewRow.version) == was
    )
    if not session.connection().execute(this.values(version=was + 1, changed_at=at, **_written(sheet))).rowcount:
        raise EditedMeanwhile


def remove(session: Session, text: int, id: int) -> None:
    this = delete(InterviewRow).where(col(InterviewRow.id) == id, col(InterviewRow.job_description) == text)
    session.connection().execute(this)


def _written(sheet: Sheet) -> dict[str, Any]:
    said = {question.value: text for question, text in sheet.said.items()}
    return {"role": sheet.role, "tasks": list(sheet.tasks), "said": said}


def _kept(row: InterviewRow) -> Kept:
    assert row.id is not None
    said = {Question(name): text for name, text in row.said.items()}
    return Kept(row.id, row.version, Sheet(row.role, tuple(row.tasks), said))
