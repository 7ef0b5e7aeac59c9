"""Those who have a job, and their managers, are asked through their pages."""

import re
from datetime import timedelta

import pytest
from sqlmodel import select

from app.account.roles import Role
from app.afterwards.tables import CountedOnRow, HolderBoxRow, HolderPhoneRow
from app.posts.staffing import Staffing
from app.sharing.tables import LinkRow
from app.vocabulary import months_after
from app.web.calendar import written
from tests.afterwards.asked import BEGAN, TODAY, answer, end_the_half_year, hr_of, link, phone, place
from tests.days import today
from tests.posts.written import a_workplace, keep
from tests.scenes import a_scene

MANAGER = {"schedule": "partly", "missing": "others", "time": "new_way"}


@pytest.fixture
def hr(server):
    return hr_of(server)


@pytest.fixture
@a_scene
def post(server, hr):
    """A post with two persons at one workplace: its id, and the staffing's."""
    id, (staffing,) = place(server, 2)
    return id, staffing


def rows(server, table):
    with server.database.reading_session() as session:
        return [*session.exec(select(table))]


def test_hr_is_told_on_the_posts_page_and_at_their_desk_when_it_is_time(server, hr, post):
    for path in (f"/posts/{post[0]}", "/desk"):
        page = hr.get(path).text
        assert "ags att fråga" in page
        assert f"/posts/{post[0]}/asks" in page
    link(hr, *post)
    link(hr, *post, of="manager")
    for path in (f"/posts/{post[0]}", "/desk"):
        assert "ags att fråga" not in hr.get(path).text


def test_who_leads_at_the_workplace_is_told_nothing_of_it(server, hr):
    """When it is time to ask says when somebody began."""
    lead = server.facilitator("lea@example.se")
    with server.database.session() as session:
        id = keep(session, Staffing(a_workplace(session, leads=["lea@example.se"]), BEGAN, 1))
    page = lead.get(f"/posts/{id}")
    assert page.status_code == 200
    assert "fråga" not in page.text
    for path in ("asks", "counted-on"):
        assert lead.get(f"/posts/{id}/{path}").status_code == 404


def test_a_link_is_given_once_as_a_picture_and_as_a_sheet(hr, post):
    path = link(hr, *post)
    assert path not in hr.get(f"/posts/{post[0]}/asks").text
    made = hr.post(f"/posts/{post[0]}/asks", data={"staffing": post[1], "of": "holder", "months": "6"})
    page = hr.get(made.headers["location"]).text
    assert page.count("<svg") >= 2
    assert "Svara senast" in page
    assert "har fått frågan" in page


def test_a_new_link_takes_the_place_of_the_one_before_and_of_no_other(server, hr, post):
    first, manager = link(hr, *post), link(hr, *post, of="manager")
    second = link(hr, *post)
    its = server.client()
    assert [its.get(it, follow_redirects=True).status_code for it in (first, second, manager)] == [410, 200, 200]


def test_who_is_not_to_be_asked_now_is_not(server, hr, post):
    for wrong in (
        {"months": "3"},
        {"months": "12"},
        {"of": "boss"},
        {"staffing": "77"},
        {"of": "manager", "months": "1"},
    ):
        form = {"staffing": str(post[1]), "of": "holder", "months": "6", **wrong}
        answer = hr.post(f"/posts/{post[0]}/asks", data=form)
        assert answer.status_code == 409, wrong
        assert "inte dags" in answer.text
        assert rows(server, LinkRow) == []


def test_an_empty_post_says_that_there_is_nobody(server, hr):
    with server.database.session() as session:
        id = keep(session)
    assert "ingen att fråga" in hr.get(f"/posts/{id}/asks").text
    assert 'id="afterwards"' not in hr.get(f"/posts/{id}").text


# Who has the job


def test_a_holder_answers_without_account_and_is_thanked(server, hr, post):
    path = link(hr, *post)
    its = phone(server, path)
    page = its.get(f"{path}/work").text
    assert "Vet du vad du ska göra på jobbet?" in page
    assert "checked" not in page
    said = answer(its, path, "no", grows="yes", more=["cleaning", "orders"])
    assert (said.status_code, said.headers["location"]) == (303, f"{path}/work")
    assert "Tack!" in its.get(f"{path}/work").text
    (box,) = rows(server, HolderBoxRow)
    assert (box.answers, box.sums["tasks"]["no"], box.sums["grows"]["yes"]) == (1, 1, 1)
    assert {name for name, count in box.sums["more"].items() if count} == {"cleaning", "orders"}


def test_it_is_answered_again_and_never_shown_what_it_was(server, hr, post):
    path = link(hr, *post)
    its = phone(server, path)
    answer(its, path, "no")
    for address in (f"{path}/work", f"{path}/work?again=1"):
        assert "checked" not in its.get(address).text
    answer(its, path, "yes")
    (box,) = rows(server, HolderBoxRow)
    assert (box.answers, box.sums["tasks"]["no"], box.sums["tasks"]["yes"]) == (1, 0, 1)


def test_what_is_wrong_is_said_and_nothing_chosen_is_lost(server, hr, post):
    path = link(hr, *post)
    for form, status, says in (
        ({}, 422, "minst en fråga"),
        ({"tasks": "not_said"}, 422, "minst en fråga"),
        ({"tasks": "x"}, 422, "Välj ett"),
        ({"more": "other"}, 422, "Välj ett"),
    ):
        its = phone(server, path)
        refused = its.post(f"{path}/work", data=form)
        assert refused.status_code == status, form
        assert says in refused.text
        assert rows(server, HolderBoxRow) == []
        kept = its.post(f"{path}/work", data={"helps": "yes", "more": ["cleaning", "x"]}).text
        assert re.search(r'name="helps" value="yes" checked', kept)
        assert re.search(r'name="more" value="cleaning" checked', kept)


def test_two_on_one_phone_answer_each_for_themselves(server, hr, post):
    path = link(hr, *post)
    its = phone(server, path)
    answer(its, path, "no")
    assert "Nästa person" in its.get(f"{path}/work").text
    assert its.post(f"{path}/work/next").status_code == 303
    page = its.get(f"{path}/work").text
    assert "Tack!" not in page
    assert "Nästa person" not in page
    answer(its, path, "yes")
    assert rows(server, HolderBoxRow)[0].answers == 2


def test_as_many_as_there_are_may_answer_and_whoever_comes_late_is_told_whom_to_ask(server, hr, post):
    path = link(hr, *post)
    for _ in range(2):
        assert answer(phone(server, path), path).status_code == 303
    late = answer(phone(server, path), path)
    assert late.status_code == 409
    assert "Säg till HR" in late.text
    again = link(hr, *post)
    assert answer(phone(server, again), again).status_code == 409
    assert rows(server, HolderBoxRow)[0].answers == 2


def test_a_phone_that_keeps_no_cookies_is_told_so_and_takes_nobodys_place(server, hr, post):
    path = link(hr, *post)
    for _ in range(3):
        refused = answer(server.client(), path)
        assert refused.status_code == 409
        assert "kakor" in refused.text
    assert rows(server, HolderPhoneRow) == []


def test_a_cookie_that_somebody_else_has_made_is_none(server, hr, post):
    path = link(hr, *post)
    its = server.client(cookies={"akr-jobb": "x.y"})
    assert answer(its, path).status_code == 409


@a_scene
def six_have_answered(server, hr):
    """Each at a place of their own, in the half-year before. A phone, and its link's path."""
    phones = []
    for number in range(6):
        id, (staffing,) = place(server, 1, name=f"Skola {number}", title=f"Tjänst {number}")
        path = link(hr, id, staffing)
        its = phone(server, path)
        answer(its, path, "sometimes")
        phones.append((its, path))
    end_the_half_year(server)
    return phones[0]


def test_when_it_is_counted_it_says_so_and_can_not_be_changed(server, hr):
    its, path = six_have_answered(server, hr)
    page = its.get(f"{path}/work").text
    assert "redan räknat" in page
    assert "<fieldset" not in page
    assert answer(its, path, "no").status_code == 409
    figures = hr.get("/key-figures").text
    assert "minst 6" in figures


def test_hr_sees_the_page_and_answers_for_nobody(server, hr, post):
    path = link(hr, *post)
    assert "Du är inloggad" in hr.get(f"{path}/work").text
    assert answer(hr, path).status_code == 409
    assert rows(server, HolderBoxRow) == []


def test_it_is_in_the_languages_of_participants(server, hr, post):
    path = link(hr, *post)
    its = server.client()
    page = its.get(f"{path}/work?lang=sv-simple", follow_redirects=True)
    assert page.headers["content-language"] == "sv-simple"
    page = its.get(f"{path}/work?lang=en", follow_redirects=True).text
    assert "Do you know what to do at work?" in page


def test_a_revoked_and_an_old_link_open_nothing_and_a_link_opens_its_own_page_only(server, hr, post):
    holder, manager = link(hr, *post), link(hr, *post, of="manager")
    its = server.client()
    assert its.get(f"{holder}/counted-on").status_code == 404
    assert its.get(f"{manager}/work").status_code == 404
    assert its.get(f"{holder}/report").status_code == 404
    assert answer(its, manager).status_code == 404
    with server.database.session() as session:
        for row in session.exec(select(LinkRow)):
            row.expires_at = 1
            session.add(row)
    assert its.get(holder, follow_redirects=True).status_code == 410


def test_what_hangs_on_a_placement_goes_with_it(server, hr, post):
    path = link(hr, *post)
    manager = link(hr, *post, of="manager")
    server.client().post(f"{manager}/counted-on", data=MANAGER)
    version = re.search(r'name="version" value="(\d+)"', hr.get(f"/posts/{post[0]}/staffings/{post[1]}").text)[1]
    assert hr.post(f"/posts/{post[0]}/staffings/{post[1]}/remove", data={"version": version}).status_code == 303
    assert (rows(server, LinkRow), rows(server, CountedOnRow)) == ([], [])
    assert server.client().get(path).status_code == 410


# The manager


def test_a_manager_answers_by_link_and_hr_reads_it_on_the_posts_page(server, hr, post):
    path = link(hr, *post, of="manager")
    boss = server.client()
    page = boss.get(path, follow_redirects=True).text
    assert "Serviceassistent" in page
    assert "6 månader efter starten" in page
    said = boss.post(f"{path}/counted-on", data=MANAGER)
    assert said.status_code == 303
    assert "Svaret är sparat" in boss.get(said.headers["location"]).text
    assert "redan ett svar" in boss.get(f"{path}/counted-on").text
    page = hr.get(f"/posts/{post[0]}").text
    assert "Ett nytt sätt att organisera arbetet" in page
    assert "chefen, genom en länk" in page
    assert written(TODAY) in page
    boss.post(f"{path}/counted-on", data={**MANAGER, "time": "relief"})
    (row,) = rows(server, CountedOnRow)
    assert (row.months, row.answers["time"], row.by) == (6, "relief", "manager")


def test_a_question_that_a_manager_passed_over_is_led_to(server, hr, post):
    path = link(hr, *post, of="manager")
    for missing in [*MANAGER]:
        refused = server.client().post(f"{path}/counted-on", data={**MANAGER, missing: ""})
        assert refused.status_code == 422, missing
        assert f'href="#{missing}-' in refused.text
        assert refused.text.count("checked") == 2
        assert rows(server, CountedOnRow) == []


def test_hr_writes_what_the_manager_has_said(server, hr, post):
    page = hr.get(f"/posts/{post[0]}/counted-on?staffing={post[1]}&months=6")
    assert page.status_code == 200
    form = {"staffing": str(post[1]), "months": "6", **MANAGER}
    assert hr.post(f"/posts/{post[0]}/counted-on", data={**form, "time": ""}).status_code == 422
    assert hr.post(f"/posts/{post[0]}/counted-on", data=form).status_code == 303
    assert "HR har skrivit in det" in hr.get(f"/posts/{post[0]}").text
    assert rows(server, CountedOnRow)[0].by == "hr"


def test_there_is_nothing_to_write_where_nobody_is_to_be_asked(hr, post):
    for query in (
        "",
        "?staffing=77&months=6",
        "?staffing={its}&months=12",
        "?staffing=x&months=²",
    ):
        answer = hr.get(f"/posts/{post[0]}/counted-on{query.format(its=post[1])}")
        assert (answer.status_code, answer.headers["location"]) == (303, f"/posts/{post[0]}/asks"), query
        form = {"staffing": str(post[1]), "months": "12", **MANAGER}
        refused = hr.post(f"/posts/{post[0]}/counted-on", data=form)
        assert refused.status_code == 409
        assert "inte dags" in refused.text


def test_hr_does_not_answer_by_the_managers_link(server, hr, post):
    path = link(hr, *post, of="manager")
    assert hr.post(f"{path}/counted-on", data=MANAGER).status_code == 409
    assert rows(server, CountedOnRow) == []


# Key figures


def test_managers_answers_are_posts_and_small_ones_are_for_hr(server, hr, post):
    path = link(hr, *post, of="manager")
    server.client().post(f"{path}/counted-on", data=MANAGER)
    assert "Både avlastning" in hr.get("/key-figures").text
    owner = server.facilitator("agare@example.se", Role.PROGRAMME_OWNER)
    page = owner.get("/key-figures").text
    assert "Så säger de som har jobben" in page
    assert "Både avlastning" not in page
    assert "Går jobben att räkna med" not in owner.get("/key-figures/figures.csv").text
    assert "Går jobben att räkna med" in hr.get("/key-figures/figures.csv").text


def test_files_and_paper_have_what_holders_say_and_places_within_have_not(server, hr):
    six_have_answered(server, hr)
    file = hr.get("/key-figures/figures.csv").text
    assert '"Så säger de som har jobben: Vet du vad du ska göra på jobbet?";"Ibland";"6";"";"minst"' in file
    assert hr.get("/key-figures/board.pdf").status_code == 200
    assert hr.get("/key-figures/figures.xlsx").status_code == 200
    assert "Så säger de som har jobben" not in hr.get("/key-figures?place=1").text
    assert "Så säger de som har jobben" not in hr.get("/key-figures/figures.csv?place=1").text


def test_the_first_month_is_asked_about_after_a_month(server, hr):
    with server.database.session() as session:
        at = a_workplace(session, "Skolan")
        keep(session, Staffing(at, months_after(TODAY, -1), 1), Staffing(at, TODAY - timedelta(days=3), 1))
    page = hr.get("/posts/1/asks").text
    assert page.count("dags att fråga") == 1
    assert today() == TODAY
