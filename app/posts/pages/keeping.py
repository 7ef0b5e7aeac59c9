"""The lists that HR keeps for the posts: decided titles, target groups, workplaces and who leads there."""

from collections.abc import Callable, Mapping
from typing import Annotated

from fastapi import APIRouter, Form, Request
from sqlmodel import Session
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from app.access.rights import PostWriter
from app.account.tables import FacilitatorRow
from app.days import read_day
from app.export.delimited import delimited
from app.export.download import download
from app.once.making import Making, OnceRoute
from app.organisation import brought, workplaces
from app.organisation import store as organisation
from app.organisation.files import Content, sheet_of
from app.organisation.workplaces import Taken, Workplace
from app.posts import lists
from app.posts.pages.opened import Posted, typed_in
from app.posts.tables import CategoryRow, TargetGroupRow
from app.programme import store as programme
from app.security.entry import About, Thing, What
from app.vocabulary import Refused, at
from app.web.calendar import today, written
from app.web.language import _
from app.web.note import note
from app.web.numbers import number_in
from app.web.paging import part
from app.web.refusals import sentence, status
from app.web.templating import render
from app.workshop.workshop import UnknownChoice

router = APIRouter(route_class=OnceRoute)

Typed = Annotated[str, Form()]
MOST_ASKED = 100
"""Characters of a question in the address."""


# Titles and groups


@router.get("/posts/lists")
def the_lists(request: Request, me: PostWriter) -> Response:
    return _lists_page(request)


@router.post("/posts/lists/titles")
def add_title(request: Request, me: PostWriter, form: Posted, once: Making) -> Response:
    typed = typed_in(form)
    try:
        with request.app.state.database.session() as session:
            once.begin(session)
            decided_on = read_day(typed.get("decided_on", ""), "decided_on")
            with at("name"):
                lists.add_category(session, typed.get("name", ""), typed.get("decision", ""), decided_on)
            return once.leads_to(request, session, "/posts/lists#titles")
    except Refused as no:
        return _lists_page(request, typed, no, "titles")


@router.post("/posts/lists/groups")
def add_group(request: Request, me: PostWriter, form: Posted, once: Making) -> Response:
    typed = typed_in(form)
    try:
        with request.app.state.database.session() as session:
            once.begin(session)
            with at("name"):
                lists.add_group(session, typed.get("name", ""))
            return once.leads_to(request, session, "/posts/lists#groups")
    except Refused as no:
        return _lists_page(request, typed, no, "groups")


@router.post("/posts/lists/titles/{id:row}/retired")
def retire_title(request: Request, me: PostWriter, id: int, retired: Typed = "") -> Response:
    return _retire(request, CategoryRow, id, retired, "titles")


@router.post("/posts/lists/groups/{id:row}/retired")
def retire_group(request: Request, me: PostWriter, id: int, retired: Typed = "") -> Response:
    return _retire(request, TargetGroupRow, id, retired, "groups")


@router.post("/posts/lists/titles/{id:row}/remove")
def remove_title(request: Request, me: PostWriter, id: int) -> Response:
    return _remove(request, lists.remove_category, id, "titles")


@router.post("/posts/lists/groups/{id:row}/remove")
def remove_group(request: Request, me: PostWriter, id: int) -> Response:
    return _remove(request, lists.remove_group, id, "groups")


def _remove(request: Request, remove: Callable[[Session, int], None], id: int, back: str) -> Response:
    try:
        with request.app.state.database.session() as session:
            remove(session, id)
    except Refused as no:
        return _lists_page(request, {}, no, back)
    return RedirectResponse(f"/posts/lists#{back}", 303)


def _retire(
    request: Request, of: type[CategoryRow] | type[TargetGroupRow], id: int, retired: str, back: str
) -> Response:
    """`retired`: "yes" from today on; else no longer."""
    with request.app.state.database.session() as session:
        if not lists.retire(session, of, id, today(request) if retired == "yes" else None):
            raise HTTPException(404)
    return RedirectResponse(f"/posts/lists#{back}", 303)


def _lists_page(
    request: Request, typed: Mapping[str, str] | None = None, no: Refused | None = None, of: str = ""
) -> Response:
    """`of`: which list something was refused in."""
    with request.app.state.database.reading_session() as session:
        categories, groups = lists.categories(session), lists.groups(session)
    return render(
        request,
        "posts/lists.html",
        status(no) if no else 200,
        categories=categories,
        groups=groups,
        typed=typed or {},
        of=of,
        day=written,
        error=sentence(no) if no else "",
    )


# Workplaces


@router.get("/workplaces")
def all_workplaces(request: Request, me: PostWriter, words: str = "", page: str = "") -> Response:
    return _workplaces_page(request, me, words[:MOST_ASKED], page)


@router.post("/workplaces")
def add_workplace(request: Request, me: PostWriter, form: Posted, once: Making) -> Response:
    typed = typed_in(form)
    try:
        with request.app.state.database.session() as session:
            once.begin(session)
            administration = _administration(session, me, typed)
            with at("name"):
                id = workplaces.add(session, administration, typed.get("name", ""), typed.get("district", ""))
            return once.leads_to(request, session, f"/workplaces/{id}")
    except Refused as no:
        return _workplaces_page(request, me, typed=typed, no=no)


@router.get("/workplaces.csv")
def workplaces_file(request: Request, me: PostWriter) -> Response:
    with request.app.state.database.reading_session() as session:
        every, names = workplaces.every(session, me.scope), organisation.names(session)
    heads = [names_of[0] for names_of in brought.WORKPLACES.values()]
    rows = [
        [names[it.administration], it.name, it.closed_on.isoformat() if it.closed_on else "", it.district]
        for it in every
    ]
    return download(_("Arbetsplatser"), "csv", delimited([heads, *rows]))


@router.post("/workplaces/import")
def bring_workplaces(request: Request, me: PostWriter, content: Content) -> Response:
    """All rows of a file, or none."""
    try:
        lines = brought.workplaces(sheet_of(content))
        with request.app.state.database.session() as session:
            taken = workplaces.bring(session, lines, me.scope)
    except Refused as no:
        return _workplaces_page(request, me, no=no, of_file=True)
    return _workplaces_page(request, me, taken=taken)


@router.get("/workplaces/{id:row}")
def workplace_page(request: Request, me: PostWriter, id: int) -> Response:
    its = _workplace(request, me, id)
    return _workplace_page(
        request,
        me,
        its,
        {
            "name": its.name,
            "administration": str(its.administration),
            "closed_on": its.closed_on.isoformat() if its.closed_on else "",
            "district": its.district,
        },
    )


@router.post("/workplaces/{id:row}")
def save_workplace(request: Request, me: PostWriter, id: int, form: Posted) -> Response:
    """With who leads there: `lead`, for each; `led`: each who did when the page was opened."""
    its, typed = _workplace(request, me, id), typed_in(form)
    chosen, seen = _accounts(form, "lead"), _accounts(form, "led")
    try:
        with request.app.state.database.session() as session:
            closed_on = read_day(typed.get("closed_on", ""), "closed_on")
            administration = _administration(session, me, typed)
            with at("name"):
                district = typed.get("district", its.district)
                workplaces.change(session, id, administration, typed.get("name", ""), closed_on, district)
            if workplaces.lead(session, id, chosen, seen):
                note(session, request, What.WORKPLACE_LEADS_CHANGED, About(Thing.WORKPLACE, id))
    except Refused as no:
        return _workplace_page(request, me, its, typed, no, chosen, seen)
    return RedirectResponse("/workplaces", 303)


def _accounts(form: FormData, field: str) -> set[int]:
    """Ids of accounts that a form names."""
    return {number for it in form.getlist(field) if (number := number_in(str(it))) is not None}


@router.post("/workplaces/{id:row}/remove")
def remove_workplace(request: Request, me: PostWriter, id: int) -> Response:
    its = _workplace(request, me, id)
    try:
        with request.app.state.database.session() as session:
            workplaces.remove(session, id)
            programme.workplace_removed(session, id)
    except Refused as no:
        kept = {"name": its.name, "administration": str(its.administration), "district": its.district}
        return _workplace_page(request, me, its, kept, no)
    return RedirectResponse("/workplaces", 303)


class AdministrationMissing(Refused):
    code = "administration_missing"


def _administration(session: Session, me: FacilitatorRow, typed: Mapping[str, str]) -> int:
    """Raises `AdministrationMissing`."""
    try:
        chosen = organisation.chosen(session, typed.get("administration", ""), me.scope)
    except UnknownChoice:
        chosen = None
    if chosen is None:
        raise AdministrationMissing
    return chosen


def _workplace(request: Request, me: FacilitatorRow, id: int) -> Workplace:
    with request.app.state.database.reading_session() as session:
        for it in workplaces.every(session, me.scope):
            if it.id == id:
                return it
    raise HTTPException(404)


def _workplaces_page(
    request: Request,
    me: FacilitatorRow,
    words: str = "",
    page: str = "",
    typed: Mapping[str, str] | None = None,
    no: Refused | None = None,
    taken: Taken | None = None,
    of_file: bool = False,
) -> Response:
    with request.app.state.database.reading_session() as session:
        every, names = workplaces.every(session, me.scope), organisation.within(session, me.scope)
        leads = workplaces.leads(session)
    asked = words.casefold().split()
    hits = [it for it in every if all(word in _said_of(it, names) for word in asked)]
    return render(
        request,
        "posts/workplaces.html",
        status(no) if no else 200,
        part=part(hits, page),
        is_empty=not every,
        names=names,
        leads=leads,
        districts=workplaces.districts(every),
        words=words,
        typed=typed or {},
        taken=taken,
        of_file=of_file,
        day=written,
        most_asked=MOST_ASKED,
        NAME_LENGTH=brought.NAME_LENGTH,
        error=sentence(no) if no else "",
    )


def _said_of(it: Workplace, names: Mapping[int, str]) -> str:
    """What it is searched by."""
    return f"{it.name} {names[it.administration]} {it.district}".casefold()


def _workplace_page(
    request: Request,
    me: FacilitatorRow,
    its: Workplace,
    typed: Mapping[str, str],
    no: Refused | None = None,
    chosen: set[int] | None = None,
    seen: set[int] | None = None,
) -> Response:
    with request.app.state.database.reading_session() as session:
        names, may_lead = organisation.within(session, me.scope), workplaces.may_lead(session)
        now = {*workplaces.leads(session).get(its.id, [])}
        districts = workplaces.districts(workplaces.every(session, me.scope))
    return render(
        request,
        "posts/workplace.html",
        status(no) if no else 200,
        its=its,
        names=names,
        may_lead=may_lead,
        districts=districts,
        leads=now if chosen is None else chosen,
        led=sorted(now if seen is None else seen),
        typed=typed,
        NAME_LENGTH=brought.NAME_LENGTH,
        error=sentence(no) if no else "",
    )
