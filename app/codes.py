"""Join codes: short enough to say, and to read from the back row."""

import re
from urllib.parse import unquote

ALPHABET = "2345679ACDEFGHJKMNPQRTVWXY8"
"""No two of these are taken for each other: not 0 and O, 1 and I and L, 2 and Z, 5 and S, 8 and B, U and V."""
LENGTH = 6
TYPED_LENGTH = 300
"""With spaces and dashes, as people type it; or the whole address, as people paste it."""
_LOOK_ALIKES = str.maketrans({"0": "Q", "O": "Q", "Z": "2", "S": "5", "B": "8", "U": "V"})


def as_meant(typed: str) -> str:
    """A typed or spoken join code as we write it: capitals, no spaces or dashes, look-alikes put right."""
    return re.sub(r"[\W_]", "", typed, flags=re.UNICODE).upper().translate(_LOOK_ALIKES)


def in_what_was_typed(typed: str) -> str:
    """The code in an address or an invitation that somebody has pasted whole; else what was typed, as it is."""
    found = re.search(r"(?:^|[?&\s])code=([^&#\s]+)|/w/([^/?#\s]+)", unquote(typed))
    return (found[1] or found[2]) if found else typed


def as_shown(code: str) -> str:
    """In two halves, as it is easiest to read aloud."""
    return f"{code[: LENGTH // 2]} {code[LENGTH // 2 :]}"
