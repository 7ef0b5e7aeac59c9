"""`/live/{code}` as a WebSocket: the view and its patches down, commands up."""

import asyncio
from collections import deque

import structlog
from fastapi import APIRouter, WebSocket
from starlette.responses import PlainTextResponse

from app import metrics
from app.live import wire
from app.live.budget import Budget
from app.live.desk import NotSaved
from app.live.protocol import EXTENSION, FrameProtocol, frame
from app.vocabulary import Refused
from app.web.access import Asker, Found, MaybeSignedIn, who, workshop_with_code
from app.web.refusals import NotJoined, TooManyScreens, Unreadable, sentence, status

router = APIRouter()
log = structlog.get_logger()

TRY_AGAIN = 1013
"""RFC 6455 / IANA: what was asked may work later. The client keeps its commands and comes back."""


class Connection:
    """One open socket, as the room knows it."""

    def __init__(self, socket: WebSocket, person: str | None) -> None:
        self.person = person
        self._protocol: FrameProtocol | None = socket.scope.get("extensions", {}).get(EXTENSION)
        self._socket = socket
        self._queue: deque[bytes] = deque()
        self._sending: asyncio.Task[None] | None = None
        self._closing: asyncio.Task[None] | None = None

    def send(self, encoded: bytes) -> None:
        if self._protocol:
            self._protocol.send_frame(encoded)
        else:
            self._queue.append(encoded)
            if self._sending is None or self._sending.done():
                self._sending = asyncio.get_running_loop().create_task(self._drain())

    def say(self, text: bytes) -> None:
        self.send(frame(text))

    def unsent(self) -> int:
        return self._protocol.unsent() if self._protocol else sum(map(len, self._queue))

    def resync(self) -> None:
        """Ask the client to come back for the whole view."""
        metrics.resyncs.inc()
        self._closing = asyncio.get_running_loop().create_task(self._socket.close(TRY_AGAIN, "resync"))

    async def _drain(self) -> None:
        """Where the server does not offer its frames (another ASGI server, a test): through ASGI, in order."""
        while self._queue:
            await self._socket.send_text(_payload(self._queue.popleft()))


def _payload(encoded: bytes) -> str:
    start = {126: 4, 127: 10}.get(encoded[1], 2)
    return encoded[start:].decode()


@router.websocket("/live/{code}")
async def follow(socket: WebSocket, code: str, somebody: MaybeSignedIn) -> None:
    """Who comes is known from the cookies; `?as=` says which page it is, `?at=N` what it has already."""
    try:
        found = await workshop_with_code(socket, code)
        live = await socket.app.state.desk.state(found.id)
        asker = who(socket, found, live, somebody, socket.query_params.get("as"))
    except Refused as no:
        await socket.send_denial_response(PlainTextResponse(sentence(no), status(no)))
        return
    if wire.SUBPROTOCOL not in socket.scope["subprotocols"]:
        await socket.send_denial_response(PlainTextResponse(f"Subprotocol {wire.SUBPROTOCOL}", 426))
        return
    if socket.app.state.rooms.is_full(found.id, asker.audience, asker.person):
        await socket.send_denial_response(PlainTextResponse(sentence(TooManyScreens()), status(TooManyScreens())))
        return
    await socket.accept(wire.SUBPROTOCOL)
    connection = Connection(socket, asker.person.id if asker.audience == "phone" and asker.person else None)
    # Read again: the state may have moved on while the socket was opened. Nothing is awaited between this and the join.
    live = await socket.app.state.desk.state(found.id)
    room = socket.app.state.rooms.room(found.id)
    room.join(live, asker.audience, connection, _number(socket))
    open_sockets = metrics.sockets.labels(asker.audience)
    open_sockets.inc()
    try:
        await _listen(socket, connection, found, asker)
    finally:
        open_sockets.dec()
        room.leave(asker.audience, connection)


def _number(socket: WebSocket) -> int | None:
    at = socket.query_params.get("at", "")
    return int(at) if at.isascii() and at.isdigit() and len(at) < 16 else None


async def _listen(socket: WebSocket, connection: Connection, found: Found, asker: Asker) -> None:
    desk = socket.app.state.desk
    # The wall has no person: what it sends is refused, and counted by itself.
    budget = socket.app.state.budgets.of(asker.person.id) if asker.person else Budget()
    while True:
        message = await socket.receive()
        if message["type"] == "websocket.disconnect":
            return
        id = ""
        try:
            try:
                id, command = wire.read_frame(message.get("text") or "")
            finally:
                budget.spend()
            if asker.person is None:
                raise NotJoined
            connection.say(wire.done(id, await desk.ask(found.id, command, asker.person, id)))
        except Unreadable as no:
            connection.say(wire.refused(no.details["id"], no))
        except Refused as no:
            connection.say(wire.refused(id, no))
        except NotSaved:
            # Not refused: the command is still good, and the client has it.
            await socket.close(TRY_AGAIN, "not saved")
            return
