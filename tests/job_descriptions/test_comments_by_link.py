"""Manager, HR and union read a job description by a link, and say what they think of each part."""

import re

import pytest

from app.account import store as accounts
from app.ids import now
from app.job_descriptions import store
from tests.job_descriptions.drafts import full
from tests.job_descriptions.written import a_draft, keep, workshop_id
from tests.running import Running

PARTS = (
    "extent",
    "working_hours",
    "salary",
    "need",
    "assignment",
    "duties",
    "not_included",
    "authority",
    "strain",
    "requirements",
    "support",
    "growth",
    "terms",
    "notes",
    "codes",
    "consultation",
    "whole",
)


@pytest.fixture
def somebody(server: Running):
    return server.facilitator()


@pytest.fixture
def home(server: Running, somebody):
    return keep(server, workshop_id(server, server.workshop(somebody)), full())


def link(somebody, home, role="union"):
    answer = somebody.post(
        f"{home}/links", data={"kind": "comment", "role": role, "label": "", "days": "30"}, follow_redirects=True
    )
    return re.search(r"/l/[\w-]+", answer.text)[0]


def text_of(html, about):
    """What stands in the comment box of one part."""
    return re.search(rf'id="c-{about}".*?</div>\s*</div>|id="c-{about}".*', html, re.DOTALL)[0]


def test_who_has_no_link_reads_nothing(server, home):
    assert server.client().get("/l/guessed/job-description").status_code in (404, 410)
    assert server.client().get(home).status_code == 303


def test_a_link_of_a_workshop_opens_no_job_description(server, somebody):
    code = server.workshop(somebody)
    answer = somebody.post(
        f"/w/{code}/links", data={"kind": "comment", "role": "hr", "label": "", "days": "30"}, follow_redirects=True
    )
    path = re.search(r"/l/[\w-]+", answer.text)[0]
    assert server.client().get(f"{path}/job-description").status_code == 404
    assert server.client().get(f"{path}/job-description.pdf").status_code == 404


def test_a_link_of_a_job_description_opens_no_report(server, somebody, home):
    path = link(somebody, home)
    for other in ("report", "report.pdf", "follow-up", "actions.ics"):
        assert server.client().get(f"{path}/{other}").status_code == 404


def test_the_link_opens_what_is_saved_and_nothing_that_changes_it(server, somebody, home):
    path, anybody = link(somebody, home), server.client()
    assert anybody.get(path).headers["location"] == f"{path}/job-description"
    html = anybody.get(f"{path}/job-description").text
    assert full().title in html
    assert "UTKAST" in html
    assert home not in html
    assert re.findall(r'<form method="post" action="([^"]+)"', html).count(f"{path}/comments") == len(PARTS)
    for about in PARTS:
        assert f'id="c-{about}"' in html
    for ending, start in (("pdf", b"%PDF"), ("docx", b"PK")):
        assert anybody.get(f"{path}/job-description.{ending}").content.startswith(start)
    assert anybody.get(f"{path}/job-description.json").status_code == 404


def test_a_comment_stands_at_its_part_for_all_who_have_a_link_and_in_the_editor(server, somebody, home):
    union, manager = link(somebody, home), link(somebody, home, "manager")
    anybody = server.client()
    for about in PARTS:
        said = anybody.post(f"{union}/comments", data={"about": about, "text": f"Vem handleder {about}? <b>"})
        assert said.status_code == 303, about
        if about == PARTS[0]:
            assert "En kommentar har inget svar." in somebody.get(home).text
    html = server.client().get(f"{manager}/job-description").text
    editor = somebody.get(home).text
    for about in PARTS:
        assert f"Vem handleder {about}? &lt;b&gt;" in text_of(html, about), about
        assert html.count(f"Vem handleder {about}?") == 1
        assert f'id="said-{about}"' in editor
    assert f"{len(PARTS)} kommentarer har inget svar." in editor


def test_an_answer_is_seen_by_who_asked(server, somebody, home):
    path, anybody = link(somebody, home), server.client()
    anybody.post(f"{path}/comments", data={"about": "duties", "text": "Är det här deltid?"})
    comment = re.search(rf'action="({home}/comments/\d+)"', somebody.get(f"{home}/links").text)[1]
    assert somebody.post(comment, data={"answer": "Nej, heltid."}).status_code == 303
    assert "Nej, heltid." in text_of(anybody.get(f"{path}/job-description").text, "duties")
    assert "har inget svar" not in somebody.get(home).text


def test_a_comment_stays_when_the_text_is_changed(server, somebody):
    workshop = workshop_id(server, server.workshop(somebody))
    home = keep(server, workshop, a_draft())
    path, anybody = link(somebody, home), server.client()
    anybody.post(f"{path}/comments", data={"about": "assignment", "text": "Tydligare, tack"})
    with server.database.session() as session:
        by = accounts.first(session).id or 0
        store.save(session, int(home.split("/")[-1]), 1, a_draft("Vaktmästare"), by, now() + 1)
    said = text_of(anybody.get(f"{path}/job-description").text, "assignment")
    assert "Tydligare, tack" in said
    assert ", version 1" in said
    assert ", version 1" in somebody.get(home).text
