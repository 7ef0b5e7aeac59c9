"""Signing in: one-time links, passwords, colleagues."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest

from app.account import passwords, store
from tests.running import running, without_keys

PASSWORD = "blå kaffekopp i hörnet"
SLOW = passwords._argon2
"""As it is in earnest: elsewhere in the tests it is quick."""


def a_link(server, email=None):
    with server.database.session() as session:
        somebody = store.with_email(session, email) if email else store.first(session)
        return store.new_link(session, somebody, 2_000_000_000_000)


def choose(client, email="lead@example.se", password=PASSWORD, **more):
    return client.post("/account/password", data={"email": email, "password": password, **more})


def sign_in(server, email="lead@example.se", password=PASSWORD, **more):
    client = server.client()
    return client, client.post("/sign-in", data={"email": email, "password": password, **more})


def test_a_link_signs_in_once_and_leads_to_choosing_a_password(server):
    link = a_link(server)
    client = server.client()
    assert client.post(f"/sign-in/{link}").headers["location"] == "/account/password"
    assert client.get("/workshops").status_code == 200
    for ask in (server.client().get, server.client().post):
        again = ask(f"/sign-in/{link}")
        assert again.status_code == 403
        assert "Länken är använd eller för gammal" in again.text


def test_a_link_that_is_too_old_signs_nobody_in(sqlite):
    with sqlite.session() as session:
        link = store.new_link(session, store.first(session), 0)
        with pytest.raises(store.LinkUsed):
            store.use_link(session, link, store.LINK_LASTS + 1)


def test_a_chosen_password_signs_in(server):
    assert choose(server.facilitator()).headers["location"] == "/home"
    client, answer = sign_in(server, email=" Lead@Example.se ")
    assert answer.headers["location"] == "/home"
    assert client.get("/workshops").status_code == 200


def test_what_is_kept_of_a_password_is_an_argon2_hash(server, monkeypatch):
    monkeypatch.setattr(passwords, "_argon2", SLOW)
    choose(server.facilitator())
    with server.database.reading_session() as session:
        kept = store.first(session).password
    assert kept.startswith("$argon2id$v=19$m=65536,t=3,")
    assert PASSWORD not in kept
    assert sign_in(server)[1].status_code == 303
    assert sign_in(server, password="något annat")[1].status_code == 403


def test_a_wrong_password_and_an_unknown_address_are_told_the_same(server):
    choose(server.facilitator())
    _, wrong = sign_in(server, password="något annat")
    _, unknown = sign_in(server, email="nobody@example.se")
    assert wrong.status_code == unknown.status_code == 403
    assert without_keys(wrong.text) == without_keys(unknown.text.replace("nobody@example.se", "lead@example.se"))


def test_passwords_can_be_tried_only_so_often(server):
    server.wait_as_if_no_time_passed()
    answers = [sign_in(server)[1].status_code for _ in range(12)]
    assert answers[0] == 403
    assert answers[-1] == 429


@pytest.mark.parametrize(
    ("email", "password", "said"),
    [("", PASSWORD, "Skriv din e-postadress"), ("lead@example.se", "kort", "minst 12 tecken")],
)
def test_a_password_that_cannot_be_used_is_refused_and_the_address_kept(server, email, password, said):
    answer = choose(server.facilitator(), email, password)
    assert answer.status_code == 422
    assert said in answer.text
    assert f'value="{email}"' in answer.text


def test_a_password_is_taken_whole_or_not_at_all(server):
    long = "sommaren vi byggde båten " * 40
    assert choose(server.facilitator(), password=long + "x").status_code == 422
    assert choose(server.facilitator(), password=long).status_code == 303
    assert sign_in(server, password=long)[1].status_code == 303
    assert sign_in(server, password=long + "x")[1].status_code == 403
    assert sign_in(server, password=long[:-1])[1].status_code == 403


def test_signing_in_leads_back_to_where_one_was_going_and_nowhere_else(server):
    choose(server.facilitator())
    stranger = server.client()
    assert stranger.get("/job-descriptions").headers["location"] == "/sign-in?next=/job-descriptions"
    assert sign_in(server, next="/job-descriptions")[1].headers["location"] == "/job-descriptions"
    assert sign_in(server, next="https://evil.example/")[1].headers["location"] == "/"


def test_signing_out_ends_it(server):
    client = server.facilitator()
    choose(client)
    cookies = dict(client.cookies)
    client.post("/sign-out")
    stolen = server.client(cookies=cookies)
    assert stolen.get("/workshops").status_code == 303


def test_who_has_no_password_is_told_before_signing_out_that_there_is_no_way_back(server):
    client = server.facilitator()
    told = client.post("/sign-out")
    assert told.status_code == 200
    assert "Du är fortfarande inloggad" in told.text
    assert client.get("/workshops").status_code == 200
    assert client.post("/sign-out", data={"anyway": "yes"}).status_code == 303
    assert client.get("/workshops").status_code == 303


def test_a_colleague_is_invited_by_a_link_and_sees_no_workshop_of_others(server):
    lead = server.facilitator()
    code = server.workshop(lead)
    page = lead.post(
        "/accounts/invitations", data={"email": "hr@example.se", "roles": ["hr"]}, follow_redirects=True
    ).text
    link = re.search(r"/invitation/[\w-]+", page)[0]
    colleague = server.client()
    assert colleague.post(link).headers["location"] == "/account/password"
    assert 'value="hr@example.se"' in colleague.get("/account/password").text
    assert colleague.get("/job-descriptions").status_code == 200
    assert colleague.get(f"/w/{code}/lead").status_code == 404


def test_the_password_that_one_has_is_asked_for_before_it_or_the_address_is_changed(server):
    client = server.facilitator()
    choose(client)
    assert "Ditt lösenord nu" in client.get("/account/password").text
    assert choose(client, password="grön tekopp på bordet", present=PASSWORD).status_code == 303
    assert sign_in(server, password="grön tekopp på bordet")[1].status_code == 303


def test_of_several_who_use_a_link_at_once_one_is_let_in(database):
    with running(database) as server:
        link = a_link(server)
        clients = [server.client() for _ in range(6)]
        with ThreadPoolExecutor(6) as together:
            answers = list(together.map(lambda client: client.post(f"/sign-in/{link}").status_code, clients))
    assert sorted(answers) == [303] + [403] * 5


def test_a_new_password_ends_what_else_was_open(server):
    here, elsewhere, link = server.facilitator(), server.facilitator(), a_link(server)
    choose(here)
    assert here.get("/workshops").status_code == 200
    assert elsewhere.get("/workshops").status_code == 303
    assert server.client().post(f"/sign-in/{link}").status_code == 403
