"""A participant's way through both sessions in Arabic and in easy Swedish, at 320 px and by keyboard."""

import re
from collections.abc import Iterator

import pytest
from playwright.async_api import Page, expect

from app.web import language
from tests.journeys.conftest import colleagues_answer, violations
from tests.journeys.test_by_keyboard import press, reach, write
from tests.journeys.test_phone import a_workshop, ids_of
from tests.running import Running, ask

pytestmark = pytest.mark.heavy

NARROW = {"width": 320, "height": 640}
LONG_NAME = "Undersköterskor och vårdbiträden natt"
VISIBLE = """() => [
  document.body.innerText,
  ...[...document.querySelectorAll("[aria-label], [placeholder], [title]")].filter((it) => it.checkVisibility())
    .flatMap((it) => ["aria-label", "placeholder", "title"].map((name) => it.getAttribute(name) ?? "")),
].join("\\n")"""
WIDER = """() => [...document.querySelectorAll("body *")].filter((it) => {
  const { left, right } = it.getBoundingClientRect();
  if (!it.checkVisibility() || it.closest(".visually-hidden, .skip, svg")) return false;
  return right > innerWidth + 0.5 || left < -0.5;
}).map((it) => it.outerHTML.slice(0, 120))"""
NOT_THEIR_LANGUAGE = """(theirs) => [...document.querySelectorAll("[dir=auto]:not(input)")].filter((it) =>
  it.checkVisibility() && !it.firstElementChild && it.textContent.trim() &&
  ![theirs, document.documentElement.lang].includes(it.lang)
).map((it) => it.outerHTML)"""
TASKS = ["Tvätta lakan", "Diska muggar", "Bära ut sopor"]
"""In people's words: one that our pages say too would be found as a sentence of ours."""
MIDDLES = """(boxes) => boxes.map((it) => document.querySelector(it).getBoundingClientRect())
  .map((it) => it.left + it.width / 2)"""


@pytest.fixture(autouse=True)
def _switched_on(server: Running) -> Iterator[None]:
    server.facilitator().post("/languages/ar/on", data={"read_by": "en kollega"})
    yield
    language.offer({})


class Reader:
    """Somebody who reads a page in their own language."""

    def __init__(self, page: Page, tag: str) -> None:
        self.page, self.tag, self.catalogue = page, tag, language.ours(tag)
        said = "\n".join(word for words in self.catalogue.values() for word in _forms(words))
        sentences = (
            one for sentence, words in self.catalogue.items() if any(_forms(words)) for one in _forms(sentence)
        )
        self.swedish = [
            it for it in sentences if not _found(it, said) and len(re.sub(r"\{\w+\}|%\(\w+\)s|\W", "", it)) > 2
        ]

    def says(self, sentence: str) -> str:
        return str(self.catalogue.get(sentence) or sentence)

    async def press(self, sentence: str, within: str = "") -> None:
        await press(self.page, self.says(sentence), within)

    async def sees(self, sentence: str) -> None:
        await expect(self.page.get_by_text(self.says(sentence)).locator("visible=true").first).to_be_visible()

    async def is_whole(self) -> None:
        """Nothing of ours is in Swedish or too wide, people's words say their language, and axe finds nothing."""
        text = await self.page.evaluate(VISIBLE)
        assert [it for it in self.swedish if _found(it, text)] == []
        assert await self.page.evaluate("document.documentElement.scrollWidth") == NARROW["width"]
        assert await self.page.evaluate(WIDER) == []
        assert await self.page.evaluate(NOT_THEIR_LANGUAGE, "sv" if self.tag == "ar" else "") == []
        assert await self.page.locator("html").get_attribute("lang") == self.tag
        # Easy Swedish is the pages that everybody has, in other words.
        if self.tag == "ar":
            assert await violations(self.page, shows="a participant's way from right to left") == []

    async def reads_from(self, *boxes: str) -> None:
        """These stand in a row, the first one where a line begins."""
        middles: list[float] = await self.page.evaluate(MIDDLES, boxes)
        assert middles == sorted(middles, reverse=self.tag == "ar")


def _forms(words: object) -> list[str]:
    return [words] if isinstance(words, str) else [*words] if isinstance(words, tuple | list) else []


def _found(sentence: str, text: str) -> bool:
    parts = map(re.escape, re.split(r"\{\w+\}|%\(\w+\)s", sentence))
    return re.search(rf"(?<!\w){'.{1,60}'.join(parts)}(?!\w)", text) is not None


@pytest.mark.parametrize("tag", ["ar", "sv-simple"])
async def test_the_whole_way_is_in_ones_own_language_and_by_keyboard(stage, tag):
    lead, code = a_workshop(stage.server, *TASKS)
    page = await stage.page(size=NARROW, has_touch=True, is_mobile=True)
    reader = Reader(page, tag)
    assert not {*TASKS} & {*reader.catalogue}
    await page.goto("/")
    await press(page, language.LANGUAGES[tag].name)
    await reader.sees("Använd kompetensen rätt")
    await reader.is_whole()
    await write(page, reader.says("Kod"), code)
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/join?code=*")
    await reader.is_whole()
    await press(page, "Barnskötare")
    await page.wait_for_url(f"**/w/{code}")

    await reader.sees("Vilka arbetsuppgifter gör ni?")
    await write(page, reader.says("Uppgift"), "Byta lampor")
    await page.keyboard.press("Enter")
    await expect(page.locator("#written")).to_contain_text("Byta lampor")
    await reader.is_whole()
    await reader.press("Jag är klar")
    await reader.sees("Jag vill skriva mer")
    while len(ids_of(lead, code)) < 4:
        await page.wait_for_timeout(50)
    ask(lead, code, "open_step", step="sort")
    await expect(page.locator("#task")).to_be_visible()
    await reader.reads_from("#choose .vote-green .vote-sign", "#choose .vote-green .vote-words")
    await expect(page.locator("#task [data-words]")).to_have_css("text-align", "right" if tag == "ar" else "start")
    await reader.is_whole()

    seen = []
    for colour in ("Gul", "Röd", "Svart", "Grön"):
        seen.append(await page.locator("#task").inner_text())
        await reader.press(colour, within="#choose")
        now = page.locator("#task, #done-title").locator("visible=true")
        await expect(now).not_to_have_text(seen[-1])
    await reader.sees("Tack! Du är klar.")
    await reader.is_whole()
    await reader.press("Säg varför", within="#bare")
    await expect(page.locator("#why-question")).to_be_visible()
    await reader.is_whole()
    await reader.press("Delegation", within="#why")
    await reader.sees("Tack! Du är klar.")
    await reader.reads_from("#undo .sign", "#undo .undo-what")
    await reader.press("Ändra ett svar")
    await reader.is_whole()

    colleagues_answer(stage.server, lead, code)
    ask(lead, code, "open_step", step="settle")
    tasks = ids_of(lead, code)
    ask(lead, code, "allow_placing", allowed=True)
    ask(lead, code, "bring_up", task=tasks["Tvätta lakan"])
    await expect(page.locator("#talk-task")).to_have_text("Tvätta lakan")
    await expect(page.locator("#own-board .card").first).to_be_visible()
    await reader.is_whole()
    for group in ("g1", "g2"):
        for id in tasks.values():
            ask(lead, code, "place_task", task=id, group=group, colour="red")
    await expect(page.locator("#own-board [data-column=red] .card")).to_have_count(4)
    await reader.press("Flytta till", within="#own-board")
    await reader.is_whole()

    ask(lead, code, "open_step", step="analyse")
    ask(lead, code, "open_topic", topic="weight")
    await expect(page.locator("#topic-task")).to_be_visible()
    await reader.is_whole()
    await write(page, reader.says("Eller skriv som du vill"), "10 min om dagen")
    await page.keyboard.press("Enter")
    await expect(page.locator("#echo")).to_be_visible()
    await reader.is_whole()
    await reader.press("Spara", within="[data-topic-then]")
    await expect(page.locator("#topic-undo")).to_be_visible()
    await reader.is_whole()
    ask(lead, code, "open_topic", topic="")
    for id in tasks.values():
        ask(lead, code, "plan_action", task=id, kind="stop", owner="Rektor", due="2027-02-01")
    ask(lead, code, "open_step", step="act")
    await expect(page.locator("#decided-lines")).to_contain_text("Diska muggar")
    await reader.is_whole()
    ask(lead, code, "open_step", step="closed")
    await reader.sees("Workshopen är avslutad")
    await expect(page.locator("#ended .ending-says")).to_be_visible()
    await reader.is_whole()
    await reach(page, reader.says("Tillgänglighet"))


@pytest.mark.parametrize("tag", ["ar", "sv-simple"])
async def test_a_groups_long_name_is_broken_between_words_on_the_page_to_join(stage, tag):
    lead = stage.server.facilitator()
    code = stage.server.workshop(lead, groups=f"{LONG_NAME}\nKockar")
    ask(lead, code, "answer_jointly", group="g1", jointly=True)
    page = await stage.page(size=NARROW)
    await page.goto(f"/join?code={code}&lang={tag}")
    name = page.locator("form button [dir=auto]").first
    await expect(name).to_have_text(LONG_NAME)
    broken = """(it) => it.textContent.split(" ").filter((word) => {
      const range = document.createRange();
      const at = it.textContent.indexOf(word);
      range.setStart(it.firstChild, at);
      range.setEnd(it.firstChild, at + word.length);
      return range.getClientRects().length > 1;
    })"""
    assert await name.evaluate(broken) == []
    assert f"{LONG_NAME} " in await page.locator("form button").first.inner_text()
    await Reader(page, tag).is_whole()
