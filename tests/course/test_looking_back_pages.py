"""The course's last part as a page: for who leads the workshop, of what really was, and of nothing that is gone."""

import html
import re

import pytest

from app.account.roles import Role
from tests.retention.test_retention_pages import ran, written
from tests.running import ask, view_of
from tests.scenes import a_scene


@pytest.fixture
def lead(server):
    return server.facilitator()


def text_of(page):
    return " ".join(html.unescape(re.sub(r"<svg.*?</svg>|<[^>]+>", " ", page, flags=re.DOTALL)).split())


@a_scene
def led(server, lead, *, title="", people=6, **more):
    """A real workshop in which colours are settled."""
    code = server.workshop(lead, title=title, **more)
    ask(lead, code, "add_task", text="Tvätt")
    task = next(iter(view_of(lead, code, "as=lead")["tasks"]))
    phones = [server.participant(code) for _ in range(people)]
    ask(lead, code, "show_opening", shown=True)
    ask(lead, code, "open_step", step="sort")
    for number, phone in enumerate(phones):
        ask(phone, code, "cast_vote", task=task, colour="green" if number % 2 else "red")
    ask(lead, code, "open_step", step="reveal" if people > 4 else "settle")
    ask(lead, code, "open_step", step="settle")
    ask(lead, code, "place_task", task=task, group="g1", colour="red")
    return code


@a_scene
def over(server, lead, **more):
    code = led(server, lead, **more)
    ask(lead, code, "open_step", step="analyse")
    return code


def page(code):
    return f"/course/after-first/{code}"


def test_it_opens_when_session_one_is_over_and_is_offered_where_the_course_ends(server, lead):
    waits, link = "Öppnas när du har lett träff 1", re.compile(r'href="(/course/after-first/\w+)"')
    for path in ("/course", "/course/leads/plan", "/course/manager/plan", "/course/hr-union/plan"):
        assert waits in lead.get(path).text
        assert waits in server.client().get(path).text
    assert waits not in lead.get("/course/leads/why").text
    code = led(server, lead)
    assert lead.get(page(code)).status_code == 404
    assert not link.search(lead.get(f"/w/{code}/history").text)
    ask(lead, code, "open_step", step="analyse")
    for path in ("/course", "/course/leads/plan", f"/w/{code}/history"):
        its = lead.get(path).text
        assert link.search(its)[1] == page(code)
        assert waits not in its
    its = text_of(lead.get(page(code)).text)
    assert "Efter din första workshop" in its
    assert "6 av 6 som hade gått med var klara när svaren visades." in its
    assert "Träff 2 pågår. Den står här när den är över." in its


def test_a_session_that_was_left_as_it_stood_is_over_some_hours_later(server, lead):
    code = led(server, lead)
    assert lead.get(page(code)).status_code == 404
    with server.database.writing() as connection:
        connection.exec_driver_sql("UPDATE journal SET at = at - 5 * 3600000")
    its = lead.get(page(code))
    assert its.status_code == 200
    assert "Träff 2 har inte varit än." in its.text


def test_only_those_who_lead_the_workshop_see_it(server, lead):
    code = over(server, lead)
    ask(lead, code, "open_step", step="closed")
    others = {
        "nobody": server.client(),
        "a phone": server.participant(over(server, lead, title="En annan")),
        "another lead": server.facilitator("bo@example.se", Role.LEADS),
        "HR": server.facilitator("hr@example.se", Role.HR),
        "operator": server.facilitator("op@example.se", Role.OPERATOR),
    }
    for who, client in others.items():
        answer = client.get(page(code))
        assert answer.status_code == 404 or answer.headers["location"].startswith("/sign-in"), who
        assert "/course/after-first/" not in client.get("/course").text, who
    shared = server.facilitator("cilla@example.se", Role.LEADS)
    sheet = lead.post(f"/w/{code}/leads", data={"email": "cilla@example.se"}, follow_redirects=True).text
    shared.post(re.search(r"/invitation/[\w-]+", sheet)[0])
    assert shared.get(page(code)).status_code == 200


def test_no_example_and_no_workshop_that_showed_nothing_can_be_looked_back_on(server, lead):
    rehearsed = lead.post("/rehearsals", data={"session": "two"}).headers["location"].split("/")[2]
    cancelled = server.workshop(lead)
    ask(lead, cancelled, "open_step", step="closed")
    for code in (rehearsed, cancelled, "ABC234"):
        assert lead.get(page(code)).status_code == 404
    assert "/course/after-first/" not in lead.get("/course").text


def test_of_several_the_first_is_offered_and_the_others_can_be_chosen(server, lead):
    first, second = over(server, lead, title="Den första"), over(server, lead, title="Den andra")
    assert page(first) in lead.get("/course").text
    assert page(second) not in lead.get("/course").text
    one, two = lead.get(page(first)).text, lead.get(page(second)).text
    assert re.search(rf'<a href="{page(second)}" dir="auto">Den andra</a>', one)
    assert page(first) in two
    assert "<h1>Efter din första workshop</h1>" in one
    assert "<h1>Efter din workshop</h1>" in two


def test_of_a_room_of_two_nothing_is_told_that_was_withheld(server, lead):
    code = over(server, lead, people=2)
    its = text_of(lead.get(page(code)).text)
    assert "Ni visade inga svar efter Sortera." in its
    assert "Ingen uppgift delade er, i de svar som fick visas." in its
    assert "av 2" not in its


def test_what_is_removed_by_a_decision_is_said_to_be(server, lead):
    code = over(server, lead)
    ask(lead, code, "keep_rest", new="a1", of="undecided")
    assert ask(lead, code, "open_step", step="closed").status_code == 200
    assert "Workshopen är avslutad." in lead.get(page(code)).text
    with server.database.writing() as connection:
        connection.exec_driver_sql("UPDATE journal SET at = 1")
    written(lead, "journal", then="remove")
    ran(lead)
    its = text_of(lead.get(page(code)).text)
    assert "Händelserna är gallrade. Beslut KS 2026/12, 3 maj 2026, Nämnden." in its
    assert "Därför går det inte att jämföra längre." in its
    assert "Inte den här gången" not in its


def test_a_journal_that_can_not_be_read_to_its_end_is_not_told_from(server, lead):
    code = over(server, lead)
    with server.database.writing() as connection:
        connection.exec_driver_sql("UPDATE journal SET kind = 'BoardTurned' WHERE number = 3")
    its = text_of(lead.get(page(code)).text)
    assert "Workshoppens historik går inte att läsa hela vägen." in its
    assert "Inte den här gången" not in its


def test_it_is_in_easy_swedish_and_in_english(server, lead):
    code = over(server, lead)
    for tag in ("sv-simple", "en"):
        lead.get(f"/course?lang={tag}")
        assert f'<html lang="{tag}"' in lead.get(page(code)).text
    its = text_of(lead.get(page(code)).text)
    assert "After your first workshop" in its
    assert not re.search(r"[åäöÅÄÖ]", its.replace("Förskolan Exempelgården", "").replace("Lätt svenska", ""))
