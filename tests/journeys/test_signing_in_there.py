"""Signing in by the municipality's own sign-in, in browsers, with a provider that others have written."""

import json
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.async_api import expect
from sqlmodel import select

from app.__main__ import _sign_in_link
from app.account.tables import FacilitatorRow
from app.settings import from_environment
from tests.journeys.conftest import staged, violations
from tests.running import running
from tests.serving import WITH_US, free_port
from tests.waiting import until

pytestmark = [pytest.mark.heavy, pytest.mark.asyncio(loop_scope="session")]

PROVIDER = Path(__file__).parents[1] / "oidc/provider.mjs"
PLACES = os.pathsep.join([os.environ["PATH"], str(Path(sys.executable).parent)])
EVA = {"groups": ["akr-ledare"], "email": "eva@example.se", "email_verified": True, "name": "Eva Ek"}


class There:
    """The provider. `people`: what it says of them."""

    def __init__(self, base, process, people):
        self.base, self.process, self.people = base, process, people

    def says(self, **people):
        self.people.write_text(json.dumps(people))

    def end(self):
        self.process.terminate()
        self.process.wait(20)


@contextmanager
def another_provider(home, people):
    port = free_port()
    node = shutil.which("node", path=PLACES)
    assert node, "node is missing: see requirements/node.lock"
    asked = [*WITH_US, node, str(PROVIDER), str(port), home, str(people)]
    with (log := people.with_suffix(".log")).open("w") as said:
        process = subprocess.Popen(asked, stdout=said, stderr=said, text=True)
    there = There(f"http://127.0.0.1:{port}", process, people)
    there.says(eva=EVA)
    try:
        until(lambda: process.poll() is not None or "ready\n" in log.read_text())
        assert process.poll() is None, log.read_text()
        yield there
    finally:
        there.end()


@pytest.fixture(params=["on", "off"])
def both(request, sqlite, tmp_path):
    """Our side and theirs; with passwords, and without."""
    port = free_port()
    home = f"http://127.0.0.1:{port}"
    with another_provider(home, tmp_path / "people.json") as there:
        chosen = {"oidc_issuer": there.base, "oidc_client_id": "akr", "oidc_name": "Exempelköping", "public_url": home}
        chosen |= {"oidc_client_secret": "hemligt-med-en-annan-leverans", "oidc_scopes": "openid profile email groups"}
        chosen |= {"oidc_roles": "akr-ledare=leads,akr-hr=hr", "passwords": request.param}
        with running(sqlite, at=port, **chosen) as server:
            yield server, there


async def sign_in(page):
    """By the button and the provider's own pages."""
    await page.get_by_role("button", name="Logga in med Exempelköping").click()
    await page.locator("[name=login]").fill("eva")
    await page.locator("[name=password]").fill("vad som helst")
    await page.locator("button[type=submit]").click()
    await page.get_by_role("button", name="Continue").click()


def roles(server):
    with server.database.reading_session() as session:
        return session.exec(select(FacilitatorRow.roles).where(FacilitatorRow.email == "eva@example.se")).one()


async def test_somebody_signs_in_there_is_here_changes_and_signs_out_both_ways(both, browser):
    server, there = both
    async with staged(server, browser) as stage:
        page = await stage.page()
        await page.goto("/templates")
        assert await violations(page, shows="signing in where there is a provider") == []
        await sign_in(page)
        await expect(page).to_have_url(f"{server.base}/templates")  # where they were going
        assert roles(server) == ["leads"]

        # Out here, and there.
        await page.get_by_role("button", name="Logga ut").click()
        await page.get_by_role("button", name="Yes, sign me out").click()
        await expect(page).to_have_url(f"{server.base}/")
        await page.goto("/workshops")
        await expect(page.get_by_role("heading", name="Logga in", exact=True)).to_be_visible()

        # Another claim, another role.
        there.says(eva={**EVA, "groups": ["akr-hr"]})
        await page.goto("/sign-in?next=/job-descriptions")
        await sign_in(page)
        await expect(page).to_have_url(f"{server.base}/job-descriptions")
        assert roles(server) == ["hr"]

        # Out there, and here: the provider says so itself.
        elsewhere = await page.context.new_page()
        await elsewhere.goto(f"{there.base}/session/end")
        await elsewhere.get_by_role("button", name="Yes, sign me out").click()
        await expect(elsewhere.get_by_text("Sign-out Success")).to_be_visible()
        await page.reload()
        await expect(page.get_by_role("heading", name="Logga in", exact=True)).to_be_visible()

        # No role, no way in.
        there.says(eva={**EVA, "groups": []})
        await sign_in(page)
        await expect(page.get_by_role("alert")).to_contain_text("Du har inte fått någon roll här.")
        assert await violations(page, shows="refused by what the provider said") == []

        # The provider is away: the operator's link lets in.
        there.end()
        server.app.state.provider._known = None
        await page.get_by_role("button", name="Logga in med Exempelköping").click()
        await expect(page.get_by_role("alert")).to_contain_text("Inloggningstjänsten svarar inte.")
        environment = {"AKR_PUBLIC_URL": server.base, "AKR_DATABASE_URL": server.database.url}
        link = _sign_in_link(from_environment(environment), server.database, "drift@example.se")
        await page.goto(link)
        await page.get_by_role("button", name="Logga in").click()
        await page.goto("/workshops")
        await expect(page.get_by_role("button", name="Logga ut")).to_be_visible()
        of_their_page = {"fonts.googleapis.com"}
        assert stage.hosts - of_their_page <= {server.base.split("/")[2], there.base.split("/")[2]}
        assert not [line for line in stage.wrong if "Content Security Policy" in line], stage.wrong
