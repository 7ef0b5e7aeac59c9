"""The product's own styles, letters, pictures and scripts that the pages use, and what those use in their turn."""

import posixpath
import re
from collections.abc import Iterable

from app.web.lean import lean
from app.web.templating import STATIC

_NEEDED = {
    ".css": re.compile(r"url\(([^)]+)\)"),
    ".js": re.compile(r'(?:^import|^export|^\}) [^"\n]*"(\.[^"]+)"|import\("(\.[^"]+)"\)', re.MULTILINE),
}
_LICENCES = ("vendor/atkinson/", "vendor/pictures/")
"""Folders of what others have made; each has a LICENSE, which goes where any of it goes."""


def assets(used: Iterable[str]) -> dict[str, bytes]:
    """By path within the product's static files. `used`: those that the pages name."""
    found: dict[str, bytes] = {}
    waiting = sorted(used)
    while waiting:
        path = waiting.pop()
        if path not in found:
            found[path] = _sent(path)
            waiting += _needed(path)
    for folder in _LICENCES:
        if any(path.startswith(folder) for path in found):
            found[f"{folder}LICENSE"] = (STATIC / folder / "LICENSE").read_bytes()
    return found


def _sent(path: str) -> bytes:
    content = (STATIC / path).read_bytes()
    is_ours = path.startswith(("css/", "js/"))
    return lean(content) if is_ours else content


def _needed(path: str) -> list[str]:
    pattern = _NEEDED.get(posixpath.splitext(path)[1])
    if pattern is None:
        return []
    said = (next(filter(None, it.groups())) for it in pattern.finditer(_sent(path).decode()))
    return [
        posixpath.normpath(posixpath.join(posixpath.dirname(path), it)) for it in said if not it.startswith("data:")
    ]
