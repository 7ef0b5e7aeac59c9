"""*Räkna*: who may, what is taken, what is said of bad input, what is kept, and what stays true."""

import html
import re
from decimal import Decimal
from html.parser import HTMLParser

import pytest
from sqlmodel import select

from app.account import store as accounts
from app.account.roles import Role
from app.calculator import store
from app.calculator.sets import store as sets
from app.calculator.tables import CalculationRow
from app.calculator.values import Origin, Parameter, Value
from app.job_descriptions.draft import Agreement
from app.posts.staffing import Staffing, Subsidy
from app.ways import store as ways
from app.ways.come_along import YEAR_AT_AME
from app.ways.trail import begun
from tests.calculator.kept import FILLED, GUESSED, VALUES, YEAR, a_draft, a_set, a_text
from tests.posts.written import STARTS, a_workplace, keep
from tests.scenes import a_scene

NEW = "/calculator/new?text=1"
SECRET = "Bara för HR: hemligt uppdrag"


@pytest.fixture
@a_scene
def economist(server):
    """With values, and a text of somebody else's."""
    lead = server.facilitator("eva@example.se", Role.LEADS)
    client = server.facilitator("eko@example.se", Role.ECONOMIST)
    with server.database.session() as session:
        a_set(session)
        a_text(session, a_draft(assignment=SECRET), of="Utbildning")
    assert lead
    return client


class Form(HTMLParser):
    """What a browser would send of the page's form."""

    def __init__(self, page):
        super().__init__()
        self.fields, self.select, self.is_in = {}, "", False
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        its = dict(attrs)
        if tag == "form":
            self.is_in = "calc-form" in (its.get("class") or "")
        if not self.is_in:
            return
        is_sent = its.get("type") != "checkbox" or "checked" in its
        if tag == "input" and its.get("name") and is_sent:
            self.fields[its["name"]] = its.get("value") or ""
        if tag == "select":
            self.select = its["name"]
        if tag == "option" and ("selected" in its or self.select not in self.fields):
            self.fields[self.select] = its.get("value") or ""


def form(client, address=NEW):
    page = client.get(address)
    assert page.status_code == 200, page.text
    return Form(page.text).fields


def filled(client, address=NEW, **changes):
    return {**form(client, address), **FILLED, **GUESSED, **changes}


def result_of(client, address=NEW, **changes):
    path, _, query = address.partition("?")
    return client.post(f"{path}/result?{query}", data=filled(client, address, **changes))


def saved(client, address=NEW, **changes):
    answer = client.post(address, data=filled(client, address, **changes))
    assert answer.status_code == 303, text_of(answer)
    return answer.headers["location"]


def text_of(answer):
    """As it is read, without what is drawn."""
    return " ".join(re.sub(r"<svg.*?</svg>|<[^>]+>", " ", answer.text, flags=re.DOTALL).split())


def value_of(page, name):
    found = re.search(rf'name="{name}"[^>]* value="([^"]*)"', page.text)[1]
    return html.unescape(found).replace("\u00a0", " ")


# Filled in, and what it comes to


def test_what_is_known_is_filled_in_and_says_from_where(economist):
    page = economist.get(NEW)
    assert value_of(page, "hours-1") == "25"
    assert value_of(page, "extent") == "100 %"
    assert value_of(page, "share") == ""
    text = text_of(page)
    for said in ("tavlan, träff 2", "arbetsbeskrivningen", "SKR , 2023, kan vara äldre än 18 månader"):
        assert said in text
    assert "Det här saknas" in text


def test_the_illustration_as_a_page(economist):
    text = text_of(result_of(economist))
    for said in (
        "Medan bidraget finns måste 40 % av den avlastade tiden bli pengar för att det ska gå jämnt upp för kommunen.",
        "När bidraget har slutat går det inte ihop i verksamhetens egen budget.",
        "Vinsten ligger hos AME och socialnämnden.",
        "39,63 % 63,42 %",
        "99,49 % 123,28 %",
        "−3 696",
        "−20 189",
        "+6 554",
        "+2 858",
        "−13 635",
        "Efter månad 12: +34 293 kr",
        "Månad 15: under noll.",
        "Efter månad 24: −129 327 kr",
        "25 timmar i veckan",
        "De är värda 27 551 kr i månaden",
        "Anställningen kostar 33 965 kr i månaden, bidraget är 16 493 kr, kvar är 17 472 kr.",
        "3 av 13 värden är antaganden",
        "Åren är blandade, 2023 till 2026.",
        "Det här är inte sparat än.",
        "Förmiddag, Mitt på dagen",
    ):
        assert said in text, said


def test_each_chart_has_its_numbers_in_a_table(economist):
    text = text_of(result_of(economist))
    numbers = text[text.index("Siffrorna") :]
    assert "−20 189,03" in numbers
    assert "18,56" in numbers
    assert "24 −13 635 −129 327" in numbers


def test_every_formula_is_shown_with_its_numbers(economist):
    text = text_of(result_of(economist))
    steps = text[text.index("Visa uträkningen") :]
    for formula in ("F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9", "F10", "F11"):
        assert f" {formula} " in steps
    assert "0,6 · min(23 500; 20 000) · 1 · 1,3744" in steps


def test_without_a_choice_time_is_time_and_no_money_is_reckoned(economist):
    text = text_of(result_of(economist, share=""))
    assert "25 timmar i veckan" in text
    assert "Ingen har sagt hur stor del av tiden som blir pengar." in text
    assert "Tre sätt att se det" not in text
    assert "Vem vinner" not in text
    assert "39,63" in text


def test_no_relief_is_said_in_words(economist):
    text = text_of(result_of(economist, **{"hours-1": "", "group-1": ""}))
    assert "Ingen tid är avlastad, så ingen tid kan bli pengar." in text
    assert "Vad som spelar störst roll" not in text


def test_who_employs_is_told_where_ame_does(economist):
    text = text_of(result_of(economist, ame_months="6"))
    assert "AME anställer, med bidrag månad 1–6" in text
    assert "verksamheten anställer, med bidrag månad 7–12" in text
    assert "verksamheten anställer, utan bidrag från månad 13" in text
    assert "+13 776" in text


def test_it_reads_in_english(economist):
    economist.cookies.set("akr-language", "en")
    text = text_of(economist.post("/calculator/new/result?text=1", data=filled(economist)))
    assert "While the subsidy is paid, 40 % of the relieved time must become money" in text
    assert "−20,189" in text
    assert "3 of 13 values are assumptions" in text


def test_a_calculation_may_stand_by_itself(economist):
    its = {"hours-1": "25", "group-1": "Barnskötare", "extent": "100 %", "title": "Kontorsassistent"}
    home = saved(economist, "/calculator/new", **its)
    assert "40 %" in text_of(economist.get(home))


def test_without_values_everything_is_asked_for(server):
    lead = server.facilitator("eva@example.se", Role.LEADS)
    page = lead.get("/calculator/new")
    assert "Det finns inga värden än." in text_of(page)
    its = {
        "wage": "23 500",
        "on_costs": "44,53",
        "full_time": "40",
        "extent": "100",
        "kind": "none",
        "title": "Vaktmästare",
    }
    home = saved(lead, "/calculator/new", **{**its, "support": "0"})
    assert "Utan bidrag" not in text_of(lead.get(home))[:200]
    assert "Ingen tid är avlastad" in text_of(lead.get(home))


# Bad input


def test_bad_input_is_said_at_the_field_and_nothing_typed_is_lost(economist, server):
    for field, typed, says in (
        ("on_costs", "4453", "Menar du 44,53"),
        ("subsidy_cap", "-1", "för lite"),
        ("wage", "0", "för lite"),
        ("share", "150 %", "för mycket"),
        ("hours-1", "169", "för mycket"),
        ("title", "Eva Larsson", "ser ut som en persons namn"),
        ("title", "", "Skriv en titel"),
    ):
        data = filled(economist, **{"title": "Min titel", "wage_high": "31 250", field: typed})
        answer = economist.post(NEW, data=data)
        assert answer.status_code == 422, (field, typed, says)
        assert says in text_of(answer)
        assert f'href="#{field}"' in answer.text
        assert re.search(rf'id="{field}"[^>]*aria-invalid="true"', answer.text)
        assert value_of(answer, field) == typed
        assert value_of(answer, "wage_high") == "31 250"
        assert value_of(answer, "subsidy_level") == "60 %"
        assert "Rätta fältet" in text_of(answer)
        with server.database.reading_session() as session:
            assert session.exec(select(CalculationRow)).all() == []


def test_hours_above_the_boards_are_advised_about_and_taken(economist):
    answer = result_of(economist, **{"hours-1": "40"})
    assert answer.status_code == 200
    assert "Avlastningen är 40 h i veckan. Tavlans röda uppgifter är 25 h." in text_of(answer)


def test_what_somebody_wrote_is_only_ever_text(economist):
    home = saved(economist, title="<script>alert(1)</script>", **{"group-1": '"><b>x'})
    page = economist.get(home)
    assert "<script>alert(1)" not in page.text
    assert '"><b>x' not in page.text


# Kept


def test_a_calculation_is_kept_as_versions_with_their_values(economist, server):
    home = saved(economist)
    page = economist.get(home)
    assert "Version 1" in text_of(page)
    assert "inte sparat än" not in text_of(page)
    assert saved(economist, home, share="80 %", wage="24 000") == home
    newest, older = text_of(economist.get(home)), text_of(economist.get(f"{home}/versions/1"))
    assert "Version 2" in newest
    assert "om 80" in newest
    assert "Version 1, en äldre" in older
    assert "om 50" in older
    assert "39,63" in older
    assert economist.get(f"{home}/versions/2").headers["location"] == home
    assert economist.get(f"{home}/versions/3").status_code == 404
    with server.database.reading_session() as session:
        kept = store.one(session, CalculationRow.id == 1, 1, 1)
        assert kept.version.inputs.values[Parameter.WAGE] == VALUES[Parameter.WAGE]


def test_an_old_one_stays_true_when_the_values_change(economist, server):
    home = saved(economist)
    before = text_of(economist.get(home))
    with server.database.session() as session:
        me = accounts.with_email(session, "eko@example.se").id
        dearer = Value(Decimal(26_000), Origin.LOCAL, YEAR)
        sets.save(session, YEAR, Parameter.WAGE, dearer, 1, me, 1)
    after = text_of(economist.get(home))
    assert "39,63 % 63,42 %" in after
    assert "Ett värde är ett annat nu" in after
    assert "23 500 26 000" in after
    assert "annat nu" not in before
    fresh = text_of(economist.post(f"{home}/result", data={**form(economist, home), "year": str(YEAR)}))
    assert "39,63" not in fresh
    assert "Det här är inte sparat än." in fresh


def test_nobody_writes_over_what_somebody_else_saved(economist):
    home = saved(economist)
    old = filled(economist, home, share="90 %")
    saved(economist, home, share="80 %")
    answer = economist.post(home, data=old)
    assert answer.status_code == 409
    assert value_of(answer, "share") == "90 %"
    assert "om 80" in text_of(economist.get(home))


def test_to_see_what_it_comes_to_does_not_write_over_either(economist):
    home = saved(economist)
    old = filled(economist, home, share="90 %")
    saved(economist, home, share="80 %")
    shown = Form(economist.post(f"{home}/result", data=old).text).fields
    assert shown["version"] == "1"
    refused = economist.post(home, data={**shown, **GUESSED})
    assert refused.status_code == 409
    assert "om 80" in text_of(economist.get(home))
    knowing = Form(refused.text).fields
    assert knowing["version"] == "2"
    assert economist.post(home, data={**knowing, **GUESSED}).status_code == 303
    assert "om 90" in text_of(economist.get(home))


def test_what_the_text_says_otherwise_now_is_told_of_hours_and_extent_too(economist, server):
    home = saved(economist, **{"extent": "80 %", "hours-1": "12,5"})
    text = text_of(economist.get(home))
    assert "2 värden är andra nu" in text
    assert "Omfattning 80 % 100 %" in text
    assert "Avlastning, Barnskötare 12,5 25" in text


def test_hours_that_may_be_none_are_drawn_without_end(economist):
    text = text_of(result_of(economist, **{"low-1": "0", "high-1": "31"}))
    assert "vid 0 h går det aldrig jämnt upp" in text


def test_to_see_what_it_comes_to_keeps_nothing(economist, server):
    home = saved(economist)
    assert "om 90" in text_of(economist.post(f"{home}/result", data=filled(economist, home, share="90 %")))
    assert "om 50" in text_of(economist.get(home))
    with server.database.reading_session() as session:
        assert len(store.versions(session, 1)) == 1


def test_a_calculation_is_taken_away_by_its_title(economist):
    home = saved(economist)
    wrong = economist.post(f"{home}/remove", data={"typed": "Fel"})
    assert wrong.status_code == 422
    assert "Det är inte uträkningens titel" in text_of(wrong)
    assert economist.post(f"{home}/remove", data={"typed": "serviceassistent i förskola"}).status_code == 303
    assert economist.get(home).status_code == 404


def test_others_read_it_and_do_not_take_it_away(economist, server):
    home = saved(economist)
    theirs = server.facilitator("prog@example.se", Role.PROGRAMME_OWNER)
    assert f'action="{home}/remove"' not in theirs.get(home).text
    title = {"typed": "Serviceassistent i förskola"}
    assert theirs.post(f"{home}/remove", data=title).status_code == 404
    assert economist.get(home).status_code == 200
    own = saved(theirs)
    hr = server.facilitator("hr@example.se", Role.HR)
    assert f'action="{own}/remove"' in theirs.get(own).text
    assert theirs.post(f"{own}/remove", data=title).status_code == 303
    assert f'action="{home}/remove"' in hr.get(home).text
    assert hr.post(f"{home}/remove", data=title).status_code == 303


def test_it_outlives_what_it_is_for(economist, server):
    home = saved(economist)
    hr = server.facilitator("hr@example.se", Role.HR)
    assert hr.post("/job-descriptions/1/delete", data={"typed": "Serviceassistent i förskola"}).status_code == 303
    assert "39,63" in text_of(economist.get(home))
    again = economist.post(home, data=filled(economist, home, share="70 %"))
    assert again.status_code == 303
    assert "25 timmar i veckan" in text_of(economist.get(home))


def test_the_list_tells_what_each_came_to(economist):
    assert "Ingen har sparat någon uträkning" in text_of(economist.get("/calculator"))
    saved(economist)
    text = text_of(economist.get("/calculator"))
    assert "Serviceassistent i förskola" in text
    assert "måste 40 %" in text


# Who may


def test_an_economist_sees_title_hours_and_extent_and_no_text(economist):
    for answer in (economist.get(NEW), result_of(economist), economist.get("/calculator")):
        assert "Serviceassistent i förskola" in answer.text
        assert SECRET not in answer.text
        assert "Duka" not in answer.text
        assert 'href="/job-descriptions/1"' not in answer.text
    assert economist.get("/job-descriptions/1").status_code == 404


def test_leads_calculate_for_their_own_and_see_their_own(economist, server):
    home = saved(economist)
    other = server.facilitator("hans@example.se", Role.LEADS)
    assert other.get(NEW).status_code == 404
    assert other.get(home).status_code == 404
    assert other.post(home, data={"title": "x"}).status_code == 404
    assert "Serviceassistent" not in other.get("/calculator").text
    own = server.facilitator("eva@example.se", Role.LEADS)
    mine = saved(own)
    assert "40 %" in text_of(own.get(mine))
    assert economist.get(mine).status_code == 200


def test_others_do_not_calculate(economist, server):
    for role in (
        Role.MANAGER,
        Role.OPERATOR,
    ):
        somebody = server.facilitator("x@example.se", role)
        for path in ("/calculator", "/calculator/new", NEW):
            assert somebody.get(path).status_code == 404
        assert 'href="/calculator"' not in somebody.get("/account/sign-ins").text, role
        assert 'href="/calculator"' in economist.get("/account/sign-ins").text


def test_one_who_is_limited_sees_what_is_within(economist, server):
    home = saved(economist)
    limited = server.facilitator("omsorg@example.se", Role.ECONOMIST)
    with server.database.session() as session:
        from tests.posts.written import administration

        row = accounts.with_email(session, "omsorg@example.se")
        row.scope = [administration(session, "Omsorg")]
        session.add(row)
    assert limited.get(home).status_code == 404
    assert limited.get(NEW).status_code == 404


def test_what_is_not_there_is_a_plain_404(economist):
    for query in (
        "text=x",
        "post=9",
        "text=99",
        "text=1e3",
        "of=text-x",
        "text=9999999999",
    ):
        assert economist.get(f"/calculator/new?{query}").status_code == 404, query


def test_a_post_gives_its_way_in_and_extent(economist, server):
    with server.database.session() as session:
        place = a_workplace(session)
        post = keep(
            session, Staffing(place, STARTS, 2, 0, None, Subsidy.NEW_START), extent=Decimal(75), job_description=1
        )
        ways.begin(session, post, begun(YEAR_AT_AME), 1, 1)
    page = economist.get(f"/calculator/new?post={post}")
    assert value_of(page, "extent") == "75 %"
    assert value_of(page, "ame_months") == "12"
    assert value_of(page, "hours-1") == "25"
    assert "vägen in" in text_of(page)
    assert form(economist, f"/calculator/new?post={post}")["kind"] == "wage", "two persons' support is not told"
    assert f'value="post-{post}"' in economist.get("/calculator").text
    home = saved(economist, f"/calculator/new?post={post}")
    with server.database.reading_session() as session:
        assert store.one(session, CalculationRow.id == 1, int(home.rpartition("/")[2])).of.post == post


def test_who_leads_takes_support_from_their_own_placements_only(economist, server):
    lead = server.facilitator("led@example.se", Role.LEADS)
    with server.database.session() as session:
        own, other = a_workplace(session, leads=["led@example.se"]), a_workplace(session, "Annan")
        post = keep(session, Staffing(own, STARTS, 6), Staffing(other, STARTS, 6, 0, None, Subsidy.NEW_START))
    address = f"/calculator/new?post={post}"
    assert form(economist, address)["kind"] == "new_start"
    assert form(lead, address)["kind"] == "wage"


def test_the_pages_of_texts_and_posts_lead_here(economist, server):
    hr = server.facilitator("hr@example.se", Role.HR)
    with server.database.session() as session:
        post = keep(session)
    assert 'href="/calculator/new?text=1"' in hr.get("/job-descriptions/1").text
    assert 'href="/calculator/new?text=1"' in hr.get("/job-descriptions/1/versions/1").text
    assert f'href="/calculator/new?post={post}"' in hr.get(f"/posts/{post}").text


def test_ab_begins_without_support(economist, server):
    with server.database.session() as session:
        text = a_text(session, a_draft("Kontorsassistent", agreement=Agreement.AB))
    its = form(economist, f"/calculator/new?text={text}")
    assert its["kind"] == "none"
    text = text_of(economist.post(f"/calculator/new/result?text={text}", data={**its, "share": "50 %"}))
    assert "Utan bidrag måste" in text
    assert "Har ni frågat om stöd?" in text
