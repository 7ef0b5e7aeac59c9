"""An account is closed in one deed, and nothing is lost: what was somebody's is another's from then on, and what would
let them in ends. So it is when they no longer are what they were.

Several may do it at once. Whoever sees to the installation is locked first, all of them and those it is about in order
of their numbers: of two who would close each other, the second finds that they are closed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import String, cast, delete, or_, update
from sqlmodel import Session, col, select

from app.account import store as accounts
from app.account.roles import Reach, Right, Role, reach
from app.account.store import TakerUnfit
from app.account.tables import FacilitatorRow, InvitationRow
from app.job_descriptions.tables import JobDescriptionRow
from app.organisation.tables import AdministrationRow
from app.preparation.tables import TemplateRow
from app.remote import store as remotes
from app.vocabulary import Refused
from app.workshop.tables import CoLeadRow, WorkshopRow
from app.workshop.workshop import UnknownChoice


class LastOperator(Refused):
    """Nobody would be left who sees to the installation."""

    code = "last_operator"


class NoLongerOperator(Refused):
    """Whoever asks has been closed, or is operator no more, since they opened the page."""

    code = "no_longer_operator"


class ClosedAlready(Refused):
    code = "closed_already"


class OpenAlready(Refused):
    code = "open_already"


class RolesMissing(Refused):
    code = "roles_missing"


class TakerMissing(Refused):
    """Somebody has workshops, which need an owner who leads."""

    code = "taker_missing"


@dataclass(slots=True)
class Moved:
    """What somebody no longer has. `workshops`: went to `leader`; `together`: workshops that they led with others;
    `texts`: job descriptions, which went to `writer`, or to HR where that is None."""

    workshops: Sequence[int] = ()
    together: Sequence[int] = ()
    texts: Sequence[int] = ()
    invitations: Sequence[int] = ()
    leader: int | None = None
    writer: int | None = None
    before: Sequence[str] = field(default=())


def close(session: Session, id: int, by: int, leader: int | None, writer: int | None, now: int) -> Moved:
    """Close an account. `leader`, `writer`: who is given the workshops, and the job descriptions.

    Raises `NoLongerOperator`, `ClosedAlready`, `LastOperator`, `TakerMissing`, `TakerUnfit`.
    """
    people = _locked(session, by, id, leader, writer)
    who = _asked(people, by, id)
    _some_operator_stays(people.values(), id)
    moved = Moved(leader=leader, writer=writer)
    _give_workshops(session, people, id, moved)
    _give_texts(session, people, id, moved)
    moved.invitations = _end_invitations(session, id)
    accounts.end_all(session, id)
    who.closed_at, who.took_course_on = now, None
    session.add(who)
    return moved


def open_again(session: Session, id: int, by: int) -> None:
    """Raises `NoLongerOperator`, `OpenAlready`."""
    who = _one(_locked(session, by, id), by, id)
    if who.closed_at is None:
        raise OpenAlready
    who.closed_at = None
    session.add(who)


def change(
    session: Session, id: int, by: int, roles: Iterable[str], scope: Iterable[int], leader: int | None = None
) -> Moved:
    """Somebody is something else from now on. `leader`: who is given the workshops of one who leads no more.

    Raises `NoLongerOperator`, `ClosedAlready`, `RolesMissing`, `UnknownChoice`, `LastOperator`, `TakerMissing`,
    `TakerUnfit`.
    """
    wanted, limits = known_roles(roles), known_administrations(session, scope)
    people = _locked(session, by, id, leader)
    who = _asked(people, by, id)
    if by == id or (Role.OPERATOR in who.roles and Role.OPERATOR not in wanted):
        _some_operator_stays(people.values(), id)
    moved = Moved(leader=leader, before=[*who.roles])
    who.roles, who.scope = wanted, limits
    if reach(wanted, Right.LEAD) is Reach.NONE:
        _give_workshops(session, people, id, moved)
    session.add(who)
    session.flush()
    return moved


def known_roles(asked: Iterable[str]) -> list[str]:
    """Roles in their order. Raises `RolesMissing`, `UnknownChoice`."""
    these = {*asked}
    if not these:
        raise RolesMissing
    if not these <= {*Role}:
        raise UnknownChoice
    return [role.value for role in Role if role in these]


def known_administrations(session: Session, asked: Iterable[int]) -> list[int]:
    """Raises `UnknownChoice`."""
    these = {*asked}
    # None of them is removed before this is written.
    asked_for = select(AdministrationRow.id).where(col(AdministrationRow.id).in_(these))
    there = {*session.exec(asked_for.with_for_update(read=True))}
    if these != there:
        raise UnknownChoice
    return sorted(these)


def _locked(session: Session, *ids: int | None) -> dict[int, FacilitatorRow]:
    """Those, and all who see to the installation, as they are now and stay until the transaction ends."""
    operates = cast(col(FacilitatorRow.roles), String).contains(f'"{Role.OPERATOR}"')
    these = or_(operates, col(FacilitatorRow.id).in_([id for id in ids if id is not None]))
    # What only names them in a row of its own, as who saves a text does, waits for nothing here.
    rows = select(FacilitatorRow).where(these).order_by(col(FacilitatorRow.id)).with_for_update(key_share=True)
    return {row.id: row for row in session.exec(rows.execution_options(populate_existing=True)) if row.id is not None}


def _one(people: dict[int, FacilitatorRow], by: int, id: int) -> FacilitatorRow:
    if not _operates(people[by]):
        raise NoLongerOperator
    return people[id]


def _asked(people: dict[int, FacilitatorRow], by: int, id: int) -> FacilitatorRow:
    who = _one(people, by, id)
    if who.closed_at is not None:
        raise ClosedAlready
    return who


def _operates(who: FacilitatorRow) -> bool:
    return who.closed_at is None and reach(who.roles, Right.OPERATE) is not Reach.NONE


def _some_operator_stays(people: Iterable[FacilitatorRow], without: int) -> None:
    if not any(_operates(it) and it.id != without for it in people):
        raise LastOperator


def _give_workshops(session: Session, people: dict[int, FacilitatorRow], id: int, moved: Moved) -> None:
    """Workshops and lists to begin with go to another; those that were led together are led by the others."""
    # In the order that the desk takes them in.
    own = select(WorkshopRow.id).where(WorkshopRow.facilitator == id).order_by(col(WorkshopRow.id)).with_for_update()
    moved.workshops = [it for it in session.exec(own) if it is not None]
    moved.together = [*session.exec(select(CoLeadRow.workshop).where(CoLeadRow.facilitator == id))]
    if moved.workshops and moved.leader is None:
        raise TakerMissing
    session.exec(delete(CoLeadRow).where(col(CoLeadRow.facilitator) == id))
    remotes.end_all_of(session, id)
    if moved.leader is not None:
        _fit(people, moved.leader, id, Right.LEAD)
        theirs = (col(CoLeadRow.facilitator) == moved.leader, col(CoLeadRow.workshop).in_(moved.workshops))
        session.exec(delete(CoLeadRow).where(*theirs))
        these = col(WorkshopRow.id).in_(moved.workshops)
        session.exec(update(WorkshopRow).where(these).values(facilitator=moved.leader))
        session.exec(update(TemplateRow).where(col(TemplateRow.facilitator) == id).values(facilitator=moved.leader))


def _give_texts(session: Session, people: dict[int, FacilitatorRow], id: int, moved: Moved) -> None:
    held = select(JobDescriptionRow.id).where(JobDescriptionRow.holder == id).order_by(col(JobDescriptionRow.id))
    moved.texts = [it for it in session.exec(held.with_for_update()) if it is not None]
    if moved.writer is not None:
        _fit(people, moved.writer, id, Right.WRITE_TEXTS)
    these = col(JobDescriptionRow.id).in_(moved.texts)
    session.exec(update(JobDescriptionRow).where(these).values(holder=moved.writer))


def _fit(people: dict[int, FacilitatorRow], taker: int, id: int, right: Right) -> None:
    who = people.get(taker)
    if who is None or taker == id or who.closed_at is not None or reach(who.roles, right) is Reach.NONE:
        raise TakerUnfit


def _end_invitations(session: Session, id: int) -> list[int]:
    is_out = (col(InvitationRow.by) == id, col(InvitationRow.accepted_by).is_(None))
    out = [it for it in session.exec(select(InvitationRow.id).where(*is_out)) if it is not None]
    session.exec(delete(InvitationRow).where(*is_out))
    return out
