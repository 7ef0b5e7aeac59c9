"""The statement on accessibility, and what people without an account tell of what is in their way."""

import re

import pytest

from app.statement import state, store
from app.web import limits


@pytest.fixture
def operator(server):
    return server.facilitator()


def tell(server, text="Jag ser inte koden.", contact="", id="n1", **headers):
    return server.client(headers=headers).post("/tillganglighet", data={"id": id, "text": text, "contact": contact})


@pytest.mark.parametrize("language", ["sv", "en"])
def test_it_says_what_the_regulation_asks_for(server, language):
    page = server.client(headers={"Accept-Language": language}).get("/tillganglighet").text
    assert ("delvis förenlig" in page) is (language == "sv")
    assert "https://www.digg.se/tdosanmalan" in page
    assert all(it.criterion in page for it in state.DEFECTS if it.criterion)
    assert page.count("2026") >= len(state.ASSESSED)


def test_the_municipality_says_its_own(server, operator):
    own = {
        "responsible": "Exempelkommunen",
        "contact": "0123-45 67 89",
        "defects": "Vår logotyp saknar text.\nEtt till.",
        "assessed": "Provat med ZoomText i maj.",
    }
    assert operator.post("/tillganglighet/edit", data=own).status_code == 303
    page = server.client().get("/tillganglighet").text
    assert all(line in page for words in own.values() for line in words.splitlines())
    assert operator.get("/tillganglighet/edit").text.count("Vår logotyp") == 1


def test_what_is_told_reaches_the_operators_list_once(server, operator):
    told = tell(server, contact="kim@example.se")
    assert tell(server, contact="kim@example.se").headers["location"] == told.headers["location"]
    assert tell(server, text="En gång till").headers["location"] != told.headers["location"]
    assert "Tack! Det du skrev kom fram" in server.client().get(told.headers["location"]).text
    page = operator.get("/tillganglighet/messages").text
    assert (page.count("Jag ser inte koden."), page.count("kim@example.se"), page.count("En gång till")) == (1, 1, 1)
    action = re.search(r'action="(/tillganglighet/messages/[^"]+/seen-to)"', page)[1]
    operator.post(action)
    assert action not in operator.get("/tillganglighet/messages").text


def test_nothing_is_said_to_have_come_that_has_not(server):
    assert "Tack!" not in server.client().get("/tillganglighet?told=hello").text


def test_what_can_not_be_kept_is_said_and_stays_in_the_form(server, monkeypatch):
    assert tell(server, text=" ").status_code == 422
    monkeypatch.setattr(limits, "MOST_TOLD", 0)
    page = tell(server, text="Det är för litet.", contact="070-1")
    assert page.status_code == 429
    assert "Det är för litet." in page.text
    assert 'value="070-1"' in page.text


def test_a_full_list_takes_no_more_until_something_is_seen_to(database, monkeypatch):
    monkeypatch.setattr(store, "MOST_OBSTACLES", 1)
    with database.session() as session:
        store.tell(session, "a", "ett", "", 1)
    with pytest.raises(store.TooManyObstacles), database.session() as session:
        store.tell(session, "b", "två", "", 2)
    with database.session() as session:
        store.see_to(session, "a", 3)
        store.tell(session, "b", "två", "", 4)
        assert [it.id for it in store.obstacles(session)] == ["b", "a"]
        store.purge(session, store.SEEN_TO_KEPT + 4)
        assert [it.id for it in store.obstacles(session)] == ["b"]


def test_every_page_leads_to_it(server, operator):
    code = server.workshop(operator)
    phone = server.participant(code)
    lead = ["/workshops", "/job-descriptions", "/actions", f"/w/{code}/lead", f"/w/{code}/history", "/account/password"]
    anybody = ["/", f"/join?code={code}", f"/w/{code}/wall", f"/w/{code}/here", "/sign-in", "/nothing"]
    for who, paths in ((operator, lead), (server.client(), anybody), (phone, [f"/w/{code}", f"/w/{code}/pulse"])):
        for path in paths:
            assert 'href="/tillganglighet"' in who.get(path).text, path
