"""To fetch the course as a package. Whoever is signed in may: nothing of anybody's is in it."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from app.access.facilitator import SignedIn
from app.course.content import NAME
from app.course_package.package import Kind, name, package
from app.export.download import download
from app.live import beside
from app.web.language import _
from app.web.templating import render

router = APIRouter()


async def _kind(kind: str) -> Kind:
    if kind not in list(Kind):
        raise HTTPException(404)
    return Kind(kind)


@router.get("/course/package")
def the_package(request: Request, me: SignedIn) -> Response:
    return render(request, "course_package/page.html", course=_(NAME), kinds=Kind)


@router.get("/course/package/{kind}")
async def fetch(request: Request, me: SignedIn, kind: Annotated[Kind, Depends(_kind)]) -> Response:
    state = request.app.state

    def made() -> Response:
        return download(name(kind), "zip", package(kind, state.course_texts, state.settings.language))

    return await beside.file(request, made)
