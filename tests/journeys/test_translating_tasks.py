"""A colleague translates the tasks on a phone, and who reads Arabic has that under the Swedish; not where the task has
been changed since."""

from collections.abc import Iterator

import pytest
from playwright.async_api import expect

from app.web import language
from tests.journeys.conftest import PHONE, colleagues_answer, violations
from tests.journeys.test_phone import ids_of
from tests.running import Running, ask

pytestmark = pytest.mark.heavy

WASH, DISHES, SHOPPING = "غسل الملابس", "جلي الصحون", "شراء المواد"
ON_A_PHONE = {"size": PHONE, "has_touch": True, "is_mobile": True}


@pytest.fixture(autouse=True)
def _arabic_is_on(server: Running) -> Iterator[None]:
    server.facilitator().post("/languages/ar/on", data={"read_by": "en kollega"})
    yield
    language.offer({})


async def test_a_colleague_translates_and_who_reads_the_language_has_it_under_the_task(stage):
    server = stage.server
    lead = server.facilitator()
    code = server.workshop(lead)
    ask(lead, code, "add_tasks", texts=["Tvätt", "Disk", "Inköp"])
    of = ids_of(lead, code)

    board = await stage.lead(code)
    await board.get_by_role("link", name="Översätt uppgifterna").first.click()
    await board.locator("#ar").get_by_role("button", name="Länk till en kollega").click()
    address = await board.locator("#address").input_value()
    assert await violations(board, shows="a link for who translates") == []

    colleague = await stage.page(**ON_A_PHONE)
    await colleague.goto("/l/" + address.rpartition("/l/")[2])
    field = colleague.get_by_role("textbox", name="Tvätt", exact=True)
    await expect(field).to_have_css("direction", "rtl")
    assert await violations(colleague, shows="tasks to translate into a language from right to left") == []
    await field.fill(WASH)
    await expect(colleague.locator("#unsaved")).to_have_text("1 är inte sparad än.")
    await colleague.reload()
    await expect(field).to_have_value(WASH)
    await colleague.get_by_text("Översätt i Excel i stället").click()
    await colleague.get_by_role("textbox", name="Eller klistra in").fill(f"disk\t{DISHES}\nInköp\t{SHOPPING}\nSopor\tx")
    await colleague.get_by_role("button", name="Titta igenom").click()
    await expect(colleague.get_by_text("En rad kom inte med")).to_be_visible()
    assert await violations(colleague, shows="pasted translations, one of which has no task") == []
    await colleague.get_by_role("button", name="Spara").click()
    await expect(colleague.get_by_text("2 översättningar är sparade.")).to_be_visible()
    await expect(field).to_have_value(WASH)  # it waits for its own press
    await colleague.get_by_role("button", name="Spara").click()
    await expect(colleague.get_by_text("3 av 3 är översatta.")).to_be_visible()
    await expect(colleague.locator("#unsaved")).to_be_hidden()

    phone = await stage.phone(code, "Barnskötare")
    await expect(phone.locator("#written .translated").first).to_be_hidden()
    await phone.get_by_role("link", name="العربية").click()
    line = phone.locator(f'#written [data-key="{of["Tvätt"]}"] .translated')
    await expect(line).to_have_text(WASH)
    assert [await line.get_attribute(it) for it in ("lang", "dir")] == ["ar", "rtl"]
    ask(lead, code, "open_step", step="sort")
    translated = phone.locator("#task .translated")
    seen = {}
    for colour in ("red", "yellow", "black"):
        await expect(translated).to_be_visible()
        task = await phone.locator("#task [data-words]").inner_text()
        seen[task] = await translated.inner_text()
        await expect(phone.locator("#task [data-words]")).to_have_attribute("lang", "sv")
        assert await violations(phone, shows="a task with its translation") == []
        await phone.locator(f"#choose [value={colour}]").click()
        await expect(phone.locator("#task [data-words]:visible", has_text=task)).to_have_count(0)
    assert seen == {"Tvätt": WASH, "Disk": DISHES, "Inköp": SHOPPING}

    colleagues_answer(server, lead, code)
    ask(lead, code, "open_step", step="settle")
    ask(lead, code, "allow_placing", allowed=True)
    ask(lead, code, "bring_up", task=of["Tvätt"])
    talk = phone.locator("#talk-task .translated")
    await expect(talk).to_have_text(WASH)
    card = phone.locator(f'#own-board [data-key="{of["Tvätt"]}"] .translated')
    await expect(card).to_have_text(WASH)
    ask(lead, code, "reword_task", task=of["Tvätt"], text="Tvätt och strykning")
    await expect(phone.locator("#talk-task [data-words]")).to_have_text("Tvätt och strykning")
    await expect(talk).to_be_hidden()
    await expect(card).to_be_hidden()

    await colleague.goto(colleague.url.partition("?")[0])
    await expect(colleague.get_by_text("Översättningen visas inte för deltagarna.")).to_be_visible()
    assert await violations(colleague, shows="translations that are shown to nobody") == []
    await colleague.get_by_label("Översättningen stämmer ändå").check()
    await colleague.get_by_role("button", name="Spara").click()
    await expect(talk).to_have_text(WASH)

    for group in ("g1", "g2"):
        for id in of.values():
            ask(lead, code, "place_task", task=id, group=group, colour="red")
    ask(lead, code, "open_step", step="analyse")
    ask(lead, code, "choose_tasks", how="all")
    ask(lead, code, "open_topic", topic="right_competence")
    await expect(phone.locator("#topic-task .translated")).to_be_visible()
    left = phone.locator("#left-tasks .translated")
    await expect(left).to_have_count(3)
    assert {*await left.all_inner_texts()} == {WASH, DISHES, SHOPPING}
    assert await violations(phone, shows="tasks of session two with their translations") == []
