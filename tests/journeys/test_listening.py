"""A participant who listens. Headless browsers have no voices: then the server speaks, for real. A voice of the machine
is put in where it is to go first."""

import asyncio

import pytest
from playwright.async_api import expect

from app.speech.sentences import sentence_id
from tests.journeys.conftest import PHONE, staged, violations
from tests.running import ask, running

pytestmark = pytest.mark.heavy

VOICES = """
  window.spoken = [];
  window.waits = [];
  const voices = [
    {lang: "sv-SE", localService: true, default: true, name: "Alva"},
    {lang: "en-GB", localService: false, default: false, name: "From far away"},
  ];
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  Object.defineProperty(window, "speechSynthesis", {value: {
    getVoices: () => voices,
    addEventListener() {},
    speak(it) {
      if (!it.text) return;
      window.spoken.push([it.lang, it.text, document.querySelector(".is-read")?.tagName]);
      if (window.isHeld) window.held = it;
      else setTimeout(() => it.onend());
    },
    cancel() { window.held?.onerror(); },
  }});
"""
"""As a phone with a Swedish voice of its own."""
SOUNDS = """
  window.sounds = [];
  HTMLMediaElement.prototype.play = function () {
    if (this.src) window.sounds.push(this.src);
    setTimeout(() => this.onended?.());
    return Promise.resolve();
  };
"""
"""Nobody waits for what is said to be over."""


HEARD = """() => {
  const play = HTMLMediaElement.prototype.play;
  window.heard = [];
  HTMLMediaElement.prototype.play = function () {
    this.addEventListener("ended", () => window.heard.push(this.duration));
    return play.call(this);
  };
}"""
"""How long each sound was that has been heard to its end."""


async def listener(stage, *scripts, **options):
    page = await stage.page(**{"size": PHONE, "has_touch": True, **options})
    for script in scripts:
        await page.add_init_script(script)
    return page


async def until(page, holds):
    """What a page's own policy lets nobody wait for in it."""
    async with asyncio.timeout(15):
        while not await page.evaluate(holds):
            await asyncio.sleep(0.02)


def spoken(page):
    return page.evaluate("window.spoken.map(([, text]) => text)")


async def listen(page):
    """Have the page read, to its end. Answers what was said."""
    await page.evaluate("window.spoken.length = 0")
    await page.get_by_role("button", name="Lyssna").click()
    await until(page, "window.spoken.length > 0")
    await expect(page.get_by_role("button", name="Lyssna")).to_have_attribute("aria-pressed", "false")
    return await spoken(page)


async def test_a_participant_joins_by_ear_and_hears_what_went_wrong(stage):
    code = stage.server.workshop(stage.server.facilitator())
    page = await listener(stage, VOICES)
    await page.goto("/")
    said = await listen(page)
    assert said[0] == "Använd kompetensen rätt"
    assert said[1].startswith("Skriv koden.")
    assert {"Kod", "Gå med"} <= {*said}
    await page.locator("#code").fill("AAAAAA")
    await page.locator("form button").click()
    await expect(page.get_by_role("alert")).to_be_visible()
    assert await page.get_by_role("alert").inner_text() in await listen(page)
    await page.locator("#code").fill(code)
    await page.locator("form button").click()
    await page.wait_for_url("**/join?code=*")
    assert {"Vilken yrkesgrupp hör du till?", "Barnskötare", "Förskollärare"} <= {*await listen(page)}
    assert await violations(page, shows="the page to join, that reads aloud") == []
    stage.wrong.clear()  # Chromium says that the code was not found


async def test_what_is_read_is_marked_and_stops_at_a_tap(stage):
    page = await listener(stage, VOICES, "window.isHeld = true;")
    await page.goto("/")
    button = page.get_by_role("button", name="Lyssna")
    await button.click()
    await expect(page.locator("h1")).to_have_class("is-read")
    assert await page.locator(".is-read").evaluate("it => getComputedStyle(it).outlineStyle") == "solid"
    await page.evaluate("window.held.onend()")
    await expect(page.locator(".is-read")).to_contain_text("Skriv koden")
    await button.click()
    await expect(page.locator(".is-read")).to_have_count(0)
    await expect(button).to_have_attribute("aria-pressed", "false")
    assert len(await spoken(page)) == 2


async def test_a_list_a_new_step_and_an_error_are_read_by_themselves_to_who_asks_for_it(stage):
    lead = stage.server.facilitator()
    code = stage.server.workshop(lead)
    ask(lead, code, "add_task", text="Städa hallen")
    page = await listener(stage, VOICES)
    await page.goto(f"/join?code={code}")
    await page.get_by_role("button", name="Barnskötare").click()
    await page.wait_for_url(f"**/w/{code}")
    assert "Städa hallen" in await listen(page)
    await page.evaluate("window.spoken.length = 0")
    ask(lead, code, "open_step", step="sort")
    await expect(page.locator("#task")).to_have_text("Städa hallen")
    assert await spoken(page) == []
    await page.get_by_role("switch", name="Läs alltid").check()
    await until(page, "window.spoken.some(([, text]) => text === 'Städa hallen')")
    await page.evaluate("window.spoken.length = 0")
    ask(lead, code, "open_step", step="gather")
    await until(page, "window.spoken.some(([, text]) => text === 'Vilka arbetsuppgifter gör ni?')")
    await expect(page.get_by_role("button", name="Lyssna")).to_have_attribute("aria-pressed", "false")
    await page.evaluate("window.spoken.length = 0")
    await page.locator("#new-task").fill("städa HALLEN")
    await page.locator("#gather form button").first.click()
    await until(page, "window.spoken.some(([, text]) => text.includes('finns redan på listan'))")
    assert "Vilka arbetsuppgifter gör ni?" not in await spoken(page)
    await page.locator("#new-task").fill("Vattna")
    await page.locator("#gather form button").first.click()
    await expect(page.locator("#status")).to_contain_text("Skickad: Vattna")
    await page.get_by_role("button", name="Lyssna").click()
    await until(page, "window.spoken.some(([, text]) => text === 'Vilka arbetsuppgifter gör ni?')")
    await expect(page.get_by_role("button", name="Lyssna")).to_have_attribute("aria-pressed", "false")
    assert not any("Skickad" in text for text in await spoken(page)), "that is for screen readers, who have it already"
    await page.reload()
    await expect(page.get_by_role("switch", name="Läs alltid")).to_be_checked()


async def test_where_the_browser_has_no_voice_the_server_speaks(stage):
    lead = stage.server.facilitator()
    code = stage.server.workshop(lead)
    ask(lead, code, "add_task", text="Städa hallen")
    page = await listener(stage, SOUNDS, language="en-GB")
    asked = []
    page.on("request", lambda it: asked.append(it.post_data) if it.url.endswith("/speech") else None)
    await page.goto(f"/join?code={code}")
    await page.get_by_role("button", name="Barnskötare").click()
    await page.wait_for_url(f"**/w/{code}")
    button = page.get_by_role("button", name="Listen")
    await button.click()
    await until(page, "window.sounds.length > 4")
    await expect(button).to_have_attribute("aria-pressed", "false")
    assert any("text=St%C3%A4da+hallen&language=sv" in it for it in asked)
    assert any("language=en" in it for it in asked)
    assert await page.locator("#status").inner_text() == ""


async def test_a_real_sound_of_the_server_is_heard_to_its_end(stage):
    page = await listener(stage)
    await page.goto("/?lang=en")
    await page.evaluate(HEARD)
    await page.get_by_role("button", name="Listen").click()
    await until(page, "window.heard.some((seconds) => seconds > 0.4)")
    await page.get_by_role("button", name="Listen").click()


async def test_where_nothing_can_speak_there_is_no_button(stage):
    stage.server.app.state.speaking.voices.clear()
    page = await listener(stage)
    await page.goto("/", wait_until="networkidle")
    await expect(page.locator("#listen")).to_be_hidden()


async def test_the_wall_in_one_column_is_read_too(stage):
    lead = stage.server.facilitator()
    code = stage.server.workshop(lead)
    ask(lead, code, "add_task", text="Städa hallen")
    page = await listener(stage, VOICES)
    await page.goto(f"/w/{code}/here")
    await expect(page.locator("main[data-live] h1:visible")).to_contain_text("Förskolan Exempelgården")
    assert any("Förskolan Exempelgården" in it for it in await listen(page))


async def test_a_sentence_that_is_filmed_has_a_player(browser, sqlite, tmp_path):
    asks = "Vilken yrkesgrupp hör du till?"
    (tmp_path / f"{sentence_id(asks)}.webm").write_bytes(b"not much of a film")
    (tmp_path / f"{sentence_id('Gå med')}.webm").write_bytes(b"not much of a film")
    with running(sqlite, clips=str(tmp_path)) as server:
        async with staged(server, browser) as stage:
            code = server.workshop(server.facilitator())
            page = await listener(stage)
            await page.goto(f"/join?code={code}")
            button = page.get_by_role("button", name="Teckenspråk")
            await button.click()
            await expect(page.locator("video[controls][playsinline]")).to_have_attribute(
                "src", f"/clips/{sentence_id(asks)}.webm"
            )
            await expect(page.locator("#clip p")).to_have_text(asks)
            await expect(page.locator("h1.is-read")).to_have_text(asks)
            await button.click()
            await expect(page.locator("video")).to_be_hidden()
            await page.goto("/not-here")
            await expect(page.get_by_role("button", name="Lyssna")).to_be_visible()
            await expect(button).to_be_hidden()
