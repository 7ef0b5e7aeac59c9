"""What is done with a sign-in link before, or instead of, the one it is for; and passwords that are guessed first."""

import pytest
from websockets.exceptions import ConnectionClosed

from app.account import store
from app.account.guessable import NEAR_AT_HAND, is_guessable
from app.ids import now

PASSWORD = "blå kaffekopp i hörnet"


@pytest.fixture
def server(on_sqlite):
    return on_sqlite


def a_link(server, email="kim@example.se"):
    with server.database.session() as session:
        return "/sign-in/" + store.new_link(session, store.with_email(session, email), now())


def test_what_opens_every_link_in_a_mail_uses_none_up(server):
    link = a_link(server)
    scanner = server.client()
    for _ in range(3):
        page = scanner.get(link)
        assert page.status_code == 200
        assert all(words in page.text for words in ("kim@example.se", "den som sköter servern", "Gäller till"))
        assert page.headers["x-robots-tag"] == "noindex"
        assert scanner.head(link).status_code == 200
    assert not scanner.cookies
    somebody = server.client()
    assert somebody.post(link).status_code == 303
    for client in (scanner, somebody):
        used = client.get(link)
        assert used.status_code == 403
        assert all(words in used.text for words in ("i en annan webbläsare", "granskar e-post", "sköter servern"))


def test_a_link_on_another_site_does_not_make_ones_screen_somebody_elses(server):
    lead = server.facilitator()
    theirs = a_link(server, "mallory@example.se")
    code = server.workshop(lead)
    page = lead.get(theirs, headers={"Sec-Fetch-Site": "cross-site"})
    assert "Någon annan är inloggad här" in page.text
    assert lead.get(f"/w/{code}/lead").status_code == 200
    from_there = {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}
    assert lead.post(theirs, headers=from_there).status_code == 403
    assert lead.get(f"/w/{code}/lead").status_code == 200


async def test_who_signs_in_by_a_link_ends_what_was_signed_in_there_and_its_screens(server):
    lead = server.facilitator()
    before = dict(lead.cookies)
    async with server.follow(lead, server.workshop(lead), "as=lead") as screen:
        await screen.frame()
        assert lead.post(a_link(server)).status_code == 303
        with pytest.raises(ConnectionClosed):
            await screen.until(lambda view: False)
    assert server.client(cookies=before).get("/workshops").status_code == 303


def test_a_link_lasts_a_day(sqlite):
    with sqlite.session() as session:
        link = store.new_link(session, store.first(session), 0)
        assert store.standing_link(session, link, 24 * 3600 * 1000)
        with pytest.raises(store.LinkUsed):
            store.standing_link(session, link, 24 * 3600 * 1000 + 1)


@pytest.mark.parametrize(
    "password",
    [
        "kim.andersson@example.se",
        " Kim.Andersson@Example.SE",
        "kim.andersson2026!",
        "Password1234!",
        "P@ssw0rd12345",
        "lösenordlösenord",
        "Sommaren2026!!",
        "qwertyuiop123",
        "123456789012",
        "987654321098",
        "aaaaaaaaaaaa",
        "abcabcabcabc",
        "välkommen 2026",
        "hejhejhejhej",
        "Vinter2025Vinter",
        "iloveyou123456",
        "password" * 100,
    ],
)
def test_what_is_guessed_first_is_refused_as_a_password(password):
    assert is_guessable(password, "kim.andersson@example.se")


@pytest.mark.parametrize("password", [PASSWORD, "sommaren vi byggde båten", "tk4-9wq-ev2-7hm", "849302748193"])
def test_other_passwords_are_taken(password):
    assert not is_guessable(password, "kim@example.se")


def test_every_word_near_at_hand_is_refused_with_a_year_after_it():
    assert [word for word in NEAR_AT_HAND if not is_guessable(f"{word}2026", "kim@example.se")] == []


def test_the_form_says_what_is_wrong_with_a_common_password(server):
    answer = server.facilitator().post(
        "/account/password", data={"email": "lead@example.se", "password": "Lösenord2026"}
    )
    assert answer.status_code == 422
    assert "lätt att gissa" in answer.text
    assert "Lösenord2026" not in answer.text
