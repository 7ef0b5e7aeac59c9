"""New ids, codes and secrets: the only randomness there is."""

import hashlib
import secrets
import time

from app import codes

_ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz"

LARGEST_ID = 2**31 - 1
"""Of a row: what an integer holds in PostgreSQL, which refuses a larger one where SQLite finds nothing."""


def new_id() -> str:
    """Fourteen letters and digits, 72 bits."""
    return _drawn(_ALPHABET, 14)


def new_code() -> str:
    """A join code: short enough to say, one of 300 million."""
    return _drawn(codes.ALPHABET, codes.LENGTH)


def _drawn(alphabet: str, length: int) -> str:
    """Each as likely as any other. By one draw and not one for each letter: a page has some thirty ids."""
    left, letters = secrets.randbelow(len(alphabet) ** length), []
    for _ in range(length):
        left, place = divmod(left, len(alphabet))
        letters.append(alphabet[place])
    return "".join(letters)


def new_secret() -> str:
    """256 bits for a cookie or a link. Only its `fingerprint` is kept."""
    return secrets.token_urlsafe(32)


def fingerprint(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def now() -> int:
    """Milliseconds since 1970, UTC."""
    return time.time_ns() // 1_000_000
