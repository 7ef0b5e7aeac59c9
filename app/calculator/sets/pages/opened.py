"""What every page of values needs: the set that is asked for, who changed what, and which of them may write."""

from collections.abc import Callable, Iterable
from typing import Annotated

from fastapi import Depends, Request
from sqlmodel import Session, col, select
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException

from app.access.rights import has_everywhere
from app.account.roles import Right
from app.account.tables import FacilitatorRow
from app.calculator.sets import store
from app.calculator.sets.value_set import Set
from app.calculator.values import Parameter
from app.security.entry import What
from app.web.language import _
from app.web.note import note

PAGE = "/calculator/values"


async def _posted(request: Request) -> FormData:
    return await request.form()


Posted = Annotated[FormData, Depends(_posted)]


def texts(form: FormData) -> dict[str, str]:
    """What was typed, without files."""
    return {name: value for name, value in form.items() if isinstance(value, str)}


def the_set(session: Session, year: int) -> Set:
    found = store.one(session, year)
    if found is None:
        raise HTTPException(404)
    return found


def the_parameter(key: str) -> Parameter:
    if key not in {it.value for it in Parameter}:
        raise HTTPException(404)
    return Parameter(key)


def may_write(me: FacilitatorRow) -> bool:
    return has_everywhere(me, Right.WRITE_VALUES)


def who(session: Session, ids: Iterable[int]) -> Callable[[int], str]:
    """Those who changed something, as they are called here: by their e-mails, while they have an account."""
    its = select(FacilitatorRow.id, FacilitatorRow.email).where(col(FacilitatorRow.id).in_({*ids}))
    emails = dict(session.exec(its).all())
    return lambda id: emails.get(id) or _("någon som inte är kvar")


def log(session: Session, request: Request, how: str, year: int | None, **details: int | str) -> None:
    """Have the security log say what was done with a year's values; never what stands in them."""
    its: dict[str, int | str] = {"how": how, **details}
    note(session, request, What.PARAMETERS_CHANGED, details=its if year is None else {**its, "year": year})
