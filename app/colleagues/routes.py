"""Accounts, for whoever sees to the installation: who has one, who is invited, what they are, and how one is closed.

What people have written is nobody's here: of workshops and job descriptions there are numbers, and no titles.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, Request
from sqlmodel import Session
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from app.access.rights import Operator
from app.account import invitations
from app.account import store as accounts
from app.account.roles import Right, Role
from app.account.store import HANDLE_LENGTH, LinkUsed
from app.account.tables import FacilitatorRow, InvitationRow
from app.colleagues import closing, store
from app.colleagues.closing import Moved
from app.colleagues.colleague import Which, found
from app.ids import now
from app.live.nudge import look_who_leads
from app.once.making import Making, OnceRoute
from app.once.shown import LASTS, shown, shows
from app.organisation import store as organisation
from app.remote import store as remotes
from app.security.entry import About, Details, Thing, What
from app.vocabulary import Refused
from app.web.calendar import short_moment
from app.web.note import note
from app.web.numbers import number_in
from app.web.paging import part
from app.web.refusals import sentence, status
from app.web.templating import render

router = APIRouter(route_class=OnceRoute)

Typed = Annotated[str, Form()]
Several = Annotated[list[str], Form(default_factory=list)]

MOST_ASKED = 100
"""Characters of a question in the address."""


@router.get("/accounts")
def all_accounts(
    request: Request, me: Operator, words: str = "", which: str = "", role: str = "", page: str = ""
) -> Response:
    which, role = which if which in {*Which} else Which.OPEN, role if role in {*Role} else ""
    words = words[:MOST_ASKED]
    with request.app.state.database.reading_session() as session:
        every, names = store.everybody(session), organisation.names(session)
        out = invitations.out(session, now())
    return render(
        request,
        "colleagues/list.html",
        part=part(found(every, words, which, role), page),
        words=words,
        which=which,
        role=role,
        asks={"words": words, "which": which, "role": role},
        names=names,
        out=out,
        me=me.id,
        moment=short_moment(request),
        most_asked=MOST_ASKED,
    )


# Invited


@router.get("/accounts/invitations")
def invitations_page(request: Request, me: Operator, made: str = "") -> Response:
    """`made`: the invitation that was just made."""
    return _invitations(request, Invited(), made=made)


@dataclass(frozen=True, slots=True)
class Invited:
    """Who is to be invited as what, as it stands in the form."""

    email: str = ""
    roles: tuple[str, ...] = ()
    scope: tuple[str, ...] = ()


@router.post("/accounts/invitations")
def invite(request: Request, me: Operator, once: Making, roles: Several, scope: Several, email: Typed = "") -> Response:
    assert me.id is not None
    try:
        with request.app.state.database.session() as session:
            once.begin(session)
            its = closing.known_roles(roles), closing.known_administrations(session, _ids(scope))
            link = invitations.make(session, me.id, email, now(), None, once.secret, *its)
            id = invitations.standing(session, link, now()).id or 0
            note(session, request, What.INVITATION_MADE, About(Thing.INVITATION, id), _as(*its))
            onwards = f"/accounts/invitations?made={id}"
            return once.leads_to(request, session, onwards, shows("invitation", id), LASTS)
    except Refused as no:
        return _invitations(request, Invited(email, (*roles,), (*scope,)), no=no)


@router.post("/accounts/invitations/{id:row}/off")
def take_back(request: Request, me: Operator, id: int) -> Response:
    """An invitation that nobody has accepted: its link is good no more."""
    with request.app.state.database.session() as session:
        if invitations.take_back(session, id):
            note(session, request, What.INVITATION_TAKEN_BACK, About(Thing.INVITATION, id))
    return RedirectResponse("/accounts/invitations", 303)


def _invitations(request: Request, typed: Invited, *, made: str = "", no: Refused | None = None) -> Response:
    with request.app.state.database.reading_session() as session:
        names, out = organisation.names(session), invitations.out(session, now())
        its, link = _just_made(request, session, made)
    return render(
        request,
        "colleagues/invitations.html",
        status(no) if no else 200,
        typed=typed,
        names=names,
        out=out,
        invited=its,
        link=link,
        moment=short_moment(request),
        error=sentence(no) if no else "",
    )


def _just_made(request: Request, session: Session, made: str) -> tuple[InvitationRow | None, str]:
    """An invitation that was just made here, and its address, while nobody has accepted it."""
    secret = shown(request, "invitation", made)
    with suppress(LinkUsed):
        its = invitations.standing(session, secret, now())
        if str(its.id) == made and its.workshop is None:
            return its, f"{request.app.state.settings.public_url}/invitation/{secret}"
    return None, ""


# One


@router.get("/accounts/{id:row}")
def account(request: Request, me: Operator, id: int, link: str = "") -> Response:
    """`link`: whether a link to sign in has just been made."""
    return _account(request, me, id, is_made=bool(link))


@router.post("/accounts/{id:row}/roles")
async def change(
    request: Request, me: Operator, id: int, roles: Several, scope: Several, leader: Typed = ""
) -> Response:
    def do(session: Session, by: int) -> Moved:
        moved = closing.change(session, id, by, roles, _ids(scope), _id(leader))
        who = session.get_one(FacilitatorRow, id)
        note(session, request, What.ROLES_CHANGED, About(Thing.FACILITATOR, id), _as(who.roles, who.scope))
        return moved

    try:
        await run_in_threadpool(_deed, request, me, id, do)
    except Refused as no:
        return _account(request, me, id, roles=roles, scope=scope, leader=leader, no=no)
    _close_screens_of(request, id)
    return RedirectResponse("/home" if id == me.id else f"/accounts/{id}", 303)


@router.post("/accounts/{id:row}/link")
def make_link(request: Request, me: Operator, id: int, once: Making) -> Response:
    """A link by which somebody who can't come in chooses a password anew. It is shown once."""
    try:
        with request.app.state.database.session() as session:
            once.begin(session)
            who = accounts.open_until_end(session, _there(session, id))
            accounts.new_link(session, who, now(), once.secret, resets=True)
            note(session, request, What.SIGN_IN_LINK_MADE, About(Thing.FACILITATOR, id), {"how": "reset"})
            return once.leads_to(request, session, f"/accounts/{id}?link=1", shows("reset", id), LASTS)
    except Refused as no:
        return _account(request, me, id, no=no)


@router.post("/accounts/{id:row}/sign-ins/off")
async def end_sign_ins(request: Request, me: Operator, id: int) -> Response:
    return await _ended(request, id, "")


@router.post("/accounts/{id:row}/sign-ins/{handle}/off")
async def end_sign_in(request: Request, me: Operator, id: int, handle: str) -> Response:
    return await _ended(request, id, handle)


async def _ended(request: Request, id: int, handle: str) -> Response:
    await run_in_threadpool(_end, request, id, handle)
    _close_screens_of(request, id)
    return RedirectResponse(f"/accounts/{id}", 303)


def _end(request: Request, id: int, handle: str) -> None:
    """One of somebody's sign-ins, or all. A plain 404 where there is none."""
    with request.app.state.database.session() as session:
        ended = accounts.end(session, _there(session, id), handle) if handle else accounts.end_all(session, id)
        if not ended and handle:
            raise HTTPException(404)
        if ended:
            note(session, request, What.SIGN_INS_ENDED, About(Thing.FACILITATOR, id))
        if not handle:
            remotes.end_all_of(session, id)
        look_who_leads(session.connection())


def _account(
    request: Request,
    me: FacilitatorRow,
    id: int,
    *,
    roles: list[str] | None = None,
    scope: list[str] | None = None,
    leader: str = "",
    is_made: bool = False,
    no: Refused | None = None,
) -> Response:
    """`roles`, `scope`, `leader`: what was chosen, where it was refused."""
    with request.app.state.database.reading_session() as session:
        who = session.get(FacilitatorRow, _there(session, id))
        every, names = store.everybody(session), organisation.names(session)
        sign_ins, its = accounts.sign_ins(session, id, now()), store.holding(session, id, now())
        takers = store.takers(session, Right.LEAD, id)
        link = _link_of(request, session, id) if is_made else ""
    assert who
    return render(
        request,
        "colleagues/account.html",
        status(no) if no else 200,
        who=who,
        roles=who.roles if roles is None else roles,
        scope=[str(it) for it in who.scope] if scope is None else scope,
        leader=leader,
        holding=its,
        takers=takers,
        names=names,
        sign_ins=sign_ins,
        handle_length=HANDLE_LENGTH,
        is_me=who.id == me.id,
        is_last=not store.others_who_operate(every, id),
        link=link,
        moment=short_moment(request),
        error=sentence(no) if no else "",
    )


def _link_of(request: Request, session: Session, id: int) -> str:
    """The address of a link that was just made here for somebody, while it is good."""
    secret = shown(request, "reset", str(id))
    with suppress(LinkUsed):
        row = accounts.standing_link(session, secret, now())
        if row.facilitator == id and row.resets:
            return f"{request.app.state.settings.public_url}/sign-in/{secret}"
    return ""


# Closed


@router.get("/accounts/{id:row}/close")
def close_page(request: Request, me: Operator, id: int) -> Response:
    """All that will be another's, or end, before it is done."""
    return _close_page(request, me, id)


@router.post("/accounts/{id:row}/close")
async def close(request: Request, me: Operator, id: int, leader: Typed = "", writer: Typed = "") -> Response:
    def do(session: Session, by: int) -> Moved:
        moved = closing.close(session, id, by, _id(leader), _id(writer), now())
        note(session, request, What.ACCOUNT_CLOSED, About(Thing.FACILITATOR, id))
        return moved

    try:
        await run_in_threadpool(_deed, request, me, id, do)
    except Refused as no:
        return _close_page(request, me, id, leader, writer, no)
    _close_screens_of(request, id)
    return RedirectResponse("/sign-in" if id == me.id else f"/accounts/{id}", 303)


@router.post("/accounts/{id:row}/open")
def open_again(request: Request, me: Operator, id: int) -> Response:
    def do(session: Session, by: int) -> Moved:
        closing.open_again(session, id, by)
        note(session, request, What.ACCOUNT_OPENED, About(Thing.FACILITATOR, id))
        return Moved()

    try:
        _deed(request, me, id, do)
    except Refused as no:
        return _account(request, me, id, no=no)
    return RedirectResponse(f"/accounts/{id}", 303)


def _close_page(
    request: Request, me: FacilitatorRow, id: int, leader: str = "", writer: str = "", no: Refused | None = None
) -> Response:
    with request.app.state.database.reading_session() as session:
        who = session.get(FacilitatorRow, _there(session, id))
        its, every = store.holding(session, id, now()), store.everybody(session)
        leaders, writers = store.takers(session, Right.LEAD, id), store.takers(session, Right.WRITE_TEXTS, id)
    return render(
        request,
        "colleagues/close.html",
        status(no) if no else 200,
        who=who,
        holding=its,
        leaders=leaders,
        writers=writers,
        leader=leader,
        writer=writer,
        is_me=id == me.id,
        is_last=not store.others_who_operate(every, id),
        error=sentence(no) if no else "",
    )


# What they share


def _deed(request: Request, me: FacilitatorRow, id: int, do: Callable[[Session, int], Moved]) -> None:
    """Done in one transaction, with all that it gives to others in the security log."""
    assert me.id is not None
    with request.app.state.database.session() as session:
        _there(session, id)
        moved = do(session, me.id)
        to_leader: Details = {"facilitator": moved.leader} if moved.leader is not None else {}
        to_writer: Details = {"facilitator": moved.writer} if moved.writer is not None else {"how": "hr"}
        for it in moved.workshops:
            note(session, request, What.WORKSHOP_HANDED_OVER, About(Thing.WORKSHOP, it), to_leader)
        for it in moved.together:
            note(session, request, What.LEADING_TAKEN, About(Thing.WORKSHOP, it), {"facilitator": id})
        for it in moved.texts:
            note(session, request, What.TEXT_HANDED_OVER, About(Thing.JOB_DESCRIPTION, it), to_writer)
        for it in moved.invitations:
            note(session, request, What.INVITATION_TAKEN_BACK, About(Thing.INVITATION, it))
        look_who_leads(session.connection())


def _there(session: Session, id: int) -> int:
    """A plain 404 where nobody has such an account."""
    if session.get(FacilitatorRow, id) is None:
        raise HTTPException(404)
    return id


def _close_screens_of(request: Request, id: int) -> None:
    """What somebody leads by, at once; those of it that they still may come back. Other processes have been told."""
    request.app.state.rooms.close_leads(f"f{id}")
    request.app.state.rooms.close_remotes()


def _as(roles: list[str], scope: list[int]) -> Details:
    """What somebody is, for the security log."""
    return {"role": ".".join(roles), "administrations": len(scope)}


def _ids(typed: list[str]) -> list[int]:
    """Numbers as forms say them; 0, which nothing has, for what is none."""
    return [_id(it) or 0 for it in typed]


def _id(typed: str) -> int | None:
    if not typed:
        return None
    return number_in(typed) or 0
