"""How long the log is kept, how it is had, and what each person sees of it."""

import csv
import io
from dataclasses import replace
from datetime import datetime

import orjson
import pytest
import sqlalchemy as sa

from app.ids import now
from app.security import store
from app.security.entry import OPERATOR, About, Actor, By, Entry, Thing, What
from app.security.store import MINUTE
from app.security.tables import SecurityLogRow
from tests.running import running
from tests.security.doing import EMAIL, Scene, logged
from tests.test_command_line import said
from tests.waiting import until

DAY = 24 * 60 * MINUTE


def write(database, *entries):
    with database.writing() as connection:
        store.add(connection, entries)


def a_link_made(at):
    return Entry(at, What.SIGN_IN_LINK_MADE, OPERATOR, About(Thing.FACILITATOR, 1))


def kept(database):
    return [*store.since(database, 0, now() + 1)]


def test_what_is_older_than_the_days_that_are_set_goes_at_start(database):
    write(database, a_link_made(now() - 31 * DAY), a_link_made(now() - 29 * DAY))
    with running(database, security_log_days="30"):
        until(lambda: len(kept(database)) == 1)
    assert kept(database)[0].at > now() - 30 * DAY


def test_a_link_that_becomes_too_old_is_noted_at_start_as_of_when_it_did(database):
    with running(database) as server:
        Scene(server).link()
    went = now() - 3 * DAY
    with database.writing() as connection:
        connection.execute(sa.text("UPDATE link SET expires_at = :at"), {"at": went})
    for _ in range(2):
        with running(database) as server:
            until(lambda: logged(server, What.LINK_EXPIRED))
    assert [(it.at, it.by.actor) for it in logged(server, What.LINK_EXPIRED)] == [(went, Actor.SERVER)]


def test_all_of_it_is_read_some_at_a_time_in_order(database, monkeypatch):
    monkeypatch.setattr("app.security.store._AT_A_TIME", 3)
    times = [5, 1, 1, 1, 1, 1, 2, 9, 3]
    write(database, *map(a_link_made, times))
    assert [it.at for it in store.since(database, 1, 9)] == [1, 1, 1, 1, 1, 2, 3, 5]


def test_what_is_alike_in_a_minute_is_one_row_also_when_it_is_written_twice(database):
    one = replace(a_link_made(10 * MINUTE), count=3, last=10 * MINUTE + 5)
    for entry in (one, replace(one, count=2, last=10 * MINUTE + 9), replace(one, at=11 * MINUTE, count=1)):
        with database.writing() as connection:
            store.count(connection, [entry])
    assert [(it.count, it.last) for it in kept(database)] == [(5, 10 * MINUTE + 9), (1, 11 * MINUTE)]


@pytest.fixture
def folder(tmp_path, sqlite):
    """An operator's, with something in the log that a spreadsheet would take for a formula."""
    write(sqlite, a_link_made(0), Entry(now(), What.EXPORTED, By(Actor.LINK, 4, "x"), None, {"file": "report.pdf"}))
    with sqlite.writing() as connection:
        connection.execute(sa.update(SecurityLogRow).where(SecurityLogRow.by == 4).values(address='=cmd|"/c calc"!A1'))
    return tmp_path


@pytest.mark.heavy
def test_the_operator_has_it_as_lines_of_json(folder):
    code, lines = said("security-log", "--since", "2026-11-01", data=folder)
    assert code == 0
    (line,) = map(orjson.loads, lines.splitlines())
    assert (line["event"], line["what"], line["by"], line["by_id"]) == ("sensitive_read", "exported", "link", 4)
    assert (line["detail_file"], line["count"], line["outcome"]) == ("report.pdf", 1, "done")


@pytest.mark.heavy
def test_and_as_a_table_in_which_nothing_is_a_formula(folder):
    code, table = said("security-log", "--since", "1970-01-01T00:00:00+00:00", "--format", "csv", data=folder)
    assert code == 0
    head, *rows = csv.reader(io.StringIO(table.removeprefix("\ufeff")), delimiter=";")
    assert [dict(zip(head, row, strict=True))["what"] for row in rows] == ["sign_in_link_made", "exported"]
    assert dict(zip(head, rows[1], strict=True))["source_ip"] == '\'=cmd|"/c calc"!A1'
    assert dict(zip(head, rows[1], strict=True))["details"] == "file=report.pdf"


@pytest.mark.heavy
def test_days_are_the_workplaces(folder, sqlite):
    at = int(datetime.fromisoformat("2026-10-31T23:01+00:00").timestamp() * 1000)  # there, 1 November began
    write(sqlite, a_link_made(at - 5 * MINUTE), a_link_made(at))
    arguments = ("security-log", "--since", "2026-11-01", "--until", "2026-11-02")
    assert len(said(*arguments, data=folder)[1].splitlines()) == 1


@pytest.mark.heavy
def test_a_link_that_the_operator_makes_is_in_it(tmp_path):
    said("sign-in-link", "--email", "ny@example.se", data=tmp_path)
    _, lines = said("security-log", "--since", "2026-11-01", data=tmp_path)
    made = [orjson.loads(line) for line in lines.splitlines()]
    assert [(it["what"], it["by"], it["about_id"]) for it in made] == [
        ("account_made", "operator", 1),
        ("sign_in_link_made", "operator", 1),
    ]


@pytest.mark.heavy
def test_a_moment_that_is_none_is_said_to_be(tmp_path):
    code, why = said("security-log", "--since", "i går", data=tmp_path)
    assert code == 2
    assert "--since" in why


# What each person sees

LAST = "Du var senast inloggad"


@pytest.fixture
def scene(sqlite):
    with running(sqlite) as server:
        yield Scene(server)


def pages(client):
    return [client.get(page).text for page in ("/map", "/workshops", "/account/password")]


def test_whoever_signs_in_for_the_first_time_is_told_nothing(scene):
    assert not [page for page in pages(scene.lead) if LAST in page or "fel lösenord" in page]


def test_whoever_signs_in_again_is_told_when_they_were_here(scene):
    assert all(f"{LAST} " in page and "fel lösenord" not in page for page in pages(scene.sign_in()))


def test_and_what_has_been_tried_since(scene):
    attacker = scene.server.client()
    for _ in range(3):
        attacker.post("/sign-in", data={"email": EMAIL.upper(), "password": "fel"})
    logged(scene.server)
    mine = scene.sign_in()
    said = ". Sedan dess har någon försökt logga in 3 gånger med fel lösenord."
    assert all(said in " ".join(page.split()) for page in pages(mine))
    # Next time that is before.
    assert not [page for page in pages(scene.sign_in()) if "fel lösenord" in page]
    assert not [page for page in pages(scene.kim()) if "fel lösenord" in page]


def test_whoever_is_still_signed_in_is_told_of_a_sign_in_after_theirs(scene):
    scene.sign_in()
    assert all("Någon loggade in på ditt konto efter dig" in page for page in pages(scene.lead))


def test_nobody_is_told_of_anothers_sign_in(scene):
    kim = scene.kim()
    scene.sign_in()
    assert not [page for page in pages(kim) if LAST in page or "efter dig" in page]


def test_the_line_is_in_english_too(scene):
    page = scene.sign_in().get("/workshops", headers={"Accept-Language": "en"}).text
    assert "You were last signed in" in page
