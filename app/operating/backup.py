"""Everything in the database in one file, as it stood at one moment, while the server runs."""

from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from app.ids import now
from app.operating.kept import Manifest, writing
from app.operating.place import patient
from app.operating.refused import NotDone
from app.operating.values import columns_of, lines, tables_of
from app.storage import schema
from app.storage.database import Database


def backup(database: Database, file: Path) -> Manifest:
    """Raises `NotDone`. The tables are those that the database has: at whichever revision it is."""
    try:
        with writing(file) as kept, database.reading() as connection:
            patient(connection)
            if (revision := schema.revision(connection)) is None:
                raise NotDone("There is nothing in the database to back up.")
            parts = {
                str(table.name): kept.table(table.name, columns_of(table), lines(connection, table))
                for table in tables_of(connection)
            }
            manifest = Manifest(revision, now(), parts)
            kept.manifest(manifest)
    except SQLAlchemyError as why:
        raise NotDone(f"The database can't be read: {why}") from None
    return manifest
