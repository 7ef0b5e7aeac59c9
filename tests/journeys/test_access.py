"""Everyone can take part: every page at every step by the rules of WCAG up to 2.2 AA, small and wide, light and dark.

The one place that walks them, each once: every address that answers with a page, the room's pages at each step, and at
each question of session two. What a page shows beyond that, in a journey, is looked at there, and is named there
(`violations(page, shows=…)`): no two may name the same (`tests/web/test_looked_at_once.py`).
"""

import asyncio
import re
from contextlib import asynccontextmanager

import pytest
from playwright.async_api import expect
from sqlalchemy import true

from app.account.roles import Role
from app.posts import store as posts
from app.posts.post import Content
from app.posts.staffing import Change, Staffing, Subsidy, What
from app.vocabulary import TOPICS
from tests.hostile.test_get_does_nothing import NOT_THERE, REMOTE, Everything, everything_there, got, is_let_in
from tests.hostile.test_who_may import COMMENT, FOLLOW_UP, LEAD, PHONE, REPORT, REVIEW, TRANSLATE
from tests.job_descriptions.drafts import every_text
from tests.job_descriptions.written import keep as keep_text
from tests.job_descriptions.written import workshop_id
from tests.journeys.conftest import AXE, cookies_of, staged, violations
from tests.journeys.test_session_two import answer_all, came_to_session_two
from tests.posts.written import STARTS, a_workplace, keep
from tests.running import ask, view_of

pytestmark = pytest.mark.heavy

LONG = "x" * 200
TEXTS = ["Tvätt", "<script>alert(1)</script>", LONG, "تنظيف الطاولات", "👩‍🍳 Laga mat", "Planera undervisning"]
STEPS = ["gather", "sort", "reveal", "settle", "analyse", "act", "closed"]
STAGES = ["start", "choose", *TOPICS, "actions", "parties", "freed"]
LOOKS = {
    "small": {"size": {"width": 320, "height": 640}, "language": "sv", "color_scheme": "light"},
    "wide": {"size": {"width": 1280, "height": 720}, "language": "en", "color_scheme": "dark"},
}
"""Every page in both. Swedish words are the longest, and so on the smallest screen."""
EVA = "eva"
"""Leads, and is nothing else."""
OF_WHO_LEADS = {"/home", "/posts", "/posts/{id:row}", "/job-descriptions", "/key-figures", "/table-3"}
"""Pages that show who only leads something else."""
AREAS = {
    "workshops": ("/w/",),
    "texts": ("/job-descriptions",),
    "posts": ("/posts", "/workplaces", "/ways", "/key-figures", "/table-3", "/programme"),
    "calculations": ("/calculator", "/course", "/tasks", "/jobs"),
    "the rest": ("",),
}
"""By how their addresses begin: each address is in the first that fits."""


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


class Crowded(Everything):
    """Where there are many, they are many, and words are long. Whoever leads it is also HR, and operates."""

    def __init__(self, server):
        super().__init__(server)
        self.people[EVA], self.people[LEAD] = self.people[LEAD], server.facilitator()
        lead = self.people[LEAD]
        self.code, self.people[PHONE] = a_workshop(server, lead)
        self.people[REMOTE] = server.client()
        assert self.people[REMOTE].post(self._remote()).status_code == 303
        self.secrets["/remote/{secret}"] = self._remote()
        workshop = workshop_id(server, self.code)
        self.description = keep_text(server, workshop, every_text("Långt" * 20)).rpartition("/")[2]
        sheet = {"role": LONG[:80], "others": f"Städa köket\nStädning av köket\n{LONG}"}
        answer = lead.post(f"/job-descriptions/{self.description}/interviews", data=sheet)
        assert answer.status_code == 303, answer.text
        ask(lead, self.code, "open_step", step="act")
        self.links[TRANSLATE] = self._link_to_translate()
        self.links |= {kind: self._link(f"/w/{self.code}", kind) for kind in (REPORT, COMMENT)}
        self.links[FOLLOW_UP] = self._link(f"/w/{self.code}", "follow_up")
        text = f"/job-descriptions/{self.description}"
        self.links |= {REVIEW: self._link(text, "comment"), "asked": self._link(text, "review")}
        for link in (self.links[COMMENT], self.links[REVIEW]):
            server.client().post(f"/l/{link}/comments", data={"text": LONG, "about": "all"})
        with server.database.session() as session:
            place = a_workplace(session, LONG[:80])
            late = Staffing(1, STARTS, 3, 0, 5, Subsidy.WAGE, STARTS, STARTS.replace(year=2025), LONG)
            more = (Change(STARTS, What.ORDINARY, 1), Change(STARTS.replace(year=2025), What.ENDED, 1))
            content = {Content.MEALS: 60, Content.OTHER: 40}
            placed = (late, Staffing(place, STARTS, 4, 1, changes=more), Staffing(place))
            self.post = keep(session, *placed, title=LONG[:80], content=content, educated=5, is_example=True)
            self.staffing = posts.one(session, true(), self.post).post.staffings[0].id

    def filled(self, path):
        address = super().filled(path)
        if path.startswith("/posts/{id:row}") and "/way" not in path:
            address = address.replace("/posts/1", f"/posts/{self.post}")
            address = address.replace("/staffings/1", f"/staffings/{self.staffing}")
        return address.replace("/interviews/1", "/interviews/2")

    def who_is_shown(self, path):
        """Whoever has a page at an address, most first; None where none is shown to anybody. Others are not asked."""
        is_anybody_in = False
        for who in (LEAD, *self.people):
            answer = self.people[who].get(self.filled(path))
            # A part of a page, which a script fetches, is looked at where it is.
            if answer.status_code == 200 and answer.text.startswith("<!doctype html>"):
                return who
            is_anybody_in |= is_let_in(answer)
        assert is_anybody_in or path in NOT_THERE, (
            f"nobody is let in to {path}: give `Crowded.filled` an address that is there"
        )
        return None

    def looked_at(self, where):
        """Who looks at each page of an area, and at which address: whoever is shown most; and who only leads, where
        that is another page."""
        seen = []
        for path in (it for it in got(self.server) if area(it) == where):
            address = self.filled(path)
            if who := self.who_is_shown(path):
                seen.append((self.people[who], address))
            if path in OF_WHO_LEADS:
                seen.append((self.people[EVA], address.replace(f"/posts/{self.post}", "/posts/1")))
        return seen


class Looker:
    """Somebody who looks at pages in one way, and notes what is wrong with them."""

    def __init__(self, stage, look):
        self.stage, self.look, self.found, self.pages = stage, LOOKS[look], [], {}

    async def as_who(self, client):
        """A page of theirs, the same one each time."""
        if client not in self.pages:
            page = self.pages[client] = await self.stage.page(**self.look)
            await page.add_init_script(path=AXE)  # sent to the browser once, and not to each page
            if client:
                await page.context.add_cookies(cookies_of(client, self.stage.server.base))
        return self.pages[client]

    async def looks(self, client, path, status=200, *, drawn="main"):
        page = await self.as_who(client)
        answer = await page.goto(path)
        assert answer.status == status, path
        await expect(page.locator(drawn).locator("visible=true").first).to_be_visible()
        await self.looks_at(page)

    async def looks_at(self, page):
        assert await page.locator("html").get_attribute("lang") == self.look["language"], page.url
        self.found += await violations(page)
        width = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if width > 0:
            self.found.append(f"{page.url}: {width} px wider than the screen")


@asynccontextmanager
async def looking(stage, look):
    """Afterwards nothing was wrong."""
    looker = Looker(stage, look)
    yield looker
    assert looker.found == []
    stage.wrong = [line for line in stage.wrong if "404" not in line and "403" not in line]
    assert stage.wrong == []


def area(path):
    return next(name for name, begins in AREAS.items() if path.startswith(begins))


@pytest.mark.parametrize("where", AREAS)
async def test_every_address_that_answers_with_a_page_can_be_used_by_everyone(browser, sqlite, tmp_path, where):
    """In both looks, one after the other: the world that is there for both takes long to make."""
    with everything_there(sqlite, tmp_path) as server:
        world = await asyncio.to_thread(Crowded, server)
        seen = await asyncio.to_thread(world.looked_at, where)
        for look in LOOKS:
            async with staged(server, browser) as stage, looking(stage, look) as looker:
                for client, address in seen:
                    await looker.looks(client, address)


@pytest.mark.parametrize("look", LOOKS)
async def test_the_rooms_pages_can_be_used_by_everyone_at_each_step(stage, look):
    server, lead = stage.server, stage.server.facilitator()
    code, phone = await asyncio.to_thread(a_workshop, server, lead)
    link = re.search(r"/remote/[\w-]+", lead.post(f"/w/{code}/remote", follow_redirects=True).text)[0]
    remote = server.client()
    assert remote.post(link).status_code == 303
    async with looking(stage, look) as looker:
        for path, status in (("/join?code=QQQQQQ", 404), ("/sign-in/used", 403), ("/nothing", 404)):
            await looker.looks(None, path, status)
        for step in STEPS:
            answer = await asyncio.to_thread(ask, lead, code, "open_step", step=step)
            assert answer.status_code == 200, answer.text
            is_over = step == "closed"
            await looker.looks(phone, f"/w/{code}", 403 if is_over else 200)
            for wall in ("wall", "here"):
                await looker.looks(lead if is_over else None, f"/w/{code}/{wall}", drawn="[data-picture]")
            await looker.looks(lead, f"/w/{code}/lead")
            if not is_over:
                await looker.looks(remote, f"/w/{code}/hand")
            if step in ("gather", "act"):
                await looker.looks(lead, f"/w/{code}/analysis")


@pytest.mark.parametrize("look", LOOKS)
async def test_the_rooms_pages_can_be_used_by_everyone_at_each_question_of_session_two(stage, look):
    client = stage.server.facilitator()
    code, others = await asyncio.to_thread(came_to_session_two, stage, client)
    participant = stage.server.participant(code)
    async with looking(stage, look) as looker:
        phone, wall = await looker.as_who(participant), await looker.as_who(None)
        await phone.goto(f"/w/{code}")
        await wall.goto(f"/w/{code}/wall")
        for topic in TOPICS:
            ask(client, code, "open_topic", topic=topic)
            await expect(phone.locator("[data-topic-asked]")).to_be_visible()
            await looker.looks_at(phone)
            await looker.looks_at(wall)
            await asyncio.to_thread(answer_all, code, others, client, topic)
            ask(client, code, "show_topic", topic=topic)
            await expect(phone.locator("[data-topic-asked]")).to_be_hidden()
            await looker.looks_at(phone)
            await looker.looks_at(wall)
        tasks = {task["text"]: id for id, task in view_of(client, code)["tasks"].items()}
        ask(client, code, "plan_action", task=tasks["Tvätt"], kind="bundle", owner="Rektor", due="2027-02-01")
        ask(client, code, "open_step", step="act")
        await expect(wall.locator("#actions-rows")).to_be_visible()
        await expect(phone.locator("#decided-lines")).to_contain_text("Rektor")
        await looker.looks_at(phone)
        await looker.looks_at(wall)
        for its in STAGES:
            await looker.looks(client, f"/w/{code}/analysis?stage={its}")


@pytest.mark.parametrize("look", LOOKS)
async def test_what_a_form_answers_with_can_be_used_by_everyone(stage, look):
    """Pages that no address gives."""
    lead = stage.server.facilitator("eva@example.se", Role.LEADS, Role.HR)
    async with looking(stage, look) as looker:
        page = await looker.as_who(lead)
        await page.goto("/job-descriptions/new/text")
        await page.fill("[name=title]", LONG)
        await page.fill("[name=text]", f"Krav:\nKörkort\n{LONG}\n" + "Dukar av bordet efter lunch. " * 60)
        await page.locator("main form button.primary").click()
        await page.locator("[name=row_text]").first.wait_for()
        await looker.looks_at(page)
