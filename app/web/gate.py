"""Where a form is stopped on its way: signed out, from another site, too much, too often, not saved, closed.

One page says why, in the reader's language, and has in it what was typed: to be read and copied, and to be sent again
to the same address by a press once whatever stood in the way is gone. Nothing of it is kept on the server. Where
somebody has to sign in first, the form goes along with the sign-in, and comes back with "Skicka nu".

A form that another site has sent is shown in full, with that site's name, and is sent by nobody but who presses: never
where there is nothing typed to lose, as when something is deleted or handed over, and never to where passwords are.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

import orjson
from starlette.requests import Request
from starlette.responses import Response

from app.vocabulary import Refused
from app.web.limits import RETRY_AFTER, network
from app.web.posted import Posted, posted
from app.web.refusals import ForeignOrigin, SignedOut, WorkshopEnded, sentence, status
from app.web.safety import our_path, our_referrer
from app.web.templating import render

_LATER = (409, 429, 500, 503)
"""What may pass when it is sent again as it is, without anything being typed anew."""
_PASSES = (SignedOut, ForeignOrigin, WorkshopEnded)
_ONLY_FROM_ITS_PAGE = ("/sign-in", "/sign-out", "/account/", "/invitation/", "/remote/", "/l/")
"""Addresses to which nothing is sent again that another site has sent."""
_OF_MACHINES = re.compile(r"(base|was|id|once|do|next|copy|carried)([-_.].*)?")
"""Fields that the page has filled in by itself."""
_WRITTEN = re.compile(r"\s|[^\x00-\x7f]")
"""What a value has in it that is not of ours."""
_LETTERS_IN_A_LINE, _MOST_ROWS = 40, 14
_LARGE = 64 * 1024
"""Bytes of a form, from which on one is made at a time for each network, and the page is not compressed."""


class NotHere(Refused):
    """There is no such page, or it is somebody else's."""

    code = "not_here"


@dataclass(frozen=True, slots=True)
class Kept:
    """A form to be sent again. `to`: a path of ours, with its query."""

    to: str
    fields: list[tuple[str, str]]
    is_multipart: bool

    @property
    def size(self) -> int:
        return sum(len(name) + len(value) for name, value in self.fields)

    def packed(self) -> str:
        """For a hidden field of the page to sign in."""
        return orjson.dumps([self.to, self.fields, self.is_multipart]).decode()


def unpacked(packed: str) -> Kept | None:
    """None for what we have not packed."""
    try:
        to, fields, is_multipart = orjson.loads(packed)
        return Kept(our_path(str(to)), [(str(name), str(value)) for name, value in fields], is_multipart is True)
    except (ValueError, TypeError):
        return None


@dataclass(frozen=True, slots=True)
class Line:
    """A field on the page. `label`: "" for one that goes along unseen."""

    name: str
    value: str
    label: str

    @property
    def rows(self) -> int:
        lines = self.value.splitlines()
        return max(1, min(_MOST_ROWS, sum(1 + len(line) // _LETTERS_IN_A_LINE for line in lines)))


async def stopped(request: Request, no: Refused, *, back: str = "", missing: str = "", code: int = 0) -> Response:
    """The page for a form that was stopped. `back`: the page that it stood on, where the form itself does not say so.
    `missing`: where what is missing can be seen. `code`: the status, where it is another than the refusal's."""
    form = await posted(request)
    kept = Kept(_address(request), _as_now(form.fields, no), _is_multipart(request))
    is_foreign = isinstance(no, ForeignOrigin)
    said = dict(form.fields)
    return await _draw(
        request,
        kept,
        code or status(no),
        sentence=sentence(no),
        form=form,
        is_signed_out=isinstance(no, SignedOut),
        foreign=_site(request) if is_foreign else "",
        can_be_sent=form.can_be_sent_again and _may_pass(request, no, form, is_foreign=is_foreign),
        back=back or our_path(said.get("next") or our_referrer(request) or "/"),
        missing=missing,
    )


async def before_signing_in(request: Request, kept: Kept, email: str, no: Refused) -> Response:
    """The page again for who could not sign in: with what was typed, and why not."""
    return await _draw(
        request, kept, status(no), sentence=sentence(SignedOut()), is_signed_out=True, email=email, error=sentence(no)
    )


async def after_signing_in(request: Request, kept: Kept) -> Response:
    """The page for who has just signed in: what was typed can be sent now."""
    return await _draw(request, kept, 200)


async def _draw(request: Request, kept: Kept, code: int, **more: object) -> Response:
    context = {
        "sentence": "",
        "form": Posted(kept.fields),
        "is_signed_out": False,
        "foreign": "",
        "can_be_sent": True,
        "back": kept.to,
        "missing": "",
        "email": "",
        "error": "",
    } | more
    lines = [_line(request, *it, is_foreign=context["foreign"] != "") for it in kept.fields]
    if kept.size < _LARGE:
        page = render(request, "gate.html", code, kept=kept, lines=lines, **context)
    else:
        async with request.app.state.pages.turn(f"n{network(request)} gate"):
            page = render(request, "gate.html", code, kept=kept, lines=lines, **context)
        page.headers["Content-Encoding"] = "identity"
    if code in (429, 503):
        page.headers["Retry-After"] = RETRY_AFTER
    return page


def _may_pass(request: Request, no: Refused, form: Posted, *, is_foreign: bool) -> bool:
    if is_foreign:
        return bool(form.fields) and not request.url.path.startswith(_ONLY_FROM_ITS_PAGE)
    return isinstance(no, _PASSES) or status(no) in _LATER


def _as_now(fields: list[tuple[str, str]], no: Refused) -> list[tuple[str, str]]:
    """The fields; where somebody else has changed the text meanwhile, as a change of what stands now, for who has read
    that and sends all the same."""
    if "current" not in no.details:
        return fields
    return [(name, str(no.details["current"]) if name == "was" else value) for name, value in fields]


def _line(request: Request, name: str, value: str, *, is_foreign: bool) -> Line:
    if is_foreign:
        return Line(name, value, name or "?")
    labels: Mapping[str, str] = request.app.state.labels
    own = next((labels[it] for it in (name, re.split(r"[-.:]|_(?=\d)", name)[0]) if it in labels), "")
    is_written = own or (_WRITTEN.search(value) and not _OF_MACHINES.fullmatch(name))
    return Line(name, value, (own or labels[""]) if is_written and value.strip() else "")


def _address(request: Request) -> str:
    path = request.scope.get("raw_path", b"").decode("latin-1").partition("?")[0] or request.url.path
    return our_path(f"{path}?{request.url.query}" if request.url.query else path)


def _is_multipart(request: Request) -> bool:
    return request.headers.get("content-type", "").casefold().startswith("multipart/")


def _site(request: Request) -> str:
    """Whose page it was, as the browser says it."""
    said = request.headers.get("origin", "")
    return urlsplit(said).netloc[:100] if "://" in said else "?"
