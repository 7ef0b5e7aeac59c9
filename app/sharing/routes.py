"""Links and what comes by them: made and revoked by those who lead, opened by whoever has one."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from sqlmodel import Session
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from app.access.facilitator import SignedIn
from app.access.link import ByLink, OpenLink, tell_opened
from app.access.workshop import LedWorkshop, OwnedWorkshop
from app.days import read_day
from app.ids import now
from app.job_descriptions.pages.opened import ToWrite
from app.once.making import Making, Once, OnceRoute
from app.once.shown import LASTS, shown, shows
from app.security.entry import About as Noted
from app.security.entry import Thing, What
from app.sharing import store
from app.sharing.links import DAY, DAYS, DEFAULT_DAYS, REVIEWERS, AnswerDayOff, Kind, Link, LinkGone, Reader
from app.sharing.store import About
from app.vocabulary import Refused
from app.web import gate
from app.web.calendar import local, short_day, short_moment, today, written
from app.web.note import note
from app.web.paging import part
from app.web.qr import in_a_page
from app.web.refusals import sentence, status
from app.web.templating import render
from app.workshop import store as workshops
from app.workshop.tables import WorkshopRow

router = APIRouter(route_class=OnceRoute)

Typed = Annotated[str, Form()]


@dataclass(frozen=True, slots=True)
class Subject:
    """What links are about, for a page: its name, and where it and its links are."""

    about: About
    title: str
    home: str

    @property
    def named(self) -> dict[str, int]:
        """For the security log."""
        its = {"workshop": self.about.workshop, "job_description": self.about.job_description}
        return {name: id for name, id in its.items() if id is not None}

    @property
    def page(self) -> str:
        return f"{self.home}/links"


async def _of_workshop(request: Request, found: LedWorkshop) -> Subject:
    workshop = (await request.app.state.desk.state(found.id)).workshop
    return Subject(About(workshop=found.id), workshop.title, f"/w/{workshop.code}")


async def _of_job_description(kept: ToWrite) -> Subject:
    return Subject(About(job_description=kept.id), kept.newest.draft.title, f"/job-descriptions/{kept.id}")


OfWorkshop = Annotated[Subject, Depends(_of_workshop)]
OfJobDescription = Annotated[Subject, Depends(_of_job_description)]


@router.get("/w/{code}/links")
def links_of_workshop(
    request: Request, subject: OfWorkshop, kind: str = "", days: str = "", page: str = "", made: str = ""
) -> Response:
    """`kind`, `days`: what the form begins with, where another page has led here for just that. `made`: the link that
    was just made."""
    asked = NewLink(kind, "", "", days or str(DEFAULT_DAYS)) if kind in subject.about.kinds_to_choose else None
    return _page(request, subject, asked=asked, page=page, made=made)


@router.get("/job-descriptions/{id:row}/links")
def links_of_job_description(request: Request, subject: OfJobDescription, page: str = "", made: str = "") -> Response:
    return _page(request, subject, page=page, made=made)


@dataclass(frozen=True, slots=True)
class NewLink:
    kind: str
    role: str
    label: str
    days: str
    answer_by: str = ""

    @property
    def for_days(self) -> int:
        return int(self.days) if self.days.isascii() and self.days.isdigit() and len(self.days) < 5 else 0


async def _new_link(
    kind: Typed = "", role: Typed = "", label: Typed = "", days: Typed = "", answer_by: Typed = ""
) -> NewLink:
    return NewLink(kind, role, label, days, answer_by)


Asked = Annotated[NewLink, Depends(_new_link)]


@router.post("/w/{code}/links")
def new_link_of_workshop(request: Request, subject: OfWorkshop, me: SignedIn, asked: Asked, once: Making) -> Response:
    return _make(request, once, subject, me.id, asked)


@router.post("/job-descriptions/{id:row}/links")
def new_link_of_job_description(
    request: Request, subject: OfJobDescription, me: SignedIn, asked: Asked, once: Making
) -> Response:
    return _make(request, once, subject, me.id, asked)


@router.post("/w/{code}/links/{link:row}/revoke")
def revoke_of_workshop(request: Request, subject: OfWorkshop, link: int) -> Response:
    return _revoke(request, subject, link)


@router.post("/w/{code}/shared")
async def share(request: Request, found: OwnedWorkshop, subject: OfWorkshop, shared: Typed = "") -> Response:
    """What came of the workshop is for HR and the programme owner to read too, or no longer."""
    await run_in_threadpool(_share, request, found.id, bool(shared))
    return RedirectResponse(f"{subject.page}#shared", 303)


def _share(request: Request, workshop: int, shared: bool) -> None:
    with request.app.state.database.session() as session:
        if workshops.share(session, workshop, shared):
            how = {"how": "shared" if shared else "taken_back"}
            note(session, request, What.RESULTS_SHARED, Noted(Thing.WORKSHOP, workshop), how)


@router.post("/job-descriptions/{id:row}/links/{link:row}/revoke")
def revoke_of_job_description(request: Request, subject: OfJobDescription, link: int) -> Response:
    return _revoke(request, subject, link)


@router.post("/w/{code}/comments/{comment:row}")
def answer_of_workshop(request: Request, subject: OfWorkshop, comment: int, answer: Typed = "") -> Response:
    return _answer(request, subject, comment, answer)


@router.post("/job-descriptions/{id:row}/comments/{comment:row}")
def answer_of_job_description(
    request: Request, subject: OfJobDescription, comment: int, answer: Typed = ""
) -> Response:
    return _answer(request, subject, comment, answer)


def _make(request: Request, once: Once, subject: Subject, by: int | None, asked: NewLink) -> Response:
    assert by is not None
    kind, role, label, days, secret = asked.kind, asked.role, asked.label, asked.for_days, once.secret
    try:
        with request.app.state.database.session() as session:
            once.begin(session)
            day = _answer_day(request, asked)
            store.add(session, subject.about, kind, role, label, days, by, now(), secret, answer_by=day)
            link = store.with_secret(session, secret, now())
            made = {**subject.named, "kind": link.kind.value, "role": link.role.value, "days": asked.for_days}
            note(session, request, What.LINK_MADE, Noted(Thing.LINK, link.id), made)
            onwards = f"{subject.page}?made={link.id}"
            return once.leads_to(request, session, onwards, shows("link", link.id), LASTS)
    except Refused as no:
        return _page(request, subject, asked=asked, no=no)


def _answer_day(request: Request, asked: NewLink) -> date | None:
    """The day to answer by, of a link to review; None where none is typed. Raises `NotADate`, `AnswerDayOff`."""
    its = read_day(asked.answer_by, "answer-by") if asked.kind == Kind.REVIEW else None
    until = local(request, now() + asked.for_days * DAY).date()
    if its and not today(request) <= its <= until:
        raise AnswerDayOff(until=until.isoformat())
    return its


def _revoke(request: Request, subject: Subject, link: int) -> Response:
    with request.app.state.database.session() as session:
        if store.revoke(session, subject.about, link, now()):
            note(session, request, What.LINK_REVOKED, Noted(Thing.LINK, link), subject.named)
    return RedirectResponse(subject.page, 303)


def _answer(request: Request, subject: Subject, comment: int, text: str) -> Response:
    try:
        with request.app.state.database.session() as session:
            store.answer(session, subject.about, comment, text, now())
    except Refused as no:
        return _page(request, subject, no=no)
    with request.app.state.database.reading_session() as session:
        newest = [it.id for it in store.comments(session, subject.about)][::-1]
    return RedirectResponse(f"{subject.page}?page={part(newest, showing=comment).number}#comment-{comment}", 303)


def _page(
    request: Request,
    subject: Subject,
    *,
    asked: NewLink | None = None,
    made: str = "",
    no: Refused | None = None,
    page: str = "",
) -> Response:
    with request.app.state.database.reading_session() as session:
        links, comments = store.links(session, subject.about), store.comments(session, subject.about)
        workshop = session.get(WorkshopRow, subject.about.workshop) if subject.about.workshop else None
        secret = just_made(session, request, made) if made in {str(link.id) for link in links} else ""
    address = f"{request.app.state.settings.public_url}/l/{secret}" if secret else ""
    return render(
        request,
        "sharing/page.html",
        status(no) if no else 200,
        subject=subject,
        workshop=workshop,
        owns=workshop is not None and workshop.facilitator == request.state.facilitator.id,
        links=links,
        good=[link for link in links if link.is_good(now())],
        part=part(comments[::-1], page),
        address=address,
        qr=in_a_page(address),
        asked=asked or NewLink(subject.about.kinds_to_choose[0], "", "", str(DEFAULT_DAYS)),
        error=sentence(no) if no else "",
        kinds=subject.about.kinds_to_choose,
        ROLES=tuple(Reader),
        REVIEWERS=REVIEWERS,
        written=written,
        DAYS=DAYS,
        day=short_day(request),
        moment=short_moment(request),
    )


def just_made(session: Session, request: Request, made: str) -> str:
    """The secret of a link that was just made here, while it is good."""
    secret = shown(request, "link", made)
    with suppress(LinkGone):
        if str(store.with_secret(session, secret, now()).id) == made:
            return secret
    return ""


# By link

_OPENS = {
    Kind.REPORT: "report",
    Kind.COMMENT: "report",
    Kind.FOLLOW_UP: "follow-up",
    Kind.TRANSLATE: "translate",
    Kind.REVIEW: "review",
    Kind.CHECKLIST: "checklist",
    Kind.HOLDER: "work",
    Kind.COUNTED_ON: "counted-on",
    Kind.ASKED: "asked",
}


@router.get("/l/{token}")
def open_link(by: OpenLink) -> Response:
    return RedirectResponse(f"{by.path}/{_opens(by.link)}", 303)


@router.post("/l/{token}/opened")
async def opened(request: Request, by: OpenLink) -> Response:
    """The page says that it has been in sight."""
    await tell_opened(request, by)
    return Response(status_code=204)


@router.post("/l/{token}/comments")
async def write_comment(request: Request, by: OpenLink, once: Making, about: Typed = "", text: Typed = "") -> Response:
    try:
        return await run_in_threadpool(_comment, request, once, by, about, text)
    except Refused as no:
        back = f"{by.path}/{_commented(by.link)}#c-{about}"
        return await gate.stopped(request, no, back=back)


def _opens(link: Link) -> str:
    return "job-description" if link.kind is Kind.COMMENT and link.job_description is not None else _OPENS[link.kind]


def _commented(link: Link) -> str:
    """Where comments are written."""
    return "report" if link.workshop is not None else "job-description"


def _comment(request: Request, once: Once, by: ByLink, about: str, text: str) -> Response:
    with request.app.state.database.session() as session:
        once.begin(session)
        store.comment(session, by.link, about, text, now())
        return once.leads_to(request, session, f"{by.path}/{_commented(by.link)}?saved=1#c-{about}")
