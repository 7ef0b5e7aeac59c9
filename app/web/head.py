"""HEAD is answered as GET, without the body: what checks whether a page is there asks so, and is told nothing else."""

from starlette.types import ASGIApp, Receive, Scope, Send


class HeadMiddleware:
    """All within is asked for GET; the server, which still has HEAD, sends no body. `scope["head"]`: that it is so."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_head = scope.get("method") == "HEAD"
        await self.app({**scope, "method": "GET", "head": True} if is_head else scope, receive, send)
