"""The municipality's administrations in the database: a list that whoever sees to the installation keeps."""

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import delete, func, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from app.account.tables import FacilitatorRow, InvitationRow
from app.alphabet import alphabetical
from app.job_descriptions.tables import JobDescriptionRow
from app.organisation.tables import AdministrationRow, WorkplaceRow
from app.vocabulary import Refused, clean
from app.workshop.tables import WorkshopRow
from app.workshop.workshop import UnknownChoice

NAME_LENGTH = 80


class NameMissing(Refused):
    code = "name_missing"


class NameTaken(Refused):
    code = "name_taken"


class AdministrationUsed(Refused):
    """Something is of it, or somebody is limited to it."""

    code = "administration_used"


def names(session: Session) -> dict[int, str]:
    """All of them, by id, in order of name."""
    rows = session.exec(select(AdministrationRow)).all()
    return {row.id: row.name for row in sorted(rows, key=lambda row: alphabetical(row.name)) if row.id is not None}


def within(session: Session, scope: Collection[int]) -> dict[int, str]:
    """Those that somebody may choose among, who is limited to these; all where they are limited to none."""
    return {id: name for id, name in names(session).items() if not scope or id in scope}


def chosen(session: Session, asked: str, scope: Collection[int], was: int | None = None) -> int | None:
    """The administration that was chosen, as a form says it; "" is none. `was`: the one before, which may stay. Raises
    `UnknownChoice`."""
    if not asked:
        return None
    id = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else 0
    if id == was:
        return was
    if id not in within(session, scope):
        raise UnknownChoice
    return id


def of_texts(session: Session) -> dict[int, str]:
    """The name of the administration that a job description belongs to, by the job description's id."""
    to_its_own = col(AdministrationRow.id) == col(JobDescriptionRow.administration)
    rows = session.exec(select(JobDescriptionRow.id, AdministrationRow.name).join(AdministrationRow, to_its_own))
    return {id: name for id, name in rows if id is not None}


def uses(session: Session, *also: Any) -> dict[int, int]:
    """How many things are of each, and people limited to it; those of none are left out. `also`: columns of what stands
    above this that say of which something is."""
    found: dict[int, int] = {}
    its = (WorkshopRow.administration, JobDescriptionRow.administration, WorkplaceRow.administration)
    for whose in (*its, *also):
        for id, count in session.exec(select(whose, func.count()).group_by(col(whose))):
            found[id or 0] = found.get(id or 0, 0) + count
    # An account or an invitation is limited to few, and there are few of them.
    is_out = col(InvitationRow.accepted_by).is_(None)
    for scopes in (select(FacilitatorRow.scope), select(InvitationRow.scope).where(is_out)):
        for scope in session.exec(scopes):
            for id in scope:
                found[id] = found.get(id, 0) + 1
    return {id: count for id, count in found.items() if id}


def add(session: Session, name: str) -> int:
    """Raises `NameMissing`, `NameTaken`, `TextTooLong`."""
    row = AdministrationRow(name=_name(name))
    session.add(row)
    _written(session)
    assert row.id is not None
    return row.id


def bring(session: Session, names: Iterable[str]) -> int:
    """Add those that are not there, however their letters are written. How many. Raises `TextTooLong`."""
    there = {name.casefold() for name in _names(session)}
    new = [name for name in names if name.casefold() not in there]
    session.add_all(AdministrationRow(name=_name(name)) for name in new)
    _written(session)
    return len(new)


def _names(session: Session) -> list[str]:
    return [*session.exec(select(AdministrationRow.name))]


def rename(session: Session, id: int, name: str) -> bool:
    """Whether there was one with another name. Raises `NameMissing`, `NameTaken`, `TextTooLong`."""
    row = session.get(AdministrationRow, id, with_for_update=True)
    if row is None or row.name == _name(name):
        return False
    row.name = _name(name)
    session.add(row)
    _written(session)
    return True


def remove(session: Session, id: int) -> bool:
    """Whether there was one. Raises `AdministrationUsed`."""
    # What is given it meanwhile waits for this, and finds that it is gone.
    if session.get(AdministrationRow, id, with_for_update=True) is None:
        return False
    if id in uses(session):
        raise AdministrationUsed
    try:
        session.exec(delete(AdministrationRow).where(col(AdministrationRow.id) == id))
    except IntegrityError:
        # By what `uses` does not know of: it stands above this.
        raise AdministrationUsed from None
    return True


def move(session: Session, row: type[WorkshopRow | JobDescriptionRow], id: int, to: int | None) -> bool:
    """Let a workshop or a job description be of another administration. Whether it was."""
    its: Any = row.administration
    these = (col(row.id) == id, col(its).is_distinct_from(to))
    return bool(session.connection().execute(update(row).where(*these).values(administration=to)).rowcount)


def _name(typed: str) -> str:
    name = clean(typed, NAME_LENGTH)
    if not name:
        raise NameMissing
    return name


def _written(session: Session) -> None:
    try:
        session.flush()
    except IntegrityError:
        raise NameTaken from None
