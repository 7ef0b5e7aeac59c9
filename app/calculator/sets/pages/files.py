"""A year's values as a file, and from one: shown first, and taken as it was shown."""

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Form, Request
from sqlmodel import Session
from starlette.responses import RedirectResponse, Response

from app.access.rights import Calculates, WritesValues
from app.brought.columns import of_text
from app.brought.sheets import Sheet
from app.calculator.sets import brought, store
from app.calculator.sets.brought import Brought
from app.calculator.sets.differences import Difference, differences
from app.calculator.sets.pages.opened import PAGE, log, the_set
from app.calculator.sets.value_set import ValueChanged, YearRetired
from app.calculator.values import UNIT, Parameter, Value
from app.calculator.wording import said
from app.export.delimited import delimited
from app.export.download import download
from app.ids import fingerprint, now
from app.organisation.files import Content, sheet_of
from app.vocabulary import Refused
from app.web.language import _
from app.web.refusals import sentence, status
from app.web.templating import render

router = APIRouter()

Typed = Annotated[str, Form()]


class ValuesChanged(Refused):
    """Somebody changed the set after a file was shown beside it."""

    code = "values_changed"


@router.get("/calculator/values/{year:row}/values.csv")
def as_file(request: Request, me: Calculates, year: int) -> Response:
    with request.app.state.database.reading_session() as session:
        the_set(session, year)
        rows = brought.rows(store.values(session, year))
    return download(f"{_('Värden')} {year}", "csv", delimited(rows))


@router.get("/calculator/values/{year:row}/import")
def bring(request: Request, me: WritesValues, year: int) -> Response:
    return _page(request, year)


@router.post("/calculator/values/{year:row}/import")
def show(request: Request, me: WritesValues, year: int, content: Content) -> Response:
    """What a file would change. Nothing is changed by it."""
    try:
        its = _read(sheet_of(content))
        return _page(request, year, its)
    except Refused as no:
        return _page(request, year, no=no)


@router.post("/calculator/values/{year:row}/import/add")
def take(request: Request, me: WritesValues, year: int, rows: Typed = "", seen: Typed = "") -> Response:
    """`rows`: the file as it was shown. `seen`: the set as it was then."""
    its = Brought()
    try:
        its = _read(of_text(rows))
        with request.app.state.database.session() as session:
            if the_set(session, year).is_retired:
                raise YearRetired(year=year)
            if its.wrong:
                return _page(request, year, its)
            if seen != _stands(session, year):
                raise ValuesChanged
            changed = _take(session, year, its.values, me.id or 0)
            if changed:
                log(session, request, "brought", year, places=changed)
    except Refused as no:
        return _page(request, year, its, no)
    return RedirectResponse(f"{PAGE}/{year}", 303)


def _take(session: Session, year: int, values: Mapping[Parameter, Value | None], by: int) -> int:
    """How many were changed. Raises `ValuesChanged`."""
    kept, at, changed = store.filled(session, year), now(), 0
    try:
        for parameter, value in values.items():
            was = kept[parameter].version if parameter in kept else 0
            changed += store.save(session, year, parameter, value, was, by, at) is not None
    except ValueChanged:
        raise ValuesChanged from None
    return changed


def _read(sheet: Sheet) -> Brought:
    return brought.read(sheet, (_,))


def _stands(session: Session, year: int) -> str:
    """What a set is, so that another one is told from it."""
    return fingerprint(" ".join(f"{it}:{kept.version}" for it, kept in store.filled(session, year).items()))


def _page(request: Request, year: int, its: Brought | None = None, no: Refused | None = None) -> Response:
    with request.app.state.database.reading_session() as session:
        of, values, stands = the_set(session, year), store.values(session, year), _stands(session, year)
    found: list[Difference] = []
    if its and not its.wrong:
        found = differences(values, {**values, **its.values})
    wrong = [(it, sentence(it.why)) for it in its.wrong[: brought.MOST_WRONG]] if its else []
    return render(
        request,
        "calculator/import.html",
        status(no) if no else 422 if wrong else 200,
        of=of,
        its=its,
        found=found,
        wrong=wrong,
        rows=_rows(its) if found and its else "",
        stands=stands,
        amount=said,
        UNIT=UNIT,
        error=sentence(no) if no else "",
    )


def _rows(its: Brought) -> str:
    """The file as it is taken, of its own rows only."""
    heads, *every = brought.rows({it: value for it, value in its.values.items() if value})
    return delimited([heads, *(row for row in every if row[0] in its.values)]).decode("utf-8-sig")
