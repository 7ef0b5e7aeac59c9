"""Answers to advice in the database: one for each text that a piece of advice was about."""

from sqlalchemy import delete, update
from sqlmodel import Session, col, select

from app.account.tables import FacilitatorRow
from app.job_descriptions.advice.resting import Answer
from app.job_descriptions.tables import AdviceAnswerRow

Answers = dict[str, Answer]
"""By what was answered (`resting.about`)."""


def answers(session: Session, id: int) -> Answers:
    """All that was said to advice on a job description, also on texts that have been changed since."""
    rows = session.exec(
        select(AdviceAnswerRow, FacilitatorRow.email)
        .outerjoin(FacilitatorRow, col(FacilitatorRow.id) == col(AdviceAnswerRow.by))
        .where(AdviceAnswerRow.job_description == id)
    )
    return {row.about: Answer(row.words, row.at, email or None) for row, email in rows}


def answer(session: Session, id: int, about: str, words: str, by: int, at: int) -> None:
    """Keep what somebody says; the later word instead of an earlier one."""
    this = (col(AdviceAnswerRow.job_description) == id, col(AdviceAnswerRow.about) == about)
    if (
        not session.connection()
        .execute(update(AdviceAnswerRow).where(*this).values(words=words, by=by, at=at))
        .rowcount
    ):
        session.add(AdviceAnswerRow(job_description=id, about=about, words=words, by=by, at=at))
        session.flush()


def take_up(session: Session, id: int, about: str) -> None:
    """Let it rest no longer."""
    this = (col(AdviceAnswerRow.job_description) == id, col(AdviceAnswerRow.about) == about)
    session.connection().execute(delete(AdviceAnswerRow).where(*this))
