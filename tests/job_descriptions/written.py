"""Job descriptions that are kept without their pages, for what is done with them afterwards."""

from dataclasses import replace
from datetime import date

from app.account import store as accounts
from app.ids import now
from app.job_descriptions import store
from app.job_descriptions.draft import Draft, Duty, Origin, Provenance, Source
from app.workshop import store as workshops
from tests.running import Running

TODAY = date.today()


def a_draft(title: str = "Serviceassistent", **changes: object) -> Draft:
    origin = Origin("F7K2QM", "Skolan", "Träff", TODAY, ("Lärare",), 3, 4, 2)
    its = {"workplace": "Skolan", "assignment": "En lugn dag", **changes}
    source = Source("F7K2QM.t1", "Tvätt", "F7K2QM")
    draft = Draft(title, Provenance((origin,), (source,)), (Duty("Tvättar", id="a"),))
    return replace(draft, **its)  # type: ignore[arg-type]


def keep(server: Running, workshop: int, *drafts: Draft) -> str:
    """Keep the drafts as versions of one job description. Returns its address."""
    with server.database.session() as session:
        by = accounts.first(session).id or 0
        id = store.add(session, drafts[0], workshop, by, now())
        for was, draft in enumerate(drafts[1:], 1):
            store.save(session, id, was, draft, by, now())
    return f"/job-descriptions/{id}"


def workshop_id(server: Running, code: str) -> int:
    with server.database.reading_session() as session:
        row = workshops.with_code(session, code)
        assert row
        assert row.id
        return row.id
