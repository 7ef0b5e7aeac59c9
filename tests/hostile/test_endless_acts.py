"""A phone that taps for ever fills neither the disk nor the workshop, and the one who leads goes on leading."""

import pytest

from app.live import filled
from app.storage import journal
from tests.running import ask, running, view_of

pytestmark = pytest.mark.heavy

A_LITTLE = 20_000


def lines(server, code):
    with server.database.reading() as connection:
        id = connection.exec_driver_sql(f"SELECT id FROM workshop WHERE code = '{code}'").scalar()
        return list(journal.since(connection, id))


def sorting(server, tasks=1):
    """A facilitator, a code and the tasks of a workshop where votes are taken."""
    lead = server.facilitator()
    code = server.workshop(lead)
    for number in range(tasks):
        ask(lead, code, "add_task", text=f"Uppgift {number}")
    ask(lead, code, "open_step", step="sort")
    return lead, code, list(view_of(lead, code, "as=lead")["tasks"])


async def test_what_changes_nothing_leaves_nothing_however_often_it_is_asked(server):
    _lead, code, (task,) = sorting(server)
    phone = server.participant(code)
    ask(phone, code, "cast_vote", task=task, colour="red")
    before = len(lines(server, code))
    async with server.follow(phone, code) as taps:
        answers = [await taps.ask("cast_vote", task=task, colour="red") for _ in range(250)]
        answers += [await taps.ask("say_ready", ready=False) for _ in range(20)]
    assert all("done" in answer for answer in answers)
    assert len(lines(server, code)) == before


def test_what_was_done_is_not_done_again_by_an_act_that_changed_nothing(server):
    """The same id again, after what it asked for has come about by another act."""
    _lead, code, (task,) = sorting(server)
    phone = server.participant(code)
    first = ask(phone, code, "cast_vote", id="a", task=task, colour="red").json()
    ask(phone, code, "cast_vote", id="b", task=task, colour="green")
    assert ask(phone, code, "cast_vote", id="a", task=task, colour="red").json() == first
    ask(phone, code, "cast_vote", id="c", task=task, colour="red")
    assert ask(phone, code, "cast_vote", id="a", task=task, colour="red").json() == first


def flip(phone, code, task, most=500):
    """One vote and another by turns until it is refused: the refusal."""
    for nth in range(most):
        answer = ask(phone, code, "cast_vote", task=task, colour=("red", "green")[nth % 2])
        if answer.status_code != 200:
            return answer.json()
    raise AssertionError("never refused")


def test_one_phone_that_changes_its_mind_for_ever_fills_its_share_and_nobody_elses(server, monkeypatch):
    monkeypatch.setattr(filled, "SHARE", A_LITTLE)
    lead, code, (task,) = sorting(server)
    flipper, other = server.participant(code), server.participant(code)
    refused = flip(flipper, code, task)
    assert refused["code"] == "share_filled"
    assert "Det som är sparat finns kvar" in refused["sentence"]
    assert sum(journal.size(line.model_dump()) for line in lines(server, code)) < 2 * A_LITTLE
    # Neither by coming again nor by another way; the others, and those who come, answer on.
    assert flipper.post("/join", data={"code": code, "group": "g2"}).status_code == 409
    assert ask(other, code, "cast_vote", task=task, colour="red").status_code == 200
    assert ask(server.participant(code), code, "cast_vote", task=task, colour="red").status_code == 200
    assert ask(lead, code, "open_step", step="reveal").status_code in (200, 409)


def test_many_phones_fill_what_the_participants_have_and_the_facilitator_leads_on(server, monkeypatch):
    monkeypatch.setattr(filled, "WHOLE", A_LITTLE)
    lead, code, (task,) = sorting(server)
    phones = [server.participant(code) for _ in range(3)]
    assert flip(phones[0], code, task)["code"] == "workshop_filled"
    assert ask(phones[1], code, "cast_vote", task=task, colour="red").json()["code"] == "workshop_filled"
    assert server.newcomer(code).post("/join", data={"code": code, "group": "g1"}).status_code == 409
    assert ask(lead, code, "add_task", text="En till").status_code == 200
    assert ask(lead, code, "open_step", step="settle").status_code == 200
    # Said how many they are, everybody who then may come in has a share of their own.
    for group in ("g1", "g2"):
        ask(lead, code, "expect_people", group=group, people=3)
    ask(lead, code, "open_step", step="sort")
    assert ask(phones[1], code, "cast_vote", task=task, colour="red").status_code == 200


def test_who_leads_has_no_endless_room_either(server, monkeypatch):
    monkeypatch.setattr(filled, "WHOLE", A_LITTLE)
    monkeypatch.setattr(filled, "RESERVE", A_LITTLE)
    lead, code, _ = sorting(server)
    answers = [ask(lead, code, "set_timer", minutes=5 + nth % 2) for nth in range(300)]
    assert answers[-1].json()["code"] == "workshop_filled"
    # What there is can be read, and deleted.
    assert lead.get(f"/w/{code}/report").status_code == 200
    assert lead.post(f"/w/{code}/delete", data={"typed": code}).status_code == 303


async def test_how_much_is_filled_is_known_after_a_restart(database, monkeypatch):
    monkeypatch.setattr(filled, "SHARE", A_LITTLE)
    with running(database) as server:
        _lead, code, (task,) = sorting(server)
        phone = server.participant(code)
        flip(phone, code, task)
        cookies = dict(phone.cookies)
    with running(database) as server:
        again = server.client(cookies=cookies)
        assert ask(again, code, "cast_vote", task=task, colour="black").json()["code"] == "share_filled"
