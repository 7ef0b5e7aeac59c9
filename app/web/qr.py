"""An address as a picture for a phone's camera.

The picture brings its own white ground and four modules of quiet around it (ISO/IEC 18004): what is behind it may be
dark, and browsers that force colours, or darken pages by themselves, change what is behind.
"""

import io

import segno

QUIET = 4
"""Modules."""
DARK, LIGHT = "#16201E", "#FFFFFF"


def as_svg(address: str) -> bytes:
    """To be a file, or to stand in a paper."""
    picture = io.BytesIO()
    segno.make(address, error="m").save(
        picture, kind="svg", border=QUIET, dark=DARK, light=LIGHT, svgclass=None, lineclass=None, omitsize=True
    )
    return picture.getvalue()


def in_a_page(address: str) -> str:
    """To stand in a page's HTML; empty without an address."""
    if not address:
        return ""
    return segno.make(address, error="m").svg_inline(border=QUIET, dark=DARK, light=LIGHT, omitsize=True)
