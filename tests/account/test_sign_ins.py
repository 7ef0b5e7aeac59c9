"""Where somebody is signed in: listed, ended, and ended by themselves."""

import re

import pytest
import sqlalchemy as sa
from websockets.exceptions import ConnectionClosed

from app.account import store
from app.account.device import device
from app.ids import now
from tests.running import running
from tests.scenes import a_scene

PASSWORD = "blå kaffekopp i hörnet"
LEAD = "lead@example.se"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0"
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/18.1 Mobile/15E148 Safari/604.1"
)
EDGE = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 "
    "Safari/537.36 Edg/131.0.0.0"
)
PIXEL = (
    "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 "
    "Mobile Safari/537.36"
)


@pytest.fixture
@a_scene
def lead(server):
    client = server.facilitator()
    assert client.post("/account/password", data={"email": LEAD, "password": PASSWORD}).status_code == 303
    return client


def elsewhere(server, user_agent="", email=LEAD):
    """Another browser, signed in by password."""
    client = server.client(headers={"User-Agent": user_agent})
    assert client.post("/sign-in", data={"email": email, "password": PASSWORD}).status_code == 303
    return client


def ends(client):
    """What the buttons that end other sign-ins post to."""
    return re.findall(r'action="(/account/sign-ins/\w+/off)"', client.get("/account/sign-ins").text)


def is_in(client):
    return client.get("/workshops").status_code == 200


async def closed(follower):
    """The code that its socket is closed with, after what frames there are."""
    with pytest.raises(ConnectionClosed) as closing:
        await follower.until(lambda view: False)
    return closing.value.rcvd.code


@pytest.mark.parametrize(
    ("user_agent", "said"),
    [
        (FIREFOX, "Firefox, Windows"),
        (IPHONE, "Safari, iPhone"),
        (EDGE, "Edge, Windows"),
        (PIXEL, "Chrome, Android"),
        ("curl/8.5.0", ""),
        ("", ""),
        ("<script>" * 10_000 + " Linux", "Linux"),
    ],
)
def test_a_device_is_said_in_words_of_ours(user_agent, said):
    assert device(user_agent) == said


def test_the_list_says_which_it_is_when_it_began_and_on_what(server, lead):
    elsewhere(server, FIREFOX)
    page = lead.get("/account/sign-ins").text
    assert page.count("Senast sedd") == 2
    assert "Firefox, Windows" in page
    assert "Okänd webbläsare" in page
    assert page.count("den här") == 1
    assert len(ends(lead)) == 2  # one, and all the others
    assert "/account/sign-ins" in lead.get("/account/password").text
    assert "/account/sign-ins" in lead.get("/workshops").text


def test_one_is_ended_and_the_others_go_on(server, lead):
    phone, laptop = elsewhere(server, IPHONE), elsewhere(server, FIREFOX)
    page = lead.get("/account/sign-ins").text
    phones = re.search(r"Safari, iPhone.*?(/account/sign-ins/\w+/off)", page, re.DOTALL)[1]
    assert lead.post(phones).headers["location"] == "/account/sign-ins"
    assert (is_in(phone), is_in(laptop), is_in(lead)) == (False, True, True)
    assert "Safari, iPhone" not in lead.get("/account/sign-ins").text


def test_all_the_others_are_ended_at_once(server, lead):
    others = [elsewhere(server), elsewhere(server)]
    assert lead.post("/account/sign-ins/others/off").status_code == 303
    assert [is_in(it) for it in (*others, lead)] == [False, False, True]
    assert ends(lead) == []


def test_nobody_ends_or_sees_the_sign_ins_of_others(server, lead):
    mallory = server.facilitator("mallory@example.se")
    kims = elsewhere(server, IPHONE)
    assert "iPhone" not in mallory.get("/account/sign-ins").text
    handle = ends(lead)[0]
    assert mallory.post(handle).status_code == 404
    assert server.client().post(handle).headers["location"].startswith("/sign-in")
    mallory.post("/account/sign-ins/others/off")
    assert is_in(kims)
    assert is_in(lead)


@pytest.mark.parametrize("handle", ["nothing", "%00", "%ED%A0%80", "a" * 64, "%25"])
def test_what_names_no_sign_in_ends_none(postgresql, handle):
    with running(postgresql) as server:
        client = server.facilitator()
        assert client.post(f"/account/sign-ins/{handle}/off").status_code == 404
        assert is_in(client)


def test_another_site_ends_nothing(server, lead):
    other = elsewhere(server)
    for path in ends(lead):
        assert lead.post(path, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert is_in(other)


async def test_the_screens_of_one_that_is_ended_are_closed_and_those_of_others_come_back(server, lead):
    code, other = server.workshop(lead), elsewhere(server)
    async with server.follow(other, code, "as=lead") as screen:
        await screen.frame()
        lead.post("/account/sign-ins/others/off")
        assert await closed(screen) == 1008
    async with server.follow(lead, code, "as=lead") as mine:
        assert "view" in await mine.frame()


def test_to_sign_in_ends_what_it_replaces(server, lead):
    before = server.client(cookies=dict(lead.cookies))
    assert lead.post("/sign-in", data={"email": LEAD, "password": PASSWORD}).status_code == 303
    assert is_in(lead)
    assert not is_in(before)


async def test_the_screens_of_who_is_replaced_by_somebody_else_are_closed(server, lead):
    code = server.workshop(lead)
    kim = server.facilitator("kim@example.se")
    kim.post("/account/password", data={"email": "kim@example.se", "password": PASSWORD})
    async with server.follow(lead, code, "as=lead") as screen:
        await screen.frame()
        assert lead.post("/sign-in", data={"email": "kim@example.se", "password": PASSWORD}).status_code == 303
        assert await closed(screen) == 1008
    assert lead.get(f"/w/{code}/lead").status_code == 404


def test_a_sign_in_lasts_a_week_from_its_last_use_and_as_long_as_it_is_used(database):
    with database.session() as session:
        secret = store.sign_in(session, store.first(session), 0)
        used = store.sign_in(session, store.first(session), 0)
        assert store.signed_in(session, secret, store.IDLE_LASTS)
        assert store.signed_in(session, secret, store.IDLE_LASTS + 1) is None
        for day in range(0, 91, 6):
            store.seen(session, used, day * store.DAY)
        last = 90 * store.DAY
        assert store.left(session, used, last) == store.IDLE_LASTS
        assert store.signed_in(session, used, last + store.IDLE_LASTS)
        assert store.signed_in(session, used, last + store.IDLE_LASTS + 1) is None
        assert store.sign_ins(session, 1, last + store.IDLE_LASTS + 1) == []


def test_who_is_told_that_the_sign_in_ends_stays_by_a_press(server, lead):
    code = server.workshop(lead)
    page = lead.get(f"/w/{code}/lead").text
    assert int(re.search(r'data-left="(\d+)"', page)[1]) > store.IDLE_LASTS - 60_000
    assert re.search(r'id="sign-in-ends"[^>]* hidden', page)
    with server.database.writing() as connection:
        connection.execute(sa.text(f"UPDATE sign_in SET seen_at = seen_at - {store.IDLE_LASTS - store.DAY // 2}"))
    secret = next(it.value for it in lead.cookies.jar if it.name == "akr-facilitator")
    with server.database.reading_session() as session:
        assert 0 < store.left(session, secret, now()) < store.DAY
    back = f"/w/{code}/lead?page=2"
    assert lead.post("/account/stay", data={"next": back}).headers["location"] == back
    assert lead.post("/account/stay", data={"next": "//evil.example"}).headers["location"] == "/"
    with server.database.reading_session() as session:
        assert store.left(session, secret, now()) > store.IDLE_LASTS - 60_000


def test_what_is_over_is_not_taken_up_again_by_use(database):
    with database.session() as session:
        secret = store.sign_in(session, store.first(session), 0)
        store.seen(session, secret, store.IDLE_LASTS + 1)
        assert store.signed_in(session, secret, store.IDLE_LASTS + 1) is None
        assert store.left(session, secret, store.IDLE_LASTS + 1) == 0


def test_that_somebody_was_seen_is_written_once_an_hour(server, lead):
    def seen_at(change=""):
        with server.database.writing() as connection:
            if change:
                connection.execute(sa.text(f"UPDATE sign_in SET seen_at = {change}"))
            return connection.execute(sa.text("SELECT max(seen_at) FROM sign_in")).scalar_one()

    half_an_hour = seen_at("seen_at - 1800000")
    lead.get("/workshops")
    lead.post("/account/seen")
    assert seen_at() == half_an_hour
    two_hours = seen_at("seen_at - 7200000")
    lead.get("/workshops")
    assert seen_at() == two_hours, "to fetch a page is not to use it"
    lead.post("/account/seen")
    assert seen_at() > two_hours


def test_a_page_says_that_it_was_in_sight_where_it_is_time_to_note_it(server, lead):
    assert "/account/seen" not in lead.get("/workshops").text
    with server.database.writing() as connection:
        connection.execute(sa.text("UPDATE sign_in SET seen_at = seen_at - 7200000"))
    assert 'data-tell="/account/seen"' in lead.get("/workshops").text
    assert server.client().post("/account/seen").status_code == 303
