"""A job description that somebody opens, for every page that is about one: looked up, read from a form, saved again.

Everybody who is signed in here works for the same municipality and opens them all; a workshop stays theirs who lead it,
so only they make one from it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.responses import Response

from app.access.facilitator import SignedIn
from app.account.tables import FacilitatorRow
from app.ids import now
from app.job_descriptions import store
from app.job_descriptions.draft import Draft
from app.job_descriptions.store import Version
from app.once.making import Once
from app.web.calendar import short_moment

LARGEST_ID = 2**31 - 1


async def _posted(request: Request) -> FormData:
    return await request.form()


Posted = Annotated[FormData, Depends(_posted)]


def text_of(form: FormData, name: str) -> str:
    value = form.get(name, "")
    return value if isinstance(value, str) else ""


def texts_of(form: FormData, name: str) -> list[str]:
    return [value for value in form.getlist(name) if isinstance(value, str)]


@dataclass(frozen=True, slots=True)
class Kept:
    """A job description and all its versions, the newest first."""

    id: int
    versions: list[Version]

    @property
    def newest(self) -> Version:
        return self.versions[0]

    def version_at(self, at: int) -> Version:
        """The version that was the newest at a moment: what somebody had read who wrote then."""
        return next((version for version in self.versions if version.at <= at), self.versions[-1])

    def version(self, number: str | int | None) -> Version:
        """The version with this number, as it is typed; the newest where none is said. Else a plain 404."""
        if number in (None, ""):
            return self.newest
        for version in self.versions:
            if str(version.number) == str(number):
                return version
        raise HTTPException(404)


def look_up(request: Request, id: int) -> Kept:
    """A plain 404 where there is none."""
    if id > LARGEST_ID:
        raise HTTPException(404)
    with request.app.state.database.reading_session() as session:
        versions = store.versions(session, id)
    if not versions:
        raise HTTPException(404)
    return Kept(id, versions)


def _for_anyone(request: Request, id: int, facilitator: SignedIn) -> Kept:
    return look_up(request, id)


AnyOne = Annotated[Kept, Depends(_for_anyone)]
"""Any job description of the installation, for whoever is signed in."""


def said_when(request: Request, kept: Kept) -> Callable[[int], str]:
    """A moment as the reader writes it, and which version was read then."""
    moment = short_moment(request)
    return lambda at: f"{moment(at)}, version {kept.version_at(at).number}"


def save(request: Request, once: Once, kept: Kept, draft: Draft, facilitator: FacilitatorRow, onwards: str) -> Response:
    """Keep the draft as the version after the newest. Raises `EditedMeanwhile`."""
    assert facilitator.id is not None
    with request.app.state.database.session() as session:
        once.begin(session)
        store.save(session, kept.id, kept.newest.number, draft, facilitator.id, now())
        return once.leads_to(request, session, onwards)
