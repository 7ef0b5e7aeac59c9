"""What goes wrong in a real room: each gets one plain sentence, and nothing that was typed or tapped is lost."""

import asyncio

import pytest
from playwright.async_api import expect

from tests.journeys.conftest import PHONE, colleagues_answer, cookies_of
from tests.running import ask, running, view_of

pytestmark = pytest.mark.heavy


def a_workshop(server, *texts, step="gather"):
    lead = server.facilitator()
    code = server.workshop(lead)
    for text in texts:
        ask(lead, code, "add_task", text=text)
    ask(lead, code, "open_step", step=step)
    return lead, code


async def answer(phone, colour):
    """Answer the task that is asked, whichever it is in this person's order; answers with its text."""
    text = await phone.locator("#task").inner_text()
    await phone.locator(f"#choose button[value={colour}]").click()
    await expect(phone.locator("#undo-text")).to_have_text(text)
    return text


async def test_an_unknown_code_is_said_to_be_and_stays_to_be_mended(stage):
    page = await stage.page(size=PHONE)
    await page.goto("/")
    await page.locator("#code").fill("abc 123")
    await page.get_by_role("button", name="Gå med").click()
    await expect(page.get_by_role("alert")).to_have_text(
        "Ingen workshop har den koden. Läs den en gång till och försök igen."
    )
    await expect(page.locator("#code")).to_have_value("abc 123")
    stage.wrong.clear()  # Chromium says that the page was a 404, as it should be


async def test_a_phone_that_slept_through_the_reveal_is_told_what_did_not_come_along(stage):
    lead, code = a_workshop(stage.server, "Fönsterputs", "Tvätt", step="sort")
    phone = await stage.phone(code, "Barnskötare")
    await answer(phone, "red")
    await phone.context.set_offline(True)
    late = await answer(phone, "yellow")
    await expect(phone.locator("#connection")).to_be_visible()
    colleagues_answer(stage.server, lead, code, people=5)
    ask(lead, code, "open_step", step="reveal")
    await phone.context.set_offline(False)
    await expect(phone.locator("#notice")).to_contain_text(f"{late} kom inte med.")
    await expect(phone.locator("#notice")).to_contain_text("Dina andra svar är sparade.")
    await expect(phone.get_by_role("heading", name="Titta på väggen")).to_be_visible()
    await expect(phone.locator("#notice")).to_contain_text("Svaret var: gul.")
    votes = view_of(lead, code, "as=lead")["tasks"]
    assert sum(task["votes"]["g1"]["red"] for task in votes.values()) == 5 + 5 + 1
    assert sum(task["votes"]["g1"]["yellow"] for task in votes.values()) == 0
    stage.wrong.clear()  # Chromium says that the socket was lost


async def test_taps_made_without_a_network_arrive_when_it_is_back_once_each(stage):
    lead, code = a_workshop(stage.server, "Fönsterputs", "Tvätt", "Disk", step="sort")
    phone = await stage.phone(code, "Barnskötare")
    await phone.context.set_offline(True)
    for _ in range(2):
        await answer(phone, "red")
    await expect(phone.locator("#number")).to_have_text("Uppgift 3 av 3")
    await phone.context.set_offline(False)
    await expect(phone.locator("#connection")).to_be_hidden()
    while view_of(lead, code, "as=lead")["groups"]["g1"]["answers"] < 2:
        await asyncio.sleep(0.05)
    stage.wrong.clear()


async def test_a_server_that_restarts_loses_nothing_and_everybody_comes_back(stage, sqlite):
    """The stage's own server stays; another on the same database is the one that goes away and comes back."""
    _, code = a_workshop(stage.server, "Fönsterputs", "Tvätt", step="sort")
    with running(sqlite) as first:
        port = int(first.base.rsplit(":", 1)[1])
        page = await stage.page(size=PHONE)
        client = first.participant(code)
        await page.context.add_cookies(cookies_of(client, first.base))
        await page.goto(f"{first.base}/w/{code}")
        await answer(page, "red")
    await answer(page, "black")
    await expect(page.get_by_role("heading", name="Tack! Du är klar.")).to_be_visible()
    with running(sqlite, at=port):
        while sorted(view_of(client, code)["mine"].values()) != ["black", "red"]:
            await asyncio.sleep(0.05)
    stage.wrong.clear()
    stage.hosts.clear()


async def test_a_second_tab_is_the_same_person_and_both_follow(stage):
    _, code = a_workshop(stage.server, "Fönsterputs", "Tvätt", step="sort")
    one = await stage.phone(code, "Barnskötare")
    other = await one.context.new_page()
    await other.goto(f"/w/{code}")
    first = await answer(one, "red")
    await expect(other.locator("#task")).not_to_have_text(first)
    await other.locator("#choose button[value=black]").click()
    await expect(one.get_by_role("heading", name="Tack! Du är klar.")).to_be_visible()


async def test_nobody_is_pulled_out_of_a_half_written_text(stage):
    lead, code = a_workshop(stage.server)
    phone = await stage.phone(code, "Barnskötare")
    await phone.get_by_label("Uppgift", exact=True).fill("Vattna blommorna på")
    ask(lead, code, "open_step", step="sort")
    await expect(phone.locator("[data-step=sort]").first).to_be_visible()
    await expect(phone.get_by_label("Uppgift", exact=True)).to_have_value("Vattna blommorna på")
    await phone.reload()
    await expect(phone.locator("#new-task")).to_have_value("Vattna blommorna på")


async def test_two_people_rewording_one_task_lose_nothing(stage):
    lead, code = a_workshop(stage.server, "Tvätt")
    page = await stage.lead(code)
    await page.locator("#tasks").get_by_text("Ändra", exact=False).first.click()
    await page.get_by_label("Ny text").fill("Hantera all tvätt")
    task = next(iter(view_of(lead, code, "as=lead")["tasks"]))
    ask(lead, code, "reword_task", task=task, text="Tvätt och strykning", was="Tvätt")
    await page.locator("#tasks").get_by_role("button", name="Spara").click()
    await expect(page.get_by_text("Nu står det ”Tvätt och strykning”").first).to_be_visible()
    await expect(page.get_by_label("Ny text")).to_have_value("Hantera all tvätt")
    await page.locator("#tasks").get_by_role("button", name="Spara").click()
    await expect(page.locator("#tasks .line-text")).to_have_text("Hantera all tvätt")


async def test_a_closed_workshop_says_so_on_the_phone(stage):
    lead, code = a_workshop(stage.server)
    phone = await stage.phone(code, "Barnskötare")
    ask(lead, code, "open_step", step="closed")
    await expect(phone.get_by_role("heading", name="Workshopen är avslutad")).to_be_visible()
    late = await stage.page(size=PHONE)
    await late.goto(f"/join?code={code}")
    await expect(late.get_by_role("heading", name="Workshopen är avslutad")).to_be_visible()
    await expect(late.get_by_text("Be processledaren om en länk")).to_be_visible()
    # What was open shows it once more when the network is lost, calmly, and asks for nothing after that.
    await phone.context.set_offline(True)
    await phone.context.set_offline(False)
    await expect(phone.get_by_text("Be processledaren om en länk")).to_be_visible(timeout=20_000)
    assert await phone.locator("#connection").count() == 0
    assert not await phone.locator("script[src*='phone/main']").count()
    ask(lead, code, "open_step", step="gather")
    await phone.get_by_role("link", name="Försök igen").click()
    await expect(phone.locator("main[data-as=phone]")).to_be_visible()
    stage.wrong = [line for line in stage.wrong if "403" not in line]


NO_SOCKETS = """
window.WebSocket = class {
  static OPEN = 1;
  readyState = 3;
  constructor() { setTimeout(() => this.onclose?.()); }
  close() {}
}"""
"""What a page sees behind a proxy that refuses the handshake."""


async def test_where_sockets_are_blocked_the_phone_polls_by_itself(stage):
    lead, code = a_workshop(stage.server, "Tvätt", step="sort")
    phone = await stage.page(size=PHONE)
    asked: list = []
    phone.on("request", lambda request: asked.append(request) if "/live/" in request.url else None)
    await phone.add_init_script(NO_SOCKETS)
    await phone.context.add_cookies(cookies_of(stage.server.participant(code), stage.server.base))
    await phone.goto(f"/w/{code}")
    await phone.locator("#choose button[value=red]").click()
    await expect(phone.get_by_role("heading", name="Tack! Du är klar.")).to_be_visible()
    while view_of(lead, code, "as=lead")["groups"]["g1"]["answers"] < 1:
        await asyncio.sleep(0.05)
    # How far the others have come is no event, and reaches the phone all the same.
    colleagues_answer(stage.server, lead, code)
    await expect(phone.locator("#how-many").get_by_text("6 av 6 är klara.")).to_be_visible()
    assert {len(it.post_data_buffer) for it in asked if it.method == "POST"} == {256}
    assert any("&beat=" in it.url for it in asked)
    ask(lead, code, "open_step", step="reveal")
    await expect(phone.get_by_role("heading", name="Titta på väggen")).to_be_visible()


async def drag(page, what, to):
    """With the mouse, in steps as a hand does it, to the top of a column: its middle may be below the screen."""
    await what.scroll_into_view_if_needed()
    start, end = await what.bounding_box(), await to.bounding_box()
    await page.mouse.move(start["x"] + 10, start["y"] + 10)
    await page.mouse.down()
    await page.mouse.move(end["x"] + end["width"] / 2, end["y"] + 30, steps=15)
    await expect(to.locator(".card-ghost")).to_be_visible()
    await page.mouse.up()


async def test_a_board_moved_by_hand_is_seen_on_the_wall_and_on_the_other_phone(stage):
    lead, code = a_workshop(stage.server, "Tvätt", "Disk", step="settle")
    ask(lead, code, "allow_placing", allowed=True)
    page, wall = await stage.lead(code), await stage.wall(code)
    phone = await stage.phone(code, "Barnskötare")
    card = page.locator("#board [data-column=none] .card", has_text="Tvätt")
    red = page.locator("#board [data-column=red]")
    await drag(page, card.locator(".card-text"), red)
    await expect(red.locator(".card")).to_contain_text("Tvätt")
    await expect(wall.locator("[data-colour=red] li")).to_contain_text("Tvätt")
    await expect(phone.locator("#own-board [data-column=red] .card")).to_contain_text("Tvätt")
    # And by the button, on the phone.
    await phone.locator("#own-board .card", has_text="Disk").get_by_text("Flytta till").click()
    await phone.locator("#own-board .card", has_text="Disk").get_by_role("button", name="Svart").click()
    await expect(wall.locator("[data-colour=black] li")).to_contain_text("Disk")
    await expect(page.locator("#board [data-column=black] .card")).to_contain_text("Disk")
