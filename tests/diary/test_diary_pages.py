"""Diary numbers: written where the workshop and the text are, in the papers' heads and the files' names, and a list of
what has none."""

import io
from urllib.parse import unquote

import pikepdf
import pytest
from docx import Document as Docx

from app.account.roles import Role
from app.job_descriptions.tables import JobDescriptionRow
from app.security.entry import What
from tests.job_descriptions.written import a_draft, keep, workshop_id
from tests.running import ask
from tests.scenes import a_scene
from tests.security.doing import logged

NUMBER = {"diary": "KS 2026/123", "classification": "1.2.3"}


@pytest.fixture
@a_scene
def lead(server):
    return server.facilitator("eva@example.se", Role.LEADS, Role.HR)


def name_of(answer):
    return unquote(answer.headers["content-disposition"].split("''")[1])


@pytest.fixture
@a_scene
def code(server, lead):
    code = server.workshop(lead)
    ask(lead, code, "add_task", text="Tvätt")
    return code


def test_a_workshops_number_stands_in_the_reports_head_and_name(lead, code):
    assert lead.post(f"/w/{code}/diary", data=NUMBER).headers["location"] == f"/w/{code}/readiness#diary"
    assert 'value="KS 2026/123"' in lead.get(f"/w/{code}/readiness").text
    under_way = lead.get(f"/w/{code}/report.md")
    assert name_of(under_way) == "Rapport Förskolan Exempelgården dnr KS 2026-123.md"
    assert "Dnr KS 2026/123 · Klass 1.2.3" in under_way.text
    assert "Upprättad" not in under_way.text
    ask(lead, code, "open_step", step="closed")
    assert "Klass 1.2.3 · Upprättad" in lead.get(f"/w/{code}/report.md").text
    head = Docx(io.BytesIO(lead.get(f"/w/{code}/report.docx").content)).sections[0].header.tables[0].rows[0].cells[2]
    assert "Dnr KS 2026/123" in head.text
    paper = lead.get(f"/w/{code}/report.pdf").content
    assert b"pdfaid:part" in paper, "a head with more lines is PDF/A still"
    assert len(pikepdf.open(io.BytesIO(paper)).pages) >= 1


def a_text(server, code, **changes):
    id = int(keep(server, workshop_id(server, code), a_draft()).rpartition("/")[2])
    with server.database.session() as session:
        row = session.get_one(JobDescriptionRow, id)
        for name, value in changes.items():
            setattr(row, name, value)
    return id


def test_a_texts_number_stands_in_its_papers(server, lead, code):
    id = a_text(server, code)
    lead.post(f"/job-descriptions/{id}/diary", data=NUMBER)
    answer = lead.get(f"/job-descriptions/{id}.md")
    assert "Dnr KS 2026/123 · Klass 1.2.3" in answer.text
    assert name_of(answer).endswith("dnr KS 2026-123.md")
    assert "Dnr KS 2026/123" in lead.get(f"/job-descriptions/{id}/print").text
    assert name_of(lead.get(f"/job-descriptions/{id}.json")).endswith("dnr KS 2026-123.json")


def test_what_is_too_long_is_refused_and_changes_nothing(server, lead, code):
    answer = lead.post(f"/w/{code}/diary", data={"diary": "K" * 41})
    assert answer.status_code == 422
    assert "Texten är för lång: 41 tecken. Det får plats 40." in answer.text
    assert logged(server, What.DIARY_CHANGED) == []


def test_the_list_has_what_is_drawn_up_and_has_none(server, lead, code):
    hr = server.facilitator("hr@example.se", Role.HR)
    approved = a_text(server, code, title="Godkänd text", status="approved")
    a_text(server, code, title="Utkast")
    assert "Förskolan Exempelgården" not in hr.get("/diary").text, "it is under way"
    ask(lead, code, "open_step", step="closed")
    theirs, own = hr.get("/diary").text, lead.get("/diary").text
    assert "Godkänd text" in theirs
    assert "Utkast" not in theirs
    assert "Förskolan Exempelgården" in theirs
    assert code not in theirs, "who does not lead it is not given its code"
    assert f"/w/{code}/readiness#diary" in own
    lead.post(f"/w/{code}/diary", data=NUMBER)
    hr.post(f"/job-descriptions/{approved}/diary", data=NUMBER)
    assert hr.get("/diary").text.count("Inget upprättat saknar nummer.") == 2
