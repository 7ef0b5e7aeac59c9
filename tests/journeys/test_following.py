"""HR finds a draft, has it agreed on, and follows it to a job, by keyboard alone; each page by the rules of WCAG."""

import asyncio
from datetime import timedelta
from decimal import Decimal

import pytest
from playwright.async_api import expect

from app.account.roles import Role
from app.job_descriptions.draft import Duty
from tests.days import today
from tests.job_descriptions.written import a_draft, keep, workshop_id
from tests.journeys.conftest import go_by, violations
from tests.ways.made import a_post

LONG = "Långt" * 12


@pytest.mark.heavy
async def test_a_draft_is_found_agreed_on_and_followed_by_keyboard(stage):
    lead = await stage.lead(size={"width": 320, "height": 640})
    workshop = workshop_id(stage.server, stage.server.workshop(stage.server.facilitator()))
    more = (Duty("Tvättar och viker", Decimal(5), id="a"), Duty(LONG, id="b"))
    address = await asyncio.to_thread(keep, stage.server, workshop, a_draft(), a_draft(assignment=LONG, duties=more))
    await asyncio.to_thread(keep, stage.server, workshop, a_draft(LONG, workplace=LONG))
    found = []

    async def check(*, shows):
        for look in ("dark", "light"):
            await lead.emulate_media(color_scheme=look)
            found.extend(await violations(lead, shows=shows))
        if await lead.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            found.append(f"{lead.url} is wider than the screen")

    async def choose(name):
        await lead.get_by_label(name, exact=True).first.focus()
        await lead.keyboard.press("Space")

    async def press(role, name):
        await go_by(lead.get_by_role(role, name=name).first)

    await lead.goto("/job-descriptions")
    await expect(lead.get_by_role("heading", name="2 arbetsbeskrivningar")).to_be_visible()
    await lead.get_by_label("Sök på titel eller arbetsplats").focus()
    await lead.keyboard.type("serviceassistent")
    await lead.keyboard.press("Enter")
    await expect(lead.get_by_role("heading", name="En arbetsbeskrivning")).to_be_visible()

    await press("link", "Granska")
    await expect(lead.get_by_text("Ingen har granskat den här texten än.")).to_be_visible()
    await choose("Granskat: stämmer med behovet")
    await press("button", "Spara granskningen")
    await expect(lead.get_by_role("listitem").filter(has_text="Granskad")).to_be_visible()
    hr = await asyncio.to_thread(stage.server.facilitator, "hr@example.se", Role.HR)
    said = await asyncio.to_thread(hr.post, f"{address}/reviews", data={"version": "3", "word": "reviewed"})
    assert said.status_code == 303
    await lead.reload()
    for condition in ("Förhandling enligt 11 § MBL har inget svar", "Riskbedömningen har inget svar"):
        await lead.get_by_label(condition).focus()
        await lead.keyboard.type("Tas på nästa möte")
    await press("button", "Godkänn version")
    await expect(lead.get_by_text("gäller, sedan").first).to_be_visible()

    await lead.goto(f"{address}/compare?before=1&after=2")
    await expect(lead.get_by_role("heading", name="Det här har ändrats")).to_be_visible()
    await check(shows="two versions beside each other")

    await asyncio.to_thread(a_post, stage.server, int(address.rpartition("/")[2]), None, title=LONG)
    await lead.goto("/job-descriptions?words=serviceassistent")
    await press("link", "Tjänstens väg in")
    await expect(lead.get_by_role("heading", name="Vägen in")).to_be_visible()
    await check(shows="a way to begin on")
    await lead.get_by_role("radio", name="Ett år på AME").focus()
    await lead.keyboard.press("Space")
    await press("button", "Börja på vägen")
    await expect(lead.get_by_role("heading", name="Nästa steg: Vakansprövning")).to_be_visible()
    await lead.get_by_label("Klart", exact=True).fill(today().isoformat())
    await press("button", "Spara steget")
    await expect(lead.get_by_role("heading", name="Nästa steg: Matchning")).to_be_visible()
    await lead.get_by_label("Planerat", exact=True).fill((today() - timedelta(2)).isoformat())
    await press("button", "Spara steget")
    await expect(lead.get_by_text("Försenat").first).to_be_visible()
    await check(shows="a way with a step that is late")
    await press("link", "Utvärdering")
    await press("link", "Gå igenom kraven, rad för rad")
    await expect(lead.get_by_role("heading", name="Gå igenom kraven")).to_be_visible()
    await lead.goto("/job-descriptions?way=overdue")
    await expect(lead.get_by_text("Nästa steg Matchning")).to_be_visible()
    await check(shows="texts whose way is late")
    await lead.goto("/ways")
    await press("link", "Ett år på AME")
    await press("button", "Senare : Matchning")
    await expect(lead.get_by_role("button", name="Tidigare : Matchning")).to_be_visible()
    await lead.locator("main summary").first.press("Enter")
    await expect(lead.get_by_role("button", name="Spara steget").first).to_be_visible()
    await check(shows="the steps of a way, opened")
    assert found == []
