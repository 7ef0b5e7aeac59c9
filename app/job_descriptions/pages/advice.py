"""Advice on a job description, answered: it rests until the text that it was about is changed."""

from collections.abc import Mapping

from fastapi import APIRouter, Request
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session
from starlette.responses import RedirectResponse, Response

from app.access.facilitator import SignedIn
from app.ids import now
from app.job_descriptions.advice import store
from app.job_descriptions.advice.checks import Lists, advise
from app.job_descriptions.advice.resting import AdviceChanged, Answer, about, parted
from app.job_descriptions.pages.opened import Kept, Posted, ToWrite, text_of
from app.vocabulary import NOTE_LENGTH, Refused, TextMissing, clean
from app.web.calendar import short_moment
from app.web.refusals import sentence, status
from app.web.templating import render

router = APIRouter()


@router.get("/job-descriptions/{id:row}/advice")
def advice_page(request: Request, kept: ToWrite) -> Response:
    return _page(request, kept)


@router.post("/job-descriptions/{id:row}/advice")
def answer_advice(request: Request, kept: ToWrite, facilitator: SignedIn, form: Posted) -> Response:
    """`about`: which advice on which text; `words`: what was thought of it."""
    assert facilitator.id is not None
    its, words = text_of(form, "about"), text_of(form, "words")
    try:
        said = clean(words, NOTE_LENGTH, lines=True)
        if not said:
            raise TextMissing
        if its not in _given(request, kept):
            raise AdviceChanged
        _keep(request, kept, its, said, facilitator.id)
    except Refused as no:
        no.details["at"] = f"words-{its}"
        return _page(request, kept, {its: words}, no)
    return RedirectResponse(f"/job-descriptions/{kept.id}/advice?answered=1#resting", 303)


@router.post("/job-descriptions/{id:row}/advice/take-up")
def take_up_advice(request: Request, kept: ToWrite, form: Posted) -> Response:
    with request.app.state.database.session() as session:
        store.take_up(session, kept.id, text_of(form, "about"))
    return RedirectResponse(f"/job-descriptions/{kept.id}/advice", 303)


def _given(request: Request, kept: Kept) -> set[str]:
    draft = kept.newest.draft
    return {about(one, draft) for one in advise(draft, _lists(request)) if not one.is_praise}


def _keep(request: Request, kept: Kept, its: str, words: str, by: int) -> None:
    """A second time where somebody else answered the same at once."""

    def put(session: Session) -> None:
        store.answer(session, kept.id, its, words, by, now())

    try:
        with request.app.state.database.session() as session:
            put(session)
    except IntegrityError:
        with request.app.state.database.session() as session:
            put(session)


def _page(request: Request, kept: Kept, typed: Mapping[str, str] | None = None, no: Refused | None = None) -> Response:
    """`typed`: what was typed, by what it was about, where it was refused."""
    draft = kept.newest.draft
    given, resting = parted(advise(draft, _lists(request)), draft, answers_of(request, kept))
    typed, abouts = typed or {}, {id(one): about(one, draft) for one in given}
    return render(
        request,
        "job_descriptions/advice.html",
        status(no) if no else 200,
        id=kept.id,
        draft=draft,
        version=kept.newest,
        given=[(one, abouts[id(one)]) for one in given],
        resting=resting,
        typed=typed,
        lost={its: words for its, words in typed.items() if its not in abouts.values()},
        is_answered=request.method == "GET" and bool(request.query_params.get("answered")),
        error=sentence(no) if no else "",
        when=short_moment(request),
    )


def answers_of(request: Request, kept: Kept) -> dict[str, Answer]:
    with request.app.state.database.reading_session() as session:
        return store.answers(session, kept.id)


def _lists(request: Request) -> Lists:
    lists: Lists = request.app.state.lists
    return lists
