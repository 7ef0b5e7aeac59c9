"""Just enough HTTP to join a workshop and fetch a page: one connection that is kept, one request at a time."""

import asyncio
import gzip
from dataclasses import dataclass
from urllib.parse import urlencode


@dataclass
class Answer:
    status: int
    headers: list[tuple[str, str]]
    body: bytes

    def header(self, name: str) -> str:
        return next((value for key, value in self.headers if key == name), "")

    @property
    def content(self) -> bytes:
        return gzip.decompress(self.body) if self.header("content-encoding") == "gzip" else self.body

    @property
    def cookie(self) -> str:
        """What a browser would send back."""
        return "; ".join(value.split(";")[0] for key, value in self.headers if key == "set-cookie")


class Browser:
    """Somebody with cookies of their own. Keeps one connection open, if `keep`."""

    def __init__(self, port: int, cookie: str = "", source: str = "127.0.0.1") -> None:
        self.port = port
        self.cookie = cookie
        self.source = source
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def get(self, path: str) -> Answer:
        return await self._ask("GET", path)

    async def post(self, path: str, **form: str) -> Answer:
        return await self.post_fields(path, [*form.items()])

    async def join(self, code: str, group: str) -> Answer:
        """As a phone does: the page first, whose cookie says that it is one person. The answer has the cookie that is
        kept."""
        page = await self.get(f"/join?code={code}")
        self.cookie = page.cookie or self.cookie
        return await self.post_fields("/join", [("code", code), ("group", group)], on=f"/join?code={code}")

    async def post_fields(self, path: str, fields: list[tuple[str, str]], on: str = "") -> Answer:
        """A form in which a name may come several times. `on`: the page that it was on, as a browser says it."""
        return await self._ask("POST", path, urlencode(fields).encode(), "application/x-www-form-urlencoded", on)

    async def post_json(self, path: str, body: bytes) -> Answer:
        return await self._ask("POST", path, body, "application/json")

    async def upload(self, path: str, field: str, file: bytes) -> Answer:
        mark = "a-mark-that-no-file-has"
        head = f'--{mark}\r\nContent-Disposition: form-data; name="{field}"; filename="list"\r\n\r\n'
        body = head.encode() + file + f"\r\n--{mark}--\r\n".encode()
        return await self._ask("POST", path, body, f"multipart/form-data; boundary={mark}")

    def close(self) -> None:
        if self._streams:
            self._streams[1].close()
            self._streams = None

    async def _ask(self, method: str, path: str, body: bytes = b"", kind: str = "", on: str = "") -> Answer:
        if self._streams and self._streams[0].at_eof():
            # Kept for longer than the server keeps one that nobody asks by.
            self.close()
        if self._streams is None:
            self._streams = await asyncio.open_connection("127.0.0.1", self.port, local_addr=(self.source, 0))
        reader, writer = self._streams
        head = [f"{method} {path} HTTP/1.1", f"Host: 127.0.0.1:{self.port}", "Accept-Encoding: gzip"]
        if self.cookie:
            head.append(f"Cookie: {self.cookie}")
        if on:
            head.append(f"Referer: http://127.0.0.1:{self.port}{on}")
        if kind:
            head += [f"Content-Type: {kind}", f"Content-Length: {len(body)}"]
        writer.write("\r\n".join(head).encode() + b"\r\n\r\n" + body)
        lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        headers = [
            (key.lower(), value.strip()) for key, _, value in (line.partition(":") for line in lines[1:] if line)
        ]
        answer = Answer(int(lines[0].split()[1]), headers, b"")
        if answer.header("transfer-encoding") == "chunked":
            answer.body = await _chunks(reader)
        else:
            answer.body = await reader.readexactly(int(answer.header("content-length") or 0))
        return answer


async def _chunks(reader: asyncio.StreamReader) -> bytes:
    body = b""
    while size := int((await reader.readline()).strip(), 16):
        body += await reader.readexactly(size)
        await reader.readexactly(2)
    await reader.readexactly(2)
    return body
