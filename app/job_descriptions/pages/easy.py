"""The text that is easy to read: written by HR beside what is hard in it; read, printed and fetched by who may read."""

from functools import partial

from fastapi import APIRouter, Request
from sqlmodel import Session
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from app.access.facilitator import SignedIn
from app.account.roles import Right
from app.export.document import Document
from app.export.download import download
from app.export.formats import PAPERS
from app.ids import now
from app.job_descriptions.easy import store
from app.job_descriptions.easy.flags import Kind, flags, pressed, words
from app.job_descriptions.easy.text import (
    MOST,
    EasyChanged,
    EasyText,
    OnPaper,
    how_it_reads,
    lines,
    read,
    read_on_paper,
)
from app.job_descriptions.pages.downloads import Number, asked_for
from app.job_descriptions.pages.editions import easy_edition
from app.job_descriptions.pages.opened import Kept, Posted, ToNote, ToRead, ToWrite, text_of
from app.job_descriptions.pages.reviewing import may_note, say
from app.job_descriptions.papers.easy import plain, proposed
from app.job_descriptions.store import Version
from app.job_descriptions.way.reviews import (
    OF_OTHERS,
    PROTOCOL_LENGTH,
    WHO_LENGTH,
    How,
    NewerVersion,
    Review,
    ReviewRole,
    Word,
    read_noted,
    read_word,
)
from app.live import beside
from app.once.making import Making, OnceRoute
from app.vocabulary import Refused
from app.web.calendar import short_moment, today, written
from app.web.refusals import sentence, status
from app.web.templating import render

router = APIRouter(route_class=OnceRoute)


def _as_text(paper: Document) -> bytes:
    """With a mark and line ends that Notepad takes."""
    return plain(paper).replace("\n", "\r\n").encode("utf-8-sig")


_DRAWN = {**PAPERS, "txt": _as_text}


@router.get("/job-descriptions/{id:row}/easy")
def to_read_easily(request: Request, kept: ToRead, number: Number = None) -> Response:
    return _page(request, kept, asked_for(kept, number))


@router.get("/job-descriptions/{id:row}/easy.{ending}")
async def easy_as_file(request: Request, kept: ToRead, ending: str, number: Number = None) -> Response:
    if ending not in _DRAWN:
        raise HTTPException(404)
    version = asked_for(kept, number)

    def make() -> Response:
        its = easy_edition(request, kept, version)[0].easy
        return download(its.file_name, ending, _DRAWN[ending](its))

    return await beside.file(request, make)


@router.post("/job-descriptions/{id:row}/easy")
def save(request: Request, kept: ToWrite, facilitator: SignedIn, form: Posted) -> Response:
    """Save what was typed, with what the pressed button proposes done to it."""
    assert facilitator.id is not None
    version = kept.version(text_of(form, "of")) if text_of(form, "of") else kept.spoken_of
    typed = text_of(form, "text").replace("\r\n", "\n")
    wanted = pressed(typed, text_of(form, "do")) if text_of(form, "do") else typed
    try:
        text = read(wanted, version.draft)
        with request.app.state.database.session() as session:
            there = store.saved(session, kept.id)
            was = there.number if there else 0
            is_new = there is None or (there.text, there.of) != (text, version.number)
            if is_new and str(was) != text_of(form, "number"):
                raise EasyChanged
            if is_new:
                store.save(session, kept.id, was, text, version.number, facilitator.id, now())
    except Refused as no:
        return _page(request, kept, version, wanted, no)
    which = f"?version={version.number}" if kept.is_current(version) else ""
    return RedirectResponse(f"/job-descriptions/{kept.id}/easy{which}#write", 303)


@router.post("/job-descriptions/{id:row}/easy/read")
def note_reading(request: Request, kept: ToNote, facilitator: SignedIn, form: Posted, once: Making) -> Response:
    """Note that the reference group has read the text on paper, and what it said: a word of its about the newest
    version too, as when it answers by its link."""
    assert facilitator.id is not None
    try:
        on = read_on_paper(text_of(form, "on"), today(request), "read-on")
        word, words = read_word(ReviewRole.REFERENCE_GROUP, text_of(form, "word"), text_of(form, "words"), "read-words")
        who, how = read_noted(ReviewRole.REFERENCE_GROUP, text_of(form, "who"), text_of(form, "how"), "read-how")
        its = Review(0, word, who.role, who.who, now(), None, words, How.NOTED, how, account=facilitator.id)
        also = partial(_read, kept, text_of(form, "number"), its, OnPaper(on, how, facilitator.id))
        return say(request, once, kept, its, text_of(form, "version"), lambda kept: f"{_home(kept)}#read-by", also)
    except Refused as no:
        return _page(request, kept, kept.newest, None, no, reading=form)


def _home(kept: Kept) -> str:
    return f"/job-descriptions/{kept.id}/easy?version={kept.newest.number}"


def _read(kept: Kept, number: str, its: Review, on_paper: OnPaper, session: Session) -> None:
    """Raises `NewerVersion` where the text that was read is another by now."""
    there = store.saved(session, kept.id)
    if there is None or str(there.number) != number or there.is_of_another(kept.newest.draft, kept.texts):
        raise NewerVersion
    if its.word is Word.REVIEWED and not store.mark_read(session, kept.id, there.number, its.at, on_paper):
        raise NewerVersion


def _page(
    request: Request,
    kept: Kept,
    version: Version,
    typed: str | None = None,
    no: Refused | None = None,
    reading: FormData | None = None,
) -> Response:
    """`typed`: what stands in the field, where it was refused: also where the version is an older one by now.
    `reading`: what was noted of a reading on paper, where that was."""
    its, there = easy_edition(request, kept, version)
    is_current = kept.is_current(version)
    saved = there if is_current or typed is not None else None
    is_other = saved is not None and saved.is_of_another(version.draft, kept.texts)
    text = typed if typed is not None else saved.text if saved else proposed(version.draft)
    return render(
        request,
        "job_descriptions/easy.html",
        status(no) if no else 200,
        id=kept.id,
        version=version,
        newest=kept.newest,
        in_force=kept.force.version if kept.force else None,
        paper=its.easy,
        saved=saved,
        text=text,
        flags=flags(text),
        lines=[*lines(text, flags(text))],
        words={word: {"what": it.what.value, "instead": it.instead} for word, it in words().items()},
        kinds=tuple(Kind),
        reads=how_it_reads(saved.text if saved else text),
        proposal=proposed(version.draft) if is_other else "",
        is_other=is_other,
        is_current=is_current,
        is_read=its.easy_is_read,
        may_write=Right.WRITE_TEXTS in kept.may and (is_current or typed is not None),
        theirs=_theirs(saved, no),
        notes=may_note(kept) and saved is not None and not saved.is_of_another(kept.newest.draft, kept.texts),
        words_to_say=OF_OTHERS,
        reading=lambda name: text_of(reading, name) if reading else "",
        is_reading=reading is not None,
        written=written,
        today=today(request).isoformat(),
        WHO_LENGTH=WHO_LENGTH,
        PROTOCOL_LENGTH=PROTOCOL_LENGTH,
        when=short_moment(request),
        error=sentence(no) if no else "",
        most=MOST,
    )


def _theirs(saved: EasyText | None, no: Refused | None) -> str:
    """What somebody else has saved meanwhile."""
    return saved.text if saved and isinstance(no, EasyChanged) else ""
