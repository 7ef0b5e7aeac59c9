"""The values through their pages: an economist writes them, whoever calculates reads them."""

import re
from datetime import date
from decimal import Decimal
from html import unescape

import pytest

from app.account import store as accounts
from app.account.roles import Role
from app.calculator.sets import store
from app.calculator.values import Origin, Parameter, Value
from app.security import store as security
from app.security.entry import What
from tests.calculator.made import PO, VALUES, WAGE, a_set, somebody
from tests.scenes import a_scene

PAGE = "/calculator/values"
TYPED = {"version": "1", "amount": "24 000", "origin": "local", "year": "2026", "source": "Löneöversikt", "do": "save"}


@pytest.fixture
def economist(server):
    return server.facilitator("ekonom@example.se", Role.ECONOMIST)


@pytest.fixture
def hr(server):
    return server.facilitator("hr@example.se", Role.HR)


@pytest.fixture
@a_scene
def kept(server, economist):
    with server.database.session() as session:
        a_set(session)
    return economist


def values(server, year=2026):
    with server.database.reading_session() as session:
        return dict(store.values(session, year))


def text(answer):
    within = re.sub(r"</?(?:span|a|strong)\b[^>]*>", "", answer.text)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", within)).split())


def field(answer, name):
    found = re.search(rf'<input[^>]* name="{name}"[^>]*? value="([^"]*)"', answer.text)
    return unescape(found[1]) if found else None


def logged(server):
    server.app.state.counted.write()
    with server.database.session():
        pass
    return [it.details for it in security.since(server.database, 0, 2**50) if it.what is What.PARAMETERS_CHANGED]


def holds(server):
    with server.database.reading_session() as session:
        return [(it.year, it.since) for it in store.choices(session)]


# Sets


def test_with_no_values_an_economist_begins_and_the_others_are_told_who_does(server, economist, hr):
    assert "Lägg upp de första värdena" in text(economist.get(PAGE))
    theirs = hr.get(PAGE)
    assert "Här finns inga värden än. Den som har rollen ekonom lägger upp dem." in text(theirs)
    assert '<form method="post" action="/calculator' not in theirs.text


@pytest.mark.parametrize(("like", "filled"), [("sourced", 2), ("example", 11), ("empty", 0), ("", 0), ("rubbish", 0)])
def test_the_first_set_begins_with_what_was_chosen_and_holds_for_nobody(server, economist, like, filled):
    made = economist.post(PAGE, data={"year": "2026", "like": like})
    assert made.headers["location"] == f"{PAGE}/2026"
    assert len(values(server)) == filled
    assert holds(server) == []
    assert "Ingen har sagt att de gäller nu." in text(economist.get(f"{PAGE}/2026"))


def test_a_new_year_is_a_copy_and_the_old_one_stays(server, kept):
    kept.post(PAGE, data={"year": "2027", "like": "2026"})
    assert values(server, 2027) == VALUES
    kept.post(f"{PAGE}/2027/wage", data=TYPED)
    assert values(server, 2027)[Parameter.WAGE].amount == 24000
    assert values(server) == VALUES
    assert "som en kopia av 2026" in text(kept.get(f"{PAGE}/2027/changes"))


def test_a_year_that_can_not_be_is_said_at_the_field_with_what_was_typed(server, kept):
    for year, says in (
        ("", "är inget år"),
        ("26", "är inget år"),
        ("1999", "är inget år"),
        ("9" * 5000, "är inget år"),
        ("2026", "Det finns redan värden för 2026"),
    ):
        answer = kept.post(PAGE, data={"year": year, "like": "sourced"})
        assert answer.status_code in (409, 422), (year, says)
        assert says in text(answer)
        assert 'aria-invalid="true"' in re.search(r'<input id="year"[^>]*>', answer.text)[0]
        assert field(answer, "year") == year
        assert re.search(r'<option value="sourced" selected>', answer.text)


def test_which_values_hold_is_said_with_the_day_and_who(server, kept, hr):
    assert "Ingen har sagt vilka värden som gäller nu." in text(hr.get(PAGE))
    assert kept.post(f"{PAGE}/holds", data={"holds": "2026", "since": "2026-01-01"}).status_code == 303
    assert holds(server) == [(2026, date(2026, 1, 1))]
    assert "Värden för 2026 gäller sedan 1 januari 2026. Det sa ekonom@example.se den" in text(hr.get(PAGE))
    assert "De gäller sedan 1 januari 2026." in text(hr.get(f"{PAGE}/2026"))
    kept.post(f"{PAGE}/holds", data={"holds": "none", "since": "2026-02-01"})
    assert "Inga värden gäller sedan 1 februari 2026." in text(hr.get(PAGE))
    assert "Ingen har sagt att de gäller nu." in text(hr.get(f"{PAGE}/2026"))
    assert logged(server) == [{"how": "chosen", "year": 2026}, {"how": "chosen"}]


def test_a_choice_that_says_too_little_changes_nothing(server, kept):
    for typed, at in (
        ({"holds": "", "since": "2026-01-01"}, "holds"),
        ({"holds": "2031", "since": "2026-01-01"}, "holds"),
        ({"holds": "x", "since": "2026-01-01"}, "holds"),
        ({"holds": "2026", "since": ""}, "since"),
        ({"holds": "2026", "since": "i dag"}, "since"),
        ({"holds": "2026", "since": "0026-01-01"}, "since"),
    ):
        answer = kept.post(f"{PAGE}/holds", data=typed)
        assert answer.status_code == 422, (typed, at)
        assert 'aria-invalid="true"' in re.search(rf'<(?:input|select) id="{at}"[^>]*>', answer.text)[0]
        assert holds(server) == []


def test_a_set_is_put_away_and_comes_back_and_is_written_meanwhile_by_nobody(server, kept):
    assert "Ingen sparad uträkning vilar på dem." in text(kept.get(f"{PAGE}/2026"))
    assert kept.post(f"{PAGE}/2026/retired", data={"retired": "yes"}).status_code == 303
    assert "Alla år är undanlagda." in text(kept.get(PAGE))
    assert "Värdena är undanlagda" in text(kept.get(f"{PAGE}/2026"))
    refused = kept.post(f"{PAGE}/2026/wage", data=TYPED)
    assert refused.status_code == 409
    assert "Värdena för 2026 är undanlagda." in text(refused)
    assert (
        kept.post(f"{PAGE}/2026/import/add", data={"rows": "Namn;Värde;Slag;År\nx;1;;", "seen": ""}).status_code == 409
    )
    assert values(server) == VALUES
    assert kept.post(PAGE, data={"year": "2026", "like": ""}).status_code == 409
    kept.post(f"{PAGE}/2026/retired", data={"retired": ""})
    assert kept.post(f"{PAGE}/2026/wage", data=TYPED).status_code == 303
    assert [it["how"] for it in logged(server)] == ["retired", "restored", "written"]


def test_what_holds_is_not_put_away_and_it_is_said_why(server, kept):
    kept.post(f"{PAGE}/holds", data={"holds": "2026", "since": "2026-01-01"})
    answer = kept.post(f"{PAGE}/2026/retired", data={"retired": "yes"})
    assert answer.status_code == 409
    assert "Säg först vilka som gäller i stället." in text(answer)
    with server.database.reading_session() as session:
        assert store.years(session) == [2026]


def test_how_many_papers_rest_on_a_set_is_said_before_it_goes(server, kept, monkeypatch):
    monkeypatch.setattr("app.calculator.sets.used.uses", lambda session, year: {2026: 3}.get(year, 0))
    assert "3 sparade uträkningar vilar på dem. De har egna kopior och ändras inte." in text(kept.get(f"{PAGE}/2026"))


# Values


def test_a_value_is_changed_and_it_is_told_who_did_and_from_what(server, kept, hr):
    assert kept.post(f"{PAGE}/2026/wage", data=TYPED).headers["location"] == f"{PAGE}/2026#v-wage"
    assert values(server)[Parameter.WAGE] == Value(Decimal(24000), Origin.LOCAL, 2026, "Löneöversikt")
    said = text(hr.get(f"{PAGE}/2026/changes"))
    assert "Från 23 500 kr lokal Löneöversikt, 2026 till 24 000 kr lokal Löneöversikt, 2026" in said
    assert "ekonom@example.se" in said
    assert logged(server) == [{"how": "written", "kind": "wage", "year": 2026}]


def test_saving_what_is_there_changes_nothing(server, kept):
    kept.post(f"{PAGE}/2026/wage", data={**TYPED, "amount": "23.500"})
    with server.database.reading_session() as session:
        assert store.filled(session, 2026)[Parameter.WAGE].version == 1
    assert logged(server) == []


def test_one_goes_on_from_a_value_to_the_next_and_not_past_the_last(kept):
    assert kept.post(f"{PAGE}/2026/wage", data={**TYPED, "do": "next"}).headers["location"] == f"{PAGE}/2026/other_cost"
    last = {**TYPED, "version": "0", "amount": "38,25", "do": "next"}
    assert kept.post(f"{PAGE}/2026/full_time", data=last).headers["location"] == f"{PAGE}/2026#v-full_time"


def test_a_value_is_emptied_whatever_stands_in_its_fields(server, kept):
    assert kept.post(f"{PAGE}/2026/wage", data={**TYPED, "amount": "rubbish", "do": "empty"}).status_code == 303
    assert Parameter.WAGE not in values(server)
    assert "till tomt" in text(kept.get(f"{PAGE}/2026/wage"))


def test_an_amount_that_can_not_be_is_said_at_its_field_and_nothing_typed_is_lost(server, kept):
    for parameter, amount, says in (
        ("on_costs", "4453", "4453 är mer än 100 %. Menar du 44,53 %?"),
        ("on_costs", "101 %", "101 % är för mycket. Skriv högst 100 %."),
        ("subsidy_cap", "-1", "-1 är för lite. Skriv minst 0 kr."),
        ("wage", "0", "0 är för lite. Skriv minst 1 kr."),
        ("wage", "12000000", "Skriv högst 1 000 000 kr."),
        ("supervision", "169", "Skriv högst 168 h."),
        ("full_time", "61", "Skriv högst 60 h."),
        ("measure_share", "0,5", "Menar du 0,5 procent, eller delar av ett?"),
        ("wage", "", "Skriv ett tal."),
        ("wage", "NaN", "”NaN” går inte att läsa som ett tal."),
        ("wage", "Infinity", "går inte att läsa som ett tal."),
        ("wage", "1e400", "”1e400” går inte att läsa som ett tal."),
        ("wage", "9" * 5000, "går inte att läsa som ett tal."),
    ):
        answer = kept.post(
            f"{PAGE}/2026/{parameter}", data={**TYPED, "version": "0", "amount": amount, "source": "Skrivet"}
        )
        assert answer.status_code == 422, (parameter, amount, says)
        assert says in text(answer)
        assert 'aria-invalid="true"' in re.search(r'<input id="amount"[^>]*>', answer.text)[0]
        assert 'href="#amount"' in answer.text
        assert (field(answer, "amount"), field(answer, "source")) == (amount, "Skrivet")
        assert values(server) == VALUES


def test_what_else_can_not_be_is_said_at_its_field(server, kept):
    for typed, at, says in (
        ({"origin": ""}, "origin", "Välj om värdet har en källa"),
        ({"origin": "taken"}, "origin", "Välj om värdet har en källa"),
        ({"origin": "source", "source": " "}, "source", "Skriv var siffran kommer ifrån."),
        ({"year": ""}, "year", "är inget år"),
        ({"year": "20260"}, "year", "är inget år"),
        ({"source": "x" * 301}, "source", "Texten är för lång: 301 tecken."),
    ):
        answer = kept.post(f"{PAGE}/2026/wage", data={**TYPED, **typed})
        assert answer.status_code == 422, (typed, at, says)
        assert says in text(answer)
        assert f'href="#{at}"' in answer.text
        assert field(answer, "amount") == "24 000"
        assert values(server) == VALUES


def test_what_a_colleague_changed_meanwhile_is_shown_and_ones_own_is_kept(server, kept):
    kept.post(f"{PAGE}/2026/wage", data=TYPED)
    late = kept.post(f"{PAGE}/2026/wage", data={**TYPED, "amount": "25 000"})
    assert late.status_code == 409
    assert "Nu står det: 24 000 kr" in text(late)
    assert (field(late, "amount"), field(late, "version")) == ("25 000", "2")
    assert values(server)[Parameter.WAGE].amount == 24000
    kept.post(f"{PAGE}/2026/wage", data={**TYPED, "amount": "25 000", "version": field(late, "version")})
    assert values(server)[Parameter.WAGE].amount == 25000


def test_a_version_that_is_none_changes_nothing(server, kept):
    for version in (
        "",
        "x",
        "-1",
        "9" * 40,
    ):
        assert kept.post(f"{PAGE}/2026/wage", data={**TYPED, "version": version}).status_code == 409, version
        assert values(server) == VALUES


def test_a_figure_that_is_offered_stands_in_the_fields_and_is_saved_by_nobody_but_who_saves_it(server, kept, hr):
    offered = kept.get(f"{PAGE}/2026/on_costs")
    first = re.search(r'href="(/calculator/values/2026/on_costs\?figure=\d+)"', offered.text)[1]
    filled = kept.get(first)
    assert "Den är inte sparad än." in text(filled)
    assert [field(filled, it) for it in ("amount", "source", "year")] == ["39,15\u00a0%", "SKR", "2019"]
    assert values(server) == VALUES
    assert "figure=" not in hr.get(f"{PAGE}/2026/on_costs").text
    assert "inte sparad" not in text(hr.get(first))
    for nothing in ("999", "0", "x", "-1"):
        assert "inte sparad" not in text(kept.get(f"{PAGE}/2026/on_costs?figure={nothing}"))


def test_a_figure_without_a_year_asks_for_one(kept):
    page = kept.get(f"{PAGE}/2026/subsidy_factor")
    first = re.search(r'href="(/calculator/values/2026/subsidy_factor\?figure=\d+)"', page.text)[1]
    filled = kept.get(first)
    assert field(filled, "year") == ""
    assert "Skriv vilket år den gäller." in text(filled)


def test_todays_cap_is_not_known_and_it_is_said(kept):
    said = text(kept.get(f"{PAGE}/2026/subsidy_cap"))
    assert "Ingen av dem är dagens förrän ni har kontrollerat det." in said
    assert "Dagens tak är inte kontrollerat: fråga Arbetsförmedlingen." in said


def test_the_table_says_how_many_are_assumed_old_and_of_mixed_years(kept):
    said = text(kept.get(f"{PAGE}/2026"))
    assert (
        "Ett av 3 värden är ett antagande. Ett kan vara äldre än 18 månader. Åren är blandade, 2023 till 2026." in said
    )
    assert "44,53 %" in said
    assert "3 av 21 är ifyllda · ett antagande · ett kan vara äldre än 18 månader" in text(kept.get(PAGE))


def test_who_reads_in_english_reads_and_types_numbers_so(server, kept):
    english = {"accept-language": "en"}
    kept.cookies.set("akr-language", "en")
    page = kept.get(f"{PAGE}/2026/wage", headers=english)
    assert field(page, "amount") == "23,500"
    assert kept.post(f"{PAGE}/2026/wage", data={**TYPED, "amount": "24,000.50"}).status_code == 303
    assert values(server)[Parameter.WAGE].amount == Decimal("24000.50")
    assert "4453 is more than 100%. Do you mean 44.53%?" in text(
        kept.post(f"{PAGE}/2026/on_costs", data={**TYPED, "amount": "4453"})
    )


# Two years


def test_what_differs_between_two_years_is_shown(server, kept, hr):
    kept.post(PAGE, data={"year": "2027", "like": "2026"})
    assert "Inget skiljer mellan 2026 och 2027." in text(hr.get(f"{PAGE}/differences"))
    kept.post(f"{PAGE}/2027/wage", data={**TYPED, "year": "2027"})
    kept.post(f"{PAGE}/2027/on_costs", data={**TYPED, "amount": "45,53 %", "source": "SKR", "origin": "source"})
    kept.post(f"{PAGE}/2027/subsidy_level", data={"version": "1", "do": "empty"})
    said = text(hr.get(f"{PAGE}/differences?first=2026&second=2027"))
    assert "3 värden skiljer" in said
    assert "+500 kr (+2,13 %)" in said
    assert "+1 % enheter" in said
    assert "går inte att räkna" in said
    assert "−500 kr (−2,08 %)" in text(hr.get(f"{PAGE}/differences?first=2027&second=2026"))


def test_a_year_that_there_is_not_is_compared_with_none(kept):
    for asked in (
        "first=2031",
        "second=x",
        "first=-1",
        f"first={'9' * 40}",
    ):
        assert kept.get(f"{PAGE}/differences?{asked}").status_code == 404, asked


def test_one_year_is_compared_with_nothing(kept):
    assert "när det finns värden för två år" in text(kept.get(f"{PAGE}/differences"))


# Files


def test_a_file_is_shown_first_and_taken_as_it_was_shown(server, kept):
    kept.post(PAGE, data={"year": "2027", "like": "empty"})
    file = kept.get(f"{PAGE}/2026/values.csv")
    assert "filename" in file.headers["content-disposition"]
    shown = kept.post(f"{PAGE}/2027/import", files={"file": ("v.csv", file.content)})
    assert shown.status_code == 200
    assert "Filen ändrar 3 värden" in text(shown)
    assert values(server, 2027) == {}
    taken = kept.post(f"{PAGE}/2027/import/add", data=carried(shown))
    assert taken.headers["location"] == f"{PAGE}/2027"
    assert values(server, 2027) == VALUES
    again = kept.post(f"{PAGE}/2027/import", files={"file": ("v.csv", file.content)})
    assert "Inget ändras." in text(again)
    assert logged(server)[-1] == {"how": "brought", "places": 3, "year": 2027}


def carried(shown):
    rows = re.search(r'<textarea name="rows"[^>]*>\n?(.*?)</textarea>', shown.text, re.DOTALL)[1]
    return {"rows": unescape(rows), "seen": field(shown, "seen")}


def test_a_row_that_is_wrong_is_told_and_nothing_is_taken(server, kept):
    file = "Namn;Värde;Slag;År;Källa\nLön, tjänsten;24000;lokal;2026;\nPO-pålägg;4453;källa;2023;SKR\n"
    file += "Heltid;61;lokal;2026;\n"
    shown = kept.post(f"{PAGE}/2026/import", files={"file": ("v.csv", file.encode())})
    assert shown.status_code == 422
    said = text(shown)
    assert "2 rader är fel. Inget är ändrat." in said
    assert "Rad 3, PO-pålägg: 4453 är mer än 100 %. Menar du 44,53 %?" in said
    assert "Rad 4, Heltid: 61 är för mycket. Skriv högst 60 h." in said
    assert "import/add" not in shown.text
    forced = kept.post(f"{PAGE}/2026/import/add", data={"rows": file, "seen": "x"})
    assert forced.status_code == 422
    assert values(server) == VALUES


def test_what_was_changed_after_a_file_was_shown_is_looked_at_again(server, kept):
    file = "Namn;Värde;Slag;År;Källa\nLön, tjänsten;26000;lokal;2026;\n".encode()
    shown = kept.post(f"{PAGE}/2026/import", files={"file": ("v.csv", file)})
    kept.post(f"{PAGE}/2026/wage", data=TYPED)
    late = kept.post(f"{PAGE}/2026/import/add", data=carried(shown))
    assert late.status_code == 409
    assert "Någon ändrade värdena medan du läste." in text(late)
    assert values(server)[Parameter.WAGE].amount == 24000
    assert kept.post(f"{PAGE}/2026/import/add", data=carried(late)).status_code == 303
    assert values(server)[Parameter.WAGE].amount == 26000


def test_an_empty_amount_in_a_file_is_shown_as_emptying(server, kept):
    file = "Namn;Värde;Slag;År;Källa\nLön, tjänsten;;;;\n".encode()
    shown = kept.post(f"{PAGE}/2026/import", files={"file": ("v.csv", file)})
    assert "tomt" in text(shown)
    kept.post(f"{PAGE}/2026/import/add", data=carried(shown))
    assert values(server) == {it: value for it, value in VALUES.items() if it is not Parameter.WAGE}


def test_a_file_that_is_none_is_said_at_the_field(server, kept):
    for content, says in (
        (b"", "Filen är tom"),
        (b"\x00\x01\x02\x03\xff" * 50, ""),
        (b"a;b;c\n1;2;3\n", "Första raden ska ha rubrikerna Namn, Värde, Slag, År, Källa."),
        (b"%PDF-1.7", ""),
    ):
        answer = kept.post(f"{PAGE}/2026/import", files={"file": ("v.csv", content)})
        assert answer.status_code in (413, 415, 422), (content, says)
        assert says in text(answer)
        assert values(server) == VALUES


def test_a_source_that_is_a_formula_is_text_in_the_file_and_in_the_page(server, kept):
    evil = '=HYPERLINK("http://x";"<script>")'
    kept.post(f"{PAGE}/2026/wage", data={**TYPED, "source": evil})
    file = kept.get(f"{PAGE}/2026/values.csv").content.decode("utf-8-sig")
    assert "\"'=HYPERLINK" in file
    assert ';"=HYPERLINK' not in file
    assert '<script>")' not in kept.get(f"{PAGE}/2026").text
    kept.post(PAGE, data={"year": "2027", "like": "empty"})
    shown = kept.post(f"{PAGE}/2027/import", files={"file": ("v.csv", file.encode())})
    kept.post(f"{PAGE}/2027/import/add", data=carried(shown))
    assert values(server, 2027)[Parameter.WAGE].source == evil


# Who


def test_whoever_calculates_reads_and_writes_nothing(server, kept):
    for role in (
        Role.LEADS,
        Role.HR,
        Role.PROGRAMME_OWNER,
    ):
        them = server.facilitator("annan@example.se", role)
        for page in ("", "/2026", "/2026/wage", "/2026/changes", "/2026/values.csv", "/differences"):
            answer = them.get(PAGE + page)
            assert answer.status_code == 200
            assert 'method="post" action="/calculator' not in answer.text
        for page in ("", "/holds", "/2026/wage", "/2026/retired", "/2026/import", "/2026/import/add"):
            assert them.post(PAGE + page, data={**TYPED, "retired": "yes", "holds": "2026"}).status_code == 404
        assert them.get(f"{PAGE}/2026/import").status_code == 404, role
        assert values(server) == VALUES


def test_who_does_not_calculate_sees_nothing(server, kept):
    for role in (
        Role.MANAGER,
        Role.OPERATOR,
    ):
        them = server.facilitator("annan@example.se", role)
        for page in ("", "/2026", "/2026/wage", "/2026/changes", "/2026/values.csv", "/differences"):
            assert them.get(PAGE + page).status_code == 404


def test_an_economist_of_one_administration_reads_and_writes_nothing(server, kept):
    with server.database.session() as session:
        accounts.with_email(session, "ekonom@example.se").scope = [1]
    assert 'method="post" action="/calculator' not in kept.get(f"{PAGE}/2026/wage").text
    assert kept.post(f"{PAGE}/2026/wage", data=TYPED).status_code == 404
    assert values(server) == VALUES


def test_who_is_not_here_any_more_is_named_no_more(server, kept, hr):
    with server.database.session() as session:
        by = somebody(session, "slutar@example.se")
        store.save(session, 2026, Parameter.WAGE, None, 1, by, 2_000)
        accounts.with_email(session, "slutar@example.se").email = None
    assert "någon som inte är kvar" in text(hr.get(f"{PAGE}/2026/changes"))


def test_what_is_not_there_is_not_found(kept):
    for page in (
        "/2031",
        "/2026/nothing",
        "/2031/wage",
        "/2031/values.csv",
        "/2031/changes",
        "/2026/taken",
    ):
        assert kept.get(PAGE + page).status_code == 404, page


def test_a_page_escapes_what_was_typed(server, kept):
    bad = kept.post(f"{PAGE}/2026/wage", data={**TYPED, "amount": "<b>1</b>", "source": '"><script>alert(1)</script>'})
    assert "<script>alert" not in bad.text
    assert "<b>1</b>" not in bad.text


def test_values_have_the_words_of_the_set(kept):
    assert PO.source in text(kept.get(f"{PAGE}/2026"))
    assert WAGE.source in text(kept.get(f"{PAGE}/2026"))
