"""The page on which it is opened before the meeting, the invitation, and what phones are told."""

import io
from datetime import timedelta

import pikepdf

from tests.days import today
from tests.export.test_pdf import words
from tests.running import ask, view_of
from tests.scenes import a_scene

TOMORROW, AFTER = (today() + timedelta(days=days) for days in (1, 2))


@a_scene
def opened(server, **more):
    lead = server.facilitator()
    code = server.workshop(lead)
    form = {"step": "gather", "until": TOMORROW.isoformat(), "meets_on": AFTER.isoformat(), "meets_at": "13:00", **more}
    answer = lead.post(f"/w/{code}/beforehand", data=form)
    assert answer.status_code == 303, answer.text
    return lead, code


def test_it_is_opened_until_a_day_and_the_invitation_says_all_that_is_needed(server):
    lead, code = opened(server)
    page = lead.get(f"/w/{code}/beforehand").text
    assert f"/join?code={code}" in page
    assert "klockan 13:00" in page
    assert "Tre minuter, fem uppgifter." in page
    assert view_of(server.participant(code), code)["beforehand"]["until"] == TOMORROW.isoformat()


def test_the_poster_is_one_page_with_the_code_the_days_and_how_long_it_takes(server):
    lead, code = opened(server)
    paper = pikepdf.open(io.BytesIO(lead.get(f"/w/{code}/beforehand.pdf").content))
    text = words(paper)
    assert len(paper.pages) == 1
    assert f"{code[:3]} {code[3:]}" in text
    assert "Tre minuter, fem uppgifter" in text
    assert f"{AFTER.day} " in text
    assert "klockan 13:00" in text
    assert lead.get(f"/w/{code}/beforehand/print").status_code == 200


def test_what_can_not_be_gets_a_sentence_keeps_what_was_typed_and_opens_nothing(server):
    lead = server.facilitator()
    code = server.workshop(lead)
    form = {"step": "gather", "until": TOMORROW.isoformat(), "meets_on": AFTER.isoformat(), "meets_at": "13:00"}
    for field, typed, says in (
        ("until", "i morgon", "går inte att läsa som ett datum"),
        ("until", "", "Välj en dag"),
        ("meets_on", "i mars", "går inte att läsa som ett datum"),
        ("until", "9999-12-31", "Titta på årtalet"),
        ("until", "2098-12-31", "mer än ett år bort"),
        ("until", "0001-01-01", "Titta på årtalet"),
        ("until", "2020-01-01", "Den dagen har varit"),
        ("meets_on", today().isoformat(), "Träffen är före"),
        ("meets_at", "efter lunch", "Skriv tiden som"),
        ("step", "closed", "Välj ett av alternativen"),
    ):
        answer = lead.post(f"/w/{code}/beforehand", data=form | {field: typed})
        assert answer.status_code == 422, field
        assert says in answer.text
        assert "beforehand" not in view_of(lead, code, "as=lead")


def test_without_scripts_a_phone_writes_counts_its_own_and_is_told_when_it_is_over(server):
    lead, code = opened(server)
    phone = server.participant(code)
    ask(phone, code, "add_task", text="Tvätt")
    page = phone.get(f"/w/{code}").text
    assert "Du har skrivit 1 av 5." in page
    assert "i samma webbläsare" in page
    ask(lead, code, "close_beforehand")
    page = phone.get(f"/w/{code}").text
    assert "data-over" in page
    assert "Nu är det slut med att skriva i förväg" in page
    assert "klockan 13:00" in page
    answer = ask(phone, code, "add_task", text="Disk").json()
    assert answer["code"] == "beforehand_over"
    ask(lead, code, "end_beforehand")
    assert "done" in ask(phone, code, "add_task", text="Disk").json()


def test_who_comes_back_has_the_same_list(server):
    _lead, code = opened(server)
    phone = server.participant(code)
    ask(phone, code, "add_task", text="Tvätt")
    assert "Tillbaka till workshopen" in phone.get(f"/join?code={code}").text
    assert [task["text"] for task in view_of(phone, code)["tasks"].values()] == ["Tvätt"]


def test_where_nothing_is_open_there_is_no_poster(server):
    lead = server.facilitator()
    code = server.workshop(lead)
    assert lead.get(f"/w/{code}/beforehand.pdf").status_code == 404
    assert lead.get(f"/w/{code}/beforehand/print").status_code == 404
