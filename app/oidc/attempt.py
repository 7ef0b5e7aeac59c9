"""Somebody on their way to the provider and back: known again by a cookie of ours, once, for a few minutes.

The cookie has one secret, and by it all that has to be the same when they come back: the state, the nonce, and the
verifier of their code (PKCE). Who has another browser has none of it.
"""

from dataclasses import dataclass
from urllib.parse import quote, unquote

from starlette.requests import HTTPConnection
from starlette.responses import Response

from app.ids import fingerprint, new_secret
from app.web.cookies import drop_cookie, read_cookie, set_cookie, signed_now, unsigned_within
from app.web.safety import our_path

LASTS = 15 * 60
"""Seconds: somebody may have to look for their telephone."""
AT_ONCE = 4
"""Tabs of one browser: a proxy refuses who comes with too many cookies."""
LONGEST_NEXT = 1000


@dataclass(frozen=True, slots=True)
class Attempt:
    """`next`: where somebody is going."""

    secret: str
    next: str

    @property
    def state(self) -> str:
        return fingerprint(f"state {self.secret}")

    @property
    def nonce(self) -> str:
        return fingerprint(f"nonce {self.secret}")

    @property
    def verifier(self) -> str:
        return fingerprint(f"verifier {self.secret}")

    @property
    def key(self) -> str:
        """What it is remembered by when it has been used."""
        return fingerprint(f"oidc {self.secret}")


def begin(next: str) -> Attempt:
    next = our_path(next)
    return Attempt(new_secret(), next if len(next) <= LONGEST_NEXT else "/workshops")


def keep(asker: HTTPConnection, answer: Response, attempt: Attempt) -> None:
    name = _name(attempt.state)
    said = signed_now(f"{attempt.secret}:{quote(attempt.next)}", asker.app.state.signing_key, name)
    set_cookie(asker, answer, name, said, LASTS)


def kept(asker: HTTPConnection, state: str) -> Attempt | None:
    """The attempt that is now coming back; None where this browser did not begin it, or too long ago."""
    name = _name(state)
    said = unsigned_within(read_cookie(asker, name), asker.app.state.signing_key, name, LASTS) if name else None
    secret, _, next = (said or "").partition(":")
    attempt = Attempt(secret, our_path(unquote(next)))
    return attempt if secret and attempt.state == state else None


def drop(asker: HTTPConnection, answer: Response, state: str) -> None:
    if name := _name(state):
        drop_cookie(asker, answer, name)


def _name(state: str) -> str:
    """The cookie's; "" for a state that is none of ours."""
    is_ours = len(state) == 64 and state.isascii() and state.isalnum()
    return f"akr-oidc-{sum(state.encode()) % AT_ONCE}" if is_ours else ""
