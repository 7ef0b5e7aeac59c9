"""The wall in one column, asked for by those who would have more of it than a wall."""

import re
from contextlib import AsyncExitStack

import orjson
import pytest
from websockets.exceptions import InvalidStatus

from app.live.room import MOST_TABS
from tests.running import ask, view_of
from tests.scenes import a_scene


def drawn_from(page):
    return orjson.loads(re.search(r'<script [^>]*id="view"[^>]*>(.*?)</script>', page.text, re.S).group(1))


@a_scene
def revealed(server):
    """Six have answered one task, and see how it fell."""
    lead = server.facilitator()
    code = server.workshop(lead, place="mixed")
    ask(lead, code, "add_task", text="Tvätta")
    ask(lead, code, "open_step", step="sort")
    phones = [server.participant(code) for _ in range(6)]
    (task,) = view_of(lead, code, "as=lead")["tasks"]
    for phone in phones:
        ask(phone, code, "cast_vote", task=task, colour="red")
    ask(lead, code, "open_step", step="reveal")
    return lead, code, phones


def test_a_phone_that_asks_for_the_wall_is_sent_what_a_wall_is_and_nothing_of_its_own(server):
    _, code, (phone, *_) = revealed(server)
    walls = drawn_from(server.client().get(f"/w/{code}/wall"))
    assert drawn_from(phone.get(f"/w/{code}/here")) == walls
    assert view_of(phone, code, "as=wall") == walls
    assert not {"me", "mine", "grounds", "wrote", "afar", "undo"} & walls.keys()


async def test_what_comes_over_the_socket_is_the_walls_too_and_it_may_ask_for_nothing(server):
    _, code, (phone, *_) = revealed(server)
    (task,) = view_of(phone, code)["tasks"]
    async with server.follow(None, code, "as=wall") as wall, server.follow(phone, code, "as=wall") as here:
        await wall.frame()
        await here.frame()
        assert here.view == wall.view
        for do, fields in (("say_where", {"afar": True}), ("cast_vote", {"task": task, "colour": "green"})):
            assert (await here.ask(do, **fields))["code"] == "not_joined"
    assert view_of(phone, code)["me"]["afar"] is False


def test_a_closed_workshop_shows_no_wall_here_but_to_who_leads_it(server):
    lead, code, (phone, *_) = revealed(server)
    ask(lead, code, "open_step", step="closed")
    for somebody in (phone, server.client()):
        assert somebody.get(f"/w/{code}/here").status_code == 403
        assert somebody.get(f"/live/{code}/view?as=wall").status_code == 403
    assert lead.get(f"/w/{code}/here").status_code == 200


def test_a_phone_that_is_turned_away_is_offered_no_wall_and_has_what_anybody_with_the_code_has(server):
    lead, code, (phone, *_) = revealed(server)
    ask(lead, code, "turn_away", seat=view_of(phone, code)["me"]["seat"])
    assert " data-away>" in phone.get(f"/w/{code}").text
    assert drawn_from(phone.get(f"/w/{code}/here")) == drawn_from(server.client().get(f"/w/{code}/here"))
    assert ask(phone, code, "say_where", afar=True).json()["code"] == "not_yours"


def test_no_page_but_the_wall_here_may_be_framed_and_that_by_our_own_only(server):
    _, code, (phone, *_) = revealed(server)
    for path, by in ((f"/w/{code}", "none"), (f"/w/{code}/wall", "none"), (f"/w/{code}/here", "self")):
        said = phone.get(path).headers
        assert f"frame-ancestors '{by}'" in said["content-security-policy"]
        assert said["x-frame-options"] == {"none": "DENY", "self": "SAMEORIGIN"}[by]
    for path in (f"/w/{code}/here/", f"/x/w/{code}/here", "/w/here"):
        assert phone.get(path).headers["x-frame-options"] == "DENY"


async def test_one_persons_walls_take_no_screen_from_the_room(server):
    _, code, (phone, other, *_) = revealed(server)
    async with AsyncExitStack() as open_:
        for _ in range(MOST_TABS):
            await open_.enter_async_context(server.follow(phone, code, "as=wall"))
        with pytest.raises(InvalidStatus) as no:
            await server.follow(phone, code, "as=wall").open("as=wall")
        assert no.value.response.status_code == 429
        for somebody in (other, None):
            await open_.enter_async_context(server.follow(somebody, code, "as=wall"))
