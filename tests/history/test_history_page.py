"""The history as a page: each of the facilitator's acts, and of the staff's only how many."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from app.web.calendar import written
from tests.days import today
from tests.running import ask, running, view_of


@pytest.fixture
def lead(server):
    return server.facilitator()


@pytest.fixture
def code(server, lead):
    return server.workshop(lead)


def main(client, code, query=""):
    answer = client.get(f"/w/{code}/history{query}")
    assert answer.status_code == 200
    text = re.sub(r"&#x206[89];", "", answer.text.split("<main")[1].split("</main>")[0])
    return re.sub(r"\s+", " ", text)


def entries(client, code, query=""):
    """What it says, the newest first, without times."""
    lines = re.findall(r"<li class=\"happened-line.*?</li>", main(client, code, query))
    return [re.sub(r"<time>.*?</time>|<[^>]+>", "", line).strip() for line in lines]


def test_the_facilitators_acts_are_told_one_by_one_the_newest_first(lead, code):
    ask(lead, code, "add_task", text="Tvätt")
    ask(lead, code, "open_step", step="sort")
    assert entries(lead, code) == ["Öppnade steget Sortera.", "Lade till ”Tvätt”.", "Skapade workshopen."]


def test_until_which_day_it_was_opened_beforehand_is_told(lead, code):
    until = today() + timedelta(days=3)
    lead.post(f"/w/{code}/beforehand", data={"step": "gather", "until": until.isoformat()})
    assert entries(lead, code)[0] == f"Öppnade i förväg, till och med {written(until)}."


def test_what_the_staff_do_is_told_as_counts(server, lead, code):
    server.begin()  # so that all of it happens now, and stands together
    phones = [server.participant(code) for _ in range(2)]
    ask(phones[0], code, "add_task", text="Tvätt")
    ask(lead, code, "open_step", step="sort")
    task = next(iter(view_of(lead, code, "as=lead")["tasks"]))
    for phone in phones:
        ask(phone, code, "cast_vote", task=task, colour="red")
    told = entries(lead, code)
    assert "2 svar" in told[0]
    assert "Öppnade steget Sortera." in told
    before = told[told.index("Öppnade steget Sortera.") + 1 :]
    assert "2 gick med" in " ".join(before)
    assert "1 uppgift skrevs" in " ".join(before)


def test_nothing_tells_who_it_was_what_they_answered_or_what_was_removed(server, lead, code):
    phone = server.participant(code)
    for text in ("Något elakt om Kim", "Tvätt"):
        ask(phone, code, "add_task", text=text)
    ask(lead, code, "add_task", text="Något annat elakt")
    tasks = {task["text"]: id for id, task in view_of(lead, code, "as=lead")["tasks"].items()}
    ask(lead, code, "bring_up", task=tasks["Något elakt om Kim"])
    ask(lead, code, "reword_task", task=tasks["Något annat elakt"], text="Något värre")
    ask(lead, code, "remove_task", task=tasks["Något elakt om Kim"], why="Skriv inga namn")
    ask(lead, code, "remove_task", task=tasks["Något annat elakt"])
    ask(lead, code, "open_step", step="sort")
    ask(phone, code, "cast_vote", task=tasks["Tvätt"], colour="green", only="may", ground="licence")
    ask(lead, code, "open_step", step="reveal")
    ask(lead, code, "undo_last")
    ask(lead, code, "redo_last")
    page = lead.get(f"/w/{code}/history").text
    assert "elakt" not in page
    told = main(lead, code)
    with server.database.reading() as connection:
        people = {row.by for row in connection.exec_driver_sql("SELECT by FROM journal")}
    assert len(people) == 2
    assert not any(re.search(rf"\b{person}\b", told) for person in people)
    assert not any(person in page for person in people if person.startswith("p"))
    for secret in ("elakt", "värre", "inga namn", "licence"):
        assert secret not in told
    assert not re.search(r"green|Grön|red\b", " ".join(entries(lead, code)))
    assert "Tog bort en uppgift." in told


def test_the_words_that_were_just_removed_are_not_told_either_where_the_page_offers_to_undo_it(lead, code):
    ask(lead, code, "add_task", text="Något elakt")
    ask(lead, code, "remove_task", task=next(iter(view_of(lead, code, "as=lead")["tasks"])))
    assert "elakt" not in lead.get(f"/w/{code}/history").text
    assert "Tog bort en uppgift." in main(lead, code).split("undo_last-what")[2]


def test_what_was_undone_is_marked_and_done_again_it_is_not(lead, code):
    ask(lead, code, "open_step", step="sort")
    ask(lead, code, "undo_last")
    told = entries(lead, code)
    assert told[0] == "Ångrade: Öppnade steget Sortera."
    assert told[1] == "Öppnade steget Sortera. ångrat"
    ask(lead, code, "redo_last")
    told = entries(lead, code)
    assert told[0] == "Gjorde om: Öppnade steget Sortera."
    assert told[2] == "Öppnade steget Sortera."


def test_the_last_act_is_undone_and_done_again_from_the_page(lead, code):
    ask(lead, code, "open_step", step="sort")
    for button, step in (("undo_last", "gather"), ("redo_last", "sort")):
        form = next(it for it in re.findall(r"<form.*?</form>", main(lead, code)) if f'value="{button}"' in it)
        fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form))
        answer = lead.post(f"/live/{code}/commands?as=lead", data=fields)
        assert (answer.status_code, answer.headers["location"]) == (303, f"/w/{code}/history")
        assert view_of(lead, code, "as=lead")["step"] == step


def test_a_long_history_is_read_page_by_page_and_nothing_is_missed_or_told_twice(server, lead, code):
    phone = server.participant(code)
    for number in range(60):
        ask(lead, code, "add_task", text=f"Uppgift {number}")
        if number % 20 == 0:
            ask(phone, code, "add_task", text=f"Personalens {number}")
    told, query = [], ""
    for _ in range(5):
        told += entries(lead, code, query)
        older = re.search(r'href="[^"]*history(\?before=\d+)">Tidigare', main(lead, code, query))
        if not older:
            break
        query = older[1]
    deeds = [it for it in told if it.startswith("Lade till")]
    assert deeds == [f"Lade till ”Uppgift {number}”." for number in reversed(range(60))]
    assert sum(int(n) for it in told for n in re.findall(r"(\d+) uppgift(?:er)? skrevs", it)) == 3
    assert query


@pytest.mark.parametrize("query", ["?before=0", "?before=-5", "?before=1", "?before=99999999999999999999"])
def test_a_number_that_there_is_not_is_no_harm(lead, code, query):
    main(lead, code, query)


def test_times_are_those_of_the_workplace(sqlite):
    with running(sqlite, time_zone="Asia/Tokyo") as server:
        lead = server.facilitator()
        code = server.workshop(lead)
        shown = re.findall(r"<time>(\d\d):\d\d</time>", main(lead, code))
        assert int(shown[0]) in {(datetime.now(UTC).hour + 9 - late) % 24 for late in (0, 1)}


def test_the_history_is_for_those_who_lead(server, code):
    assert server.participant(code).get(f"/w/{code}/history").status_code == 303
    assert server.facilitator("annan@example.se").get(f"/w/{code}/history").status_code == 404
