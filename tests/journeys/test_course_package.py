"""The package in learning platforms: played to its end in a real browser, left in the middle and taken up again, by
keyboard, and without any platform at all."""

import asyncio
import json
from functools import cache

import pytest
import pytest_asyncio
from playwright.async_api import expect

from app.course.content import TRACKS
from app.course.parts import Cards, Choices, Order, TrackId
from app.course_package.package import Kind, files
from tests.course_package.platform import ACTIVITY, ACTOR, REGISTRATION, SESSION_ID, hosting
from tests.journeys.conftest import LAPTOP, SIZES, violations
from tests.waiting import true_on

pytestmark = pytest.mark.heavy
LEADS = TRACKS[TrackId.LEADS]
STATUS = "API.cmi.core.lesson_status"
CATEGORY = "https://w3id.org/xapi/cmi5/context/categories/"
KEPT_IN_BROWSER = 'JSON.parse(localStorage["akr-course-package"])'
packed = cache(lambda kind: files(kind, {}, "sv"))


async def eventually(holds):
    """What a platform is told comes after what is pressed."""
    async with asyncio.timeout(30):
        while not holds():
            await asyncio.sleep(0.05)


@pytest.fixture
def scorm():
    with hosting(packed(Kind.SCORM)) as platform:
        yield platform
    assert platform.errors == []


@pytest.fixture
def cmi5():
    with hosting(packed(Kind.CMI5)) as platform:
        yield platform
    # A platform that has no preferences for somebody answers so.
    assert platform.errors == []


class Learner:
    """Somebody in a browser of their own. `wrong`: what went wrong there. `hosts`: who was asked for anything."""

    def __init__(self, page):
        self.page, self.wrong, self.hosts = page, [], set()
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("request", lambda request: self.hosts.add(request.url.split("/")[2]))

    async def shows(self, selector):
        """The page of the course that has it."""
        found = []

        async def is_there():
            found[:] = [it for it in self.page.frames if await it.locator(selector).count()]
            return bool(found)

        for _ in range(300):
            if await is_there():
                await found[0].wait_for_load_state()
                return found[0]
            await self.page.wait_for_timeout(50)
        raise AssertionError(f"{selector} is in no page")


@pytest_asyncio.fixture(loop_scope="session")
async def learner(browser):
    contexts = []
    learners = []

    async def come(size=LAPTOP, language="sv-SE"):
        contexts.append(await browser.new_context(viewport=size, locale=language, reduced_motion="reduce"))
        learners.append(Learner(await contexts[-1].new_page()))
        return learners[-1]

    yield come
    for it in learners:
        assert it.wrong == []
        assert {host.split(":")[0] for host in it.hosts} == {"127.0.0.1"}
    for it in contexts:
        await it.close()


async def answered(part, frame):
    """Answer what a part asks, as it should be."""
    match part.check:
        case Choices():
            wrong = next(it for it in part.check.choices if not it.is_right)
            right = next(it for it in part.check.choices if it.is_right)
            for choice in (wrong, right):
                await frame.locator(f"input[value={choice.id}]").check()
                await frame.locator("[data-choices] button").click()
                await expect(frame.locator(f"[data-answer={choice.id}]")).to_be_visible()
            await expect(frame.locator(f"[data-answer={wrong.id}]")).to_be_hidden()
        case Order():
            for n, step in enumerate(part.check.steps, 1):
                await frame.locator(f"[name={step.id}]").select_option(str(n))
            await frame.locator("[data-order] button").click()
            await expect(frame.locator("[data-right]")).to_be_visible()
        case Cards():
            for card in part.check.cards:
                await sorted_card(frame, card)
            await expect(frame.locator("[data-all]")).to_be_visible()
            await expect(frame.locator(".course-sorted > li")).to_have_count(len(part.check.cards))


GREEN = ("law", "licence", "delegation", "knowledge")


async def sorted_card(frame, card):
    """By a ground that stands, and whatever colour has it: it is the ground that is checked."""
    ground = next(iter(sorted(card.holds)), "knowledge")
    colour = "green" if ground in GREEN else "black" if ground == "unneeded" else "red"
    await expect(frame.locator(f"[data-card={card.id}]")).to_be_visible()
    await frame.locator(f"[data-step=colour] [value={colour}]").click()
    await frame.locator(f"[data-of={colour}] [value={ground}]").click()
    await expect(frame.locator("[data-said] [data-verdict]")).to_have_class("course-said is-right")
    await frame.locator("[data-next]:visible, [data-see]:visible").click()


async def played(person, parts):
    """Parts one after the other, from the first that is shown."""
    for part in parts:
        frame = await person.shows(f".course[data-part={part.id}]")
        await answered(part, frame)
        await expect(frame.locator(f"li[data-of={part.id}].is-done")).to_have_count(1)
        if await frame.locator("[data-on]").count():
            await frame.locator("[data-on]").click()


async def begun(person, address, language="sv"):
    await person.page.goto(address)
    frame = await person.shows(".course-tracks")
    await expect(frame.locator("html")).to_have_attribute("lang", language)
    await frame.locator(".course-tracks a").first.click()


async def test_the_course_is_played_to_passed_in_a_platform_for_scorm(scorm, learner):
    person = await learner()
    await begun(person, scorm.base)
    assert await person.page.evaluate(STATUS) == "incomplete"
    await played(person, LEADS.parts[:-1])
    assert await person.page.evaluate(STATUS) == "incomplete"
    await played(person, LEADS.parts[-1:])
    frame = await person.shows("[data-passed]")
    await expect(frame.locator("[data-passed]")).to_be_visible()
    assert await person.page.evaluate(STATUS) == "passed"
    score = await person.page.evaluate("(({ raw, min, max }) => [raw, min, max])(API.cmi.core.score)")
    assert [int(it) for it in score] == [100, 0, 100]
    assert await person.page.evaluate("API.cmi.core.lesson_location") == f"sv/leads-{LEADS.parts[-1].id}.html"
    # Leaving the course ends the session with the platform.
    await person.page.evaluate("document.querySelector('#sco').src = 'about:blank'")
    await eventually(lambda: scorm.kept.get("cmi", {}).get("core", {}).get("session_time", "") not in ("", "00:00:00"))
    assert scorm.kept["cmi"]["core"]["lesson_status"] == "passed"
    assert scorm.kept["cmi"]["core"]["exit"] == ""


async def test_who_leaves_in_the_middle_comes_back_where_they_were(scorm, learner):
    first = await learner()
    await begun(first, scorm.base)
    await played(first, LEADS.parts[:1])
    cards = LEADS.parts[1].check
    frame = await first.shows("[data-cards]")
    for card in cards.cards[:3]:
        await sorted_card(frame, card)
    await first.page.goto("about:blank")
    await eventually(lambda: scorm.kept.get("cmi", {}).get("core", {}).get("exit") == "suspend")
    kept = json.loads(scorm.kept["cmi"]["suspend_data"])
    assert kept["file"] == "sv/leads-colours.html"
    assert kept["points"] == {"why": 100}

    # Another day, in another browser: all that is left of it is what the platform has.
    again = await learner()
    await again.page.goto(scorm.base)
    frame = await again.shows("[data-cards]")
    await expect(frame.locator(f"[data-card={cards.cards[3].id}]")).to_be_visible()
    await expect(frame.locator("li[data-of=why].is-done")).to_have_count(1)
    for card in cards.cards[3:]:
        await sorted_card(frame, card)
    await expect(frame.locator("[data-all]")).to_be_visible()
    await expect(frame.locator("[data-holds='6']")).to_be_visible()
    await frame.locator("[data-on]").click()
    await played(again, LEADS.parts[2:])
    assert await again.page.evaluate(STATUS) == "passed"


async def test_a_short_track_is_enough_and_can_be_taken_in_english(scorm, learner):
    person = await learner(language="en-GB")
    await person.page.goto(scorm.base)
    frame = await person.shows(".course-tracks")
    await expect(frame.locator("html")).to_have_attribute("lang", "en")
    await frame.locator("a[href='staff-staff.html']").click()
    await played(person, TRACKS[TrackId.STAFF].parts)
    await true_on(person.page, f"{STATUS} === 'passed'")


async def test_without_a_platform_it_is_kept_in_the_browser_and_nowhere_else(scorm, learner):
    person = await learner()
    await begun(person, f"{scorm.base}/course/index.html")
    await played(person, LEADS.parts[:1])
    frame = await person.shows("[data-cards]")
    await expect(frame.locator("[data-kept=browser]")).to_be_visible()
    await expect(frame.locator("[data-kept=platform]")).to_be_hidden()
    assert (await person.page.evaluate(KEPT_IN_BROWSER))["points"] == {"why": 100}
    # A page that is opened by itself, as from a bookmark, is the same.
    await person.page.goto(f"{scorm.base}/course/sv/leads-nobody.html")
    frame = await person.shows(".course[data-part=nobody]")
    await expect(frame.locator("li[data-of=why].is-done")).to_have_count(1)
    await frame.locator("[data-forget]").click()
    await expect(frame.locator(".is-done")).to_have_count(0)


async def test_a_page_that_is_no_longer_there_leads_to_the_first_one(scorm, learner):
    person = await learner()
    await person.page.goto(f"{scorm.base}/course/index.html#sv/leads-gone.html")
    await person.shows(".course-tracks")
    assert scorm.errors == ["GET /course/sv/leads-gone.html"]
    scorm.errors.clear()


async def test_opened_from_a_disk_it_can_be_taken_too(learner, tmp_path):
    for path, content in packed(Kind.SCORM).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    person = await learner()
    await begun(person, (tmp_path / "index.html").as_uri())
    await played(person, LEADS.parts[:1])
    frame = await person.shows("[data-cards]")
    await expect(frame.locator("[data-kept=browser]")).to_be_visible()
    await person.page.reload()
    frame = await person.shows("[data-cards]")
    await expect(frame.locator("li[data-of=why].is-done")).to_have_count(1)
    person.hosts = {"127.0.0.1"}


@pytest.mark.parametrize("size", SIZES)
async def test_its_pages_keep_the_rules_of_wcag_at_any_size(scorm, learner, size):
    person = await learner(SIZES[size])
    await begun(person, scorm.base)
    for part in LEADS.parts[:2]:
        frame = await person.shows(f".course[data-part={part.id}]")
        await expect(frame.locator("[data-kept=platform]")).to_be_visible()
        assert await violations(frame, shows="a part of the packaged course") == []
        assert await frame.evaluate("document.documentElement.scrollWidth <= innerWidth")
        if isinstance(part.check, Cards):
            break
        await answered(part, frame)
        assert await violations(frame, shows="an answer in the packaged course") == []
        await frame.locator("[data-on]").click()
    card = LEADS.parts[1].check.cards[0]
    await frame.locator("[data-step=colour] [value=green]").click()
    assert await violations(frame, shows="grounds in the packaged course") == []
    await frame.locator("[data-of=green] [value=law]").click()
    await expect(frame.locator(f"[data-because={card.id}]").first).to_be_visible()
    assert await violations(frame, shows="a verdict in the packaged course") == []
    assert await violations(person.page, shows="what is around the packaged course") == []


async def test_a_card_is_sorted_by_keyboard_alone(scorm, learner):
    person = await learner(SIZES["phone"])
    await begun(person, scorm.base)
    frame = await person.shows("[data-choices]")
    press = person.page.keyboard.press
    await frame.locator("[name=answer]").first.focus()
    await press("ArrowDown")
    await press("Enter")
    await expect(frame.locator("[data-answer=need]")).to_be_visible()
    await frame.locator("[data-on]").focus()
    await press("Enter")
    frame = await person.shows("[data-cards]")
    await frame.locator("[data-step=colour] [value=green]").focus()
    await press("Enter")
    await expect(frame.locator("[data-of=green] .why-title").first).to_be_focused()
    await press("Tab")
    await press("Enter")
    await expect(frame.locator("[data-next]")).to_be_focused()
    await expect(frame.locator("[data-said]")).to_be_visible()
    await press("Enter")
    await expect(frame.locator("[data-card=laying] .course-task")).to_be_focused()


async def test_the_course_is_played_to_its_end_in_a_platform_for_cmi5(cmi5, learner):
    cmi5.states["cmi5LearnerPreferences"] = {"languagePreference": "sv"}
    cmi5.launch_data["returnURL"] = f"{cmi5.base}/favicon.ico"
    person = await learner()
    await begun(person, cmi5.launched)
    await eventually(lambda: cmi5.verbs == ["initialized"])
    await played(person, LEADS.parts[:2])
    await person.shows(".course[data-part=nobody]")
    await eventually(lambda: "leads-nobody" in cmi5.states.get("akr-course", {}).get("kept", ""))
    # What is left where the platform keeps it is enough to go on with, in a new session.
    await person.page.goto("about:blank")
    await eventually(lambda: cmi5.verbs == ["initialized", "terminated"])
    cmi5.fetched = 0
    await person.page.goto(cmi5.launched)
    await played(person, LEADS.parts[2:])
    await eventually(lambda: cmi5.verbs[2:] == ["initialized", "completed", "passed"])
    frame = await person.shows("[data-end]")
    await frame.locator("[data-end]").click()
    await person.page.wait_for_url(cmi5.launch_data["returnURL"])
    await eventually(lambda: cmi5.verbs[2:] == ["initialized", "completed", "passed", "terminated"])
    for its in cmi5.statements:
        assert its["actor"] == ACTOR
        assert its["object"] == {"objectType": "Activity", "id": ACTIVITY}
        assert its["context"]["registration"] == REGISTRATION
        assert its["context"]["extensions"][SESSION_ID] == "session-1"
        assert its["context"]["contextActivities"]["grouping"] == [{"id": "urn:platform:course"}]
        assert {"id": f"{CATEGORY}cmi5"} in its["context"]["contextActivities"]["category"]
    completed, passed, terminated = cmi5.statements[-3:]
    for its in (completed, passed):
        assert {"id": f"{CATEGORY}moveon"} in its["context"]["contextActivities"]["category"]
    assert completed["result"]["completion"] is True
    assert "score" not in completed["result"]
    assert passed["result"]["success"] is True
    assert passed["result"]["score"] == {"scaled": 1, "raw": 100, "min": 0, "max": 100}
    assert all(its["result"]["duration"].startswith("PT") for its in (completed, passed, terminated))
    assert len({its["id"] for its in cmi5.statements}) == len(cmi5.statements)


async def test_who_only_looks_at_it_settles_nothing_in_a_platform_for_cmi5(cmi5, learner):
    cmi5.states["cmi5LearnerPreferences"] = {}
    cmi5.launch_data["launchMode"] = "Review"
    person = await learner()
    await person.page.goto(cmi5.launched)
    frame = await person.shows(".course-tracks")
    await frame.locator("a[href='staff-staff.html']").click()
    await played(person, TRACKS[TrackId.STAFF].parts)
    await person.page.goto("about:blank")
    await eventually(lambda: cmi5.verbs == ["initialized", "terminated"])
