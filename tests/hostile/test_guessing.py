"""Somebody who guesses codes, links and passwords, and those who share an address with them."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from app.account import passwords, store
from app.account import routes as account
from app.ids import now
from app.web import limits
from tests.running import ask, running, without_keys

pytestmark = pytest.mark.heavy

PASSWORD = "blå kaffekopp i hörnet"
LEAD = "lead@example.se"


@pytest.fixture
def server(sqlite):
    with running(sqlite) as server:
        server.wait_as_if_no_time_passed()
        yield server


@pytest.fixture
def lead(server):
    client = server.facilitator()
    assert client.post("/account/password", data={"email": LEAD, "password": PASSWORD}).status_code == 303
    return client


@pytest.fixture
def code(server, lead):
    return server.workshop(lead)


def somebody_at(server, address, **options):
    return server.client(headers={"X-Forwarded-For": address}, **options)


def guess_codes(client, times=limits.MOST_WRONG + 10):
    return [client.get(f"/join?code={'QRTWXY'[n % 6]}{'ACDEFG'[n // 6 % 6]}QQQQ").status_code for n in range(times)]


def sign_in(client, email=LEAD, password=PASSWORD):
    return client.post("/sign-in", data={"email": email, "password": password})


def links_of(server, lead, code):
    """One of each kind, as its path."""
    shared = lead.post(
        f"/w/{code}/links", data={"kind": "report", "role": "hr", "label": "", "days": "7"}, follow_redirects=True
    ).text
    invited = lead.post(f"/w/{code}/leads", data={"email": "kim@example.se"}, follow_redirects=True).text
    with server.database.session() as session:
        secret = store.new_link(session, store.first(session), now())
    return [f"/sign-in/{secret}", _path("/l/", shared), _path("/invitation/", invited)]


def _path(beginning, text):
    return beginning + text.split(beginning)[1].split("<")[0].split('"')[0]


# Codes


def test_whoever_has_the_code_comes_in_where_the_workshop_is_held_however_many_wrong_ones_are_tried_there(
    server, lead, code
):
    lead.get(f"/w/{code}/lead")
    assert guess_codes(server.client())[-1] == 429
    newcomer = server.client()
    assert newcomer.get(f"/join?code={code}").status_code == 200
    assert newcomer.post("/join", data={"code": code, "group": "g1"}).status_code == 303
    assert newcomer.get(f"/w/{code}").status_code == 200
    assert server.client().get(f"/w/{code}/wall").status_code == 200


async def test_who_has_been_inside_and_who_leads_come_in_from_wherever_somebody_guesses(server, lead, code):
    phone = server.participant(code)
    elsewhere = "203.0.113.7"
    guess_codes(somebody_at(server, elsewhere))
    for client in (phone, lead):
        client.headers["X-Forwarded-For"] = elsewhere
    assert phone.get(f"/w/{code}").status_code == 200
    assert ask(phone, code, "add_task", text="Tvätt").status_code == 200
    assert lead.get(f"/w/{code}/lead").status_code == 200


def test_who_has_opened_the_page_to_join_may_press_the_button_when_somebody_has_guessed_meanwhile(server, code):
    newcomer = somebody_at(server, "203.0.113.7")
    assert newcomer.get(f"/join?code={code}").status_code == 200
    guess_codes(somebody_at(server, "203.0.113.7"))
    assert newcomer.post("/join", data={"code": code, "group": "g1"}).status_code == 303


def test_past_the_limit_who_guesses_is_told_the_same_of_a_right_code_as_of_a_wrong_one(server, code):
    guesser = somebody_at(server, "203.0.113.7")
    guess_codes(guesser)
    right, wrong = guesser.get(f"/join?code={code}"), guesser.get("/join?code=QQQQQQ")
    assert right.status_code == wrong.status_code == 429
    assert right.text.replace(code, "QQQQQQ") == wrong.text


def test_guesses_at_once_are_no_more_than_one_after_another(server):
    with ThreadPoolExecutor(20) as together:
        answers = list(together.map(lambda _: guess_codes(server.client(), 3), range(20)))
    assert sum(answer.count(404) for answer in answers) == limits.MOST_WRONG


def test_who_has_a_whole_network_to_guess_from_is_one(server, code):
    for n in range(limits.MOST_WRONG):
        assert somebody_at(server, f"2001:db8:1:1::{n + 1:x}").get("/join?code=QQQQQQ").status_code == 404
    assert somebody_at(server, "2001:db8:1:1:ffff::").get(f"/join?code={code}").status_code == 429
    assert somebody_at(server, "2001:db8:1:2::1").get(f"/join?code={code}").status_code == 200


def test_who_is_dealt_many_networks_is_not_many(server, code, monkeypatch):
    monkeypatch.setattr(limits, "NETWORKS_TOGETHER", 2)
    for net in range(2):
        guess_codes(somebody_at(server, f"2001:db8:1:{net}::1"))
    assert somebody_at(server, "2001:db8:1:9::1").get(f"/join?code={code}").status_code == 429
    assert somebody_at(server, "2001:db8:2:9::1").get(f"/join?code={code}").status_code == 200


def test_to_be_right_is_not_counted(server, lead, code):
    here = "203.0.113.7"
    for _ in range(limits.MOST_WRONG + 10):
        assert somebody_at(server, here).get(f"/w/{code}/wall").status_code == 200
    assert somebody_at(server, here).get("/join?code=QQQQQQ").status_code == 404


# Links


def test_wrong_links_and_codes_close_no_good_link(server, lead, code):
    links = links_of(server, lead, code)
    guesser = server.client()
    guess_codes(guesser)
    for path in links:
        beginning = path.rsplit("/", 1)[0]
        answers = [guesser.get(f"{beginning}/gissning{n}").status_code for n in range(limits.MOST_WRONG + 5)]
        assert answers[-1] == 429
        assert guesser.post(f"{beginning}/gissning").status_code in (405, 429)
    for path in links:
        assert server.client().get(path).status_code in (200, 303), path
    assert server.client().post(links[0]).status_code == 303
    assert server.client().post(links[2]).status_code == 303


# Passwords


def test_a_known_device_signs_in_however_hard_somebody_guesses_at_the_account(server, lead):
    mine = server.client()
    assert sign_in(mine).status_code == 303
    assert mine.post("/sign-out").status_code == 303
    guesser = server.client()
    answers = [sign_in(guesser, password=f"gissning {n} av många") for n in range(8)]
    assert [answer.status_code for answer in answers[:5]] == [403] * 5
    assert answers[-1].status_code == 429
    assert "Vänta 1 sekund och försök igen" in answers[-1].text
    assert sign_in(server.client()).status_code == 429
    assert sign_in(mine).status_code == 303
    assert mine.get("/workshops").status_code == 200


def test_a_device_that_somebody_made_up_or_that_is_anothers_is_not_known(server, lead):
    theirs = server.facilitator("mallory@example.se")
    theirs.post("/account/password", data={"email": "mallory@example.se", "password": PASSWORD})
    assert [name for name in theirs.cookies if name.startswith("akr-device-")]
    own = next(name for name in lead.cookies if name.startswith("akr-device-"))
    stolen = next(theirs.cookies[name] for name in theirs.cookies if name.startswith("akr-device-"))
    for n in range(6):
        sign_in(server.client(), password=f"gissning {n} av många")
    for value in ("", "nonce", stolen):
        assert sign_in(server.client(cookies={own: value})).status_code == 429


def test_a_known_device_that_is_wrong_waits_too(server, lead):
    answers = [sign_in(lead, password=f"gissning {n} av många").status_code for n in range(8)]
    assert (answers[0], answers[-1]) == (403, 429)
    assert sign_in(server.client()).status_code == 303


def test_an_account_that_is_not_there_is_answered_as_one_that_is(server, lead):
    there, not_there = (
        [sign_in(server.client(), email, f"gissning {n} av många") for n in range(7)]
        for email in (LEAD, "nobody@example.se")
    )
    for one, other in zip(there, not_there, strict=True):
        assert one.status_code == other.status_code
        assert without_keys(one.text) == without_keys(other.text.replace("nobody@example.se", LEAD))


def test_tries_at_once_are_no_more_than_one_after_another(server, lead):
    with ThreadPoolExecutor(20) as together:
        guesses = [f"gissning {n} av många" for n in range(20)]
        answers = list(together.map(lambda it: sign_in(server.client(), password=it).status_code, guesses))
    assert answers.count(403) == 5
    assert answers.count(429) == 15


def test_who_tries_many_accounts_from_an_office_closes_nobody_there_out(server, lead, monkeypatch):
    monkeypatch.setattr(passwords, "PACE", 0.05)
    monkeypatch.setattr(limits, "MOST_WRONG", 5)
    guesser = server.client()
    for n in range(12):
        assert sign_in(guesser, f"{n}@example.se", "sommar och sol 2026").status_code == 403
    assert sign_in(server.client()).status_code == 303


async def test_where_many_were_wrong_it_goes_no_faster_than_the_pace(monkeypatch):
    monkeypatch.setattr(passwords, "PACE", 0.01)
    line, turns = passwords.Passwords(), []
    began = passwords._now()
    for _ in range(4):
        await line.turn("203.0.113.7")
        turns.append(passwords._now() - began)
    await line.turn("203.0.113.8")
    assert turns[-1] >= 3 * 0.01 - 0.001


@pytest.mark.parametrize("email", ["a\0b@example.se", "\ud800".encode("utf-8", "surrogatepass"), "å" * 10_000, ""])
def test_an_odd_address_is_answered_as_any_that_has_no_account(postgresql, email):
    with running(postgresql) as server:
        assert sign_in(server.client(), email).status_code == 403


# Argon2


class Held:
    """argon2 that stands still until it is let go, and counts how many are at it."""

    def __init__(self):
        self._count = threading.Lock()
        self.go, self.now, self.most = threading.Event(), 0, 0
        self.are_two = threading.Event()

    def verify(self, password, kept):
        with self._count:
            self.now += 1
            self.most = max(self.most, self.now)
            if self.now == passwords.AT_ONCE:
                self.are_two.set()
        assert self.go.wait(20)
        with self._count:
            self.now -= 1
        return False

    def hash(self, password):
        self.verify(password, "")
        return "$argon2id$"


@pytest.fixture
def held(monkeypatch):
    held = Held()
    monkeypatch.setattr(passwords, "_argon2", lambda: held)
    monkeypatch.setattr(passwords, "_nobodys", lambda: "")
    yield held
    held.go.set()


def test_of_forty_who_sign_in_at_once_two_are_hashed_and_everybody_else_is_served(server, lead, code, held):
    phone = server.participant(code)
    with ThreadPoolExecutor(40) as together:
        tries = [together.submit(sign_in, server.client(), f"{n}@example.se") for n in range(40)]
        assert held.are_two.wait(20)
        for client, path in ((server.client(), "/healthz"), (phone, f"/w/{code}"), (lead, "/workshops")):
            assert client.get(path).status_code == 200
        assert ask(phone, code, "add_task", text="Tvätt").status_code == 200
        while sum(it.done() for it in tries) < 40 - passwords.MOST_FROM_ONE_NETWORK:
            assert server.client().get("/healthz").status_code == 200
        assert {it.result().status_code for it in tries if it.done()} == {429}
        held.go.set()
        answers = [it.result().status_code for it in tries]
    assert held.most == passwords.AT_ONCE
    assert answers.count(403) == passwords.MOST_FROM_ONE_NETWORK


def test_networks_where_many_were_wrong_leave_places_in_the_line_to_everybody_else(server, lead, held, monkeypatch):
    monkeypatch.setattr(passwords, "PACE", 0.01)
    monkeypatch.setattr(limits, "MOST_WRONG", 1)
    monkeypatch.setattr(account, "MOST_IN_LINE", 4)
    monkeypatch.setattr(account, "MOST_IN_LINE_WHERE_MANY_WERE_WRONG", 2)
    networks = [f"198.51.100.{n}" for n in range(4)]
    held.go.set()
    for n, network in enumerate(networks):
        assert sign_in(somebody_at(server, network), f"{n}@example.se").status_code == 403
    held.go.clear()
    with ThreadPoolExecutor(5) as together:
        tries = [
            together.submit(sign_in, somebody_at(server, it), f"more{n}@example.se") for n, it in enumerate(networks)
        ]
        while sum(it.done() for it in tries) < 2:
            assert server.client().get("/healthz").status_code == 200
        other = together.submit(sign_in, somebody_at(server, "203.0.113.9"), "other@example.se")
        held.go.set()
        assert sorted(it.result().status_code for it in tries) == [403, 403, 429, 429]
        assert other.result().status_code == 403


def test_a_full_line_has_room_for_who_has_been_here_before(server, lead, monkeypatch):
    monkeypatch.setattr(account, "MOST_IN_LINE", 0)
    assert sign_in(server.client()).status_code == 429
    assert "Många försöker logga in" in sign_in(server.client()).text
    assert sign_in(lead).status_code == 303


@pytest.mark.parametrize(
    "wanted",
    [
        {"email": "ingen adress"},
        {"email": "kim@example.se"},
        {"password": "kort"},
        {"password": "Password1234!"},
        {"password": "x" * 50_000},
    ],
)
def test_what_can_be_refused_without_hashing_is(server, lead, held, wanted):
    server.facilitator("kim@example.se")
    form = {"email": LEAD, "password": "grön tekopp på bordet", "present": PASSWORD, **wanted}
    assert lead.post("/account/password", data=form).status_code in (409, 422)
    assert held.most == 0
