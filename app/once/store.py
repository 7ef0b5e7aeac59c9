"""What has been made, in the database: written in the transaction that makes it, so that of two the same one does."""

from sqlalchemy import delete, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col

from app.once.tables import MadeRow

KEPT = 7 * 24 * 3600 * 1000
"""How long a page that is still open, or comes back, is known to have been posted."""


class MadeAlready(Exception):
    """The same has been made by the same post, before or this very moment."""


def begin(session: Session, key: str, now: int) -> None:
    """Have what follows in the transaction made once. Where the same is under way, wait for how it ends.

    Raises `MadeAlready`.
    """
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    values = {"key": key, "leads_to": "", "gives": "", "lasts": 0, "at": now}
    adding = dialect.insert(MadeRow).values(**values).on_conflict_do_nothing()
    if session.connection().scalar(adding.returning(col(MadeRow.key))) is None:
        raise MadeAlready


def led_to(session: Session, key: str, leads_to: str, gives: str, lasts: int) -> None:
    its = update(MadeRow).where(col(MadeRow.key) == key)
    session.connection().execute(its.values(leads_to=leads_to, gives=gives, lasts=lasts))


def made(session: Session, key: str) -> MadeRow | None:
    return session.get(MadeRow, key)


def purge(session: Session, now: int) -> None:
    session.exec(delete(MadeRow).where(col(MadeRow.at) < now - KEPT))
