"""`python -m benchmarks.hostile PORT CODE SECONDS COOKIE…`: people who mean harm, beside whom a room is measured.

Each cookie is somebody who has joined and floods: readable and unreadable commands as fast as they are taken, frames
that are too large, and again from the start when they are shown out. Besides: silent connections, foreign origins and
stale cookies. All from loopback, bounded in time.
"""

import asyncio
import sys
from contextlib import suppress
from time import monotonic

from websockets.asyncio.client import connect
from websockets.exceptions import WebSocketException

SILENT = 1500
"""Connections that never say anything: more than may wait outside."""
LARGE = "x" * 20_000


async def _flood(address: str, cookie: str, until: float) -> None:
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


async def main(port: int, code: str, seconds: float, cookies: list[str]) -> None:
    until = monotonic() + seconds
    address = f"ws://127.0.0.1:{port}/live/{code}"
    floods = [_flood(address, cookie, until) for cookie in cookies]
    await asyncio.gather(*floods, _knock(address, until), _silent(port, until))


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), sys.argv[2], float(sys.argv[3]), sys.argv[4:]))
