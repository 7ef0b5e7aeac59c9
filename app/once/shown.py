"""A link that is shown to who has just made it: by a cookie of theirs for a few minutes, so that the page can be loaded
again, and the server keeps no more of the link than its fingerprint."""

from starlette.requests import HTTPConnection

from app.web.cookies import read_cookie

LASTS = 10 * 60
"""Seconds."""


AT_ONCE = 8
"""Of each kind: a proxy refuses who comes with too many cookies."""


def shows(kind: str, id: int) -> str:
    """The cookie's name."""
    return f"akr-shown-{kind}-{id % AT_ONCE}"


def shown(asker: HTTPConnection, kind: str, made: str) -> str:
    """What the asker's browser says that the secret is, where it has just been made there; else "". It may be another's
    of the same kind: who asks looks it up. `made`: the id, as an address says it."""
    is_id = made.isascii() and made.isdigit() and len(made) < 10
    return (read_cookie(asker, shows(kind, int(made))) or "") if is_id else ""
