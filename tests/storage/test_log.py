"""SQLite's log is as long as it becomes before anybody waits for it, and holds no more than before."""

import shutil
from pathlib import Path

from sqlalchemy import make_url, text

from app.storage.database import PAGE, PAGES_OF_LOG, Database

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
    assert long >= PAGE * PAGES_OF_LOG
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
        assert connection.exec_driver_sql("PRAGMA page_count").scalar() * PAGE < PAGE * PAGES_OF_LOG


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


def test_postgresql_has_none_of_ours(postgresql):
    postgresql.lengthen_log()
    assert names(postgresql) == []
