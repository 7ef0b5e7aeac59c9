"""uvicorn's own sans-IO WebSocket protocol, taught to send a frame that was encoded once for everybody.

ASGI would encode, mask-check and copy the same text for each of a thousand phones. Here the bytes of the frame are made
once and written to each transport. The rest, handshake, pings and closing, stays uvicorn's. It leans on uvicorn's
inside, hence the pinned minor version and the test that starts a real server.
"""

from typing import Any

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.frames import Frame, Opcode
from websockets.http11 import Request

EXTENSION = "akr.frame"
"""The ASGI extension under which a connection offers itself as a `FrameProtocol`."""


def frame(text: bytes) -> bytes:
    """A whole, unmasked text frame (RFC 6455, 5.2) with this UTF-8 payload."""
    return Frame(Opcode.TEXT, text).serialize(mask=False)


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
