"""HR's place, by the pages' own forms, on both databases."""

import io
import re
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import httpx2
import pytest
from openpyxl import load_workbook

from app.account.roles import Role
from app.job_descriptions.draft import Agreement, Duty, Origin, Provenance, Status
from app.ways.come_along import YEAR_AT_AME
from app.ways.trail import Days
from app.ways.way import named, with_changed
from app.web.paging import PAGE
from tests.days import today
from tests.job_descriptions.written import a_draft, keep, workshop_id
from tests.running import Running
from tests.ways.made import a_post, close
from tests.ways.made import keep as followed

TODAY = today()
LATE, SOON = TODAY - timedelta(5), TODAY + timedelta(30)


@pytest.fixture
def lead(server: Running) -> httpx2.Client:
    return server.facilitator()


@pytest.fixture
def workshop(server: Running, lead: httpx2.Client) -> int:
    return workshop_id(server, server.workshop(lead))


def number(address: str) -> int:
    return int(address.rpartition("/")[2])


def said(page: httpx2.Response) -> str:
    """A page's words on one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", page.text).split())


# The list


def test_nobody_reads_the_list_without_having_signed_in(server: Running):
    assert server.client().get("/job-descriptions").status_code in (303, 401)


def test_all_of_the_organisations_are_found_whoever_made_them(server: Running, lead: httpx2.Client, workshop: int):
    keep(server, workshop, a_draft(extent=Decimal("62.5"), agreement=Agreement.BEA))
    page = server.facilitator("hr@example.se", Role.LEADS, Role.HR).get("/job-descriptions")
    assert "Serviceassistent" in page.text
    assert "BEA, 62,5 %" in said(page)
    assert "Nästa steg Låt chef, HR och fack granska" in said(page)


def test_what_is_searched_is_found_and_the_rest_is_not(server: Running, lead: httpx2.Client, workshop: int):
    keep(server, workshop, a_draft("Köksbiträde", agreement=Agreement.AB, extent=Decimal(75)))
    keep(server, workshop, a_draft("Badvärd", workplace="Simhallen", status=Status.APPROVED))
    for asked, title in (
        ("words=KÖK", "Köksbiträde"),
        ("agreement=AB", "Köksbiträde"),
        ("extent=most", "Köksbiträde"),
        ("status=approved", "Badvärd"),
        ("workplace=Simhallen", "Badvärd"),
    ):
        page = lead.get(f"/job-descriptions?{asked}").text
        assert re.findall(r'<h3><a href="[^"]+" dir="auto">([^<]+)', page) == [title], asked
    assert "Ingen stämmer med det du söker." in lead.get("/job-descriptions?words=kyrkogård").text


def titles(page: httpx2.Response) -> list[str]:
    return re.findall(r'<h3><a href="[^"]+" dir="auto">([^<]+)', page.text)


def test_a_text_for_two_workplaces_is_among_those_of_each(server: Running, lead: httpx2.Client, workshop: int):
    keep(server, workshop, a_draft("Båda", workplace="Exempelköket, Exempelbadet"))
    keep(server, workshop, a_draft("Ena", workplace="Exempelbadet"))
    page = lead.get("/job-descriptions?workplace=Exempelbadet")
    assert sorted(titles(page)) == ["Båda", "Ena"]
    assert "2 arbetsbeskrivningar" in said(page)
    assert titles(lead.get("/job-descriptions?workplace=Exempelköket")) == ["Båda"]
    chosen = re.search(r'id="by-workplace".*?</select>', page.text, re.S)
    assert chosen
    assert re.findall(r"<option[^>]*>(Exempel[^<]+)", chosen[0]) == ["Exempelbadet", "Exempelköket"]


def test_comments_without_an_answer_are_counted_until_they_have_one(
    server: Running, lead: httpx2.Client, workshop: int
):
    address = keep(server, workshop, a_draft("Kommenterad"))
    keep(server, workshop, a_draft("Tyst"))
    link = lead.post(f"{address}/links", data={"kind": "comment", "role": "union", "label": "", "days": "30"})
    secret = re.search(r"/l/[A-Za-z0-9_-]+", lead.get(link.headers["location"]).text)
    assert secret
    for text in ("Vad är lönen?", "Vilka tider?"):
        assert server.client().post(f"{secret[0]}/comments", data={"about": "terms", "text": text}).status_code == 303
    assert "2 kommentarer utan svar" in said(lead.get("/job-descriptions"))
    assert titles(lead.get("/job-descriptions?comments=open")) == ["Kommenterad"]
    ids = re.findall(r'action="([^"]+/comments/\d+)', lead.get(f"{address}/links").text)
    assert len(ids) == 2
    for id in ids:
        assert lead.post(id, data={"answer": "Enligt avtal."}).status_code == 303
    assert not re.search("kommentar(er)? utan svar", said(lead.get("/job-descriptions")))
    assert titles(lead.get("/job-descriptions?comments=open")) == []
    assert sorted(titles(lead.get("/job-descriptions?comments=none"))) == ["Kommenterad", "Tyst"]


def test_an_address_that_makes_no_sense_still_gives_a_list(server: Running, lead: httpx2.Client, workshop: int):
    keep(server, workshop, a_draft())
    for asked in (
        "page=0",
        "page=-1",
        "page=²",
        "page=99999999",
        "sort=x",
        "words=" + "x" * 5000,
    ):
        assert lead.get(f"/job-descriptions?{asked}").status_code == 200, asked


def test_a_long_list_is_paged_and_keeps_the_question(server: Running, lead: httpx2.Client, workshop: int):
    for count in range(PAGE + 1):
        keep(server, workshop, a_draft(f"Tjänst {count:02}"))
    first = lead.get("/job-descriptions?words=tjänst&sort=title")
    assert first.text.count("<h3>") == PAGE
    following = re.search(r'href="([^"]+)">Nästa<', first.text)
    assert following
    second = lead.get(following[1].replace("&amp;", "&"))
    assert re.findall(r"<h3><a [^>]+>([^<]+)", second.text) == [f"Tjänst {PAGE}"]
    assert "Sida 2 av 2" in second.text


def test_the_figures_count_by_agreement_and_leave_out_examples(server: Running, lead: httpx2.Client, workshop: int):
    keep(server, workshop, a_draft(agreement=Agreement.AB))
    bea = keep(server, workshop, a_draft(agreement=Agreement.BEA, status=Status.APPROVED))
    example = Provenance((Origin("X", "Skolan", "", TODAY, (), 0, 0, 0, is_example=True),))
    keep(server, workshop, a_draft(agreement=Agreement.BEA, provenance=example))
    page = said(lead.get("/job-descriptions"))
    assert "Utkast 1 0 0 1 Godkänd 0 1 0 1 Alla 1 1 0 2" in page
    assert "Exempel räknas inte." in page
    followed(server, a_post(server, number(bea)), ordinary=Days(done=LATE))
    assert "Utkast 1 0 0 1 Ordinarie tjänst 1 0 0 1 Alla 2 0 0 2" in said(lead.get("/job-descriptions"))


def test_the_table_says_that_it_counts_texts_and_where_persons_are_counted(
    server: Running, lead: httpx2.Client, workshop: int
):
    keep(server, workshop, a_draft())
    for role in (
        Role.LEADS,
        Role.HR,
        Role.PROGRAMME_OWNER,
        Role.ECONOMIST,
    ):
        somebody = lead if role is Role.LEADS else server.facilitator("ny@example.se", role)
        page = somebody.get("/job-descriptions").text
        assert "Tabellen räknar texter, inte personer." in page, role
        assert '<a href="/key-figures">' in page
        assert somebody.get("/key-figures").status_code == 200


def test_hard_texts_are_only_ever_text(server: Running, lead: httpx2.Client, workshop: int):
    hard = "<script>alert(1)</script>"
    draft = a_draft(hard, workplace='"><b>', assignment=hard, status=Status.APPROVED)
    address = keep(server, workshop, a_draft(), draft)
    post = a_post(server, number(address), title=hard)
    followed(server, post, matching=Days(note=hard))
    close(server, post, hard)
    noted = {"role": "union", "who": hard, "word": "disagreed", "words": hard, "protocol": hard}
    assert lead.post(f"{address}/reviews/noted", data={"version": "2", **noted}).status_code == 303
    for path in ("/job-descriptions", f"{address}/versions/2", f"{address}/compare", f"/posts/{post}/way"):
        page = lead.get(path)
        assert page.status_code == 200
        assert hard not in page.text
        assert '"><b>' not in page.text
    assert lead.get("/job-descriptions", params={"words": '"><b>', "workplace": '"><b>'}).text.count('"><b>') == 0


# Copies and versions


def test_a_copy_is_a_draft_of_its_own(server: Running, lead: httpx2.Client, workshop: int):
    address = keep(server, workshop, a_draft(status=Status.APPROVED, negotiation="2 december"))
    copy = lead.post(f"{address}/duplicate").headers["location"]
    assert copy != address
    page = said(lead.get(f"{copy}/versions/1"))
    assert "Serviceassistent (kopia)" in page
    assert "En lugn dag" in page
    assert "2 december" not in page
    assert "Ingen har granskat den här texten än." in page


def test_what_changed_between_two_versions_is_told_in_words_and_side_by_side(
    server: Running, lead: httpx2.Client, workshop: int
):
    after = a_draft(
        assignment="En mycket lugn dag",
        agreement=Agreement.AB,
        duties=(Duty("Tvättar", Decimal(5), id="a"), Duty("Diskar", id="b")),
    )
    address = keep(server, workshop, a_draft(), after)
    page = lead.get(f"{address}/compare")
    told = said(page)
    assert "Ny uppgift: ” Diskar ”" in told
    assert "Ändrad uppgift: ” Tvättar ”: timmar i veckan från – till 5" in told
    assert re.search(r"<ins>.*?mycket</ins> lugn dag", page.text)
    back = said(lead.get(f"{address}/compare?before=2&after=1"))
    assert "Borttagen uppgift: ” Diskar ”" in back


def test_versions_that_only_differ_in_status_have_the_same_text(server: Running, lead: httpx2.Client, workshop: int):
    address = keep(server, workshop, a_draft(), a_draft(status=Status.REVIEWED))
    page = said(lead.get(f"{address}/compare"))
    assert "Läget: från Utkast till Granskad." in page
    assert "Texten är densamma." in page


def test_one_version_alone_is_compared_with_nothing(server: Running, lead: httpx2.Client, workshop: int):
    address = keep(server, workshop, a_draft())
    assert "Det finns bara en version än." in lead.get(f"{address}/compare").text
    assert lead.get(f"{address}/compare?before=7").status_code == 404


def test_an_older_text_is_brought_back_as_a_new_version(server: Running, lead: httpx2.Client, workshop: int):
    address = keep(server, workshop, a_draft(), a_draft(assignment="Något annat", status=Status.APPROVED))
    assert lead.post(f"{address}/versions/1/restore", data={"version": "2"}).status_code == 303
    newest = said(lead.get(f"{address}/versions/latest"))
    assert "Version 3, den senaste." in newest
    assert "En lugn dag" in newest
    assert "Något annat" in lead.get(f"{address}/versions/2").text


def test_a_text_is_not_brought_back_over_one_that_was_not_seen(server: Running, lead: httpx2.Client, workshop: int):
    address = keep(server, workshop, a_draft(), a_draft(assignment="Två"), a_draft(assignment="Tre"))
    page = lead.post(f"{address}/versions/1/restore", data={"version": "2"})
    assert page.status_code == 409
    assert "Det finns en nyare version av texten." in page.text
    assert lead.get(f"{address}/versions/4").status_code == 404


# The way in of a post that rests on it


@pytest.fixture
def approved(server: Running, workshop: int) -> str:
    return keep(server, workshop, a_draft(status=Status.APPROVED))


def test_a_job_is_followed_until_it_is_ordinary(server: Running, lead: httpx2.Client, approved: str):
    assert "Nästa steg Välj väg in för tjänsten" in said(lead.get("/job-descriptions"))
    post = a_post(server, number(approved))
    page = lead.get("/job-descriptions")
    assert "Nästa steg Vakansprövning" in said(page)
    assert f'href="/posts/{post}/way"' in page.text
    followed(server, post, vacancy_review=Days(done=LATE), choice=Days(planned=SOON))
    assert "Nästa steg Val av väg planerat" in said(lead.get("/job-descriptions?way=nobody_yet"))
    followed(server, post, choice=Days(planned=LATE))
    assert "Nästa steg Val av väg Försenat planerat" in said(lead.get("/job-descriptions?way=overdue"))
    followed(server, post, ordinary=Days(done=LATE))
    assert "Ingen stämmer" in lead.get("/job-descriptions?way=overdue").text
    assert "Serviceassistent" in lead.get("/job-descriptions?way=done").text


def test_a_text_that_two_posts_rest_on_is_counted_once_and_speaks_of_what_is_late(
    server: Running, lead: httpx2.Client, approved: str
):
    there, late = a_post(server, number(approved)), a_post(server, number(approved), YEAR_AT_AME)
    followed(server, there, ordinary=Days(done=LATE))
    followed(server, late, matching=Days(planned=LATE))
    page = lead.get("/job-descriptions")
    assert "Nästa steg Matchning Försenat" in said(page)
    assert f'href="/posts/{late}/way"' in page.text
    assert "Alla 0 0 1 1" in said(page)


def test_what_was_closed_says_why(server: Running, lead: httpx2.Client, approved: str):
    close(server, a_post(server, number(approved)), "Pengarna tog slut")
    assert "Avslutad Pengarna tog slut" in said(lead.get("/job-descriptions?way=closed"))


def test_the_workbook_says_the_way_the_next_step_and_its_day(server: Running, lead: httpx2.Client, approved: str):
    hard = '=HYPERLINK("https://evil.example")'
    way = named(YEAR_AT_AME, hard)
    way = with_changed(way, replace(way.stages[0], name=hard))
    followed(server, a_post(server, number(approved), way), vacancy_review=Days(planned=LATE))
    sheet = load_workbook(io.BytesIO(lead.get("/job-descriptions.xlsx").content))["Arbetsbeskrivningar"]
    row = {head.value: cell for head, cell in zip(sheet[1], sheet[2], strict=True)}
    assert (row["Väg in"].value, row["Nästa steg"].value) == (hard, hard)
    assert {row["Väg in"].data_type, row["Nästa steg"].data_type} == {"s"}
    assert row["Planerat"].value.date() == LATE


def test_what_does_not_exist_is_a_plain_not_found(lead: httpx2.Client):
    for path in (
        "compare",
        "versions/latest",
        "versions/x",
    ):
        assert lead.get(f"/job-descriptions/99/{path}").status_code == 404, path
        assert lead.post(f"/job-descriptions/99/{path}").status_code in (404, 405)
