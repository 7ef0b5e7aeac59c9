"""A job description as an advertisement: to read, print, fetch and copy, with details of its own beside the text."""

from collections.abc import Mapping

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from app.access.facilitator import SignedIn
from app.account.roles import Right
from app.export.download import download
from app.export.formats import PAPERS
from app.ids import now
from app.job_descriptions.ad import store
from app.job_descriptions.ad.details import NAMES, TABLE, AdChanged, Details, Extract, merge, minds, read, typed
from app.job_descriptions.pages.downloads import Number, asked_for
from app.job_descriptions.pages.editions import edition
from app.job_descriptions.pages.opened import Kept, Posted, ToRead, ToWrite, text_of
from app.job_descriptions.papers.ad import text
from app.job_descriptions.store import Version
from app.live import beside
from app.vocabulary import Refused
from app.web.calendar import today
from app.web.refusals import sentence, status
from app.web.templating import render

router = APIRouter()


@router.get("/job-descriptions/{id:row}/ad")
def to_advertise(request: Request, kept: ToRead, number: Number = None) -> Response:
    there = _saved(request, kept)
    return _page(request, kept, asked_for(kept, number), there.details, typed(there.details))


@router.get("/job-descriptions/{id:row}/ad.{ending}")
async def ad_as_file(request: Request, kept: ToRead, ending: str, number: Number = None) -> Response:
    if ending not in PAPERS:
        raise HTTPException(404)
    version = asked_for(kept, number)

    def make() -> Response:
        its = edition(request, kept, version).ad_paper
        return download(its.file_name, ending, PAPERS[ending](its))

    return await beside.file(request, make)


@router.post("/job-descriptions/{id:row}/ad")
def save(request: Request, kept: ToWrite, facilitator: SignedIn, form: Posted) -> Response:
    """Save what was typed, together with what somebody else has saved meanwhile in other fields."""
    assert facilitator.id is not None
    mine = {name: _lines(text_of(form, name)) for name in NAMES}
    base = {name: _lines(text_of(form, f"base_{name}")) for name in NAMES}
    try:
        with request.app.state.database.session() as session:
            there = store.saved(session, kept.id)
            both, clashing = merge(base, mine, typed(there.details))
            if clashing:
                raise AdChanged
            its = read(both)
            if its.wrong:
                return _page(request, kept, kept.spoken_of, there.details, mine, base=base, wrong=its.wrong)
            if its.details != there.details:
                store.save(session, kept.id, there.number, its.details, facilitator.id, now())
    except AdChanged as no:
        theirs = _saved(request, kept).details
        both, clashing = merge(base, mine, typed(theirs))
        return _page(request, kept, kept.spoken_of, theirs, both, no=no, clashing=clashing)
    return RedirectResponse(f"/job-descriptions/{kept.id}/ad", 303)


def _saved(request: Request, kept: Kept) -> store.Saved:
    with request.app.state.database.reading_session() as session:
        return store.saved(session, kept.id)


def _lines(written: str) -> str:
    """As browsers send a line's end, and as we keep it."""
    return written.replace("\r\n", "\n").strip()


def _page(
    request: Request,
    kept: Kept,
    version: Version,
    there: Details,
    fields: Mapping[str, str],
    *,
    base: Mapping[str, str] | None = None,
    wrong: Mapping[str, Refused] | None = None,
    no: Refused | None = None,
    clashing: tuple[str, ...] = (),
) -> Response:
    """`there`: what is saved. `fields`: what stands in the form, made from `base`. `clashing`: what both changed."""
    its = edition(request, kept, version)
    refused = [*(wrong or {}).values(), *([no] if no else [])]
    return render(
        request,
        "job_descriptions/ad.html",
        status(refused[0]) if refused else 200,
        id=kept.id,
        version=version,
        newest=kept.newest,
        in_force=kept.force.version if kept.force else None,
        ad=its.ad,
        paper=its.ad_paper,
        whole=text(its.ad),
        minds=minds(version.draft, there, its.ad.told, today(request)),
        rest=[row for told in its.ad.told for row in told.rest],
        table=TABLE,
        extracts=tuple(Extract),
        fields=fields,
        base=base or typed(there),
        theirs=typed(there),
        clashing=clashing,
        wrong={name: sentence(it) for name, it in (wrong or {}).items()},
        error=sentence(no) if no else "",
        may_write=Right.WRITE_TEXTS in kept.may,
    )
