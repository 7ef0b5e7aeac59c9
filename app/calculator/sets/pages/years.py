"""All sets: which of them holds, by whose word; a new one; one that is put away."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Form, Request
from sqlmodel import Session
from starlette.responses import RedirectResponse, Response

from app.access.rights import Calculates, WritesValues
from app.account.tables import FacilitatorRow
from app.calculator.sets import store, used
from app.calculator.sets.first import Begins, beginning
from app.calculator.sets.pages.opened import PAGE, log, may_write, the_set, who
from app.calculator.sets.value_set import FIRST_YEAR, LAST_YEAR, Choice, Set, read_year
from app.calculator.values import Parameter, Values, stamp
from app.days import NotADate, read_day
from app.ids import now
from app.once.making import Making, OnceRoute
from app.vocabulary import Refused
from app.web.calendar import today, written, written_day
from app.web.numbers import number_in
from app.web.refusals import sentence, status
from app.web.templating import render

router = APIRouter(route_class=OnceRoute)

Typed = Annotated[str, Form()]
NONE = "none"
"""That no year's values hold."""


class ChoiceMissing(Refused):
    code = "values_year_missing"


@router.get("/calculator/values")
def all_sets(request: Request, me: Calculates) -> Response:
    return _page(request, me)


@router.post("/calculator/values")
def make(request: Request, me: WritesValues, once: Making, year: Typed = "", like: Typed = "") -> Response:
    """`like`: another year, which it begins as a copy of, or what of the figures that come along it begins with."""
    try:
        with request.app.state.database.session() as session:
            once.begin(session)
            its = _year(year)
            values, of = _beginning(session, like, its)
            with_first = of is None and bool(values)
            store.make(session, its, values, me.id or 0, now(), like=of, with_first=with_first)
            log(session, request, "made", its)
            return once.leads_to(request, session, f"{PAGE}/{its}")
    except Refused as no:
        return _page(request, me, {"year": year, "like": like}, no)


def _year(typed: str) -> int:
    try:
        return read_year(typed)
    except Refused as no:
        no.details["at"] = "year"
        raise


def _beginning(session: Session, like: str, year: int) -> tuple[Values, int | None]:
    """The values, and the year that they are a copy of."""
    if (of := number_in(like)) is not None and store.one(session, of):
        return store.values(session, of), of
    return beginning(Begins(like) if like in list(Begins) else Begins.EMPTY, year), None


@router.post("/calculator/values/holds")
def choose(request: Request, me: WritesValues, once: Making, holds: Typed = "", since: Typed = "") -> Response:
    try:
        with request.app.state.database.session() as session:
            once.begin(session)
            year = _chosen(session, holds)
            store.choose(session, Choice(year, _since(since), now(), me.id or 0))
            log(session, request, "chosen", year)
            return once.leads_to(request, session, PAGE)
    except Refused as no:
        return _page(request, me, {"holds": holds, "since": since}, no)


def _chosen(session: Session, typed: str) -> int | None:
    if typed == NONE:
        return None
    year = number_in(typed)
    if year is None or year not in store.years(session):
        raise ChoiceMissing(at="holds")
    return year


def _since(typed: str) -> date:
    its = read_day(typed, "since")
    if its is None:
        raise NotADate(typed="", at="since")
    return its


@router.post("/calculator/values/{year:row}/retired")
def retire(request: Request, me: WritesValues, year: int, retired: Typed = "") -> Response:
    """Put a set away, or bring it back. Nothing is taken away, and no paper changes."""
    try:
        with request.app.state.database.session() as session:
            the_set(session, year)
            if retired:
                done = store.retire(session, year, today(request), me.id or 0, now())
            else:
                done = store.restore(session, year, me.id or 0, now())
            if done:
                log(session, request, "retired" if retired else "restored", year)
    except Refused as no:
        return _page(request, me, no=no)
    return RedirectResponse(f"{PAGE}#retired" if retired else f"{PAGE}/{year}", 303)


def _page(
    request: Request, me: FacilitatorRow, typed: Mapping[str, str] | None = None, no: Refused | None = None
) -> Response:
    now_is = today(request)
    with request.app.state.database.reading_session() as session:
        sets, said = store.every(session), store.choices(session)
        holding, coming = store.holding(session, now_is), store.coming(session, now_is)
        values = {it.year: store.values(session, it.year) for it in sets}
        uses = {it.year: used.uses(session, it.year) for it in sets}
        names = who(session, (*(it.by for it in sets), *(it.by for it in said)))
    return render(
        request,
        "calculator/years.html",
        status(no) if no else 200,
        sets=sets,
        holding=holding,
        coming=coming,
        said=said,
        stamps={year: stamp(its.values(), now_is) for year, its in values.items()},
        uses=uses,
        who=names,
        may_write=may_write(me),
        typed=typed or {"year": str(_next(sets, now_is)), "since": now_is.isoformat()},
        day=written,
        moment=written_day(request),
        PARAMETERS=len(Parameter),
        FIRST_YEAR=FIRST_YEAR,
        LAST_YEAR=LAST_YEAR,
        NONE=NONE,
        error=sentence(no) if no else "",
    )


def _next(sets: list[Set], today: date) -> int:
    """A year that is free: this one, or the first after those that there are."""
    there = {it.year for it in sets}
    return next(year for year in range(today.year, LAST_YEAR + 2) if year not in there)
