"""Fingers that tap twice, scroll over cards, or leave a text half written."""

import asyncio

import pytest
from playwright.async_api import Page, expect

from tests.journeys.conftest import colleagues_answer
from tests.journeys.test_phone import TEXTS, a_phone, a_workshop
from tests.running import ask, view_of
from tests.waiting import true_on

pytestmark = pytest.mark.heavy

CAN_DRAG = "Object.keys(document.querySelector('[data-column=red]')).some((key) => key.startsWith('Sortable'))"


async def tap(page: Page, answer: str, by: float = 0) -> None:
    """Touch the middle of an answer, where it is now, so many pixels further down."""
    box = await page.locator(f"#choose [value={answer}]").bounding_box()
    assert box
    await page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2 + by)


async def answered(client, code, so_many):
    while len(mine := view_of(client, code)["mine"]) < so_many:
        await asyncio.sleep(0.05)
    return list(mine.values())


@pytest.mark.parametrize("pause", [0.1, 0.5])
async def test_a_double_tap_however_slow_answers_one_task(stage, pause):
    _, code = a_workshop(stage.server, *TEXTS[:4], step="sort")
    me = stage.server.participant(code)
    phone = await a_phone(stage, me, code)
    await expect(phone.locator("#number")).to_have_text("Uppgift 1 av 4")
    await tap(phone, "red")
    await asyncio.sleep(pause)  # as long as a hand takes: nothing on the page can be waited for
    await tap(phone, "red", by=2)
    assert await answered(me, code, 1) == ["red"]
    await expect(phone.locator("#number")).to_have_text("Uppgift 2 av 4")
    # The task stands there, and is answered by the next tap.
    await asyncio.sleep(0.7)
    await tap(phone, "red")
    await expect(phone.locator("#number")).to_have_text("Uppgift 3 av 4")


async def test_a_quick_tap_on_the_next_task_counts(stage):
    _, code = a_workshop(stage.server, *TEXTS[:4], step="sort")
    me = stage.server.participant(code)
    phone = await a_phone(stage, me, code)
    await expect(phone.locator("#number")).to_have_text("Uppgift 1 av 4")
    for answer in ("red", "green", "yellow", "black"):
        await tap(phone, answer)
    assert sorted(await answered(me, code, 4)) == ["black", "green", "red", "yellow"]


async def test_a_tap_that_began_on_one_task_does_not_answer_another(stage):
    lead, code = a_workshop(stage.server, *TEXTS[:3], step="sort")
    me = stage.server.participant(code)
    phone = await a_phone(stage, me, code)
    first = await phone.locator("#choose [name=task]").first.input_value()
    box = await phone.locator("#choose [value=red]").bounding_box()
    assert box
    await phone.mouse.move(box["x"] + 20, box["y"] + 20)
    await phone.mouse.down()
    ask(lead, code, "remove_task", task=first)
    await expect(phone.locator("#number")).to_have_text("Uppgift 1 av 2")
    await phone.mouse.up()
    await phone.locator("#choose [value=black]").click()
    assert await answered(me, code, 1) == ["black"]


async def test_a_text_half_written_elsewhere_stays_and_takes_nobodys_focus(stage):
    lead, code = a_workshop(stage.server, *TEXTS[:3])
    phone = await stage.phone(code, "Barnskötare")
    await phone.get_by_label("Uppgift", exact=True).fill("Vattna blommorna på")
    await phone.get_by_role("link", name="Byt yrkesgrupp").focus()
    ask(lead, code, "open_step", step="sort")
    await expect(phone.locator("#task")).to_be_focused()
    await phone.locator("#choose [value=red]").focus()
    await phone.keyboard.press("Enter")
    await expect(phone.locator("#number")).to_have_text("Uppgift 2 av 3")
    await expect(phone.locator("#task")).to_be_focused()
    colleagues_answer(stage.server, lead, code)
    ask(lead, code, "open_step", step="reveal")
    await expect(phone.get_by_role("heading", name="Titta på väggen")).to_be_focused()
    await expect(phone.locator("#new-task")).to_have_value("Vattna blommorna på")
    await phone.reload()
    await expect(phone.locator("#new-task")).to_have_value("Vattna blommorna på")


async def test_who_is_writing_is_not_taken_from_the_text(stage):
    lead, code = a_workshop(stage.server, *TEXTS[:3])
    phone = await stage.phone(code, "Barnskötare")
    field = phone.get_by_label("Uppgift", exact=True)
    await field.press_sequentially("Vattna")
    ask(lead, code, "open_step", step="sort")
    await expect(phone.get_by_text("Din text finns kvar.")).to_be_visible()
    await expect(field).to_be_focused()
    await phone.keyboard.type(" blommorna")
    await expect(field).to_have_value("Vattna blommorna")


async def drag(page: Page, card, across: float, down: float, held: bool) -> None:
    """A finger on a card, moved so many pixels; before that `held` still for a moment."""
    start = await card.bounding_box()
    x, y = start["x"] + 20, start["y"] + 15
    fingers = await page.context.new_cdp_session(page)

    async def touch(what: str, *points: dict[str, float]) -> None:
        await fingers.send("Input.dispatchTouchEvent", {"type": what, "touchPoints": [*points]})

    await touch("touchStart", {"x": x, "y": y})
    if held:
        await expect(page.locator(".sortable-chosen")).to_have_count(1)
    for part in range(1, 9):
        await touch("touchMove", {"x": x + across * part / 8, "y": y + down * part / 8})
    await touch("touchEnd")


async def test_a_finger_scrolls_over_the_cards_and_drags_the_one_that_it_holds(stage):
    client, code = a_workshop(stage.server, "Tvätt", "Disk", step="reveal")
    ask(client, code, "open_step", step="settle")
    lead = await stage.lead(code)
    await lead.goto(f"/w/{code}/lead?task=")
    card, red = lead.locator("#board .card").first, lead.locator("#board [data-column=red]")
    await true_on(lead, CAN_DRAG)
    await drag(lead, card, across=0, down=-160, held=False)
    await expect(lead.locator("#board .sortable-chosen")).to_have_count(0)
    assert not any(task["placement"] for task in view_of(client, code, "as=lead")["tasks"].values())
    await lead.evaluate("scrollTo(0, 0)")
    here, there = await card.bounding_box(), await red.bounding_box()
    await drag(lead, card, there["x"] + 10 - here["x"], there["y"] + 10 - here["y"], held=True)
    await expect(red.locator(".card")).to_have_count(1)
