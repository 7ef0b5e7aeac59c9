"""One phone, or one machine with the code, does not fill a workshop: the others still write, and get in."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest

from app.board.board import MOST_OF_ONES_OWN, GatheringClosed, NotByAPhone, TooManyOfYours
from app.board.commands import AddTask, AddTasks, RemoveAllBy, RemoveTask, TurnAwayAuthor
from app.live.acts import RedoLast, UndoLast
from app.live.view import Audience, own, view
from app.vocabulary import Colour, NotYours, Person, Step, Who
from app.workshop.commands import ExpectPeople, JoinWorkshop, OpenStep, TurnAway
from app.workshop.workshop import FullForNow, TurnedAway
from tests.makers import ANNA, BO, CARERS, CILLA, LEAD, TEACHERS, a_live_workshop, ask, happen, votes
from tests.running import ask as post
from tests.running import view_of


def flood(live, by, count=MOST_OF_ONES_OWN):
    for nth in range(count):
        ask(live, AddTask(f"Fyll {by.id} {nth}", f"{by.id}{nth}"), by)


def texts(live):
    return [task.text for task in live.board.tasks.values()]


async def test_two_thousand_tasks_from_one_phone_are_forty_and_the_others_write_on(server):
    lead = server.facilitator()
    code = server.workshop(lead)
    filler, other = server.participant(code), server.participant(code, "g2")
    async with server.follow(filler, code) as phone:
        answers = [await phone.ask("add_task", text=f"Fyll {nth}") for nth in range(100)]
    refused = [it for it in answers if "refused" in it]
    assert len(answers) - len(refused) == MOST_OF_ONES_OWN
    assert {it["code"] for it in refused} == {"too_many_of_yours"}
    assert post(other, code, "add_task", text="Tvätt").status_code == 200
    again = post(filler, code, "add_task", text="Fyll på")
    assert again.status_code == 409
    assert str(MOST_OF_ONES_OWN) in again.json()["sentence"]


def test_who_takes_one_away_has_room_for_one_more():
    live = a_live_workshop(step=Step.GATHER)
    flood(live, ANNA)
    with pytest.raises(TooManyOfYours):
        ask(live, AddTask("En till", "n1"), ANNA)
    ask(live, RemoveTask("anna0"), ANNA)
    ask(live, AddTask("En till", "n1"), ANNA)


def test_the_facilitator_has_no_such_share():
    live = a_live_workshop(step=Step.GATHER)
    flood(live, LEAD, MOST_OF_ONES_OWN + 1)
    ask(live, AddTasks(tuple(f"Lista {nth}" for nth in range(60)), "m"))
    assert len(live.board.tasks) == MOST_OF_ONES_OWN + 61


def test_no_more_are_let_in_than_twice_the_stated_people_and_ten_until_the_facilitator_says_more():
    live = a_live_workshop(step=Step.GATHER)
    ask(live, ExpectPeople(CARERS, 2))
    ask(live, ExpectPeople(TEACHERS, 1))
    for nth in range(13):
        ask(live, JoinWorkshop(CARERS), Person(f"x{nth}", Who.PARTICIPANT))
    late = Person("late", Who.PARTICIPANT)
    with pytest.raises(FullForNow):
        ask(live, JoinWorkshop(TEACHERS), late)
    # Who is in comes back, and changes group; a sheet of paper is handed to the facilitator.
    assert ask(live, JoinWorkshop(CARERS), ANNA) == []
    assert ask(live, JoinWorkshop(TEACHERS), BO)
    assert ask(live, JoinWorkshop(TEACHERS), Person("paper1", Who.PARTICIPANT))
    assert view(live, Audience.LEAD, {})["groups"][CARERS]["seats"]
    ask(live, ExpectPeople(TEACHERS, 3))
    assert ask(live, JoinWorkshop(TEACHERS), late)


def test_a_phone_that_was_turned_away_leaves_room():
    live = a_live_workshop(step=Step.GATHER)
    ask(live, ExpectPeople(CARERS, 0))
    ask(live, ExpectPeople(TEACHERS, 0))
    for nth in range(7):
        ask(live, JoinWorkshop(CARERS), Person(f"x{nth}", Who.PARTICIPANT))
    with pytest.raises(FullForNow):
        ask(live, JoinWorkshop(TEACHERS), Person("late", Who.PARTICIPANT))
    ask(live, TurnAway(live.workshop.seats["x0"]))
    assert ask(live, JoinWorkshop(TEACHERS), Person("late", Who.PARTICIPANT))


def test_where_a_group_has_not_said_how_many_it_is_nobody_is_kept_out_by_the_numbers_of_the_others():
    live = a_live_workshop(step=Step.GATHER)
    ask(live, ExpectPeople(CARERS, 0))
    for nth in range(30):
        assert ask(live, JoinWorkshop(CARERS), Person(f"x{nth}", Who.PARTICIPANT))


def join_with_saved_up_cookies(server, code, count):
    """The statuses of so many who join at once. Each has fetched the page first, and has a cookie of ours."""

    def join(_):
        with server.client() as phone:
            phone.get(f"/join?code={code}")
            return phone.post("/join", data={"code": code, "group": "g1"}).status_code

    with ThreadPoolExecutor(8) as pool:
        return list(pool.map(join, range(count)))


async def test_joins_by_the_hundred_from_one_address_come_no_faster_than_a_workplace(server, monkeypatch):
    monkeypatch.setattr("app.web.limits.NEWCOMERS", 12)
    monkeypatch.setattr("app.web.limits.NEWCOMERS_IN", 3600)
    lead = server.facilitator()
    code, other = server.workshop(lead), server.workshop(lead)
    statuses = await asyncio.to_thread(join_with_saved_up_cookies, server, code, 30)
    assert (statuses.count(303), statuses.count(429)) == (12, 18)
    # Another workshop at the same address is not kept out by it.
    inside = server.participant(other)
    for _ in range(12):
        assert inside.post("/join", data={"code": other, "group": "g1"}).status_code == 303
    server.participant(other)
    # Said how many they are, so many come in at once.
    for group, people in (("g1", 20), ("g2", 10)):
        post(lead, code, "expect_people", group=group, people=people)
    assert server.newcomer(code).post("/join", data={"code": code, "group": "g1"}).status_code == 303


async def test_a_whole_workplace_behind_one_address_comes_in_at_once(server):
    code = server.workshop(server.facilitator())
    assert set(await asyncio.to_thread(join_with_saved_up_cookies, server, code, 110)) == {303}


def test_a_join_that_is_refused_for_now_says_whom_to_ask(server):
    lead = server.facilitator()
    code = server.workshop(lead)
    for group in ("g1", "g2"):
        post(lead, code, "expect_people", group=group, people=0)
    for _ in range(10):
        server.participant(code)
    late = server.newcomer(code).post("/join", data={"code": code, "group": "g1"})
    assert late.status_code == 409
    assert "Be processledaren" in late.text


def test_all_that_one_phone_has_written_is_taken_away_at_once_and_comes_back_as_one_act():
    live = a_live_workshop("Tvätt", step=Step.GATHER)
    ask(live, AddTask("Disk", "d"), CILLA)
    ask(live, AddTask("Sopor", "l"))
    flood(live, BO)
    before = texts(live)
    ask(live, RemoveAllBy("bo7"))
    assert texts(live) == ["Tvätt", "Disk", "Sopor"]
    assert len(own(live, "bo")["removed"]) == MOST_OF_ONES_OWN
    assert own(live, "cilla")["removed"] == {}
    ask(live, UndoLast())
    assert sorted(texts(live)) == sorted(before)
    assert own(live, "bo")["removed"] == {}
    ask(live, RedoLast())
    assert texts(live) == ["Tvätt", "Disk", "Sopor"]
    assert len(own(live, "bo")["removed"]) == MOST_OF_ONES_OWN


def test_the_phone_that_wrote_a_task_is_turned_away_and_its_words_stand_until_they_are_taken_away():
    live = a_live_workshop(step=Step.GATHER)
    flood(live, BO, 2)
    ask(live, TurnAwayAuthor("bo0"))
    assert live.workshop.away == {"bo"}
    assert ask(live, TurnAwayAuthor("bo1")) == []
    with pytest.raises(TurnedAway):
        ask(live, JoinWorkshop(CARERS), BO)
    ask(live, RemoveAllBy("bo0"))
    assert texts(live) == []


@pytest.mark.parametrize("command", [RemoveAllBy, TurnAwayAuthor])
def test_only_the_facilitator_may_only_while_tasks_are_gathered_and_only_what_a_phone_wrote(command):
    live = a_live_workshop("Tvätt", step=Step.GATHER)
    ask(live, AddTask("Sopor", "l"))
    with pytest.raises(NotYours):
        ask(live, command("t1"), ANNA)
    with pytest.raises(NotByAPhone):
        ask(live, command("l"))
    ask(live, OpenStep(Step.SORT))
    with pytest.raises(GatheringClosed):
        ask(live, command("t1"))
    assert len(live.board.tasks) == 2


def test_neither_act_says_who_it_was(server):
    """What the facilitator is sent, and what the page of what has happened says, has no person in it."""
    lead = server.facilitator()
    code = server.workshop(lead)
    filler = server.participant(code)
    post(filler, code, "add_task", text="Fyll")
    post(filler, code, "add_task", text="Fyll mer")
    live_id = server.app.state.codes[code]
    task = next(iter(server.app.state.desk._awake[live_id].board.tasks))
    people = set(server.app.state.desk._awake[live_id].workshop.people)
    answers = [post(lead, code, do, task=task) for do in ("turn_away_author", "remove_all_by")]
    said = [it.text for it in answers] + [str(view_of(lead, code, "as=lead")), lead.get(f"/w/{code}/history").text]
    assert [it.status_code for it in answers] == [200, 200]
    assert not [person for person in people for it in said if person in it]
    assert "Tog bort 2 uppgifter på en gång." in said[-1]
    assert "Fyll" not in said[-1]


def test_what_others_have_answered_on_what_is_taken_away_comes_back_with_it():
    live = a_live_workshop(step=Step.GATHER)
    flood(live, BO, 2)
    happen(live, *votes("bo0", anna=Colour.RED))
    before = dict(live.ballots.votes["bo0"])
    ask(live, RemoveAllBy("bo0"))
    ask(live, UndoLast())
    assert live.ballots.votes["bo0"] == before
