"""AME and Arbetsförmedlingen, asked by a link: whether there is somebody to match, and what hinders."""

import io
import json
import re
from dataclasses import replace

import httpx2
import openpyxl
import pikepdf
import pytest

from app.account.roles import Role
from tests.export.test_pdf import words
from tests.job_descriptions.test_reviewing_pages import READY, answer, approve, link, note, review, said
from tests.job_descriptions.written import a_draft, keep, workshop_id
from tests.running import Running

AME, AF = "labour_unit", "employment_service"


@pytest.fixture
def workshop(server: Running) -> int:
    return workshop_id(server, server.workshop(server.facilitator()))


@pytest.fixture
def hr(server: Running, workshop: int) -> httpx2.Client:
    return server.facilitator("hr@example.se", Role.HR)


@pytest.fixture
def address(server: Running, workshop: int) -> str:
    return keep(server, workshop, a_draft(**READY))


def titles(page: httpx2.Response) -> list[str]:
    return re.findall(r'<h3><a href="/job-descriptions/\d+" dir="auto">([^<]+)', page.text)


def test_each_is_asked_what_it_knows_and_nothing_is_chosen(server: Running, hr: httpx2.Client, address: str):
    ame, af = link(hr, address, AME), link(hr, address, AF, "Gävle")
    page = said(server.client().get(f"{ame}/review"))
    assert "Du läser som arbetsmarknadsenheten" in page
    assert "Kan AME matcha någon till Serviceassistent?" in page
    assert "aldrig om en person" in page
    raw = server.client().get(f"{af}/review").text
    assert "Kan Arbetsförmedlingen matcha någon till Serviceassistent?" in raw
    assert re.findall(r'name="word" value="(\w+)"', raw) == ["matches", "change", "nobody"]
    assert not re.search(r'type="radio"[^>]* checked', raw)
    for word in ("reviewed", "agreed"):
        assert answer(server.client(), ame, word).status_code == 422
    refused = answer(server.client(), ame, "change")
    assert refused.status_code == 422
    assert 'href="#words"' in refused.text
    assert 'aria-describedby="words-hint error"' in refused.text


def test_they_read_what_they_have_said_and_not_what_is_said_within_the_municipality(
    server: Running, hr: httpx2.Client, address: str
):
    ame, unions = link(hr, address, AME), link(hr, address, "union", "Kommunal")
    note(hr, address, 1, who="Vision", words="Bara mellan oss")
    for path, text in ((unions, "Facket undrar"), (ame, "Vi undrar")):
        server.client().post(f"{path}/comments", data={"about": "salary", "text": text})
    page = server.client().get(f"{ame}/job-description").text
    assert "Vi undrar" in page
    assert "Facket undrar" not in page
    assert "Facket undrar" in server.client().get(f"{unions}/job-description").text
    answer(server.client(), ame, "matches", "Lönebidrag är möjligt")
    for path in ("review", "job-description"):
        page = server.client().get(f"{ame}/{path}")
        assert page.status_code == 200
        assert "Lönebidrag är möjligt" in page.text
        assert "Vision" not in page.text
    form = {"kind": "comment", "role": AF, "label": "", "days": "30"}
    to_comment = re.search(r"/l/[\w-]{40,}", hr.post(f"{address}/links", data=form, follow_redirects=True).text)
    for there in ("Vision", "Facket undrar"):
        assert there not in server.client().get(f"{to_comment[0]}/job-description").text
    for kind in ("comment", "review"):
        asked = {"kind": kind, "role": "union", "label": "Vårdförbundet", "days": "30"}
        page = hr.post(f"{address}/links", data=asked, follow_redirects=True)
        path = re.search(r"/l/[\w-]{40,}", page.text)[0]
        union = said(server.client().get(f"{path}/job-description"))
        for there in ("Vision", "Facket undrar", "Lönebidrag", "Alla som har en länk"):
            assert there not in union
        assert "Du ser dina egna kommentarer." in union
    read = said(server.client().get(f"{link(hr, address, 'safety_rep')}/job-description"))
    for there in ("Vision", "Facket undrar", "Vi undrar", "Fack, AME och Arbetsförmedlingen ser bara sina egna"):
        assert there in read
    managers = said(server.client().get(f"{link(hr, address, 'manager')}/review"))
    assert "AME , kan matchas" in managers


def test_they_are_not_told_what_was_passed_by_when_it_was_approved(
    server: Running, hr: httpx2.Client, workshop: int, address: str
):
    ame, af = link(hr, address, AME), link(hr, address, AF)
    kommunal, vision = link(hr, address, "union", "Kommunal"), link(hr, address, "union", "Vision")
    group = link(hr, address, "reference_group")
    answer(server.client(), kommunal, "negotiate")
    assert review(server.facilitator("chef@example.se", Role.MANAGER), address, 1).status_code == 303
    asked = re.findall(r'name="why_(\w+)"', approve(hr, address).text)
    whys = {f"why_{name}": f"Vi väntar inte på {name}" for name in asked}
    assert approve(hr, address, **whys).status_code == 303
    for path in (ame, af, vision):
        read = server.client()
        for page in (said(read.get(f"{path}/job-description")), of_file(read.get(f"{path}/job-description.pdf"))):
            assert "Gäller från" in page
            assert "Kommunal" not in page
            assert "Vi väntar inte" not in page
    for there in ("Kommunal", "Vi väntar inte"):
        assert there in said(server.client().get(f"{group}/job-description"))


def of_file(file: httpx2.Response) -> str:
    return " ".join(words(pikepdf.open(io.BytesIO(file.content))).split())


def test_what_they_say_stands_in_the_document_and_the_file(server: Running, hr: httpx2.Client, address: str):
    answer(server.client(), link(hr, address, AME), "matches", "Nystartsjobb")
    noted = {"role": AF, "who": "", "word": "nobody", "words": "", "protocol": "samtal 2026-11-28"}
    assert note(hr, address, 1, **noted).status_code == 303
    paper = hr.get(f"{address}.md").text
    assert "AME: kan matchas, version 1" in paper
    assert "Arbetsförmedlingen: har ingen att matcha just nu, version 1" in paper
    its = {it["role"]: it for it in json.loads(hr.get(f"{address}.json").content)["reviews"]}
    assert (its[AME]["word"], its[AME]["words"]) == ("matches", "Nystartsjobb")
    assert (its[AF]["word"], its[AF]["noted_by"]) == ("nobody", "hr@example.se")
    assert "Utkast" in said(hr.get(f"{address}/versions/latest"))  # nobody has reviewed the text


def test_a_word_of_the_text_is_not_taken_for_theirs(hr: httpx2.Client, address: str):
    assert note(hr, address, 1, role=AME, who="", word="reviewed").status_code == 422
    assert note(hr, address, 1, role="manager", who="", word="matches").status_code == 422


@pytest.mark.parametrize(
    ("role", "lacks"), [(AME, "AME är inte tillfrågad"), (AF, "Arbetsförmedlingen är inte tillfrågad")]
)
def test_they_are_waited_for_where_the_municipality_wants_it(
    server: Running, hr: httpx2.Client, workshop: int, address: str, role: str, lacks: str
):
    review(server.facilitator("chef@example.se", Role.MANAGER), address, 1)
    settings = server.app.state.settings
    server.app.state.settings = replace(settings, **{role: True})
    try:
        assert lacks in approve(hr, address).text
        desk = said(hr.get("/desk"))
        path = link(hr, address, role)
        assert "Tillfrågade som inte har svarat" in approve(hr, address).text
        answer(server.client(), path, "nobody")
        assert approve(hr, address).status_code == 303
    finally:
        server.app.state.settings = settings
    assert "AME" in desk if role == AME else "Arbetsförmedlingen" in desk


def test_the_register_finds_them_by_what_was_said_last(server: Running, hr: httpx2.Client, workshop: int, address: str):
    keep(server, workshop, a_draft("Tyst"))
    asked = keep(server, workshop, a_draft("Tillfrågad"))
    link(hr, asked, AF)
    ame = link(hr, address, AME)
    answer(server.client(), ame, "nobody")
    answer(server.client(), ame, "matches")
    found = {it: titles(hr.get(f"/job-descriptions?matching={it}")) for it in ("matches", "nobody", "silent")}
    assert found == {"matches": ["Serviceassistent"], "nobody": [], "silent": ["Tillfrågad"]}
    assert titles(hr.get("/job-descriptions?matching=not_asked")) == ["Tyst"]
    page = said(hr.get("/job-descriptions?matching=matches"))
    assert "AME : kan matchas, om version 1" in page
    book = openpyxl.load_workbook(io.BytesIO(hr.get("/job-descriptions.xlsx").content))
    head, *lines = [[cell.value for cell in line] for line in book["Arbetsbeskrivningar"].iter_rows()]
    its = {line[1]: line[head.index("AME och Arbetsförmedlingen")] for line in lines}
    assert its == {
        "Serviceassistent": "AME: kan matchas, om version 1",
        "Tyst": None,
        "Tillfrågad": "Arbetsförmedlingen: inget svar än",
    }
