"""What is wrong with a database is said, one sentence each; what is well is said to be so."""

import re

import pytest
from sqlalchemy import text

from app.board.commands import AddTask
from app.live.desk import Desk
from app.operating.check import check
from app.operating.place import file_of
from app.storage.database import Database
from tests.live.test_desk import a_workshop_in
from tests.makers import LEAD
from tests.operating.test_backup_and_restore import do_everything


def faults(database):
    with database.reading() as connection:
        return check(connection).faults


def do(database, *statements):
    with database.writing() as connection:
        for statement in statements:
            connection.execute(text(statement))


async def test_where_every_command_has_been_given_nothing_is_wrong(database):
    await do_everything(database)
    with database.reading() as connection:
        found = check(connection)
    assert (found.workshops, found.faults, found.notes) == (1, [], [])


def test_a_schema_that_is_behind_is_said_to_be(database):
    do(database, "UPDATE alembic_version SET version_num = '0025'")
    (fault,) = faults(database)
    assert re.fullmatch(r"The database is at 0025, and this version needs \d{4}\. Run: python -m app migrate", fault)


def test_a_schema_that_somebody_has_changed_is_said_to_be(database):
    do(database, "ALTER TABLE task DROP COLUMN picture", "CREATE TABLE of_the_operators_own (id INTEGER)")
    assert faults(database) == ["The schema is not what this version made: add_column."]


SPOILT = {
    "DELETE FROM journal WHERE number = 3 AND workshop = {}": "is at 4, and its journal has 3 lines, 1 to 4.",
    "UPDATE workshop SET number = 5 WHERE id = {}": "is at 5, and its journal has 4 lines, 1 to 4.",
    "UPDATE workshop SET step = 'nowhere' WHERE id = {}": "can't be read: ValueError.",
}
DOUBTFUL = {
    "UPDATE task SET text = 'Annat' WHERE workshop = {}": (
        "has rows that its journal does not lead to: Board.tasks, Board.texts."
    ),
    "UPDATE journal SET kind = 'OfYearsAgo' WHERE number = 1 AND workshop = {}": (
        "has a journal that can't be followed again: KeyError."
    ),
}


async def test_each_workshop_that_does_not_hold_together_is_named_and_of_the_others_it_is_told_beside(either):
    desk = Desk(either, lambda: 1000)
    desk.open()
    workshops = [a_workshop_in(either) for _ in (*SPOILT, *DOUBTFUL, "a good one")]
    for id in workshops:
        for task in ("t1", "t2", "t3"):
            await desk.ask(id, AddTask(f"Tvätt {task}", task), LEAD, task)
    await desk.close()
    do(either, *(done.format(id) for id, done in zip(workshops, (*SPOILT, *DOUBTFUL), strict=False)))
    with either.reading() as connection:
        codes = connection.execute(text("SELECT code FROM workshop ORDER BY id")).scalars().all()
        found = check(connection)
    said = [
        f"Workshop {id} ({code}) {what}"
        for id, code, what in zip(workshops, codes, (*SPOILT.values(), *DOUBTFUL.values()), strict=False)
    ]
    assert found.faults == said[: len(SPOILT)]
    # Where a line is missing, or one too many is counted, the rest leads elsewhere too.
    assert [it for it in found.notes if not it.startswith(("Workshop 1 ", "Workshop 2 "))] == said[len(SPOILT) :]


@pytest.fixture
def _its_schema_is_ours(monkeypatch):
    """That it may be another is asked above, and to compare it takes most of a check."""
    monkeypatch.setattr("app.operating.check._schema", lambda *_: None)


@pytest.mark.usefixtures("_its_schema_is_ours")
def test_rows_that_hang_on_nothing_are_counted(database):
    a_workshop_in(database)
    with database.engine.connect() as connection:
        driver = connection.connection.driver_connection
        driver.execute("PRAGMA foreign_keys=OFF" if database.is_sqlite else "SET session_replication_role = replica")
        driver.execute("INSERT INTO unlike (workshop, task, other) VALUES (4711, 't1', 't2')")
        driver.execute("DELETE FROM facilitator")
        if not database.is_sqlite:
            driver.commit()
        connection.invalidate()
    assert sorted(faults(database)) == [
        "1 rows of unlike hang on a workshop that is not there.",
        "1 rows of workshop hang on a facilitator that is not there.",
    ]


async def test_a_file_that_is_damaged_is_said_to_be(sqlite):
    await do_everything(sqlite)
    sqlite.empty_log()
    sqlite.close()
    file = file_of(sqlite.url)
    content = bytearray(file.read_bytes())
    # Pages of an index that have something in them (sqlite.org/fileformat2.html, 1.6).
    places = [at for at in range(4096, len(content), 4096) if content[at] == 10 and content[at + 4]]
    content[places[-1] + 8 : places[-1] + 200] = bytes(192)
    file.write_bytes(content)
    assert any(fault.startswith("The file is damaged: ") for fault in faults(Database(sqlite.url)))
