"""Robots: simulated phones that join over the real wire and take part, so that one person alone can practise in a room.

They know nothing that a phone does not know: what each does next is decided by its own view (`app.rehearsal.taps`).
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
from app.rehearsal.taps import Habit, next_tap, to_write
from app.vocabulary import Group
from app.workshop.workshop import SMALLEST

ROBOTS = 12
COMES = (0.0, 3.0)
"""Seconds until a robot has come, where it is not late."""
PAUSE = (0.3, 1.4)
"""Seconds between two taps of one robot, in a great hurry."""
LATE = (4.0, 8.0)
"""Seconds, in as great a hurry, from when the others have begun to sort until one that is late has come."""


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


async def take_part(
    base: str,
    code: str,
    seated: Sequence[str],
    seed: int = 1,
    *,
    behave: Sequence[Habit] = (),
    phones: Sequence[tuple[int, str]] = (),
    pace: float = 1.0,
    little: bool = False,
) -> None:
    """Let robots take part until the workshop is closed or gone, or this is cancelled.

    `base`: the server's address, http. `seated`: each robot's group. `behave`: how each behaves, else all are steady.
    `phones`: each robot's number, and the cookie that it joins with; else they are numbered as they sit, and the page
    to join gives each a new one. `pace`: how many times longer than `PAUSE` they wait between two taps. `little`:
    whether they write only a little.
    """
    its = phones or [(number, "") for number in range(len(seated))]
    habits = behave or [Habit.STEADY] * len(seated)
    sorting = asyncio.Event()
    async with asyncio.TaskGroup() as crowd:
        for (number, cookie), group, habit in zip(its, seated, habits, strict=True):
            chance, unwritten = random.Random(seed * 1000 + number), to_write(number, little=little)
            robot = _Robot(base, code, group, chance, habit, pace, unwritten, sorting, cookie)
            crowd.create_task(robot.take_part())


class _Robot:
    """`sorting`: set by the first whose phone says that the sorting has begun; somebody who is late is told so.
    `cookie`: to join with; "" for whoever asks the page for one."""

    def __init__(
        self,
        base: str,
        code: str,
        group: str,
        chance: random.Random,
        habit: Habit,
        pace: float,
        unwritten: list[str],
        sorting: asyncio.Event,
        cookie: str = "",
    ) -> None:
        self._base, self._code, self._group = base, code, group
        self._chance, self._habit, self._pace, self._sorting = chance, habit, pace, sorting
        self._unwritten = unwritten
        self._cookies = cookie

    async def take_part(self) -> None:
        try:
            await self._be_there()
        finally:
            self._sorting.set()  # nobody waits for those who have left

    async def _be_there(self) -> None:
        if self._habit is Habit.LATE:
            await self._sorting.wait()
            await asyncio.sleep(self._chance.uniform(*LATE) * self._pace)
        else:
            await asyncio.sleep(self._chance.uniform(*COMES))
        try:
            self._cookies = await asyncio.to_thread(_join, self._base, self._code, self._group, self._cookies)
        except OSError:
            return  # closed or gone before it came
        while True:
            try:
                await self._sit()
                return
            except InvalidStatus as no:
                if no.response.status_code in (403, 404):
                    return
            except (OSError, WebSocketException):
                pass
            await asyncio.sleep(self._chance.uniform(1, 3))

    async def _sit(self) -> None:
        """Follow the workshop and tap, until it is closed."""
        address = f"{self._base.replace('http', 'ws', 1)}/live/{self._code}"
        async with connect(
            address,
            subprotocols=[Subprotocol("akr.1")],
            additional_headers={"Cookie": self._cookies},
            compression=None,
            proxy=None,
        ) as socket:
            view: dict[str, Any] = {}
            due = self._due()
            while view.get("step") != "closed":
                try:
                    # Not `wait_for`: until Python 3.12 it may swallow a cancellation, and the robot would stay.
                    async with asyncio.timeout_at(due):
                        frame = orjson.loads(await socket.recv())
                    if "view" in frame:
                        self._unwritten = _not_written(frame["view"], self._unwritten)
                    view = frame.get("view") or apply(view, frame.get("patch", {}))
                    if view.get("step", "gather") != "gather":
                        self._sorting.set()
                except TimeoutError:
                    due = self._due()
                    if tap := next_tap(view, self._unwritten, self._chance, self._habit):
                        await socket.send(orjson.dumps({"id": new_id(), **tap}).decode())

    def _due(self) -> float:
        return asyncio.get_running_loop().time() + self._chance.uniform(*PAUSE) * self._pace


def _not_written(view: dict[str, Any], unwritten: Sequence[str]) -> list[str]:
    """What a robot has to write still: who comes back has written already, as its phone shows it."""
    written = {view["tasks"][id]["text"] for id in view.get("wrote", ()) if id in view["tasks"]}
    return [text for text in unwritten if text not in written]


def _join(base: str, code: str, group: str, cookie: str = "") -> str:
    """Join with a group, as a phone does: with the cookie that it has, or else that the page gives. Returns the Cookie
    header."""
    offered = cookie or _cookie_of(Request(f"{base}/join?code={code}"))  # noqa: S310 (our own server)
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
