"""Whose calculations are: what somebody who is signed in reaches (`app.account.roles`)."""

from sqlalchemy import ColumnElement, false, or_, true
from sqlmodel import col

from app.account.roles import Reach, Right, reach
from app.account.tables import FacilitatorRow
from app.calculator.tables import CalculationRow


def reached(who: FacilitatorRow) -> ColumnElement[bool]:
    """Which rows somebody may read, and save new versions of. One's own are those that one has made."""
    own = col(CalculationRow.by) == who.id
    match reach(who.roles, Right.CALCULATE):
        case Reach.ALL:
            within = col(CalculationRow.administration).in_(who.scope) if who.scope else true()
            return or_(within, own)
        case Reach.OWN:
            return own
    return false()


def may_remove(who: FacilitatorRow, made_by: int) -> bool:
    """Of what somebody reaches: who made it, who answers for the values, and HR, who answers for the posts."""
    return made_by == who.id or any(
        reach(who.roles, right) is Reach.ALL for right in (Right.WRITE_VALUES, Right.WRITE_POSTS)
    )
