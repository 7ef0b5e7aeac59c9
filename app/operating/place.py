"""Where the database is, and whether somebody else has it open."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, make_url, text

from app.live.nudge import SERVER_NAME
from app.operating.kept import sync_folder
from app.operating.refused import NotDone

IN_USE = "The server is running, or somebody else has the database open. Stop it first. Nothing was changed."
_SERVERS = text("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = :name")
PATIENCE = 0.5
"""Seconds that whoever has an SQLite file open may take to let go."""


class Damaged(NotDone):
    """An SQLite file that SQLite can't read."""


def file_of(url: str) -> Path:
    """The file of an SQLite database."""
    return Path(make_url(url).database or "")


def url_of(file: Path) -> str:
    return f"sqlite:///{file}"


def patient(connection: Connection) -> None:
    """A command of the operator's may rest between two statements: a disk that is slow is not a process that died."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL idle_in_transaction_session_timeout = 0"))


def must_be_ours_alone(connection: Connection) -> None:
    """Raises `NotDone` where a server has this PostgreSQL database open."""
    if connection.dialect.name == "postgresql" and connection.scalar(_SERVERS, {"name": SERVER_NAME}):
        raise NotDone(IN_USE)


def fold(file: Path) -> None:
    """Write an SQLite file's log back, so that the file alone is everything. Raises `NotDone` where it is in use, and
    `Damaged`."""
    try:
        with closing(sqlite3.connect(file, timeout=PATIENCE)) as connection:
            mode = connection.execute("PRAGMA journal_mode=DELETE").fetchone()
    except sqlite3.DatabaseError as why:
        raise NotDone(IN_USE) if "locked" in str(why) else Damaged(f"{file} can't be used: {why}.") from None
    if mode != ("delete",):
        raise NotDone(IN_USE)


def put_in_place(new: Path, file: Path) -> None:
    """A folded SQLite file takes another's place at once, and is whose that was, or whose the folder is."""
    whose = (file if file.exists() else file.parent).stat()
    if os.geteuid() == 0:
        os.chown(new, whose.st_uid, whose.st_gid)
    with new.open("rb") as opened:
        os.fsync(opened.fileno())
    _without_log(file)  # the old one's would be read as the new one's
    os.replace(new, file)
    sync_folder(file.parent)


def gone(file: Path) -> None:
    """Neither an SQLite file nor what stands beside it is there."""
    file.unlink(missing_ok=True)
    _without_log(file)


def _without_log(file: Path) -> None:
    for end in ("-wal", "-shm", "-journal"):
        Path(f"{file}{end}").unlink(missing_ok=True)
