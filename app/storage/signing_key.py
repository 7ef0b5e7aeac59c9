"""The key that the server signs cookies with: one for the database, so that all processes take each other's.

It is made at the first start, and never told. Who reads the database could sign with it, but not as anybody who
is there: what is signed is a secret that only its owner has.
"""

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Field, SQLModel

from app.storage.database import Database

_OF_PARTICIPANTS = "participants"


class SigningKeyRow(SQLModel, table=True):
    __tablename__ = "signing_key"

    name: str = Field(primary_key=True)
    secret: str


_KEY = SigningKeyRow.__table__  # type: ignore[attr-defined]
_READ = select(_KEY.c.secret).where(_KEY.c.name == _OF_PARTICIPANTS)


def signing_key(database: Database, offered: str) -> str:
    """The key. Where there is none yet, the offered one becomes it; of several who offer at once, one wins."""
    with database.reading() as connection:
        if there := connection.scalar(_READ):
            return there  # type: ignore[no-any-return]
    insert = (sqlite if database.is_sqlite else postgresql).insert
    with database.writing() as connection:
        values = {"name": _OF_PARTICIPANTS, "secret": offered}
        connection.execute(insert(_KEY).values(**values).on_conflict_do_nothing())
        return connection.execute(_READ).scalar_one()  # type: ignore[no-any-return]
