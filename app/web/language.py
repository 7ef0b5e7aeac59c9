"""The reader's language: Swedish first, English whole.

The message ids are the Swedish sentences. The `.po` files are read into memory at start. Which language applies is a
ContextVar set by a plain ASGI middleware, so that templates, their macros and threads have it too.
"""

from collections.abc import Iterator, Mapping
from contextvars import ContextVar
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode

from babel import Locale, negotiate_locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.web.cookies import named

LANGUAGES = ("sv", "en")
COOKIE = "akr-language"
COUNTED = 200
"""Numbers that are tried to find a language's plural forms: all of them come before a hundred and two."""
LOCALE = Path(__file__).parent.parent / "locale"

_current: ContextVar[str] = ContextVar("language", default="sv")


def _read(language: str) -> NullTranslations:
    file = LOCALE / language / "messages.po"
    if not file.exists():
        return NullTranslations()
    with file.open("rb") as lines:
        catalogue = read_po(lines, locale=language)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return GNUTranslations(compiled)


_translations = {language: _read(language) for language in LANGUAGES}


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(language, sep="-")


def current() -> str:
    return _current.get()


def speak(language: str) -> None:
    """Use a language from here on, in this context."""
    _current.set(language)


def gettext(sentence: str) -> str:
    return _translations[_current.get()].gettext(sentence)


def ngettext(one: str, many: str, count: int) -> str:
    if _current.get() == "sv":
        return one if count == 1 else many
    return _translations[_current.get()].ngettext(one, many, count)


_ = gettext


def plurals(one: str, many: str) -> dict[str, str]:
    """A sentence with a number `n` in it, by the reader's plural forms as CLDR names them: `other`, and `one`, `few` …
    where the language has them. A browser chooses among them by `Intl.PluralRules`."""
    return {form: ngettext(one, many, count) for form, count in _counts(current()).items()}


@cache
def _counts(language: str) -> dict[str, int]:
    """For each plural form, a number that it is for."""
    form_of = _locale(language).plural_form
    return {form_of(count): count for count in range(COUNTED, -1, -1)}


def plural_form(count: float) -> str:
    return _locale(current()).plural_form(count)


class Spoken(Mapping[Any, Any]):
    """Words by what they stand for, each in the language of whoever reads now. Raises `KeyError` for what has none."""

    def __init__(self, words: Mapping[Any, Any]) -> None:
        self._words = words

    def __getitem__(self, it: Any) -> Any:
        words = self._words[it]
        if isinstance(words, Mapping):
            return Spoken(words)
        return tuple(map(gettext, words)) if isinstance(words, tuple) else gettext(words)

    def __iter__(self) -> Iterator[Any]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)


def chosen(headers: Headers, default: str, cookie: str) -> str:
    """The language of a request: what the person chose, else what the browser asks for, else ours."""
    cookies = cookie_parser(headers.get("cookie", ""))
    if cookies.get(cookie) in LANGUAGES:
        return cookies[cookie]
    asked = [tag.split(";")[0].strip() for tag in headers.get("accept-language", "").split(",")]
    return negotiate_locale(asked, LANGUAGES, sep="-") or default


class LanguageMiddleware:
    """Sets the language of each request; `?lang=en` keeps the choice in a cookie and goes back to the page."""

    def __init__(self, app: ASGIApp, default: str, secure: bool) -> None:
        self.app, self.default, self.secure = app, default, secure
        self.cookie = named(COOKIE, is_https=secure)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            return await self.app(scope, receive, send)
        headers = Headers(scope=scope)
        query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        asked = dict(query).get("lang")
        if scope["type"] == "http" and scope["method"] == "GET" and asked in LANGUAGES:
            rest = urlencode([(name, value) for name, value in query if name != "lang"])
            # A path that begins with two slashes would be another host.
            path = "/" + scope["path"].lstrip("/")
            back = RedirectResponse(path + (f"?{rest}" if rest else ""), 303)
            year = 365 * 24 * 3600
            back.set_cookie(self.cookie, asked, max_age=year, httponly=True, samesite="lax", secure=self.secure)
            return await back(scope, receive, send)
        language = chosen(headers, self.default, self.cookie)
        token = _current.set(language)

        async def with_language(message: Message) -> None:
            if message["type"] == "http.response.start" and not scope["path"].startswith("/static/"):
                MutableHeaders(scope=message).add_vary_header("Accept-Language, Cookie")
            await send(message)

        try:
            await self.app(scope, receive, with_language)
        finally:
            _current.reset(token)
