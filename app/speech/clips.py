"""Clips in Swedish Sign Language: a folder that the municipality fills, each file named by a sentence's id."""

import re
from pathlib import Path

from app.speech.sentences import said

_NAMED = re.compile(r"([0-9a-f]{10})\.(mp4|webm)")
KINDS = {"mp4": "video/mp4", "webm": "video/webm"}


def of_sentences(folder: Path, tag: str) -> dict[str, str]:
    """The sentences that have a clip, as a language says them, and their clips. For a thread: reads the folder."""
    there = {found[1]: file.name for file in sorted(folder.iterdir()) if (found := _NAMED.fullmatch(file.name))}
    return {sentence: there[id] for sentence, id in said(tag) if id in there}


def clip(folder: Path, name: str) -> tuple[Path, str] | None:
    """A clip's file and kind. Nothing that is called otherwise, or that lies elsewhere."""
    named = _NAMED.fullmatch(name)
    file = folder / name
    if named is None or not file.is_file() or file.resolve().parent != folder.resolve():
        return None
    return file, KINDS[named[2]]
