"""What is wrong with a database is said, one sentence each; what is well is said to be so."""

import re

import pytest
from sqlalchemy import text

from app.operating.check import check
from app.operating.place import file_of
from app.storage import schema
from app.storage.database import Database
from tests.live.test_desk import a_workshop_in
from tests.operating.test_backup_and_restore import do_everything


def faults(database):
    with database.reading() as connection:
        return check(connection).faults


def note(database):
    """What is told where nothing is wrong."""
    with database.reading() as connection:
        found = check(connection)
    assert found.faults == []
    (its,) = found.notes
    return its


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
    schema.downgrade(database, "0025")
    (fault,) = faults(database)
    assert re.fullmatch(r"The database is at 0025, and this version needs \d{4}\. Run: python -m app migrate", fault)


def test_a_schema_that_somebody_has_changed_is_said_to_be(database):
    do(database, "ALTER TABLE task DROP COLUMN picture", "CREATE TABLE of_the_operators_own (id INTEGER)")
    assert faults(database) == ["The schema is not what this version made: add_column."]


@pytest.mark.parametrize(
    ("done", "said"),
    [
        ("DELETE FROM journal WHERE number = 7", "journal has 115 lines, 1 to 116."),
        ("UPDATE workshop SET number = number + 1", "journal has 116 lines, 1 to 116."),
        ("UPDATE workshop SET step = 'nowhere'", "can't be read: ValueError."),
    ],
)
async def test_a_workshop_that_does_not_hold_together_is_named(either, done, said):
    await do_everything(either)
    with either.writing() as connection:
        last = connection.execute(text("SELECT max(number) FROM journal")).scalar_one()
        connection.execute(text(done))
    (fault,) = faults(either)
    assert fault.startswith("Workshop 1 (")
    assert fault.endswith(said.replace("116", str(last)).replace("115", str(last - 1)))


async def test_rows_that_the_journal_does_not_lead_to_are_told_beside_the_faults(either):
    await do_everything(either)
    do(either, "UPDATE task SET text = 'Annat'")
    said = note(either)
    assert "has rows that its journal does not lead to: " in said
    assert "Board.tasks" in said


async def test_a_journal_of_which_a_line_is_not_known_any_more_is_told_beside_the_faults(either):
    a_workshop_in(either)
    do(either, "UPDATE journal SET kind = 'OfYearsAgo'")
    assert note(either).endswith("has a journal that can't be followed again: KeyError.")


def test_rows_that_hang_on_nothing_are_counted(sqlite):
    a_workshop_in(sqlite)
    with sqlite.engine.connect() as connection:
        driver = connection.connection.driver_connection
        driver.execute("PRAGMA foreign_keys=OFF")
        driver.execute("INSERT INTO unlike (workshop, task, other) VALUES (4711, 't1', 't2')")
        driver.execute("DELETE FROM facilitator")
        connection.invalidate()
    assert faults(sqlite) == [
        "1 rows of workshop hang on a facilitator that is not there.",
        "1 rows of unlike hang on a workshop that is not there.",
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
