"""How clients here speak to a server on loopback: HTTP/1.1, read by the parser that the server has, which is in C. What
httpx2 comes with is in Python, and takes a millisecond more for each request."""

import re
import select
import socket
from collections.abc import Iterable
from contextlib import suppress

import httptools
import httpx2


class Loopback(httpx2.BaseTransport):
    """Connections to one server, kept open between requests, for any number of threads."""

    def __init__(self) -> None:
        self._idle: list[socket.socket] = []

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        head = _head(request)
        connection = self._free() or _connected(request)
        connection.settimeout(request.extensions.get("timeout", {}).get("read"))
        read = _Read(request.method == "HEAD")
        try:
            _send(connection, head, request)
            read.all_of(connection)
        except TimeoutError as why:
            raise httpx2.ReadTimeout(str(why)) from why
        except (OSError, httptools.HttpParserError) as why:
            raise httpx2.ReadError(str(why)) from why
        finally:
            self._done_with(connection, read.is_whole and read.may_be_followed)
        return read.response()

    def _free(self) -> socket.socket | None:
        """One that the server has not closed meanwhile."""
        with suppress(IndexError):
            while True:
                connection = self._idle.pop()
                if not _readable(connection):
                    return connection
                connection.close()
        return None

    def _done_with(self, connection: socket.socket, is_kept: bool) -> None:
        if is_kept:
            self._idle.append(connection)
        else:
            connection.close()

    def close(self) -> None:
        with suppress(IndexError):
            while True:
                self._idle.pop().close()


_TARGET = re.compile(rb"[\x21-\x7e]+")
_NAME = re.compile(rb"[-!#$%&'*+.^_`|~0-9a-zA-Z]+")
_VALUE = re.compile(rb"(?:[^\x00\s]+(?:[ \t]+[^\x00\s]+)*)?")


def _head(request: httpx2.Request) -> bytes:
    """Raises httpx2.LocalProtocolError for what can not be said in HTTP."""
    target, headers = request.url.raw_path, request.headers.raw
    if not _TARGET.fullmatch(target):
        raise httpx2.LocalProtocolError(f"No target: {target!r}")
    if not all(_NAME.fullmatch(name) and _VALUE.fullmatch(value) for name, value in headers):
        raise httpx2.LocalProtocolError("No header")
    lines = [b"%s %s HTTP/1.1\r\n" % (request.method.encode(), target)]
    return b"".join([*lines, *(b"%s: %s\r\n" % header for header in headers), b"\r\n"])


def _connected(request: httpx2.Request) -> socket.socket:
    try:
        within = request.extensions.get("timeout", {}).get("connect")
        connection = socket.create_connection((request.url.host, request.url.port or 80), within)
    except OSError as why:
        raise httpx2.ConnectError(str(why)) from why
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return connection


def _readable(connection: socket.socket) -> bool:
    poll = select.poll()
    poll.register(connection, select.POLLIN)
    return bool(poll.poll(0))


def _send(connection: socket.socket, head: bytes, request: httpx2.Request) -> None:
    """Whoever answers before all is said may hang up: the answer is there to be read."""
    assert isinstance(request.stream, Iterable)
    parts = iter(request.stream)
    if "chunked" in request.headers.get("transfer-encoding", ""):
        parts = _in_chunks(parts)
    with suppress(BrokenPipeError, ConnectionResetError):
        connection.sendall(head + next(parts, b""))
        for part in parts:
            connection.sendall(part)


def _in_chunks(parts: Iterable[bytes]) -> Iterable[bytes]:
    for part in parts:
        if part:
            yield b"%x\r\n%s\r\n" % (len(part), part)
    yield b"0\r\n\r\n"


class _Read:
    """An answer, as httptools tells it."""

    def __init__(self, has_no_body: bool) -> None:
        self._parser = httptools.HttpResponseParser(self)
        self._has_no_body, self._is_begun = has_no_body, False
        self._headers: list[tuple[bytes, bytes]] = []
        self._body: list[bytes] = []
        self._reason = b""
        self.is_whole = self.may_be_followed = False

    def all_of(self, connection: socket.socket) -> None:
        while not self.is_whole:
            if some := connection.recv(65536):
                self._parser.feed_data(some)
            else:
                self._ended()

    def _ended(self) -> None:
        """The connection has. So has an answer whose length was never said."""
        names = {name.lower() for name, _ in self._headers}
        if not self._is_begun or names & {b"content-length", b"transfer-encoding"}:
            raise httpx2.RemoteProtocolError("The server hung up")
        self.is_whole = True

    def response(self) -> httpx2.Response:
        return httpx2.Response(
            self._parser.get_status_code(),
            headers=self._headers,
            stream=httpx2.ByteStream(b"".join(self._body)),
            extensions={"http_version": b"HTTP/1.1", "reason_phrase": self._reason},
        )

    def on_status(self, reason: bytes) -> None:
        self._reason += reason

    def on_header(self, name: bytes, value: bytes) -> None:
        self._headers.append((name, value))

    def on_headers_complete(self) -> None:
        self._is_begun = True
        if self._has_no_body:
            self.on_message_complete()

    def on_body(self, part: bytes) -> None:
        self._body.append(part)

    def on_message_complete(self) -> None:
        self.is_whole = True
        self.may_be_followed = self._parser.should_keep_alive() and not self._has_no_body
