"""What is kept of a phone that has answered: who it is, to which ask, and what it answered, each so that somebody who
reads the database can't put them together.

The phone's cookie holds a secret that the server does not keep. Which phone it is is a fingerprint of that, another for
each ask. What it answered is encrypted with a key that is made of it (JWE, A256GCM): when the phone comes back the
server takes its old answer out of the sums; without the phone nobody can open it. Which ask it was is a word that is
made with the server's own key.
"""

import hmac
from hashlib import sha256

from joserfc import jwe
from joserfc.errors import JoseError
from joserfc.jwk import OctKey

from app.afterwards.holder import MONTHS, Answer, as_number, from_number
from app.ids import fingerprint

_HEADER = {"alg": "dir", "enc": "A256GCM"}
_BYTES = 8


def ask_of(key: str, staffing: int, months: int) -> str:
    """`key`: the server's own."""
    return hmac.digest(key.encode(), f"holder ask {staffing} {months}".encode(), sha256).hex()


def place_of(key: str, workplace: int) -> str:
    """A workplace, as a word that only the server can make."""
    return hmac.digest(key.encode(), f"holder place {workplace}".encode(), sha256).hex()


def asks_of(key: str, staffing: int) -> list[str]:
    """All asks of a placement."""
    return [ask_of(key, staffing, months) for months in MONTHS]


def phone_of(secret: str, ask: str) -> str:
    return fingerprint(f"holder phone {secret} {ask}")


def seal(secret: str, ask: str, answer: Answer) -> str:
    number = as_number(answer).to_bytes(_BYTES, "big")
    return jwe.encrypt_compact(_HEADER, number, _key(secret, ask))


def unseal(secret: str, ask: str, sealed: str) -> Answer | None:
    """None where it was sealed by another phone."""
    try:
        opened = jwe.decrypt_compact(sealed, _key(secret, ask)).plaintext
    except (JoseError, ValueError):
        return None
    return from_number(int.from_bytes(opened or b"", "big"))


def _key(secret: str, ask: str) -> OctKey:
    return OctKey.import_key(sha256(f"holder seal {secret} {ask}".encode()).digest())
