"""The papers of a calculation through their addresses, and what placements cost together on the page of key figures."""

import json
import re
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from app.account.roles import Role
from app.calculator import store
from app.calculator.store import For
from app.ids import now
from app.posts.staffing import Staffing
from tests.calculator.kept import somebody
from tests.calculator.papers.books import ILLUSTRATION
from tests.posts.written import a_workplace, keep
from tests.scenes import a_scene

STARTS = date(2025, 9, 1)


@pytest.fixture
def economist(server):
    return server.facilitator("eko@example.se", Role.ECONOMIST)


@a_scene
def a_calculation(server, its=ILLUSTRATION, post=None, by="eko@example.se"):
    with server.database.session() as session:
        of = For(post=post, administration=1 if post else None)
        return store.add(session, of, "Serviceassistent", 2026, its, somebody(session, by), now())


@a_scene
def a_post(server, persons, of="Utbildning"):
    with server.database.session() as session:
        place = a_workplace(session, f"Plats {of} {persons}", of)
        return keep(session, Staffing(place, STARTS, persons, 0), of=of)


def told(page):
    return " ".join(re.sub(r"<[^>]*>", " ", page.text.replace("\u00a0", " ")).split())


def test_each_version_has_its_papers(server, economist):
    id = a_calculation(server)
    with server.database.session() as session:
        more = replace(ILLUSTRATION, share=None)
        store.save(session, id, 1, "Serviceassistent", 2026, more, somebody(session, "eko@example.se"), now())
    first, newest = (
        json.loads(economist.get(f"/calculator/{id}{of}/calculation.json").content) for of in ("/versions/1", "")
    )
    assert (first["version"], newest["version"]) == (1, 2)
    assert {"kommun_1"} <= {it["symbol"] for it in first["steps"]}
    assert "kommun_1" not in {it["symbol"] for it in newest["steps"]}
    book = load_workbook(BytesIO(economist.get(f"/calculator/{id}/calculation.xlsx").content))
    assert book.sheetnames[:3] == ["Om", "Värden", "Uträkning"]
    assert economist.get(f"/calculator/{id}/calculation.pdf").content.startswith(b"%PDF")
    assert economist.get(f"/calculator/{id}/calculation.doc").status_code == 404
    page = told(economist.get(f"/calculator/{id}/versions/1/papers"))
    assert "Vad tjänsten kostar, och vem som betalar, Serviceassistent." in page
    assert "Formlerna är våra egna." in page
    assert f"/calculator/{id}/calculation.xlsx" in economist.get(f"/calculator/{id}").text


def test_papers_are_for_who_reads_the_calculation(server, economist):
    id = a_calculation(server)
    other = server.facilitator("annan@example.se")
    for path in ("papers", "calculation.pdf", "versions/1/papers", "versions/1/calculation.json"):
        assert other.get(f"/calculator/{id}/{path}").status_code == 404
        assert economist.get(f"/calculator/{id}/{path}").status_code == 200


def test_what_is_not_finished_has_no_papers(server, economist):
    id = a_calculation(server, replace(ILLUSTRATION, extent=None))
    for path in ("papers", "calculation.pdf"):
        answer = economist.get(f"/calculator/{id}/{path}")
        assert (answer.status_code, answer.headers["location"]) == (303, f"/calculator/{id}")


def test_what_posts_cost_together_is_on_the_page_and_the_boards_paper(server, economist):
    hr = server.facilitator("hr@example.se", Role.HR)
    a_calculation(server, post=a_post(server, 2))
    a_post(server, 3)
    said = told(hr.get("/key-figures"))
    assert "Uträkning finns för 1 av 2 tjänster." in said
    assert "Summan är för 2 personer" in said
    assert "Verksamheten" in said
    assert hr.get("/key-figures/board.pdf").content.startswith(b"%PDF")
    assert "Uträkning finns för 1 av 2 tjänster." in told(hr.get("/key-figures?place=1"))


def test_a_sum_that_rests_on_few_is_never_sent_to_who_sees_no_small_numbers(server, economist):
    a_calculation(server, post=a_post(server, 2))
    said = told(economist.get("/key-figures"))
    assert "Uträkning finns för 1 av 1 tjänst" in said.replace("av en tjänst", "av 1 tjänst")
    assert "Summan är för" not in said
    assert "Det kommunen slutar betala" not in said


def test_a_sum_that_rests_on_many_is_shown_as_of_a_half_years_end(server, economist):
    a_calculation(server, post=a_post(server, 6))
    said = told(economist.get("/key-figures"))
    assert "Summan är för 6 personer, " in said
    assert "Det kommunen slutar betala 51 324" in said


def test_a_workplace_has_no_sum(server, economist):
    a_calculation(server, post=a_post(server, 6))
    assert "Vad tjänsterna kostar" not in told(
        server.facilitator("hr@example.se", Role.HR).get("/key-figures?place=1-1")
    )
