"""A small provider of OpenID Connect on loopback, which can be told to be away, to lie and to forge.

It holds what the standard has it hold: the client's secret, the redirect address, PKCE, a code used once. That our side
speaks with one that others have written is shown in tests/journeys/test_signing_in_there.py.
"""

import base64
import hashlib
import re
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from html import unescape
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit
from uuid import uuid4

import httpx2
import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from app.storage.database import Database
from tests.running import Running, _Server, running
from tests.scenes import cleaning_later
from tests.serving import free_port

CLIENT, SECRET = "akr", "hemligt+%C3~med:dem"
LOGS_OUT = "http://schemas.openid.net/event/backchannel-logout"
_KEYS = [RSAKey.generate_key(2048, {"kid": f"key-{n}", "use": "sig", "alg": "RS256"}) for n in (1, 2)]


@dataclass
class Provider:
    """`people`: what it says of each, by subject. `away`: paths that it does not answer. `asked`: how often, by path.
    `forge`: makes a token in its stead, of the claims."""

    base: str
    people: dict[str, dict[str, Any]] = field(default_factory=dict)
    away: set[str] = field(default_factory=set)
    asked: Counter[str] = field(default_factory=Counter)
    key: RSAKey = field(default_factory=lambda: _KEYS[0])
    published: list[RSAKey] = field(default_factory=lambda: [_KEYS[0]])
    says_who: bool = True
    in_token: bool = True
    changes: dict[str, Any] = field(default_factory=dict)
    changes_of_itself: dict[str, Any] = field(default_factory=dict)
    forge: Callable[[dict[str, Any]], str] | None = None
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    session: str = "session-1"

    def signed(self, claims: dict[str, Any], header: dict[str, Any] | None = None, key: Any = None) -> str:
        key = key or self.key
        return jwt.encode({"alg": "RS256", "kid": key.kid, **(header or {})}, claims, key)

    def turn_keys(self) -> None:
        """Another key from now on; the old one is no more."""
        self.key, self.published = _KEYS[1], [_KEYS[1]]

    def logout_token(self, sub: str = "", sid: str = "", **changes: Any) -> str:
        now = int(time.time())
        claims = {"iss": self.base, "aud": CLIENT, "iat": now, "exp": now + 120, "jti": uuid4().hex}
        claims |= {"events": {LOGS_OUT: {}}, **({"sub": sub} if sub else {}), **({"sid": sid} if sid else {})}
        claims = {name: value for name, value in (claims | changes).items() if value is not None}
        return self.signed(claims, {"typ": "logout+jwt"})

    def code_for(self, sub: str, address: str) -> str:
        """Somebody signs in at an address that our side sent their browser to: where they are sent back to."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        assert asked["response_type"] == "code"
        assert asked["code_challenge_method"] == "S256"
        assert "openid" in asked["scope"].split()
        code = uuid4().hex
        self.codes[code] = {**asked, "sub": sub}
        who = {"iss": self.base} if self.says_who else {}
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state'], **who})}"

    def of_itself(self) -> dict[str, Any]:
        return {
            "issuer": self.base,
            "authorization_endpoint": f"{self.base}/authorize",
            "token_endpoint": f"{self.base}/token",
            "jwks_uri": f"{self.base}/keys",
            "userinfo_endpoint": f"{self.base}/person",
            "end_session_endpoint": f"{self.base}/sign-out",
            "authorization_response_iss_parameter_supported": self.says_who,
            "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
            **self.changes_of_itself,
        }

    def tokens(self, form: dict[str, str], authorization: str) -> Response:
        code = self.codes.pop(form.get("code", ""), None)
        verifier = base64.urlsafe_b64encode(hashlib.sha256(form.get("code_verifier", "").encode()).digest())
        in_form = (form.get("client_id"), form.get("client_secret"))
        said = base64.b64decode(authorization.removeprefix("Basic ")).decode() or ":".join(map(str, in_form))
        self.asked["by basic" if authorization else "by post"] += 1
        if said != f"{CLIENT}:{SECRET}":
            return JSONResponse({"error": "invalid_client"}, 401)
        is_good = (
            code is not None
            and verifier.decode().rstrip("=") == code["code_challenge"]
            and form.get("redirect_uri") == code["redirect_uri"]
        )
        if not is_good or code is None:
            return JSONResponse({"error": "invalid_grant"}, 400)
        now, sub = int(time.time()), code["sub"]
        claims = {"iss": self.base, "aud": CLIENT, "sub": sub, "iat": now, "exp": now + 300, "nonce": code["nonce"]}
        claims |= {"sid": self.session, **(self.people.get(sub, {}) if self.in_token else {}), **self.changes}
        claims = {name: value for name, value in claims.items() if value is not None}
        token = self.forge(claims) if self.forge else self.signed(claims)
        return JSONResponse({"access_token": f"access {sub}", "token_type": "Bearer", "id_token": token})

    async def answer(self, request: Request) -> Response:
        try:
            return await self._answer(request)
        except ClientDisconnect:  # who asked waits no longer
            return Response(status_code=400)

    async def _answer(self, request: Request) -> Response:
        path = request.url.path
        self.asked[path] += 1
        if path in self.away or "*" in self.away:
            return Response(status_code=503)
        if f"slow {path}" in self.away:  # says nothing until whoever asked has gone
            while (await request.receive())["type"] != "http.disconnect":
                pass
        match path:
            case "/.well-known/openid-configuration":
                return JSONResponse(self.of_itself())
            case "/keys":
                return JSONResponse({"keys": [key.as_dict(private=False) for key in self.published]})
            case "/token":
                form = {name: str(value) for name, value in (await request.form()).items()}
                return self.tokens(form, request.headers.get("authorization", ""))
            case "/person":
                sub = request.headers.get("authorization", "").removeprefix("Bearer access ")
                return JSONResponse({"sub": sub, **self.people.get(sub, {})})
            case "/authorize" if request.method == "POST":
                sub = str((await request.form())["sub"])
                return RedirectResponse(self.code_for(sub, str(request.url)), 303)
            case "/authorize":
                return HTMLResponse(
                    '<form method=post><label>Vem? <input name="sub"></label><button>In</button></form>'
                )
        return HTMLResponse("<h1>Signed out there</h1>")


@contextmanager
def providing() -> Iterator[Provider]:
    provider = Provider(f"http://127.0.0.1:{free_port()}")
    app = Starlette(routes=[Route("/{path:path}", provider.answer, methods=["GET", "POST"])])
    port = int(provider.base.rpartition(":")[2])
    server = _Server(uvicorn.Config(app, port=port, log_level="error", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    assert server.is_up.wait(20)
    try:
        yield provider
    finally:
        server.stop()
        thread.join(20)
        assert not thread.is_alive(), "the provider does not stop"


ROLES = "akr-ledare=leads,akr-hr=hr,akr-drift=operator"


@contextmanager
def running_with(database: Database, provider: Provider, **settings: str) -> Iterator[Running]:
    """The application, where the provider signs people in."""
    port = free_port()
    chosen = {"oidc_issuer": provider.base, "oidc_client_id": CLIENT, "oidc_client_secret": SECRET}
    chosen |= {"oidc_roles": ROLES, "oidc_name": "Exempelköping", "public_url": f"http://127.0.0.1:{port}"}
    with ExitStack() as stack:
        with cleaning_later():
            server = stack.enter_context(running(database, at=port, **(chosen | settings)))
        yield server


def leave(client: httpx2.Client, next: str = "/workshops") -> str:
    """Where a browser is sent to sign in."""
    page = client.post("/oidc/sign-in", data={"next": next})
    assert page.status_code == 200, page.text
    return unescape(re.search(r'href="(http[^"]+/authorize[^"]+)"', page.text)[1])  # type: ignore[index]


def sign_in(client: httpx2.Client, provider: Provider, sub: str, next: str = "/workshops") -> httpx2.Response:
    """There and back again: our side's answer to who comes back."""
    return client.get(provider.code_for(sub, leave(client, next)))
