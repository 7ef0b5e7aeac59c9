"""Two processes on PostgreSQL behind nginx with the site in `deploy/`: each workshop stays with one of them."""

import asyncio
import socket
import ssl
import subprocess
from collections import defaultdict
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import httpx2
import psycopg
import pytest

from tests.nginx import running_nginx
from tests.running import Follower, ask, view_of
from tests.serving import Serving, free_port, serving
from tests.waiting import until

pytestmark = pytest.mark.heavy
ROOMS = 6


@dataclass
class Site:
    base: str
    plain: str
    processes: list[Serving]
    addresses: list[str]
    """Of the processes, as nginx knows them."""
    log: Path
    tls: ssl.SSLContext
    said: Path

    def client(self, source="127.0.0.1", **options):
        through = httpx2.HTTPTransport(verify=self.tls, local_address=source)
        return httpx2.Client(base_url=self.base, transport=through, timeout=60, **options)

    def lead(self):
        lead = self.client()
        assert lead.post("/sign-in/" + self.processes[0].lead.split("/sign-in/")[1]).status_code == 303
        return lead

    def phone(self, code, group="g1", source="127.0.0.1"):
        """A browser says which page a form was on."""
        client = self.client(source)
        client.get("/join", params={"code": code})
        page = {"Referer": f"{self.base}/join?code={code}"}
        assert client.post("/join", data={"code": code, "group": group}, headers=page).status_code == 303
        return client

    def follow(self, client, code):
        return Follower(self.base, client, code, "", {"ssl": self.tls})

    def asked(self, *by):
        """Which processes were asked about each workshop, by its code; and by what else is gone by. A line is written
        when its request is over, and `by` are waited for."""
        until(lambda: self._asked().keys() >= {*by})
        return self._asked()

    def _asked(self):
        found = defaultdict(set)
        for line in self.log.read_text().splitlines():
            process, its, *_ = line.split(" ")
            found[its].add(process)
        return found


@pytest.fixture
def site(postgresql, tmp_path):
    # Kept for nginx, whose port the servers are told of, until it starts.
    held = [socket.create_server(("127.0.0.1", 0)) for _ in range(2)]
    port, plain = (it.getsockname()[1] for it in held)
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    named = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    make = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", *named]
    subprocess.run([*make, "-keyout", key, "-out", certificate], check=True, capture_output=True, timeout=60)
    settings = {"database_url": postgresql.url.replace("postgresql+psycopg", "postgresql")}
    settings["public_url"] = f"https://localhost:{port}"
    with ExitStack() as ends:
        said = ends.enter_context((tmp_path / "said").open("wb"))
        ports, processes = [], []
        for _ in range(2):
            ports.append(free_port())
            processes.append(ends.enter_context(serving(log=said, port=ports[-1], **settings)))
        for it in held:
            it.close()
        log = ends.enter_context(running_nginx(tmp_path, port, ports, plain, (certificate, key)))
        tls = ssl.create_default_context(cafile=certificate)
        outside, inside = (
            (f"https://localhost:{port}", f"http://localhost:{plain}"),
            [f"127.0.0.1:{it}" for it in ports],
        )
        yield Site(*outside, processes, inside, log, tls, tmp_path / "said")


def workshop(lead):
    form = {"title": "", "workplace": "Exempelgården", "purpose": "jobs", "groups": "Barnskötare\nFörskollärare"}
    return lead.post("/workshops", data=form).headers["location"].split("/")[2]


async def test_each_workshop_stays_with_one_process_pages_forms_sockets_and_all(site):
    lead = site.lead()
    codes = [workshop(lead) for _ in range(ROOMS)]
    for code in codes:
        assert lead.get(f"/w/{code}/lead").status_code == 200
        assert ask(lead, code, "open_list", open=True).status_code == 200
        phones = [site.phone(code, f"g{1 + nth}") for nth in range(2)]
        async with site.follow(phones[0], code) as one, site.follow(phones[1], code) as other:
            assert "done" in await one.ask("add_task", text="Hantering av tvätt")
            await other.until(lambda view: len(view["tasks"]) == 1)
        assert view_of(phones[1], code)["tasks"]
    asked = site.asked(*codes)
    assert all(len(asked[code]) == 1 for code in codes)
    assert set.union(*(asked[code] for code in codes)) == {*site.addresses}


async def test_a_poll_waits_and_is_answered_when_something_happens(site):
    lead = site.lead()
    code = workshop(lead)
    phone = site.phone(code)
    at = phone.get(f"/live/{code}/view").json()["at"]
    waiting = asyncio.create_task(
        asyncio.to_thread(phone.get, f"/live/{code}/view", params={"at": at, "wait": 25}, timeout=60)
    )
    while not waiting.done():
        assert ask(lead, code, "add_task", text=f"Uppgift {at}").status_code in (200, 422)
        await asyncio.sleep(0.2)
    answer = await waiting
    assert answer.status_code == 200
    assert answer.json()["view"]["tasks"]


def test_addresses_and_the_scheme_are_the_ones_outside_whatever_is_said(site, postgresql):
    lying = {"X-Forwarded-For": "192.0.2.1", "X-Forwarded-Proto": "http", "Forwarded": "for=192.0.2.1"}
    client = site.client(source="127.0.0.7", headers=lying)
    client.post("/sign-in", data={"email": "nobody@example.se", "password": "x" * 20})
    address = postgresql.url.replace("postgresql+psycopg", "postgresql")
    with psycopg.connect(address, autocommit=True) as connection:
        said = "SELECT address FROM security_log WHERE what = 'sign_in_failed'"
        row = until(lambda: connection.execute(said).fetchone())
    assert row == ("127.0.0.7",)
    answer = client.get("/sign-in")
    assert answer.status_code == 200
    assert "max-age" in answer.headers["strict-transport-security"]
    told = site.said.read_bytes()  # what the proxy does wrong; it is asked for by this machine's own name here
    assert b"proto_not_passed" not in told
    assert b"for_not_passed" not in told


def test_what_comes_by_http_is_sent_on_to_https(site):
    answer = httpx2.get(f"{site.plain}/join?code=F7K2QM")
    assert (answer.status_code, answer.headers["location"]) == (308, "https://localhost/join?code=F7K2QM")


def test_what_has_no_code_goes_by_who_asks(site):
    people = [f"127.0.0.{nth}" for nth in range(2, 12)]
    for its in people:
        assert site.client(source=its).get("/sign-in").status_code == 200
    asked = site.asked(*people)
    assert all(len(asked[its]) == 1 for its in people)
    assert len(set.union(*asked.values())) == 2


async def test_where_a_process_is_gone_the_other_takes_its_workshops(site):
    lead = site.lead()
    code = workshop(lead)
    assert ask(lead, code, "open_list", open=True).status_code == 200
    phone = site.phone(code)
    async with site.follow(phone, code) as before:
        assert "done" in await before.ask("add_task", text="Diska")
        (its,) = site.asked(code)[code]
        await asyncio.to_thread(site.processes[site.addresses.index(its)].kill)
    async with site.follow(phone, code) as after:
        assert "done" in await after.ask("add_task", text="Torka bord")
        await after.until(lambda view: len(view["tasks"]) == 2)
    assert phone.post(f"/live/{code}/commands", json={"id": "x", "do": "add_task", "text": "Vika"}).status_code == 200


def test_a_list_too_large_is_refused_in_our_own_words(site):
    lead = site.lead()
    code = workshop(lead)
    answer = lead.post(f"/w/{code}/import", files={"file": ("list.txt", b"x" * 1_200_000)})
    assert answer.status_code == 422
    assert "nginx" not in answer.text
    assert "AKR" in answer.text
