"""A learning platform on loopback: it hosts the package's files beside what a standard asks of it, and remembers what
it was told. The one for SCORM 1.2 is scorm-again; the one for cmi5 is a small LRS of our own."""

import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

SCORM_AGAIN = Path(__file__).parents[2] / "node_modules/scorm-again/dist/scorm12.min.js"
TOKEN, ACTIVITY, REGISTRATION = "c2VjcmV0", "urn:platform:au:1", "7e7b8e0a-0000-4000-8000-000000000001"
ACTOR = {"objectType": "Agent", "account": {"homePage": "https://kommun.example", "name": "17"}}
SESSION_ID = "https://w3id.org/xapi/cmi5/context/extensions/sessionid"
LAUNCH_DATA = {
    "launchMode": "Normal",
    "moveOn": "Passed",
    "contextTemplate": {
        "contextActivities": {"grouping": [{"id": "urn:platform:course"}]},
        "extensions": {SESSION_ID: "session-1"},
    },
}
HOST = b"""<!doctype html><html lang="sv"><head><title>En plattform</title></head><body>
<script src="/scorm12.js"></script><script src="/host.js"></script>
<iframe id="sco" title="Kursen" width="100%" height="600"></iframe></body></html>"""
HOST_SCRIPT = b"""
window.API = new Scorm12API({ autocommit: false, logLevel: 4 });
const begin = async () => {
  const { cmi } = await (await fetch("/kept")).json();
  if (cmi) API.loadFromJSON(cmi, "");
  API.on("LMSFinish", () => navigator.sendBeacon("/kept", JSON.stringify(API.renderCMIToJSONObject())));
  API.on("LMSCommit", () => navigator.sendBeacon("/kept", JSON.stringify(API.renderCMIToJSONObject())));
  document.querySelector("#sco").src = "/course/index.html";
};
begin();
"""


@dataclass
class Platform:
    """`kept`: of SCORM, the last that was committed. `statements`: of cmi5, in the order they came. `heard`: every
    request that was answered by an error."""

    files: Mapping[str, bytes]
    base: str = ""
    kept: dict[str, Any] = field(default_factory=dict)
    statements: list[dict[str, Any]] = field(default_factory=list)
    states: dict[str, Any] = field(default_factory=dict)
    launch_data: dict[str, Any] = field(default_factory=lambda: dict(LAUNCH_DATA))
    fetched: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def launched(self) -> str:
        """The address of the AU, as cmi5 has it launched."""
        its = {
            "endpoint": f"{self.base}/lrs",
            "fetch": f"{self.base}/fetch",
            "actor": json.dumps(ACTOR),
            "registration": REGISTRATION,
            "activityId": ACTIVITY,
        }
        return f"{self.base}/course/index.html?" + "&".join(f"{name}={quote(it, safe='')}" for name, it in its.items())

    @property
    def verbs(self) -> list[str]:
        return [it["verb"]["id"].rpartition("/")[2] for it in self.statements]


@contextmanager
def hosting(files: Mapping[str, bytes]) -> Iterator[Platform]:
    its = Platform(files)
    its.states["LMS.LaunchData"] = its.launch_data

    class Handler(_Answers):
        platform = its

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    its.base = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield its
    finally:
        server.shutdown()
        server.server_close()
        thread.join(10)


class _Answers(BaseHTTPRequestHandler):
    platform: Platform
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path, query = self._asked()
        fixed = {
            "/": (HOST, "text/html; charset=utf-8"),
            "/host.js": (HOST_SCRIPT, "text/javascript"),
            "/favicon.ico": (b"", "image/x-icon"),
        }
        if path in fixed:
            self._answer(200, *fixed[path])
        elif path == "/scorm12.js":
            self._answer(200, SCORM_AGAIN.read_bytes(), "text/javascript")
        elif path == "/kept":
            self._json(200, {"cmi": self.platform.kept})
        elif path.startswith("/course/") and (file := path.removeprefix("/course/")) in self.platform.files:
            self._answer(200, self.platform.files[file], guess_type(file)[0] or "text/plain")
        elif path.startswith("/lrs/") and self._may():
            kept = self.platform.states.get(query.get("stateId", query.get("profileId", "")))
            self._json(404 if kept is None else 200, kept)
        else:
            self._error(404)

    def do_POST(self) -> None:
        path, _query = self._asked()
        body = self._body()
        if path == "/kept":
            self.platform.kept = body
            self._json(200, {})
        elif path == "/fetch" and not self.platform.fetched:
            self.platform.fetched += 1
            self._json(200, {"auth-token": TOKEN})
        elif path == "/lrs/statements" and self._may():
            self.platform.statements.append(body)
            self._json(200, [body["id"]])
        else:
            self._error(400)

    def do_PUT(self) -> None:
        path, query = self._asked()
        body = self._body()
        if path == "/lrs/activities/state" and self._may() and query["stateId"] != "LMS.LaunchData":
            self.platform.states[query["stateId"]] = body
            self._answer(204, b"", "text/plain")
        else:
            self._error(400)

    def _asked(self) -> tuple[str, dict[str, str]]:
        its = urlsplit(self.path)
        return its.path, {name: values[0] for name, values in parse_qs(its.query).items()}

    def _may(self) -> bool:
        """With the token that was fetched, in the version that xAPI has."""
        is_right = self.headers["Authorization"] == f"Basic {TOKEN}"
        return is_right and self.headers["X-Experience-API-Version"] == "1.0.3"

    def _body(self) -> Any:
        text = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        return json.loads(text) if text else None

    def _json(self, status: int, it: Any) -> None:
        self._answer(status, json.dumps(it).encode(), "application/json")

    def _error(self, status: int) -> None:
        self.platform.errors.append(f"{self.command} {self.path}")
        self._answer(status, b"", "text/plain")

    def _answer(self, status: int, content: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: Any) -> None:
        pass
