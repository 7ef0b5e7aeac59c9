"""Several who would have the same at the same moment: one gets it, the others are told so, and nothing breaks."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlmodel import select

from app.account import invitations, store
from app.account.tables import FacilitatorRow, InvitationRow
from app.ids import now
from tests.running import running

KIM = "kim@example.se"
PASSWORD = "blå kaffekopp i hörnet"


@pytest.fixture
def server(database):
    with running(database) as server:
        yield server


def at_once(what, *whom):
    with ThreadPoolExecutor(len(whom)) as together:
        return list(together.map(what, whom))


def test_of_several_who_choose_the_same_address_one_has_it(server):
    clients = [server.facilitator(f"{n}@example.se") for n in range(4)]
    form = {"email": KIM, "password": PASSWORD}
    answers = at_once(lambda client: client.post("/account/password", data=form).status_code, *clients)
    assert sorted(answers) == [303, 409, 409, 409]


def test_of_several_invitations_to_one_address_one_makes_its_account(server):
    inviting = [server.facilitator(f"{n}@example.se") for n in range(4)]
    pages = [f"/w/{server.workshop(client)}/leads" for client in inviting]
    links = [
        re.search(r"/invitation/[\w-]+", client.post(page, data={"email": KIM}, follow_redirects=True).text)[0]
        for client, page in zip(inviting, pages, strict=True)
    ]
    answers = at_once(lambda link: server.client().post(link).status_code, *links)
    assert sorted(answers) == [303, 409, 409, 409]


def test_somebody_new_is_added_once(database):
    def somebody(_):
        with database.session() as session:
            return store.with_email(session, KIM).id

    assert len({*at_once(somebody, *range(6))}) == 1


def test_the_first_is_one(database):
    def first(_):
        with database.session() as session:
            return store.first(session).id

    assert len({*at_once(first, *range(6))}) == 1
    with database.reading_session() as session:
        assert len(session.exec(select(FacilitatorRow)).all()) == 1


def test_of_several_invitations_for_the_same_one_stands(database):
    with database.session() as session:
        by = store.first(session).id

    def invite(_):
        with database.session() as session:
            return invitations.make(session, by, KIM, now())

    secrets = at_once(invite, *range(6))
    with database.reading_session() as session:
        assert len(session.exec(select(InvitationRow)).all()) == 1
    assert len({*secrets}) == 6


def test_no_more_are_out_than_may_be(database, monkeypatch):
    monkeypatch.setattr(invitations, "MOST_OPEN", 2)
    with database.session() as session:
        by = store.first(session).id

    def invite(n):
        with database.session() as session:
            try:
                return bool(invitations.make(session, by, f"{n}@example.se", now()))
            except invitations.TooManyInvitations:
                return False

    assert sum(at_once(invite, *range(6))) == 2


def test_who_is_half_way_in_by_a_password_that_is_changed_meanwhile_is_not_let_in(database):
    with database.session() as session:
        kim = store.with_email(session, KIM)
        kim.password = "old"
        session.add(kim)
    with database.reading_session() as session:
        id, kept = store.password_of(session, KIM)
    with database.session() as session:
        store.choose_password(session, session.get_one(FacilitatorRow, id), KIM, "new", "")
    with database.session() as session, pytest.raises(store.WrongPassword):
        store.with_password(session, id, kept)


def test_of_two_who_change_a_password_at_once_one_has(database):
    with database.session() as session:
        kim = store.with_email(session, KIM)
        kim.password = "old"
        session.add(kim)

    def change(to):
        with database.session() as session:
            try:
                store.choose_password(session, kim, KIM, to, "")
            except store.WrongPresentPassword:
                return 0
            return 1

    assert sum(at_once(change, "one", "other", "third")) == 1
