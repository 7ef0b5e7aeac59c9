"""What I have written: all of it, nobody else's, to take along, and to take back while the rules let me."""

import re

import pytest

from tests.running import ask, view_of
from tests.world.page_forms import forms

MINE, THEIRS = "Skriva min hemlighet", "Skriva någon annans"


@pytest.fixture
def lead(server):
    return server.facilitator()


@pytest.fixture
def code(server, lead):
    return server.workshop(lead)


def page_of(client, code):
    answer = client.get(f"/w/{code}/mine")
    assert answer.status_code == 200, answer.status_code
    return answer.text


def fetched(client, code):
    answer = client.get(f"/w/{code}/mine.json")
    assert 'attachment; filename="' in answer.headers["content-disposition"]
    return answer.json()


def press(client, page, words):
    """Press the button whose words begin so."""
    form = next(it for it in forms(page) if it.button.startswith(words))
    return client.post(form.action, data=dict(form.fields))


def the_task(client, code, text):
    return next(id for id, it in view_of(client, code)["tasks"].items() if it["text"] == text)


def test_what_i_wrote_is_there_with_what_i_wrote_before_and_nothing_of_anybody_elses(server, code):
    me, other = server.participant(code), server.participant(code)
    ask(me, code, "add_task", text="Skriva först så")
    task = the_task(me, code, "Skriva först så")
    ask(me, code, "reword_task", task=task, text=MINE)
    ask(other, code, "add_task", text=THEIRS)
    page, said = page_of(me, code), fetched(me, code)
    assert (said["tasks"], said["earlier"], said["answers"]) == ([MINE], ["Skriva först så"], [])
    for words in (MINE, "Skriva först så"):
        assert words in page
        assert words in me.get(f"/w/{code}/mine.txt").text
    for what in (page, me.get(f"/w/{code}/mine.txt").text, str(said)):
        assert THEIRS not in what
    assert fetched(other, code)["tasks"] == [THEIRS]


def test_a_task_is_taken_back_while_tasks_are_gathered_and_then_it_says_why_not(server, lead, code):
    me = server.participant(code)
    for text in (MINE, "En till"):
        ask(me, code, "add_task", text=text)
    answer = press(me, page_of(me, code), "Ta bort uppgiften")
    assert answer.headers["location"] == f"/w/{code}/mine"
    assert fetched(me, code)["tasks"] == ["En till"]
    assert fetched(me, code)["earlier"] == [MINE]
    assert [it["text"] for it in view_of(lead, code, "as=lead")["tasks"].values()] == ["En till"]
    ask(lead, code, "open_step", step="sort")
    page = page_of(me, code)
    assert "Ta bort uppgiften" not in page
    assert re.search(r"En till</p>\s*<p class=\"quiet\">[^<]+", page)


def test_what_holds_for_all_of_it_is_said_once_and_that_others_do_not_see_it_of_answers_alone(server, lead, code):
    me = server.participant(code)
    for text in (MINE, f"{MINE} till", f"{MINE} igen"):
        ask(me, code, "add_task", text=text)
    assert "Bara du ser det." not in page_of(me, code)  # the list is everybody's once it is open
    ask(lead, code, "open_step", step="sort")
    page = page_of(me, code)
    assert page.count("Processledaren kan öppna igen.") == 1
    ask(me, code, "cast_vote", task=the_task(me, code, MINE), colour="green")
    assert "Bara du ser det." in page_of(me, code)


def test_every_answer_is_there_and_is_taken_back_while_it_is_asked(server, lead, code):
    me, other = server.participant(code), server.participant(code)
    ask(lead, code, "add_task", text="Tvätt")
    ask(lead, code, "open_step", step="sort")
    task = the_task(me, code, "Tvätt")
    ask(me, code, "cast_vote", task=task, colour="green", only="may", ground="law")
    ask(other, code, "cast_vote", task=task, colour="black")
    page = page_of(me, code)
    assert "Grön, får bara vi, lag" in page
    assert "Svart" not in page
    assert fetched(me, code)["answers"] == [
        {"task": "Tvätt", "question": "colour", "answer": "green", "more": ["may", "law"]}
    ]
    assert press(me, page, "Ångra").status_code == 303
    assert fetched(me, code)["answers"] == []
    assert len(fetched(other, code)["answers"]) == 1
    ask(me, code, "cast_vote", task=task, colour="red")
    ask(lead, code, "open_step", step="settle")
    page = page_of(me, code)
    assert "Röd" in page
    assert "Ångra" not in page
    assert "Sorteringen är stängd" in page


def test_times_and_opinions_of_session_two_too(server, lead, code):
    me, other = server.participant(code), server.participant(code)
    ask(lead, code, "add_task", text="Tvätt")
    task = the_task(lead, code, "Tvätt")
    for group in ("g1", "g2"):
        ask(lead, code, "place_task", task=task, group=group, colour="black")
    ask(lead, code, "open_step", step="analyse")
    ask(lead, code, "open_topic", topic="weight")
    ask(me, code, "estimate_time", task=task, amount="2 x 20 min om dagen")
    ask(other, code, "estimate_time", task=task, amount="3 h i veckan")
    assert fetched(me, code)["answers"][0]["answer"] == "2 x 20 min om dagen"
    assert press(me, page_of(me, code), "Ångra").status_code == 303
    assert fetched(me, code)["answers"] == []
    ask(lead, code, "open_topic", topic="right_things")
    assert ask(me, code, "give_opinion", task=task, question="right_things", answer="no").status_code == 200
    page = page_of(me, code)
    assert "Nej, vi borde sluta" in page
    assert press(me, page, "Ångra").status_code == 303
    assert fetched(me, code)["answers"] == []


def test_what_the_facilitator_took_away_is_told_and_not_what_it_was_merged_into(server, lead, code):
    me, other = server.participant(code), server.participant(code)
    ask(lead, code, "open_list", open=True)
    for who, text in ((me, MINE), (me, "Skriv inte så"), (other, THEIRS)):
        ask(who, code, "add_task", text=text)
    ask(lead, code, "merge_tasks", task=the_task(lead, code, MINE), into=the_task(lead, code, THEIRS))
    ask(lead, code, "remove_task", task=the_task(lead, code, "Skriv inte så"), why="Inga namn")
    said = fetched(me, code)
    assert {(it["text"], it["why"], it["merged"]) for it in said["removed"]} == {
        (MINE, "", True),
        ("Skriv inte så", "Inga namn", False),
    }
    assert THEIRS not in page_of(me, code) + str(said)


def test_the_next_person_on_a_shared_screen_is_told_nothing_of_the_one_before(server, code):
    shared = server.participant(code)
    ask(shared, code, "add_task", text=MINE)
    shared.post(f"/w/{code}/next-person")
    for path in ("mine", "mine.json", "mine.txt"):
        assert shared.get(f"/w/{code}/{path}").headers["location"].startswith("/join")
    shared.get("/join", params={"code": code})
    shared.post("/join", data={"code": code, "group": "g1"})
    assert MINE not in page_of(shared, code)
    assert fetched(shared, code)["earlier"] == []


def test_what_a_group_says_together_is_told_as_nobodys_and_taken_back_by_nobody_here(server, lead, code):
    me, holder = server.participant(code), server.participant(code)
    ask(lead, code, "add_task", text="Tvätt")
    ask(lead, code, "open_step", step="sort")
    task = the_task(me, code, "Tvätt")
    ask(me, code, "cast_vote", task=task, colour="yellow")
    ask(lead, code, "answer_jointly", group="g1", jointly=True)
    assert ask(holder, code, "cast_vote", task=task, colour="black").status_code == 200
    for client in (me, holder):
        assert "Svart" not in page_of(client, code)
        assert "black" not in str(fetched(client, code))
        assert "Det som gruppen svarar tillsammans är gruppens" in page_of(client, code)
        assert "Ångra" not in page_of(client, code)


def test_two_in_a_group_are_told_each_their_own(server, lead, code):
    one, other = server.participant(code, "g2"), server.participant(code, "g2")
    ask(lead, code, "add_task", text="Tvätt")
    ask(lead, code, "open_step", step="sort")
    task = the_task(one, code, "Tvätt")
    before = fetched(one, code), page_of(one, code).count("<li")
    ask(other, code, "cast_vote", task=task, colour="black")
    assert (fetched(one, code), page_of(one, code).count("<li")) == before


def test_who_leads_and_has_not_joined_is_told_nothing_and_with_a_phones_cookie_only_that_phones(server, lead, code):
    ask(server.participant(code), code, "add_task", text=THEIRS)
    assert lead.get(f"/w/{code}/mine").headers["location"].startswith("/join")
    ask(lead, code, "add_task", text="Processledarens")
    lead.get("/join", params={"code": code})
    assert lead.post("/join", data={"code": code, "group": "g1"}).status_code == 303
    assert fetched(lead, code)["tasks"] == []
    assert THEIRS not in page_of(lead, code)


def test_it_is_ones_own_also_when_the_workshop_is_closed_and_no_one_elses(server, lead, code):
    me = server.participant(code)
    ask(me, code, "add_task", text=MINE)
    ask(lead, code, "open_step", step="closed")
    assert MINE in page_of(me, code)
    assert "Ta bort uppgiften" not in page_of(me, code)
    assert fetched(me, code)["tasks"] == [MINE]
    for path in ("mine", "mine.json"):
        assert server.client().get(f"/w/{code}/{path}").headers["location"].startswith("/join")


def test_there_is_no_other_kind_of_file(server, code):
    me = server.participant(code)
    assert me.get(f"/w/{code}/mine.docx").status_code == 404
    assert "Du har inte skrivit" in page_of(me, code)
    assert f'href="/w/{code}/mine"' in me.get(f"/w/{code}").text
