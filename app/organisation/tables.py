"""The rows of the municipality's parts."""

from datetime import date

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel


class AdministrationRow(SQLModel, table=True):
    """A part of the municipality that accounts may be limited to: a förvaltning, or a company."""

    __tablename__ = "administration"

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)


class WorkplaceRow(SQLModel, table=True):
    """A workplace (*arbetsplats*) of an administration. `closed_on`: since when nobody new is placed there.
    `district`: what those are called together that lie near each other (*närområde*); "" where nobody has said."""

    __tablename__ = "workplace"
    __table_args__ = (UniqueConstraint("administration", "name"),)

    id: int | None = Field(default=None, primary_key=True)
    administration: int = Field(foreign_key="administration.id")
    name: str
    closed_on: date | None = None
    district: str = Field(default="", sa_column_kwargs={"server_default": ""})


class WorkplaceLeadRow(SQLModel, table=True):
    """HR has said that somebody leads workshops at a workplace: they see its posts and its figures. A workshop's own
    words for its workplace give nobody anything, for anybody may write them."""

    __tablename__ = "workplace_lead"

    workplace: int = Field(primary_key=True, foreign_key="workplace.id", ondelete="CASCADE")
    facilitator: int = Field(primary_key=True, foreign_key="facilitator.id", ondelete="CASCADE", index=True)
