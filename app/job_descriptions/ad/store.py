"""An advertisement's own details in the database."""

from dataclasses import dataclass, fields

from sqlalchemy import insert, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col

from app.job_descriptions.ad.details import NO_DETAILS, AdChanged, Details, Extract
from app.job_descriptions.tables import AdRow


@dataclass(frozen=True, slots=True)
class Saved:
    """Details as they were saved. `number`: how many times; 0 where nobody has."""

    number: int = 0
    details: Details = NO_DETAILS


def saved(session: Session, id: int) -> Saved:
    row = session.get(AdRow, id)
    if row is None:
        return Saved()
    its = {it.name: getattr(row, it.name) for it in fields(Details)}
    return Saved(row.version, Details(**its | {"extract": Extract(row.extract)}))


def save(session: Session, id: int, was: int, details: Details, by: int, at: int) -> None:
    """Keep the details as they are after having been saved `was` times. Raises `AdChanged` where they were since."""
    its = {it.name: getattr(details, it.name) for it in fields(Details)} | {"extract": details.extract.value}
    shown = {"version": was + 1, "at": at, "by": by, **its}
    if was:
        this = (col(AdRow.job_description) == id, col(AdRow.version) == was)
        if not session.connection().execute(update(AdRow).where(*this).values(**shown)).rowcount:
            raise AdChanged
        return
    try:
        session.connection().execute(insert(AdRow).values(job_description=id, **shown))
    except IntegrityError:
        raise AdChanged from None
