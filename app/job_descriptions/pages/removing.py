"""A job description taken away for good, by HR: a copy that was made by mistake, or one that nobody needs."""

from datetime import date

from fastapi import APIRouter, Request
from sqlmodel import Session
from starlette.responses import RedirectResponse, Response

from app.access.facilitator import SignedIn
from app.account.tables import FacilitatorRow
from app.job_descriptions.ad import store as ads
from app.job_descriptions.easy import store as easy
from app.job_descriptions.interviews import store as interviews
from app.job_descriptions.pages.opened import Kept, Posted, ToRemove, text_of
from app.job_descriptions.tables import JobDescriptionRow
from app.job_descriptions.way import store as way
from app.job_descriptions.way.removing import is_held, may_be_removed
from app.security.entry import About as Noted
from app.security.entry import Thing, What
from app.sharing import store as sharing
from app.sharing.store import About
from app.vocabulary import Refused
from app.ways.pages.of_posts import post_of_text, resting_posts, trails_of
from app.web.calendar import today
from app.web.note import note
from app.web.refusals import sentence, status
from app.web.templating import render

router = APIRouter()


@router.get("/job-descriptions/{id:row}/delete")
def delete_page(request: Request, kept: ToRemove, me: SignedIn) -> Response:
    return _page(request, kept, me)


@router.post("/job-descriptions/{id:row}/delete")
def delete(request: Request, kept: ToRemove, me: SignedIn, form: Posted) -> Response:
    try:
        with request.app.state.database.session() as session:
            _remove(session, kept, text_of(form, "typed"), today(request))
            note(session, request, What.JOB_DESCRIPTION_DELETED, Noted(Thing.JOB_DESCRIPTION, kept.id))
    except Refused as no:
        return _page(request, kept, me, text_of(form, "typed"), no)
    request.app.state.cleaner.deleted()
    return RedirectResponse("/job-descriptions", 303)


def _remove(session: Session, kept: Kept, typed: str, on: date) -> None:
    """The database takes what hangs on its row: versions, what was said, links with their comments, interviews. Posts
    stay."""
    row = session.get_one(JobDescriptionRow, kept.id, with_for_update=True)
    ways = trails_of(session, kept.id, on)
    may_be_removed(kept.newest.draft.title, typed, ways, is_in_force=row.in_force is not None)
    session.delete(row)
    session.flush()


def _page(request: Request, kept: Kept, me: FacilitatorRow, typed: str = "", no: Refused | None = None) -> Response:
    with request.app.state.database.reading_session() as session:
        its = About(job_description=kept.id)
        links, comments = sharing.links(session, its), sharing.comments(session, its)
        sheets = interviews.every(session, kept.id)
        said, ways = way.reviews(session, kept.id), trails_of(session, kept.id, today(request))
        resting, all_resting = resting_posts(session, kept.id, me)
        post = post_of_text(session, today(request), kept.id)
        has_ad, has_easy = ads.saved(session, kept.id).number > 0, easy.saved(session, kept.id) is not None
    return render(
        request,
        "job_descriptions/delete.html",
        status(no) if no else 200,
        id=kept.id,
        draft=kept.newest.draft,
        force=kept.force,
        versions=len(kept.versions),
        said=len(said),
        links=len(links),
        comments=len(comments),
        papers=sum(it.made_at is not None for it in kept.in_force),
        sheets=len(sheets),
        has_ad=has_ad,
        has_easy=has_easy,
        resting=resting,
        more=all_resting - len(resting),
        is_held=bool(kept.force and is_held(ways)),
        post=post,
        typed=typed,
        error=sentence(no) if no else "",
    )
