"""What every answer says to the browser, and whom an unsafe request may come from."""

from urllib.parse import SplitResult, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.security.entry import What
from app.web.note import count
from app.web.refusals import ForeignOrigin, sentence

_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "X-Frame-Options": "DENY",
}
_OF_FILES = ("X-Content-Type-Options", "Cross-Origin-Resource-Policy")
"""What our scripts, styles and fonts need of these: the rest is for pages, and would be a third of what a phone fetches
at its first visit."""
_LINKS = ("/l/", "/sign-in/", "/invitation/")
_BY_LINK = {"X-Robots-Tag": "noindex", "Cache-Control": "no-store"}
"""Where the address itself is a secret. "same-origin" keeps it from everybody else; "no-referrer" would also take the
origin from the page's own forms, which would then be refused."""
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'{sockets}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_SAFE = ("GET", "HEAD", "OPTIONS")


def is_ours(headers: Headers, public_url: str) -> bool:
    """Whether a request was made by a page of ours.

    Browsers say where a request comes from in `Sec-Fetch-Site` and `Origin`, and a page can't forge either. Who sends
    neither is not a browser, and has no cookie that somebody else could use.
    """
    origin = headers.get("origin")
    if headers.get("sec-fetch-site") in ("cross-site", "same-site"):
        return False
    if origin is None:
        return True
    return origin == public_url or _parts(origin).netloc == headers.get("host") != ""


def our_path(address: str) -> str:
    """The address, if it is a path on this site; else the first page."""
    parts = _parts(address)
    if parts.scheme or parts.netloc or not address.startswith("/") or address.startswith(("//", "/\\")):
        return "/"
    return address


def _parts(address: str) -> SplitResult:
    """An address in its parts; one that is none has no host that is ours."""
    try:
        return urlsplit(address)
    except ValueError:
        return SplitResult("", "?", "", "", "")


class SafetyMiddleware:
    """Security headers on every answer, and the origin check on every unsafe request and every socket."""

    def __init__(self, app: ASGIApp, public_url: str) -> None:
        self.app, self.public_url = app, public_url
        self.is_https = public_url.startswith("https://")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            return await self.app(scope, receive, send)
        headers = Headers(scope=scope)
        if scope["type"] == "http":
            # Older browsers do not count a socket to the same host as 'self'.
            host = headers.get("host", "")
            sockets = f" {'wss' if self.is_https else 'ws'}://{host}" if _is_plain(host) else ""
            policy = _POLICY.format(sockets=sockets)

            by_link = _BY_LINK if scope["path"].startswith(_LINKS) else {}
            said = {**_HEADERS, "Content-Security-Policy": policy, **by_link}
            if scope["path"].startswith("/static/"):
                said = {name: _HEADERS[name] for name in _OF_FILES}

            async def with_headers(message: Message) -> None:
                if message["type"] == "http.response.start":
                    answer = MutableHeaders(scope=message)
                    answer.update(said)
                    if self.is_https:
                        answer["Strict-Transport-Security"] = "max-age=31536000"
                await send(message)

            if scope["method"] not in _SAFE and not is_ours(headers, self.public_url):
                count(HTTPConnection(scope), What.FOREIGN_ORIGIN)
                return await PlainTextResponse(sentence(ForeignOrigin()), 403)(scope, receive, with_headers)
            return await self.app(scope, receive, with_headers)
        if not is_ours(headers, self.public_url):
            count(HTTPConnection(scope), What.FOREIGN_ORIGIN)
            return await PlainTextResponse(sentence(ForeignOrigin()), 403)(scope, receive, send)
        await self.app(scope, receive, send)


def _is_plain(host: str) -> bool:
    return bool(host) and host.isascii() and all(c.isalnum() or c in ".:-[]" for c in host)
