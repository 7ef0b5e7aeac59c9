"""Job descriptions in the database. Every save that changes something is a version of its own, kept whole."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import true, update
from sqlmodel import Session, col, select

from app.account.tables import FacilitatorRow
from app.job_descriptions.draft import Draft, EditedMeanwhile
from app.job_descriptions.tables import JobDescriptionRow, JobDescriptionVersionRow

_DRAFT = TypeAdapter(Draft)


@dataclass(frozen=True, slots=True)
class Version:
    """A draft as it was saved. `at`: milliseconds since 1970. `by`: an e-mail; None for somebody who has none."""

    number: int
    at: int
    by: str | None
    draft: Draft


def add(session: Session, draft: Draft, workshop: int | None, by: int, at: int) -> int:
    """Keep a new draft as version 1. Returns its id."""
    row = JobDescriptionRow(workshop=workshop, version=1, created_at=at, **_shown(draft, at))
    session.add(row)
    session.flush()
    assert row.id is not None
    session.add(JobDescriptionVersionRow(job_description=row.id, number=1, at=at, by=by, content=_content(draft)))
    session.flush()
    return row.id


def save(session: Session, id: int, was: int, draft: Draft, by: int, at: int) -> int:
    """Keep the draft as the version after `was`, the one it was made from. Returns its number.

    Raises `EditedMeanwhile` where there is a newer one.
    """
    done = session.connection().execute(
        update(JobDescriptionRow)
        .where(col(JobDescriptionRow.id) == id, col(JobDescriptionRow.version) == was)
        .values(version=was + 1, **_shown(draft, at))
    )
    if not done.rowcount:
        raise EditedMeanwhile
    session.add(JobDescriptionVersionRow(job_description=id, number=was + 1, at=at, by=by, content=_content(draft)))
    session.flush()
    return was + 1


def every(session: Session) -> list[JobDescriptionRow]:
    """All of the installation's job descriptions, the last changed first."""
    newest = col(JobDescriptionRow.changed_at).desc(), col(JobDescriptionRow.id).desc()
    return list(session.exec(select(JobDescriptionRow).order_by(*newest)))


def title(session: Session, id: int) -> str | None:
    """The newest title; None where there is no such job description."""
    row = session.get(JobDescriptionRow, id)
    return row.title if row else None


def newest(session: Session) -> list[Draft]:
    """All of the installation's job descriptions as they are now."""
    rows = session.exec(
        select(JobDescriptionVersionRow.content)
        .join(JobDescriptionRow, col(JobDescriptionRow.id) == col(JobDescriptionVersionRow.job_description))
        .where(JobDescriptionVersionRow.number == JobDescriptionRow.version)
    )
    return [_DRAFT.validate_python(content) for content in rows]


def latest(session: Session, ids: Collection[int] = ()) -> dict[int, Version]:
    """The newest version of these job descriptions, or of all of them; the last changed first."""
    chosen = col(JobDescriptionRow.id).in_(ids) if ids else true()
    rows = session.exec(
        select(JobDescriptionVersionRow, FacilitatorRow.email)
        .join(JobDescriptionRow, col(JobDescriptionRow.id) == col(JobDescriptionVersionRow.job_description))
        .join(FacilitatorRow, col(FacilitatorRow.id) == col(JobDescriptionVersionRow.by))
        .where(JobDescriptionVersionRow.number == JobDescriptionRow.version, chosen)
        .order_by(col(JobDescriptionRow.changed_at).desc(), col(JobDescriptionRow.id).desc())
    )
    return {
        row.job_description: Version(row.number, row.at, email, _DRAFT.validate_python(row.content))
        for row, email in rows
    }


def versions(session: Session, id: int) -> list[Version]:
    """All versions, the newest first; none where there is no such job description."""
    rows = session.exec(
        select(JobDescriptionVersionRow, FacilitatorRow.email)
        .join(FacilitatorRow, col(FacilitatorRow.id) == col(JobDescriptionVersionRow.by))
        .where(JobDescriptionVersionRow.job_description == id)
        .order_by(col(JobDescriptionVersionRow.number).desc())
    )
    return [Version(row.number, row.at, email, _DRAFT.validate_python(row.content)) for row, email in rows]


def _shown(draft: Draft, at: int) -> dict[str, Any]:
    return {
        "title": draft.title,
        "workplace": draft.workplace or draft.provenance.workplace,
        "is_example": draft.provenance.is_example,
        "status": draft.status.value,
        "agreement": draft.agreement.value,
        "extent": None if draft.extent is None else float(draft.extent),
        "changed_at": at,
    }


def _content(draft: Draft) -> Any:
    return _DRAFT.dump_python(draft, mode="json")
