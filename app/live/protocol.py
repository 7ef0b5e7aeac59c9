"""uvicorn's own sans-IO WebSocket protocol, taught to send a frame that was encoded once for everybody.

ASGI would encode, mask-check and copy the same text for each of a thousand phones. Here the bytes of the frame are made
once and written to each transport. The rest, handshake, pings and closing, stays uvicorn's. It leans on uvicorn's
inside, hence the pinned minor version and the tests that start a real server.
"""

import asyncio
from collections import Counter
from typing import Any, ClassVar

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.frames import Frame, Opcode
from websockets.http11 import Request

PATIENCE = 10.0
"""Seconds for the head of a first request."""
MOST_OUTSIDE = 1000
"""Connections from one address that may be without one at the same time: a thousand phones share an address."""

_TOO_MANY = (
    b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nContent-Type: text/plain; charset=utf-8\r\n"
    b"Connection: close\r\n\r\nToo many connections from one address are waiting to ask. Try again in a moment.\n"
)

EXTENSION = "akr.frame"
"""The ASGI extension under which a connection offers itself as a `FrameProtocol`."""


def frame(text: bytes) -> bytes:
    """A whole, unmasked text frame (RFC 6455, 5.2) with this UTF-8 payload."""
    return Frame(Opcode.TEXT, text).serialize(mask=False)


class Door(HttpToolsProtocol):
    """uvicorn's own HTTP protocol, which gives those who connect and say nothing ten seconds, and not too many of them.

    Somebody who has sent a whole request's head is in, and is not counted any more.
    """

    _outside: ClassVar[Counter[str]] = Counter()
    """Connections by address that have not sent a request's head yet."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._address = self.client[0] if self.client else ""
        self._waiting: asyncio.TimerHandle | None = None
        if self._outside[self._address] >= MOST_OUTSIDE:
            transport.write(_TOO_MANY)
            transport.close()
            return
        self._outside[self._address] += 1
        self._waiting = self.loop.call_later(PATIENCE, transport.close)

    def on_headers_complete(self) -> None:
        self._let_in()
        super().on_headers_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        self._let_in()
        super().connection_lost(exc)

    def _let_in(self) -> None:
        if self._waiting is None:
            return
        self._waiting.cancel()
        self._waiting = None
        self._outside[self._address] -= 1
        if not self._outside[self._address]:
            del self._outside[self._address]


class FrameProtocol(WebSocketsSansIOProtocol):
    def handle_connect(self, event: Request) -> None:
        super().handle_connect(event)
        if hasattr(self, "scope"):
            extensions: dict[str, Any] = self.scope["extensions"]
            extensions[EXTENSION] = self

    def send_frame(self, encoded: bytes) -> None:
        """Write a frame made by `frame`. To somebody who is leaving it does nothing."""
        if self.handshake_complete and not self.close_sent and not self.transport.is_closing():
            self.transport.write(encoded)

    def unsent(self) -> int:
        """Bytes that the reader has not taken yet."""
        return 0 if self.transport.is_closing() else self.transport.get_write_buffer_size()
