"""What was approved before versions were in force, after the migration that made them be so."""

import json

import pytest
from sqlalchemy import text

from app.storage import schema
from app.storage.database import Database

CONTENT = {
    "title": "Serviceassistent",
    "provenance": {"origins": [{"workplace": "Skolan"}], "sources": []},
    "agreement": "AB",
    "extent": "62.5",
}


def keep(database: Database, id: int, *statuses: str) -> None:
    """A job description as it was kept before: a version for each status, at 10, 20, 30 …"""
    newest = {"id": id, "version": len(statuses), "status": statuses[-1], "no": False}
    with database.writing() as connection:
        connection.execute(
            text(
                "INSERT INTO job_description (id, version, title, workplace, is_example, status, changed_at)"
                " VALUES (:id, :version, 'Newest', 'Newest', :no, :status, 1)"
            ),
            newest,
        )
        for number, status in enumerate(statuses, 1):
            its = {"id": id, "number": number, "at": number * 10, "content": json.dumps({**CONTENT, "status": status})}
            connection.execute(
                text(
                    'INSERT INTO job_description_version (job_description, number, at, "by", content)'
                    " VALUES (:id, :number, :at, 1, :content)"
                ),
                its,
            )


def review(database: Database, id: int, status: str, at: int) -> None:
    with database.writing() as connection:
        connection.execute(
            text(
                'INSERT INTO job_description_review (job_description, version, status, role, who, at, "by")'
                " VALUES (:id, 1, :status, 'union', 'Kommunal', :at, 1)"
            ),
            {"id": id, "status": status, "at": at},
        )


@pytest.fixture
def before(database: Database) -> Database:
    schema.downgrade(database, "0032-1")
    with database.writing() as connection:
        connection.execute(text("DELETE FROM facilitator"))
        connection.execute(text("INSERT INTO facilitator (id, email) VALUES (1, 'eva@example.se')"))
    return database


def shown(database: Database, id: int) -> tuple:
    with database.reading() as connection:
        columns = "in_force, beside, title, workplace, status, agreement, extent"
        return tuple(connection.execute(text(f"SELECT {columns} FROM job_description WHERE id = {id}")).one())


def test_what_was_approved_is_in_force_with_its_draft_beside_and_its_paper_not_made(before: Database):
    keep(before, 1, "draft", "approved", "draft", "reviewed")
    keep(before, 2, "draft", "reviewed", "approved")
    keep(before, 3, "draft", "reviewed")
    keep(before, 4, "draft", "approved", "draft")
    review(before, 1, "reviewed", 15)
    review(before, 4, "draft", 30)
    schema.upgrade(before)
    assert shown(before, 1) == (2, "reviewed", "Serviceassistent", "Skolan", "approved", "AB", 62.5)
    assert shown(before, 2)[:2] == (3, "")
    assert shown(before, 3)[:3] == (None, "", "Newest")
    assert shown(before, 4)[:3] == (None, "", "Newest"), "somebody has made it a draft again"
    with before.reading() as connection:
        rows = connection.execute(
            text(
                'SELECT job_description, version, at, "by", pdf, made_at, until FROM '
                "job_description_in_force ORDER BY job_description"
            )
        ).all()
        reviews = "SELECT word, how, protocol FROM job_description_review WHERE job_description = 1"
        said = connection.execute(text(reviews)).all()
    assert [*map(tuple, rows)] == [(1, 2, 20, 1, None, None, None), (2, 3, 30, 1, None, None, None)]
    assert [*map(tuple, said)] == [("reviewed", "noted", "")]
