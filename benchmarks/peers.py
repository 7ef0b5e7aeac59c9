"""The two servers that we measure beside. Both are bare: no sign-in, no rules, no rights, no secrecy."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

from benchmarks.load import COLOURS, Crowd, Phone, text_frame, upgrade
from benchmarks.machine import SERVER, pinned
from tests.serving import free_port

HERE = Path(__file__).parent / "peers"
_PLACED = len('42["placed",{"n":')
_ANSWERED = len("43")
_SAID = len('{"n":')
_DONE = len('{"done":')


class Missing(Exception):
    """A peer can't be run on this machine. The text says why."""


@dataclass
class Peer:
    port: int
    pid: int


@contextmanager
def express(database_url: str) -> Iterator[Peer]:
    """Express, socket.io and PostgreSQL."""
    beside = Path(sys.executable).parent
    path = f"{os.environ['PATH']}:{beside}"
    node, npm = shutil.which("node", path=path), shutil.which("npm", path=path)
    if not (node and npm):
        raise Missing("no Node on this machine")
    folder = HERE / "express"
    try:
        install = [npm, "ci", "--ignore-scripts", "--silent"]
        subprocess.run(install, cwd=folder, env={**os.environ, "PATH": path}, check=True)
    except subprocess.CalledProcessError:
        raise Missing("npm could not fetch express, socket.io and pg") from None
    port = free_port()
    settings = {"PATH": path, "DATABASE_URL": database_url, "PORT": str(port), "NODE_ENV": "production"}
    with _running([node, "server.js"], folder, settings, f"http://127.0.0.1:{port}/") as pid:
        yield Peer(port, pid)


@contextmanager
def plain(data: Path) -> Iterator[Peer]:
    """FastAPI, an ORM commit for each action, `send_text` to one after another; uvicorn as it comes."""
    port = free_port()
    settings = {"PATH": os.environ["PATH"], "PLAIN_DATABASE": str(data / "plain.db")}
    run = [sys.executable, "-m", "uvicorn", "server:app", "--port", str(port), "--log-level", "warning"]
    with _running(run, HERE / "plain", settings, f"http://127.0.0.1:{port}/docs") as pid:
        yield Peer(port, pid)


@contextmanager
def _running(command: list[str], folder: Path, settings: dict[str, str], address: str) -> Iterator[int]:
    with pinned(SERVER):
        process = subprocess.Popen(command, cwd=folder, env=settings, stdout=subprocess.DEVNULL)
    try:
        _wait_until_it_answers(process, address)
        yield process.pid
    finally:
        process.kill()
        process.wait()


def _wait_until_it_answers(process: "subprocess.Popen[bytes]", address: str) -> None:
    for _ in range(200):
        if process.poll() is not None:
            raise RuntimeError(f"{address}: the server ended")
        try:
            urlopen(address, timeout=2).close()
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"{address}: no answer")


class ExpressPhone(Phone):
    """Speaks Engine.IO 4 and Socket.IO 5 over a WebSocket from the start."""

    def __init__(self, crowd: Crowd) -> None:
        super().__init__(crowd, upgrade("/socket.io/?EIO=4&transport=websocket&room=one"))

    def action(self, key: int) -> bytes:
        colour = COLOURS[len(self.acts) % 2]
        return text_frame(f'42{key}["place",{{"n":{key},"task":"t12345678901","colour":"{colour}"}}]'.encode())

    def frame(self, payload: bytes, now: float) -> None:
        if payload.startswith(b"42"):
            self.screens.saw(int(payload[_PLACED : payload.index(b",", _PLACED)]), now)
        elif payload.startswith(b"43"):
            key = int(payload[_ANSWERED : payload.index(b"[")])
            self.crowd.answer(self, key, key, now)
        elif payload == b"2":
            self.transport.write(text_frame(b"3"))
        elif payload.startswith(b"0"):
            self.transport.write(text_frame(b"40"))
        elif payload.startswith(b"40"):
            self.opened.set_result(None)
        else:
            self.crowd.refused.append(payload)


class PlainPhone(Phone):
    def __init__(self, crowd: Crowd) -> None:
        super().__init__(crowd, upgrade("/live/one"))

    def welcome(self) -> None:
        self.opened.set_result(None)

    def action(self, key: int) -> bytes:
        colour = COLOURS[len(self.acts) % 2]
        return text_frame(f'{{"n":{key},"task":"t12345678901","colour":"{colour}"}}'.encode())

    def frame(self, payload: bytes, now: float) -> None:
        if payload.startswith(b'{"n"'):
            self.screens.saw(int(payload[_SAID : payload.index(b",", _SAID)]), now)
        else:
            key = int(payload[_DONE:-1])
            self.crowd.answer(self, key, key, now)


def a_crowd(kind: type[ExpressPhone] | type[PlainPhone], people: int) -> Crowd:
    crowd = Crowd(gathers=False)
    crowd.people = [kind(crowd) for _ in range(people)]
    return crowd
