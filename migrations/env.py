"""Alembic's environment: the engine comes from the application, the tables from every concept."""

from alembic import context
from sqlalchemy import Connection, Engine
from sqlmodel import SQLModel

import app.account.tables
import app.afterwards.tables
import app.analysis.tables
import app.archive.tables
import app.asked.tables
import app.board.tables
import app.calculator.mix.tables
import app.calculator.sets.tables
import app.calculator.tables
import app.follow_up.tables
import app.job_descriptions.tables
import app.key_figures.tables
import app.oidc.tables
import app.organisation.tables
import app.parking.tables
import app.posts.tables
import app.preparation.tables
import app.reception.tables
import app.rehearsal.tables
import app.remote.tables
import app.retention.tables
import app.sharing.tables
import app.storage.journal
import app.task_map.tables
import app.translation.tables
import app.voting.tables
import app.ways.tables
import app.weight.tables
import app.workshop.tables  # noqa: F401 (all of these are here for the metadata)


def _keep_keys(connection: Connection, are_kept: bool) -> None:
    """SQLite alters a table by making it anew: with its keys kept, what hangs on the old one's rows would go with it.
    Said outside of any transaction, else it is not heard (sqlite.org/lang_altertable.html)."""
    if connection.dialect.name == "sqlite":
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute(f"PRAGMA foreign_keys={'ON' if are_kept else 'OFF'}")


def _must_hold(connection: Connection) -> None:
    if connection.dialect.name == "sqlite" and (broken := connection.exec_driver_sql("PRAGMA foreign_key_check").all()):
        raise RuntimeError(f"The migration would leave {len(broken)} rows that hang on nothing")


def _run(connection: Connection) -> None:
    context.configure(connection=connection, target_metadata=SQLModel.metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()
        _must_hold(connection)


def _run_alone(engine: Engine) -> None:
    """In a transaction of our own: all that was asked for, or nothing."""
    with engine.connect() as connection:
        _keep_keys(connection, False)
        try:
            _run(connection)
            connection.commit()
        finally:
            connection.rollback()
            _keep_keys(connection, True)


# Within a transaction that somebody has begun, it is theirs to end.
if connection := context.config.attributes.get("connection"):
    _run(connection)
else:
    _run_alone(context.config.attributes["engine"])
