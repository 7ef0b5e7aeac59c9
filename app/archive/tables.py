"""The rows of packages that wait to be delivered to the archive."""

from sqlalchemy import BigInteger, Column
from sqlmodel import Field, SQLModel


class PackageRow(SQLModel, table=True):
    """A package that a rule has had made before something was removed. `name`: its own, and the file's. `about`: what
    it is of ("workshop", "job_description"). `decision`: the number of the one by which it was. `made_at`:
    milliseconds since 1970. `size`: bytes of `content`, a ZIP; `sha256`: of them."""

    __tablename__ = "archive_package"

    id: int | None = Field(default=None, primary_key=True)
    name: str
    about: str
    title: str
    administration: int | None = Field(default=None, foreign_key="administration.id", index=True)
    made_at: int = Field(sa_column=Column(BigInteger, nullable=False))
    decision: str
    sha256: str
    size: int
    content: bytes
