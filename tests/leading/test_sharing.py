"""Sharing the lead of a workshop, and handing it over."""

import re

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tests.running import ask, running, view_of
from tests.scenes import a_scene

KIM = "kim@example.se"


@pytest.fixture
@a_scene
def lead(server):
    client = server.facilitator()
    password = {"email": "lead@example.se", "password": "blå kaffekopp i hörnet"}
    assert client.post("/account/password", data=password).status_code == 303
    return client


@pytest.fixture
def code(server, lead):
    return server.workshop(lead)


def invite(lead, code, email=KIM):
    return lead.post(f"/w/{code}/leads", data={"email": email}, follow_redirects=True)


def link_in(answer):
    return re.search(r"/invitation/[\w-]+", answer.text)[0]


def colleague(server, lead, code, email=KIM):
    """Somebody who was invited, and has accepted."""
    client = server.client()
    assert client.post(link_in(invite(lead, code, email))).status_code == 303
    return client


def leaders(client, code):
    """Each one's id, by e-mail, from the forms on the owner's page."""
    text = client.get(f"/w/{code}/leads").text
    return {email: id for id, email in re.findall(r"leads/(\d+)/off\".*?visually-hidden\"> (\S+)</span>", text)}


def test_a_colleague_who_was_never_here_is_invited_by_a_link_that_signs_in_once(server, lead, code):
    kim = colleague(server, lead, code)
    assert kim.get(f"/w/{code}/lead").status_code == 200
    assert f"/w/{code}/" in kim.get("/workshops").text
    assert "Delas med dig" in kim.get("/workshops").text
    assert "Delas med dig" not in lead.get("/workshops").text


def test_a_colleague_with_a_sign_in_of_their_own_leads_when_they_have_accepted(server, lead, code):
    kim = server.facilitator(KIM)
    link = link_in(invite(lead, code, KIM.upper()))
    assert kim.get(f"/w/{code}/lead").status_code == 404
    shown = kim.get(link).text
    assert "Förskolan Exempelgården" in shown
    assert "lead@example.se" in shown
    assert kim.post(link).headers["location"] == f"/w/{code}/lead"
    assert kim.get(f"/w/{code}/lead").status_code == 200
    assert kim.post(link).status_code == 403


def test_an_invitation_that_was_lost_can_be_made_again_and_the_lost_one_lets_nobody_in(server, lead, code):
    lost = link_in(invite(lead, code))
    kim = server.client()
    assert kim.post(link_in(invite(lead, code))).status_code == 303
    assert kim.get(f"/w/{code}/lead").status_code == 200
    assert server.client().post(lost).status_code == 403


def test_an_invitation_that_nobody_has_accepted_is_listed_and_taken_back(server, lead, code):
    link = link_in(invite(lead, code))
    page = lead.get(f"/w/{code}/leads").text
    assert "Har inte svarat än" in page
    back = re.search(r"/w/\w+/leads/invitations/\d+/off", page)[0]
    stranger = server.facilitator("annan@example.se")
    assert stranger.post(back).status_code == 404
    assert lead.post(back).status_code == 303
    assert "Har inte svarat än" not in lead.get(f"/w/{code}/leads").text
    assert server.client().post(link).status_code == 403


@pytest.mark.parametrize(
    ("email", "status", "said"),
    [("", 422, "Skriv din e-postadress."), ("lead@example.se", 409, "lead@example.se leder redan workshopen.")],
)
def test_an_invitation_that_cannot_be_made_is_refused_in_words(lead, code, email, status, said):
    answer = invite(lead, code, email)
    assert answer.status_code == status
    assert said in answer.text


@pytest.mark.parametrize("page", ["lead", "leads", "analysis", "similar", "history", "job-description/new"])
def test_whoever_shares_the_lead_reaches_every_page_of_the_workshop_and_nobody_else_does(server, lead, code, page):
    kim, stranger = colleague(server, lead, code), server.facilitator("annan@example.se")
    assert kim.get(f"/w/{code}/{page}").status_code == 200
    assert stranger.get(f"/w/{code}/{page}").status_code == 404


def test_whoever_shares_the_lead_acts_as_a_facilitator_and_undoes_what_the_other_did(server, lead, code):
    kim = colleague(server, lead, code)
    assert ask(kim, code, "open_step", step="sort").status_code == 200
    assert view_of(lead, code, "as=lead")["undo"]["do"] == "open_step"
    assert ask(lead, code, "undo_last").status_code == 200
    assert view_of(kim, code, "as=lead")["step"] == "gather"
    assert ask(kim, code, "redo_last").status_code == 200
    assert view_of(lead, code, "as=lead")["step"] == "sort"


def test_a_job_description_is_drawn_from_a_shared_workshop(server, lead, code):
    kim = colleague(server, lead, code)
    assert code in kim.get("/job-descriptions").text


async def test_two_who_lead_at_once_see_each_others_acts_and_share_what_can_be_undone(server, lead, code):
    kim = colleague(server, lead, code)
    async with server.follow(lead, code, "as=lead") as one, server.follow(kim, code, "as=lead") as other:
        await one.until(lambda view: view["step"] == "gather")
        await other.until(lambda view: view["step"] == "gather")
        await one.ask("add_task", text="Tvätt")
        await other.until(lambda view: [task["text"] for task in view["tasks"].values()] == ["Tvätt"])
        await other.ask("open_step", step="sort")
        await one.until(lambda view: view["step"] == "sort" and view["undo"]["do"] == "open_step")
        await one.ask("undo_last")
        await other.until(lambda view: view["step"] == "gather" and view["undo"]["do"] == "add_task")
        await other.ask("undo_last")
        await one.until(lambda view: not view["tasks"])
        assert one.view == other.view


async def closed(follower):
    """The code that its socket is closed with, after what frames there are."""
    try:
        while True:
            await follower.frame()
    except ConnectionClosed as closing:
        return closing.rcvd.code


async def refused(follower):
    with pytest.raises(InvalidStatus) as refusal:
        await follower.open(follower.query)
    return refusal.value.response.status_code


async def test_somebody_who_is_taken_off_is_out_at_once_and_the_others_stay(server, lead, code):
    kim = colleague(server, lead, code)
    other = server.workshop(kim, workplace="Badhuset")
    off = leaders(lead, code)[KIM]
    async with (
        server.follow(kim, code, "as=lead") as gone,
        server.follow(kim, other, "as=lead") as elsewhere,
        server.follow(lead, code, "as=lead") as stays,
    ):
        for follower in (gone, elsewhere, stays):
            await follower.frame()
        assert lead.post(f"/w/{code}/leads/{off}/off").status_code == 303
        assert await closed(gone) == 1008
        assert await refused(gone) == 403
        assert "done" in await stays.ask("add_task", text="Tvätt")
        assert "done" in await elsewhere.ask("add_task", text="Simskola")
    assert kim.get(f"/w/{code}/lead").status_code == 404
    assert ask(kim, code, "add_task", text="Disk").status_code == 403


async def test_signing_out_closes_the_screens_that_lead_and_no_others(server, lead, code):
    kim, phone = colleague(server, lead, code), server.participant(code)
    async with (
        server.follow(lead, code, "as=lead") as mine,
        server.follow(kim, code, "as=lead") as kims,
        server.follow(phone, code) as phones,
        server.follow(None, code, "as=wall") as wall,
    ):
        for follower in (mine, kims, phones, wall):
            await follower.frame()
        cookies = dict(lead.cookies)
        assert lead.post("/sign-out").status_code == 303
        assert await closed(mine) == 1008
        stolen = server.follow(server.client(cookies=cookies), code, "as=lead")
        assert await refused(stolen) == 403
        await kims.ask("add_task", text="Tvätt")
        for follower in (kims, phones, wall):
            await follower.until(lambda view: view["gathered"] == 1)


async def test_a_new_password_ends_the_screens_of_other_sign_ins(server, lead, code):
    elsewhere = server.client()
    form = {"email": "lead@example.se", "password": "blå kaffekopp i hörnet"}
    assert elsewhere.post("/sign-in", data=form).status_code == 303
    async with server.follow(elsewhere, code, "as=lead") as other:
        await other.frame()
        lead.post("/account/password", data={**form, "password": "grön tekopp på bordet", "present": form["password"]})
        assert await closed(other) == 1008
        assert await refused(other) == 403
    async with server.follow(lead, code, "as=lead") as mine:
        assert "view" in await mine.frame()


def test_whoever_shares_the_lead_can_stop_and_take_nobody_else_off(server, lead, code):
    kim, bo = colleague(server, lead, code), colleague(server, lead, code, "bo@example.se")
    ids = leaders(lead, code)
    assert kim.post(f"/w/{code}/leads/{ids['bo@example.se']}/off").status_code == 404
    answer = kim.post(f"/w/{code}/leads/{ids[KIM]}/off")
    assert (answer.status_code, answer.headers["location"]) == (303, "/workshops")
    assert f"/w/{code}/" not in kim.get("/workshops").text
    assert bo.get(f"/w/{code}/lead").status_code == 200


def test_only_the_owner_invites_and_hands_over(server, lead, code):
    kim = colleague(server, lead, code)
    ids = leaders(lead, code)
    assert kim.post(f"/w/{code}/leads", data={"email": "bo@example.se"}).status_code == 404
    assert kim.post(f"/w/{code}/leads/{ids[KIM]}/owner").status_code == 404
    assert "Bjud in" not in kim.get(f"/w/{code}/leads").text.split("<main")[1]


def test_the_owner_cannot_be_taken_off(server, lead, code):
    kim = colleague(server, lead, code)
    for id in range(1, 5):
        kim_or_stranger = (kim, server.facilitator("annan@example.se"))
        for client in kim_or_stranger:
            client.post(f"/w/{code}/leads/{id}/off")
    lead.post(f"/w/{code}/leads/1/off")
    assert lead.get(f"/w/{code}/lead").status_code == 200


def test_a_workshop_is_handed_over_whole_and_the_former_owner_goes_on_leading_until_taken_off(server, lead, code):
    kim = colleague(server, lead, code)
    assert lead.post(f"/w/{code}/leads/{leaders(lead, code)[KIM]}/owner").status_code == 303
    assert lead.get(f"/w/{code}/lead").status_code == 200
    assert invite(lead, code, "bo@example.se").status_code == 404
    assert kim.post(f"/w/{code}/leads/{leaders(kim, code)['lead@example.se']}/off").status_code == 303
    assert lead.get(f"/w/{code}/lead").status_code == 404
    assert kim.get(f"/w/{code}/lead").status_code == 200


def test_a_workshop_is_not_handed_to_somebody_who_has_never_been_here_or_does_not_lead_it(server, lead, code):
    invite(lead, code)
    stranger = server.facilitator("annan@example.se")
    assert stranger
    for id in range(1, 6):
        assert lead.post(f"/w/{code}/leads/{id}/owner").status_code == 409
    assert lead.post(f"/w/{code}/leads/{2**40}/owner").status_code == 404
    assert "Lämna över workshopen" not in lead.get(f"/w/{code}/leads").text


def test_who_leads_is_known_to_another_server_too(server, lead, code):
    with running(server.database) as other:
        lead_there = other.client(cookies=dict(lead.cookies))
        assert lead_there.get(f"/w/{code}/lead").status_code == 200
        kim = colleague(server, lead, code)
        kim_there = other.client(cookies=dict(kim.cookies))
        assert kim_there.get(f"/w/{code}/lead").status_code == 200
        lead.post(f"/w/{code}/leads/{leaders(lead, code)[KIM]}/off")
        assert kim_there.get(f"/w/{code}/lead").status_code == 404
