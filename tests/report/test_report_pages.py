"""The report as a page and as files: for those who lead, and by a link for those who have no account."""

import io
import json
import re
from dataclasses import replace

import docx as word
import openpyxl
import pikepdf
import pytest

from tests.export.test_pdf import words
from tests.job_descriptions.drafts import OURS
from tests.running import ask, view_of
from tests.scenes import a_scene

FILES = ("report.pdf", "report-short.pdf", "report.docx", "report.xlsx")


@pytest.fixture
def lead(server):
    return server.facilitator()


@pytest.fixture
@a_scene
def code(server, lead):
    code = server.workshop(lead)
    for text in ("Tvätt", "<b>Disk</b>"):
        ask(lead, code, "add_task", text=text)
    ask(lead, code, "open_step", step="settle")
    for id in view_of(lead, code)["tasks"]:
        ask(lead, code, "place_task", task=id, group="g1", colour="red")
    ask(lead, code, "open_step", step="analyse")
    return code


def a_task(lead, code):
    return next(iter(view_of(lead, code)["tasks"]))


def link(lead, code, kind="report"):
    answer = lead.post(
        f"/w/{code}/links", data={"kind": kind, "role": "union", "label": "", "days": "30"}, follow_redirects=True
    )
    return re.search(r"/l/[\w-]+", answer.text)[0]


def test_the_report_is_for_those_who_lead(server, code):
    stranger = server.facilitator("kim@example.se")
    for path in ("report", *FILES):
        assert server.client().get(f"/w/{code}/{path}").status_code == 303
        assert stranger.get(f"/w/{code}/{path}").status_code == 404


def test_it_says_what_was_planned_decided_and_noted(lead, code):
    task = a_task(lead, code)
    ask(lead, code, "set_weight", task=task, group="g1", amount="30 min om dagen", people=4)
    ask(lead, code, "answer_question", task=task, question="right_things", answer="yes", note="Barnen behöver rent")
    ask(lead, code, "plan_action", task=task, kind="bundle", owner="Rektor", due="2027-02-01", first_step="Ring HR")
    html = lead.get(f"/w/{code}/report").text
    for said in (
        "10 timmar",
        "Barnen behöver rent",
        "Rektor",
        "1 februari 2027",
        "Ring HR",
        "Förslag",
        "ungefär en dag i veckan",
    ):
        assert said in html
    assert "&lt;b&gt;Disk&lt;/b&gt;" in html
    assert "<b>Disk" not in html


def test_each_file_is_what_its_name_says(lead, code):
    for file in FILES:
        answer = lead.get(f"/w/{code}/{file}")
        assert answer.status_code == 200, file
        assert answer.content.startswith(b"%PDF" if file.endswith("pdf") else b"PK")
        assert answer.headers["cache-control"] == "no-store"
        assert "rapport" in answer.headers["content-disposition"].lower()


def test_there_are_no_other_files(lead, code):
    for file in ("report.zip", "report.", "report.pdf.exe"):
        assert lead.get(f"/w/{code}/{file}").status_code == 404, file


def test_a_link_shows_the_report_and_its_files_and_nothing_to_change(server, lead, code):
    path, anybody = link(lead, code), server.client()
    html = anybody.get(f"{path}/report").text
    assert "Tvätt" in html
    assert "<form" not in re.sub(r'<form[^>]*action="/language.*?</form>', "", html, flags=re.DOTALL)
    assert f"/w/{code}" not in html
    for file in FILES:
        answer = anybody.get(f"{path}/{file}")
        assert answer.status_code == 200
        assert answer.headers["x-robots-tag"] == "noindex"


def test_a_link_that_may_comment_says_its_word_beside_the_paragraph(server, lead, code):
    path, anybody = link(lead, code, "comment"), server.client()
    said = anybody.post(f"{path}/comments", data={"about": "actions", "text": "Vem tar helgerna?"})
    assert said.status_code == 303
    assert "Vem tar helgerna?" in anybody.get(f"{path}/report").text
    assert "Vem tar helgerna?" in lead.get(f"/w/{code}/report").text


def test_comments_and_their_answers_stand_in_the_files_with_whose_they_are(server, lead, code):
    path, anybody = link(lead, code, "comment"), server.client()
    for about, text in (("actions", "Vem tar helgerna?"), ("board", "<b>Bra</b>"), ("hittepå", "Annat")):
        assert anybody.post(f"{path}/comments", data={"about": about, "text": text}).status_code == 303
    comment = re.search(rf'action="(/w/{code}/comments/\d+)"', lead.get(f"/w/{code}/links").text)[1]
    answers = {"answer": "Den nya tjänsten"}
    assert lead.post(comment, data=answers).status_code == 303
    for reader, home in ((lead, f"/w/{code}"), (anybody, path)):
        said = reader.get(f"{home}/report.md").text
        assert "## Kommentarer och svar" in said
        assert "om åtgärderna" in said
        assert "”Vem tar helgerna?”" in said
        assert "Den nya tjänsten" in said
        assert "Inget svar än" in said
        assert "<b>" not in said
        short = pikepdf.open(io.BytesIO(reader.get(f"{home}/report-short.pdf").content))
        assert "3 kommentarer på rapporten, 2 utan svar" in words(short)
        data = json.loads(reader.get(f"{home}/report.json").content)["comments"]
        assert [(it["role"], it["about"], it["text"]) for it in data] == [
            ("union", "actions", "Vem tar helgerna?"),
            ("union", "board", "<b>Bra</b>"),
            ("union", "whole", "Annat"),
        ]
        assert sorted(it["answer"] for it in data) == ["", "", "Den nya tjänsten"]
        book = openpyxl.load_workbook(io.BytesIO(reader.get(f"{home}/report.xlsx").content))
        rows = [[cell.value for cell in line] for line in book["Kommentarer"].iter_rows()]
        assert [row[0] for row in rows] == ["Kommentar", "Vem tar helgerna?", "<b>Bra</b>", "Annat"]
        assert {row[4] or "" for row in rows[1:]} == {"Den nya tjänsten", ""}


def test_a_file_has_the_organisation_and_so_has_the_page(server, lead, code):
    settings = server.app.state.settings
    server.app.state.settings = replace(settings, organisation="Storköping", logo=OURS.logo)
    try:
        assert "Storköping" in lead.get(f"/w/{code}/report").text
        assert "Storköping" in lead.get(f"/w/{code}/report.md").text
        paper = word.Document(io.BytesIO(lead.get(f"/w/{code}/report.docx").content))
        assert len(list(paper.part.package.image_parts)) == 1
    finally:
        server.app.state.settings = settings


def test_what_is_planned_alike_is_one_line_on_the_page(lead, code):
    for id in view_of(lead, code)["tasks"]:
        ask(lead, code, "plan_action", task=id, kind="bundle", what="Serviceassistent", owner="Rektor")
    page = lead.get(f"/w/{code}/report").text
    actions = page[page.index('id="actions"') :]
    assert actions[: actions.index("</section>")].count("Serviceassistent") == 1
    assert "&lt;b&gt;Disk&lt;/b&gt;" in actions[: actions.index("</section>")]


def test_a_revoked_link_shows_nothing(server, lead, code):
    address = link(lead, code)
    page = lead.get(f"/w/{code}/links").text
    revoke = re.search(rf'action="(/w/{code}/links/[\w-]+/revoke)"', page)[1]
    assert lead.post(revoke).status_code == 303
    for path in ("report", *FILES):
        answer = server.client().get(f"{address}/{path}")
        assert answer.status_code in (404, 410), path
        assert "Tvätt" not in answer.text, path


def test_a_link_for_the_follow_up_does_not_show_the_report(server, lead, code):
    address = link(lead, code, "follow_up")
    for path in ("report", *FILES):
        assert server.client().get(f"{address}/{path}").status_code == 404
