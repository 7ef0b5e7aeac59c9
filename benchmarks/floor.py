"""The floor under every delivery: a C program that does one `write` for each listener. Built when it is measured."""

import asyncio
import shutil
import subprocess
from pathlib import Path

from benchmarks.machine import SERVER, pinned
from benchmarks.peers import Missing
from tests.serving import free_port

SOURCE = Path(__file__).with_name("floor.c")


class Listener(asyncio.Protocol):
    """Reads, and forgets."""


async def microseconds_a_delivery(folder: Path, listeners: int, per_second: float, frames: int, size: int) -> float:
    """Processor time for each delivery of `size` bytes. Raises `Missing` where there is no C compiler."""
    compiler = shutil.which("cc")
    if not compiler:
        raise Missing("no C compiler (cc) on this machine")
    program, port, loop = folder / "floor", free_port(), asyncio.get_running_loop()
    subprocess.run([compiler, "-O2", "-o", program, SOURCE], check=True)
    gap = round(1_000_000 / per_second)
    run = [str(word) for word in (program, port, listeners, frames, gap, size)]
    with pinned(SERVER):
        process = await asyncio.create_subprocess_exec(*run, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdin
    assert process.stdout
    await process.stdout.readline()
    transports = [(await loop.create_connection(Listener, "127.0.0.1", port))[0] for _ in range(listeners)]
    await process.stdout.readline()
    process.stdin.write(b"go\n")
    spent = int(await process.stdout.readline())
    for transport in transports:
        transport.close()
    await process.wait()
    return spent / 1000 / frames / listeners
