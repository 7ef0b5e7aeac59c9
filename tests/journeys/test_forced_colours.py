"""Forced colours (high contrast): a browser that puts the reader's colours in place of ours takes backgrounds away.
What is open, chosen, pressed, switched on or marked is then told by a line, a sign or a word."""

import asyncio

import pytest
from playwright.async_api import Page, expect

from tests.journeys.test_access import a_workshop
from tests.journeys.test_phone import a_phone, ids_of
from tests.running import ask
from tests.world.test_real_screens import picture_of, read

pytestmark = pytest.mark.heavy
FORCED = {"forced_colors": "active"}
STATES = {
    "open": "[aria-current]:not([aria-current=false])",
    "pressed": "[aria-pressed=true]",
    "switched on": "[aria-checked=true]",
    "a page of the wall": ".is-here",
    "marked": ".at",
    "chosen": "label:has(:checked)",
}

DRAWN = """
const isSeen = (it) => it.checkVisibility({visibilityProperty: true});
const drawn = (it, pseudo) => {
  const style = getComputedStyle(it, pseudo);
  const outline = style.outlineStyle === "none" ? "" : style.outlineStyle + style.outlineWidth;
  const side = (name) => style[`border${name}Style`] + style[`border${name}Width`];
  const sides = ["Top", "Right", "Bottom", "Left"].map(side);
  return [outline, ...sides, style.textDecorationLine, style.fontWeight, pseudo ? style.content : ""].join();
};
const signs = (it) => [...it.querySelectorAll("svg, img")].filter(isSeen).length;
const isBrowsers = (box) => isSeen(box) && getComputedStyle(box).appearance !== "none" && box.offsetWidth > 8;
const looks = (it) => {
  const inside = [it, ...it.querySelectorAll("*")].map((one) => drawn(one));
  return [...inside, drawn(it, "::before"), drawn(it, "::after"), signs(it)].join("|");
};
"""
"""All of how something is drawn that no reader's colours take away."""
UNTOLD = (
    "(states) => {"
    + DRAWN
    + """
  const named = (it) => it.tagName + it.className.replace(/ ?\\b(is-here|at)\\b/, "");
  const untold = [];
  const met = new Set();
  for (const [name, selector] of Object.entries(states)) {
    for (const it of [...document.querySelectorAll(selector)].filter(isSeen)) {
      const around = [it.parentElement, it.parentElement.parentElement, document.body];
      const others = around.flatMap((place) => [...place.querySelectorAll(it.tagName)]);
      const other = others.find((one) => isSeen(one) && !one.matches(selector) && named(one) === named(it));
      if (!other) continue;
      met.add(name);
      const isInput = [...it.querySelectorAll("input")].some(isBrowsers);
      if (isInput || looks(it) !== looks(other)) continue;
      untold.push(`${location.pathname}: ${selector} ${it.outerHTML.slice(0, 90)}`);
    }
  }
  return [untold, [...met]];
}"""
)
"""What looks as what is beside it in another state, and which states have been met beside another."""
EDGED = """(all) => all.every((it) => {
  const style = getComputedStyle(it);
  return style.borderTopStyle === "solid" && parseFloat(style.borderTopWidth) >= 1;
})"""


async def test_whatever_is_open_chosen_pressed_or_marked_is_told_without_a_background(stage):
    server, lead = stage.server, stage.server.facilitator()
    code, person = await asyncio.to_thread(a_workshop, server, lead)
    phone = await a_phone(stage, person, code, **FORCED)
    page, wall = await stage.lead(code, **FORCED), await stage.wall(code, **FORCED)
    untold: list[str] = []
    met: set[str] = set()

    async def look(at: Page, path: str = "", marks: bool = False) -> None:
        if path:
            await at.goto(path)
        if marks:  # by its script, once it is connected
            await expect(at.locator(".at >> visible=true").first).to_be_visible()
        found, states = await at.evaluate(UNTOLD, STATES)
        untold.extend(found)
        met.update(states)

    for path in (f"/join?code={code}", "/map", "/workshops", "/workshops/new", "/actions", "/job-descriptions"):
        await look(page, path)
    first = ids_of(lead, code)["Tvätt"]
    for step in ("gather", "sort", "reveal", "settle", "analyse", "act"):
        ask(lead, code, "open_step", step=step)
        await wall.reload()
        await expect(wall.get_by_text("Följer processledaren").locator("visible=true").first).to_be_visible()
        await look(wall)
        await look(phone, f"/w/{code}?task={first}")
        await look(page, f"/w/{code}/lead", marks=step == "settle")
        if step == "sort":
            for parts in (phone.locator("#progress"), wall.locator("progress"), page.locator(".dots > span")):
                assert await parts.count() > 0
                assert await parts.evaluate_all(EDGED)
            [seen] = read(await picture_of(wall, ".qr >> visible=true"))
            assert seen.text.endswith(f"/join?code={code}")
        if step == "reveal":
            assert await wall.locator(".wall-segments > *").count() > 1
            assert await wall.locator(".wall-segments > *").evaluate_all(EDGED)
    for stage_of in ("choose", "weight", "actions"):
        await look(page, f"/w/{code}/analysis?stage={stage_of}")
    for name in ("remote", "report", "links", "follow-up", "job-description/new"):
        await look(page, f"/w/{code}/{name}")
    await page.locator("[name=title]").fill("Måltidsbiträde")
    await page.locator("main form button.primary").click()
    await page.wait_for_url("**/job-descriptions/*")
    await look(page)
    assert untold == []
    assert met == {*STATES}


async def test_the_parts_of_what_is_freed_have_signs_and_gaps(stage):
    server, lead = stage.server, stage.server.facilitator()
    code, _ = await asyncio.to_thread(a_workshop, server, lead)
    ask(lead, code, "open_step", step="analyse")
    for task in ids_of(lead, code).values():
        for group in ("g1", "g2"):
            ask(lead, code, "set_weight", task=task, group=group, amount="60 min om dagen", people=2)
    page = await stage.lead(at=f"/w/{code}/report", **FORCED)
    parts, signs = page.locator(".freed-bar rect"), page.locator(".freed-bar .freed-sign")
    await expect(parts.first).to_be_visible()
    assert await parts.count() == await signs.count()
    assert {*await page.locator(".freed-bar text").all_text_contents()} <= {"?", "=", "+"}
    key = page.locator(".freed-swatch")
    assert await key.all_text_contents() == ["?", "=", "+"]
    assert await parts.first.evaluate("it => getComputedStyle(it).strokeWidth") == "2px"
