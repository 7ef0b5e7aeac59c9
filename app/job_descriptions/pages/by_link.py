"""A job description for those who have a link and no account: they read what is saved, and comment on it part by part.
By a link that was made for them, manager, union, safety representative, reference group, AME and Arbetsförmedlingen say
what they think of it, as what they are and nothing else.

To open a page says nothing: what reads mail opens every link. What is said is said by a post.
"""

from dataclasses import dataclass, replace
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from sqlmodel import Session
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.responses import Response

from app.access.facilitator import whoever_is_signed_in
from app.access.link import ByLink, OpenLink
from app.account.tables import FacilitatorRow
from app.export.formats import FORMATS
from app.ids import now
from app.job_descriptions.easy import store as easy
from app.job_descriptions.easy.text import EasyText
from app.job_descriptions.pages.editions import edition, give
from app.job_descriptions.pages.opened import Kept, Posted, look_up, said_when, text_of
from app.job_descriptions.pages.reviewing import say, standing
from app.job_descriptions.papers.document import party
from app.job_descriptions.papers.easy import blocks, proposed
from app.job_descriptions.papers.formats import FOR_ALL, WITHOUT
from app.job_descriptions.way import store as way
from app.job_descriptions.way.reviews import (
    MATCHERS,
    MOST_SAID,
    READ_THEIR_OWN,
    How,
    NewerVersion,
    Party,
    Review,
    ReviewRole,
    SaidTooOften,
    SignedInHere,
    Word,
    latest,
    read_word,
    words_of,
)
from app.live import beside
from app.once.making import Making, Once, OnceRoute
from app.sharing import store as sharing
from app.sharing.links import Comment, Kind, Link
from app.sharing.store import About
from app.vocabulary import Refused
from app.web.calendar import short_day, short_moment, written
from app.web.language import _
from app.web.refusals import sentence, status
from app.web.templating import render

router = APIRouter(route_class=OnceRoute)


@dataclass(frozen=True, slots=True)
class Linked:
    """What a link opens, and the link."""

    kept: Kept
    by: ByLink


def _linked(request: Request, by: OpenLink) -> Linked:
    if by.link.job_description is None:
        raise HTTPException(404)
    return Linked(look_up(request, by.link.job_description), by)


async def _asked(linked: Annotated[Linked, Depends(_linked)]) -> Linked:
    if linked.by.link.kind is not Kind.REVIEW:
        raise HTTPException(404)
    return linked


ByReader = Annotated[Linked, Depends(_linked)]
ByAsked = Annotated[Linked, Depends(_asked)]
"""Who has a link to a job description; and one that asks its party to say something."""


@router.get("/l/{token}/job-description")
def read(request: Request, linked: ByReader, saved: str = "") -> Response:
    kept, by = linked.kept, linked.by
    with request.app.state.database.reading_session() as session:
        comments = [it for it in sharing.comments(session, About(job_description=kept.id)) if _is_shown(it, by.link)]
    return render(
        request,
        "job_descriptions/by_link.html",
        paper=edition(request, kept, kept.newest, _only(linked)).document,
        formats={ending: FORMATS[ending] for ending in FOR_ALL},
        has_appendix=bool(kept.newest.draft.provenance.origins),
        WITHOUT=WITHOUT,
        path=by.path,
        may_comment=True,
        is_asked=by.link.kind is Kind.REVIEW,
        reads_own=_reads_own(by.link),
        comments=comments,
        saved=bool(saved),
        moment=said_when(request, kept),
    )


@router.get("/l/{token}/job-description.{ending}")
async def as_file(request: Request, linked: ByReader, ending: str, appendix: str = "") -> Response:
    if ending not in FOR_ALL:
        raise HTTPException(404)
    kept = linked.kept

    def make() -> Response:
        return give(ending, edition(request, kept, kept.newest, _only(linked), has_appendix=appendix != WITHOUT))

    return await beside.file(request, make, linked.by.who)


def _only(linked: Linked) -> Party | None:
    """Whose own words alone are shown; None: everybody's."""
    return _party(linked) if _reads_own(linked.by.link) else None


def _reads_own(link: Link) -> bool:
    """Whether who has the link reads its own words and comments, and nobody else's (decision 22)."""
    return link.role.value in READ_THEIR_OWN


def _is_shown(comment: Comment, link: Link) -> bool:
    is_own = (comment.role, comment.label) == (link.role, link.label)
    return is_own or not _reads_own(link)


# Said by those who are asked


@router.get("/l/{token}/review")
def asked_page(request: Request, linked: ByAsked, said: str = "") -> Response:
    return _asking(request, linked, is_said=bool(said))


@router.post("/l/{token}/review")
async def answer(request: Request, linked: ByAsked, form: Posted, once: Making) -> Response:
    """What the party says, of the version that it has read. A later word counts instead of an earlier one."""
    if await whoever_is_signed_in(request) is not None:
        return await run_in_threadpool(_asking, request, linked, form, SignedInHere())
    return await run_in_threadpool(_answer, request, linked, form, once)


def _answer(request: Request, linked: Linked, form: FormData, once: Once) -> Response:
    whose, kept = _party(linked), linked.kept
    try:
        word, words = read_word(whose.role, text_of(form, "word"), text_of(form, "words"), "words")
        _has_room(request, kept, whose)
        its = Review(0, word, whose.role, whose.who, now(), words=words, how=How.LINK)
        onwards = f"{linked.by.path}/review?said=1"
        also = partial(_say_of_easy, kept, its, text_of(form, "easy"))
        return say(request, once, kept, its, text_of(form, "version"), lambda _kept: onwards, also)
    except Refused as no:
        return _asking(request, replace(linked, kept=look_up(request, kept.id)), form, no)


def _say_of_easy(kept: Kept, its: Review, typed: str, session: Session) -> None:
    """The reference group reads the text that is easy to read before it answers, where HR has made one: a good word is
    of that, too. Raises `NewerVersion` where it is another by now."""
    there = easy.saved(session, kept.id) if its.role is ReviewRole.REFERENCE_GROUP and typed else None
    if there is None or there.is_of_another(kept.newest.draft, kept.texts):
        return
    if typed != str(there.number):
        raise NewerVersion
    if its.word is Word.REVIEWED and not easy.mark_read(session, kept.id, there.number, its.at):
        raise NewerVersion


def _easy_for(request: Request, linked: Linked) -> EasyText | None:
    """HR's text that is easy to read, for the reference group: where it says the same as what it is asked about."""
    kept = linked.kept
    if _party(linked).role is not ReviewRole.REFERENCE_GROUP:
        return None
    with request.app.state.database.reading_session() as session:
        there = easy.saved(session, kept.id)
    is_same = there and not there.is_of_another(kept.newest.draft, kept.texts)
    return there if is_same else None


def _party(linked: Linked) -> Party:
    return Party(ReviewRole(linked.by.link.role.value), linked.by.link.label)


def _has_room(request: Request, kept: Kept, whose: Party) -> None:
    with request.app.state.database.reading_session() as session:
        its = [it for it in way.reviews(session, kept.id) if it.party.key == whose.key]
    if len(its) >= MOST_SAID:
        raise SaidTooOften(most=MOST_SAID)


def _asking(
    request: Request, linked: Linked, form: FormData | None = None, no: Refused | None = None, *, is_said: bool = False
) -> Response:
    """`form`: what was asked, where it was refused. A text that is newer than what was read is asked about anew."""
    kept, link, whose = linked.kept, linked.by.link, _party(linked)
    newest = kept.newest
    with request.app.state.database.reading_session() as session:
        its = standing(request, session, kept, newest)
        every = way.reviews(session, kept.id)
        comments = sharing.comments(session, About(job_description=kept.id))
        asker = session.get(FacilitatorRow, link.created_by)
    easy_text = _easy_for(request, linked)
    mine = [it for it in every if it.party.key == whose.key and it.is_said]
    last = next((it for it in latest(its.said) if it.party.key == whose.key), None)
    others = [it for it in latest(its.said) if it.party.key != whose.key]
    reads_own = whose.role in READ_THEIR_OWN
    return render(
        request,
        "job_descriptions/asked.html",
        status(no) if no else 200,
        path=linked.by.path,
        whose=whose,
        role=whose.role.value,
        easy=easy_text,
        easy_blocks=[*blocks(easy_text.text if easy_text else proposed(newest.draft), newest.draft)]
        if whose.role is ReviewRole.REFERENCE_GROUP
        else [],
        title=newest.draft.title,
        version=newest,
        is_example=newest.draft.provenance.is_example,
        asker=asker.email if asker else "",
        answer_by=link.answer_by,
        expires_at=link.expires_at,
        choices=words_of(whose.role),
        reads_own=reads_own,
        matches=whose.role in MATCHERS,
        last=last,
        older=[it for it in mine if it != last][::-1],
        others=others if not reads_own else [],
        silent=[it for it in its.silent if it.key != whose.key] if not reads_own else [],
        comments=[it for it in comments if (it.role.value, it.label) == (link.role.value, link.label)],
        typed=lambda name: text_of(form, name) if form else "",
        is_said=is_said,
        error=sentence(no) if no else "",
        day=short_day(request),
        written=written,
        when=short_moment(request),
        party=lambda it: party(it, _),
    )
