"""The parts from others that run and are served: what the lock files say, and where in our folders they are."""

import json
import re
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Literal

from packaging.markers import Marker

HERE = Path(__file__).parents[2]
ITSELF = "akr-tavlan"
RUN_LOCK, PACKAGE_LOCK = HERE / "requirements" / "run.lock", HERE / "package-lock.json"
VENDOR, FONTS = HERE / "app" / "static" / "vendor", HERE / "app" / "export" / "fonts"
SERVED = {
    "@expo-google-fonts/atkinson-hyperlegible-next": (FONTS, ("AtkinsonHyperlegibleNext_", "atkinson-")),
    "@expo-google-fonts/noto-emoji": (FONTS, ("NotoEmoji_", "noto-emoji.")),
    "@expo-google-fonts/noto-sans-arabic": (FONTS, ("NotoSansArabic_", "noto-sans-arabic.")),
    "@fontsource-variable/atkinson-hyperlegible-next": (VENDOR, ("atkinson/",)),
    "@iconify-json/openmoji": (VENDOR, ("pictures/",)),
    "idiomorph": (VENDOR, ("idiomorph.",)),
    "sortablejs": (VENDOR, ("sortable.",)),
}
"""Of packages for browsers and papers: in which folder their files are, and how those begin. See the Makefile."""
_BLOCK = re.compile(r"^([\w.-]+)==(\S+)(?: ; (.+?))? \\\n((?:[ #].*\n?)+)", re.MULTILINE)
_NEEDED_BY = re.compile(r"^ +#(?: +via)? +([\w.-]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Part:
    """`kind`: as in a package URL. `stated`: the licence that its lock file states, or "". `needed_by`: names.

    `hashes`: of each archive that may be installed, (SHA-256 or SHA-512, hexadecimal).
    """

    kind: Literal["pypi", "npm"]
    name: str
    version: str
    stated: str
    needed_by: tuple[str, ...]
    hashes: tuple[tuple[str, str], ...]

    @property
    def purl(self) -> str:
        return f"pkg:{self.kind}/{self.name.replace('@', '%40')}@{self.version}"


def parts() -> list[Part]:
    """All of them, by kind and name; of those that depend on the machine, what this one has."""
    return [*_python(RUN_LOCK.read_text("utf-8")), *_node(json.loads(PACKAGE_LOCK.read_text("utf-8")))]


def _python(lock: str) -> Iterator[Part]:
    for name, number, marker, rest in _BLOCK.findall(lock):
        if not marker or Marker(marker).evaluate():
            hashes = tuple(("SHA-256", it) for it in re.findall(r"--hash=sha256:(\w+)", rest))
            needed_by = tuple(it for it in _NEEDED_BY.findall(rest) if it != "via")
            yield Part("pypi", name, number, "", needed_by, hashes)


def _node(lock: dict[str, Any]) -> Iterator[Part]:
    ours = {path.removeprefix("node_modules/"): it for path, it in lock["packages"].items() if not it.get("dev")}
    for name, it in ours.items():
        if name:
            needed_by = tuple(by or ITSELF for by, other in ours.items() if name in other.get("dependencies", {}))
            digest = b64decode(it["integrity"].removeprefix("sha512-")).hex()
            yield Part("npm", name, it["version"], it.get("license", ""), needed_by, (("SHA-512", digest),))


def files(part: Part) -> list[tuple[str, str]]:
    """What we serve or embed of it: (the path within the project, SHA-256), by path. None of a Python package."""
    if part.name not in SERVED:
        return []
    folder, begins = SERVED[part.name]
    found = sorted(it for it in folder.rglob("*") if it.is_file() and is_of(it, folder, begins))
    return [(it.relative_to(HERE).as_posix(), sha256(it.read_bytes()).hexdigest()) for it in found]


def is_of(file: Path, folder: Path, begins: tuple[str, ...]) -> bool:
    return file.is_relative_to(folder) and file.relative_to(folder).as_posix().startswith(begins)


def wrongly_installed(these: list[Part]) -> list[str]:
    """Sentences: what the lock file has, and this machine has not, or in another version."""
    return [
        f"{it.name} {it.version} is in requirements/run.lock, and here is {here or 'none'}."
        for it in these
        if it.kind == "pypi" and (here := installed(it.name)) != it.version
    ]


def installed(name: str) -> str:
    """Its version, or ""."""
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
