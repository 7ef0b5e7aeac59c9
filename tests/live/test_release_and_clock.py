"""R59: what the server's clock says and which release it is come first, and the clock again where there is no news."""

import pytest

from app.ids import now
from app.live import room
from app.web.release import release
from tests.running import ask


def is_first(frame, asked_at):
    return frame["release"] == release() and asked_at <= frame["now"] <= now()


@pytest.mark.parametrize("audience", ["phone", "lead", "wall"])
async def test_the_first_frame_has_them_and_no_later_one(server, audience):
    lead = server.facilitator()
    code, asked_at = server.workshop(lead), now()
    comes = {"phone": server.participant(code), "lead": lead, "wall": None}[audience]
    async with server.follow(comes, code, f"as={audience}") as one:
        await one.until(lambda view: view["step"] == "gather")
        ask(lead, code, "open_step", step="sort")
        await one.until(lambda view: view["step"] == "sort")
        assert is_first(one.frames[0], asked_at)
        assert not any("release" in frame for frame in one.frames[1:])


async def test_who_comes_back_for_what_it_missed_has_them_too(server):
    lead = server.facilitator()
    code, asked_at = server.workshop(lead), now()
    ask(lead, code, "open_step", step="sort")
    async with server.follow(server.participant(code), code, "as=phone") as phone:
        await phone.until(lambda view: "step" in view)
        await phone.open(f"as=phone&at={phone.at}")
        await phone.frame()
        assert "patch" in phone.frames[-1]
        assert is_first(phone.frames[-1], asked_at)


def test_each_answer_of_a_poll_has_them(server):
    code, asked_at = server.workshop(server.facilitator()), now()
    assert is_first(server.participant(code).get(f"/live/{code}/view").json(), asked_at)


async def test_without_news_the_clock_is_told(server, monkeypatch):
    monkeypatch.setattr(room, "SIGN_OF_LIFE", 0.05)
    code, asked_at = server.workshop(server.facilitator()), now()
    async with server.follow(None, code, "as=wall") as wall:
        while wall.view == {} or "view" in wall.frames[-1]:
            await wall.frame()
        assert wall.frames[-1].keys() == {"now"}
        assert asked_at <= wall.frames[-1]["now"] <= now()
