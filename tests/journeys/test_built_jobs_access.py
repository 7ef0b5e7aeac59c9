"""Built jobs by the rules of WCAG up to 2.2 AA, in both languages, small and wide; and one begun by keyboard."""

import re
from urllib.parse import urlencode

import pytest
from playwright.async_api import expect

from app.account.roles import Role
from tests.built_jobs.shared import A_DAY, WISH, red, share, yellow
from tests.journeys.conftest import SIZES, cookies_of, violations
from tests.journeys.test_access import LONG

pytestmark = pytest.mark.heavy

PAGE = "/jobs/build"


def crowded(server):
    """HR, and workplaces whose names and tasks are long."""
    hr = server.facilitator("hr@example.se", Role.HR)
    with server.database.session() as session:
        share(session, "Förskolan Solen", A_DAY)
        its = (red(LONG[:200], 12, "forenoon"), red("Duka", 30, "midday", "afternoon"), yellow(LONG[:199], 3, "midday"))
        share(session, LONG[:80], (*its, red("Vattna", 0)))
    return hr


@pytest.mark.parametrize(("size", "language"), [("phone", "sv"), ("laptop", "en")])
async def test_the_page_where_jobs_are_built_can_be_used_by_everyone(stage, language, size):
    hr = crowded(stage.server)
    page = await stage.page(size=SIZES[size], language=language)
    await page.context.add_cookies(cookies_of(hr, stage.server.base))
    found = []
    short, wrong = {**WISH, "part": ["midday"]}, {**WISH, "extent": "7"}
    asked = [(PAGE, 200), *((f"{PAGE}?{urlencode(its, doseq=True)}", 200) for its in (WISH, short))]
    asked += [(f"{PAGE}?{urlencode(wrong, doseq=True)}", 422)]
    for path, status in asked:
        answer = await page.goto(path)
        assert answer.status == status, path
        for summary in await page.locator("main summary").all():
            await summary.click()
        found.extend(await violations(page, shows="built jobs, crowded"))
        width = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if width > 0:
            found.append(f"{path}: {width} px wider than the screen")
    # That a page is refused is asked for here, and no script's fault.
    stage.wrong[:] = [it for it in stage.wrong if "status of 422" not in it]
    assert found == []


async def test_a_job_is_built_and_a_description_begun_by_keyboard(stage):
    hr = crowded(stage.server)
    page = await stage.page(size=SIZES["laptop"])
    await page.context.add_cookies(cookies_of(hr, stage.server.base))
    await page.goto(PAGE)
    await page.get_by_label("75 %").focus()
    await page.keyboard.press("ArrowLeft")
    await expect(page.get_by_label("50 %")).to_be_checked()
    await page.get_by_role("button", name="Visa förslag").focus()
    async with page.expect_navigation():
        await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", name="Förslag 1")).to_be_visible()
    await page.get_by_label("Vad heter tjänsten?").first.focus()
    await page.keyboard.type("Serviceassistent")
    async with page.expect_navigation():
        await page.keyboard.press("Enter")
    await expect(page).to_have_url(re.compile(r"/job-descriptions/\d+$"))
    await expect(page.get_by_label("Titel", exact=True)).to_have_value("Serviceassistent")
