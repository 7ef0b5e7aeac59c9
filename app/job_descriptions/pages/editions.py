"""Editions of job descriptions for who asks, and their files as answers."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from fastapi import Request
from starlette.responses import Response

from app.export.document import Filed, Letterhead
from app.export.download import download
from app.export.pdf import pdf
from app.ids import now
from app.job_descriptions.ad import store as ads
from app.job_descriptions.draft import Draft, Status
from app.job_descriptions.easy import store as easy
from app.job_descriptions.easy.text import EasyText
from app.job_descriptions.pages.opened import Kept, look_up
from app.job_descriptions.papers.formats import FILES, Edition
from app.job_descriptions.store import Version
from app.job_descriptions.tables import JobDescriptionRow
from app.job_descriptions.way import in_force
from app.job_descriptions.way import store as way
from app.job_descriptions.way.approval import Approval
from app.job_descriptions.way.in_force import InForce
from app.job_descriptions.way.reviews import Party, Review, about
from app.organisation import store as organisation
from app.web.calendar import local

MOST_PAPERS = 3
"""Times that a paper is made before it is left for later."""


def edition(
    request: Request, kept: Kept, version: Version, only: Party | None = None, *, has_appendix: bool = True
) -> Edition:
    """This version as it is given to others, with what has been said of its text. `only`: a party that is shown its own
    words and nobody else's, nor what was passed by when it was approved: that names who asked for what.
    `has_appendix`: see `Edition`."""
    with request.app.state.database.reading_session() as session:
        every = way.reviews(session, kept.id)
    shown = (it for it in every if only is None or it.party.key == only.key or not it.is_said)
    its = _edition(request, kept, version, about(version.number, kept.texts, shown))
    if only is not None and its.approval:
        its = replace(its, approval=replace(its.approval, passed=()))
    return replace(its, has_appendix=has_appendix)


def _edition(request: Request, kept: Kept, version: Version, said: Iterable[Review]) -> Edition:
    dated = tuple((it, day_of(request, it.at)) for it in said)
    force = force_of(kept, version)
    approval = _approval(request, force) if force else None
    on = day_of(request, version.at)
    with request.app.state.database.reading_session() as session:
        row = session.get_one(JobDescriptionRow, kept.id)
        whose = organisation.names(session).get(row.administration or 0, "")
        details = ads.saved(session, kept.id).details
    draft, filed = version.within(whose).draft, filed_of(row, version.draft, on)
    its = (letterhead(request), dated, filed, approval, details)
    return Edition(draft, version.number, on, *its)


def easy_edition(request: Request, kept: Kept, version: Version) -> tuple[Edition, EasyText | None]:
    """The same with HR's text that is easy to read, and that text, where there is one. It is written for the version
    that is spoken of and for the newest; another has what would be proposed."""
    its = edition(request, kept, version)
    with request.app.state.database.reading_session() as session:
        saved = easy.saved(session, kept.id)
    if saved is None or not kept.is_current(version):
        return its, saved
    of = saved.of if saved.is_of_another(version.draft, kept.texts) else None
    is_read = of is None and saved.is_read(it for it, _ in its.reviews)
    return replace(its, easy_text=saved.text, easy_is_read=is_read, easy_of=of), saved


def _approval(request: Request, force: InForce) -> Approval:
    until = None if force.until is None else day_of(request, force.until)
    return Approval(day_of(request, force.at), until, force.passed)


def paper_of(request: Request, kept: Kept, force: InForce) -> bytes:
    """The paper of a version that is or was in force, as it was approved: the one that is kept or, where none is yet,
    with what had been said by then."""
    with request.app.state.database.reading_session() as session:
        there = in_force.paper(session, kept.id, force.version)
    return there or pdf(_as_approved(request, kept, force.version).document)


def _as_approved(request: Request, kept: Kept, number: int) -> Edition:
    version = kept.version(number)
    force = force_of(kept, version)
    assert force is not None
    with request.app.state.database.reading_session() as session:
        said = [_as_at(it, force.at) for it in way.reviews(session, kept.id) if it.at <= force.at]
    its = _edition(request, kept, version, about(version.number, kept.texts, said))
    return replace(its, approval=replace(its.approval, until=None) if its.approval else None)


def _as_at(review: Review, at: int) -> Review:
    """As it was at a moment: what it was answered later was not answered yet."""
    is_answered = review.replied_at is not None and review.replied_at <= at
    return review if is_answered else replace(review, reply=None, reply_words="", replied_at=None, replied_by=None)


def keep_paper(request: Request, kept: Kept, number: int) -> None:
    """Make the paper of a version that is or was in force, and keep it, where none is kept. Where what it says was
    changed while it was made, by a name that was taken out, it is made once more: no word comes back by it."""
    for _ in range(MOST_PAPERS):
        its = _as_approved(request, kept, number)
        made = pdf(its.document)
        with request.app.state.database.session() as session:
            in_force.stand_still(session, kept.id)
            kept = look_up(request, kept.id)
            if _as_approved(request, kept, number) == its:
                in_force.keep_paper(session, kept.id, number, made, now())
                return


def force_of(kept: Kept, version: Version) -> InForce | None:
    """That a version is or was in force."""
    return next((it for it in kept.in_force if it.version == version.number), None)


def filed_of(row: JobDescriptionRow, draft: Draft, on: date) -> Filed:
    """How a version stands in the records. It is drawn up when it is approved."""
    return Filed(row.diary, row.classification, on if draft.status is Status.APPROVED else None)


def give(ending: str, edition: Edition) -> Response:
    file = FILES[ending](edition)
    return download(file.words, ending, file.content)


def letterhead(request: Request) -> Letterhead:
    whose: Letterhead = request.app.state.settings.letterhead
    return whose


def day_of(request: Request, at: int) -> date:
    return local(request, at).date()
