"""The municipality's own words beside ours: a folder with a text for each part, named by it (`why.md`).

A text is paragraphs, headings and lists, and nothing else: each is said as text, so that no markup of anybody's ever
becomes part of a page.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

MOST = 16 * 1024
"""Bytes of a text."""
_ENDING = ".md"
_HEADING = re.compile(r"#{1,6}\s+(.+?)\s*#*")
_ITEM = re.compile(r"(?:[-*+]|\d{1,3}[.)])\s+(.+)")


class LocalTextWrong(Exception):
    """A sentence for the operator."""


@dataclass(frozen=True, slots=True)
class Said:
    """`kind`: "heading", "paragraph" or "list"; of a list `lines` are its items, else there is one."""

    kind: str
    lines: tuple[str, ...]


def texts(folder: Path | None, parts: Collection[str]) -> Mapping[str, tuple[Said, ...]]:
    """By the part's id. Raises `LocalTextWrong`."""
    if folder is None:
        return {}
    return {file.stem: _read(file, parts) for file in sorted(folder.glob(f"*{_ENDING}"))}


def _read(file: Path, parts: Collection[str]) -> tuple[Said, ...]:
    if file.stem not in parts:
        raise LocalTextWrong(f"{file.name} is not named after a part. There are: {', '.join(sorted(parts))}")
    try:
        if file.stat().st_size > MOST:
            raise LocalTextWrong(f"{file.name} is larger than {MOST // 1024} kB")
        return said(file.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError) as why:
        raise LocalTextWrong(f"{file.name} can't be read as UTF-8") from why


def said(text: str) -> tuple[Said, ...]:
    """A text, with a blank line between what belongs apart."""
    found: list[Said] = []
    for block in re.split(r"\n\s*\n", text.replace("\r\n", "\n")):
        lines = [line.strip() for line in block.split("\n") if line.strip()]
        while lines and (heading := _HEADING.fullmatch(lines[0])):
            found.append(Said("heading", (heading[1],)))
            lines = lines[1:]
        if lines:
            found.append(_of(lines))
    return tuple(found)


def _of(lines: list[str]) -> Said:
    items = [_ITEM.fullmatch(line) for line in lines]
    if all(items):
        return Said("list", tuple(item[1] for item in items if item))
    return Said("paragraph", (" ".join(lines),))
