"""Our modules as one plain script: opened from a disk, a browser lets no page have a module.

Nothing but the lines that say what is imported and exported is changed, so that what is tested is what is sent. Names
are therefore each module's own (`tests/course_package` holds that).
"""

import re
from pathlib import Path

from app.web.lean import lean

JS = Path(__file__).parent / "js"
_IMPORT = re.compile(r'^import \{[^}]*\} from "\./([\w-]+\.js)";$', re.MULTILINE)
_EXPORT = re.compile(r"^export ", re.MULTILINE)


def joined(main: str) -> str:
    """`main`: a module in `js`, which comes last; what it imports comes before it, each once."""
    return "\n".join(["(() => {", '"use strict";', *map(_plain, in_order(main)), "})();", ""])


def in_order(main: str) -> list[str]:
    found: list[str] = []

    def add(name: str) -> None:
        if name not in found:
            for needed in _IMPORT.findall(_source(name)):
                add(needed)
            found.append(name)

    add(main)
    return found


def _source(name: str) -> str:
    return (JS / name).read_text("utf-8")


def _plain(name: str) -> str:
    source = lean(_source(name).encode()).decode()
    return re.sub(r"\n{2,}", "\n", _EXPORT.sub("", _IMPORT.sub("", source))).strip()
