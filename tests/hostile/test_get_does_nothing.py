"""A GET does nothing, nor does a HEAD: every address, asked for by every kind of person, and no row is another after.

What opens links before a person does, fetches pages beforehand or asks whether they are there is anybody's. The
security log alone grows: by what was refused, and by a file that has left the server (`MAY_BE_LOGGED`).
"""

import re
from contextlib import contextmanager
from datetime import timedelta

import pytest
from PIL import Image
from sqlalchemy import update
from sqlmodel import SQLModel, select

from app.account import store as accounts
from app.account.tables import SignInRow
from app.archive.store import Package, keep
from app.example import its_creation
from app.ids import now
from app.job_descriptions.tables import JobDescriptionRow
from app.rehearsal import store as rehearsal
from app.rehearsal.deeds import Session
from app.retention.protocol import begun
from app.retention.tables import RunRow
from app.security.entry import REFUSED, What
from app.security.tables import SecurityLogRow
from app.speech.sentences import sentence_id
from app.workshop import store as workshops
from tests.days import today
from tests.hostile.test_who_may import (
    ASKED,
    CHECKLIST,
    COMMENT,
    COUNTED_ON,
    ENDINGS,
    FOLLOW_UP,
    HELPED,
    HOLDER,
    LEAD,
    NOBODY,
    REPORT,
    REVIEW,
    TRANSLATE,
    World,
    routes,
)
from tests.posts.written import BEGAN
from tests.running import ask, running

MAY_BE_LOGGED = {*REFUSED, What.EXPORTED}
READER, REMOTE, MACHINE = "reader", "remote", "machine"
TOKEN = "x" * 40
CLIP = f"{sentence_id('Kod')}.mp4"
FORMS = {
    "job-description": REVIEW,
    "review": ASKED,
    "follow-up": FOLLOW_UP,
    "actions.ics": FOLLOW_UP,
    "report": REPORT,
    "translate": TRANSLATE,
    "checklist": CHECKLIST,
    "/work": HOLDER,
    "/asked": HELPED,
    "counted-on": COUNTED_ON,
}
"""Which kind of link opens a page, by how its path goes on."""


class Everything(World):
    """The same world, with something behind every address that is a secret, and all who may ask."""

    def __init__(self, server):
        super().__init__(server)
        self.server, lead = server, self.people[LEAD]
        with server.database.session() as session:
            link = accounts.new_link(session, accounts.with_email(session, "ny@example.se"), now())
        remote = self._remote()
        self.people |= {READER: server.client(), REMOTE: server.client()}
        assert self.people[REMOTE].post(remote).status_code == 303
        self.people[MACHINE] = server.client(headers={"Authorization": f"Bearer {TOKEN}"})
        self.secrets = {
            "/sign-in/{link}": f"/sign-in/{link}",
            "/invitation/{secret}": self._invitation(lead, "mer@example.se"),
            "/remote/{secret}": self._remote(),
        }
        self.before = server.workshop(lead)
        tomorrow = (today() + timedelta(days=1)).isoformat()
        form = {"step": "gather", "until": tomorrow, "meets_on": tomorrow, "meets_at": "13:00"}
        assert lead.post(f"/w/{self.before}/beforehand", data=form).status_code == 303
        self.closed = server.workshop(lead)
        assert ask(lead, self.closed, "open_step", step="closed").status_code == 200
        self.approved = lead.post(f"/job-descriptions/{self.description}/duplicate").headers["location"].split("/")[2]
        with server.database.session() as session:
            session.get_one(JobDescriptionRow, int(self.approved)).status = "approved"
            session.add(
                RunRow(
                    begun_at=1, ended_at=2, protocol=begun("", "2026-11-29T18:00:00+01:00", "", {}, 0, is_sqlite=True)
                )
            )
            keep(session.connection(), Package("akr", "workshop", 1, "Borta", None, 1, b"zip"), "KS 1")
        with server.database.session() as session:
            eva = accounts.with_email(session, "eva@example.se").id
            example = workshops.add(session, its_creation("REHXAR"), eva, now())
            rehearsal.keep(session, example.id, Session.ONE, True, now())
        with server.database.session() as session:  # so long ago that it is time to note it
            session.exec(update(SignInRow).values(seen_at=now() - 3 * 24 * 3600 * 1000))

    def _remote(self):
        page = self.people[LEAD].post(f"/w/{self.code}/remote", follow_redirects=True).text
        return re.search(r"/remote/[\w-]+", page)[0]

    def filled(self, path):
        """A good address of a route. Raises `KeyError` for one that takes something unknown here: name it here."""
        named = {"code": self.before if "/beforehand" in path else self.code, "number": "1", "id:row": self.description}
        named |= {
            "track": "leads",
            "part": "colours",
            "tag": "pl",
            "into": "en",
            "name": CLIP,
            "sheet:row": "1",
            "workplace:row": "1",
        }
        named["token"] = self.links[next((kind for words, kind in FORMS.items() if words in path), COMMENT)]
        named["ending"] = next((its for name, its in ENDINGS.items() if f"{name}.{{ending}}" in path), "")
        if path.endswith("/archive.zip"):
            named |= {"code": self.closed, "id:row": self.approved}
        named |= {"staffing:row": "1", "began": BEGAN, "key": "alternative", "stage": "follow_up"}
        named |= {"year:row": "2026", "parameter": "wage", "number:row": "1"}
        named |= {"question": "why", "of": "job", "kind": "scorm12"}
        if path.startswith(
            ("/archive/", "/calculator/", "/programme/", "/retention/", "/posts/", "/tasks/", "/workplaces/")
        ):
            named["id:row"] = "1"
        if path.startswith("/rehearsals/"):
            named["code"] = "REHXAR"
        address = self.secrets.get(path) or re.sub(r"\{([\w:]+)\}", lambda place: named[place[1]], path)
        return address + (f"?code={self.code}" if path == "/join" else "")

    def logged(self):
        self.server.app.state.counted.write()
        with self.server.database.reading_session() as session:
            return {What(it) for it in session.exec(select(SecurityLogRow.what))}


def every_row(database):
    """All there is in the database but the security log."""
    with database.reading() as connection:
        tables = [it for it in SQLModel.metadata.sorted_tables if it is not SecurityLogRow.__table__]
        return sorted(f"{table.name}: {row}" for table in tables for row in connection.execute(select(table)))


class NoLimits:
    """So many people at one address are refused nothing here."""

    def is_inside(self, *_):
        pass

    def is_held_there(self, *_):
        return True

    def __getattr__(self, name):
        async def may(*_, **__):
            return True

        return may


@contextmanager
def everything_there(database, folder):
    """A server that has been told all that settings say, with the world in it."""
    Image.new("RGB", (40, 20), "navy").save(folder / "logo.png")
    (clips := folder / "clips").mkdir()
    (clips / CLIP).write_bytes(b"a film")
    until = (today() + timedelta(days=90)).isoformat()
    more = {"logo": str(folder / "logo.png"), "clips": str(clips), "security_until": until}
    more["security_contact"] = "mailto:sakerhet@example.se"
    with running(database, metrics_token=TOKEN, **more) as server:
        server.app.state.limits = NoLimits()
        yield server


def got(server):
    return sorted({route.split()[1] for route in routes(server.app) if route.startswith("GET ")})


NOT_THERE = {"/oidc/callback", "/job-descriptions/{id:row}/archive.zip"}
"""Let nobody in here: there is no provider, and no text is in force. They change nothing all the same."""


def is_let_in(answer):
    away = answer.headers.get("location", "").startswith(("/sign-in?", "/join?"))
    return answer.status_code == 200 or (answer.status_code == 303 and not away)


@pytest.mark.heavy
def test_no_get_and_no_head_changes_a_row(sqlite, tmp_path):
    """Each route without a cookie and with each kind of person's; and somebody is let in to each."""
    with everything_there(sqlite, tmp_path) as server:
        walk(Everything(server), lambda _: False)


@pytest.mark.heavy
def test_nor_do_they_on_postgresql(postgresql, tmp_path):
    """Each route without a cookie, and by those who come next until somebody is let in: what is the database's is what
    a page asks it for, and who is refused is so by the same lines on either."""
    with everything_there(postgresql, tmp_path) as server:
        walk(Everything(server), is_let_in)


AT_ONCE = 20
"""Addresses between two looks at every row: a change is told with those that it may be of."""


def walk(world, is_enough):
    """Every address, by one kind of person after another until an answer is enough. HEAD is a GET to all that is within
    (`app/web/head.py`): it is asked without a cookie, and by the first who is let in."""
    paths, logged_before = got(world.server), world.logged()
    unreached, changed, unlike = [], [], []
    before = every_row(world.server.database)
    for first in range(0, len(paths), AT_ONCE):
        some = paths[first : first + AT_ONCE]
        for path in some:
            is_reached, differ = asked(world, path, is_enough)
            unlike += differ
            unreached += [] if is_reached else [path]
        if (after := every_row(world.server.database)) != before:
            changed.append((some, {*after} ^ {*before}))
            before = after
    assert changed == []
    assert {*unreached} <= NOT_THERE, "the walk knows no address that lets anybody in to these"
    assert unlike == []
    assert world.logged() - logged_before <= MAY_BE_LOGGED


def asked(world, path, is_enough):
    """Whether anybody was let in, and whom it was answered otherwise another time."""
    address, is_reached, unlike = world.filled(path), False, []
    for who in dict.fromkeys((NOBODY, LEAD, *world.people)):
        client = world.people[who]
        answers = [client.get(address) for _ in range(2 if who in (LEAD, READER) else 1)]
        if who == NOBODY or (is_let_in(answers[0]) and not is_reached):
            answers.append(client.head(address))
            assert answers[-1].content == b"", address
        is_reached |= is_let_in(answers[0])
        if len({it.status_code for it in answers}) > 1:
            unlike.append((path, who, [it.status_code for it in answers]))
        if who != NOBODY and is_enough(answers[0]):
            break
    return is_reached, unlike


def test_a_first_visit_to_a_new_server_leaves_no_row(either):
    """Where nobody has been, nothing is made because somebody looks."""
    with running(either) as server:
        before = every_row(either)
        for address in ("/", "/join?code=QQQQQQ", "/w/QQQQQQ/wall", "/sign-in", "/l/none", "/workshops", "/healthz"):
            server.client().get(address)
        assert every_row(either) == before


def test_head_says_what_get_says_and_is_no_file_that_left(server):
    lead = server.facilitator()
    address = f"/w/{server.workshop(lead)}/result.csv"
    head, whole = lead.head(address), lead.get(address)
    assert head.status_code == 200
    assert head.content == b""
    for name in ("content-type", "content-disposition", "cache-control", "content-length"):
        assert head.headers.get(name) == whole.headers.get(name)
    server.app.state.counted.write()
    with server.database.reading_session() as session:
        its = session.exec(select(SecurityLogRow.count).where(SecurityLogRow.what == What.EXPORTED))
        assert [*its] == [1]


def test_who_only_asks_whether_a_page_is_there_is_told(server):
    code = server.workshop(server.facilitator())
    phone, nobody = server.participant(code), server.client()
    for address in ("/", "/sign-in", "/healthz", f"/w/{code}/wall", "/nowhere"):
        assert nobody.head(address).status_code == nobody.get(address).status_code, address
        assert nobody.head(address).content == b"", address
    assert phone.head(f"/w/{code}").status_code == 200
