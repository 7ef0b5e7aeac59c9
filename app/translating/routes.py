"""The tasks in the languages that participants choose: typed in, or brought as a list, by those who lead or by a
colleague who has a link for one language.

Who has such a link is sent the tasks as a phone is sent them, and nothing else of the workshop: what the staff write
unseen is not there until the room may read it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from app.access.facilitator import SignedIn, facilitator_person
from app.access.link import OpenLink
from app.access.workshop import LedWorkshop
from app.brought import files
from app.brought.refusals import FileEmpty, FileTooLarge
from app.brought.sheets import MOST_IN_A_FILE, MOST_LINES, Sheet
from app.export.download import download
from app.ids import new_id, now
from app.live import beside
from app.live.desk import NotSaved
from app.live.still import Still
from app.live.view import Audience
from app.once.making import Making, OnceRoute
from app.once.shown import LASTS, shows
from app.security.entry import About as Noted
from app.security.entry import Thing, What
from app.sharing import store as sharing
from app.sharing.links import DEFAULT_DAYS, Kind, Reader
from app.sharing.routes import just_made
from app.sharing.store import About
from app.translating.brought import Brought, match
from app.translating.files import FILES
from app.translating.typed import Kept, Line, Tasks, done, line, sort_out, typed_in
from app.translation.commands import TranslateTasks
from app.translation.translation import LanguageOff
from app.vocabulary import Person, Refused, TextMissing, Who, WorkshopClosed
from app.web import language
from app.web.calendar import short_day
from app.web.language import LANGUAGES, Language
from app.web.note import note
from app.web.paging import part
from app.web.qr import in_a_page
from app.web.refusals import NotSavedNow, sentence, status
from app.web.templating import render
from app.wording import WORDS

router = APIRouter(route_class=OnceRoute)

_FIELDS_OF_A_TASK = 5
_MOST_FIELDS = _FIELDS_OF_A_TASK * 2 * MOST_LINES


@dataclass(frozen=True, slots=True)
class Translator:
    """Who translates a workshop's tasks to a language. `home`: the page's address. `who`: see `app.live.beside`."""

    workshop: int
    language: Language
    person: Person
    audience: Audience
    home: str
    who: str = ""

    @property
    def leads(self) -> bool:
        return self.person.leads

    def seen(self, still: Still) -> tuple[Tasks, Kept]:
        """The tasks as they may see them, in their order, and what is kept of them in the language.

        Raises `WorkshopClosed`."""
        if still.live.workshop.is_closed:
            raise WorkshopClosed
        tasks = sorted(still.whole(self.audience)["tasks"].items(), key=lambda it: it[1]["order"])
        translations = still.live.translations.of
        tag = self.language.tag
        kept = {id: translations[id][tag] for id, _ in tasks if tag in translations.get(id, {})}
        return {id: task["text"] for id, task in tasks}, kept


def _offered(request: Request) -> list[Language]:
    """The languages that participants can choose, but the one that the tasks are in."""
    return [it for it in language.offered() if it.tag != request.app.state.settings.language]


def _is_offered(request: Request, tag: str) -> None:
    """Raises `LanguageOff`: it may have been on when the page was drawn."""
    if tag not in {it.tag for it in _offered(request)}:
        raise LanguageOff


def _led(request: Request, found: LedWorkshop, facilitator: SignedIn, code: str, into: str) -> Translator:
    if into not in LANGUAGES or into == request.app.state.settings.language:
        raise HTTPException(404)
    _is_offered(request, into)
    home = f"/w/{code}/translations/{into}/translate"
    return Translator(found.id, LANGUAGES[into], facilitator_person(facilitator), Audience.LEAD, home)


def _by_link(request: Request, by: OpenLink) -> Translator:
    link = by.link
    if link.workshop is None or link.kind is not Kind.TRANSLATE:
        raise HTTPException(404)
    _is_offered(request, link.language)
    person = Person(by.who, Who.TRANSLATOR)
    return Translator(link.workshop, LANGUAGES[link.language], person, Audience.PHONE, f"{by.path}/translate", by.who)


Led = Annotated[Translator, Depends(_led)]
ByLink = Annotated[Translator, Depends(_by_link)]


# What there is to translate, for those who lead


@router.get("/w/{code}/translations")
async def languages_page(request: Request, found: LedWorkshop, made: str = "") -> Response:
    """`made`: the link that was just made."""
    return await _languages_page(request, found.id, made)


async def _languages_page(request: Request, id: int, made: str = "", no: Refused | None = None) -> Response:
    return await beside.page(request, id, partial(_draw_languages, request, made, no))


def _draw_languages(request: Request, made: str, no: Refused | None, still: Still) -> Response:
    workshop = still.live.workshop
    tasks = still.whole(Audience.LEAD)["tasks"]
    lines = {it.tag: _lines_in(it.tag, tasks, still) for it in _offered(request)}
    with request.app.state.database.reading_session() as session:
        links = [it for it in sharing.links(session, About(workshop=workshop.id)) if it.kind is Kind.TRANSLATE]
        is_new = made in {str(link.id) for link in links}
        secret = just_made(session, request, made) if is_new else ""
    address = f"{request.app.state.settings.public_url}/l/{secret}" if secret else ""
    return render(
        request,
        "translating/languages.html",
        status(no) if no else 200,
        workshop=workshop,
        all=len(tasks),
        done={tag: done(its) for tag, its in lines.items()},
        older={tag: sum(bool(it.of) for it in its) for tag, its in lines.items()},
        offered=_offered(request),
        links=[link for link in links if link.is_good(now())],
        new=next((link for link in links if str(link.id) == made), None),
        address=address,
        qr=in_a_page(address),
        error=sentence(no) if no else "",
        day=short_day(request),
    )


def _lines_in(tag: str, tasks: dict[str, Any], still: Still) -> list[Line]:
    of = still.live.translations.of
    kept = {id: of[id][tag] for id in tasks if tag in of.get(id, {})}
    return [line(id, task["text"], kept) for id, task in tasks.items()]


@router.post("/w/{code}/translations/{into}/link")
def make_link(request: Request, by: Led, me: SignedIn, code: str, once: Making) -> Response:
    """A link by which a colleague translates the tasks to one language."""
    assert me.id is not None
    about, tag, secret = About(workshop=by.workshop), by.language.tag, once.secret
    with request.app.state.database.session() as session:
        once.begin(session)
        made_for = (Kind.TRANSLATE, Reader.OTHER, "", DEFAULT_DAYS)
        sharing.add(session, about, *made_for, me.id, now(), secret, tag)
        link = sharing.with_secret(session, secret, now())
        details = {"workshop": by.workshop, "kind": link.kind.value, "role": link.role.value, "days": DEFAULT_DAYS}
        note(session, request, What.LINK_MADE, Noted(Thing.LINK, link.id), details)
        onwards = f"/w/{code}/translations?made={link.id}#{tag}"
        return once.leads_to(request, session, onwards, shows("link", link.id), LASTS)


@router.post("/w/{code}/translations/links/{link:row}/revoke")
def revoke_link(request: Request, found: LedWorkshop, code: str, link: int) -> Response:
    with request.app.state.database.session() as session:
        if sharing.revoke(session, About(workshop=found.id), link, now()):
            note(session, request, What.LINK_REVOKED, Noted(Thing.LINK, link), {"workshop": found.id})
    return RedirectResponse(f"/w/{code}/translations", 303)


# The tasks, with a field each


@router.get("/w/{code}/translations/{into}/translate")
async def translate_page(request: Request, by: Led, page: str = "", saved: str = "") -> Response:
    return await _page(request, by, page, saved)


@router.get("/l/{token}/translate")
async def translate_page_by_link(request: Request, by: ByLink, page: str = "", saved: str = "") -> Response:
    return await _page(request, by, page, saved)


@router.post("/w/{code}/translations/{into}/translate")
async def translate(request: Request, by: Led) -> Response:
    return await _save(request, by)


@router.post("/l/{token}/translate")
async def translate_by_link(request: Request, by: ByLink) -> Response:
    return await _save(request, by)


@router.post("/w/{code}/translations/{into}/translate/import")
async def bring(request: Request, by: Led) -> Response:
    return await _bring(request, by)


@router.post("/l/{token}/translate/import")
async def bring_by_link(request: Request, by: ByLink) -> Response:
    return await _bring(request, by)


@router.get("/w/{code}/translations/{into}/translate/list.{ending}")
async def list_file(request: Request, by: Led, ending: str) -> Response:
    return await _file(request, by, ending)


@router.get("/l/{token}/translate/list.{ending}")
async def list_file_by_link(request: Request, by: ByLink, ending: str) -> Response:
    return await _file(request, by, ending)


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page says beside the tasks. `saved`: how many were kept just now. `left`: the lines that stand alone on
    it, to be looked at; None for a page of all tasks. `brought`: the list that they come from. `text`: what was pasted
    and could not be read; `no`: why."""

    page: str = ""
    saved: int = 0
    left: Sequence[Line] | None = None
    brought: Brought | None = None
    text: str = ""
    no: Refused | None = None


async def _page(request: Request, by: Translator, page: str, saved: str) -> Response:
    is_number = saved.isascii() and saved.isdigit() and len(saved) < 6
    shown = Shown(page, int(saved) if is_number else 0)
    return await beside.page(request, by.workshop, partial(_draw, request, by, shown), by.who)


def _draw(request: Request, by: Translator, shown: Shown, still: Still) -> Response:
    tasks, kept = by.seen(still)
    lines = [line(id, text, kept) for id, text in tasks.items()]
    code = 409 if shown.left and not shown.brought else status(shown.no) if shown.no else 200
    return render(
        request,
        "translating/page.html",
        code,
        by=by,
        workshop=still.live.workshop,
        in_words=WORDS.translation.LANGUAGE[by.language.tag],
        all=len(lines),
        done=done(lines),
        older=sum(bool(it.of) for it in lines),
        part=part(lines, shown.page),
        shown=shown,
        error=sentence(shown.no) if shown.no else "",
        sentence=sentence,
        MOST_LINES=MOST_LINES,
    )


async def _save(request: Request, by: Translator) -> Response:
    """Keep what has been changed on the page. What can't be is asked about, with what was typed in its field."""
    form = await request.form(max_fields=_MOST_FIELDS)
    fields = {name: value for name, value in form.items() if isinstance(value, str)}
    typed = typed_in(fields, [str(id) for id in dict.fromkeys(form.getlist("task"))][: 2 * MOST_LINES])

    def sorted_out(still: Still) -> tuple[list[Any], list[Line]]:
        return sort_out(typed, *by.seen(still), by.language.tag)

    found, left = await beside.page(request, by.workshop, sorted_out, by.who)
    if found:
        await _ask(request, by, found)
    if left:
        return await beside.page(
            request, by.workshop, partial(_draw, request, by, Shown(saved=len(found), left=left)), by.who
        )
    page = fields.get("page", "")
    return RedirectResponse(f"{by.home}?saved={len(found)}" + (f"&page={int(page)}" if _is_number(page) else ""), 303)


def _is_number(said: str) -> bool:
    return said.isascii() and said.isdigit() and len(said) < 6


async def _ask(request: Request, by: Translator, found: Sequence[Any]) -> None:
    offered = tuple(language.tags())
    several = tuple(replace(it, offered=offered) for it in found)
    # One is told as one, where it can be taken back.
    command = TranslateTasks(by.language.tag, several) if len(several) > 1 else several[0]
    request.app.state.budgets.of(by.person.id).spend()
    try:
        # Sent again it finds nothing to change: it needs no id of its own.
        await request.app.state.desk.ask(by.workshop, command, by.person, new_id())
    except NotSaved:
        raise NotSavedNow from None


async def _bring(request: Request, by: Translator) -> Response:
    """Fill in the fields from a list. Nothing is kept by it."""
    form = await request.form(max_part_size=2 * MOST_IN_A_FILE)
    text = str(form.get("text") or "")
    try:
        if request.scope.get("cut"):
            raise FileTooLarge(most=MOST_IN_A_FILE // 1024 // 1024)
        content = await _content(form, text)
        brought, lines = await beside.paper(request, by.workshop, partial(_read, by, content, text), by.who)
        shown = Shown(left=lines, brought=brought)
    except Refused as no:
        if isinstance(no, WorkshopClosed):
            raise
        shown = Shown(text=text, no=no)
    return await beside.page(request, by.workshop, partial(_draw, request, by, shown), by.who)


async def _content(form: FormData, text: str) -> bytes:
    """Raises `FileEmpty`."""
    file = form.get("file")
    content = await file.read() if isinstance(file, UploadFile) else b""
    if isinstance(file, UploadFile) and file.filename and not content and not text.strip():
        raise FileEmpty
    return content


def _read(by: Translator, content: bytes, text: str, still: Still) -> tuple[Brought, list[Line]]:
    """What a list holds, and the fields that it fills in otherwise than they are. Raises `Refused`."""
    tasks, kept = by.seen(still)
    sheets: list[Sheet] = [
        *(files.of_file(content) if content else []),
        *([files.pasted(text)] if text.strip() else []),
    ]
    if not any(sheet.has_words for sheet in sheets):
        raise TextMissing
    brought = match(sheets, tasks)
    lines = [line(id, tasks[id], kept, brought.found[id]) for id in tasks if id in brought.found]
    return brought, [replace(it, is_brought=True) for it in lines if it.typed != it.kept or it.of]


async def _file(request: Request, by: Translator, ending: str) -> Response:
    if ending not in FILES:
        raise HTTPException(404)
    said = WORDS.translation.LANGUAGE[by.language.tag]

    def draw(still: Still) -> Response:
        tasks, kept = by.seen(still)
        lines = [line(id, text, kept) for id, text in tasks.items()]
        content = FILES[ending](lines, f"{said} ({by.language.name})", from_the_right=by.language.direction == "rtl")
        return download(f"{still.live.workshop.title} {said}", ending, content)

    return await beside.paper(request, by.workshop, draw, by.who)
