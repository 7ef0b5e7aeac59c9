"""Packages that wait to be delivered, in the database: kept in the transaction that removes what they are of."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, func, select, true
from sqlmodel import Session

from app.archive.tables import PackageRow

_PACKAGE = PackageRow.__table__  # type: ignore[attr-defined]
_LISTED = tuple(column for column in _PACKAGE.c if column.name != "content")


@dataclass(frozen=True, slots=True)
class Package:
    """`of`: the id of what it is of, and `about` what that is. `content`: a ZIP."""

    name: str
    about: str
    of: int
    title: str
    administration: int | None
    made_at: int
    content: bytes


def keep(connection: Connection, it: Package, decision: str) -> None:
    said = {"name": it.name, "about": it.about, "title": it.title, "administration": it.administration}
    its = {"made_at": it.made_at, "decision": decision, "sha256": sha256(it.content).hexdigest()}
    connection.execute(_PACKAGE.insert().values(**said, **its, size=len(it.content), content=it.content))


def listed(session: Session, scope: Collection[int]) -> Sequence[Any]:
    """All but their contents, the newest first. `scope`: the administrations that whoever asks is limited to."""
    within = _PACKAGE.c.administration.in_(scope) if scope else true()
    return session.connection().execute(select(*_LISTED).where(within).order_by(_PACKAGE.c.id.desc())).all()


def waiting(connection: Connection) -> int:
    return connection.scalar(select(func.count()).select_from(_PACKAGE)) or 0


def one(session: Session, id: int, scope: Collection[int]) -> PackageRow | None:
    row = session.get(PackageRow, id)
    return row if row and (not scope or row.administration in scope) else None


def remove(session: Session, row: PackageRow) -> None:
    session.delete(row)
