"""SQLite's log is as long as it becomes before anybody waits for it, and holds no more than before."""

import asyncio
import shutil
from pathlib import Path
from types import SimpleNamespace

from sqlalchemy import make_url, text
from sqlalchemy.exc import OperationalError

from app.purge import Cleaner
from app.storage.database import LOG, Database

_ADD = text("INSERT INTO administration (name) VALUES (:name)")
_ALL = text("SELECT name FROM administration ORDER BY id")


def log_of(database):
    return Path(f"{make_url(database.url).database}-wal")


def add(database, *names):
    for name in names:
        with database.writing() as connection:
            connection.execute(_ADD, {"name": name})


def names(database):
    with database.reading() as connection:
        return [*connection.scalars(_ALL)]


def test_it_is_long_enough_and_does_not_grow_by_what_is_written(sqlite):
    add(sqlite, "Skola")
    sqlite.lengthen_log()
    long = log_of(sqlite).stat().st_size
    assert long >= LOG
    add(sqlite, *(str(nth) for nth in range(50)))
    assert log_of(sqlite).stat().st_size == long
    assert names(sqlite) == ["Skola", *(str(nth) for nth in range(50))]


def test_nothing_in_the_database_is_changed_by_it(sqlite):
    with sqlite.reading() as connection:
        before = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master ORDER BY name").all()
    sqlite.lengthen_log()
    with sqlite.reading() as connection:
        assert connection.exec_driver_sql("SELECT name, sql FROM sqlite_master ORDER BY name").all() == before
        assert connection.exec_driver_sql("PRAGMA integrity_check").all() == [("ok",)]
        assert connection.exec_driver_sql("PRAGMA page_count").scalar() * 4096 < LOG


def test_what_was_committed_after_it_is_there_after_a_power_cut(sqlite, tmp_path):
    sqlite.lengthen_log()
    add(sqlite, "Skola", "Omsorg")
    file = Path(make_url(sqlite.url).database)
    for end in ("", "-wal"):  # as the files stand: nobody has closed them
        shutil.copy(f"{file}{end}", tmp_path / f"cut.db{end}")
    cut = Database(f"sqlite:///{tmp_path / 'cut.db'}")
    assert names(cut) == ["Skola", "Omsorg"]
    cut.close()


def test_it_is_cut_off_and_lengthened_again_and_again(sqlite):
    add(sqlite, "Skola")
    sqlite.empty_log()
    sqlite.lengthen_log()
    sqlite.lengthen_log()
    assert sqlite.empty_log()
    assert not log_of(sqlite).exists() or log_of(sqlite).stat().st_size == 0
    add(sqlite, "Omsorg")
    assert names(sqlite) == ["Skola", "Omsorg"]


def test_a_disk_with_little_room_is_left_as_it_is(sqlite, monkeypatch):
    add(sqlite, "Skola")
    before = log_of(sqlite).stat().st_size
    with monkeypatch.context() as full:
        full.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=LOG))
        assert not sqlite.lengthen_log()
    assert log_of(sqlite).stat().st_size == before
    assert sqlite.lengthen_log()


async def test_what_can_not_be_lengthened_is_as_empty_as_it_was_and_the_cleaner_goes_on(sqlite, monkeypatch):
    """As when the disk is filled by somebody else meanwhile, and when what is raised is no database's."""
    add(sqlite, "Skola")
    emptied = []
    empty = sqlite.empty_log

    def fails(*_):
        raise errors.pop(0)

    errors = [OperationalError("", None, Exception("disk is full")), OSError(28, "no space")]
    monkeypatch.setattr(sqlite, "empty_log", lambda: emptied.append(empty()) or emptied[-1])
    monkeypatch.setattr(sqlite, "lengthen_log", fails)
    cleaner = Cleaner(sqlite, (), lambda: False)
    cleaner.open()
    await eventually(lambda: len(emptied) == 2)
    cleaner.deleted()
    await eventually(lambda: len(emptied) == 3 and not errors)
    cleaner.deleted()
    await eventually(lambda: len(emptied) == 4)
    await cleaner.close()


async def test_nobody_in_a_workshop_waits_for_it(sqlite, monkeypatch):
    emptied, lengthened, is_followed = [], [], True
    empty = sqlite.empty_log
    monkeypatch.setattr(sqlite, "empty_log", lambda: emptied.append(empty()) or True)
    monkeypatch.setattr(sqlite, "lengthen_log", lambda: lengthened.append(len(emptied)))
    cleaner = Cleaner(sqlite, (), lambda: is_followed)
    cleaner.open()
    await eventually(lambda: len(emptied) == 1)
    is_followed = False
    cleaner.deleted()
    await eventually(lambda: lengthened)
    assert lengthened == [2]
    await cleaner.close()


async def eventually(holds):
    async with asyncio.timeout(30):
        while not holds():
            await asyncio.sleep(0.005)


def test_the_file_that_is_meant_is_found_where_the_address_is_a_link(sqlite, tmp_path):
    real, link = Path(make_url(sqlite.url).database), tmp_path / "link.db"
    link.symlink_to(real)
    linked = Database(f"sqlite:///{link}")
    assert linked.lengthen_log()
    assert Path(f"{real}-wal").stat().st_size >= LOG
    linked.close()


def test_what_is_only_in_memory_has_none():
    memory = Database("sqlite://")
    assert not memory.lengthen_log()
    memory.close()


def test_postgresql_has_none_of_ours(postgresql):
    postgresql.lengthen_log()
    assert names(postgresql) == []
