"""A server that speaks by a program of the tests' own."""

import json
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.running import ask, running
from tests.scenes import cleaning_later

STUB = Path(__file__).with_name("stub.py")


class Engine:
    """`started`: what the program was started with and sent, each time."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "engine"
        self.file.write_text(f"#!{sys.executable}\n{STUB.read_text()}")
        self.file.chmod(0o755)

    @property
    def started(self) -> list[dict]:
        log = self.file.with_suffix(".log")
        return [json.loads(line) for line in log.read_text().splitlines()] if log.exists() else []

    @property
    def pids(self) -> list[int]:
        file = self.file.with_suffix(".pids")
        return [*map(int, file.read_text().split())] if file.exists() else []


@pytest.fixture
def engine(tmp_path):
    return Engine(tmp_path)


@pytest.fixture
def speaks(sqlite, engine):
    with ExitStack() as stack:
        with cleaning_later():
            server = stack.enter_context(running(sqlite, speech=str(engine.file)))
        yield server


@pytest.fixture
def sorting(speaks):
    """A workshop's code, and somebody who has joined it."""
    lead = speaks.facilitator()
    code = speaks.workshop(lead)
    ask(lead, code, "add_task", text="Städa hallen")
    return code, speaks.participant(code)


def say(client, text, language="sv", code=""):
    return client.post("/speech", data={"text": text, "language": language, "code": code})
