"""A job description for those who have a link and no account: manager, HR and union read what is saved, and comment
on it part by part."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from app.access.link import ByLink, OpenLink
from app.export.formats import FORMATS
from app.job_descriptions.pages.editions import edition, give
from app.job_descriptions.pages.opened import Kept, look_up, said_when
from app.job_descriptions.papers.formats import FOR_ALL
from app.live import beside
from app.sharing import store as sharing
from app.sharing.links import Kind
from app.sharing.store import About
from app.web.templating import render

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Linked:
    """What a link opens, and the link."""

    kept: Kept
    by: ByLink


def _linked(request: Request, by: OpenLink) -> Linked:
    if by.link.job_description is None:
        raise HTTPException(404)
    return Linked(look_up(request, by.link.job_description), by)


ByReader = Annotated[Linked, Depends(_linked)]


@router.get("/l/{token}/job-description")
def read(request: Request, linked: ByReader, saved: str = "") -> Response:
    kept, by = linked.kept, linked.by
    with request.app.state.database.reading_session() as session:
        comments = sharing.comments(session, About(job_description=kept.id))
    return render(
        request,
        "job_descriptions/by_link.html",
        paper=edition(request, kept, kept.newest).document,
        formats={ending: FORMATS[ending] for ending in FOR_ALL},
        path=by.path,
        may_comment=by.link.kind is Kind.COMMENT,
        comments=comments,
        saved=bool(saved),
        moment=said_when(request, kept),
    )


@router.get("/l/{token}/job-description.{ending}")
async def as_file(request: Request, linked: ByReader, ending: str) -> Response:
    if ending not in FOR_ALL:
        raise HTTPException(404)
    kept = linked.kept
    return await beside.file(request, lambda: give(ending, edition(request, kept, kept.newest)), linked.by.who)
