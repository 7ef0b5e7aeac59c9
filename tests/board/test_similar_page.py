"""The page on which the facilitator says which tasks are the same. By forms, as without scripts."""

import re

import pytest

from tests.running import ask, running, view_of
from tests.scenes import a_scene


@pytest.fixture
def lead(server):
    return server.facilitator()


@pytest.fixture
@a_scene
def code(server, lead):
    code = server.workshop(lead)
    for text in ("Fönsterputs", "Lägga schema", "Putsa fönster"):
        ask(lead, code, "add_task", text=text)
    return code


def page(lead, code):
    answer = lead.get(f"/w/{code}/similar")
    assert answer.status_code == 200
    return answer.text


def press(client, text, button):
    """Send the form that has a button with these words, as a browser without scripts does."""
    form = next(it for it in re.findall(r"<form.*?</form>", text, re.S) if button in it)
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form))
    return client.post(re.search(r'action="([^"]+)"', form)[1], data=fields)


def texts(lead, code):
    return [task["text"] for task in view_of(lead, code, "as=lead")["tasks"].values()]


def test_tasks_that_are_likely_the_same_are_shown_in_pairs(lead, code):
    assert "1 par är kanske samma sak" in page(lead, code)


@pytest.mark.parametrize(("kept", "gone"), [("Fönsterputs", "Putsa fönster"), ("Putsa fönster", "Fönsterputs")])
def test_a_pair_is_merged_in_either_direction_and_it_is_said_how_to_take_it_back(lead, code, kept, gone):
    answer = press(lead, page(lead, code), f'behåll den här<span class="visually-hidden"> {kept}</span>')
    assert (answer.status_code, answer.headers["location"]) == (303, f"/w/{code}/similar")
    after = page(lead, code)
    assert f"”{gone}” är nu en del av ”{kept}”." in after
    assert "Inga fler förslag just nu" in after
    assert sorted(texts(lead, code)) == sorted([kept, "Lägga schema"])
    press(lead, after, "Ångra")
    assert sorted(texts(lead, code)) == sorted(["Fönsterputs", "Lägga schema", "Putsa fönster"])
    assert "1 par är kanske samma sak" in page(lead, code)


def test_what_is_said_of_a_merge_is_said_again_when_it_is_done_again(lead, code):
    press(lead, page(lead, code), " Fönsterputs</span>")
    said = "”Putsa fönster” är nu en del av ”Fönsterputs”."
    ask(lead, code, "undo_last")
    assert said not in page(lead, code)
    ask(lead, code, "redo_last")
    assert said in page(lead, code)


def test_tasks_that_are_different_are_not_suggested_again_until_that_is_taken_back(lead, code):
    press(lead, page(lead, code), "De är olika")
    after = page(lead, code)
    assert (
        "”Fönsterputs” och ”Putsa fönster” är olika" in after or "”Putsa fönster” och ”Fönsterputs” är olika" in after
    )
    assert "Inga fler förslag just nu" in after
    press(lead, after, "Ångra")
    assert "1 par är kanske samma sak" in page(lead, code)


def test_that_they_are_different_is_remembered_by_another_server(server, lead, code):
    press(lead, page(lead, code), "De är olika")
    with running(server.database) as other:
        later = other.client(cookies=dict(lead.cookies))
        assert "Inga fler förslag just nu" in page(later, code)


def test_any_two_tasks_can_be_merged_by_hand(lead, code):
    ids = {task["text"]: id for id, task in view_of(lead, code, "as=lead")["tasks"].items()}
    form = {"id": "x", "do": "merge_tasks", "next": f"/w/{code}/similar"}
    chosen = {"task": ids["Lägga schema"], "into": ids["Fönsterputs"]}
    assert "Slå ihop två som du själv väljer" in page(lead, code)
    assert lead.post(f"/live/{code}/commands?as=lead", data=form | chosen).status_code == 303
    assert "”Lägga schema” är nu en del av ”Fönsterputs”." in page(lead, code)
    twice = lead.post(
        f"/live/{code}/commands?as=lead", data=form | {"id": "y", "task": chosen["into"], "into": chosen["into"]}
    )
    assert twice.status_code == 422
    assert "Välj två olika uppgifter." in twice.text


def test_nobody_sees_on_the_page_who_wrote_a_task(server, lead, code):
    phone = server.participant(code)
    ask(phone, code, "add_task", text="Schemaläggning")
    text = page(lead, code)
    assert "Schemaläggning" in text
    with server.database.reading() as connection:
        people = [row.id for row in connection.exec_driver_sql("SELECT id FROM participant")]
    assert people
    assert not any(person in text for person in people)


def test_the_page_is_for_those_who_lead(server, code):
    assert server.client().get(f"/w/{code}/similar").status_code == 303
    assert server.participant(code).get(f"/w/{code}/similar").status_code == 303
    assert server.facilitator("annan@example.se").get(f"/w/{code}/similar").status_code == 404


def test_in_a_closed_workshop_nothing_can_be_merged_and_the_page_says_so(lead, code):
    ask(lead, code, "open_step", step="closed")
    text = page(lead, code)
    assert "Workshopen är avslutad" in text
    assert "merge_tasks" not in text.split("<main")[1].split("</main>")[0]


def test_what_people_wrote_is_shown_as_they_wrote_it_and_nothing_more(lead, code):
    ask(lead, code, "add_task", text="<script>alert(1)</script> tvätt")
    ask(lead, code, "add_task", text="<script>alert(1)</script> tvätta")
    main = page(lead, code).split("<main")[1].split("</main>")[0]
    assert "&lt;script&gt;alert(1)&lt;/script&gt; tvätt" in main
    assert "<script>alert" not in main
