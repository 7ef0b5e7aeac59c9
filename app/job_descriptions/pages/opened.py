"""A job description that somebody opens, for every page that is about one: looked up, read from a form, saved again.

What somebody may do with one is decided by what they are here and whose it is (`app.job_descriptions.whose`); who may
not gets a plain 404.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Annotated

from fastapi import Depends, Request
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.responses import Response

from app.access.facilitator import SignedIn
from app.account.roles import Right
from app.account.tables import FacilitatorRow
from app.ids import LARGEST_ID, now
from app.job_descriptions import store
from app.job_descriptions.draft import Draft
from app.job_descriptions.store import Version
from app.job_descriptions.tables import JobDescriptionRow
from app.job_descriptions.way.in_force import InForce, every
from app.job_descriptions.whose import rights
from app.once.making import Once
from app.web.calendar import short_moment


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
    """A job description and all its versions, the newest first. `in_force`: those that are and were, the newest first.
    `may`: what whoever asks may do with it."""

    id: int
    versions: list[Version]
    in_force: list[InForce] = field(default_factory=list)
    may: frozenset[Right] = frozenset()

    @property
    def newest(self) -> Version:
        return self.versions[0]

    @property
    def force(self) -> InForce | None:
        """Which version is in force, where one is."""
        return next((it for it in self.in_force if it.until is None), None)

    @property
    def spoken_of(self) -> Version:
        """The version in force or, where none is, the newest: what lists, files and figures speak of."""
        return self.version(self.force.version) if self.force else self.newest

    def is_current(self, version: Version) -> bool:
        """Whether it is the version that is spoken of, or the newest: what is written beside a text is written for one
        of them."""
        return version.number in (self.spoken_of.number, self.newest.number)

    @property
    def is_beside(self) -> bool:
        """Whether the newest is a draft beside the version in force."""
        return self.spoken_of.number != self.newest.number

    @property
    def texts(self) -> dict[int, Draft]:
        """All versions by number."""
        return {it.number: it.draft for it in self.versions}

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
        versions, in_force = store.versions(session, id), every(session, id)
    if not versions:
        raise HTTPException(404)
    return Kept(id, versions, in_force)


def _opened(*rights: Right) -> Callable[..., Kept]:
    def kept(request: Request, id: int, facilitator: SignedIn) -> Kept:
        found = replace(look_up(request, id), may=_may(request, id, facilitator))
        if not {*rights} <= found.may:
            request.state.refused = "no_right"
            raise HTTPException(404)
        return found

    return kept


def _may(request: Request, id: int, facilitator: FacilitatorRow) -> frozenset[Right]:
    with request.app.state.database.reading_session() as session:
        return rights(session, session.get_one(JobDescriptionRow, id), facilitator)


ToRead = Annotated[Kept, Depends(_opened(Right.READ_TEXTS))]
ToWrite = Annotated[Kept, Depends(_opened(Right.WRITE_TEXTS))]
ToFollow = Annotated[Kept, Depends(_opened(Right.FOLLOW))]
ToRemove = Annotated[Kept, Depends(_opened(Right.REMOVE_TEXTS))]
ToReview = Annotated[Kept, Depends(_opened(Right.REVIEW))]
ToNote = Annotated[Kept, Depends(_opened(Right.REVIEW, Right.WRITE_TEXTS))]
"""Job descriptions for those who may read, write, follow, remove or review them, or note what others have said."""


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
