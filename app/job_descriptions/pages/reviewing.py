"""Reviews and approval by those who have an account: each as what the account is, and never one's own text alone.

What somebody else has said is noted for them, with by whom and according to what. Approving is a deed of its own; what
it makes is in force, and its paper is made at once and kept.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from fastapi import APIRouter, Request
from sqlmodel import Session
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from app.access.facilitator import SignedIn
from app.access.rights import has
from app.account.roles import Right
from app.account.tables import FacilitatorRow
from app.ids import fingerprint, now
from app.job_descriptions import store
from app.job_descriptions.draft import EditedMeanwhile, Status
from app.job_descriptions.pages.editions import edition, force_of, keep_paper
from app.job_descriptions.pages.opened import Kept, Posted, ToNote, ToReview, ToWrite, look_up, text_of
from app.job_descriptions.papers.document import lacking, party
from app.job_descriptions.papers.formats import OFFERED
from app.job_descriptions.saving import is_same_text, why_not_reviewed
from app.job_descriptions.store import Version
from app.job_descriptions.tables import JobDescriptionRow
from app.job_descriptions.way import in_force
from app.job_descriptions.way import store as way
from app.job_descriptions.way.approval import (
    WANTED,
    AloneWithIt,
    Condition,
    ConditionsMissing,
    EndingWhyMissing,
    NotInForce,
    ReadAgain,
    Unmet,
    approved,
    is_alone,
    passed,
    unmet,
    writers,
)
from app.job_descriptions.way.reviews import (
    BY_ACCOUNT,
    BY_LINK,
    HAVE_READ,
    MATCHERS,
    OF_MATCHERS,
    OF_OTHERS,
    OF_UNION,
    PROTOCOL_LENGTH,
    WHO_LENGTH,
    How,
    Matched,
    NewerVersion,
    NothingToAnswer,
    Party,
    Review,
    ReviewRole,
    Word,
    about,
    as_what,
    latest,
    read_noted,
    read_reply,
    read_word,
    status_after,
    with_same_text,
)
from app.job_descriptions.words import CONDITION
from app.live import beside
from app.once.making import Making, Once, OnceRoute
from app.security.entry import About as Noted
from app.security.entry import Thing, What
from app.sharing import store as sharing
from app.sharing.links import Kind, Link, Reader
from app.sharing.store import About
from app.vocabulary import NOTE_LENGTH, Refused, clean
from app.web.calendar import short_moment
from app.web.language import _
from app.web.note import note
from app.web.refusals import sentence, status
from app.web.templating import render

router = APIRouter(route_class=OnceRoute)

MOST_TRIES = 5
"""To say something of a text whose status others change meanwhile."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What has been said of a text, and what stands in the way of approving it. `said`: the first first. `asked`: by a
    link. `seen`: tells whether anything has been said since."""

    said: list[Review]
    asked: list[Party]
    unmet: list[Unmet]
    seen: str

    @property
    def silent(self) -> list[Party]:
        heard = {it.party.key for it in latest(self.said)}
        return [it for it in self.asked if it.key not in heard]


def standing(request: Request, session: Session, kept: Kept, version: Version) -> Standing:
    its = About(job_description=kept.id)
    said = about(version.number, kept.texts, way.reviews(session, kept.id))
    links, comments = sharing.links(session, its), sharing.comments(session, its)
    asked = asked_by(links)
    unanswered = [it.id for it in comments if not it.answer]
    lacks = unmet(version.draft, said, asked, len(unanswered), wanted(request))
    seen = [
        [(it.at, it.role, it.who, it.word, it.replied_at) for it in said],
        [it.id for it in comments],
        unanswered,
        asked,
    ]
    return Standing(said, asked, lacks, fingerprint(repr(seen)))


def wanted(request: Request) -> list[ReviewRole]:
    """Whom the municipality wants to be asked about every text."""
    return [role for role in WANTED if getattr(request.app.state.settings, role.value)]


def asked_by(links: Sequence[Link]) -> list[Party]:
    """Each party once, the first that was asked first. `links`: the newest first."""
    asked = [Party(ReviewRole(link.role.value), link.label) for link in links if _asks(link)][::-1]
    return [*{it.key: it for it in asked}.values()]


def matched(session: Session) -> dict[int, list[Matched]]:
    """What AME and Arbetsförmedlingen have said of each job description, or have not."""
    asking = sharing.asking(session, [Reader(role.value) for role in MATCHERS])
    return way.matched(session, {id: asked_by(links) for id, links in asking.items()})


def _asks(link: Link) -> bool:
    """Whether somebody is asked by it. One that was taken back before anybody had opened it asks nobody."""
    return link.kind is Kind.REVIEW and (link.revoked_at is None or link.opened_at is not None)


# Said


@router.post("/job-descriptions/{id:row}/reviews")
def review(request: Request, kept: ToReview, facilitator: SignedIn, form: Posted, once: Making) -> Response:
    """Say of the newest version, as what one's account is, whether it is what is needed."""
    try:
        role = as_what(facilitator.roles, text_of(form, "role"))
        word, words = read_word(role, text_of(form, "word"), text_of(form, "words"), "review-words")
        if word is Word.REVIEWED and (lacks := why_not_reviewed(kept.newest.draft)):
            raise lacks
        its = Review(0, word, role, "", now(), words=words, how=How.ACCOUNT, account=facilitator.id)
        return say(request, once, kept, its, text_of(form, "version"), _back_to(kept))
    except Refused as no:
        return version_page(request, kept, _asked_of(kept, form), facilitator, form, no, "review")


@router.post("/job-descriptions/{id:row}/reviews/noted")
def note_for_somebody(request: Request, kept: ToNote, facilitator: SignedIn, form: Posted, once: Making) -> Response:
    """Note what somebody else has said, according to a protocol."""
    try:
        whose, protocol = read_noted(text_of(form, "role"), text_of(form, "who"), text_of(form, "protocol"))
        word, words = read_word(whose.role, text_of(form, "word"), text_of(form, "words"), "noted-words")
        said = Review(0, word, whose.role, whose.who, now(), None, words, How.NOTED, protocol, account=facilitator.id)
        return say(request, once, kept, said, text_of(form, "version"), _back_to(kept))
    except Refused as no:
        return version_page(request, kept, _asked_of(kept, form), facilitator, form, no, "noted")


def say(
    request: Request,
    once: Once,
    kept: Kept,
    review: Review,
    version: str,
    onwards: Callable[[Kept], str],
    also: Callable[[Session], None] = lambda _session: None,
) -> Response:
    """Keep what somebody says of a version: the newest, or one before it with the same text. Whether the text is a
    reviewed one follows from all that is said of it. `also`: what else is kept with it. Raises `NewerVersion`."""
    for _try in range(MOST_TRIES):
        newest = kept.newest
        if version not in {str(number) for number in with_same_text(newest.number, kept.texts)}:
            raise NewerVersion
        with suppress(EditedMeanwhile):
            return _keep(request, once, kept, replace(review, version=newest.number), onwards(kept), also)
        kept = replace(look_up(request, kept.id), may=kept.may)
    raise NewerVersion


def _keep(
    request: Request, once: Once, kept: Kept, review: Review, onwards: str, also: Callable[[Session], None]
) -> Response:
    with request.app.state.database.session() as session:
        once.begin(session)
        way.hold(session, kept.id, kept.newest.number)
        also(session)
        way.add_review(session, kept.id, review, review.account)
        _follow(session, kept, review.account, review.at)
        details = {"kind": review.word.value, "role": review.role.value, "how": review.how.value}
        note(session, request, What.REVIEWED, Noted(Thing.JOB_DESCRIPTION, kept.id), details)
        return once.leads_to(request, session, onwards)


def _follow(session: Session, kept: Kept, by: int | None, at: int) -> None:
    """How far the newest text has come follows from all that is said of it."""
    draft = kept.newest.draft
    said = status_after(about(kept.newest.number, kept.texts, way.reviews(session, kept.id)))
    is_held_back = said is Status.REVIEWED and why_not_reviewed(draft) is not None
    if draft.status not in (said, Status.APPROVED) and not is_held_back:
        store.save(session, kept.id, kept.newest.number, replace(draft, status=said), by, at)


@router.post("/job-descriptions/{id:row}/reviews/{review:row}/reply")
def reply(request: Request, kept: ToWrite, review: int, facilitator: SignedIn, form: Posted) -> Response:
    """Answer what somebody has said last of the newest text who is consulted and does not decide."""
    assert facilitator.id is not None
    try:
        with request.app.state.database.session() as session:
            way.hold(session, kept.id, kept.newest.number)
            last = latest(about(kept.newest.number, kept.texts, way.reviews(session, kept.id)))
            its = next((it for it in last if it.id == review), None)
            if its is None:
                raise NothingToAnswer
            kind, words = read_reply(its, text_of(form, "reply"), text_of(form, "words"), f"reply-{review}")
            way.reply(session, kept.id, its, kind, words, facilitator.id, now())
            _follow(session, kept, facilitator.id, now())
    except EditedMeanwhile:
        return version_page(
            request, replace(look_up(request, kept.id), may=kept.may), kept.newest, facilitator, form, NewerVersion()
        )
    except Refused as no:
        return version_page(request, kept, kept.newest, facilitator, form, no, f"reply-{review}")
    return RedirectResponse(_back_to(kept)(kept), 303)


def _back_to(kept: Kept) -> Callable[[Kept], str]:
    return lambda _kept: f"/job-descriptions/{kept.id}/versions/latest#review"


# Approved


@router.post("/job-descriptions/{id:row}/approval")
async def approve(request: Request, kept: ToReview, facilitator: SignedIn, form: Posted, once: Making) -> Response:
    """Let the newest version be in force, and make its paper."""
    try:
        answer = await run_in_threadpool(_approve, request, kept, facilitator, form, once)
    except EditedMeanwhile:
        return await run_in_threadpool(_refuse_approval, request, kept, facilitator, form, NewerVersion())
    except ConditionsMissing as no:
        names = ". ".join(_(CONDITION[condition]) for condition in no.details["conditions"])
        return await run_in_threadpool(
            _refuse_approval, request, kept, facilitator, form, ConditionsMissing(names=names)
        )
    except Refused as no:
        return await run_in_threadpool(_refuse_approval, request, kept, facilitator, form, no)
    with suppress(Refused):  # where many papers are made, this one is made when somebody asks for it
        await beside.file(request, lambda: _make_paper(request, kept.id))
    return answer


def _make_paper(request: Request, id: int) -> None:
    kept = look_up(request, id)
    if kept.force:
        keep_paper(request, kept, kept.force.version)


def _approve(request: Request, kept: Kept, facilitator: FacilitatorRow, form: FormData, once: Once) -> Response:
    assert facilitator.id is not None
    newest, at = kept.newest, now()
    role = as_what(facilitator.roles, text_of(form, "role"))
    _must_be(form, newest)
    with request.app.state.database.session() as session:
        once.begin(session)
        # First, so that nobody writes in the text or approves it until this is done or undone.
        became = replace(newest.draft, status=Status.APPROVED)
        number = store.save(session, kept.id, newest.number, became, facilitator.id, at)
        its = standing(request, session, kept, newest)
        approved(newest.draft, its.said)
        if text_of(form, "seen") != its.seen:
            raise ReadAgain
        since = kept.force.version if kept.force else 0
        wrote = writers({it.number: (it.draft, it.account) for it in kept.versions}, since)
        if is_alone(facilitator.id, wrote, its.said):
            raise AloneWithIt
        although = passed(its.unmet, {each: text_of(form, f"why_{each}") for each in Condition})
        way.add_review(session, kept.id, Review(number, Word.APPROVED, role, "", at), facilitator.id)
        in_force.put_in_force(session, kept.id, number, became, facilitator.id, at, although)
        details = {"role": role.value, "kind": "passed" if although else "met"}
        note(session, request, What.JOB_DESCRIPTION_APPROVED, Noted(Thing.JOB_DESCRIPTION, kept.id), details)
        return once.leads_to(request, session, f"/job-descriptions/{kept.id}/versions/{number}#review")


@router.post("/job-descriptions/{id:row}/approval/paper")
async def make_paper(request: Request, kept: ToReview, form: Posted) -> Response:
    """Make the paper of a version that was approved before papers were kept, or when too many were made."""
    force = force_of(kept, kept.version(text_of(form, "in_force") or "none"))
    if force is None:
        raise HTTPException(404)
    await beside.file(request, lambda: keep_paper(request, kept, force.version))
    return RedirectResponse(f"/job-descriptions/{kept.id}/versions/{force.version}", 303)


@router.post("/job-descriptions/{id:row}/approval/end")
def end_approval(request: Request, kept: ToReview, facilitator: SignedIn, form: Posted, once: Making) -> Response:
    """Let what is in force be so no longer, with why. Its text becomes a draft, where there is none beside it."""
    assert facilitator.id is not None
    at, newest = now(), kept.newest
    try:
        role = as_what(facilitator.roles, text_of(form, "role"))
        why = clean(text_of(form, "why"), NOTE_LENGTH, lines=True)
        if not kept.force or text_of(form, "in_force") != str(kept.force.version):
            raise NotInForce
        if not why:
            raise EndingWhyMissing
        with request.app.state.database.session() as session:
            once.begin(session)
            said = Review(kept.force.version, Word.DRAFT, role, "", at, words=why)
            way.add_review(session, kept.id, said, facilitator.id)
            if newest.draft.status is Status.APPROVED:
                newest = replace(newest, draft=replace(newest.draft, status=Status.DRAFT))
                store.save(session, kept.id, newest.number, newest.draft, facilitator.id, at)
            in_force.end(session, kept.id, kept.force.version, newest.draft, at)
            details = {"role": role.value}
            note(session, request, What.APPROVAL_ENDED, Noted(Thing.JOB_DESCRIPTION, kept.id), details)
            return once.leads_to(request, session, _back_to(kept)(kept))
    except EditedMeanwhile:
        return _refuse_approval(request, kept, facilitator, form, NewerVersion())
    except Refused as no:
        return version_page(request, kept, kept.spoken_of, facilitator, form, no, "end")


def _refuse_approval(
    request: Request, kept: Kept, facilitator: FacilitatorRow, form: FormData, no: Refused
) -> Response:
    """The page as it is now: what was said meanwhile is there to read."""
    now_kept = replace(look_up(request, kept.id), may=kept.may)
    return version_page(request, now_kept, _asked_of(now_kept, form), facilitator, form, no, "approve")


def _must_be(form: FormData, newest: Version) -> None:
    if text_of(form, "version") != str(newest.number):
        raise NewerVersion


def _asked_of(kept: Kept, form: FormData) -> Version:
    """The version that the form was about."""
    asked = text_of(form, "version")
    return next((it for it in kept.versions if str(it.number) == asked), kept.newest)


# The page


def version_page(
    request: Request,
    kept: Kept,
    version: Version,
    facilitator: FacilitatorRow,
    form: FormData | None = None,
    no: Refused | None = None,
    deed: str = "",
) -> Response:
    """`form`: what was asked, where it was refused; `deed`: by which form."""
    with request.app.state.database.reading_session() as session:
        its = standing(request, session, kept, version)
        row = session.get_one(JobDescriptionRow, kept.id)
    force = force_of(kept, version)
    return render(
        request,
        "job_descriptions/version.html",
        status(no) if no else 200,
        id=kept.id,
        version=version,
        newest=kept.newest,
        kept=kept,
        force=force,
        is_newest_text=is_same_text(version.draft, kept.newest.draft),
        before=next((it for it in kept.versions if it.number < version.number), None),
        its=its,
        last=latest(its.said),
        roles=[role for role in BY_ACCOUNT if role.value in facilitator.roles] if Right.REVIEW in kept.may else [],
        may_note=may_note(kept),
        may_write=Right.WRITE_TEXTS in kept.may,
        makes_posts=has(facilitator, Right.WRITE_POSTS),
        row=row,
        is_in_force=force is not None and force.until is None,
        is_reviewed=any(it.word in HAVE_READ for it in its.said),
        answers={it.id for it in latest(its.said) if it.replies} if _answers(kept, version) else set(),
        paper=edition(request, kept, version).document,
        offered=OFFERED,
        typed=lambda name, of: text_of(form, name) if form and of == deed else "",
        deed=deed,
        error=sentence(no) if no else "",
        when=short_moment(request),
        party=lambda it: party(it, _),
        lacking=lambda it: lacking(it, _),
        WHO_LENGTH=WHO_LENGTH,
        PROTOCOL_LENGTH=PROTOCOL_LENGTH,
        OF_OTHERS=OF_OTHERS,
        OF_UNION=OF_UNION,
        OF_MATCHERS=OF_MATCHERS,
        BY_LINK=BY_LINK,
    )


def _answers(kept: Kept, version: Version) -> bool:
    return Right.WRITE_TEXTS in kept.may and is_same_text(version.draft, kept.newest.draft)


def may_note(kept: Kept) -> bool:
    """Whether whoever asks may note what others have said: those who write the text and review it."""
    return {Right.REVIEW, Right.WRITE_TEXTS} <= kept.may
