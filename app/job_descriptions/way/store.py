"""What is kept of a job description besides its text: who has reviewed it, and its way to a job."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, insert, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from app.account.tables import FacilitatorRow
from app.job_descriptions import store
from app.job_descriptions.draft import Agreement, Draft, Status
from app.job_descriptions.tables import JobDescriptionRow, MilestoneRow, ReviewRow, TrailRow
from app.job_descriptions.way.register import Entry
from app.job_descriptions.way.reviews import Review, Role
from app.job_descriptions.way.trail import Milestone, Stage, Trail, TrailChanged


def add_copy(session: Session, id: int, draft: Draft, by: int, at: int) -> int:
    """Keep a draft that was made from another job description, this one. Returns its id."""
    row = session.get(JobDescriptionRow, id)
    assert row
    return store.add(session, draft, row.workshop, by, at)


def add_review(session: Session, id: int, review: Review, by: int) -> None:
    session.add(
        ReviewRow(
            job_description=id,
            version=review.version,
            status=review.status.value,
            role=review.role.value,
            who=review.who,
            at=review.at,
            by=by,
        )
    )
    session.flush()


def reviews(session: Session, id: int) -> list[Review]:
    """All that was said of the job description's versions, the first first."""
    rows = session.exec(
        select(ReviewRow, FacilitatorRow.email)
        .join(FacilitatorRow, col(FacilitatorRow.id) == col(ReviewRow.by))
        .where(ReviewRow.job_description == id)
        .order_by(col(ReviewRow.at), col(ReviewRow.id))
    )
    return [
        Review(row.version, Status(row.status), Role(row.role), row.who, row.at, email or None) for row, email in rows
    ]


@dataclass(frozen=True, slots=True)
class Followed:
    """A trail as it was saved. `number`: how many times; 0 where nobody has."""

    number: int = 0
    trail: Trail = Trail()  # noqa: RUF009  # it is frozen


def followed(session: Session, id: int) -> Followed:
    row = session.get(TrailRow, id)
    if row is None:
        return Followed()
    milestones = session.exec(select(MilestoneRow).where(MilestoneRow.job_description == id))
    return Followed(row.version, _trail(row, milestones))


def save_trail(session: Session, id: int, was: int, trail: Trail, by: int, at: int) -> None:
    """Keep the trail as it is after having been saved `was` times. Raises `TrailChanged` where it has been since."""
    shown = {"version": was + 1, "closed_on": trail.closed_on, "why": trail.why, "changed_at": at, "by": by}
    if was:
        this = (col(TrailRow.job_description) == id, col(TrailRow.version) == was)
        if not session.connection().execute(update(TrailRow).where(*this).values(**shown)).rowcount:
            raise TrailChanged
        session.connection().execute(delete(MilestoneRow).where(col(MilestoneRow.job_description) == id))
    else:
        try:
            session.connection().execute(insert(TrailRow).values(job_description=id, **shown))
        except IntegrityError:
            raise TrailChanged from None
    for it in trail.milestones:
        if not it.is_empty:
            session.add(
                MilestoneRow(job_description=id, stage=it.stage.value, planned=it.planned, done=it.done, note=it.note)
            )
    session.flush()


def register(session: Session, day: Callable[[int], date]) -> list[Entry]:
    """All of the installation's job descriptions with their trails. `day`: the one that a moment belongs to."""
    milestones: dict[int, list[MilestoneRow]] = {}
    for it in session.exec(select(MilestoneRow)):
        milestones.setdefault(it.job_description, []).append(it)
    trails = {
        row.job_description: _trail(row, milestones.get(row.job_description, ()))
        for row in session.exec(select(TrailRow))
    }
    return [_entry(row, trails.get(row.id or 0, Trail()), day(row.changed_at)) for row in store.every(session)]


def _trail(row: TrailRow, milestones: Iterable[MilestoneRow]) -> Trail:
    its = {it.stage: it for it in milestones}
    return Trail(tuple(_milestone(stage, its.get(stage)) for stage in Stage), row.closed_on, row.why)


def _milestone(stage: Stage, row: MilestoneRow | None) -> Milestone:
    return Milestone(stage, row.planned, row.done, row.note) if row else Milestone(stage)


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
    )
