"""A backup of either database, restored to either, is the same row by row; what is no good backup changes nothing."""

import json
import os
import shutil
import sqlite3
import stat
from hashlib import sha256
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from app.account import store as accounts
from app.live.desk import Desk
from app.operating.backup import backup
from app.operating.check import check
from app.operating.place import file_of
from app.operating.refused import NotDone
from app.operating.restore import restore
from app.storage import schema
from app.storage.database import Database
from tests.built_once import put_back, taken_from
from tests.live.test_desk import EVERYTHING, a_workshop_in, everything_happens
from tests.operating.rows import EACH, everything_in, fill_every_table, until_it_listens
from tests.running import running

BOTH = ("sqlite", "postgresql")


DONE, FILLED = [], []
"""What has been done once in this process, to be copied."""


async def do_everything(database):
    """A workshop in which every command has been given; in an SQLite file that has nothing else."""
    if not database.is_sqlite:
        return await _do_everything(database)
    if not DONE:
        workshop = await _do_everything(database)
        DONE.append((workshop, taken_from(database)))
    ((workshop, kept),) = DONE
    put_back(kept, database)
    return workshop


async def _do_everything(database):
    workshop = a_workshop_in(database)
    desk = Desk(database, lambda: 1000)
    desk.open()
    await everything_happens(desk, workshop)
    await desk.close()
    return workshop


@pytest.mark.heavy
@pytest.mark.parametrize("kind", BOTH)
def test_a_restored_copy_is_the_same_row_by_row(database, nothing, kind, tmp_path):
    fill_every_table(database)
    manifest = backup(database, tmp_path / "akr.zip")
    other = nothing(kind)
    restore(other.url, tmp_path / "akr.zip")
    was, became = everything_in(database), everything_in(other)
    assert manifest.rows == EACH * len(was) == sum(map(len, was.values()))
    assert set(manifest.tables) == set(was)
    assert became == was


@pytest.mark.heavy
@pytest.mark.parametrize("kind", BOTH)
async def test_what_every_command_leaves_is_restored_and_holds_together(database, nothing, kind, tmp_path):
    await do_everything(database)
    backup(database, tmp_path / "akr.zip")
    other = nothing(kind)
    _, found = restore(other.url, tmp_path / "akr.zip")
    assert everything_in(other) == everything_in(database)
    assert (found.faults, found.notes, found.workshops) == ([], [], 1)
    assert found.lines > len(EVERYTHING)
    # And it goes on: who and what comes now gets a number that nobody has.
    with other.session() as session:
        assert accounts.with_email(session, "ny@example.se").id == 2
    assert a_workshop_in(other) == 2
    with other.reading() as connection:
        assert check(connection).faults == []


def test_a_backup_is_its_owners_alone_and_leaves_nothing_beside_it(sqlite, tmp_path):
    folder = tmp_path / "backups"
    folder.mkdir()
    backup(sqlite, folder / "akr.zip")
    assert os.listdir(folder) == ["akr.zip"]
    assert stat.S_IMODE((folder / "akr.zip").stat().st_mode) == 0o600


def test_a_backup_is_never_written_over_a_file(sqlite, tmp_path):
    (tmp_path / "akr.zip").write_text("mine")
    with pytest.raises(NotDone, match="already"):
        backup(sqlite, tmp_path / "akr.zip")
    assert (tmp_path / "akr.zip").read_text() == "mine"
    with pytest.raises(NotDone, match="No such file or directory"):
        backup(sqlite, tmp_path / "none" / "akr.zip")


def test_a_file_that_comes_while_the_backup_is_written_is_not_written_over(sqlite, tmp_path, monkeypatch):
    file = tmp_path / "akr.zip"
    monkeypatch.setattr("app.operating.backup.now", lambda: file.write_text("mine"))
    with pytest.raises(NotDone, match="already"):
        backup(sqlite, file)
    assert file.read_text() == "mine"


def test_an_empty_database_is_not_backed_up(nothing, postgres, tmp_path):
    """The server's own `postgres` is one that nobody has been in."""
    its_own = Database(f"{postgres}/postgres".replace("postgresql://", "postgresql+psycopg://"))
    for database in (nothing("sqlite"), its_own):
        with pytest.raises(NotDone, match="nothing in the database"):
            backup(database, tmp_path / "akr.zip")
    its_own.close()
    assert not (tmp_path / "akr.zip").exists()


@pytest.mark.heavy
@pytest.mark.parametrize("at", ["0008", "0020", "0025"])
async def test_a_backup_of_an_older_version_is_restored_and_brought_up_to_date(sqlite, nothing, at, tmp_path):
    await do_everything(sqlite)
    schema.downgrade(sqlite, at)
    assert backup(sqlite, tmp_path / "akr.zip").revision == at
    schema.upgrade(sqlite)
    for kind in BOTH:
        other = nothing(kind)
        restore(other.url, tmp_path / "akr.zip")
        assert schema.what_is_wrong(other) is None
        assert everything_in(other) == everything_in(sqlite)


def rewritten(file, change):
    """The backup with another manifest, and other parts: `change` is given both by name."""
    with ZipFile(file) as zip:
        parts = {name: zip.read(name) for name in zip.namelist()}
    manifest = json.loads(parts["manifest.json"])
    change(manifest, parts)
    parts["manifest.json"] = json.dumps(manifest).encode()
    with ZipFile(file, "w", ZIP_DEFLATED) as zip:
        for name, content in parts.items():
            zip.writestr(name, content)


def flipped(file):
    """One bit is another, in the middle of what is packed of the largest table."""
    with ZipFile(file) as zip:
        part = max(zip.infolist(), key=lambda it: it.compress_size)
    content = bytearray(file.read_bytes())
    begins = part.header_offset + 30 + len(part.filename)  # the header of what is packed (APPNOTE.TXT, 4.3.7)
    content[begins + part.compress_size // 2] ^= 1
    file.write_bytes(content)


def a_raw_file(file):
    file.unlink()
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE a (b)")


def of_a_newer_schema(manifest, parts):
    manifest["revision"] = "9999"


def in_a_newer_form(manifest, parts):
    manifest["version"], manifest["tables"] = 2, "elsewhere"


def of_something_else(manifest, parts):
    manifest["format"] = "another program's backup"


def with_a_row_less(manifest, parts):
    parts["tables/vote.jsonl"] = parts["tables/vote.jsonl"].partition(b"\n")[2]


def without_a_table(manifest, parts):
    del manifest["tables"]["vote"]


def with_other_columns(manifest, parts):
    manifest["tables"]["vote"]["columns"].reverse()


def without_a_part(manifest, parts):
    del parts["tables/vote.jsonl"]


BAD = {
    "empty": (lambda file: file.write_bytes(b""), "is broken"),
    "text": (lambda file: file.write_text("hej"), "is broken"),
    "truncated": (lambda file: file.write_bytes(file.read_bytes()[:-2000]), "is broken"),
    "flipped": (flipped, "is broken"),
    "raw": (a_raw_file, "an SQLite database itself"),
    "dump": (lambda file: file.write_bytes(b"PGDMP\x01\x0e"), "pg_restore"),
    "folder": (lambda file: (file.unlink(), file.mkdir()), "Is a directory"),
    "gone": (lambda file: file.unlink(), "No such file"),
    "newer": (lambda file: rewritten(file, of_a_newer_schema), "is of a newer version: its schema is 9999"),
    "newer form": (lambda file: rewritten(file, in_a_newer_form), "made by a newer version"),
    "another's": (lambda file: rewritten(file, of_something_else), "is broken"),
    "a row less": (lambda file: rewritten(file, with_a_row_less), "what it has of vote"),
    "a table less": (lambda file: rewritten(file, without_a_table), "not those of its version"),
    "other columns": (lambda file: rewritten(file, with_other_columns), "not those of its version"),
    "a part less": (lambda file: rewritten(file, without_a_part), "is broken"),
}


def filled_and_backed_up(sqlite, file):
    """An empty database and a file that is not there become so; all that the database has."""
    if not FILLED:
        fill_every_table(sqlite)
        backup(sqlite, file)
        FILLED.append((taken_from(sqlite), file.read_bytes(), everything_in(sqlite)))
    ((kept, content, everything),) = FILLED
    put_back(kept, sqlite)
    file.write_bytes(content)
    return everything


@pytest.fixture
def _laid_quickly(migrated_file, monkeypatch):
    """A new file's tables are copied, and not made by every migration there has been: that they are is asked where a
    backup is restored."""
    upgraded = schema.upgrade

    def upgrade(database, to="head"):
        file = file_of(database.url)
        if to == schema.newest() and not file.stat().st_size:
            shutil.copy(migrated_file, file)
        else:
            upgraded(database, to)

    monkeypatch.setattr(schema, "upgrade", upgrade)


@pytest.mark.usefixtures("_laid_quickly")
@pytest.mark.parametrize("bad", BAD)
def test_what_is_no_good_backup_is_refused_in_a_sentence_and_changes_nothing(sqlite, tmp_path, bad):
    file, folder = tmp_path / "akr.zip", tmp_path / "other"
    before = filled_and_backed_up(sqlite, file)
    spoil, why = BAD[bad]
    spoil(file)
    sqlite.close()
    with pytest.raises(NotDone, match=why) as refused:
        restore(sqlite.url, file, replace=True)
    assert str(refused.value).endswith(".")
    with pytest.raises(NotDone, match=why):
        restore(f"sqlite:///{folder / 'akr.db'}", file)
    assert everything_in(sqlite) == before
    assert not (folder / "akr.db").exists()
    assert not list(tmp_path.glob("akr.db.restoring*"))


def test_on_postgresql_too(postgresql, tmp_path):
    file = tmp_path / "akr.zip"
    fill_every_table(postgresql)
    backup(postgresql, file)
    before, good = everything_in(postgresql), file.read_bytes()
    for bad in ("newer", "flipped"):
        spoil, why = BAD[bad]
        file.write_bytes(good)
        spoil(file)
        with pytest.raises(NotDone, match=why):
            restore(postgresql.url, file, replace=True)
        assert everything_in(postgresql) == before, bad


def with_a_vote_in_no_workshop(manifest, parts):
    """Whole by its sums, and yet no database takes it."""
    votes = [json.loads(line) for line in parts["tables/vote.jsonl"].splitlines()]
    votes[-1][manifest["tables"]["vote"]["columns"].index("workshop")] = 4711
    parts["tables/vote.jsonl"] = b"".join(json.dumps(vote).encode() + b"\n" for vote in votes)
    manifest["tables"]["vote"]["sha256"] = sha256(parts["tables/vote.jsonl"]).hexdigest()


@pytest.mark.heavy
def test_a_restoring_that_fails_half_way_leaves_what_was_there(database, tmp_path):
    fill_every_table(database)
    backup(database, tmp_path / "akr.zip")
    rewritten(tmp_path / "akr.zip", with_a_vote_in_no_workshop)
    before = everything_in(database)
    database.close()
    with pytest.raises(NotDone, match="can't be restored"):
        restore(database.url, tmp_path / "akr.zip", replace=True)
    assert everything_in(database) == before


@pytest.mark.heavy
def test_what_is_in_a_database_is_replaced_only_where_that_is_said(database, tmp_path):
    backup(database, tmp_path / "of-nobody.zip")
    fill_every_table(database)
    backup(database, tmp_path / "akr.zip")
    before = everything_in(database)
    database.close()
    with pytest.raises(NotDone, match="something in the database already"):
        restore(database.url, tmp_path / "of-nobody.zip")
    assert everything_in(database) == before
    database.close()
    restore(database.url, tmp_path / "of-nobody.zip", replace=True)
    assert not any(everything_in(database).values())
    database.close()
    restore(database.url, tmp_path / "akr.zip")  # one that has its tables, and no row, is empty
    assert everything_in(database) == before


@pytest.mark.heavy
def test_a_damaged_file_is_replaced_where_that_is_said_and_its_log_with_it(sqlite, tmp_path):
    fill_every_table(sqlite)
    backup(sqlite, tmp_path / "akr.zip")
    before, file = everything_in(sqlite), file_of(sqlite.url)
    sqlite.close()
    file.write_bytes(b"\x00scrambled" * 5000)
    file.with_name("akr.db-wal").write_bytes(b"of the old one" * 500)
    with pytest.raises(NotDone, match="not a database"):
        restore(sqlite.url, tmp_path / "akr.zip")
    restore(sqlite.url, tmp_path / "akr.zip", replace=True)
    assert everything_in(sqlite) == before


@pytest.fixture(scope="module")
def of_nobody(migrated_file, tmp_path_factory):
    """A backup of a database that nobody has been in."""
    file = tmp_path_factory.mktemp("backup") / "akr.zip"
    database = Database(f"sqlite:///{shutil.copy(migrated_file, file.with_name('akr.db'))}")
    backup(database, file)
    database.close()
    return file


def test_nothing_is_restored_under_a_running_server(database, of_nobody):
    with running(database) as server:
        server.workshop(server.facilitator())
        until_it_listens(database)
        before = everything_in(database)
        with pytest.raises(NotDone, match="Stop it first"):
            restore(database.url, of_nobody, replace=True)
        assert everything_in(database) == before
