"""The pictures of docs/tour.md and README.md, made anew: `python -m tests.tour`, or `python -m tests.tour wall lead-s`
for those whose names begin so. A real server with the example workshop, led through both sessions and on to the job
description, in a real browser.

Made by hand are what several people or weeks come before (`follow-up`, `phone-follow-up`, `job-lineage`, `job-clash`,
`job-comment`, `job-register`), and `document`: nothing here draws Word.
"""

import asyncio
import io
import sys
import tempfile
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

import httpx2
import orjson
import typst
from PIL import Image
from playwright.async_api import Page, async_playwright

from app import example
from app.account.roles import Role
from app.export import pdf as papers
from app.storage import schema
from app.storage.database import Database
from app.vocabulary import PASS, QUESTIONS, WEIGHT
from tests.days import today
from tests.job_descriptions.drafts import full
from tests.job_descriptions.written import keep, workshop_id
from tests.journeys.conftest import CHROMIUM, FLAGS, Stage, staged
from tests.running import Running, ask, running, view_of

IMAGES = Path(__file__).parent.parent / "docs/images"
LAPTOP = {"width": 1440, "height": 900}
HIGH = {"width": 1440, "height": 1180}
WALL = {"width": 1280, "height": 720}
MOST_BYTES = 150_000
COLOURS = 255
"""Of a picture that would weigh more. Enough for pages; type stays sharp."""

RED = ("Städa", "På-", "Hantering", "Fönsterputs", "Packa", "Diska", "Plocka", "Skotta", "Laga", "Vattna", "Hämta")
BLACK = ("Föra", "Sortera", "Skriva")
GREEN = ("Planera", "Utvecklingssamtal", "Läroplansarbete", "Leda", "Trösta", "Ta", "Ge", "Läsa", "Dokumentera")


def colour_of(text: str, nth: int) -> str:
    """What the nth person says: most alike, some divided."""
    first = text.split()[0]
    if first in RED:
        return ("red", "red", "red", "yellow")[nth % 4]
    if first in BLACK:
        return ("black", "black", "red", "green")[nth % 4]
    if first in GREEN:
        return ("green", "green", "green", "yellow")[nth % 4]
    return ("yellow", "red", "green", "red", PASS)[nth % 5]


class Camera:
    """Takes the pictures that are asked for."""

    def __init__(self, wanted: list[str]) -> None:
        self.wanted = wanted
        self.taken: list[str] = []

    def wants(self, name: str) -> bool:
        return not self.wanted or any(name.startswith(it) for it in self.wanted)

    async def take(self, page: Page, name: str, *, wait: str = "", at: str = "") -> None:
        """`wait`: what is there when the page has come so far. `at`: what is to be seen at its top."""
        if not self.wants(name):
            return
        if wait:
            await page.locator(wait).first.wait_for(timeout=40_000)
        await page.evaluate("document.fonts.ready.then(() => {})")
        if at:
            await page.locator(at).first.evaluate("it => scrollTo(0, it.getBoundingClientRect().top + scrollY - 80)")
        await page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        self.keep(name, await page.screenshot())

    def keep(self, name: str, png: bytes) -> None:
        picture = Image.open(io.BytesIO(png)).convert("RGB")
        whole, few = _bytes(picture), _bytes(picture.quantize(COLOURS, dither=Image.Dither.NONE))
        kept = whole if len(whole) <= MOST_BYTES // 2 else few
        assert len(kept) <= MOST_BYTES, f"{name}: {len(kept)} bytes"
        (IMAGES / f"{name}.png").write_bytes(kept)
        self.taken.append(name)


def _bytes(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    picture.save(file, "PNG", optimize=True)
    return file.getvalue()


def drawn(client: httpx2.Client, address: str, page: int, dots: int) -> bytes:
    """A page of one of the server's PDFs as a picture, of so many dots to an inch: the server is in this process."""

    def typeset(source: str, data: dict[str, Any], *_: Any) -> bytes:
        pages = typst.compile(
            papers.HERE / source,
            root=papers.HERE,
            format="png",
            ppi=dots,
            font_paths=papers._fonts(False),
            sys_inputs={"data": orjson.dumps(data).decode()},
        )
        return pages[page] if isinstance(pages, list) else pages

    with patch("app.export.pdf.typeset", typeset), patch("app.results.poster.typeset", typeset):
        return client.get(address).content


class Room:
    """The example, with who is in it. `everybody`: those who answer alone, by group; `cook`: who holds the pen; `anna`:
    a phone in a browser."""

    anna: Page
    until: AsyncExitStack

    def __init__(self, server: Running, lead: httpx2.Client, code: str) -> None:
        self.server, self.lead, self.code = server, lead, code
        self.everybody: dict[str, list[httpx2.Client]] = {}
        self.cook = lead

    def says(self, do: str, **fields: Any) -> None:
        answer = ask(self.lead, self.code, do, **fields)
        assert answer.status_code == 200, f"{do}: {answer.text}"

    @property
    def tasks(self) -> dict[str, Any]:
        return view_of(self.lead, self.code, "as=lead")["tasks"]  # type: ignore[no-any-return]

    def task(self, text: str) -> str:
        return next(id for id, it in self.tasks.items() if it["text"] == text)

    async def join(self, groups: dict[str, int], until: AsyncExitStack) -> None:
        """They are in the room until that is left."""
        for group, people in groups.items():
            self.everybody[group] = [self.server.participant(self.code, group) for _ in range(people)]
            for one in self.everybody[group]:
                await until.enter_async_context(self.server.follow(one, self.code))

    def sort(self, share: float = 1) -> None:
        """So many of the tasks, by everybody; the cooks together."""
        tasks = list(self.tasks.items())
        for at, people in enumerate(self.everybody.values()):
            for nth, one in enumerate(people):
                for id, it in tasks[: round(len(tasks) * (1 if nth < 3 else share))]:
                    self._answer(one, id, it["text"], nth + at * 2)
        for id, it in tasks[: round(len(tasks) * share)]:
            cooks = ask(
                self.cook, self.code, "cast_vote", task=id, colour="red" if it["text"].split()[0] in RED else "yellow"
            )
            assert cooks.status_code == 200, cooks.text

    def _answer(self, one: httpx2.Client, id: str, text: str, nth: int) -> None:
        colour = colour_of(text, nth)
        if colour == PASS:
            ask(one, self.code, "pass_task", task=id)
        elif colour == "green":
            ask(one, self.code, "cast_vote", task=id, colour=colour, only="may", ground="delegation")
        else:
            ask(one, self.code, "cast_vote", task=id, colour=colour)


# Session one


async def session_one(stage: Stage, camera: Camera, room: Room) -> None:
    code = room.code
    lead, wall = await stage.lead(code, size=LAPTOP), await stage.wall(code, size=WALL)
    await room.join({"g1": 7, "g2": 8}, room.until)
    anna = room.anna = await stage.phone_by_hand(code, "Barnskötare")
    cook, second = await stage.phone(code, "Kockar"), await stage.phone(code, "Kockar")
    room.cook = await _as_client(room.server, cook)
    for text in ("Duka fram frukosten", "Rätta till klädhängarna"):
        await anna.locator("textarea, input[name=text]").first.fill(text)
        await anna.locator("textarea, input[name=text]").first.press("Enter")
        await anna.locator("li:visible", has_text=text).first.wait_for()
    await camera.take(wall, "wall-gather", wait=".join-here:has-text('18')")
    await camera.take(lead, "lead-gather", wait=":text('8 är här'), :text('42')")
    await camera.take(anna, "phone-gather")

    room.says("open_list", open=True)
    room.says("open_step", step="sort")
    ask(room.cook, code, "take_pen")
    room.sort(0.6)
    await camera.take(wall, "wall-sort", wait="#progress-groups:has(.is-done)")
    await camera.take(lead, "lead-sort")
    await camera.take(anna, "phone-sort", wait="button[value=green]:visible, [data-colour=green]:visible")
    await anna.locator("button", has_text="Grön").first.click()
    await anna.get_by_text("Varför bara du?").click()
    await camera.take(anna, "phone-green")
    await camera.take(cook, "phone-pen")
    await camera.take(second, "phone-follow")

    room.sort()
    for group in ("g1", "g2"):
        for one in room.everybody[group]:
            ask(one, code, "say_ready", ready=True)
    await camera.take(lead, "lead-before")
    room.says("open_step", step="reveal")
    divided = room.task("Beställa förbrukningsvaror")
    ask(room.cook, code, "say_split", task=divided)
    room.says("bring_up", task=divided)
    await camera.take(wall, "wall-reveal", wait="#one-bars li")
    await camera.take(lead, "lead-reveal")
    await camera.take(anna, "phone-reveal")
    room.says("bring_up", task=None)

    room.says("open_step", step="settle")
    await camera.take(lead, "lead-settle")
    room.says("place_agreed")
    for id, task in room.tasks.items():
        if not task.get("placement"):
            for group, people in (("g1", 0), ("g2", 2), ("g3", 1)):
                colour = "red" if group == "g3" else colour_of(task["text"], people)
                ask(room.lead, code, "place_task", task=id, group=group, colour=colour)
    room.says("look_at", what="board", of="g1")
    await camera.take(wall, "wall-board", wait=".wall-card:visible")
    room.says("look_at", what="talk", of="new_job")
    await camera.take(wall, "wall-matrix", wait=".talk-row:visible")
    room.says("look_at", what="")
    if camera.wants("history"):
        await lead.goto(f"/w/{code}/history")
        await camera.take(lead, "history")
    if camera.wants("poster"):
        camera.keep("poster", drawn(room.lead, f"/w/{code}/poster.pdf", 0, 110))


async def _as_client(server: Running, page: Page) -> httpx2.Client:
    """Whoever sits at this page, without it."""
    client = server.client()
    for it in await page.context.cookies():
        client.cookies.set(it["name"], it["value"])
    return client


# Session two

AMOUNTS = ("20 min om dagen", "30 min om dagen", "45 min om dagen", "2 timmar i veckan", "10 min om dagen")


def _answer_all(room: Room, topic: str, people: int = 99) -> None:
    """So many people of each group, every task."""
    tasks = list(room.tasks.items())
    voices = [(one, group, nth) for group, them in room.everybody.items() for nth, one in enumerate(them[:people])]
    for one, group, nth in [*voices, (room.cook, "g3", 0)]:
        for at, (id, task) in enumerate(tasks):
            if topic == WEIGHT:
                amount = "0" if group == "g2" and at % 3 == 0 else AMOUNTS[(nth + at * at) % len(AMOUNTS)]
                when = [("morning", "forenoon", "midday")[at % 3]]
                heads = {"people": 2} if group == "g3" else {}
                ask(one, room.code, "estimate_time", task=id, amount=amount, when=when, **heads)
            elif topic in task.get("asks", ()):
                said = ("no", "no", "yes", "unsure")[(nth + at) % 4]
                ask(one, room.code, "give_opinion", task=id, question=topic, answer=said)


async def session_two(stage: Stage, camera: Camera, room: Room) -> None:
    code = room.code
    lead, wall, anna = await stage.lead(size=LAPTOP), await stage.wall(code, size=WALL), room.anna

    async def at(name: str) -> None:
        await lead.goto(f"/w/{code}/analysis?stage={name}")

    room.says("open_step", step="analyse")
    room.says("choose_tasks", how="ten")
    room.says("open_topic", topic=WEIGHT)
    await camera.take(anna, "phone-time", wait="#topic-task")
    await anna.get_by_label("Eller skriv som du vill").fill("3 x 20 min om dagen")
    await anna.get_by_role("button", name="Spara tiden").click()
    await camera.take(anna, "phone-echo", wait="#echo:visible")
    _answer_all(room, WEIGHT, people=3)
    await camera.take(wall, "wall-asked", wait="#asked-groups li:has(.is-done)")
    _answer_all(room, WEIGHT)
    room.says("show_topic", topic=WEIGHT)
    await camera.take(wall, "wall-hours", wait="#hours-rows li")
    await at(WEIGHT)
    await camera.take(lead, "lead-time")

    for topic in QUESTIONS:
        room.says("open_topic", topic=topic)
        if topic == QUESTIONS[0]:
            await camera.take(anna, "phone-question", wait="[data-topic-asked]:visible")
        _answer_all(room, topic)
        room.says("show_topic", topic=topic)
        if topic == QUESTIONS[0]:
            asked = next(id for id, task in room.tasks.items() if topic in task.get("asks", ()))
            room.says("bring_up", task=asked)
            room.says("answer_question", task=asked, question=topic, answer="no", note="Ingen läser den. Vi slutar.")
            await camera.take(wall, "wall-opinions", wait="#opinions-bars li")
            await at(topic)
            await camera.take(lead, "lead-question")
            room.says("bring_up", task=None)

    room.says("open_topic", topic="")
    room.says("open_step", step="act")
    _plan(room)
    room.says("look_at", what="")
    await camera.take(wall, "wall-actions", wait="[data-picture=actions]:visible")
    await at("actions")
    await camera.take(lead, "lead-actions")
    for group, text in (("g1", "Mer tid med barnen på gården"), ("g2", "Planera tillsammans varje vecka")):
        room.says("set_aim", group=group, text=text)
    await at("freed")
    await camera.take(lead, "lead-frees", at="#content svg, #content table")


def _plan(room: Room) -> None:
    kinds = {
        "red": ("bundle", "Serviceassistent"),
        "black": ("stop", ""),
        "yellow": ("simplify", "En gång i veckan räcker"),
    }
    due = (today() + timedelta(days=70)).isoformat()
    for at, (id, task) in enumerate(room.tasks.items()):
        if task.get("rests"):
            continue
        colour = task.get("placement", {}).get("g1", {}).get("colour", "yellow")
        kind, what = kinds.get(colour, ("keep", ""))
        plan = {"kind": kind, "what": what, "owner": ("Rektor", "Köket", "Anna, arbetslag 2")[at % 3], "due": due}
        room.says("plan_action", task=id, **plan)


# What comes of it


async def afterwards(stage: Stage, camera: Camera, room: Room) -> None:
    code = room.code
    lead = await stage.lead(at=f"/w/{code}/report", size=LAPTOP)
    await camera.take(lead, "report", at="#frees")
    await lead.goto(f"/w/{code}/job-description/new")
    await camera.take(lead, "job-choose")
    home = keep(
        room.server,
        workshop_id(room.server, code),
        full(),
        replace(
            full(),
            assignment="Barn och personal får en lugn dag.\n- maten\n- kläderna\n- gården",
            salary="24 000–25 500 kronor i månaden",
        ),
    )
    await lead.goto(home)
    await camera.take(lead, "job-editor")
    for name, address, size in (
        ("job-compare", f"{home}/compare?from=1&to=2", HIGH),
        ("job-ad", f"{home}/ad", HIGH),
        ("job-easy", f"{home}/easy", HIGH),
    ):
        await lead.set_viewport_size(size)
        await lead.goto(address)
        await camera.take(lead, name)
    if camera.wants("job-pdf"):
        camera.keep("job-pdf", drawn(room.lead, f"{home}.pdf", -1, 90))


# Before: to learn it, and to see the whole

CARD = "given=teaching.green.law&card=laying&colour=green&ground=law"
"""A card of the course that is given a ground that does not hold."""
READY = "mandate=yes&money=not_yet&category=yes&red_list=yes&receiver=yes&hr=yes&manager=yes&union=yes&safety_rep=yes"
ANSWERS = {
    "why": ("Vi hittar inte barnskötare, och de vi har gör mycket som andra kan göra.", "Utbildningschefen"),
    "done": ("Fyra förskolor har en serviceassistent med AB.", "Utbildningschefen"),
    "known": ("Timmar med barnen, och hur många som slutar.", "HR"),
    "whom": ("Fjorton förskolor, deras chefer och Kommunal.", "HR"),
    "trains": ("De som leder går kursen, och leder sin första träff två och två.", "HR"),
}
"""Of the programme: what is written, and the function that answers for it."""


async def learning(stage: Stage, camera: Camera, room: Room) -> None:
    lead = await stage.lead(size=WALL)
    for name, address, at in (
        ("course-card", f"/course/leads/colours?{CARD}", "#check"),
        ("course-nobody", "/course/leads/nobody", ".course-practice"),
        ("course-promise", f"/course/leads/before?{READY}", "#promised"),
    ):
        await lead.goto(address)
        await camera.take(lead, name, at=at)
    if camera.wants("coach"):
        await _rehearse(lead, camera)


async def _rehearse(lead: Page, camera: Camera) -> None:
    """Session one by the coach's own button, until the robots are to be waited for."""
    await lead.goto("/course/leads/lead")
    await lead.get_by_role("button", name="Börja öva träff 1").click()
    do = lead.locator("#coach-do")
    for words in ("Säg varför", "Visa listan", "Börja sortera"):
        await do.get_by_text(words).wait_for(timeout=40_000)
        await lead.get_by_role("button", name="Gör det åt mig").click()
    await camera.take(lead, "coach", wait="#coach-do:has-text('Vänta')")


async def whole(stage: Stage, camera: Camera, room: Room) -> None:
    """The map, the programme, and what workplaces have shared: the invented ones."""
    owner = room.server.facilitator("agare@example.se", Role.PROGRAMME_OWNER)
    soon = (today() + timedelta(days=40)).isoformat()
    for question, (text, function) in ANSWERS.items():
        form = {"text": text, "owner": function, "day": soon, "base_text": "", "base_owner": "", "base_day": ""}
        assert owner.post(f"/programme/questions/{question}", data=form).status_code == 303
    lead = await stage.lead(size=LAPTOP)
    build = "district=*&extent=75&part=forenoon&part=midday&part=afternoon&places=2&examples=yes&asked=yes"
    for name, address, at in (
        ("map", "/map", ""),
        ("programme", "/programme", ""),
        ("task-map", "/tasks?examples=yes", ""),
        ("build", f"/jobs/build?{build}", "#proposals-title"),
    ):
        await lead.goto(address)
        await camera.take(lead, name, at=at)


# All of it


@contextmanager
def _served() -> Iterator[Running]:
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{folder}/akr.db")
        schema.upgrade(database)
        with running(database) as server:
            yield server
        database.close()


async def _main(wanted: list[str]) -> None:
    camera = Camera(wanted)
    # How far the room has come is told at once.
    with patch("app.live.room.BEAT", 0.05), _served() as server:
        lead = server.facilitator()
        room = Room(server, lead, await asyncio.to_thread(example.plant, server.database))
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            async with staged(server, browser) as stage, AsyncExitStack() as room.until:
                for chapter in (session_one, session_two, afterwards, learning, whole):
                    await chapter(stage, camera, room)
            await browser.close()
    print("\n".join(camera.taken))


if __name__ == "__main__":
    asyncio.run(_main(sys.argv[1:]))
