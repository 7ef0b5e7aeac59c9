"""The municipality's own sign-in, as a provider of OpenID Connect: where its pages are, and what its tokens say.

Nothing of it is asked for before somebody needs it: we start while it is away. Each question to it has an end, and
nobody in a room waits for one.

Read only where there is one (`app.main`): the libraries that know its tokens cost every process 25 MB.
"""

import asyncio
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from time import monotonic, time
from typing import Any
from urllib.parse import urlsplit

import httpx2
import structlog
from authlib.common.urls import add_params_to_uri
from authlib.integrations.base_client import OAuthError
from authlib.integrations.httpx_client import AsyncOAuth2Client
from authlib.oidc.core import CodeIDToken
from joserfc import jws, jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from app.account.passwords import Passwords
from app.oidc.answers import Ended, ProviderAway, SignInDoubtful
from app.oidc.attempt import Attempt
from app.oidc.claims import LONGEST_SUBJECT, Claims, has
from app.settings import Oidc

PATIENCE = 5.0
"""Seconds that a provider may take for an answer."""
SKEW = 60
"""Seconds that its clock may differ from ours."""
KEPT = 3600.0
"""Seconds that we go by what it has said of itself, and by its keys."""
KEYS_AGAIN = 30.0
"""Seconds before its keys are asked for again, however many tokens name one that we do not know."""
LOGOUT_LASTS = 300
"""Seconds that a token that signs somebody out is good."""
SIGNED_BY = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA", "Ed25519")
"""By keys of which the provider alone has the secret half."""
LOGS_OUT = "http://schemas.openid.net/event/backchannel-logout"

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Known:
    """What a provider says of itself. `says_who`: whether it names itself when it sends somebody back (RFC 9207)."""

    authorize: str
    token: str
    keys: str
    person: str
    sign_out: str
    says_who: bool
    asks_by: str


class Provider:
    """`home`: our own address, to which people are sent back."""

    def __init__(self, chosen: Oidc, home: str) -> None:
        self.chosen, self.home = chosen, home
        self.line = Passwords()
        """Who waits for its answers: a line of its own, for it may be slow, and those with a password do not wait."""
        self._known: tuple[Known, float] | None = None
        self._keys: tuple[KeySet, float] | None = None
        self._tls: ssl.SSLContext | None = None
        self._asking: dict[str, asyncio.Task[Mapping[str, Any]]] = {}

    @property
    def back(self) -> str:
        return f"{self.home}/oidc/callback"

    async def way_in(self, attempt: Attempt, language: str) -> str:
        """The address that a browser signs in at. Raises `ProviderAway`."""
        known = await self.known()
        async with await self._client(known.asks_by) as client:
            address, _ = client.create_authorization_url(
                known.authorize,
                state=attempt.state,
                code_verifier=attempt.verifier,
                nonce=attempt.nonce,
                ui_locales=language,
            )
        return str(address)

    async def way_out(self) -> str:
        """The address that a browser signs out at; "" where the provider has none. Raises `ProviderAway`."""
        asks = {"client_id": self.chosen.client_id, "post_logout_redirect_uri": f"{self.home}/"}
        sign_out = (await self.known()).sign_out
        return str(add_params_to_uri(sign_out, list(asks.items()))) if sign_out else ""

    async def claims(self, attempt: Attempt, code: str, issuer: str) -> Claims:
        """What is said of whoever has signed in. `issuer`: who sent them back, where that was said.

        Raises `ProviderAway`, `SignInDoubtful`.
        """
        known = await self.known()
        if issuer != self.chosen.issuer and (issuer or known.says_who):
            raise SignInDoubtful("issuer")
        tokens = await self._tokens(known, attempt, code)
        claims = await self._of_id_token(known, tokens, attempt)
        asked = (self.chosen.roles_claim, *([self.chosen.administrations_claim] if self.chosen.administrations else []))
        if known.person and not all(has(claims, name) for name in asked):
            claims = {**await self._person(known, tokens, claims["sub"]), **claims}
        return claims

    async def ended(self, token: str) -> Ended:
        """Whom a message from the provider signs out (OpenID Connect Back-Channel Logout 1.0, 2.6).

        Raises `ProviderAway`, `SignInDoubtful`.
        """
        known = await self.known()
        header, said = await self._signed(known, token)
        its = {"iss": self.chosen.issuer, "aud": self.chosen.client_id}
        _hold(said, its, essential=("iat", "jti", "events"))
        if str(header.get("typ", "logout+jwt")).casefold() not in ("logout+jwt", "jwt"):
            raise SignInDoubtful("type")
        if "nonce" in said or not isinstance(said["events"], Mapping) or LOGS_OUT not in said["events"]:
            raise SignInDoubtful("events")
        if said["iat"] < time() - LOGOUT_LASTS - SKEW:
            raise SignInDoubtful("expired")
        subject, session = said.get("sub", ""), said.get("sid", "")
        if not (isinstance(subject, str) and isinstance(session, str) and (subject or session)):
            raise SignInDoubtful("subject")
        return Ended(said["jti"], subject, session)

    async def known(self) -> Known:
        """Raises `ProviderAway`."""
        if self._known and monotonic() - self._known[1] < KEPT:
            return self._known[0]
        said = await self._once(f"{self.chosen.issuer.rstrip('/')}/.well-known/openid-configuration")
        known = self._read(said)
        self._known = known, monotonic()
        return known

    def _read(self, said: Mapping[str, Any]) -> Known:
        if said.get("issuer") != self.chosen.issuer:
            _tell("issuer", said=str(said.get("issuer"))[:200], expected=self.chosen.issuer)
            raise ProviderAway
        ways = said.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
        return Known(
            authorize=self._address(said, "authorization_endpoint"),
            token=self._address(said, "token_endpoint"),
            keys=self._address(said, "jwks_uri"),
            person=self._address(said, "userinfo_endpoint", is_needed=False),
            sign_out=self._address(said, "end_session_endpoint", is_needed=False),
            says_who=said.get("authorization_response_iss_parameter_supported") is True,
            # Where both are taken, the one in which any sign of a secret is read in one way.
            asks_by="client_secret_post" if "client_secret_post" in ways else "client_secret_basic",
        )

    def _address(self, said: Mapping[str, Any], name: str, *, is_needed: bool = True) -> str:
        """One of the provider's addresses: by https, where its issuer is."""
        address = said.get(name, "")
        is_one = isinstance(address, str) and urlsplit(address).scheme in ("https", urlsplit(self.chosen.issuer).scheme)
        if is_one and address:
            return str(address)
        if is_needed:
            _tell("address", missing=name)
            raise ProviderAway
        return ""

    async def _tokens(self, known: Known, attempt: Attempt, code: str) -> Mapping[str, Any]:
        try:
            async with asyncio.timeout(PATIENCE), await self._client(known.asks_by) as client:
                tokens = await client.fetch_token(
                    known.token, grant_type="authorization_code", code=code, code_verifier=attempt.verifier
                )
        except OAuthError as no:
            _tell("token", said=str(no.error)[:80])
            raise SignInDoubtful("token") from None
        except _AWAY as why:
            raise _away("token", why) from None
        if not isinstance(tokens, Mapping) or not isinstance(tokens.get("id_token"), str):
            raise SignInDoubtful("token")
        return tokens

    async def _of_id_token(self, known: Known, tokens: Mapping[str, Any], attempt: Attempt) -> dict[str, Any]:
        """OpenID Connect Core 1.0, 3.1.3.7."""
        header, said = await self._signed(known, tokens["id_token"])
        its = {"iss": self.chosen.issuer, "aud": self.chosen.client_id}
        options = {name: {"essential": True, "value": value} for name, value in its.items()}
        beside = {
            "nonce": attempt.nonce,
            "client_id": self.chosen.client_id,
            "access_token": tokens.get("access_token"),
        }
        try:
            CodeIDToken(said, header, options, beside).validate(leeway=SKEW)
        except JoseError as why:
            raise _doubt(why) from None
        if not 0 < len(said["sub"]) <= LONGEST_SUBJECT or not said["sub"].isprintable():
            raise SignInDoubtful("subject")
        return said

    async def _person(self, known: Known, tokens: Mapping[str, Any], subject: str) -> Mapping[str, Any]:
        """What the provider says of somebody when it is asked with their token."""
        bearer = {"Authorization": f"Bearer {tokens.get('access_token')}"}
        said = await self._get(known.person, bearer)
        if said.get("sub") != subject:
            raise SignInDoubtful("subject")
        return said

    async def _signed(self, known: Known, token: str) -> tuple[dict[str, Any], dict[str, Any]]:
        """The head of a token and what it says, where the provider has signed it. Raises `SignInDoubtful`."""
        try:
            key = jws.extract_compact(token.encode(), registry=_REGISTRY).headers().get("kid")
            keys = await self._keys_with(known, key)
            read = jwt.decode(token, keys, algorithms=SIGNED_BY, registry=_REGISTRY)
        except (JoseError, ValueError) as why:
            raise _doubt(why) from None
        return dict(read.header), dict(read.claims)

    async def _keys_with(self, known: Known, id: str | None) -> KeySet:
        """The provider's keys, asked for again where one is named that is not among them: keys change."""
        if self._keys:
            keys, at = self._keys
            age = monotonic() - at
            if age < KEPT and (id is None or any(key.kid == id for key in keys) or age < KEYS_AGAIN):
                return keys
        said = await self._once(known.keys)
        try:
            keys = KeySet.import_key_set({"keys": [it for it in said["keys"] if it.get("use", "sig") == "sig"]})
        except (JoseError, KeyError, TypeError, ValueError, AttributeError) as why:
            raise _away("keys", why) from None
        self._keys = keys, monotonic()
        return keys

    async def _once(self, address: str) -> Mapping[str, Any]:
        """The same as `_get`, asked once by all who ask while there is no answer yet: while the provider is slow,
        anybody may make many of us ask."""
        asking = self._asking.get(address)
        if asking is None:
            asking = self._asking[address] = asyncio.create_task(self._get(address))
            asking.add_done_callback(lambda done: self._asking.pop(address) and done.exception())
        return await asyncio.shield(asking)

    async def _get(self, address: str, headers: Mapping[str, str] | None = None) -> Mapping[str, Any]:
        try:
            async with asyncio.timeout(PATIENCE), httpx2.AsyncClient(verify=await self._trusted()) as client:
                answer = await client.get(address, headers={"Accept": "application/json", **(headers or {})})
                answer.raise_for_status()
                said = answer.json()
        except _AWAY as why:
            raise _away(urlsplit(address).path, why) from None
        if not isinstance(said, dict):
            raise _away(urlsplit(address).path, ValueError())
        return said

    async def _client(self, asks_by: str) -> Any:
        return AsyncOAuth2Client(
            client_id=self.chosen.client_id,
            client_secret=self.chosen.client_secret,
            token_endpoint_auth_method=asks_by,
            scope=self.chosen.scopes,
            redirect_uri=self.back,
            code_challenge_method="S256",
            verify=await self._trusted(),
        )

    async def _trusted(self) -> ssl.SSLContext:
        """Whose certificates count: the system's, which takes a while to read, and is read once."""
        if self._tls is None:
            is_https = self.chosen.issuer.startswith("https:")
            self._tls = await asyncio.to_thread(ssl.create_default_context) if is_https else _NO_TLS
        return self._tls


class _Registry(jws.JWSRegistry):
    """Some providers put their certificates into the head."""

    max_header_length = 16_384


_REGISTRY = _Registry(algorithms=SIGNED_BY, strict_check_header=False)
_NO_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
_AWAY = (httpx2.HTTPError, httpx2.InvalidURL, TimeoutError, OSError, ValueError)


def _hold(said: dict[str, Any], its: Mapping[str, str], essential: tuple[str, ...]) -> None:
    """Raises `SignInDoubtful`."""
    options: dict[str, Any] = {name: {"essential": True, "value": value} for name, value in its.items()}
    options |= {name: {"essential": True} for name in essential}
    try:
        jwt.JWTClaimsRegistry(leeway=SKEW, **options).validate(said)
    except JoseError as why:
        raise _doubt(why) from None


def _doubt(why: Exception) -> SignInDoubtful:
    """By which of a token's parts it is doubted, in the server's log; never what the token says."""
    _tell("token", why=type(why).__name__, claim=getattr(why, "claim", None))
    return SignInDoubtful("token")


def _away(what: str, why: Exception) -> ProviderAway:
    _tell("away", asked=what, why=type(why).__name__)
    return ProviderAway()


def _tell(what: str, **more: Any) -> None:
    log.warning("oidc", what=what, **{name: it for name, it in more.items() if it is not None})
