"""Lists from files, shown first and taken as they were shown: workplaces' shortage and next step, the need in
figures."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from sqlmodel import Session
from starlette.responses import RedirectResponse, Response

from app.access.rights import ReadsProgramme, WritesProgramme, WritesWorkplaces
from app.account.tables import FacilitatorRow
from app.brought.columns import of_text
from app.brought.sheets import Sheet
from app.export.delimited import delimited
from app.export.download import download
from app.ids import fingerprint, now
from app.organisation import store as administrations
from app.organisation.files import Content, sheet_of
from app.programme import brought, store
from app.programme.brought import MOST_WRONG, Brought, FileOld
from app.programme.figures import Figure
from app.programme.pages.opened import PAGE, By, lines, writes_at
from app.programme.store import Kept
from app.programme.typed import About, Thing, as_typed
from app.programme.workplaces import NOTHING, Line, Step
from app.vocabulary import Refused
from app.web.language import _
from app.web.refusals import sentence, status
from app.web.templating import render

router = APIRouter()

Typed = Annotated[str, Form()]


@dataclass(frozen=True, slots=True)
class Found:
    """What a file would change. `name`: of a row. `was`: None where it is new."""

    name: str
    was: Thing | None
    becomes: Thing


@dataclass(frozen=True, slots=True)
class Shown:
    """A list and a file beside it. `stands`: what the list is, so that another one is told from it. `rows`: the rows of
    the file that change something, as a file."""

    about: About
    stands: str
    wrong: tuple[brought.Wrong, ...] = ()
    found: tuple[Found, ...] = ()
    rows: str = ""
    is_read: bool = False


# Workplaces


@router.get("/programme/workplaces/import")
def bring_workplaces(request: Request, me: WritesWorkplaces) -> Response:
    with request.app.state.database.reading_session() as session:
        return _page(request, Shown(About.WORKPLACE, _stands(store.workplaces(session))))


@router.post("/programme/workplaces/import")
def show_workplaces(request: Request, me: WritesWorkplaces, content: Content) -> Response:
    """What a file would change. Nothing is changed by it."""
    with request.app.state.database.reading_session() as session:
        try:
            return _page(request, _workplaces(request, session, me, sheet_of(content))[0])
        except Refused as no:
            return _page(request, Shown(About.WORKPLACE, _stands(store.workplaces(session))), no)


@router.post("/programme/workplaces/import/add")
def take_workplaces(request: Request, me: WritesWorkplaces, by: By, rows: Typed = "", seen: Typed = "") -> Response:
    """`rows`: the file as it was shown. `seen`: the list as it was then."""
    shown = Shown(About.WORKPLACE, "")
    try:
        with request.app.state.database.session() as session:
            shown, things = _workplaces(request, session, me, of_text(rows))
            _must_stand(shown, seen)
            kept, at = store.workplaces(session), now()
            if not shown.wrong:
                for id, its in things.items():
                    store.save(session, About.WORKPLACE, id, kept.get(id, Kept(NOTHING)), its, by, at)
    except Refused as no:
        return _page(request, shown, no)
    return _page(request, shown) if shown.wrong else RedirectResponse(f"{PAGE}/workplaces", 303)


def _workplaces(
    request: Request, session: Session, me: FacilitatorRow, sheet: Sheet
) -> tuple[Shown, Mapping[int, Step]]:
    names = administrations.names(session)
    theirs = {it.id: it for it in lines(request, session, me) if writes_at(me, it)}
    its = brought.workplaces(sheet, [*theirs.values()], names, (_,))
    changed = {id: its for id, its in its.things.items() if its != theirs[id].its}
    found = tuple(Found(theirs[id].name, theirs[id].its, it) for id, it in changed.items())
    as_file = [Line(id, theirs[id].name, theirs[id].administration, it) for id, it in changed.items()]
    rows = brought.rows_of_workplaces(as_file, names)
    return _shown(About.WORKPLACE, _stands(store.workplaces(session)), its, found, rows), changed


# The need in figures


@router.get("/programme/figures.csv")
def figures_file(request: Request, me: ReadsProgramme) -> Response:
    with request.app.state.database.reading_session() as session:
        figures = [it.its for it in store.figures(session).values()]
    return download(_("Svart på vitt"), "csv", delimited(brought.rows_of_figures(figures)))


@router.get("/programme/figures/import")
def bring_figures(request: Request, me: WritesProgramme) -> Response:
    with request.app.state.database.reading_session() as session:
        return _page(request, Shown(About.FIGURE, _stands(store.figures(session))))


@router.post("/programme/figures/import")
def show_figures(request: Request, me: WritesProgramme, content: Content) -> Response:
    with request.app.state.database.reading_session() as session:
        try:
            return _page(request, _figures(session, sheet_of(content))[0])
        except Refused as no:
            return _page(request, Shown(About.FIGURE, _stands(store.figures(session))), no)


@router.post("/programme/figures/import/add")
def take_figures(request: Request, me: WritesProgramme, by: By, rows: Typed = "", seen: Typed = "") -> Response:
    shown = Shown(About.FIGURE, "")
    try:
        with request.app.state.database.session() as session:
            shown, things = _figures(session, of_text(rows))
            _must_stand(shown, seen)
            if not shown.wrong:
                _take(session, things, by)
    except Refused as no:
        return _page(request, shown, no)
    return _page(request, shown) if shown.wrong else RedirectResponse(f"{PAGE}#figures", 303)


def _take(session: Session, things: Mapping[tuple[str, str], Figure], by: int) -> None:
    """Raises `TooManyFigures`."""
    there, at = {brought.told_by(it.its): (id, it) for id, it in store.figures(session).items()}, now()
    for key, its in things.items():
        if key in there:
            store.save(session, About.FIGURE, there[key][0], there[key][1], its, by, at)
        else:
            store.add(session, About.FIGURE, its, by, at)


def _figures(session: Session, sheet: Sheet) -> tuple[Shown, Mapping[tuple[str, str], Figure]]:
    kept = store.figures(session)
    there = {brought.told_by(it.its): it.its for it in kept.values()}
    its = brought.figures(sheet)
    changed = {key: it for key, it in its.things.items() if it != there.get(key)}
    found = tuple(Found(it.what, there.get(key), it) for key, it in changed.items())
    return _shown(About.FIGURE, _stands(kept), its, found, brought.rows_of_figures([*changed.values()])), changed


# What both have in common


def _shown(about: About, stands: str, its: Brought[Any, Any], found: tuple[Found, ...], rows: list[list[str]]) -> Shown:
    file = delimited(rows).decode("utf-8-sig") if found else ""
    return Shown(about, stands, tuple(its.wrong), found, file, is_read=True)


def _stands(kept: Mapping[int, Kept[Any]]) -> str:
    return fingerprint(" ".join(f"{id}:{it.number}" for id, it in sorted(kept.items())))


def _must_stand(shown: Shown, seen: str) -> None:
    if not shown.wrong and seen != shown.stands:
        raise FileOld(at="file")


def _page(request: Request, shown: Shown, no: Refused | None = None) -> Response:
    is_of_places = shown.about is About.WORKPLACE
    return render(
        request,
        "programme/import.html",
        status(no) if no else 422 if shown.wrong else 200,
        shown=shown,
        wrong=[(it, sentence(it.why)) for it in shown.wrong[:MOST_WRONG]],
        is_of_places=is_of_places,
        part=f"{PAGE}/workplaces" if is_of_places else f"{PAGE}/figures",
        back=f"{PAGE}/workplaces" if is_of_places else f"{PAGE}#figures",
        as_typed=as_typed,
        error=sentence(no) if no else "",
    )
