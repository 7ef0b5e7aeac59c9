"""A job description's versions: one read and reviewed, an older one taken back, two compared."""

from collections.abc import Callable

from fastapi import APIRouter, Request
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from app.access.facilitator import SignedIn
from app.job_descriptions.draft import EditedMeanwhile
from app.job_descriptions.pages.opened import Kept, Posted, ToRead, ToWrite, save, text_of
from app.job_descriptions.pages.reviewing import version_page
from app.job_descriptions.saving import is_same_text
from app.job_descriptions.store import Version
from app.job_descriptions.versions import compare, restored, touched
from app.job_descriptions.way.reviews import NewerVersion
from app.once.making import Making, OnceRoute
from app.web.calendar import short_moment
from app.web.templating import render

router = APIRouter(route_class=OnceRoute)


@router.get("/job-descriptions/{id:row}/versions/{number}")
def one_version(request: Request, kept: ToRead, facilitator: SignedIn, number: str) -> Response:
    """`number`: or "latest", for addresses that outlive a version."""
    return version_page(request, kept, kept.version("" if number == "latest" else number), facilitator)


@router.post("/job-descriptions/{id:row}/versions/{number}/restore")
def restore(
    request: Request, kept: ToWrite, facilitator: SignedIn, number: str, form: Posted, once: Making
) -> Response:
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
        return version_page(request, kept, old, facilitator, no=NewerVersion())


def _must_be_newest(form: FormData, newest: Version) -> None:
    if text_of(form, "version") != str(newest.number):
        raise NewerVersion


@router.get("/job-descriptions/{id:row}/compare")
def compare_versions(request: Request, kept: ToRead, before: str = "", after: str = "") -> Response:
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
        who=_who(kept, older, newer),
        when=short_moment(request),
    )


def _who(kept: Kept, older: Version, newer: Version) -> Callable[..., list[Version]]:
    """By which versions between two a field, or a row in it, came to be as it is, and so by whom."""
    first, last = sorted((older.number, newer.number))
    between = [it for it in reversed(kept.versions) if first <= it.number <= last]
    found = touched([it.draft for it in between])

    def by(name: str, row: str = "") -> list[Version]:
        return [between[place] for place in found.get((name, row), [])]

    return by


def _last_other(kept: Kept, newer: Version) -> Version:
    earlier = [it for it in kept.versions if it.number < newer.number]
    other = (it for it in earlier if not is_same_text(it.draft, newer.draft))
    return next(other, earlier[0] if earlier else newer)
