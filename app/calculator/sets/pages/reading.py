"""A year's values as a table, what was done with them, and what differs between two years."""

from fastapi import APIRouter, Request
from sqlmodel import Session
from starlette.exceptions import HTTPException
from starlette.responses import Response

from app.access.rights import Calculates
from app.calculator.sets import store, used
from app.calculator.sets.differences import differences
from app.calculator.sets.pages.opened import may_write, the_set, who
from app.calculator.values import UNIT, Parameter, Unit, stamp
from app.calculator.wording import said
from app.web.calendar import short_day, short_moment, today, written
from app.web.numbers import number_in
from app.web.paging import part
from app.web.templating import render

router = APIRouter()


@router.get("/calculator/values/{year:row}")
def one_set(request: Request, me: Calculates, year: int) -> Response:
    with request.app.state.database.reading_session() as session:
        its, filled = the_set(session, year), store.filled(session, year)
        holding = store.holding(session, today(request))
        names = who(session, (its.by, *(it.by for it in filled.values())))
        uses, others = used.uses(session, year), [it for it in store.years(session) if it != year]
    values = {it: kept.value for it, kept in filled.items() if kept.value}
    return render(
        request,
        "calculator/values.html",
        its=its,
        filled=filled,
        values=values,
        stamp=stamp(values.values(), today(request)),
        old={it for it, value in values.items() if value.is_old(today(request))},
        holding=holding if holding and holding.year == year else None,
        uses=uses,
        others=others,
        who=names,
        may_write=may_write(me),
        day=written,
        short=short_day(request),
        amount=said,
        PARAMETERS=list(Parameter),
        UNIT=UNIT,
    )


@router.get("/calculator/values/{year:row}/changes")
def changes(request: Request, me: Calculates, year: int, page: str = "") -> Response:
    with request.app.state.database.reading_session() as session:
        its, done = the_set(session, year), store.history(session, year)
        names = who(session, (it.by for it in done))
    return render(
        request,
        "calculator/changes.html",
        its=its,
        part=part(done, page),
        who=names,
        moment=short_moment(request),
        amount=said,
        UNIT=UNIT,
    )


@router.get("/calculator/values/differences")
def compared(request: Request, me: Calculates, first: str = "", second: str = "") -> Response:
    """The two latest, where none is asked for."""
    with request.app.state.database.reading_session() as session:
        years = [it.year for it in store.every(session)]
        before, after = _asked(session, first, second)
        values = {it: store.values(session, it) for it in (before, after) if it is not None}
    found = differences(values[before], values[after]) if before is not None and after is not None else []
    return render(
        request,
        "calculator/differences.html",
        years=years,
        first=before,
        second=after,
        found=found,
        amount=said,
        UNIT=UNIT,
        SHARE=Unit.SHARE,
    )


def _asked(session: Session, first: str, second: str) -> tuple[int | None, int | None]:
    """Raises a 404 for a year that there are no values for."""
    latest: list[int | None] = [*store.years(session)[:2]]
    after, before = [*latest, None, None][:2]
    for typed in (first, second):
        if typed and (number_in(typed) is None or store.one(session, int(typed)) is None):
            raise HTTPException(404)
    return (int(first) if first else before), (int(second) if second else after)
