"""A remote steers one workshop, from the phone that took the link, until it ends. Nobody else gets anything by it."""

import re

import pytest

from app.access.remote import DEEDS
from app.ids import now
from app.live.state import name_of
from app.live.wire import COMMANDS
from app.remote import store
from tests.running import ask, view_of


@pytest.fixture
def code(server, lead):
    return server.workshop(lead)


@pytest.fixture
def lead(server):
    return server.facilitator()


def link_of(lead, code):
    return re.search(r"/remote/[\w-]+", lead.post(f"/w/{code}/remote", follow_redirects=True).text)[0]


def taken(server, link):
    phone = server.client()
    assert phone.post(link).status_code == 303
    return phone


def steer(phone, code, do="add_minute", **fields):
    return phone.post(f"/live/{code}/commands?as=remote", json={"id": f"n{now()}", "do": do, **fields})


def seen(phone, code):
    return phone.get(f"/live/{code}/view?as=remote")


def test_a_link_is_taken_once_and_who_comes_second_gets_a_sentence(server, lead, code):
    link = link_of(lead, code)
    first, second = taken(server, link), server.client()
    for answer in (second.get(link), second.post(link)):
        assert answer.status_code == 403
        assert "är använd eller för gammal" in answer.text
    assert steer(second, code).status_code == 403
    assert steer(first, code).status_code == 200


def test_to_look_at_a_link_takes_nothing(server, lead, code):
    link = link_of(lead, code)
    for _ in range(3):
        assert server.client().get(link).status_code == 200
    taken(server, link)


def test_a_link_that_another_took_the_place_of_or_that_is_too_old_gives_nothing(server, lead, code, monkeypatch):
    before, link = link_of(lead, code), link_of(lead, code)
    assert server.client().post(before).status_code == 403
    late = now() + store.LINK_LASTS + 1000
    monkeypatch.setattr("app.remote.routes.now", lambda: late)
    assert server.client().post(link).status_code == 403
    assert link not in lead.get(f"/w/{code}/remote").text


def test_a_strangers_phone_gets_a_sentence_and_changes_nothing(server, lead, code):
    theirs = server.workshop(lead)
    phone = taken(server, link_of(lead, theirs))
    staff = server.participant(code)
    for stranger in (phone, staff, server.client()):
        page = stranger.get(f"/w/{code}/hand")
        assert page.status_code == 404
        assert "inte fjärrkontroll för workshopen" in page.text
        assert steer(stranger, code).status_code == 403
        assert seen(stranger, code).status_code == 403
    assert view_of(lead, code, "as=lead")["timer"] == {}


def test_a_remote_is_no_sign_in(server, lead, code):
    phone = taken(server, link_of(lead, code))
    for page in ("/workshops", "/account/password", "/job-descriptions"):
        assert phone.get(page).headers["location"].startswith("/sign-in")
    for page in ("lead", "report", "result", "history", "links", "remote", "leads"):
        assert phone.get(f"/w/{code}/{page}").status_code in (303, 404)
    assert phone.get(f"/live/{code}/view?as=lead").status_code == 403
    assert ask(phone, code, "add_minute").status_code == 403


def test_a_remote_does_what_it_has_buttons_for_and_nothing_else(server, lead, code):
    phone = taken(server, link_of(lead, code))
    may = {name_of(deed) for deed in DEEDS}
    before = view_of(lead, code, "as=lead")
    for name in COMMANDS.keys() - may:
        assert steer(phone, code, name).status_code in (403, 422), name
        assert view_of(lead, code, "as=lead") == before
    assert steer(phone, code, "open_step", step="closed").status_code == 403
    assert steer(phone, code, "add_task", text="Disk").json()["refused"]
    assert steer(phone, code, "steer_wall", way="hold").status_code == 200
    assert view_of(lead, code, "as=lead")["wall"]["way"] == "hold"


def test_a_remote_is_sent_what_the_wall_is_and_no_more(server, lead, code):
    phone, staff = taken(server, link_of(lead, code)), server.participant(code)
    ask(staff, code, "add_task", text="Vika lakan")
    assert "Vika lakan" not in seen(phone, code).text
    for step in ("sort", "settle", "analyse"):
        ask(lead, code, "open_step", step=step)
        remote, wall = seen(phone, code).json()["view"], view_of(server.client(), code, "as=wall")
        more = {"undo", "names"}
        assert {key: it for key, it in remote.items() if key not in {*more, "screen"}} == {
            key: it for key, it in wall.items() if key != "screen"
        }


def test_words_that_are_put_aside_or_taken_away_are_not_sent_to_a_remote(server, lead, code):
    phone, staff = taken(server, link_of(lead, code)), server.participant(code)
    ask(staff, code, "add_task", text="Vika lakan")
    ask(lead, code, "park", text="Chefen lyssnar inte")
    assert "lyssnar" not in seen(phone, code).text
    task = next(iter(view_of(staff, code)["tasks"]))
    ask(lead, code, "open_step", step="sort")
    ask(lead, code, "remove_task", task=task)
    assert "lakan" not in seen(phone, code).text
    assert phone.get(f"/w/{code}/hand").status_code == 200


def test_a_remote_takes_the_opening_down_and_puts_none_up(server, lead, code):
    phone = taken(server, link_of(lead, code))
    assert steer(phone, code, "show_opening", shown=True).status_code == 403
    ask(lead, code, "show_opening", shown=True)
    page = phone.get(f"/w/{code}/hand")
    assert "Gå vidare" in page.text
    form = {"id": "f1", "do": "show_opening", "shown": "False"}
    assert phone.post(f"/live/{code}/commands?as=remote", data=form).status_code in (200, 303)
    assert not view_of(lead, code, "as=lead")["opening"]["up"]


def test_it_ends_with_the_workshop_and_when_it_is_ended_and_with_a_new_password(server, lead, code):
    phone = taken(server, link_of(lead, code))
    ask(lead, code, "open_step", step="closed")
    for answer in (phone.get(f"/w/{code}/hand"), steer(phone, code, "open_step", step="gather"), seen(phone, code)):
        assert answer.status_code == 403
    assert view_of(lead, code, "as=lead")["step"] == "closed"
    ask(lead, code, "undo_last")
    lead.post(f"/w/{code}/remote/off")
    assert steer(phone, code).status_code == 403
    other = taken(server, link_of(lead, code))
    choice = {"email": "eva@example.se", "password": "en lång hemlighet 7"}
    assert lead.post("/account/password", data=choice).status_code == 303
    assert steer(other, code).status_code == 403


def test_it_ends_when_who_made_it_leads_no_more(server, lead, code):
    co = server.facilitator("bo@example.se")
    invited = re.search(
        r"/invitation/[\w-]+",
        lead.post(f"/w/{code}/leads", data={"email": "bo@example.se"}, follow_redirects=True).text,
    )[0]
    co.post(invited)
    phone = taken(server, link_of(co, code))
    assert steer(phone, code).status_code == 200
    somebody = re.search(r"leads/(\d+)/off", lead.get(f"/w/{code}/leads").text)[1]
    lead.post(f"/w/{code}/leads/{somebody}/off")
    assert steer(phone, code).status_code == 403


async def test_an_open_screen_is_closed_when_it_is_ended(server, lead, code):
    phone = taken(server, link_of(lead, code))
    async with server.follow(phone, code, "as=remote") as follower:
        await follower.until(lambda view: view["step"] == "gather")
        lead.post(f"/w/{code}/remote/off")
        await follower.socket.wait_closed()
        assert follower.socket.close_code == 1008
