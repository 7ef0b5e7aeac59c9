"""HR merges files of figures to table 3, in the browser alone."""

import io

import openpyxl
import pytest
from playwright.async_api import expect

from app.account.roles import Role
from tests.journeys.conftest import AXE, FOUND
from tests.key_figures.municipalities import EIGHT, files

pytestmark = pytest.mark.heavy

HOSTILE = (
    b'{"format": "akr.nyckeltal.1", "municipality": "<img src=x onerror=alert(1)>", "on": "2026-01-01", "totals": {}}'
)


def given(made, ending="json"):
    return [
        {"name": f"{its.name}.{ending}", "mimeType": "application/json", "buffer": text}
        for its, text in zip(EIGHT, made, strict=True)
    ]


async def merging(stage, hr, **options):
    page = await stage.page(**options)
    cookies = [{"name": it.name, "value": it.value, "url": stage.server.base} for it in hr.cookies.jar]
    await page.context.add_cookies(cookies)
    await page.goto("/table-3")
    return page


async def cells(row):
    return [text.replace("\n", " ") for text in await row.locator("th, td").all_inner_texts()]


async def test_eight_files_become_table_3_and_wrong_ones_change_nothing(server, stage):
    hr = server.facilitator("hr@example.se", Role.HR)
    page = await merging(stage, hr)
    await expect(page.locator("#empty")).to_be_visible()
    await page.locator("#choose").set_input_files(given(files(server, hr)))
    await expect(page.locator("#rows tr")).to_have_count(8)
    total = await cells(page.locator("#totals tr"))
    assert total == ["Totalt", "", "56", "74", "133", "", "22", "111", "125 varav 14 AB", "8 varav 8 AB"]
    for its, row in zip(EIGHT, await page.locator("#rows tr").all(), strict=True):
        numbers = [its.posts, its.workplaces, its.persons, its.ab, its.bea, its.priority, its.others]
        assert [text for text in await cells(row) if text.isdigit()] == [str(it) for it in numbers]
    await expect(page.locator("#sums")).to_have_text(
        "22 + 111 = 133 personer. 125 + 8 = 133 personer. 14 + 8 = 22 i AB."
    )
    await expect(page.locator("#definitions")).to_contain_text("ordinarie: Gävle, Stockholm, Örebro.")

    await page.locator("#choose").set_input_files(
        [
            {"name": "elak.json", "mimeType": "application/json", "buffer": HOSTILE},
            {"name": "bild.png", "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\n\x00"},
            given(files(server, hr, "csv"), "csv")[0],
        ]
    )
    await expect(page.locator("#refused p")).to_have_count(3)
    await expect(page.locator("#refused")).to_contain_text("Borås är redan med")
    await expect(page.locator("#rows tr")).to_have_count(8)

    async with page.expect_download() as kept:
        await page.locator("#as-xlsx").click()
    sheet = openpyxl.load_workbook(io.BytesIO((await (await kept.value).path()).read_bytes())).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert len(rows) == 10
    assert rows[-1][2:7] == [56, 74, 133, 22, 111]


async def test_withheld_files_give_at_least_and_can_be_taken_away_by_keyboard(server, stage):
    hr = server.facilitator("hr@example.se", Role.HR)
    page = await merging(stage, hr, bypass_csp=True)
    await page.locator("#choose").set_input_files(given(files(server, hr, "csv", small=""), "csv"))
    await expect(page.locator("#rows tr")).to_have_count(8)
    total = await cells(page.locator("#totals tr"))
    assert total[4] == "133"
    assert all(text.startswith("minst ") for text in total[6:8])
    await expect(page.locator("#sums-title")).to_have_text("Summorna är ”minst”")
    await page.add_script_tag(path=AXE)
    assert await page.evaluate(FOUND) == []
    await page.get_by_role("button", name="Ta bort Borås").focus()
    await page.keyboard.press("Enter")
    await expect(page.locator("#rows tr")).to_have_count(7)
    await expect(page.locator("#choose")).to_be_focused()
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
