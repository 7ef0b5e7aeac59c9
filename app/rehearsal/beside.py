"""The coach, for the pages that it stands beside."""

from typing import Any

from sqlmodel import Session as DatabaseSession
from starlette.requests import Request

from app.account.roles import Right
from app.account.tables import FacilitatorRow
from app.job_descriptions.tables import JobDescriptionRow
from app.job_descriptions.whose import rights
from app.live.patch import Json
from app.rehearsal import store
from app.rehearsal.coach import Coached, Do, Job, coached
from app.rehearsal.deeds import Session
from app.vocabulary import SESSION_TWO, Step
from app.workshop.workshop import Workshop


def coach(request: Request, workshop: Workshop, view: Json) -> Coached | None:
    """What the coach says to whoever leads; None where the workshop is no rehearsal. `view`: the lead's. Reads the
    database: in a thread."""
    if not workshop.is_example:
        return None
    with request.app.state.database.reading_session() as session:
        row = store.of_workshop(session, workshop.id)
        if row is None:
            return None
        done = store.deeds(session.connection(), workshop.id)
        job = _job(session, workshop.id, request.state.facilitator) if view["step"] == Step.CLOSED else Job()
    is_on = request.app.state.rehearsals.is_on(workshop.first_code)
    return coached(view, done, job, compressed=row.compressed, robots=is_on)


def _job(session: DatabaseSession, workshop: int, me: FacilitatorRow) -> Job:
    row: JobDescriptionRow | None = store.job(session, workshop)
    if row is None or row.id is None:
        return Job()
    return Job(row.id, row.status, Right.REVIEW in rights(session, row, me))


def place_of(code: str, do: Do, view: Json) -> str:
    """The page on which something is done."""
    step = view["step"]
    if step == Step.CLOSED:
        return f"/rehearsals/{code}#coach"
    if step not in SESSION_TWO:
        return f"/w/{code}/lead#coach"
    return f"/w/{code}/analysis?stage={_stage(do, view)}#coach"


def _stage(do: Do, view: Json) -> str:
    topic: Any = view["topic"]["open"]
    match do:
        case Do.CHOOSE:
            return "choose"
        case Do.ASK_TIME:
            return "weight"
        case Do.CONSULT:
            return "parties"
        case Do.CLOSE:
            return "freed"
        case Do.TO_ACTIONS | Do.PLAN | Do.STOP | Do.KEEP_REST:
            return "actions"
    return topic or "start"


def began_in(step: str) -> Session:
    """Where a rehearsal begins that is begun in an example as it stands."""
    return Session.TWO if step in SESSION_TWO else Session.ONE
