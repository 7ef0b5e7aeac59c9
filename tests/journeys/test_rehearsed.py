"""Somebody rehearses in a browser: session one by hand with the coach beside it, session two, and the demo press by
press to a job description that is approved."""

import re

import pytest
from playwright.async_api import Page, expect

from tests.journeys.conftest import violations
from tests.running import ask

pytestmark = pytest.mark.heavy

MOST_PRESSES = 32
"""From the demo's start to a job description that is approved."""
LONG = 60_000
"""Milliseconds: twelve robots are waited for."""


@pytest.fixture
def hurry(monkeypatch):
    monkeypatch.setattr("app.rehearsal.robots.PAUSE", (0.02, 0.06))
    monkeypatch.setattr("app.rehearsal.robots.LATE", (0.1, 0.3))
    monkeypatch.setattr("app.rehearsal.robots.COMES", (0.0, 0.3))


async def begin(stage, session: str) -> Page:
    page = await stage.lead()
    await page.get_by_role("link", name="Öva med robotar").click()
    await page.get_by_role("radio", name=re.compile(session)).check()
    await page.get_by_role("button", name="Börja öva").click()
    await page.wait_for_url("**/lead")
    return page


async def says(page: Page, words: str) -> None:
    await expect(page.locator("#coach-do")).to_have_text(re.compile(words), timeout=LONG)


async def done(page: Page, count: int) -> None:
    await expect(page.locator(".coach-count")).to_have_text(f"{count} av 6")


async def test_session_one_is_led_by_hand_and_the_coach_ticks_what_is_done(stage, hurry):
    page = await begin(stage, "Träff 1")
    await says(page, "Säg varför ni är här")
    await page.get_by_text("Inledning: därför är vi här").click()
    await page.get_by_role("button", name="Visa på väggen och telefonerna").click()
    await done(page, 1)
    await says(page, "Visa listan för alla")
    assert await violations(page, shows="the coach") == []
    await page.locator("#open-list").click()
    await done(page, 2)
    await says(page, "Börja sortera")
    await page.get_by_role("button", name="Börja sortera").click()
    await says(page, "Visa hur ni svarade")
    # One never finishes: it goes on all the same.
    await expect(page.locator("#all-done")).to_be_hidden()
    await page.get_by_role("button", name="Visa hur vi svarade").click()
    await page.get_by_role("button", name="Visa svaren nu").click()
    await done(page, 4)
    await page.locator(".lead-foot").get_by_role("button", name="Bestäm färgerna").click()
    await says(page, "Bestäm en uppgift som delar er")
    await page.locator("#decisions [value=red]").first.click()
    await page.locator("#why").fill("Den som svarar behöver känna barnet.")
    await page.locator("#why").press("Tab")
    await done(page, 5)
    await says(page, "Pröva Ångra")
    await expect(page.locator("#coach")).to_contain_text("Det räcker")
    await page.locator("#undo").click()
    await done(page, 6)
    await expect(page.locator("#coach")).to_contain_text("Delen är klar i kursen.")
    await page.get_by_role("link", name="Tillbaka till kursen").click()
    await expect(page.locator("[data-of=lead]")).to_have_class(re.compile("is-done"))
    await expect(page.locator("[data-of=two]")).not_to_have_class(re.compile("is-done"))


async def test_session_two_waits_for_the_robots_and_goes_on_by_itself(stage, hurry):
    page = await begin(stage, "Träff 2")
    await says(page, "Välj vad ni frågar om")
    for words in ("Välj vad ni frågar om", "Fråga hur lång tid"):
        await says(page, words)
        await page.get_by_role("button", name="Gör det åt mig").click()
    await says(page, "Visa svaren")
    assert "/analysis?stage=weight" in page.url
    assert await violations(page, shows="the coach of session two") == []
    await page.get_by_role("button", name="Gör det åt mig").click()
    await done(page, 2)


async def test_the_demo_leads_to_an_approved_job_description_with_one_press_a_step(stage, hurry):
    page = await stage.lead()
    await page.get_by_role("link", name="Öva med robotar").click()
    await page.get_by_role("button", name="Börja öva").click()
    await page.wait_for_url("**/lead")
    presses = 0
    button = page.get_by_role("button", name="Gör det åt mig")
    while True:
        # What is waited for comes by itself; then there is one button, or nothing more to do.
        ready = button.or_(page.get_by_text("Klart. Börja om, eller gör en egen workshop."))
        await expect(ready.first).to_be_visible(timeout=LONG)
        if not await button.is_visible():
            break
        was = await page.locator("#coach-do").inner_text()
        await button.click()
        presses += 1
        await expect(page.locator("#coach-do")).not_to_have_text(was, timeout=LONG)
        assert presses <= MOST_PRESSES, was
    print(f"{presses} presses")
    await page.get_by_role("link", name="Läs arbetsbeskrivningen").click()
    await expect(page.get_by_text("Godkänd", exact=False).first).to_be_visible()
    await expect(page.get_by_text("Exempel, inlagt i en övning").first).to_be_visible()


async def test_without_scripts_the_coach_is_there_and_does_what_is_asked(stage, hurry):
    page = await stage.lead(java_script_enabled=False)
    await page.get_by_role("link", name="Öva med robotar").click()
    await page.get_by_role("button", name="Börja öva").click()
    code = page.url.split("/")[4]
    person = stage.server.participant(code)
    assert ask(person, code, "say_ready", ready=True).status_code == 200
    await page.reload()
    await expect(page.locator("#coach-do")).to_have_text(
        "Säg varför ni är här. Öppna Inledning, och visa det på väggen."
    )
    await page.get_by_role("button", name="Gör det åt mig").click()
    await expect(page.locator(".coach-count")).to_have_text("1 av 6")
