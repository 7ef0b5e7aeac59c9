"""Who has a link to translate by, and wants more than that: to read what the room may not, to write where it is not for
them, to fill or to stop the workshop."""

import json
import re
from datetime import timedelta

import pytest

from app.live.filled import SHARE
from app.web import language
from tests.days import today
from tests.running import ask, view_of
from tests.scenes import a_scene
from tests.translating.test_translation_pages import WASH, fields, ids, link, save

SECRET = "Smörjgångar"


@pytest.fixture
def lead(server):
    return server.facilitator()


@pytest.fixture(autouse=True)
def _two_are_on(lead):
    for tag in ("ar", "uk"):
        lead.post(f"/languages/{tag}/on", data={"read_by": "en kollega"})
    yield
    language.offer({})


@pytest.fixture
@a_scene
def code(server, lead):
    code = server.workshop(lead)
    ask(lead, code, "add_task", text="Tvätt")
    return code


def kept(server, code):
    view = view_of(server.participant(code), code)
    return {it["text"]: it.get("translations", {}) for it in view["tasks"].values()}


def words_in(client, path):
    """All that the link gives, the files too."""
    page = client.get(path).text
    brought = client.post(f"{path}/import", files={"text": (None, f"{SECRET}\tأ\nTvätt\tب")}).text
    shown = brought.replace(f'<p dir="auto">{SECRET}</p>', "")  # what was brought by who asks
    return page + shown + client.get(f"{path}/list.csv").content.decode("utf-8-sig")


def test_what_the_staff_write_unseen_is_in_no_answer_until_the_room_may_read_it(server, lead, code):
    path, colleague = link(lead, code), server.client()
    phone = server.participant(code)
    ask(phone, code, "add_task", text=SECRET)
    (hidden,) = (id for id, it in view_of(phone, code)["tasks"].items() if it["text"] == SECRET)
    words = words_in(colleague, path)
    assert "Tvätt" in words
    assert SECRET not in words
    assert hidden not in words
    # Nor does it help to know its id: that the task is there is not told, and nothing is kept.
    form = {"task": hidden, f"text-{hidden}": WASH, f"base-{hidden}": SECRET}
    unknown = {"task": "x", "text-x": WASH, "base-x": SECRET}
    answers = [colleague.post(path, data=it) for it in (form, unknown)]
    assert len({re.sub(hidden, "x", it.text) for it in answers}) == 1
    ask(lead, code, "open_list", open=True)
    assert SECRET in colleague.get(path).text
    assert kept(server, code) == {"Tvätt": {}, SECRET: {}}


def test_what_the_staff_wrote_and_was_reworded_before_the_room_read_it_is_in_no_answer(server, lead, code):
    """A translation keeps the text that it is of: there may have been a person's name in it."""
    path, colleague = link(lead, code), server.client()
    phone = server.participant(code)
    ask(phone, code, "add_task", text=SECRET)
    (read,) = view_of(phone, code)["wrote"]
    ask(lead, code, "translate_task", task=read, language="ar", text=WASH)
    ask(lead, code, "reword_task", task=read, text="Sopor")
    ask(lead, code, "open_list", open=True)
    assert WASH in colleague.get(path).text
    assert SECRET not in words_in(colleague, path)


def test_before_the_meeting_neither_who_leads_nor_a_colleague_is_sent_the_words(server, lead, code):
    path = link(lead, code)
    tomorrow = (today() + timedelta(days=1)).isoformat()
    assert lead.post(f"/w/{code}/beforehand", data={"step": "gather", "until": tomorrow}).status_code == 303
    ask(server.participant(code), code, "add_task", text=SECRET)
    assert SECRET not in words_in(server.client(), path)
    assert SECRET not in words_in(lead, f"/w/{code}/translations/ar/translate")
    assert "0 av 1 är översatta." in lead.get(f"/w/{code}/translations").text


def test_it_tells_nothing_else_of_the_workshop(server, lead, code):
    phone = server.participant(code)
    ask(lead, code, "open_step", step="sort")
    (task,) = ids(lead, code).values()
    for _ in range(6):
        ask(server.participant(code), code, "cast_vote", task=task, colour="red")
    ask(phone, code, "cast_vote", task=task, colour="black")
    ask(lead, code, "open_step", step="reveal")
    ask(lead, code, "open_step", step="settle")
    ask(lead, code, "place_task", task=task, group="g1", colour="red")
    ask(lead, code, "note_decision", task=task, why="Hemligt skäl")
    page = server.client().get(link(lead, code)).text
    for word in (code, "Hemligt", "placement", "votes", "Barnskötare", 'id="view"', "Röd", "röd", "/live/"):
        assert word not in page, word


def test_the_language_is_the_links_and_no_field_changes_that(server, lead, code):
    path, of = link(lead, code, "ar"), ids(lead, code)
    page = server.client().get(path).text
    for more in ({"language": "uk"}, {"into": "uk"}, {"by": "f1"}):
        server.client().post(path, data=fields(page) | {f"text-{of['Tvätt']}": WASH} | more)
    assert kept(server, code) == {"Tvätt": {"ar": WASH}}


def test_another_workshops_task_is_none_here(server, lead, code):
    path = link(lead, code)
    elsewhere = server.workshop(lead)
    ask(lead, elsewhere, "add_task", text="Tvätt")
    (other,) = ids(lead, elsewhere).values()
    answer = server.client().post(path, data={"task": other, f"text-{other}": WASH, f"base-{other}": "Tvätt"})
    assert answer.status_code == 409
    assert kept(server, elsewhere) == {"Tvätt": {}}
    assert kept(server, code) == {"Tvätt": {}}


def test_other_links_translate_nothing_and_this_one_opens_nothing_else(server, lead, code):
    asked = {"kind": "comment", "role": "union", "label": "", "days": "30"}
    page = lead.post(f"/w/{code}/links", data=asked, follow_redirects=True).text
    comment = re.search(r"/l/[\w-]+", page)[0]
    ours = link(lead, code).removesuffix("/translate")
    nobody = server.client()
    assert nobody.post(f"{comment}/translate", data={"task": "x"}).status_code == 404
    for other in ("report", "report.json", "follow-up", "actions.ics", "job-description"):
        assert nobody.get(f"{ours}/{other}").status_code == 404, other
    assert nobody.post(f"{ours}/comments", data={"about": "all", "text": "Hej"}).status_code == 403
    made = lead.post(f"/w/{code}/links", data={"kind": "translate", "role": "hr", "label": "", "days": "30"})
    assert made.status_code == 422, "one for no language is none"


def test_it_is_no_way_in_to_the_wire(server, lead, code):
    """Who has the link has no cookie by it, and asks for nothing as somebody."""
    colleague = server.client()
    colleague.get(link(lead, code))
    assert not colleague.cookies
    frame = {"id": "n1", "do": "translate_task", "task": "x", "language": "ar", "text": WASH}
    answer = colleague.post(f"/live/{code}/commands", json=frame)
    assert (answer.status_code, answer.json()["code"]) == (403, "not_joined")
    phone = server.participant(code)
    (task,) = ids(lead, code).values()
    answer = ask(phone, code, "translate_task", task=task, language="ar", text=WASH)
    assert answer.json()["code"] == "not_yours"
    answer = ask(lead, code, "translate_task", task=task, language="pl", text="Pranie", offered=["pl"])
    assert answer.json()["code"] == "language_off", "what is on is the server's to say"


def test_over_closed_switched_off_and_deleted_it_takes_nothing_and_gives_back_what_was_typed(server, lead, code):
    path, of, colleague = link(lead, code), ids(lead, code), server.client()
    page = colleague.get(path).text
    typed = fields(page) | {f"text-{of['Tvätt']}": WASH}

    def is_refused(status):
        assert colleague.get(path).status_code == status
        answer = colleague.post(path, data=typed)
        assert answer.status_code == status
        assert WASH in answer.text
        assert colleague.get(f"{path}/list.csv").status_code == status

    ask(lead, code, "open_step", step="closed")
    is_refused(409)
    ask(lead, code, "open_step", step="gather")
    lead.post("/languages/ar/off")
    is_refused(409)
    lead.post("/languages/ar/on", data={"read_by": "en kollega"})
    assert kept(server, code) == {"Tvätt": {}}
    assert colleague.post(path, data=typed).status_code == 303
    lead.post("/languages/ar/off")
    answer = lead.post(f"/w/{code}/translations/ar/translate", data=typed)
    assert (answer.status_code, WASH in answer.text) == (409, True), "it is off, and not that there is no such page"
    assert lead.get(f"/w/{code}/translations/xx/translate").status_code == 404
    assert lead.get(f"/w/{code}/translations/sv/translate").status_code == 404
    assert kept(server, code) == {"Tvätt": {"ar": WASH}}, "what is stored stays"
    lead.post(f"/w/{code}/delete", data={"typed": code})
    is_refused(410)


@pytest.mark.parametrize("size", [600 * 1024, 3 * 1024 * 1024])
def test_what_is_too_large_is_refused(server, lead, code, size):
    path, of = link(lead, code), ids(lead, code)
    answer = server.client().post(path, data={"task": of["Tvätt"], f"text-{of['Tvätt']}": "a" * size})
    assert answer.status_code == 413
    answer = server.client().post(f"{path}/import", files={"file": ("a.csv", b"a;b\n" * (size // 2))})
    assert answer.status_code == 422
    assert kept(server, code) == {"Tvätt": {}}


def test_a_form_of_many_fields_and_odd_names_breaks_nothing(server, lead, code):
    path, of = link(lead, code), ids(lead, code)["Tvätt"]
    colleague = server.client()
    odd = {"task": [of] * 200 + ["\u0000", "x" * 500, "__proto__", ""], f"base-{of}": "Tvätt", f"text-{of}": WASH}
    assert colleague.post(path, data=odd).status_code in (303, 409)
    for page in ("-1", "²", "9" * 40, "1;2"):
        assert colleague.get(path, params={"page": page, "saved": page}).status_code == 200
    assert colleague.post(path, data={"page": "9" * 40}).status_code == 303
    assert colleague.get(f"{path}/list.exe").status_code == 404


def test_one_link_fills_its_own_share_and_no_more(server, lead, code, monkeypatch):
    path, of = link(lead, code), ids(lead, code)["Tvätt"]
    save(server.client(), path, **{f"text-{of}": WASH})
    monkeypatch.setattr("app.live.filled.SHARE", 10)
    assert SHARE > 10
    answer = save(server.client(), path, **{f"text-{of}": "أ" * 100})
    assert answer.status_code == 409
    assert "done" in ask(lead, code, "add_task", text="Disk").json()
    assert kept(server, code)["Tvätt"] == {"ar": WASH}


def test_words_that_are_markup_or_steer_stand_as_words(server, lead, code):
    path, of = link(lead, code), ids(lead, code)["Tvätt"]
    evil = '</textarea><script>alert(1)</script>"\u202e'
    save(server.client(), path, **{f"text-{of}": evil})
    assert kept(server, code)["Tvätt"] == {"ar": evil}
    pages = [server.client().get(path).text]
    pages.append(server.participant(code).get(f"/w/{code}", headers={"Accept-Language": "ar"}).text)
    assert ["<script>alert" in page for page in pages] == [False, False]
    assert json.dumps(evil)[1:10] not in lead.get(f"/w/{code}/history").text
