"""From a rehearsal that is begun to a job description that is approved, with one press a step."""

import re

import pytest

from tests.rehearsal.pressing import Presser
from tests.running import running, view_of

pytestmark = pytest.mark.heavy


@pytest.fixture
def hurry(monkeypatch):
    monkeypatch.setattr("app.rehearsal.robots.PAUSE", (0.01, 0.03))
    monkeypatch.setattr("app.rehearsal.robots.LATE", (0.01, 0.03))
    monkeypatch.setattr("app.rehearsal.robots.COMES", (0.0, 0.3))


def begun(lead, **form):
    answer = lead.post("/rehearsals", data=form)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"].split("/")[2]


def test_both_sessions_are_led_press_by_press_to_an_approved_job_description(sqlite, hurry):
    with running(sqlite) as server:
        lead = server.facilitator()
        code = begun(lead, session="one", compressed="on")
        presser = Presser(lead, f"/w/{code}/lead")
        presser.until(lambda it: "approve" in it.presses)
        print(len(presser.presses), presser.presses)
        page = lead.get(f"/rehearsals/{code}").text
        assert page.count("6 av 6") == 2
        made = re.search(r'href="(/job-descriptions/\d+)/versions/latest"', page)
        assert made
        text = lead.get(f"{made[1]}/versions/latest").text
        assert "Exempel, inlagt i en övning" in text
        assert view_of(lead, code, "as=lead")["step"] == "closed"
