"""Robots: simulated phones that join over the real wire and take part, so that one person alone can practise in a room.

They know nothing that a phone does not know. Each writes a few tasks, sorts, and says when it is done. A robot leans
towards what its group would say, so that the groups agree on some tasks and differ on others; one that holds the pen of
a group that answers together says now and then that they are not agreed, and gives the pen to whoever asks. While the
answers are talked about they sit still: what is on the board is the facilitator's to decide.
"""

import asyncio
import random
from collections import Counter
from collections.abc import Collection, Sequence
from typing import Any
from urllib.parse import urlencode
from urllib.request import HTTPErrorProcessor, ProxyHandler, Request, build_opener

import orjson
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus, WebSocketException
from websockets.typing import Subprotocol

from app.ids import new_id
from app.live.patch import apply
from app.vocabulary import GROUNDS, Colour, Group
from app.workshop.workshop import SMALLEST

ROBOTS = 12
PAUSE = (0.3, 1.4)
"""Seconds between two taps of one robot."""

WRITES = 2
"""Tasks that each robot writes."""

_TASKS = (
    *("Hämta posten", "Fylla på i kaffeautomaten", "Byta glödlampor", "Ställa i ordning mötesrum"),
    *("Ringa vaktmästaren", "Skriva ut skyltar", "Byta filter i fläkten", "Ta emot leveranser"),
    *("Leta efter nycklar", "Hålla ordning i förrådet", "Beställa blommor", "Uppdatera anslagstavlan"),
    *("Sortera återvinning", "Göra inköpslistor", "Ladda telefoner och plattor", "Boka lokaler"),
    *("Svara på enkäter", "Föra närvaro på två ställen", "Flytta möbler", "Sköta växterna"),
    *("Packa ner julpynt", "Ta hand om upphittade saker", "Låsa och larma", "Fylla på tvål och papper"),
)
"""What robots write, two each. Invented."""

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
"""Words of tasks, and the colours that the first and the second group lean towards. Invented."""


def seats(groups: Collection[Group], count: int = ROBOTS) -> list[str]:
    """In which group each robot sits: one in each that answers together, for it holds the pen; the others spread over
    those that answer each alone, so that as many of these as can be are large enough to be shown by themselves. Never
    more in a group than it is said to have."""
    seated = [group.id for group in groups if group.jointly and group.expected != 0][:count]
    room = {group.id: count if group.expected is None else group.expected for group in groups if not group.jointly}
    taken = Counter[str]()

    def turn(id: str) -> tuple[bool, bool, int]:
        """One to each; then one group after the other until it is large enough; then to the smallest."""
        is_enough = taken[id] >= min(SMALLEST, room[id])
        return taken[id] > 0, is_enough, taken[id] if is_enough else -taken[id]

    while len(seated) < count and (free := [id for id in room if taken[id] < room[id]]):
        id = min(free, key=turn)
        taken[id] += 1
        seated.append(id)
    return seated


async def take_part(base: str, code: str, seated: Sequence[str], seed: int = 1) -> None:
    """Let robots take part until the workshop is closed or gone, or this is cancelled.

    `base`: the server's address, http. `seated`: each robot's group.
    """
    chances = [random.Random(seed * 1000 + number) for number in range(len(seated))]
    async with asyncio.TaskGroup() as crowd:
        for number, (group, chance) in enumerate(zip(seated, chances, strict=True)):
            crowd.create_task(_robot(base, code, group, number, chance))


async def _robot(base: str, code: str, group: str, number: int, chance: random.Random) -> None:
    await asyncio.sleep(chance.uniform(0, 3))
    try:
        cookies = await asyncio.to_thread(_join, base, code, group)
    except OSError:
        return  # closed or gone before it came
    while True:
        try:
            await _sit(base, code, cookies, number, chance)
            return
        except InvalidStatus as no:
            if no.response.status_code in (403, 404):
                return
        except (OSError, WebSocketException):
            pass
        await asyncio.sleep(chance.uniform(1, 3))


def _join(base: str, code: str, group: str) -> str:
    """Join with a group, as a phone does: with the cookie that the page gives. Returns the Cookie header."""
    offered = _cookie_of(Request(f"{base}/join?code={code}"))  # noqa: S310 (our own server)
    form = urlencode({"code": code, "group": group}).encode()
    return _cookie_of(Request(f"{base}/join", form, {"Cookie": offered}))  # noqa: S310


def _cookie_of(request: Request) -> str:
    """The cookie that an answer gives, as it is sent back. A jar would keep ours for https to itself, and robots come
    within the machine."""
    with build_opener(ProxyHandler({}), _GoesNoFurther()).open(request) as answer:
        return str(answer.headers["Set-Cookie"]).partition(";")[0]


class _GoesNoFurther(HTTPErrorProcessor):
    """Where joining leads to is not asked for."""

    def http_response(self, request: Request, response: Any) -> Any:
        return response if response.status == 303 else super().http_response(request, response)


async def _sit(base: str, code: str, cookies: str, number: int, chance: random.Random) -> None:
    """Follow the workshop and tap, until it is closed."""
    address = f"{base.replace('http', 'ws', 1)}/live/{code}"
    async with connect(
        address,
        subprotocols=[Subprotocol("akr.1")],
        additional_headers={"Cookie": cookies},
        compression=None,
        proxy=None,
    ) as socket:
        view: dict[str, Any] = {}
        unwritten = [*_TASKS[WRITES * number % len(_TASKS) :][:WRITES]]
        clock = asyncio.get_running_loop().time
        due = clock() + chance.uniform(*PAUSE)
        while view.get("step") != "closed":
            try:
                # Not `wait_for`: until Python 3.12 it may swallow a cancellation, and the robot would stay for ever.
                async with asyncio.timeout_at(due):
                    frame = orjson.loads(await socket.recv())
                view = frame.get("view") or apply(view, frame.get("patch", {}))
            except TimeoutError:
                due = clock() + chance.uniform(*PAUSE)
                if tap := _next_tap(view, unwritten, chance):
                    await socket.send(orjson.dumps({"id": new_id(), **tap}).decode())


def _next_tap(view: dict[str, Any], unwritten: list[str], chance: random.Random) -> dict[str, Any] | None:
    """What a robot would do next, or None. What it writes is taken from `unwritten`."""
    if not view:
        return None
    step, me, again = view["step"], view["me"], view.get("again", "")
    if me["asked"]:
        return {"do": "give_pen", "give": True}
    if view["groups"][me["group"]].get("alone"):
        return {"do": "stand_alone", "agreed": True}
    if step == "gather" and unwritten and len(view["wrote"]) < WRITES:
        return {"do": "add_task", "text": unwritten.pop()}
    asked: list[str] = [*view["tasks"]] if step == "sort" else [again] if again in view["tasks"] else []
    if me["pen"] != "elsewhere" and (left := [task for task in asked if task not in view["mine"]]):
        task = chance.choice(left)
        if me["pen"] != "own" and chance.random() < 0.1:
            return {"do": "say_split", "task": task}
        return _answer(task, view["tasks"][task]["text"], me["group"], chance)
    if step in ("gather", "sort") and not me["ready"].get(step):
        return {"do": "say_ready", "ready": True}
    return None


def _answer(task: str, text: str, group: str, chance: random.Random) -> dict[str, Any]:
    if chance.random() < 0.05:
        return {"do": "pass_task", "task": task}
    answer = {"do": "cast_vote", "task": task, "colour": _leaning(text, group, chance)}
    if answer["colour"] == _GREEN and chance.random() < 0.7:
        ground = chance.choice(GROUNDS)
        answer |= {"only": "should" if ground == "habit" else "may", "ground": ground}
    return answer


def _leaning(text: str, group: str, chance: random.Random) -> str:
    """A robot's answer: mostly what its group leans towards, more or less agreed from task to task."""
    mood, is_second = random.Random(text), group[-1] in "24680"
    favourite = next(
        (colours[is_second] for words, colours in LEANINGS if any(word in text.casefold() for word in words)),
        mood.choice([*Colour]),
    )
    agreement = mood.uniform(0.5, 1.0)
    answer: Colour = favourite if chance.random() < agreement else chance.choice([*Colour])
    return answer.value
