"""`python -m app …` as a process of its own, forked from one that has the program in memory: it begins in tenths of a
second, where reading all of it takes seconds. What starting itself is about is started afresh (`tests/serving.py`)."""

import ctypes
import multiprocessing
import os
import resource
import signal
import sys
import time
from multiprocessing.connection import Connection
from pathlib import Path
from subprocess import TimeoutExpired
from tempfile import TemporaryFile
from typing import Any

HERE = Path(__file__).parent.parent
_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["app.__main__"])
_PR_SET_PDEATHSIG = 1


class Forked:
    """A process, as `subprocess.Popen` has one. `out`, `err`: open files; without `err` it says what goes wrong where
    the tests do. `limit`: bytes that a file of its may have, as on a disk that is full. `is_hurried`: its robots wait
    for next to nothing."""

    def __init__(
        self,
        arguments: list[str],
        environment: dict[str, str],
        out: int,
        err: int | None = None,
        *,
        limit: int = 0,
        is_hurried: bool = False,
    ) -> None:
        ends = [None if end is None else Connection(os.dup(end), readable=False) for end in (out, err)]
        self._process = _FORKS.Process(target=_become, args=(arguments, environment, *ends, limit, is_hurried))
        self._process.start()
        for end in ends:
            if end is not None:
                end.close()

    @property
    def pid(self) -> int:
        assert self._process.pid is not None
        return self._process.pid

    def poll(self) -> int | None:
        return self._process.exitcode

    def wait(self, timeout: float) -> int:
        """The exit code, or less than nothing for the signal that ended it. Raises `TimeoutExpired`."""
        self._process.join(timeout)
        if self._process.exitcode is None:
            raise TimeoutExpired("app", timeout)
        return self._process.exitcode

    def send_signal(self, which: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, which)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


def said(arguments: list[str], environment: dict[str, str], limit: int = 0, timeout: float = 120) -> tuple[int, str]:
    """The exit code and what was printed, errors last, of a command that ends by itself."""
    with TemporaryFile() as out, TemporaryFile() as err:
        command = Forked(arguments, environment, out.fileno(), err.fileno(), limit=limit)
        try:
            code = command.wait(timeout)
        finally:
            command.kill()
        printed = []
        for file in (out, err):
            file.seek(0)
            printed.append(file.read().decode())
    return code, "".join(printed)


def _become(
    arguments: list[str], environment: dict[str, str], out: Any, err: Any, limit: int, is_hurried: bool
) -> None:
    """In the new process."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)  # it ends where the tests do, also where they are killed
    os.chdir(HERE)
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    for end, name in ((out, "stdout"), (err, "stderr")):
        if end is not None:
            number = getattr(sys, name).fileno()
            os.dup2(end.fileno(), number)
            setattr(sys, name, os.fdopen(number, "w", encoding="utf-8", closefd=False))
    if limit:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    if is_hurried:
        from app.rehearsal import robots

        robots.COMES, robots.PAUSE, robots.LATE = (0.0, 0.3), (0.01, 0.03), (0.01, 0.03)
    from app.__main__ import main

    sys.exit(main(arguments))
