"""The staff mix by the rules of WCAG up to 2.2 AA, in both languages, small and wide; and worked out by keyboard."""

import re
from urllib.parse import urlencode

import pytest
from playwright.async_api import expect

from app.account.roles import Role
from tests.calculator.mix.mixes import TYPED
from tests.journeys.conftest import SIZES, cookies_of, violations
from tests.journeys.test_access import LONG

pytestmark = pytest.mark.heavy

PAGE = "/calculator/mix"
HOURS = {"red": "62", "green": "441"}
CROWDED = {
    **TYPED,
    **HOURS,
    "unit": LONG[:80],
    "relieved_name": LONG[:80],
    "more_name": LONG[:80],
    "relieved_number": "180",
    **{
        f"other_{at}_{name}": it
        for at in (1, 2)
        for name, it in (("name", LONG[:80]), ("number", "9"), ("wage", "31000"))
    },
}


@pytest.mark.parametrize(("size", "language"), [("phone", "sv"), ("laptop", "en")])
async def test_every_page_of_the_mix_can_be_used_by_everyone(stage, language, size):
    economist = stage.server.facilitator("eko@example.se", Role.ECONOMIST)
    kept = economist.post(f"{PAGE}/kept", data=CROWDED).headers["location"]
    page = await stage.page(size=SIZES[size], language=language)
    await page.context.add_cookies(cookies_of(economist, stage.server.base))
    found = []
    wrong = {**TYPED, "on_costs": "4453"}
    asked = [(PAGE, 200), (f"{PAGE}/kept", 200), (kept, 200)]
    asked += [(f"{PAGE}?{urlencode(its)}", 200) for its in (TYPED | HOURS, CROWDED)]
    asked += [(f"{PAGE}?{urlencode(wrong)}", 422)]
    for path, status in asked:
        answer = await page.goto(path)
        assert answer.status == status, path
        for summary in await page.locator("main summary").all():
            if await summary.is_visible():
                await summary.click()
        found.extend(await violations(page, shows="a staff mix, crowded"))
        width = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if width > 0:
            found.append(f"{path}: {width} px wider than the screen")
    # That a page is refused is asked for here, and no script's fault.
    stage.wrong[:] = [it for it in stage.wrong if "status of 422" not in it]
    assert found == []


async def test_a_mix_is_worked_out_and_kept_by_keyboard(stage):
    economist = stage.server.facilitator("eko@example.se", Role.ECONOMIST)
    page = await stage.page(size=SIZES["laptop"])
    await page.context.add_cookies(cookies_of(economist, stage.server.base))
    await page.goto(PAGE)
    for name, text in (TYPED | HOURS).items():
        field = page.locator(f"[name='{name}']")
        await field.focus()
        if name.startswith("guess-"):
            await page.keyboard.press("Space")
        else:
            await page.keyboard.type(text)
    async with page.expect_navigation():
        await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", level=1)).to_contain_text("det räcker till 1,5 byte, inte 4.")
    await page.get_by_role("button", name="Spara uträkningen").focus()
    async with page.expect_navigation():
        await page.keyboard.press("Enter")
    await expect(page).to_have_url(re.compile(r"/calculator/mix/kept/\d+$"))
    await page.get_by_text("Stycke till en tjänsteskrivelse").focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_label("Kopiera, och skriv vidare")).to_have_value(re.compile("Formlerna är våra egna"))
