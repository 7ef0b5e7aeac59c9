"""The desk of HR and managers, a text that is begun without a workshop, and whose it is."""

import re
from datetime import date

import pytest

from app.account import store as accounts
from app.account.roles import Role
from app.ids import now
from app.job_descriptions import store
from app.job_descriptions.draft import Status
from app.job_descriptions.tables import JobDescriptionRow
from app.ways.trail import Days
from tests.job_descriptions.written import a_draft
from tests.ways.made import a_post, keep


@pytest.fixture
def hr(server):
    return server.facilitator("hr@example.se", Role.HR)


def id_of(server, email):
    with server.database.reading_session() as session:
        return accounts.with_email(session, email).id


def holder(server, text):
    with server.database.reading_session() as session:
        return session.get_one(JobDescriptionRow, text).holder


def a_text(server, title="Serviceassistent", by="skriver@example.se", **more):
    with server.database.session() as session:
        return store.add(session, a_draft(title=title, **more), None, accounts.with_email(session, by).id, now())


def section(page, id):
    found = re.search(rf'<section class="stack" aria-labelledby="{id}">.*?</section>', page, re.DOTALL)
    return found[0] if found else ""


def test_an_empty_desk_says_what_it_is_for_and_how_to_begin(server, hr):
    page = hr.get("/desk").text
    assert "Här samlas arbetsbeskrivningar som väntar på dig" in page
    assert 'href="/job-descriptions/new"' in page
    chef = server.facilitator("chef@example.se", Role.MANAGER)
    assert "/job-descriptions/new" not in chef.get("/desk").text


def test_what_waits_for_whom_is_told_and_leads_to_where_it_is_done(server, hr):
    text = a_text(server)
    chef = server.facilitator("chef@example.se", Role.MANAGER)
    for client in (hr, chef):
        waits = section(client.get("/desk").text, "for-me")
        assert "Serviceassistent" in waits
        assert "Chef" in waits
        assert client.get(re.search(r'href="(/job-descriptions/[^"#]*versions[^"#]*)', waits)[1]).status_code == 200
    said = {"version": "1", "word": "reviewed"}
    assert hr.post(f"/job-descriptions/{text}/reviews", data=said).status_code == 303
    page = hr.get("/desk").text
    assert "Serviceassistent" not in section(page, "for-me")
    assert "Serviceassistent" in section(page, "for-others")
    assert "Serviceassistent" in section(chef.get("/desk").text, "for-me")


def test_a_day_that_has_passed_is_told_to_who_follows_and_to_no_manager(server, hr):
    text = a_text(server, status=Status.APPROVED)
    post = a_post(server, int(text))
    keep(server, post, vacancy_review=Days(planned=date(2020, 1, 2)))
    late = section(hr.get("/desk").text, "late")
    assert f"/posts/{post}/way" in late
    assert "Vakansprövning" in late
    assert "Försenat" in late
    assert not section(server.facilitator("chef@example.se", Role.MANAGER).get("/desk").text, "late")


def test_a_comment_without_an_answer_is_told_until_it_has_one(server, hr):
    text = a_text(server)
    form = {"kind": "comment", "role": "union", "label": "", "days": "30"}
    page = hr.post(f"/job-descriptions/{text}/links", data=form, follow_redirects=True).text
    link = re.search(r"/l/[\w-]+", page)[0]
    server.client().post(f"{link}/comments", data={"about": "whole", "text": "Bra"})
    told = section(hr.get("/desk").text, "unanswered")
    assert "en kommentar" in told
    assert f"/job-descriptions/{text}/links#all-comments" in told
    hr.post(f"/job-descriptions/{text}/comments/1", data={"answer": "Tack"})
    assert not section(hr.get("/desk").text, "unanswered")


def test_hr_begins_a_text_without_a_workshop_and_holds_it(server, hr):
    form = {"title": "Måltidsbiträde", "workplace": "Köket", "tasks": "Dukar fram\n\n  Diskar \n"}
    made = hr.post("/job-descriptions/new/tasks", data=form).headers["location"]
    page = hr.get(made).text
    assert all(it in page for it in ("Måltidsbiträde", "Köket", "Dukar fram", "Diskar"))
    assert holder(server, int(made.rsplit("/", 1)[1])) == id_of(server, "hr@example.se")
    assert "Måltidsbiträde" in section(hr.get("/desk").text, "mine")
    others = (".pdf", ".docx", ".md", ".txt", ".json", "/easy", "/ad", "/print", "/more")
    assert {it: hr.get(f"{made}{it}").status_code for it in others} == dict.fromkeys(others, 200)


def test_what_is_no_text_yet_is_given_back(hr):
    for form, says in (
        ({"title": "", "tasks": "Duka"}, "Skriv en titel"),
        ({"title": "X", "tasks": " \n "}, "Välj minst en arbetsuppgift"),
        ({"title": "X", "tasks": "Duka\n" * 61}, "60 rader"),
        ({"title": "X" * 81, "tasks": "Duka"}, ""),
        ({"title": "X", "tasks": "D" * 301}, ""),
    ):
        answer = hr.post("/job-descriptions/new/tasks", data=form)
        assert answer.status_code == 422, form
        assert says in answer.text
        assert form["tasks"].strip()[:40] in answer.text
        assert "Här finns inga arbetsbeskrivningar" in hr.get("/job-descriptions").text


def test_a_text_is_taken_over_given_away_and_left_to_hr(server, hr):
    text = a_text(server)
    page, mine = f"/job-descriptions/{text}/whose", id_of(server, "hr@example.se")
    eva = server.facilitator("eva@example.se")
    evas = id_of(server, "eva@example.se")
    assert eva.get(f"/job-descriptions/{text}").status_code == 404
    for to in (mine, evas):
        assert hr.post(page, data={"holder": str(to)}).status_code == 303
        assert holder(server, text) == to
    assert eva.get(f"/job-descriptions/{text}").status_code == 200
    assert eva.post(page, data={"holder": ""}).status_code == 303
    assert holder(server, text) is None
    assert eva.get(f"/job-descriptions/{text}").status_code == 404


def test_a_text_is_given_to_nobody_who_cant_write_it(server, hr):
    server.facilitator("ek@example.se", Role.ECONOMIST)
    server.facilitator("stangd@example.se", Role.HR)
    with server.database.session() as session:
        accounts.with_email(session, "stangd@example.se").closed_at = 1
    text = a_text(server)
    had = holder(server, text)
    for who in (
        "ek@example.se",
        "stangd@example.se",
        "999",
        "x" * 30,
        "-1",
    ):
        to = str(id_of(server, who)) if "@" in who else who
        answer = hr.post(f"/job-descriptions/{text}/whose", data={"holder": to})
        assert answer.status_code == 409, who
        assert holder(server, text) == had
