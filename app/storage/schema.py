"""The schema and its migrations, by Alembic. `migrations/` stands beside `app/`."""

from functools import cache
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from app.storage.database import Database

MIGRATIONS = Path(__file__).parent.parent.parent / "migrations"


def _config(**on: Any) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes.update(on)
    return config


@cache
def newest() -> str | None:
    """The revision that this version is made for. Read once: whoever asks whether the server is well asks often."""
    return ScriptDirectory(str(MIGRATIONS)).get_current_head()


def upgrade(database: Database, to: str = "head") -> None:
    command.upgrade(_config(engine=database.engine), to)


def upgrade_within(connection: Connection, to: str = "head") -> None:
    """The same in a transaction that the caller has begun, and may roll back. On PostgreSQL: SQLite's keys must be let
    go of before a transaction begins."""
    command.upgrade(_config(connection=connection), to)


def downgrade(database: Database, to: str) -> None:
    command.downgrade(_config(engine=database.engine), to)


def revision(connection: Connection) -> str | None:
    """Where the database is; None where it has no schema."""
    return MigrationContext.configure(connection).get_current_revision()


def knows(revision: str) -> bool:
    """Whether a revision is this version's, or of one before it."""
    return any(it.revision == revision for it in ScriptDirectory(str(MIGRATIONS)).walk_revisions())


def what_is_wrong(database: Database) -> str | None:
    """A sentence about what is wrong with the database, or None when it answers and its schema is ours."""
    try:
        with database.reading() as connection:
            return what_is_behind(connection)
    except SQLAlchemyError:
        return "The database does not answer."


def what_is_behind(connection: Connection) -> str | None:
    """A sentence about a schema that is not this version's; None where it is."""
    if (has := revision(connection)) == (needs := newest()):
        return None
    return f"The database is at {has or 'nothing'}, and this version needs {needs}. Run: python -m app migrate"
