"""*Räkna*: what a job costs and who pays. A calculation is filled in, shown as it is typed, and kept as versions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from sqlmodel import Session
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from app.access.rights import Calculates
from app.account.tables import FacilitatorRow
from app.calculator import store
from app.calculator.amounts import TYPED_LENGTH
from app.calculator.inputs import CHOSEN, HORIZON, OF_THE_JOB, Inputs
from app.calculator.pages import shown
from app.calculator.pages.shown import Differs, numbers
from app.calculator.pages.subject import Subject, jobs, still_reached, subject
from app.calculator.sets import store as sets
from app.calculator.store import CalculatedMeanwhile, Kept
from app.calculator.typed import (
    GROUP_LENGTH,
    TITLE_LENGTH,
    TitleIsAPerson,
    moved_to,
    read_inputs,
    read_title,
    rows,
    typed,
)
from app.calculator.values import UNIT, Values
from app.calculator.whose import may_remove, reached
from app.ids import LARGEST_ID, now
from app.live import beside
from app.live.still import Still
from app.once.making import Making, Once, OnceRoute
from app.vocabulary import Refused, at
from app.web.calendar import today, written_day
from app.web.numbers import number_in
from app.web.paging import part
from app.web.refusals import sentence, status
from app.web.templating import render

router = APIRouter(route_class=OnceRoute)

KEPT = "kept"
"""Stands where a year does, for the values that a kept calculation has."""


class CalculationTypedWrong(Refused):
    code = "calculation_typed_wrong"


async def _fields(request: Request) -> FormData:
    return await request.form()


Posted = Annotated[FormData, Depends(_fields)]


def _texts(form: FormData) -> dict[str, str]:
    return {name: value for name, value in form.items() if isinstance(value, str)}


# The list


@router.get("/calculator")
async def calculations(request: Request, me: Calculates, page: str = "") -> Response:
    return await beside.listed(request, partial(_list, request, me, page))


def _list(request: Request, me: FacilitatorRow, page: str) -> Response:
    with request.app.state.database.reading_session() as session:
        kept, its_jobs = store.every(session, reached(me)), jobs(session, me)
    its = part(kept, page)
    return render(
        request,
        "calculator/list.html",
        part=its,
        entries=[(it, shown.sentence_of(it.version.inputs)) for it in its.items],
        jobs=its_jobs,
        day=written_day(request),
        **shown.words(),
    )


# A new one


@dataclass(frozen=True, slots=True)
class Asked:
    """What a new calculation is asked for, by its address: a job description, or a post, or neither."""

    text: int | None
    post: int | None

    @property
    def query(self) -> str:
        return f"?post={self.post}" if self.post else f"?text={self.text}" if self.text else ""


async def _asked(text: str = "", post: str = "", of: str = "") -> Asked:
    """`of`: either, as the list has them: `text-12`, `post-3`."""
    kind, _, id = of.partition("-")
    text, post = text or (id if kind == "text" else ""), post or (id if kind == "post" else "")
    ids = [number_in(it) if it else None for it in (text, post)]
    if any(it and id is None for it, id in zip((text, post), ids, strict=True)):
        raise HTTPException(404)
    return Asked(*ids)


AskedFor = Annotated[Asked, Depends(_asked)]


@router.get("/calculator/new")
async def new(request: Request, me: Calculates, asked: AskedFor) -> Response:
    of = await run_in_threadpool(subject, request, me, asked.text, asked.post)

    def draw(stills: Sequence[Still]) -> Response:
        return _new_sheet(request, me, of, asked, stills).page()

    return await beside.page_of_several(request, of.workshops, draw)


@router.post("/calculator/new/result")
async def show_new(request: Request, me: Calculates, asked: AskedFor, form: Posted) -> Response:
    """What it comes to, as it is typed: nothing is kept."""
    of = await run_in_threadpool(subject, request, me, asked.text, asked.post)
    texts = _texts(form)

    def draw(stills: Sequence[Still]) -> Response:
        return _new_sheet(request, me, of, asked, stills, texts.get("was", "")).shown(texts)

    return await beside.page_of_several(request, of.workshops, draw)


@router.post("/calculator/new")
async def add(request: Request, me: Calculates, asked: AskedFor, form: Posted, once: Making) -> Response:
    of = await run_in_threadpool(subject, request, me, asked.text, asked.post)
    texts = _texts(form)

    def make(stills: Sequence[Still]) -> Response:
        return _new_sheet(request, me, of, asked, stills, texts.get("was", "")).saved(texts, me, once)

    return await beside.page_of_several(request, of.workshops, make)


def _new_sheet(
    request: Request, me: FacilitatorRow, of: Subject, asked: Asked, stills: Sequence[Still], was: str | None = None
) -> "Sheet":
    """`was`: the year whose values the fields had; None before there are any."""
    with request.app.state.database.reading_session() as session:
        years, known = sets.years(session), [it.year for it in sets.every(session)]
        first = sets.newest(session, today(request)) or next(iter(years), None)
    year = _year(was, known) if was is not None else first
    return Sheet(request, me, of, stills, years, year, home="/calculator/new", query=asked.query)


def _year(asked: str, years: Sequence[int]) -> int | None:
    """One of the sets, as a form says it; none for any other. A page's fields may still have the values of one that was
    put away meanwhile."""
    year = number_in(asked)
    return year if year in years else None


# One that is kept


def _opened(request: Request, id: int, me: Calculates) -> Kept:
    with request.app.state.database.reading_session() as session:
        kept = store.one(session, reached(me), id) if id <= LARGEST_ID else None
    if kept is None:
        request.state.refused = "no_right"
        raise HTTPException(404)
    return kept


Opened = Annotated[Kept, Depends(_opened)]


@router.get("/calculator/{id:row}")
async def calculation(request: Request, kept: Opened, me: Calculates) -> Response:
    of = await run_in_threadpool(still_reached, request, me, kept.of)
    return await beside.page_of_several(
        request, of.workshops, lambda stills: _kept_sheet(request, me, kept, of, stills).page()
    )


@router.post("/calculator/{id:row}/result")
async def show_kept(request: Request, kept: Opened, me: Calculates, form: Posted) -> Response:
    """What it comes to, as it is typed: nothing is kept."""
    of = await run_in_threadpool(still_reached, request, me, kept.of)
    texts = _texts(form)

    def draw(stills: Sequence[Still]) -> Response:
        return _kept_sheet(request, me, kept, of, stills, texts.get("was", KEPT)).shown(texts)

    return await beside.page_of_several(request, of.workshops, draw)


@router.post("/calculator/{id:row}")
async def save(request: Request, kept: Opened, me: Calculates, form: Posted, once: Making) -> Response:
    """As a new version."""
    of = await run_in_threadpool(still_reached, request, me, kept.of)
    texts = _texts(form)

    def make(stills: Sequence[Still]) -> Response:
        return _kept_sheet(request, me, kept, of, stills, texts.get("was", KEPT)).saved(texts, me, once)

    return await beside.page_of_several(request, of.workshops, make)


def _kept_sheet(
    request: Request, me: FacilitatorRow, kept: Kept, of: Subject, stills: Sequence[Still], was: str = KEPT
) -> "Sheet":
    with request.app.state.database.reading_session() as session:
        years, known = sets.years(session), [it.year for it in sets.every(session)]
        versions = store.versions(session, kept.id)
    year = kept.version.year if was == KEPT else _year(was, known)
    home = f"/calculator/{kept.id}"
    return Sheet(request, me, of, stills, years, year, home=home, kept=kept, versions=versions, is_as_kept=was == KEPT)


@router.get("/calculator/{id:row}/versions/{number:row}")
def version(request: Request, kept: Opened, me: Calculates, number: int) -> Response:
    """An older one, to be read: as it was, with the values that it had."""
    with request.app.state.database.reading_session() as session:
        its = store.one(session, reached(me), kept.id, number)
    if its is None:
        raise HTTPException(404)
    if its.is_newest:
        return RedirectResponse(f"/calculator/{kept.id}", 303)
    return render(
        request,
        "calculator/version.html",
        kept=its,
        UNIT=UNIT,
        day=written_day(request),
        **shown.words(),
        **shown.results(its.version.inputs, today(request)),
    )


@router.post("/calculator/{id:row}/remove")
async def remove(request: Request, kept: Opened, me: Calculates, form: Posted) -> Response:
    """With all its versions. Its title is typed, so that nobody does it by a slip of the hand."""
    if not may_remove(me, kept.made_by):
        request.state.refused = "no_right"
        raise HTTPException(404)
    of = await run_in_threadpool(still_reached, request, me, kept.of)

    def take(stills: Sequence[Still]) -> Response:
        try:
            _remove(request, kept, _texts(form).get("typed", ""))
        except Refused as no:
            return _kept_sheet(request, me, kept, of, stills).page(no=no)
        return RedirectResponse("/calculator", 303)

    return await beside.page_of_several(request, of.workshops, take)


def _remove(request: Request, kept: Kept, said: str) -> None:
    """Raises `CalculationTypedWrong`."""
    with at("typed"):
        if said.strip().casefold() != kept.version.title.casefold():
            raise CalculationTypedWrong
    with request.app.state.database.session() as session:
        store.remove(session, kept.id)
    request.app.state.cleaner.deleted()


# A sheet: the fields, and what they come to


@dataclass(frozen=True, slots=True)
class Sheet:
    """`year`: of the set whose values the fields have; `is_as_kept`: they have those that the calculation has."""

    request: Request
    me: FacilitatorRow
    of: Subject
    stills: Sequence[Still]
    years: Sequence[int]
    year: int | None
    home: str
    query: str = ""
    kept: Kept | None = None
    versions: Sequence[store.Version] = ()
    is_as_kept: bool = False

    @property
    def base(self) -> str:
        """As the form says which values its fields have."""
        return KEPT if self.is_as_kept else str(self.year or "")

    @property
    def before(self) -> Inputs:
        """As the fields stood when the form was drawn."""
        return self.kept.version.inputs if self.kept and self.is_as_kept else self._fresh(self.year)

    def _fresh(self, year: int | None) -> Inputs:
        """What is known today, with a year's values."""
        fresh = self.of.begun(self._values(year), self.stills)
        if self.kept is None:
            return fresh
        # What is chosen stays chosen; what was taken from a text or a board that is gone stays as it was taken.
        its = self.kept.version.inputs
        fresh = replace(fresh, **{name: getattr(its, name) for name in CHOSEN})
        if self.of.draft is None and self.of.its_post is None:
            fresh = replace(fresh, **{name: getattr(its, name) for name in OF_THE_JOB})
        return fresh

    def _values(self, year: int | None) -> Values:
        if year is None:
            return {}
        session: Session
        with self.request.app.state.database.reading_session() as session:
            return sets.values(session, year)

    def moved(self, texts: Mapping[str, str]) -> tuple["Sheet", dict[str, str]]:
        """The sheet with the set that is chosen in the form, and its fields with that set's values where nobody has
        typed others."""
        asked = texts.get("year", self.base)
        if asked == self.base or (asked != KEPT and _year(asked, self.years) is None and asked):
            return self, dict(texts)
        is_as_kept = asked == KEPT and self.kept is not None
        year = self.kept.version.year if is_as_kept and self.kept else _year(asked, self.years)
        other = replace(self, year=year, is_as_kept=is_as_kept)
        return other, moved_to(texts, self.before, other.before, numbers().locale)

    def shown(self, typed_in: Mapping[str, str]) -> Response:
        sheet, texts = self.moved(typed_in)
        try:
            its = read_inputs(texts, sheet.before, today(self.request).year)
        except Refused as no:
            return sheet.page(texts, no=no)
        return sheet.page(texts, its)

    def saved(self, typed_in: Mapping[str, str], me: FacilitatorRow, once: Once) -> Response:
        assert me.id is not None
        sheet, texts = self.moved(typed_in)
        try:
            its = read_inputs(texts, sheet.before, today(self.request).year)
            title = sheet._title(texts)
            with self.request.app.state.database.session() as session:
                once.begin(session)
                id = sheet._save(session, title, its, me.id, texts.get("version", ""))
                return once.leads_to(self.request, session, f"/calculator/{id}")
        except Refused as no:
            return sheet.page(texts, no=no)

    def _title(self, texts: Mapping[str, str]) -> str:
        """What a job is called in its text may stay, whatever it looks like."""
        try:
            return read_title(texts.get("title", ""))
        except TitleIsAPerson as no:
            if no.details["typed"] == self.of.title:
                return self.of.title
            raise

    def _save(self, session: Session, title: str, its: Inputs, by: int, was: str) -> int:
        """Its id. Raises `CalculatedMeanwhile`."""
        if self.kept is None:
            return store.add(session, self.of.of, title, self.year, its, by, now())
        store.save(session, self.kept.id, number_in(was) or 0, title, self.year, its, by, now())
        return self.kept.id

    def page(
        self, texts: Mapping[str, str] | None = None, its: Inputs | None = None, no: Refused | None = None
    ) -> Response:
        """`its`: what was read; where nothing was typed, what stands there. With a refusal there is no result: it would
        be of other numbers than those in the fields."""
        before = self.before
        stands = typed(before, numbers().locale) | {"title": self.kept.version.title if self.kept else self.of.title}
        asked = shown.fields(its or before, before)
        # What nobody has a source for is an assumption until somebody says that it is known.
        stands |= {f"guess-{it.value}": "yes" for it in asked.first if it not in before.values}
        wrong = no is not None and texts is not None
        # The form goes on from the version that its fields began with, until it is said that there is a newer one.
        newest = str(self.kept.version.number) if self.kept else ""
        goes_on = texts.get("version", newest) if texts and not isinstance(no, CalculatedMeanwhile) else newest
        found = shown.results(its or before, today(self.request))
        if wrong:
            found |= {"result": None, "missing": (), "advice": ()}
        context: dict[str, Any] = {
            "sheet": self,
            "kept": self.kept,
            "goes_on": goes_on,
            "may_remove": self.kept is not None and may_remove(self.me, self.kept.made_by),
            "versions": self.versions,
            "subject": self.of,
            "texts": texts or stands,
            "before": before,
            "fields": asked,
            "rows": rows(texts or stands, before),
            "is_typed": texts is not None,
            "is_saved": self.kept is not None and its in (None, self.kept.version.inputs) and not wrong,
            "needed": shown.needed(found["missing"]),
            "differs": self._differs(),
            "day": written_day(self.request),
            "today": today(self.request),
            "is_wrong": wrong,
            "UNIT": UNIT,
            "HORIZON": HORIZON,
            "TITLE_LENGTH": TITLE_LENGTH,
            "AMOUNT_LENGTH": TYPED_LENGTH,
            "GROUP_LENGTH": GROUP_LENGTH,
        }
        error = sentence(no) if no else ""
        return render(
            self.request,
            "calculator/page.html",
            status(no) if no else 200,
            error=error,
            code=no.code if no else "",
            **context,
            **shown.words(),
            **found,
        )

    def _differs(self) -> list[Differs]:
        if self.kept is None or self.kept.version.year not in self.years:
            return []
        return shown.differs(self.kept.version.inputs, self._fresh(self.kept.version.year))
