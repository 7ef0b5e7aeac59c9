"""The tasks with a field each, for who leads and for a colleague by a link; brought as a list; and shown on a phone."""

import re

import pytest

from app.web import language
from tests.running import ask, view_of
from tests.scenes import a_scene

WASH, DISHES = "غسيل", "جلي الصحون"


@pytest.fixture
def lead(server):
    return server.facilitator()


@pytest.fixture(autouse=True)
def _arabic_is_on(lead):
    lead.post("/languages/ar/on", data={"read_by": "en kollega"})
    yield
    language.offer({})


@pytest.fixture
@a_scene
def code(server, lead):
    code = server.workshop(lead)
    ask(lead, code, "add_tasks", texts=["Tvätt", "Disk"])
    return code


def link(lead, code, into="ar"):
    """The path that a new link opens."""
    page = lead.post(f"/w/{code}/translations/{into}/link", follow_redirects=True).text
    return re.search(r"/l/[\w-]+", page)[0] + "/translate"


def ids(lead, code):
    return {task["text"]: id for id, task in view_of(lead, code, "as=lead")["tasks"].items()}


def fields(page):
    """What the page's form would post."""
    found = [("task", it) for it in re.findall(r'name="task" value="([^"]*)"', page)]
    found += re.findall(r'name="((?:was|base)-[^"]*)" value="([^"]*)"', page)
    found += [(it, "on") for it in re.findall(r'type="checkbox" name="(holds-[^"]*)" checked>', page)]
    found += re.findall(r'<textarea id="text-[^"]*" name="(text-[^"]*)"[^>]*>(.*?)</textarea>', page)
    form = {}
    for name, value in found:
        form.setdefault(name, []).append(value)
    return form


def save(client, path, page=None, **typed):
    """Post what stands in the page, with what is typed in its fields."""
    return client.post(path, data=fields(page or client.get(path).text) | typed)


def on_phone(server, code):
    return {it["text"]: it.get("translations", {}) for it in view_of(server.participant(code), code)["tasks"].values()}


def test_a_colleague_writes_and_a_phone_has_it(server, lead, code):
    path, colleague, of = link(lead, code), server.client(), ids(lead, code)
    page = colleague.get(path).text
    assert "Översätt till arabiska" in page
    assert f'lang="ar" dir="rtl" autocomplete="off" aria-describedby="state-{of["Tvätt"]}"' in page
    answer = save(colleague, path, **{f"text-{of['Tvätt']}": f"  {WASH} "})
    assert (answer.status_code, answer.headers["location"]) == (303, f"{path}?saved=1")
    assert "En översättning är sparad." in colleague.get(answer.headers["location"]).text
    assert on_phone(server, code) == {"Tvätt": {"ar": WASH}, "Disk": {}}
    listed = lead.get(f"/w/{code}/translations").text
    assert "1 av 2 är översatta." in listed
    assert "Ändrade" not in lead.get(f"/w/{code}/history").text
    assert "1 översättning ändrades" in lead.get(f"/w/{code}/history").text


def test_who_leads_writes_too_and_takes_it_back_in_one_step(server, lead, code):
    path, of = f"/w/{code}/translations/ar/translate", ids(lead, code)
    save(lead, path, **{f"text-{of['Tvätt']}": WASH, f"text-{of['Disk']}": DISHES})
    assert on_phone(server, code) == {"Tvätt": {"ar": WASH}, "Disk": {"ar": DISHES}}
    assert "Ändrade 2 översättningar till arabiska." in lead.get(f"/w/{code}/history").text
    assert "2 översättningar blir som förut" in lead.get(f"/w/{code}/lead").text
    ask(lead, code, "undo_last")
    assert on_phone(server, code) == {"Tvätt": {}, "Disk": {}}


def test_one_that_who_leads_writes_is_told_as_one_before_it_is_taken_back(lead, code):
    save(lead, f"/w/{code}/translations/ar/translate", **{f"text-{ids(lead, code)['Tvätt']}": WASH})
    undo = view_of(lead, code, "as=lead")["undo"]
    assert (undo["do"], undo["text"]) == ("translate_task", "Tvätt")


def test_a_phone_without_scripts_shows_it_in_its_own_language_and_no_other(server, lead, code):
    of = ids(lead, code)
    ask(lead, code, "translate_task", task=of["Tvätt"], language="ar", text=WASH)
    phone = server.participant(code)
    shown = f'<span class="translated" data-translated lang="ar" dir="rtl">{WASH}</span>'
    arabic = phone.get(f"/w/{code}", headers={"Accept-Language": "ar"}).text
    assert shown in arabic
    assert '<span data-words dir="auto" lang="sv">Tvätt</span>' in arabic
    swedish = phone.get(f"/w/{code}").text
    assert f">{WASH}<" not in swedish
    for page in (f"/w/{code}/wall", f"/w/{code}/here"):
        assert WASH not in phone.get(page, headers={"Accept-Language": "ar"}).text
    for page in ("result.json", "report.json", "result.md"):
        assert WASH not in lead.get(f"/w/{code}/{page}").text


def test_one_of_an_older_text_is_marked_and_not_shown_until_somebody_says_that_it_is_right(server, lead, code):
    path, colleague, of = link(lead, code), server.client(), ids(lead, code)
    save(colleague, path, **{f"text-{of['Tvätt']}": WASH})
    ask(lead, code, "reword_task", task=of["Tvätt"], text="Tvätt och strykning")
    assert on_phone(server, code)["Tvätt och strykning"] == {}
    page = colleague.get(path).text
    assert "Översättningen visas inte för deltagarna." in page
    before = r'Förut stod det: <span dir="auto">Tvätt</span>'
    assert re.search(before, lead.get(f"/w/{code}/translations/ar/translate").text)
    assert not re.search(before, page), "what stands no more is no phone's to read, and no colleague's"
    assert "1 är av en äldre text och visas inte för deltagarna." in lead.get(f"/w/{code}/translations").text
    save(colleague, path)  # what stands unchanged in a page says nothing
    assert on_phone(server, code)["Tvätt och strykning"] == {}
    save(colleague, path, **{f"holds-{of['Tvätt']}": "on"})
    assert on_phone(server, code)["Tvätt och strykning"] == {"ar": WASH}


def test_a_task_that_is_changed_while_somebody_writes_is_asked_about_and_the_rest_is_kept(server, lead, code):
    path, colleague, of = link(lead, code), server.client(), ids(lead, code)
    drawn = colleague.get(path).text
    ask(lead, code, "reword_task", task=of["Tvätt"], text="Sopor")
    answer = save(colleague, path, drawn, **{f"text-{of['Tvätt']}": WASH, f"text-{of['Disk']}": DISHES})
    assert answer.status_code == 409
    assert "Uppgiften fick en annan text medan du skrev." in answer.text
    assert f">{WASH}</textarea>" in answer.text
    assert f">{DISHES}</textarea>" not in answer.text
    assert on_phone(server, code) == {"Sopor": {}, "Disk": {"ar": DISHES}}
    save(colleague, path, answer.text)  # it is right: saved again
    assert on_phone(server, code)["Sopor"] == {"ar": WASH}


def test_the_same_words_for_the_new_text_are_saved_when_they_are_looked_at(server, lead, code):
    path, one, other, of = link(lead, code), server.client(), server.client(), ids(lead, code)
    drawn = other.get(path).text
    save(one, path, **{f"text-{of['Tvätt']}": WASH})
    ask(lead, code, "reword_task", task=of["Tvätt"], text="Tvätt av kläder")
    answer = save(other, path, drawn, **{f"text-{of['Tvätt']}": WASH})
    assert "Stämmer det du skrev? Spara." in answer.text
    save(other, path, answer.text)
    assert on_phone(server, code)["Tvätt av kläder"] == {"ar": WASH}


def test_whatever_a_field_is_looked_at_for_somebody_elses_words_stand_beside_it(server, lead, code):
    path, of, other = link(lead, code), ids(lead, code), server.client()
    drawn = other.get(path).text
    save(server.client(), path, **{f"text-{of['Tvätt']}": WASH})
    stands = f'Förut stod det: <span lang="ar" dir="rtl">{WASH}</span>'
    assert stands in save(other, path, drawn, **{f"text-{of['Tvätt']}": "a" * 201}).text
    ask(lead, code, "reword_task", task=of["Tvätt"], text="Tvätt av kläder")
    assert stands in save(other, path, drawn, **{f"text-{of['Tvätt']}": "غسل"}).text


def test_nobody_writes_over_somebody_elses_words_unseen(server, lead, code):
    path, of = link(lead, code), ids(lead, code)
    one, other = server.client(), server.client()
    drawn = other.get(path).text
    save(one, path, **{f"text-{of['Tvätt']}": WASH})
    save(other, path, drawn, **{f"text-{of['Disk']}": DISHES})
    assert on_phone(server, code)["Tvätt"] == {"ar": WASH}
    answer = save(other, path, drawn, **{f"text-{of['Tvätt']}": "غسل"})
    assert "Någon annan har skrivit en annan översättning." in answer.text
    assert on_phone(server, code)["Tvätt"] == {"ar": WASH}


def test_what_is_too_long_stands_in_its_field_with_why(server, lead, code):
    path, of = link(lead, code), ids(lead, code)
    answer = save(server.client(), path, **{f"text-{of['Tvätt']}": "غ" * 201})
    assert answer.status_code == 409
    assert "غ" * 201 in answer.text
    assert 'aria-invalid="true"' in answer.text


def test_a_list_fills_in_the_fields_and_is_saved_when_it_has_been_looked_at(server, lead, code):
    path, colleague, of = link(lead, code), server.client(), ids(lead, code)
    file = colleague.get(f"{path}/list.csv")
    assert file.content.decode("utf-8-sig").splitlines()[:2] == [
        '"Arbetsuppgift";"arabiska (العربية)"',
        '"Tvätt";""',
    ]
    filled = f"Arbetsuppgift;arabiska\r\n TVÄTT ;{WASH}\r\nDisk;\r\nFönster;نوافذ\r\n"
    answer = colleague.post(f"{path}/import", files={"file": ("lista.csv", filled.encode("utf-8-sig"))})
    assert answer.status_code == 200
    assert "Inget är sparat än." in answer.text
    assert "En rad kom inte med" in answer.text
    assert "نوافذ" in answer.text
    assert on_phone(server, code)["Tvätt"] == {}
    save(colleague, path, answer.text)
    assert on_phone(server, code) == {"Tvätt": {"ar": WASH}, "Disk": {}}
    assert view_of(lead, code, "as=lead")["tasks"].keys() == {*of.values()}


def test_a_pasted_list_that_cannot_be_read_stands_where_it_was_pasted(lead, code):
    path = f"/w/{code}/translations/ar/translate"
    answer = lead.post(f"{path}/import", files={"text": (None, "Tvätt\nDisk")})
    assert answer.status_code == 422
    assert "Listan behöver två kolumner" in answer.text
    assert "Tvätt\nDisk</textarea>" in answer.text


def test_a_file_that_is_a_workbook_comes_back(server, lead, code):
    path = link(lead, code)
    ask(lead, code, "translate_task", task=ids(lead, code)["Tvätt"], language="ar", text=WASH)
    book = server.client().get(f"{path}/list.xlsx").content
    answer = server.client().post(f"{path}/import", files={"file": ("lista.xlsx", book)})
    assert "Listan ändrar ingen översättning. En rad har ingen översättning." in answer.text


def test_a_link_is_taken_back_and_opens_nothing_more(server, lead, code):
    path = link(lead, code)
    page = lead.get(f"/w/{code}/translations").text
    (revoke,) = re.findall(r'action="([^"]*/revoke)"', page)
    assert lead.post(revoke).status_code == 303
    assert server.client().get(path).status_code == 410
    assert "/revoke" not in lead.get(f"/w/{code}/translations").text


def test_a_long_list_is_translated_a_page_at_a_time(server, lead, code):
    ask(lead, code, "add_tasks", texts=[f"Uppgift {n}" for n in range(60)])
    path = link(lead, code)
    second = server.client().get(f"{path}?page=2").text
    assert "Sida 2 av 2" in second
    answer = server.client().post(path, data=fields(second) | {"page": "2"})
    assert answer.headers["location"] == f"{path}?saved=0&page=2"
