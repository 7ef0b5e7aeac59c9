"""What is sent together is kept together, and what was wrong with one of it is said by the names that callers know."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError, SQLAlchemyError

from app.storage import driver
from app.storage.together import begun_with, committed_together, one_transaction

_ADD = text("INSERT INTO administration (name) VALUES (:name)")
_COUNT = text("SELECT count(*) FROM administration")


def names(database):
    with database.reading() as connection:
        return connection.scalar(_COUNT)


def test_all_of_it_is_there_after_the_commit(database):
    with database.writer() as connection, one_transaction(connection):
        begun_with(connection, "SELECT id FROM administration")
        with committed_together(connection):
            for name in ("Skola", "Omsorg", "Teknik"):
                connection.execute(_ADD, {"name": name})
    assert names(database) == 3


def test_one_writer_begins_with_what_it_reads_and_commits_again_and_again(database):
    with database.writer() as connection:
        for nth in range(3):
            with one_transaction(connection):
                there = begun_with(connection, "SELECT id, name FROM administration ORDER BY id")
                assert [it[1] for it in there] == ["Skola", "Omsorg"][:nth]
                with committed_together(connection):
                    connection.execute(_ADD, {"name": ("Skola", "Omsorg", "Teknik")[nth]})
            assert names(database) == nth + 1


@pytest.mark.parametrize("when", ["before", "in the middle of"])
def test_a_writer_that_fails_has_kept_nothing_and_goes_on(database, when):
    with database.writer() as connection:

        def fail():
            with one_transaction(connection):
                begun_with(connection, "SELECT id FROM administration")
                connection.execute(_ADD, {"name": "Skola"})
                assert when != "before"
                with committed_together(connection):
                    connection.execute(_ADD, {"name": "Omsorg"})
                    raise AssertionError

        with pytest.raises(AssertionError):
            fail()
        assert names(database) == 0
        with one_transaction(connection):
            begun_with(connection, "SELECT id FROM administration")
            with committed_together(connection):
                connection.execute(_ADD, {"name": "Skola"})
    assert names(database) == 1


def test_what_is_wrong_with_the_first_statement_is_said_by_the_name_that_callers_know(database):
    with database.writer() as connection:

        def read():
            with one_transaction(connection):
                begun_with(connection, "SELECT id FROM nowhere")

        with pytest.raises(SQLAlchemyError):
            read()


@pytest.mark.parametrize("wrong", [0, 1, 2])
def test_one_that_can_not_be_kept_keeps_none(database, wrong):
    ids = [{"id": 1 if nth == wrong else nth + 10, "name": str(nth)} for nth in range(3)]
    with database.writing() as connection:
        connection.execute(text("INSERT INTO administration (id, name) VALUES (1, 'Den som är där')"))

    def add():
        with database.writer() as connection, one_transaction(connection):
            begun_with(connection, "SELECT id FROM administration")
            with committed_together(connection):
                for its in ids:
                    connection.execute(text("INSERT INTO administration (id, name) VALUES (:id, :name)"), its)

    with pytest.raises(IntegrityError):
        add()
    assert names(database) == 1


def test_a_connection_that_is_lost_meanwhile_is_said_and_nothing_is_kept(postgresql):
    def lose(its):
        with postgresql.writing() as other:
            other.execute(text("SELECT pg_terminate_backend(:its)"), {"its": its})

    def add():
        with postgresql.writer() as connection, one_transaction(connection):
            ((its,),) = begun_with(connection, "SELECT pg_backend_pid()")
            with committed_together(connection):
                connection.execute(_ADD, {"name": "Skola"})
                lose(its)
                connection.execute(_ADD, {"name": "Omsorg"})

    with pytest.raises(OperationalError):
        add()
    assert names(postgresql) == 0


def test_what_is_asked_meanwhile_is_of_the_same_transaction_and_leaves_the_connection_as_it_was(database):
    with database.writer() as connection:
        for nth, name in enumerate(("Skola", "Omsorg")):
            with one_transaction(connection):
                begun_with(connection, "SELECT id FROM administration")
                connection.execute(_ADD, {"name": name})
                assert connection.scalar(_COUNT) == nth + 1
                assert names(database) == nth
                with committed_together(connection):
                    connection.execute(text("UPDATE administration SET name = name || '!'"))
            assert names(database) == nth + 1
    with database.writing() as connection:  # the same one, from the pool
        connection.execute(_ADD, {"name": "Teknik"})
    assert names(database) == 3


@pytest.mark.parametrize("how", ["write", "say", "read"])
def test_what_the_driver_raises_is_said_by_the_name_that_callers_know(database, how):
    wrong = {
        "write": lambda it: driver.write(it, "INSERT INTO administration (id, name) VALUES (NULL, NULL)", [{}]),
        "say": lambda it: driver.say(it, "INSERT INTO administration (name) VALUES (NULL)"),
        "read": lambda it: driver.read(it, "SELECT hemligt FROM nowhere"),
    }[how]

    def do():
        with database.writing() as connection:
            connection.execute(_ADD, {"name": "Skola"})
            wrong(connection)

    with pytest.raises(SQLAlchemyError) as raised:
        do()
    assert isinstance(raised.value, IntegrityError) == (how != "read")
    assert names(database) == 0
