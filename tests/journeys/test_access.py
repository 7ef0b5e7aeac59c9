"""Everyone can take part: every page by the rules of WCAG up to 2.2 AA, in both languages, small and wide."""

import asyncio

import pytest

from tests.journeys.conftest import violations
from tests.running import ask, view_of

pytestmark = pytest.mark.heavy

LONG = "x" * 200
TEXTS = ["Tvätt", "<script>alert(1)</script>", LONG, "تنظيف الطاولات", "👩‍🍳 Laga mat", "Planera undervisning"]
STEPS = ["gather", "sort", "reveal", "settle", "analyse", "act", "closed"]
SIZES = {"phone": {"width": 320, "height": 640}, "laptop": {"width": 1280, "height": 720}}


def a_workshop(server, lead):
    """Tasks of every kind, votes that differ, a group that answers together, placements in every colour; in the step
    `gather`."""
    code = server.workshop(lead, "Barnskötare\nFörskollärare\nKockar")
    ask(lead, code, "answer_jointly", group="g3", jointly=True)
    for text in TEXTS:
        ask(lead, code, "add_task", text=text)
    tasks = list(view_of(lead, code, "as=lead")["tasks"])
    people = [server.participant(code, group) for group in (*["g1"] * 5, "g2", "g3")]
    ask(lead, code, "open_step", step="sort")
    for place, task in enumerate(tasks):
        ask(people[-1], code, ("say_split", "pass_task")[place % 2], task=task)
    for number, person in enumerate(people[:-1]):
        for place, task in enumerate(tasks[:-1]):
            colour = ["green", "yellow", "red", "black"][(place + number * (place % 2)) % 4]
            ask(person, code, "cast_vote", task=task, colour=colour)
    ask(lead, code, "open_step", step="settle")
    for place, task in enumerate(tasks[:-1]):
        for group in ("g1", "g2"):
            colour = ["red", "green", "yellow", "black"][(place + (group == "g2" and place % 2)) % 4]
            ask(lead, code, "place_task", task=task, group=group, colour=colour)
        ask(lead, code, "place_task", task=task, group="g3", colour="pass")
    ask(lead, code, "open_step", step="analyse")
    ask(lead, code, "answer_question", task=tasks[0], question="right_competence", answer="no", note="Kan lämnas över.")
    ask(lead, code, "plan_action", task=tasks[0], kind="bundle", what="Ny tjänst", owner="Rektor", due="2027-03-01")
    for task in tasks[1:]:
        ask(lead, code, "plan_action", task=task, kind="keep")
    ask(lead, code, "open_step", step="gather")
    return code, people[0]


def cookies_of(client, base):
    return [{"name": cookie.name, "value": cookie.value, "url": base} for cookie in client.cookies.jar]


# Each language and each size once: Swedish words are the longest, and so on the smallest screen.
@pytest.mark.parametrize(("size", "language"), [("phone", "sv"), ("laptop", "en")])
async def test_every_page_can_be_used_by_everyone(stage, language, size):
    server, lead = stage.server, stage.server.facilitator()
    code, phone = await asyncio.to_thread(a_workshop, server, lead)
    everybody = await stage.page(size=SIZES[size], language=language)
    facilitator = await stage.page(size=SIZES[size], language=language)
    participant = await stage.page(size=SIZES[size], language=language)
    await facilitator.context.add_cookies(cookies_of(lead, server.base))
    await participant.context.add_cookies(cookies_of(phone, server.base))
    found = []

    async def look(page, path, status=200):
        answer = await page.goto(path)
        assert answer.status == status, path
        assert await page.locator("html").get_attribute("lang") == language
        found.extend(await violations(page))
        width = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if width > 0:
            found.append(f"{path}: {width} px wider than the screen")

    for path, status in (
        ("/", 200),
        ("/join?code=QQQQQQ", 404),
        (f"/join?code={code}", 200),
        ("/sign-in", 200),
        ("/sign-in/used", 403),
        ("/nothing", 404),
    ):
        await look(everybody, path, status)
    for path in (
        "/workshops",
        "/workshops/new",
        "/account/password",
        "/account/colleague",
        "/account/sign-ins",
        "/actions",
        "/job-descriptions",
    ):
        await look(facilitator, path)
    for step in STEPS:
        answer = await asyncio.to_thread(ask, lead, code, "open_step", step=step)
        assert answer.status_code == 200, answer.text
        await look(participant, f"/w/{code}", 403 if step == "closed" else 200)
        await look(facilitator if step == "closed" else everybody, f"/w/{code}/wall")
        await look(facilitator, f"/w/{code}/lead")
        if step in ("gather", "analyse", "act"):
            await look(facilitator, f"/w/{code}/analysis")
    for page in ("report", "links", "follow-up", "follow-up/answers", "job-description/new"):
        await look(facilitator, f"/w/{code}/{page}")
    await facilitator.locator("[name=title]").fill(LONG)
    await facilitator.locator("main form button.primary").click()
    await facilitator.wait_for_url("**/job-descriptions/*")
    await look(facilitator, facilitator.url)
    await look(facilitator, f"{facilitator.url}?version=1")
    await look(facilitator, "/job-descriptions")
    assert found == []
    stage.wrong = [line for line in stage.wrong if "404" not in line and "403" not in line]
