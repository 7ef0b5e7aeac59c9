"""A probe that connects as a phone, and as the wall, and searches all that it gets for what it must not know."""

import orjson
import pytest

from tests.running import ask, view_of
from tests.scenes import a_scene

SECRET = "Hemliga ord om tvätten"
COLOURS = ("green", "yellow", "red", "black")


@pytest.fixture
def lead(server):
    return server.facilitator()


@pytest.fixture
def code(server, lead):
    return server.workshop(lead, "Barnskötare\nFörskollärare\nVikarier")


@a_scene
def people_of(server, code, **groups):
    """`people_of(server, code, g1=6, g3=1)`"""
    return [(group, server.participant(code, group)) for group, count in groups.items() for _ in range(count)]


def everything(client, code):
    """What somebody without more rights can fetch."""
    pages = ("/w/{}", "/w/{}/wall", "/w/{}/lead", "/w/{}/analysis", "/w/{}/result", "/w/{}/history", "/w/{}/similar")
    asked = [page.format(code) for page in pages] + [f"/live/{code}/view?as={it}" for it in ("phone", "wall", "lead")]
    return "\n".join(client.get(path).text for path in asked)


async def test_while_tasks_are_gathered_nobody_but_the_facilitator_reads_what_others_write(server, lead, code):
    author, other = server.participant(code), server.participant(code)
    async with (
        server.follow(author, code) as mine,
        server.follow(other, code) as theirs,
        server.follow(None, code, "as=wall") as wall,
    ):
        await mine.ask("add_task", text=SECRET)
        await mine.until(lambda view: any(task["text"] == SECRET for task in view["tasks"].values()))
        for probe in (theirs, wall):
            await probe.until(lambda view: view["gathered"] == 1)
            assert SECRET not in orjson.dumps(probe.frames).decode()
        async with server.follow(lead, code, "as=lead") as facilitator:
            await facilitator.until(lambda view: any(task["text"] == SECRET for task in view["tasks"].values()))
        for client in (other, server.client()):
            assert SECRET not in everything(client, code)
        await mine.ask("reword_task", task=next(iter(mine.view["tasks"])), text=SECRET + "!")
        await mine.until(lambda view: any(task["text"] == SECRET + "!" for task in view["tasks"].values()))
        assert SECRET not in orjson.dumps(theirs.frames).decode()
        ask(lead, code, "open_list", open=True)
        for probe in (theirs, wall):
            await probe.until(lambda view: any(task["text"] == SECRET + "!" for task in view["tasks"].values()))
        ask(lead, code, "open_list", open=False)
        for probe in (theirs, wall):
            await probe.until(lambda view: not view["tasks"])
        await mine.until(lambda view: len(view["tasks"]) == 1 and not view["list_is_open"])


async def test_words_that_are_taken_away_are_told_to_their_author_and_to_nobody_else(server, lead, code):
    ask(lead, code, "open_list", open=True)
    author, other = server.participant(code), server.participant(code)
    async with server.follow(author, code) as mine, server.follow(other, code) as theirs:
        await mine.ask("add_task", text=SECRET)
        view = await theirs.until(lambda view: view["tasks"])
        task = next(iter(view["tasks"]))
        ask(lead, code, "remove_task", task=task, why="Skriv inga namn")
        view = await mine.until(lambda view: view["removed"] and not view["tasks"])
        assert view["removed"] == {task: {"text": SECRET, "why": "Skriv inga namn", "merged": False, "into": ""}}
        await theirs.until(lambda view: not view["tasks"])
        assert theirs.view["removed"] == {}
        assert "inga namn" not in orjson.dumps(theirs.frames).decode()
        for client in (other, server.client()):
            assert SECRET not in everything(client, code)
        assert "Skriv inga namn" in author.get(f"/live/{code}/view").text


async def test_who_wrote_and_who_answered_what_is_never_sent(server, lead, code):
    people = people_of(server, code, g1=5, g2=1)
    ask(people[0][1], code, "add_task", text=SECRET)
    ask(lead, code, "open_step", step="sort")
    task = next(iter(view_of(lead, code, "as=lead")["tasks"]))
    for _, person in people:
        ask(person, code, "cast_vote", task=task, colour="red", only="", ground="")
    with server.database.reading() as connection:
        ids = {row.id for row in connection.exec_driver_sql("SELECT id FROM participant")}
    for step in ("sort", "reveal", "settle", "analyse"):
        ask(lead, code, "open_step", step=step)
        for client in (people[0][1], lead, server.client()):
            seen = everything(client, code)
            assert not [id for id in ids if id in seen]


async def test_a_group_of_one_is_only_ever_a_part_of_the_sum(server, lead, code):
    people = people_of(server, code, g1=6, g2=5, g3=1)
    ask(lead, code, "add_task", text="Tvätt")
    ask(lead, code, "open_step", step="sort")
    task = next(iter(view_of(lead, code, "as=lead")["tasks"]))
    for group, person in people:
        ask(person, code, "cast_vote", task=task, colour="black" if group == "g3" else "green")
    async with (
        server.follow(people[0][1], code) as phone,
        server.follow(None, code, "as=wall") as wall,
        server.follow(lead, code, "as=lead") as facilitator,
    ):
        for probe in (phone, wall, facilitator):
            await probe.until(lambda view: view["step"] == "sort")
        ask(lead, code, "open_step", step="reveal")
        for probe in (phone, wall, facilitator):
            view = await probe.until(lambda view: view["step"] == "reveal")
            votes = view["tasks"][task]["votes"]
            assert votes.keys() == {"g1", "together"}
            assert votes["together"] == {"green": 5, "yellow": 0, "red": 0, "black": 1}
            assert view["together"] == ["g2", "g3"]
    for client in (people[0][1], lead, server.client()):
        for audience in ("phone", "wall", "lead"):
            answer = client.get(f"/live/{code}/view?as={audience}")
            if answer.status_code == 200:
                assert answer.json()["view"]["tasks"][task]["votes"].keys() == {"g1", "together"}


async def test_answers_that_are_given_anew_are_withheld_until_they_are_shown(server, lead, code):
    people = people_of(server, code, g1=6)
    ask(lead, code, "add_task", text="Tvätt")
    ask(lead, code, "open_step", step="settle")
    task = next(iter(view_of(lead, code, "as=lead")["tasks"]))
    ask(lead, code, "vote_again", task=task)
    for _, person in people:
        ask(person, code, "cast_vote", task=task, colour="black")
    for client, audience in ((people[0][1], "phone"), (server.client(), "wall"), (lead, "lead")):
        shown = view_of(client, code, f"as={audience}")["tasks"][task]
        assert not shown.keys() & {"votes", "divided", "agreed", "settled", "grounds"}
    ask(lead, code, "vote_again", task=None)
    assert view_of(server.client(), code, "as=wall")["tasks"][task]["votes"]["g1"]["black"] == 6
