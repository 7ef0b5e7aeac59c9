"""The schema goes up and comes down again, and is what the tables say."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect
from sqlmodel import SQLModel

import app.account.tables
import app.analysis.tables
import app.board.tables
import app.calculator.sets.tables
import app.follow_up.tables
import app.job_descriptions.tables
import app.once.tables
import app.parking.tables
import app.preparation.tables
import app.security.tables
import app.sharing.tables
import app.storage.journal
import app.storage.signing_key
import app.voting.tables
import app.ways.tables
import app.weight.tables
import app.workshop.tables  # noqa: F401
from app.storage import schema
from app.storage.database import Database


def test_the_migrations_make_what_the_tables_say(database):
    with database.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), SQLModel.metadata) == []


def test_every_migration_can_be_taken_back_and_done_again(database):
    schema.downgrade(database, "base")
    with database.reading() as connection:
        assert set(inspect(connection).get_table_names()) <= {"alembic_version"}
    schema.upgrade(database)
    assert schema.what_is_wrong(database) is None


def test_a_database_without_its_tables_is_said_to_need_a_migration(tmp_path):
    assert "python -m app migrate" in str(schema.what_is_wrong(Database(f"sqlite:///{tmp_path}/empty.db")))


def test_a_database_that_is_not_there_is_said_not_to_answer():
    assert schema.what_is_wrong(Database("postgresql+psycopg://akr@127.0.0.1:1/akr")) == "The database does not answer."


@pytest.mark.parametrize("pragma", [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1)])
def test_sqlite_keeps_what_is_committed_on_disk(tmp_path, pragma):
    name, value = pragma
    database = Database(f"sqlite:///{tmp_path / 'akr.db'}")
    with database.reading() as connection:
        assert connection.exec_driver_sql(f"PRAGMA {name}").scalar() == value
    database.close()
