"""`python -m benchmarks.hostile ATTACK`: people who mean harm, beside whom a room is measured.

The scene comes as JSON on standard input; how each answer went is told as JSON on standard output. All from loopback,
bounded in time, and less urgent than who measures.
"""

import asyncio
import io
import itertools
import json
import os
import sys
import zipfile
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from time import monotonic

from websockets.asyncio.client import connect
from websockets.exceptions import WebSocketException

from benchmarks.http import Answer, Browser

SILENT = 1500
"""Connections that never say anything: more than may wait outside."""
LARGE = "x" * 20_000
MARKS = "a" + "\u0323\u0307" * 32_000
"""128 KB of what takes longest to bring into one form."""
PAPERS, SIGN_INS = 45, 40
"""Asked for at the same time."""
ADDRESSES = 50
"""That one machine here can come from."""


@dataclass
class Scene:
    """`code`: the room that is measured; `cookies`: of people who have joined it and mean harm. `full`: a workshop with
    as many tasks as there is room for, `lead` the cookie of who leads it, and `link` the path of a link to its report.
    """

    port: int
    seconds: float
    code: str
    group: str
    cookies: list[str]
    full: str
    lead: str
    link: str

    def as_json(self) -> bytes:
        return json.dumps(asdict(self)).encode()


Went = Counter[str]
"""How many answers there were of each kind."""


class Attack:
    """What several do at once until the time is over. Each who is cut off comes back."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.until = monotonic() + scene.seconds
        self.went: Went = Counter()
        self._sources = itertools.cycle(f"127.0.1.{1 + nth}" for nth in range(ADDRESSES))

    def browser(self, cookie: str = "") -> Browser:
        """Somebody, from the next of the addresses."""
        return Browser(self.scene.port, cookie, next(self._sources))

    async def again_and_again(self, times: int, act: Callable[[Browser], Awaitable[Answer]], cookie: str = "") -> None:
        """So many at a time."""
        await asyncio.gather(*(self._again_and_again(act, cookie) for _ in range(times)))

    async def _again_and_again(self, act: Callable[[Browser], Awaitable[Answer]], cookie: str) -> None:
        while monotonic() < self.until:
            browser = self.browser(cookie)
            with suppress(OSError, asyncio.IncompleteReadError, IndexError, TimeoutError):
                while (left := self.until - monotonic()) > 0:
                    answer = await asyncio.wait_for(act(browser), left)
                    self.went[str(answer.status)] += 1
            browser.close()


async def pages(attack: Attack) -> None:
    """The lead's page of a full workshop."""
    await attack.again_and_again(4, lambda it: it.get(f"/w/{attack.scene.full}/lead"), attack.scene.lead)


async def papers(attack: Attack) -> None:
    """The report as PDF, by one link."""
    await attack.again_and_again(PAPERS, lambda it: it.get(f"{attack.scene.link}/report.pdf"))


async def texts(attack: Attack) -> None:
    """The worst texts, to every form that takes some."""
    scene = attack.scene
    some = MARKS[:15_000]
    command = f"/live/{scene.code}/commands"
    posts = itertools.cycle(
        (
            (command, {"id": "1", "do": "add_task", "text": MARKS}),
            (command, {"id": "2", "do": "add_task", "text": some}),
            (command, {"id": "3", "do": "estimate_time", "task": "t", "amount": some}),
            ("/join", {"code": MARKS[:2000], "group": MARKS}),
            ("/sign-in", {"email": MARKS, "password": MARKS}),
            (f"{scene.link}/comments", {"about": "report", "text": MARKS}),
        )
    )

    async def post(browser: Browser) -> Answer:
        path, form = next(posts)
        return await browser.post(path, **form)

    address, file = f"/w/{scene.full}/import", MARKS.encode()
    lead = attack.again_and_again(2, lambda it: it.upload(address, "file", file), scene.lead)
    await asyncio.gather(*(attack.again_and_again(2, post, cookie) for cookie in scene.cookies[:4]), lead)


async def sheets(attack: Attack) -> None:
    """A sheet that is small when packed, and holds as much nothing as is looked through."""
    sheet = _sheet()
    await attack.again_and_again(
        4, lambda it: it.upload(f"/w/{attack.scene.full}/import", "file", sheet), attack.scene.lead
    )


def _sheet() -> bytes:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    rows = f"<row>{'<c/>' * 30}</row>" * 100_000
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType='
        f'"{kind}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/>'
        "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type='
        f'"{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="A" sheetId="1" '
        'r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type='
        f'"{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>',
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for name, part in parts.items():
            packed.writestr(name, part)
    return file.getvalue()


async def passwords(attack: Attack) -> None:
    """Wrong ones, from many addresses."""
    tries = itertools.count()

    async def guess(browser: Browser) -> Answer:
        return await browser.post("/sign-in", email="chef@exempel.se", password=f"gissning nummer {next(tries)}")

    await attack.again_and_again(SIGN_INS, guess)


async def joins(attack: Attack) -> None:
    """Joining as somebody new, and writing, as fast as it is taken."""
    scene, nth = attack.scene, itertools.count()

    async def join_and_write(browser: Browser) -> Answer:
        browser.cookie = ""
        answer = await browser.join(scene.code, scene.group)
        attack.went[f"join {answer.status}"] += 1
        browser.cookie = answer.cookie
        body = json.dumps({"id": f"h{next(nth)}", "do": "add_task", "text": f"Fyll {next(nth)}"})
        return await browser.post_json(f"/live/{scene.code}/commands", body.encode())

    await attack.again_and_again(8, join_and_write)


async def floods(attack: Attack) -> None:
    """Frames as fast as they are taken, knocks that are refused, and connections that say nothing."""
    address = f"ws://127.0.0.1:{attack.scene.port}/live/{attack.scene.code}"
    each = [_flood(address, cookie, attack.until) for cookie in attack.scene.cookies]
    await asyncio.gather(*each, _knock(address, attack.until), _silent(attack.scene.port, attack.until))


async def _flood(address: str, cookie: str, until: float) -> None:
    """Readable and unreadable commands, frames that are too large, and again when shown out."""
    nth = 0
    while monotonic() < until:
        with suppress(OSError, WebSocketException):
            headers = {"Cookie": cookie}
            async with connect(address, subprotocols=["akr.1"], additional_headers=headers, max_queue=None) as socket:  # type: ignore[list-item]
                while monotonic() < until:
                    nth += 1
                    for _ in range(50):
                        await socket.send("nonsense" if nth % 2 else f'{{"id":"h{nth}","do":"add_task","text":""}}')
                    if nth % 100 == 0:
                        await socket.send(LARGE)
                    await asyncio.sleep(0.005)
        await asyncio.sleep(0.05)


async def _knock(address: str, until: float) -> None:
    """Sockets that are refused at the door."""
    while monotonic() < until:
        for headers in ({"Origin": "https://evil.example"}, {"Cookie": "akr-deltagare-QQQQQQ=stale"}):
            with suppress(OSError, WebSocketException):
                await connect(address, subprotocols=["akr.1"], additional_headers=headers)  # type: ignore[list-item]
        await asyncio.sleep(0.02)


async def _silent(port: int, until: float) -> None:
    kept = []
    while monotonic() < until:
        if len(kept) < SILENT:
            with suppress(OSError):
                kept.append(await asyncio.open_connection("127.0.0.1", port, local_addr=("127.0.0.7", 0)))
        else:
            await asyncio.sleep(0.1)
    for _, writer in kept:
        writer.close()


ATTACKS: dict[str, tuple[str, Callable[[Attack], Awaitable[None]]]] = {
    "floods": ("ten who flood the room", floods),
    "pages": ("the lead's page of 2,000 tasks again and again", pages),
    "papers": (f"{PAPERS} report PDFs at a time by one link", papers),
    "texts": ("the worst texts to every form", texts),
    "sheets": ("the worst sheet that is taken", sheets),
    "passwords": (f"{SIGN_INS} wrong passwords at a time", passwords),
    "joins": ("joining and writing without end", joins),
}
"""What a figure says, and what is done. The last one fills the room, so it comes last."""


async def main(name: str) -> None:
    attack = Attack(Scene(**json.load(sys.stdin)))
    await ATTACKS[name][1](attack)
    print(json.dumps(attack.went))


if __name__ == "__main__":
    os.nice(10)
    asyncio.run(main(sys.argv[1]))
