"""The task map as pages and files: what the lead shares, what everybody sees, and what is never sent."""

import csv
import io
import re
from datetime import date

import pytest
from openpyxl import load_workbook

from app.account import store as accounts
from app.account.roles import Role
from app.ids import now
from app.task_map import sharing, store
from app.task_map.shared import Area, Kind
from app.task_map.sharing import Offer
from app.vocabulary import Colour
from app.workshop.tables import PrunedRow
from tests.job_descriptions.written import a_draft, keep
from tests.posts.written import a_workplace, administration
from tests.running import ask, view_of
from tests.scenes import a_scene
from tests.task_map.fourteen import a_closed_workshop, lay

SECRET = 74040
"""Minutes of the one workplace that is alone with its task: 1234 hours."""
TOLD = r"1.?234\b|74.?040|nätter"


@pytest.fixture
def lead(server):
    return server.facilitator()


@pytest.fixture
def owner(server):
    return server.facilitator("pia@example.se", Role.PROGRAMME_OWNER)


@pytest.fixture
def hr(server):
    return server.facilitator("hr@example.se", Role.HR)


@pytest.fixture
@a_scene
def fourteen(server, lead):
    with server.database.session() as session:
        ids = lay(session)
        where = a_workplace(session, "Ensamma huset", of="Stab")
        alone = a_closed_workshop(session, "ENSAM7K2Q", "Ensamma huset")
        its = [
            Offer("t1", "Klippa vänortens häck", Colour.RED, SECRET, 2, 3, ("night",)),
            Offer("t2", "Föra vindkraftsbok", Colour.BLACK, SECRET, 2, 3, (), Kind.STOP, "Vi <b>lät</b> bli"),
        ]
        store.share(session, alone, where, Area.OFFICE, its, now())
    return ids


@a_scene
def a_workshop(server, lead, *, close=True, **more):
    """A workshop's code: laundry is red for one group and green for the other, a list is black and stops."""
    code = server.workshop(lead, **more)
    for text in ("Hantera tvätt", "Skriva närvarolista"):
        ask(lead, code, "add_task", text=text)
    ask(lead, code, "open_step", step="settle")
    tasks = {task["text"]: id for id, task in view_of(lead, code)["tasks"].items()}
    laundry, names = tasks["Hantera tvätt"], tasks["Skriva närvarolista"]
    ask(lead, code, "place_task", task=laundry, group="g1", colour="red")
    ask(lead, code, "place_task", task=laundry, group="g2", colour="green")
    for group in ("g1", "g2"):
        ask(lead, code, "place_task", task=names, group=group, colour="black")
    ask(lead, code, "open_step", step="act")
    ask(lead, code, "set_weight", task=laundry, group="g1", amount="30 min om dagen", people=4, when=["forenoon"])
    ask(lead, code, "set_weight", task=laundry, group="g2", amount="10 min om dagen", people=2)
    ask(lead, code, "plan_action", task=laundry, kind="bundle", owner="Rektor Rut", due="2027-02-01")
    stop = {"kind": "stop", "what": "Läsplattan räcker", "owner": "Rut", "due": "2027-03-01", "notice": "Någon frågar"}
    ask(lead, code, "plan_action", task=names, **stop)
    if close:
        answer = ask(lead, code, "open_step", step="closed")
        assert answer.status_code == 200, answer.text
    return code


@a_scene
def a_place(server, name="Förskolan Exempelgården"):
    with server.database.session() as session:
        return str(a_workplace(session, name))


def text_of(page):
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


# What the lead shares


def test_the_page_says_what_is_shared_and_shows_the_very_rows(server, lead):
    code, place = a_workshop(server, lead), a_place(server)
    assert f'href="/w/{code}/task-map"' in lead.get(f"/w/{code}/lead").text
    page = lead.get(f"/w/{code}/task-map").text
    said = text_of(page)
    assert "Röster, och hur ni svarade var för sig" in said
    assert "Röd · 10 tim i veckan för 4 personer · förmiddagar" in said
    assert "Grön · 1,75 tim i veckan för 2 personer" in said
    assert "Vi slutar: Läsplattan räcker" in said
    assert "Rut" not in said
    assert "Barnskötare" not in said
    assert f'<option value="{place}" selected>' in page, "the one with the workshop's own name is chosen"


def test_what_is_shared_is_what_was_shown_and_can_be_taken_back(server, lead, hr):
    code, place = a_workshop(server, lead), a_place(server)
    answer = lead.post(f"/w/{code}/task-map", data={"workplace": place, "area": "preschool"})
    assert answer.status_code == 303
    assert lead.post(f"/w/{code}/task-map", data={"workplace": place, "area": "preschool"}).status_code == 303
    with server.database.reading_session() as session:
        rows = [row.task for row in store.rows(session)[0]]
    assert [(it.text, it.colour, it.minutes, it.people) for it in rows] == [
        ("Hantera tvätt", "green", 100, 2),
        ("Hantera tvätt", "red", 600, 4),
        ("Skriva närvarolista", "black", 0, 0),
    ]
    assert rows[1].when == {"forenoon"}
    assert (rows[2].decided, rows[2].how) == (Kind.STOP, "Läsplattan räcker")
    assert "Delat" in lead.get(f"/w/{code}/task-map").text
    assert "Hantera tvätt" in hr.get("/tasks").text
    assert lead.post(f"/w/{code}/task-map/back").status_code == 303
    assert lead.post(f"/w/{code}/task-map/back").status_code == 303
    assert "Hantera tvätt" not in hr.get("/tasks").text


def test_a_task_can_be_left_out_and_what_was_decided_be_kept(server, lead):
    code, place = a_workshop(server, lead), a_place(server)
    laundry = next(id for id, it in view_of(lead, code)["tasks"].items() if it["text"] == "Hantera tvätt")
    asked = {"workplace": place, "area": "preschool", "left_out": [laundry, "tinget"], "keeps": "yes"}
    assert lead.post(f"/w/{code}/task-map", data=asked).status_code == 303
    with server.database.reading_session() as session:
        (row,) = (row.task for row in store.rows(session)[0])
    assert (row.text, row.decided, row.how, row.on) == ("Skriva närvarolista", None, "", None)


MISSING = [
    ({"workplace": ""}, "Välj vilken arbetsplats", "workplace"),
    ({"workplace": "4711"}, "Välj vilken arbetsplats", "workplace"),
    ({"area": "moon"}, "Välj vilken typ", "area"),
]


def test_what_is_missing_is_said_at_its_field_and_nothing_is_shared(server, lead):
    code, place = a_workshop(server, lead), a_place(server)
    laundry = next(iter(view_of(lead, code)["tasks"]))
    for wrong, said, field in MISSING:
        asked = {"workplace": place, "area": "preschool", "left_out": laundry, "keeps": "yes", **wrong}
        answer = lead.post(f"/w/{code}/task-map", data=asked)
        assert answer.status_code == 422, wrong
        assert said in answer.text
        assert f'<a href="#{field}">' in answer.text
        assert f'value="{laundry}" checked' in answer.text
        assert 'name="keeps" value="yes" checked' in answer.text
        with server.database.reading_session() as session:
            assert not store.rows(session)[0]


def test_nothing_is_shared_before_it_is_over_or_when_all_is_left_out(server, lead):
    code, place = a_workshop(server, lead, close=False), a_place(server)
    asked = {"workplace": place, "area": "preschool"}
    assert "När workshopen är avslutad" in lead.get(f"/w/{code}/task-map").text
    assert lead.post(f"/w/{code}/task-map", data=asked).status_code == 409
    ask(lead, code, "open_step", step="closed")
    tasks = [*view_of(lead, code)["tasks"]]
    answer = lead.post(f"/w/{code}/task-map", data=asked | {"left_out": tasks})
    assert answer.status_code == 422
    assert "Dela minst en" in answer.text


def test_somebody_elses_workshop_is_not_shared_nor_taken_back(server, lead, hr, owner):
    code, place = a_workshop(server, lead), a_place(server)
    asked = {"workplace": place, "area": "preschool"}
    for somebody in (server.facilitator("kim@example.se"), hr, owner):
        assert somebody.get(f"/w/{code}/task-map").status_code == 404
        assert somebody.post(f"/w/{code}/task-map", data=asked).status_code == 404
    assert lead.post(f"/w/{code}/task-map", data=asked).status_code == 303
    for somebody in (server.facilitator("kim@example.se"), hr, owner):
        assert somebody.post(f"/w/{code}/task-map/back").status_code == 404
    assert "Delat" in lead.get(f"/w/{code}/task-map").text


def test_what_is_used_is_not_taken_back(server, lead):
    code, place = a_workshop(server, lead), a_place(server)
    lead.post(f"/w/{code}/task-map", data={"workplace": place, "area": "preschool"})
    text = int(keep(server, None, a_draft()).rsplit("/", 1)[1])
    with server.database.session() as session:
        store.use(session, [row.task for row in store.rows(session)[0]], text)
    page = lead.get(f"/w/{code}/task-map").text
    assert "har börjat på det ni delade" in page
    assert "Ta tillbaka" not in page
    answer = lead.post(f"/w/{code}/task-map/back")
    assert answer.status_code == 409
    assert "går det inte att ta tillbaka" in answer.text


def test_what_was_decided_is_taken_away_alone_also_of_what_is_used(server, lead, owner):
    code, place = a_workshop(server, lead), a_place(server)
    lead.post(f"/w/{code}/task-map", data={"workplace": place, "area": "preschool"})
    text = int(keep(server, None, a_draft()).rsplit("/", 1)[1])
    with server.database.session() as session:
        store.use(session, [row.task for row in store.rows(session)[0]], text)
    assert "Läsplattan räcker" in owner.get("/tasks?stopped=yes").text
    assert "Ta bort vad vi bestämde" in lead.get(f"/w/{code}/task-map").text
    for _ in range(2):
        assert lead.post(f"/w/{code}/task-map/back", data={"only": "decided"}).status_code == 303
    with server.database.reading_session() as session:
        rows = [row.task for row in store.rows(session)[0]]
    assert len(rows) == 3
    assert {(it.decided, it.how, it.on) for it in rows} == {(None, "", None)}
    assert "Läsplattan räcker" not in owner.get("/tasks").text
    page = lead.get(f"/w/{code}/task-map").text
    assert "Ta bort vad vi bestämde" not in page
    assert "Ni har ändrat något" not in page


def test_nobody_else_takes_away_what_was_decided(server, lead, hr):
    code, place = a_workshop(server, lead), a_place(server)
    lead.post(f"/w/{code}/task-map", data={"workplace": place, "area": "preschool"})
    assert hr.post(f"/w/{code}/task-map/back", data={"only": "decided"}).status_code == 404
    assert "Läsplattan räcker" in lead.get(f"/w/{code}/task-map").text


def test_what_is_changed_since_it_was_shared_is_said(server, lead):
    code, place = a_workshop(server, lead), a_place(server)
    names = next(id for id, it in view_of(lead, code)["tasks"].items() if it["text"] == "Skriva närvarolista")
    asked = {"workplace": place, "area": "preschool", "left_out": names}
    assert lead.post(f"/w/{code}/task-map", data=asked).status_code == 303
    assert "Ni har ändrat något" not in lead.get(f"/w/{code}/task-map").text, "what is left out is no change"
    ask(lead, code, "open_step", step="settle")
    laundry = next(id for id, it in view_of(lead, code)["tasks"].items() if it["text"] == "Hantera tvätt")
    ask(lead, code, "place_task", task=laundry, group="g2", colour="red")
    page = text_of(lead.get(f"/w/{code}/task-map").text)
    assert "Ni har ändrat något sedan ni delade. Kartan säger det som gällde då. Ta tillbaka och dela igen." in page


def test_a_workplace_is_chosen_within_the_workshops_administration(server, lead):
    code, place = a_workshop(server, lead), a_place(server)
    with server.database.session() as session:
        elsewhere = str(a_workplace(session, "Månen", of="Omsorg"))
        mine = administration(session, "Utbildning")
    assert lead.post(f"/w/{code}/administration", data={"administration": str(mine)}).status_code in (200, 303)
    page = lead.get(f"/w/{code}/task-map").text
    assert f'value="{place}"' in page
    assert f'value="{elsewhere}"' not in page
    answer = lead.post(f"/w/{code}/task-map", data={"workplace": elsewhere, "area": "preschool"})
    assert answer.status_code == 422


def test_where_hr_has_said_who_leads_nobody_else_shares_as_it(server):
    lead = server.facilitator("moa@example.se", Role.LEADS)
    code = a_workshop(server, lead)
    server.facilitator("kim@example.se", Role.LEADS)
    with server.database.session() as session:
        theirs = str(a_workplace(session, "Andras", leads=["kim@example.se"]))
        mine = str(a_workplace(session, "Min", leads=["kim@example.se", "moa@example.se"]))
    page = lead.get(f"/w/{code}/task-map").text
    assert f'value="{theirs}"' not in page
    assert f'value="{mine}"' in page
    refused = lead.post(f"/w/{code}/task-map", data={"workplace": theirs, "area": "preschool"})
    assert refused.status_code == 422
    assert lead.post(f"/w/{code}/task-map", data={"workplace": mine, "area": "preschool"}).status_code == 303


def test_a_newer_workshop_takes_the_place_of_the_older_and_both_pages_say_so(server, lead):
    first, second, place = a_workshop(server, lead), a_workshop(server, lead), a_place(server)
    its = {"workplace": place, "area": "preschool"}
    assert lead.post(f"/w/{first}/task-map", data=its).status_code == 303
    assert "tagit en äldre" not in lead.get(f"/w/{first}/task-map").text
    refused = lead.post(f"/w/{second}/task-map", data=its | {"area": ""})
    assert "tar den här dess plats: orden och vad ni bestämde genast" in refused.text
    assert lead.post(f"/w/{second}/task-map", data=its).status_code == 303
    older, newer = (lead.get(f"/w/{code}/task-map").text for code in (first, second))
    assert "En nyare workshop från arbetsplatsen är delad." in older
    assert "Det här delade ni då:" in older
    assert "Det har tagit en äldre workshops plats. Inget tal på kartan vilar på den äldre längre." in newer
    assert "Då gäller den äldre workshoppen igen." in newer
    refused = lead.post(f"/w/{first}/task-map/back", follow_redirects=True)
    assert "tagit en äldre" not in lead.get(f"/w/{second}/task-map").text


def test_somebody_elses_workshop_at_the_workplace_is_not_replaced(server, lead):
    other = server.facilitator("annan@example.se", Role.LEADS)
    first, second, place = a_workshop(server, other), a_workshop(server, lead), a_place(server)
    its = {"workplace": place, "area": "preschool"}
    assert other.post(f"/w/{first}/task-map", data=its).status_code == 303
    refused = lead.post(f"/w/{second}/task-map", data=its)
    assert refused.status_code == 409
    assert '<a href="#workplace">Den arbetsplatsen står redan på kartan' in refused.text
    with server.database.reading_session() as session:
        assert len(store.rows(session)[0]) == 3


def test_more_rows_than_the_map_takes_are_refused_and_what_was_typed_stays(server, lead, monkeypatch):
    monkeypatch.setattr(sharing, "MOST_SHARED", 2)
    code, place = a_workshop(server, lead), a_place(server)
    refused = lead.post(f"/w/{code}/task-map", data={"workplace": place, "area": "preschool", "keeps": "yes"})
    assert refused.status_code == 422
    assert "Ni kan dela högst 2 rader, och det här är 3. Lämna ute några." in refused.text
    assert 'name="keeps" value="yes" checked' in refused.text


def test_what_hr_may_build_of_when_nothing_decided_is_told_is_said(server, lead):
    page = lead.get(f"/w/{a_workshop(server, lead)}/task-map").text
    assert "som ni har bestämt att behålla, flytta eller sluta med" in page


def test_of_a_report_that_is_pruned_it_is_said_also_where_something_is_shared(server, lead):
    with server.database.session() as session:
        workshop = a_closed_workshop(session, "GALL7K2Q", "Solen")
        its = [Offer("t1", "Hantera tvätt", Colour.RED, 60, 2, 3)]
        store.share(session, workshop, a_workplace(session, "Solen"), Area.OFFICE, its, now())
        decided = {"decision": "A1", "decided_on": date(2026, 1, 1), "decided_by": "Arkivet"}
        session.add(PrunedRow(workshop=workshop, kind=sharing.REPORT, then="remove", at=now(), **decided))
    page = lead.get("/w/GALL7K2Q/task-map").text
    assert "Rapporten är gallrad" in page
    assert "Det här står på uppgiftskartan" not in page


# The map


def test_without_anything_shared_it_teaches(lead):
    page = lead.get("/tasks").text
    assert "Så blir det en karta" in page
    assert "/tasks.pdf" not in page
    assert "/tasks?examples=yes" in page


def test_our_own_example_is_a_map_to_look_at_where_there_is_none(owner):
    page = owner.get("/tasks?examples=yes").text
    said = text_of(page)
    assert '<span class="pill">Exempel</span>' in page
    assert "14 arbetsplatser har delat" in said
    assert re.search(r"Röd på (minst )?\d+ av \d+ \w+, där \d+ timmar i veckan", said)
    id = re.search(r'id="task-(\d+)"', page)[1]
    assert "Dela upp" not in owner.get(f"/tasks/{id}?examples=yes").text
    assert owner.get(f"/tasks/{id}").status_code == 404
    assert '"Exempel";"ja"' in owner.get("/tasks.csv?examples=yes").text


def test_it_says_on_how_many_how_long_and_when(owner, fourteen):
    said = text_of(owner.get("/tasks").text)
    assert "15 arbetsplatser har delat" in said
    assert re.search(r"Röd på minst \d+ av 15 arbetsplatser, där \d+ timmar i veckan", said), said[:3000]
    assert "förmiddagar" in said


def test_of_preschools_it_says_preschools(owner, fourteen):
    said = text_of(owner.get("/tasks?area=preschool&colour=red").text)
    assert re.search(r"Röd på (minst )?\d av 8 förskolor, där \d+ timmar i veckan", said), said[:3000]


@pytest.mark.parametrize(("more", "said"), [(0, "på 3 av 3 förskolor"), (1, "på minst 3 av 4 förskolor")])
def test_of_one_that_is_another_kind_of_workplace_since_what_is_older_is_counted(server, lead, owner, more, said):
    with server.database.session() as session:
        places = [a_workplace(session, f"Huset {n}") for n in range(3 + more)]
        for n, where in enumerate((*places, places[0])):
            its = a_closed_workshop(session, f"H{'ABCDE'[n]}SN7K2Q", f"Huset {n}")
            area = Area.SCHOOL if n == 3 + more else Area.PRESCHOOL
            offer = Offer("t1", "Hantera tvätt", Colour.RED, 600, 2, 3)
            store.share(session, its, where, area, [offer], now() + n, leads_there=True)
    answer = owner.get("/tasks?area=preschool")
    assert answer.status_code == 200
    assert f"Röd {said}, där 30 timmar i veckan" in text_of(answer.text)
    assert "eller delat något nyare" in answer.text
    for ending in ("csv", "xlsx", "pdf"):
        assert owner.get(f"/tasks.{ending}?area=preschool").status_code == 200


def test_who_has_stopped_is_told_and_how(owner, fourteen):
    page = owner.get("/tasks?stopped=yes").text
    said = text_of(page)
    assert "Förskolan Solrosen : Ett gemensamt brev i månaden räcker" in said
    assert "Vi &lt;b&gt;lät&lt;/b&gt; bli" in page


ASKED = ("", "?area=office", "?sort=name", "?colour=red", "?words=vänort", "?administration=1", "?when=night")


def test_what_rests_on_few_is_in_no_bytes(owner, fourteen):
    """The hours of one workplace, and the night when it does it."""
    for asked in ASKED:
        page = owner.get(f"/tasks{asked}").text
        assert not re.search(TOLD, page)
    page = owner.get("/tasks?words=vänort").text
    assert "för få för att visas" in page
    id = re.search(r'id="task-(\d+)"', page)[1]
    assert not re.search(TOLD, owner.get(f"/tasks/{id}").text)
    rows = [*csv.reader(io.StringIO(owner.get("/tasks.csv").content.decode("utf-8-sig")), delimiter=";")]
    (few,) = (row for row in rows if row and row[0] == "Klippa vänortens häck")
    assert few[1:9] == ["", "för få för att visas", "", "Kontor", "", "", "", "nej"]
    sheet = load_workbook(io.BytesIO(owner.get("/tasks.xlsx").content))["Uppgiftskarta"]
    (few,) = (row for row in sheet.iter_rows(values_only=True) if row[0] == "Klippa vänortens häck")
    assert few[2] == "för få för att visas"
    assert not few[5]
    assert all(cell not in (1234, SECRET) for row in sheet.iter_rows(values_only=True) for cell in row)


def test_files_say_what_the_page_says(owner, fourteen):
    rows = [*csv.reader(io.StringIO(owner.get("/tasks.csv?colour=red").content.decode("utf-8-sig")), delimiter=";")]
    head, first = rows[0], rows[1]
    assert head[:3] == ["Uppgift", "Färg", "Arbetsplatser, minst"]
    its = dict(zip(head, first, strict=True))
    said = text_of(owner.get("/tasks?colour=red").text)
    assert f"{its['Timmar i veckan']} timmar i veckan" in said


def test_files_say_what_was_asked_for(owner, fourteen):
    asked = owner.get("/tasks.csv?colour=red&area=preschool&when=forenoon&stopped=yes&words=tvätt").text
    assert '"Urval";"orden ”tvätt”, Förskola, röd, förmiddagar, där någon har slutat"' in asked
    assert '"Urval";"allt"' in owner.get("/tasks.csv?sort=name").text
    assert '"Urval";"rosa"' in owner.get("/tasks.csv?colour=rosa").text


def test_files_of_examples_have_it_in_their_name_and_on_the_first_sheet(owner, fourteen):
    for ending in ("csv", "xlsx"):
        assert "EXEMPEL" in owner.get(f"/tasks.{ending}?examples=yes").headers["content-disposition"]
        assert "EXEMPEL" not in owner.get(f"/tasks.{ending}").headers["content-disposition"]
    book = load_workbook(io.BytesIO(owner.get("/tasks.xlsx?examples=yes").content))
    assert book.sheetnames == ["Uppgiftskarta (EXEMPEL)", "Om"]
    assert book.worksheets[0].oddHeader.right.text == "EXEMPEL"


@pytest.mark.unhurried
def test_it_is_printed(owner, fourteen):
    for size in ["", "?size=a3"]:
        answer = owner.get(f"/tasks.pdf{size}")
        assert answer.status_code == 200, size
        assert answer.content.startswith(b"%PDF")


def test_who_is_limited_to_an_administration_is_told_of_it_only(server, fourteen):
    somebody = server.facilitator("bo@example.se", Role.PROGRAMME_OWNER)
    with server.database.session() as session:
        accounts.with_email(session, "bo@example.se").scope = [administration(session, "Stab")]
    page = somebody.get("/tasks").text
    assert "Tvätta de boendes kläder" not in page
    assert "Bre smörgåsar" not in page
    assert "Statistik" in page or "statistik" in page
    assert "Utbildning" not in page
    assert '<span dir="auto">Stab</span>' in page, "it is not the whole municipality"
    assert '"Förvaltning";"Stab"' in somebody.get("/tasks.csv").text
    assert '"Förvaltning";"alla"' not in somebody.get("/tasks.csv").text


def test_what_cannot_be_read_in_the_address_finds_nothing(owner, fourteen):
    for asked in ("?colour=pink", "?when=later", "?stopped=maybe"):
        assert "Ingen uppgift stämmer" in owner.get(f"/tasks{asked}").text
    for asked in ("?administration=x", "?area=x"):
        assert owner.get(f"/tasks{asked}").status_code == 200


def test_a_group_is_split_and_joined_by_hr_and_the_owner_only(server, owner, fourteen):
    lead = server.facilitator("kim@example.se", Role.LEADS)
    page = owner.get("/tasks?words=introducera").text
    id = re.search(r'id="task-(\d+)"', page)[1]
    assert "Dela upp" in owner.get(f"/tasks/{id}").text
    assert "Dela upp" not in lead.get(f"/tasks/{id}").text
    texts = {"texts": "Introducera nyanställda"}
    assert lead.post(f"/tasks/{id}/split", data=texts).status_code == 404
    page = owner.get("/tasks?words=vikarier").text
    id = re.search(r'id="task-(\d+)"[^§]*?Ringa', page)[1]
    its = re.findall(r'name="texts" value="([^"]+)"', owner.get(f"/tasks/{id}").text)
    answer = owner.post(f"/tasks/{id}/split", data={"texts": its[-1]})
    assert answer.status_code == 303
    made = answer.headers["location"]
    assert its[-1] in owner.get(made).text
    likely = re.search(r'<optgroup label="Kanske samma uppgift">.*?</optgroup>', owner.get(made).text)[0]
    assert f'value="{id}"' in likely, "what means the same is offered first"
    assert likely.count("<option") == 1
    assert f'value="{its[-1]}"' not in owner.get(f"/tasks/{id}").text
    assert owner.post(f"/tasks/{id}/split", data={}).status_code == 422
    assert owner.post(f"/tasks/{id}/join", data={"into": id}).status_code == 422
    assert owner.post(f"{made}/join", data={"into": id}).status_code == 303
    assert f'value="{its[-1]}"' in owner.get(f"/tasks/{id}").text
    assert owner.get(made).status_code == 404


def test_older_words_that_are_counted_are_shown_as_older_and_not_left_behind(server, lead, owner):
    with server.database.session() as session:
        places = [a_workplace(session, f"Huset {n}") for n in range(3)]
        for n, where in enumerate((*places, places[0])):
            its = a_closed_workshop(session, f"H{'ABCD'[n]}SN7K2Q", f"Huset {n}")
            offer = Offer("t1", ("Hantera tvätt", "Tvätta", "Tvätta", "Tvätta")[n], Colour.RED, 600, 2, 3)
            store.share(session, its, where, Area.PRESCHOOL, [offer], now() + n, leads_there=True)
    id = re.search(r'id="task-(\d+)"', owner.get("/tasks").text)[1]
    said = text_of(owner.get(f"/tasks/{id}").text)
    assert "Tvätta Hantera tvätt äldre, räknas tills det nyare gör det" in said
    answer = owner.post(f"/tasks/{id}/split", data={"texts": "Tvätta"})
    assert answer.status_code == 422
    assert "Röd på 3 av 3 förskolor" in text_of(answer.text)


def test_examples_are_a_map_of_their_own_and_say_so(server, owner):
    with server.database.session() as session:
        lay(session, 4, is_example=True)
    assert "Se kartan av exempel" in owner.get("/tasks").text
    page = owner.get("/tasks?examples=yes").text
    assert '<span class="pill">Exempel</span>' in page
    assert 'id="task-' in page
    assert 'id="task-' not in owner.get("/tasks").text


def test_it_is_led_to_from_the_process_map_and_the_key_figures(server, owner):
    assert 'href="/tasks"' in owner.get("/map").text
    economist = server.facilitator("eko@example.se", Role.ECONOMIST)
    assert 'href="/tasks"' not in economist.get("/map").text
    assert economist.get("/tasks").status_code == 404


def test_it_is_there_in_english(owner, fourteen):
    page = owner.get("/tasks?colour=red", headers={"Accept-Language": "en"}).text
    assert "hours a week" in page
    assert "timmar" not in text_of(page)
