"""The package: a zip file that is the same, byte by byte, whenever what it says is the same."""

import io
import zipfile
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from app.course.content import NAME
from app.course.parts import TrackId
from app.course_package.assets import assets
from app.course_package.pages import ABOUT, LANGUAGES, Own, drawn, in_each_language
from app.course_package.scripts import joined
from app.supply.parts import HERE
from app.web.lean import lean
from app.web.templating import environment

STYLE = Path(__file__).parent / "shell.css"
BEGAN = (1980, 1, 1, 0, 0, 0)
"""When every file in it says that it was made: the first day a zip file knows."""


class Kind(StrEnum):
    """The standard that a learning platform reads it by."""

    SCORM = "scorm12"
    CMI5 = "cmi5"


MANIFEST = {Kind.SCORM: "imsmanifest.xml", Kind.CMI5: "cmi5.xml"}
SHELL = "index.html"
"""What a platform opens: it holds the session, with the pages in a frame, so that going between them ends nothing."""


def name(kind: Kind, only: TrackId | None = None) -> str:
    """Of the file, without its ending."""
    return "-".join(["akr-kurs", *([only] if only else []), kind])


def package(kind: Kind, own: Own, language: str, only: TrackId | None = None) -> bytes:
    """`own`: the municipality's own words, in `language`. `only`: a package of one track."""
    return zipped(files(kind, own, language, only))


def files(kind: Kind, own: Own, language: str, only: TrackId | None = None) -> dict[str, bytes]:
    """By path: what the platform reads first, then by name."""
    its = drawn(own, language, only)
    texts = dict(its.pages)
    texts |= {"course.js": joined("page.js"), "shell.js": joined(f"{kind.value}.js"), SHELL: _shell(language)}
    found = {path: text.encode() for path, text in texts.items()}
    found |= {f"static/{path}": content for path, content in assets([*its.used, "icon.svg"]).items()}
    found["shell.css"] = lean(STYLE.read_bytes())
    found["LICENSE"] = (HERE / "LICENSE").read_bytes()
    manifest = _manifest(kind, sorted(found), only)
    return {MANIFEST[kind]: manifest.encode(), **dict(sorted(found.items()))}


def _shell(language: str) -> str:
    its = language if language in LANGUAGES else LANGUAGES[0]
    return _of("shell.html", tag=its, languages=LANGUAGES, title=in_each_language(NAME)[its])


def _manifest(kind: Kind, paths: list[str], only: TrackId | None) -> str:
    titles, about = in_each_language(NAME), in_each_language(ABOUT)
    return _of(MANIFEST[kind], paths=paths, titles=titles, title=NAME, about=about, shell=SHELL, only=only or "")


def _of(template: str, **context: object) -> str:
    return environment().get_template(f"course_package/{template}").render(**context)


def zipped(files: Mapping[str, bytes]) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as folder:
        for path, content in files.items():
            info = zipfile.ZipInfo(path, BEGAN)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            folder.writestr(info, content)
    return kept.getvalue()
