"""The page on which the facilitator chooses pictures, as it is without scripts."""

import json
import re

from tests.running import ask, view_of
from tests.scenes import a_scene


@a_scene
def a_workshop(server, *texts):
    lead = server.facilitator()
    code = server.workshop(lead)
    for text in texts:
        assert ask(lead, code, "add_task", text=text).status_code == 200
    return lead, code, {task["text"]: id for id, task in view_of(lead, code, "as=lead")["tasks"].items()}


def pressed(lead, code, page, form, **fields):
    """Post a form of the page, as a browser does."""
    found = next(it for it in re.findall(r"<form.*?</form>", page, re.DOTALL) if form in it)
    said = {}
    for name, value in re.findall(r'<input type="(?:hidden|checkbox)" name="(\w+)" value="([^"]*)"', found):
        said.setdefault(name, []).append(value)
    answer = lead.post(f"/live/{code}/commands?as=lead", data=said | fields)
    assert answer.status_code == 303
    return lead.get(answer.headers["location"]).text


def pictures(lead, code):
    return {task["text"]: task.get("picture") for task in view_of(lead, code, "as=lead")["tasks"].values()}


def test_one_press_for_all_one_for_each_and_one_to_take_it_back(server):
    lead, code, tasks = a_workshop(server, "Tvätta kläder", "Diska", "Något annat")
    page = lead.get(f"/w/{code}/pictures").text
    assert "Ge 2 uppgifter den första föreslagna bilden" in page
    page = pressed(lead, code, page, "suggest_pictures")
    assert "2 uppgifter fick en bild." in page
    assert "den första föreslagna bilden" not in page
    assert pictures(lead, code) == {"Tvätta kläder": "washing-machine", "Diska": "bubbles", "Något annat": None}
    page = pressed(lead, code, page, "undo_last")
    assert set(pictures(lead, code).values()) == {None}
    found = lead.get(f"/w/{code}/pictures?task={tasks['Diska']}&q=hink").text
    pressed(lead, code, found, "set_picture", picture="bucket")
    assert pictures(lead, code)["Diska"] == "bucket"


def test_one_searches_in_swedish_and_is_told_where_nothing_is_found(server):
    lead, code, tasks = a_workshop(server, "Diska")
    here = f"/w/{code}/pictures?task={tasks['Diska']}"
    assert 'value="shower"' in lead.get(f"{here}&q=dusch").text
    assert 'value="broom"' not in lead.get(f"{here}&q=dusch").text
    odd = lead.get(here, params={"task": tasks["Diska"], "q": "<script>alert(1)</script>"}).text
    assert "Ingen bild hittades. Sök på ett annat ord." in odd
    assert "<script>alert" not in odd


def test_a_task_that_is_gone_leads_to_the_list_and_a_picture_that_there_is_not_is_refused_in_words(server):
    lead, code, tasks = a_workshop(server, "Diska")
    assert "Bilder till uppgifterna" in lead.get(f"/w/{code}/pictures?task=nowhere&page=99").text
    refused = ask(lead, code, "set_picture", task=tasks["Diska"], picture="../../etc/passwd")
    assert refused.status_code == 422
    assert refused.json()["sentence"] == "Den bilden finns inte. Välj en av dem som visas."
    phone = server.participant(code)
    assert ask(phone, code, "set_picture", task=tasks["Diska"], picture="broom").status_code == 403


def test_a_closed_workshop_keeps_its_pictures_and_shows_no_button(server):
    lead, code, tasks = a_workshop(server, "Diska")
    ask(lead, code, "set_picture", task=tasks["Diska"], picture="bubbles")
    ask(lead, code, "open_step", step="closed")
    page = lead.get(f"/w/{code}/pictures").text
    assert "Workshopen är avslutad. Öppna ett steg igen om ni vill ändra bilderna." in page
    assert "set_picture" not in page
    assert ask(lead, code, "set_picture", task=tasks["Diska"]).json()["code"] == "workshop_closed"
    assert pictures(lead, code) == {"Diska": "bubbles"}


def test_the_phone_has_it_without_scripts_and_the_file_is_there(server):
    lead, code, tasks = a_workshop(server, "Diska")
    ask(lead, code, "set_picture", task=tasks["Diska"], picture="bubbles")
    ask(lead, code, "open_step", step="sort")
    page = server.participant(code).get(f"/w/{code}").text
    address = re.search(r'id="task-picture" alt="" width="36" height="36" src="([^"]+bubbles\.svg)"', page)[1]
    file = server.client().get(address)
    assert (file.status_code, file.headers["content-type"]) == (200, "image/svg+xml")
    assert file.content.startswith(b"<svg")


def test_our_own_file_carries_it(server):
    lead, code, tasks = a_workshop(server, "Diska", "Städa")
    ask(lead, code, "set_picture", task=tasks["Diska"], picture="bubbles")
    told = json.loads(lead.get(f"/w/{code}/result.json").content)["tasks"]
    assert {task["text"]: task.get("picture") for task in told} == {"Diska": "bubbles", "Städa": None}
    assert "Valde en bild till" in lead.get(f"/w/{code}/history").text


def test_who_made_them_is_said_where_everybody_may_read_it(server):
    credit = "OpenMoji – the open-source emoji and icon project. License: "
    lead, code, _ = a_workshop(server)
    assert credit in lead.get(f"/w/{code}/pictures").text
    assert credit in server.client().get("/tillganglighet").text
