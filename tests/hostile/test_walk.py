"""Every address there is, with what no browser sends in every place that takes something: no error of ours in any
answer nor in the log, and nothing that somebody is signed in to see in any cache."""

import re
from itertools import cycle, islice

import httpx2
import orjson
import pytest

from app.live.wire import COMMANDS
from tests.running import ask, running, view_of

pytestmark = pytest.mark.heavy

VALUES = (
    "-1",
    str(2**31),
    str(2**63),
    "9" * 5000,
    "²",
    "å🙂",
    "\u0000",
    "a\r\nSet-Cookie: b=c",
    "1e999",
    "",
    "x\u0301" * 40,
)
NO_TEXT = "%ED%A0%80"
RAW = ("%ff", "%2e%2e%2f", NO_TEXT)
HARD_TO_KEEP = {str(2**63), "9" * 5000, "\u0000", NO_TEXT, 2**63, 1e308}
"""What SQLite, or what speaks to it, can't hold. All else is refused before a database is asked, by the same lines on
either, and is sent on the stricter one: PostgreSQL, which minds `2**31` too."""
NAMES = (
    *("id", "ids", "number", "after", "before", "at", "beat", "page", "months", "as", "next", "code", "group"),
    *("text", "do", "task", "lang", "from", "to", "q", "show", "part", "kind", "role", "label", "days", "line", "keep"),
    *("email", "password", "present", "title", "workplace", "purpose", "groups", "template", "version", "expected"),
    *("people", "how", "name", "about", "answer", "note", "owner", "due", "status", "first_step", "amount", "minutes"),
)


@pytest.fixture
def walked(database):
    """A server with something behind every address, and somebody who may see all of it."""
    with running(database) as server:
        server.app.state.limits = Unlimited()
        lead = server.facilitator()
        code = server.workshop(lead)
        for number in range(3):
            ask(lead, code, "add_task", text=f"Uppgift {number}")
        lead.get("/join", params={"code": code})
        lead.post("/join", data={"code": code, "group": "g1"})
        yield server, lead, code


class Unlimited:
    """Whoever walks through everything is wrong too often for any limit."""

    def is_inside(self, *_):
        pass

    def is_held_there(self, *_):
        return True

    def __getattr__(self, name):
        async def may(*_, **__):
            return True

        return may


def addresses(app):
    """Method and path of every route, with what the path takes in braces."""

    def of(routes):
        for route in routes:
            if inner := getattr(route, "original_router", None) or getattr(route, "routes", None):
                yield from of(inner.routes if hasattr(inner, "routes") else inner)
            elif methods := getattr(route, "methods", None):
                yield from ((method, route.path) for method in sorted(methods - {"HEAD"}))

    found = sorted(set(of(app.routes)))
    assert len(found) > 90
    return found


def places(path):
    return re.findall(r"{[^}]+}", path)


def filled(path, code, value):
    """The path with a value in each place in turn, and what is good in the others; then in all of them."""
    good = {place: code if "code" in place else "1" for place in places(path)}
    for bad in [[place] for place in good] + ([[*good]] if len(good) > 1 else []):
        at = path
        for place, word in good.items():
            at = at.replace(place, value if place in bad else word)
        yield at


def good(path, code):
    for place in places(path):
        path = path.replace(place, code if "code" in place else "1")
    return path


def quoted(value):
    return "".join(f"%{byte:02X}" for byte in value.encode())


class Walker:
    """Asks, and remembers what was answered as an error of ours or may be kept by a cache."""

    def __init__(self, client):
        self.client, self.broken, self.kept = client, [], []

    def __call__(self, method, address, **more):
        try:
            answer = self.client.request(method, address, **more)
        except (httpx2.InvalidURL, httpx2.LocalProtocolError, UnicodeEncodeError):
            return
        if answer.status_code >= 500:
            self.broken.append((method, address[:200], str(more)[:200], answer.status_code))
        is_static = address.startswith("/static/")
        if (
            not is_static
            and answer.status_code not in (400, 413)
            and "no-store" not in answer.headers.get("cache-control", "")
        ):
            self.kept.append((method, address[:100]))


def on(server, values):
    """Those of the values that are sent on this database."""
    is_all = not server.database.is_sqlite
    return [it for it in values if is_all or (isinstance(it, str | int | float) and it in HARD_TO_KEEP)]


def held(walker, capfd):
    assert walker.broken == []
    assert walker.kept == []
    log = "".join(capfd.readouterr())
    assert "ERROR" not in log
    assert "[error" not in log
    assert "Traceback" not in log


SKIPPED = {"/sign-out", "/w/{code}/delete", "/job-descriptions/{id:row}/delete", "/w/{code}/rehearsal", "/rehearsals"}
"""What ends the walk, or begins something that goes on."""


def test_no_path_breaks_us(walked, capfd):
    server, lead, code = walked
    walk = Walker(lead)
    values = [*map(quoted, on(server, VALUES[:8])), *on(server, RAW)]
    for method, path in addresses(server.app):
        for value in values if path not in SKIPPED else ():
            for address in filled(path, code, value):
                walk(method, address)
    held(walk, capfd)


def test_no_query_and_no_form_breaks_us(walked, capfd):
    server, lead, code = walked
    walk = Walker(lead)
    values = on(server, VALUES)
    firsts = {first % len(values) for first in range(0, len(VALUES), 2)}
    for method, path in addresses(server.app):
        for first in firsts if path not in SKIPPED else ():
            every = dict(zip(NAMES, islice(cycle(values), first, None), strict=False))
            asked = {name: value[:100] for name, value in every.items() if name != "lang"}
            walk(method, good(path, code), params=asked, **({"data": every} if method == "POST" else {}))
        for raw in on(server, RAW[::2]) if path not in SKIPPED else ():
            walk(method, f"{good(path, code)}?{'&'.join(f'{name}={raw}' for name in NAMES)}")
    held(walk, capfd)


def test_no_body_breaks_us(walked, capfd):
    server, lead, code = walked
    walk = Walker(lead)
    bodies = (
        ("application/json", b"{"),
        ("application/json", b"[" * 5000),
        ("application/json", b"\xff\xfe"),
        ("application/json", b'{"id":"\\ud800","do":"add_task"}'),
        ("application/x-www-form-urlencoded", b"%ff=%ff&\xff=%00&a[]=1&=&&;;" + b"a=1&" * 1200),
        ("application/x-www-form-urlencoded; charset=utf-99", b"a=1"),
        ("multipart/form-data", b"--x"),
        ("multipart/form-data; boundary=", b"--\r\n"),
        (
            "multipart/form-data; boundary=x",
            b"--x\r\nContent-Disposition: form-data; name=\xff; filename=\xff\r\n\r\n\x00\r\n--x--",
        ),
        (
            "multipart/form-data; boundary=x",
            b'--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nPK\x03\x04',
        ),
        (
            "multipart/form-data; boundary=x; charset=utf-99",
            b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--x--\r\n',
        ),
        ("multipart/form-data; boundary=" + "x" * 5000, b"--x\r\n\r\n"),
        ("text/\xe5", b"\x00" * 100),
    )
    reaches_it = [it for it in bodies if b"ud800" in it[1] or b"%00" in it[1]]
    for method, path in addresses(server.app):
        if method == "POST" and path not in SKIPPED:
            for type, body in reaches_it if server.database.is_sqlite else bodies:
                walk(method, good(path, code), content=body, headers=[(b"Content-Type", type.encode("latin-1"))])
    held(walk, capfd)


def test_no_command_breaks_us(walked, capfd):
    server, lead, code = walked
    walk = Walker(lead)
    task = next(iter(view_of(lead, code, "as=lead")["tasks"]))
    wrong = on(server, (-1, 2**31, 2**63, 1e308, None, "9" * 5000, "\u0000", ["x"] * 600, {}))
    plain = {"task": task, "group": "g1", "other": task, "into": task}
    headers = {"Content-Type": "application/json"}
    nth = 0
    for do, command in COMMANDS.items():
        fields = [*command.__dataclass_fields__]
        for value in wrong:
            for bad in [[field] for field in fields] or [[]]:
                nth += 1
                body = {field: value if field in bad else plain.get(field, "1") for field in fields}
                asked = orjson.dumps({"id": f"w{nth}", "do": do, **body})
                walk(
                    "POST",
                    f"/live/{code}/commands?as={('lead', 'phone')[nth % 4 == 0]}",
                    content=asked,
                    headers=headers,
                )
    held(walk, capfd)


HEADERS = (
    *("Host", "Origin", "Cookie", "Accept-Language", "Accept", "Authorization", "If-None-Match", "If-Modified-Since"),
    *("Range", "Referer", "User-Agent", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "Forwarded"),
    *("Sec-Fetch-Site", "Accept-Encoding", "Content-Encoding", "Expect", "Upgrade", "Connection", "TE"),
)


@pytest.mark.parametrize("stated", [True, False], ids=["address stated", "not stated"])
def test_no_header_breaks_us(sqlite, capfd, stated):
    """Of the pages: one of each kind, and what is answered before any page is."""
    values = (b"\xe5\xff", "å🙂".encode(), b"a" * 20_000, b"9" * 5000, b"bytes=0-" + b"9" * 400, b"[::1", b";=;,,", b"")
    with running(
        sqlite, metrics_token="x" * 40, **({"public_url": "https://akr.example.se"} if stated else {})
    ) as server:
        server.app.state.limits = Unlimited()
        walk = Walker(server.client())
        static = server.client().get("/sign-in").text.split('href="/static/')[1].split('"')[0]
        for header in HEADERS:
            for value in values:
                for method, path in (
                    *(("GET", "/"), ("GET", "/sign-in"), ("GET", "/metrics"), ("GET", "/healthz"), ("POST", "/join")),
                    *(("GET", "/live/QQQQQQ/view"), ("POST", "/live/QQQQQQ/commands"), ("GET", f"/static/{static}")),
                    ("GET", "/l/xxxx"),
                ):
                    walk(method, path, headers=[(header.encode(), value)])
    held(walk, capfd)
