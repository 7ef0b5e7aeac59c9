"""The organisation's logo: a file that the operator names, as the one picture that every document takes.

PNG, JPEG or SVG is drawn once, when the server starts, into a PNG of a size for paper: Word takes no SVG, and a page
should not pass on a drawing that could carry a script.
"""

from pathlib import Path
from typing import Any

import typst

from app.export.document import Logo

ENDINGS = (".png", ".jpg", ".jpeg", ".svg")
LARGEST_FILE = 2_000_000
"""Bytes."""
WIDEST, HIGHEST = 52.0, 15.0
"""Millimetres that it may take in a document's head."""
_DOTS = 300
"""To an inch."""
_INCH = 25.4
_DRAWN = f"""\
#set page(width: auto, height: auto, margin: 0mm, fill: none)
#context {{
  let file = sys.inputs.file
  let whole = image(file)
  let (width, height) = measure(whole)
  let fit = calc.min({WIDEST}mm / width, {HIGHEST}mm / height)
  image(file, width: width * fit, height: height * fit)
}}
"""


class NoPicture(Exception):
    """The file can't be used as a logo. The text says why, as the end of a sentence."""


def logo(path: Path) -> Logo:
    """Raises `NoPicture`."""
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise NoPicture(f"must end in {', '.join(ENDINGS[:-1])} or {ENDINGS[-1]}")
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise NoPicture(f"is larger than {LARGEST_FILE // 1_000_000} MB")
        path = path.resolve(strict=True)
        png = _drawn(path)
    except OSError as why:
        raise NoPicture(f"can't be read: {why.strerror}") from None
    except typst.TypstError as why:
        raise NoPicture(f"is not a picture that can be drawn: {str(why).rstrip('.')}") from None
    width, height = (int.from_bytes(png[at : at + 4], "big") for at in (16, 20))
    return Logo(png, width / _DOTS * _INCH, height / _DOTS * _INCH)


def _drawn(path: Path) -> bytes:
    source: Any = _DRAWN.encode()  # its types want all paths to be bytes, then
    inputs = {"file": f"/{path.name}"}
    png: bytes = typst.compile(source, root=path.parent, format="png", ppi=_DOTS, sys_inputs=inputs)
    return png
