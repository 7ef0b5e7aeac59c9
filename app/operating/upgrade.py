"""A new version's schema: first a backup, then the migrations, then a check; or all is as it was.

On SQLite a copy is migrated, and takes the file's place when nothing is wrong with it; on PostgreSQL migrations and
check are one transaction.
"""

import shutil
from pathlib import Path

from app.operating.backup import backup
from app.operating.check import Found, check
from app.operating.place import file_of, fold, gone, must_be_ours_alone, patient, put_in_place, url_of
from app.operating.refused import NotDone
from app.storage import schema
from app.storage.database import Database


def upgrade(url: str, file: Path) -> Found:
    """Gives what the check found, which is no fault. `file`: of the backup. Raises `NotDone`: then all is as it was."""
    _must_be_known(url)
    return (_upgrade_file if url.startswith("sqlite") else _upgrade_postgresql)(url, file)


def _must_be_known(url: str) -> None:
    database = Database(url)
    try:
        with database.reading() as connection:
            has = schema.revision(connection)
    finally:
        database.close()
    if has and not schema.knows(has):
        raise NotDone(f"The database is at {has}, of a newer version than this one. Nothing was changed.")


def _upgrade_file(url: str, file: Path) -> Found:
    place = file_of(url)
    fold(place)
    _back_up(url, file)
    fold(place)
    new = place.with_name(f"{place.name}.upgrading")
    gone(new)
    try:
        shutil.copyfile(place, new)
        new.chmod(0o600)
        found = _migrated(new)
        fold(new)
        put_in_place(new, place)
    except OSError as why:
        raise _as_it_was(why) from None
    finally:
        gone(new)
    return found


def _migrated(new: Path) -> Found:
    database = Database(url_of(new))
    try:
        schema.upgrade(database)
        with database.reading() as connection:
            return _without_fault(check(connection))
    except Exception as why:  # a migration may fail in any way
        raise _as_it_was(why) from why
    finally:
        database.close()


def _upgrade_postgresql(url: str, file: Path) -> Found:
    database = Database(url)
    try:
        with database.writing() as connection:
            must_be_ours_alone(connection)
        _back_up(url, file)
        with database.writing() as connection:
            patient(connection)
            schema.upgrade_within(connection)
            return _without_fault(check(connection))
    except Exception as why:
        raise _as_it_was(why) from why
    finally:
        database.close()


def _back_up(url: str, file: Path) -> None:
    database = Database(url)
    try:
        backup(database, file)
    finally:
        database.close()


def _without_fault(found: Found) -> Found:
    if found.faults:
        raise NotDone("\n".join(["The check found, after the migration:", *found.faults, "All is as it was before."]))
    return found


def _as_it_was(why: Exception) -> NotDone:
    if isinstance(why, NotDone):
        return why
    said = getattr(why, "orig", None) or why
    first = str(said).partition("\n")[0].rstrip(".")
    return NotDone(f"The migration failed: {first}. All is as it was before.")
