"""What a form brought, kept until it is answered: whoever stops it on its way can give back what was typed.

Only forms are kept, each as it is read and no longer than its request. Passwords are never given back, nor files, which
a page can't put into a form again.
"""

import asyncio
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field

from python_multipart.multipart import parse_options_header
from starlette.datastructures import FormData, Headers
from starlette.formparsers import FormParser, MultiPartException, MultiPartParser
from starlette.requests import Request
from starlette.types import Message, Receive, Scope

MOST_KEPT = 512 * 1024
"""Bytes: as much as the longest form of ours may have (`app.main`)."""
MOST_FIELDS = 20_000
MOST_READ_AT_ONCE = 16 * 1024
"""Of a body, before the room has its turn: to read so much of a form takes two milliseconds at the worst."""
SECRET = ("password", "present")
"""Fields that nobody is shown again what they typed in."""
_KEPT = "posted"
_FIELDS, _FILES = "application/x-www-form-urlencoded", "multipart/form-data"


@dataclass(frozen=True, slots=True)
class Posted:
    """A form as it came: its fields in their order, without what is secret and without files.

    `is_cut`: it was so long that the end of it is missing.
    """

    fields: list[tuple[str, str]] = field(default_factory=list)
    had_secrets: bool = False
    had_files: bool = False
    is_cut: bool = False

    @property
    def can_be_sent_again(self) -> bool:
        """Whether all of it is here."""
        return not (self.had_secrets or self.had_files or self.is_cut)


class Body:
    """The body of a request: handed on as it comes, and kept."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self.kept = bytearray()
        self.form: Posted | None = None
        self.is_cut = self._is_over = False

    async def __call__(self) -> Message:
        message = await self._receive()
        body, room = message.get("body", b""), MOST_KEPT - len(self.kept)
        self.kept += body[:room]
        self.is_cut = self.is_cut or len(body) > room
        self._is_over = not message.get("more_body", False)
        return message

    async def read_on(self) -> None:
        """Read what nobody has read yet, as far as it is kept."""
        while not (self._is_over or self.is_cut):
            await self()


def keeping(scope: Scope, receive: Receive) -> Receive:
    """`receive`, of which `posted` knows afterwards what came; of anything but a form, `receive` as it is."""
    if scope.get("method") != "POST" or _kind(Headers(scope=scope)) not in (_FIELDS, _FILES):
        return receive
    body = scope.setdefault("state", {})[_KEPT] = Body(receive)
    return body


def is_form(request: Request) -> bool:
    """Whether it is a form that was posted, and not a command or a question."""
    return hasattr(request.state, _KEPT)


async def posted(request: Request) -> Posted:
    """What a form brought, however far it has been read by now. What can't be read as a form is as if it were empty."""
    if not is_form(request):
        return Posted()
    body: Body = getattr(request.state, _KEPT)
    if body.form is None:
        await body.read_on()
        # One at a time: the last step of a large one takes some 15 ms, and the room has its turn between two of them.
        async with request.app.state.reading:
            body.form = body.form or await _read(request.headers, body)
    return body.form


async def _read(headers: Headers, body: Body) -> Posted:
    try:
        form = await _parsed(headers, bytes(body.kept), is_cut=body.is_cut)
    except (MultiPartException, ValueError, KeyError):
        return Posted(is_cut=body.is_cut)
    texts = [(name, value) for name, value in form.multi_items() if isinstance(value, str)]
    if body.is_cut and texts:
        texts[-1] = (texts[-1][0], texts[-1][1].removesuffix("\ufffd"))  # half a letter
    named = [it for it in form.multi_items() if not isinstance(it[1], str) and it[1].filename]
    open_ones = [(name, value) for name, value in texts if not _is_secret(name)]
    await form.close()
    return Posted(open_ones, len(open_ones) < len(texts), bool(named), body.is_cut)


def _is_secret(name: str) -> bool:
    return name in SECRET or "password" in name.casefold()


def _kind(headers: Headers) -> str:
    return headers.get("content-type", "").partition(";")[0].strip().casefold()


async def _parsed(headers: Headers, body: bytes, *, is_cut: bool) -> FormData:
    if _kind(headers) == _FIELDS:
        whole = _without_half_a_byte(body) if is_cut else body
        return await FormParser(headers, _in_parts(whole), max_fields=MOST_FIELDS).parse()
    boundary = parse_options_header(headers.get("content-type", ""))[1].get(b"boundary", b"")
    whole = body + b"\r\n--%b--\r\n" % boundary if is_cut else body
    return await MultiPartParser(headers, _in_parts(whole), max_fields=MOST_FIELDS).parse()


def _without_half_a_byte(body: bytes) -> bytes:
    """What was cut off in the middle of "%C3", without what is left of that."""
    return body[:-2] + body[-2:].partition(b"%")[0]


async def _in_parts(body: bytes) -> AsyncGenerator[bytes, None]:
    """A part at a time, and the room has its turn between them."""
    for at in range(0, len(body), MOST_READ_AT_ONCE):
        yield body[at : at + MOST_READ_AT_ONCE]
        await asyncio.sleep(0)
