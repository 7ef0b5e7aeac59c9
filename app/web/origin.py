"""Whom an unsafe request may come from, and by which name this server may be asked."""

from starlette.datastructures import Headers
from starlette.requests import HTTPConnection, Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from app.security.entry import What
from app.vocabulary import Refused
from app.web import gate, posted
from app.web.note import count
from app.web.proxy import Proxies
from app.web.refusals import ForeignOrigin, OtherHost, sentence, status
from app.web.safety import is_our_host, is_ours, is_ours_but_for_the_scheme

_SAFE = ("GET", "HEAD", "OPTIONS")
_FOR_MACHINES = ("/healthz", "/metrics")
"""Asked by what watches the server, by whichever address that knows."""


class OriginMiddleware:
    """The origin check on every unsafe request and every socket, and the host's on all. `public_url`: None where nobody
    has stated it; then any host is ours, for phones come by whichever they see.

    It stands within what knows the reader's language: a form that is stopped here is given back like any other.
    """

    def __init__(self, app: ASGIApp, public_url: str | None) -> None:
        self.app, self.public_url = app, public_url
        self._proxies = Proxies(public_url)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            return await self.app(scope, receive, send)
        receive, headers = posted.keeping(scope, receive), Headers(scope=scope)
        if self.public_url and scope["path"] not in _FOR_MACHINES and not is_our_host(scope, self.public_url):
            self._proxies.tell("other_host", host=headers.get("host", ""))
            answer = await _stopped(scope, OtherHost(address=self.public_url))
            return await answer(scope, receive, send)
        self._proxies.look(scope, headers)
        if scope.get("method") not in _SAFE and not is_ours(headers, self.public_url):
            if self.public_url and is_ours_but_for_the_scheme(headers, self.public_url):
                self._proxies.tell("other_scheme", origin=headers.get("origin", ""))
            count(HTTPConnection(scope), What.FOREIGN_ORIGIN)
            answer = await _stopped(scope, ForeignOrigin())
            return await answer(scope, receive, send)
        await self.app(scope, receive, send)


async def _stopped(scope: Scope, no: Refused) -> Response:
    if scope["type"] == "http" and posted.is_form(request := Request(scope)):
        return await gate.stopped(request, no)
    return PlainTextResponse(sentence(no), status(no))
