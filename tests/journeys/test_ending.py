"""The room ends: on the wall and on the phones, with the same words; and what is put aside is not forgotten."""

from contextlib import suppress

import pytest
from playwright.async_api import expect

from tests.running import ask, view_of
from tests.waiting import true_on

SIZES = [(1024, 768), (1280, 720), (1366, 768), (1920, 1080)]
TASKS = (
    "Hantera tvätt",
    "Dubbla körjournaler",
    "Ringa in vikarier",
    "Planera veckan",
    "Fylla på i köket, och torka av alla ytor där som ingen annan har torkat av under dagen, också på helgerna när "
    "köket är stängt och städningen inte kommer",
)
KINDS = ("bundle", "stop", "move", "keep", "investigate")
CUT = """() => {
  const part = document.querySelector('[data-picture="ending"]');
  const seen = [...part.querySelectorAll('h1, h2, h3, p, li, strong, footer')].filter((it) => it.checkVisibility());
  const said = seen.filter((it) => it.textContent.trim());
  const least = 1.375 * parseFloat(getComputedStyle(document.documentElement).fontSize) - 0.1;
  return said.filter((it) => {
    const { left, right, top, bottom } = it.getBoundingClientRect();
    const isOut = left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1;
    const { display, fontSize } = getComputedStyle(it);
    const isCut = display !== 'inline' && it.scrollWidth > it.clientWidth + 2;
    return isOut || isCut || parseFloat(fontSize) < least;
  }).map((it) => it.textContent.trim().slice(0, 60));
}"""
"""What is cut, or smaller than can be read from ten metres."""


def prepared(server, lead, tasks=TASKS):
    """A workshop in its second session, with a time for each task."""
    code = server.workshop(lead)
    ask(lead, code, "add_tasks", texts=list(tasks))
    ask(lead, code, "open_step", step="settle")
    for id in view_of(lead, code, "as=lead")["tasks"]:
        for group in ("g1", "g2"):
            ask(lead, code, "place_task", task=id, group=group, colour="black" if group == "g1" else "red")
    ask(lead, code, "open_step", step="act")
    return code


def planned(lead, code, kinds=KINDS):
    for number, (id, kind) in enumerate(zip(view_of(lead, code, "as=lead")["tasks"], kinds, strict=False)):
        ask(lead, code, "set_weight", task=id, group="g1", amount="30 min om dagen", people=6)
        plan = {"kind": kind, "owner": "Enhetschefen", "due": f"2031-0{number + 1}-08", "notice": "Vi frågar"}
        ask(lead, code, "plan_action", task=id, to="g2" if kind == "move" else "", **plan)


async def is_whole(wall):
    """Once the wall has come to fit the size that it was given: it measures, and draws anew."""
    await wall.evaluate("document.fonts.ready")
    with suppress(TimeoutError):
        await true_on(wall, f"({CUT})().length === 0", seconds=5)
    assert await wall.evaluate(CUT) == []


@pytest.mark.heavy
async def test_the_room_ends_with_what_it_decided_on_every_screen(stage):
    lead = stage.server.facilitator()
    code = prepared(stage.server, lead)
    wall, phone = await stage.wall(code), await stage.phone(code, "Barnskötare")
    page = await stage.lead(code)

    # Nothing is decided, and the wall says so.
    await page.get_by_role("heading", name="Avslut").click()
    await page.get_by_role("button", name="Visa avslutet på väggen").click()
    await expect(wall.get_by_role("heading", name="Inget är bestämt än")).to_be_visible()
    await expect(page.get_by_role("button", name="Gå vidare från avslutet")).to_be_visible()
    await is_whole(wall)

    # What is no task is put aside.
    await page.get_by_role("heading", name="Parkering").click()
    await page.get_by_label("Parkera något som inte är en uppgift").fill("Det drar i hallen")
    await page.get_by_role("button", name="Parkera", exact=True).click()
    await expect(wall.get_by_text("1 sak är parkerad.")).to_be_visible()
    await page.get_by_text("Vart hör det?").click()
    await page.get_by_label("Tas upp").select_option("safety_round")
    await page.get_by_label("Vem tar det? Skriv rollen.").fill("Skyddsombudet")
    await page.locator("#parking").get_by_role("button", name="Spara").click()
    await expect(page.locator(".parked .pill")).to_have_text("Skyddsronden: Skyddsombudet")

    planned(lead, code)
    ask(lead, code, "set_aim", group="g1", text="Mer tid med barnen i ateljén, och planering tillsammans. " * 3)
    ask(lead, code, "meet_again", on="2031-03-15")
    await expect(wall.get_by_role("heading", name="ungefär")).to_be_visible()
    ask(lead, code, "open_step", step="closed")
    await expect(wall.get_by_text("om förslaget blir av")).to_be_visible()
    await expect(wall.get_by_text("Vi ses")).to_be_visible()
    for width, height in SIZES:
        await wall.set_viewport_size({"width": width, "height": height})
        await is_whole(wall)

    # The phones say the same.
    for screen in (wall, phone):
        await expect(screen.get_by_text("till en ny tjänst", exact=True).locator("visible=true")).to_be_visible()
        await expect(screen.get_by_text("Tack för i dag!")).to_be_visible()
    await expect(phone.get_by_text("Mer tid med barnen")).to_be_visible()
    said = [await it.locator(".ending-says").inner_text() for it in (wall, phone)]
    assert said[0] == said[1]
