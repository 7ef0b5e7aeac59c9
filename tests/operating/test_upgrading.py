"""An upgrade backs up, migrates and checks; whatever goes wrong, all is as it was."""

import shutil

import pytest

from app.operating.kept import reading
from app.operating.refused import NotDone
from app.operating.restore import restore
from app.operating.upgrade import upgrade
from app.storage import schema
from tests.operating.rows import everything_in, until_it_listens
from tests.operating.test_backup_and_restore import do_everything
from tests.operating.test_checking import do
from tests.running import running

pytestmark = pytest.mark.heavy


HEAD = schema.newest()
"""Of this version, before a test has made another the next."""


@pytest.fixture
def next_version(tmp_path, monkeypatch):
    """What makes a version with one migration more, which does what it is told."""
    head = schema.newest()

    def make(does):
        folder = shutil.copytree(schema.MIGRATIONS, tmp_path / "migrations")
        (folder / "versions" / "9999_next.py").write_text(
            "from alembic import op\n"
            f'revision = "9999"\ndown_revision = "{head}"\n'
            f"def upgrade():\n    op.execute('CREATE TABLE next (id INTEGER)')\n    {does}\n"
        )
        monkeypatch.setattr(schema, "MIGRATIONS", folder)
        schema.newest.cache_clear()

    yield make
    schema.newest.cache_clear()


def at(database):
    with database.reading() as connection:
        return schema.revision(connection)


async def test_an_older_database_is_brought_up_to_date_and_its_backup_is_as_it_was(database, nothing, tmp_path):
    await do_everything(database)
    schema.downgrade(database, "0024")
    database.close()
    found = upgrade(database.url, tmp_path / "akr.zip")
    assert (found.workshops, at(database)) == (1, HEAD)
    with reading(tmp_path / "akr.zip") as kept:
        assert kept.manifest.revision == "0024"
    other = nothing("sqlite")
    restore(other.url, tmp_path / "akr.zip")
    assert everything_in(other) == everything_in(database)
    assert not list(tmp_path.glob("akr.db.upgrading*"))


@pytest.mark.parametrize(
    ("does", "said"),
    [
        ("op.execute('INSERT INTO nowhere VALUES (1)')", "The migration failed: .*nowhere"),
        ("raise RuntimeError('half way')", "The migration failed: half way"),
        ("op.execute('DELETE FROM journal WHERE number = 3')", "The check found, after the migration:\nWorkshop 1 "),
    ],
)
async def test_a_migration_or_a_check_that_fails_leaves_all_as_it_was(database, next_version, does, said, tmp_path):
    await do_everything(database)
    before = everything_in(database)
    database.close()
    next_version(does)
    with pytest.raises(NotDone, match=said) as refused:
        upgrade(database.url, tmp_path / "akr.zip")
    assert str(refused.value).endswith("All is as it was before.")
    assert at(database) == HEAD
    assert everything_in(database) == before
    with database.reading() as connection:
        assert not connection.dialect.has_table(connection, "next")
    with reading(tmp_path / "akr.zip") as kept:  # and there is a backup
        assert kept.manifest.rows == sum(map(len, before.values()))


async def test_without_room_for_a_backup_nothing_is_migrated(database, next_version, tmp_path):
    await do_everything(database)
    database.close()
    next_version("pass")
    (tmp_path / "akr.zip").write_text("mine")
    with pytest.raises(NotDone, match="already"):
        upgrade(database.url, tmp_path / "akr.zip")
    assert at(database) == HEAD


def test_a_database_of_a_newer_version_is_left_alone(database, tmp_path):
    do(database, "UPDATE alembic_version SET version_num = '9998'")
    database.close()
    with pytest.raises(NotDone, match="at 9998, of a newer version"):
        upgrade(database.url, tmp_path / "akr.zip")
    assert not (tmp_path / "akr.zip").exists()


def test_nothing_is_upgraded_under_a_running_server(database, next_version, tmp_path):
    with running(database) as server:
        server.workshop(server.facilitator())
        until_it_listens(database)
        next_version("pass")
        with pytest.raises(NotDone, match="Stop it first"):
            upgrade(database.url, tmp_path / "akr.zip")
        assert at(database) == HEAD
    assert not (tmp_path / "akr.zip").exists()
