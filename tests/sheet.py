"""Every picture of the wall, at every size, for small crowds and large ones, in one sheet to look at:
`python -m tests.sheet` writes `build/wall.html`. The page's own modules draw views that are made here; there is no
server and no database.

What holds for each of them is measured in the browser: nothing is cut, nothing is under 22 px, and no panel stands
empty beside a full one.
"""

import asyncio
import json
import random
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from html import escape
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import segno
from playwright.async_api import Browser, Page, Route, WebSocketRoute, async_playwright

from app.analysis.events import ActionPlanned, AimSet, OpinionGiven, PartyNoted
from app.analysis.plan import Plan
from app.board.events import TaskAdded, TaskPlaced
from app.live.patch import Json
from app.live.state import Live, new
from app.live.view import Audience, view
from app.screens import with_screen
from app.vocabulary import PASS, QUESTIONS, SPLIT, WEIGHT, Step, as_one
from app.voting.events import RoundEnded, RoundOpened, VoteCast
from app.web import templating
from app.weight.events import TimeEstimated
from app.wording import KNOWN
from app.workshop.events import (
    AnswersJointly,
    EndingShown,
    ListOpened,
    MeetingSet,
    OpeningShown,
    PairsTalk,
    PeopleExpected,
    PersonJoined,
    PlaceChanged,
    StepOpened,
    TaskBroughtUp,
    TimerSet,
    TopicOpened,
    TopicShown,
    WallCovered,
)
from app.workshop.workshop import begin, create
from tests.journeys.conftest import CHROMIUM, FLAGS
from tests.makers import happen
from tests.waiting import soon

BUILD = Path(__file__).parent.parent / "build"
PICTURES = (
    *("opening", "join", "list", "sort", "reveal", "one", "pairs", "again", "after", "board"),
    *("matrix", "asked", "opinions", "hours", "actions", "ended", "ending", "closed", "pause"),
)
SIZES = [(1024, 768), (1280, 720), (1366, 768), (1920, 1080)]
LEAST = 22
"""CSS pixels of the smallest letters, at every size."""
MOST_PAGES = 6
"""Of the talks, at 60 tasks."""
SPACED = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }"
"""What WCAG 1.4.12 lets a reader ask for."""


@dataclass(frozen=True)
class Crowd:
    """`groups`: name, heads and whether it answers together. `longest`: letters in the longest text."""

    name: str
    tasks: int
    longest: int
    groups: tuple[tuple[str, int, bool], ...]


CROWDS = [
    Crowd("en grupp, 20", 20, 60, (("Förskollärare", 9, False),)),
    Crowd("två grupper, 36", 36, 90, (("Barnskötare", 9, False), ("Förskollärare", 5, False))),
    Crowd(
        "fyra grupper, 60",
        60,
        180,
        (
            ("Undersköterskor", 4, True),
            ("Vårdbiträden", 7, False),
            ("Samordnare", 2, True),
            ("Sjuksköterskor", 2, True),
        ),
    ),
    Crowd(
        "sju grupper, 60",
        60,
        120,
        (
            ("Specialistundersköterskor", 6, False),
            ("Vårdbiträden och timvikarier", 5, False),
            ("Samordnare och schemaläggare", 2, True),
            ("Sjuksköterskor", 2, True),
            ("Arbetsterapeuter och fysioterapeuter", 3, True),
            ("Enhetschefer och administratörer", 2, True),
            ("Rehabiliteringsassistenter", 1, True),
        ),
    ),
    Crowd(
        "fem grupper, 120",
        120,
        200,
        (
            ("Barnskötare", 12, False),
            ("Förskollärare", 8, False),
            ("Måltidspersonal", 3, True),
            ("Elevassistenter", 2, True),
            ("Vaktmästare", 1, True),
        ),
    ),
]
TEXTS = [
    *("Diska", "Laga frukost", "Städa hos brukaren", "Bära ut sopor", "Handla mat och packa upp"),
    *("Svara på trygghetslarm på natten", "Såromläggning av enklare sår", "Skriva genomförandeplanen"),
    *("Ringa efter vikarier när någon är sjuk", "Dosera läkemedel i dosett", "Lägga schema och planera rutter"),
    *("Beställa hjälpmedel från hjälpmedelscentralen", "Dokumentera i verksamhetssystemet varje dag"),
    *("Fylla på handskar, förkläden och inkontinensskydd i förrådet", "Följa med till vårdcentralen"),
]
MORE = (
    ", meddela alla som får en annan tid, skriva in avvikelsen i systemet efteråt så att lönen blir rätt den "
    "tjugofemte, och kontakta arbetsmiljöombudet om det händer igen samma månad eller om någon frågar"
)
TALKS = ["new_job"] * 11 + ["hand_over"] * 22 + ["whose"] * 8 + ["stop"] * 5 + ["keep"] * 14


def texts_for(crowd: Crowd, chance: random.Random) -> list[str]:
    """Most are short, some are as long as they may be."""
    made = []
    for number in range(crowd.tasks):
        text = TEXTS[number % len(TEXTS)]
        if chance.random() < 0.12:
            text = (text + MORE)[: chance.randint(60, crowd.longest)].strip(", ")
        made.append(text[: crowd.longest])
    return made


class Made:
    """A workshop of a crowd, from which each picture's view is made."""

    def __init__(self, crowd: Crowd) -> None:
        self.crowd = crowd
        self.chance = random.Random(crowd.tasks)
        self.ids = [f"g{number}" for number in range(1, len(crowd.groups) + 1)]
        self.tasks = [f"t{number}" for number in range(1, crowd.tasks + 1)]

    def live(self, step: Step) -> Live:
        names = [name for name, _, _ in self.crowd.groups]
        made = begin(1, create("F7K2QM", "", "Exempelgårdens hemtjänst", "jobs", "apt90", names))
        live = new(made, 1)
        for id, (_, heads, jointly) in zip(self.ids, self.crowd.groups, strict=True):
            happen(live, PeopleExpected(id, heads), AnswersJointly(id, jointly))
            happen(live, *(PersonJoined(f"{id}-{number}", id) for number in range(heads)))
        texts = texts_for(self.crowd, random.Random(1))
        happen(live, *(TaskAdded(id, text, "f1") for id, text in zip(self.tasks, texts, strict=True)))
        if step is not Step.GATHER:
            happen(live, StepOpened(Step.SORT))
            self._answer(live)
        if step not in (Step.GATHER, Step.SORT):
            happen(live, StepOpened(step))
        return happen(live, TimerSet(None, 12 * 60_000))

    def _answer(self, live: Live) -> None:
        chance = random.Random(2)
        for task in self.tasks:
            self._vote(live, task, chance)

    def _vote(self, live: Live, task: str, chance: random.Random) -> None:
        for id, (_, heads, jointly) in zip(self.ids, self.crowd.groups, strict=True):
            for voice in [as_one(id)] if jointly else [f"{id}-{number}" for number in range(heads)]:
                said = chance.choice(["green", "yellow", "red", "red", "black", PASS])
                said = SPLIT if jointly and chance.random() < 0.15 else said
                ground = {"only": "may", "ground": "delegation"} if said == "green" else {}
                happen(live, VoteCast(task, voice, said, **ground))

    def place(self, live: Live, count: int) -> Live:
        chance = random.Random(3)
        for number, task in enumerate(self.tasks[:count]):
            for id, colour in zip(self.ids, self._colours(TALKS[number % len(TALKS)], chance), strict=True):
                if colour:
                    happen(live, TaskPlaced(task, id, colour, f"{number:04}"))
        return live

    def _colours(self, talk: str, chance: random.Random) -> list[str]:
        """Where each group puts a task, for a talk to ask for it."""
        count = len(self.ids)
        some = [chance.choice([PASS, PASS, "red"]) for _ in range(count)]
        match talk:
            case "new_job":
                return ["red", *some[1:]]
            case "hand_over":
                some = [chance.choice([PASS, "red"]) for _ in range(count)]
                receiver = chance.choice([0, 0, 0, 1, 1, 2, 3]) % count
                return ["green" if at == receiver else "red" if at == (receiver + 1) % count else it
                        for at, it in enumerate(some)]  # fmt: skip
            case "whose":
                return ["green", "green", *("yellow" for _ in some[2:])][:count]
            case "stop":
                return ["black", *some[1:]]
        return ["green", *("yellow" if at == 1 else PASS for at in range(1, count))]

    def view(self, picture: str) -> Json:
        """The view that has this picture."""
        return self._view(getattr(self, f"_{picture}")())

    def _join(self) -> Live:
        return self.live(Step.GATHER)

    def _opening(self) -> Live:
        present = [PartyNoted(role, True, True, "", session=1) for role in ("manager", "hr", "union")]
        return happen(self.live(Step.GATHER), *present, OpeningShown(True))

    def _list(self) -> Live:
        return happen(self.live(Step.GATHER), ListOpened(True))

    def _sort(self) -> Live:
        return self.live(Step.SORT)

    def _reveal(self) -> Live:
        return self.live(Step.REVEAL)

    def _one(self) -> Live:
        live = self.place(self.live(Step.SETTLE), 5)
        return happen(live, TaskBroughtUp(self._longest(live)))

    def _pairs(self) -> Live:
        live = self.live(Step.REVEAL)
        return happen(live, PlaceChanged("mixed"), TaskBroughtUp(self._longest(live)), PairsTalk(True))

    def _after(self) -> Live:
        """What stood before a second round, and what stands now."""
        live = self.live(Step.REVEAL)
        task = self._longest(live)
        happen(live, TaskBroughtUp(task), RoundOpened(task))
        self._vote(live, task, random.Random(5))
        return happen(live, RoundEnded())

    def _again(self) -> Live:
        return happen(self.live(Step.REVEAL), RoundOpened(self.tasks[0]))

    def _board(self) -> Live:
        return self.place(self.live(Step.SETTLE), len(self.tasks) * 9 // 10)

    def _matrix(self) -> Live:
        return self.place(self.live(Step.ANALYSE), len(self.tasks))

    def _asked(self) -> Live:
        return happen(self._answered(), TopicOpened(QUESTIONS[0]))

    def _opinions(self) -> Live:
        return happen(self._asked(), TopicShown(QUESTIONS[0]))

    def _hours(self) -> Live:
        return happen(self._answered(), TopicOpened(WEIGHT), TopicShown(WEIGHT))

    def _actions(self) -> Live:
        live = happen(self._answered(), StepOpened(Step.ACT))
        for number, task in enumerate(self.tasks[: len(self.tasks) // 3]):
            plan = Plan("move", "Hjälpmedelsansvarig tar över beställningarna", "Enhetschef", date(2027, 3, 1))
            happen(live, ActionPlanned(f"a{number}", task, plan))
        return live

    def _ended(self) -> Live:
        """After session one."""
        return happen(self.place(self.live(Step.SETTLE), len(self.tasks)), EndingShown(True))

    def _ending(self) -> Live:
        live = self._actions()
        aims = [
            AimSet(id, "Mer tid hos dem som bor här, handledning, och att planera i lugn och ro") for id in self.ids
        ]
        return happen(live, *aims, MeetingSet(date(2027, 3, 15)), EndingShown(True))

    def _closed(self) -> Live:
        return happen(self._ended(), EndingShown(False), StepOpened(Step.CLOSED))

    def _pause(self) -> Live:
        return happen(self.live(Step.SORT), WallCovered("pause", until=2_000_000_000_000))

    def _longest(self, live: Live) -> str:
        return max(self.tasks, key=lambda id: len(live.board.tasks[id].text))

    def _answered(self) -> Live:
        live = self.place(self.live(Step.ANALYSE), len(self.tasks))
        chance = random.Random(4)
        for topic in (QUESTIONS[0], WEIGHT):
            happen(live, TopicOpened(topic))
            for task in self.tasks:
                for id, (_, heads, jointly) in zip(self.ids, self.crowd.groups, strict=True):
                    for voice in [as_one(id)] if jointly else [f"{id}-{number}" for number in range(heads)]:
                        if topic == WEIGHT:
                            happen(live, TimeEstimated(task, voice, "1", 1, "week", chance.randint(5, 300), people=1))
                        else:
                            happen(live, OpinionGiven(task, topic, voice, chance.choice(["yes", "no", "unsure"]), ""))
        return happen(live, TopicOpened(""))

    def _view(self, live: Live) -> Json:
        here = {id: heads for id, (_, heads, _) in zip(self.ids, self.crowd.groups, strict=True)}
        return with_screen(Audience.WALL, view(live, Audience.WALL, here))


@cache
def _made(crowd: Crowd, picture: str) -> Json:
    """The same at every size."""
    return Made(crowd).view(picture)


# The page


@dataclass
class Screen:
    """A wall in a browser, that is shown views."""

    page: Page
    socket: "asyncio.Future[WebSocketRoute]"
    number: int = 1

    async def show(self, made: Json) -> None:
        self.number += 1
        (await self.socket).send(json.dumps({"view": made, "at": self.number}))
        await soon(self.page.evaluate(SETTLED, self.number))

    async def turn(self, made: Json, page: int, pages: int) -> None:
        """To another page of the picture that is shown, as the lead does."""
        await self.show({**made, "wall": made["wall"] | {"page": page, "pages": pages}})

    async def pages(self) -> int:
        shown = self.page.locator("[data-picture]:not([hidden])")
        return int(await shown.get_attribute("data-pages") or 1)


SEEN = """const parse = JSON.parse;
JSON.parse = (text, ...more) => {
  const it = parse(text, ...more);
  if (it?.view && it.at) requestAnimationFrame(() => (window.seen = it.at));
  return it;
};"""
"""Says, after it has been drawn, which view has come."""
SETTLED = """async (number) => {
  const frame = () => new Promise(requestAnimationFrame);
  while (window.seen !== number) await frame();
  await frame();
  await frame();
  await document.fonts.ready;
}"""
"""Waits until a view has come, and is drawn."""


@asynccontextmanager
async def opened(browser: Browser, size: tuple[int, int], made: Json, **options: Any) -> AsyncIterator[Screen]:
    viewport = {"width": size[0], "height": size[1]}
    context = await browser.new_context(viewport=viewport, locale="sv-SE", reduced_motion="reduce", **options)  # type: ignore[arg-type]
    page = await context.new_page()
    socket: asyncio.Future[WebSocketRoute] = asyncio.get_running_loop().create_future()
    await page.add_init_script(SEEN)
    await page.route("**/*", lambda route: _answer(route, made))
    await page.route_web_socket(re.compile(".*"), lambda it: None if socket.done() else socket.set_result(it))
    await page.goto("http://wall.example/w/F7K2QM/wall")
    try:
        yield Screen(page, socket)
    finally:
        await context.close()


async def _answer(route: Route, made: Json) -> None:
    path = route.request.url.split("wall.example")[1].split("?")[0]
    if path.startswith("/static/"):
        await route.fulfill(path=templating.STATIC / path.split("/", 3)[3])
    elif path.endswith("/wall"):
        await route.fulfill(body=_page(made), content_type="text/html")
    elif path.endswith("qr.svg"):
        drawn = BytesIO()
        segno.make("akr.exempel.se").save(drawn, kind="svg", scale=8)
        await route.fulfill(body=drawn.getvalue(), content_type="image/svg+xml")
    else:
        await route.fulfill(status=204)


def _page(made: Json) -> str:
    settings = SimpleNamespace(language="sv", time_zone="Europe/Stockholm", clips=None)
    request: Any = SimpleNamespace(
        app=SimpleNamespace(state=SimpleNamespace(settings=settings)),
        scope={"type": "http", "path": "/w/F7K2QM/wall", "query_string": b""},
        **{"state": SimpleNamespace(), "url": SimpleNamespace(path="/"), "query_params": {}, "headers": {}},
    )
    templating.environment().globals.update(KNOWN)
    page = templating.render(request, "wall/page.html", view=made, at=1, join_address="akr.exempel.se", in_column=False)
    return bytes(page.body).decode()


# What must hold

MEASURED = (Path(__file__).parent / "sheet.js").read_text()
"""A function that answers with what does not hold in the picture that is shown. It is given `LEAST`."""


@dataclass
class Sheet:
    """`is_drawn`: whether each picture is kept. `wrong`: what does not hold, said so that it can be found."""

    is_drawn: bool = True
    wrong: list[str] = field(default_factory=list)
    shots: list[tuple[str, str, str]] = field(default_factory=list)

    async def take(self, screen: Screen, crowd: str, size: str, name: str) -> None:
        self.wrong += [f"{size}, {crowd}, {name}: {it}" for it in await screen.page.evaluate(MEASURED, LEAST)]
        if not self.is_drawn:
            return
        path = BUILD / "wall" / f"{size}-{crowd}-{name}.jpg".replace(" ", "-").replace(",", "")
        await screen.page.screenshot(path=path, type="jpeg", quality=70)
        self.shots.append((f"{size}, {crowd}", name, path.relative_to(BUILD).as_posix()))

    def write(self, name: str = "wall") -> Path:
        rows: dict[str, list[str]] = {}
        for row, what, path in self.shots:
            picture = f'<img src="{escape(path)}" loading="lazy" width="400">'
            figure = f"<figure>{picture}<figcaption>{escape(what)}</figcaption></figure>"
            rows.setdefault(row, []).append(figure)
        body = "".join(f"<h2>{escape(row)}</h2><div>{''.join(them)}</div>" for row, them in rows.items())
        wrong = "".join(f"<li>{escape(it)}</li>" for it in self.wrong)
        style = "body{font-family:sans-serif;background:#889}div{display:flex;flex-wrap:wrap;gap:8px}figure{margin:0}"
        page = f"<!doctype html><meta charset=utf-8><title>The wall</title><style>{style}</style><ol>{wrong}</ol>{body}"
        path = BUILD / f"{name}.html"
        path.write_text(page)
        return path


async def draw(
    browser: Browser,
    *,
    sizes: list[tuple[int, int]] = SIZES,
    crowds: list[Crowd] = CROWDS,
    pictures: tuple[str, ...] = PICTURES,
    spaced: bool = False,
    is_drawn: bool = True,
    **options: Any,
) -> Sheet:
    """Every picture of every crowd, page by page. `spaced`: with WCAG's text spacing. `is_drawn`: see `Sheet`."""
    (BUILD / "wall").mkdir(parents=True, exist_ok=True)
    sheet = Sheet(is_drawn)
    made = [(crowd, [(it, _made(crowd, it)) for it in pictures]) for crowd in crowds]
    for size in sizes:
        async with opened(browser, size, made[0][1][0][1], **options) as screen:
            if spaced:
                await screen.page.add_style_tag(content=SPACED)
            for crowd, views in made:
                for name, it in views:
                    await screen.show(it)
                    shown = f"{size[0]}x{size[1]}{', luftigt' if spaced else ''}"
                    pages = await screen.pages()
                    if name == "matrix" and crowd.tasks == 60 and not spaced and pages > MOST_PAGES:
                        sheet.wrong.append(f"{shown}, {crowd.name}: the talks have {pages} pages")
                    for page in range(min(pages, 12 if name == "matrix" else 2)):
                        await screen.turn(it, page, pages) if page else None
                        await sheet.take(screen, crowd.name, shown, f"{name} {page + 1} av {pages}")
    return sheet


async def _main() -> None:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        sheet = await draw(browser)
        spaced = await draw(browser, sizes=SIZES[:2], spaced=True)
        sheet.shots += spaced.shots
        sheet.wrong += spaced.wrong
        await browser.close()
    print(sheet.write())
    print("\n".join(sheet.wrong))


if __name__ == "__main__":
    asyncio.run(_main())
