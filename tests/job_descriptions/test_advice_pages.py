"""What there is to think of, in the editor: at its place, never in the way, and without scripts."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import httpx2
import pytest

from app.job_descriptions.draft import Draft, Duty, Requirement
from app.storage.database import Database
from tests.job_descriptions.test_job_description_pages import Fields, fields, save
from tests.job_descriptions.written import a_draft, keep, workshop_id
from tests.running import Running, running

AID = "code;label;words\nX1;Lokalvårdare;tvätt sopor\nX2;Administratör & arkiv;schema\n"


@pytest.fixture
def server(sqlite: Database, tmp_path: Path) -> Iterator[Running]:
    """With a list of codes for AID and for nothing else."""
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "aid.csv").write_text(AID)
    with running(sqlite, lists=str(tmp_path / "lists")) as server:
        yield server


@pytest.fixture
def lead(server: Running) -> httpx2.Client:
    return server.facilitator()


def kept(server: Running, lead: httpx2.Client, draft: Draft) -> str:
    return keep(server, workshop_id(server, server.workshop(lead)), draft)


@pytest.fixture
def draft(server: Running, lead: httpx2.Client) -> str:
    """Told of its words and its licence."""
    asks = (Requirement("B-körkort", id="r1"), Requirement("Stresstålig", id="r2"))
    return kept(server, lead, a_draft("Städerska", assignment="- tvätt", requirements=asks))


def text_of(page: httpx2.Response) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", "", page.text)).split())


def at(page: httpx2.Response, id: str) -> str:
    """What stands between the element with an id and the next that has one and is a row or a section."""
    (after,) = re.findall(rf'id="{re.escape(id)}"(.*?)(?:<li class="(?:duty|requirement)"|</section>)', page.text, re.S)
    return str(after)


def test_every_advice_leads_to_its_place(lead: httpx2.Client, draft: str):
    page = lead.get(draft)
    places = re.findall(r'href="#([^"]+)"', page.text)
    assert {"title", "assignment", "requirements-r1", "requirements-r2", "agreement", "advice"} <= set(places)
    ids = re.findall(r'\sid="([^"]+)"', page.text)
    assert set(places) <= set(ids)
    assert len(ids) == len(set(ids))


def test_a_row_says_what_there_is_to_think_of_in_it(lead: httpx2.Client, draft: str):
    page = lead.get(draft)
    assert "Behövs körkort?" in at(page, "requirements-r1")
    assert "Stresstålig" in at(page, "requirements-r2")
    assert "Behövs körkort?" not in at(page, "requirements-r2")


def test_advice_never_stands_in_the_way_of_a_save_and_goes_when_it_is_followed(lead: httpx2.Client, draft: str):
    page = lead.get(draft)
    assert "Vilket avtal?" in text_of(page)
    form = fields(page)
    whys = ["Kör varor varje dag", *form["requirement_why"][1:]]
    assert save(lead, draft, form | {"requirement_why": whys}, agreement="AB").status_code == 303
    after = text_of(lead.get(draft))
    assert "Vilket avtal?" not in after
    assert "Behövs körkort?" not in after
    assert "Ett annat ord?" in after


def test_a_draft_that_is_only_a_list_is_told_so(lead: httpx2.Client, draft: str):
    assert "Uppdraget är en lista" in text_of(lead.get(draft))


def test_hard_sentences_are_shown_and_only_as_text(server: Running, lead: httpx2.Client):
    hard = "<b>Du</b> tar emot varor " + "och packar upp dem " * 6
    page = lead.get(kept(server, lead, a_draft(assignment=hard, duties=(Duty("<i>han</i>", id="a"),))))
    assert "En mening är svår att läsa" in text_of(page)
    assert "<b>Du" not in page.text
    assert "<i>han" not in page.text


def options(page: httpx2.Response) -> list[str]:
    (its_list,) = re.findall(r'<datalist id="aid-list">(.*?)</datalist>', page.text)
    return [unescape(value) for value in re.findall(r'value="([^"]*)"', its_list)]


def test_a_coded_field_offers_the_municipalitys_list(lead: httpx2.Client, draft: str):
    page = lead.get(draft)
    assert options(page) == ["X1 Lokalvårdare", "X2 Administratör & arkiv"]
    assert 'list="aid-list"' in page.text
    assert "ssyk-list" not in page.text


def test_a_suggestion_is_saved_with_what_is_typed(lead: httpx2.Client, draft: str):
    page = lead.get(draft)
    suggested = re.findall(r'name="use" value="([^"]+)"', page.text)
    assert suggested == ["aid:X1 Lokalvårdare"]
    saved = save(lead, draft, fields(page), use=suggested[0], notes="Mer text")
    assert saved.headers["location"] == f"{draft}?kept=1#aid"
    form: Fields = fields(lead.get(draft))
    assert (form["aid"], form["notes"]) == (["X1 Lokalvårdare"], ["Mer text"])


def test_a_code_that_the_list_does_not_have_is_kept_and_asked_about(lead: httpx2.Client, draft: str):
    assert save(lead, draft, fields(lead.get(draft)), aid="X9 Nyare").status_code == 303
    page = lead.get(draft)
    assert fields(page)["aid"] == ["X9 Nyare"]
    assert "Koden finns inte i listan" in text_of(page)
    save(lead, draft, fields(page), aid="X1 Städ")
    assert "I kommunens lista står: X1 Lokalvårdare." in text_of(lead.get(draft))


def test_what_can_not_be_used_as_a_code_changes_nothing(lead: httpx2.Client, draft: str):
    for odd in ("aid:X9 Nej", "title:X1 Lokalvårdare", "ssyk:X1 Lokalvårdare"):
        assert save(lead, draft, fields(lead.get(draft)), use=odd).headers["location"].startswith(draft)
    assert lead.get(f"{draft}/versions/2").status_code == 404
