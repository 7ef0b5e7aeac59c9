"""HEAD is answered as GET, without the body: what checks whether a page is there asks so, and is told nothing else."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send


class HeadMiddleware:
    """All within is asked for GET. `scope["head"]`: that it was for HEAD.

    The answer ends with its head: who asked has all of it then, and asks for the next thing on the same connection
    while a file is still being read.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope.get("method") != "HEAD":
            return await self.app(scope, receive, send)

        async def send_head(message: Message) -> None:
            if message["type"] == "http.response.start":
                await send(message)
                await send({"type": "http.response.body"})

        await self.app({**scope, "method": "GET", "head": True}, receive, send_head)
