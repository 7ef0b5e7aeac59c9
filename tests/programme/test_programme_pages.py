"""The programme through its pages: a programme owner writes it, others read what is theirs to read."""

import io
import re
from datetime import date, timedelta
from html import unescape

import pikepdf
import pytest
from sqlmodel import select

from app.account import store as accounts
from app.account.roles import Role
from app.ids import now
from app.key_figures import store as goals
from app.organisation import store as administrations
from app.posts.staffing import Staffing
from app.programme import store
from app.programme.a_year_after import Of
from app.programme.phases import KEYS, MEETING, Answer
from app.programme.typed import About
from app.programme.workplaces import Shortage, Step
from app.storage.journal import JournalRow
from app.workshop.tables import WorkshopRow
from tests.days import today
from tests.export.test_pdf import words
from tests.posts.written import a_workplace, keep
from tests.running import ask
from tests.scenes import a_scene

TODAY = today()
YESTERDAY = (TODAY - timedelta(1)).isoformat()
FIGURE = {"what": "Över 80 år", "number": "1 250", "unit": "personer", "year": "2026", "source": "SCB"}


@pytest.fixture
def owner(server):
    return server.facilitator("agare@example.se", Role.PROGRAMME_OWNER)


@pytest.fixture
@a_scene
def places(server):
    """Two workplaces of *Omsorg*, and one of *Utbildning* where bo leads. Ids by name."""
    with server.database.session() as session:
        its = {name: a_workplace(session, name, "Omsorg") for name in ("Eken", "Björken")}
        return its | {"Solen": a_workplace(session, "Solen", "Utbildning", leads=["bo@example.se"])}


def text(answer):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.text)).split())


def kept(server, read):
    with server.database.reading_session() as session:
        return read(session)


def base(**its):
    return its | {f"base_{name}": "" for name in its}


def limited(server, email, role, *names):
    client = server.facilitator(email, role)
    with server.database.session() as session:
        ids = [id for id, name in administrations.names(session).items() if name in names]
        accounts.with_email(session, email).scope = ids
    return client


# What is empty


def test_with_nothing_the_page_teaches_and_has_one_verb(server, owner):
    page = owner.get("/programme")
    assert "Svara på första frågan" in page.text
    assert "/programme/questions/why" in page.text
    assert "0 av 4" in text(page)
    theirs = server.facilitator("chef@example.se", Role.MANAGER).get("/programme")
    assert "Den som är programägare svarar." in theirs.text
    assert "/programme/questions/" not in theirs.text


def test_it_is_reached_from_the_map_and_the_head_has_no_more_places(server, owner):
    assert 'href="/programme"' in owner.get("/map").text
    operator = server.facilitator("drift@example.se", Role.OPERATOR)
    assert "/programme" not in operator.get("/map").text
    assert operator.get("/programme").status_code == 404


# Questions


def test_a_question_is_answered_by_a_function_and_who_changed_it_is_kept(server, owner):
    form = base(text="Vi saknar undersköterskor.", owner="HR-chefen", day="")
    answer = owner.post("/programme/questions/why", data=form)
    assert (answer.status_code, answer.headers["location"]) == (303, "/programme#need")
    page = text(owner.get("/programme"))
    assert "Vi saknar undersköterskor." in page
    assert "Svarar för det: HR-chefen" in page
    assert "1 av 4" in page
    changed = text(owner.get("/programme/changes"))
    assert "Varför gör vi det här?" in changed
    assert "agare@example.se" in changed
    hr = server.facilitator("hr@example.se", Role.HR)
    assert "agare@example.se" in hr.get("/programme/changes").text
    assert hr.get("/programme/questions/why").status_code == 404
    assert hr.post("/programme/questions/why", data=form).status_code == 404


def test_every_question_can_be_answered_and_no_other(server, owner):
    for key in KEYS:
        assert owner.get(f"/programme/questions/{key}").status_code == 200
        assert owner.post(f"/programme/questions/{key}", data=base(text=f"Svar {key}")).status_code == 303
    assert {*kept(server, store.answers)} == {*KEYS}
    assert "Alla frågor har svar" in owner.get("/programme").text
    assert owner.get("/programme/questions/what").status_code == 404
    assert owner.post("/programme/questions/what", data=base(text="x")).status_code == 404


def test_what_is_late_is_said_in_words_on_the_page_and_in_what_waits(server, owner):
    owner.post("/programme/questions/receiver", data=base(text="", owner="Kommunchefen", day=YESTERDAY))
    page = text(owner.get("/programme"))
    assert "Skulle ha haft svar" in page
    assert "Det skulle vara svarat" in page
    to_do = re.search(r'<section class="map-todo.*?</section>', owner.get("/map").text, re.DOTALL)[0]
    assert '<a href="/programme/questions/receiver">Vem tar emot det som kommer fram?</a>' in to_do
    owner.post(
        "/programme/questions/receiver", data={"base_day": YESTERDAY, "base_owner": "Kommunchefen"} | base(text="HR")
    )
    assert (
        "/programme/questions/receiver"
        not in re.search(r'<section class="map-todo.*?</section>', owner.get("/map").text, re.DOTALL)[0]
    )


def test_two_who_write_in_the_same_field_both_see_it_and_in_different_ones_both_are_kept(server, owner):
    other = server.facilitator("annan@example.se", Role.PROGRAMME_OWNER)
    owner.post("/programme/questions/why", data=base(text="Den ena", owner="", day=""))
    answer = other.post("/programme/questions/why", data=base(text="Den andra", owner="", day=""))
    assert answer.status_code == 409
    assert "Den andra skrev:" in text(answer)
    assert ">Den andra</textarea>" in answer.text
    assert 'name="base_text" value="Den ena"' in answer.text
    form = {"base_text": "", "text": "", "base_owner": "", "owner": "HR", "base_day": "", "day": ""}
    assert other.post("/programme/questions/why", data=form).status_code == 303
    assert kept(server, store.answers)["why"].its == Answer("Den ena", "HR")


def test_what_is_wrong_stays_typed_and_changes_nothing(server, owner):
    answer = owner.post("/programme/questions/why", data=base(text="Behovet", day="snart"))
    assert answer.status_code == 422
    assert ">Behovet</textarea>" in answer.text
    assert 'id="day" name="day" type="date" value="snart" aria-invalid="true"' in answer.text
    assert kept(server, store.answers) == {}


# Black on white


def test_a_figure_has_a_source_and_is_changed_and_removed(server, owner):
    assert owner.post("/programme/figures", data=FIGURE).headers["location"] == "/programme#figures"
    page = text(owner.get("/programme"))
    assert "Över 80 år : 1 250 personer" in page.replace("\xa0", " ")
    assert "Källa: SCB" in page
    assert owner.post("/programme/figures", data={**FIGURE, "source": ""}).status_code == 422
    few = owner.post("/programme/figures", data={**FIGURE, "number": "3"})
    assert few.status_code == 422
    assert "Ett tal under fem kan gälla några få personer" in few.text
    now_so = {f"base_{name}": value for name, value in FIGURE.items()} | {"base_number": "1250"}
    assert owner.post("/programme/figures/1", data={**now_so, **FIGURE, "number": "1300"}).status_code == 303
    assert kept(server, store.figures)[1].its.number == "1300"
    assert remove(owner, "figures/1").status_code == 303
    assert kept(server, store.figures) == {}
    assert "togs bort" in text(owner.get("/programme/changes"))
    assert owner.get("/programme/figures/1").status_code == 404


def remove(client, row):
    """As its page has it."""
    page = client.get(f"/programme/{row}").text
    return client.post(f"/programme/{row}/remove", data={"seen": re.search('name="seen" value="([^"]*)"', page)[1]})


PARTS = [("figures", FIGURE, "what"), ("steering", {"function": "HR-chefen", "decides": "tid"}, "function")]


@pytest.mark.parametrize(("part", "form", "name"), PARTS)
def test_what_somebody_else_has_written_since_is_not_removed(server, owner, part, form, name):
    owner.post(f"/programme/{part}", data=form)
    page = owner.get(f"/programme/{part}/1").text
    seen = re.search('name="seen" value="([^"]*)"', page)[1]
    bases = {f"base_{key}": re.search(f'name="base_{key}" value="([^"]*)"', page)[1] for key in form}
    typed = {key.removeprefix("base_"): it for key, it in bases.items()}
    other = server.facilitator("annan@example.se", Role.PROGRAMME_OWNER)
    assert other.post(f"/programme/{part}/1", data={**bases, **typed, name: "Ändrad"}).status_code == 303
    for old in (seen, "", "x"):
        refused = owner.post(f"/programme/{part}/1/remove", data={"seen": old})
        assert refused.status_code == 409
        assert "Någon annan har ändrat raden" in refused.text
        assert 'value="Ändrad"' in refused.text
    assert remove(owner, f"{part}/1").status_code == 303
    assert owner.post(f"/programme/{part}/1/remove", data={"seen": seen}).status_code == 303


@pytest.mark.parametrize(("part", "form", "name"), PARTS)
def test_what_was_typed_in_a_row_that_is_gone_stays_and_may_be_added(server, owner, part, form, name):
    owner.post(f"/programme/{part}", data=form)
    remove(owner, f"{part}/1")
    bases = {f"base_{key}": it for key, it in form.items()}
    gone = owner.post(f"/programme/{part}/1", data={**bases, **form, name: "Det jag skrev"})
    assert gone.status_code == 409
    assert "Någon annan har tagit bort raden" in gone.text
    assert 'value="Det jag skrev"' in gone.text
    for it in form.values():
        assert it == form[name] or f'value="{it}"' in gone.text
    assert f'<form method="post" action="/programme/{part}"' in gone.text
    assert 'name="base_' not in gone.text
    assert "/remove" not in gone.text.split("<main")[1]
    assert "Det jag skrev" not in owner.get("/programme").text


def test_figures_come_from_a_file_after_a_preview(server, owner):
    owner.post("/programme/figures", data=FIGURE)
    file = (
        owner.get("/programme/figures.csv").content.decode("utf-8-sig").replace("1250", "1300")
        + "Vakanser;12,5;%;;SCB\n"
    )
    shown = owner.post("/programme/figures/import", files={"file": ("tal.csv", file.encode())})
    assert "Filen ändrar 2 rader" in shown.text
    assert len(kept(server, store.figures)) == 1
    assert owner.post("/programme/figures/import/add", data=preview(shown)).status_code == 303
    assert [it.its.number for it in kept(server, store.figures).values()] == ["1300", "12.5"]
    assert owner.post("/programme/figures/import/add", data=preview(shown)).status_code == 409


def test_a_figure_of_another_year_is_another_figure(server, owner):
    owner.post("/programme/figures", data=FIGURE)
    rows = "Vad;Tal;Enhet;År;Källa\növer 80 år;1300;personer;2026;SCB\nÖver 80 år;1400;personer;2027;SCB\n"
    shown = owner.post("/programme/figures/import", files={"file": ("tal.csv", rows.encode())})
    assert "Filen ändrar 2 rader" in shown.text
    assert owner.post("/programme/figures/import/add", data=preview(shown)).status_code == 303
    its = kept(server, store.figures)
    assert {id: (it.its.year, it.its.number) for id, it in its.items()} == {1: ("2026", "1300"), 2: ("2027", "1400")}


def preview(answer):
    rows = unescape(re.search(r'<textarea name="rows"[^>]*>\n?(.*?)</textarea>', answer.text, re.DOTALL)[1])
    return {"rows": rows, "seen": re.search('name="seen" value="([^"]*)"', answer.text)[1]}


# Workplaces


def test_workplaces_are_the_organisations_and_each_sees_theirs(server, owner, places):
    owner.post(
        f"/programme/workplaces/{places['Eken']}",
        data=base(shortage="now", step="Träff i mars", who="Chefen", day=YESTERDAY),
    )
    page = text(owner.get("/programme/workplaces"))
    assert "3 arbetsplatser" in page
    assert "Nästa steg: Träff i mars" in page
    assert "Försenat" in page
    lead = server.facilitator("bo@example.se", Role.LEADS)
    theirs = lead.get("/programme/workplaces").text
    assert "Solen" in theirs
    assert "Eken" not in theirs
    assert "Eken" not in lead.get("/programme/workplaces.csv").text
    assert lead.get("/programme/changes").status_code == 404
    assert lead.get(f"/programme/workplaces/{places['Solen']}").status_code == 404
    school = limited(server, "skola@example.se", Role.PROGRAMME_OWNER, "Utbildning")
    assert "Eken" not in school.get("/programme/workplaces").text
    assert school.post(f"/programme/workplaces/{places['Solen']}", data=base(shortage="no")).status_code == 303
    assert school.get(f"/programme/workplaces/{places['Eken']}").status_code == 404
    assert school.post(f"/programme/workplaces/{places['Eken']}", data=base(shortage="no")).status_code == 404
    assert school.get("/programme/questions/why").status_code == 404
    assert kept(server, store.workplaces)[places["Eken"]].its.shortage is Shortage.NOW


def test_they_are_chosen_and_sorted_by_the_address(server, owner, places):
    owner.post(f"/programme/workplaces/{places['Eken']}", data=base(shortage="now"))
    assert (
        "Björken" not in re.search(r'id="found".*', owner.get("/programme/workplaces?shortage=now").text, re.DOTALL)[0]
    )
    assert owner.get("/programme/workplaces?shortage=now&sort=day&words=x").status_code == 200
    names = re.findall(r'<h3 dir="auto">(\w+)</h3>', owner.get("/programme/workplaces?sort=name").text)
    assert names == ["Björken", "Eken", "Solen"]


def test_a_file_is_shown_first_and_a_wrong_row_is_named(server, owner, places):
    rows = "Förvaltning;Arbetsplats;Brist;Nästa steg\nOmsorg;Eken;Nu;Träff\nOmsorg;Granen;Nu;\n"
    wrong = owner.post("/programme/workplaces/import", files={"file": ("a.csv", rows.encode())})
    assert wrong.status_code == 422
    assert "Rad 3" in wrong.text
    assert "finns inte på listan" in wrong.text
    right = owner.post(
        "/programme/workplaces/import", files={"file": ("a.csv", rows.replace("Granen", "Björken").encode())}
    )
    assert "Filen ändrar 2 rader" in right.text
    assert kept(server, store.workplaces) == {}
    assert owner.post("/programme/workplaces/import/add", data=preview(right)).status_code == 303
    assert kept(server, store.workplaces)[places["Eken"]].its == Step(Shortage.NOW, "Träff")
    none = owner.post(
        "/programme/workplaces/import", files={"file": ("a.csv", owner.get("/programme/workplaces.csv").content)}
    )
    assert "Inget ändras" in none.text
    assert owner.post("/programme/workplaces/import", data={}).status_code == 422


def test_who_is_limited_brings_no_others(server, places):
    school = limited(server, "skola@example.se", Role.PROGRAMME_OWNER, "Utbildning")
    rows = "Förvaltning;Arbetsplats;Brist\nOmsorg;Eken;Nu\n"
    assert school.post("/programme/workplaces/import", files={"file": ("a.csv", rows.encode())}).status_code == 422
    data = {"rows": rows, "seen": ""}
    assert school.post("/programme/workplaces/import/add", data=data).status_code == 422
    assert kept(server, store.workplaces) == {}


def test_a_workplace_that_has_its_id_after_another_has_not_its_history(server, owner, places):
    last = max(places, key=places.get)
    owner.post(f"/programme/workplaces/{places[last]}", data=base(shortage="now"))
    hr = server.facilitator("hr@example.se", Role.HR)
    assert last in text(owner.get("/programme/changes"))
    assert hr.post(f"/workplaces/{places[last]}/remove").status_code == 303
    with server.database.session() as session:
        a_workplace(session, "Nyskolan", "Omsorg")
    changes = text(owner.get("/programme/changes"))
    assert "Nyskolan" not in changes
    assert "en arbetsplats som är borttagen" in changes


# The steering group


def test_the_steering_group_is_functions_and_its_next_day_is_in_a_calendar(server, owner):
    owner.post("/programme/steering", data={"function": "HR-direktören", "decides": "tjänster"})
    owner.post("/programme/questions/meeting", data=base(text="Mål 2027", owner="Kommunchefen", day="2090-03-01"))
    owner.post("/programme/questions/done", data=base(text="", owner="HR", day="2090-02-01"))
    page = text(owner.get("/programme"))
    assert "HR-direktören beslutar om tjänster" in page
    assert "Nästa möte: 1 mars 2090" in page
    file = owner.get("/programme/days.ics").text
    assert "DTSTART;VALUE=DATE:20900301" in file
    assert "DTSTART;VALUE=DATE:20900201" in file
    assert "STATUS:CANCELLED" not in file


# Goals


def test_a_goal_that_is_not_counted_here_is_typed_with_where_it_is_from(server, owner):
    made = {"of": "other", "name": "Chefer som gått kursen", "number": "40", "by": "2090-12-31", "source": "Plan 2026"}
    assert owner.post("/key-figures/goals", data={**made, "name": ""}).status_code == 422
    assert owner.post("/key-figures/goals", data=made).status_code == 303
    assert owner.post("/key-figures/goals/1/reached", data={"number": "12", "on": "2026-11-01"}).status_code == 422
    reached = {"number": "12", "on": "2026-11-01", "source": "Kurslistan"}
    assert owner.post("/key-figures/goals/1/reached", data=reached).status_code == 303
    assert owner.post("/key-figures/goals/9/reached", data=reached).status_code == 404
    for page in ("/programme", "/key-figures"):
        said = text(owner.get(page))
        assert "Chefer som gått kursen" in said
        assert "12 av 40" in said
        assert "Kurslistan" in said
    manager = text(server.facilitator("chef@example.se", Role.MANAGER).get("/programme"))
    assert "Mål 40" in manager
    assert "12 av 40" not in manager
    assert "Kurslistan" not in manager


def test_what_is_reached_has_a_day_that_has_been_and_before_it_nothing_is_said_of_it(server, owner):
    owner.post("/key-figures/goals", data={"of": "other", "name": "Kurser", "number": "40"})
    with server.database.session() as session:
        keep(session, Staffing(a_workplace(session), date(2024, 3, 4), 9))
    to_come = {"number": "12", "on": (TODAY + timedelta(2)).isoformat(), "source": "Kurslistan"}
    refused = owner.post("/key-figures/goals/1/reached", data=to_come)
    assert refused.status_code == 422
    assert "Den dagen har inte varit än" in refused.text
    assert 'id="on-1" name="on" type="date" value="' + to_come["on"] in refused.text
    assert kept(server, goals.goals)[0].typed is None
    assert owner.post("/key-figures/goals/1/reached", data={**to_come, "on": TODAY.isoformat()}).status_code == 303
    assert "Nått enligt uppgift" in text(owner.get("/key-figures"))
    assert "Nått enligt uppgift" in text(owner.get("/programme"))
    before = text(owner.get("/key-figures?time=2025:2"))
    assert "Kurser" in before
    assert "Nått enligt uppgift" not in before


def test_what_is_counted_here_is_reached_as_the_key_figures_say(server, owner):
    owner.post("/key-figures/goals", data={"of": "persons", "number": "30"})
    with server.database.session() as session:
        keep(session, Staffing(a_workplace(session), TODAY - timedelta(9), 2))
    assert "2 av 30" not in text(owner.get("/programme"))
    assert "färre än 5" in text(owner.get("/programme"))
    assert "2 av 30" in text(server.facilitator("hr@example.se", Role.HR).get("/programme"))
    assert kept(server, goals.goals)[0].typed is None


# A year after


def test_a_year_after_a_workshop_its_three_questions_wait_for_the_programme_owner(server, owner):
    lead = server.facilitator("eva@example.se", Role.LEADS)
    code = server.workshop(lead, workplace="Eken")
    assert ask(lead, code, "open_step", step="closed").is_success
    a_year_ago(server, revealed=True, days=364)
    assert "Eken" not in owner.get("/programme/after").text
    a_year_ago(server, revealed=True, days=366)
    assert '<a href="/programme/after/workshop/1" dir="auto">Eken</a>' in owner.get("/map").text
    assert server.facilitator("hr@example.se", Role.HR).get("/programme/after/workshop/1").status_code == 404
    assert owner.get("/programme/after/job/1").status_code == 404
    form = base(method="yes", method_words="Bra", introduction="partly", organisation="no")
    assert owner.post("/programme/after/workshop/1", data=form).status_code == 303
    assert "/programme/after/workshop/1" not in owner.get("/map").text
    assert "Metoden: Ja. Bra" in text(owner.get("/programme/after"))
    assert kept(server, lambda session: store.after(session, Of.WORKSHOP))[1].its.is_answered
    a_year_ago(server, revealed=False, days=366)
    assert "Eken" not in owner.get("/programme/after").text


def a_year_ago(server, *, revealed, days):
    at = now() - days * 24 * 3600 * 1000
    with server.database.session() as session:
        for line in session.exec(select(JournalRow)):
            line.at = at
        session.exec(select(WorkshopRow)).one().was_revealed = revealed


def test_a_year_after_a_job_began_hr_is_asked_and_nobody_else_is_told(server, owner):
    with server.database.session() as session:
        keep(session, Staffing(a_workplace(session), TODAY - timedelta(400), 1), title="Köksbiträde")
    hr = server.facilitator("hr@example.se", Role.HR)
    assert "Köksbiträde" in hr.get("/programme/after").text
    assert "Köksbiträde" not in owner.get("/programme/after").text
    assert owner.get("/programme/after/job/1").status_code == 404
    assert hr.post("/programme/after/job/1", data=base(method="yes")).status_code == 303
    for path in ("/programme/after/x/1", "/programme/after/job/7"):
        assert hr.get(path).status_code == 404


# The board's page


def test_the_boards_page_has_the_programme_and_is_one(server, owner, places):
    long = "Vi behöver fler som kan arbeta nära dem vi är till för, och vi hittar dem inte. " * 12
    for key in KEYS:
        owner.post(f"/programme/questions/{key}", data=base(text=long[:900] if key != "done" else "", day=YESTERDAY))
    for n in range(5):
        owner.post("/programme/figures", data={**FIGURE, "what": f"Tal nummer {n} om behovet"})
        goal = {"of": "other", "name": f"Ett mål som inte räknas här, nummer {n}", "number": "40", "source": "Planen"}
        owner.post("/key-figures/goals", data={**goal, "by": "2027-12-31"})
    owner.post(f"/programme/workplaces/{places['Eken']}", data=base(shortage="now"))
    with server.database.session() as session:
        keep(
            session,
            Staffing(places["Solen"], TODAY - timedelta(900), 7),
            Staffing(places["Eken"], TODAY - timedelta(40), 9),
        )
    with pikepdf.open(io.BytesIO(owner.get("/key-figures/board.pdf").content)) as pdf:
        said = " ".join(words(pdf).split())
        assert len(pdf.pages) == 1
    for part in (
        "Programmet",
        "Behovet",
        "Faserna",
        "Försenade svar",
        "Nu 1",
        "Planen",
        "Nyckeltal",
    ):
        assert part in said, part


def test_the_board_reads_of_a_programme_before_there_is_a_post(server, owner):
    owner.post("/programme/questions/why", data=base(text="Vi saknar folk."))
    with pikepdf.open(io.BytesIO(owner.get("/key-figures/board.pdf").content)) as pdf:
        assert "Vi saknar folk." in words(pdf)


def test_the_meeting_is_no_question(server, owner):
    owner.post(f"/programme/questions/{MEETING}", data=base(text="", day=YESTERDAY))
    assert "Skulle ha haft svar" not in owner.get("/programme").text
    assert "Den dagen har varit." in owner.get("/programme").text
    assert kept(server, store.changes)[0].about is About.QUESTION
