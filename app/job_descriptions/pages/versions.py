"""A job description's versions: one read and reviewed, an older one taken back, two compared."""

from fastapi import APIRouter, Request
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from app.access.facilitator import SignedIn
from app.ids import now
from app.job_descriptions import store
from app.job_descriptions.draft import EditedMeanwhile, Status
from app.job_descriptions.pages.opened import AnyOne, Kept, Posted, save, text_of
from app.job_descriptions.papers.formats import OFFERED, Edition
from app.job_descriptions.saving import is_same_text
from app.job_descriptions.store import Version
from app.job_descriptions.versions import compare, restored
from app.job_descriptions.way import store as way
from app.job_descriptions.way.reviews import AGREE, WHO_LENGTH, NewerVersion, Review, about, read_review, reviewed
from app.once.making import Making, OnceRoute
from app.sharing import store as sharing
from app.sharing.store import About
from app.vocabulary import Refused
from app.web.calendar import local, short_moment
from app.web.refusals import sentence, status
from app.web.templating import render

router = APIRouter(route_class=OnceRoute)


@router.get("/job-descriptions/{id:row}/versions/{number}")
def one_version(request: Request, kept: AnyOne, number: str) -> Response:
    """`number`: or "latest", for addresses that outlive a version."""
    return _version(request, kept, kept.version("" if number == "latest" else number))


@router.post("/job-descriptions/{id:row}/versions/{number}/restore")
def restore(request: Request, kept: AnyOne, facilitator: SignedIn, number: str, form: Posted, once: Making) -> Response:
    """The version's text as a new version, after the newest that whoever asks had seen."""
    assert facilitator.id is not None
    old, newest = kept.version(number), kept.newest
    draft, onwards = restored(newest.draft, old.draft), f"/job-descriptions/{kept.id}"
    if draft == newest.draft:
        return RedirectResponse(onwards, 303)
    try:
        _must_be_newest(form, newest)
        return save(request, once, kept, draft, facilitator, onwards)
    except (NewerVersion, EditedMeanwhile):
        return _version(request, kept, old, no=NewerVersion())


@router.post("/job-descriptions/{id:row}/reviews")
def review(request: Request, kept: AnyOne, facilitator: SignedIn, form: Posted, once: Making) -> Response:
    """Say of the newest version, in a role, that it is reviewed or approved, or make a draft of it again."""
    assert facilitator.id is not None
    newest, at = kept.newest, now()
    try:
        _must_be_newest(form, newest)
        to, role, who = read_review(text_of(form, "to"), text_of(form, "role"), text_of(form, "who"))
        draft = reviewed(newest.draft, to)
        with request.app.state.database.session() as session:
            once.begin(session)
            number = newest.number
            if draft != newest.draft:
                number = store.save(session, kept.id, number, draft, facilitator.id, at)
            way.add_review(session, kept.id, Review(number, draft.status, role, who, at), facilitator.id)
            return once.leads_to(request, session, f"/job-descriptions/{kept.id}/versions/{number}#review")
    except EditedMeanwhile:
        return _version(request, kept, newest, form, NewerVersion())
    except Refused as no:
        return _version(request, kept, kept.version(text_of(form, "version")), form, no)


def _must_be_newest(form: FormData, newest: Version) -> None:
    if text_of(form, "version") != str(newest.number):
        raise NewerVersion


def _version(
    request: Request, kept: Kept, version: Version, form: FormData | None = None, no: Refused | None = None
) -> Response:
    """`form`: what was asked, where it was refused."""
    with request.app.state.database.reading_session() as session:
        every = way.reviews(session, kept.id)
        unanswered = sharing.unanswered(session, About(job_description=kept.id))
    texts = {it.number: it.draft for it in kept.versions}
    said = about(version.number, texts, every)
    return render(
        request,
        "job_descriptions/version.html",
        status(no) if no else 200,
        id=kept.id,
        version=version,
        newest=kept.newest,
        is_newest_text=is_same_text(version.draft, kept.newest.draft),
        before=next((it for it in kept.versions if it.number < version.number), None),
        reviews=said,
        waiting=[role for role in AGREE if role not in {it.role for it in said if it.status is not Status.DRAFT}],
        unanswered=unanswered,
        paper=Edition(version.draft, version.number, local(request, version.at).date()).document,
        offered=OFFERED,
        asked={name: text_of(form, name) if form else "" for name in ("to", "role", "who")},
        error=sentence(no) if no else "",
        when=short_moment(request),
        WHO_LENGTH=WHO_LENGTH,
    )


@router.get("/job-descriptions/{id:row}/compare")
def compare_versions(request: Request, kept: AnyOne, before: str = "", after: str = "") -> Response:
    """Without numbers: the newest, and the last one before it that said something else."""
    newer = kept.version(after)
    older = kept.version(before) if before else _last_other(kept, newer)
    return render(
        request,
        "job_descriptions/compare.html",
        id=kept.id,
        versions=kept.versions,
        before=older,
        after=newer,
        changed=compare(older.draft, newer.draft),
        when=short_moment(request),
    )


def _last_other(kept: Kept, newer: Version) -> Version:
    earlier = [it for it in kept.versions if it.number < newer.number]
    other = (it for it in earlier if not is_same_text(it.draft, newer.draft))
    return next(other, earlier[0] if earlier else newer)
