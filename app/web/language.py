"""The reader's language: Swedish first, English whole, and what a participant meets in more languages.

The message ids are the Swedish sentences, and what a catalogue lacks is said in Swedish. The `.po` files are read into
memory. Which language applies is a ContextVar set by a plain ASGI middleware, so that templates, their macros and
threads have it too.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from gettext import NullTranslations, c2py
from io import BytesIO
from pathlib import Path
from typing import Any, Literal
from urllib.parse import parse_qsl, urlencode

from babel import Locale, negotiate_locale
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.web.cookies import named


@dataclass(frozen=True, slots=True)
class Language:
    """`tag`: BCP 47. `name`: what it calls itself. `is_whole`: every page is in it, and not only those that
    participants have."""

    tag: str
    name: str
    is_whole: bool = False
    direction: Literal["ltr", "rtl"] = "ltr"


LANGUAGES = {
    it.tag: it
    for it in (
        Language("sv", "Svenska", is_whole=True),
        Language("sv-simple", "Lätt svenska"),
        Language("en", "English", is_whole=True),
        Language("ar", "العربية", direction="rtl"),
        Language("bs", "Bosanski / hrvatski / srpski"),
        Language("es", "Español"),
        Language("fa", "فارسی / دری", direction="rtl"),
        Language("fi", "Suomi"),
        Language("pl", "Polski"),
        Language("so", "Soomaali"),
        Language("ti", "ትግርኛ"),
        Language("uk", "Українська"),
    )
}
WHOLE = tuple(tag for tag, it in LANGUAGES.items() if it.is_whole)
ALWAYS_ON = ("sv", "sv-simple", "en")
"""The others are off until somebody who knows the language has read them, and the municipality switches them on."""
_AS = {"hr": "bs", "sr": "bs", "sh": "bs", "prs": "fa"}
"""Who asks for a language that is not here reads another one."""
_REGION = {"sv": "sv-SE", "sv-simple": "sv-SE", "en": "en-GB"}
_FOR_PARTICIPANTS = re.compile(
    r"/(join|speech|phone/ending|course/staff(/[^/]+)?|l/[^/]+(/(work|asked)(/next)?)?"
    r"|w/[^/]+(/(pulse|asked|next-person))?|live/.+)?"
)
_OF_THE_COURSE = re.compile(r"/course(/.*)?")
"""Unions and reference groups read it too, without an account: in those languages that are always on. What staff read
before they join is the participants'."""
_OF_OTHERS = re.compile(rb"(^|&)as=(lead|wall|remote)(&|$)")

COOKIE = "akr-language"
COUNTED = 200
"""Numbers that are tried to find a language's plural forms: all of them come before a hundred and two."""
LOCALE = Path(__file__).parent.parent / "locale"

_current: ContextVar[str] = ContextVar("language", default="sv")


def file(language: str) -> Path:
    return LOCALE / language / "messages.po"


@cache
def _ours(language: str) -> NullTranslations:
    """Our own catalogue, or none. Read when it is asked for: that takes tenths of a second, and most are off."""
    return compiled(file(language).read_bytes(), language) if file(language).exists() else NullTranslations()


def compiled(catalogue: bytes, language: str) -> NullTranslations:
    """A `.po` file, as it is used. Raises `PoFileError`, or `ValueError`, for what is none."""
    return _Read(read_po(BytesIO(catalogue), locale=locale(language), abort_invalid=True))


class _Read(NullTranslations):
    """What a `.po` file says, as it was read: a `.mo` file in between took longer than all else. What is not translated
    is left to the fallback. Raises `ValueError` where the plural forms can't be reckoned."""

    def __init__(self, catalogue: Catalog) -> None:
        super().__init__()
        self._form = c2py(catalogue.plural_expr)
        self._one: dict[str, str] = {}
        self._many: dict[str, list[str]] = {}
        for it in catalogue:
            if it.id and it.string and not it.fuzzy:
                match it.id, it.string:
                    case str(sentence), str(said):
                        self._one[sentence] = said
                    case (str(one), str()), [*forms]:
                        self._many[one] = forms

    def gettext(self, message: str) -> str:
        # What is said of several somewhere may be said of one by itself elsewhere.
        return self._one.get(message) or self._of(message, 1) or super().gettext(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self._of(msgid1, n) or super().ngettext(msgid1, msgid2, n)

    def _of(self, one: str, n: int) -> str:
        forms, nth = self._many.get(one, []), self._form(n)
        return forms[nth] if 0 <= nth < len(forms) else ""


@cache
def ours(language: str) -> dict[Any, Any]:
    """What our own catalogue says: by the Swedish sentence, or the sentences for one and for many."""
    return said_by(file(language).read_bytes(), language)


def said_by(catalogue: bytes, language: str) -> dict[Any, Any]:
    return {it.id: it.string for it in read_po(BytesIO(catalogue), locale=locale(language)) if it.id}


@cache
def locale(language: str) -> Locale:
    """How numbers and days are written, and which plural forms there are."""
    return Locale.parse(_REGION.get(language, language), sep="-")


_offered = {tag: _ours(tag) for tag in ALWAYS_ON}


def offer(catalogues: Mapping[str, bytes | None]) -> None:
    """Switch on these languages beside those that always are, each with a catalogue of the municipality's own, or
    ours. Raises what `compiled` does, and then changes nothing."""
    global _offered
    own = {tag: _ours(tag) if file is None else _instead(file, tag) for tag, file in catalogues.items()}
    _offered = {tag: own[tag] if tag in own else _ours(tag) for tag in LANGUAGES if tag in own or tag in ALWAYS_ON}


def _instead(file: bytes, language: str) -> NullTranslations:
    translations = compiled(file, language)
    translations.add_fallback(_ours(language))
    return translations


def offered() -> list[Language]:
    """The languages that a participant chooses among."""
    return [LANGUAGES[tag] for tag in _offered]


def tags() -> Collection[str]:
    return _offered


def catalogue(tag: str) -> NullTranslations:
    """What is said in a language that is offered."""
    return _offered[tag]


def current() -> str:
    return _current.get()


def spoken() -> Language:
    """The language that is used now."""
    return LANGUAGES[_current.get()]


def speak(language: str) -> None:
    """Use a language from here on, in this context."""
    _current.set(language)


def gettext(sentence: str) -> str:
    return _offered[_current.get()].gettext(sentence)


def said_in(language: str, sentence: str) -> str:
    """A sentence of ours in a language that is always on, whatever the reader's is."""
    return _offered[language].gettext(sentence)


def ngettext(one: str, many: str, count: int) -> str:
    return _offered[_current.get()].ngettext(one, many, count)


_ = gettext


def plurals(one: str, many: str) -> dict[str, str]:
    """A sentence with a number `n` in it, by the reader's plural forms as CLDR names them: `other`, and `one`, `few` …
    where the language has them. A browser chooses among them by `Intl.PluralRules`."""
    return {form: ngettext(one, many, count) for form, count in _counts(current()).items()}


@cache
def _counts(language: str) -> dict[str, int]:
    """For each plural form, a number that it is for."""
    form_of = locale(language).plural_form
    # Where whole numbers never take it, `other` is for fractions: said as of a hundred. Of none and one that share a
    # form, one is asked for.
    return {"other": 100} | {form_of(count): count for count in (*range(COUNTED, -1, -1), 1)}


def plural_form(count: float) -> str:
    return locale(current()).plural_form(count)


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


def chosen(headers: Headers, default: str, cookie: str, among: Collection[str]) -> str:
    """The language of a request: what the person chose, else what the browser asks for, else ours."""
    kept = cookie_parser(headers.get("cookie", "")).get(cookie, "")
    if kept in among:
        return kept
    asked = [tag.split(";")[0].strip() for tag in headers.get("accept-language", "").split(",")]
    asked = [_AS.get(tag.split("-")[0].lower(), tag) for tag in asked]
    # Easy Swedish is Swedish, where a page is not in it.
    return negotiate_locale([kept.split("-")[0], *asked], among, sep="-") or default


def among(scope: Scope) -> Collection[str]:
    """The languages that what is asked for is in."""
    is_theirs = _FOR_PARTICIPANTS.fullmatch(scope["path"]) and not _OF_OTHERS.search(scope["query_string"])
    if is_theirs:
        return _offered
    return ALWAYS_ON if _OF_THE_COURSE.fullmatch(scope["path"]) else WHOLE


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
        if scope["type"] == "http" and scope["method"] == "GET" and asked in _offered:
            rest = urlencode([(name, value) for name, value in query if name != "lang"])
            # A path that begins with two slashes would be another host.
            path = "/" + scope["path"].lstrip("/")
            back = RedirectResponse(path + (f"?{rest}" if rest else ""), 303)
            year = 365 * 24 * 3600
            back.set_cookie(self.cookie, asked, max_age=year, httponly=True, samesite="lax", secure=self.secure)
            return await back(scope, receive, send)
        language = chosen(headers, self.default, self.cookie, among(scope))
        token = _current.set(language)

        async def with_language(message: Message) -> None:
            if message["type"] == "http.response.start" and not scope["path"].startswith("/static/"):
                headers = MutableHeaders(scope=message)
                headers["Content-Language"] = language
                headers.add_vary_header("Accept-Language, Cookie")
            await send(message)

        try:
            await self.app(scope, receive, with_language)
        finally:
            _current.reset(token)
