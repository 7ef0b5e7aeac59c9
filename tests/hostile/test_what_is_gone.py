"""Who comes over the disk, or another account on the machine, reads nothing that was deleted, and nothing at all."""

import stat

import httpx2
import pytest
from sqlmodel import select

from app.account import invitations
from app.account import store as accounts
from app.account.tables import InvitationRow, SignInLinkRow, SignInRow
from app.purge import purges
from app.sharing import store as sharing
from app.sharing.store import KEPT_WHEN_OVER, About
from app.sharing.tables import LinkRow
from tests.live.test_desk import a_workshop_in
from tests.running import ask, running, view_of
from tests.serving import free_port, serving
from tests.test_command_line import said
from tests.waiting import until

WORDS = "Mycket hemlig uppgift om "
DAY = accounts.DAY


def files(folder):
    return b"".join(file.read_bytes() for file in sorted(folder.glob("akr.db*")))


def a_workshop_with_secrets(server, lead):
    code = server.workshop(lead)
    phone = server.participant(code)
    for number in range(40):
        ask(phone, code, "add_task", text=f"{WORDS}{number} {'x' * 150}")
    return code


def test_a_deleted_workshop_is_in_no_file(sqlite, tmp_path):
    with running(sqlite) as server:
        lead = server.facilitator()
        code, other = a_workshop_with_secrets(server, lead), server.workshop(lead)
        ask(lead, other, "add_task", text="Tvätt")
        assert WORDS.encode() in files(tmp_path)
        assert lead.post(f"/w/{code}/delete", data={"typed": code}).status_code == 303
        until(lambda: WORDS.encode() not in files(tmp_path))
        assert len(view_of(lead, other, "as=lead")["tasks"]) == 1


def test_somebody_who_reads_on_delays_it_and_keeps_nobody_waiting(sqlite, tmp_path, monkeypatch):
    monkeypatch.setattr("app.purge.A_MOMENT", 0.01)
    with running(sqlite) as server:
        lead = server.facilitator()
        code, other = a_workshop_with_secrets(server, lead), server.workshop(lead)
        with sqlite.reading() as slow:
            slow.exec_driver_sql("SELECT count(*) FROM task").scalar()
            lead.post(f"/w/{code}/delete", data={"typed": code})
            assert not sqlite.empty_log()
            assert ask(lead, other, "add_task", text="Tvätt").status_code == 200
            assert WORDS.encode() in files(tmp_path)
        until(lambda: WORDS.encode() not in files(tmp_path))


def is_private(path, mode):
    return stat.S_IMODE(path.stat().st_mode) == mode


@pytest.mark.heavy
def test_what_the_server_makes_is_nobody_elses_to_read(tmp_path):
    data = tmp_path / "data"
    with serving(data=data, port=free_port()) as server, httpx2.Client(timeout=20) as lead:
        assert lead.post(server.lead).status_code == 303
        # The others are there while somebody has the database open.
        made = {file.name: stat.S_IMODE(file.stat().st_mode) for file in data.iterdir()}
        assert "akr.db" in made
        assert set(made.values()) == {0o600}
        assert is_private(data, 0o700)


@pytest.mark.heavy
def test_what_the_other_commands_make_is_nobody_elses_to_read(tmp_path):
    for command in ("migrate", "sign-in-link"):
        data = tmp_path / command / "deep"
        assert said(command, data=data)[0] == 0
        assert is_private(data, 0o700)
        assert is_private(data.parent, 0o700)
        assert all(is_private(file, 0o600) for file in data.iterdir())


def test_what_is_over_is_taken_away_and_the_rest_stays(database):
    now = 2_000_000_000_000
    with database.session() as session:
        me = accounts.first(session)
        accounts.new_link(session, me, now - 2 * DAY)
        accounts.new_link(session, me, now)
        accounts.sign_in(session, me, now - 31 * DAY)
        here = accounts.sign_in(session, me, now)
        invitations.make(session, me.id, "a@example.se", now - 2 * DAY)
        taken = invitations.standing(
            session, invitations.make(session, me.id, "b@example.se", now - 2 * DAY), now - 2 * DAY
        )
        taken.accepted_by = me.id
        session.flush()
        invitations.make(session, me.id, "c@example.se", now)
    workshop = a_workshop_in(database)
    with database.session() as session:
        about = About(workshop=workshop)
        for kind, made in (("report", now - KEPT_WHEN_OVER - 40 * DAY), ("comment", now - KEPT_WHEN_OVER - 40 * DAY)):
            sharing.add(session, about, kind, "hr", "länge sedan", 7, me.id, made)
        sharing.add(session, about, "report", "hr", "nyss", 7, me.id, now - 30 * DAY)
        commented = session.exec(select(LinkRow).where(LinkRow.kind == "comment")).one()
        sharing.comment(session, sharing._link(commented, 0), "", "Hej", now)
        for purge in purges(365):
            purge(session, now)
        assert {it.label + it.kind for it in session.exec(select(LinkRow))} == {"länge sedancomment", "nyssreport"}
        assert {it.email for it in session.exec(select(InvitationRow))} == {"b@example.se", "c@example.se"}
        assert all(it.until >= now for row in (SignInRow, SignInLinkRow) for it in session.exec(select(row)))
        assert accounts.signed_in(session, here, now).id == me.id


def test_it_is_taken_away_when_the_server_starts(database):
    with database.session() as session:
        accounts.sign_in(session, accounts.first(session), 0)
    with running(database):

        def is_gone():
            with database.reading_session() as session:
                return not session.exec(select(SignInRow)).all()

        until(is_gone)
