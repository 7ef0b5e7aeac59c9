"""`/tillganglighet`: the statement, what people tell of it, and the operator's part of both."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from app.access.facilitator import MaybeSignedIn
from app.access.rights import Operator
from app.ids import new_id, now
from app.live.budget import TooFast
from app.once.making import command_id
from app.statement import state, store
from app.storage.database import Database
from app.vocabulary import NOTE_LENGTH, TEXT_LENGTH, Refused, TextMissing, clean
from app.web.calendar import short_moment, written, written_day
from app.web.refusals import sentence, status
from app.web.templating import render
from app.workshop.workshop import NAME_LENGTH

router = APIRouter()


Typed = Annotated[str, Form()]


@router.get("/tillganglighet")
def statement(request: Request, somebody: MaybeSignedIn, told: str = "") -> Response:
    """`told`: what somebody has just told, by its id, which nobody else knows."""
    return _page(request, told=told)


def _page(request: Request, told: str = "", no: Refused | None = None, text: str = "", contact: str = "") -> Response:
    with request.app.state.database.reading_session() as session:
        said, kept = store.statement(session), store.obstacle(session, told) if told else None
    day = written_day(request)
    return render(
        request,
        "statement/page.html",
        status(no) if no else 200,
        said=said,
        responsible=said.responsible or request.app.state.settings.organisation,
        defects=state.DEFECTS,
        own_defects=said.defects.splitlines(),
        source=request.app.state.settings.source,
        assessed=[(how, written(on)) for how, on in state.ASSESSED],
        updated=day(said.changed_at) if said.changed_at else written(max(on for _how, on in state.ASSESSED)),
        kept_at=short_moment(request)(kept.told_at) if kept else "",
        new_id=new_id(),
        error=sentence(no) if no else "",
        text=text,
        contact=contact,
    )


@router.post("/tillganglighet")
async def tell(
    request: Request, somebody: MaybeSignedIn, id: Typed = "", text: Typed = "", contact: Typed = ""
) -> Response:
    """Tell what is in the way. No account; twice the same is once, and typed anew in the same page it is another."""
    try:
        told = _told(command_id([("id", id), ("text", text), ("contact", contact)], "id"), text, contact)
        if not await request.app.state.limits.may_tell(request):
            raise TooFast
        await run_in_threadpool(_keep, request, *told)
    except Refused as no:
        return await run_in_threadpool(_page, request, no=no, text=text, contact=contact)
    return RedirectResponse(f"/tillganglighet?told={told[0]}#told", 303)


def _told(id: str, text: str, contact: str) -> tuple[str, str, str]:
    if not (said := clean(text, NOTE_LENGTH, lines=True)):
        raise TextMissing
    return id, said, clean(contact, NAME_LENGTH)


def _keep(request: Request, id: str, text: str, contact: str) -> None:
    database: Database = request.app.state.database
    with database.session() as session:
        store.tell(session, id, text, contact, now())


@router.get("/tillganglighet/edit")
def edit(request: Request, operator: Operator) -> Response:
    with request.app.state.database.reading_session() as session:
        said = store.statement(session)
    return _edit_page(request, said.responsible, said.contact, said.defects, said.assessed)


def _edit_page(
    request: Request, responsible: str, contact: str, defects: str, assessed: str, no: Refused | None = None
) -> Response:
    return render(
        request,
        "statement/edit.html",
        status(no) if no else 200,
        organisation=request.app.state.settings.organisation,
        responsible=responsible,
        contact=contact,
        defects=defects,
        assessed=assessed,
        error=sentence(no) if no else "",
    )


@router.post("/tillganglighet/edit")
def say(
    request: Request,
    operator: Operator,
    responsible: Typed = "",
    contact: Typed = "",
    defects: Typed = "",
    assessed: Typed = "",
) -> Response:
    database: Database = request.app.state.database
    try:
        name, reach = clean(responsible, NAME_LENGTH), clean(contact, TEXT_LENGTH)
        known, tried = (clean(lines, NOTE_LENGTH, lines=True) for lines in (defects, assessed))
    except Refused as no:
        return _edit_page(request, responsible, contact, defects, assessed, no)
    with database.session() as session:
        store.say(session, name, reach, known, tried, now())
    return RedirectResponse("/tillganglighet", 303)


@router.get("/tillganglighet/messages")
def messages(request: Request, operator: Operator) -> Response:
    with request.app.state.database.reading_session() as session:
        obstacles = store.obstacles(session)
    return render(request, "statement/messages.html", obstacles=obstacles, moment=short_moment(request))


@router.post("/tillganglighet/messages/{id}/seen-to")
def see_to(request: Request, operator: Operator, id: str) -> Response:
    database: Database = request.app.state.database
    with database.session() as session:
        store.see_to(session, id, now())
    return RedirectResponse("/tillganglighet/messages", 303)
