"""The workshops and job descriptions that are counted for the process map, in the database: what somebody's roles let
them see of each."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlmodel import Session, col, or_, select

from app.account.roles import Reach, Right, reach
from app.account.tables import FacilitatorRow
from app.job_descriptions.draft import Status
from app.job_descriptions.tables import JobDescriptionRow
from app.job_descriptions.whose import reached
from app.process_map.workplaces import Held, place
from app.vocabulary import Step
from app.workshop import store as workshops
from app.workshop.tables import ParticipantRow, WorkshopRow


@dataclass(frozen=True, slots=True)
class Text:
    status: Status
    is_example: bool


def held(session: Session, who: FacilitatorRow) -> list[Held] | None:
    """The workshops that somebody sees that there are: their own, and others' that are no examples. None for who sees
    none."""
    if reach(who.roles, Right.SEE_WORKSHOPS) is Reach.NONE:
        return None
    assert who.id is not None
    own = workshops.all_led(session, who.id) if reach(who.roles, Right.LEAD) is not Reach.NONE else []
    rows = {row.id: row for row in (*own, *_others(session, who))}
    joined = {*session.exec(select(ParticipantRow.workshop).where(col(ParticipantRow.workshop).in_(rows)).distinct())}
    return [_held(row, id in joined) for id, row in rows.items()]


def _others(session: Session, who: FacilitatorRow) -> Collection[WorkshopRow]:
    if reach(who.roles, Right.SEE_WORKSHOPS) is not Reach.ALL:
        return ()
    within = (col(WorkshopRow.administration).in_(who.scope),) if who.scope else ()
    return session.exec(select(WorkshopRow).where(col(WorkshopRow.is_example).is_(False), *within)).all()


def _held(row: WorkshopRow, has_joined: bool) -> Held:
    where = place(row.administration, row.workplace or row.title)
    return Held(where, Step(row.step), has_joined, row.was_revealed, row.is_example)


def texts(session: Session, who: FacilitatorRow) -> list[Text] | None:
    """Job descriptions that somebody reads, or sees sums of. None for who does neither."""
    rights = [it for it in (Right.READ_TEXTS, Right.FIGURES) if reach(who.roles, it) is not Reach.NONE]
    if not rights:
        return None
    which = or_(*(reached(who, it) for it in rights))
    rows = session.exec(select(JobDescriptionRow.status, JobDescriptionRow.is_example).where(which))
    return [Text(Status(status), is_example) for status, is_example in rows]
