"""The wall in session one: one picture at a time, and only what the room may see."""

import re

import pytest
from playwright.async_api import expect

from app.hyphens import SOFT
from tests.journeys.conftest import violations
from tests.journeys.test_phone import TEXTS, a_workshop, ids_of
from tests.running import ask

pytestmark = pytest.mark.heavy

LEAST = 22
"""Pixels at 1280 x 720: what can be read from ten metres."""
SMALLEST_LETTERS = """() => Math.min(...[...document.querySelectorAll("main *")]
  .filter((it) => it.checkVisibility() && [...it.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
  .filter((it) => !it.closest(".visually-hidden"))
  .map((it) => parseFloat(getComputedStyle(it).fontSize)))"""


async def is_well_drawn(wall, *, shows=""):
    """In letters that can be read from afar, and nothing beside the screen; and what it `shows` beyond its step by the
    rules of WCAG."""
    assert not shows or await violations(wall, shows=shows) == []
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
    await is_well_drawn(wall, shows="the wall, with texts withheld")
    ask(lead, code, "open_list", open=True)
    await expect(wall.locator("#latest")).to_contain_text("Vika lakan")
    await is_well_drawn(wall, shows="the wall, with the list opened")
    task = ids_of(lead, code)["Vika lakan"]
    for step in ("sort", "reveal", "settle"):
        ask(lead, code, "open_step", step=step)
        ask(lead, code, "set_timer", minutes=12)
        if step == "sort":
            for _, person in people[:5]:
                ask(person, code, "cast_vote", task=task, colour="red")
            row = wall.locator("#progress-groups > li").first
            await expect(row).to_contain_text("5 av 9 är klara")
            await expect(row.locator(".dot")).to_have_count(9)
            await expect(row.locator(".dot.is-done")).to_have_count(5)
            # How they answered is not in the page.
            assert await picture(wall, "sort").locator(".bar, .block").count() == 0
        await expect(wall.locator("[data-clock-face]").locator("visible=true")).to_have_count(1)
        await is_well_drawn(wall)


async def test_the_wall_can_be_paused_and_made_black(stage):
    lead, code = a_workshop(stage.server, "Tvätt")
    wall = await stage.wall(code)
    ask(lead, code, "set_timer", minutes=15)
    ask(lead, code, "cover_wall", cover="pause")
    await expect(wall.get_by_role("heading", name="Vi tar paus")).to_be_visible()
    # It has a clock of its own, or none.
    await expect(wall.get_by_text("Vi fortsätter klockan")).to_be_hidden()
    ask(lead, code, "cover_wall", cover="pause", minutes=10)
    await expect(wall.get_by_text("Vi fortsätter klockan")).to_be_visible()
    await expect(wall.locator("[data-until-face]")).to_have_text(re.compile("^(10:00|09:5.)$"))
    await expect(picture(wall, "join")).to_be_hidden()
    await is_well_drawn(wall, shows="the wall, in a pause")
    ask(lead, code, "cover_wall", cover="blank")
    await expect(wall.get_by_role("heading", name="Vi tar paus")).to_be_hidden()
    assert await wall.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(0, 0, 0)"
    assert await wall.locator("main *").locator("visible=true").count() == 0
    ask(lead, code, "cover_wall", cover="")
    await expect(picture(wall, "join")).to_be_visible()


async def test_a_wall_that_the_network_has_left_says_so_and_covers_nothing(stage):
    lead, code = a_workshop(stage.server, *[f"Uppgift nummer {number} av många" for number in range(40)])
    ask(lead, code, "open_list", open=True)
    wall = await stage.wall(code)
    last = picture(wall, "list").locator("li").locator("visible=true").last
    await expect(last).to_be_visible()
    await wall.evaluate("document.querySelector('#connection').hidden = false")
    banner = wall.locator("#connection")
    await expect(picture(wall, "list")).not_to_have_css("height", "720px")
    foot = await picture(wall, "list").locator(".wall-foot").bounding_box()
    over = await banner.bounding_box()
    assert foot["y"] + foot["height"] <= over["y"] + 1
    assert over["y"] + over["height"] <= 721
    card = await last.bounding_box()
    assert card["y"] + card["height"] <= foot["y"]


GROUPS = "Undersköterskor\nVårdbiträden\nSamordnare\nSjuksköterskor"
LONG = (
    "Ringa efter vikarier när någon är sjuk, ändra i planeringen, meddela alla brukare som får en annan tid, och "
    "skriva in avvikelsen i systemet efteråt, så att lönen blir rätt den tjugofemte."
)


def home_care(server, *texts):
    """Four answer together, seven each alone, and two groups of two together. The first of each group's people."""
    lead = server.facilitator()
    code = server.workshop(lead, groups=GROUPS)
    for group, (people, jointly) in {"g1": (4, True), "g2": (7, False), "g3": (2, True), "g4": (2, True)}.items():
        ask(lead, code, "expect_people", group=group, people=people)
        ask(lead, code, "answer_jointly", group=group, jointly=jointly)
    for text in texts:
        ask(lead, code, "add_task", text=text)
    ask(lead, code, "open_step", step="sort")
    return lead, code, {group: server.participant(code, group) for group in ("g1", "g3", "g4")}


def the_seven(server, code, task, colours):
    for colour in colours:
        ask(server.participant(code, "g2"), code, "cast_vote", task=task, colour=colour)


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_a_group_that_answers_together_is_a_block_with_a_word_and_never_a_number(stage, scheme):
    lead, code, say_for = home_care(stage.server, "Larm", LONG)
    tasks = ids_of(lead, code)
    ask(say_for["g1"], code, "cast_vote", task=tasks["Larm"], colour="green", only="may", ground="delegation")
    ask(say_for["g3"], code, "pass_task", task=tasks["Larm"])
    ask(say_for["g4"], code, "say_split", task=tasks["Larm"])
    the_seven(stage.server, code, tasks["Larm"], ["green", "yellow", "yellow", "red", "red", "red"])
    ask(stage.server.participant(code, "g2"), code, "pass_task", task=tasks["Larm"])
    ask(say_for["g1"], code, "cast_vote", task=tasks[LONG], colour="green")
    ask(lead, code, "open_step", step="reveal")
    wall = await stage.wall(code, color_scheme=scheme)
    rows = wall.locator("#reveal-bars > li")
    await expect(rows).to_have_count(4)
    words = [" ".join((await row.inner_text()).replace(SOFT, "").split()) for row in await rows.all()]
    assert words[0] == "Undersköterskor svarar tillsammans Grön Får bara vi, delegation"
    assert words[1] == "Vårdbiträden 7 svar, var för sig Grön 1 Gul 2 Röd 3 Vet inte, eller gör den inte 1"
    assert words[2] == "Samordnare svarar tillsammans Gör den inte"
    assert words[3] == "Sjuksköterskor svarar tillsammans Inte eniga"
    one = await rows.nth(0).locator(".block").bounding_box()
    bar = await rows.nth(1).locator(".bar").bounding_box()
    assert one["x"] == bar["x"]
    assert one["width"] < bar["width"] / 2
    await expect(picture(wall, "reveal")).to_contain_text("Sjuksköterskor, vad är det ni ser olika på?")
    await is_well_drawn(wall, shows="how groups that answer together fell")
    ask(lead, code, "bring_up", task=tasks[LONG])
    rows = wall.locator("#one-bars > li")
    await expect(rows.nth(1)).to_contain_text("För få svar")
    await expect(rows.nth(1).locator(".bar")).to_be_hidden()
    await expect(rows.nth(2)).to_contain_text("Inget svar än")
    # One answer differs from no other.
    await expect(wall.locator("#one-question")).to_have_text(re.compile("Hur kommer det sig"))
    await is_well_drawn(wall, shows="one answer, of a task that is brought up")


async def test_what_is_not_known_of_a_task_is_said_where_it_is_settled_and_a_dash_stands_for_who_does_not_do_it(stage):
    lead, code, say_for = home_care(stage.server, "Larm", "Tvätt")
    tasks = ids_of(lead, code)
    for task in tasks.values():
        ask(say_for["g1"], code, "cast_vote", task=task, colour="green")
    ask(lead, code, "open_step", step="reveal")
    ask(lead, code, "open_step", step="settle")
    ask(lead, code, "place_task", task=tasks["Larm"], group="g1", colour="green")
    ask(lead, code, "place_task", task=tasks["Larm"], group="g4", colour="pass")
    wall = await stage.wall(code)
    card = wall.locator(".wall-card", has_text="Larm")
    await expect(card.locator(".wall-sign", has_text="Sjuksköterskor: gör den inte")).to_have_attribute(
        "data-colour", "pass"
    )
    await expect(card.locator(".wall-sign.is-empty")).to_have_count(2)
    await is_well_drawn(wall, shows="the board, with a group that does not do a task")
    ask(lead, code, "bring_up", task=tasks["Larm"])
    await expect(wall.locator("#one-places")).to_contain_text("Sjuksköterskor gör den inte")
    await expect(wall.locator("#one-unknown")).to_have_text("Vi vet inte än vad Vårdbiträden, Samordnare tycker.")
    await is_well_drawn(wall, shows="a task that is brought up, with who is not known")


async def test_the_task_that_is_brought_up_stands_alone_with_how_it_fell_where_it_lies_and_why(stage):
    lead, code = a_workshop(stage.server, *TEXTS[:3], step="sort")
    tasks = ids_of(lead, code)
    wall = await stage.wall(code)
    ask(lead, code, "bring_up", task=tasks["Disk"])
    one = picture(wall, "one")
    await expect(one.get_by_role("heading", name="Disk")).to_be_visible()
    await expect(wall.locator("#one-bars")).to_be_hidden()
    await is_well_drawn(wall, shows="a task that is brought up, before it is placed")
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
    await is_well_drawn(wall, shows="a task that is brought up, placed, with why")
    ask(lead, code, "bring_up", task=None)
    await expect(picture(wall, "board")).to_be_visible()


async def test_in_a_second_round_the_wall_says_how_many_have_answered_and_never_how(stage):
    lead, code, say_for = home_care(stage.server, *TEXTS[:2])
    task = ids_of(lead, code)["Disk"]
    ask(say_for["g1"], code, "cast_vote", task=task, colour="green")
    ask(lead, code, "open_step", step="reveal")
    wall = await stage.wall(code)
    ask(lead, code, "vote_again", task=task)
    await expect(wall.get_by_role("heading", name="Vi svarar en gång till")).to_be_visible()
    the_seven(stage.server, code, task, ["black"] * 3)
    ask(say_for["g3"], code, "cast_vote", task=task, colour="black")
    rows = wall.locator("#again-groups > li")
    await expect(rows.nth(1)).to_contain_text("3 av 7 har svarat")
    await expect(rows.nth(2).get_by_text("har svarat", exact=True)).to_be_visible()
    await expect(rows.nth(0).get_by_text("har inte svarat än")).to_be_visible()
    await expect(picture(wall, "again").locator(".bar, .block")).to_have_count(0)
    await is_well_drawn(wall, shows="a second round, on the wall")


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
    await expect(wall.locator("#panels [data-talk=new_job] li")).to_contain_text("Tvätt")
    over = wall.locator("#panels [data-talk=hand_over]")
    await expect(over).to_have_count(2)
    words = [" ".join((await part.inner_text()).replace(SOFT, "").split()) for part in await over.all()]
    assert words[0].startswith("Till Förskollärare 1 Bsk Fl Disk")
    assert words[1].startswith("Till Barnskötare 1 Bsk Fl Sopor")
    await expect(wall.locator("#talk-counts [data-talk=hand_over] [data-count]")).to_have_text("2")
    await expect(wall.locator("#panels [data-talk=whose] li")).to_contain_text("Fönsterputs")
    await expect(wall.locator("#panels [data-talk=stop] li")).to_contain_text("Telefonen")
    await is_well_drawn(wall, shows="how the groups meet")
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
    ask(lead, code, "steer_wall", way="turn")
    await wall.goto(f"/w/{code}/wall")
    matrix = picture(wall, "matrix")
    await expect(matrix.get_by_text("sida 1 av")).to_be_visible()
    await is_well_drawn(wall, shows="a picture that turns its pages")
    shown = wall.locator("#panels li")
    first = await shown.all_inner_texts()
    await wall.clock.run_for(21_000)
    await expect(matrix.get_by_text("sida 2 av")).to_be_visible()
    second = await shown.all_inner_texts()
    assert not set(first) & set(second)
    # Who receives stands on every page, and how many there are in all.
    await expect(wall.locator("#panels h3").first).to_contain_text("Till Förskollärare")
    await expect(wall.locator("#talk-counts [data-talk=hand_over] [data-count]")).to_have_text("30")


async def test_the_whole_screen_is_a_key_away_and_the_button_shows_while_the_pointer_moves(stage):
    _, code = a_workshop(stage.server, "Tvätt")
    wall = await stage.wall(code)
    await expect(picture(wall, "join")).to_be_visible()
    button = wall.get_by_role("button", name="Helskärm")
    await expect(button).to_be_hidden()
    await wall.mouse.move(300, 300)
    await wall.mouse.move(320, 300)
    await expect(button).to_be_visible()
    assert await violations(wall, shows="the wall, with its button for the whole screen") == []
    await expect(button).to_be_hidden()
    await wall.keyboard.press("f")
    await expect(wall.locator("html:fullscreen")).to_have_count(1)
    await wall.keyboard.press("f")
    await expect(wall.locator("html:fullscreen")).to_have_count(0)
    # A key of one letter can be turned off, and stays so.
    await wall.mouse.move(300, 300)
    await wall.get_by_label("Tangenten F").uncheck()
    await wall.reload()
    await expect(picture(wall, "join")).to_be_visible()
    await wall.keyboard.press("f")
    await wall.keyboard.press("Tab")
    await expect(wall.get_by_label("Tangenten F")).not_to_be_checked()
    await expect(wall.locator("html:fullscreen")).to_have_count(0)
