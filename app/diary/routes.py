"""Diary numbers and classification codes: written where the workshop or the text is, and a list of what has none."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from sqlmodel import Session
from starlette.responses import RedirectResponse, Response

from app.access.rights import Writer
from app.access.workshop import LedWorkshop
from app.diary import store
from app.job_descriptions.pages.opened import ToWrite
from app.job_descriptions.tables import JobDescriptionRow
from app.security.entry import About, Thing, What
from app.vocabulary import clean
from app.web.note import note
from app.web.templating import render
from app.workshop.tables import WorkshopRow

router = APIRouter()

LENGTH = store.LENGTH
Typed = Annotated[str, Form()]


@router.post("/w/{code}/diary")
async def of_workshop(
    request: Request, found: LedWorkshop, code: str, diary: Typed = "", classification: Typed = ""
) -> Response:
    _keep(request, About(Thing.WORKSHOP, found.id), diary, classification)
    return RedirectResponse(f"/w/{code}/readiness#diary", 303)


@router.post("/job-descriptions/{id:row}/diary")
def of_text(request: Request, kept: ToWrite, diary: Typed = "", classification: Typed = "") -> Response:
    _keep(request, About(Thing.JOB_DESCRIPTION, kept.id), diary, classification)
    return RedirectResponse(f"/job-descriptions/{kept.id}/versions/latest#diary", 303)


def _keep(request: Request, about: About, diary: str, classification: str) -> None:
    """Raises `TextTooLong`."""
    said = {"diary": clean(diary, LENGTH), "classification": clean(classification, LENGTH)}
    with request.app.state.database.session() as session:
        row = _row(session, about)
        if {name: getattr(row, name) for name in said} == said:
            return
        for name, value in said.items():
            setattr(row, name, value)
        session.add(row)
        note(session, request, What.DIARY_CHANGED, about)


def _row(session: Session, about: About) -> WorkshopRow | JobDescriptionRow:
    if about.thing is Thing.WORKSHOP:
        return session.get_one(WorkshopRow, about.id)
    return session.get_one(JobDescriptionRow, about.id)


@router.get("/diary")
def without(request: Request, writer: Writer) -> Response:
    """What is drawn up, and has no number."""
    with request.app.state.database.reading_session() as session:
        workshops, texts = store.workshops_without(session, writer), store.texts_without(session, writer)
    return render(request, "diary/page.html", workshops=workshops, texts=texts)
