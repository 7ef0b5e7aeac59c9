"""What every answer is looked at for: a file that leaves the server, something refused, too many tries.

Looked for here and not in each route, so that a new route can't forget it. A route that knows more than its answer
says has noted it already (`count`).
"""

from typing import Any

from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.security.entry import About, Thing, What
from app.web.note import count

_ANSWERS = ("http.response.start", "websocket.http.response.start")
_EVERYDAY = ("not_joined", "signed_out", "workshop_ended")
"""A phone that has not joined yet, or has been left open until after the workshop, or a sign-in that has run out:
nobody who tries anything."""
_SOMEBODY_ELSES = ("not_led", "not_owned")
_ONE = {"/retention/": "protocol", "/archive/": "package"}
"""What one of them is called as a file, by how its address begins."""
_PASSWORDS = ("/sign-in", "/account/password")


class WatchMiddleware:
    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            return await self.app(scope, receive, send)

        async def seen(message: Message) -> None:
            if message["type"] in _ANSWERS:
                _look(HTTPConnection(scope), message["status"], Headers(raw=message["headers"]))
            await send(message)

        await self.app(scope, receive, seen)


def _look(asker: HTTPConnection, status: int, headers: Headers) -> None:
    is_a_file = status == 200 and headers.get("content-disposition", "").startswith("attachment")
    if is_a_file and "head" not in asker.scope:
        count(asker, What.EXPORTED, _about(asker), {"file": _file(asker)})
    elif getattr(asker.state, "noted", False):
        return
    elif status == 429:
        is_password = _path(asker) in _PASSWORDS
        count(asker, What.SIGN_INS_STOPPED if is_password else What.LIMIT_REACHED, None, _where(asker))
    elif _is_refusal(asker, status):
        count(asker, What.ACCESS_REFUSED, _about(asker), _where(asker))


def _is_refusal(asker: HTTPConnection, status: int) -> bool:
    """Whether somebody asked for what is not theirs. A wrong code that stands alone is a slip of the finger."""
    why = getattr(asker.state, "refused", "")
    if status == 403:
        return why not in _EVERYDAY
    is_known = _of(asker, "link") or (_of(asker, "facilitator") and _of(asker, "workshop") is None)
    return status == 404 and (why in _SOMEBODY_ELSES or bool(is_known and "{" in _path(asker)))


def _about(asker: HTTPConnection) -> About | None:
    link, workshop, path = _of(asker, "link"), _of(asker, "workshop"), _path(asker)
    if link:
        workshop, description = link.workshop, link.job_description
    else:
        description = asker.path_params["id"] if path.startswith("/job-descriptions/{id") else None
    if workshop is not None:
        return About(Thing.WORKSHOP, workshop)
    return None if description is None else About(Thing.JOB_DESCRIPTION, int(description))


def _where(asker: HTTPConnection) -> dict[str, str]:
    said = {"path": _path(asker), "why": getattr(asker.state, "refused", "")}
    return {name: value for name, value in said.items() if value}


def _file(asker: HTTPConnection) -> str:
    """What kind of file: report.pdf."""
    path = _path(asker)
    one = next((its for start, its in _ONE.items() if path.startswith(start)), "job-description")
    name = path.rpartition("/")[2].replace("{id:row}", one)
    return name.format(**asker.path_params)


def _path(asker: HTTPConnection) -> str:
    """The pattern of the address: the address itself may have a code or a secret in it."""
    return getattr(asker.scope.get("route"), "path", "")


def _of(asker: HTTPConnection, name: str) -> Any:
    return getattr(asker.state, name, None)
