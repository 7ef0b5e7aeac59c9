"""`python -m app backup`, `restore`, `check` and `upgrade`, as an operator meets them."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from app.operating.backup import backup
from app.operating.check import check, in_words
from app.operating.kept import Manifest, reading
from app.operating.place import file_of
from app.operating.refused import NotDone
from app.operating.restore import restore
from app.operating.upgrade import upgrade
from app.storage import schema
from app.storage.database import Database


def add_to(commands: Any) -> None:
    """`commands`: what argparse keeps its subparsers in."""
    file = commands.add_parser("backup", help="write all that is in the database to a file, while the server runs")
    file.add_argument("file", type=Path, metavar="FILE", help="a name that no file has yet")
    file = commands.add_parser("restore", help="put what a backup has into an empty database; the server is stopped")
    file.add_argument("file", type=Path, metavar="FILE")
    file.add_argument("--replace", action="store_true", help="what is in the database goes, for good")
    file = commands.add_parser("check", help="say whether the database holds together, or a backup is whole")
    file.add_argument("file", type=Path, metavar="FILE", nargs="?", help="a backup. Default: the database")
    file = commands.add_parser("upgrade", help="back up, bring the schema up to date, check; or all is as it was")
    file.add_argument("file", type=Path, metavar="FILE", help="for the backup: a name that no file has yet")


def run(asked: argparse.Namespace, url: str) -> int:
    """Gives the exit code: 1 where it was not done, or something is wrong."""
    try:
        return _DOES[asked.command](asked, url)
    except NotDone as why:
        print(why, file=sys.stderr)
    except (OSError, SQLAlchemyError) as why:
        print(f"The database can't be used: {why}", file=sys.stderr)
    return 1


def _backup(asked: argparse.Namespace, url: str) -> int:
    database = _there(url)
    try:
        manifest = backup(database, asked.file)
    finally:
        database.close()
    print(f"{asked.file} has {_in_words(manifest)}.")
    if manifest.revision != schema.newest():
        print(f"The database was not up to date: this version needs {schema.newest()}.")
    return 0


def _restore(asked: argparse.Namespace, url: str) -> int:
    manifest, found = restore(url, asked.file, replace=asked.replace)
    print(f"Restored {_in_words(manifest)}.")
    return _told(*in_words(found), is_well=not found.faults)


def _check(asked: argparse.Namespace, url: str) -> int:
    if asked.file:
        with reading(asked.file) as kept:
            print(f"{asked.file} is whole, and has {_in_words(kept.manifest)}.")
        return 0
    database = _there(url)
    try:
        with database.reading() as connection:
            found = check(connection)
    finally:
        database.close()
    return _told(*in_words(found), is_well=not found.faults)


def _upgrade(asked: argparse.Namespace, url: str) -> int:
    _there(url).close()
    found = upgrade(url, asked.file)
    print(f"The database is at {schema.newest()}. As it was before: {asked.file}.")
    return _told(*in_words(found), is_well=True)


def _there(url: str) -> Database:
    """An SQLite file that is opened is made: what is only to be read must be there before."""
    if url.startswith("sqlite") and not file_of(url).exists():
        raise NotDone(f"There is no database: {file_of(url)}.")
    return Database(url)


def _told(*sentences: str, is_well: bool) -> int:
    print("\n".join(sentences), file=sys.stdout if is_well else sys.stderr)
    return 0 if is_well else 1


def _in_words(manifest: Manifest) -> str:
    return f"{manifest.rows:,} rows of {len(manifest.tables)} tables, at {manifest.revision}"


_DOES: dict[str, Callable[[argparse.Namespace, str], int]] = {
    "backup": _backup,
    "restore": _restore,
    "check": _check,
    "upgrade": _upgrade,
}
NAMES = tuple(_DOES)
