"""Job descriptions in the database. Every save that changes something is a version of its own, kept whole."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import ColumnElement, func, true, update
from sqlmodel import Session, col, select

from app.account.store import open_until_end
from app.account.tables import FacilitatorRow
from app.job_descriptions.draft import Draft, EditedMeanwhile
from app.job_descriptions.tables import JobDescriptionRow, JobDescriptionVersionRow

_DRAFT = TypeAdapter(Draft)

Which = ColumnElement[bool]
"""Which of the installation's job descriptions: a condition on their rows (`app.job_descriptions.whose.reached`)."""


@dataclass(frozen=True, slots=True)
class Version:
    """A draft as it was saved. `at`: milliseconds since 1970. `by`: an e-mail; None for somebody who has none.
    `account`: whose; None where it came of a review by a link."""

    number: int
    at: int
    by: str | None
    draft: Draft
    account: int | None = None

    def within(self, administration: str) -> "Version":
        """With the administration that the text belongs to, where its own words name none."""
        return replace(self, draft=replace(self.draft, administration=self.draft.administration or administration))


def add(
    session: Session, draft: Draft, workshop: int | None, by: int, at: int, administration: int | None = None
) -> int:
    """Keep a new draft as version 1, for who made it to work on. Returns its id. Raises `AccountClosed`."""
    open_until_end(session, by)
    row = JobDescriptionRow(workshop=workshop, version=1, created_at=at, **_shown(draft, at))
    row.holder, row.administration = by, administration
    session.add(row)
    session.flush()
    assert row.id is not None
    session.add(JobDescriptionVersionRow(job_description=row.id, number=1, at=at, by=by, content=_content(draft)))
    session.flush()
    return row.id


def give(session: Session, id: int, holder: int | None) -> bool:
    """Let it be somebody's to work on; HR's where that is None. Whether it was somebody else's."""
    these = (col(JobDescriptionRow.id) == id, col(JobDescriptionRow.holder).is_distinct_from(holder))
    return bool(session.connection().execute(update(JobDescriptionRow).where(*these).values(holder=holder)).rowcount)


def save(session: Session, id: int, was: int, draft: Draft, by: int | None, at: int) -> int:
    """Keep the draft as the version after `was`, the one it was made from. Returns its number. Lists go on showing what
    is in force, where something is.

    Raises `EditedMeanwhile` where there is a newer one.
    """
    this = update(JobDescriptionRow).where(col(JobDescriptionRow.id) == id)
    newer = this.where(col(JobDescriptionRow.version) == was).values(version=was + 1, changed_at=at)
    if not session.connection().execute(newer).rowcount:
        raise EditedMeanwhile
    in_force = session.exec(select(JobDescriptionRow.in_force).where(JobDescriptionRow.id == id)).one()
    its = {"beside": draft.status.value} if in_force else _shown(draft, at)
    session.connection().execute(this.values(**its))
    session.add(JobDescriptionVersionRow(job_description=id, number=was + 1, at=at, by=by, content=_content(draft)))
    session.flush()
    return was + 1


def show(session: Session, id: int, draft: Draft, in_force: int | None, at: int) -> None:
    """Let lists show this text. `in_force`: its number, where it is in force."""
    its = {"in_force": in_force, "beside": "", **_shown(draft, at)}
    this = update(JobDescriptionRow).where(col(JobDescriptionRow.id) == id)
    session.connection().execute(this.values(**its))
    session.expire_all()


def every(session: Session, which: Which) -> list[JobDescriptionRow]:
    """The last changed first."""
    newest = col(JobDescriptionRow.changed_at).desc(), col(JobDescriptionRow.id).desc()
    return list(session.exec(select(JobDescriptionRow).where(which).order_by(*newest)))


def title(session: Session, id: int) -> str | None:
    """The newest title; None where there is no such job description."""
    row = session.get(JobDescriptionRow, id)
    return row.title if row else None


def newest(session: Session, which: Which) -> list[Draft]:
    """As they are now."""
    rows = session.exec(
        select(JobDescriptionVersionRow.content)
        .join(JobDescriptionRow, col(JobDescriptionRow.id) == col(JobDescriptionVersionRow.job_description))
        .where(JobDescriptionVersionRow.number == JobDescriptionRow.version, which)
    )
    return [_DRAFT.validate_python(content) for content in rows]


def latest(session: Session, which: Which, ids: Collection[int] = ()) -> dict[int, Version]:
    """The version in force, or else the newest, of these job descriptions or of all of them; the last changed first."""
    chosen = col(JobDescriptionRow.id).in_(ids) if ids else true()
    spoken_of = func.coalesce(col(JobDescriptionRow.in_force), col(JobDescriptionRow.version))
    rows = session.exec(
        select(JobDescriptionVersionRow, FacilitatorRow.email)
        .join(JobDescriptionRow, col(JobDescriptionRow.id) == col(JobDescriptionVersionRow.job_description))
        .outerjoin(FacilitatorRow, col(FacilitatorRow.id) == col(JobDescriptionVersionRow.by))
        .where(col(JobDescriptionVersionRow.number) == spoken_of, which, chosen)
        .order_by(col(JobDescriptionRow.changed_at).desc(), col(JobDescriptionRow.id).desc())
    )
    return {
        row.job_description: Version(row.number, row.at, email or None, _DRAFT.validate_python(row.content), row.by)
        for row, email in rows
    }


def versions(session: Session, id: int) -> list[Version]:
    """All versions, the newest first; none where there is no such job description."""
    rows = session.exec(
        select(JobDescriptionVersionRow, FacilitatorRow.email)
        .outerjoin(FacilitatorRow, col(FacilitatorRow.id) == col(JobDescriptionVersionRow.by))
        .where(JobDescriptionVersionRow.job_description == id)
        .order_by(col(JobDescriptionVersionRow.number).desc())
    )
    return [
        Version(row.number, row.at, email or None, _DRAFT.validate_python(row.content), row.by) for row, email in rows
    ]


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
