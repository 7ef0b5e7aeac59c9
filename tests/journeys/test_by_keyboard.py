"""The whole of session one, and an answer in session two, by keyboard alone and in English."""

import asyncio

import pytest
from playwright.async_api import Page, expect

from tests.journeys.conftest import PHONE, colleagues_answer
from tests.journeys.test_main_path import sign_in_link

NAME_OF_FOCUSED = """(within) => {
  const it = document.activeElement;
  if (within && !it.closest(within)) return "";
  const label = it.labels?.length ? [...it.labels].map((one) => one.textContent).join(" ") : "";
  return (it.getAttribute("aria-label") || label || it.textContent || "").replace(/\\s+/g, " ").trim();
}"""
HAS_A_RING = """() => {
  const it = document.activeElement;
  return getComputedStyle(it.closest(".choice") ?? it).outlineStyle !== "none";
}"""


async def reach(page: Page, name: str, within: str = "") -> None:
    """Press Tab until the focus stands on something that is called `name`, and can be seen to.

    Round and round: what the server opens may come a moment after what was pressed.
    """
    try:
        async with asyncio.timeout(30):
            await page.keyboard.press("Tab")
            while not await stands_on(page, name, within):
                await page.keyboard.press("Tab")
    except TimeoutError:
        raise AssertionError(f"{name} can't be reached by Tab") from None
    assert await page.evaluate(HAS_A_RING), f"{name} does not show that it has the focus"


async def stands_on(page: Page, name: str, within: str) -> bool:
    return (await page.evaluate(NAME_OF_FOCUSED, within)).startswith(name)


async def press(page: Page, name: str, within: str = "", key: str = "Enter") -> None:
    await reach(page, name, within)
    await page.keyboard.press(key)


async def write(page: Page, name: str, text: str) -> None:
    await reach(page, name)
    await page.keyboard.insert_text(text)


@pytest.mark.heavy
async def test_a_workshop_can_be_led_and_taken_part_in_by_keyboard_alone_in_english(stage):
    lead = await stage.page(language="en-GB")
    await lead.goto(await sign_in_link(stage))
    await press(lead, "Sign in")
    await lead.wait_for_url("**/account/password")
    await write(lead, "Email", "lead@example.org")
    await write(lead, "Password", "a blue coffee cup")
    await press(lead, "Save")
    await lead.wait_for_url("**/map")
    await press(lead, "New workshop")
    await lead.wait_for_url("**/workshops/new")
    await write(lead, "Workplace", "Example preschool")
    await write(lead, "Occupational group 1", "Carers")
    await write(lead, "How many: Carers", "5")
    await write(lead, "Occupational group 2", "Teachers")
    await press(lead, "Create workshop")
    await lead.wait_for_url("**/lead")
    code = lead.url.split("/")[4]
    for text in ("Laundry", "Lead circle time"):
        await write(lead, "New task", text)
        await lead.keyboard.press("Enter")
        await expect(lead.locator("#tasks")).to_contain_text(text)
    await press(lead, "Start sorting")
    await expect(lead.get_by_role("heading", level=1, name="Everyone sorts")).to_be_visible()

    phone = await stage.page(size=PHONE, language="en-GB")
    await phone.goto("/")
    await write(phone, "Code", code)
    await phone.keyboard.press("Enter")
    await phone.wait_for_url("**/join?code=*")
    await press(phone, "Carers")
    await phone.wait_for_url(f"**/w/{code}")
    first = await phone.locator("#task").inner_text()
    second = "Laundry" if first == "Lead circle time" else "Lead circle time"
    await press(phone, "Red")
    await expect(phone.locator("#task")).to_have_text(second)
    await press(phone, "Black")
    await expect(phone.get_by_role("heading", name="Thank you! You are done.")).to_be_visible()
    await press(phone, "Undo")
    await expect(phone.locator("#task")).to_have_text(second)
    await press(phone, "Green")
    await press(phone, "Why only you?")
    await expect(phone.locator("#why-task")).to_have_text(second)
    await press(phone, "Delegation")
    await expect(phone.get_by_role("heading", name="Thank you! You are done.")).to_be_visible()

    colleagues_answer(stage.server, stage.server.facilitator(), code, people=4)
    await press(lead, "Reveal how we answered")
    await press(lead, "Reveal the answers now")
    await expect(lead.locator("#falls")).to_contain_text("Laundry")
    await press(lead, "Settle the colours")
    await press(lead, "Laundry", within="#board .card")
    await press(lead, "Red", within="#board")
    await expect(lead.locator("#board [data-column=red]")).to_contain_text("Laundry")
    await press(lead, "Lead circle time", within="#board .card")
    await press(lead, "Green", within="#board")
    await expect(lead.get_by_text("All tasks have a colour.")).to_be_visible()

    await press(lead, "Open session 2")
    await lead.wait_for_url("**/analysis**")
    await press(lead, "Right competence?")
    await lead.wait_for_url("**/analysis?stage=right_competence**")
    await reach(lead, "Yes", within="#question-right_competence")
    await lead.keyboard.press("ArrowDown")
    await press(lead, "Save the answer", within="#question-right_competence")
    await expect(lead.get_by_text("All tasks have an answer to this question.")).to_be_visible()
