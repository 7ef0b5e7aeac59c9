"""The page of key figures, its papers and files, for each who may read them; and what is decided."""

import csv
import io
import re
from datetime import date

import openpyxl
import pikepdf
import pytest

from app.account import store as accounts
from app.account.roles import Role
from app.asked.occasions import Kind, Question
from app.asked.tables import AskedCountedRow
from app.export.pdf import pdf
from app.ids import now
from app.key_figures import store as decided
from app.key_figures.programme import Typed
from app.organisation import store as administrations
from app.organisation import workplaces
from app.organisation.tables import WorkplaceLeadRow
from app.posts import store
from app.posts.post import Content, Post
from app.posts.staffing import Staffing
from app.posts.tables import TargetGroupRow
from app.posts.tally import Tally
from tests.scenes import a_scene

BEGAN = date(2024, 3, 4)
HOSTILE = '=HYPERLINK("http://x")<script>alert(1)</script>'
FILES = ("board.pdf", "figures.xlsx", "figures.csv")


@pytest.fixture
@a_scene
def municipality(server):
    """Two administrations: in the first 13 persons at two workplaces, in the second 8 at one, of whom two have AB."""
    with server.database.session() as session:
        school, care = (administrations.add(session, name) for name in ("Skola", "Omsorg"))
        places = [workplaces.add(session, *it) for it in ((school, "Solen"), (school, "Månen"), (care, "Eken"))]
        session.add(TargetGroupRow(name=HOSTILE))
        session.flush()
        for of, place, persons, ab in ((school, 0, 10, 5), (school, 1, 3, 0), (care, 2, 8, 2)):
            staffing = Staffing(places[place], BEGAN, persons, ab)
            tally = Tally(BEGAN, {"women": persons}, {"priority": persons - 1, "1": 1}, {"without": persons})
            its = Post(f"Titel {HOSTILE}", administration=of, decided_on=BEGAN, content={Content.MEALS: 100})
            store.add(session, Post(**{**slots(its), "staffings": (staffing,), "tallies": (tally,)}), now())
    return {"school": school, "care": care, "places": places}


def slots(post):
    return {name: getattr(post, name) for name in Post.__slots__}


@a_scene
def somebody(server, role, **its):
    email = f"{role}-{len(its)}@example.se"
    client = server.facilitator(email, role)
    with server.database.session() as session:
        account = accounts.with_email(session, email)
        for name, value in its.items():
            setattr(account, name, value)
        session.add(account)
    return client


def text_of(answer):
    """As it is read, without what is drawn."""
    return " ".join(re.sub(r"<svg.*?</svg>|<[^>]+>", " ", answer.text, flags=re.DOTALL).split())


def test_hr_sees_every_number(server, municipality):
    page = text_of(somebody(server, Role.HR).get("/key-figures"))
    assert "AB 7 BEA 14" in page
    assert "färre än 5 visas" not in page
    assert "Du ser alla tal" in page


def test_the_programme_owner_is_sent_no_small_number_and_nothing_to_work_it_out_from(server, municipality):
    owner = somebody(server, Role.PROGRAMME_OWNER)
    page = text_of(owner.get("/key-figures"))
    assert "AB 7 BEA 14" in page
    for place in (str(municipality["school"]), str(municipality["care"])):
        part = text_of(owner.get("/key-figures", params={"place": place}))
        assert "AB visas inte BEA visas inte" in part
        assert not re.search(r"\b(AB|BEA) [1-9]\d*\b(?!:| \w+ 20)", part)
    small = text_of(
        owner.get("/key-figures", params={"place": f"{municipality['school']}-{municipality['places'][1]}"})
    )
    assert "Personer nu: färre än 5" in small


def test_files_say_the_same_as_the_page(server, municipality):
    for name in FILES[1:]:
        owner = somebody(server, Role.PROGRAMME_OWNER)
        made = owner.get(f"/key-figures/{name}", params={"place": str(municipality["care"])})
        rows = rows_of(made.content, name)
        found = {(row[0], row[1]): row[2] for row in rows}
        assert found["Avtal", "AB"] == found["Avtal", "BEA"] == "visas inte", name
        assert str(found["Personer", "Nu"]) == "8"


def rows_of(content, name):
    if name.endswith(".csv"):
        return [row for row in csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";") if len(row) > 2]
    sheet = openpyxl.load_workbook(io.BytesIO(content))["Nyckeltal"]
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_what_somebody_wrote_is_only_ever_text(server, municipality):
    for name in FILES:
        hr = somebody(server, Role.HR)
        made = hr.get(f"/key-figures/{name}")
        assert made.status_code == 200, name
        if name.endswith("pdf"):
            assert made.content.startswith(b"%PDF")
        else:
            cells = [str(cell) for row in rows_of(made.content, name) for cell in row]
            written = [cell for cell in cells if "HYPERLINK" in cell]
            assert written == ["'" + HOSTILE if name.endswith("csv") else HOSTILE]
        assert "<script>alert" not in hr.get("/key-figures").text


def test_only_hr_gets_a_file_with_small_numbers(server, municipality):
    for ending in (
        "json",
        "csv",
    ):
        address = f"/key-figures/akr.nyckeltal.1.{ending}"
        assert somebody(server, Role.HR).get(address, params={"small": "yes"}).status_code == 200, ending
        owner = somebody(server, Role.PROGRAMME_OWNER)
        assert owner.get(address, params={"small": "yes"}).status_code == 404
        assert owner.get(address).status_code == 200


def test_who_leads_at_a_workplace_sees_that_and_nothing_else(server, municipality):
    leads = server.facilitator("leder@example.se", Role.LEADS)
    assert "Här finns inga siffror för dig än" in text_of(leads.get("/key-figures"))
    place = municipality["places"][2]
    with server.database.session() as session:
        account = accounts.with_email(session, "leder@example.se")
        session.add(WorkplaceLeadRow(workplace=place, facilitator=account.id))
    assert "Personer nu: 8" in text_of(leads.get("/key-figures"))
    for other in ("all", str(municipality["care"]), f"{municipality['school']}-{municipality['places'][0]}"):
        assert leads.get("/key-figures", params={"place": other}).status_code == 404
    for name in (*FILES, "akr.nyckeltal.1.json"):
        assert leads.get(f"/key-figures/{name}", params={"place": "all"}).status_code == 404


def test_an_account_that_is_limited_sees_its_administrations(server, municipality):
    for role in (
        Role.HR,
        Role.ECONOMIST,
    ):
        limited = somebody(server, role, scope=[municipality["care"]])
        assert "Personer nu: 8" in text_of(limited.get("/key-figures")), role
        assert limited.get("/key-figures", params={"place": "all"}).status_code == 404
        assert limited.get("/key-figures", params={"place": str(municipality["school"])}).status_code == 404
        assert limited.get("/key-figures/akr.nyckeltal.1.json").status_code == 404
        assert limited.get("/key-figures/decided").status_code == 404


def test_what_is_not_there_is_a_plain_404(server, municipality):
    for asked in (
        {"place": "9999"},
        {"place": "x"},
        {"time": "2026:3"},
        {"time": "1900:1"},
        {"place": "-" * 500},
    ):
        assert somebody(server, Role.HR).get("/key-figures", params=asked).status_code == 404, asked


def test_a_half_year_is_told_as_it_was(server, municipality):
    hr = somebody(server, Role.HR)
    page = text_of(hr.get("/key-figures", params={"time": "2024:1"}))
    assert "30 juni 2024" in page
    assert "Nu: avtalen" not in page


# What is decided


def test_a_definition_is_chosen_with_its_decision_and_stands_by_its_count(server, municipality):
    owner = somebody(server, Role.PROGRAMME_OWNER)
    form = {"created": "decided", "decision": "KS 2025/41", "decided_on": "2025-03-03"}
    assert owner.post("/key-figures/definition", data=form).status_code == 303
    assert "Så räknar vi ”skapad”. Beslut 3 mars 2025, KS 2025/41" in text_of(owner.get("/key-figures"))
    with server.database.reading_session() as session:
        assert decided.definition(session).created == "decided"


def test_what_can_not_be_read_is_said_and_changes_nothing(server):
    for page, form, says in (
        ("definition", {}, "Välj när en tjänst räknas som skapad."),
        ("definition", {"created": "filled", "decision": "KS 1"}, "Skriv vilken dag det beslutades"),
        ("definition", {"created": "filled", "decided_on": "0001-01-01"}, "är inte mellan"),
        ("goals", {"of": "ab", "number": "-1"}, "går inte att läsa som ett mål"),
        ("goals", {"of": "became", "number": "101"}, "Skriv ett heltal från 1 till 100"),
        ("goals", {"of": "ab", "number": "1e308"}, "går inte att läsa som ett mål"),
        ("goals", {"of": "ab", "number": "3", "by": "snart"}, "går inte att läsa som ett datum"),
    ):
        hr = somebody(server, Role.HR)
        answer = hr.post(f"/key-figures/{page}", data=form)
        assert answer.status_code == 422, (page, form, says)
        assert says in text_of(answer)
        with server.database.reading_session() as session:
            assert decided.definition(session) is None
            assert decided.goals(session) == []


def test_a_goal_is_shown_with_what_is_reached_and_can_be_removed(server, municipality):
    hr = somebody(server, Role.HR)
    assert hr.post("/key-figures/goals", data={"of": "persons", "number": "30", "by": "2027-12-31"}).status_code == 303
    assert "Personer i arbete, 31 december 2027 21 av 30" in text_of(hr.get("/key-figures"))
    assert hr.post("/key-figures/goals/1/remove").status_code == 303
    assert "Programmet har inga mål här än." in text_of(hr.get("/key-figures"))


HEARD = {Question.SAY: {"yes": 11, "partly": 6}, Question.NEXT: {"no": 5}, Question.HARD: {"no": 9}}
LED = {Question.TIME: {"yes": 7}, Question.CHANGE: {"more_time": 8}}
HELPED = {Question.MINE: {"yes": 13, "no": 5}, Question.ONLY_ME: {"partly": 16}, Question.HELP: {"yes": 12}}


def listened(server, administration, half, times=1):
    """A half-year's batches, of every kind of question."""
    kinds = {Kind.SESSION: HEARD, Kind.LED: LED, **dict.fromkeys((Kind.START, Kind.SIX, Kind.TWELVE), HELPED)}
    with server.database.session() as session:
        for kind, questions in kinds.items():
            for question, sums in questions.items():
                its = {choice: times * count for choice, count in sums.items()}
                more = {"administration": administration, "half": half, "sums": its, "units": 3}
                session.add(AskedCountedRow(kind=kind.value, question=question.value, **more))


@pytest.fixture
def board(monkeypatch):
    """What is drawn for the board, as its blocks' words, and how many pages that becomes."""
    papers = []

    def typeset(document, **how):
        papers.append(repr(document.blocks))
        return pdf(document, **how)

    monkeypatch.setattr("app.key_figures.routes.pdf", typeset)

    def of(client):
        file = client.get("/key-figures/board.pdf")
        with pikepdf.open(io.BytesIO(file.content)) as its:
            return papers[-1], len(its.pages)

    return of


def test_the_boards_page_and_the_files_have_the_programmes_goals_and_sums(server, municipality, board):
    hr, economist = somebody(server, Role.HR), somebody(server, Role.ECONOMIST)
    listened(server, municipality["school"], "2025:1")
    listened(server, None, "2025:2")
    made = {"of": "other", "name": "Kurser", "number": "40", "source": "Plan 2026"}
    assert hr.post("/key-figures/goals", data=made).status_code == 303
    reached = {"number": "12", "on": "2025-11-01", "source": "Kurslistan"}
    assert hr.post("/key-figures/goals/1/reached", data=reached).status_code == 303
    text, pages = board(hr)
    assert pages == 1
    assert "Efter träffarna: Ja 22, Delvis 12, Nej 0 (34 svar)" in text
    assert "innan: Ja 26, Delvis 0, Nej 10 (36 svar)" in text
    assert "Räckte tiden" not in text, "who led was told that it goes to the programme owner and HR"
    assert "Kurser (Plan 2026, nått 1 november 2025 enligt Kurslistan)" in text
    for name in FILES[1:]:
        found = {(row[0], row[1]): row[2:] for row in rows_of(hr.get(f"/key-figures/{name}").content, name)}
        its = found["Efter träffarna: personalen: Fick du säga det du ville?", "Ja"]
        assert [str(cell) for cell in its[:2]] == ["22", "34"]
        assert str(found["Efter träffarna: den som ledde: Räckte tiden?", "Ja"][0]) == "14"
        assert [str(cell) for cell in found["Mål", "Kurser"]][0:2] == ["12", "40"]
        assert found["Mål", "Kurser"][-1] == "målet: Plan 2026; nått: Kurslistan"
        assert b"Fick du s" not in economist.get(f"/key-figures/{name}").content
    with server.database.session() as session:
        more = {"administration": None, "half": "2026:1", "sums": {"yes": 9}, "units": 3}
        session.add(AskedCountedRow(kind=Kind.LED.value, question=Question.TIME.value, **more))
    assert "Hur workshopparna går, 31 december 2025" in board(hr)[0], "the newest is of who led, and not there"
    assert "Hur workshopparna går" not in board(economist)[0]
    assert "Hur workshopparna går" not in text_of(economist.get("/key-figures"))


def test_sums_of_an_administration_and_of_a_half_year_are_its_own_batches(server, municipality):
    hr = somebody(server, Role.HR)
    listened(server, municipality["school"], "2024:1")
    listened(server, municipality["school"], "2025:1")
    listened(server, None, "2025:2")

    def yes(**asked):
        found = rows_of(hr.get("/key-figures/figures.csv", params=asked).content, "figures.csv")
        its = [row[2] for row in found if row[:2] == ["Efter träffarna: personalen: Fick du säga det du ville?", "Ja"]]
        return its[0] if its else None

    school, care = str(municipality["school"]), str(municipality["care"])
    assert [yes(), yes(place=school), yes(place=care)] == ["33", "22", None]
    assert [yes(time="2024:1"), yes(time="2025:1"), yes(time="2025:2")] == ["11", "22", "33"]
    assert yes(place=f"{school}-{municipality['places'][0]}") is None


@pytest.mark.parametrize(
    ("number", "things", "shown"),
    [("0", "", "0 av 40"), ("4", "", None), ("5", "", "5 av 40"), ("3", "yes", "3 av 40"), ("1", "x", None)],
)
def test_what_is_reached_of_few_persons_is_refused_and_of_other_things_not(server, municipality, number, things, shown):
    hr = somebody(server, Role.HR)
    hr.post("/key-figures/goals", data={"of": "other", "name": "Kurser", "number": "40"})
    reached = {"number": number, "on": "2025-11-01", "source": "Kurslistan", "things": things}
    answer = hr.post("/key-figures/goals/1/reached", data=reached)
    if shown:
        assert answer.status_code == 303
        assert shown in text_of(hr.get("/key-figures"))
        assert ('value="yes" checked' in hr.get("/key-figures/decided").text) is bool(things)
    else:
        assert answer.status_code == 422
        assert "Ett tal från 1 till 4 kan gälla några få personer" in answer.text
        assert f'value="{number}"' in answer.text
        assert "inget att räkna än" in text_of(hr.get("/key-figures"))


def test_a_small_number_that_was_typed_before_it_was_refused_is_shown_nowhere(server, municipality, board):
    hr = somebody(server, Role.HR)
    hr.post("/key-figures/goals", data={"of": "other", "name": "Kurser", "number": "40"})
    with server.database.session() as session:
        assert decided.reach(session, 1, Typed(3, date(2025, 11, 1), "Kurslistan"))
    for page in ("/key-figures", "/programme", "/key-figures/decided"):
        answer = hr.get(page)
        assert "färre än 5" in text_of(answer), page
        assert not re.search(r'\b3 av 40|value="3"', answer.text), page
    found = {row[1]: row[2] for row in rows_of(hr.get("/key-figures/figures.csv").content, "figures.csv")}
    assert found["Kurser"] == "färre än 5"
    paper = board(hr)[0]
    assert "'färre än 5', '40'" in paper
    nobody = "Ett nått tal från 1 till 4 visas för ingen, inte heller för HR."
    assert nobody in paper
    assert "HR ser alla tal" not in paper
    page = text_of(hr.get("/key-figures"))
    assert nobody in page
    assert "Du ser alla tal" not in page
    assert "Du ser alla andra tal" in page
    facts = hr.get("/key-figures/figures.csv").content.decode("utf-8-sig")
    assert f"Alla andra tal visas, också de som är under fem. {nobody}" in facts


def test_more_goals_than_there_is_room_for_are_refused(server):
    hr = somebody(server, Role.HR)
    sent = [hr.post("/key-figures/goals", data={"of": "ab", "number": str(nth + 1)}).status_code for nth in range(21)]
    assert sent == [303] * 20 + [409]


def test_others_decide_nothing(server):
    for role in (
        Role.ECONOMIST,
        Role.LEADS,
        Role.MANAGER,
        Role.OPERATOR,
    ):
        other = somebody(server, role)
        assert other.get("/key-figures/decided").status_code == 404, role
        assert other.post("/key-figures/definition", data={"created": "filled"}).status_code == 404
        assert other.post("/key-figures/goals", data={"of": "ab", "number": "1"}).status_code == 404


def test_merging_says_that_it_needs_scripts_and_asks_no_server(server):
    page = somebody(server, Role.HR).get("/table-3").text
    assert "<noscript>" in page
    assert "Filerna läses i din webbläsare. Inget skickas." in page
    assert "<form" not in page.split('id="content"')[1]
