"""The facilitator's track on the smallest screen, by keyboard alone, from the first part to the last: looked at by the
rules of WCAG wherever a part shows more than when it is opened. Then what the browser remembers of it."""

import re

import pytest
from playwright.async_api import expect

from app.course.content import TRACKS
from app.course.parts import Cards, TrackId
from tests.journeys.conftest import violations
from tests.journeys.test_by_keyboard import press, reach, write

pytestmark = pytest.mark.heavy

TEXTS = """async (module) => {
  const { textsOf } = await import(module);
  return textsOf(document.body).flatMap(({ runs }) => runs.map(({ text }) => text));
}"""
SMALL = {"width": 320, "height": 640}


async def goes_on(page, title):
    await press(page, f"Nästa: {title}", within="main")
    await expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()


async def chooses(page, first, *, downs=0):
    """One of some choices, by the arrows, and the answer to it."""
    await reach(page, first)
    for _ in range(downs):
        await page.keyboard.press("ArrowDown")
    if not downs:
        await page.keyboard.press(" ")
    await press(page, "Svara", within="#check")
    await expect(page.locator("#check [role=status]")).to_be_visible()


async def fits(page):
    width = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [f"{page.url}: {width} px wider than the screen"] if width > 0 else []


async def test_the_facilitators_track_can_be_taken_by_keyboard_alone_on_the_smallest_screen(stage):
    page = await stage.page(size=SMALL)
    wrong = []
    await page.goto("/course")
    await press(page, "Den som leder")
    await expect(page.get_by_role("heading", level=1, name="Varför")).to_be_visible()
    await chooses(page, "Förskolan hade bättre")
    await expect(page.locator("#said")).to_contain_text("Nej. Båda hittade uppgifter")
    await chooses(page, "Förskolan hade bättre", downs=1)
    await expect(page.locator("#said")).to_contain_text("Ja. Behovet var klart")
    await expect(page.locator("[data-of=why]")).to_have_class(re.compile("is-done"))
    wrong += await violations(page, shows="an answer in the course") + await fits(page)

    await goes_on(page, "Fyra färger, får och bör")
    check = TRACKS[TrackId.LEADS].parts[1].check
    assert isinstance(check, Cards)
    for card in check.cards:
        await expect(page.locator("#card")).to_have_text(card.task)
        await press(page, "Grön", within="#check")
        await expect(page.locator("#check .ground")).to_have_count(5)
        if card is check.cards[0]:
            wrong += await violations(page, shows="the grounds in the course") + await fits(page)
        await press(page, "Lag", within="#check")
        await expect(page.locator("#check [role=status]")).to_contain_text(card.because)
        await press(page, "Se alla åtta" if card is check.cards[-1] else "Nästa uppgift")
    await expect(page.locator("#check [role=status]")).to_contain_text("1 av 6 grunder håller")
    wrong += await violations(page, shows="all that was sorted in the course") + await fits(page)

    await goes_on(page, "Ingen pekas ut")
    await chooses(page, "När den första", downs=1)
    await goes_on(page, "Innan, på min arbetsplats")
    await reach(page, "Ja", within="#ready")
    await page.keyboard.press(" ")
    await press(page, "Visa vad ni kan lova")
    await expect(page.locator("#promised")).to_contain_text("Den röda listan blir ett utkast")
    wrong += await violations(page, shows="a promise in the course") + await fits(page)
    await chooses(page, "”Vi får se", downs=1)
    await goes_on(page, "Led en träff")
    await chooses(page, "Lägger den röd", downs=1)
    await goes_on(page, "Träff två")
    await chooses(page, "Går vidare", downs=1)
    await goes_on(page, "Efteråt")
    for place, step in enumerate(check_of_after(), 1):
        await reach(page, step)
        await page.keyboard.type(str(place))
    await press(page, "Lägg i ordning och svara")
    await expect(page.locator("#check [role=status]")).to_contain_text("kan ske i vilken ordning som helst")
    wrong += await violations(page, shows="steps in order in the course") + await fits(page)

    await goes_on(page, "Min plan och intyg")
    await write(page, "Vilket rum?", "Blå rummet")
    await press(page, "Visa en text att skicka")
    await expect(page.locator("#error")).to_have_text("Dag: Skriv något först.")
    await expect(page.locator("#room")).to_have_value("Blå rummet")
    wrong += await violations(page, shows="a plan without a day in the course")
    await page.locator("#on").fill("2027-02-09")
    await press(page, "Visa en text att skicka")
    await expect(page.locator("#text")).to_have_value(re.compile("9 februari 2027"))
    wrong += await violations(page, shows="a text to send in the course") + await fits(page)
    await chooses(page, "Bokar ett rum", downs=1)
    await expect(page.locator(".course-parts .is-done")).to_have_count(8)
    assert wrong == []
    stage.wrong = [line for line in stage.wrong if "422" not in line]


def check_of_after():
    return [step.words for step in TRACKS[TrackId.LEADS].parts[6].check.steps]


async def test_how_far_somebody_has_come_is_kept_in_the_browser_until_they_say_otherwise(stage):
    page = await stage.page()
    await page.goto("/course/leads/why?answer=need")
    await page.goto("/course/manager-short/why")
    await expect(page.locator("[data-of=why]")).to_have_class(re.compile("is-done"))
    await expect(page.get_by_text("Sparas bara i din webbläsare.")).to_be_visible()
    await page.get_by_role("button", name="Glöm hur långt jag har kommit").click()
    await expect(page.locator("[data-of=why]")).not_to_have_class(re.compile("is-done"))
    await page.goto("/course/leads/colours")
    await expect(page.locator(".is-done")).to_have_count(0)


async def test_without_scripts_the_course_says_that_it_remembers_nothing(stage):
    page = await stage.page(java_script_enabled=False)
    await page.goto("/course/leads/why")
    await expect(page.get_by_text("Sidan minns inte var du är.")).to_be_visible()
    await page.get_by_label("Förskolan visste varför").check()
    await page.get_by_role("button", name="Svara").click()
    await expect(page.locator("#said")).to_contain_text("Ja. Behovet var klart")
    await expect(page.get_by_role("button", name="Glöm")).to_have_count(0)


async def test_the_course_is_read_aloud_with_its_answers(stage):
    page = await stage.page()
    await page.goto("/course/staff/staff?answer=no")
    script = page.locator('script[src*="course/main.js"]')
    module = (await script.get_attribute("src")).replace("course/main", "ui/texts")
    texts = await page.evaluate(TEXTS, module)
    said = " ".join(texts)
    for words in ("Innan du går med", "Grön", "Kan chefen se vad du svarade?", "frågar telefonen dig först"):
        assert words in said
