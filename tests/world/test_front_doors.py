"""What stands between a browser and us: proxies that rewrite, extensions that hide. Whose page a form is from is still
known, and what a proxy does wrong is told once."""

import pytest
import structlog

from app.web.proxy import TELLS, Proxies
from app.web.safety import is_ours
from tests.running import running

OURS = "https://akr.example.se"
SAME, NULL = {"sec-fetch-site": "same-origin"}, {"origin": "null"}


@pytest.mark.parametrize(
    ("headers", "public_url", "is_it"),
    [
        ({**SAME, **NULL, "host": "akr.example.se"}, OURS, True),  # an extension, or a page without a referrer
        ({**SAME, "origin": OURS, "host": "127.0.0.1:8000"}, None, True),  # a proxy that writes its own Host
        ({**SAME, **NULL, "host": "10.0.0.7:8000"}, None, True),
        ({**NULL, "host": "akr.example.se"}, OURS, False),
        ({"sec-fetch-site": "cross-site", **NULL, "host": "akr.example.se"}, OURS, False),
        ({"sec-fetch-site": "cross-site", "origin": OURS, "host": "akr.example.se"}, OURS, False),
        ({"sec-fetch-site": "same-site", "origin": OURS, "host": "akr.example.se"}, OURS, False),
        ({"sec-fetch-site": "none", **NULL, "host": "akr.example.se"}, OURS, False),
        ({"sec-fetch-site": "Same-Origin", **NULL, "host": "akr.example.se"}, OURS, False),  # no browser says so
    ],
)
def test_whose_page_it_is_is_what_the_browser_says_of_it(headers, public_url, is_it):
    assert is_ours(headers, public_url) is is_it


def told(public_url, *requests):
    proxies = Proxies(public_url)
    with structlog.testing.capture_logs() as lines:
        for headers, scheme in requests:
            proxies.look({"type": "http", "scheme": scheme}, headers)
    return [line["what"] for line in lines]


WELL = {"host": "akr.example.se", "x-forwarded-for": "203.0.113.7", "x-forwarded-proto": "https"}


def test_a_proxy_that_does_well_is_not_spoken_of():
    assert told(OURS, (WELL, "https"), ({"host": "127.0.0.1:8000"}, "http")) == []


def test_what_a_proxy_does_wrong_is_told_once_with_what_to_set():
    wrong = ({"host": "127.0.0.1:8000", "via": "1.1 a"}, "http")
    assert told(OURS, *[wrong] * 50) == ["host_not_passed", "proto_not_passed", "for_not_passed"]
    assert told(OURS, ({**WELL, "host": "localhost"}, "https")) == ["host_not_passed"]
    assert told(None, ({**WELL, "host": "localhost"}, "http")) == []


def test_what_is_told_stands_in_the_operators_manual():
    with open("docs/operators.md", encoding="utf-8") as manual:
        text = manual.read()
    assert [what for what in TELLS if f"| `{what}` |" not in text] == []


def test_another_name_or_scheme_is_told_and_refused(sqlite):
    with running(sqlite, public_url=OURS) as server, structlog.testing.capture_logs() as lines:
        for _ in range(3):
            other = server.client().post("/join", data={"code": "Kära kod"}, headers={"Host": "tavlan.example.se"})
            plain = {"Host": "akr.example.se", "Origin": "http://akr.example.se"}
            by_http = server.client().post("/join", data={"code": "Kära kod"}, headers=plain)
    assert (other.status_code, by_http.status_code) == (421, 403)
    assert OURS in other.text
    assert "Kära kod" in other.text
    assert [line["what"] for line in lines if line["event"] == "proxy"] == ["other_host", "other_scheme"]
