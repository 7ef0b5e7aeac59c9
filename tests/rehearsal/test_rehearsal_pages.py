"""Where a rehearsal is begun, the coach beside the lead's pages, and who it does something for."""

import re

import pytest

from app.account.roles import Role
from app.ids import now
from app.job_descriptions.way import store as way
from app.job_descriptions.way.reviews import How, Review, ReviewRole, Word
from app.rehearsal import robots
from app.rehearsal.rehearsals import Rehearsals
from tests.rehearsal.pressing import Presser
from tests.running import ask, view_of


@pytest.fixture
def lead(server):
    return server.facilitator("eva@example.se")


@pytest.fixture(autouse=True)
def nobody_comes(monkeypatch):
    """The robots have tests of their own."""
    for of in ("routes", "rehearsals"):
        monkeypatch.setattr(f"app.rehearsal.{of}.seats", lambda _groups, _count=0: [])


def begun(lead, session="one", **form):
    answer = lead.post("/rehearsals", data={"session": session, **form})
    assert answer.status_code == 303, answer.text
    assert answer.headers["location"].endswith("/lead")
    return answer.headers["location"].split("/")[2]


def press(lead, code, do, **form):
    return lead.post(f"/rehearsals/{code}/do", data={"do": do, **form})


def test_a_rehearsal_is_an_example_with_the_coach_beside_its_lead_page(lead):
    code = begun(lead, compressed="on")
    page = lead.get(f"/w/{code}/lead").text
    assert "Exempel" in page
    assert re.search(r"Gör nu.*Vänta tills någon har gått med", page, re.DOTALL)
    assert "0 av 6" in page
    assert "Tiden går fortare än på riktigt" in page
    assert "Gör det åt mig" not in page
    view = view_of(lead, code, "as=lead")
    assert view["schedule"]["minutes"]["gather"] == 1
    assert len(view["tasks"]) == 12


def test_where_it_is_not_compressed_the_schedule_and_the_list_are_as_for_real(lead):
    code = begun(lead)
    view = view_of(lead, code, "as=lead")
    assert view["schedule"]["minutes"]["settle"] == 30
    assert len(view["tasks"]) == 40
    assert "Allt här är exempel" in lead.get(f"/w/{code}/lead").text


def test_session_two_begins_with_a_settled_board(lead):
    code = begun(lead, "two", compressed="on")
    view = view_of(lead, code, "as=lead")
    assert view["step"] == "analyse"
    assert all(task["placement"].keys() == {"g1", "g2", "g3"} for task in view["tasks"].values())
    assert "(gjort)" not in lead.get(f"/rehearsals/{code}").text
    for page in (f"/w/{code}/lead", f"/w/{code}/analysis?stage=choose"):
        assert "Välj vad ni frågar om" in lead.get(page).text


def test_the_coach_is_beside_nothing_but_the_leads_pages(server, lead):
    code = begun(lead)
    phone = server.participant(code)
    for client, path in ((server.client(), "wall"), (server.client(), "here"), (phone, ""), (lead, "report")):
        page = client.get(f"/w/{code}/{path}".rstrip("/"))
        assert page.status_code == 200
        assert "Gör det åt mig" not in page.text
        assert 'class="coach' not in page.text


def test_a_real_workshop_has_no_coach_and_nothing_is_done_in_it(server, lead):
    code = server.workshop(lead)
    server.participant(code)
    assert 'class="coach' not in lead.get(f"/w/{code}/lead").text
    before = view_of(lead, code, "as=lead")
    for do in ("say_why", "sort", "show", "close", "draft", "approve"):
        assert press(lead, code, do).status_code == 404
    assert lead.get(f"/rehearsals/{code}").status_code == 404
    assert view_of(lead, code, "as=lead") == before


def test_an_example_that_is_no_rehearsal_has_none_either_until_robots_are_called(server, lead):
    code = begun(lead)
    with server.database.session() as session:
        from app.rehearsal import store

        session.delete(store.of_workshop(session, 1))
    assert press(lead, code, "say_why").status_code == 404
    lead.post(f"/w/{code}/rehearsal", data={"do": "start"})
    assert lead.get(f"/rehearsals/{code}").status_code == 200


def test_it_does_nothing_for_who_does_not_lead_it(server, lead):
    code = begun(lead)
    phone = server.participant(code)
    others = {
        "nobody": server.client(),
        "a phone": phone,
        "another lead": server.facilitator("bo@example.se", Role.LEADS),
        "HR": server.facilitator("hr@example.se", Role.HR),
        "operator": server.facilitator("op@example.se", Role.OPERATOR),
    }
    for who, client in others.items():
        answer = press(client, code, "say_why")
        assert answer.status_code in (403, 404), who
        page = client.get(f"/rehearsals/{code}")
        assert page.status_code == 404 or page.headers["location"].startswith("/sign-in"), who
    assert not view_of(lead, code, "as=lead")["opening"]["up"]


def test_it_does_what_is_proposed_now_and_nothing_that_was_proposed_before(server, lead):
    code = begun(lead)
    server.participant(code)
    answer = press(lead, code, "say_why")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/w/{code}/lead#coach")
    assert view_of(lead, code, "as=lead")["opening"]["up"]
    ask(lead, code, "show_opening", shown=False)
    for do in ("say_why", "close", "approve", "wait_for_texts", "", "x" * 500):
        assert press(lead, code, do).status_code == 303
    view = view_of(lead, code, "as=lead")
    assert not view["opening"]["up"]
    assert view["step"] == "gather"


def test_two_taps_on_one_page_do_it_once(server, lead):
    code = begun(lead, "two")
    presser = Presser(lead, f"/w/{code}/analysis?stage=choose")
    do, address, once = presser.proposed()
    answers = [lead.post(address, data={"do": do, "once": once}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [303, 303]
    assert view_of(lead, code, "as=lead")["topic"]["open"] == ""


def test_two_taps_begin_one_rehearsal(lead):
    once = re.search(r'name="once" value="(\w+)"', lead.get("/rehearsals").text)[1]
    answers = [lead.post("/rehearsals", data={"session": "one", "once": once}) for _ in range(2)]
    assert len({answer.headers["location"] for answer in answers}) == 1
    assert lead.get("/workshops").text.count("workshop-line") == 1


def test_a_session_that_there_is_not_and_one_rehearsal_too_many_are_refused_in_words(server, lead):
    assert lead.post("/rehearsals", data={"session": "three"}).status_code == 422
    for nth in range(4):
        server.app.state.rehearsals._running[f"x{nth}"] = None
    answer = lead.post("/rehearsals", data={"session": "one"})
    server.app.state.rehearsals._running.clear()
    assert lead.get("/workshops").text.count("workshop-line") == 0
    assert answer.status_code == 429
    assert "Många övar just nu" in answer.text


def test_the_page_to_begin_on_tells_what_was_done_last(server, lead):
    assert "Senast" not in lead.get("/rehearsals").text
    code = begun(lead)
    server.participant(code)
    press(lead, code, "say_why")
    page = lead.get("/rehearsals").text
    assert "Senast: 1 av 6." in page
    assert f'href="/rehearsals/{code}"' in page
    assert "1 av 6" in lead.get(f"/rehearsals/{code}").text


def test_the_way_back_to_the_course_is_to_the_part_that_the_rehearsal_belongs_to(lead):
    for session, part in (("one", "lead"), ("two", "two")):
        code = begun(lead, session)
        assert f'<a href="/course/leads/{part}">Tillbaka till kursen</a>' in lead.get(f"/rehearsals/{code}").text
        assert "Tillbaka till kursen" not in lead.get(f"/w/{code}/lead").text, "not enough is done yet"


def test_beside_the_lead_page_the_way_back_is_shown_when_enough_is_done(lead, monkeypatch):
    code = begun(lead)
    monkeypatch.setattr("app.rehearsal.coach.ENOUGH", 0)
    assert (
        '<a class="button primary" href="/course/leads/lead">Tillbaka till kursen</a>'
        in lead.get(f"/w/{code}/lead").text
    )


def test_the_courses_part_is_for_the_browser_to_tick_when_enough_is_done_and_not_before(lead, monkeypatch):
    code, ticks = begun(lead), '<p class="hint" data-practised="lead" hidden>'
    for path in (f"/w/{code}/lead", f"/rehearsals/{code}"):
        assert "data-practised" not in lead.get(path).text
    monkeypatch.setattr("app.rehearsal.coach.ENOUGH", 0)
    monkeypatch.setattr("app.rehearsal.routes.ENOUGH", 0)
    for path in (f"/w/{code}/lead", f"/rehearsals/{code}"):
        assert ticks in lead.get(path).text
    assert 'data-practised="two" hidden' in lead.get(f"/rehearsals/{code}").text


def test_robots_that_are_called_take_only_places_that_nobody_has_and_keep_the_rehearsals_pace(
    server, lead, monkeypatch
):
    came = []
    for of in ("routes", "rehearsals"):
        monkeypatch.setattr(f"app.rehearsal.{of}.seats", lambda groups, count=0: came.append([*groups]) or [])
    paces = []
    start = server.app.state.rehearsals.start

    def noted(*its, **more):
        paces.append((its[4], more["little"]))
        return start(*its, **more)

    monkeypatch.setattr(server.app.state.rehearsals, "start", noted)
    code = begun(lead, compressed="on")
    lead.post(f"/w/{code}/rehearsal", data={"do": "stop"})
    for _ in range(3):
        server.participant(code, "g1")
    lead.post(f"/w/{code}/rehearsal", data={"do": "start"})
    whole, left = came
    assert [it.expected for it in left] == [whole[0].expected - 3, *(it.expected for it in whole[1:])]
    assert paces == [(2.0, True), (2.0, True)]


def test_a_robot_that_comes_again_is_the_same_participant_also_after_a_restart(server, lead):
    code = begun(lead)
    lead.post(f"/w/{code}/rehearsal", data={"do": "stop"})
    for rehearsals in (server.app.state.rehearsals, Rehearsals(server.app.state.signing_key)):
        for number, group in ((0, "g1"), (1, "g2"), (0, "g1")):
            robots._join(server.base, code, group, rehearsals._cookie(code, number))
    groups = view_of(lead, code, "as=lead")["groups"]
    assert [groups[id]["people"] for id in ("g1", "g2")] == [1, 1]


def test_what_a_robot_has_written_it_does_not_write_again():
    wrote = {"tasks": {"t1": {"text": "Hämta posten"}, "t2": {"text": "Byta glödlampor"}}, "wrote": {"t1": True}}
    assert robots._not_written(wrote, ["Hämta posten", "Byta glödlampor"]) == ["Byta glödlampor"]


def test_what_is_noted_of_a_party_already_is_not_noted_a_second_time(server, lead):
    code = begun(lead, "two", compressed="on")
    ask(lead, code, "open_step", step="act")
    presser = Presser(lead, f"/w/{code}/analysis?stage=actions").until(lambda it: "draft" in it.presses)
    its = Review(1, Word.AGREED, ReviewRole.UNION, "kommunal (Exempel)", now(), how=How.NOTED, protocol="Ett möte")
    with server.database.session() as session:
        way.add_review(session, 1, its, None)
    assert presser.press() == "review"
    with server.database.reading_session() as session:
        roles = [it.role for it in way.reviews(session, 1) if it.is_said]
    assert sorted(roles) == sorted([ReviewRole.MANAGER, ReviewRole.UNION, ReviewRole.SAFETY_REP])
