"""The rows of the job descriptions."""

from datetime import date
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, Index, LargeBinary, text
from sqlmodel import Field, SQLModel


class JobDescriptionRow(SQLModel, table=True):
    """A job description, and what lists show of the version in force or, where none is, of the newest. `version`: the
    newest version's number; `in_force`: that of the one in force. `beside`: how far a draft beside it has come.

    `workshop`: the first that its tasks came from; None when it is removed. `extent`: percent of full time. `holder`:
    whose it is to work on; None: HR's. `administration`: which part of the municipality it is for. `diary`,
    `classification`: its number in the diary, and its code in the plan.
    """

    __tablename__ = "job_description"

    id: int | None = Field(default=None, primary_key=True)
    workshop: int | None = Field(foreign_key="workshop.id", index=True)
    holder: int | None = Field(default=None, foreign_key="facilitator.id", index=True)
    administration: int | None = Field(default=None, foreign_key="administration.id", index=True)
    version: int
    in_force: int | None = Field(default=None)
    beside: str = Field(default="", sa_column_kwargs={"server_default": ""})
    title: str
    workplace: str
    is_example: bool
    status: str
    agreement: str = Field(sa_column_kwargs={"server_default": ""})
    extent: float | None
    diary: str = Field(default="", sa_column_kwargs={"server_default": ""})
    classification: str = Field(default="", sa_column_kwargs={"server_default": ""})
    created_at: int = Field(sa_column=Column(BigInteger, nullable=False, server_default="0"))
    changed_at: int = Field(sa_column=Column(BigInteger, nullable=False))


class JobDescriptionVersionRow(SQLModel, table=True):
    """A version, whole, as somebody saved it; never changed. `at`: milliseconds since 1970. `by`: who saved; None where
    somebody has reviewed it by a link."""

    __tablename__ = "job_description_version"

    job_description: int = Field(primary_key=True, foreign_key="job_description.id", ondelete="CASCADE")
    number: int = Field(primary_key=True)
    at: int = Field(sa_column=Column(BigInteger, nullable=False))
    by: int | None = Field(foreign_key="facilitator.id")
    content: Any = Field(sa_column=Column(JSON, nullable=False))


class ReviewRow(SQLModel, table=True):
    """What somebody in a role has said of a version (`app.job_descriptions.way.reviews.Review`). `at`: milliseconds
    since 1970. `by`: with whose account; None by a link. `reply`, `reply_words`, `replied_at`, `replied_by`: what it
    was answered; "" where it was not."""

    __tablename__ = "job_description_review"

    id: int | None = Field(default=None, primary_key=True)
    job_description: int = Field(foreign_key="job_description.id", ondelete="CASCADE", index=True)
    version: int
    word: str
    role: str
    who: str
    words: str = Field(default="", sa_column_kwargs={"server_default": ""})
    how: str = Field(sa_column_kwargs={"server_default": "noted"})
    protocol: str = Field(default="", sa_column_kwargs={"server_default": ""})
    at: int = Field(sa_column=Column(BigInteger, nullable=False))
    by: int | None = Field(foreign_key="facilitator.id")
    reply: str = Field(default="", sa_column_kwargs={"server_default": ""})
    reply_words: str = Field(default="", sa_column_kwargs={"server_default": ""})
    replied_at: int | None = Field(default=None, sa_column=Column(BigInteger))
    replied_by: int | None = Field(default=None, foreign_key="facilitator.id")


class InForceRow(SQLModel, table=True):
    """A version that was approved. `by`: who approved. `passed`: conditions that were not met, and why that was no
    matter. `pdf`: its paper as it was when `made_at`, with its fingerprint (SHA-256, in hex); none until it is made.
    `until`: when another took its place, or it was ended. Times: milliseconds since 1970.
    """

    __tablename__ = "job_description_in_force"
    __table_args__ = (
        Index(
            "one_in_force",
            "job_description",
            unique=True,
            sqlite_where=text("until IS NULL"),
            postgresql_where=text("until IS NULL"),
        ),
    )

    job_description: int = Field(primary_key=True, foreign_key="job_description.id", ondelete="CASCADE")
    version: int = Field(primary_key=True)
    at: int = Field(sa_column=Column(BigInteger, nullable=False))
    by: int | None = Field(foreign_key="facilitator.id")
    passed: Any = Field(sa_column=Column(JSON, nullable=False))
    pdf: bytes | None = Field(default=None, sa_column=Column(LargeBinary))
    sha256: str = Field(default="", sa_column_kwargs={"server_default": ""})
    made_at: int | None = Field(default=None, sa_column=Column(BigInteger))
    until: int | None = Field(default=None, sa_column=Column(BigInteger))


class AdviceAnswerRow(SQLModel, table=True):
    """What somebody has said to a piece of advice. `about`: the advice and the text that it was about, as a sum
    (`app.job_descriptions.advice.resting`). `at`: milliseconds since 1970."""

    __tablename__ = "advice_answer"

    job_description: int = Field(primary_key=True, foreign_key="job_description.id", ondelete="CASCADE")
    about: str = Field(primary_key=True)
    words: str
    at: int = Field(sa_column=Column(BigInteger, nullable=False))
    by: int | None = Field(foreign_key="facilitator.id")


class InterviewRow(SQLModel, table=True):
    """A sheet of an interview (`app.job_descriptions.interviews.Sheet`). `version`: how many times it was saved.
    `changed_at`: milliseconds since 1970."""

    __tablename__ = "job_interview"

    id: int | None = Field(default=None, primary_key=True)
    job_description: int = Field(foreign_key="job_description.id", ondelete="CASCADE", index=True)
    version: int
    role: str
    tasks: Any = Field(sa_column=Column(JSON, nullable=False))
    said: Any = Field(sa_column=Column(JSON, nullable=False))
    changed_at: int = Field(sa_column=Column(BigInteger, nullable=False))


class AdRow(SQLModel, table=True):
    """What an advertisement says besides the text (`app.job_descriptions.ad.details.Details`). `version`: how many
    times it was saved. `at`: when last, milliseconds since 1970; `by`: by whom."""

    __tablename__ = "job_ad"

    job_description: int = Field(primary_key=True, foreign_key="job_description.id", ondelete="CASCADE")
    version: int
    at: int = Field(sa_column=Column(BigInteger, nullable=False))
    by: int | None = Field(foreign_key="facilitator.id")
    apply_how: str
    apply_to: str
    ask: str
    unions: str
    reference: str
    address: str
    town: str
    ab_if: str
    last_day: date | None
    vacancies: int | None
    probation: int | None
    extract: str


class EasyRow(SQLModel, table=True):
    """A job description's text that is easy to read, as it was saved last. `version`: how many times. `of`: the version
    that it says the same as, as far as who saved it knew. `read`: what `version` was when the reference group said that
    it is good; None until then. `read_on`, `read_how`, `read_by`: the day, according to what, and with whose account it
    was noted, where they read it on paper. Times: milliseconds since 1970."""

    __tablename__ = "easy_text"

    job_description: int = Field(primary_key=True, foreign_key="job_description.id", ondelete="CASCADE")
    version: int
    at: int = Field(sa_column=Column(BigInteger, nullable=False))
    by: int | None = Field(foreign_key="facilitator.id")
    text: str
    of: int
    read: int | None = Field(default=None)
    read_at: int | None = Field(default=None, sa_column=Column(BigInteger))
    read_on: date | None = Field(default=None)
    read_how: str = Field(default="", sa_column_kwargs={"server_default": ""})
    read_by: int | None = Field(default=None, foreign_key="facilitator.id")
