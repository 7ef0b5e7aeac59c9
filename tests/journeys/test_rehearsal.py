"""A rehearsal: thirty robots, sixty tasks, one facilitator whose taps are counted."""

import asyncio
import random

import pytest
from playwright.async_api import expect

from app.hyphens import SOFT
from app.preparation import lists
from app.rehearsal import robots, taps
from app.vocabulary import Colour
from tests.running import ask, view_of

pytestmark = pytest.mark.heavy

ROBOTS, TASKS, MOST_TAPS = 30, 60, 40


async def test_thirty_people_and_sixty_tasks_are_settled_with_forty_taps(stage, monkeypatch):
    """From the first who has joined to the board on which every task has a colour for each group."""
    monkeypatch.setattr(robots, "PAUSE", (0.01, 0.03))
    monkeypatch.setattr(robots, "COMES", (0.0, 0.3))
    monkeypatch.setattr(taps, "WRITES", 0)
    monkeypatch.setattr(taps, "_leaning", a_leaning)
    lead = stage.server.facilitator()
    code = stage.server.workshop(lead)
    texts = dict.fromkeys(
        text for make in (lists.preschool, lists.school, lists.home_care, lists.office) for text in make().tasks
    )
    assert ask(lead, code, "add_tasks", texts=[*texts][:TASKS]).status_code == 200
    crowd = asyncio.create_task(robots.take_part(stage.server.base, code, ["g1", "g2"] * (ROBOTS // 2)))
    page = await stage.lead(code)
    presses = 0

    async def tap(button):
        nonlocal presses
        await button.click()
        presses += 1

    await expect(page.locator("#here li")).to_have_count(2)
    while sum(group["people"] for group in view_of(lead, code, "as=lead")["groups"].values()) < ROBOTS:
        await asyncio.sleep(0.1)
    for group, its in view_of(lead, code, "as=lead")["groups"].items():
        ask(lead, code, "expect_people", group=group, people=its["people"])
    await tap(page.get_by_role("button", name="Börja sortera"))
    await expect(page.locator("#all-done")).to_be_visible(timeout=90_000)
    await tap(page.get_by_role("button", name="Visa hur vi svarade"))
    await tap(page.get_by_role("button", name="Visa svaren nu"))
    await tap(page.locator(".lead-foot").get_by_role("button", name="Bestäm färgerna"))
    await tap(page.locator("#place-agreed"))
    await expect(page.locator("#agreed")).to_be_hidden()
    while left := {id: task for id, task in view_of(lead, code, "as=lead")["tasks"].items() if not task["settled"]}:
        text = await page.locator("#talk-task").inner_text()
        task = next(task for task in left.values() if task["text"] == text.replace(SOFT, ""))
        even = [group for group in ("g1", "g2") if is_even(task["votes"][group])]
        for group in even:
            await tap(page.locator(f"#decisions [data-key={group}] [value=red]"))
        if len(even) < 2:
            await tap(page.locator("#as-most"))
        elif len(left) > 1:
            await tap(page.locator("#talk-next"))
        if len(left) > 1:
            await expect(page.locator("#talk-task")).not_to_have_text(text)
        else:
            await expect(page.locator("#all-placed")).to_be_visible()
    crowd.cancel()
    tasks = view_of(lead, code, "as=lead")["tasks"]
    assert len(tasks) == TASKS
    assert all(task["placement"].keys() == {"g1", "g2"} for task in tasks.values())
    assert presses <= MOST_TAPS
    print(f"{presses} taps, of which {presses - 5} for tasks that divided the room")


def a_leaning(text, group, chance):
    """In two tasks of three nearly all agree, each group with itself; in the third anybody may think anything."""
    mood = random.Random(text + group[0])
    favourite = mood.choice([*Colour])
    agreement = 0 if mood.random() < 1 / 3 else 0.97
    return (favourite if chance.random() < agreement else chance.choice([*Colour])).value


def is_even(votes):
    """Whether the room has to choose, for as many want one thing as another."""
    return [*votes.values()].count(max(votes.values())) > 1
