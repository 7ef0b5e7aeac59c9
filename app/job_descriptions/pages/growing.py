"""Where tasks are chosen to grow into, and for when it is quiet."""

from collections.abc import Collection

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from app.access.facilitator import SignedIn
from app.job_descriptions.draft import EditedMeanwhile
from app.job_descriptions.growing import grown, is_there, offered
from app.job_descriptions.pages.opened import Kept, Posted, ToWrite, look_up, save, texts_of
from app.once.making import Making, OnceRoute
from app.vocabulary import Refused
from app.web.refusals import sentence, status
from app.web.templating import render

router = APIRouter(route_class=OnceRoute)


@router.get("/job-descriptions/{id:row}/growth")
def choose_growth(request: Request, kept: ToWrite) -> Response:
    return _page(request, kept)


@router.post("/job-descriptions/{id:row}/growth")
def take_growth(request: Request, kept: ToWrite, facilitator: SignedIn, form: Posted, once: Making) -> Response:
    """What is chosen is added to the newest text, whoever saved that: nothing in it is written over."""
    onwards = f"/job-descriptions/{kept.id}#growth"
    grow, quiet = texts_of(form, "grow"), texts_of(form, "quiet")
    try:
        draft = grown(kept.newest.draft, grow, quiet)
        if draft != kept.newest.draft:
            return save(request, once, kept, draft, facilitator, onwards)
    except EditedMeanwhile:
        return _page(request, look_up(request, kept.id), grow, quiet, EditedMeanwhile())
    except Refused as no:
        return _page(request, kept, grow, quiet, no)
    return RedirectResponse(onwards, 303)


def _page(
    request: Request, kept: Kept, grow: Collection[str] = (), quiet: Collection[str] = (), no: Refused | None = None
) -> Response:
    draft = kept.newest.draft
    return render(
        request,
        "job_descriptions/growth.html",
        status(no) if no else 200,
        id=kept.id,
        draft=draft,
        offered=offered(draft),
        grow=grow,
        quiet=quiet,
        is_there=is_there,
        error=sentence(no) if no else "",
    )
