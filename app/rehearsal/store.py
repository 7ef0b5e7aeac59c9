"""Rehearsals in the database, and what has been done in them: read from the journal, and kept nowhere else."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select
from sqlmodel import Session as DatabaseSession
from sqlmodel import col
from sqlmodel import select as rows_of

from app.job_descriptions.tables import JobDescriptionRow
from app.live.replayed import begun, retold
from app.rehearsal.deeds import DEEDS, ENOUGH, Deed, Session, Tally, before
from app.rehearsal.tables import RehearsalRow
from app.storage.journal import JournalRow
from app.workshop.tables import WorkshopRow

_LINE = JournalRow.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """A rehearsal, and the deeds of the session that it began in: what a course asks for."""

    code: str
    session: Session
    compressed: bool
    done: tuple[tuple[Deed, bool], ...]

    @property
    def count(self) -> int:
        return sum(is_done for _, is_done in self.done)

    @property
    def is_enough(self) -> bool:
        return self.count >= ENOUGH


def keep(session: DatabaseSession, workshop: int, began: Session, compressed: bool, at: int) -> None:
    """Note that an example is a rehearsal, where that is not noted."""
    if session.get(RehearsalRow, workshop) is None:
        session.add(RehearsalRow(workshop=workshop, session=began.value, compressed=compressed, at=at))
        session.flush()


def of_workshop(session: DatabaseSession, workshop: int) -> RehearsalRow | None:
    return session.get(RehearsalRow, workshop)


def latest(session: DatabaseSession, facilitator: int, began: Session | None = None) -> Rehearsed | None:
    """The last rehearsal that somebody made, of all or of those that began in a session; None where there is none."""
    wanted = [col(WorkshopRow.facilitator) == facilitator]
    if began:
        wanted.append(col(RehearsalRow.session) == began.value)
    found = session.exec(
        rows_of(RehearsalRow, WorkshopRow.code)
        .join(WorkshopRow, col(WorkshopRow.id) == col(RehearsalRow.workshop))
        .where(*wanted)
        .order_by(col(RehearsalRow.at).desc(), col(RehearsalRow.workshop).desc())
        .limit(1)
    ).first()
    if found is None:
        return None
    row, code = found
    done, its = deeds(session.connection(), row.workshop), Session(row.session)
    return Rehearsed(code, its, row.compressed, tuple((deed, deed in done) for deed in DEEDS[its]))


def job(session: DatabaseSession, workshop: int) -> JobDescriptionRow | None:
    """The first job description that was made from a workshop."""
    made = rows_of(JobDescriptionRow).where(JobDescriptionRow.workshop == workshop)
    return session.exec(made.order_by(col(JobDescriptionRow.id)).limit(1)).first()


def deeds(connection: Connection, workshop: int) -> frozenset[Deed]:
    """What whoever leads has done, told by the workshop's journal from its beginning; as far as it can be read, for of
    an older version's, or one from which lines were removed, some can't be."""
    lines = connection.execute(select(_LINE).where(_LINE.c.workshop == workshop).order_by(_LINE.c.number))
    tally = Tally()
    with suppress(KeyError, ValueError):
        _tell(workshop, iter(lines), tally)
    return tally.done


def _tell(workshop: int, lines: Iterator[Any], tally: Tally) -> None:
    live = begun(workshop, next(lines))
    for line, event in retold(live, lines):
        tally.note(event, line.by, before(live))
