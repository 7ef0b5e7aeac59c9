"""The list of workplaces: where competence is short, and what comes next."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.access.rights import ReadsProgramme
from app.account.roles import Reach, Right, reach
from app.export.delimited import delimited
from app.export.download import download
from app.organisation import store as administrations
from app.programme import brought
from app.programme.pages.opened import lines, writes_at
from app.programme.workplaces import Search, Shortage, found, sums
from app.searching import MOST_ASKED
from app.web.calendar import today, written
from app.web.language import _
from app.web.paging import part
from app.web.templating import render

router = APIRouter()


@router.get("/programme/workplaces")
def workplaces(request: Request, me: ReadsProgramme, page: str = "") -> Response:
    search = Search.of(dict(request.query_params))
    with request.app.state.database.reading_session() as session:
        every, names = lines(request, session, me), administrations.names(session)
    hits = found(every, search, names)
    return render(
        request,
        "programme/workplaces.html",
        part=part(hits, page),
        hits=hits,
        search=search,
        is_empty=not every,
        sums=sums(every) if every else [],
        names=names,
        theirs={it.administration: names.get(it.administration, "") for it in every},
        writes=[it.id for it in every if writes_at(me, it)],
        keeps_list=reach(me.roles, Right.WRITE_POSTS) is Reach.ALL,
        sees_all=reach(me.roles, Right.READ_PROGRAMME) is Reach.ALL,
        SHORTAGES=[*Shortage],
        day=written,
        today=today(request),
        most_asked=MOST_ASKED,
    )


@router.get("/programme/workplaces.csv")
def as_file(request: Request, me: ReadsProgramme) -> Response:
    """As they were asked for."""
    search = Search.of(dict(request.query_params))
    with request.app.state.database.reading_session() as session:
        every, names = lines(request, session, me), administrations.names(session)
    rows = brought.rows_of_workplaces(found(every, search, names), names)
    return download(_("Arbetsplatser och brist"), "csv", delimited(rows))
