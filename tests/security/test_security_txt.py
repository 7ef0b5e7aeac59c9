"""Whom to tell of a vulnerability: said by the municipality, in the file where people look for it."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from structlog.testing import capture_logs

from app.security.reporting import text
from app.settings import Impossible, from_environment
from tests.running import running

TODAY = date(2026, 11, 29)
NOON = datetime(2026, 11, 29, 12, tzinfo=UTC)
SAID = {"AKR_SECURITY_CONTACT": "mailto:it@kommunen.example", "AKR_SECURITY_UNTIL": "2027-06-30"}
SOON = str(datetime.now(UTC).date() + timedelta(days=200))


def said(**more):
    return text(from_environment({**SAID, **more}, TODAY), NOON)


def test_it_says_whom_to_tell_until_when_and_in_which_languages():
    assert said() == (
        "Contact: mailto:it@kommunen.example\nExpires: 2027-06-30T23:59:59Z\nPreferred-Languages: sv, en\n"
    )


def test_it_says_its_own_address_where_that_is_stated_and_by_https():
    assert "Canonical: https://akr.example.se/.well-known/security.txt\n" in said(
        AKR_PUBLIC_URL="https://akr.example.se", AKR_SECURITY_POLICY="https://kommunen.example/security"
    )
    assert "Policy: https://kommunen.example/security\n" in said(
        AKR_SECURITY_POLICY="https://kommunen.example/security"
    )
    assert "Canonical" not in said(AKR_PUBLIC_URL="http://akr.example.se")


def test_each_line_is_a_field_of_the_standard_and_the_two_that_must_be_there_are():
    lines = said(AKR_PUBLIC_URL="https://akr.example.se", AKR_SECURITY_LANGUAGES="sv").splitlines()
    names = [re.fullmatch(r"([A-Z][A-Za-z-]+): (\S.*)", line)[1] for line in lines]
    assert {"Contact", "Expires"} <= set(names) <= {"Contact", "Expires", "Preferred-Languages", "Canonical", "Policy"}
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("AKR_SECURITY_CONTACT", "it@kommunen.example"),
        ("AKR_SECURITY_CONTACT", "http://kommunen.example"),
        ("AKR_SECURITY_CONTACT", "mailto:"),
        ("AKR_SECURITY_CONTACT", "mailto:it@kommunen.example\nExpires: 2099-01-01T00:00:00Z"),
        ("AKR_SECURITY_CONTACT", "mailto:it säkerhet@kommunen.example"),
        ("AKR_SECURITY_UNTIL", "2027-11-29"),  # a year
        ("AKR_SECURITY_UNTIL", "30 juni"),
        ("AKR_SECURITY_UNTIL", ""),
        ("AKR_SECURITY_POLICY", "kommunen.example/security"),
        ("AKR_SECURITY_LANGUAGES", "svenska"),
        ("AKR_SECURITY_LANGUAGES", "sv;en"),
        ("AKR_SOURCE", "git@kommunen.example:akr.git"),
    ],
)
def test_what_the_standard_does_not_take_stops_the_start_with_a_sentence(setting, value):
    with pytest.raises(Impossible, match=r"^AKR_S.*\.$"):
        from_environment({**SAID, setting: value}, TODAY)


def test_a_last_day_without_a_contact_stops_the_start_too():
    with pytest.raises(Impossible, match="go together"):
        from_environment({"AKR_SECURITY_UNTIL": "2027-06-30"}, TODAY)


def test_a_day_within_a_year_is_taken():
    assert from_environment({**SAID, "AKR_SECURITY_UNTIL": "2027-11-28"}, TODAY).security_until == date(2027, 11, 28)


def test_anybody_is_told_by_the_server(sqlite):
    with running(sqlite, security_contact="https://kommunen.example/report", security_until=SOON) as server:
        answer = server.client().get("/.well-known/security.txt")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.text.startswith("Contact: https://kommunen.example/report\nExpires: " + SOON)


def test_where_nobody_is_named_there_is_no_such_page(sqlite):
    with running(sqlite) as server:
        assert server.client().get("/.well-known/security.txt").status_code == 404


def test_a_contact_that_is_over_is_not_given_and_stops_no_start(sqlite):
    with capture_logs() as logged, running(sqlite, security_contact="tel:+46-0", security_until="2020-01-01") as server:
        assert server.client().get("/.well-known/security.txt").status_code == 404
    assert {"event": "security_contact_is_over", "set": "AKR_SECURITY_UNTIL", "log_level": "warning"} in logged


def test_the_licence_is_there_to_read_and_the_statement_leads_to_it_and_to_the_source(sqlite):
    with running(sqlite, source="https://kod.kommunen.example/akr") as server:
        page = server.client().get("/tillganglighet").text
        licence = server.client().get("/licence")
    assert 'href="/licence"' in page
    assert 'href="https://kod.kommunen.example/akr"' in page
    assert "EUROPEAN UNION PUBLIC LICENCE v. 1.2" in licence.text
    assert licence.headers["content-type"] == "text/plain; charset=utf-8"
