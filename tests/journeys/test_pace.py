"""At one's own pace: on a phone that is held sideways, without a clock, and with one answer at a time."""

from playwright.async_api import expect

from tests.journeys.test_phone import a_phone, a_workshop
from tests.running import ask

SIDEWAYS = {"width": 700, "height": 320}
SMALL = {"width": 320, "height": 640}
LONG = "Ta emot varor, ställa in dem i förrådet, och gå igenom vad som saknas " * 2


def below(page):
    """What is to be read or pressed, and lies under the edge of the screen."""
    return page.locator("#task, #choose .vote").evaluate_all(
        "all => all.filter((it) => it.getBoundingClientRect().bottom > innerHeight).map((it) => it.innerText)"
    )


async def test_on_a_phone_that_is_held_sideways_all_answers_are_seen_or_the_page_says_that_there_are_more(stage):
    lead, code = a_workshop(stage.server, "Duka på och av vid måltider", step="sort")
    ask(lead, code, "set_timer", minutes=5)
    phone = await a_phone(stage, stage.server.participant(code), code, size=SIDEWAYS)
    await expect(phone.locator("#choose [value=pass]")).to_be_visible()
    await expect(phone.locator("[data-time]")).to_be_visible()
    assert await below(phone) == []
    await expect(phone.locator("#more")).to_be_hidden()
    columns = await phone.locator("#choose .vote").evaluate_all(
        "all => all.filter((it) => it.offsetParent).map((it) => Math.round(it.getBoundingClientRect().x))"
    )
    assert len(set(columns)) == 2
    [task] = await phone.locator("#choose [name=task]").evaluate_all("all => [all[0].value]")
    ask(lead, code, "reword_task", task=task, text=LONG.strip(), was="Duka på och av vid måltider")
    await expect(phone.locator("#task")).to_contain_text("Ta emot varor")
    await expect(phone.locator("#more")).to_be_visible()
    await phone.locator("#choose [value=pass]").scroll_into_view_if_needed()
    await expect(phone.locator("#more")).to_be_hidden()


async def test_when_the_time_is_up_the_phone_says_that_one_may_go_on_and_so_it_is(stage):
    lead, code = a_workshop(stage.server, "Tvätt", step="sort")
    phone = await a_phone(stage, stage.server.participant(code), code, size=SMALL)
    ask(lead, code, "set_timer", minutes=1)
    await expect(phone.locator("[data-left]")).to_be_visible()
    # As if the server had told that its clock is a minute further.
    await phone.locator("main").evaluate("main => (main.dataset.ahead = Number(main.dataset.ahead) + 70_000)")
    goes_on = phone.get_by_role("timer").get_by_text("Du kan fortsätta.")
    await expect(goes_on).to_be_visible()
    assert await phone.evaluate("document.documentElement.scrollWidth") == SMALL["width"]
    await phone.locator("#choose [value=red]").click()
    await expect(phone.get_by_text("Tack! Du är klar.")).to_be_visible()
    ask(lead, code, "open_step", step="settle")
    await expect(phone.get_by_text("Titta på väggen")).to_be_visible()
    await expect(goes_on).to_be_hidden()


async def test_who_is_hurried_by_the_clock_hides_it_on_their_phone_and_it_stays_so(stage):
    lead, code = a_workshop(stage.server, "Tvätt", step="sort")
    ask(lead, code, "set_timer", minutes=10)
    phone = await a_phone(stage, stage.server.participant(code), code)
    clock = phone.get_by_role("timer")
    await expect(clock).to_be_visible()
    await phone.get_by_role("button", name="Dölj klockan").press("Enter")
    await expect(clock).to_be_hidden()
    await expect(phone.get_by_role("button", name="Visa klockan")).to_be_focused()
    await phone.reload()
    await expect(phone.get_by_role("button", name="Visa klockan")).to_be_visible()
    await expect(clock).to_be_hidden()
    await phone.get_by_role("button", name="Visa klockan").click()
    await expect(clock).to_be_visible()


async def test_the_lead_hides_the_clock_for_the_room_and_sees_it_still(stage):
    lead, code = a_workshop(stage.server, "Tvätt", step="sort")
    ask(lead, code, "set_timer", minutes=10)
    phone = await a_phone(stage, stage.server.participant(code), code)
    wall, page = await stage.wall(code), await stage.lead(code)
    clocks = [it.locator("[data-time]").locator("visible=true") for it in (phone, wall)]
    for clock in clocks:
        await expect(clock).to_have_count(1)
    await page.get_by_text("Ändra tider").click()
    await page.get_by_role("button", name="Dölj klockan för alla andra").press("Enter")
    for clock in clocks:
        await expect(clock).to_have_count(0)
    await expect(page.locator("#time-left")).to_be_visible()
    shows = page.get_by_role("button", name="Visa klockan för alla igen")
    await expect(shows).to_be_focused()
    await shows.press("Enter")
    for clock in clocks:
        await expect(clock).to_have_count(1)
