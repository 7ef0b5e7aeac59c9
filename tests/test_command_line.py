"""`python -m app`, started for real."""

import socket
import sqlite3

import httpx2
import psycopg
import pytest

from tests import forked
from tests.running import Follower, ask
from tests.serving import environment, free_port, serving

pytestmark = [pytest.mark.starts, pytest.mark.heavy]


def said(*arguments, **settings):
    """The exit code and what was printed, of a command that ends by itself."""
    return forked.said([*arguments], environment(**settings))


def test_the_first_start_leads_to_a_workshop_on_screen(tmp_path):
    with (
        serving(data=tmp_path, port=free_port(), afresh=True) as server,
        httpx2.Client(timeout=20) as browser,
    ):
        assert browser.get(server.lead).status_code == 200
        assert browser.post(server.lead).status_code == 303
        example = browser.get(server.base + "/workshops").text
        assert "Exempel" in example
        assert "Förskolan Exempelgården" in example
        assert browser.get(server.wall).status_code == 200
        assert "Barnskötare" in browser.get(server.join).text


def test_the_next_start_plants_nothing_and_keeps_what_was_there(tmp_path):
    port = free_port()
    with serving(data=tmp_path, port=port) as server:
        first = server.wall
    with serving(data=tmp_path, port=port) as server, httpx2.Client(timeout=20) as browser:
        assert server.wall == first
        browser.post(server.lead)
        assert browser.get(server.base + "/workshops").text.count("/lead") == 1


def test_the_link_that_signs_in_is_printed_until_somebody_has_signed_in(tmp_path):
    port = free_port()
    for _ in range(2):
        with serving(data=tmp_path, port=port) as server:
            assert "/sign-in/" in server.lead
    with serving(data=tmp_path, port=port) as server:
        assert httpx2.post(server.lead).status_code == 303
    with serving(data=tmp_path, port=port) as server:
        assert server.lead.endswith("/sign-in")


async def test_in_the_demo_robots_join_and_sort_over_the_wire(tmp_path):
    with serving("--demo", data=tmp_path, port=free_port()) as server:
        async with Follower(server.base, None, server.code, "as=wall", {}) as screen:
            # The last one comes late.
            await screen.until(lambda view: sum(group["people"] for group in view["groups"].values()) == 11)
            with httpx2.Client(base_url=server.base, timeout=20) as lead:
                assert lead.post(server.lead).status_code == 303
                assert ask(lead, server.code, "open_step", step="sort").status_code == 200
            await screen.until(lambda view: sum(group["people"] for group in view["groups"].values()) == 12)
            await screen.until(lambda view: all(group["answers"] > 3 for group in view["groups"].values()))


def test_a_sign_in_link_can_be_made_for_anybody(tmp_path):
    assert said("sign-in-link", data=tmp_path)[1].startswith("http://127.0.0.1:8000/sign-in/")
    address = {"data": tmp_path, "public_url": "https://akr.example.se"}
    assert said("sign-in-link", "--email", "hr@example.se", **address)[1].startswith("https://akr.example.se/sign-in/")


def test_somebody_is_linked_to_what_the_municipality_calls_them(tmp_path):
    said("sign-in-link", "--email", "hr@example.se", data=tmp_path)
    who = ("--email", "hr@example.se", "--issuer", "https://login.example.se", "--sub", "7f3a")
    code, told = said("link-identity", *who, data=tmp_path)
    assert code == 0
    assert told.startswith("Account 1, hr@example.se, is signed in to as 7f3a of https://login.example.se.\n")
    assert said("identities", data=tmp_path)[1] == "account 1 hr@example.se\thttps://login.example.se\t7f3a\t\n"
    assert said("link-identity", *who[:2], "--sub", "x", data=tmp_path)[0] == 2
    assert said("link-identity", "--email", "ingen@example.se", *who[2:], data=tmp_path)[0] == 1


def test_a_server_that_cannot_start_says_why(tmp_path):
    assert said("serve", data=tmp_path, colour="green") == (
        2,
        "AKR_COLOUR is not a setting. There are: AKR_CLIPS, AKR_COURSE_TEXTS, AKR_DATA, AKR_DATABASE_URL, "
        "AKR_EMPLOYMENT_SERVICE, AKR_HOST, AKR_LABOUR_UNIT, AKR_LANGUAGE, AKR_LISTS, AKR_LOGO, "
        "AKR_METRICS_TOKEN, AKR_OIDC_ADMINISTRATIONS, AKR_OIDC_ADMINISTRATIONS_CLAIM, AKR_OIDC_CLIENT_ID, "
        "AKR_OIDC_CLIENT_SECRET, AKR_OIDC_CLIENT_SECRET_FILE, AKR_OIDC_ISSUER, AKR_OIDC_NAME, AKR_OIDC_ROLES, "
        "AKR_OIDC_ROLES_CLAIM, AKR_OIDC_SCOPES, AKR_ORGANISATION, AKR_PASSWORDS, AKR_PIPER, AKR_PIPER_VOICES, "
        "AKR_PORT, AKR_PUBLIC_URL, AKR_REFERENCE_GROUP, AKR_SECURITY_CONTACT, AKR_SECURITY_LANGUAGES, "
        "AKR_SECURITY_LOG_DAYS, AKR_SECURITY_POLICY, AKR_SECURITY_UNTIL, AKR_SOURCE, AKR_SPEECH, "
        "AKR_TIME_ZONE, AKR_WORD_TEMPLATE, AKR_WORKERS.\n",
    )
    assert said("serve", database_url="postgresql://akr@127.0.0.1:1/akr") == (1, "The database does not answer.\n")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        code, why = said("serve", data=tmp_path, port=taken.getsockname()[1])
        assert code == 1
        assert "Address already in use" in why
    (tmp_path / "file").write_text("")
    assert said("serve", data=tmp_path / "file")[0] == 2
    assert said("serve", data=tmp_path, organisation="x" * 81)[0] == 2
    assert said("serve", data=tmp_path, logo=tmp_path / "none.png") == (
        2,
        f"AKR_LOGO: {tmp_path / 'none.png'} can't be read: No such file or directory.\n",
    )
    assert said("serve", data=tmp_path, word_template=tmp_path / "mall.docm") == (
        2,
        f"AKR_WORD_TEMPLATE: {tmp_path / 'mall.docm'} must end in .dotx.\n",
    )
    assert said("serve", data=tmp_path, lists=tmp_path / "file")[0] == 2
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "aid.csv").write_text("code,label\n1,Exempel\n2\n")
    assert said("serve", data=tmp_path, lists=tmp_path / "lists") == (
        2,
        "AKR_LISTS: aid.csv, line 3: there is no label.\n",
    )


def test_postgresql_is_migrated_by_command_and_not_by_the_start(postgres):
    with psycopg.connect(f"{postgres}/postgres", autocommit=True) as connection:
        connection.execute("CREATE DATABASE fresh")
    address = f"{postgres}/fresh"
    code, why = said("serve", database_url=address, port=free_port())
    assert code == 1
    assert "python -m app migrate" in why
    assert said("migrate", database_url=address)[0] == 0
    with serving(database_url=address, port=free_port()) as server:
        assert httpx2.get(f"{server.base}/healthz").text == "ok"


def test_the_english_catalogue_is_whole():
    assert said("catalogue", "--check") == (0, "")


def test_the_retention_plan_is_run_on_a_schedule(tmp_path):
    assert "There is no rule in the retention plan" in said("retention", "--run", data=tmp_path)[1]
    code, told = said("retention", "--dry-run", data=tmp_path)
    assert code == 0
    assert "nothing is removed" in told
    with sqlite3.connect(tmp_path / "akr.db") as file:
        rule = ("journal", 1, "days", "remove", "KS 2026/12", "2026-05-03", "KS", 0)
        file.execute("INSERT INTO retention_rule VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rule)
    code, told = said("retention", "--dry-run", data=tmp_path)
    assert (code, "journal: 0 (0 rows); remove, by decision KS 2026/12" in told) == (0, True)
    code, told = said("retention", "--run", data=tmp_path)
    assert code == 0
    assert '"outcome": "done"' in told
    assert "Kommandoraden" in told
