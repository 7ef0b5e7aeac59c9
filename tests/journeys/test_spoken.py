"""What is spoken: the words of the live regions, once and in order, through a session; and where the focus goes."""

import asyncio
import re

import pytest
from playwright.async_api import Page, expect

from tests.journeys.conftest import colleagues_answer
from tests.journeys.test_phone import a_phone, a_workshop, ids_of, write
from tests.running import ask, view_of
from tests.waiting import true_on

pytestmark = pytest.mark.heavy

LISTEN = """
addEventListener("DOMContentLoaded", () => {
  window.heard = [];
  window.focused = [];
  const say = (text) => text.trim() && heard.push(text.replace(/\\s+/g, " ").trim());
  for (const place of document.querySelectorAll("#status > span")) {
    new MutationObserver(() => say(place.textContent)).observe(place, { childList: true });
  }
  addEventListener("focusin", ({ target }) => focused.push(target.id || target.name || target.textContent.trim()));
});
"""


async def listening(page: Page) -> Page:
    """Everything that is spoken on the page from now on is kept, and everything that has the focus."""
    await page.add_init_script(LISTEN)
    await page.reload()
    await true_on(page, "Boolean(window.heard)")
    return page


async def heard(page: Page, *words: str) -> None:
    """Exactly this has been spoken since last."""
    for _ in range(200):
        if len(await page.evaluate("heard")) >= len(words):
            break
        await asyncio.sleep(0.05)
    assert await page.evaluate("heard.splice(0)") == [*words]


async def focused(page: Page, *names: str) -> None:
    """The focus has gone just there since last."""
    assert await page.evaluate("focused.splice(0)") == [*names]


async def test_a_phone_says_what_the_room_does_once_and_in_order(stage):
    lead, code = a_workshop(stage.server)
    phone = await listening(await stage.phone(code, "Barnskötare"))
    await write(phone, "Tjata på chefen")
    await heard(phone, "Skickad: Tjata på chefen")
    for _ in range(2):
        await write(phone, "Tjata på chefen")
        await heard(phone, "”Tjata på chefen” finns redan på listan.")
    await expect(phone.locator("#new-task")).to_have_accessible_description("”Tjata på chefen” finns redan på listan.")
    await phone.locator("#new-task").fill("")
    for text in ("Tvätt", "Disk", "Sopor"):
        ask(lead, code, "add_task", text=text)
    while len(tasks := ids_of(lead, code)) < 4:
        await asyncio.sleep(0.05)
    ask(lead, code, "bring_up", task=tasks["Tvätt"])
    await heard(phone, "Vi pratar om Tvätt")
    ask(lead, code, "bring_up", task=None)
    ask(lead, code, "bring_up", task=tasks["Tvätt"])
    await heard(phone, "Vi pratar om Tvätt")
    ask(lead, code, "bring_up", task=None)
    ask(lead, code, "remove_task", task=tasks["Tjata på chefen"], why="Skriv vad som ska göras.")
    await heard(
        phone,
        "Processledaren tog bort en uppgift som du skrev. Tjata på chefen Varför: Skriv vad som ska göras. "
        "Ingen annan ser vem som skrev.",
    )
    await phone.evaluate("document.activeElement.blur()")
    ask(lead, code, "cover_wall", cover="pause", minutes=15)
    await heard(phone, "Vi tar paus")
    ask(lead, code, "cover_wall", cover="")
    await heard(phone, "Vilka arbetsuppgifter gör ni?")
    ask(lead, code, "open_step", step="sort")
    await expect(phone.locator("#task")).to_be_visible()
    await heard(phone, await phone.locator("#task").inner_text())
    ask(lead, code, "open_step", step="settle")
    await heard(phone, "Titta på väggen")
    ask(lead, code, "bring_up", task=tasks["Disk"])
    await heard(phone, "Vi pratar om Disk")


async def test_a_phone_says_that_the_network_is_away_and_that_the_time_is_up(stage):
    lead, code = a_workshop(stage.server, "Tvätt")
    phone = await stage.phone(code, "Barnskötare")
    await phone.clock.install()
    phone = await listening(phone)
    ask(lead, code, "set_timer", minutes=1)
    await expect(phone.locator("[data-time]")).to_be_visible()
    for _ in range(142):  # half a second at a time, so that what is fetched meanwhile comes in time
        await phone.clock.run_for(500)
    # A minute that goes by in a moment is a network that falls silent, once or twice.
    is_up = "Tiden är ute. Du kan fortsätta."
    while is_up not in await phone.evaluate("heard"):
        await phone.clock.run_for(200)
    said = await phone.evaluate("heard")
    assert said.count(is_up) == 1
    assert set(said) == {"Väntar på nätet. Det du gör sparas i telefonen så länge.", is_up}


async def test_after_a_pause_the_focus_is_where_it_was(stage):
    lead, code = a_workshop(stage.server, "Tvätt", "Disk", step="sort")
    phone = await listening(await a_phone(stage, stage.server.participant(code), code))
    await phone.locator("#choose [value=yellow]").focus()
    await phone.evaluate("focused.splice(0)")
    ask(lead, code, "cover_wall", cover="pause")
    await expect(phone.get_by_role("heading", name="Vi tar paus")).to_be_focused()
    ask(lead, code, "cover_wall", cover="")
    await expect(phone.locator("#choose [value=yellow]")).to_be_focused()
    await focused(phone, "cover-title", "colour")


async def test_the_focus_goes_once_to_what_is_new(stage):
    lead, code = a_workshop(stage.server, "Tvätt", "Disk", step="sort")
    phone = await listening(await a_phone(stage, stage.server.participant(code), code))
    await phone.locator("#choose [value=green]").focus()
    await phone.evaluate("focused.splice(0)")
    await phone.keyboard.press("Enter")
    await expect(phone.locator("#number")).to_have_text("Uppgift 2 av 2")
    await expect(phone.locator("#undo-unsent")).to_be_hidden()
    await focused(phone, "task")
    colleagues_answer(stage.server, lead, code)
    ask(lead, code, "open_step", step="reveal")
    ask(lead, code, "vote_again", task=ids_of(lead, code)["Disk"])
    await expect(phone.locator("#number-again")).to_be_visible()
    await phone.locator("#choose [value=green]").focus()
    await phone.evaluate("focused.splice(0)")
    await phone.keyboard.press("Enter")
    await expect(phone.locator("#why-question")).to_be_focused()
    await focused(phone, "why-question")
    ask(lead, code, "stop_asking")
    ask(lead, code, "open_step", step="settle")
    for task in view_of(lead, code)["tasks"]:
        for group in ("g1", "g2"):
            ask(lead, code, "place_task", task=task, group=group, colour="red")
    ask(lead, code, "open_step", step="analyse")
    ask(lead, code, "open_topic", topic="weight")
    field = phone.locator("#own-amount")
    await field.fill("ganska ofta")
    await phone.evaluate("focused.splice(0)")
    await field.press("Enter")
    await expect(phone.locator("#amount-refused")).to_be_visible()
    await expect(field).to_be_focused()
    await expect(field).to_have_attribute("aria-invalid", "true")
    await focused(phone)
    await field.fill("10 min om dagen")
    await field.press("Enter")
    await expect(phone.locator("#then-question")).to_be_focused()
    await focused(phone, "then-question")


async def test_the_lead_is_told_what_was_done_once_and_in_order(stage):
    client, code = a_workshop(stage.server, "Tvätt", "Disk", "Sopor", step="reveal")
    ask(client, code, "open_step", step="gather")
    lead = await listening(await stage.lead(code))
    await lead.get_by_label("Ny uppgift").fill("Fönsterputs")
    await lead.keyboard.press("Enter")
    await heard(lead, "Fönsterputs står på listan.")
    ask(client, code, "open_step", step="settle")
    await expect(lead.get_by_role("heading", name="Bestäm färgerna")).to_be_focused()
    await lead.locator("#place-agreed").click()
    await heard(lead, "3 uppgifter ligger på tavlan nu.")
    first = "Fönsterputs"
    await expect(lead.locator("#talk-task")).to_have_text(first)
    await lead.keyboard.press("3")
    await heard(lead, f"{first}, Barnskötare: Röd. Nu gäller tangenterna Förskollärare.")
    await lead.keyboard.press("2")
    await heard(lead, f"{first}, Förskollärare: Gul.")
    await lead.keyboard.press("p")
    await heard(lead, "Pausen har börjat.")
    await lead.keyboard.press("p")
    await heard(lead, "Pausen är slut.")
    await lead.get_by_role("button", name="Starta").click()
    await expect(lead.locator("#add-minute")).to_be_visible()
    for _ in range(2):
        await lead.keyboard.press("+")
        await heard(lead, "En minut till.")
    await lead.locator("#why").fill("Det är tungt")
    await heard(lead, "Anteckningen är sparad.")


async def test_titles_tell_the_lead_the_wall_and_the_phone_apart_and_say_the_step(stage):
    client, code = a_workshop(stage.server, "Tvätt")
    pages = {"Leda": await stage.lead(code), "Väggen": await stage.wall(code)}
    pages["Telefonen"] = await stage.phone(code, "Barnskötare")
    for step, word in (("gather", "Samla"), ("sort", "Sortera"), ("settle", "Bestäm")):
        ask(client, code, "open_step", step=step)
        for name, page in pages.items():
            await expect(page).to_have_title(re.compile(f"^{word} · {name} · .+ · AKR-tavlan$"))


async def test_cards_are_put_in_order_within_a_colour_without_dragging(stage):
    client, code = a_workshop(stage.server, "Tvätt", "Disk", "Sopor", step="reveal")
    ask(client, code, "open_step", step="settle")
    for id in ids_of(client, code).values():
        ask(client, code, "place_task", task=id, group="g1", colour="red")
    lead = await listening(await stage.lead(code))
    red = lead.locator("#board [data-column=red] .card-text")
    await expect(red).to_have_text(["Tvätt", "Disk", "Sopor"])
    card = lead.locator("#board .card", has_text="Tvätt")
    await card.locator("summary").first.focus()
    await lead.keyboard.press("Enter")
    assert await card.get_by_role("button", name="Uppåt").count() == 0
    await card.get_by_role("button", name="Nedåt Tvätt").press("Enter")
    await expect(red).to_have_text(["Disk", "Tvätt", "Sopor"])
    await heard(lead, "Tvätt: plats 2 av 3.")
    await expect(card.get_by_role("button", name="Nedåt Tvätt")).to_be_focused()
    await lead.keyboard.press("Enter")
    await expect(red).to_have_text(["Disk", "Sopor", "Tvätt"])
    await heard(lead, "Tvätt: plats 3 av 3.")
    await expect(card.get_by_role("button", name="Först Tvätt")).to_be_focused()
    await lead.keyboard.press("Enter")
    await expect(red).to_have_text(["Tvätt", "Disk", "Sopor"])
    without = await stage.lead(at=f"/w/{code}/lead?group=g1&task=", java_script_enabled=False)
    await without.locator("#board .card", has_text="Sopor").locator("summary").first.click()
    await without.get_by_role("button", name="Uppåt Sopor").click()
    await expect(without.locator("#board [data-column=red] .card-text")).to_have_text(["Tvätt", "Sopor", "Disk"])


async def test_the_order_on_a_phones_own_board_is_spoken_once(stage):
    client, code = a_workshop(stage.server, "Tvätt", "Disk", "Sopor", step="reveal")
    ask(client, code, "answer_jointly", group="g1", jointly=True)
    for id in ids_of(client, code).values():
        ask(client, code, "place_task", task=id, group="g1", colour="red")
    ask(client, code, "open_step", step="settle")
    ask(client, code, "allow_placing", allowed=True)
    phone = await listening(await a_phone(stage, stage.server.participant(code), code))
    card = phone.locator("#own-board [data-column=red] .card", has_text="Tvätt")
    await card.locator("summary").first.press("Enter")
    await phone.evaluate("heard.splice(0)")
    await card.get_by_role("button", name="Nedåt Tvätt").press("Enter")
    await heard(phone, "Tvätt: plats 2 av 3.")
    await expect(phone.locator("#own-board [data-column=red] .card-text")).to_have_text(["Disk", "Tvätt", "Sopor"])


PRESSED = {"switch": "checked", "checkbox": "checked", "radio": "checked"}
"""What a role must say of itself."""


async def in_the_tree(page: Page) -> list[tuple[str, str, dict]]:
    """Role, name and properties of all that can have the focus, as the browser tells assistive technology."""
    session = await page.context.new_cdp_session(page)
    nodes = (await session.send("Accessibility.getFullAXTree"))["nodes"]
    told = []
    for node in nodes:
        states = {it["name"]: it["value"].get("value") for it in node.get("properties", [])}
        if states.get("focusable") and not node["ignored"]:
            told.append((node["role"]["value"], node.get("name", {}).get("value", ""), states))
    return told


async def test_all_that_can_have_the_focus_has_a_role_a_name_and_its_state(stage):
    lead, code = a_workshop(stage.server, "Tvätt", "Disk", step="sort")
    phone = await a_phone(stage, stage.server.participant(code), code)
    page = await stage.lead(code)
    for step in ("gather", "sort", "settle", "analyse"):
        ask(lead, code, "open_step", step=step)
        await asyncio.gather(*(at.reload(wait_until="networkidle") for at in (phone, page)))
        for at in (phone, page):
            told = await in_the_tree(at)
            assert len(told) > 5
            for role, name, states in told:
                if role in ("RootWebArea", "video"):
                    continue
                assert role not in ("generic", "none", "GenericContainer"), (at.url, name)
                assert name.strip(), (at.url, role, states)
                if role in PRESSED:
                    assert PRESSED[role] in states, (at.url, name)
    ask(lead, code, "open_step", step="sort")
    await phone.get_by_role("button", name="Ett svar i taget").press("Enter")
    await expect(phone.get_by_role("button", name="Nästa svar")).to_be_visible()
    said = {name: (role, states) for role, name, states in await in_the_tree(phone)}
    assert said["Mer"][1]["expanded"] is False
    assert said["Ja, den här"][0] == said["Nästa svar"][0] == "button"
