"""Those who are asked, by a link without an account: who has a job says how it is, on a page that is easy to read and
is read aloud; and their manager says whether it can be counted on.

To open a page says nothing and changes nothing: what reads mail opens every link. Of the holders' page nothing is
noted: no line in a log, no time when it was opened.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from app.access.facilitator import whoever_is_signed_in
from app.access.holder import greet_holder, holder_secret, next_holder
from app.access.link import ByLink, OpenLink
from app.afterwards import counted_on, holder, store
from app.afterwards.holder import NoCookie, SignedInAsked
from app.afterwards.of_posts import placement
from app.posts.half_year import half_year
from app.posts.pages.opened import Posted, typed_in
from app.posts.staffing import Staffing
from app.posts.store import Kept
from app.sharing.links import Kind
from app.vocabulary import Refused
from app.web.calendar import local, today
from app.web.language import _
from app.web.refusals import sentence, status
from app.web.templating import render

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Linked:
    """`months`: after how many it is asked."""

    by: ByLink
    kept: Kept
    staffing: Staffing
    place: str
    months: int

    @property
    def ask(self) -> tuple[int, int]:
        return self.staffing.id or 0, self.months


def _linked(request: Request, by: ByLink, kind: Kind) -> Linked:
    link = by.link
    if link.kind is not kind or link.staffing is None or link.months is None:
        raise HTTPException(404)
    with request.app.state.database.reading_session() as session:
        its = placement(session, link.staffing)
    if its is None:
        raise HTTPException(404)
    return Linked(by, *its, link.months)


def _of_holder(request: Request, by: OpenLink) -> Linked:
    return _linked(request, by, Kind.HOLDER)


def _of_manager(request: Request, by: OpenLink) -> Linked:
    return _linked(request, by, Kind.COUNTED_ON)


ByHolder = Annotated[Linked, Depends(_of_holder)]
ByManager = Annotated[Linked, Depends(_of_manager)]


# Who has the job


@router.get("/l/{token}/work")
async def work(request: Request, linked: ByHolder, again: str = "") -> Response:
    """`again`: to answer anew."""
    signed_in = await whoever_is_signed_in(request) is not None
    return await run_in_threadpool(_work, request, linked, again=bool(again), signed_in=signed_in)


@router.post("/l/{token}/work")
async def answer(request: Request, linked: ByHolder, form: Posted) -> Response:
    says, more = typed_in(form), [it for it in form.getlist("more") if isinstance(it, str)]
    signed_in = await whoever_is_signed_in(request) is not None
    try:
        if signed_in:
            raise SignedInAsked
        await run_in_threadpool(_keep, request, linked, says, more)
    except Refused as no:
        return await run_in_threadpool(_work, request, linked, says=says, more=more, no=no, signed_in=signed_in)
    request.app.state.cleaner.deleted()
    return RedirectResponse(f"{linked.by.path}/work", 303)


@router.post("/l/{token}/work/next")
async def next_person(request: Request, linked: ByHolder) -> Response:
    """Whoever has answered leaves the phone to the next, who can neither read nor change it."""
    onwards = RedirectResponse(f"{linked.by.path}/work", 303)
    next_holder(request, onwards)
    return onwards


def _keep(request: Request, linked: Linked, says: Mapping[str, str], more: list[str]) -> None:
    """Raises `Refused`."""
    its = holder.read(says, more)
    secret = holder_secret(request)
    if secret is None:
        raise NoCookie
    key, most = request.app.state.signing_key, _most(request, linked)
    with request.app.state.database.session() as session:
        store.answer(session, key, secret, linked.ask, its, most, today(request))


def _most(request: Request, linked: Linked) -> int:
    """As many as had begun when the link was made, also those who have left and may have answered: so a workplace can't
    be filled with answers of one."""
    return linked.staffing.begun(local(request, linked.by.link.created_at).date())


def _work(
    request: Request,
    linked: Linked,
    *,
    says: Mapping[str, str] | None = None,
    more: list[str] | None = None,
    no: Refused | None = None,
    again: bool = False,
    signed_in: bool = False,
) -> Response:
    secret = holder_secret(request)
    with request.app.state.database.reading_session() as session:
        key, now = request.app.state.signing_key, half_year(today(request))
        has = store.has_answered(session, key, secret, linked.ask, now) if secret else False
    page = render(
        request,
        "afterwards/holder.html",
        status(no) if no else 200,
        path=f"{linked.by.path}/work",
        has_answered=has is not False,
        is_counted=has is None,
        asks=has is False or (has is True and (again or says is not None)),
        says=says or {},
        more=more or [],
        choices=holder.CHOICES,
        NOT_SAID=holder.NOT_SAID,
        notice=_("Du är inloggad. Så här ser sidan ut för den som har jobbet. Du kan inte svara.") if signed_in else "",
        error=sentence(no) if no else "",
    )
    greet_holder(request, page)
    return page


# The manager


@router.get("/l/{token}/counted-on")
def counted_on_by_link(request: Request, linked: ByManager, saved: str = "") -> Response:
    return _counted_on(request, linked, saved=saved)


@router.post("/l/{token}/counted-on")
async def say_counted_on(request: Request, linked: ByManager, form: Posted) -> Response:
    typed = typed_in(form)
    try:
        if await whoever_is_signed_in(request) is not None:
            raise SignedInAsked
        await run_in_threadpool(_say, request, linked, typed)
    except Refused as no:
        return await run_in_threadpool(_counted_on, request, linked, typed, no)
    return RedirectResponse(f"{linked.by.path}/counted-on?saved=1", 303)


def _say(request: Request, linked: Linked, typed: Mapping[str, str]) -> None:
    """Raises `ChoiceMissing`."""
    answers = counted_on.read(typed)
    its = counted_on.Said(*linked.ask, answers, counted_on.By.MANAGER, today(request))
    with request.app.state.database.session() as session:
        store.say(session, its)


def _counted_on(
    request: Request,
    linked: Linked,
    typed: Mapping[str, str] | None = None,
    no: Refused | None = None,
    saved: str = "",
) -> Response:
    with request.app.state.database.reading_session() as session:
        every = store.said(session, [linked.ask[0]]).get(linked.ask[0], [])
    is_said = any(it.months == linked.months for it in every)
    details: Mapping[str, Any] = no.details if no else {}
    return render(
        request,
        "afterwards/counted_on.html",
        status(no) if no else 200,
        title=linked.kept.post.title,
        place=linked.place,
        months=linked.months,
        staffing=None,
        to=f"{linked.by.path}/counted-on",
        back="",
        typed=typed or {},
        choices=counted_on.CHOICES,
        is_said=is_said,
        saved=saved if is_said else "",
        error=sentence(no) if no else "",
        at=details.get("at", ""),
    )
