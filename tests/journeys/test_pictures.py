"""A facilitator gives the tasks pictures, and somebody takes part by them alone."""

import re
from collections.abc import Iterator

import pytest
from playwright.async_api import Page, expect

from app.web import language
from tests.journeys.conftest import violations
from tests.journeys.test_leading_together import a_workshop, tasks_of
from tests.running import Running, ask
from tests.waiting import true_on

pytestmark = pytest.mark.heavy

NARROW = {"width": 320, "height": 568}
NO_TEXT = "* { color: transparent !important; text-shadow: none !important; } .visually-hidden { display: none; }"
"""The page as it is to somebody who can't read: colours, signs and pictures."""
DRAWN = "(it) => it.complete && it.naturalWidth > 0"


@pytest.fixture(autouse=True)
def _switched_on(server: Running) -> Iterator[None]:
    server.facilitator().post("/languages/ar/on", data={"read_by": "en kollega"})
    yield
    language.offer({})


def with_picture(page: Page, name: str, within: str):
    """What is pressed by its picture, whatever stands beside it."""
    return page.locator(within).locator(f'button:has(img[src$="/{name}.svg"])')


async def is_drawn(page: Page, selector: str, name: str) -> None:
    image = page.locator(selector)
    await expect(image).to_have_attribute("src", re.compile(f"/vendor/pictures/{name}\\.svg$"))
    await expect(image).to_be_visible()
    await true_on(image, "(it) => it.complete")
    assert await image.evaluate(DRAWN)


async def test_pictures_are_chosen_and_somebody_takes_part_by_them_alone(stage):
    facilitator, code = a_workshop(stage, "Tvätta kläder", "Diska", "Något annat")
    tasks = tasks_of(facilitator, code)
    lead = await stage.lead(code)
    wall = await stage.wall(code, size={"width": 1280, "height": 720})
    ask(facilitator, code, "open_list", open=True)

    # All that the words tell of in one press; another by searching; and one back.
    await lead.get_by_role("link", name="Bilder", exact=True).click()
    await lead.get_by_role("button", name="Ge 2 uppgifter den första föreslagna bilden").click()
    await expect(lead.get_by_text("2 uppgifter fick en bild.").first).to_be_visible()
    assert await violations(lead, shows="tasks that were given pictures") == []
    await expect(wall.locator("#latest .task-picture:visible")).to_have_count(2)
    await lead.get_by_role("link", name="Fler bilder Något annat").click()
    await lead.get_by_label("Sök bland alla bilder").fill("hund")
    await lead.get_by_role("button", name="Sök", exact=True).click()
    await lead.get_by_role("button", name="hund Något annat").click()
    await is_drawn(lead, "#choose-title .task-picture", "dog")
    assert await violations(lead, shows="pictures to choose among") == []
    await expect(wall.locator("#latest .task-picture:visible")).to_have_count(3)
    await lead.get_by_role("link", name="Bilder till uppgifterna").click()
    await lead.get_by_role("button", name="Ångra").click()
    await expect(wall.locator("#latest .task-picture:visible")).to_have_count(2)
    ask(facilitator, code, "set_picture", task=tasks["Något annat"], picture="dog")

    # On a small dark phone, from the right, without a word that can be read.
    ask(facilitator, code, "open_step", step="sort")
    options = {"color_scheme": "dark", "bypass_csp": True}
    phone = await stage.phone(code, "Barnskötare", size=NARROW, language="ar", **options)
    await expect(phone.locator("html")).to_have_attribute("dir", "rtl")
    assert await violations(phone, shows="sorting by pictures, from right to left") == []
    await phone.add_style_tag(content=NO_TEXT)
    drawn = {"washing-machine", "bubbles", "dog"}
    for nth in range(3):
        await expect(phone.locator("#progress")).to_have_attribute("value", str(nth))
        address = await phone.locator("#task-picture").get_attribute("src")
        name = re.search(r"/([\w-]+)\.svg$", address)[1]
        drawn.remove(name)
        await is_drawn(phone, "#task-picture", name)
        answer = ("handshake", "busts-in-silhouette", "person-shrugging")[nth]
        await with_picture(phone, answer, "#choose").click()
    await is_drawn(phone, "#done > .pictogram", "check-mark-button")
    assert drawn == set()

    # What is brought up has it on the wall, the phone and the facilitator's page; a time is a picture and a figure.
    ask(facilitator, code, "open_step", step="settle")
    ask(facilitator, code, "bring_up", task=tasks["Diska"])
    await is_drawn(wall, "#one-picture", "bubbles")
    await is_drawn(phone, "#talk-picture", "bubbles")
    await lead.goto(f"/w/{code}/lead")
    await expect(lead.locator(".column-none .task-picture:visible")).to_have_count(3)
    assert await violations(wall, shows="a picture on the wall") == []
    assert await violations(lead, shows="the board with pictures") == []
    ask(facilitator, code, "open_step", step="analyse")
    ask(facilitator, code, "open_topic", topic="right_things")
    await expect(phone.locator("#topic-picture")).to_be_visible()
    while await phone.locator("[data-topic-asked]").is_visible():
        was = await phone.locator("#topic-picture").get_attribute("src")
        await with_picture(phone, "thumbs-up", "#topic [data-topic=right_things]").click()
        await expect(phone.locator(f'#topic-picture[src="{was}"]:visible')).to_have_count(0)
    await is_drawn(phone, "[data-topic-done] > .pictogram", "check-mark-button")
