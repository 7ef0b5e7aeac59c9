"""Signing in by the municipality's own sign-in: who gets in, as what, for how long, and out again."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import update
from sqlmodel import select
from websockets.exceptions import ConnectionClosed

from app.__main__ import _link_identity
from app.account import store as accounts
from app.account.roles import Role
from app.account.tables import FacilitatorRow, SignInRow
from app.ids import now
from app.oidc import store as identities
from app.oidc.tables import IdentityRow
from app.organisation.tables import AdministrationRow
from app.security.entry import What
from tests.oidc.conftest import EVA
from tests.oidc.seen import account, how_many, is_in, why
from tests.oidc_provider import leave, running_with, sign_in
from tests.running import ask, running
from tests.security.doing import logged
from tests.waiting import until

HOUR = 3600 * 1000
OF_ITSELF = "/.well-known/openid-configuration"


def test_the_first_sign_in_makes_an_account_with_the_role_that_the_claim_gives(everywhere, provider):
    client = everywhere.client()
    assert "Logga in med Exempelköping" in client.get("/sign-in").text
    answer = sign_in(client, provider, "eva", next="/actions?page=2")
    assert (answer.status_code, answer.headers["location"]) == (303, "/actions?page=2")
    assert client.get("/workshops").status_code == 200
    assert account(everywhere).roles == ["leads"]
    assert account(everywhere).password is None
    made = logged(everywhere, What.ACCOUNT_MADE)[-1]
    assert made.details == {"how": "oidc", "role": "leads"}
    assert logged(everywhere, What.SIGNED_IN)[-1].details == {"how": "oidc"}
    assert "eva@example.se" in client.get("/account/sign-ins").text


def test_who_comes_again_has_the_same_account_whatever_the_e_mail_is_by_then(server, provider):
    sign_in(server.client(), provider, "eva")
    provider.people["eva"]["email"] = "eva.ny@example.se"
    again = server.client()
    sign_in(again, provider, "eva")
    assert is_in(again)
    assert how_many(server, IdentityRow) == 1
    assert account(server).id
    assert account(server, "eva.ny@example.se") is None


@pytest.mark.parametrize(
    ("groups", "roles"), [(["akr-hr"], ["hr"]), ("akr-hr", ["hr"]), (["akr-drift", "akr-hr"], ["hr", "operator"])]
)
def test_a_changed_claim_changes_the_role(server, provider, groups, roles):
    client = server.client()
    sign_in(client, provider, "eva")
    assert client.get("/workshops").status_code == 200
    provider.people["eva"]["groups"] = groups
    sign_in(client, provider, "eva")
    assert account(server).roles == roles
    assert client.get("/workshops").status_code == 404
    assert logged(server, What.ROLES_CHANGED)[-1].details == {"how": "oidc", "role": ".".join(roles)}


@pytest.mark.parametrize(("group", "page"), [("akr-ledare", "/map"), ("akr-hr", "/map"), ("akr-drift", "/accounts")])
def test_who_asked_for_no_page_comes_to_one_that_is_theirs(server, provider, group, page):
    provider.people["eva"]["groups"] = [group]
    client = server.client()
    assert sign_in(client, provider, "eva").headers["location"] == page
    assert client.get(page).status_code == 200


@pytest.mark.parametrize("groups", [[], ["annat"], None, {"akr-hr": True}, [["akr-hr"]], 7])
def test_who_has_no_role_by_the_claim_gets_no_account(server, provider, groups):
    provider.people["eva"]["groups"] = groups
    client = server.client()
    answer = sign_in(client, provider, "eva")
    assert answer.status_code == 403
    assert "Du har inte fått någon roll här." in answer.text
    assert how_many(server, IdentityRow) == 0
    assert account(server) is None
    assert not is_in(client)
    assert why(server) == ["no_role"]


def test_who_loses_all_roles_is_signed_out_everywhere_and_has_none(server, provider):
    phone, laptop = server.client(), server.client()
    sign_in(phone, provider, "eva")
    provider.people["eva"]["groups"] = []
    assert sign_in(laptop, provider, "eva").status_code == 403
    assert not is_in(phone)
    assert account(server).roles == []
    provider.people["eva"]["groups"] = ["akr-hr"]
    sign_in(laptop, provider, "eva")
    assert account(server).roles == ["hr"]


def test_the_claim_may_stand_deep_in_the_token_or_be_asked_for(sqlite, provider):
    provider.people["eva"] = {"realm_access": {"roles": ["akr-hr"]}}
    with running_with(sqlite, provider, oidc_roles_claim="realm_access.roles") as server:
        client = server.client()
        sign_in(client, provider, "eva")
        assert is_in(client)
        assert provider.asked["/person"] == 0
        provider.in_token = False
        provider.people["eva"]["realm_access"]["roles"] = ["akr-ledare"]
        sign_in(client, provider, "eva")
        assert provider.asked["/person"] == 1
        assert client.get("/workshops").status_code == 200
        assert "Okänd" in client.get("/account/sign-ins").text  # nothing was said that it could be called by


def test_the_administrations_come_from_their_claim_and_change_with_it(sqlite, provider):
    table = "utb=Utbildning,omsorg=Omsorg,alla=*"
    provider.people["eva"]["groups"] = ["akr-hr", "utb"]
    with sqlite.session() as session:
        session.add(AdministrationRow(name="Omsorg"))
    with running_with(sqlite, provider, oidc_administrations=table) as server:
        client = server.client()
        scope = {}
        for groups in (["utb"], ["omsorg", "utb"], ["alla"]):
            provider.people["eva"]["groups"] = ["akr-hr", *groups]
            sign_in(client, provider, "eva")
            scope[groups[0]] = account(server).scope
        assert scope == {"utb": [2], "omsorg": [1, 2], "alla": []}
        assert len(logged(server, What.ROLES_CHANGED)) == 2
        provider.people["eva"]["groups"] = ["akr-hr"]
        answer = sign_in(client, provider, "eva")
        assert "Du hör inte till någon förvaltning som finns här." in answer.text
        assert not is_in(client)


def test_an_account_with_the_same_e_mail_stays_apart(server, provider):
    other = server.facilitator("eva@example.se")
    client = server.client()
    sign_in(client, provider, "eva")
    assert is_in(client)
    assert is_in(other)
    with server.database.reading_session() as session:
        mine = session.get(FacilitatorRow, session.exec(select(IdentityRow)).one().facilitator)
    assert mine.id != account(server).id
    assert mine.email is None
    assert "eva@example.se" in client.get("/account/sign-ins").text  # as what the municipality calls them


@pytest.mark.parametrize("said", [{"email_verified": False}, {"email": "inget"}, {"email": 7}, {"email": "a@b\n"}])
def test_an_e_mail_that_is_not_seen_to_be_theirs_is_not_the_accounts(server, provider, said):
    provider.people["eva"] |= said
    client = server.client()
    sign_in(client, provider, "eva")
    assert is_in(client)
    assert account(server) is None


def test_two_first_sign_ins_at_once_make_one_account(everywhere, provider):
    clients = [everywhere.client() for _ in range(4)]
    back = [provider.code_for("eva", leave(client)) for client in clients]
    with ThreadPoolExecutor(4) as at_once:
        answers = list(at_once.map(lambda client, address: client.get(address), clients, back))
    assert [answer.status_code for answer in answers] == [303] * 4
    assert how_many(everywhere, IdentityRow) == 1
    assert how_many(everywhere, FacilitatorRow) == 1
    assert all(is_in(client) for client in clients)


def test_an_account_that_is_closed_here_stays_closed(server, provider):
    sign_in(server.client(), provider, "eva")
    with server.database.session() as session:
        session.exec(update(FacilitatorRow).values(closed_at=now()))
    client = server.client()
    answer = sign_in(client, provider, "eva")
    assert answer.status_code == 403
    assert "Ditt konto här är stängt." in answer.text
    assert not is_in(client)


def test_a_sign_in_lasts_eight_hours_however_it_is_used(everywhere, provider):
    client = everywhere.client()
    begun = now()
    sign_in(client, provider, "eva")
    for at in (begun + HOUR, begun + 7 * HOUR):
        with everywhere.database.session() as session:
            secret = session.exec(select(SignInRow.secret)).one()
            accounts.seen_again(session, {secret}, at)
    client.post("/account/stay")
    with everywhere.database.reading_session() as session:
        row = session.exec(select(SignInRow)).one()
    assert begun + 8 * HOUR <= row.until < begun + 8 * HOUR + 60_000
    with everywhere.database.session() as session:
        session.exec(update(SignInRow).values(until=now() - 1))
    assert not is_in(client)


def test_the_lead_is_told_half_an_hour_before(server, provider):
    client = server.client()
    sign_in(client, provider, "eva")
    page = f"/w/{server.workshop(client)}/lead"
    notice = '<form method="post" action="/oidc/sign-in" class="notice row"'
    assert notice in client.get(page).text
    assert 'data-lasts="0" data-told="1800000" hidden' in client.get(page).text
    with server.database.session() as session:
        session.exec(update(SignInRow).values(until=now() + HOUR // 3))
    assert 'data-lasts="0" data-told="1800000">' in client.get(page).text


def test_signing_out_here_leads_to_signing_out_there(server, provider):
    client = server.client()
    sign_in(client, provider, "eva")
    answer = client.post("/sign-out")
    assert answer.status_code == 200
    assert "Du är utloggad här" in answer.text
    home = server.base.replace(":", "%3A").replace("/", "%2F")
    assert f"{provider.base}/sign-out?client_id=akr&amp;post_logout_redirect_uri={home}%2F" in answer.text
    assert answer.headers["clear-site-data"] == '"cache", "storage"'
    assert not is_in(client)


def test_signing_out_works_while_the_provider_is_away(server, provider):
    client = server.client()
    sign_in(client, provider, "eva")
    provider.away.add("*")
    server.app.state.provider._known = None
    answer = client.post("/sign-out")
    assert "Du kan vara inloggad med Exempelköping fortfarande." in answer.text
    assert not is_in(client)


def test_who_signed_in_by_a_link_is_signed_out_as_before(server):
    assert "Du har inget lösenord" in server.facilitator().post("/sign-out").text


@pytest.mark.parametrize("names", [{"sub": "eva"}, {"sid": "phone"}, {"sub": "eva", "sid": "phone"}])
async def test_who_is_signed_out_there_is_signed_out_here_and_their_screens_close(everywhere, provider, names):
    phone, laptop, other = everywhere.client(), everywhere.client(), everywhere.client()
    provider.people["bo"] = {**EVA, "email": "bo@example.se"}
    for client, sub, session in ((phone, "eva", "phone"), (laptop, "eva", "laptop"), (other, "bo", "bos")):
        provider.session = session
        sign_in(client, provider, sub)
    by_link = everywhere.facilitator("eva@example.se")
    code = everywhere.workshop(phone)
    async with everywhere.follow(phone, code, "as=lead") as screen:
        await screen.frame()
        told = everywhere.client().post(
            "/oidc/back-channel-logout", data={"logout_token": provider.logout_token(**names)}
        )
        assert (told.status_code, told.headers["cache-control"]) == (200, "no-store")
        with pytest.raises(ConnectionClosed):
            await screen.until(lambda view: False)
    assert [is_in(it) for it in (phone, laptop, other, by_link)] == [False, "sid" in names, True, True]
    assert logged(everywhere, What.SIGN_INS_ENDED)[-1].details == {"how": "oidc"}


def test_passwords_may_be_off_and_the_operators_link_still_lets_in(sqlite, provider):
    with running_with(sqlite, provider, passwords="off") as server:
        provider.away.add("*")
        page = server.client().get("/sign-in").text
        assert 'type="password"' not in page
        assert "Logga in med Exempelköping" in page
        refused = server.client().post("/sign-in", data={"email": "a@b.se", "password": "x"})
        assert refused.status_code == 403
        assert "Här loggar man inte in med lösenord." in refused.text
        somebody = server.facilitator("drift@example.se", Role.LEADS, Role.OPERATOR)  # by a link from the command line
        assert somebody.get("/workshops").status_code == 200
        assert "/account/password" not in somebody.get("/workshops").text
        assert "/account/password" not in somebody.get("/account/sign-ins").text
        for answer in (somebody.get("/account/password"), somebody.post("/account/password", data={"password": "x"})):
            assert answer.status_code == 403
        code = server.workshop(somebody)
        asked = {"email": "ny@example.se"}
        link = somebody.post(f"/w/{code}/leads", data=asked, follow_redirects=True).text
        link = link[link.index("/invitation/") :].split('"')[0].split("<")[0]
        assert server.client().post(link).headers["location"].startswith("/sign-in")
        provider.away.clear()
        colleague = server.client()
        assert sign_in(colleague, provider, "eva", next=link).headers["location"] == link
        assert colleague.post(link).status_code == 303


def test_with_passwords_off_a_link_leads_to_where_one_begins(sqlite, provider):
    with running_with(sqlite, provider, passwords="off") as server:
        with sqlite.session() as session:
            link = accounts.new_link(session, accounts.first(session), now())
        assert server.client().post(f"/sign-in/{link}").headers["location"] == "/home"


def test_a_form_that_waits_for_a_sign_in_is_sent_afterwards(sqlite, provider):
    with running_with(sqlite, provider, passwords="off") as server:
        client = server.client()
        sign_in(client, provider, "eva")
        with sqlite.session() as session:
            session.exec(update(SignInRow).values(until=1))
        form = {"title": "Vår träff", "workplace": "Förskolan", "purpose": "jobs", "groups": "Kockar"}
        gate = client.post("/workshops", data=form)
        assert gate.status_code == 403
        assert 'action="/oidc/sign-in" target="_blank"' in gate.text
        assert 'type="password"' not in gate.text
        assert "Vår träff" in gate.text
        assert sign_in(client, provider, "eva", next="/oidc/signed-in").headers["location"] == "/oidc/signed-in"
        assert "Stäng den här fliken." in client.get("/oidc/signed-in").text
        assert client.post("/workshops", data=form).status_code == 303


def test_an_account_that_is_there_is_linked_by_the_operator(sqlite, provider, capsys):
    with running_with(sqlite, provider) as server:
        code = server.workshop(server.facilitator("eva@example.se"))
        before = server.client()
        sign_in(before, provider, "eva")  # before the operator came to it: an account of its own
        with sqlite.reading_session() as session:
            known = [(row.facilitator, row.subject, email) for row, email in identities.everybody(session)]
        assert known == [(2, "eva", None)]
        assert _link_identity(sqlite, "ingen@example.se", provider.base, "eva") == 1
        assert _link_identity(sqlite, "eva@example.se", provider.base, "eva") == 0
        assert "They had account 2 until now" in capsys.readouterr().out
        assert not is_in(before)
        client = server.client()
        sign_in(client, provider, "eva")
        assert client.get(f"/w/{code}/lead").status_code == 200
        assert ask(client, code, "add_task", text="Tvätt").status_code == 200
        assert logged(server, What.IDENTITY_LINKED)[-1].about.id == account(server).id


def test_an_account_is_linked_before_anybody_has_come_in_by_it(sqlite, provider):
    with running_with(sqlite, provider) as server:
        server.facilitator("eva@example.se")
        assert _link_identity(sqlite, "eva@example.se", provider.base, "eva") == 0
        assert _link_identity(sqlite, "eva@example.se", provider.base, "eva") == 0
        client = server.client()
        sign_in(client, provider, "eva")
        assert is_in(client)
        assert how_many(server, FacilitatorRow) == 1


def test_where_there_is_no_provider_there_are_no_such_pages(sqlite):
    with running(sqlite) as server:
        client = server.client()
        assert client.post("/oidc/sign-in").status_code == 404
        assert client.get("/oidc/callback").status_code == 404
        assert client.post("/oidc/back-channel-logout").status_code == 404
        assert "oidc" not in client.get("/sign-in").text


def test_the_room_waits_for_nobody_who_signs_in_and_many_who_do_ask_once(server, provider, monkeypatch):
    monkeypatch.setattr("app.oidc.provider.PATIENCE", 0.5)
    provider.away.add(f"slow {OF_ITSELF}")
    with ThreadPoolExecutor(8) as beside:
        waiting = [beside.submit(server.client().post, "/oidc/sign-in") for _ in range(8)]
        until(lambda: provider.asked)
        assert server.client().get("/healthz").status_code == 200
        assert [it.result().status_code for it in waiting] == [503] * 8
    assert provider.asked[OF_ITSELF] < 8
