"""What every answer says to the browser, and what tells our own pages from others'."""

import re
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit, urlunsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
}
"""Nothing that somebody has signed in or joined to see is in a cache that the next one at the screen could look in."""
_OF_FILES = ("X-Content-Type-Options", "Cross-Origin-Resource-Policy")
"""What our scripts, styles and fonts need of these: the rest is for pages, and would be a third of what a phone fetches
at its first visit."""
_IN_A_PAGE_OF_OURS = re.compile(r"/w/[^/]+/here")
"""The wall in one column, which has nothing to press that does anything: a phone's page shows it within itself."""
_LINKS = ("/l/", "/sign-in/", "/invitation/", "/remote/")
_BY_LINK = {"X-Robots-Tag": "noindex"}
"""Where the address itself is a secret. "same-origin" keeps it from everybody else; "no-referrer" would also take the
origin from the page's own forms, which would then be refused."""
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; media-src 'self' blob:; "
    "connect-src 'self'{sockets}; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors {framed_by}"
)
_PORTS = {"http": 80, "https": 443}
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


def is_ours(headers: Headers, public_url: str | None) -> bool:
    """Whether a request was made by a page of ours. `public_url`: None where nobody has stated it.

    Browsers say where a request comes from in `Sec-Fetch-Site` and `Origin`, and a page can't forge either. What the
    first one says decides: it is said of the very address that was asked for, whatever has been done to the `Origin`
    (extensions write "null") or to the `Host` (a proxy writes its own). Who sends neither is not a browser, and has no
    cookie that somebody else could use.
    """
    origin, site = headers.get("origin"), headers.get("sec-fetch-site")
    if site in ("cross-site", "same-site"):
        return False
    if site == "same-origin":
        return True
    if origin is None:
        return True
    scheme, _, _ = origin.partition("://")
    ours = public_url or f"{scheme}://{headers.get('host', '')}"
    return _origin(origin) is not None and _origin(origin) == _origin(ours)


def is_ours_but_for_the_scheme(headers: Headers, public_url: str) -> bool:
    """Whether a page of ours was opened by http where https is stated, or the other way about."""
    said, ours = _origin(headers.get("origin", "")), _origin(public_url)
    return said is not None and ours is not None and said[1] == ours[1] and said[0] != ours[0]


def _origin(address: str) -> tuple[str, str, int | None] | None:
    """Scheme, host and port as any way of writing them has them; None where the address has none of ours."""
    parts = _parts(address)
    try:
        port = parts.port or _PORTS[parts.scheme]
    except (KeyError, ValueError):
        return None
    host = _host(parts.hostname or "")
    return (parts.scheme, host, port) if host else None


def _host(name: str) -> str:
    """A host's name or address, as any way of writing it has it: browsers say "xn--hr-via.se" for "här.se"."""
    name = name.casefold().removesuffix(".")
    try:
        return ip_address(name).compressed
    except ValueError:
        return _in_ascii(name)


def _in_ascii(name: str) -> str:
    try:
        return name.encode("idna").decode()
    except UnicodeError:
        return name


def is_our_host(scope: Scope, public_url: str) -> bool:
    """Whether a request asks for the public address's host, or for this machine by an address of its own: no name that
    somebody else has pointed here. `X-Forwarded-Host` is not read: anybody may write it."""
    said = Headers(scope=scope).getlist("host")
    asked = _host(_parts(f"//{said[0]}").hostname or "") if len(said) == 1 else ""
    listening, _ = scope.get("server") or ("", None)
    ours = (_host(_parts(public_url).hostname or ""), _host(listening), *_LOOPBACK)
    return asked != "" and asked in ours


def is_loopback(host: str) -> bool:
    """Whether a `Host` is a name of this machine's own."""
    return _host(_parts(f"//{host}").hostname or "") in _LOOPBACK


def our_path(address: str) -> str:
    """The address, if it is a path on this site; else the first page."""
    parts = _parts(address)
    if parts.scheme or parts.netloc or not address.startswith("/") or address.startswith(("//", "/\\")):
        return "/"
    return address


def our_referrer(asker: HTTPConnection) -> str:
    """The page of ours that a request comes from, with its query; "" where that is not said, or is another's."""
    said = asker.headers.get("referer", "")
    ours = asker.app.state.settings.stated_url or f"{_parts(said).scheme}://{asker.headers.get('host', '')}"
    if _origin(said) is None or _origin(said) != _origin(ours):
        return ""
    return our_path(urlunsplit(("", "", *_parts(said)[2:4], "")))


def _parts(address: str) -> SplitResult:
    """An address in its parts; one that is none has no host that is ours."""
    try:
        return urlsplit(address)
    except ValueError:
        return SplitResult("", "?", "", "", "")


class SafetyMiddleware:
    """Security headers on every answer. `public_url`: None where nobody has stated it."""

    def __init__(self, app: ASGIApp, public_url: str | None) -> None:
        self.app, self.public_url = app, public_url
        self.is_https = bool(public_url and public_url.startswith("https://"))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            send = self._with_headers(scope, Headers(scope=scope), send)
        await self.app(scope, receive, send)

    def _with_headers(self, scope: Scope, headers: Headers, send: Send) -> Send:
        said = self._said(scope["path"], headers)

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                answer = MutableHeaders(scope=message)
                kept = answer.get("cache-control", "")
                answer.update(said)
                if "no-store" in kept:
                    answer["Cache-Control"] = kept
            await send(message)

        return with_headers

    def _said(self, path: str, headers: Headers) -> dict[str, str]:
        """The headers of an answer."""
        strict = {"Strict-Transport-Security": "max-age=31536000"} if self.is_https else {}
        if path.startswith("/static/"):
            return {name: _HEADERS[name] for name in _OF_FILES} | strict
        # Older browsers do not count a socket to the same host as 'self'.
        host = _in_ascii(_parts(self.public_url).netloc) if self.public_url else headers.get("host", "")
        sockets = f" {'wss' if self.is_https else 'ws'}://{host}" if _is_plain(host) else ""
        by_link = _BY_LINK if path.startswith(_LINKS) else {}
        is_framed = _IN_A_PAGE_OF_OURS.fullmatch(path) is not None
        policy = _POLICY.format(sockets=sockets, framed_by="'self'" if is_framed else "'none'")
        framed = {"X-Frame-Options": "SAMEORIGIN"} if is_framed else {}
        return {**_HEADERS, "Content-Security-Policy": policy, **framed, **by_link, **strict}


def _is_plain(host: str) -> bool:
    return bool(host) and host.isascii() and all(c.isalnum() or c in ".:-[]" for c in host)
