"""Calculations in the database. Every save that changes something is a version of its own, kept whole with its
values."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, delete, update
from sqlmodel import Session, col, select

from app.account.store import open_until_end
from app.account.tables import FacilitatorRow
from app.calculator.inputs import Inputs, as_kept, inputs_from
from app.calculator.tables import CalculationRow, CalculationVersionRow
from app.vocabulary import Refused

Which = ColumnElement[bool]
"""Which of the installation's calculations: a condition on their rows (`app.calculator.whose.reached`)."""


class CalculatedMeanwhile(Refused):
    """Somebody else has saved a version since the page was opened."""

    code = "calculated_meanwhile"


@dataclass(frozen=True, slots=True)
class For:
    """What a calculation is for: a text, a post, or neither. `administration`: whose it is."""

    job_description: int | None = None
    post: int | None = None
    administration: int | None = None
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class Version:
    """`year`: of the set that it began with. `at`: milliseconds since 1970. `by`: an e-mail; "" for somebody who has
    none."""

    number: int
    title: str
    year: int | None
    inputs: Inputs
    at: int
    by: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A calculation. `version`: the newest, or the one that was asked for; `newest`: the newest's number."""

    id: int
    of: For
    version: Version
    newest: int
    made_by: int

    @property
    def is_newest(self) -> bool:
        return self.version.number == self.newest


def add(session: Session, of: For, title: str, year: int | None, its: Inputs, by: int, at: int) -> int:
    """Keep a new calculation as version 1. Its id. Raises `AccountClosed`."""
    open_until_end(session, by)
    row = CalculationRow(
        title=title,
        job_description=of.job_description,
        post=of.post,
        administration=of.administration,
        is_example=of.is_example,
        version=1,
        year=year,
        created_at=at,
        changed_at=at,
        by=by,
    )
    session.add(row)
    session.flush()
    assert row.id is not None
    session.add(_version(row.id, 1, title, year, its, by, at))
    session.flush()
    return row.id


def save(session: Session, id: int, was: int, title: str, year: int | None, its: Inputs, by: int, at: int) -> None:
    """Keep the version after `was`. Raises `CalculatedMeanwhile` where there is one."""
    this = update(CalculationRow).where(col(CalculationRow.id) == id, col(CalculationRow.version) == was)
    newer = this.values(version=was + 1, title=title, year=year, changed_at=at)
    if not session.connection().execute(newer).rowcount:
        raise CalculatedMeanwhile
    session.add(_version(id, was + 1, title, year, its, by, at))
    session.flush()


def remove(session: Session, id: int) -> None:
    """With all its versions."""
    session.exec(delete(CalculationRow).where(col(CalculationRow.id) == id))


def every(session: Session, which: Which) -> list[Kept]:
    """In their newest versions, the last changed first."""
    newest = col(CalculationVersionRow.number) == CalculationRow.version
    order = col(CalculationRow.changed_at).desc(), col(CalculationRow.id).desc()
    return [_kept(*row) for row in session.exec(_rows(which).where(newest).order_by(*order))]


def one(session: Session, which: Which, id: int, number: int | None = None) -> Kept | None:
    """`number`: of a version; None: the newest."""
    asked = CalculationRow.version if number is None else number
    its = _rows((col(CalculationRow.id) == id) & which).where(col(CalculationVersionRow.number) == asked)
    found = session.exec(its).one_or_none()
    return _kept(*found) if found else None


def versions(session: Session, id: int) -> list[Version]:
    """The newest first."""
    its = _rows(col(CalculationRow.id) == id).order_by(col(CalculationVersionRow.number).desc())
    return [_kept(*row).version for row in session.exec(its)]


def of_thing(session: Session, which: Which, *, text: int | None = None, post: int | None = None) -> list[Kept]:
    """Those for a job description, or a post, that somebody reaches."""
    its = col(CalculationRow.job_description) == text if text else col(CalculationRow.post) == post
    return every(session, which & its)


def _rows(which: Which) -> Any:
    return (
        select(CalculationRow, CalculationVersionRow, FacilitatorRow.email)
        .join(CalculationVersionRow, col(CalculationVersionRow.calculation) == col(CalculationRow.id))
        .outerjoin(FacilitatorRow, col(FacilitatorRow.id) == col(CalculationVersionRow.by))
        .where(which)
    )


def _kept(row: CalculationRow, version: CalculationVersionRow, email: str | None) -> Kept:
    assert row.id is not None
    inputs = inputs_from(version.values, version.input)
    its = Version(version.number, version.title, version.year, inputs, version.at, email or "")
    of = For(row.job_description, row.post, row.administration, row.is_example)
    return Kept(row.id, of, its, row.version, row.by)


def _version(
    id: int, number: int, title: str, year: int | None, its: Inputs, by: int, at: int
) -> CalculationVersionRow:
    values, rest = as_kept(its)
    return CalculationVersionRow(
        calculation=id, number=number, at=at, by=by, title=title, year=year, values=values, input=rest
    )
