"""What others are given of a job description, fetched over the wire."""

import io
import json
import re
from dataclasses import replace
from uuid import uuid4

import docx as word
import openpyxl
import pikepdf
import pytest

from app.export.document import Letterhead
from app.export.formats import PAPERS
from app.job_descriptions.draft import Duty, Provenance, Status
from app.job_descriptions.papers.formats import OFFERED
from app.job_descriptions.tables import JobDescriptionRow
from app.organisation import store as organisation
from tests.export.test_pdf import words
from tests.job_descriptions.drafts import OURS, every_text, full
from tests.job_descriptions.written import keep, workshop_id
from tests.running import Running

FILES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "application/pdf",
    ".md": "text/markdown; charset=utf-8",
    ".json": "application/json",
    ".txt": "text/plain; charset=utf-8",
    "/easy.pdf": "application/pdf",
    "/easy.txt": "text/plain; charset=utf-8",
    "/ad.pdf": "application/pdf",
    "/ad.docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
PAGES = ("/print", "/ad", "/easy")


def test_every_format_of_a_paper_is_fetched_here():
    assert {f".{ending}" for ending in PAPERS} <= set(FILES)


@pytest.fixture
def somebody(server: Running):
    return server.facilitator()


@pytest.fixture
def workshop(server: Running, somebody):
    return workshop_id(server, server.workshop(somebody))


def test_nobody_gets_anything_without_signing_in(server, workshop):
    home, anybody = keep(server, workshop, full()), server.client()
    for path in (*FILES, *PAGES):
        assert anybody.get(home + path).headers["location"].startswith("/sign-in"), path


def test_the_workbook_and_the_logo_ask_for_signing_in_too(server):
    for path in ("/job-descriptions.xlsx", "/job-descriptions/logo.png"):
        assert server.client().get(path).status_code == 303


def test_what_is_not_there_is_not_found(server, workshop, somebody):
    home = keep(server, workshop, full())
    for path in (*FILES, *PAGES):
        assert somebody.get(f"/job-descriptions/{2**40}{path}").status_code == 404, path
        assert somebody.get(f"{home}{path}?version=9").status_code == 404, path


def test_an_ending_that_there_is_none_of_is_not_found(server, workshop, somebody):
    home = keep(server, workshop, full())
    assert somebody.get(f"{home}.exe").status_code == 404


def test_a_version_is_had_as_it_was_saved_and_a_file_is_named_by_its_title_version_and_how_far_it_has_come(
    server, workshop, somebody
):
    old = replace(full(), title="Städare åt åldringar", duties=(Duty("Vattnar"),))
    new = replace(old, title="Lång " * 15, status=Status.REVIEWED, duties=(Duty("Klipper"),))
    home = keep(server, workshop, old, new)
    for path in (*FILES, *PAGES):
        newest, first = (somebody.get(f"{home}{path}{query}") for query in ("", "?version=1"))
        assert (newest.status_code, first.status_code) == (200, 200), path
        assert newest.content != first.content, path
        if path in PAGES or path in (".md", ".json", ".txt"):
            assert "klipper" in newest.text.casefold(), path
            assert "vattnar" in first.text.casefold(), path
        if path in FILES:
            assert first.headers["content-type"] == FILES[path]
            names = first.headers["content-disposition"]
            assert "St%C3%A4dare%20%C3%A5t%20%C3%A5ldringar" in names
            assert "Stadare at aldringar version 1 utkast." in names
            assert "version 2 granskad." in newest.headers["content-disposition"]


def test_who_has_reviewed_it_stands_in_the_file(server, workshop, somebody):
    home = keep(server, workshop, full())
    its = {
        "version": "1",
        "role": "union",
        "who": "Kommunal",
        "word": "disagreed",
        "words": "Barnen",
        "protocol": "§ 8",
    }
    assert somebody.post(f"{home}/reviews/noted", data=its).status_code == 303
    text = somebody.get(f"{home}.md").text
    assert "| Fack, Kommunal: oenig, version 1" in text
    assert "”Barnen”" in text
    assert re.search(r"Inlagt av .*, enligt protokoll: § 8", text)
    (noted,) = json.loads(somebody.get(f"{home}.json").content)["reviews"]
    assert (noted["who"], noted["word"], noted["words"], noted["protocol"]) == (
        "Kommunal",
        "disagreed",
        "Barnen",
        "§ 8",
    )


def test_the_organisation_and_its_logo_are_the_servers(server, workshop, somebody):
    home = keep(server, workshop, full())
    assert somebody.get("/job-descriptions/logo.png").status_code == 404
    settings = server.app.state.settings
    server.app.state.settings = replace(settings, organisation="Storköping", logo=OURS.logo)
    try:
        assert somebody.get("/job-descriptions/logo.png").content == OURS.logo.png  # type: ignore[union-attr]
        assert 'src="/job-descriptions/logo.png"' in somebody.get(f"{home}/print").text
        paper = word.Document(io.BytesIO(somebody.get(f"{home}.docx").content))
        assert len(list(paper.part.package.image_parts)) == 1
        assert "Storköping" in somebody.get(f"{home}/easy").text
        assert json.loads(somebody.get(f"{home}.json").content)["job_ad"]["employer"]["name"] == "Storköping"
    finally:
        server.app.state.settings = settings
    assert settings.letterhead == Letterhead()


def test_the_easy_file_is_a_pdf_with_large_type(server, workshop, somebody):
    home = keep(server, workshop, full())
    with pikepdf.open(io.BytesIO(somebody.get(f"{home}/easy.pdf").content)).open_metadata() as about:
        assert about["dc:title"].startswith("Utkast till lättläst:")


def test_the_text_file_opens_in_notepad(server, workshop, somebody):
    home = keep(server, workshop, full())
    raw = somebody.get(f"{home}.txt").content
    assert raw.startswith("\ufeffUTKAST: inte godkänd än\r\n\r\n".encode())


def test_a_page_says_that_the_text_is_not_approved(server, workshop, somebody):
    home = keep(server, workshop, full(), replace(full(), status=Status.APPROVED))
    for path in PAGES:
        assert "inte godkänd än" in somebody.get(f"{home}{path}?version=1").text, path
        assert "inte godkänd än" not in somebody.get(home + path).text, path


def test_the_document_is_in_swedish_on_a_page_in_english(server, workshop, somebody):
    home = keep(server, workshop, full())
    for path in PAGES:
        page = somebody.get(home + path, headers={"Accept-Language": "en"}).text
        assert '<html lang="en"' in page, path
        assert 'lang="sv"' in page, path
        assert "Barn och personal får en lugn dag." in page, path


def test_markup_in_a_text_is_only_text_on_a_page(server, workshop, somebody):
    home = keep(server, workshop, every_text("<script>alert(1)</script></textarea>"))
    for path in PAGES:
        page = somebody.get(home + path).text
        assert "<script>alert" not in page, path
        assert "&lt;script&gt;alert(1)&lt;/script&gt;&lt;/textarea&gt; (duty)" in page, path


def test_the_page_to_copy_from_has_each_part_whole(server, workshop, somebody):
    page = somebody.get(f"{keep(server, workshop, full())}/ad").text
    for label in ("Rubrik", "Om jobbet", "Du som söker", "Vi erbjuder", "Så söker du", "Arbetsgivare", "Hela texten"):
        assert f"{label}</label>" in page
    assert "Du behöver kunna läsa en rutin. Det är bra om du är lugn." in page


def workbook(answer):
    assert answer.status_code == 200
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content))["Arbetsbeskrivningar"]
    return [line[1] for line in list(sheet.values)[1:]]


def test_the_workbook_has_all_or_the_chosen_ones_the_last_changed_first(server, workshop, somebody):
    first, second, _ = (keep(server, workshop, replace(full(), title=title)) for title in ("Ett", "Två", "Tre"))
    assert workbook(somebody.get("/job-descriptions.xlsx"))[:3] == ["Tre", "Två", "Ett"]
    ids = [home.rsplit("/", 1)[1] for home in (first, second)]
    assert workbook(somebody.get(f"/job-descriptions.xlsx?id={ids[0]}&id={ids[1]}")) == ["Två", "Ett"]


def test_an_id_that_is_none_is_left_out_of_the_workbook(server, workshop, somebody):
    id = keep(server, workshop, full()).rsplit("/", 1)[1]
    assert len(workbook(somebody.get(f"/job-descriptions.xlsx?id={id}&id=x&id={2**40}&id=-1"))) == 1
    assert workbook(somebody.get("/job-descriptions.xlsx?id=x")) == []
    assert workbook(somebody.get(f"/job-descriptions.xlsx?id={2**40}")) == []


def test_the_list_offers_those_that_were_found_as_a_workbook(server, workshop, somebody):
    id = keep(server, workshop, replace(full(), title="Vaktmästare")).rsplit("/", 1)[1]
    keep(server, workshop, full())
    assert 'href="/job-descriptions.xlsx"' in somebody.get("/job-descriptions").text
    found = somebody.get("/job-descriptions?words=Vaktm").text
    assert f'href="/job-descriptions.xlsx?id={id}"' in found


@pytest.mark.parametrize("at", ["", "/versions/1"])
def test_every_way_to_have_it_is_offered_where_it_is_read(server, workshop, somebody, at):
    home = keep(server, workshop, full())
    page = somebody.get(home + at).text
    query = "?version=1" if at else ""
    for path in (one.path for one in OFFERED):
        assert f'href="{home}{path}{query}"' in page
        assert somebody.get(f"{home}{path}{query}").status_code == 200


def test_the_page_to_print_says_what_each_row_is_about(server, workshop, somebody):
    page = somebody.get(f"{keep(server, workshop, full())}/print").text
    heads = re.findall(r'<th scope="row" dir="auto">([^<]*)</th>', page)
    assert heads.count("Summa") == 1
    assert {"Tar hand om tvätt", "Läsa en rutin"} <= set(heads)
    assert len(heads) == page.count("<tr>") - page.count("<thead>")


def test_a_paper_is_had_without_its_appendix_by_a_link_beside_it(server, workshop, somebody):
    home = keep(server, workshop, full())
    page = somebody.get(home).text
    for path in (".docx", ".pdf", ".md", "/print"):
        address = f"{home}{path}?appendix=no"
        assert f'href="{address}"' in page
        with_it, without = somebody.get(home + path), somebody.get(address)
        assert without.status_code == 200, path
        assert len(without.content) < len(with_it.content), path
        if path in (".md", "/print"):
            assert "sorterade 38 arbetsuppgifter" in with_it.text, path
            for text in ("sorterade", "Grupper tillsammans", "Tar tid från barnen"):
                assert text not in without.text, path
        else:
            assert "utan%20bilaga" in without.headers["content-disposition"], path


def test_of_what_is_in_force_the_kept_paper_has_its_appendix_and_the_one_without_is_drawn(server, workshop, somebody):
    home = keep(server, workshop, replace(full(), status=Status.APPROVED))
    whole, short = (somebody.get(f"{home}.pdf{query}").content for query in ("", "?appendix=no"))
    assert "Bilaga" in words(pikepdf.open(io.BytesIO(whole)))
    said = words(pikepdf.open(io.BytesIO(short)))
    assert "Bilaga" not in said
    assert "Godkännande" in said


def test_a_text_that_no_workshop_led_to_has_no_appendix_to_leave_out(server, workshop, somebody):
    home = keep(server, workshop, replace(full(), provenance=Provenance()))
    page = somebody.get(home).text
    assert "appendix=no" not in page
    assert "utan bilaga" not in page


def test_the_administration_is_that_of_the_text_where_its_own_words_name_none(server, workshop, somebody):
    with server.database.session() as session:
        id = organisation.add(session, f"Kultur {uuid4().hex}")
        name = organisation.names(session)[id]
    said = keep(server, workshop, full())
    silent = keep(server, workshop, replace(full(), administration=""))
    with server.database.session() as session:
        for home in (said, silent):
            session.get_one(JobDescriptionRow, int(home.rsplit("/", 1)[1])).administration = id
    assert f"**Förvaltning:** {name}" in somebody.get(f"{silent}.md").text
    assert json.loads(somebody.get(f"{silent}.json").content)["job_description"]["administration"] == name
    assert "**Förvaltning:** Barn och utbildning" in somebody.get(f"{said}.md").text
    book = openpyxl.load_workbook(io.BytesIO(somebody.get("/job-descriptions.xlsx").content))["Arbetsbeskrivningar"]
    column = next(cell.column for cell in book[1] if cell.value == "Förvaltning")
    assert {name, "Barn och utbildning"} <= {row[column - 1] for row in book.values}
