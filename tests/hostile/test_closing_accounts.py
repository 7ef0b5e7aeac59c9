"""Whoever leaves is closed in one deed: nothing that would let them in stays, and nothing that is theirs is lost."""

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlmodel import select
from websockets.exceptions import ConnectionClosed

from app.__main__ import _sign_in_link
from app.account import invitations
from app.account import store as accounts
from app.account.roles import Role
from app.account.store import AccountClosed, LinkUsed
from app.account.tables import FacilitatorRow
from app.colleagues import closing
from app.ids import now
from app.job_descriptions import store as job_descriptions
from app.job_descriptions.tables import JobDescriptionRow
from app.live import lookout
from app.preparation.tables import TemplateRow
from app.security.entry import What
from app.workshop.tables import WorkshopRow
from tests.hostile.test_who_may import refused
from tests.job_descriptions.written import a_draft
from tests.running import ask, running, view_of
from tests.scenes import a_scene
from tests.security.doing import logged

PASSWORD = "blå kaffekopp i hörnet"
EVA, BO, HR = "eva@example.se", "bo@example.se", "hr@example.se"


def id_of(server, email):
    with server.database.reading_session() as session:
        return accounts.with_email(session, email).id


@pytest.fixture
def operator(server):
    return server.facilitator("drift@example.se", Role.OPERATOR)


@pytest.fixture
@a_scene
def eva(server):
    client = server.facilitator(EVA, Role.LEADS, Role.HR)
    client.post("/account/password", data={"email": EVA, "password": PASSWORD})
    return client


def a_text(server, holder, administration=None):
    with server.database.session() as session:
        return job_descriptions.add(session, a_draft(), None, holder, now(), administration)


def close(server, operator, email=EVA, **to):
    form = {name: str(id_of(server, its)) for name, its in to.items()}
    return operator.post(f"/accounts/{id_of(server, email)}/close", data=form)


def test_everything_goes_to_those_who_were_named(server, operator, eva):
    bo = server.facilitator(BO)
    code, closed = server.workshop(eva), server.workshop(eva)
    ask(eva, closed, "open_step", step="closed")
    eva.post(f"/w/{code}/template", data={"name": "Vår"})
    eva.post(f"/w/{code}/links", data={"kind": "report", "role": "union", "label": "", "days": "30"})
    text = a_text(server, id_of(server, EVA))
    page = operator.get(f"/accounts/{id_of(server, EVA)}/close").text
    assert all(it in page for it in ("2 workshoppar", "En arbetsbeskrivning", "En mall", "En länk som personen har"))
    assert close(server, operator, leader=BO).status_code == 303
    assert {bo.get(f"/w/{it}/report").status_code for it in (code, closed)} == {200}
    assert "Dra in" in bo.get(f"/w/{code}/links").text
    with server.database.reading_session() as session:
        assert session.get_one(JobDescriptionRow, text).holder is None
        assert session.exec(select(TemplateRow.facilitator)).one() == id_of(server, BO)
    told = [(it.what, it.about.id, dict(it.details)) for it in logged(server, What.WORKSHOP_HANDED_OVER)]
    assert told == [(What.WORKSHOP_HANDED_OVER, it, {"facilitator": id_of(server, BO)}) for it in (1, 2)]
    assert [dict(it.details) for it in logged(server, What.TEXT_HANDED_OVER)] == [{"how": "hr"}]


def test_a_text_goes_to_a_colleague_who_may_write(server, operator, eva):
    text = a_text(server, id_of(server, EVA))
    server.facilitator("ek@example.se", Role.ECONOMIST)
    assert close(server, operator, writer="ek@example.se").status_code == 409
    server.facilitator(HR, Role.HR)
    assert close(server, operator, writer=HR).status_code == 303
    with server.database.reading_session() as session:
        assert session.get_one(JobDescriptionRow, text).holder == id_of(server, HR)


def test_a_workshop_is_never_left_without_somebody_who_leads(server, operator, eva):
    code = server.workshop(eva)
    server.facilitator(HR, Role.HR)
    for to, status in (({}, 422), ({"leader": HR}, 409), ({"leader": EVA}, 409)):
        answer = close(server, operator, **to)
        assert answer.status_code == status
        assert eva.get(f"/w/{code}/lead").status_code == 200
    assert operator.post(f"/accounts/{id_of(server, EVA)}/close", data={"leader": "x" * 40}).status_code == 409


def test_nothing_lets_in_who_is_closed(server, operator, eva):
    bo = server.facilitator(BO)
    code = server.workshop(eva)
    invited = eva.post(f"/w/{code}/leads", data={"email": "ny@example.se"}, follow_redirects=True).text
    invitation = re.search(r"/invitation/[\w-]+", invited)[0]
    offered = re.search(r"/remote/[\w-]{20,}", eva.post(f"/w/{code}/remote", follow_redirects=True).text)[0]
    phone = server.client()
    assert phone.post(offered).status_code == 303
    offered = re.search(r"/remote/[\w-]{20,}", eva.post(f"/w/{code}/remote", follow_redirects=True).text)[0]
    with server.database.session() as session:
        link = accounts.new_link(session, accounts.with_email(session, EVA), now())
    made = operator.post(f"/accounts/{id_of(server, EVA)}/link")
    reset = re.search(r"/sign-in/[\w-]+", operator.get(made.headers["location"]).text)[0]
    assert close(server, operator, leader=BO).status_code == 303
    assert refused(eva.get("/workshops"))
    known = server.client()
    known.cookies.update({name: value for name, value in eva.cookies.items() if "device" in name})
    for client in (eva, known, server.client()):
        assert client.post("/sign-in", data={"email": EVA, "password": PASSWORD}).status_code == 403
    assert {server.client().post(it).status_code for it in (f"/sign-in/{link}", reset, invitation, offered)} == {403}
    assert phone.get(f"/live/{code}/view?as=remote").status_code in (403, 404)
    assert ask(phone, code, "open_step", step="sort").status_code in (403, 404)
    assert operator.post(f"/accounts/{id_of(server, EVA)}/link").status_code == 409
    assert view_of(bo, code)["step"] == "gather"


def test_who_is_opened_again_comes_in_and_has_not_what_was_given_away(server, operator, eva):
    server.facilitator(BO)
    code = server.workshop(eva)
    close(server, operator, leader=BO)
    assert operator.post(f"/accounts/{id_of(server, EVA)}/open").status_code == 303
    assert operator.post(f"/accounts/{id_of(server, EVA)}/open").status_code == 409
    assert refused(eva.get("/workshops"))
    again = server.client()
    assert again.post("/sign-in", data={"email": EVA, "password": PASSWORD}).status_code == 303
    assert again.get(f"/w/{code}/lead").status_code == 404


def test_the_command_line_opens_again_whom_it_names_and_nobody_else(server, operator, eva):
    first = close(server, operator, EVA)
    assert first.status_code == 303
    settings = server.app.state.settings
    assert server.client().post(path_of(_sign_in_link(settings, server.database))).status_code == 303
    with server.database.reading_session() as session:
        assert accounts.first(session).email == "drift@example.se"
        assert accounts.with_email(session, EVA).closed_at
    link = _sign_in_link(settings, server.database, EVA)
    assert server.client().post(path_of(link)).status_code == 303
    assert len(logged(server, What.ACCOUNT_OPENED)) == 1


def path_of(link):
    return "/sign-in/" + link.rpartition("/")[2]


def test_the_last_who_operates_cant_close_themselves(server, operator):
    answer = close(server, operator, "drift@example.se")
    assert answer.status_code == 409
    assert "Någon annan måste kunna sköta konton först" in answer.text
    assert operator.get("/accounts").status_code == 200
    server.facilitator("reserv@example.se", Role.OPERATOR)
    assert close(server, operator, "drift@example.se").headers["location"] == "/sign-in"
    assert refused(operator.get("/accounts"))


def test_an_account_is_closed_once(server, operator, eva):
    assert close(server, operator).status_code == 303
    again = close(server, operator)
    assert again.status_code == 409
    assert "Kontot är redan stängt" in again.text
    assert len(logged(server, What.ACCOUNT_CLOSED)) == 1
    assert operator.post(f"/accounts/{id_of(server, EVA)}/roles", data={"roles": "hr"}).status_code == 409


@pytest.mark.parametrize("others", [0, 1])
def test_of_two_who_close_each_other_at_once_one_stays(database, others):
    with running(database) as server:
        emails = ["a@example.se", "b@example.se"]
        clients = [server.facilitator(email, Role.OPERATOR) for email in emails]
        for n in range(others):
            server.facilitator(f"{n}@example.se", Role.OPERATOR)
        with ThreadPoolExecutor(2) as together:
            answers = [*together.map(lambda n: close(server, clients[n], emails[1 - n]), range(2))]
        statuses = sorted(answer.status_code for answer in answers)
        assert statuses[0] == 303
        assert statuses[1] in (303, 403, 404, 409), answers[1].text  # 303: sent to sign in, closed before it asked
        with server.database.reading_session() as session:
            closed = session.exec(select(FacilitatorRow.email).where(FacilitatorRow.closed_at.is_not(None))).all()
        assert len(closed) == 1


def test_of_two_who_stop_operating_at_once_one_stays(database):
    with running(database) as server:
        clients = [server.facilitator(f"{n}@example.se", Role.OPERATOR) for n in range(2)]
        ids = [id_of(server, f"{n}@example.se") for n in range(2)]
        with ThreadPoolExecutor(2) as together:
            answers = together.map(lambda n: clients[n].post(f"/accounts/{ids[n]}/roles", data={"roles": "hr"}), (0, 1))
            assert sorted(answer.status_code for answer in answers) == [303, 409]


def test_who_was_closed_while_the_page_was_open_closes_nobody(database):
    """Asked in the transaction itself, past what let the request in."""
    with database.session() as session:
        a, b, c = (accounts.with_email(session, f"{n}@example.se") for n in "abc")
        for it in (a, b, c):
            it.roles = ["operator"]
        ids = a.id, b.id, c.id
    with database.session() as session:
        closing.close(session, ids[1], ids[0], None, None, now())
    with database.session() as session, pytest.raises(closing.NoLongerOperator):
        closing.close(session, ids[2], ids[1], None, None, now())


def test_what_is_made_while_somebody_is_closed_has_an_owner_or_is_not_made(database):
    with running(database) as server:
        operator, eva = server.facilitator("drift@example.se", Role.OPERATOR), server.facilitator(EVA)
        server.facilitator(BO)
        form = {"workplace": "Badet", "groups": "Kassa"}
        with ThreadPoolExecutor(6) as together:
            making = [together.submit(eva.post, "/workshops", data=form) for _ in range(5)]
            closed = together.submit(close, server, operator, leader=BO)
            made = [it.result().status_code for it in making]
        assert closed.result().status_code == 303
        with server.database.reading_session() as session:
            owners = [*session.exec(select(WorkshopRow.facilitator))]
        assert set(owners) <= {id_of(server, BO)}
        assert len(owners) <= len([it for it in made if it == 303])


def test_a_closed_account_invites_nobody_and_is_given_nothing(sqlite):
    with sqlite.session() as session:
        eva = accounts.with_email(session, EVA)
        secret = invitations.make(session, eva.id, "ny@example.se", now(), workshop=None)
        eva.closed_at, id = 1, eva.id
    with sqlite.session() as session:
        with pytest.raises(LinkUsed):
            invitations.standing(session, secret, now())
        with pytest.raises(AccountClosed):
            invitations.make(session, id, "ny@example.se", now())
        with pytest.raises(AccountClosed):
            accounts.open_until_end(session, id)


async def test_who_is_closed_while_they_lead_loses_the_socket_and_nothing_that_was_acknowledged(server):
    operator, eva, bo = (
        server.facilitator("drift@example.se", Role.OPERATOR),
        server.facilitator(EVA),
        server.facilitator(BO),
    )
    code = server.workshop(eva)
    async with server.follow(eva, code, "as=lead") as socket:
        await socket.until(lambda view: True)
        assert "done" in await socket.ask("add_task", text="Tvätt")
        answer = await asyncio.to_thread(close, server, operator, leader=BO)
        assert answer.status_code == 303
        with pytest.raises(ConnectionClosed):
            await socket.until(lambda _: False)
    async with server.follow(eva, code, "as=wall") as wall:
        await wall.until(lambda view: True)
    texts = {it["text"] for it in view_of(bo, code)["tasks"].values()}
    assert "Tvätt" in texts
    assert ask(eva, code, "add_task", text="Sent").status_code in (303, 401, 403)


@pytest.fixture
def looking(sqlite, monkeypatch):
    """A server that looks all the time whether those who lead still may."""
    monkeypatch.setattr(lookout, "EVERY", 0.02)
    with running(sqlite) as server:
        yield server


async def test_who_is_closed_in_one_process_loses_the_socket_of_another_at_once(postgresql):
    with running(postgresql) as one, running(postgresql) as other:
        operator, eva = one.facilitator("drift@example.se", Role.OPERATOR), one.facilitator(EVA)
        one.facilitator(BO)
        code = one.workshop(eva)
        async with other.follow(eva, code, "as=lead") as socket:
            await socket.until(lambda view: True)
            assert (await asyncio.to_thread(close, one, operator, leader=BO)).status_code == 303
            with pytest.raises(ConnectionClosed):
                await socket.until(lambda _: False)


async def test_who_leads_no_more_loses_the_socket_of_another_process_too(looking):
    """The other process looks by itself: nothing there was told."""
    server, eva, bo = looking, looking.facilitator(EVA), looking.facilitator(BO)
    code = server.workshop(eva)
    page = (await asyncio.to_thread(eva.post, f"/w/{code}/leads", data={"email": BO}, follow_redirects=True)).text
    assert (await asyncio.to_thread(bo.post, re.search(r"/invitation/[\w-]+", page)[0])).status_code == 303
    with server.database.session() as session:
        operator = accounts.with_email(session, "drift@example.se")
        operator.roles = ["operator"]
        by = operator.id
    async with server.follow(bo, code, "as=lead") as socket:
        await socket.until(lambda view: True)
        with server.database.session() as session:
            closing.change(session, id_of(server, BO), by, ["economist"], [])
        with pytest.raises(ConnectionClosed):
            await socket.until(lambda _: False)
