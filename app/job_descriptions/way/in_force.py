"""The versions of a job description that were in force: which one is, since when, and its paper as it was kept."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import ColumnElement, update
from sqlmodel import Session, col, select

from app.account.tables import FacilitatorRow
from app.job_descriptions import store
from app.job_descriptions.draft import Draft
from app.job_descriptions.tables import InForceRow, JobDescriptionRow
from app.job_descriptions.way.approval import NotInForce, Passed

_PASSED = TypeAdapter(tuple[Passed, ...])


@dataclass(frozen=True, slots=True)
class InForce:
    """`version`: its number. `by`: who approved it, an e-mail. `made_at`: when its paper was made, None where it is not
    yet; `sha256`: that paper's fingerprint, in hex. `until`: when it was replaced or ended; None while it is in force.
    Times: milliseconds since 1970."""

    version: int
    at: int
    by: str | None
    passed: tuple[Passed, ...] = ()
    made_at: int | None = None
    sha256: str = ""
    until: int | None = None


def put_in_force(
    session: Session, id: int, number: int, draft: Draft, by: int, at: int, passed: Iterable[Passed] = ()
) -> None:
    """Let a version be the one in force, instead of the one that is."""
    _end(session, id, at)
    kept: Any = _PASSED.dump_python(tuple(passed), mode="json")
    session.add(InForceRow(job_description=id, version=number, at=at, by=by, passed=kept))
    session.flush()
    store.show(session, id, draft, number, at)


def end(session: Session, id: int, number: int, newest: Draft, at: int) -> None:
    """No version is in force any more, and lists show the newest. Raises `NotInForce`."""
    if not _end(session, id, at, col(InForceRow.version) == number):
        raise NotInForce
    store.show(session, id, newest, None, at)


def _end(session: Session, id: int, at: int, *which: ColumnElement[bool]) -> bool:
    this = (col(InForceRow.job_description) == id, col(InForceRow.until).is_(None), *which)
    return bool(session.connection().execute(update(InForceRow).where(*this).values(until=at)).rowcount)


def every(session: Session, id: int) -> list[InForce]:
    """Those that are and were, the newest first."""
    columns = (col(getattr(InForceRow, name)) for name in ("version", "at", "passed", "made_at", "sha256", "until"))
    rows = session.execute(
        select(*columns, FacilitatorRow.email)  # type: ignore[call-overload]
        .outerjoin(FacilitatorRow, col(FacilitatorRow.id) == col(InForceRow.by))
        .where(col(InForceRow.job_description) == id)
        .order_by(col(InForceRow.at).desc(), col(InForceRow.version).desc())
    )
    return [
        InForce(version, at, email or None, _PASSED.validate_python(passed), made_at, sha256, until)
        for version, at, passed, made_at, sha256, until, email in rows
    ]


def paper(session: Session, id: int, number: int) -> bytes | None:
    """The paper of a version that is or was in force; None where it is not made yet."""
    its = (InForceRow.job_description == id, InForceRow.version == number)
    return session.exec(select(InForceRow.pdf).where(*its)).one_or_none()


def stand_still(session: Session, id: int) -> None:
    """Let nobody change the job description, or take words out of it, until the transaction ends."""
    session.exec(select(JobDescriptionRow.id).where(JobDescriptionRow.id == id).with_for_update()).one_or_none()


def keep_paper(session: Session, id: int, number: int, pdf: bytes, at: int) -> None:
    """Keep the paper, where none is kept."""
    this = (col(InForceRow.job_description) == id, col(InForceRow.version) == number, col(InForceRow.pdf).is_(None))
    its = {"pdf": pdf, "sha256": hashlib.sha256(pdf).hexdigest(), "made_at": at}
    session.connection().execute(update(InForceRow).where(*this).values(**its))
