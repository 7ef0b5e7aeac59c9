"""A job description that is begun without a workshop: in which way, and then the need before anything else.

It begins from tasks that somebody types, or from interviews. From a text, an older one or a vacant job's, it begins
beside this (`from_text.py`).
"""

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from app.access.rights import BeginsTexts
from app.account.tables import FacilitatorRow
from app.ids import now
from app.job_descriptions import store
from app.job_descriptions.draft import MOST_ROWS, NAME_LENGTH, SENTENCE_LENGTH, Draft, Provenance, TasksMissing
from app.job_descriptions.fields import Part, of_part
from app.job_descriptions.interviews import taking
from app.job_descriptions.pages.opened import Posted, text_of
from app.job_descriptions.typed import Form, read
from app.once.making import Making, Once, OnceRoute
from app.organisation import store as organisation
from app.vocabulary import Refused
from app.web.calendar import today
from app.web.refusals import sentence, status
from app.web.templating import render

router = APIRouter(route_class=OnceRoute)

FIRST = ("title", "workplace", "administration", *(field.name for field in of_part(Part.NEED)))
"""What is asked for whichever way it begins."""


def _typed(form: Posted) -> dict[str, str]:
    return {name: text_of(form, name) for name in (*FIRST, "tasks")}


Typed = Annotated[dict[str, str], Depends(_typed)]


@router.get("/job-descriptions/new")
def choose(request: Request, me: BeginsTexts) -> Response:
    return render(request, "job_descriptions/begin.html")


@router.get("/job-descriptions/new/tasks")
def tasks_page(request: Request, me: BeginsTexts) -> Response:
    return page(request, me, "begin_tasks", {})


@router.post("/job-descriptions/new/tasks")
def begin_with_tasks(request: Request, me: BeginsTexts, typed: Typed, once: Making) -> Response:
    try:
        return make(request, me, once, _from_tasks(typed), typed, "")
    except Refused as no:
        return page(request, me, "begin_tasks", typed, no)


def _from_tasks(typed: Mapping[str, str]) -> Draft:
    """Raises `TitleMissing`, `TasksMissing`, `TooManyRows`, `TextTooLong`."""
    lines = [line for line in typed["tasks"].splitlines() if line.strip()]
    if not lines:
        raise TasksMissing
    try:
        return read(Form(typed, [{"text": line} for line in lines]), Provenance())
    except Refused as no:
        if no.details.get("at", "").startswith("duties-"):
            no.details["at"] = "tasks"
        raise


@router.get("/job-descriptions/new/interviews")
def interviews_page(request: Request, me: BeginsTexts) -> Response:
    return page(request, me, "begin_interviews", {})


@router.post("/job-descriptions/new/interviews")
def begin_with_interviews(request: Request, me: BeginsTexts, typed: Typed, once: Making) -> Response:
    """The text has no tasks before the interviews have given some."""
    try:
        draft = read(Form(typed), taking.begun(today(request)))
        return make(request, me, once, draft, typed, "/interviews")
    except Refused as no:
        return page(request, me, "begin_interviews", typed, no)


def make(
    request: Request, me: FacilitatorRow, once: Once, draft: Draft, typed: Mapping[str, str], onwards: str
) -> Response:
    """Keep a draft for who begins it. `onwards`: where it goes on, after the text's own address."""
    assert me.id is not None
    with request.app.state.database.session() as session:
        once.begin(session)
        of = organisation.chosen(session, typed["administration"], me.scope)
        id = store.add(session, draft, None, me.id, now(), of)
        return once.leads_to(request, session, f"/job-descriptions/{id}{onwards}")


def page(
    request: Request,
    me: FacilitatorRow,
    name: str,
    typed: Mapping[str, str],
    no: Refused | None = None,
    **more: Any,
) -> Response:
    with request.app.state.database.reading_session() as session:
        names = organisation.within(session, me.scope)
    return render(
        request,
        f"job_descriptions/{name}.html",
        status(no) if no else 200,
        typed=dict.fromkeys((*FIRST, "tasks", "name", "text"), "") | {**typed},
        administrations=names,
        need=of_part(Part.NEED),
        error=sentence(no) if no else "",
        NAME_LENGTH=NAME_LENGTH,
        MOST_TYPED=MOST_ROWS * SENTENCE_LENGTH,
        **more,
    )
