"""Whose job descriptions are: what somebody who is signed in may do with each of them (`app.account.roles`)."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, false, true
from sqlmodel import Session, col, or_, select

from app.account.roles import Reach, Right, may, reach
from app.account.tables import FacilitatorRow
from app.job_descriptions.tables import JobDescriptionRow
from app.workshop import store as workshops
from app.workshop.tables import CoLeadRow, WorkshopRow


def rights(session: Session, row: JobDescriptionRow, who: FacilitatorRow) -> frozenset[Right]:
    """What somebody may do with a job description. Their own is what they hold, or what came from a workshop that they
    lead."""
    is_own = _is_own(session, row, who)
    its = (row.administration, who.scope)
    return frozenset(it for it in Right if may(who.roles, it, is_own=is_own, administration=its[0], scope=its[1]))


def _is_own(session: Session, row: JobDescriptionRow, who: FacilitatorRow) -> bool:
    assert who.id is not None
    is_led = row.workshop is not None and workshops.leads(session, row.workshop, who.id)
    return is_led or row.holder == who.id


def reached(who: FacilitatorRow, right: Right) -> ColumnElement[bool]:
    """Which rows a right reaches: the same as `rights`, for lists."""
    match reach(who.roles, right):
        case Reach.ALL:
            return or_(_within(who.scope), _own(who))
        case Reach.OWN:
            return _own(who)
    return false()


def _within(scope: Collection[int]) -> ColumnElement[bool]:
    return col(JobDescriptionRow.administration).in_(scope) if scope else true()


def _own(who: FacilitatorRow) -> ColumnElement[bool]:
    if reach(who.roles, Right.LEAD) is Reach.NONE:
        return col(JobDescriptionRow.holder) == who.id
    owned = select(WorkshopRow.id).where(WorkshopRow.facilitator == who.id)
    shared = select(CoLeadRow.workshop).where(CoLeadRow.facilitator == who.id)
    its = col(JobDescriptionRow.workshop)
    return or_(col(JobDescriptionRow.holder) == who.id, its.in_(owned), its.in_(shared))
