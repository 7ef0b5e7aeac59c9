"""Two taps on a slow network, a page that is loaded again, a way back to a page that was kept: one thing is made."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlmodel import select

from app.workshop.tables import ParticipantRow
from tests.line import a_line
from tests.running import Running, running, view_of


@pytest.fixture
def both(database):
    """The application, on both databases."""
    with running(database) as server:
        yield server


def rows(server, table):
    with server.database.reading_session() as session:
        return list(session.exec(select(table)))


def cookies_of(client):
    return "; ".join(f"{cookie.name}={cookie.value}" for cookie in client.cookies.jar)


def tapped_twice(server, client, path, form):
    """What two posts of the same page are answered, the second sent before the first is answered: with the cookies
    that the page had, for a browser has no others yet."""
    sent = {"Cookie": cookies_of(client)}
    with a_line(int(server.base.rsplit(":", 1)[1]), together=2) as line, ThreadPoolExecutor(2) as taps:
        page = Running(f"http://127.0.0.1:{line.port}", server.database, server.app)
        answers = [taps.submit(page.client(headers=sent).post, path, data=form) for _ in range(2)]
        return [answer.result() for answer in answers]


# Joining


def test_two_taps_on_a_group_are_one_person(both):
    lead = both.facilitator()
    code = both.workshop(lead)
    taps = tapped_twice(both, both.newcomer(code), "/join", {"code": code, "group": "g1"})
    assert [tap.headers["location"] for tap in taps] == [f"/w/{code}"] * 2
    assert len(rows(both, ParticipantRow)) == 1
    assert view_of(lead, code, "as=lead")["groups"]["g1"]["people"] == 1


def test_to_open_the_pages_makes_nobody_and_each_gives_a_cookie_to_join_with(server):
    code = server.workshop(server.facilitator())
    for path in ("/", f"/join?code={code}"):
        somebody = server.client()
        somebody.get(path)
        assert rows(server, ParticipantRow) == []
        assert somebody.cookies
    for _ in range(2):
        first = server.client()
        first.get("/")
        for _ in range(2):
            again = server.client(headers={"Cookie": cookies_of(first)})
            assert again.post("/join", data={"code": code, "group": "g1"}).status_code == 303
    assert len(rows(server, ParticipantRow)) == 2


def test_who_comes_by_the_first_page_is_one_person_in_both_tabs_of_the_next(server):
    code = server.workshop(server.facilitator())
    first = server.client()
    first.get("/")
    tabs = [server.client(headers={"Cookie": cookies_of(first)}).get(f"/join?code={code}") for _ in range(2)]
    for tab in tabs:
        phone = server.client(headers={"Cookie": tab.headers["set-cookie"].split(";")[0]})
        assert phone.post("/join", data={"code": code, "group": "g1"}).status_code == 303
    assert len(rows(server, ParticipantRow)) == 1


def test_a_page_to_join_that_comes_late_does_not_take_the_place_of_who_has_joined(server):
    """The code's picture was scanned twice: the second page comes when one has joined from the first."""
    code = server.workshop(server.facilitator())
    phone = server.participant(code)
    late = server.client().get(f"/join?code={code}").headers["set-cookie"].split(";")[0].partition("=")
    phone.cookies.set(late[0], late[2])
    assert phone.get(f"/w/{code}").status_code == 200
    assert phone.post("/join", data={"code": code, "group": "g2"}).status_code == 303
    assert len(rows(server, ParticipantRow)) == 1


def test_who_comes_back_to_the_page_after_joining_is_the_same_person(server):
    code = server.workshop(server.facilitator())
    phone = server.newcomer(code)
    offered = cookies_of(phone)
    for group in ("g1", "g1", "g2"):
        assert phone.post("/join", data={"code": code, "group": group}).status_code == 303
    # The answer that brought the participant's cookie was lost on the way.
    lost = server.client(headers={"Cookie": offered})
    assert lost.get(f"/w/{code}").status_code == 200
    assert lost.post("/join", data={"code": code, "group": "g2"}).status_code == 303
    assert len(rows(server, ParticipantRow)) == 1


def test_the_cookie_of_another_workshop_joins_nobody_here(server):
    lead = server.facilitator()
    code, other = server.workshop(lead), server.workshop(lead)
    phone = server.participant(other)
    assert phone.post("/join", data={"code": code, "group": "g1"}).status_code == 403
    assert len(rows(server, ParticipantRow)) == 1


@pytest.mark.parametrize(("language", "says"), [("sv", "tillåt kakor"), ("en", "allow cookies")])
def test_without_cookies_nobody_is_added_and_the_page_says_why(server, language, says):
    code = server.workshop(server.facilitator())
    for _ in range(2):
        answer = server.client(headers={"Accept-Language": language}).post("/join", data={"code": code, "group": "g1"})
        assert answer.status_code == 403
        assert says in answer.text
        assert "Barnskötare" in answer.text
    assert rows(server, ParticipantRow) == []


def test_who_is_told_so_may_join_from_that_very_page(server):
    code = server.workshop(server.facilitator())
    phone = server.client()
    assert phone.post("/join", data={"code": code, "group": "g1"}).status_code == 403
    assert phone.post("/join", data={"code": code, "group": "g1"}).status_code == 303


def test_the_next_person_at_the_same_screen_is_somebody_else(server):
    code = server.workshop(server.facilitator())
    screen = server.client()
    screen.get("/")
    for _ in range(2):
        screen.get(f"/join?code={code}")
        assert screen.post("/join", data={"code": code, "group": "g1"}).status_code == 303
        assert screen.post(f"/w/{code}/next-person").headers["location"] == f"/join?code={code}"
    assert len(rows(server, ParticipantRow)) == 2


# Over http, where the public address is https


@pytest.fixture
def public(sqlite):
    with running(sqlite, public_url="https://akr.example.se") as server:
        yield server


def asked(server, path, **headers):
    return server.client(headers={"Host": "akr.example.se", **headers}).get(path)


@pytest.mark.parametrize("path", ["/", "/join", "/join?code=QQQQQQ"])
def test_who_asks_over_http_is_sent_on_to_https_once(public, path):
    onwards = asked(public, path)
    assert onwards.status_code == 303
    assert onwards.headers["location"].startswith(f"https://akr.example.se{path}")
    # A proxy that does not say by which way it was asked sends nobody round and round.
    again = asked(public, onwards.headers["location"].removeprefix("https://akr.example.se"))
    assert again.status_code != 303


@pytest.mark.parametrize(
    ("address", "headers"),
    [
        ("https", {"X-Forwarded-Proto": "https"}),
        ("a browser that says so", {"Sec-Fetch-Site": "none"}),
        ("the machine itself", {"Host": "127.0.0.1"}),
    ],
)
def test_who_comes_over_https_or_from_the_machine_itself_stays(public, address, headers):
    assert asked(public, "/", **headers).status_code == 200, address


def test_a_post_over_http_adds_nobody_and_is_sent_on_to_where_a_cookie_is_kept(public):
    lead = public.facilitator()
    lead.headers["Cookie"] = cookies_of(lead)
    code = public.workshop(lead)
    client = public.client(headers={"Host": "akr.example.se"})
    answer = client.post("/join", data={"code": code, "group": "g1"})
    assert answer.headers["location"] == f"https://akr.example.se/join?code={code}&sent-on=1"
    assert rows(public, ParticipantRow) == []
    said = client.post("/join", data={"code": code, "group": "g1"}, headers={"Referer": answer.headers["location"]})
    assert "tillåt kakor" in said.text
