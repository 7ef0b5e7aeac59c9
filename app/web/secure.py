"""Sending on to https who has come over http, where the public address is https: a cookie that is made for https is
never kept by a browser that asks over http, and whoever joined so would not be known again.

A proxy may not say by which way it was asked. Browsers say `Sec-Fetch-Site` over https alone, but not the oldest; so
each is sent on once, and is then believed, whatever the proxy says.
"""

from urllib.parse import urlencode, urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

_SENT_ON = "sent-on"


def over_https(request: Request, path: str | None = None) -> Response | None:
    """The way on, for who is not on https and has not been sent on yet. `path`: whereto; else where they are."""
    if not _is_plain(request):
        return None
    to = urlsplit(path or f"{request.url.path}?{request.url.query}")
    query = f"{to.query}&" if to.query else ""
    address = f"{request.app.state.settings.public_url}{to.path}?{query}{urlencode({_SENT_ON: 1})}"
    return RedirectResponse(address, 303)


def _is_plain(request: Request) -> bool:
    if not request.app.state.settings.is_https or request.url.scheme == "https":
        return False
    if "sec-fetch-site" in request.headers or _was_sent_on(request):
        return False
    return _is_public(request) or request.headers.get("x-forwarded-proto") == "http"


def _was_sent_on(request: Request) -> bool:
    """The page, or the one whose form is posted."""
    return _SENT_ON in request.query_params or f"{_SENT_ON}=" in request.headers.get("referer", "")


def _is_public(request: Request) -> bool:
    """Whether it was the public address that was asked, and not the machine itself by one of its own."""
    public: str | None = urlsplit(request.app.state.settings.public_url).hostname
    return request.url.hostname == public
