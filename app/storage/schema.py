"""The schema and its migrations, by Alembic. `migrations/` stands beside `app/`."""

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.exc import SQLAlchemyError

from app.storage.database import Database

MIGRATIONS = Path(__file__).parent.parent.parent / "migrations"


def _config(database: Database) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["engine"] = database.engine
    return config


@cache
def _newest() -> str | None:
    """The revision that this version is made for. Read once: whoever asks whether the server is well asks often."""
    return ScriptDirectory(str(MIGRATIONS)).get_current_head()


def upgrade(database: Database, to: str = "head") -> None:
    command.upgrade(_config(database), to)


def downgrade(database: Database, to: str) -> None:
    command.downgrade(_config(database), to)


def what_is_wrong(database: Database) -> str | None:
    """A sentence about what is wrong with the database, or None when it answers and its schema is ours."""
    try:
        with database.reading() as connection:
            has = MigrationContext.configure(connection).get_current_revision()
    except SQLAlchemyError:
        return "The database does not answer."
    if has != (needs := _newest()):
        return f"The database is at {has or 'nothing'}, and this version needs {needs}. Run: python -m app migrate"
    return None
