"""The staff mix through its pages: worked out from an address, from boards and texts, kept, and as files."""

import json
import re
from datetime import date
from decimal import Decimal
from io import BytesIO
from urllib.parse import urlencode

import pytest
from openpyxl import load_workbook
from sqlmodel import select

from app.account import store as accounts
from app.account.roles import Role
from app.calculator.mix.tables import KeptMixRow
from app.calculator.sets import store as sets
from app.calculator.sets.value_set import Choice
from app.calculator.values import Origin, Parameter, Value
from app.ids import now
from app.job_descriptions import store as texts
from app.job_descriptions.draft import Draft, Duty, Provenance
from tests.calculator.mix.mixes import TYPED
from tests.posts.written import a_workplace
from tests.running import ask, view_of

PAGE = "/calculator/mix"
HOURS = {"red": "62", "green": "441"}


@pytest.fixture
def economist(server):
    return server.facilitator("eko@example.se", Role.ECONOMIST)


def told(page) -> str:
    """What stands on a page, as it is read."""
    return " ".join(re.sub(r"<[^>]*>", " ", page.text.replace("\u00a0", " ")).split())


def asked(**more: str) -> str:
    return f"{PAGE}?{urlencode(TYPED | more)}"


def values(server, year=2026):
    its = {
        Parameter.WAGE_HIGH: Value(Decimal(30_500), Origin.LOCAL, year, "lönekontoret"),
        Parameter.WAGE_LOW: Value(Decimal(23_500), Origin.ASSUMPTION, year),
        Parameter.ON_COSTS: Value(Decimal("0.4453"), Origin.SOURCE, 2023, "SKR"),
        Parameter.FULL_TIME: Value(Decimal(40), Origin.LOCAL, year),
    }
    with server.database.session() as session:
        by = accounts.first(session).id
        sets.make(session, year, its, by, now(), like=None, with_first=False)
        sets.choose(session, Choice(year, date(2026, 1, 1), now(), by))


def a_text(server, hours="20", **changes):
    with server.database.session() as session:
        by = accounts.first(session).id
        duty = Duty("Tvätt", Decimal(hours))
        return texts.add(session, Draft("Serviceassistent", Provenance(), (duty,), **changes), None, by, now())


def keep(client, **more: str) -> str:
    answer = client.post(f"{PAGE}/kept", data=TYPED | HOURS | more)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def test_the_page_asks_first(economist):
    page = economist.get(PAGE)
    assert page.status_code == 200
    assert "Mixen kräver" not in page.text
    assert 'name="relieved_number"' in page.text


def test_it_says_no_in_plain_words(economist):
    said = told(economist.get(asked(**HOURS)))
    assert "Mixen kräver 160 röda timmar. Ni har skrivit 62: det räcker till 1,5 byte, inte 4." in said
    assert "18 blir 19" in said
    assert "9 521 636" in said
    assert "78 046 kr mindre" in said
    assert "Formlerna är våra egna." in said


def test_a_years_values_stand_in_the_fields_and_keep_where_they_come_from(server, economist):
    values(server)
    page = economist.get(PAGE)
    assert 'value="30 500"' in page.text.replace("\u00a0", " ")
    said = told(economist.get(f"{PAGE}?relieved_number=18&asked=yes"))
    assert "Ett av 4 värden är ett antagande." in said
    assert "Åren är blandade, 2023 till 2026." in said


def test_what_can_not_be_read_is_said_at_the_field_and_nothing_is_lost(economist):
    for typed, field, says in (
        ({"relieved_wage": "0"}, "relieved_wage", "Lön"),
        ({"on_costs": "4453"}, "on_costs", "44,53"),
        ({"swaps": "19"}, "swaps", "De som avlastas är 18."),
        ({"relieved_number": "arton"}, "relieved_number", "arton"),
        ({"more_wage": ""}, "more_wage", ""),
    ):
        page = economist.get(asked(**typed))
        assert page.status_code == 422, (typed, field, says)
        assert f'href="#{field}"' in page.text
        assert says in told(page)
        assert 'value="Förskolan Exempelgården"' in page.text
        assert "Mixen kräver" not in page.text


def test_the_hours_of_a_board_that_one_leads(server):
    lead = server.facilitator()
    code = server.workshop(lead)
    ask(lead, code, "add_task", text="Tvätt")
    ask(lead, code, "open_step", step="settle")
    (task,) = view_of(lead, code)["tasks"]
    ask(lead, code, "place_task", task=task, group="g1", colour="red")
    ask(lead, code, "open_step", step="analyse")
    id = re.search(r'name="board" value="([^"]*)"', lead.get(PAGE).text)[1]
    assert "Ingen har mätt om de finns." in told(lead.get(asked(board=id)))
    ask(lead, code, "set_weight", task=task, group="g1", amount="10 h i veckan", people=2)
    page = lead.get(asked(board=id))
    assert "Era träffar visar 20: det räcker till 0,5 byte, inte 4." in told(page)
    assert "Yrkesgrupp på tavlan" in told(page)
    stranger = server.facilitator("annan@example.se")
    assert "Ingen har mätt om de finns." in told(stranger.get(asked(board=id)))


def about(client, address: str) -> set[str]:
    """The texts of a kept mix's workbook."""
    book = load_workbook(BytesIO(client.get(f"{address}/mix.xlsx").content))
    return {cell for sheet in book for row in sheet.values for cell in row if isinstance(cell, str)}


def test_a_kept_mix_hands_over_no_workshop(server, economist):
    """Neither its code, which lets anybody in, nor its title, to who may not choose it."""
    lead = server.facilitator("led@example.se")
    code = server.workshop(lead)
    id = re.search(r'name="board" value="([^"]*)"', lead.get(PAGE).text)[1]
    assert code not in lead.get(PAGE).text
    title = re.search(rf'name="board" value="{id}"[^>]*> <span><bdi>([^<]*)</bdi>', lead.get(PAGE).text)[1]
    address = keep(lead, board=id, unit="Enheten")
    assert f"board={id}" in lead.get(address).text
    assert title in about(lead, address)
    for client in (lead, economist):
        assert code not in client.get(address).text
    assert "board=" not in economist.get(address).text
    assert title not in about(economist, address)
    assert title not in economist.get(address).text
    with server.database.session() as session:
        assert code not in json.dumps([it.content for it in session.exec(select(KeptMixRow))])


def test_the_hours_of_texts_for_who_reads_no_boards(server, economist):
    id = a_text(server)
    page = economist.get(asked(text=str(id)))
    assert "Arbetsbeskrivningarna visar 20: det räcker till 0,5 byte, inte 4." in told(page)


def test_what_is_kept_stays_as_it_was(server, economist):
    values(server)
    address = keep(economist, unit="Förskolan")
    before = told(economist.get(address))
    assert "Mixen kräver 160 röda timmar. Ni har skrivit 62" in before
    with server.database.session() as session:
        new = Value(Decimal("0.2"), Origin.LOCAL, 2026)
        sets.save(session, 2026, Parameter.ON_COSTS, new, 1, accounts.first(session).id, now())
    assert told(economist.get(address)) == before
    assert "Version 1" in before


def test_who_goes_on_makes_the_next_version(economist):
    address = keep(economist)
    again = re.search(r'href="(/calculator/mix\?[^"]*of=[^"]*)"', economist.get(address).text)
    assert again
    page = economist.get(again[1].replace("&amp;", "&"))
    fields = dict(re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', page.text))
    del fields["once"]
    answer = economist.post(f"{PAGE}/kept", data=fields)
    assert answer.status_code == 303
    assert "Version 2" in told(economist.get(answer.headers["location"]))
    assert "Version 1" in told(economist.get(address))


def test_others_read_what_is_theirs_to_read(server, economist):
    lead = server.facilitator("led@example.se")
    theirs = keep(lead)
    assert economist.get(theirs).status_code == 200
    assert server.facilitator("annan@example.se").get(theirs).status_code == 404
    assert server.facilitator("ops@example.se", Role.OPERATOR).get(theirs).status_code == 404
    of_economist = keep(economist)
    assert lead.get(of_economist).status_code == 404


def test_an_account_that_is_limited_reads_its_administrations(server, economist):
    with server.database.session() as session:
        here, there = a_workplace(session, "Här", "Utbildning"), a_workplace(session, "Där", "Kultur")
    of_here, of_there = keep(economist, workplace=str(here)), keep(economist, workplace=str(there))
    limited = server.facilitator("begr@example.se", Role.ECONOMIST)
    with server.database.session() as session:
        somebody = accounts.with_email(session, "begr@example.se")
        somebody.scope = [1]
        session.add(somebody)
    assert (limited.get(of_here).status_code, limited.get(of_there).status_code) == (200, 404)
    assert "Där" not in limited.get(PAGE).text


def test_what_is_kept_can_be_taken_away_by_who_kept_it(server, economist):
    lead = server.facilitator("led@example.se")
    address = keep(lead)
    hr = server.facilitator("hr@example.se", Role.HR)
    assert hr.post(f"{address}/remove").status_code == 404
    assert lead.post(f"{address}/remove").status_code == 303
    assert lead.get(address).status_code == 404
    assert economist.post(f"{keep(lead)}/remove").status_code == 303


def test_two_taps_keep_one(economist):
    once = re.search(r'name="once" value="([^"]*)"', economist.get(asked(**HOURS)).text)[1]
    first, second = (economist.post(f"{PAGE}/kept", data=TYPED | HOURS | {"once": once}) for _ in range(2))
    assert first.headers["location"] == second.headers["location"]
    assert "version 2" not in told(economist.get(f"{PAGE}/kept"))


def test_what_can_not_be_read_is_not_kept(economist):
    answer = economist.post(f"{PAGE}/kept", data=TYPED | {"on_costs": "4453"})
    assert answer.status_code == 422
    assert "Ingen är sparad än" in economist.get(f"{PAGE}/kept").text


def test_each_file_of_what_is_asked_and_of_what_is_kept(economist):
    kept = keep(economist)
    for ending in ("pdf", "xlsx", "json"):
        for address in (f"{PAGE}/mix.{ending}?{urlencode(TYPED | HOURS)}", f"{kept}/mix.{ending}"):
            answer = economist.get(address)
            assert answer.status_code == 200, address
            assert "attachment" in answer.headers["content-disposition"]
            if ending == "xlsx":
                assert load_workbook(BytesIO(answer.content)).sheetnames[:2] == ["Om", "Värden"]
            if ending == "json":
                assert json.loads(answer.content)["format"] == "akr.kalkyl.1"


def test_no_file_of_what_can_not_be_read(economist):
    assert economist.get(f"{PAGE}/mix.pdf?relieved_number=x").status_code == 303
    assert economist.get(f"{PAGE}/mix.doc?{urlencode(TYPED | HOURS)}").status_code == 404


def test_hostile_words_are_words_on_the_page(economist):
    page = economist.get(asked(unit="<script>alert(1)</script>", relieved_name="{{ 7*7 }}", **HOURS))
    assert "<script>alert" not in page.text
    assert "{{ 7*7 }}" in page.text


def test_nobody_else_calculates(server):
    for role in (Role.MANAGER, Role.OPERATOR):
        client = server.facilitator(f"{role.value}@example.se", role)
        assert client.get(PAGE).status_code == 404


def test_hours_that_are_nearly_enough_look_so_everywhere(economist):
    said = told(economist.get(asked(red="159,97")))
    assert "159,97 har ni skrivit" in said
    assert "0,03 saknas" in said
    assert "Mot 159,97" in said
