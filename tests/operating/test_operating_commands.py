"""An operator's commands, given as an operator gives them; and a backup of a full room that votes meanwhile."""

import asyncio
import random

import httpx2
import pytest
from sqlalchemy import inspect, text

from app.live import state
from app.live.replayed import replay
from app.operating.restore import restore
from app.storage import journal, schema
from app.storage.database import Database
from tests import forked
from tests.operating.rows import everything_in, fill_every_table
from tests.serving import environment, free_port, serving
from tests.soak import Phone, join, open_the_sorting
from tests.waiting import soon

pytestmark = [pytest.mark.starts, pytest.mark.heavy]
PHONES = 200


def said(*arguments, limit=0, **settings):
    """The exit code and what was printed. `limit`: bytes that a file may have, as on a disk that is full."""
    return forked.said([*map(str, arguments)], environment(**settings), limit)


def address_of(database):
    return database.url.replace("postgresql+psycopg", "postgresql")


def test_a_backup_is_made_checked_and_restored_by_commands(sqlite, tmp_path):
    data, other, file = tmp_path, tmp_path / "other", tmp_path / "akr.zip"
    with sqlite.reading() as connection:
        tables = sum(1 for name in inspect(connection).get_table_names() if name != "alembic_version")
    has = f"0 rows of {tables} tables, at {schema.newest()}.\n"
    assert said("backup", file, data=data) == (0, f"{file} has {has}")
    assert said("check", file, data=data) == (0, f"{file} is whole, and has {has}")
    assert said("restore", file, data=other) == (
        0,
        f"Restored {has}Workshops: 0. Lines in their journals: 0. Job descriptions: 0.\nNothing is wrong.\n",
    )
    assert said("check", data=other)[0] == 0
    assert said("upgrade", tmp_path / "before.zip", data=other)[0] == 0
    assert (other / "akr.db").stat().st_mode & 0o777 == 0o600


def test_commands_say_what_stops_them(sqlite, tmp_path):
    none = tmp_path / "none"
    for command in (["backup", tmp_path / "b.zip"], ["check"], ["upgrade", tmp_path / "b.zip"]):
        assert said(*command, data=none) == (1, f"There is no database: {none}/akr.db.\n")
    assert not none.exists()
    code, why = said("backup", tmp_path / "b.zip", database_url="postgresql://akr@127.0.0.1:1/akr")
    assert (code, why[:27]) == (1, "The database can't be read:")
    sqlite.close()
    (tmp_path / "akr.db").write_bytes(b"scrambled" * 1000)
    code, why = said("check", data=tmp_path)
    assert (code, why[:27]) == (1, "The database can't be used:")


def test_a_check_that_finds_something_ends_with_an_error(sqlite, tmp_path):
    fill_every_table(sqlite)
    code, why = said("check", data=tmp_path)
    assert code == 1
    assert "Job description" in why
    assert "can't be read" in why


def test_on_a_full_disk_no_half_backup_is_left_and_nothing_is_half_restored(sqlite, tmp_path):
    fill_every_table(sqlite)
    folder = tmp_path / "backups"
    folder.mkdir()
    assert said("backup", folder / "akr.zip", limit=4096, data=tmp_path) == (
        1,
        f"The backup can't be written to {folder / 'akr.zip'}: File too large.\n",
    )
    assert [*folder.iterdir()] == []
    assert said("backup", folder / "akr.zip", data=tmp_path)[0] == 0
    before = everything_in(sqlite)
    sqlite.close()
    code, why = said("restore", folder / "akr.zip", "--replace", limit=200_000, data=tmp_path)
    assert code == 1
    assert why.endswith("Nothing was changed.\n")
    assert everything_in(sqlite) == before
    sqlite.close()
    assert said("restore", folder / "akr.zip", limit=200_000, data=tmp_path / "other")[0] == 1
    assert [*(tmp_path / "other").iterdir()] == []


async def test_while_two_hundred_phones_vote_a_backup_has_every_vote_acknowledged_before_it(
    database, nothing, tmp_path
):
    """And it is one moment's: restored elsewhere, the rows are what the journal leads to, and a server starts on it."""
    file, settings, port = tmp_path / "akr.zip", {"database_url": address_of(database)}, free_port()
    database.close()
    with serving(port=port, **settings) as server:
        code, tasks = await asyncio.to_thread(open_the_sorting, server, PHONES)
        stop = asyncio.Event()
        cookies = [await asyncio.to_thread(join, server.base, code, nth) for nth in range(PHONES)]
        crowd = [Phone(server.base, code, it, tasks, random.Random(nth), stop) for nth, it in enumerate(cookies)]
        running = [asyncio.create_task(phone.run()) for phone in crowd]
        await answered(crowd, running, PHONES)
        before = {id: at for phone in crowd for id, at in phone.acknowledged.items()}
        assert (await asyncio.to_thread(said, "backup", file, **settings))[0] == 0
        after = sum(len(phone.acknowledged) for phone in crowd)
        await answered(crowd, running, after + PHONES)  # and the room goes on
        stop.set()
        await soon(asyncio.gather(*running), 120)
    other = nothing("sqlite")
    _, found = await asyncio.to_thread(restore, other.url, file)
    assert (found.faults, found.notes) == ([], [])
    assert len(before) < after
    assert done_in(other, code).items() >= before.items()
    other.close()
    with serving(port=port, database_url=other.url) as again:
        page = httpx2.get(f"{again.base}/w/{code}/wall", timeout=60)
        assert page.status_code == 200


async def answered(crowd, running, commands):
    """So many are acknowledged; a phone that has failed says why."""
    while sum(len(phone.acknowledged) for phone in crowd) < commands:
        for task in running:
            if task.done():
                task.result()
        await asyncio.sleep(0.02)


def done_in(database: Database, code):
    """The commands in the workshop's journal, and at which number; which leads to its rows."""
    with database.reading() as connection:
        workshop = connection.execute(text("SELECT id FROM workshop WHERE code = :code"), {"code": code}).scalar_one()
        lines = [*journal.since(connection, workshop)]
        rows = state.load(connection, workshop)
    assert rows.ballots.votes == replay(workshop, lines).ballots.votes
    assert sum(map(len, rows.ballots.votes.values())) > PHONES / 2
    return {line.command.rpartition(":")[0]: line.number for line in lines if line.command}
