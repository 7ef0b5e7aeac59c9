"""Session two's page: what stands on it, and its forms without scripts."""

import re

import pytest

from tests.running import ask, running, view_of


@pytest.fixture
def server(sqlite):
    with running(sqlite) as server:
        yield server


@pytest.fixture
def lead(server):
    return server.facilitator()


@pytest.fixture
def code(server, lead):
    """Tvätt is red for both groups, Disk black for one, Samling green for both."""
    code = server.workshop(lead)
    placing = {"Tvätt": ("red", "red"), "Disk": ("black", None), "Samling": ("green", "green")}
    for text in placing:
        ask(lead, code, "add_task", text=text)
    ask(lead, code, "open_step", step="settle")
    for id, task in view_of(lead, code)["tasks"].items():
        for group, colour in zip(("g1", "g2"), placing[task["text"]], strict=True):
            ask(lead, code, "place_task", task=id, group=group, colour=colour)
    return code


def page(client, code, query=""):
    answer = client.get(f"/w/{code}/analysis{query}")
    assert answer.status_code == 200, answer.text
    return answer.text


def task(client, code, text):
    return next(id for id, task in view_of(client, code)["tasks"].items() if task["text"] == text)


def talked_about(html):
    return re.search(r'<h2 id="talk-title"[^>]*>(.*?)</h2>', html).group(1)


def post(client, code, do, **fields):
    form = {"id": do, "do": do, "next": f"/w/{code}/analysis", **fields}
    answer = client.post(f"/live/{code}/commands", data=form)
    assert answer.status_code == 303, answer.text


def test_session_two_is_its_facilitators_own(server, code):
    assert server.client().get(f"/w/{code}/analysis").status_code == 303
    assert server.facilitator("eva@example.se").get(f"/w/{code}/analysis").status_code == 404


def test_before_session_two_the_page_says_so_and_offers_to_open_it(lead, code):
    html = page(lead, code)
    assert "Träff 2 är inte öppen än" in html
    assert 'name="step" value="analyse"' in html


def test_the_first_task_without_an_answer_is_talked_about_with_its_own_question(lead, code):
    ask(lead, code, "open_step", step="analyse")
    html = page(lead, code)
    assert talked_about(html) == "Tvätt"
    assert html.index("Gör rätt kompetens rätt saker?") < html.index("Ställ fler frågor")
    assert "0 av 2 uppgifter är klara" in html
    assert "Samling" not in html.split("<script")[0]


def test_an_answered_task_makes_room_for_the_next(lead, code):
    ask(lead, code, "open_step", step="analyse")
    post(
        lead, code, "answer_question", task=task(lead, code, "Tvätt"), question="right_competence", answer="no", note=""
    )
    html = page(lead, code)
    assert "1 av 2 uppgifter är klara" in html
    assert talked_about(html) == "Disk"


def test_an_action_stands_in_the_plan_with_who_and_when(lead, code):
    ask(lead, code, "open_step", step="act")
    plan = {"kind": "bundle", "what": "Ny <tjänst>", "owner": "Rektor", "due": "2026-12-01"}
    post(lead, code, "plan_action", task=task(lead, code, "Tvätt"), **plan)
    html = page(lead, code)
    assert "Ny &lt;tjänst&gt;" in html
    assert "1 december 2026" in html
    assert "1 av 2 uppgifter har en åtgärd" in html


def test_the_workshop_can_be_closed_when_every_task_has_an_action(lead, code):
    ask(lead, code, "open_step", step="act")
    assert "2 uppgifter saknar åtgärd" in page(lead, code)
    assert ask(lead, code, "open_step", step="closed").json()["code"] == "tasks_undecided"
    for text in ("Tvätt", "Disk"):
        ask(lead, code, "plan_action", task=task(lead, code, text), kind="keep")
    assert "Avsluta workshopen" in page(lead, code)
    post(lead, code, "open_step", step="closed")
    assert "Öppna träff 2 igen" in page(lead, code)


def test_when_everything_is_green_the_page_leads_on(lead, server):
    code = server.workshop(lead)
    ask(lead, code, "open_step", step="analyse")
    assert f"/w/{code}/lead" in page(lead, code)
