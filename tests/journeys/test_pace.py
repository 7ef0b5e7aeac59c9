"""At one's own pace: on a phone that is held sideways, without a clock, and with one answer at a time."""

import asyncio

import pytest
from playwright.async_api import Page, expect

from tests.journeys.conftest import violations
from tests.journeys.test_listening import VOICES, spoken, until
from tests.journeys.test_phone import a_phone, a_workshop, ids_of
from tests.journeys.test_spoken import listening
from tests.running import ask, view_of

pytestmark = pytest.mark.heavy

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


AS_SOON_AS_MEANT = 0.75
"""Seconds: what is pressed sooner after a change was meant for what stood there before."""
FAR = 40
"""Pixels that lie between what chooses and what is beside it."""
LOW = {"width": 320, "height": 568}


async def with_one_answer(stage, client, code, **options) -> Page:
    """A phone on which somebody has chosen to have one answer at a time."""
    phone = await a_phone(stage, client, code, **{"size": LOW, **options})
    await phone.get_by_role("button", name="Ett svar i taget").press("Enter")
    await expect(phone.locator("#one-answer, #status.is-shown").first).to_be_visible()
    return phone


async def press(phone: Page, *keys: str) -> None:
    """With a switch that is a key: never sooner than it can be meant."""
    for key in keys:
        await asyncio.sleep(AS_SOON_AS_MEANT)
        await phone.keyboard.press(key)


def offered(phone: Page):
    return phone.locator("#offered :is(.vote-word, strong)")


async def boxes(phone: Page, *selectors: str) -> list[dict[str, float]]:
    return [box for it in selectors if (box := await phone.locator(it).bounding_box())]


async def test_two_keys_choose_among_all_answers_one_at_a_time_and_take_back(stage):
    lead, code = a_workshop(stage.server, "Tvätt", "Disk", step="sort")
    me = stage.server.participant(code)
    phone = await listening(await with_one_answer(stage, me, code))
    await expect(offered(phone)).to_have_text("Grön")
    await expect(phone.locator("#choose .choices .vote").first).to_be_hidden()
    await phone.get_by_role("button", name="Nästa svar").focus()
    await until(phone, "heard.length === 1")  # the task and its first answer
    await phone.evaluate("focused.splice(0), heard.splice(0)")
    seen = [await offered(phone).inner_text()]
    for word in ("Gul", "Röd", "Svart", "Vet inte, eller gör den inte"):
        await press(phone, "Enter")
        await expect(offered(phone)).to_have_text(word)
        seen.append(word)
    assert seen == await phone.locator("#choose .vote:not([value=split]) .vote-word").all_inner_texts()
    assert await phone.evaluate("focused") == []
    await press(phone, "Enter")
    await expect(offered(phone)).to_have_text("Grön")
    while len(said := await phone.evaluate("heard")) < 5:
        await asyncio.sleep(0.05)
    assert [it.split(" Ing")[0] for it in said][-2:] == ["Vet inte, eller gör den inte", "Grön"]
    task = await phone.locator("#task").inner_text()
    await press(phone, "Enter", "Tab")
    await expect(phone.get_by_role("button", name="Ja, den här")).to_have_accessible_description(
        "Gul Stöder mitt uppdrag. Jag eller någon annan kan göra den."
    )
    await press(phone, "Enter")
    await expect(phone.locator("#number")).to_have_text("Uppgift 2 av 2")
    # The same press once more, as a hand that shakes does, chooses nothing.
    await phone.keyboard.press("Enter")
    await phone.keyboard.press("Tab")
    await phone.keyboard.press("Enter")
    await expect(offered(phone)).to_have_text("Grön")
    assert view_of(me, code)["mine"] == {ids_of(lead, code)[task]: "yellow"}
    await phone.keyboard.press("Shift+Tab")
    await expect(phone.get_by_role("button", name="Nästa svar")).to_be_focused()
    assert await violations(phone, shows="one answer at a time") == []
    # What comes after the last answer takes back; so does one press elsewhere.
    await press(phone, *["Enter"] * 5)
    await expect(offered(phone)).to_have_text("Ångra")
    await expect(phone.locator("#offered")).to_contain_text(task)
    await press(phone, "Tab", "Enter")
    await expect(phone.locator("#task")).to_have_text(task)
    assert view_of(me, code)["mine"] == {}
    await phone.reload()
    await expect(offered(phone)).to_have_text("Grön")
    for button, beside in (("#next-answer", "#this-answer"), ("#this-answer", "#next-answer")):
        one, other = await boxes(phone, button, beside)
        assert one["height"] >= 96
        assert one["x"] + one["width"] + FAR <= other["x"] or other["x"] + other["width"] + FAR <= one["x"]
    await press(phone, "Tab")
    await phone.get_by_role("button", name="Ja, den här").press("Enter")
    await expect(phone.locator("#undo")).to_be_visible()
    undo = phone.locator("#undo button")
    [below] = await boxes(phone, "#undo button")
    assert below["height"] >= 96
    assert below["y"] + below["height"] <= LOW["height"]
    await undo.click()
    await expect(phone.locator("#undo")).to_be_hidden()


async def test_one_answer_at_a_time_fits_held_sideways_with_large_text_and_in_both_sessions(stage):
    lead, code = a_workshop(stage.server, "Tvätt", "Disk", step="reveal")
    ask(lead, code, "vote_again", task=ids_of(lead, code)["Disk"])
    phone = await with_one_answer(stage, stage.server.participant(code), code, size=SIDEWAYS)
    for it in await boxes(phone, "#offered", "#next-answer", "#this-answer"):
        assert it["y"] + it["height"] <= SIDEWAYS["height"]
    await asyncio.sleep(AS_SOON_AS_MEANT)
    await phone.get_by_role("button", name="Ja, den här").press("Enter")
    # Why it is green: which of two questions an answer belongs to stands with it.
    await expect(phone.locator("#offered")).to_contain_text("Får bara vi")
    await expect(phone.get_by_role("button", name="Nästa svar")).to_be_focused()
    await phone.set_viewport_size(LOW)
    await phone.evaluate("document.documentElement.style.fontSize = '200%'")
    assert await phone.evaluate("document.documentElement.scrollWidth") == LOW["width"]
    ask(lead, code, "stop_asking")
    ask(lead, code, "open_step", step="settle")
    for task in view_of(lead, code)["tasks"]:
        for group in ("g1", "g2"):
            ask(lead, code, "place_task", task=task, group=group, colour="red")
    ask(lead, code, "open_step", step="analyse")
    ask(lead, code, "open_topic", topic="right_competence")
    await expect(offered(phone)).to_have_text("Ja, det är rätt att vi gör den")
    await expect(phone.get_by_text("Ja för alla 2 som är kvar")).to_be_hidden()
    assert await phone.evaluate("document.documentElement.scrollWidth") == LOW["width"]
    await phone.get_by_role("button", name="Nästa svar").focus()
    await press(phone, "Enter")
    await expect(offered(phone)).to_have_text("Nej, det passar någon annan")
    await press(phone, "Tab", "Enter")
    await expect(phone.locator("#offered")).to_contain_text("Vem passar den?")
    assert await violations(phone, shows="one answer at a time, in session two") == []
    ask(lead, code, "open_topic", topic="weight")
    await expect(offered(phone)).to_have_text("Gör den inte")
    await phone.get_by_role("button", name="Mer").press("Enter")
    await expect(phone.get_by_label("Eller skriv som du vill")).to_be_visible()
    await phone.get_by_role("button", name="Alla svar på en gång").press("Enter")
    await expect(phone.locator("#topic [name=amount]").first).to_be_visible()
    await expect(phone.locator("#one-answer")).to_be_hidden()


async def test_one_key_is_enough_where_answers_change_by_themselves_and_they_can_be_stopped(stage):
    _, code = a_workshop(stage.server, "Tvätt", "Disk", step="sort")
    me = stage.server.participant(code)
    phone = await with_one_answer(stage, me, code)
    await phone.get_by_role("button", name="Mer").press("Enter")
    await phone.get_by_role("button", name="2", exact=True).press("Enter")
    await phone.get_by_role("button", name="Ja, den här").focus()
    await expect(offered(phone)).to_have_text("Gul")
    await asyncio.sleep(AS_SOON_AS_MEANT)
    await phone.keyboard.press("Enter")
    await expect(phone.locator("#number")).to_have_text("Uppgift 2 av 2")
    assert list(view_of(me, code)["mine"].values()) == ["yellow"]
    await expect(phone.get_by_role("button", name="Ja, den här")).to_be_focused()
    await phone.get_by_role("button", name="Stanna").press("Enter")
    await phone.clock.install()
    stands = await offered(phone).inner_text()
    await phone.clock.run_for(15_000)
    await expect(offered(phone)).to_have_text(stands)
    await phone.get_by_role("button", name="Fortsätt", exact=True).press("Enter")
    await phone.clock.run_for(2_100)
    await expect(offered(phone)).not_to_have_text(stands)


async def test_one_key_is_enough_in_the_next_round_too_and_each_task_is_said(stage):
    lead, code = a_workshop(stage.server, "Tvätt", "Disk", step="sort")
    me = stage.server.participant(code)
    phone = await listening(await with_one_answer(stage, me, code))
    await phone.evaluate("localStorage.setItem('akr-one-answer-pace', '10')")
    await phone.reload()
    chooses = phone.get_by_role("button", name="Ja, den här")
    await chooses.focus()
    await press(phone, "Enter")
    await expect(phone.locator("#number")).to_have_text("Uppgift 2 av 2")
    # The same answer comes first of both: what is new is the task.
    second = await phone.locator("#task").inner_text()
    await until(phone, f"window.heard.some((said) => said.startsWith('{second}. Grön'))")
    await press(phone, "Enter")
    await expect(phone.locator("#number-done")).to_be_visible()
    task = ids_of(lead, code)[second]
    for _ in range(5):
        ask(stage.server.participant(code), code, "cast_vote", task=task, colour="red")
    ask(lead, code, "open_step", step="reveal")
    await expect(phone.get_by_role("heading", name="Titta på väggen")).to_be_visible()
    ask(lead, code, "vote_again", task=task)
    await expect(phone.locator("#one-answer")).to_be_visible()
    await expect(chooses).to_be_focused()


async def test_each_answer_is_read_aloud_to_who_has_everything_read(stage):
    _, code = a_workshop(stage.server, "Tvätt", step="sort")
    phone = await a_phone(stage, stage.server.participant(code), code)
    await phone.evaluate("for (const it of ['akr-read-always', 'akr-one-answer']) localStorage.setItem(it, '1')")
    await phone.add_init_script(VOICES)
    await phone.reload()
    await expect(offered(phone)).to_have_text("Grön")
    await asyncio.sleep(AS_SOON_AS_MEANT)
    for word in ("Gul", "Röd"):
        await phone.get_by_role("button", name="Nästa svar").click()
        await until(phone, f"window.spoken.some(([, text]) => text === '{word}')")
        await asyncio.sleep(AS_SOON_AS_MEANT)
    assert (await spoken(phone)).count("Nästa svar") <= 1
