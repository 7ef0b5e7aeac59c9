"""A workshop is given a new code: the old one lets nobody else in, and whoever is inside stays."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from app.live.desk import Broken, Desk
from app.workshop.commands import RenewCode
from tests.live.test_desk import a_workshop_in
from tests.makers import LEAD
from tests.running import ask, running, view_of


@pytest.fixture
def lead(server):
    return server.facilitator()


@pytest.fixture
def code(server, lead):
    return server.workshop(lead)


@pytest.fixture
def joined(server, code):
    return server.participant(code)


def renewed(lead, code):
    """The new code."""
    answer = lead.post(f"/w/{code}/new-code")
    assert answer.status_code == 303
    new = answer.headers["location"].split("/")[2]
    assert new != code
    return new


def test_only_those_who_lead_give_a_new_code(server, lead, code, joined):
    assert joined.post(f"/w/{code}/new-code").headers["location"].startswith("/sign-in")
    assert server.facilitator("annan@example.se").post(f"/w/{code}/new-code").status_code == 404
    assert ask(joined, code, "renew_code").json()["code"] == "not_yours"
    assert server.client().get(f"/join?code={code}").status_code == 200


def test_the_page_says_first_what_happens_and_then_shows_the_new_code(lead, code):
    page = lead.get(f"/w/{code}/leads").text
    assert "släpper sedan inte in någon ny" in page
    assert f"{code[:3]} {code[3:]}" in page
    new = renewed(lead, code)
    page = lead.get(f"/w/{new}/leads").text
    assert f"{new[:3]} {new[3:]}" in page
    assert "Bytte kod." in lead.get(f"/w/{new}/history").text


async def test_to_a_newcomer_the_old_code_is_as_unknown_as_any_other(server, lead, code):
    new = renewed(lead, code)
    for somebody in (server.client(), server.facilitator("annan@example.se")):
        for path in ("/w/{}", "/w/{}/wall", "/join?code={}", "/live/{}/view?as=wall"):
            answer, of_any = somebody.get(path.format(code)), somebody.get(path.format("QQQQQQ"))
            assert answer.status_code == of_any.status_code == 404
            assert answer.text.replace(code, "QQQQQQ") == of_any.text
            assert new not in answer.text
        assert somebody.post("/join", data={"code": code, "group": "g1"}).status_code == 404
        assert somebody.post(f"/w/{code}/next-person").status_code == 404
        assert ask(somebody, code, "say_ready", ready=True).json()["code"] == "unknown_code"
        for audience in ("", "as=wall"):
            with pytest.raises(Exception, match="404"):
                await server.follow(somebody, code, audience).open()
    assert server.participant(new).get(f"/w/{new}").status_code == 200


def test_to_guess_with_a_former_code_is_counted_as_any_wrong_one(server, lead, code):
    renewed(lead, code)
    stranger = server.client()
    answers = [stranger.get(f"/w/{code}/wall").status_code for _ in range(31)]
    assert (answers[0], answers[-1]) == (404, 429)


def test_a_cookie_of_another_workshop_does_not_open_the_old_code(server, lead, code):
    other = server.workshop(lead)
    somebody = server.participant(other)
    renewed(lead, code)
    assert somebody.get(f"/w/{code}").status_code == 404


def test_who_has_joined_is_led_from_the_old_address_to_the_new_and_is_the_same_person(server, lead, code, joined):
    ask(joined, code, "add_task", text="Mina ord")
    new = renewed(lead, code)
    assert joined.get(f"/w/{code}?task=t1").headers["location"] == f"/w/{new}?task=t1"
    page = joined.get(f"/w/{new}")
    assert page.status_code == 200
    assert "Mina ord" in page.text
    assert ask(joined, code, "add_task", text="Från en sida som var öppen").status_code == 200
    assert len(view_of(joined, new)["wrote"]) == len(view_of(joined, code)["wrote"]) == 2
    assert joined.post("/join", data={"code": new, "group": "g2"}).status_code == 303
    assert sum(group["people"] for group in view_of(lead, new, "as=lead")["groups"].values()) == 1


def test_who_leads_is_led_to_the_new_address_and_may_go_on_from_a_page_that_was_open(lead, code):
    new = renewed(lead, code)
    for page in ("lead", "wall", "leads", "analysis", "links"):
        assert lead.get(f"/w/{code}/{page}").headers["location"] == f"/w/{new}/{page}"
        assert lead.get(f"/w/{new}/{page}").status_code == 200
    form = {"id": "a", "do": "add_task", "text": "Tvätt", "next": f"/w/{code}/lead"}
    assert lead.post(f"/live/{code}/commands?as=lead", data=form).status_code == 303
    assert new[:3] in lead.get("/workshops").text


def test_pressed_twice_it_is_one_new_code_and_pressed_again_later_it_is_another(server, lead, code):
    with ThreadPoolExecutor() as pool:
        cookies = dict(lead.cookies)
        pressed = [pool.submit(renewed, server.client(cookies=cookies), code) for _ in range(4)]
        (new,) = {it.result() for it in pressed}
    newest = renewed(lead, new)
    phone = server.participant(newest)
    assert phone.get(f"/w/{code}").headers["location"] == f"/w/{newest}"
    assert phone.get(f"/w/{new}").headers["location"] == f"/w/{newest}"


async def test_what_is_open_is_told_and_comes_back_under_either_code(server, lead, code, joined):
    screens = ((joined, "as=phone"), (server.client(), "as=wall"), (lead, "as=lead"))
    followers = [server.follow(client, code, audience) for client, audience in screens]
    for follower in followers:
        await follower.open(follower.query)
        await follower.frame()
    new = renewed(lead, code)
    for follower in followers:
        assert (await follower.until(lambda view: view["code"] == new))["first_code"] == code
        await follower.socket.close()
    followers[1].code = new  # a wall has nothing but the code
    for follower in followers:
        follower.view = {}
        await follower.open(follower.query)
        await follower.until(lambda view: view["code"] == new)
        await follower.socket.close()


def test_a_new_code_is_not_taken_back_by_undo(lead, code):
    ask(lead, code, "add_task", text="Tvätt")
    new = renewed(lead, code)
    assert view_of(lead, new, "as=lead")["undo"]["do"] == "add_task"
    ask(lead, new, "undo_last")
    assert view_of(lead, new, "as=lead")["code"] == new


def test_a_shared_screen_is_let_go_of_under_the_new_code_too(lead, code, joined):
    new = renewed(lead, code)
    assert joined.post(f"/w/{code}/next-person").headers["location"] == f"/join?code={new}"
    assert joined.get(f"/w/{new}").status_code == 303


async def test_no_code_is_ever_given_to_two_workshops(database):
    one, other = a_workshop_in(database), a_workshop_in(database)
    desk = Desk(database, lambda: 1)
    desk.open()
    taken = (await desk.state(one)).workshop.code
    await desk.ask(one, RenewCode("F2EE34"), LEAD, "a")
    for number, code in enumerate((taken, "F2EE34")):
        with pytest.raises(Broken):
            await desk.ask(other, RenewCode(code), LEAD, f"b{number}")
    assert (await desk.state(other)).workshop.former == []
    assert (await desk.state(one)).workshop.former == [taken]
    await desk.close()


def test_another_process_knows_at_once_that_the_old_code_holds_no_more(postgresql):
    with running(postgresql) as one, running(postgresql) as other:
        lead = one.facilitator()
        code = one.workshop(lead)
        phone = other.participant(code)
        assert other.client().get(f"/w/{code}/wall").status_code == 200
        new = renewed(lead, code)
        assert other.client().get(f"/w/{code}/wall").status_code == 404
        assert other.newcomer(code).post("/join", data={"code": code, "group": "g1"}).status_code == 404
        assert other.client().get(f"/w/{new}/wall").status_code == 200
        assert phone.get(f"/w/{code}").headers["location"] == f"/w/{new}"
        assert phone.get(f"/w/{new}").status_code == 200


def test_the_tasks_of_a_job_description_come_from_the_same_workshop_after_a_new_code(server, lead, code):
    ask(lead, code, "add_task", text="Tvätt")
    ask(lead, code, "open_step", step="settle")
    (task,) = view_of(lead, code, "as=lead")["tasks"]
    ask(lead, code, "place_task", task=task, group="g1", colour="red")
    offered = f'value="{code}.{task}"'
    assert offered in lead.get(f"/w/{code}/job-description/new").text
    new = renewed(lead, code)
    assert offered in lead.get(f"/w/{new}/job-description/new").text


def test_a_former_code_goes_with_its_workshop(server, lead, code):
    new = renewed(lead, code)
    assert lead.post(f"/w/{new}/delete", data={"typed": new}).status_code == 303
    again = server.workshop(lead)  # with the id of the one that is gone, on SQLite
    for gone in (code, new):
        assert lead.get(f"/w/{gone}/lead").status_code == 404
        assert server.client().get(f"/w/{gone}/wall").status_code == 404
    assert lead.get(f"/w/{again}/lead").status_code == 200
