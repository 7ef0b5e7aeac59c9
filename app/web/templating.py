"""Pages: Jinja with the reader's language, and static files under a version that is a hash of them all."""

import hashlib
import posixpath
import re
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, NoReturn

from babel.numbers import format_decimal
from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from app import codes
from app.account.places import ADDRESS, places
from app.ids import new_id, now
from app.pictures.pictograms import PICTOGRAMS
from app.vocabulary import Colour
from app.web import language
from app.web.calendar import spoken
from app.web.release import release
from app.web.written import is_another, marked

HERE = Path(__file__).parent.parent
STATIC = HERE / "static"

VENDOR = (
    "sortable.esm.js",
    "idiomorph.esm.js",
    "atkinson/files/atkinson-hyperlegible-next-latin-wght-normal.woff2",
    "pictures/LICENSE",
)
"""What `npm` must have brought; checked at start."""


@cache
def version() -> str:
    """Changes whenever a static file does, so that browsers may keep them for ever."""
    everything = hashlib.sha256()
    for file in sorted(STATIC.rglob("*")):
        if file.is_file():
            everything.update(file.relative_to(STATIC).as_posix().encode())
            everything.update(file.read_bytes())
    return everything.hexdigest()[:12]


def static(path: str) -> str:
    return f"/static/{version()}/{path}"


def picture(key: str) -> str:
    """The address of a picture, by its key in the set."""
    return static(f"vendor/pictures/{key}.svg")


_IMPORTS = re.compile(r'^(?:import|export|\}) [^"\n]*"(\.[^"]+)";', re.MULTILINE)


@cache
def modules(*scripts: str) -> list[str]:
    """The addresses of scripts and all that they import, for the browser to fetch at once and not one after the other.
    What is imported only when it is needed is left out."""
    found: dict[str, None] = {}
    waiting = [script for script in scripts if script]
    while waiting:
        path = waiting.pop(0)
        if path not in found:
            found[path] = None
            imported = _IMPORTS.findall((STATIC / path).read_text("utf-8"))
            waiting += [posixpath.normpath(posixpath.join(posixpath.dirname(path), it)) for it in imported]
    return [static(path) for path in found]


def missing_assets() -> list[str]:
    return [name for name in VENDOR if not (STATIC / "vendor" / name).exists()]


class Compiled(FileSystemBytecodeCache):
    """Templates as Python has them, beside their sources as its own modules are: a page that is asked for first after
    a start need not wait for them to be compiled. Where nothing may be written they are compiled each time."""

    def __init__(self, beside: Path) -> None:
        with suppress(OSError):
            beside.mkdir(exist_ok=True)
        super().__init__(str(beside))

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)


@cache
def environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        bytecode_cache=Compiled(HERE / "templates" / "__pycache__"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
    )
    environment.install_gettext_callables(language.gettext, language.ngettext, newstyle=True)  # type: ignore[attr-defined]
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    environment.globals.update(
        static=static,
        picture=picture,
        modules=modules,
        main_script="",
        needed_scripts=(),
        keeps_forms=False,
        new_id=new_id,
        once=once,
        now=now,
        release=release,
        unknown=unknown,
    )
    environment.globals["PICTOGRAMS"] = PICTOGRAMS
    environment.globals["COLOURS"] = [colour.value for colour in Colour]
    environment.globals.update(n_=language.plurals, plural_form=language.plural_form)
    environment.globals["number"] = _number
    environment.globals["our_language"] = language.current
    environment.filters["softly"] = lambda it: it.get("soft") or it["text"]
    environment.filters["code"] = codes.as_shown
    environment.filters["day"] = spoken
    return environment


def compile_all() -> None:
    """Every template as Python has it, beside its source: for an image, or where the server may write nothing there."""
    for name in environment().list_templates(extensions=["html"]):
        environment().get_template(name)


def once() -> Markup:
    """The key of a form that makes something (`app.once.making`). No browser is to fill in the one of a page before."""
    return Markup('<input type="hidden" name="once" value="{}" autocomplete="off">').format(new_id())


def unknown(value: str) -> NoReturn:
    """Where a template has words for each value of an enumeration, for the one that it has none for."""
    raise LookupError(f"No words for {value!r}")


def _number(it: float) -> str:
    """A number as the reader writes it: 1,5."""
    return format_decimal(it, locale=language.locale(language.current()))


def render(request: Request, template: str, status_code: int = 200, **context: Any) -> HTMLResponse:
    """A page. Every template also has the request, the language, that of what people write, or "" where it is the same,
    whether somebody is signed in, who, where they may go, and whom the page is to tell that it has been in sight,
    or ""."""
    settings = request.app.state.settings
    somebody = getattr(request.state, "facilitator", None)
    theirs = settings.language if is_another(language.current(), settings.language) else ""
    page = (
        environment()
        .get_template(template)
        .render(
            request=request,
            language=language.spoken(),
            languages=[language.LANGUAGES[tag] for tag in language.among(request.scope)],
            their_language=theirs,
            zone=settings.time_zone,
            signed_in=somebody is not None,
            somebody=somebody,
            places={place: ADDRESS[place] for place in places(somebody.roles)} if somebody else {},
            tell=getattr(request.state, "tell", ""),
            **context,
        )
    )
    return HTMLResponse(marked(page, theirs) if theirs else page, status_code)


if __name__ == "__main__":
    compile_all()
