"""A GET does nothing, nor does a HEAD: every address, asked for by every kind of person, and no row is another after.

What opens links before a person does, fetches pages beforehand or asks whether they are there is anybody's. The
security log alone grows: by what was refused, and by a file that has left the server (`MAY_BE_LOGGED`).
"""

import re
from datetime import date, timedelta

import pytest
from PIL import Image
from sqlalchemy import update
from sqlmodel import SQLModel, select

from app.account import store as accounts
from app.account.tables import SignInRow
from app.ids import now
from app.security.entry import REFUSED, What
from app.security.tables import SecurityLogRow
from app.speech.sentences import sentence_id
from tests.hostile.test_who_may import (
    COMMENT,
    ENDINGS,
    FOLLOW_UP,
    LEAD,
    NOBODY,
    PHONE,
    REPORT,
    REVIEW,
    TRANSLATE,
    World,
    routes,
)
from tests.running import running

MAY_BE_LOGGED = {*REFUSED, What.EXPORTED}
READER, REMOTE, OPERATOR = "reader", "remote", "operator"
TOKEN = "x" * 40
CLIP = f"{sentence_id('Kod')}.mp4"
FORMS = {
    "job-description": REVIEW,
    "follow-up": FOLLOW_UP,
    "actions.ics": FOLLOW_UP,
    "report": REPORT,
    "translate": TRANSLATE,
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
        self.people[OPERATOR] = server.client(headers={"Authorization": f"Bearer {TOKEN}"})
        self.secrets = {
            "/sign-in/{link}": f"/sign-in/{link}",
            "/invitation/{secret}": self._invitation(lead, "mer@example.se"),
            "/remote/{secret}": self._remote(),
        }
        self.before = server.workshop(lead)
        tomorrow = (date.today() + timedelta(days=1)).isoformat()
        form = {"step": "gather", "until": tomorrow, "meets_on": tomorrow, "meets_at": "13:00"}
        assert lead.post(f"/w/{self.before}/beforehand", data=form).status_code == 303
        with server.database.session() as session:  # so long ago that it is time to note it
            session.exec(update(SignInRow).values(seen_at=now() - 3 * 24 * 3600 * 1000))

    def _remote(self):
        page = self.people[LEAD].post(f"/w/{self.code}/remote", follow_redirects=True).text
        return re.search(r"/remote/[\w-]+", page)[0]

    def filled(self, path):
        """A good address of a route. Raises `KeyError` for one that takes something unknown here: name it here."""
        named = {"code": self.before if "/beforehand" in path else self.code, "number": "1", "id:row": self.description}
        named |= {"tag": "pl", "into": "en", "name": CLIP}
        named["token"] = self.links[next((kind for words, kind in FORMS.items() if words in path), COMMENT)]
        named["ending"] = next((its for name, its in ENDINGS.items() if f"{name}.{{ending}}" in path), "")
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


@pytest.fixture
def world(database, tmp_path):
    Image.new("RGB", (40, 20), "navy").save(tmp_path / "logo.png")
    (clips := tmp_path / "clips").mkdir()
    (clips / CLIP).write_bytes(b"a film")
    more = {"logo": str(tmp_path / "logo.png"), "clips": str(clips)}
    with running(database, metrics_token=TOKEN, **more) as server:
        server.app.state.limits = NoLimits()
        yield Everything(server)


def got(server):
    return sorted({route.split()[1] for route in routes(server.app) if route.startswith("GET ")})


def is_let_in(answer):
    away = answer.headers.get("location", "").startswith(("/sign-in?", "/join?"))
    return answer.status_code == 200 or (answer.status_code == 303 and not away)


@pytest.mark.heavy
def test_no_get_and_no_head_changes_a_row(world):
    """Each route twice at least, without a cookie and with each kind of person's; and somebody is let in to each."""
    paths, logged_before = got(world.server), world.logged()
    unreached, changed, unlike = [], [], []
    before = every_row(world.server.database)
    for path in paths:
        address, reached = world.filled(path), False
        for who, client in world.people.items():
            more = ("GET",) if who in (LEAD, READER) else ()
            answers = [client.request(method, address) for method in ("HEAD", "GET", *more)]
            reached |= is_let_in(answers[-1])
            if len({it.status_code for it in answers}) > 1 or answers[0].content:
                unlike.append((path, who, [it.status_code for it in answers]))
        if not reached:
            unreached.append(path)
        if (after := every_row(world.server.database)) != before:
            changed.append((path, {*after} ^ {*before}))
            before = after
    assert changed == []
    assert unreached == [], "the walk knows no address that lets anybody in to these"
    assert unlike == []
    assert world.logged() - logged_before <= MAY_BE_LOGGED


def test_a_first_visit_to_a_new_server_leaves_no_row(database):
    """Where nobody has been, nothing is made because somebody looks."""
    with running(database) as server:
        before = every_row(database)
        for address in ("/", "/join?code=QQQQQQ", "/w/QQQQQQ/wall", "/sign-in", "/l/none", "/workshops", "/healthz"):
            server.client().get(address)
        assert every_row(database) == before


def test_head_says_what_get_says_and_is_no_file_that_left(world):
    lead, address = world.people[LEAD], f"/w/{world.code}/result.csv"
    head, whole = lead.head(address), lead.get(address)
    assert head.status_code == 200
    assert head.content == b""
    for name in ("content-type", "content-disposition", "cache-control", "content-length"):
        assert head.headers.get(name) == whole.headers.get(name)
    world.server.app.state.counted.write()
    with world.server.database.reading_session() as session:
        its = session.exec(select(SecurityLogRow.count).where(SecurityLogRow.what == What.EXPORTED))
        assert [*its] == [1]


@pytest.mark.parametrize("path", ["/", "/sign-in", "/healthz", "/w/{code}/wall", "/nowhere"])
def test_who_only_asks_whether_a_page_is_there_is_told(world, path):
    address = path.format(code=world.code)
    nobody = world.people[NOBODY]
    assert nobody.head(address).status_code == nobody.get(address).status_code
    assert nobody.head(address).content == b""
    assert world.people[PHONE].head(f"/w/{world.code}").status_code == 200
