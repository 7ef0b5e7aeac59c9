"""Screens that lead and are open when their sign-in ends, or somebody leads no more, wherever that happens."""

import asyncio
import re

import pytest
import sqlalchemy as sa
from websockets.exceptions import ConnectionClosed

from app.live import lookout
from tests.running import ask, running
from tests.scenes import a_scene

LEAD, PASSWORD = "lead@example.se", "blå kaffekopp i hörnet"


@pytest.fixture
def server(on_sqlite):
    return on_sqlite


@a_scene
def lead_of(server):
    client = server.facilitator()
    assert client.post("/account/password", data={"email": LEAD, "password": PASSWORD}).status_code == 303
    return client


@pytest.fixture
def lead(server):
    return lead_of(server)


def elsewhere(server):
    """Another browser, signed in by password."""
    client = server.client()
    assert client.post("/sign-in", data={"email": LEAD, "password": PASSWORD}).status_code == 303
    return client


async def closed(follower):
    """The code that its socket is closed with, after what frames there are."""
    with pytest.raises(ConnectionClosed) as closing:
        await follower.until(lambda view: False)
    return closing.value.rcvd.code


@pytest.fixture
def quick_lookout(monkeypatch):
    monkeypatch.setattr(lookout, "EVERY", 0.05)


@pytest.fixture
def two(quick_lookout, database):
    """Two processes' worth of servers on one database."""
    with running(database) as one, running(database) as other:
        yield one, other


async def test_a_sign_in_that_another_process_ended_closes_its_screens_and_no_others(two):
    here, there = two
    lead = lead_of(here)
    code, other = here.workshop(lead), elsewhere(here)
    async with here.follow(other, code, "as=lead") as ended, here.follow(lead, code, "as=lead") as stays:
        await ended.frame()
        await stays.frame()
        assert there.client(cookies=dict(lead.cookies)).post("/account/sign-ins/others/off").status_code == 303
        assert await closed(ended) == 1008
        assert "done" in await stays.ask("add_task", text="Tvätt")


async def test_who_no_longer_leads_by_what_another_process_did_has_the_screens_closed(two):
    here, there = two
    lead = lead_of(here)
    code = here.workshop(lead)
    kim = here.client()
    invited = lead.post(f"/w/{code}/leads", data={"email": "kim@example.se"}, follow_redirects=True).text
    assert kim.post(re.search(r"/invitation/[\w-]+", invited)[0]).status_code == 303
    async with here.follow(kim, code, "as=lead") as gone, here.follow(lead, code, "as=lead") as stays:
        await gone.frame()
        await stays.frame()
        off = re.search(r"/w/\w+/leads/\d+/off", lead.get(f"/w/{code}/leads").text)[0]
        assert there.client(cookies=dict(lead.cookies)).post(off).status_code == 303
        assert await closed(gone) == 1008
        assert "done" in await stays.ask("add_task", text="Tvätt")


async def test_a_screen_that_is_open_when_its_sign_in_runs_out_is_closed(quick_lookout, server, lead):
    code = server.workshop(lead)
    async with server.follow(lead, code, "as=lead") as screen:
        await screen.frame()
        with server.database.writing() as connection:
            connection.execute(sa.text("UPDATE sign_in SET seen_at = 0"))
        assert await closed(screen) == 1008
    assert ask(lead, code, "add_task", text="Tvätt").status_code == 403


async def test_who_leads_by_an_open_socket_uses_the_sign_in(quick_lookout, server, lead):
    code = server.workshop(lead)

    def seen_at(change=""):
        with server.database.writing() as connection:
            if change:
                connection.execute(sa.text(f"UPDATE sign_in SET seen_at = {change}"))
            return connection.execute(sa.text("SELECT max(seen_at) FROM sign_in")).scalar_one()

    async with server.follow(lead, code, "as=lead") as screen:
        await screen.frame()
        days_ago = seen_at("seen_at - 500000000")
        await screen.ask("add_task", text="Tvätt")
        async with asyncio.timeout(10):
            while seen_at() == days_ago:
                await asyncio.sleep(0.02)


async def test_a_lead_whose_sign_in_is_over_is_told_so_and_not_that_they_have_not_joined(server, lead):
    code = server.workshop(lead)
    with server.database.writing() as connection:
        connection.execute(sa.text("UPDATE sign_in SET seen_at = 0"))
    for query in ("as=lead", ""):
        answer = lead.get(f"/live/{code}/view?{query}")
        assert (answer.status_code, answer.json()["code"]) == (403, "signed_out")
        refused = lead.post(f"/live/{code}/commands?{query}", json={"id": "x1", "do": "add_task", "text": "Tvätt"})
        assert (refused.json()["refused"], refused.json()["code"]) == ("x1", "signed_out")
    assert server.client().get(f"/live/{code}/view").json()["code"] == "not_joined"


async def test_however_many_screens_lead_looking_is_three_statements(server, lead):
    codes = [server.workshop(lead), server.workshop(lead)]
    said = []
    sa.event.listen(server.database.engine, "before_cursor_execute", lambda *it: said.append(it[2]))
    screens = [server.follow(lead, code, "as=lead") for code in codes for _ in range(4)]
    for screen in screens:
        await screen.open("as=lead")
        await screen.frame()
    look = lookout.Lookout(server.database, server.app.state.rooms)
    leads = server.app.state.rooms.leads
    assert len(leads) == 8
    said.clear()
    assert look._who_may_not(leads) == set()
    assert len([it for it in said if it.startswith("SELECT")]) == 3
    for screen in screens:
        await screen.socket.close()
