"""The same commands and the same view by posts and long polls, and by forms."""

import threading

import orjson
import pytest

from app.live.room import WHOLE_LENGTH
from tests.running import ask, view_of


@pytest.fixture
def lead(server):
    return server.facilitator()


@pytest.fixture
def code(server, lead):
    return server.workshop(lead)


def a_form(do, id="f1", next="/w/x", **fields):
    return {"do": do, "id": id, "next": next, **fields}


def test_a_posted_command_is_answered_with_the_number_it_was_done_at(server, lead, code):
    answer = ask(lead, code, "add_task", id="a", text="Tvätt")
    assert (answer.status_code, answer.json()) == (200, {"done": "a", "at": 2})
    assert ask(lead, code, "add_task", id="a", text="Tvätt").json() == {"done": "a", "at": 2}


REFUSED = [
    ({"do": "open_step", "step": "sort"}, 403, "not_yours"),
    ({"do": "cast_vote", "task": "nothing", "colour": "red"}, 409, "sorting_closed"),
    ({"do": "reword_task", "task": "nothing", "text": "x"}, 404, "unknown_task"),
    ({"do": "add_task", "text": "x" * 201}, 422, "text_too_long"),
    ({"do": "add_task", "text": " "}, 422, "text_missing"),
    ({"do": "conquer"}, 422, "unreadable"),
]


def test_a_refusal_has_a_status_a_code_and_a_sentence(server, code):
    phone = server.participant(code)
    for command, status, code_said in REFUSED:
        answer = ask(phone, code, **command)
        assert answer.status_code == status, command
        assert answer.json()["code"] == code_said
        assert answer.json()["sentence"].endswith(".")
        assert view_of(phone, code)["tasks"] == {}


def test_somebody_who_has_not_joined_may_neither_ask_nor_look(server, code):
    stranger = server.client()
    assert ask(stranger, code, "add_task", text="Tvätt").json()["code"] == "not_joined"
    assert stranger.get(f"/live/{code}/view").status_code == 403
    assert stranger.get(f"/live/{code}/view?as=lead").status_code == 403


def test_another_facilitator_is_nobody_here(server, code):
    other = server.facilitator("annan@example.se")
    assert ask(other, code, "open_step", step="sort").status_code == 403
    assert other.get(f"/w/{code}/lead").status_code == 404


def test_a_poll_with_nothing_new_is_answered_empty(server, lead, code):
    at = lead.get(f"/live/{code}/view").json()["at"]
    assert lead.get(f"/live/{code}/view?at={at}&wait=0.01").status_code == 204


def test_a_poll_waits_for_news(server, lead, code):
    phone = server.participant(code)
    at = phone.get(f"/live/{code}/view").json()["at"]
    answers = []
    poll = threading.Thread(target=lambda: answers.append(phone.get(f"/live/{code}/view?at={at}&wait=20")))
    poll.start()
    ask(lead, code, "add_task", text="Tvätt")
    poll.join(10)
    assert [task["text"] for task in answers[0].json()["view"]["tasks"].values()] == ["Tvätt"]


def test_a_poll_hides_what_the_socket_hides(server, lead, code):
    ask(lead, code, "add_task", text="Tvätt")
    ask(lead, code, "open_step", step="sort")
    one, other = server.participant(code), server.participant(code)
    task = next(iter(view_of(one, code)["tasks"]))
    ask(one, code, "cast_vote", task=task, colour="red")
    assert view_of(one, code)["mine"] == {task: "red"}
    for client, query in ((other, ""), (lead, "as=lead"), (server.client(), "as=wall")):
        sent = orjson.dumps(view_of(client, code, query)).decode()
        assert '"red"' not in sent
        assert '"votes"' not in sent


def test_a_form_is_a_command_and_leads_back(server, lead, code):
    answer = lead.post(f"/live/{code}/commands", data=a_form("add_task", text="Tvätt", next=f"/w/{code}/lead"))
    assert (answer.status_code, answer.headers["location"]) == (303, f"/w/{code}/lead")
    assert len(view_of(lead, code)["tasks"]) == 1


def test_a_form_leads_nowhere_else(server, lead, code):
    for elsewhere in ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:x"]:
        answer = lead.post(f"/live/{code}/commands", data=a_form("add_task", text="Tvätt", next=elsewhere))
        assert answer.headers["location"] == "/", elsewhere


def test_an_empty_field_takes_a_vote_back(server, lead, code):
    ask(lead, code, "add_task", text="Tvätt")
    ask(lead, code, "open_step", step="sort")
    phone = server.participant(code)
    task = next(iter(view_of(phone, code)["tasks"]))
    phone.post(f"/live/{code}/commands", data=a_form("cast_vote", "f1", task=task, colour="red"))
    assert view_of(phone, code)["mine"] == {task: "red"}
    phone.post(f"/live/{code}/commands", data=a_form("cast_vote", "f2", task=task, colour=""))
    assert view_of(phone, code)["mine"] == {}


def test_a_stale_form_after_the_step_moved_on_gets_one_sentence_and_keeps_what_was_typed(server, lead, code):
    phone = server.participant(code)
    ask(lead, code, "open_step", step="sort")
    answer = phone.post(
        f"/live/{code}/commands", data=a_form("add_task", text="Vattna <b>blommor</b>", next=f"/w/{code}")
    )
    assert answer.status_code == 409
    assert "Vi samlar inte uppgifter just nu" in answer.text
    assert "Vattna &lt;b&gt;blommor&lt;/b&gt;" in answer.text
    assert f'href="/w/{code}"' in answer.text


def test_two_people_rewording_one_task_lose_nothing(server, lead, code):
    ask(lead, code, "add_task", text="Tvätt")
    task = next(iter(view_of(lead, code)["tasks"]))
    assert ask(lead, code, "reword_task", task=task, text="Tvätt och strykning", was="Tvätt").status_code == 200
    late = ask(lead, code, "reword_task", task=task, text="Hantera tvätt", was="Tvätt")
    assert late.status_code == 409
    assert late.json()["current"] == "Tvätt och strykning"
    assert ask(lead, code, "reword_task", task=task, text="Hantera tvätt", was="Tvätt och strykning").status_code == 200


def test_a_body_that_is_too_large_is_not_read(server, code):
    phone = server.participant(code)
    assert phone.post(f"/live/{code}/commands", content=b"x" * 600_000).status_code == 413

    def a_body_without_a_length():
        for _ in range(600):
            yield b"x" * 1000

    answer = phone.post(
        f"/live/{code}/commands", content=a_body_without_a_length(), headers={"Content-Type": "application/json"}
    )
    assert answer.status_code == 413


def test_a_question_that_makes_no_sense_gets_a_sentence(server, lead, code):
    for query in ["at=x", "wait=y", "at=1e9"]:
        answer = lead.get(f"/live/{code}/view?{query}")
        assert answer.status_code == 422, query
        assert answer.json()["code"] == "unreadable"


@pytest.mark.parametrize("answer", [{"colour": "red"}, {"colour": "yellow"}, {"colour": "green", "ground": "law"}, {}])
def test_what_one_person_polls_is_of_one_length_whatever_they_answered(server, lead, code, answer):
    ask(lead, code, "add_task", text="Tvätt")
    ask(lead, code, "open_step", step="sort")
    phone = server.participant(code)
    task = next(iter(view_of(phone, code)["tasks"]))
    ask(phone, code, "cast_vote" if answer else "pass_task", task=task, **answer)
    polled = phone.get(f"/live/{code}/view", headers={"Accept-Encoding": "gzip"})
    assert polled.headers["content-encoding"] == "identity"
    assert int(polled.headers["content-length"]) == WHOLE_LENGTH
