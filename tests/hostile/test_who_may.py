"""Who reaches what: every route there is, asked for by every kind of person. A new route is to be named here.

Refused is: sent to sign in or to join, "not found", or "not for you". What those who are refused asked for has changed
nothing.
"""

import re
from collections.abc import Iterator
from typing import Any

from sqlalchemy import select, update
from sqlmodel import SQLModel, col

from app.account import store as accounts
from app.ids import now
from app.live.wire import COMMANDS as WIRE
from app.sharing import store as sharing
from app.sharing.tables import LinkRow
from tests.acts import BY_STAFF
from tests.running import ask, view_of

NOBODY, PHONE, STRANGER, OTHER, CO, LEAD = "nobody", "phone", "stranger", "other", "co", "lead"
"""No cookie; joined; joined another workshop; signed in; leads together with whose it is; whose it is."""
EVERYBODY = (NOBODY, PHONE, STRANGER, OTHER, CO, LEAD)
SIGNED_IN, LEADS, OWNS, JOINED = (OTHER, CO, LEAD), (CO, LEAD), (LEAD,), (PHONE,)
OPERATES = (LEAD,)
"""Sees to the installation: here, whose the workshop is."""

MAY = {
    "GET /": EVERYBODY,
    "GET /healthz": EVERYBODY,
    "GET /phone/ending": EVERYBODY,  # words only, of no workshop
    "GET /metrics": EVERYBODY,  # on this machine, where no proxy stands between
    "GET /join": EVERYBODY,  # these six: whoever has the code
    "POST /join": EVERYBODY,
    "GET /w/{code}/wall": EVERYBODY,
    "GET /w/{code}/here": EVERYBODY,
    "GET /w/{code}/qr.svg": EVERYBODY,
    "POST /w/{code}/next-person": EVERYBODY,
    "GET /w/{code}": JOINED,
    "GET /live/{code}/view": (PHONE, CO, LEAD),
    "POST /live/{code}/commands": (PHONE, CO, LEAD),
    "GET /w/{code}/pulse": JOINED,
    "POST /live/{code}/pulse": JOINED,
    "GET /sign-in": EVERYBODY,
    "POST /sign-in": EVERYBODY,
    "GET /sign-in/{link}": EVERYBODY,  # these four: whoever has the link
    "POST /sign-in/{link}": EVERYBODY,
    "GET /invitation/{secret}": EVERYBODY,
    "POST /invitation/{secret}": EVERYBODY,
    "POST /sign-out": EVERYBODY,
    "GET /account/sign-ins": SIGNED_IN,
    "POST /account/stay": SIGNED_IN,
    "POST /account/sign-ins/others/off": SIGNED_IN,
    "POST /account/sign-ins/{handle}/off": SIGNED_IN,
    "POST /account/seen": SIGNED_IN,
    "GET /account/password": SIGNED_IN,
    "POST /account/password": SIGNED_IN,
    "GET /account/colleague": SIGNED_IN,
    "POST /account/colleague": SIGNED_IN,
    "POST /account/colleague/{id:row}/off": SIGNED_IN,  # somebody else's stays, and is as if it were not there
    "GET /workshops": SIGNED_IN,
    "POST /workshops": SIGNED_IN,
    "GET /workshops/new": SIGNED_IN,
    "POST /workshops/new": SIGNED_IN,
    "GET /templates": SIGNED_IN,
    "POST /templates/{id:row}/name": OWNS,
    "POST /templates/{id:row}/remove": SIGNED_IN,  # somebody else's stays, and is as if it were not there
    "GET /actions": SIGNED_IN,
    "GET /tillganglighet": EVERYBODY,
    "POST /tillganglighet": EVERYBODY,
    "GET /tillganglighet/edit": OPERATES,
    "POST /tillganglighet/edit": OPERATES,
    "GET /tillganglighet/messages": OPERATES,
    "POST /tillganglighet/messages/{id}/seen-to": OPERATES,
    "POST /speech": EVERYBODY,  # our own sentences; what people have written: tests/speech
    "GET /clips": EVERYBODY,
    "GET /clips/{name}": EVERYBODY,
    "GET /languages": OPERATES,
    "GET /languages/{tag}": OPERATES,
    "GET /languages/{tag}/messages.po": OPERATES,
    "POST /languages/{tag}/on": OPERATES,
    "POST /languages/{tag}/off": OPERATES,
    "POST /languages/{tag}/catalogue": OPERATES,
    "POST /languages/{tag}/catalogue/ours": OPERATES,
    "GET /w/{code}/lead": LEADS,
    "GET /w/{code}/readiness": LEADS,
    "POST /w/{code}/groups": LEADS,
    "GET /w/{code}/beforehand": LEADS,
    "POST /w/{code}/beforehand": LEADS,
    "GET /w/{code}/beforehand/print": LEADS,
    "GET /w/{code}/beforehand.pdf": LEADS,
    "GET /w/{code}/import": LEADS,
    "POST /w/{code}/import": LEADS,
    "POST /w/{code}/import/add": LEADS,
    "POST /w/{code}/template": LEADS,
    "GET /w/{code}/translations": LEADS,
    "POST /w/{code}/translations/{into}/link": LEADS,
    "POST /w/{code}/translations/links/{link:row}/revoke": LEADS,
    "GET /w/{code}/translations/{into}/translate": LEADS,
    "POST /w/{code}/translations/{into}/translate": LEADS,
    "POST /w/{code}/translations/{into}/translate/import": LEADS,
    "GET /w/{code}/translations/{into}/translate/list.{ending}": LEADS,
    "POST /w/{code}/rehearsal": LEADS,
    "GET /w/{code}/analysis": LEADS,
    "GET /w/{code}/similar": LEADS,
    "GET /w/{code}/pictures": LEADS,
    "GET /w/{code}/history": LEADS,
    "GET /w/{code}/result": LEADS,
    "GET /w/{code}/poster.pdf": LEADS,
    "GET /w/{code}/result.{ending}": LEADS,
    "GET /w/{code}/paper.pdf": LEADS,
    "GET /w/{code}/paper": LEADS,
    "POST /w/{code}/paper": LEADS,
    "GET /w/{code}/report": LEADS,
    "GET /w/{code}/report-short.pdf": LEADS,
    "GET /w/{code}/report.{ending}": LEADS,
    "GET /w/{code}/follow-up": LEADS,
    "GET /w/{code}/follow-up/answers": LEADS,
    "POST /w/{code}/follow-up/answers": LEADS,
    "GET /w/{code}/actions.ics": LEADS,
    "GET /w/{code}/links": LEADS,
    "POST /w/{code}/links": LEADS,
    "POST /w/{code}/links/{link:row}/revoke": LEADS,
    "POST /w/{code}/comments/{comment:row}": LEADS,
    "GET /w/{code}/job-description/new": LEADS,
    "POST /w/{code}/job-description/new": LEADS,
    "GET /w/{code}/leads": LEADS,
    "POST /w/{code}/leads": OWNS,
    "POST /w/{code}/leads/invitations/{id:row}/off": OWNS,
    "POST /w/{code}/leads/{somebody:row}/owner": OWNS,
    "POST /w/{code}/leads/{somebody:row}/off": LEADS,  # the second one: it may stop by itself
    "GET /w/{code}/remote": LEADS,
    "POST /w/{code}/remote": LEADS,
    "POST /w/{code}/remote/off": LEADS,
    "GET /remote/{secret}": EVERYBODY,  # these two: whoever has the link
    "POST /remote/{secret}": EVERYBODY,
    "GET /w/{code}/hand": (),  # a phone that has taken one: tests/hostile/test_remotes.py
    "POST /w/{code}/new-code": LEADS,
    "GET /w/{code}/delete": OWNS,
    "POST /w/{code}/delete": OWNS,
    "GET /job-descriptions": SIGNED_IN,  # these: the municipality's, see decision 6
    "GET /job-descriptions.xlsx": SIGNED_IN,
    "GET /job-descriptions/logo.png": SIGNED_IN,
    "GET /job-descriptions/{id:row}": SIGNED_IN,
    "POST /job-descriptions/{id:row}": SIGNED_IN,
    "GET /job-descriptions/{id:row}/print": SIGNED_IN,
    "GET /job-descriptions/{id:row}/easy": SIGNED_IN,
    "GET /job-descriptions/{id:row}/easy.pdf": SIGNED_IN,
    "GET /job-descriptions/{id:row}/ad": SIGNED_IN,
    "GET /job-descriptions/{id:row}.{ending}": SIGNED_IN,
    "POST /job-descriptions/{id:row}/duplicate": SIGNED_IN,
    "GET /job-descriptions/{id:row}/versions/{number}": SIGNED_IN,
    "POST /job-descriptions/{id:row}/versions/{number}/restore": SIGNED_IN,
    "POST /job-descriptions/{id:row}/reviews": SIGNED_IN,
    "GET /job-descriptions/{id:row}/compare": SIGNED_IN,
    "GET /job-descriptions/{id:row}/trail": SIGNED_IN,
    "POST /job-descriptions/{id:row}/trail": SIGNED_IN,
    "GET /job-descriptions/{id:row}/more": SIGNED_IN,
    "POST /job-descriptions/{id:row}/more": SIGNED_IN,
    "GET /job-descriptions/{id:row}/links": SIGNED_IN,
    "POST /job-descriptions/{id:row}/links": SIGNED_IN,
    "POST /job-descriptions/{id:row}/links/{link:row}/revoke": SIGNED_IN,
    "POST /job-descriptions/{id:row}/comments/{comment:row}": SIGNED_IN,
}
"""Who may. A link's address alone opens what it opens, whoever has it: `OPENS`."""

REPORT, COMMENT, FOLLOW_UP, REVIEW, TRANSLATE = "report", "comment", "follow-up", "review", "translate"
GONE = ("revoked", "old", "guessed")
OPENS = {
    "GET /l/{token}": (REPORT, COMMENT, FOLLOW_UP, REVIEW, TRANSLATE),
    "POST /l/{token}/opened": (REPORT, COMMENT, FOLLOW_UP, REVIEW, TRANSLATE),
    "POST /l/{token}/comments": (COMMENT, REVIEW),
    "GET /l/{token}/report": (REPORT, COMMENT),
    "GET /l/{token}/report.{ending}": (REPORT, COMMENT),
    "GET /l/{token}/report-short.pdf": (REPORT, COMMENT),
    "GET /l/{token}/follow-up": (FOLLOW_UP,),
    "POST /l/{token}/follow-up": (FOLLOW_UP,),
    "GET /l/{token}/actions.ics": (FOLLOW_UP,),
    "GET /l/{token}/translate": (TRANSLATE,),
    "POST /l/{token}/translate": (TRANSLATE,),
    "POST /l/{token}/translate/import": (TRANSLATE,),
    "GET /l/{token}/translate/list.{ending}": (TRANSLATE,),
    "GET /l/{token}/job-description": (REVIEW,),
    "GET /l/{token}/job-description.{ending}": (REVIEW,),
}
ENDS = ("/off", "/owner", "/delete", "/remove", "/revoke", "new-code", "sign-out", "next-person")
"""What a route ends with after which there is less to ask for. That those who may can has tests of its own."""
TELL_OF_IT = ("security_log", "sign_in", "made")
"""Tables that have more in them afterwards: what was refused, that somebody was seen, and that a page was posted."""
NOT_THERE = (
    "POST /w/{code}/rehearsal",
    "GET /job-descriptions/logo.png",
    "beforehand/print",
    "beforehand.pdf",
    "GET /clips",
    "{link}",
    "{secret}",
    "{handle}",
)
"""Not found here by those who may either: no example, logo or clip, nothing open before the meeting, nothing to use."""
ENDINGS = {"report": "xlsx", "result": "csv", "{id:row}": "md", "job-description": "docx", "list": "csv"}


def routes(app: Any) -> Iterator[str]:
    """Every route that answers a request, as "GET /path"."""
    for route in app.routes:
        if hasattr(route, "original_router"):
            yield from routes(route.original_router)
        elif methods := getattr(route, "methods", None):
            yield from (f"{method} {route.path}" for method in sorted(methods - {"HEAD"}))


class World:
    """A workshop with everything that a route may name, and everybody who may ask for it."""

    def __init__(self, server: Any) -> None:
        self.server = server
        lead, self.other = server.facilitator("eva@example.se"), "kim@example.se"
        self.code = server.workshop(lead)
        with server.database.session() as session:
            accounts.as_operator(accounts.with_email(session, "eva@example.se"))
        ask(lead, self.code, "add_task", text="Tvätt")
        ask(lead, self.code, "open_step", step="settle")
        task = next(iter(view_of(lead, self.code)["tasks"]))
        ask(lead, self.code, "place_task", task=task, group="g1", colour="red")
        ask(lead, self.code, "open_step", step="analyse")
        proposed = re.search(r'name="task" value="([^"]+)"', lead.get(f"/w/{self.code}/job-description/new").text)[1]
        answer = lead.post(f"/w/{self.code}/job-description/new", data={"title": "Serviceassistent", "task": proposed})
        self.description = re.search(r"\d+", answer.headers["location"])[0]
        lead.post(f"/w/{self.code}/template", data={"name": "Vår lista"})
        co = server.facilitator("bo@example.se")
        co.post(self._invitation(lead, "bo@example.se"))
        self._invitation(lead, "ingen@example.se")
        self.people = {NOBODY: server.client(), LEAD: lead, CO: co, OTHER: server.facilitator(self.other)}
        self.people[PHONE] = server.participant(self.code)
        self.people[STRANGER] = server.participant(server.workshop(self.people[OTHER]))
        self.links = {
            REPORT: self._link(f"/w/{self.code}", "report"),
            COMMENT: self._link(f"/w/{self.code}", "comment"),
            FOLLOW_UP: self._link(f"/w/{self.code}", "follow_up"),
            REVIEW: self._link(f"/job-descriptions/{self.description}", "comment"),
            TRANSLATE: self._link_to_translate(),
            "revoked": self._link(f"/w/{self.code}", "comment"),
            "old": self._link(f"/w/{self.code}", "comment"),
            "guessed": "A" * 43,
        }
        self.people[NOBODY].post(f"/l/{self.links[COMMENT]}/comments", data={"text": "Bra", "about": "all"})
        with server.database.session() as session:
            *_, revoked, old = sorted(link.id for link in sharing.links(session, sharing.About(workshop=1)))
            sharing.revoke(session, sharing.About(workshop=1), revoked, now())
            session.exec(update(LinkRow).where(col(LinkRow.id) == old).values(expires_at=1))

    def _invitation(self, lead: Any, email: str) -> str:
        page = lead.post(f"/w/{self.code}/leads", data={"email": email}, follow_redirects=True).text
        return re.search(r"/invitation/[\w-]+", page)[0]

    def _link(self, of: str, kind: str) -> str:
        asked = {"kind": kind, "role": "union", "label": "", "days": "30"}
        page = self.people[LEAD].post(f"{of}/links", data=asked, follow_redirects=True).text
        return re.search(r"/l/([\w-]+)", page)[1]

    def _link_to_translate(self) -> str:
        page = self.people[LEAD].post(f"/w/{self.code}/translations/en/link", follow_redirects=True).text
        return re.search(r"/l/([\w-]+)", page)[1]

    def path(self, path: str, token: str = "") -> str:
        ending = next((its for name, its in ENDINGS.items() if f"{name}.{{ending}}" in path), "")
        named = {
            "code": self.code,
            "token": token,
            "ending": ending,
            "number": "1",
            "link:row": "1",
            "comment:row": "1",
        }
        named |= {"link": "AAAA", "secret": "AAAA", "handle": "AAAA", "somebody:row": "2", "tag": "pl", "id": "AAAA"}
        named["into"] = "en"
        named["name"] = "0000000000.mp4"
        named["id:row"] = self.description if "/job-descriptions/" in path else "2" if "invitations" in path else "1"
        return re.sub(r"\{([\w:]+)\}", lambda name: named[name[1]], path) + (
            f"?code={self.code}" if path == "/join" else ""
        )

    def ask(self, who: str, route: str) -> Any:
        method, path = route.split()
        return self.people[who].request(method, self.path(path), data=self.form(path) if method == "POST" else None)

    def form(self, path: str) -> dict[str, str]:
        if path == "/join":
            return {"code": self.code, "group": "g1"}
        if path == "/speech":
            return {"text": "Kod", "language": "sv"}
        return {"id": "n1", "do": "add_task", "text": "Disk", "says": "fast"} if path.startswith("/live/") else {}

    def rows(self) -> list[str]:
        with self.server.database.reading() as connection:
            tables = [table for table in SQLModel.metadata.sorted_tables if table.name not in TELL_OF_IT]
            return sorted(f"{table.name}: {row}" for table in tables for row in connection.execute(select(table)))


def refused(answer: Any) -> bool:
    if answer.status_code == 303:
        return answer.headers["location"].startswith(("/sign-in?", "/join?"))
    return answer.status_code == 404 or (answer.status_code == 403 and "/live/" in str(answer.url))


def test_every_route_is_named_here(server):
    assert sorted({*MAY, *OPENS}) == sorted(set(routes(server.app)))


def test_who_may_not_is_refused_and_has_changed_nothing(server):
    world = World(server)
    before, let_in = world.rows(), []
    for route, may in MAY.items():
        for who in {*EVERYBODY} - {*may}:
            answer = world.ask(who, route)
            if not refused(answer):
                let_in.append((route, who, answer.status_code, answer.headers.get("location")))
    assert let_in == [], let_in
    assert world.rows() == before


def test_a_link_opens_what_it_is_for_and_nothing_when_it_is_over(server):
    world = World(server)
    wrong = []
    for route, opens in OPENS.items():
        method, path = route.split()
        for nth, kind in enumerate((*opens, *sorted({*world.links} - {*opens}))):
            from_elsewhere = {"X-Forwarded-For": f"203.0.113.{nth}"}  # who guesses has to wait, and is not tried here
            answer = world.people[NOBODY].request(method, world.path(path, world.links[kind]), headers=from_elsewhere)
            is_refused = answer.status_code in (403, 404, 410)
            if is_refused == (kind in opens):
                wrong.append((route, kind, answer.status_code))
    assert wrong == [], wrong


def test_who_may_is_let_in(server):
    world = World(server)
    kept_out = []
    for route, may in MAY.items():
        for who in () if route.endswith(ENDS) else may:
            answer = world.ask(who, route)
            is_there = not any(its in route for its in NOT_THERE)
            if answer.status_code >= 500 or (refused(answer) and is_there):
                kept_out.append((route, who, answer.status_code, answer.headers.get("location")))
    assert kept_out == [], kept_out


def test_every_command_of_the_facilitator_is_refused_to_everybody_else(server):
    world = World(server)
    before, done = world.rows(), []
    staff = {*(command for command in BY_STAFF)}
    for name, command in WIRE.items():
        for who in (NOBODY, STRANGER, OTHER, *(() if command in staff else (PHONE,))):
            answer = ask(world.people[who], world.code, name)
            if answer.status_code < 400:
                done.append((name, who))
    assert done == []
    assert world.rows() == before
