"""Robots: simulated phones that join over the real wire and sort, so that one person alone can see a full room.

They know nothing that a phone does not know. Each robot leans towards what its group would say, so that the groups
agree on some tasks and differ on others. While tasks are settled one robot in each group is its group's hand, if the
facilitator lets the staff place tasks.
"""

import asyncio
import random
from http.cookiejar import CookieJar
from typing import Any
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

import orjson
from websockets.asyncio.client import connect
from websockets.exceptions import WebSocketException
from websockets.typing import Subprotocol

from app.ids import new_id
from app.live.patch import apply
from app.vocabulary import Colour

ROBOTS = 12
PAUSE = (0.3, 1.4)
"""Seconds between two taps of one robot."""

_GREEN, _YELLOW, _RED, _BLACK = Colour

LEANINGS = [
    (("undervisning", "läroplan", "utvecklingssamtal", "dokumentera", "leda samling"), (_YELLOW, _GREEN)),
    (("trösta", "ta emot barn", "lämna över"), (_GREEN, _GREEN)),
    (("medicin", "läsa högt"), (_GREEN, _YELLOW)),
    (("beställa", "packa upp", "boka"), (_RED, _GREEN)),
    (("schema", "handleda"), (_YELLOW, _RED)),
    (("telefon", "ringa", "fotografera"), (_RED, _YELLOW)),
    (("närvarolistor", "pärmar", "laminera"), (_BLACK, _BLACK)),
    (("veckobrev",), (_BLACK, _YELLOW)),
    (("städa", "dukning", "tvätt", "sopor", "fönster", "diska", "rengöra", "matvagn", "frukt"), (_RED, _RED)),
    (("kvitto", "arkiv", "diarie", "snö", "laga", "bilen", "blommor", "undan", "böcker"), (_RED, _RED)),
]
"""Words of the example's tasks, and the colours that the first and the second group lean towards. Invented."""


async def join_and_sort(base: str, code: str, count: int = ROBOTS, seed: int = 1) -> None:
    """Let `count` robots take part until cancelled. `base`: the server's address, http."""
    await asyncio.gather(*(_robot(base, code, number, random.Random(seed * 1000 + number)) for number in range(count)))


async def _robot(base: str, code: str, number: int, chance: random.Random) -> None:
    await asyncio.sleep(chance.uniform(0, 3))
    cookies = await asyncio.to_thread(_join, base, code, number)
    while True:
        try:
            await _take_part(base, code, cookies, number, chance)
        except (OSError, WebSocketException):
            await asyncio.sleep(chance.uniform(1, 3))


def _join(base: str, code: str, number: int) -> str:
    """Join with a group, two robots in three with the first. Returns the Cookie header."""
    jar = CookieJar()
    opener = build_opener(HTTPCookieProcessor(jar))
    group = "g2" if number % 3 == 2 else "g1"
    opener.open(Request(f"{base}/join", urlencode({"code": code, "group": group}).encode())).close()  # noqa: S310 (our own server)
    return "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar)


async def _take_part(base: str, code: str, cookies: str, number: int, chance: random.Random) -> None:
    address = f"{base.replace('http', 'ws', 1)}/live/{code}"
    async with connect(
        address, subprotocols=[Subprotocol("akr.1")], additional_headers={"Cookie": cookies}, compression=None
    ) as socket:
        view: dict[str, Any] = {}
        while True:
            try:
                frame = orjson.loads(await asyncio.wait_for(socket.recv(), chance.uniform(*PAUSE)))
                view = frame.get("view") or apply(view, frame.get("patch", {}))
            except TimeoutError:
                if tap := _next_tap(view, number, chance):
                    await socket.send(orjson.dumps({"id": new_id(), **tap}).decode())


def _next_tap(view: dict[str, Any], number: int, chance: random.Random) -> dict[str, Any] | None:
    me = view.get("me", {}).get("group")
    if view.get("step") == "sort":
        left = [task for task in view["tasks"] if task not in view["mine"]]
        if left:
            task = chance.choice(left)
            if chance.random() < 0.05:
                return {"do": "pass_task", "task": task}
            return {"do": "cast_vote", "task": task, "colour": _leaning(view["tasks"][task]["text"], me, chance)}
    if view.get("step") == "settle" and view["staff_may_place"] and number in (0, 2):
        for id, task in view["tasks"].items():
            votes = task["votes"][me]
            if me not in task["placement"] and any(votes.values()):
                return {"do": "place_task", "task": id, "group": me, "colour": max(votes, key=votes.__getitem__)}
    return None


def _leaning(text: str, group: str, chance: random.Random) -> str:
    """A robot's answer: mostly what its group leans towards, more or less agreed from task to task."""
    mood = random.Random(text)
    favourite = next(
        (colours[group == "g2"] for words, colours in LEANINGS if any(word in text.casefold() for word in words)),
        mood.choice([*Colour]),
    )
    agreement = mood.uniform(0.5, 1.0)
    answer: Colour = favourite if chance.random() < agreement else chance.choice([*Colour])
    return answer.value
