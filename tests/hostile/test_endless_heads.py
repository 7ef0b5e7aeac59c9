"""Headers without end, and what else is no request of any browser's: it is heard so far, and no error of ours."""

import asyncio
import socket
from contextlib import suppress

import pytest
from httpx2 import TransportError
from websockets.asyncio.client import connect
from websockets.exceptions import WebSocketException

from app.live.protocol import MOST_IN_A_HEAD
from tests.running import running
from tests.serving import free_port, serving

PIECE = 64 * 1024
LONG = 60 * 1024 * 1024
CHUNKED = b"POST /join HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
ENDLESS = {
    "one header": (b"GET / HTTP/1.1\r\nHost: x\r\nA: ", b"a" * PIECE),
    "many headers": (b"GET / HTTP/1.1\r\nHost: x\r\n", b"a: b\r\n" * 10_000),
    "an address": (b"GET /", b"a" * PIECE),
    "a method": (b"", b"G" * PIECE),
    "trailers": (CHUNKED + b"0\r\n", b"a: b\r\n" * 10_000),
    "one trailer": (CHUNKED + b"0\r\nA: ", b"a" * PIECE),
    "what is said of a chunk": (CHUNKED + b"5;", b"a" * PIECE),
    "chunks of one byte": (CHUNKED, b"1\r\na\r\n" * 10_000),
    "requests before the answer": (b"", b"GET /sign-in HTTP/1.1\r\nHost: x\r\n\r\n" * 1000),
    "nothing": (b"", b"\r\n" * 30_000),
}


def memory(process):
    """Megabytes."""
    with open(f"/proc/{process.pid}/status") as lines:
        return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) // 1024


def poured(port, begin, piece):
    """How many bytes were taken, the server's machine's own buffers among them."""
    sent = 0
    with socket.create_connection(("127.0.0.1", port), timeout=5) as line, suppress(OSError):
        line.sendall(begin)
        while sent < LONG:
            sent += line.send(piece)
    return sent


@pytest.mark.heavy
async def test_what_never_ends_is_not_kept_in_memory_and_is_no_error_in_the_log(tmp_path):
    with (tmp_path / "log").open("w") as log, serving(data=tmp_path / "data", port=free_port(), log=log) as server:
        port = int(server.base.rsplit(":", 1)[1])
        before = memory(server.process)
        for name, (begin, piece) in ENDLESS.items():
            assert await asyncio.to_thread(poured, port, begin, piece) < LONG / 4, name
        await asyncio.to_thread(leave_in_the_middle, port)
        await knock(server)
        assert memory(server.process) - before < 30
        assert (await asyncio.to_thread(fetched, port, b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"))[1] == b"200"
    said = (tmp_path / "log").read_text()
    assert "ERROR" not in said
    assert "Traceback" not in said


def fetched(port, request):
    with socket.create_connection(("127.0.0.1", port), timeout=5) as line:
        line.sendall(request)
        return line.recv(1000).split()


def leave_in_the_middle(port):
    """Who asks and is gone before the answer, several times at once."""
    for count in (1, 2, 50):
        for _ in range(20):
            with socket.create_connection(("127.0.0.1", port), timeout=5) as line:
                line.sendall(b"GET /join?code=QQQQQQ HTTP/1.1\r\nHost: x\r\n\r\n" * count)


async def knock(server):
    """Sockets that are denied, in all the ways there are."""
    base = server.base.replace("http", "ws", 1)
    for address, options in (
        (f"{base}/live/{server.code}", {}),
        (f"{base}/live/QQQQQQ?as=wall", {}),
        (f"{base}/live/{server.code}?as=wall", {"subprotocols": None}),
        (f"{base}/live/{server.code}?as=wall", {"origin": "https://evil.example"}),
        (f"{base}/live/{server.code}?as=wall", {"additional_headers": [("A", "b" * 9000)]}),
        (f"{base}/live/{server.code}?as=wall", {"additional_headers": [(f"A{n}", "b") for n in range(300)]}),
        (f"{base}/live/{server.code}?as=wall", {"additional_headers": {"Sec-WebSocket-Version": "99"}}),
        (f"{base}/live/%00%ff?as=wall&at=%ff", {}),
        (f"{base}/nothing-here", {}),
    ):
        with pytest.raises((WebSocketException, OSError)):
            async with connect(address, **{"subprotocols": ["akr.1"], **options}):
                pass


def test_headers_as_large_as_any_browsers_are_heard(sqlite):
    with running(sqlite) as server:
        client = server.client()
        assert client.get("/sign-in", headers={"Cookie": "a=" + "b" * (MOST_IN_A_HEAD // 2)}).status_code == 200
        with suppress(TransportError):
            assert client.get("/sign-in", headers={"Cookie": "a=" + "b" * 100 * MOST_IN_A_HEAD}).status_code == 431
        # A body is no header, however large, and one connection is used again and again.
        for _ in range(5):
            assert client.post("/sign-in", data={"email": "a" * 60_000}).status_code == 403
