"""The database: one engine, used from threads.

Everything is synchronous SQLAlchemy: the desk writes from one thread of its own, and pages read from the thread pool.
SQLite takes its write lock when a writing transaction begins, so that two writers wait for each other instead of
failing half way; it is in WAL with `synchronous=FULL`, so that what is committed is on disk.
"""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import OperationalError
from sqlmodel import Session

from app.storage import driver
from app.storage.encoded import encoded
from app.storage.together import BEGINS

POSTGRESQL = {
    "connect_timeout": 5,
    "tcp_user_timeout": 10_000,
    "options": "-c lock_timeout=5s -c idle_in_transaction_session_timeout=10s",
}
"""How long a lost network, or another process that died with a lock in its hand, may keep everybody waiting."""


PATIENCE_WITH_READERS = 50
"""Milliseconds for which writers may wait while the log waits to be cut off."""


class Database:
    """`url`: sqlite:///path or postgresql+psycopg://…; the folder of an SQLite file is made where it is missing."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.is_sqlite = url.startswith("sqlite")
        if self.is_sqlite and (file := make_url(url).database):
            _keep_to_ourselves(Path(file))
        self.engine: Engine = create_engine(
            url,
            json_serializer=encoded,
            json_deserializer=orjson.loads,
            pool_pre_ping=not self.is_sqlite,
            connect_args={} if self.is_sqlite else POSTGRESQL,
            hide_parameters=True,  # an error's text reaches the log, and people's words must not
        )
        if self.is_sqlite:
            event.listen(self.engine, "connect", _prepare_sqlite)
            event.listen(self.engine, "begin", _begin_sqlite)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """What is read together belongs together: all of it as it stood at one moment."""
        with self.engine.connect() as connection:
            if not self.is_sqlite:
                connection = connection.execution_options(isolation_level="REPEATABLE READ")
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that commits when the block ends, and rolls back when it raises."""
        with self.engine.connect().execution_options(akr_writes=True) as connection, connection.begin():
            yield connection

    def writer(self) -> Connection:
        """A connection for one thread that writes again and again, each time in `one_transaction`. It closes it."""
        connection = self.engine.connect().execution_options(**{BEGINS: True})
        # SQLite's begin nothing by themselves as it is. Told so, it would begin something once it was let go of.
        return connection if self.is_sqlite else connection.execution_options(isolation_level="AUTOCOMMIT")

    @contextmanager
    def session(self) -> Iterator[Session]:
        """A session for pages. Commits when the block ends, and rolls back when it raises."""
        with self.writing() as connection, Session(connection, expire_on_commit=False) as session:
            yield session
            session.flush()
        for do in session.info.get(_ONCE_KEPT, ()):
            do()

    @contextmanager
    def reading_session(self) -> Iterator[Session]:
        with self.reading() as connection, Session(connection, expire_on_commit=False) as session:
            yield session

    def empty_log(self) -> bool:
        """Write SQLite's log back and cut it off, so that what was deleted is in no file. False where somebody reads
        what was there before: to be tried again. Keeps nobody waiting for long."""
        if not self.is_sqlite:
            return True
        with self.engine.connect() as connection:
            try:
                driver.say(connection, f"PRAGMA busy_timeout={PATIENCE_WITH_READERS}")
                ((busy, _, _),) = driver.read(connection, "PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                connection.invalidate()  # nobody else is to have as little patience
            return not busy

    def lengthen_log(self) -> bool:
        """Have SQLite's log as long as it becomes before it is begun anew. To write in a file that is long enough is
        one way to the disk; to make it longer at each commit is another, for which whoever acts would wait.

        It is lengthened by what is never committed, and nothing in the database changes. Who writes meanwhile waits for
        some 50 ms. False, and nothing done, where the disk has little room. Raises what a database does that is locked.
        """
        if not self.is_sqlite:
            return True
        with self.engine.connect() as connection:
            ((_, _, file), *_) = driver.read(connection, "PRAGMA database_list")
            if not file or shutil.disk_usage(Path(file).parent).free < ROOM * LOG:
                return False
            ((usual,),) = driver.read(connection, "PRAGMA cache_size")
            try:
                driver.say(connection, "PRAGMA cache_size=10")  # pages: more than that is written to the log at once
                driver.say(connection, "BEGIN IMMEDIATE")
                driver.say(connection, "CREATE TABLE akr_long (it)")
                driver.write(connection, "INSERT INTO akr_long VALUES (zeroblob(:bytes))", [{"bytes": LOG}])
            finally:
                with driver.named(connection):
                    driver.driver(connection).rollback()
                driver.say(connection, f"PRAGMA cache_size={usual}")
        with suppress(OSError), open(f"{file}-wal", "rb") as log:
            os.fsync(log.fileno())  # by us, and not by the first who commits
        return True

    def empty(self, tables: Iterable[str] = ()) -> bool:
        """Write the file anew without what was deleted, and cut off the log; of PostgreSQL these tables' files. False
        where somebody reads or writes: to be tried again. Keeps writers waiting for as long as it takes."""
        try:
            with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                if self.is_sqlite:
                    self._vacuum(connection)
                else:
                    for table in tables:
                        connection.exec_driver_sql(f'VACUUM (FULL) "{table}"')
        except OperationalError:
            return False
        return self.empty_log()

    def _vacuum(self, connection: Connection) -> None:
        try:
            driver.say(connection, f"PRAGMA busy_timeout={PATIENCE_WITH_READERS}")
            driver.say(connection, "VACUUM")
        finally:
            connection.invalidate()

    def close(self) -> None:
        self.engine.dispose()


_ONCE_KEPT = "once kept"


def once_kept(session: Session, do: Callable[[], None]) -> None:
    """Have something done when what the session writes has been committed, and not where it never is."""
    session.info.setdefault(_ONCE_KEPT, []).append(do)


PAGES_OF_LOG = 8000
LOG = PAGES_OF_LOG * 4096
"""Pages of SQLite's log before it is written back, and bytes."""
ROOM = 10
"""How many times as much has to be free on the disk before the log is lengthened."""
PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    # What is deleted is overwritten: words that are gone stand in no page that is free.
    "secure_delete=ON",
    "busy_timeout=10000",
    # Some 32 MB before the log is written back: at the default of 4 MB a full room waits for that every few seconds.
    f"wal_autocheckpoint={PAGES_OF_LOG}",
)


def _keep_to_ourselves(file: Path) -> None:
    """Nobody else on the machine reads a database that is made here. SQLite makes its log as the file is."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))


def _prepare_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    options = connection.get_execution_options()
    if not options.get(BEGINS):
        driver.say(connection, "BEGIN IMMEDIATE" if options.get("akr_writes") else "BEGIN")
