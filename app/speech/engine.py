"""One text by one program: it has it on its standard input, and some seconds. It is started without a shell, knows
nothing of our settings, gives way to the room, and is gone when its time is over, whatever it does and has started."""

import asyncio
import os
import signal
from asyncio.subprocess import DEVNULL, PIPE, Process
from contextlib import suppress

from app.speech.engines import Voice
from app.speech.sound import NoSound

MOST_SECONDS = 12.0
MOST_BYTES = 8 * 1024 * 1024
"""Of sound: three minutes, where six hundred letters take one."""
GIVES_WAY = 10
"""As `nice` says it."""


async def sound_of(text: str, voice: Voice) -> bytes:
    """What an engine says. Raises `NoSound` where it fails, says too much or takes too long."""
    try:
        engine = await asyncio.create_subprocess_exec(
            *voice.command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, env=_surroundings(), start_new_session=True
        )
    except OSError:
        raise NoSound from None
    try:
        return await asyncio.wait_for(_spoken(engine, text), MOST_SECONDS)
    except TimeoutError:
        raise NoSound from None
    finally:
        _end(engine)


def _surroundings() -> dict[str, str]:
    return {"PATH": os.environ.get("PATH", os.defpath), "LANG": "C.UTF-8"}


async def _spoken(engine: Process, text: str) -> bytes:
    assert engine.stdin
    assert engine.stdout
    with suppress(ProcessLookupError):
        os.setpriority(os.PRIO_PROCESS, engine.pid, GIVES_WAY)
    with suppress(OSError):  # what it does not read, it does not say
        engine.stdin.write(f"{text}\n".encode())
        await engine.stdin.drain()
    engine.stdin.close()
    sound = bytearray()
    while part := await engine.stdout.read(64 * 1024):
        sound += part
        if len(sound) > MOST_BYTES:
            raise NoSound
    if await engine.wait() != 0:
        raise NoSound
    return bytes(sound)


def _end(engine: Process) -> None:
    """With whatever it has started: it leads a group of its own."""
    with suppress(ProcessLookupError):
        os.killpg(engine.pid, signal.SIGKILL)
