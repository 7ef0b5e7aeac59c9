"""A name, or other words, searched for in all that people have written, and taken away.

There are three doors to the same search, and each reaches what whoever comes by it may change. Who leads a workshop is
shown what stands around the words there, who writes job descriptions in those. Who sees to the installation reaches
everything and is shown nothing but how many: they read no content (`app.account.roles`).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from sqlalchemy import Connection
from sqlmodel import select
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from app.access.facilitator import SignedIn
from app.access.rights import Operator, Writer, has
from app.access.workshop import LedWorkshop
from app.account.roles import Right
from app.account.tables import FacilitatorRow
from app.ids import new_id
from app.job_descriptions.tables import JobDescriptionRow
from app.job_descriptions.whose import reached
from app.removal.matching import MARK, MOST, Excerpt, Wanted, is_the_same, wanted
from app.removal.store import EVERYWHERE, Hit, Reach, Removed, found, only, remove
from app.security import store as security
from app.security.entry import About, Entry, Thing, What
from app.security.lines import say
from app.vocabulary import Refused
from app.web.note import note, who_asks
from app.web.refusals import sentence, status
from app.web.templating import render
from app.workshop.workshop import Workshop

router = APIRouter()

MOST_EXCERPTS = 100
MOST_UNSEEN = 4
"""Words in a row that somebody may search for who is not shown what is found: by longer ones it could be guessed at."""

Typed = Annotated[str, Form()]


class TooMuchToFind(Refused):
    """Details: `most`, words in a row."""

    code = "too_much_to_find"


class StillUnread(Refused):
    """What the staff write is not shown to anybody yet: to find it would be to read it."""

    code = "still_unread"


class NotTypedAgain(Refused):
    """What is to be taken away was not typed once more."""

    code = "not_typed_again"


@dataclass(frozen=True, slots=True)
class Door:
    """`address`: of its page; `back`: where it leads. `reach`: what is searched. `is_blind`: only how many is told."""

    address: str
    back: str
    reach: Reach
    by: FacilitatorRow
    about: About | None = None
    is_blind: bool = False
    titles: Mapping[int, str] | None = None
    """Of the job descriptions that it reaches."""


async def _of_workshop(request: Request, found: LedWorkshop, somebody: SignedIn) -> Door:
    workshop: Workshop = (await request.app.state.desk.state(found.id)).workshop
    page = f"/w/{workshop.code}/find-words"
    door = Door(page, f"/w/{workshop.code}/lead", Reach({found.id}), somebody, About(Thing.WORKSHOP, found.id))
    request.state.is_unread = workshop.withholds_texts
    return door


def _of_job_descriptions(request: Request, writer: Writer) -> Door:
    its = select(JobDescriptionRow.id, JobDescriptionRow.title).where(reached(writer, Right.WRITE_TEXTS))
    with request.app.state.database.reading_session() as session:
        titles = {id: title for id, title in session.exec(its) if id is not None}
    reach = Reach(descriptions={*titles})
    return Door("/job-descriptions/find-words", "/job-descriptions", reach, writer, titles=titles)


async def _of_everything(operator: Operator) -> Door:
    back = "/workshops" if has(operator, Right.LEAD) else "/languages"
    return Door("/find-words", back, EVERYWHERE, operator, is_blind=True)


InWorkshop = Annotated[Door, Depends(_of_workshop)]
InJobDescriptions = Annotated[Door, Depends(_of_job_descriptions)]
Everywhere = Annotated[Door, Depends(_of_everything)]


@router.get("/w/{code}/find-words")
def in_workshop(request: Request, door: InWorkshop, removed: int = 0) -> Response:
    return _page(request, door, removed=removed)


@router.get("/job-descriptions/find-words")
def in_job_descriptions(request: Request, door: InJobDescriptions, removed: int = 0) -> Response:
    return _page(request, door, removed=removed)


@router.get("/find-words")
def everywhere(request: Request, door: Everywhere, removed: int = 0) -> Response:
    return _page(request, door, removed=removed)


@router.post("/w/{code}/find-words")
def find_in_workshop(request: Request, door: InWorkshop, words: Typed = "", inside: Typed = "") -> Response:
    return _find(request, door, words, inside)


@router.post("/job-descriptions/find-words")
def find_in_job_descriptions(
    request: Request, door: InJobDescriptions, words: Typed = "", inside: Typed = ""
) -> Response:
    return _find(request, door, words, inside)


@router.post("/find-words")
def find_everywhere(request: Request, door: Everywhere, words: Typed = "") -> Response:
    return _find(request, door, words, "")


@router.post("/w/{code}/find-words/remove")
async def remove_in_workshop(
    request: Request, door: InWorkshop, words: Typed = "", inside: Typed = "", again: Typed = ""
) -> Response:
    return await _remove(request, door, words, inside, again)


@router.post("/job-descriptions/find-words/remove")
async def remove_in_job_descriptions(
    request: Request, door: InJobDescriptions, words: Typed = "", inside: Typed = "", again: Typed = ""
) -> Response:
    return await _remove(request, door, words, inside, again)


@router.post("/find-words/remove")
async def remove_everywhere(request: Request, door: Everywhere, words: Typed = "", again: Typed = "") -> Response:
    return await _remove(request, door, words, "", again)


def _find(request: Request, door: Door, words: str, inside: str) -> Response:
    """Posted, so that the words stand in no address and in no log."""
    try:
        its = _wanted(request, door, words, inside)
    except Refused as no:
        return _page(request, door, words, inside, no=no)
    hits = _hits(request, door, its)
    with request.app.state.database.session() as session:
        note(session, request, What.WORDS_SOUGHT, door.about, {"places": sum(hit.count for hit in hits)})
    return _page(request, door, its.text, inside, hits=hits)


async def _remove(request: Request, door: Door, words: str, inside: str, again: str) -> Response:
    """What has come since it was shown goes too, where something stood then."""
    try:
        its = _wanted(request, door, words, inside)
    except Refused as no:
        return await run_in_threadpool(_page, request, door, words, inside, no=no)
    hits = await run_in_threadpool(_hits, request, door, its)
    if hits and not is_the_same(again, its.text):
        return await run_in_threadpool(_page, request, door, its.text, inside, again, hits=hits, no=NotTypedAgain())
    removed = await _take_out(request, door, its, only(hits)) if hits else Removed()
    return RedirectResponse(f"{door.address}?removed={removed.places}", 303)


async def _take_out(request: Request, door: Door, its: Wanted, reach: Reach) -> Removed:
    removed, entries = Removed(), list[Entry]()

    def write(connection: Connection, at: int) -> dict[int, int]:
        nonlocal removed
        removed, numbers = remove(connection, its, reach, f"f{door.by.id}", at, f"words {new_id()}")
        counts = {"workshops": len(removed.workshops), "job_descriptions": len(removed.descriptions)}
        details = {"places": removed.places, **counts}
        entries.append(Entry(at, What.WORDS_REMOVED, who_asks(request), door.about, details))
        security.add(connection, entries)
        return numbers

    await request.app.state.desk.rewrite(write)
    for entry in entries:
        say(entry)
    request.app.state.cleaner.deleted()
    return removed


def _wanted(request: Request, door: Door, words: str, inside: str) -> Wanted:
    if getattr(request.state, "is_unread", False):
        raise StillUnread
    its = wanted(words, inside=bool(inside))
    if door.is_blind and its.in_a_row > MOST_UNSEEN:
        raise TooMuchToFind(most=MOST_UNSEEN)
    return its


def _hits(request: Request, door: Door, its: Wanted) -> list[Hit]:
    with request.app.state.database.reading() as connection:
        return [*found(connection, its, door.reach)]


@dataclass(frozen=True, slots=True)
class Place:
    """A workshop, a job description, or neither, and how many times each kind of text there has the words."""

    workshop: int | None
    description: int | None
    kinds: Counter[str]


def _places(hits: Sequence[Hit]) -> list[Place]:
    places: dict[tuple[int | None, int | None], Counter[str]] = {}
    for hit in hits:
        places.setdefault((hit.workshop, hit.description), Counter())[hit.table] += hit.count
    return [Place(workshop, description, kinds) for (workshop, description), kinds in places.items()]


def _excerpts(hits: Sequence[Hit], door: Door) -> list[tuple[Hit, Excerpt]]:
    each = ((hit, excerpt) for hit in hits for excerpt in hit.excerpts)
    return [] if door.is_blind else [*islice(each, MOST_EXCERPTS)]


def _page(
    request: Request,
    door: Door,
    words: str = "",
    inside: str = "",
    again: str = "",
    *,
    hits: Sequence[Hit] | None = None,
    no: Refused | None = None,
    removed: int = 0,
) -> Response:
    """`hits`: None where nothing has been searched for."""
    return render(
        request,
        "removal/page.html",
        status(no) if no else 200,
        door=door,
        words=words,
        inside=bool(inside),
        again=again,
        is_found=hits is not None,
        total=sum(hit.count for hit in hits or ()),
        standing=_places(hits or ()),
        excerpts=_excerpts(hits or (), door),
        mark=MARK,
        most=MOST,
        removed=removed,
        error=sentence(no) if no else "",
    )
