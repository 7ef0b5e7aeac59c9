"""Whose a job description is to work on, and which administration's: taken over, given to a colleague, left to HR."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from sqlmodel import Session
from starlette.responses import RedirectResponse, Response

from app.access.facilitator import SignedIn
from app.account import store as accounts
from app.account.roles import Reach, Right, reach
from app.account.store import TakerUnfit
from app.account.tables import FacilitatorRow
from app.job_descriptions import store
from app.job_descriptions.pages.opened import Kept, ToWrite
from app.job_descriptions.tables import JobDescriptionRow
from app.once.making import OnceRoute
from app.organisation import store as organisation
from app.security.entry import About, Details, Thing, What
from app.vocabulary import Refused
from app.web.note import note
from app.web.numbers import number_in
from app.web.refusals import sentence, status
from app.web.templating import render

router = APIRouter(route_class=OnceRoute)

Typed = Annotated[str, Form()]


@router.get("/job-descriptions/{id:row}/whose")
def whose(request: Request, kept: ToWrite, me: SignedIn) -> Response:
    return _page(request, kept, me)


@router.post("/job-descriptions/{id:row}/whose")
def give(request: Request, kept: ToWrite, me: SignedIn, holder: Typed = "", administration: Typed = "") -> Response:
    """Who gives a text away may not open it afterwards: they are led to the list."""
    try:
        with request.app.state.database.session() as session:
            _give(session, request, kept.id, _holder(session, holder))
            _move(session, request, kept.id, me, administration)
    except Refused as no:
        return _page(request, kept, me, holder, administration, no)
    return RedirectResponse("/job-descriptions", 303)


def _holder(session: Session, typed: str) -> int | None:
    """Raises `TakerUnfit`, `AccountClosed`."""
    if not typed:
        return None
    id = number_in(typed) or 0
    if session.get(FacilitatorRow, id) is None:
        raise TakerUnfit
    if reach(accounts.open_until_end(session, id).roles, Right.WRITE_TEXTS) is Reach.NONE:
        raise TakerUnfit
    return id


def _give(session: Session, request: Request, id: int, holder: int | None) -> None:
    if store.give(session, id, holder):
        to: Details = {"facilitator": holder} if holder is not None else {"how": "hr"}
        note(session, request, What.TEXT_HANDED_OVER, About(Thing.JOB_DESCRIPTION, id), to)


def _move(session: Session, request: Request, id: int, me: FacilitatorRow, asked: str) -> None:
    """Raises `UnknownChoice`."""
    to = organisation.chosen(session, asked, me.scope, session.get_one(JobDescriptionRow, id).administration)
    if organisation.move(session, JobDescriptionRow, id, to):
        of = {"administration": to} if to is not None else {}
        note(session, request, What.ADMINISTRATION_CHANGED, About(Thing.JOB_DESCRIPTION, id), of)


def _page(
    request: Request,
    kept: Kept,
    me: FacilitatorRow,
    holder: str | None = None,
    administration: str | None = None,
    no: Refused | None = None,
) -> Response:
    """`holder`, `administration`: what was chosen, where it was refused."""
    with request.app.state.database.reading_session() as session:
        row = session.get_one(JobDescriptionRow, kept.id)
        writers = accounts.open_with(session, Right.WRITE_TEXTS)
        names = organisation.names(session)
    its = {id: name for id, name in names.items() if not me.scope or id in {*me.scope, row.administration}}
    return render(
        request,
        "job_descriptions/whose.html",
        status(no) if no else 200,
        id=kept.id,
        title=kept.newest.draft.title,
        writers=writers,
        me=me.id,
        holder=str(row.holder or "") if holder is None else holder,
        administrations=its,
        administration=str(row.administration or "") if administration is None else administration,
        error=sentence(no) if no else "",
    )
