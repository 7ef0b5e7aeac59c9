"""What is kept of a job description besides its text: who has reviewed it, and how far it has come."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from sqlalchemy import update
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from app.account.tables import FacilitatorRow
from app.job_descriptions import store
from app.job_descriptions.draft import Agreement, Draft, EditedMeanwhile, Status
from app.job_descriptions.store import Which
from app.job_descriptions.tables import JobDescriptionRow, ReviewRow
from app.job_descriptions.way.register import Entry
from app.job_descriptions.way.reviews import (
    ARE_ANSWERED,
    MATCHERS,
    How,
    Matched,
    Party,
    Reply,
    Review,
    ReviewRole,
    Word,
)
from app.ways.trail import Trail


def add_copy(session: Session, id: int, draft: Draft, by: int, at: int) -> int:
    """Keep a draft that was made from another job description, this one. Returns its id."""
    row = session.get(JobDescriptionRow, id)
    assert row
    return store.add(session, draft, row.workshop, by, at, row.administration)


def add_review(session: Session, id: int, review: Review, by: int | None) -> None:
    session.add(
        ReviewRow(
            job_description=id,
            version=review.version,
            word=review.word.value,
            role=review.role.value,
            who=review.who,
            words=review.words,
            how=review.how.value,
            protocol=review.protocol,
            at=review.at,
            by=by,
        )
    )
    session.flush()


def hold(session: Session, id: int, number: int) -> None:
    """Keep others from writing in the text, or approving it, until what is done is done. `number`: its newest version.

    Raises `EditedMeanwhile` where there is a newer one.
    """
    this = update(JobDescriptionRow).where(col(JobDescriptionRow.id) == id, col(JobDescriptionRow.version) == number)
    if not session.connection().execute(this.values(version=number)).rowcount:
        raise EditedMeanwhile


def reviews(session: Session, id: int) -> list[Review]:
    """All that was said of the job description's versions, the first first."""
    answered = aliased(FacilitatorRow)
    rows = session.exec(
        select(ReviewRow, FacilitatorRow.email, answered.email)
        .outerjoin(FacilitatorRow, col(FacilitatorRow.id) == col(ReviewRow.by))
        .outerjoin(answered, col(answered.id) == col(ReviewRow.replied_by))
        .where(ReviewRow.job_description == id)
        .order_by(col(ReviewRow.at), col(ReviewRow.id))
    )
    return [_review(row, email, answerer) for row, email, answerer in rows]


def reply(session: Session, id: int, review: Review, kind: Reply, words: str, by: int, at: int) -> None:
    """Keep what a review is answered; instead of what it was before."""
    this = (col(ReviewRow.id) == review.id, col(ReviewRow.job_description) == id)
    its = {"reply": kind.value, "reply_words": words, "replied_by": by, "replied_at": at}
    session.connection().execute(update(ReviewRow).where(*this).values(**its))


def matched(session: Session, asked: Mapping[int, Sequence[Party]]) -> dict[int, list[Matched]]:
    """What AME and Arbetsförmedlingen have said last of every job description. `asked`: by a link, by its id."""
    found: dict[int, dict[object, Matched]] = {
        id: {it.key: Matched(it) for it in parties if it.role in MATCHERS} for id, parties in asked.items()
    }
    rows = session.exec(
        select(ReviewRow).where(col(ReviewRow.role).in_(MATCHERS)).order_by(col(ReviewRow.at), col(ReviewRow.id))
    )
    for row in rows:
        party = Party(ReviewRole(row.role), row.who)
        found.setdefault(row.job_description, {})[party.key] = Matched(party, Word(row.word), row.version)
    return {id: [*its.values()] for id, its in found.items() if its}


def _review(row: ReviewRow, email: str | None, answerer: str | None) -> Review:
    how = How(row.how)
    its = (Word(row.word), ReviewRole(row.role), row.who, row.at, email or None, row.words, how, row.protocol, row.by)
    answer = (Reply(row.reply) if row.reply else None, row.reply_words, row.replied_at, answerer or None)
    return Review(row.version, *its, row.id or 0, *answer)


def without_reply(session: Session) -> set[int]:
    """Job descriptions of which who is consulted has said something without an answer, of whichever version."""
    of_them = col(ReviewRow.role).in_(ARE_ANSWERED)
    its = select(ReviewRow.job_description).where(of_them, col(ReviewRow.reply) == "").distinct()
    return {*session.exec(its)}


def register(
    session: Session, which: Which, day: Callable[[int], date], ways: Mapping[int, Trail] | None = None
) -> list[Entry]:
    """Job descriptions, each with the way in that lists speak of (`ways`, by its id). `day`: the one that a moment
    belongs to."""
    its = ways or {}
    return [_entry(row, its.get(row.id or 0, Trail()), day(row.changed_at)) for row in store.every(session, which)]


def _entry(row: JobDescriptionRow, trail: Trail, changed: date) -> Entry:
    assert row.id is not None
    return Entry(
        row.id,
        row.title,
        row.workplace,
        Status(row.status),
        Agreement(row.agreement),
        row.extent,
        row.is_example,
        changed,
        trail,
        Status(row.beside) if row.beside else None,
    )
