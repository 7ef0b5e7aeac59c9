"""`/live/{code}` as a WebSocket: the view and its patches down, commands up."""

import asyncio
from collections import deque
from contextvars import copy_context
from functools import partial

from fastapi import APIRouter, WebSocket
from starlette.responses import PlainTextResponse

from app import metrics
from app.access.asker import Asker, who
from app.access.facilitator import MaybeSignedIn, sign_in_of
from app.access.workshop import Found, leading, only_open, workshop_with_code
from app.ids import fingerprint
from app.live import wire
from app.live.budget import Budget, TooFast
from app.live.desk import Desk, NoWorkshop
from app.live.protocol import EXTENSION, FrameProtocol, frame, payload
from app.live.view import Audience
from app.security.entry import About, Thing, What
from app.vocabulary import NotYours, Refused
from app.web.note import count
from app.web.refusals import TooManyScreens, UnknownCode, sentence, status

router = APIRouter()

TRY_AGAIN = 1013
"""RFC 6455 / IANA: what was asked may work later. The client keeps its commands and comes back."""
POLICY_VIOLATION = 1008
SAID_TO_FLOODS, PATIENCE_WITH_FLOODS = 20, 500
"""Commands in a row that come too fast: so many are refused in words, and after so many the socket is closed."""
REST = 0.1
"""Seconds for which nothing is read from somebody who comes too fast."""


class Connection:
    """One open socket: what the room sends it, and what it asks of the desk.

    Where the server offers its frames (`FrameProtocol`), they come and go past ASGI: no queue, no task, no pause of the
    reading for each of them. Elsewhere they take the ordinary way.
    """

    def __init__(self, socket: WebSocket, found: Found, asker: Asker) -> None:
        self.watcher = asker.watcher
        self.person = asker.person.id if asker.audience is Audience.PHONE and asker.person else None
        self.lead = asker.person.id if asker.audience is Audience.LEAD and asker.person else None
        self.remote = asker.remote
        self.sign_in = fingerprint(sign_in_of(socket)) if self.lead else ""
        self.was_used = False
        self._socket, self._workshop, self._asker = socket, found.id, asker
        self._desk: Desk = socket.app.state.desk
        # The wall has no person: what it sends is refused, and counted by itself.
        self._budget: Budget = socket.app.state.budgets.of(asker.person.id) if asker.person else Budget()
        self._in_their_language = copy_context()
        self._protocol: FrameProtocol | None = socket.scope.get("extensions", {}).get(EXTENSION)
        self._queue: deque[bytes] = deque()
        self._sending: asyncio.Task[None] | None = None
        self._leaving: asyncio.Task[None] | None = None
        self._too_fast = 0

    async def listen(self) -> None:
        """Hear what comes until the socket is closed."""
        if self._protocol:
            self._protocol.on_message = self.heard
        while (message := await self._socket.receive())["type"] != "websocket.disconnect":
            self.heard((message.get("text") or "").encode())

    def heard(self, text: bytes) -> None:
        """One frame, which should be a command."""
        if self._leaving:
            return
        id = ""
        try:
            try:
                id, command = wire.read_frame(text)
            finally:
                self._budget.spend()
            self._asker.may(command)
        except Refused as no:
            self._refuse(no.details.get("id", id), no)
        else:
            assert self._asker.person
            self._desk.take(self._workshop, command, self._asker.person, id, partial(self._answered, id))

    def _answered(self, id: str, answer: int | Exception) -> None:
        if isinstance(answer, int):
            self.was_used = True
            self._answer(frame(wire.done(id, answer)))
        elif isinstance(answer, Refused):
            self._refuse(id, answer)
        else:
            # Not refused: the command is still good, and the client has it.
            self._hang_up(TRY_AGAIN, "not saved")

    def _refuse(self, id: str, no: Refused) -> None:
        if isinstance(no, NotYours):
            count(self._socket, What.ACCESS_REFUSED, About(Thing.WORKSHOP, self._workshop), {"why": no.code})
        self._too_fast = self._too_fast + 1 if isinstance(no, TooFast) else 0
        if self._too_fast <= SAID_TO_FLOODS:
            self.send(frame(self._in_their_language.run(wire.refused, id, no)))
        if self._too_fast == PATIENCE_WITH_FLOODS:
            self._hang_up(POLICY_VIOLATION, "too fast")
        elif self._too_fast and self._protocol:
            self._protocol.rest(REST)

    def _answer(self, encoded: bytes) -> None:
        if self._protocol:
            self._protocol.send_soon(encoded)
        else:
            self.send(encoded)

    def send(self, encoded: bytes) -> int:
        if self._protocol:
            return self._protocol.send_frame(encoded)
        self._queue.append(encoded)
        if self._sending is None or self._sending.done():
            self._sending = asyncio.get_running_loop().create_task(self._drain())
        return self.unsent()

    def unsent(self) -> int:
        return self._protocol.unsent() if self._protocol else sum(map(len, self._queue))

    def resync(self) -> None:
        """Ask the client to come back for the whole view."""
        metrics.resyncs.inc()
        self._hang_up(TRY_AGAIN, "resync")

    def end(self) -> None:
        """Whoever it was may not be here any more, or has to show anew that they may."""
        self._hang_up(POLICY_VIOLATION, "signed out")

    def _hang_up(self, code: int, why: str) -> None:
        if self._leaving is None:
            self._leaving = asyncio.get_running_loop().create_task(self._socket.close(code, why))

    async def _drain(self) -> None:
        while self._queue:
            await self._socket.send_text(payload(self._queue.popleft()).decode())


@router.websocket("/live/{code}")
async def follow(socket: WebSocket, code: str, somebody: MaybeSignedIn) -> None:
    """Who comes is known from the cookies; `?as=` says which page it is, `?at=N` what it has already."""
    try:
        found = await workshop_with_code(socket, code)
        lead = await leading(socket, found, somebody)
        only_open(found, lead)
        live = await socket.app.state.desk.state(found.id)
        asker = who(socket, live, lead, socket.query_params.get("as"))
    except Refused as no:
        socket.state.refused = no.code
        await socket.send_denial_response(PlainTextResponse(sentence(no), status(no)))
        return
    except NoWorkshop:
        await socket.send_denial_response(PlainTextResponse(sentence(UnknownCode()), 404))
        return
    if wire.SUBPROTOCOL not in socket.scope["subprotocols"]:
        await socket.send_denial_response(PlainTextResponse(f"Subprotocol {wire.SUBPROTOCOL}", 426))
        return
    holder = asker.person.id if asker.audience is Audience.PHONE and asker.person else asker.watcher
    if socket.app.state.rooms.is_full(found.id, asker.audience, holder):
        await socket.send_denial_response(PlainTextResponse(sentence(TooManyScreens()), status(TooManyScreens())))
        return
    await socket.accept(wire.SUBPROTOCOL)
    connection = Connection(socket, found, asker)
    # Read again: the state may have moved on while the socket was opened. Nothing is awaited between this and the join.
    live = await socket.app.state.desk.state(found.id)
    room = socket.app.state.rooms.room(found.id)
    open_sockets = metrics.sockets.labels(asker.audience)
    open_sockets.inc()
    try:
        room.join(live, asker.audience, connection, _number(socket))
        await connection.listen()
    finally:
        open_sockets.dec()
        room.leave(asker.audience, connection)


def _number(socket: WebSocket) -> int | None:
    at = socket.query_params.get("at", "")
    return int(at) if at.isascii() and at.isdigit() and len(at) < 16 else None
