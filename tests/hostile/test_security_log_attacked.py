"""Whoever would fill the security log, read something out of it, or put something into it."""

import pytest
import sqlalchemy as sa
from structlog.testing import capture_logs

from app.ids import new_code, now
from app.security.counted import MOST_OF_ALL, MOST_OF_ONE, Counted
from app.security.entry import About, Actor, By, Entry, Thing, What
from app.security.tables import SecurityLogRow
from app.workshop import store as workshops
from app.workshop.workshop import create
from tests.running import ask, running, view_of
from tests.security.doing import Scene, logged, told


def test_hundreds_of_refusals_are_few_rows_and_none_is_left_uncounted(server):
    foreign = {"Sec-Fetch-Site": "cross-site"}
    client = server.client()
    with capture_logs() as lines:
        refused = sum(client.post("/sign-out", headers=foreign).status_code == 403 for _ in range(500))
        entries = logged(server, What.FOREIGN_ORIGIN)
    assert refused == 500
    assert sum(it.count for it in entries) == 500
    minutes = {it.at // 60_000 for it in entries}
    assert len(entries) == len(minutes)
    assert len(lines) < 50


def test_who_tries_one_workshop_after_the_other_does_not_fill_it_either(server):
    scene = Scene(server)
    codes = [scene.code, *(new_code() for _ in range(20))]
    with server.database.session() as session:
        for code in codes[1:]:
            workshops.add(session, create(code, "", "Förskolan", "jobs", "apt90", ["Kockar"]), 1, now())
    kim = scene.kim()
    for code in codes:
        for page in ("lead", "result", "report.pdf"):
            assert kim.get(f"/w/{code}/{page}").status_code == 404
    entries = logged(server, What.ACCESS_REFUSED)
    assert sum(it.count for it in entries) == 63
    assert len(entries) <= (MOST_OF_ONE + 1) * len({it.at // 60_000 for it in entries})
    assert {it.by.id for it in entries} == {scene.kims_id()}


def test_nor_do_many_who_do_it_from_everywhere_and_what_else_is_logged_meanwhile_is_not_crowded_out(sqlite):
    counted = Counted(sqlite)
    for nth in range(5000):
        address = f"2001:db8:{nth % 1000:x}::/64"
        for what in (What.ACCESS_REFUSED, What.LINK_REFUSED):
            counted.add(Entry(60_000, what, By(Actor.ANYBODY, None, address), About(Thing.WORKSHOP, nth)))
    one = Entry(60_001, What.EXPORTED, By(Actor.LINK, 1, "192.0.2.7"), About(Thing.WORKSHOP, 1), {"file": "report.pdf"})
    counted.add(one)
    counted.write()
    with sqlite.reading() as connection:
        rows = connection.execute(sa.select(SecurityLogRow.__table__)).all()
    for what in (What.ACCESS_REFUSED, What.LINK_REFUSED):
        counts = [row.count for row in rows if row.what == what]
        assert sum(counts) == 5000
        assert len(counts) <= MOST_OF_ALL + 1
    assert [(row.address, row.about_id) for row in rows if row.what == What.EXPORTED] == [("192.0.2.7", 1)]


def test_whoever_is_refused_is_answered_also_when_the_log_cannot_be_written(sqlite):
    with running(sqlite) as server:
        with sqlite.writing() as connection:
            connection.execute(sa.text("ALTER TABLE security_log RENAME TO gone"))
        with capture_logs() as lines:
            answer = server.client().post("/sign-out", headers={"Sec-Fetch-Site": "cross-site"})
            server.app.state.counted.write()
        assert answer.status_code == 403
        events = [line["event"] for line in lines if line["event"] != "not_purged"]
        assert events == ["malicious_cors", "security_log_not_kept"]


def test_and_a_deed_that_cannot_be_logged_is_not_done(sqlite):
    with running(sqlite) as server:
        scene = Scene(server)
        with sqlite.writing() as connection:
            connection.execute(sa.text("ALTER TABLE security_log RENAME TO gone"))
        scene.lead.post(f"/w/{scene.code}/delete", data={"typed": scene.code})
        with sqlite.writing() as connection:
            connection.execute(sa.text("ALTER TABLE gone RENAME TO security_log"))
        assert scene.lead.get(f"/w/{scene.code}/lead").status_code == 200
        assert logged(server, What.WORKSHOP_DELETED) == []


HOSTILE = "=HYPERLINK(hemligt)"


def test_nothing_that_an_attacker_writes_anywhere_comes_into_it(server):
    with capture_logs() as lines:
        scene = Scene(server)
        phone = server.participant(scene.code)
        scene.secrets |= {HOSTILE, "HYPERLINK"}
        noise = {"User-Agent": HOSTILE, "Referer": HOSTILE, "X-Forwarded-For": HOSTILE, "Authorization": HOSTILE}
        for client in (server.client(headers=noise), scene.kim(), phone):
            client.headers |= noise
            for path in ("/sign-in", f"/sign-in/{HOSTILE}", f"/l/{HOSTILE}/report", f"/invitation/{HOSTILE}"):
                client.get(path, params={"next": HOSTILE})
                client.post(path, data={"email": HOSTILE, "password": HOSTILE})
            for page in ("lead", "report.hemligt", f"result.{HOSTILE}", "leads/1/off"):
                client.get(f"/w/{scene.code}/{page}")
                client.post(f"/w/{scene.code}/{page}", headers={"Origin": f"https://{HOSTILE}"})
            client.get(f"/job-descriptions/123456/{HOSTILE}")
        for page in ("report.hemligt", f"result.{HOSTILE}"):
            assert scene.lead.get(f"/w/{scene.code}/{page}").status_code == 404
        assert told(scene, lines, phone) == []
        kinds = {it.what for it in logged(server)}
    expected = (What.SIGN_IN_FAILED, What.SIGN_IN_LINK_REFUSED, What.LINK_REFUSED, What.ACCESS_REFUSED)
    assert kinds >= {*expected, What.FOREIGN_ORIGIN}


def test_what_people_write_and_answer_is_no_concern_of_it(server):
    with capture_logs() as lines:
        scene = Scene(server)
        before = len(logged(server))
        phone = server.participant(scene.code)
        assert ask(phone, scene.code, "add_task", text="En hemlig uppgift").status_code == 200
        assert ask(scene.lead, scene.code, "open_step", step="sort").status_code == 200
        (task,) = view_of(phone, scene.code)["tasks"]
        assert ask(phone, scene.code, "cast_vote", task=task, colour="red").status_code == 200
        assert len(logged(server)) == before
        assert told(scene, lines, phone) == []


@pytest.mark.parametrize("how", ["X-Forwarded-For", "Forwarded"])
def test_nobody_says_where_they_come_from_themselves_unless_a_proxy_is_trusted(sqlite, how, monkeypatch):
    monkeypatch.setenv("FORWARDED_ALLOW_IPS", "192.0.2.99")
    with running(sqlite) as server:
        server.client(headers={how: "203.0.113.9", "Sec-Fetch-Site": "cross-site"}).post("/sign-out")
        assert [it.by.address for it in logged(server, What.FOREIGN_ORIGIN)] == ["127.0.0.1"]
