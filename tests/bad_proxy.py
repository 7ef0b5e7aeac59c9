"""A proxy in front of the server that is as bad as some workplaces' are."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from websockets.utils import accept_key

MANNERS = {
    "mute": "shakes hands, and then swallows everything, either way",
    "deaf": "swallows what the browser sends",
    "dumb": "swallows what the server sends",
    "tired": "swallows all that the browser sends after its first frame",
    "sleepy": "swallows all that the server sends after its first frame",
    "alone": "answers the handshake itself, and asks nobody",
    "cut": "cuts the socket two seconds after its handshake",
    "plain": "loses the subprotocol",
}
CUT_AFTER = 2.0


class BadProxy:
    """Listens on `port` of loopback, and behaves in one of `MANNERS` with sockets; the rest it lets through."""

    def __init__(self, manner: str, upstream: int) -> None:
        self.manner, self._upstream, self.port = manner, upstream, 0
        self.sockets = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = await reader.readuntil(b"\r\n\r\n")
        except (asyncio.IncompleteReadError, ConnectionError):
            return writer.close()
        is_socket = b"\r\nupgrade: websocket" in head.lower()
        if is_socket:
            self.sockets += 1
        else:
            head = _with(head, b"Connection", b"close")
        if is_socket and self.manner == "alone":
            writer.write(_switching(head))
            return await _swallow(reader)
        up, out = await asyncio.open_connection("127.0.0.1", self._upstream)
        out.write(_with(head, b"Sec-WebSocket-Protocol", None) if is_socket and self.manner == "plain" else head)
        try:
            await self._between(reader, writer, up, out, is_socket)
        finally:
            out.close()
            writer.close()

    async def _between(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        up: asyncio.StreamReader,
        out: asyncio.StreamWriter,
        is_socket: bool,
    ) -> None:
        manner = self.manner if is_socket else ""
        if is_socket:
            writer.write(await up.readuntil(b"\r\n\r\n"))
        down = _swallow(up) if manner in ("mute", "dumb") else _pump(up, writer, once=manner == "sleepy")
        back = _swallow(reader) if manner in ("mute", "deaf") else _pump(reader, out, once=manner == "tired")
        ways = [asyncio.create_task(way) for way in (down, back)]
        wait = asyncio.ALL_COMPLETED if not is_socket else asyncio.FIRST_COMPLETED
        await asyncio.wait(ways, timeout=CUT_AFTER if manner == "cut" else None, return_when=wait)
        for way in ways:
            way.cancel()


def _with(head: bytes, name: bytes, value: bytes | None) -> bytes:
    """The head with a header set, or taken away."""
    first, *lines = head.rstrip(b"\r\n").split(b"\r\n")
    kept = [line for line in lines if not line.lower().startswith(name.lower() + b":")]
    return b"\r\n".join([first, *kept, *([name + b": " + value] if value else []), b"", b""])


def _switching(head: bytes) -> bytes:
    (key,) = [line[19:] for line in head.split(b"\r\n") if line.lower().startswith(b"sec-websocket-key: ")]
    return (
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        b"Sec-WebSocket-Protocol: akr.1\r\nSec-WebSocket-Accept: " + accept_key(key.decode()).encode() + b"\r\n\r\n"
    )


async def _pump(source: asyncio.StreamReader, sink: asyncio.StreamWriter, once: bool = False) -> None:
    """Bring along all that comes; `once`: only the first of it."""
    try:
        while data := await source.read(65536):
            sink.write(data)
            await sink.drain()
            if once:
                return await _swallow(source)
    except ConnectionError:
        pass


async def _swallow(source: asyncio.StreamReader) -> None:
    try:
        while await source.read(65536):
            pass
    except ConnectionError:
        pass


@asynccontextmanager
async def badly(manner: str, upstream: int) -> AsyncIterator[BadProxy]:
    proxy = BadProxy(manner, upstream)
    listening = await asyncio.start_server(proxy.serve, "127.0.0.1", 0)
    proxy.port = listening.sockets[0].getsockname()[1]
    try:
        yield proxy
    finally:
        listening.close()
