"""What is drawn up (*upprättad*), and stands in no diary: workshops that are closed, texts that are approved."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import true
from sqlmodel import Session, col, select

from app.account.roles import Reach, Right, reach
from app.account.tables import FacilitatorRow
from app.job_descriptions import store as texts
from app.job_descriptions.draft import Status
from app.job_descriptions.tables import JobDescriptionRow
from app.job_descriptions.whose import reached
from app.vocabulary import Step
from app.workshop import store as workshops
from app.workshop.tables import WorkshopRow

LENGTH = 40
"""Characters of a number or a code."""


@dataclass(frozen=True, slots=True)
class Without:
    """`leads`: whether whoever asks leads it, and so may write its number. `by`: the e-mail of whose it is, or ""."""

    code: str
    title: str
    workplace: str
    leads: bool
    by: str


def workshops_without(session: Session, who: FacilitatorRow) -> list[Without]:
    """One's own; who sees that others' exist, theirs too. Not the made-up examples."""
    own = {row.id for row in workshops.all_led(session, who.id or 0)}
    sees_all = reach(who.roles, Right.SEE_WORKSHOPS) is Reach.ALL
    within = col(WorkshopRow.administration).in_(who.scope) if who.scope else true()
    its = col(WorkshopRow.id).in_(own)
    rows = session.exec(
        select(WorkshopRow, FacilitatorRow.email)
        .join(FacilitatorRow, col(FacilitatorRow.id) == col(WorkshopRow.facilitator))
        .where(WorkshopRow.step == Step.CLOSED.value, WorkshopRow.diary == "", ~col(WorkshopRow.is_example))
        .where((its | within) if sees_all else its)
        .order_by(col(WorkshopRow.created_at).desc())
    )
    return [Without(row.code, row.title, row.workplace, row.id in own, email or "") for row, email in rows]


def texts_without(session: Session, who: FacilitatorRow) -> Sequence[JobDescriptionRow]:
    rows = texts.every(session, reached(who, Right.WRITE_TEXTS))
    return [it for it in rows if it.status == Status.APPROVED.value and not it.diary and not it.is_example]
