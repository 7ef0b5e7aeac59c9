"""Takes out of OpenMoji, as npm has it, the pictures that our pages show, each to a file of its own.

`python -m app.pictures.unpack FROM TO`: from the folder of `@iconify-json/openmoji`, to `app/static/vendor/pictures`.
The Makefile runs it. What no table names stays there: flags, skin tones, brands, some 4,000 in all.
"""

import json
import sys
from pathlib import Path
from typing import Any

from app.pictures.pictograms import PICTOGRAMS
from app.pictures.pictures import pictures

CREDIT = """OpenMoji – the open-source emoji and icon project. License: CC BY-SA 4.0
https://openmoji.org · https://creativecommons.org/licenses/by-sa/4.0/
Each file is a picture of theirs as it is in @iconify-json/openmoji {version}, by its name there; nothing is redrawn.
"""


def svg(icons: dict[str, Any], name: str) -> str:
    """One picture as a file. Raises `KeyError` where the set does not have it."""
    found = icons["aliases"][name]["parent"] if name in icons["aliases"] else name
    width, height, body = icons["width"], icons["height"], icons["icons"][found]["body"]
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">{body}</svg>'


def unpack(source: Path, target: Path) -> None:
    icons = json.loads((source / "icons.json").read_text("utf-8"))
    version = json.loads((source / "package.json").read_text("utf-8"))["version"]
    target.mkdir(parents=True, exist_ok=True)
    for file in target.iterdir():
        file.unlink()
    for name in sorted({*pictures(), *PICTOGRAMS.values()}):
        (target / f"{name}.svg").write_text(svg(icons, name), "utf-8")
    (target / "LICENSE").write_text(CREDIT.format(version=version), "utf-8")


if __name__ == "__main__":
    unpack(Path(sys.argv[1]), Path(sys.argv[2]))
