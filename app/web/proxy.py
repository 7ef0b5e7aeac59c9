"""What a proxy in front of us does wrong: told once for each kind, in the server's log, with what to set.

Nothing is decided by it. Who runs the server would else see it first as people's forms that are refused, or as all of a
municipality being one address.
"""

import structlog
from starlette.datastructures import Headers
from starlette.types import Scope

from app.web.safety import is_loopback

log = structlog.get_logger()

TELLS = {
    "host_not_passed": "proxy_set_header Host $host",
    "proto_not_passed": "proxy_set_header X-Forwarded-Proto $scheme",
    "for_not_passed": "proxy_set_header X-Forwarded-For $remote_addr",
    "other_host": "AKR_PUBLIC_URL, or the name that leads here",
    "other_scheme": "AKR_PUBLIC_URL, or send http on to https",
}
"""What is wrong, and what to set (docs/operators.md, https)."""
_FORWARDED = ("x-forwarded-for", "x-forwarded-proto", "x-forwarded-host", "forwarded", "via")


class Proxies:
    """`public_url`: None where nobody has stated it."""

    def __init__(self, public_url: str | None) -> None:
        self._is_https = bool(public_url and public_url.startswith("https://"))
        self._is_stated = public_url is not None
        self._told: set[str] = set()

    def look(self, scope: Scope, headers: Headers) -> None:
        """Look at a request that is answered."""
        if len(self._told) == len(TELLS) or not any(name in headers for name in _FORWARDED):
            return
        if is_loopback(headers.get("host", "")) and self._is_stated:
            self.tell("host_not_passed", host=headers.get("host", ""))
        if self._is_https and scope["scheme"] in ("http", "ws"):
            self.tell("proto_not_passed")
        if "x-forwarded-for" not in headers:
            self.tell("for_not_passed")

    def tell(self, what: str, **more: str) -> None:
        if what not in self._told:
            self._told.add(what)
            log.warning("proxy", what=what, set=TELLS[what], **{name: it[:100] for name, it in more.items()})
