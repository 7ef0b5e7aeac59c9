"""Screens that a room looks at: what a camera reads, what goes dark, and what nobody sees drawn."""

import asyncio
import io

import pytest
import segno
import zxingcpp
from PIL import Image
from playwright.async_api import Page, expect

from tests.journeys.test_phone import a_workshop
from tests.running import ask
from tests.waiting import true_on

pytestmark = pytest.mark.heavy

FORCED = "() => matchMedia('(forced-colors: active)').matches"
LOOKS = {
    "as it is": {},
    "dark": {"color_scheme": "dark"},
    "dark, with forced colours": {"color_scheme": "dark", "forced_colors": "active"},
    "light, with forced colours": {"color_scheme": "light", "forced_colors": "active"},
}
READ = {"wall": "[data-picture=join] .qr", "lead": ".gather-join .qr"}
QUIET = 4
"""Modules of white around the code, by ISO/IEC 18004."""


async def picture_of(page: Page, selector: str) -> Image.Image:
    """What a camera would see of it, and nothing of what is around."""
    found = page.locator(selector)
    await expect(found).to_be_visible()
    image = found.locator("img") if await found.locator("img").count() else found
    await image.evaluate("(it) => it.tagName === 'IMG' ? it.decode() : null")
    whole = Image.open(io.BytesIO(await found.screenshot())).convert("RGB")
    # The outermost pixels are in part of what is around.
    return whole.crop((1, 1, whole.width - 1, whole.height - 1))


def read(picture: Image.Image) -> list[zxingcpp.Barcode]:
    """As cameras do that know of no inverted codes."""
    return zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode, try_invert=False)


def quiet(picture: Image.Image) -> float:
    """How many modules of white there are on the side with the fewest: along two lines through a corner's square."""
    dark = picture.convert("L").point(lambda it: 255 if it < 200 else 0)
    [code] = read(picture)
    modules, _ = segno.make(code.text, error="m").symbol_size(border=0)
    module = (code.position.bottom_left.y - code.position.top_left.y) / modules
    row, column = code.position.top_left.y + 3.5 * module, code.position.top_left.x + 3.5 * module
    across = dark.crop((0, int(row), dark.width, int(row) + 1)).getbbox()
    down = dark.crop((int(column), 0, int(column) + 1, dark.height)).getbbox()
    assert across
    assert down
    return min(across[0], down[1], dark.height - down[3]) / module


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("darkened", [False, True], ids=["", "darkened by the browser"])
async def test_a_camera_reads_the_picture_whatever_the_browser_makes_of_colours(stage, look, darkened):
    _, code = a_workshop(stage.server, "Tvätt")
    pages = {"wall": await stage.wall(code, **LOOKS[look]), "lead": await stage.lead(code, **LOOKS[look])}
    for name, page in pages.items():
        assert await page.evaluate(FORCED) == ("forced_colors" in LOOKS[look])
        if darkened:
            network = await page.context.new_cdp_session(page)
            await network.send("Emulation.setAutoDarkModeOverride", {"enabled": True})
        picture = await picture_of(page, READ[name])
        assert [it.text.partition("/join")[2] for it in read(picture)] == [f"?code={code}"]
        assert quiet(picture) > QUIET - 0.5
    lead = pages["lead"]
    await lead.goto(f"/w/{code}/remote")
    await lead.get_by_role("button", name="Visa länken till telefonen").click()
    shown = await lead.get_by_label("Eller öppna adressen på telefonen").input_value()
    assert [it.text for it in read(await picture_of(lead, ".new-link-qr svg"))] == [shown]


HELD = """() => {
  const held = (window.__held = []);
  navigator.wakeLock.request = async () => {
    const lock = new EventTarget();
    lock.released = false;
    held.push(lock);
    return lock;
  };
}"""
"""A browser without a window holds nothing: what is asked for is counted instead."""
LET_GO = """() => {
  for (const lock of __held) {
    lock.released = true;
    lock.dispatchEvent(new Event("release"));
  }
}"""
SHOWN = """(isShown) => {
  Object.defineProperty(document, "hidden", {value: !isShown, configurable: true});
  Object.defineProperty(document, "visibilityState", {value: isShown ? "visible" : "hidden", configurable: true});
  document.dispatchEvent(new Event("visibilitychange"));
}"""


@pytest.mark.parametrize("screen", ["wall", "lead"])
async def test_a_screen_stays_lit_and_does_so_again_after_it_was_hidden(stage, screen):
    _, code = a_workshop(stage.server, "Tvätt")
    page = await stage.lead()
    await page.context.add_init_script(f"({HELD})()")
    await page.goto(f"/w/{code}/{screen}")
    await true_on(page, "__held.length === 1")
    await page.evaluate(SHOWN, True)
    assert await page.evaluate("__held.length") == 1
    await page.evaluate(SHOWN, False)
    await page.evaluate(LET_GO)
    assert await page.evaluate("__held.length") == 1
    await page.evaluate(SHOWN, True)
    await true_on(page, "__held.length === 2")


async def test_a_screen_that_may_not_stay_lit_is_drawn_all_the_same(stage):
    _, code = a_workshop(stage.server, "Tvätt")
    wall = await stage.page()
    await wall.add_init_script(
        "navigator.wakeLock.request = () => Promise.reject(new DOMException('', 'NotAllowedError'))"
    )
    await wall.goto(f"/w/{code}/wall")
    await expect(wall.locator("[data-picture=join]")).to_be_visible()


COVERED = """
window.requestAnimationFrame = () => 0;
Object.defineProperty(document, "hidden", {value: true});
const soon = window.setTimeout;
window.setTimeout = (what, after = 0, ...more) => soon(what, Math.max(after, 60_000), ...more);
"""
"""As browsers treat a page that is covered, or shared from behind another: no pictures, and timers once a minute."""
NO_PICTURES = "window.requestAnimationFrame = () => 0;"


@pytest.mark.parametrize("manner", [COVERED, NO_PICTURES], ids=["covered", "without pictures"])
async def test_a_wall_that_is_covered_or_shared_follows(stage, manner):
    lead, code = a_workshop(stage.server, "Tvätt")
    wall = await stage.page()
    await wall.add_init_script(manner)
    await wall.goto(f"/w/{code}/wall")
    await expect(wall.locator("[data-picture=join]")).to_be_visible()
    ask(lead, code, "open_step", step="sort")
    await expect(wall.locator("[data-picture=sort]")).to_be_visible()
    ask(lead, code, "cover_wall", cover="pause")
    await expect(wall.get_by_role("heading", name="Vi tar paus")).to_be_visible()


DRAWS_NOTHING = """
window.requestAnimationFrame = () => 0;
window.setTimeout = () => 0;
window.MessageChannel = class { port1 = {}; port2 = { postMessage() {} }; };
"""
FOREIGN_SHEET = """
Object.defineProperty(CSSStyleSheet.prototype, "cssRules", {get() { throw new DOMException("", "SecurityError"); }});
"""


@pytest.mark.parametrize("trouble", [DRAWS_NOTHING, FOREIGN_SHEET], ids=["draws nothing", "an extension's styles"])
async def test_the_wall_is_made_black_whatever_it_is_at(stage, trouble):
    lead, code = a_workshop(stage.server, "Tvätt")
    wall = await stage.page()
    await wall.add_init_script(trouble)
    await wall.goto(f"/w/{code}/wall")
    ask(lead, code, "cover_wall", cover="blank")
    await expect(wall.locator("main")).to_have_attribute("data-cover", "blank")
    async with asyncio.timeout(30):  # a busy browser gives the picture of before
        while Image.open(io.BytesIO(await wall.screenshot())).convert("L").getextrema() != (0, 0):
            pass
    ask(lead, code, "cover_wall", cover="")
    await expect(wall.locator("main")).to_have_attribute("data-cover", "")
