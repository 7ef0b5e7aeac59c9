"""What every answer says to the browser, and whom an unsafe request may come from."""

import socket
from urllib.parse import urlsplit

import pytest
from structlog.testing import capture_logs

from app.settings import Impossible, from_environment
from app.web.lean import lean
from app.web.safety import _HEADERS
from app.web.templating import STATIC, static
from tests.running import ask, running

PAGES = ["/", "/join?code=QQQQQQ", "/sign-in", "/nothing-here", "/healthz", "/w/QQQQQQ/wall", "/live/QQQQQQ/view"]


@pytest.mark.parametrize("page", PAGES)
def test_every_answer_forbids_what_no_page_of_ours_does(server, page):
    headers = server.client().get(page).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http://" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Origin": "https://evil.example"},
    ],
)
def test_an_unsafe_request_from_another_site_is_refused(server, headers):
    for path in ("/join", "/sign-in", "/sign-out", "/workshops", "/live/QQQQQQ/commands"):
        answer = server.client(headers=headers).post(path, data={"code": "QQQQQQ"})
        assert answer.status_code == 403, path
        assert "annan webbplats" in answer.text, path


def test_a_form_of_our_own_is_taken(server):
    client = server.client(headers={"Origin": server.base, "Sec-Fetch-Site": "same-origin"})
    assert client.post("/sign-out").status_code == 303


def test_cookies_can_be_read_by_no_script_and_sent_by_no_other_site(server):
    lead = server.facilitator()
    code = server.workshop(lead)
    answer = server.newcomer(code).post("/join", data={"code": code, "group": "g1"})
    for cookie in answer.headers.get_list("set-cookie"):
        assert "HttpOnly" in cookie
        assert "SameSite=lax" in cookie
        assert "Secure" not in cookie  # plain http, on loopback


def test_over_https_cookies_are_secure_and_the_browser_is_told_to_stay(sqlite):
    with running(sqlite, public_url="https://akr.example.se") as server:
        lead = server.facilitator()
        lead.headers["Cookie"] = "; ".join(f"{cookie.name}={cookie.value}" for cookie in lead.cookies.jar)
        code = server.workshop(lead)
        answer = server.client().get(f"/join?code={code}")
        assert "Secure" in answer.headers["set-cookie"]
        assert "strict-transport-security" in answer.headers


def test_what_people_write_is_text_on_every_page(server):
    lead = server.facilitator()
    code = server.workshop(lead, groups="<script>alert(1)</script>\nB", title="<b>&", workplace='"><img src=x>')
    ask(lead, code, "add_task", text="<script>alert(2)</script>")
    phone = server.participant(code)
    for client, page in (
        (lead, f"/w/{code}/lead"),
        (phone, f"/w/{code}"),
        (phone, f"/w/{code}/wall"),
        (lead, "/workshops"),
    ):
        text = client.get(page).text
        assert "<script>alert" not in text
        assert "<img src=x>" not in text
        assert "<b>&" not in text


def test_a_wrong_code_can_be_tried_only_so_often_and_the_right_ones_still_work(server):
    code = server.workshop(server.facilitator())
    phone = server.participant(code)
    stranger = server.client()
    answers = [stranger.get(f"/join?code=AAAAA{letter}") for letter in "ACDEFGHJKMNPQRTVWXY" * 2]
    assert answers[0].status_code == 404
    assert answers[-1].status_code == 429
    assert "Vänta en minut" in answers[-1].text
    assert phone.get(f"/w/{code}").status_code == 200


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("AKR_COLOUR", "green"),
        ("AKR_PORT", "0"),
        ("AKR_PORT", "http"),
        ("AKR_DATABASE_URL", "mysql://x"),
        ("AKR_PUBLIC_URL", "akr.example.se"),
        ("AKR_PUBLIC_URL", "https://akr.example.se/tavlan"),
        ("AKR_LANGUAGE", "no"),
        ("AKR_TIME_ZONE", "Exempelgården"),
        ("AKR_WORKERS", "2"),
        ("AKR_DATA", __file__),
        ("AKR_SPEECH", "/nowhere/espeak-ng"),
        ("AKR_SPEECH", __file__),
        ("AKR_PIPER", "/bin/sh"),
        ("AKR_CLIPS", __file__),
        ("AKR_REFERENCE_GROUP", "yes"),
        ("AKR_LABOUR_UNIT", "1"),
        ("AKR_EMPLOYMENT_SERVICE", "ja"),
    ],
)
def test_a_setting_that_cannot_be_used_stops_the_start_with_a_sentence(setting, value):
    with pytest.raises(Impossible, match=r"AKR_.*\.$"):
        from_environment({setting: value})


def test_without_settings_everything_has_a_default():
    settings = from_environment({"HOME": "/nowhere"})
    assert (settings.host, settings.port, settings.language) == ("127.0.0.1", 8000, "sv")
    assert settings.database_url == "sqlite:///data/akr.db"
    assert settings.public_url == "http://127.0.0.1:8000"


@pytest.mark.starts
@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0", "::", "0:0:0:0:0:0:0:0", "::1"])
def test_the_address_that_is_printed_answers_whatever_is_listened_on(host):
    printed = from_environment({"AKR_HOST": host, "AKR_PORT": "1"}).public_url
    with socket.create_server((host, 0), family=socket.AF_INET6 if ":" in host else socket.AF_INET) as listening:
        asked = urlsplit(printed).hostname, listening.getsockname()[1]
        with socket.create_connection(asked, 5) as there:
            assert there.getpeername()[1] == asked[1]


def test_a_page_that_breaks_says_so_in_the_readers_language_and_as_safely_as_any(sqlite, monkeypatch, capfd):
    def breaks(*_, **__):
        raise RuntimeError

    monkeypatch.setattr("app.web.qr.segno.make", breaks)
    known = {"Host": "akr.example.se", "Accept-Language": "en"}
    with running(sqlite, public_url="https://akr.example.se") as server, server.client(headers=known) as reader:
        whole = reader.get("/sign-in").headers
        with capture_logs() as lines:
            answer = reader.get("/w/QRTWXY/qr.svg")
        assert reader.get("/healthz").status_code == 200
    assert answer.status_code == 500
    assert "Something went wrong on our side." in answer.text
    for name in (*_HEADERS, "Content-Security-Policy", "Strict-Transport-Security"):
        assert answer.headers[name] == whole[name]
    assert [line["path"] for line in lines if line["event"] == "broken"] == ["/w/{code}/qr.svg"]


def test_a_static_file_is_the_same_each_time_compressed_or_not_and_only_asked_for_by_get(server):
    client, path = server.client(), static("css/base.css")
    as_it_is = lean((STATIC / "css/base.css").read_bytes())
    for _ in range(2):
        for encoding in ("gzip", "identity"):
            answer = client.get(path, headers={"Accept-Encoding": encoding})
            assert answer.content == as_it_is
            assert answer.headers.get("content-encoding", "identity") == encoding
            assert answer.headers["cache-control"] == "max-age=31536000, immutable"
            assert "etag" not in answer.headers
    assert client.head(path).content == b""
    assert client.post(path).status_code == 405
    assert client.get(static("css/none.css")).status_code == 404
