"""The wall is the lead's: it follows what the lead has up, is held as it is, and turned from the lead's page."""

import re

import pytest
from playwright.async_api import expect

from tests.journeys.test_phone import a_workshop, ids_of
from tests.journeys.test_wall import is_well_drawn, picture
from tests.running import ask

pytestmark = pytest.mark.heavy
FOLLOWS, HELD = "Följer processledaren", "Hålls kvar"


async def says_that_it(wall, way):
    await expect(wall.locator("[data-way-says]").locator("visible=true")).to_have_text(way)


async def test_the_wall_follows_the_lead_is_held_and_turned_and_a_key_on_it_turns_only_that_screen(stage):
    texts = [f"Uppgift nummer {number} av många som är lika långa" for number in range(60)]
    lead, code = a_workshop(stage.server, *texts, step="settle")
    for number, task in enumerate(ids_of(lead, code).values()):
        ask(lead, code, "place_task", task=task, group="g1", colour=["green", "red"][number % 2])
        if number > 1:
            ask(lead, code, "place_task", task=task, group="g2", colour="red")
    page = await stage.lead(code, size={"width": 1366, "height": 768})
    says = page.locator("#wall-says")
    await expect(says).to_contain_text("Öppna väggen här för att se hur många", use_inner_text=True)
    wall = await page.context.new_page()
    await wall.goto(f"/w/{code}/wall")
    elsewhere = await stage.wall(code)
    board = picture(wall, "board")

    # It follows: the board whose tab the lead opens, and how many pages it has is known from the wall in this browser.
    await page.get_by_role("link", name="Förskollärare").click()
    await expect(wall.locator("#board-group")).to_have_text("Förskollärare")
    await expect(elsewhere.locator("#board-group")).to_have_text("Förskollärare")
    await says_that_it(wall, FOLLOWS)
    await expect(says).to_contain_text(re.compile(r"Väggen visar: Förskollärare, sida 1 av \d"), use_inner_text=True)
    await is_well_drawn(wall, shows="a wall that follows the lead")

    # The lead turns the room's pages, on every wall.
    await page.get_by_role("button", name="Nästa sidan på väggen").click()
    for one in (board, picture(elsewhere, "board")):
        await expect(one).to_have_attribute("data-page", "2")
    await expect(says).to_contain_text("sida 2 av", use_inner_text=True)
    await page.get_by_role("button", name="Förra sidan på väggen").click()
    await expect(board).to_have_attribute("data-page", "1")

    # A key turns that screen's own pages only, and says so; the room goes on from where it was.
    await elsewhere.keyboard.press("ArrowRight")
    await expect(picture(elsewhere, "board")).to_have_attribute("data-page", "2")
    await says_that_it(elsewhere, "Bläddrar själv")
    await expect(board).to_have_attribute("data-page", "1")
    await expect(says).to_contain_text("sida 1 av", use_inner_text=True)

    # Held, it stays as it is whatever the lead does, also for a wall that is loaded anew.
    await page.get_by_role("button", name="Håll", exact=True).click()
    await says_that_it(wall, HELD)
    await says_that_it(elsewhere, HELD)
    cards = await board.locator(".wall-card").locator("visible=true").all_inner_texts()
    await page.get_by_role("link", name="Barnskötare").click()
    left = ids_of(lead, code)[texts[0]]
    ask(lead, code, "place_task", task=left, group="g2", colour="black")
    ask(lead, code, "bring_up", task=left)
    await expect(page.locator("#brought-up")).to_be_visible()
    await expect(says).to_contain_text("Väggen hålls kvar som den är", use_inner_text=True)
    await elsewhere.reload()
    for one in (wall, elsewhere):
        await expect(one.locator("#board-group")).to_have_text("Förskollärare")
        await says_that_it(one, HELD)
        assert await picture(one, "board").locator(".wall-card").locator("visible=true").all_inner_texts() == cards
    await page.get_by_role("button", name="Nästa sidan på väggen").click()
    await expect(board).to_have_attribute("data-page", "2")

    # Let go, it shows what the lead has up now.
    await page.get_by_role("button", name="Följ mig").click()
    for one in (wall, elsewhere):
        await expect(picture(one, "one")).to_contain_text(texts[0])
    await says_that_it(wall, FOLLOWS)
    await expect(says).to_contain_text(f"Väggen visar: {texts[0]}.", use_inner_text=True)

    # The matrix goes talk by talk, and the lead says which.
    await page.get_by_role("button", name="Släpp").click()
    talks = page.get_by_role("group", name="Vilket samtal väggen visar")
    await talks.get_by_role("button", name="Lämna över").click()
    await expect(picture(wall, "matrix").locator("#talk-counts .is-shown")).to_contain_text("Lämna över")
    await expect(talks.get_by_role("button", name="Lämna över")).to_have_attribute("aria-pressed", "true")
    ask(lead, code, "bring_up", task=left)
    await expect(talks).to_be_hidden()

    # Light or dark is the lead's choice; so is that it turns by itself, which it says.
    await page.locator("#wall-more summary").click()
    await page.get_by_role("switch", name="Mörk vägg").click()
    await expect(wall.locator("html")).to_have_css("color-scheme", "dark")
    await is_well_drawn(wall, shows="a wall that the lead made dark")
    await page.get_by_role("switch", name="Låt väggen byta sida själv").click()
    await expect(says).to_contain_text("Byter var 20:e sekund", use_inner_text=True)
    await says_that_it(wall, "Byter var 20:e sekund")
    await wall.close()
    await page.get_by_role("switch", name="Låt väggen byta sida själv").click()
    await page.get_by_role("button", name="Släpp").click()
    await expect(says).to_contain_text("Öppna väggen här för att se hur många", use_inner_text=True)
