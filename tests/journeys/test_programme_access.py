"""The programme's pages by the rules of WCAG up to 2.2 AA, in both languages, small and wide, with long words; and the
first question answered, and refused, by keyboard alone."""

import asyncio
from datetime import timedelta

import pytest
from playwright.async_api import expect

from app.account.roles import Role
from app.posts.staffing import Staffing
from app.programme.phases import KEYS
from tests.days import today
from tests.journeys.conftest import SIZES, cookies_of, violations
from tests.journeys.test_access import LONG
from tests.posts.written import a_workplace, keep

pytestmark = pytest.mark.heavy
SMALL = (
    "Ett tal under fem kan gälla några få personer. Skriv ett som gäller fler, "
    "eller enheten procent, kronor eller en tid."
)

PAGE = "/programme"
TODAY = today()
PAGES = (
    *(
        "",
        "/changes",
        "/workplaces",
        "/workplaces?sort=shortage&administration=1",
        "/workplaces/1",
        "/workplaces/import",
    ),
    *("/questions/why", "/questions/meeting", "/figures/new", "/figures/1", "/figures/import", "/steering/1", "/after"),
    "/after/job/1",
)


def crowded(server, owner):
    """All there is, in long words, with what is late and a job that began a year ago."""
    with server.database.session() as session:
        places = [a_workplace(session, name) for name in (LONG[:80], "Eken")]
        keep(session, Staffing(places[0], TODAY - timedelta(400), 1), title=LONG[:80])
    yesterday = (TODAY - timedelta(1)).isoformat()
    for key in KEYS:
        text = "" if key in ("receiver", "trains") else LONG
        form = {"text": text, "owner": LONG[:80], "day": yesterday}
        assert owner.post(
            f"{PAGE}/questions/{key}", data=form | dict.fromkeys(map("base_{}".format, form), "")
        ).is_redirect
    owner.post(f"{PAGE}/figures", data={"what": LONG, "number": "1250,5", "unit": LONG[:40], "source": LONG})
    owner.post(f"{PAGE}/steering", data={"function": LONG[:80], "decides": LONG})
    form = {"shortage": "now", "step": LONG, "who": LONG[:80], "day": yesterday}
    owner.post(f"{PAGE}/workplaces/{places[0]}", data=form | dict.fromkeys(map("base_{}".format, form), ""))
    goal = {"of": "other", "name": LONG, "number": "40", "by": "2090-01-01", "source": LONG}
    owner.post("/key-figures/goals", data=goal)
    owner.post("/key-figures/goals/1/reached", data={"number": "12", "on": yesterday, "source": LONG})


@pytest.mark.parametrize(("size", "language"), [("phone", "sv"), ("laptop", "en")])
async def test_every_page_of_the_programme_can_be_used_by_everyone(stage, language, size):
    server = stage.server
    both = server.facilitator("agare@example.se", Role.PROGRAMME_OWNER, Role.HR)
    found = []

    async def look(path):
        answer = await page.goto(path)
        assert answer.status == 200, path
        await look_at(path)

    async def look_at(path):
        found.extend(await violations(page, shows="the programme, empty, crowded and refused"))
        width = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if width > 0:
            found.append(f"{path}: {width} px wider than the screen")

    page = await stage.page(size=SIZES[size], language=language)
    await page.context.add_cookies(cookies_of(both, server.base))
    for path in (PAGE, f"{PAGE}/workplaces", f"{PAGE}/after"):
        await look(path)
    await asyncio.to_thread(crowded, server, both)
    for path in PAGES:
        await look(PAGE + path)
    await look("/key-figures/decided")
    # What a file would change, and a row of it that is wrong.
    for rows in ("Vad;Tal;Källa\nVakanser;12;SCB\n", "Vad;Tal;Källa\nVakanser;många;SCB\n"):
        await page.goto(f"{PAGE}/figures/import")
        file = {"name": "tal.csv", "mimeType": "text/csv", "buffer": rows.encode()}
        await page.set_input_files("#file", files=[file])
        await page.locator("form.values-form button").click()
        await expect(page.locator("#found, #wrong")).to_be_visible()
        await look_at(page.url)
    assert found == []
    stage.wrong = [line for line in stage.wrong if "422" not in line]


async def test_a_question_is_answered_by_keyboard_alone(stage):
    owner = stage.server.facilitator("agare@example.se", Role.PROGRAMME_OWNER)
    page = await stage.page(size=SIZES["phone"], language="sv")
    await page.context.add_cookies(cookies_of(owner, stage.server.base))
    await page.goto("/map")
    await press_on(page, "Programmet")
    await press_on(page, "Svara på första frågan")
    await expect(page.get_by_role("heading", level=1)).to_have_text("Varför gör vi det här?")
    await tab_to(page, "Svar")
    await page.keyboard.type("Vi saknar undersköterskor.")
    await tab_to(page, "Vem svarar för det")
    await page.keyboard.type("HR-chefen")
    await page.keyboard.press("Enter")
    await expect(page.locator("#q-why")).to_contain_text("Vi saknar undersköterskor.")
    await expect(page.locator(".programme-phase").first).to_contain_text("1 av 4")
    # What is refused is said, and leads to its field.
    await press_on(page, "Lägg till ett tal")
    await tab_to(page, "Vad talet säger")
    await page.keyboard.type("Barn")
    await tab_to(page, "Tal")
    await page.keyboard.type("3")
    await tab_to(page, "Enhet")
    await page.keyboard.type("personer")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("alert")).to_have_text(SMALL)
    await press_on(page, SMALL)
    await expect(page.get_by_label("Tal", exact=True)).to_be_focused()
    await expect(page.get_by_label("Tal", exact=True)).to_have_value("3")
    stage.wrong = [line for line in stage.wrong if "422" not in line]


async def tab_to(page, name):
    """By Tab, until what has that name has focus."""
    wanted = page.get_by_label(name, exact=True).or_(page.get_by_role("link", name=name, exact=True))
    for _ in range(60):
        if await wanted.first.evaluate("it => it === document.activeElement"):
            return
        await page.keyboard.press("Tab")
    raise AssertionError(f"no way by Tab to {name}")


async def press_on(page, name):
    await tab_to(page, name)
    await page.keyboard.press("Enter")
