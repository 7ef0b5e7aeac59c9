"""A form that makes something makes it once, however often it is posted: by two taps, by a page that is loaded again,
by a page that somebody comes back to.

The page is drawn with a key (`once` in its form). What a post has made is kept under a fingerprint of the key, of
whose page it is and of all that was typed; the same post again is led to the same. Typed anew in a page that was kept,
it is another post, and makes another. A post without a key is a program's own, and is taken as it is.

What is made may hold a secret: a link, a sign-in. It is reckoned from the key, which is in the page and nowhere else,
so that it can be given again without being kept.
"""

import hmac
import re
from base64 import urlsafe_b64encode
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import Annotated, Any

import orjson
from fastapi import Depends, Request
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from sqlmodel import Session
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from app.access.facilitator import sign_in_of
from app.ids import fingerprint, new_secret, now
from app.once import store
from app.web import gate
from app.web.cookies import set_cookie, with_cookies_of

FIELD = "once"
NOT_TYPED = ("copy",)
"""The editor's script names what it sends anew at each press."""
_IS_KEY = re.compile(r"[0-9A-Za-z_-]{14,64}")
_SECRET = "token"  # noqa: S105
"""The part of an address by link that is a secret, and is kept nowhere."""


@dataclass(frozen=True, slots=True)
class Once:
    """A post that makes something. `key`: what it is kept under; "" where it has none. `secret`: of what it makes."""

    key: str
    secret: str
    token: str

    def begin(self, session: Session) -> None:
        """Called first in the transaction that makes it. Raises `MadeAlready`."""
        if self.key:
            store.begin(session, self.key, now())

    def leads_to(
        self, request: Request, session: Session, address: str, gives: str = "", lasts: int = 0
    ) -> RedirectResponse:
        """The answer to what is made, kept in the same transaction. `gives`: the cookie by which `secret` is given, for
        so many seconds."""
        if self.key:
            kept = address.replace(self.token, "{token}") if self.token else address
            store.led_to(session, self.key, kept, gives, lasts)
        return self.answer(request, address, gives, lasts)

    def answer(self, request: Request, address: str, gives: str, lasts: int) -> RedirectResponse:
        answer = RedirectResponse(address.replace("{token}", self.token), 303)
        if gives:
            set_cookie(request, answer, gives, self.secret, lasts)
        return answer


async def _once(request: Request) -> Once:
    once: Once = request.state.once
    return once


async def _coming_in(request: Request) -> Once:
    return await _once(request)


Making = Annotated[Once, Depends(_once)]
"""What a route makes, it makes once for each post of whoever is signed in, or has the link."""
ComingIn = Annotated[Once, Depends(_coming_in)]
"""The same where somebody comes in by it, and is signed in afterwards who was not before."""


class OnceRoute(APIRoute):
    """The routes of those who make something: what has been made already is not made again. It may have been made
    before the rules came to say no."""

    def get_route_handler(self) -> Callable[[Request], Awaitable[Response]]:  # type: ignore[override]
        handle = super().get_route_handler()
        return partial(_made_once, handle, _is_coming_in(self.dependant)) if makes(self) else handle


def makes(route: APIRoute) -> bool:
    return bool({_once, _coming_in} & {its.call for its in route.dependant.dependencies})


def _is_coming_in(dependant: Dependant) -> bool:
    return any(its.call is _coming_in for its in dependant.dependencies)


async def _made_once(
    handle: Callable[[Request], Awaitable[Response]], is_coming_in: bool, request: Request
) -> Response:
    form = await request.form()
    request.state.once = once = await run_in_threadpool(_read, request, form.multi_items(), is_coming_in)
    if already := await _made(request, once):
        return already
    try:
        answer = await handle(request)
    except Exception:
        if already := await _made(request, once):
            return already
        raise
    return (answer.status_code >= 400 and await _made(request, once)) or answer


def _read(request: Request, fields: Iterable[tuple[str, Any]], is_coming_in: bool) -> Once:
    token = str(request.path_params.get(_SECRET, ""))
    typed = [(name, value) for name, value in fields if isinstance(value, str) and name not in NOT_TYPED]
    given = next((value for name, value in typed if name == FIELD), "")
    if not _IS_KEY.fullmatch(given):
        return Once("", new_secret(), token)
    whose = "" if is_coming_in else sign_in_of(request)
    said = orjson.dumps([request.url.path, whose, sorted(typed)]).decode()
    return Once(fingerprint(f"made {said}"), _secret(request.app.state.signing_key, said), token)


def _secret(key: str, said: str) -> str:
    return urlsafe_b64encode(hmac.digest(key.encode(), said.encode(), sha256)).decode().rstrip("=")


async def _made(request: Request, once: Once) -> Response | None:
    already = await run_in_threadpool(_again, request, once) if once.key else None
    waiting = gate.unpacked(str((await request.form()).get("kept", ""))) if already else None
    if already and waiting:  # a form that waited for a sign-in, and is not to be lost by two taps
        return with_cookies_of(already, await gate.after_signing_in(request, waiting))
    return already


def _again(request: Request, once: Once) -> Response | None:
    """The answer to what has been made, as it was the first time."""
    with request.app.state.database.reading_session() as session:
        made = store.made(session, once.key)
    return once.answer(request, made.leads_to, made.gives, made.lasts) if made else None


def command_id(form: Iterable[tuple[str, Any]], field: str = FIELD, *, beside: tuple[str, ...] = ()) -> str:
    """The id of what a form asks the desk for: the same for the same key and the same that was typed. A new one where
    there is no key. `beside`: fields that are no part of what is asked for."""
    typed = sorted((name, value) for name, value in form if isinstance(value, str) and name not in beside)
    given = next((value for name, value in typed if name == field), "")
    return fingerprint(orjson.dumps(typed).decode())[:40] if given else fingerprint(new_secret())[:40]
