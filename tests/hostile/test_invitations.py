"""A colleague who would be another: by an invitation, by what is left of a sign-in, by another's e-mail."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa

from app.account import invitations
from app.account.roles import Role
from app.account.store import LinkUsed
from tests.running import running, without_keys
from tests.scenes import a_scene

KIM, MALLORY = "kim@example.se", "mallory@example.se"
PASSWORD = "blå kaffekopp i hörnet"


@pytest.fixture
def server(on_sqlite):
    return on_sqlite


@pytest.fixture
@a_scene
def lead(server):
    client = server.facilitator()
    assert choose(client, "lead@example.se").status_code == 303
    return client


@pytest.fixture
def code(server, lead):
    return server.workshop(lead)


@pytest.fixture
@a_scene
def mallory(server):
    client = server.facilitator(MALLORY, Role.LEADS, Role.OPERATOR)
    assert choose(client, MALLORY).status_code == 303
    return client


def choose(client, email, password=PASSWORD, **more):
    return client.post("/account/password", data={"email": email, "password": password, **more})


def link_in(answer):
    return re.search(r"/invitation/[\w-]+", answer.text)[0]


def invited_to_lead(lead, code, email=KIM):
    return link_in(lead.post(f"/w/{code}/leads", data={"email": email}, follow_redirects=True))


def invite(client, email=KIM, **more):
    form = {"email": email, "roles": ["leads"], **more}
    return client.post("/accounts/invitations", data=form, follow_redirects=True)


def invited_as_colleague(client, email=KIM):
    return link_in(invite(client, email))


def leads(client, code):
    return client.get(f"/w/{code}/lead").status_code == 200


def test_who_invites_an_address_that_somebody_else_has_invited_comes_in_to_nothing_of_theirs(
    server, lead, code, mallory
):
    kims = invited_to_lead(lead, code)
    forged = invited_as_colleague(mallory)
    thief = server.client()
    thief.post(forged)
    assert not leads(thief, code)
    assert not leads(mallory, code)
    kim = server.facilitator("kim.privat@example.se")
    assert kim.post(kims).status_code == 303
    assert leads(kim, code)
    assert not leads(thief, code)


def test_an_invitation_made_first_and_opened_last_comes_in_to_nothing_either(server, lead, code, mallory):
    forged = invited_as_colleague(mallory)
    kim = server.client()
    kim.post(invited_to_lead(lead, code))
    assert leads(kim, code)
    thief = server.client()
    assert thief.post(forged).status_code == 409
    assert thief.get("/workshops").status_code == 303
    assert mallory.post(forged).status_code == 409


@pytest.mark.parametrize("has_password", [True, False])
@pytest.mark.parametrize("is_out", [True, False])
def test_no_invitation_signs_in_to_an_account_where_somebody_has_been(
    server, lead, code, mallory, has_password, is_out
):
    kim = server.client()
    kim.post(invited_to_lead(lead, code))
    if has_password:
        choose(kim, KIM)
    if is_out:
        # Without a password, signing out left no trace of Kim having been here.
        kim.post("/sign-out", data={"anyway": "yes"})
    thief = server.client()
    assert invite(mallory).status_code == 409
    other = server.workshop(mallory)
    assert thief.post(invited_to_lead(mallory, other)).status_code == 409
    assert "akr-facilitator" not in thief.cookies
    assert not leads(thief, code)


def test_setting_ones_own_address_to_the_one_who_was_invited_gives_nothing(server, lead, code, mallory):
    kims = invited_to_lead(lead, code)
    choose(mallory, KIM, present=PASSWORD)
    assert not leads(mallory, code)
    again = invited_to_lead(lead, code)
    assert not leads(mallory, code)
    assert f"/w/{code}/" not in mallory.get("/workshops").text
    assert server.client().post(kims).status_code == 403
    kim = server.facilitator("kim.privat@example.se")
    kim.post(again)
    assert leads(kim, code)


def test_setting_ones_own_address_to_one_that_is_taken_is_refused_and_tells_nothing_of_whose_it_is(server, mallory):
    server.facilitator(KIM)
    answer = choose(mallory, f" {KIM.upper()} ", present=PASSWORD)
    assert answer.status_code == 409
    assert "går inte att använda här" in answer.text
    assert "Någon annan" not in answer.text


def test_who_finds_a_screen_open_can_change_neither_password_nor_address(server, lead):
    for present in ("", "något annat helt", PASSWORD.upper()):
        answer = choose(lead, MALLORY, "tjuvens nya lösenord", present=present)
        assert answer.status_code == 403
        assert "stämmer inte" in answer.text
    form = {"email": "lead@example.se", "password": PASSWORD}
    assert server.client().post("/sign-in", data=form).status_code == 303


def test_the_password_one_has_can_be_guessed_at_only_so_often(server, lead):
    server.wait_as_if_no_time_passed()
    answers = [choose(lead, MALLORY, present=f"gissning nummer {n}").status_code for n in range(12)]
    assert answers[-1] == 429


def test_whether_an_address_has_an_account_is_not_told_to_who_invites_to_a_workshop(server, mallory):
    server.facilitator(KIM)
    page = f"/w/{server.workshop(mallory)}/leads"
    known = mallory.post(page, data={"email": KIM}, follow_redirects=True)
    mallory.post(f"{page}/invitations/1/off")
    unknown = mallory.post(page, data={"email": "bo@example.se"}, follow_redirects=True)
    assert known.status_code == unknown.status_code == 200
    changes = r"/invitation/[\w-]+|made=\d+|/\d+/off|\d\d:\d\d"
    without = [re.sub(changes, "", without_keys(it.text)) for it in (known, unknown)]
    assert without[0] == without[1].replace("bo@example.se", KIM)


def test_opening_an_invitation_uses_nothing_up_and_says_who_to_whom_and_until_when(server, lead, code):
    link = invited_to_lead(lead, code)
    scanner = server.client()
    for _ in range(3):
        page = scanner.get(link)
        assert page.status_code == 200
        assert page.headers["cache-control"] == "no-store"
        assert page.headers["x-robots-tag"] == "noindex"
        assert all(words in page.text for words in ("lead@example.se", KIM, "Gäller till"))
        assert scanner.head(link).status_code in (200, 405)
    assert "akr-facilitator" not in scanner.cookies
    assert server.client().post(link).status_code == 303


def test_the_page_of_an_invitation_to_no_workshop_says_the_same_and_what_for(server, lead):
    page = server.client().get(invited_as_colleague(lead)).text
    assert all(words in page for words in ("lead@example.se", KIM, "Gäller till", "Leder egna workshoppar"))


def test_another_site_can_accept_for_nobody(server, lead, code):
    link = invited_to_lead(lead, code)
    kim = server.client(headers={"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"})
    assert kim.post(link).status_code == 403
    assert server.client().post(link).status_code == 303


def test_of_several_who_accept_an_invitation_at_once_one_leads(database):
    with running(database) as server:
        lead = server.facilitator()
        code = server.workshop(lead)
        link = invited_to_lead(lead, code)
        clients = [server.facilitator(f"{n}@example.se") for n in range(3)] + [server.client() for _ in range(3)]
        with ThreadPoolExecutor(6) as together:
            answers = list(together.map(lambda client: client.post(link).status_code, clients))
        assert sorted(answers) == [303] + [403] * 5
        assert sum(leads(client, code) for client in clients) == 1


def test_who_invites_cannot_accept_it(lead, code):
    link = invited_to_lead(lead, code)
    assert "Tacka ja" not in lead.get(link).text
    assert lead.post(link).status_code == 409


def test_an_invitation_to_a_workshop_that_was_handed_over_lets_nobody_in(server, lead, code):
    kim = server.client()
    kim.post(invited_to_lead(lead, code))
    kept = invited_to_lead(lead, code, MALLORY)
    id = re.search(r"leads/(\d+)/owner", lead.get(f"/w/{code}/leads").text)[1]
    assert lead.post(f"/w/{code}/leads/{id}/owner").status_code == 303
    thief = server.client()
    assert thief.post(kept).status_code == 403
    assert not leads(thief, code)


def test_an_invitation_lasts_a_day_and_only_its_fingerprint_is_kept(server, lead):
    with server.database.session() as session:
        secret = invitations.make(session, 1, KIM, 0)
        assert invitations.standing(session, secret, 24 * 3600 * 1000).email == KIM
        with pytest.raises(LinkUsed):
            invitations.standing(session, secret, 24 * 3600 * 1000 + 1)
        kept = session.connection().execute(sa.text("SELECT * FROM invitation")).one()
    assert secret not in str(kept)


def test_one_can_have_only_so_many_invitations_out(server, mallory, monkeypatch):
    monkeypatch.setattr(invitations, "MOST_OPEN", 2)
    for name in "abb":
        invited_as_colleague(mallory, f"{name}@example.se")
    assert invite(mallory, "c@example.se").status_code == 409


def test_who_operates_sees_what_is_out_and_makes_it_anew_or_takes_it_back(server, lead):
    first = invited_as_colleague(lead)
    assert KIM in lead.get("/accounts/invitations").text
    bo = server.facilitator("bo@example.se")
    assert bo.get("/accounts/invitations").status_code == 404
    second = invited_as_colleague(server.facilitator("mer@example.se", Role.OPERATOR))
    assert server.client().get(first).status_code == 403
    (id,) = re.findall(r"/accounts/invitations/(\d+)/off", lead.get("/accounts/invitations").text)
    assert bo.post(f"/accounts/invitations/{id}/off").status_code == 404
    assert server.client().get(second).status_code == 200
    assert lead.post(f"/accounts/invitations/{id}/off").status_code == 303
    gone = server.client().post(second)
    assert gone.status_code == 403
    assert "Be den som bjöd in dig om en ny länk" in gone.text
    assert KIM not in lead.get("/accounts/invitations").text


def test_what_has_been_accepted_is_neither_made_anew_nor_taken_back_by_who_invited(server, lead):
    link = invited_as_colleague(lead)
    id = re.search(r"/accounts/invitations/(\d+)/off", lead.get("/accounts/invitations").text)[1]
    kim = server.client()
    assert kim.post(link).status_code == 303
    again = invite(lead)
    assert again.status_code == 409
    assert "har redan ett konto" in again.text
    assert "/invitation/" not in again.text
    lead.post(f"/accounts/invitations/{id}/off")
    assert kim.get("/account/password").status_code == 200
    late = server.client().get(link)
    assert late.status_code == 403
    assert all(words in late.text for words in ("i en annan webbläsare", "granskar e-post", "Har du tackat ja?"))
    assert "Du är redan inloggad här" not in late.text


def test_an_invitation_by_a_former_owner_is_not_said_to_be_out(server, lead, code):
    kim = server.facilitator(KIM)
    assert kim.post(invited_to_lead(lead, code)).status_code == 303
    old = invited_to_lead(lead, code, "bo@example.se")
    kims = re.search(r"/leads/(\d+)/owner", lead.get(f"/w/{code}/leads").text)[1]
    assert lead.post(f"/w/{code}/leads/{kims}/owner").status_code == 303
    assert server.client().get(old).status_code == 403
    assert "bo@example.se" not in kim.get(f"/w/{code}/leads").text
