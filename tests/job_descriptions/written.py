"""Job descriptions that are kept without their pages, for what is done with them afterwards."""

from dataclasses import replace

from sqlmodel import Session

from app.account import store as accounts
from app.ids import now
from app.job_descriptions import store
from app.job_descriptions.draft import Draft, Duty, Origin, Provenance, Source, Status
from app.job_descriptions.tables import JobDescriptionRow
from app.job_descriptions.way.in_force import put_in_force
from app.workshop import store as workshops
from tests.days import today
from tests.running import Running
from tests.scenes import a_scene

TODAY = today()


def a_draft(title: str = "Serviceassistent", **changes: object) -> Draft:
    origin = Origin("F7K2QM", "Skolan", "Träff", TODAY, ("Lärare",), 3, 4, 2)
    its = {"workplace": "Skolan", "assignment": "En lugn dag", **changes}
    source = Source("F7K2QM.t1", "Tvätt", "F7K2QM")
    draft = Draft(title, Provenance((origin,), (source,)), (Duty("Tvättar", id="a"),))
    return replace(draft, **its)  # type: ignore[arg-type]


def keep(server: Running, workshop: int, *drafts: Draft) -> str:
    """Keep the drafts as versions of one job description; the last approved one is in force. Returns its address."""
    with server.database.session() as session:
        by = accounts.first(session).id or 0
        id = store.add(session, drafts[0], workshop, by, now())
        for was, draft in enumerate(drafts[1:], 1):
            store.save(session, id, was, draft, by, now())
        for number, draft in enumerate(drafts, 1):
            if draft.status is Status.APPROVED:
                put_in_force(session, id, number, draft, by, now())
        if drafts[-1].status is not Status.APPROVED:
            _let_it_stand_beside(session, id, drafts[-1])
    return f"/job-descriptions/{id}"


def _let_it_stand_beside(session: Session, id: int, newest: Draft) -> None:
    row = session.get_one(JobDescriptionRow, id)
    row.beside = newest.status.value if row.in_force else ""


@a_scene
def workshop_id(server: Running, code: str) -> int:
    with server.database.reading_session() as session:
        row = workshops.with_code(session, code)
        assert row
        assert row.id
        return row.id
