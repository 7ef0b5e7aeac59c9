"""What was there before an upgrade holds after it: a workshop's code, links that were out, and who is signed in. One
walk from nothing, for each way takes its time."""

import pytest
import sqlalchemy as sa

from app.account import store
from app.ids import fingerprint, now
from app.storage import schema
from app.workshop import store as workshops
from tests.operating.conftest import nothing

__all__ = ["nothing"]


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request, nothing):
    return nothing(request.param)


def do(database, *lines, **named):
    with database.writing() as connection:
        for line in lines:
            connection.execute(sa.text(line), named)


def test_what_was_there_before_an_upgrade_holds_after_it(database):
    schema.upgrade(database, "0007")
    a_workshop_is_made(database)
    schema.upgrade(database, "0009")
    links_are_out(database)
    schema.upgrade(database, "0010")
    until = somebody_is_signed_in(database)
    schema.upgrade(database)
    workshops_from_before_there_were_new_codes_are_found_by_the_one_they_have(database)
    links_that_were_out_before_are_taken_back_with_what_they_would_have_given(database)
    those_who_are_signed_in_stay_so(database, until)


def a_workshop_is_made(database):
    do(
        database,
        "INSERT INTO facilitator (id, email, password) VALUES (1, 'lead@example.se', 'x')",
        "INSERT INTO workshop (id, code, facilitator, title, workplace, purpose, length, step, is_example,"
        " staff_may_place, number, created_at) VALUES (7, 'F2EE34', 1, '', 'Förskolan Exempelgården', 'jobs', 'apt90',"
        " 'gather', false, true, 1, 0)",
    )


def workshops_from_before_there_were_new_codes_are_found_by_the_one_they_have(database):
    with database.reading_session() as session:
        assert workshops.with_code(session, "F2EE34").id == 7


def links_are_out(database):
    do(
        database,
        "INSERT INTO facilitator (id, email, password) VALUES (2, 'kim@example.se', NULL), (3, 'bo@example.se', NULL)",
        "INSERT INTO sign_in_link (secret, facilitator, until, used) VALUES ('one', 2, 9, false),"
        " ('two', 2, 9, false), ('three', 3, 9, true), ('four', 3, 9, false)",
    )


def links_that_were_out_before_are_taken_back_with_what_they_would_have_given(database):
    with database.reading() as connection:
        people = connection.execute(sa.text("SELECT id, has_been_here FROM facilitator WHERE id < 4 ORDER BY id")).all()
        links = connection.execute(sa.text("SELECT secret FROM sign_in_link")).scalars().all()
    assert [tuple(row) for row in people] == [(1, True), (3, True)]
    assert links == ["three"]


def somebody_is_signed_in(database):
    """Until when."""
    until = now() + store.DAY
    do(
        database,
        "INSERT INTO facilitator (id) VALUES (4)",
        "INSERT INTO sign_in (secret, facilitator, until) VALUES (:secret, 4, :until)",
        secret=fingerprint("hemlig"),
        until=until,
    )
    return until


def those_who_are_signed_in_stay_so(database, until):
    with database.reading_session() as session:
        assert store.signed_in(session, "hemlig", now())
        assert store.signed_in(session, "hemlig", until + 1) is None
        assert store.sign_ins(session, 4, now())[0].begun_at == until - store.SIGN_IN_LASTS
