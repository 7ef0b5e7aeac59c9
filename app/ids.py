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
    return "".join(secrets.choice(_ALPHABET) for _ in range(14))


def new_code() -> str:
    """A join code: short enough to say, one of 300 million."""
    return "".join(secrets.choice(codes.ALPHABET) for _ in range(codes.LENGTH))


def new_secret() -> str:
    """256 bits for a cookie or a link. Only its `fingerprint` is kept."""
    return secrets.token_urlsafe(32)


def fingerprint(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def now() -> int:
    """Milliseconds since 1970, UTC."""
    return time.time_ns() // 1_000_000
