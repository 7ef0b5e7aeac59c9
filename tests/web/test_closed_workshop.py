"""A closed workshop is read by signing in or by a link. Its code opens nothing more, until it is opened again."""

import re

import pytest

from app.vocabulary import Step
from tests.running import ask, view_of
from tests.scenes import a_scene

SECRET = "Hemlig tvätt"


@pytest.fixture
def lead(server):
    return server.facilitator()


@pytest.fixture
@a_scene
def code(server, lead):
    code = server.workshop(lead)
    ask(lead, code, "open_list", open=True)
    ask(lead, code, "add_task", text=SECRET)
    return code


@pytest.fixture
def joined(server, code):
    return server.participant(code)


@pytest.fixture(params=["stranger", "joined", "another facilitator"])
def somebody(request, server, code, joined):
    """Somebody who has the code, and does not lead the workshop."""
    return {
        "stranger": server.client,
        "joined": lambda: joined,
        "another facilitator": lambda: server.facilitator("annan@example.se"),
    }[request.param]()


@pytest.fixture
def closed(lead, code, somebody):
    assert ask(lead, code, "open_step", step="closed").status_code == 200
    return code


def everything(client, code):
    """What each path of the code answers."""
    yield client.get(f"/w/{code}")
    yield client.get(f"/w/{code}/wall")
    yield client.get(f"/join?code={code}")
    yield client.post("/join", data={"code": code, "group": "g1"})
    yield client.post(f"/w/{code}/next-person")
    for audience in ("", "phone", "wall", "lead"):
        yield client.get(f"/live/{code}/view?as={audience}" if audience else f"/live/{code}/view")
    yield ask(client, code, "say_ready", ready=True)
    yield client.post(f"/live/{code}/commands", data={"id": "a", "do": "add_task", "text": "Mina ord", "next": "/"})


def test_its_code_opens_nothing_and_says_how_to_read_on(somebody, closed):
    for answer in everything(somebody, closed):
        assert answer.status_code == 403, answer.request.url
        assert "Workshopen är avslutad" in answer.text
        assert "Be processledaren om en länk" in answer.text
        assert SECRET not in answer.text
        assert "set-cookie" not in answer.headers
    somebody.headers["Accept-Language"] = "en"
    assert "Ask the facilitator for a link" in somebody.get(f"/w/{closed}").text


def test_a_form_that_comes_too_late_gives_back_what_was_typed(somebody, closed):
    *_, last = everything(somebody, closed)
    assert "Mina ord" in last.text


async def test_its_socket_lets_nobody_in(server, somebody, closed):
    for audience in ("", "as=phone", "as=wall", "as=lead"):
        with pytest.raises(Exception, match="403"):
            await server.follow(somebody, closed, audience).open()


async def test_who_leads_it_reads_it_on_page_wall_and_socket(server, lead, code):
    ask(lead, code, "open_step", step="closed")
    for page in ("lead", "wall", "report", "history", "analysis"):
        assert lead.get(f"/w/{code}/{page}").status_code == 200
    assert SECRET in str(view_of(lead, code, "as=lead"))
    for audience in ("lead", "wall"):
        async with server.follow(lead, code, f"as={audience}") as screen:
            await screen.until(lambda view: view["step"] == "closed")


def test_a_link_reads_it_as_before(server, lead, code):
    asked = {"kind": "report", "role": "union", "label": "", "days": "30"}
    link = re.search(r"/l/[\w-]+", lead.post(f"/w/{code}/links", data=asked, follow_redirects=True).text)[0]
    ask(lead, code, "open_step", step="closed")
    reader = server.client()
    answer = reader.get(link)
    assert answer.status_code == 303
    assert reader.get(answer.headers["location"]).status_code == 200


async def test_a_phone_that_is_open_is_told_and_is_let_in_no_more_when_it_has_lost_the_socket(
    server, lead, code, joined
):
    async with server.follow(joined, code) as phone:
        await phone.frame()
        ask(lead, code, "open_step", step="closed")
        assert (await phone.until(lambda view: view["step"] == "closed"))["tasks"]
        await phone.socket.close()
        with pytest.raises(Exception, match="403"):
            await phone.open(f"at={phone.at}")


@pytest.mark.parametrize("step", [step.value for step in Step if step is not Step.CLOSED])
async def test_when_it_is_opened_again_everything_works_as_before(server, lead, code, joined, step):
    ask(lead, code, "open_step", step="closed")
    assert joined.get(f"/w/{code}").status_code == 403
    ask(lead, code, "open_step", step=step)
    assert joined.get(f"/w/{code}").status_code == 200
    assert server.client().get(f"/w/{code}/wall").status_code == 200
    assert server.participant(code).get(f"/w/{code}").status_code == 200
    async with server.follow(joined, code) as phone:
        await phone.until(lambda view: view["step"] == step)
