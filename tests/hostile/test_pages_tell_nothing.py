"""What somebody reads out of pages and answers, beside what is shown on them."""

import pytest

from app.live.view import gather
from tests.running import ask, view_of


@pytest.fixture
def server(on_sqlite):
    return on_sqlite


@pytest.fixture
def lead(server):
    return server.facilitator()


@pytest.fixture
def code(server, lead):
    return server.workshop(lead)


def test_what_is_a_phones_own_is_not_compressed_since_its_length_would_tell_what_was_answered(server, lead, code):
    for n in range(4):
        ask(lead, code, "add_task", text=f"Uppgift {n}")
    ask(lead, code, "open_step", step="sort")
    phone = server.participant(code)
    lengths = set()
    for colour in ("red", "yellow"):
        for task in view_of(phone, code)["tasks"]:
            assert ask(phone, code, "cast_vote", task=task, colour=colour).status_code == 200
        answer = phone.get(f"/live/{code}/view", headers={"Accept-Encoding": "gzip"})
        assert answer.headers["content-encoding"] == "identity"
        lengths.add(answer.headers["content-length"])
    assert len(lengths) == 1


def test_the_page_of_what_is_alike_has_only_the_words_that_the_facilitator_has_been_sent(
    server, lead, code, monkeypatch
):
    monkeypatch.setattr("app.live.room.Room.gathered", lambda room, live: gather(live, frozenset()))
    phone = server.participant(code)
    server.app.state.rooms.room(1)
    ask(lead, code, "add_task", text="Disk")
    ask(phone, code, "add_task", text="Diska")
    ask(phone, code, "add_task", text="Nyss skriven")
    page = lead.get(f"/w/{code}/similar").text
    assert "Disk" in page
    assert not [text for text in ("Diska", "Nyss skriven") if text in page]


def test_what_a_group_answers_anew_is_not_on_session_twos_page_before_it_is_shown(server, lead, code):
    ask(lead, code, "add_task", text="Tvätt")
    ask(lead, code, "answer_jointly", group="g1", jointly=True)
    ask(lead, code, "open_step", step="analyse")
    phone = server.participant(code)
    (task,) = view_of(phone, code)["tasks"]
    ask(lead, code, "vote_again", task=task)
    assert ask(phone, code, "say_split", task=task).status_code == 200
    assert "svarade ni mycket olika" not in lead.get(f"/w/{code}/analysis?stage=start").text
    ask(lead, code, "vote_again", task=None)
    assert "svarade ni mycket olika" in lead.get(f"/w/{code}/analysis?stage=start").text
