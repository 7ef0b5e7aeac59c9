"""Accounts, as who sees to the installation has them: the list, what somebody is, who is invited, and a link anew."""

import re

import pytest

from app.account import store as accounts
from app.account.roles import Role
from app.account.tables import FacilitatorRow
from app.colleagues.colleague import Colleague, Which, found
from app.ids import now
from app.security.entry import What
from tests.security.doing import logged

PASSWORD = "blå kaffekopp i hörnet"


def id_of(server, email):
    with server.database.reading_session() as session:
        return accounts.with_email(session, email).id


def row(server, email):
    with server.database.reading_session() as session:
        return session.get_one(FacilitatorRow, id_of(server, email))


@pytest.fixture
def operator(server):
    return server.facilitator("drift@example.se", Role.OPERATOR)


def test_the_list_tells_who_there_is_and_as_what_and_nothing_that_they_wrote(server, operator):
    lead = server.facilitator("eva@example.se", Role.LEADS, Role.HR)
    server.workshop(lead, title="Hemlig rubrik")
    with server.database.session() as session:
        accounts.with_email(session, "ny@example.se")
    page = operator.get("/accounts").text
    assert all(it in page for it in ("eva@example.se", "Processledare · HR", "Leder en workshop", "Senast inloggad"))
    assert "Har inte loggat in än" in page
    id = id_of(server, "eva@example.se")
    for path in ("/accounts", f"/accounts/{id}", f"/accounts/{id}/close"):
        assert "Hemlig rubrik" not in operator.get(path).text


def test_the_list_is_searched_by_words_role_and_whether_it_is_closed():
    one = Colleague(1, "eva.ek@example.se", ("hr",), (), None, None)
    other = Colleague(2, "bo@example.se", ("leads", "hr"), (), None, 1)
    nameless = Colleague(3, None, ("leads",), (), None, None)
    every = [one, other, nameless]
    assert found(every, "EVA ek", Which.ALL) == [one]
    assert found(every, "", Which.OPEN) == [one, nameless]
    assert found(every, "", Which.CLOSED) == [other]
    assert found(every, "", Which.ALL, "hr") == [one, other]


@pytest.mark.parametrize("odd", ["words=%00", "which=x", "role=x", "page=-1", f"words={'x' * 500}"])
def test_what_cant_be_read_in_an_address_asks_for_nothing(operator, odd):
    assert operator.get(f"/accounts?{odd}").status_code == 200


def test_roles_and_administrations_are_changed_and_hold_at_once(server, operator):
    kim = server.facilitator("kim@example.se", Role.ECONOMIST)
    operator.post("/administrations", data={"name": "Omsorg"})
    form = {"roles": ["hr", "manager"], "scope": ["1"]}
    assert kim.get("/job-descriptions.xlsx").status_code == 404
    assert operator.post(f"/accounts/{id_of(server, 'kim@example.se')}/roles", data=form).status_code == 303
    kept = row(server, "kim@example.se")
    assert (kept.roles, kept.scope) == (["hr", "manager"], [1])
    assert kim.get("/job-descriptions.xlsx").status_code == 200
    (entry,) = logged(server, What.ROLES_CHANGED)
    assert dict(entry.details) == {"role": "hr.manager", "administrations": 1}


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({"roles": []}, "Välj minst en roll"),
        ({"roles": ["king"]}, "Välj"),
        ({"roles": ["hr"], "scope": ["77"]}, "Välj"),
        ({"roles": ["hr"], "scope": ["-1"]}, "Välj"),
        ({"roles": ["hr"], "scope": ["9" * 40]}, "Välj"),
    ],
)
def test_what_is_no_role_and_no_administration_changes_nothing(server, operator, form, says):
    server.facilitator("kim@example.se")
    answer = operator.post(f"/accounts/{id_of(server, 'kim@example.se')}/roles", data=form)
    assert answer.status_code in (409, 422)
    assert says in answer.text
    kept = row(server, "kim@example.se")
    assert (kept.roles, kept.scope) == (["leads"], [])


def test_the_only_one_who_operates_changes_nothing_of_their_own(server, operator):
    mine = f"/accounts/{id_of(server, 'drift@example.se')}"
    for roles in (["hr"], ["operator", "hr"]):
        answer = operator.post(f"{mine}/roles", data={"roles": roles})
        assert answer.status_code == 409
        assert "Någon annan måste kunna sköta konton först" in answer.text
    assert row(server, "drift@example.se").roles == ["operator"]
    server.facilitator("reserv@example.se", Role.OPERATOR)
    assert operator.post(f"{mine}/roles", data={"roles": ["hr"]}).headers["location"] == "/home"
    assert operator.get("/accounts").status_code == 404


def test_who_leads_no_more_gives_their_workshops_to_somebody_who_does(server, operator):
    eva, bo = server.facilitator("eva@example.se"), server.facilitator("bo@example.se")
    code = server.workshop(eva)
    page = f"/accounts/{id_of(server, 'eva@example.se')}/roles"
    refused = operator.post(page, data={"roles": ["hr"]})
    assert refused.status_code == 422
    assert "Välj vem som tar över workshopparna" in refused.text
    assert row(server, "eva@example.se").roles == ["leads"]
    form = {"roles": ["hr"], "leader": str(id_of(server, "bo@example.se"))}
    assert operator.post(page, data=form).status_code == 303
    assert (bo.get(f"/w/{code}/lead").status_code, eva.get(f"/w/{code}/lead").status_code) == (200, 404)


def invitation(operator, **form):
    page = operator.post("/accounts/invitations", data=form, follow_redirects=True)
    return page, re.search(r"/invitation/[\w-]+", page.text)


def test_who_is_invited_gets_the_roles_and_administrations_that_they_were_invited_to(server, operator):
    operator.post("/administrations", data={"name": "Omsorg"})
    page, link = invitation(operator, email="Ny@Example.se", roles=["hr", "economist"], scope=["1"])
    assert page.status_code == 200
    newcomer = server.client()
    shown = newcomer.get(link[0]).text
    assert "Skriver, granskar och följer upp alla arbetsbeskrivningar." in shown
    assert newcomer.post(link[0]).status_code == 303
    kept = row(server, "ny@example.se")
    assert (kept.roles, kept.scope) == (["hr", "economist"], [1])
    assert "HR · Ekonom" in newcomer.get("/job-descriptions").text


@pytest.mark.parametrize("form", [{"email": "ny@example.se"}, {"email": "", "roles": "hr"}, {"roles": "x"}])
def test_an_invitation_that_lacks_something_is_not_made(operator, form):
    page, link = invitation(operator, **form)
    assert (page.status_code, link) == (422, None)
    assert "Har inte svarat än" not in operator.get("/accounts/invitations").text


def test_who_has_an_account_is_not_made_another_by_an_invitation(server, operator):
    kim = server.facilitator("kim@example.se")
    _, link = invitation(operator, email="ny@example.se", roles="hr")
    answer = kim.post(link[0])
    assert answer.status_code == 409
    assert "Du har redan ett konto" in answer.text
    assert row(server, "kim@example.se").roles == ["leads"]
    assert server.client().post(link[0]).status_code == 303


def test_an_invitation_by_somebody_who_operates_no_more_makes_no_account(server, operator):
    other = server.facilitator("reserv@example.se", Role.OPERATOR)
    _, link = invitation(other, email="ny@example.se", roles="operator")
    operator.post(f"/accounts/{id_of(server, 'reserv@example.se')}/roles", data={"roles": "hr"})
    assert server.client().post(link[0]).status_code == 403


def test_who_leads_no_workshops_is_not_made_to_by_an_invitation(server):
    lead, hr = server.facilitator("eva@example.se"), server.facilitator("hr@example.se", Role.HR)
    code = server.workshop(lead)
    page = lead.post(f"/w/{code}/leads", data={"email": "hr@example.se"}, follow_redirects=True).text
    answer = hr.post(re.search(r"/invitation/[\w-]+", page)[0])
    assert answer.status_code == 403
    assert "Ditt konto leder inte workshoppar" in answer.text
    assert hr.get(f"/w/{code}/lead").status_code == 404


def test_a_link_anew_lets_somebody_choose_another_password_and_ends_what_was_open(server, operator):
    kim = server.facilitator("kim@example.se")
    kim.post("/account/password", data={"email": "kim@example.se", "password": PASSWORD})
    id = id_of(server, "kim@example.se")
    made = operator.post(f"/accounts/{id}/link")
    shown = re.search(r"/sign-in/[\w-]+", operator.get(made.headers["location"]).text)[0]
    assert re.search(r"/sign-in/[\w-]+", operator.get(f"/accounts/{id}").text) is None
    assert kim.get("/workshops").status_code == 200
    again = server.client()
    assert again.post(shown).headers["location"] == "/account/password"
    assert "Ditt lösenord nu" not in again.get("/account/password").text
    assert kim.get("/workshops").status_code == 303
    form = {"email": "kim@example.se", "password": PASSWORD}
    assert server.client().post("/sign-in", data=form).status_code == 403
    assert [dict(it.details) for it in logged(server, What.SIGN_IN_LINK_MADE)] == [{"how": "reset"}]


def test_somebodys_sign_ins_are_seen_and_ended(server, operator):
    kim, elsewhere = server.facilitator("kim@example.se"), server.facilitator("kim@example.se")
    page = f"/accounts/{id_of(server, 'kim@example.se')}"
    handles = re.findall(rf"{page}/sign-ins/(\w+)/off", operator.get(page).text)
    assert len(handles) == 2
    assert operator.post(f"{page}/sign-ins/{handles[0]}/off").status_code == 303
    assert sorted(it.get("/workshops").status_code for it in (kim, elsewhere)) == [200, 303]
    assert operator.post(f"{page}/sign-ins/{handles[0]}/off").status_code == 404
    assert operator.post(f"{page}/sign-ins/off").status_code == 303
    assert {it.get("/workshops").status_code for it in (kim, elsewhere)} == {303}


def test_a_sign_in_is_noted_as_the_last(server):
    before = now()
    server.facilitator("kim@example.se")
    assert before <= row(server, "kim@example.se").signed_in_at <= now()


@pytest.mark.parametrize("path", ["/accounts/999", "/accounts/999/close"])
def test_an_account_that_is_not_there_is_not_found(operator, path):
    assert operator.get(path).status_code == 404
    assert operator.post("/accounts/999/roles", data={"roles": "hr"}).status_code == 404
