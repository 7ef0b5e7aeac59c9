"""The municipality's administrations: the list, what is of them, and who sees it then."""

import re

import pytest
from sqlmodel import select

from app.account import store as accounts
from app.account.roles import Role
from app.ids import now
from app.job_descriptions import store as job_descriptions
from app.job_descriptions.tables import JobDescriptionRow
from app.organisation import store
from app.workshop.tables import WorkshopRow
from tests.job_descriptions.written import a_draft
from tests.scenes import a_scene


@pytest.fixture
def operator(server):
    return server.facilitator("drift@example.se", Role.OPERATOR)


@pytest.fixture
@a_scene
def two(server, operator):
    for name in ("Skola", "Omsorg"):
        operator.post("/administrations", data={"name": name})


@a_scene
def hr_of(server, administration, email="hr@example.se"):
    client = server.facilitator(email, Role.HR)
    with server.database.session() as session:
        accounts.with_email(session, email).scope = [administration]
    return client


def a_text(server, administration, title="Serviceassistent"):
    with server.database.session() as session:
        by = accounts.with_email(session, "skriver@example.se").id
        return job_descriptions.add(session, a_draft(title=title), None, by, now(), administration)


def names(server):
    with server.database.reading_session() as session:
        return [*store.names(session).values()]


def test_they_are_added_renamed_and_removed(server, operator, two):
    assert names(server) == ["Omsorg", "Skola"]
    assert operator.post("/administrations/1/name", data={"name": " Utbildning "}).status_code == 303
    assert operator.post("/administrations/2/remove").status_code == 303
    assert names(server) == ["Utbildning"]
    assert operator.post("/administrations/2/name", data={"name": "X"}).status_code == 404


@pytest.mark.parametrize(
    ("name", "says"), [("", "Skriv ett namn"), ("Skola", "Det finns redan en förvaltning"), ("x" * 81, "")]
)
@pytest.mark.parametrize("page", ["/administrations", "/administrations/2/name"])
def test_a_name_that_is_none_or_taken_changes_nothing(server, operator, two, page, name, says):
    answer = operator.post(page, data={"name": name})
    assert answer.status_code in (409, 422)
    assert says in answer.text
    assert names(server) == ["Omsorg", "Skola"]


def test_one_that_is_used_stays(server, operator, two):
    lead = server.facilitator("eva@example.se")
    server.workshop(lead, administration="1")
    hr_of(server, 2)
    assert "Används på ett ställe" in operator.get("/administrations").text
    for id in (1, 2):
        answer = operator.post(f"/administrations/{id}/remove")
        assert answer.status_code == 409
        assert "används" in answer.text
    assert names(server) == ["Omsorg", "Skola"]


def test_an_invitation_keeps_one_until_it_is_accepted(server, operator, two):
    form = {"email": "ny@example.se", "roles": "hr", "scope": "1"}
    page = operator.post("/accounts/invitations", data=form, follow_redirects=True).text
    assert operator.post("/administrations/1/remove").status_code == 409
    assert server.client().post(re.search(r"/invitation/[\w-]+", page)[0]).status_code == 303
    with server.database.reading_session() as session:
        id = accounts.with_email(session, "ny@example.se").id
    assert operator.post(f"/accounts/{id}/roles", data={"roles": "hr"}).status_code == 303
    assert operator.post("/administrations/1/remove").status_code == 303


def test_without_any_nothing_is_asked_about_them(server):
    lead = server.facilitator("eva@example.se", Role.LEADS, Role.HR)
    code = server.workshop(lead)
    text = a_text(server, None)
    for page in (
        "/workshops/new",
        f"/w/{code}/leads",
        "/job-descriptions/new/tasks",
        f"/job-descriptions/{text}/whose",
    ):
        assert "Förvaltning" not in lead.get(page).text, page


def of(server):
    with server.database.reading_session() as session:
        return session.exec(select(WorkshopRow.administration)).one()


def test_a_workshops_is_chosen_when_it_is_made_and_changed_by_its_owner(server, two):
    lead, hr = server.facilitator("eva@example.se"), server.facilitator("hr@example.se", Role.HR)
    code = server.workshop(lead, administration="2")
    assert of(server) == 2
    assert lead.post(f"/w/{code}/administration", data={"administration": "1"}).status_code == 303
    assert of(server) == 1
    assert hr.post(f"/w/{code}/administration", data={"administration": "2"}).status_code == 404
    assert lead.post(f"/w/{code}/administration", data={"administration": "77"}).status_code == 422
    assert lead.post(f"/w/{code}/administration", data={"administration": ""}).status_code == 303
    assert of(server) is None


def test_one_that_is_not_there_is_no_workshops(server):
    lead = server.facilitator("eva@example.se")
    form = {"workplace": "Badet", "groups": "Kassa", "administration": "77"}
    assert lead.post("/workshops", data=form).status_code == 422
    assert "Badet" not in lead.get("/workshops").text


def test_who_is_limited_meets_nothing_of_another_administration_by_any_address(server, two):
    own, other = a_text(server, 1, "Vår egen"), a_text(server, 2, "Den andras")
    hr = hr_of(server, 1)
    for page in ("/job-descriptions", "/desk"):
        assert "Vår egen" in hr.get(page).text
        assert "Den andras" not in hr.get(page).text
    for rest in ("", ".docx", "/versions/latest", "/links", "/whose", "/compare", "/print", "/more"):
        assert hr.get(f"/job-descriptions/{own}{rest}").status_code in (200, 303), rest
        assert hr.get(f"/job-descriptions/{other}{rest}").status_code == 404, rest
    assert hr.get("/job-descriptions.xlsx", params={"id": [other]}).status_code in (200, 404)
    assert hr.post(f"/job-descriptions/{other}/whose", data={"holder": ""}).status_code == 404
    assert hr.post(f"/job-descriptions/{other}/duplicate").status_code == 404


def test_who_is_limited_moves_a_text_only_within_their_own(server, two):
    text, hr = a_text(server, 1), hr_of(server, 1)
    assert hr.post(f"/job-descriptions/{text}/whose", data={"administration": "2"}).status_code == 422
    with server.database.reading_session() as session:
        assert session.get_one(JobDescriptionRow, text).administration == 1
    assert "Omsorg" not in hr.get(f"/job-descriptions/{text}/whose").text
    assert (
        hr.post("/job-descriptions/new/tasks", data={"title": "X", "tasks": "Y", "administration": "2"}).status_code
        == 422
    )


# Others' workshops


@pytest.fixture
@a_scene
def shared(server, two):
    lead = server.facilitator("eva@example.se")
    code = server.workshop(lead, title="Kotten", administration="1")
    return lead, code


def test_hr_and_the_programme_owner_see_that_there_are_workshops_and_no_more(server, shared):
    lead, code = shared
    server.workshop(lead, title="Övning", workplace="Exempelplatsen")
    for role in (Role.HR, Role.PROGRAMME_OWNER):
        client = server.facilitator(f"{role}@example.se", role)
        page = client.get("/workshops/all").text
        assert all(it in page for it in ("Kotten", "Förskolan Exempelgården", "Skola", "eva@example.se", "Inte delad"))
        assert code not in page
        assert {client.get(f"/w/{code}/{it}").status_code for it in ("report", "report.pdf", "lead", "result")} == {404}


def test_what_is_shared_is_read_as_by_a_link_and_nothing_more(server, shared):
    lead, code = shared
    owner = server.facilitator("ägare@example.se", Role.PROGRAMME_OWNER)
    assert lead.post(f"/w/{code}/shared", data={"shared": "yes"}).status_code == 303
    assert f"/w/{code}/report" in owner.get("/workshops/all").text
    page = owner.get(f"/w/{code}/report")
    assert page.status_code == 200
    leads_to = set(re.findall(rf'href="(/w/{code}/[^"]*)"', page.text))
    assert all(it.startswith((f"/w/{code}/report.", f"/w/{code}/report-short")) for it in leads_to), leads_to
    assert {owner.get(it).status_code for it in leads_to} == {200}
    for rest in ("lead", "links", "result", "history", "analysis", "follow-up", "leads"):
        assert owner.get(f"/w/{code}/{rest}").status_code == 404, rest
    assert owner.post(f"/w/{code}/comments/1", data={"answer": "x"}).status_code == 404
    assert owner.post(f"/w/{code}/shared", data={"shared": ""}).status_code == 404
    lead.post(f"/w/{code}/shared", data={"shared": ""})
    assert owner.get(f"/w/{code}/report").status_code == 404


def test_what_is_shared_is_not_for_other_roles_nor_another_administration(server, shared):
    lead, code = shared
    lead.post(f"/w/{code}/shared", data={"shared": "yes"})
    others = [server.facilitator(f"{role}@example.se", role) for role in (Role.MANAGER, Role.ECONOMIST, Role.OPERATOR)]
    others.append(server.facilitator("bo@example.se"))
    elsewhere = hr_of(server, 2)
    assert "Kotten" not in elsewhere.get("/workshops/all").text
    assert {it.get(f"/w/{code}/report").status_code for it in (*others, elsewhere)} == {404}
