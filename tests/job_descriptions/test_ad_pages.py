"""The advertisement's page and its details, by its own form; and by those who try what they may not."""

import html
import io
import json
import re
from dataclasses import replace

import docx as word
import httpx2
import pytest
from sqlmodel import select

from app.account.roles import Role
from app.job_descriptions.ad.details import NAMES, TABLE, What
from app.job_descriptions.draft import Agreement, Employment, Status
from app.job_descriptions.tables import AdRow
from tests.job_descriptions.drafts import full
from tests.job_descriptions.test_ad import ALL
from tests.job_descriptions.written import keep, workshop_id
from tests.running import Running

TYPED = {
    "apply_how": "Ring, mejla eller kom hit.\r\nBerätta vad du kan.",
    "apply_to": "jobb@kommun.exempel",
    "last_day": "2099-01-15",
    "ask": "Rektor, 010-000 00 01",
    "unions": "Kommunal 010-000 00 02",
    "reference": "2026/318",
    "vacancies": "2",
    "address": "Exempelgatan 1",
    "town": "Exempelby",
    "probation": "6",
    "extract": "shown",
    "ab_if": "kraven är uppfyllda då",
}
ORDINARY = replace(full(), agreement=Agreement.AB, employment=Employment.PERMANENT, until=None, status=Status.APPROVED)


@pytest.fixture
def somebody(server: Running):
    return server.facilitator()


@pytest.fixture
def workshop(server: Running, somebody):
    return workshop_id(server, server.workshop(somebody))


@pytest.fixture
def home(server: Running, workshop):
    return keep(server, workshop, full())


def form_of(page: httpx2.Response) -> dict[str, str]:
    """The fields as a browser would post them."""
    found = dict(re.findall(r'name="([a-z_]+)"[^>]*? value="([^"]*)"', page.text))
    found |= dict(re.findall(r'<textarea[^>]*name="([a-z_]+)"[^>]*>\n?(.*?)</textarea>', page.text, re.DOTALL))
    chosen = re.search(r'<select[^>]*name="extract".*?<option value="(\w*)" selected', page.text, re.DOTALL)
    found["extract"] = chosen[1] if chosen else ""
    return {name: html.unescape(found.get(name, "")) for each in NAMES for name in (each, f"base_{each}")}


def saved(client: httpx2.Client, home: str, **typed: str) -> httpx2.Response:
    return client.post(f"{home}/ad", data=form_of(client.get(f"{home}/ad")) | typed)


def row(server: Running) -> AdRow | None:
    with server.database.reading_session() as session:
        return session.exec(select(AdRow)).first()


def test_what_is_typed_stands_in_the_advertisement_and_in_no_version(server, somebody, home):
    assert saved(somebody, home, **TYPED).headers["location"] == f"{home}/ad"
    page = somebody.get(f"{home}/ad").text
    for text in (
        "Ring, mejla eller kom hit.",
        "Sök senast den 15 januari 2099.",
        "Kommunal 010-000 00 02",
        "Sex månader",
    ):
        assert text in page
    kept = row(server)
    assert (kept.version, kept.vacancies, kept.apply_how) == (1, 2, "Ring, mejla eller kom hit.\nBerätta vad du kan.")
    assert "Versioner" not in page
    assert json.loads(somebody.get(f"{home}.json").content)["version"] == 1
    assert "Kommunal 010" not in somebody.get(f"{home}.md").text


def test_the_form_has_what_was_saved_and_saving_it_again_changes_nothing(server, somebody, home):
    saved(somebody, home, **TYPED)
    form = form_of(somebody.get(f"{home}/ad"))
    assert {name: form[name] for name in NAMES} == {name: text.replace("\r\n", "\n") for name, text in TYPED.items()}
    assert somebody.post(f"{home}/ad", data=form).status_code == 303
    assert row(server).version == 1


def test_an_extract_is_asked_about_where_the_text_says_nothing_of_it_or_it_was_chosen_before(
    server, somebody, workshop, home
):
    silent = keep(server, workshop, replace(full(), register_check=""))
    assert 'id="ad-extract"' in somebody.get(f"{silent}/ad").text
    assert 'id="ad-extract"' not in somebody.get(f"{home}/ad").text
    assert saved(somebody, home, town="Exempelby").status_code == 303
    assert row(server).extract == ""
    saved(somebody, home, extract="shown")
    page = somebody.get(f"{home}/ad").text
    assert 'id="ad-extract"' in page
    assert "Arbetsbeskrivningen säger själv vad som gäller om registerkontroll." in page


def test_what_can_not_be_read_is_said_at_its_field_and_everything_stays(server, somebody, home):
    for name, wrong in (
        ("vacancies", "många"),
        ("probation", "7"),
        ("last_day", "i vår"),
    ):
        answer = saved(somebody, home, **TYPED | {name: wrong})
        assert answer.status_code == 422, name
        assert f'<a href="#ad-{name}">' in answer.text
        its = re.search(rf'<input id="ad-{name}"[^>]*>', answer.text)[0]
        assert 'aria-invalid="true"' in its
        assert f"ad-{name}-wrong" in its
        assert f'id="ad-{name}-wrong"' in answer.text
        assert form_of(answer)["town"] == "Exempelby"
        assert row(server) is None


def test_two_who_write_in_different_fields_are_both_kept(server, somebody, home):
    first = form_of(somebody.get(f"{home}/ad"))
    assert saved(somebody, home, town="Exempelby").status_code == 303
    assert somebody.post(f"{home}/ad", data=first | {"reference": "7"}).status_code == 303
    kept = row(server)
    assert (kept.version, kept.town, kept.reference) == (2, "Exempelby", "7")


def test_two_who_write_in_the_same_field_are_told_and_the_next_press_decides(server, somebody, home):
    first = form_of(somebody.get(f"{home}/ad"))
    saved(somebody, home, town="Den andras")
    answer = somebody.post(f"{home}/ad", data=first | {"town": "Min"})
    assert answer.status_code == 409
    assert "Den andra skrev:" in answer.text
    assert row(server).town == "Den andras"
    assert form_of(answer)["town"] == "Min"
    assert somebody.post(f"{home}/ad", data=form_of(answer)).status_code == 303
    assert row(server).town == "Min"


def test_a_slow_double_tap_is_nobody_else(server, somebody, home):
    form = form_of(somebody.get(f"{home}/ad")) | TYPED
    assert [somebody.post(f"{home}/ad", data=form).status_code for _ in range(2)] == [303, 303]
    assert row(server).version == 1


def test_who_only_reads_it_has_no_form_and_saves_nothing(server, home):
    manager = server.facilitator("chef@example.se", Role.MANAGER)
    page = manager.get(f"{home}/ad")
    if page.status_code == 200:
        assert 'name="apply_how"' not in page.text
    assert manager.post(f"{home}/ad", data=TYPED).status_code == 404
    assert row(server) is None


def test_nobody_without_an_account_saves_or_fetches_anything(server, home):
    anybody = server.client()
    assert anybody.post(f"{home}/ad", data=TYPED).status_code in (303, 403, 401)
    for path in ("/ad.pdf", "/ad.docx", "/ad"):
        assert anybody.get(home + path).headers["location"].startswith("/sign-in")
    assert row(server) is None


def test_hr_is_told_that_bea_is_seldom_advertised_and_that_is_not_in_any_file(server, somebody, home):
    told = "annonseras sällan"
    page = somebody.get(f"{home}/ad").text
    paper = re.search(r'<article class="paper ad.*?</article>', page, re.DOTALL)[0]
    assert told in page.replace(paper, "")
    assert told not in paper
    assert "Planen är en ordinarie anställning (AB) från den 1 september 2027, om kommunen beslutar det då." in paper
    for path in (".txt", ".json"):
        assert told not in somebody.get(home + path).text


def test_an_ordinary_job_is_not_told_of_bea_and_is_not_asked_on_what_it_depends(server, somebody, workshop):
    page = somebody.get(f"{keep(server, workshop, ORDINARY)}/ad").text
    assert "annonseras sällan" not in page
    assert 'id="ad-ab_if"' not in page


def test_what_an_advertisement_lacks_is_said_until_it_is_written(server, somebody, home):
    assert "Annonsen säger inte hur man söker." in somebody.get(f"{home}/ad").text
    saved(somebody, home, **TYPED)
    page = somebody.get(f"{home}/ad").text
    for lack in ("Annonsen säger inte", "Annonsen har ing"):
        assert lack not in page


def test_it_is_fetched_as_a_file(somebody, home):
    saved(somebody, home, **TYPED)
    for ending in (
        "pdf",
        "docx",
        "md",
    ):
        answer = somebody.get(f"{home}/ad.{ending}")
        assert answer.status_code == 200, ending
        name = f"Platsannons Serviceassistent i forskola version 1 utkast.{ending}"
        assert f'filename="{name}"' in answer.headers["content-disposition"]
        assert somebody.get(f"{home}/ad.exe").status_code == 404
        if ending == "docx":
            said = "\n".join(
                cell.text for table in word.Document(io.BytesIO(answer.content)).tables for cell in table._cells
            )
            assert "Kommunal 010-000 00 02" in said


def test_the_json_has_the_details_as_jobtech_and_schema_org_have_them(somebody, home):
    saved(somebody, home, **TYPED)
    file = json.loads(somebody.get(f"{home}.json").content)
    assert file["job_ad"]["number_of_vacancies"] == 2
    assert file["job_ad"]["application_deadline"] == "2099-01-15"
    assert file["job_posting"]["totalJobOpenings"] == 2


def test_markup_in_a_detail_is_only_text_on_the_page(somebody, home):
    hard = "<script>alert(1)</script></textarea>\"'"
    texts = {it.name: hard for it in TABLE if it.what in (What.LINE, What.LINES)}
    assert saved(somebody, home, **texts).status_code == 303
    page = somebody.get(f"{home}/ad").text
    assert "<script>alert" not in page
    assert form_of(somebody.get(f"{home}/ad"))["ask"] == hard


def test_a_text_with_details_is_removed_with_them_and_the_page_says_so(server, somebody, workshop):
    home = keep(server, workshop, full())
    saved(somebody, home, **TYPED)
    assert "Annonsens egna uppgifter" in somebody.get(f"{home}/delete").text
    assert somebody.post(f"{home}/delete", data={"typed": full().title}).status_code == 303
    assert row(server) is None


def test_a_copy_of_a_text_has_no_details(server, somebody, home):
    saved(somebody, home, **TYPED)
    copy = somebody.post(f"{home}/duplicate").headers["location"].partition("?")[0]
    assert "Exempelby" not in somebody.get(f"{copy}/ad").text


def test_the_details_of_the_tests_are_all_of_them():
    assert {*TYPED} == {*NAMES}
    assert ALL.town == TYPED["town"]
