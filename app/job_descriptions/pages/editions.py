"""Editions of job descriptions for who asks, and their files as answers."""

from datetime import date

from fastapi import Request
from starlette.responses import Response

from app.export.document import Letterhead
from app.export.download import download
from app.job_descriptions.pages.opened import Kept
from app.job_descriptions.papers.formats import FILES, Edition
from app.job_descriptions.store import Version
from app.job_descriptions.way import store as way
from app.job_descriptions.way.reviews import about
from app.web.calendar import local


def edition(request: Request, kept: Kept, version: Version) -> Edition:
    """This version as it is given to others, with who has reviewed its text."""
    with request.app.state.database.reading_session() as session:
        every = way.reviews(session, kept.id)
    its = about(version.number, {it.number: it.draft for it in kept.versions}, every)
    dated = tuple((it, day_of(request, it.at)) for it in its)
    return Edition(version.draft, version.number, day_of(request, version.at), letterhead(request), dated)


def give(ending: str, edition: Edition) -> Response:
    file = FILES[ending](edition)
    return download(file.words, ending, file.content)


def letterhead(request: Request) -> Letterhead:
    whose: Letterhead = request.app.state.settings.letterhead
    return whose


def day_of(request: Request, at: int) -> date:
    return local(request, at).date()
