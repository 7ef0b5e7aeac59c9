"""The list of posts: what is next on each one's way in; and the same list as a workbook and as CSV."""

import csv
import io
import re
from datetime import date, timedelta

import openpyxl
import pytest

from app.account import store as accounts
from app.account.roles import Role
from app.posts.staffing import Staffing
from app.reception import store as receptions
from app.reception.plan import Plan, Stage, Step
from app.ways.come_along import ALTERNATIVE
from app.ways.trail import Days
from tests.days import today
from tests.posts.written import STARTS, a_workplace, administration, keep
from tests.scenes import a_scene
from tests.ways.made import a_post, close
from tests.ways.made import keep as follow

PAST, SOON = today() - timedelta(5), today() + timedelta(30)


@pytest.fixture
@a_scene
def hr(server):
    with server.database.session() as session:
        administration(session)
    return server.facilitator("hr@example.se", Role.HR)


@pytest.fixture
def lead(server, hr):
    return server.facilitator("eva@example.se")


def said(page):
    return " ".join(re.sub(r"<[^>]+>", " ", page.text).split())


def rows(answer):
    """The CSV's posts, by title."""
    assert answer.status_code == 200, answer.text
    lines = [*csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";")]
    its = [dict(zip(lines[0], line, strict=False)) for line in lines[1:] if len(line) == len(lines[0])]
    return {it["Titel"]: it for it in its}


@a_scene
def at_work(server, *staffings, **its):
    """A post with placements at Eva's workplace, 1, and at another, 2."""
    with server.database.session() as session:
        if "title" not in its:
            a_workplace(session, "Hos Eva", leads=("eva@example.se",))
            a_workplace(session, "Hos Bo")
        return keep(session, *staffings, **its)


# The way in


def test_the_list_says_what_is_next_on_the_way_and_leads_there(server, hr):
    post = a_post(server)
    assert "På vägen in Vakansprövning" in said(hr.get("/posts"))
    assert f'href="/posts/{post}/way"' in hr.get("/posts").text
    follow(server, post, vacancy_review=Days(done=PAST), choice=Days(planned=SOON))
    page = said(hr.get("/posts"))
    assert "Vakansprövning" not in page
    assert "planerat" in page
    follow(server, post, choice=Days(planned=PAST))
    assert "Försenat" in said(hr.get("/posts"))


@pytest.mark.parametrize(
    "made", [lambda server: a_post(server, way=None), lambda server: close(server, a_post(server), "Nej")]
)
def test_of_a_post_without_a_way_or_whose_way_is_closed_no_stage_is_told(server, hr, made):
    made(server)
    assert "Serviceassistent" in hr.get("/posts").text
    assert "På vägen in" not in said(hr.get("/posts"))


def test_a_lead_is_not_told_by_the_list_how_far_somebody_who_is_employed_has_come(server, hr, lead):
    with server.database.session() as session:
        a_workplace(session, "Hos Eva", leads=("eva@example.se",))
    post = a_post(server, None, ALTERNATIVE, "Hos Eva")
    follow(server, post, vacancy_review=Days(done=PAST), introduction=Days(began=PAST, planned=SOON))
    assert "Serviceassistent" in lead.get("/posts").text
    for answer in (lead.get("/posts"), lead.get("/posts.csv")):
        assert "BEA som" not in answer.content.decode()
        assert SOON.isoformat() not in answer.content.decode()


# As files


def test_the_file_has_the_posts_that_the_list_shows_with_all_numbers_for_hr(server, hr):
    at_work(server, Staffing(1, STARTS, 4, 1), Staffing(2, STARTS, 9), decided_on=STARTS, decision="KS 12")
    at_work(server, title="Kock")
    its = rows(hr.get("/posts.csv"))
    post = its["Serviceassistent"]
    assert (post["Personer"], post["AB"], post["BEA"]) == ("13", "1", "12")
    assert (post["Arbetsplatser"], post["Beslut"], post["Beslutad den"]) == ("Hos Eva, Hos Bo", "KS 12", "2024-03-01")
    assert (post["Beskriven"], post["Beslutad"], post["Tillsatt"], post["Ordinarie, AB"]) == ("nej", "ja", "ja", "ja")
    assert (its["Kock"]["Personer"], its["Kock"]["Tillsatt"]) == ("0", "nej")
    assert post["Nästa steg"]
    assert "också de som är under fem" in hr.get("/posts.csv").content.decode("utf-8-sig")
    assert [*rows(hr.get("/posts.csv?state=vacant"))] == ["Kock"]
    assert [*rows(hr.get("/posts.csv?words=service&sort=title"))] == ["Serviceassistent"]
    assert 'href="/posts.xlsx?words=service"' in hr.get("/posts?words=service").text


def test_the_files_say_which_step_of_a_reception_is_next_and_when(server, hr):
    at_work(server, Staffing(1, STARTS, 4))
    with server.database.session() as session:
        late = Plan({Stage.TEAM: Step(done=PAST), Stage.MATERIAL: Step(planned=PAST)})
        receptions.save(session, 1, 1, receptions.Kept(plan=late), 1, 1)
        paid = Staffing(2, STARTS, 9, subsidy_until=date(2025, 3, 1))
        keep(session, paid, title="Kock")
    its = rows(hr.get("/posts.csv"))
    assert its["Serviceassistent"]["Nästa steg"] == "Mottagandet: Chefen går igenom materialet"
    assert its["Serviceassistent"]["Nästa steg, dag"] == PAST.isoformat()
    assert its["Kock"]["Nästa steg, dag"] == "2025-03"
    book = openpyxl.load_workbook(io.BytesIO(hr.get("/posts.xlsx").content))
    told = [cell.value for row in book["Tjänster"].iter_rows() for cell in row]
    assert "Mottagandet: Chefen går igenom materialet" in told


def test_a_file_with_posts_that_are_theirs_wholly_and_others_says_that_it_has_both(server, hr):
    eva = server.facilitator("eva@example.se", Role.HR, Role.LEADS)
    with server.database.session() as session:
        place = a_workplace(session, "Hos Eva i Omsorg", "Omsorg", leads=("eva@example.se",))
        keep(session, Staffing(a_workplace(session, "Köket"), STARTS, 4), title="Kock", of="Utbildning")
        keep(session, Staffing(place, STARTS, 3), title="Vårdstöd", of="Omsorg")
    assert "också de som är under fem. Filen" in eva.get("/posts.csv").content.decode("utf-8-sig")
    with server.database.session() as session:
        accounts.with_email(session, "eva@example.se").scope = [administration(session)]
    answer = eva.get("/posts.csv")
    assert {title: it["Personer"] for title, it in rows(answer).items()} == {"Kock": "4", "Vårdstöd": "visas inte"}
    text = answer.content.decode("utf-8-sig")
    assert "också de som är under fem, för de tjänster där du ser dem. Filen är för HR." in text
    assert "också antal under fem, för de tjänster där du ser dem." in said(eva.get("/posts"))
    assert "Hur många som är på tjänsterna visas inte." in eva.get("/posts.csv?words=vård").content.decode("utf-8-sig")
    assert "antal under fem" not in said(eva.get("/posts?words=vård"))


def test_the_workbook_says_the_same(server, hr):
    at_work(server, Staffing(1, STARTS, 4, 1))
    book = openpyxl.load_workbook(io.BytesIO(hr.get("/posts.xlsx").content))
    head, line = [[cell.value for cell in row] for row in book["Tjänster"].iter_rows()]
    its = dict(zip(head, line, strict=True))
    assert (its["Titel"], its["Personer"], its["AB"], its["BEA"]) == ("Serviceassistent", 4, 1, 3)
    assert book["Om"]["B2"].value.startswith("Alla antal visas")


def test_a_lead_fetches_what_the_list_shows_and_no_number_of_persons(server, lead):
    at_work(server, Staffing(1, STARTS, 7, 3), Staffing(2, STARTS, 9, 9), decided_on=STARTS)
    with server.database.session() as session:
        keep(session, Staffing(2, STARTS, 5), title="Inte hos Eva")
    answer = lead.get("/posts.csv")
    its = rows(answer)
    assert [*its] == ["Serviceassistent"]
    post = its["Serviceassistent"]
    assert post["Arbetsplatser"] == "Hos Eva"
    for name in ("Tillsatt", "Ordinarie, AB", "Personer", "AB", "BEA"):
        assert post[name] == "visas inte", name
    assert post["Nästa steg"] == ""
    text = answer.content.decode("utf-8-sig")
    assert "Hos Bo" not in text
    assert "Hur många som är på tjänsterna visas inte." in text
    for state in ("filled", "vacant", "ordinary", "not_ordinary"):
        assert rows(lead.get(f"/posts.csv?state={state}")) == {}


def test_hostile_text_is_only_text(server, hr):
    hostile = ("=1+1", "+46", "@SUM(A1)", '"><script>alert(1)</script>', '=HYPERLINK("http://x")')
    with server.database.session() as session:
        for text in hostile:
            keep(session, title=text)
    sheet = openpyxl.load_workbook(io.BytesIO(hr.get("/posts.xlsx").content))["Tjänster"]
    cells = {sheet[f"B{row}"].value: sheet[f"B{row}"] for row in range(2, 2 + len(hostile))}
    assert {text: (it.data_type, it.hyperlink) for text, it in cells.items()} == dict.fromkeys(hostile, ("s", None))
    titles = [*rows(hr.get("/posts.csv"))]
    assert {it.lstrip("'") for it in titles} == {*hostile}
    assert not [it for it in titles if it[0] in "=+@"]


def test_who_sees_no_posts_fetches_none(server, hr):
    for role in (
        Role.MANAGER,
        Role.ECONOMIST,
        Role.PROGRAMME_OWNER,
        Role.OPERATOR,
    ):
        somebody = server.facilitator("ny@example.se", role)
        assert somebody.get("/posts.csv").status_code == 404, role
        assert hr.get("/posts.pdf").status_code == 404
