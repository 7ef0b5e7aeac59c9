"""HR finds a draft, has it agreed on, and follows it to a job, by keyboard alone; each page by the rules of WCAG."""

import asyncio
from datetime import date, timedelta
from decimal import Decimal

import pytest
from playwright.async_api import expect

from app.job_descriptions.draft import Duty
from tests.job_descriptions.written import a_draft, keep, workshop_id
from tests.journeys.conftest import violations

LONG = "Långt" * 12


@pytest.mark.parametrize("look", ["light", "dark"])
async def test_a_draft_is_found_agreed_on_and_followed_by_keyboard(stage, look):
    lead = await stage.lead(size={"width": 320, "height": 640}, color_scheme=look)
    workshop = workshop_id(stage.server, stage.server.workshop(stage.server.facilitator()))
    more = (Duty("Tvättar och viker", Decimal(5), id="a"), Duty(LONG, id="b"))
    address = await asyncio.to_thread(keep, stage.server, workshop, a_draft(), a_draft(assignment=LONG, duties=more))
    await asyncio.to_thread(keep, stage.server, workshop, a_draft(LONG, workplace=LONG))
    found = []

    async def check():
        found.extend(await violations(lead))
        if await lead.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            found.append(f"{lead.url} is wider than the screen")

    async def choose(name):
        await lead.get_by_label(name, exact=True).focus()
        await lead.keyboard.press("Space")

    async def press(role, name):
        await lead.get_by_role(role, name=name).first.focus()
        await lead.keyboard.press("Enter")

    await lead.goto("/job-descriptions")
    await expect(lead.get_by_role("heading", name="2 arbetsbeskrivningar")).to_be_visible()
    await check()
    await lead.get_by_label("Sök på titel eller arbetsplats").focus()
    await lead.keyboard.type("serviceassistent")
    await lead.keyboard.press("Enter")
    await expect(lead.get_by_role("heading", name="En arbetsbeskrivning")).to_be_visible()

    await press("link", "Granska")
    await expect(lead.get_by_text("Ingen har granskat den här texten än.")).to_be_visible()
    await check()
    for said, role in (("Granskad", "Fack"), ("Godkänd", "Chef")):
        await choose(said)
        await lead.get_by_label("Din roll").focus()
        await lead.keyboard.type(role)
        await press("button", "Spara")
        await expect(lead.get_by_role("listitem").filter(has_text=f"{said} {role}")).to_be_visible()

    await lead.goto(f"{address}/compare?before=1&after=2")
    await expect(lead.get_by_role("heading", name="Det här har ändrats")).to_be_visible()
    await check()

    await lead.goto("/job-descriptions?words=serviceassistent")
    await press("link", "Vägen till tjänst")
    await expect(lead.get_by_role("heading", name="Vägen till tjänst")).to_be_visible()
    stage_of_matching = lead.get_by_role("group", name="Matchning")
    await stage_of_matching.get_by_label("Planerat").fill((date.today() - timedelta(2)).isoformat())
    await lead.get_by_role("group", name="Vakansprövning").get_by_label("Klart").fill(date.today().isoformat())
    await press("button", "Spara")
    await expect(stage_of_matching.get_by_text("Försenat")).to_be_visible()
    await check()
    await lead.goto("/job-descriptions?way=overdue")
    await expect(lead.get_by_text("Nästa steg Matchning med AME och AF")).to_be_visible()
    await check()
    assert found == []
