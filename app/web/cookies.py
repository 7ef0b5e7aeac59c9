"""Cookies: how they are named, and the signed one that a participant has.

Over https a name begins with `__Host-`: a browser then takes the cookie only from this very host, over https, so that
neither a neighbouring site nor somebody on the network can plant one. What a participant's cookie says is signed for
one workshop: what we have not made ourselves is as if it were not there.
"""

from hashlib import sha256
from typing import Any

from itsdangerous import BadSignature, Signer, TimestampSigner
from starlette.requests import HTTPConnection
from starlette.responses import Response

FACILITATOR = "akr-facilitator"
FACILITATOR_LASTS = 400 * 24 * 3600
"""As long as browsers keep any. When the sign-in is over the server knows (`app.account.store`)."""
REMOTE = "akr-remote"
PARTICIPANT = "akr-deltagare-"
"""And the workshop's first code: one may take part in one workshop and, later, in another."""
PARTICIPANT_LASTS = 180 * 24 * 3600
NEWCOMER = "akr-ny-"
"""And the workshop's first code; from the first page, where no workshop is known yet, nothing more."""
HOLDER = "akr-jobb"
"""Of whoever says by a link how it is at the work they have."""
HOLDER_LASTS = 400 * 24 * 3600
DEVICE = "akr-device-"
"""And a fingerprint of the e-mail of the account that the device has signed in to."""
DEVICE_LASTS = 180 * 24 * 3600


def named(name: str, *, is_https: bool) -> str:
    return f"__Host-{name}" if is_https else name


def read_cookie(asker: HTTPConnection, name: str) -> str | None:
    return asker.cookies.get(named(name, is_https=_is_https(asker)))


def set_cookie(asker: HTTPConnection, answer: Response, name: str, value: str, seconds: int) -> None:
    is_https = _is_https(asker)
    name = named(name, is_https=is_https)
    answer.set_cookie(name, value, max_age=seconds, httponly=True, samesite="lax", secure=is_https)


def drop_cookie(asker: HTTPConnection, answer: Response, name: str) -> None:
    is_https = _is_https(asker)
    answer.delete_cookie(named(name, is_https=is_https), httponly=True, samesite="lax", secure=is_https)


def with_cookies_of(given: Response, page: Response) -> Response:
    """A page, with the cookies that another answer gives."""
    for cookie in given.headers.getlist("set-cookie"):
        page.headers.append("set-cookie", cookie)
    return page


def signed(secret: str, key: str, purpose: str) -> str:
    return _signer(key, purpose).sign(secret).decode()


def unsigned(token: str | None, key: str, purpose: str) -> str | None:
    """What was signed for this purpose; None where it was not, or not by us."""
    try:
        return _signer(key, purpose).unsign(token).decode() if token else None
    except BadSignature:
        return None


def signed_now(secret: str, key: str, purpose: str) -> str:
    """As `signed`, and with the time of it."""
    return TimestampSigner(key, **_how(purpose)).sign(secret).decode()


def unsigned_within(token: str | None, key: str, purpose: str, seconds: int) -> str | None:
    """What was `signed_now` for this purpose, and no longer ago; None where it was not."""
    try:
        return TimestampSigner(key, **_how(purpose)).unsign(token, max_age=seconds).decode() if token else None
    except BadSignature:
        return None


def _signer(key: str, purpose: str) -> Signer:
    return Signer(key, **_how(purpose))


def _how(purpose: str) -> dict[str, Any]:
    return {"salt": purpose, "key_derivation": "hmac", "digest_method": sha256}


def _is_https(asker: HTTPConnection) -> bool:
    return asker.app.state.settings.is_https  # type: ignore[no-any-return]
