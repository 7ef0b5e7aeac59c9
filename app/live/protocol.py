"""uvicorn's own sans-IO WebSocket protocol, taught to send a frame that was encoded once for everybody.

ASGI would encode, mask-check and copy the same text for each of a thousand phones. Here the bytes of the frame are made
once and written to each transport. The rest, handshake, pings and closing, stays uvicorn's. It leans on uvicorn's
inside, hence the pinned minor version and the tests that start a real server.
"""

import asyncio
from collections import Counter
from collections.abc import Callable
from typing import Any, ClassVar

from uvicorn._types import ASGISendEvent
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.exceptions import InvalidState
from websockets.http11 import Request

PATIENCE = 10.0
"""Seconds for a request's head."""
PATIENCE_WITH_A_BODY = 30.0
MOST_UNSENT = 8 * 1024 * 1024
"""Bytes that one reader may leave lying: several of the largest views there are."""
MOST_OUTSIDE = 1000
"""Connections from one address that may be without one at the same time: a thousand phones share an address."""

MOST_IN_A_HEAD = 64 * 1024
"""Bytes of a request beside its body: its first line and headers, how the body is cut up, and what comes after it.
What comes at one reading is heard in any case."""

_TOO_LARGE = (
    b"HTTP/1.1 431 Request Header Fields Too Large\r\nContent-Type: text/plain; charset=utf-8\r\n"
    b"Connection: close\r\n\r\nThe headers are larger than any browser's.\n"
)
_TOO_MANY = (
    b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nContent-Type: text/plain; charset=utf-8\r\n"
    b"Connection: close\r\n\r\nToo many connections from one address are waiting to ask. Try again in a moment.\n"
)

MOUTHFUL = 2048
"""Bytes of one connection that are read before it is the others' turn: some 150 of the smallest frames."""

EXTENSION = "akr.frame"
"""The ASGI extension under which a connection offers itself as a `FrameProtocol`."""


def frame(text: bytes) -> bytes:
    """A whole, unmasked text frame (RFC 6455, 5.2) with this UTF-8 payload."""
    length = len(text)
    if length < 126:
        return bytes((0x81, length)) + text
    if length < 65536:
        return b"\x81\x7e" + length.to_bytes(2) + text
    return b"\x81\x7f" + length.to_bytes(8) + text


def payload(encoded: bytes) -> bytes:
    """What `frame` was given."""
    return encoded[{126: 4, 127: 10}.get(encoded[1], 2) :]


class Door(HttpToolsProtocol):
    """uvicorn's own HTTP protocol, which gives those who connect and say nothing ten seconds, and not too many of them,
    and hears so much of a request's headers and no more. Who asks again before the answer, as no browser does, is shown
    out: uvicorn would write to those who have left.

    Somebody who has sent a whole request is in, and is not counted until the next one begins.
    """

    _outside: ClassVar[Counter[str]] = Counter()
    """Connections by address that have not sent a whole request yet."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._address = self.client[0] if self.client else ""
        self._waiting: asyncio.TimerHandle | None = None
        self._beside_body = 0
        self._asked: RequestResponseCycle | None = None
        if self._outside[self._address] >= MOST_OUTSIDE:
            transport.write(_TOO_MANY)
            transport.close()
            return
        self._keep_outside(PATIENCE)

    def data_received(self, data: bytes) -> None:
        if self.transport.is_closing():
            return
        self._beside_body += len(data)
        super().data_received(data)
        if self._beside_body > MOST_IN_A_HEAD or self.pipeline:
            self._show_out()

    def on_body(self, body: bytes) -> None:
        self._beside_body = max(0, self._beside_body - len(body))
        super().on_body(body)

    def _show_out(self) -> None:
        """In words, where nothing else is being said on this connection. What is, is said to nobody from here on."""
        if self._asked is None or self._asked.response_complete:
            self.transport.write(_TOO_LARGE)
        else:
            self._asked.disconnected = True
            self._asked.message_event.set()
        self.pipeline.clear()
        self.transport.close()

    def on_message_begin(self) -> None:
        self._keep_outside(PATIENCE)
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        self._keep_outside(PATIENCE_WITH_A_BODY)
        super().on_headers_complete()
        if not self.pipeline:
            self._asked = self.cycle

    def on_message_complete(self) -> None:
        self._beside_body = 0
        self._let_in()
        super().on_message_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        self._let_in()
        super().connection_lost(exc)

    def _keep_outside(self, patience: float) -> None:
        if self._waiting:
            self._waiting.cancel()
        else:
            self._outside[self._address] += 1
        self._waiting = self.loop.call_later(patience, self.transport.abort)

    def _let_in(self) -> None:
        if self._waiting is None:
            return
        self._waiting.cancel()
        self._waiting = None
        self._outside[self._address] -= 1
        if not self._outside[self._address]:
            del self._outside[self._address]


class FrameProtocol(WebSocketsSansIOProtocol):
    """What comes from one connection is read by the mouthful, so that who sends much at once keeps nobody waiting."""

    on_message: Callable[[bytes], None] | None = None
    """Who hears each whole message, at once and past ASGI. A binary one is heard as empty: nobody here speaks it."""

    _unread = b""
    _next: asyncio.Handle | None = None
    """The next mouthful. Until then the transport reads nothing, and what is sent waits at the sender's."""
    _rest = 0.0
    _soon = b""
    """Frames that wait for the next one."""

    def data_received(self, data: bytes) -> None:
        self._unread += data
        if self._next is None:
            self._read()

    def rest(self, seconds: float) -> None:
        """Read nothing for a while after this mouthful."""
        self._rest = seconds

    def _read(self) -> None:
        mouthful, self._unread = self._unread[:MOUTHFUL], self._unread[MOUTHFUL:]
        super().data_received(mouthful)
        is_waiting, self._next = self._next is not None, None
        if self.transport.is_closing():
            return
        if self._unread or self._rest:
            if not is_waiting:
                self.transport.pause_reading()
            self._next = self.loop.call_later(self._rest, self._read)
            self._rest = 0.0
        elif is_waiting:
            self.transport.resume_reading()

    def connection_lost(self, exc: Exception | None) -> None:
        if self._next:
            self._next.cancel()
        super().connection_lost(exc)

    def send_receive_event_to_app(self) -> None:
        if self.on_message is None or self.close_sent:
            return super().send_receive_event_to_app()
        text = b"".join(self.frames)
        self.frames = []
        self.on_message(text if self.curr_msg_data_type == "text" else b"")

    def handle_connect(self, event: Request) -> None:
        super().handle_connect(event)
        if hasattr(self, "scope"):
            extensions: dict[str, Any] = self.scope["extensions"]
            extensions[EXTENSION] = self

    async def send(self, message: ASGISendEvent) -> None:
        """Who was denied a socket, in words, has been answered: else uvicorn logs that as an error of ours."""
        await super().send(message)
        if self.initial_response is not None and self.close_sent:
            self.handshake_complete = True

    def send_soon(self, encoded: bytes) -> None:
        """Have a frame written with the next one, or else on the loop's next turn: an answer and the news that come
        with it are one write, which is what a frame costs most."""
        if not self._soon:
            self.loop.call_soon(self._send_rest)
        self._soon += encoded

    def _send_rest(self) -> None:
        if self._soon:
            self.send_frame(b"")

    def send_frame(self, encoded: bytes) -> int:
        """Write a frame made by `frame`; to somebody who is leaving it does nothing. Answers what is then unsent."""
        if self._soon:
            encoded, self._soon = self._soon + encoded, b""
        transport = self.transport
        if not self.handshake_complete or self.close_sent or transport.is_closing():
            return 0
        transport.write(encoded)
        unsent: int = transport.get_write_buffer_size()
        if unsent > MOST_UNSENT:
            transport.abort()  # somebody asks and asks, and never reads an answer
        return unsent

    def shutdown(self) -> None:
        """Whoever is leaving at this moment can be told nothing, and keeps nobody else from being told."""
        try:
            super().shutdown()
        except InvalidState:
            self.transport.close()

    def keepalive_timeout(self) -> None:
        super().keepalive_timeout()
        # Closing waits until the reader has taken everything, and this one has stopped reading.
        self.transport.abort()

    def unsent(self) -> int:
        """Bytes that the reader has not taken yet."""
        return 0 if self.transport.is_closing() else self.transport.get_write_buffer_size()
