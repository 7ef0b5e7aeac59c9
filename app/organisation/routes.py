"""The municipality's administrations, for whoever sees to the installation; and all workshops, for HR and the programme
owner."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from sqlmodel import Session
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from app.access.rights import Operator, SeesWorkshops
from app.calculator.tables import CalculationRow
from app.export.delimited import delimited
from app.export.download import download
from app.once.making import Making, OnceRoute
from app.organisation import brought, store, workshops
from app.organisation.files import Content, sheet_of
from app.posts.tables import PostRow
from app.security.entry import About, Thing, What
from app.vocabulary import Refused
from app.web.calendar import short_day
from app.web.language import _
from app.web.note import note
from app.web.paging import part
from app.web.refusals import sentence, status
from app.web.templating import render

router = APIRouter(route_class=OnceRoute)

Typed = Annotated[str, Form()]
PAGE = "/administrations"
MOST_ASKED = 100
"""Characters of a question in the address."""


@router.get("/administrations")
def administrations(request: Request, me: Operator) -> Response:
    return _page(request)


@router.post("/administrations")
def add(request: Request, me: Operator, once: Making, name: Typed = "") -> Response:
    try:
        with request.app.state.database.session() as session:
            once.begin(session)
            id = store.add(session, name)
            note(session, request, What.ADMINISTRATION_CHANGED, About(Thing.ADMINISTRATION, id), {"how": "made"})
            return once.leads_to(request, session, PAGE)
    except Refused as no:
        return _page(request, name, no=no)


@router.get("/administrations.csv")
def as_file(request: Request, me: Operator) -> Response:
    with request.app.state.database.reading_session() as session:
        names = store.names(session)
    heads = [names_of[0] for names_of in brought.ADMINISTRATIONS.values()]
    return download(_("Förvaltningar"), "csv", delimited([heads, *([name] for name in names.values())]))


@router.post("/administrations/import")
def bring(request: Request, me: Operator, content: Content) -> Response:
    """All rows of a file, or none; what is there already stays."""
    try:
        names = brought.names(sheet_of(content))
        with request.app.state.database.session() as session:
            added = store.bring(session, names)
            if added:
                note(
                    session, request, What.ADMINISTRATION_CHANGED, details={"how": "brought", "administrations": added}
                )
    except Refused as no:
        return _page(request, no=no)
    return _page(request, added=added)


@router.post("/administrations/{id:row}/name")
def rename(request: Request, me: Operator, id: int, name: Typed = "") -> Response:
    try:
        with request.app.state.database.session() as session:
            _must_be_there(session, id)
            if store.rename(session, id, name):
                note(session, request, What.ADMINISTRATION_CHANGED, About(Thing.ADMINISTRATION, id), {"how": "renamed"})
    except Refused as no:
        return _page(request, name, id, no)
    return RedirectResponse(f"{PAGE}#a-{id}", 303)


@router.post("/administrations/{id:row}/remove")
def remove(request: Request, me: Operator, id: int) -> Response:
    try:
        with request.app.state.database.session() as session:
            if store.remove(session, id):
                note(session, request, What.ADMINISTRATION_CHANGED, About(Thing.ADMINISTRATION, id), {"how": "removed"})
    except Refused as no:
        return _page(request, no=no)
    return RedirectResponse(PAGE, 303)


@router.get("/workshops/all")
def all_workshops(request: Request, me: SeesWorkshops, words: str = "", page: str = "") -> Response:
    words = words[:MOST_ASKED]
    with request.app.state.database.reading_session() as session:
        held, names = workshops.every(session, me.scope), store.names(session)
    return render(
        request,
        "organisation/workshops.html",
        part=part(workshops.found(held, words), page),
        is_empty=not held,
        words=words,
        names=names,
        day=short_day(request),
        most_asked=MOST_ASKED,
    )


def _must_be_there(session: Session, id: int) -> None:
    if id not in store.names(session):
        raise HTTPException(404)


def _page(
    request: Request, typed: str = "", of: int | None = None, no: Refused | None = None, added: int | None = None
) -> Response:
    """`typed`: what was refused; `of`: the one that was to be called so, None for a new one. `added`: how many a file
    brought."""
    with request.app.state.database.reading_session() as session:
        names, uses = store.names(session), store.uses(session, PostRow.administration, CalculationRow.administration)
    return render(
        request,
        "organisation/page.html",
        status(no) if no else 200,
        names=names,
        uses=uses,
        typed=typed,
        of=of,
        added=added,
        error=sentence(no) if no else "",
        NAME_LENGTH=store.NAME_LENGTH,
    )
