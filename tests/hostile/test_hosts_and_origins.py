"""Another site's page, another name that leads here, and an address written another way: told apart, and all of it
only where the operator has stated the address."""

import socket

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from app.settings import Impossible, from_environment
from tests.running import running

OURS = (
    *("https://akr.example.se", "https://AKR.Example.SE", "https://akr.example.se:443", "https://akr.example.se."),
    "HTTPS://akr.example.se",
)
FOREIGN = (
    *("https://evil.example", "http://akr.example.se", "https://akr.example.se:8443", "https://akr.example.se.evil.se"),
    *("https://akr.example.se@evil.example", "https://evil.example#akr.example.se", "null", "", "akr.example.se"),
    *("https://akr.example.se:99999", "https://[::1", "https://akr.example.se:443:443", "chrome-extension://abc"),
    "http://127.0.0.1",
)
HOSTS = ("akr.example.se", "AKR.example.se", "akr.example.se:443", "akr.example.se.", "127.0.0.1", "localhost:8000")
OTHER_HOSTS = ("evil.example", "akr.example.se.evil.example", "evil.example:443", "", "evil@akr.example.se.evil", "[x")


@pytest.fixture
def stated(sqlite):
    with running(sqlite, public_url="https://Akr.example.se") as server:
        yield server


@pytest.fixture
def unstated(sqlite):
    with running(sqlite) as server:
        yield server


def posted(server, origin, host):
    return server.client().post("/sign-out", headers={"Origin": origin, "Host": host}).status_code


@pytest.mark.parametrize("origin", OURS)
def test_our_own_address_is_ours_however_it_is_written(stated, origin):
    assert posted(stated, origin, "akr.example.se") == 303


@pytest.mark.parametrize("origin", FOREIGN)
def test_another_origin_is_refused_also_where_the_host_agrees_with_it(stated, origin):
    assert posted(stated, origin, "akr.example.se") == 403
    assert posted(stated, origin, origin.partition("://")[2]) in (400, 403, 421)


@pytest.mark.parametrize("host", HOSTS)
def test_our_host_is_ours_however_it_is_written(stated, host):
    answer = stated.client().get("/sign-in", headers={"Host": host})
    assert answer.status_code == 200
    assert "connect-src 'self' wss://Akr.example.se;" in answer.headers["content-security-policy"]


def test_an_address_with_letters_of_its_own_is_ours_as_browsers_write_it(sqlite):
    said = "xn--tvla-loa.xn--skvde-kua.se"
    with running(sqlite, public_url="https://Tävla.skövde.se:8443") as server:
        answer = server.client().get("/sign-in", headers={"Host": f"{said}:8443"})
        assert answer.status_code == 200
        assert f"connect-src 'self' wss://{said}:8443;" in answer.headers["content-security-policy"]
        assert posted(server, f"https://{said}:8443", f"{said}:8443") == 303
        assert posted(server, "https://tavla.skovde.se:8443", f"{said}:8443") == 403
        assert posted(server, f"https://{said}:8443", "tavla.skovde.se") == 421


@pytest.mark.parametrize("host", OTHER_HOSTS)
async def test_another_name_that_leads_here_is_told_where_we_are(stated, host):
    """As a name is pointed to us by somebody whose page a colleague has open (DNS rebinding)."""
    lead = stated.client()
    for method, path in (("GET", "/"), ("GET", "/sign-in"), ("POST", "/join"), ("GET", "/live/QQQQQQ/view")):
        answer = lead.request(method, path, headers={"Host": host, "X-Forwarded-Host": "akr.example.se"})
        assert answer.status_code in (400, 421), path
        if answer.status_code == 421:
            assert "https://Akr.example.se" in answer.text
    address = f"{stated.base.replace('http', 'ws', 1)}/live/QQQQQQ?as=wall"
    if "@" not in host and host.isascii() and host:
        with pytest.raises(InvalidStatus) as denied:
            await connect(address, subprotocols=["akr.1"], additional_headers={"Host": host}).__aenter__()
        assert denied.value.response.status_code in (400, 421)


def test_what_watches_the_server_asks_by_any_name(stated):
    for path in ("/healthz", "/metrics"):
        assert stated.client().get(path, headers={"Host": "10.0.0.7:8000"}).status_code == 200


def test_two_hosts_are_none(stated):
    with socket.create_connection(("127.0.0.1", int(stated.base.rsplit(":", 1)[1])), timeout=20) as line:
        line.sendall(b"GET / HTTP/1.1\r\nHost: akr.example.se\r\nHost: evil.example\r\n\r\n")
        assert line.recv(100).split()[1] in (b"400", b"421")


def test_addresses_on_pages_are_the_public_one_whatever_is_asked_for(stated):
    lead = stated.facilitator()
    lead.headers["Cookie"] = "; ".join(f"{cookie.name}={cookie.value}" for cookie in lead.cookies.jar)
    asked = {"Host": "127.0.0.1", "X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https"}
    code = stated.workshop(lead)
    pages = [lead.get(path, headers=asked).text for path in (f"/w/{code}/lead", f"/w/{code}/wall", f"/w/{code}/shares")]
    assert "Akr.example.se" in pages[0]
    assert not [page for page in pages if "evil.example" in page]


@pytest.mark.parametrize("host", ["192.168.1.20:8000", "datorn.local:8000", "[fe80::1]:8000"])
def test_where_no_address_is_stated_phones_come_by_whichever_host_they_see(unstated, host):
    assert unstated.client().get("/sign-in", headers={"Host": host}).status_code == 200
    assert posted(unstated, f"http://{host}", host) == 303
    assert posted(unstated, f"HTTP://{host.upper()}", host) == 303
    assert posted(unstated, "http://evil.example", host) == 403


def test_a_default_port_is_the_same_as_none(unstated):
    assert posted(unstated, "https://akr.example.se", "akr.example.se:443") == 303
    assert posted(unstated, "http://akr.example.se:80", "akr.example.se") == 303
    assert posted(unstated, "http://[0:0::1]", "[::1]:80") == 303
    assert posted(unstated, "http://akr.example.se", "akr.example.se:443") == 403


@pytest.mark.parametrize("address", ["https://akr.example.se:99999", "https://[::1", "https://akr.example.se:0"])
def test_an_address_that_none_could_open_stops_the_start(address):
    with pytest.raises(Impossible, match="AKR_PUBLIC_URL"):
        from_environment({"AKR_PUBLIC_URL": address})
