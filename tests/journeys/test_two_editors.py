"""Two people write in the same job description at once, and one of them loses the network: no keystroke is lost."""

import asyncio
import re

import pytest
import pytest_asyncio
from playwright.async_api import Locator, Page, expect

from tests.job_descriptions.written import a_draft, keep, workshop_id
from tests.journeys.conftest import Stage, violations

pytestmark = pytest.mark.heavy

KEPT = "Object.keys(localStorage).filter((key) => key.startsWith('akr-job-')).length"


@pytest_asyncio.fixture(loop_scope="session")
async def address(stage: Stage) -> str:
    """Of a job description with one row: "Tvättar"."""
    server = stage.server
    code = server.workshop(server.facilitator())
    return keep(server, workshop_id(server, code), a_draft())


async def opened(stage: Stage, address: str) -> Page:
    page = await stage.lead(at=address)
    await expect(page.locator("[data-remove]").first).to_be_attached()
    return page


async def saved(page: Page) -> None:
    await page.locator(".editor-bar").get_by_role("button", name="Spara").click()


def only_as_expected(stage: Stage) -> None:
    """The browser logs a refusal and a lost network; nothing else has gone wrong."""
    stage.wrong[:] = [line for line in stage.wrong if not re.search(r"status of 4(09|22)|ERR_FAILED", line)]


def row(page: Page, number: int = 0) -> Locator:
    return page.locator('[name="duty_text"]').nth(number)


async def test_two_who_write_at_once_both_get_their_words_in(stage: Stage, address: str):
    anna, bo = await opened(stage, address), await opened(stage, address)
    await row(anna).fill("Tvättar och viker")
    await anna.get_by_role("button", name="Lägg till rad").first.click()
    await anna.keyboard.type("Diskar")
    await bo.locator("#manager").fill("Rektor")
    await bo.get_by_role("button", name="Lägg till rad").first.click()
    await bo.keyboard.type("Dukar")

    await saved(anna)
    await expect(anna.locator(".editor-when")).to_contain_text("Version 2")
    await saved(bo)
    await expect(bo.locator(".editor-when")).to_contain_text("Version 3")
    await expect(bo.get_by_text("Någon annan skrev samtidigt, och det är med")).to_be_visible()
    words = await bo.locator('[name="duty_text"]').evaluate_all("(all) => all.map((it) => it.value).filter(Boolean)")
    assert sorted(words) == ["Diskar", "Dukar", "Tvättar och viker"]
    await expect(bo.locator("#manager")).to_have_value("Rektor")


async def test_where_both_wrote_the_same_one_picks_with_the_keyboard(stage: Stage, address: str):
    anna, bo = await opened(stage, address), await opened(stage, address)
    await row(anna).fill("Annas mening")
    await row(bo).fill("Bos mening")
    await bo.locator("#assignment").fill("Bos uppdrag")
    await saved(anna)
    await expect(anna.locator(".editor-when")).to_contain_text("Version 2")
    await saved(bo)
    clash = bo.get_by_role("group", name=re.compile("Arbetsuppgifter"))
    await expect(clash).to_contain_text("Annas mening")
    await expect(clash).to_contain_text("Bos mening")
    await expect(row(bo)).to_have_value("Bos mening")
    assert await violations(bo, shows="two wordings to choose between") == []
    await clash.get_by_role("radio", name=re.compile("^Mitt")).focus()
    await bo.keyboard.press("ArrowDown")
    await bo.keyboard.press("ArrowDown")
    await expect(clash.get_by_role("radio", name=re.compile("Båda"))).to_be_checked()
    await bo.get_by_role("button", name="Spara det valda").click()
    await expect(bo.locator(".editor-when")).to_contain_text("Version 3")
    await expect(row(bo)).to_have_value("Bos mening; Annas mening")
    await expect(bo.locator("#assignment")).to_have_value("Bos uppdrag")
    only_as_expected(stage)


async def test_what_is_not_saved_survives_a_reload_and_a_closed_tab_and_is_put_together_with_others(
    stage: Stage, address: str
):
    anna, bo = await opened(stage, address), await opened(stage, address)
    await bo.locator("#assignment").fill("Bos uppdrag")
    await bo.get_by_role("button", name="Lägg till rad").first.click()
    await bo.keyboard.type("Dukar")
    await bo.reload()
    await expect(bo.get_by_text("Det du skrev men inte sparade är tillbaka.")).to_be_visible()
    await expect(bo.locator("#assignment")).to_have_value("Bos uppdrag")

    await anna.locator("#manager").fill("Rektor")
    await saved(anna)
    await expect(anna.locator(".editor-when")).to_contain_text("Version 2")

    context = bo.context
    await bo.close()
    bo = await context.new_page()
    await bo.goto(address)
    await expect(bo.get_by_text("Någon har sparat sedan dess.")).to_be_visible()
    await expect(bo.locator("#assignment")).to_have_value("Bos uppdrag")
    await saved(bo)
    await expect(bo.locator(".editor-when")).to_contain_text("Version 3")
    await expect(bo.locator("#manager")).to_have_value("Rektor")
    await expect(bo.locator("#assignment")).to_have_value("Bos uppdrag")
    words = await bo.locator('[name="duty_text"]').evaluate_all("(all) => all.map((it) => it.value).filter(Boolean)")
    assert words == ["Tvättar", "Dukar"]
    await expect(bo.locator("[data-restored]")).to_be_hidden()
    assert await bo.evaluate(KEPT) == 0


async def test_a_refused_save_and_a_lost_network_lose_nothing(stage: Stage, address: str):
    page = await opened(stage, address)
    await page.locator("#extent").fill("halvtid")
    await page.locator("#notes").fill("Viktigt")
    await saved(page)
    await expect(page.get_by_role("alert")).to_contain_text("”halvtid” går inte att läsa")
    await page.goto(address)
    await expect(page.locator("#notes")).to_have_value("Viktigt")
    await expect(page.locator("#extent")).to_have_value("halvtid")

    await page.locator("#extent").fill("50")
    await page.route(
        "**/job-descriptions/*", lambda route: route.abort() if route.request.method == "POST" else route.continue_()
    )
    await saved(page)
    await expect(page).to_have_url(re.compile("chrome-error"))
    await page.unroute("**/job-descriptions/*")
    await page.goto(address)
    await expect(page.locator("#extent")).to_have_value("50")
    await saved(page)
    await expect(page.locator(".editor-when")).to_contain_text("Version 2")
    await expect(page.locator("#notes")).to_have_value("Viktigt")
    await expect(page.locator("[data-restored]")).to_be_hidden()
    only_as_expected(stage)


async def test_without_network_the_page_stays_with_what_was_typed_and_the_same_press_sends_it(
    stage: Stage, address: str
):
    page = await opened(stage, address)
    await page.locator("#notes").fill("Skrivet i hissen")
    notice = page.locator("#not-sent")
    await page.context.set_offline(True)
    await saved(page)
    await expect(notice).to_contain_text("Det skickades inte")
    assert page.url.endswith(address)
    await expect(page.locator("#notes")).to_have_value("Skrivet i hissen")
    await saved(page)
    await expect(notice).to_be_visible()
    await page.context.set_offline(False)
    await saved(page)
    await expect(page.locator(".editor-when")).to_contain_text("Version 2")
    await expect(page.locator("#notes")).to_have_value("Skrivet i hissen")
    await expect(notice).to_be_hidden()
    stage.wrong[:] = [line for line in stage.wrong if "ERR_INTERNET_DISCONNECTED" not in line]


async def test_a_server_that_is_away_takes_nothing_and_a_comment_by_link_is_kept(stage: Stage, address: str):
    lead = stage.server.facilitator()
    made = lead.post(f"{address}/links", data={"kind": "comment", "role": "hr", "label": "", "days": "30"})
    path = re.search(r"/l/[\w-]+", lead.get(made.headers["location"]).text)
    assert path
    page = await stage.lead(at=f"{path[0]}/job-description")
    await page.route("**/healthz", lambda route: route.fulfill(status=503, body="away"))
    await page.locator("#c-salary summary").click()
    await page.locator("#text-salary").fill("Vad är lönen?")
    await page.locator("#c-salary").get_by_role("button", name="Skicka").click()
    await expect(page.locator("#not-sent")).to_be_visible()
    await expect(page.locator("#text-salary")).to_have_value("Vad är lönen?")
    await page.unroute("**/healthz")
    await page.locator("#c-salary").get_by_role("button", name="Skicka").click()
    await expect(page.get_by_text("Tack, kommentaren är sparad.")).to_be_visible()
    assert await page.locator("#c-salary .comments li").count() == 1
    stage.wrong[:] = [line for line in stage.wrong if "503" not in line]


async def test_a_copy_can_be_thrown_away(stage: Stage, address: str):
    page = await opened(stage, address)
    await page.locator("#notes").fill("Fel text")
    await expect(page.locator(".menu [data-unsaved-note]")).not_to_have_attribute("hidden", "")
    await page.reload()
    await page.get_by_role("button", name="Släng det osparade och visa det sparade").click()
    await expect(page.locator("[data-restored]")).to_be_hidden()
    await expect(page.locator("#notes")).to_have_value("")
    assert await page.evaluate(KEPT) == 0


async def test_two_tabs_of_one_browser_keep_their_own_words(stage: Stage, address: str):
    one = await opened(stage, address)
    two = await one.context.new_page()
    await two.goto(address)
    await one.locator("#notes").fill("Ett")
    await two.locator("#notes").fill("Två")
    await one.reload()
    await two.reload()
    await expect(one.locator("#notes")).to_have_value("Ett")
    await expect(two.locator("#notes")).to_have_value("Två")


PLAIN_HTTP = """
Object.defineProperty(Navigator.prototype, "locks", { value: undefined });
delete Crypto.prototype.randomUUID;
"""
"""What a browser does not have over plain http from elsewhere than the machine itself."""


async def test_two_tabs_keep_their_own_words_over_plain_http_and_a_closed_ones_are_taken_over(
    stage: Stage, address: str
):
    one = await stage.lead()
    await one.context.add_init_script(PLAIN_HTTP)
    await one.goto(address)
    await one.locator("#notes").fill("Ett")
    two = await one.context.new_page()
    # A tab that is copied has the other's name too.
    async with asyncio.timeout(15):
        while not (name := await one.evaluate("sessionStorage.getItem('akr-tab')")):
            await asyncio.sleep(0.05)
    await two.goto("/workshops")
    await two.evaluate("(name) => sessionStorage.setItem('akr-tab', name)", name)
    await two.goto(address)
    await expect(two.locator("[data-remove]").first).to_be_attached()
    await expect(two.locator("#notes")).to_have_value("")
    await two.locator("#notes").fill("Två")
    for page, words in ((one, "Ett"), (two, "Två")):
        await page.reload()
        await expect(page.locator("[data-restored]")).to_be_visible()
        await expect(page.locator("#notes")).to_have_value(words)
    await one.close()
    three = await two.context.new_page()
    await three.goto(address)
    await expect(three.locator("#notes")).to_have_value("Ett")
    await expect(two.locator("#notes")).to_have_value("Två")


async def test_shares_and_what_is_missing_follow_while_one_types(stage: Stage, address: str):
    page = await opened(stage, address)
    await page.locator(".origin summary").first.click()
    await page.get_by_text("Ladda ner").click()
    assert await violations(page, shows="the editor, with all that is folded opened") == []
    await page.locator("[data-hours]").first.fill("25")
    await expect(page.locator("[data-share]").first).to_have_text("100 %")
    await expect(page.get_by_text("Summa 25 h i veckan, 63 % av heltid")).to_be_visible()
    await expect(page.get_by_text("Saknas för 75 %: 5 h.")).to_be_visible()
