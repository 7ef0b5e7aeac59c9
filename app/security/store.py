"""The security log in the database: written once and only read, until it is so old that it goes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, delete, func, or_, select
from sqlalchemy.dialects import postgresql, sqlite

from app.ids import fingerprint
from app.security.entry import SIGN_INS, About, Actor, By, Entry, Thing, What
from app.security.tables import SecurityLogRow
from app.storage.database import Database

MINUTE = 60 * 1000
_AT_A_TIME = 1000
"""Rows that are read at once, where all are."""

_TABLE = SecurityLogRow.__table__  # type: ignore[attr-defined]


def add(connection: Connection, entries: Sequence[Entry]) -> None:
    if entries:
        connection.execute(_TABLE.insert(), [_row(entry, None) for entry in entries])


def add_once(connection: Connection, entry: Entry) -> bool:
    """Write what can happen once to what it is about. Whether it was not there already."""
    assert entry.about
    row = _row(entry, f"{entry.what}:{entry.about.thing}:{entry.about.id}")
    written = _insert(connection).values(**row).on_conflict_do_nothing().returning(_TABLE.c.id)
    return connection.scalar(written) is not None


def count(connection: Connection, entries: Sequence[Entry]) -> None:
    """Write what may happen any number of times: alike, and in the same minute, is one row that counts."""
    insert = _insert(connection)
    more = {"count": _TABLE.c.count + insert.excluded.count, "last": insert.excluded.last}
    # In one order for all processes, so that two never wait for each other's rows.
    for row in sorted((_row(entry, likeness(entry)) for entry in entries), key=itemgetter("once")):
        connection.execute(insert.values(**row).on_conflict_do_update(index_elements=["once"], set_=more))


def likeness(entry: Entry) -> str:
    """The same for entries that are counted together."""
    its = (entry.what, entry.by, entry.about, sorted(entry.details.items()), entry.at // MINUTE)
    return fingerprint(repr(its))


def purge(connection: Connection, before: int) -> int:
    """Remove what is older. `before`: milliseconds since 1970. How many rows went."""
    return connection.execute(delete(_TABLE).where(_TABLE.c.last < before)).rowcount


def since(database: Database, start: int, end: int) -> Iterator[Entry]:
    """What happened from one moment to another, the oldest first, read some at a time."""
    at, id = start, 0
    while True:
        later = or_(_TABLE.c.at > at, (_TABLE.c.at == at) & (_TABLE.c.id > id))
        some = select(_TABLE).where(later, _TABLE.c.at < end).order_by(_TABLE.c.at, _TABLE.c.id).limit(_AT_A_TIME)
        with database.reading() as connection:
            rows = connection.execute(some).all()
        yield from (_entry(row) for row in rows)
        if len(rows) < _AT_A_TIME:
            return
        at, id = rows[-1].at, rows[-1].id


@dataclass(frozen=True, slots=True)
class Before:
    """The sign-in to an account next to this one. `is_later`: whether it came after this one, somewhere else.
    `failed`: how many times a wrong password has been tried since."""

    at: int
    is_later: bool
    failed: int


def before(connection: Connection, facilitator: int, session: str | None) -> Before | None:
    """None where there is no other. `session`: the sign-in that asks."""
    its = (_TABLE.c.by == facilitator, _TABLE.c.actor == Actor.FACILITATOR, _TABLE.c.what.in_(SIGN_INS))
    is_other = _TABLE.c.session.is_distinct_from(session)
    at = connection.scalar(select(func.max(_TABLE.c.at)).where(*its, is_other))
    if at is None:
        return None
    mine = connection.scalar(select(func.max(_TABLE.c.at)).where(*its, ~is_other))
    tried = (_TABLE.c.about == Thing.FACILITATOR, _TABLE.c.about_id == facilitator, _TABLE.c.last >= at)
    failed = select(func.sum(_TABLE.c.count)).where(*tried, _TABLE.c.what == What.SIGN_IN_FAILED)
    return Before(at, mine is not None and at > mine, connection.scalar(failed) or 0)


def _insert(connection: Connection) -> Any:
    return (sqlite if connection.dialect.name == "sqlite" else postgresql).insert(_TABLE)


def _row(entry: Entry, once: str | None) -> dict[str, Any]:
    return {
        "at": entry.at,
        "last": max(entry.last, entry.at),
        "count": entry.count,
        "what": entry.what,
        "outcome": entry.outcome,
        "actor": entry.by.actor,
        "by": entry.by.id,
        "session": entry.by.session,
        "address": entry.by.address,
        "about": entry.about.thing if entry.about else None,
        "about_id": entry.about.id if entry.about else None,
        "details": dict(entry.details),
        "once": once,
    }


def _entry(row: Any) -> Entry:
    by = By(Actor(row.actor), row.by, row.address, row.session)
    about = About(Thing(row.about), row.about_id) if row.about else None
    return Entry(row.at, What(row.what), by, about, row.details, row.count, row.last)
