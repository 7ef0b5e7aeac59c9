"""The wire `akr.1` over real sockets to the real server."""

import asyncio

import orjson
import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from app.live.wire import MOST_IN_A_FRAME
from tests.running import ask


@pytest.fixture
def lead(server):
    return server.facilitator()


@pytest.fixture
def code(server, lead):
    return server.workshop(lead)


async def test_a_phone_is_sent_the_view_and_then_the_differences(server, lead, code):
    async with server.follow(server.participant(code), code) as phone:
        view = await phone.until(lambda view: "step" in view)
        assert view["step"] == "gather"
        assert view["me"].items() >= {"group": "g1", "ready": {}, "pen": "own"}.items()
        ask(lead, code, "add_task", text="Tvätt")
        view = await phone.until(lambda view: view["tasks"])
        assert [task["text"] for task in view["tasks"].values()] == ["Tvätt"]
        assert "patch" in phone.frames[-1]


async def test_a_command_is_acknowledged_and_reaches_everybody(server, lead, code):
    async with server.follow(lead, code) as facilitator, server.follow(None, code, "as=wall") as wall:
        assert "done" in await facilitator.ask("add_task", text="Tvätt")
        await wall.until(lambda view: view["tasks"])


async def test_nobody_is_sent_another_persons_answer_before_the_reveal(server, lead, code):
    ask(lead, code, "add_task", text="Tvätt")
    ask(lead, code, "open_step", step="sort")
    anna, bo, *others = (server.participant(code) for _ in range(6))
    async with (
        server.follow(anna, code) as one,
        server.follow(bo, code) as other,
        server.follow(None, code, "as=wall") as wall,
        server.follow(lead, code, "as=lead") as facilitator,
    ):
        task = next(iter((await one.until(lambda view: view["tasks"]))["tasks"]))
        await one.ask("cast_vote", task=task, colour="red")
        await one.until(lambda view: view["mine"] == {task: "red"})
        for reader in (wall, facilitator):
            await reader.until(lambda view: view["groups"]["g1"]["answers"] == 1)
        for reader in (other, wall, facilitator):
            await reader.until(lambda view: view["groups"]["g1"]["done"] == 1)
            assert not any(secret in orjson.dumps(reader.frames).decode() for secret in ('"red"', '"votes"'))
        for somebody in others:
            ask(somebody, code, "cast_vote", task=task, colour="red")
        await facilitator.ask("open_step", step="reveal")
        view = await other.until(lambda view: view["step"] == "reveal")
        assert view["tasks"][task]["votes"]["g1"]["red"] == 5
        assert view["mine"] == {}


async def test_a_phone_that_slept_gets_what_it_missed_and_no_more(server, lead, code):
    phone = server.participant(code)
    async with server.follow(server.participant(code), code) as awake, server.follow(phone, code) as sleeper:
        await sleeper.until(lambda view: "step" in view)
        await awake.until(lambda view: "step" in view)
        await sleeper.socket.close()
        ask(lead, code, "add_task", text="Tvätt")
        ask(lead, code, "open_step", step="sort")
        await awake.until(lambda view: view["step"] == "sort" and view["tasks"])
        await sleeper.open(f"at={sleeper.at}")
        assert "patch" in await sleeper.frame()
        assert sleeper.view["step"] == "sort"
        assert sleeper.view["tasks"] == awake.view["tasks"]


async def test_a_phone_that_slept_too_long_gets_the_whole_view(server, lead, code):
    async with server.follow(server.participant(code), code, "at=1") as phone:
        assert "view" in await phone.frame()


async def test_a_command_sent_twice_is_done_once(server, lead, code):
    async with server.follow(server.participant(code), code) as phone:
        first = await phone.ask("add_task", id="same", text="Tvätt")
        again = await phone.ask("add_task", id="same", text="Tvätt")
        assert again == first
        assert len((await phone.until(lambda view: view["tasks"]))["tasks"]) == 1


async def test_a_refusal_says_why_in_the_persons_language_and_changes_nothing(server, code):
    swede, english = server.participant(code), server.participant(code, headers={"Accept-Language": "en"})
    async with server.follow(swede, code) as phone:
        refusal = await phone.ask("open_step", step="sort")
        assert refusal["code"] == "not_yours"
        assert "processledaren" in refusal["sentence"]
    options = {"additional_headers": {"Accept-Language": "en", "Cookie": cookie_of(english)}}
    async with server.follow(english, code, **options) as phone:
        assert "facilitator" in (await phone.ask("open_step", step="sort"))["sentence"]


NOT_COMMANDS = [
    "",
    "no json",
    "[]",
    '"x"',
    "{}",
    '{"id": "x"}',
    '{"id": "x", "do": "conquer"}',
    '{"id": "x", "do": "cast_vote"}',
    '{"id": "x", "do": "cast_vote", "task": "t", "colour": "blue"}',
    '{"id": 1, "do": "add_task", "text": "x"}',
    '{"id": "\\u0000", "do": "add_task", "text": "x"}',
    '{"id": "å", "do": "add_task", "text": "x"}',
]


async def refusal(phone):
    while "refused" not in (answer := await phone.frame()):
        pass
    return answer


async def test_what_is_not_a_command_is_refused_and_the_socket_stays_open(server, code):
    async with server.follow(server.participant(code), code) as phone:
        for frame in NOT_COMMANDS:
            await phone.socket.send(frame)
            assert (await refusal(phone))["code"] == "unreadable"
        await phone.socket.send(b"\x00 binary")
        assert (await refusal(phone))["code"] == "unreadable"
        assert "done" in await phone.ask("add_task", text="Tvätt")


async def test_a_frame_that_is_too_large_ends_the_socket_and_no_other(server, code):
    async with (
        server.follow(server.participant(code), code) as one,
        server.follow(server.participant(code), code) as two,
    ):
        with pytest.raises(ConnectionClosed) as closed:
            await one.ask("add_task", text="x" * MOST_IN_A_FRAME)
        assert closed.value.rcvd.code == 1009
        assert "done" in await two.ask("add_task", text="Tvätt")


async def test_somebody_who_floods_is_refused_alone(server, code):
    async with (
        server.follow(server.participant(code), code) as loud,
        server.follow(server.participant(code), code) as calm,
    ):
        for _ in range(400):
            await loud.send("nonsense")
        seen = set()
        while "too_fast" not in seen:
            seen.add((await loud.frame()).get("code"))
        assert "done" in await calm.ask("add_task", text="Tvätt")


async def test_all_that_is_sent_at_once_is_answered_in_order(server, lead, code):
    """More than is read of one connection at a time; from who leads, who has no share of the list to keep to."""
    async with server.follow(lead, code, "as=lead") as screen:
        commands = [orjson.dumps({"id": f"t{n}", "do": "add_task", "text": f"{n} {'å' * 90}"}) for n in range(200)]
        await asyncio.gather(*(screen.socket.send(command.decode()) for command in commands))
        done = []
        while len(done) < len(commands):
            frame = await screen.frame()
            done += [frame["done"]] if "done" in frame else []
        assert done == [f"t{n}" for n in range(200)]


async def test_the_wall_can_ask_for_nothing(server, code):
    async with server.follow(None, code, "as=wall") as wall:
        assert (await wall.ask("add_task", text="Tvätt"))["code"] == "not_joined"


async def refused_status(follower):
    with pytest.raises(InvalidStatus) as refusal:
        await follower.open(follower.query)
    return refusal.value.response.status_code


async def test_a_socket_is_refused_in_words(server, lead, code):
    phone = server.participant(code)
    assert await refused_status(server.follow(None, code)) == 403
    assert await refused_status(server.follow(phone, "QQQQQQ")) == 404
    assert await refused_status(server.follow(phone, code, subprotocols=["other"])) == 426
    assert await refused_status(server.follow(phone, code, origin="https://evil.example")) == 403
    assert await refused_status(server.follow(phone, code, "as=lead")) == 403


async def test_a_socket_from_our_own_page_is_let_in(server, code):
    async with server.follow(server.participant(code), code, origin=server.base) as phone:
        assert "view" in await phone.frame()


async def test_the_lead_sees_who_is_here_by_group(server, lead, code):
    phone = server.participant(code, "g2")
    async with server.follow(lead, code, "as=lead") as facilitator, server.follow(phone, code):
        view = await facilitator.until(lambda view: view["groups"]["g2"]["here"] == 1)
        assert view["groups"]["g1"]["here"] == 0


async def test_a_full_room_ends_with_the_same_board_on_every_screen(server, lead, code):
    ask(lead, code, "open_list", open=True)
    phones = [server.participant(code, "g1" if n % 2 else "g2") for n in range(8)]
    followers = [server.follow(phone, code) for phone in phones]
    for follower in followers:
        await follower.open()
    await asyncio.gather(*(follower.ask("add_task", text=f"Uppgift {n}") for n, follower in enumerate(followers)))
    for follower in followers:
        await follower.until(lambda view: len(view["tasks"]) == 8)
    assert all(follower.view["tasks"] == followers[0].view["tasks"] for follower in followers)
    for follower in followers:
        await follower.socket.close()


def cookie_of(client):
    return "; ".join(f"{cookie.name}={cookie.value}" for cookie in client.cookies.jar)
