"""The wall in session one: one picture at a time, and only what the room may see."""

import asyncio

import pytest
from playwright.async_api import expect

from tests.journeys.conftest import violations
from tests.journeys.test_phone import TEXTS, a_workshop, heard_by, ids_of
from tests.running import ask

LEAST = 22
"""Pixels at 1280 x 720: what can be read from ten metres."""
SMALLEST_LETTERS = """() => Math.min(...[...document.querySelectorAll("main *")]
  .filter((it) => it.checkVisibility() && [...it.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
  .filter((it) => !it.closest(".visually-hidden"))
  .map((it) => parseFloat(getComputedStyle(it).fontSize)))"""


async def is_well_drawn(wall):
    """By the rules of WCAG, in letters that can be read from afar, and nothing beside the screen."""
    assert await violations(wall) == []
    assert await wall.evaluate(SMALLEST_LETTERS) >= LEAST - 0.01
    assert await wall.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert await wall.evaluate("document.documentElement.scrollHeight <= innerHeight")


def picture(wall, name):
    return wall.locator(f"[data-picture={name}]")


def people_of(server, code, **groups):
    return [(group, server.participant(code, group)) for group, count in groups.items() for _ in range(count)]


async def test_while_texts_are_withheld_the_wall_counts_them_and_those_who_are_done(stage):
    lead, code = a_workshop(stage.server)
    people = people_of(stage.server, code, g1=9, g2=2)
    wall = await stage.wall(code)
    for _, person in people[:6]:
        ask(person, code, "say_ready", ready=True)
    ask(people[0][1], code, "add_task", text="Vika lakan")
    await expect(wall.locator("#here-groups")).to_contain_text("6 av 9 är klara")
    await expect(picture(wall, "join")).to_contain_text("1 uppgift hittills")
    ask(lead, code, "set_timer", minutes=12)
    await expect(picture(wall, "join").locator("[data-clock-face]")).to_have_text("12:00")
    await is_well_drawn(wall)
    ask(lead, code, "open_list", open=True)
    await expect(wall.locator("#latest")).to_contain_text("Vika lakan")
    await is_well_drawn(wall)
    for step in ("sort", "reveal", "settle"):
        ask(lead, code, "open_step", step=step)
        await expect(wall.locator("[data-clock-face]").locator("visible=true")).to_have_count(1)
        await is_well_drawn(wall)


async def test_the_wall_can_be_paused_and_made_black(stage):
    lead, code = a_workshop(stage.server, "Tvätt")
    wall = await stage.wall(code)
    ask(lead, code, "set_timer", minutes=15)
    ask(lead, code, "cover_wall", cover="pause")
    await expect(wall.get_by_role("heading", name="Vi tar paus")).to_be_visible()
    await expect(wall.get_by_text("Vi fortsätter klockan").first).to_be_visible()
    await expect(picture(wall, "join")).to_be_hidden()
    await is_well_drawn(wall)
    ask(lead, code, "cover_wall", cover="blank")
    await expect(wall.get_by_role("heading", name="Vi tar paus")).to_be_hidden()
    assert await wall.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(0, 0, 0)"
    assert await wall.locator("main *").locator("visible=true").count() == 0
    ask(lead, code, "cover_wall", cover="")
    await expect(picture(wall, "join")).to_be_visible()


async def test_a_frozen_wall_stands_still_and_shows_the_newest_when_it_is_let_go(stage):
    lead, code = a_workshop(stage.server, "Tvätt")
    ask(lead, code, "open_list", open=True)
    wall = await stage.page()
    heard = heard_by(wall)
    await wall.goto(f"/w/{code}/wall")
    await expect(wall.locator("#latest")).to_contain_text("Tvätt")
    ask(lead, code, "cover_wall", cover="frozen")
    ask(lead, code, "add_task", text="Disk")
    while not any("Disk" in frame for frame in heard):
        await asyncio.sleep(0.02)
    await wall.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    await expect(wall.locator("#latest")).to_have_text("Tvätt")
    other = await stage.wall(code)
    await expect(other.get_by_role("heading", name="Vi tar paus")).to_be_visible()
    assert "Disk" not in await other.locator("main").inner_text()
    assert await violations(other) == []
    ask(lead, code, "open_step", step="sort")
    ask(lead, code, "cover_wall", cover="")
    for page in (wall, other):
        await expect(picture(page, "sort")).to_be_visible()
        await expect(page.get_by_role("heading", name="Vi tar paus")).to_be_hidden()


async def test_small_groups_are_shown_together_and_named(stage):
    lead, code = a_workshop_of_three(stage.server)
    tasks = ids_of(lead, code)
    for number, (_, person) in enumerate(people_of(stage.server, code, g1=6, g2=4, g3=2)):
        ask(person, code, "cast_vote", task=tasks["Tvätt"], colour="red" if number < 6 else "green")
    ask(lead, code, "open_step", step="reveal")
    wall = await stage.wall(code)
    bars = wall.locator("#reveal-bars > li")
    await expect(bars).to_have_count(2)
    await expect(bars.nth(1)).to_contain_text("Små grupper tillsammans")
    await expect(bars.nth(1)).to_contain_text("6 svar")
    await expect(picture(wall, "reveal")).to_contain_text(
        "Förskollärare, Vikarier är för få för att visas var för sig."
    )
    await is_well_drawn(wall)


def a_workshop_of_three(server):
    lead = server.facilitator()
    code = server.workshop(lead, groups="Barnskötare\nFörskollärare\nVikarier")
    for text in ("Tvätt", "Disk"):
        ask(lead, code, "add_task", text=text)
    ask(lead, code, "open_step", step="sort")
    return lead, code


async def test_the_task_that_is_brought_up_stands_alone_with_how_it_fell_where_it_lies_and_why(stage):
    lead, code = a_workshop(stage.server, *TEXTS[:3], step="sort")
    tasks = ids_of(lead, code)
    wall = await stage.wall(code)
    ask(lead, code, "bring_up", task=tasks["Disk"])
    one = picture(wall, "one")
    await expect(one.get_by_role("heading", name="Disk")).to_be_visible()
    await expect(wall.locator("#one-bars")).to_be_hidden()
    await is_well_drawn(wall)
    for group, person in people_of(stage.server, code, g1=5, g2=5):
        ground = {"only": "may", "ground": "delegation"} if group == "g2" else {}
        ask(person, code, "cast_vote", task=tasks["Disk"], colour="green" if ground else "red", **ground)
    ask(lead, code, "open_step", step="settle")  # which lets everybody go
    ask(lead, code, "bring_up", task=tasks["Disk"])
    await expect(wall.locator("#one-bars > li")).to_have_count(2)
    await expect(wall.locator("#one-bars")).to_contain_text("får bara vi, delegation 5")
    ask(lead, code, "place_task", task=tasks["Disk"], group="g1", colour="red")
    ask(lead, code, "note_decision", task=tasks["Disk"], why="Det hinns inte under lunchen.")
    await expect(wall.locator("#one-places")).to_contain_text("Barnskötare Röd")
    await expect(one).to_contain_text("Det hinns inte under lunchen.")
    await is_well_drawn(wall)
    ask(lead, code, "bring_up", task=None)
    await expect(picture(wall, "board")).to_be_visible()


async def test_in_a_second_round_the_wall_says_how_many_have_answered_and_never_how(stage):
    lead, code = a_workshop(stage.server, *TEXTS[:2], step="reveal")
    people = people_of(stage.server, code, g1=5, g2=3)
    task = ids_of(lead, code)["Disk"]
    wall = await stage.wall(code)
    ask(lead, code, "vote_again", task=task)
    await expect(wall.get_by_role("heading", name="Vi svarar en gång till")).to_be_visible()
    for _, person in people[:3]:
        ask(person, code, "cast_vote", task=task, colour="black")
    await expect(wall.locator("#again-n")).to_have_text("3")
    await expect(picture(wall, "again")).to_contain_text("av 8 har svarat")
    await expect(picture(wall, "again").locator(".bar")).to_have_count(0)
    await is_well_drawn(wall)


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_when_all_is_settled_the_wall_shows_how_the_groups_meet(stage, scheme):
    lead, code = a_workshop(stage.server, *TEXTS[:5], step="sort")
    people_of(stage.server, code, g1=1, g2=1)
    ask(lead, code, "open_step", step="settle")
    wall = await stage.wall(code, color_scheme=scheme)
    tasks = ids_of(lead, code)

    def place(text, one, other):
        for group, colour in (("g1", one), ("g2", other)):
            ask(lead, code, "place_task", task=tasks[text], group=group, colour=colour)

    place("Tvätt", "red", "red")
    place("Disk", "red", "green")
    place("Sopor", "green", "red")
    place("Fönsterputs", "green", "green")
    await expect(wall.locator(".wall-card", has_text="Fönsterputs")).to_be_visible()
    # The last card is seen to land first.
    place("Telefonen", "black", "yellow")
    await expect(wall.locator(".is-moved")).to_contain_text("Telefonen")
    await expect(wall.get_by_role("heading", name="Så möts våra grupper")).to_be_visible()
    await expect(wall.locator("[data-talk=new_job] li")).to_contain_text("Tvätt")
    over = wall.locator("[data-talk=hand_over] li")
    await expect(over).to_have_count(4)
    words = [" ".join((await line.inner_text()).split()) for line in await over.all()]
    assert words[0].endswith("Förskollärare")
    assert words[0].startswith("Från Barnskötare")
    assert words[1].startswith("Disk")
    assert words[2].startswith("Från Förskollärare")
    assert words[3].startswith("Sopor")
    await expect(wall.locator("[data-talk=hand_over] [data-count]")).to_have_text("2")
    await expect(wall.locator("[data-talk=whose] li")).to_contain_text("Fönsterputs")
    await expect(wall.locator("[data-talk=stop] li")).to_contain_text("Telefonen")
    await is_well_drawn(wall)
    await wall.set_viewport_size({"width": 3840, "height": 2160})
    await expect(wall.locator("[data-picture=matrix]")).to_have_attribute("data-pages", "1")
    ask(lead, code, "place_task", task=ids_of(lead, code)["Disk"], group="g1", colour=None)
    ask(lead, code, "place_task", task=ids_of(lead, code)["Disk"], group="g2", colour=None)
    await expect(picture(wall, "board")).to_be_visible()


async def test_a_crowded_picture_turns_its_pages_by_itself_and_says_so(stage):
    texts = [f"Uppgift nummer {number} av många som är lika långa" for number in range(30)]
    lead, code = a_workshop(stage.server, *texts)
    ask(lead, code, "open_step", step="settle")
    for task in ids_of(lead, code).values():
        ask(lead, code, "place_task", task=task, group="g1", colour="red")
        ask(lead, code, "place_task", task=task, group="g2", colour="green")
    wall = await stage.page()
    await wall.clock.install()
    await wall.goto(f"/w/{code}/wall")
    matrix = picture(wall, "matrix")
    await expect(matrix.get_by_text("sida 1 av")).to_be_visible()
    await is_well_drawn(wall)
    shown = wall.locator("[data-talk=hand_over] li").locator("visible=true")
    first = await shown.all_inner_texts()
    await wall.clock.run_for(16_000)
    await expect(matrix.get_by_text("sida 2 av")).to_be_visible()
    second = await shown.all_inner_texts()
    # The way they go stands on every page.
    assert first[0] == second[0]
    assert not set(first[1:]) & set(second[1:])


async def test_the_whole_screen_is_a_key_away_and_the_button_shows_while_the_pointer_moves(stage):
    _, code = a_workshop(stage.server, "Tvätt")
    wall = await stage.wall(code)
    await expect(picture(wall, "join")).to_be_visible()
    button = wall.get_by_role("button", name="Helskärm")
    await expect(button).to_be_hidden()
    await wall.mouse.move(300, 300)
    await wall.mouse.move(320, 300)
    await expect(button).to_be_visible()
    assert await violations(wall) == []
    await expect(button).to_be_hidden()
    await wall.keyboard.press("f")
    await expect(wall.locator("html:fullscreen")).to_have_count(1)
    await wall.keyboard.press("f")
    await expect(wall.locator("html:fullscreen")).to_have_count(0)
