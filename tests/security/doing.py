"""Every deed that the security log is for, done as people do it, through the real server."""

import re
from collections.abc import Callable
from typing import Any

import httpx2
import sqlalchemy as sa
from sqlmodel import col, update

from app.__main__ import _link_identity, _sign_in_link
from app.account import store as accounts
from app.account.roles import Role
from app.archive.store import Package
from app.archive.store import keep as keep_package
from app.calculator.sets import store as values
from app.ids import now
from app.preparation import store as preparation
from app.security import store
from app.security.entry import Entry, What
from app.security.tables import SecurityLogRow
from app.sharing.expiry import note_expired
from app.sharing.tables import LinkRow
from app.storage.journal import JournalRow
from tests.job_descriptions.written import a_draft, keep, workshop_id
from tests.oidc_provider import providing, running_with, sign_in
from tests.posts.written import a_workplace
from tests.posts.written import keep as keep_post
from tests.running import Running, ask
from tests.waiting import until

EMAIL, KIM = "lead.hemlig@example.se", "kim.hemlig@example.se"
PASSWORD, OTHER_PASSWORD = "blå kaffekopp i hörnet", "gul tekanna på hyllan"
TITLE, LABEL = "Hemliga träffen", "Chefen Hemligsson"


def logged(server: Running, *what: What) -> list[Entry]:
    """What the log has, of these kinds or of all; what waits to be written too."""
    server.app.state.counted.write()
    return [it for it in store.since(server.database, 0, now() + 1) if not what or it.what in what]


def told(scene: "Scene", lines: list[Any], *clients: httpx2.Client) -> list[str]:
    """The secrets and the words that stand in a row of the log, or in a line of the server's; there should be none."""
    logged(scene.server)
    with scene.server.database.reading() as connection:
        rows = connection.execute(sa.select(SecurityLogRow.__table__)).all()  # type: ignore[attr-defined]
        kept = sa.text("SELECT secret FROM sign_in UNION SELECT secret FROM link UNION SELECT secret FROM sign_in_link")
        fingerprints = connection.execute(kept).scalars().all()
    cookies = [cookie.value or "" for client in (scene.lead, *clients) for cookie in client.cookies.jar]
    written = "\n".join([*map(str, rows), *map(str, lines)])
    assert rows
    assert lines
    every = {*scene.secrets, *fingerprints, *cookies, *(it.partition(".")[0] for it in cookies), "emlig"}
    return [secret for secret in every if secret and secret in written]


class Scene:
    """A facilitator with a password and a workshop. `secrets`: what must never be in the log."""

    def __init__(self, server: Running) -> None:
        self.server = server
        self.lead = server.facilitator()
        self.choose_password(self.lead, EMAIL)
        self.code = server.workshop(self.lead, title=TITLE, workplace=TITLE)
        self.id = workshop_id(server, self.code)
        self.secrets = {EMAIL, KIM, PASSWORD, OTHER_PASSWORD, TITLE, LABEL, self.code}

    def seen(self, secret: str) -> str:
        self.secrets.add(secret.rpartition("/")[2])
        return secret

    def choose_password(self, client: httpx2.Client, email: str, present: str = "", new: str = PASSWORD) -> Any:
        return client.post("/account/password", data={"email": email, "password": new, "present": present})

    def sign_in(self, password: str = PASSWORD, email: str = EMAIL) -> httpx2.Client:
        client = self.server.client()
        client.post("/sign-in", data={"email": email, "password": password})
        return client

    def sign_in_link(self, email: str = KIM) -> str:
        with self.server.database.session() as session:
            link = accounts.new_link(session, accounts.with_email(session, email), now())
        return self.seen(f"/sign-in/{link}")

    def kim(self) -> httpx2.Client:
        client = self.server.client()
        client.post(self.sign_in_link())
        return client

    def invitation(self) -> str:
        answer = self.lead.post(f"/w/{self.code}/leads", data={"email": KIM}, follow_redirects=True)
        return self.seen(re.search(r"/invitation/[\w-]+", answer.text)[0])  # type: ignore[index]

    def kim_leads(self) -> httpx2.Client:
        kim = self.kim()
        assert kim.post(self.invitation()).status_code == 303
        return kim

    def kims_id(self) -> int:
        with self.server.database.reading_session() as session:
            return accounts.with_email(session, KIM).id or 0

    def link(self) -> str:
        form = {"kind": "report", "role": "manager", "label": LABEL, "days": "30"}
        answer = self.lead.post(f"/w/{self.code}/links", data=form, follow_redirects=True)
        return self.seen(re.search(r"/l/[\w-]+", answer.text)[0])  # type: ignore[index]

    def hr(self, email: str = "hr.hemlig@example.se") -> httpx2.Client:
        self.secrets.add(email)
        return self.server.facilitator(email, Role.HR)

    def job(self) -> str:
        return a_job_description(self.server)

    def remote(self) -> str:
        return self.seen(
            re.search(r"/remote/[\w-]{20,}", self.lead.post(f"/w/{self.code}/remote", follow_redirects=True).text)[0]
        )  # type: ignore[index]

    def template(self) -> None:
        with self.server.database.session() as session:
            preparation.keep(session, 1, TITLE, [TITLE], [], now())


def _too_many(client: httpx2.Client, path: str, data: dict[str, str] | None = None) -> None:
    for _ in range(100):
        answer = client.post(path, data=data) if data else client.get(path)
        if answer.status_code == 429:
            return
    raise AssertionError("nobody was ever stopped")


def _change_email(it: Scene) -> None:
    it.choose_password(it.lead, "ny.hemlig@example.se", PASSWORD, OTHER_PASSWORD)
    it.secrets.add("ny.hemlig@example.se")


def _take_back(it: Scene) -> None:
    it.invitation()
    for _ in range(2):  # the second press takes nothing back
        it.lead.post(f"/w/{it.code}/leads/invitations/1/off")


def _open_twice(it: Scene) -> None:
    link = it.link()
    for _ in range(2):
        assert it.server.client().post(f"{link}/opened").status_code == 204


def _revoke_twice(it: Scene) -> None:
    it.link()
    for _ in range(2):
        it.lead.post(f"/w/{it.code}/links/1/revoke")


def _use_revoked(it: Scene) -> None:
    link = it.link()
    it.lead.post(f"/w/{it.code}/links/1/revoke")
    assert it.server.client().get(f"{link}/report").status_code == 410


def _let_expire(it: Scene) -> None:
    it.link()
    with it.server.database.session() as session:
        session.connection().execute(update(LinkRow).where(col(LinkRow.id) == 1).values(expires_at=now() - 1))
    for _ in range(2):
        with it.server.database.session() as session:
            note_expired(session, now() - 1000_000)


def _close(it: Scene) -> None:
    for _ in range(2):
        assert ask(it.lead, it.code, "open_step", step="closed").status_code == 200


def _open_again(it: Scene) -> None:
    _close(it)
    assert ask(it.lead, it.code, "undo_last").status_code == 200


def _remove_template(it: Scene) -> None:
    it.template()
    for _ in range(2):
        it.lead.post("/templates/1/remove")


RULE = {"count": "1", "unit": "days", "number": "KS 1", "on": "2026-05-03", "by": "KS"}


def _write_a_rule(it: Scene, kind: str = "journal", then: str = "remove") -> None:
    assert it.lead.post(f"/retention/rules/{kind}", data=RULE | {"then": then}).status_code == 303


def _run(it: Scene) -> None:
    _write_a_rule(it)
    assert it.lead.post("/retention/run", data={"word": "GALLRA"}).status_code == 303
    assert it.lead.post("/retention/run", data={"word": "nej"}).status_code == 422


def _archive(it: Scene) -> None:
    _close(it)
    with it.server.database.session() as session:
        session.connection().execute(update(JournalRow.__table__).values(at=1))  # type: ignore[attr-defined]
    _write_a_rule(it, "board", "archive")
    run = it.lead.post("/retention/run", data={"word": "GALLRA"}).headers["location"]
    until(lambda: ".pdf" in it.lead.get(run).text)


def _remove_package(it: Scene) -> None:
    with it.server.database.session() as session:
        keep_package(session.connection(), Package("akr", "workshop", 1, TITLE, None, 1, b"zip"), "KS 1")
    for _ in range(2):
        it.lead.post("/archive/1/remove")


def _number(it: Scene) -> None:
    for _ in range(2):  # the second changes nothing
        it.lead.post(f"/w/{it.code}/diary", data={"diary": "KS 2026/12"})


def _wrong_origin(it: Scene) -> None:
    it.lead.post("/sign-out", headers={"Origin": f"https://{KIM.split('@')[1]}", "Sec-Fetch-Site": "cross-site"})


def _close_kim(it: Scene) -> None:
    it.kim_leads()
    for _ in range(2):
        it.lead.post(f"/accounts/{it.kims_id()}/close")


def _open_kim(it: Scene) -> None:
    _close_kim(it)
    for _ in range(2):
        it.lead.post(f"/accounts/{it.kims_id()}/open")


def _change_kim(it: Scene) -> None:
    it.kim()
    assert it.lead.post(f"/accounts/{it.kims_id()}/roles", data={"roles": ["hr", "manager"]}).status_code == 303


def _make_administration(it: Scene) -> None:
    for _ in range(2):  # there is one with that name by then
        it.lead.post("/administrations", data={"name": TITLE})


def _hand_a_text_over(it: Scene) -> None:
    kept = a_job_description(it.server)
    it.kim()
    form = {"holder": str(it.kims_id())}
    for _ in range(2):
        assert it.lead.post(f"{kept}/whose", data=form).status_code == 303


def _review(it: Scene) -> str:
    home = it.job()
    form = {"version": "1", "word": "change", "words": TITLE}
    assert it.hr().post(f"{home}/reviews", data=form).status_code == 303
    return home


def _approve(it: Scene) -> str:
    home = it.job()
    assert it.hr().post(f"{home}/reviews", data={"version": "1", "word": "reviewed"}).status_code == 303
    hr = it.hr("hr2.hemlig@example.se")
    seen = re.search('name="seen" value="([^"]+)"', hr.get(f"{home}/versions/latest").text)[1]  # type: ignore[index]
    why = {"why_negotiation": TITLE, "why_risk_assessment": TITLE}
    assert hr.post(f"{home}/approval", data={"version": "2", "seen": seen, **why}).status_code == 303
    return home


def _end_approval(it: Scene) -> None:
    form = {"in_force": "3", "why": TITLE}
    assert it.hr().post(f"{_approve(it)}/approval/end", data=form).status_code == 303


def _delete_a_post(it: Scene) -> None:
    with it.server.database.session() as session:
        id = keep_post(session, title=TITLE)
    assert it.hr().post(f"/posts/{id}/remove", data={"typed": TITLE}).status_code == 303


def _write_values(it: Scene) -> None:
    its = {"email": "ekonom.hemlig@example.se", "source": "Hemliga listan"}
    it.secrets |= {*its.values()}
    economist = it.server.facilitator(its["email"], Role.ECONOMIST)
    with it.server.database.session() as session:
        by = accounts.with_email(session, its["email"]).id
        values.make(session, 2026, {}, by or 0, now(), like=None, with_first=False)
    form = {"version": "0", "amount": "23 500", "origin": "local", "year": "2026", "source": its["source"]}
    for _ in range(2):  # the second is refused
        economist.post("/calculator/values/2026/wage", data=form)


def _let_lead_at_a_workplace(it: Scene) -> None:
    it.kim()
    with it.server.database.session() as session:
        id = a_workplace(session, TITLE)
    form = {"name": TITLE, "administration": "1", "lead": str(it.kims_id())}
    for _ in range(2):  # they do by then
        assert it.hr().post(f"/workplaces/{id}", data=form).status_code == 303


def _make_link(it: Scene) -> None:
    it.seen(_sign_in_link(it.server.app.state.settings, it.server.database, "ny@example.se"))


def _change_roles(it: Scene) -> None:
    with providing() as provider, running_with(it.server.database, provider) as there:
        for role in ("akr-hr", "akr-ledare"):
            provider.people["kim"] = {"groups": [role], "email": KIM}
            assert sign_in(there.client(), provider, "kim").status_code == 303


DEEDS: dict[What, Callable[[Scene], object]] = {
    What.SIGNED_IN: lambda it: it.sign_in(),
    What.SIGNED_IN_BY_LINK: lambda it: it.kim(),
    What.SIGN_IN_FAILED: lambda it: it.sign_in("fel lösenord hemligt"),
    What.SIGN_IN_LINK_REFUSED: lambda it: it.server.client().post("/sign-in/hemlig-lank"),
    What.SIGN_INS_STOPPED: lambda it: _too_many(it.server.client(), "/sign-in", {"email": EMAIL, "password": "x"}),
    What.SIGNED_OUT: lambda it: it.lead.post("/sign-out"),
    What.SIGN_INS_ENDED: lambda it: (it.server.facilitator(), it.lead.post("/account/sign-ins/others/off")),
    What.SIGN_IN_LINK_MADE: _make_link,
    What.ACCOUNT_MADE: lambda it: it.server.client().post(it.invitation()),
    What.IDENTITY_LINKED: lambda it: _link_identity(
        it.server.database, EMAIL, "https://login.example.se", "hemlig-kim"
    ),
    What.EMAIL_CHANGED: _change_email,
    What.PASSWORD_CHANGED: lambda it: it.choose_password(it.lead, EMAIL, PASSWORD, OTHER_PASSWORD),
    What.PASSWORD_CHANGE_FAILED: lambda it: it.choose_password(it.lead, EMAIL, "fel", OTHER_PASSWORD),
    What.ROLES_CHANGED: _change_kim,
    What.ACCOUNT_CLOSED: _close_kim,
    What.ACCOUNT_OPENED: _open_kim,
    What.ADMINISTRATION_CHANGED: _make_administration,
    What.INVITATION_MADE: lambda it: it.invitation(),
    What.INVITATION_ACCEPTED: lambda it: it.kim_leads(),
    What.INVITATION_TAKEN_BACK: _take_back,
    What.LEADING_GIVEN: lambda it: it.kim_leads(),
    What.LEADING_TAKEN: lambda it: it.kim_leads() and it.lead.post(f"/w/{it.code}/leads/{it.kims_id()}/off"),
    What.WORKSHOP_HANDED_OVER: lambda it: it.kim_leads() and it.lead.post(f"/w/{it.code}/leads/{it.kims_id()}/owner"),
    What.TEXT_HANDED_OVER: _hand_a_text_over,
    What.RESULTS_SHARED: lambda it: [it.lead.post(f"/w/{it.code}/shared", data={"shared": "yes"}) for _ in range(2)],
    What.CODE_RENEWED: lambda it: it.lead.post(f"/w/{it.code}/new-code"),
    What.WORKSHOP_CLOSED: _close,
    What.WORKSHOP_OPENED: _open_again,
    What.LINK_MADE: lambda it: it.link(),
    What.LINK_OPENED: _open_twice,
    What.LINK_REVOKED: _revoke_twice,
    What.LINK_EXPIRED: _let_expire,
    What.LINK_REFUSED: _use_revoked,
    What.REMOTE_OFFERED: lambda it: it.remote(),
    What.REMOTE_TAKEN: lambda it: it.server.client().post(it.remote()),
    What.REMOTES_ENDED: lambda it: (it.remote(), it.lead.post(f"/w/{it.code}/remote/off")),
    What.EXPORTED: lambda it: it.lead.get(f"/w/{it.code}/result.csv"),
    What.WORKSHOP_DELETED: lambda it: it.lead.post(f"/w/{it.code}/delete", data={"typed": it.code}),
    What.TEMPLATE_DELETED: _remove_template,
    What.RETENTION_PLAN_CHANGED: _write_a_rule,
    What.RETENTION_RUN: _run,
    What.ARCHIVED: _archive,
    What.PACKAGE_REMOVED: _remove_package,
    What.DIARY_CHANGED: _number,
    What.WORDS_SOUGHT: lambda it: it.lead.post("/find-words", data={"words": TITLE}),
    What.WORDS_REMOVED: lambda it: it.lead.post("/find-words/remove", data={"words": TITLE, "again": TITLE}),
    What.REVIEWED: _review,
    What.JOB_DESCRIPTION_APPROVED: _approve,
    What.APPROVAL_ENDED: _end_approval,
    What.JOB_DESCRIPTION_DELETED: lambda it: it.hr().post(f"{it.job()}/delete", data={"typed": TITLE}),
    What.POST_DELETED: _delete_a_post,
    What.WORKPLACE_LEADS_CHANGED: _let_lead_at_a_workplace,
    What.PARAMETERS_CHANGED: _write_values,
    What.ACCESS_REFUSED: lambda it: it.kim().get(f"/w/{it.code}/lead"),
    What.FOREIGN_ORIGIN: _wrong_origin,
    What.LIMIT_REACHED: lambda it: _too_many(it.server.client(), "/join?code=QQQQQQ"),
}


def a_job_description(server: Running) -> str:
    return keep(server, 1, a_draft(title=TITLE))
