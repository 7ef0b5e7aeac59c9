"""Others' workshops: that they exist, and nothing of what was said in them."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlmodel import Session, col, select

from app.account.tables import FacilitatorRow
from app.workshop.tables import WorkshopRow


@dataclass(frozen=True, slots=True)
class Held:
    """A workshop as those see it who were not there. `code`: None unless its results are shared. `by`: the e-mail of
    whose it is; None where they have not chosen one. `created_at`: milliseconds since 1970."""

    title: str
    workplace: str
    administration: int | None
    step: str
    by: str | None
    created_at: int
    code: str | None


def every(session: Session, scope: Collection[int]) -> list[Held]:
    """Those of these administrations, of all where none is named; the newest first. Examples are nobody's business."""
    rows = session.exec(
        select(WorkshopRow, FacilitatorRow.email)
        .join(FacilitatorRow, col(FacilitatorRow.id) == col(WorkshopRow.facilitator))
        .where(col(WorkshopRow.is_example).is_(False))
        .where(*([col(WorkshopRow.administration).in_(scope)] if scope else []))
        .order_by(col(WorkshopRow.created_at).desc(), col(WorkshopRow.id).desc())
    )
    return [_held(row, email) for row, email in rows]


def found(those: Collection[Held], words: str) -> list[Held]:
    asked = words.casefold().split()
    return [it for it in those if all(word in f"{it.title} {it.workplace} {it.by}".casefold() for word in asked)]


def _held(row: WorkshopRow, email: str | None) -> Held:
    code = row.code if row.shared else None
    return Held(row.title, row.workplace, row.administration, row.step, email, row.created_at, code)
