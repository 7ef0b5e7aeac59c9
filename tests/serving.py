"""The server as a process of its own, started by the command that an operator uses."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import httpx2

from tests.forked import HERE, Forked

WITH_US = ("setpriv", "--pdeathsig", "KILL")
"""What a process begins with that is to end where its test process does: also where that is killed."""
SECONDS_TO_START = 90


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as somewhere:
        return int(somewhere.getsockname()[1])


def environment(**settings: Any) -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("AKR_")}
    return {**inherited, **{f"AKR_{name.upper()}": str(value) for name, value in settings.items()}}


@dataclass
class Serving:
    """A server that is a process; `lead`, `wall` and `join` are the three links that it printed."""

    process: "subprocess.Popen[str] | Forked"
    lead: str
    wall: str
    join: str

    @property
    def base(self) -> str:
        return self.wall.split("/w/")[0]

    @property
    def code(self) -> str:
        return self.wall.split("/")[4]

    def kill(self) -> None:
        """As a power cut would."""
        self.process.kill()
        self.process.wait(20)

    def stop(self) -> None:
        """As an operator does, and wait until it has ended."""
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(20)


@contextmanager
def serving(
    *arguments: str, log: Any = None, afresh: bool = False, is_hurried: bool = False, **settings: Any
) -> Iterator[Serving]:
    """Start a server, and end it afterwards if it still runs. `log`: a file for what it says went wrong. `afresh`: by
    the very command, with all that it reads, as one with several workers always is. `is_hurried`: see `Forked`."""
    process: subprocess.Popen[str] | Forked
    reads, writes = os.pipe()
    if afresh or "workers" in settings:
        run = [*WITH_US, sys.executable, "-m", "app", "serve", *arguments]
        process = subprocess.Popen(run, cwd=HERE, env=environment(**settings), stdout=writes, stderr=log, text=True)
    else:
        said = environment(**settings)
        process = Forked(["serve", *arguments], said, writes, log and log.fileno(), is_hurried=is_hurried)
    os.close(writes)
    printed = os.fdopen(reads)
    too_late = threading.Timer(SECONDS_TO_START, process.kill)
    too_late.start()
    try:
        links: list[str] = []
        while len(links) < 3:
            line = printed.readline()
            assert line, "the server ended before it had printed its links"
            links += re.findall(r"http\S+", line)
        too_late.cancel()
        yield Serving(process, *links)
    finally:
        too_late.cancel()
        try:
            if process.poll() is None:
                process.send_signal(signal.SIGINT)
                process.wait(60)
        finally:
            process.kill()
            printed.close()


def joined(server: Serving, code: str, group: str) -> httpx2.Client:
    """Somebody who has joined."""
    client = httpx2.Client(base_url=server.base, timeout=20)
    client.get("/join", params={"code": code})
    assert client.post("/join", data={"code": code, "group": group}).status_code == 303
    return client
