"""`python -m app course-package`."""

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from app.course.local import Said
from app.course.parts import TrackId
from app.course_package.package import Kind, package

NAME = "course-package"


def add_to(commands: Any) -> None:
    """`commands`: what argparse keeps its subparsers in."""
    parser = commands.add_parser(NAME, help="write the course as a package for a learning platform")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="a file that is there is written over")
    parser.add_argument("--kind", choices=list(Kind), default=Kind.SCORM, help="default: %(default)s")
    parser.add_argument("--track", choices=list(TrackId), help="only this track. Default: all")


def run(asked: argparse.Namespace, own: Mapping[str, Sequence[Said]], language: str) -> int:
    """The exit code: 1 where the file can't be written."""
    track = TrackId(asked.track) if asked.track else None
    content = package(Kind(asked.kind), own, language, track)
    try:
        asked.out.write_bytes(content)
    except OSError as why:
        print(f"{asked.out} can't be written: {why.strerror}.", file=sys.stderr)
        return 1
    print(f"{asked.out}: {len(content) // 1024} kB.")
    return 0
