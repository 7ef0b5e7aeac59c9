"""One value of a year, written by hand, with the figures that are offered for it and what it was before."""

from collections.abc import Mapping

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from app.access.rights import Calculates, WritesValues
from app.account.tables import FacilitatorRow
from app.calculator.amounts import LIMITS, TYPED_LENGTH
from app.calculator.sets import store
from app.calculator.sets.first import FIGURES, Figure, offered
from app.calculator.sets.pages.opened import PAGE, Posted, log, may_write, texts, the_parameter, the_set, who
from app.calculator.sets.typed import ORIGINS, as_fields, read_value
from app.calculator.sets.value_set import SOURCE_LENGTH, YearRetired
from app.calculator.values import UNIT, Parameter
from app.calculator.wording import here, said
from app.ids import now
from app.vocabulary import Refused
from app.web.calendar import short_moment
from app.web.numbers import number_in
from app.web.refusals import sentence, status
from app.web.templating import render

router = APIRouter()


@router.get("/calculator/values/{year:row}/{parameter}")
def one_value(request: Request, me: Calculates, year: int, parameter: str, figure: str = "") -> Response:
    """`figure`: one that is offered, by its place among them all; it stands in the fields, and is not saved."""
    its, place = the_parameter(parameter), number_in(figure)
    chosen = FIGURES[place] if place is not None and place < len(FIGURES) else None
    return _page(request, me, year, its, figure=chosen if chosen in offered(its) and may_write(me) else None)


@router.post("/calculator/values/{year:row}/{parameter}")
def save(request: Request, me: WritesValues, year: int, parameter: str, form: Posted) -> Response:
    """`do`: "empty" to have it empty; "next" to go on with the one after it."""
    its, typed = the_parameter(parameter), texts(form)
    is_emptied = typed.get("do") == "empty"
    try:
        with request.app.state.database.session() as session:
            if the_set(session, year).is_retired:
                raise YearRetired(year=year)
            value = None if is_emptied else read_value(typed, its)
            was = number_in(typed.get("version", ""))
            if store.save(session, year, its, value, -1 if was is None else was, me.id or 0, now()):
                log(session, request, "emptied" if is_emptied else "written", year, kind=its.value)
    except Refused as no:
        return _page(request, me, year, its, typed, no)
    after = _after(its)
    return RedirectResponse(
        f"{PAGE}/{year}/{after.value}" if after and typed.get("do") == "next" else f"{PAGE}/{year}#v-{its.value}", 303
    )


def _after(parameter: Parameter) -> Parameter | None:
    every = [*Parameter]
    place = every.index(parameter) + 1
    return every[place] if place < len(every) else None


def _page(
    request: Request,
    me: FacilitatorRow,
    year: int,
    parameter: Parameter,
    typed: Mapping[str, str] | None = None,
    no: Refused | None = None,
    figure: Figure | None = None,
) -> Response:
    """`typed`: what was refused."""
    with request.app.state.database.reading_session() as session:
        its, kept = the_set(session, year), store.filled(session, year).get(parameter)
        done = [it for it in store.history(session, year) if it.parameter is parameter]
        names = who(session, (it.by for it in done))
    value = figure.value if figure else kept.value if kept else None
    return render(
        request,
        "calculator/value.html",
        status(no) if no else 200,
        its=its,
        parameter=parameter,
        kept=kept,
        figure=figure,
        typed=typed or as_fields(value, parameter, here()),
        done=done,
        offers=[(place, it) for place, it in enumerate(FIGURES) if it.parameter is parameter],
        after=_after(parameter),
        who=names,
        may_write=may_write(me),
        moment=short_moment(request),
        amount=said,
        unit=UNIT[parameter],
        limits=LIMITS[parameter],
        ORIGINS=ORIGINS,
        TYPED_LENGTH=TYPED_LENGTH,
        SOURCE_LENGTH=SOURCE_LENGTH,
        error=sentence(no) if no else "",
    )
