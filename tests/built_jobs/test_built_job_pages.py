"""The page where jobs are built of what workplaces have shared."""

import re
from datetime import date
from html import unescape

import pytest
from sqlmodel import select

from app.account import store as accounts
from app.account.roles import Role
from app.built_jobs.reading import look_up, used
from app.ids import now
from app.job_descriptions import store as texts
from app.job_descriptions.draft import Draft, Duty, Provenance
from app.job_descriptions.tables import JobDescriptionRow
from app.organisation import workplaces
from app.task_map import store as task_map
from app.task_map.shared import Kind
from app.task_map.tables import TaskShareRow, TaskUseRow
from tests.built_jobs.shared import A_DAY, WISH, green, red, share, yellow
from tests.posts.written import administration
from tests.scenes import a_scene


@pytest.fixture
def hr(server):
    return server.facilitator("hr@example.se", Role.HR)


@a_scene
def shared(server, *its, **more):
    with server.database.session() as session:
        return [share(session, name, *offers, **more) for name, *offers in its]


def said(page):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def marks(page):
    return re.findall(r'name="of" value="(\w+)"', page)


def drafts(server):
    with server.database.reading_session() as session:
        return [it.draft for it in texts.latest(session, JobDescriptionRow.id > 0).values()]


# The page


def test_nothing_is_shared_yet(hr):
    page = hr.get("/jobs/build")
    assert page.status_code == 200
    assert "Ingen arbetsplats har delat uppgifter" in page.text
    assert "<select" not in page.text.split("<main")[1]


def test_the_form_stands_filled_in_and_nothing_is_built_before_it_is_sent(server, hr):
    shared(server, ("Solen",))
    page = hr.get("/jobs/build").text
    assert '<option value="Norr" selected>' in page
    assert re.search(r'id="extent-75"[^>]* checked', page)
    assert "Förslag 1" not in page


def test_proposals_stand_beside_each_other_with_the_day_the_tasks_and_what_is_left(server, hr):
    shared(server, ("Solen",), ("Björken",))
    page = hr.get("/jobs/build", params=WISH)
    told = said(page.text)
    assert "3 förslag" in told
    assert "Fyller 75 av 75 %, på en arbetsplats, förmiddag till eftermiddag. 30 timmar röd tid blir kvar." in told
    assert "Att växa i: Beställa förbrukningsvaror." in told
    assert "Förmiddag 9.00–11.00" in told
    assert page.text.count('class="built-day"') == 3
    assert "Solen : förmiddag 9 h, mitt på dagen 8 h, eftermiddag 7 h, okänd tid på dagen 6 h" in told


def test_what_was_chosen_stays_in_the_form(server, hr):
    shared(server, ("Solen",))
    page = hr.get("/jobs/build", params={**WISH, "extent": "100", "part": ["morning", "night"], "places": "3"}).text
    for id in ("extent-100", "part-morning", "part-night", "places-3"):
        assert re.search(rf'id="{id}"[^>]* checked', page), id
    assert not re.search(r'id="part-midday"[^>]* checked', page)


def test_what_can_not_be_read_is_said_at_its_field(server, hr):
    shared(server, ("Solen",))
    for wrong, field, says in (
        ({"district": "Långtbortistan"}, "district", "Var: Välj ett av alternativen."),
        ({"extent": "80"}, "extent-50", "Hur stor? Välj ett av alternativen."),
        ({"extent": ""}, "extent-50", "Hur stor? Välj ett av alternativen."),
        ({"part": []}, "part-morning", "Välj minst en del av dagen."),
        ({"part": ["gryning"]}, "part-morning", "Välj minst en del av dagen."),
        ({"places": "9"}, "places-1", "På hur många arbetsplatser, som mest? Välj ett av alternativen."),
        ({"places": "²"}, "places-1", "På hur många arbetsplatser, som mest? Välj ett av alternativen."),
    ):
        page = hr.get("/jobs/build", params={**WISH, **wrong})
        assert page.status_code == 422, (wrong, field, says)
        assert f'<a href="#{field}">{says}</a>' in page.text
        assert re.search(rf'id="{field}"[^>]*aria-invalid="true"', page.text)


def test_where_nothing_holds_it_is_said_why_and_what_would(server, hr):
    shared(server, ("Solen",))
    page = hr.get("/jobs/build", params={**WISH, "part": ["forenoon", "midday"]}).text
    assert "Delarna av dagen är för korta: förmiddag och mitt på dagen är 4 timmar om dagen, och 75 % är 6." in said(
        page
    )
    assert "Närmast som går: förmiddag, mitt på dagen och eftermiddag." in said(page)
    address = unescape(re.search(r'href="(/jobs/build\?[^"]+)"', page)[1])
    assert "Förslag 1" in hr.get(address).text


def test_only_leftovers_are_no_job_before_a_yellow_task_is_chosen(server, hr):
    shared(server, ("Solen", [red("Städa", 10, "forenoon"), red("Duka", 10, "midday"), yellow("Planera utflykter", 3)]))
    page = hr.get("/jobs/build", params={**WISH, "extent": "50"}).text
    assert "ingen av uppgifterna är kvalificerad" in said(page)
    id = re.search(r'name="yellow" value="(\d+)"', page)[1]
    page = hr.get("/jobs/build", params={**WISH, "extent": "50", "yellow": id}).text
    assert "Att växa i: Planera utflykter." in said(page)
    assert re.search(rf'name="yellow" value="{id}" checked', page)


def test_it_says_how_much_has_no_known_time(server, hr):
    shared(server, ("Solen", [*A_DAY, red("Vattna blommor", 0)]))
    assert "En uppgift har ingen känd tid, och är inte med." in said(hr.get("/jobs/build", params=WISH).text)


def test_what_another_group_keeps_and_what_was_decided_otherwise_is_not_offered(server, hr):
    shared(
        server,
        (
            "Solen",
            [
                *A_DAY,
                red("Ge medicin", 2, "midday"),
                green("Ge medicin"),
                red("Skriva protokoll", 2, "midday", decided=Kind.STOP),
                red("Handla", 2, "midday", decided=Kind.MOVE),
            ],
        ),
    )
    with server.database.reading_session() as session:
        found = look_up(session, accounts.with_email(session, "hr@example.se"), (), date(2026, 1, 1))
    assert {it.text for it in found.offers} == {it.text for it in A_DAY} - {"Planera utflykter"}


def test_it_can_be_tried_with_invented_workplaces_and_nothing_is_begun_of_those(server, hr):
    for role in (
        Role.HR,
        Role.PROGRAMME_OWNER,
    ):
        who = server.facilitator("vem@example.se", role)
        assert 'href="/jobs/build?examples=yes"' in who.get("/jobs/build").text, role
        assert "påhittade" in who.get("/jobs/build?examples=yes").text
        tried = {**WISH, "examples": "yes", "district": "*"}
        page = who.get("/jobs/build", params=tried).text
        assert "Förslag 1" in page
        assert '<input type="hidden" name="examples" value="yes">' in page
        assert marks(page) == []
        assert hr.post("/jobs/build", data={**tried, "of": "x", "title": "X"}).status_code == 409
        assert drafts(server) == []


# Whose it is


def test_others_are_not_let_in(server):
    for n, roles in enumerate([(Role.LEADS,), (Role.ECONOMIST,), (Role.MANAGER,), (Role.OPERATOR,)]):
        who = server.facilitator(f"n{n}@example.se", *roles)
        assert who.get("/jobs/build").status_code == 404
        assert who.post("/jobs/build").status_code == 404


def test_the_programme_owner_is_shown_no_workplaces_tasks(server):
    shared(server, ("Solen",))
    owner = server.facilitator("pa@example.se", Role.PROGRAMME_OWNER)
    page = owner.get("/jobs/build", params=WISH)
    assert page.status_code == 200
    assert "Arbetsplatserna delar sina uppgifter med HR." in page.text
    assert "Städa" not in page.text
    assert "Solen" not in page.text
    assert owner.post("/jobs/build", data={**WISH, "title": "X"}).status_code == 404


def test_hr_of_one_administration_builds_of_its_own_workplaces_only(server, hr):
    shared(server, ("Solen",))
    shared(server, ("Eken",), of="Omsorg")
    with server.database.session() as session:
        accounts.with_email(session, "hr@example.se").scope = [administration(session, "Omsorg")]
    page = hr.get("/jobs/build", params=WISH).text
    assert "Eken" in page
    assert "Solen" not in page


def test_a_workplace_that_is_closed_is_offered_no_more(server, hr):
    shared(server, ("Solen",), ("Eken",))
    with server.database.session() as session:
        for it in workplaces.every(session):
            if it.name == "Solen":
                workplaces.change(session, it.id, it.administration, it.name, date(2020, 1, 1), it.district)
    page = hr.get("/jobs/build", params=WISH).text
    assert "Eken" in page
    assert "Solen" not in page


def test_examples_are_built_of_only_where_there_is_nothing_else(server, hr):
    shared(server, ("Exempelgården",), is_example=True)
    page = hr.get("/jobs/build").text
    assert '<option value="*" selected>Exempel</option>' in page
    first = hr.get("/jobs/build", params={**WISH, "district": "*"}).text
    answer = hr.post("/jobs/build", data={**WISH, "district": "*", "of": marks(first)[0], "title": "Provjobb"})
    assert answer.status_code == 303
    assert drafts(server)[0].provenance.is_example
    shared(server, ("Solen",))
    assert "Exempelgården" not in hr.get("/jobs/build", params={**WISH, "district": "*"}).text


def test_a_district_that_is_called_as_examples_are_is_no_example(server, hr):
    shared(server, ("Solen",), district="*")
    assert '<option value="*" selected>*</option>' in hr.get("/jobs/build").text


HOSTILE = "<img src=x onerror=alert(1)>\"'"


def test_words_are_words_and_nothing_else(server, hr):
    its = [red(HOSTILE, 10, "forenoon"), yellow(f"{HOSTILE} gul", 3), *A_DAY]
    with server.database.session() as session:
        share(session, HOSTILE, its, district=HOSTILE)
    asked_for = {**WISH, "district": HOSTILE}
    page = hr.get("/jobs/build", params=asked_for)
    assert "<img src=x" not in page.text
    answer = hr.post("/jobs/build", data={**asked_for, "of": marks(page.text)[0], "title": f"{HOSTILE} {'x' * 99}"})
    assert (answer.status_code, "<img src=x" in answer.text) == (422, False)
    begun = hr.post("/jobs/build", data={**asked_for, "of": marks(page.text)[0], "title": HOSTILE})
    assert begun.status_code == 303
    assert "<img src=x" not in hr.get(begun.headers["location"]).text


# Begun


def test_a_job_description_is_begun_from_a_proposal(server, hr):
    shared(
        server,
        (
            "Solen",
            [red("Städa", 10, "forenoon", "weekdays"), yellow("Lägga schema", 2, "forenoon", decided=Kind.BUNDLE)],
        ),
        ("Björken", [red("Duka", 12, "midday"), red("Diska", 10, "afternoon")]),
    )
    page = hr.get("/jobs/build", params=WISH).text
    assert hr.post("/jobs/build", data={**WISH, "of": marks(page)[0], "title": "Serviceassistent"}).status_code == 303
    [draft] = drafts(server)
    assert (draft.title, draft.extent, draft.workplace) == ("Serviceassistent", 75, "Solen, Björken")
    assert sorted((it.heading, it.text, float(it.hours)) for it in draft.duties) == [
        ("Björken", "Diska", 10.0),
        ("Björken", "Duka", 10.0),
        ("Solen", "Lägga schema", 2.0),
        ("Solen", "Städa", 8.0),
    ]
    assert "på förmiddagen på Solen" in draft.working_hours


def test_what_stands_in_a_text_is_not_offered_again_until_the_text_is_gone(server, hr):
    shared(server, ("Solen",))
    page = hr.get("/jobs/build", params=WISH).text
    answer = hr.post("/jobs/build", data={**WISH, "of": marks(page)[0], "title": "Serviceassistent"})
    with server.database.reading_session() as session:
        assert sum(used(session).values()) == 30 * 60
        assert session.exec(select(TaskUseRow)).one()
    again = said(hr.get("/jobs/build", params=WISH).text)
    assert "Ingen arbetsplats har delat uppgifter" in again or "Ingen här har delat" in again
    text = answer.headers["location"]
    assert hr.post(f"{text}/delete", data={"title": "Serviceassistent", "typed": "Serviceassistent"}).status_code == 303
    assert marks(hr.get("/jobs/build", params=WISH).text)


def test_a_title_that_is_missing_is_said_at_its_own_field_and_begins_nothing(server, hr):
    shared(server, ("Solen",), ("Björken",))
    page = hr.get("/jobs/build", params=WISH).text
    answer = hr.post("/jobs/build", data={**WISH, "of": marks(page)[1], "title": " "})
    assert answer.status_code == 422
    assert 'href="#title-2"' in answer.text
    long = hr.post("/jobs/build", data={**WISH, "of": marks(page)[1], "title": "x" * 200})
    assert long.status_code == 422
    assert "x" * 200 in long.text
    assert drafts(server) == []


def test_a_proposal_that_is_no_longer_there_begins_nothing_and_what_was_typed_stays(server, hr):
    shared(server, ("Solen",))
    first = marks(hr.get("/jobs/build", params=WISH).text)[0]
    assert hr.post("/jobs/build", data={**WISH, "of": first, "title": "Ett"}).status_code == 303
    answer = hr.post("/jobs/build", data={**WISH, "of": first, "title": "Två"})
    assert answer.status_code == 409
    assert "Det som är delat har ändrats" in answer.text
    assert len(drafts(server)) == 1
    assert hr.post("/jobs/build", data={**WISH, "of": "nonsens", "title": "Två"}).status_code == 409


def test_what_is_taken_back_while_it_is_begun_begins_nothing(server, hr, monkeypatch):
    shared(server, ("Solen",))
    first = marks(hr.get("/jobs/build", params=WISH).text)[0]
    used_as_it_is = task_map.use

    def taken_back_just_before(session, *its):
        task_map.take_back(session, session.exec(select(TaskShareRow.workshop)).one())
        used_as_it_is(session, *its)

    monkeypatch.setattr(task_map, "use", taken_back_just_before)
    answer = hr.post("/jobs/build", data={**WISH, "of": first, "title": "Ett"})
    assert answer.status_code == 409
    assert "Det som är delat har ändrats" in answer.text
    assert drafts(server) == []


def test_the_document_says_where_its_tasks_came_from(server, hr):
    shared(server, ("Solen",))
    page = hr.get("/jobs/build", params=WISH).text
    text = hr.post("/jobs/build", data={**WISH, "of": marks(page)[0], "title": "Stöd"}).headers["location"]
    assert "Byggd av uppgifter som arbetsplatser har delat" in hr.get(text).text
    assert "Delade uppgifter: Solen" in hr.get(f"{text}/print").text


def test_a_task_of_a_text_that_was_begun_on_its_board_is_not_offered(server, hr):
    [code] = shared(server, ("Solen",))
    with server.database.session() as session:
        who = accounts.with_email(session, "hr@example.se").id
        duty = Duty("Städa", None, (f"{code}.Städa",), "", "x")
        texts.add(session, Draft("Städjobb", Provenance(), (duty,)), None, who, now())
    assert "9 timmar står redan i arbetsbeskrivningar" in said(hr.get("/jobs/build", params=WISH).text)
