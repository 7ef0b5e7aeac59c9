"""Which engines of speech this machine has, and which languages they speak.

Each is a program of its own, which we start and send a text: Debian's `espeak-ng`, and Piper with voices that the
municipality supplies. None comes along with us, and none is needed.
"""

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import structlog

from app.settings import Impossible, Settings
from app.web.language import LANGUAGES

OFF = "off"
CALMLY = "150"
"""Words a minute: many who listen are learning the language."""
PATIENCE = 10.0
"""Seconds for an engine to say what it speaks."""

log = structlog.get_logger()


@dataclass(frozen=True)
class Voice:
    """How a program is started to speak a language: it reads a text and writes sound. `rate`: samples a second, where
    it writes them bare; None where it writes a WAV file."""

    command: tuple[str, ...]
    rate: int | None = None


def base(tag: str) -> str:
    """A language without its variant: easy Swedish sounds as Swedish does."""
    return tag.split("-")[0]


OURS = frozenset(map(base, LANGUAGES))
_SPOKEN_AS = {"hr": "bs", "sr": "bs"}
"""A voice of the first will do for the second, where that has none."""


def voices(settings: Settings) -> dict[str, Voice]:
    """A voice for each of our languages that this machine speaks; Piper's before the other's. Raises `Impossible`."""
    found = _of_espeak(settings.speech) | _of_piper(settings.piper, settings.piper_voices)
    found = {_SPOKEN_AS[it]: found[it] for it in _SPOKEN_AS if it in found} | found
    return {language: voice for language, voice in sorted(found.items()) if language in OURS}


def _of_espeak(asked: str) -> dict[str, Voice]:
    program = "" if asked == OFF else asked or shutil.which("espeak-ng") or ""
    if not program:
        return {}
    try:
        spoken = _spoken_by(program)
    except (OSError, subprocess.SubprocessError) as why:
        if asked:
            raise Impossible(f"AKR_SPEECH: {program} does not say which voices it has.") from why
        log.warning("speech_not_found", program=program)
        return {}
    return {
        base(it): Voice((program, "-v", it, "-s", CALMLY, "--stdin", "--stdout", "-b", "1")) for it in reversed(spoken)
    }


@cache
def _spoken_by(program: str) -> tuple[str, ...]:
    """The languages that espeak-ng lists, in its order: the first of several kinds of English is the one meant."""
    asked = subprocess.run(  # noqa: S603
        (program, "--voices"), stdin=subprocess.DEVNULL, capture_output=True, check=True, timeout=PATIENCE
    )
    lines = [line.split() for line in asked.stdout.decode("utf-8", "replace").splitlines()[1:]]
    return tuple(sorted((it[1] for it in lines if len(it) > 1 and _is_a_tag(it[1])), key=_as_meant))


def _is_a_tag(language: str) -> bool:
    return all(part.isascii() and part.isalnum() for part in language.split("-"))


def _as_meant(language: str) -> tuple[bool, int]:
    """British English before the Caribbean's, and a language itself before its kinds."""
    return language != "en-gb", len(language)


def _of_piper(program: Path | None, folder: Path | None) -> dict[str, Voice]:
    """Voices are files such as `sv_SE-nst-medium.onnx`, each with its `.onnx.json` beside it."""
    if program is None or folder is None:
        return {}
    files = sorted(folder.glob("*.onnx"), reverse=True)
    return {file.name.split("_")[0].split("-")[0].lower(): _with_piper(program, file) for file in files}


def _with_piper(program: Path, voice: Path) -> Voice:
    try:
        rate = int(json.loads(Path(f"{voice}.json").read_bytes())["audio"]["sample_rate"])
    except (OSError, ValueError, KeyError, TypeError):
        raise Impossible(f"AKR_PIPER_VOICES: {voice.name}.json does not say the voice's sample rate.") from None
    return Voice((os.fspath(program), "--model", os.fspath(voice), "--output_raw"), rate)
