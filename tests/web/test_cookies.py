"""Whose cookie is taken: only one that the server has made, for that workshop, and over https for that host alone."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlmodel import select

from app.ids import fingerprint
from app.storage.signing_key import signing_key
from app.workshop.tables import ParticipantRow
from tests.running import ask, running

NAME = "akr-deltagare-"


@pytest.fixture
def code(server):
    return server.workshop(server.facilitator())


def people(server):
    with server.database.reading_session() as session:
        return set(session.exec(select(ParticipantRow.id)))


def test_a_planted_cookie_is_replaced_and_joins_as_somebody_whom_the_planter_cannot_know(server, code):
    victim = server.newcomer(code, cookies={NAME + code: "planted"})
    answer = victim.post("/join", data={"code": code, "group": "g1"})
    assert answer.status_code == 303
    assert victim.get(f"/w/{code}", headers={"Cookie": answer.headers["set-cookie"].split(";")[0]}).status_code == 200
    assert "p" + fingerprint("planted")[:20] not in people(server)
    planter = server.client(cookies={NAME + code: "planted"})
    assert planter.get(f"/w/{code}").headers["location"] == f"/join?code={code}"


@pytest.mark.parametrize("spoiled", ["secret", "secret.", ".", "", "x.é", "tampered", "other workshop"])
async def test_a_cookie_that_was_not_made_here_for_this_workshop_is_as_none(server, code, spoiled):
    other = server.workshop(server.facilitator())
    token = server.participant(code).cookies[NAME + code]
    spoiled = {
        "tampered": ("b" if token[0] == "a" else "a") + token[1:],
        "other workshop": server.participant(other).cookies[NAME + other],
    }.get(spoiled, spoiled)
    somebody = server.client(headers={"Cookie": f"{NAME}{code}={spoiled}".encode()})
    assert somebody.get(f"/w/{code}").status_code == 303
    assert somebody.get(f"/live/{code}/view").json()["code"] == "not_joined"
    assert ask(somebody, code, "add_task", text="Tvätt").json()["code"] == "not_joined"
    with pytest.raises(Exception, match="403"):
        await server.follow(None, code, additional_headers={"Cookie": f"{NAME}{code}={spoiled}"}).open()


def test_the_page_to_join_gives_the_cookie_so_that_to_press_twice_is_to_join_once(server, code):
    somebody = server.client()
    page = somebody.get(f"/join?code={code}")
    assert page.status_code == 200
    assert people(server) == set()
    with ThreadPoolExecutor() as pool:
        sent = {"Cookie": page.headers["set-cookie"].split(";")[0]}
        pressed = [
            pool.submit(server.client(headers=sent).post, "/join", data={"code": code, "group": "g1"}) for _ in "ab"
        ]
    assert [it.result().headers["location"] for it in pressed] == [f"/w/{code}"] * 2
    assert len(people(server)) == 1
    assert "set-cookie" not in server.client(headers=sent).get(f"/join?code={code}").headers


def test_who_takes_part_in_two_workshops_is_two_people(server, code):
    other = server.workshop(server.facilitator())
    somebody = server.participant(code)
    somebody.get(f"/join?code={other}")
    assert somebody.post("/join", data={"code": other, "group": "g1"}).status_code == 303
    assert len(people(server)) == 2
    assert {somebody.get(f"/w/{it}").status_code for it in (code, other)} == {200}


def test_processes_on_one_database_take_each_others_cookies(server, code):
    with running(server.database) as other:
        for one, another in ((server, other), (other, server)):
            somebody = another.client(cookies=dict(one.participant(code).cookies))
            assert "set-cookie" not in somebody.get(f"/join?code={code}").headers


def test_many_who_need_the_key_first_get_the_same_one(database):
    together = Barrier(8)

    def offer(number):
        together.wait(20)
        return signing_key(database, f"key {number}")

    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(offer, range(8)))
    assert len(keys) == 1
    assert signing_key(database, "later") in keys


def test_over_https_every_cookie_is_for_this_host_alone_and_the_plain_names_are_not_read(sqlite):
    with running(sqlite, public_url="https://akr.example.se") as server:
        lead = server.facilitator()
        (cookie,) = lead.cookies.jar
        assert cookie.name == "__Host-akr-facilitator"
        lead.headers["Cookie"] = f"{cookie.name}={cookie.value}"
        code = server.workshop(lead)
        plain = server.client(headers={"Cookie": f"akr-facilitator={cookie.value}"})
        assert plain.get("/workshops").headers["location"].startswith("/sign-in")
        offered = server.client().get(f"/join?code={code}").headers["set-cookie"].split(";")[0]
        joining = server.client(headers={"Cookie": offered})
        joined = joining.post("/join", data={"code": code, "group": "g1"})
        token = joined.headers["set-cookie"].split(";")[0]
        assert token.startswith(f"__Host-{NAME}{code}=")
        phone = server.client(headers={"Cookie": token})
        assert phone.get(f"/w/{code}").status_code == 200
        assert server.client(headers={"Cookie": token.removeprefix("__Host-")}).get(f"/w/{code}").status_code == 303
        english = server.client(headers={"Cookie": "__Host-akr-language=en"})
        assert 'lang="en"' in english.get("/").text
        answers = (
            joined,
            server.client().get(f"/join?code={code}"),
            server.client().get("/?lang=en"),
            phone.post(f"/w/{code}/next-person"),
            lead.post("/sign-out", data={"anyway": "yes"}),
        )
        for answer in answers:
            words = answer.headers["set-cookie"].split("; ")
            assert words[0].startswith("__Host-")
            assert {"Secure", "Path=/"} <= set(words)
            assert not any(word.startswith("Domain") for word in words)
