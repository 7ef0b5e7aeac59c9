"""A link that is shown to who has just made it: by a cookie of theirs for a few minutes, so that the page can be loaded
again, and the server keeps no more of the link than its fingerprint."""

from starlette.requests import HTTPConnection

from app.web.cookies import read_cookie

LASTS = 10 * 60
"""Seconds."""


def shows(what: str) -> str:
    """The cookie's name."""
    return f"akr-shown-{what}"


def shown(asker: HTTPConnection, what: str) -> str:
    """What the asker's browser says that the secret is, where it has just been made there; else ""."""
    return read_cookie(asker, shows(what)) or ""
