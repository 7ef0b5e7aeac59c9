"""The rows of links and comments. Times: milliseconds since 1970."""

from datetime import date

from sqlalchemy import BigInteger, Column
from sqlmodel import Field, SQLModel


class LinkRow(SQLModel, table=True):
    """`secret`: a fingerprint of what is in the address; the address itself is not kept. `language`: of a link to
    translate, else "". `answer_by`: the day that whoever is asked to review is asked to answer by. `staffing`: what it
    is about, of a link that asks how it goes after so many `months`."""

    __tablename__ = "link"

    id: int | None = Field(default=None, primary_key=True)
    workshop: int | None = Field(default=None, foreign_key="workshop.id", ondelete="CASCADE", index=True)
    job_description: int | None = Field(default=None, foreign_key="job_description.id", ondelete="CASCADE", index=True)
    workplace: int | None = Field(default=None, foreign_key="workplace.id", ondelete="CASCADE", index=True)
    kind: str
    role: str
    label: str
    secret: str = Field(unique=True)
    created_by: int = Field(foreign_key="facilitator.id")
    created_at: int = Field(sa_column=Column(BigInteger, nullable=False))
    expires_at: int = Field(sa_column=Column(BigInteger, nullable=False))
    revoked_at: int | None = Field(default=None, sa_column=Column(BigInteger))
    opened_at: int | None = Field(default=None, sa_column=Column(BigInteger))
    language: str = Field(default="", sa_column_kwargs={"server_default": ""})
    answer_by: date | None = Field(default=None)
    staffing: int | None = Field(default=None, foreign_key="staffing.id", ondelete="CASCADE", index=True)
    months: int | None = Field(default=None)


class CommentRow(SQLModel, table=True):
    __tablename__ = "comment"

    id: int | None = Field(default=None, primary_key=True)
    link: int = Field(foreign_key="link.id", ondelete="CASCADE", index=True)
    about: str
    text: str
    at: int = Field(sa_column=Column(BigInteger, nullable=False))
    answer: str = ""
    answered_at: int | None = Field(default=None, sa_column=Column(BigInteger))
