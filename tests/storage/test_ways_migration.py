"""What was followed from a text to a job before posts had ways in, after the migration that moves it, and back."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import text

from app.storage import schema
from app.storage.database import Database
from app.ways.come_along import ALTERNATIVE
from app.ways.store import all_followed
from app.ways.trail import Days

JOB = (
    "INSERT INTO job_description"
    " (id, version, title, workplace, is_example, status, changed_at, administration, extent)"
    " VALUES (:id, 1, :title, 'Skolan', :example, 'approved', 1, :administration, :extent)"
)
TRAIL = (
    'INSERT INTO job_trail (job_description, version, closed_on, why, changed_at, "by")'
    " VALUES (:id, 3, :on, :why, 9, 1)"
)
MILESTONE = (
    "INSERT INTO job_milestone (job_description, stage, planned, done, note)"
    " VALUES (:id, :stage, :planned, :done, :note)"
)
WORDS = "En rad\nEn till; \"citat\" 'så' å"


def do(database: Database, sentence: str, **its: object) -> None:
    with database.writing() as connection:
        connection.execute(text(sentence), its)


def rows(database: Database, sentence: str) -> list[tuple]:
    with database.reading() as connection:
        return [tuple(map(_bare, row)) for row in connection.execute(text(sentence)).all()]


def _bare(value: object) -> object:
    """As both databases say it."""
    return value.isoformat() if isinstance(value, date) else float(value) if isinstance(value, Decimal) else value


def keep(
    database: Database, id: int, *milestones: tuple[str, str | None, str | None, str], closed: str | None = None
) -> None:
    do(database, JOB, id=id, title=f"Jobb {id}", example=id == 3, administration=1, extent=62.5)
    do(database, TRAIL, id=id, on=closed, why=WORDS if closed else "")
    for stage, planned, done, note in milestones:
        do(database, MILESTONE, id=id, stage=stage, planned=planned, done=done, note=note)


@pytest.fixture
def before(database: Database) -> Database:
    schema.downgrade(database, "0033")
    do(database, "DELETE FROM facilitator")
    do(database, "INSERT INTO facilitator (id, email) VALUES (1, 'eva@example.se')")
    do(database, "INSERT INTO administration (id, name) VALUES (1, 'Utbildning')")
    keep(
        database,
        1,
        ("vacancy_review", "2026-01-10", "2026-01-12", WORDS),
        ("matching", "2026-02-01", None, ""),
        ("introduction", None, None, "Två veckor i taget"),
        ("requirement_follow_up", "2026-07-01", None, ""),
        ("ordinary", "2026-08-01", "2026-08-02", ""),
    )
    keep(database, 2, ("vacancy_review", None, "2026-03-04", ""), closed="2026-02-01")
    keep(database, 3, closed="2026-05-01")
    do(database, JOB, id=4, title="Utan väg", example=False, administration=None, extent=None)
    return database


POSTS = "SELECT title, job_description, administration, decided_on, ended_on, extent, version FROM post ORDER BY id"
TRAILS = 'SELECT job_description, version, closed_on, why, changed_at, "by" FROM job_trail ORDER BY job_description'
MILESTONES = "SELECT job_description, stage, planned, done, note FROM job_milestone ORDER BY job_description, stage"


def test_there_and_back_and_there_and_back_again(before: Database):
    """One walk, for each way takes its time; and the first time there no further than the migration itself."""
    trails, milestones = rows(before, TRAILS), rows(before, MILESTONES)
    schema.upgrade(before, "0034")
    assert len(rows(before, POSTS)) == 3
    schema.downgrade(before, "0033")
    assert (rows(before, TRAILS), rows(before, MILESTONES)) == (trails, milestones)
    schema.upgrade(before)
    assert [row[:2] for row in rows(before, POSTS)] == [("Jobb 1", 1), ("Jobb 2", 2), ("Jobb 3", 3)], "no second post"
    each_text_that_was_followed_has_a_post_that_is_on_the_same_way(before)
    do_what_only_the_later_shape_can_hold(before)
    schema.downgrade(before, "0033")
    assert [row[0] for row in rows(before, TRAILS)] == [1, 2, 3]
    assert not [row for row in rows(before, MILESTONES) if row[0] == 3]


def each_text_that_was_followed_has_a_post_that_is_on_the_same_way(before: Database) -> None:
    assert rows(before, POSTS) == [
        ("Jobb 1", 1, 1, "2026-01-12", None, 62.5, 1),
        ("Jobb 2", 2, 1, "2026-03-04", "2026-03-04", 62.5, 1),
        ("Jobb 3", 3, 1, None, "2026-05-01", 62.5, 1),
    ]
    with before.reading_session() as session:
        one, two, three = all_followed(session).values()
    trail = one.written.trail
    assert tuple(it.stage for it in trail.steps) == ALTERNATIVE.stages
    assert (trail.way, trail.name, one.number) == (ALTERNATIVE.key, ALTERNATIVE.name, 3)
    assert {it.stage.key: it.days for it in trail.steps if it.days != Days()} == {
        "vacancy_review": Days(planned=date(2026, 1, 10), done=date(2026, 1, 12), note=WORDS),
        "matching": Days(planned=date(2026, 2, 1)),
        "introduction": Days(note="Två veckor i taget"),
        "follow_up": Days(planned=date(2026, 7, 1)),
        "ordinary": Days(planned=date(2026, 8, 1), done=date(2026, 8, 2)),
    }
    assert (two.written.trail.closed_on, two.written.trail.why) == (date(2026, 2, 1), WORDS)
    assert three.written.trail.closed_on == date(2026, 5, 1)
    assert [row[0] for row in rows(before, "SELECT is_example FROM post ORDER BY id")] == [False, False, True]
    assert rows(before, "SELECT count(*) FROM staffing") == [(0,)]


def do_what_only_the_later_shape_can_hold(before: Database) -> None:
    do(
        before,
        "INSERT INTO post_stage_days (post, stage, role, note, not_needed, outcome)"
        " VALUES (3, 'choice', '', 'x', '', '')",
    )
    do(
        before,
        "INSERT INTO post (id, version, title, employer, is_example, created_at, changed_at)"
        " VALUES (9, 1, 'Ny', 'administration', :no, 1, 1)",
        no=False,
    )
