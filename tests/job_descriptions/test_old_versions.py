"""What was saved before a job could come from several workshops still opens, and goes back as it was."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import text, true

from app.account import store as accounts
from app.job_descriptions import store
from app.job_descriptions.draft import Agreement, Duty, Kind, Level, Origin, Requirement, Status
from app.storage import schema
from app.storage.database import Database
from app.vocabulary import Colour
from app.workshop import store as workshops
from app.workshop.workshop import create

OLD: dict[str, Any] = {
    "title": "Serviceassistent",
    "provenance": {
        "workplace": "Skolan",
        "workshop": "Rätt kompetens",
        "on": "2026-11-20",
        "groups": ["Lärare", "Vaktmästare"],
        "people": 12,
        "sorted": 38,
        "red": 11,
        "sources": [{"id": "t1", "text": "Tvätt", "colours": [["Lärare", "red"]]}],
        "is_example": True,
    },
    "duties": [{"text": "Tvättar", "hours": "5.5", "sources": ["t1"]}, {"text": "Annat", "hours": None, "sources": []}],
    "assignment": "En lugn dag",
    "manager": "Rektor",
    "extent": "62.5",
    "full_time": "40",
    "agreement": "BEA",
    "ab_plan": "2027-09-01",
    "not_included": "",
    "requirements": [{"what": "Lugn", "kind": "informal", "level": "desirable", "why": "Måltider"}],
    "support": "Handledare finns",
    "negotiation": "",
    "risk_assessment": "",
    "hr_review": "",
    "notes": "",
    "status": "reviewed",
}


@pytest.fixture
def old(database: Database) -> Database:
    """A database as it was, with a job description of two versions and another of one."""
    with database.session() as session:
        by = accounts.first(session).id or 0
        made = create("F7K2QM", "Rätt kompetens", "Skolan", "jobs", "full", ["Lärare", "Vaktmästare"])
        workshop = workshops.add(session, made, by, 1).id
    schema.downgrade(database, "0006")
    of_all = {"workshop": workshop, "by": by, "content": json.dumps(OLD)}
    with database.session() as session:
        for statement in (
            "INSERT INTO job_description (id, workshop, version, title, workplace, is_example, status, changed_at)"
            " VALUES (5, :workshop, 2, 'Serviceassistent', 'Skolan', true, 'reviewed', 900),"
            " (6, :workshop, 1, 'Serviceassistent', 'Skolan', true, 'reviewed', 700)",
            "INSERT INTO job_description_version (job_description, number, at, by, content)"
            " VALUES (5, 1, 800, :by, :content), (5, 2, 900, :by, :content), (6, 1, 700, :by, :content)",
        ):
            session.connection().execute(text(statement), of_all)
    return database


@pytest.mark.heavy
def test_what_was_saved_before_opens_with_all_that_was_in_it_and_goes_back_as_it_was_but_for_what_lost_its_workshop(
    old: Database,
):
    """Such a job goes with all that hangs on it: the schema had no place for it."""
    schema.upgrade(old)
    with old.reading_session() as session:
        newest, first = store.versions(session, 5)
        row, _ = store.every(session, true())
    assert (row.agreement, row.extent, row.created_at, row.changed_at) == ("BEA", 62.5, 800, 900)
    draft = newest.draft
    assert first.draft == draft
    groups = ("Lärare", "Vaktmästare")
    assert draft.provenance.origins == (
        Origin("F7K2QM", "Skolan", "Rätt kompetens", date(2026, 11, 20), groups, 12, 38, 11, None, True),
    )
    assert draft.duties == (
        Duty("Tvättar", Decimal("5.5"), ("F7K2QM.t1",), "", "row0"),
        Duty("Annat", None, (), "", "row1"),
    )
    (source,) = draft.from_board(draft.duties[0])
    assert (source.text, source.workshop, source.colours) == ("Tvätt", "F7K2QM", (("Lärare", Colour.RED),))
    assert draft.requirements == (Requirement("Lugn", Kind.INFORMAL, Level.DESIRABLE, "Måltider", "row0"),)
    assert (draft.workplace, draft.introduction, draft.support) == ("Skolan", "Handledare finns", "")
    newer = ("administration", "unit", "authority", "strain", "pay_group", "register_check", "growth")
    assert {getattr(draft, name) for name in newer} == {""}
    assert (draft.agreement, draft.ab_plan, draft.status) == (Agreement.BEA, date(2027, 9, 1), Status.REVIEWED)
    with old.session() as session:
        for statement in (
            "INSERT INTO link (id, job_description, kind, role, label, secret, created_at, created_by, expires_at)"
            " SELECT 1, 6, 'comment', 'hr', '', 'x', 1, by, 2 FROM job_description_version WHERE job_description = 6",
            "INSERT INTO comment (link, about, text, at, answer) VALUES (1, 'whole', 'Bra', 1, '')",
            "UPDATE job_description SET workshop = NULL WHERE id = 6",
        ):
            session.connection().execute(text(statement))
    schema.downgrade(old, "0006")
    with old.reading_session() as session:
        contents = [
            content if isinstance(content, dict) else json.loads(content)
            for content in session.connection().scalars(text("SELECT content FROM job_description_version"))
        ]
        assert [*session.connection().scalars(text("SELECT id FROM job_description"))] == [5]
        for table in ("link", "comment"):
            assert session.connection().scalar(text(f"SELECT count(*) FROM {table}")) == 0
    assert contents == [OLD, OLD]
