"""Packages for the archive: of what somebody may read, and those that wait to be delivered."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from app.access.rights import Writer
from app.access.workshop import LedWorkshop
from app.account.roles import Reach, Right, reach
from app.account.tables import FacilitatorRow
from app.archive import store
from app.archive.making import Maker
from app.export.download import download
from app.job_descriptions.pages.opened import ToRead
from app.live import beside
from app.security.entry import Thing, What
from app.web.calendar import short_moment
from app.web.note import note
from app.web.templating import render

router = APIRouter()


async def _keeper(request: Request, writer: Writer) -> FacilitatorRow:
    """HR: whoever may read and write all job descriptions hands packages over to the archive."""
    if reach(writer.roles, Right.WRITE_TEXTS) is not Reach.ALL:
        request.state.refused = "no_right"
        raise HTTPException(404)
    return writer


Keeper = Annotated[FacilitatorRow, Depends(_keeper)]


@router.get("/w/{code}/archive.zip")
async def of_workshop(request: Request, found: LedWorkshop) -> Response:
    return await _made(request, Thing.WORKSHOP, found.id)


@router.get("/job-descriptions/{id:row}/archive.zip")
async def of_text(request: Request, kept: ToRead) -> Response:
    return await _made(request, Thing.JOB_DESCRIPTION, kept.id)


async def _made(request: Request, thing: Thing, id: int) -> Response:
    """Raises `UnderWay`, `Unapproved`."""
    maker: Maker = request.app.state.maker

    def make() -> Response:
        package = maker.make(thing, id)
        return download(package.name, "zip", package.content)

    return await beside.file(request, make)


@router.get("/archive")
def waiting(request: Request, keeper: Keeper) -> Response:
    with request.app.state.database.reading_session() as session:
        packages = store.listed(session, keeper.scope)
    return render(request, "archive/page.html", packages=packages, moment=short_moment(request))


@router.get("/archive/{id:row}.zip")
def fetch(request: Request, keeper: Keeper, id: int) -> Response:
    with request.app.state.database.reading_session() as session:
        row = store.one(session, id, keeper.scope)
    if row is None:
        raise HTTPException(404)
    return download(row.name, "zip", row.content)


@router.post("/archive/{id:row}/remove")
def remove(request: Request, keeper: Keeper, id: int) -> Response:
    """Delivered: the archive has it now."""
    with request.app.state.database.session() as session:
        row = store.one(session, id, keeper.scope)
        if row is None:
            raise HTTPException(404)
        store.remove(session, row)
        note(session, request, What.PACKAGE_REMOVED)
    request.app.state.cleaner.deleted()
    return RedirectResponse("/archive", 303)
