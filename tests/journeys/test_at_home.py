"""Three at home with a phone each and no wall to look at: what they read is what the wall says, and they can say what
was decided."""

import pytest
from playwright.async_api import expect

from tests.journeys.conftest import PHONE, violations
from tests.journeys.test_ending import planned, prepared
from tests.running import ask, view_of

pytestmark = pytest.mark.heavy

SEEN = """(root) => [...root.querySelectorAll(
    "h2, .answer-name, .far-name, .far-done, [data-bar] [data-n], .block, .wall-band, .meanings li")]
  .filter((it) => it.checkVisibility())
  .map((it) => it.innerText.replace(/\\s+/g, " ").trim())
  .filter(Boolean)"""
"""What a picture says, in its order."""
WORDS = """(part) => [...part.querySelectorAll("p, strong")]
  .filter((it) => it.checkVisibility() && !it.closest(".wall-end, .wall-time"))
  .map((it) => it.innerText)"""
"""All that a picture says under its heading, but for its pages and its clock."""
LAPTOP = {"width": 1366, "height": 768}


async def at_home(stage, code, group, **options):
    page = await stage.page(**{"size": PHONE, "has_touch": True, "is_mobile": True, **options})
    await page.goto(f"/join?code={code}")
    await page.get_by_label("På distans").check()
    await page.get_by_role("button", name=group).click()
    await page.wait_for_url(f"**/w/{code}")
    return page


def wall_on(phone):
    return phone.frame_locator("iframe")


async def says(place, picture):
    part = place.locator(f"[data-picture={picture}]")
    await expect(part).to_be_visible()
    return await part.evaluate(SEEN)


async def answer(phone, colour, tasks):
    for number in range(1, tasks + 1):
        await expect(phone.locator("#number")).to_contain_text(f"{number} av")
        await phone.locator(f"#choose button.vote-{colour}").click()


async def test_three_at_home_follow_session_one_and_can_say_what_was_decided(stage):
    server, lead = stage.server, stage.server.facilitator()
    code = server.workshop(lead, groups="Vårdbiträden\nSamordnare", place="mixed")
    for group, people in (("g1", 6), ("g2", 2)):
        ask(lead, code, "expect_people", group=group, people=people)
    ask(lead, code, "answer_jointly", group="g2", jointly=True)
    for text in ("Svara på larm", "Duscha brukare", "Ringa in vikarier"):
        ask(lead, code, "add_task", text=text)
    tasks = {task["text"]: id for id, task in view_of(lead, code, "as=lead")["tasks"].items()}
    wall = await stage.wall(code)
    asta = await at_home(stage, code, "Vårdbiträden")
    bo, cilla = [await at_home(stage, code, "Samordnare") for _ in range(2)]
    home = (asta, bo, cilla)
    room = [server.participant(code, "g1") for _ in range(5)]
    page = await stage.lead(code, size=LAPTOP)
    await expect(page.locator("body")).to_contain_text("5 i rummet, 3 på distans")
    await expect(page.locator("body")).to_contain_text("Ni som är på distans först:")

    # While they sort the answer comes first, and the wall is there when one has answered.
    ask(lead, code, "open_step", step="sort")
    await answer(asta, "yellow", 3)
    await answer(bo, "red", 3)
    for phone in room:
        for id in tasks.values():
            ask(phone, code, "cast_vote", task=id, colour="red")
    for phone in home:
        await expect(wall_on(phone).get_by_role("heading", name="Ni sorterar")).to_be_visible()
    await expect(wall_on(asta).locator(".far-done").first).to_contain_text("6 av 6 är klara")
    assert await says(wall_on(cilla), "sort") == await says(wall, "sort")

    # How it fell, all of it, and the task that all are brought to, with one's own answer last.
    ask(lead, code, "open_step", step="reveal")
    for phone in home:
        await expect(wall_on(phone).locator("#reveal-tasks > li")).to_have_count(3)
    assert (await says(wall, "reveal"))[:6] == (await says(wall_on(asta), "reveal"))[:6]
    ask(lead, code, "bring_up", task=tasks["Svara på larm"])
    for phone in home:
        await expect(wall_on(phone).locator("#one-task")).to_have_text("Svara på larm")
        assert await says(wall_on(phone), "one") == await says(wall, "one")
    await expect(asta.locator(".here-own")).to_have_text("Gul Ditt eget svar. Bara du ser det.", use_inner_text=True)
    await expect(cilla.locator(".here-own")).to_contain_text("Er grupps svar.")
    await expect(cilla.locator(".here-own").get_by_text("Bara du ser det.")).to_be_hidden()
    assert await violations(asta, shows="the wall on a phone at a distance, with a task brought up") == []

    # A second round is answered at home too, and the wall comes back by itself.
    ask(lead, code, "vote_again", task=tasks["Svara på larm"])
    await expect(asta.get_by_text("Vi svarar en gång till").first).to_be_visible()
    await expect(asta.locator("iframe")).to_be_hidden()
    await asta.locator("#choose button.vote-red").click()
    await expect(wall_on(asta).locator("#again-task")).to_have_text("Svara på larm")
    ask(lead, code, "stop_asking")

    # A pause and a dark wall are said.
    ask(lead, code, "cover_wall", cover="pause", minutes=10)
    await expect(wall_on(bo).get_by_role("heading", name="Vi tar paus")).to_be_visible()
    ask(lead, code, "cover_wall", cover="blank")
    await expect(wall_on(bo).get_by_role("heading", name="Väggen är släckt")).to_be_visible()
    ask(lead, code, "cover_wall", cover="")

    # The boards, every group's; and what came of it.
    ask(lead, code, "open_step", step="settle")
    await expect(wall_on(cilla).locator("#column-boards")).to_be_visible()
    decided = {
        "Svara på larm": ("red", "green"),
        "Duscha brukare": ("red", "red"),
        "Ringa in vikarier": ("green", "green"),
    }
    for text, colours in decided.items():
        for group, colour in zip(("g1", "g2"), colours, strict=True):
            ask(lead, code, "place_task", task=tasks[text], group=group, colour=colour, before=None)
            if (text, group) == ("Ringa in vikarier", "g1"):
                boards = wall_on(cilla).locator("#column-boards > li")
                await expect(boards.nth(0)).to_contain_text("3 av 3 lagda")
                await expect(boards.nth(1)).to_contain_text("Svara på larm")
                await expect(wall_on(cilla).locator("#column-latest")).to_contain_text(
                    "Nyss lagd: Ringa in vikarier. Vårdbiträden: Grön."
                )
    await expect(wall.locator("[data-picture=matrix]")).to_be_visible()
    for phone in home:
        talks = wall_on(phone).locator("[data-picture=matrix]")
        await expect(talks.locator("[data-talk=new_job]")).to_contain_text("Duscha brukare")
        handed = talks.locator("[data-talk=hand_over]")
        await expect(handed.locator(".column-hand")).to_have_text("Till Samordnare")
        await expect(handed).to_contain_text("Svara på larm")
        await expect(handed.locator(".column-signs")).to_contain_text("Vårdbiträden")
        for talk in ("new_job", "hand_over", "whose", "stop", "keep"):
            count = wall.locator(f"[data-talk={talk}] [data-count]")
            await expect(talks.locator(f"[data-talk={talk}] [data-count]")).to_have_text(await count.inner_text())
    assert await violations(asta, shows="the wall on a phone at a distance, with how the groups meet") == []


async def test_the_wall_is_opened_and_shut_by_hand_keeps_focus_and_stands_beside_the_answer_on_a_laptop(stage):
    server, lead = stage.server, stage.server.facilitator()
    code = server.workshop(lead)
    ask(lead, code, "add_task", text="Tvätta")
    phone = await stage.phone(code, "Barnskötare")
    ask(lead, code, "open_step", step="reveal")
    ask(lead, code, "open_step", step="settle")
    await expect(phone.get_by_role("heading", name="Titta på väggen")).to_be_visible()
    show = phone.get_by_role("link", name="Visa väggen här")
    await show.focus()
    await phone.keyboard.press("Enter")
    await expect(wall_on(phone).get_by_role("heading", name="Så här lägger vi uppgifterna")).to_be_visible()
    assert await phone.evaluate("document.activeElement.className") == "here"
    assert await show.evaluate("it => it.inert")
    await phone.get_by_role("button", name="Stäng väggen").click()
    await expect(phone.locator("iframe")).to_have_count(0)
    await expect(show).to_be_focused()

    # Who turns to their own page at a distance has the wall again with the next step; on a laptop both are there.
    ask(lead, code, "change_place", place="distance")
    laptop = await stage.phone(code, "Förskollärare", size=LAPTOP, is_mobile=False)
    await expect(wall_on(laptop).get_by_role("heading", name="Så här lägger vi uppgifterna")).to_be_visible()
    await expect(laptop.get_by_role("heading", name="Följ med på väggen")).to_be_visible()
    assert await laptop.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert await violations(laptop, shows="the wall beside one's own page") == []

    # A workshop that is closed is said to be; a phone that is turned away has no wall.
    ask(lead, code, "turn_away", seat=1)
    await expect(phone.get_by_role("heading", name="Den här telefonen är avstängd")).to_be_visible()
    await expect(show).to_be_hidden()
    ask(lead, code, "open_step", step="closed")
    await expect(wall_on(laptop).get_by_text("Tack för i dag!")).to_be_visible()


async def test_a_wall_that_does_not_come_is_waited_for_and_the_phones_page_stays(stage):
    server, lead = stage.server, stage.server.facilitator()
    code = server.workshop(lead, place="distance")
    ask(lead, code, "add_task", text="Tvätta")
    ask(lead, code, "open_step", step="settle")
    phone = await stage.page(size=PHONE)
    await phone.goto(f"/join?code={code}")
    await phone.route("**/here", lambda route: route.abort())
    async with phone.expect_event("requestfailed", lambda it: it.url.endswith("/here")):
        await phone.get_by_role("button", name="Barnskötare").click()
    await expect(phone.get_by_role("heading", name="Följ med på väggen")).to_be_visible()
    await expect(phone.locator(".here")).to_be_hidden()
    stage.wrong.clear()  # that the browser says so itself
    await phone.unroute("**/here")
    await expect(wall_on(phone).get_by_role("heading", name="Så här lägger vi uppgifterna")).to_be_visible()


async def test_who_sees_badly_opens_the_wall_in_one_column_by_itself(stage):
    server, lead = stage.server, stage.server.facilitator()
    code = server.workshop(lead)
    for number in range(60):
        ask(lead, code, "add_task", text=f"En lång uppgift med många ord i, nummer {number}")
    ask(lead, code, "open_list", open=True)
    page = await stage.page(size={"width": 320, "height": 640})
    await page.goto(f"/join?code={code}")
    await page.get_by_role("link", name="Se bara väggen").click()
    await expect(page.locator("#latest > li:visible")).to_have_count(60)
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    ask(lead, code, "open_step", step="sort")
    await expect(page.locator("#status")).to_contain_text("Ni sorterar")
    assert await page.evaluate("scrollY") == 0
    assert await violations(page, shows="the wall in one column, after another step") == []


async def test_the_wall_at_home_is_held_with_the_rooms_and_shows_the_board_that_the_lead_has_up(stage):
    lead = stage.server.facilitator()
    code = stage.server.workshop(lead)
    ask(lead, code, "add_task", text="Tvätta")
    ask(lead, code, "open_step", step="settle")
    page = await stage.page(size=PHONE)
    await page.goto(f"/w/{code}/here")
    boards = page.locator("#column-boards > li h2")
    await expect(boards).to_have_text(["Barnskötare", "Förskollärare"])
    ask(lead, code, "look_at", what="board", of="g2")
    await expect(boards).to_have_text(["Förskollärare"])
    await expect(page.locator("#status")).to_contain_text("Förskollärare")
    await expect(page.locator(".column-head")).to_contain_text("Följer processledaren")
    ask(lead, code, "steer_wall", way="hold")
    await expect(page.locator(".column-head")).to_contain_text("Hålls kvar")
    ask(lead, code, "open_step", step="gather")
    await page.reload()
    await expect(boards).to_have_text(["Förskollärare"])
    ask(lead, code, "steer_wall", way="follow")
    await expect(page.locator("[data-picture=list]")).to_be_visible()
    assert await violations(page, shows="the wall in one column, after it was held") == []


async def test_the_wall_at_home_begins_talks_two_and_two_and_ends_as_the_rooms(stage):
    lead = stage.server.facilitator()
    code = prepared(stage.server, lead)
    planned(lead, code)
    ask(lead, code, "set_aim", group="g2", text="Planera tillsammans")
    wall = await stage.wall(code)
    page = await stage.page(size={"width": 320, "height": 640})
    await page.goto(f"/w/{code}/here")
    task = next(iter(view_of(lead, code, "as=lead")["tasks"]))
    for picture, heading, do, fields in (
        ("opening", "Därför är vi här", "show_opening", {"shown": True}),
        ("actions", "Det här ska hända", "show_opening", {"shown": False}),
        ("pairs", "Två och två", "talk_in_pairs", {"task": task}),
        ("ending", "Så blev det", "show_ending", {"shown": True}),
    ):
        assert ask(lead, code, do, **fields).status_code == 200
        await expect(page.locator("#status")).to_contain_text(heading)
        await expect(wall.locator(f"[data-picture={picture}]")).to_be_visible()
        of_the_wall, here = [await it.locator(f"[data-picture={picture}]").evaluate(WORDS) for it in (wall, page)]
        assert of_the_wall
        assert {*of_the_wall} - {"Följer processledaren"} <= {*here}
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert await violations(page, shows="the wall in one column, as the room begins, talks and ends") == []
    await expect(page.locator("#ending-next > li")).to_have_count(4)
    await expect(page.locator("#ending-aims")).to_contain_text("Planera tillsammans")


async def test_all_that_is_placed_in_one_picture_is_said_and_no_more_than_can_be_read(stage):
    lead = stage.server.facilitator()
    code = stage.server.workshop(lead)
    for text in ("Tvätta", "Städa", "Handla", "Laga mat", "Duka", "Diska"):
        ask(lead, code, "add_task", text=text)
    ask(lead, code, "open_step", step="settle")
    page = await stage.page(size=PHONE)
    await page.goto(f"/w/{code}/here")
    said = page.locator("#column-latest > li")
    await expect(page.locator("#column-boards > li")).to_have_count(2)

    async def place(*texts, group):
        ask(lead, code, "steer_wall", way="hold")
        for id, task in view_of(lead, code, "as=lead")["tasks"].items():
            if task["text"] in texts:
                ask(lead, code, "place_task", task=id, group=group, colour="red", before=None)
        ask(lead, code, "steer_wall", way="follow")

    await place("Tvätta", "Handla", group="g1")
    both = ["Nyss lagd: Tvätta. Barnskötare: Röd.", "Nyss lagd: Handla. Barnskötare: Röd."]
    await expect(said).to_have_text(both)
    await expect(page.locator("#status")).to_contain_text(" ".join(both))
    await place("Städa", group="g2")
    await expect(said).to_have_text(["Nyss lagd: Städa. Förskollärare: Röd."])
    ask(lead, code, "undo_last")
    # It lies there no more: nothing says that it does.
    await expect(page.locator("#column-latest")).to_be_hidden()
    await place("Tvätta", "Handla", "Laga mat", "Duka", group="g2")
    await expect(said).to_have_count(3)
