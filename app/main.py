"""Where everything meets: one application from the settings."""

import asyncio
import gc
import re
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from gzip import compress
from pathlib import Path
from secrets import compare_digest
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import quote

import structlog
from fastapi import APIRouter, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import DataError, OperationalError
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app import logs, metrics
from app.access.facilitator import SignInFirst
from app.access.workshop import Moved
from app.account.passwords import Passwords
from app.account.roles import Role
from app.account.routes import router as account
from app.afterwards.routes import router as afterwards
from app.analysis.routes import router as analysis
from app.archive.making import Maker
from app.archive.routes import router as archive
from app.asked.routes import router as asked
from app.beforehand.routes import router as beforehand
from app.board.routes import router as board
from app.brought.sheets import MOST_IN_A_FILE
from app.built_jobs.routes import router as built_jobs
from app.calculator.mix.pages import router as staff_mix
from app.calculator.papers.routes import router as calculation_papers
from app.calculator.routes import router as calculations
from app.calculator.sets.routes import router as value_sets
from app.colleagues.routes import router as colleagues
from app.course import local as course_texts
from app.course.content import PARTS as COURSE_PARTS
from app.course.looking_back.pages import router as looking_back
from app.course.routes import router as course
from app.course_package.routes import router as course_package
from app.diary.routes import router as diary
from app.follow_up.routes import router as follow_up
from app.history.routes import router as history
from app.ids import new_secret, now
from app.job_descriptions.advice.checks import Lists
from app.job_descriptions.advice.csv_lines import Malformed
from app.job_descriptions.advice.lists import read_lists
from app.job_descriptions.routes import router as job_descriptions
from app.key_figures.routes import router as key_figures
from app.languages.offering import Offering
from app.languages.routes import router as languages
from app.leading.invited import router as invited
from app.leading.routes import router as leading
from app.live import beside, wire
from app.live.budget import Budgets
from app.live.desk import Broken, Desk, NotSaved, NoWorkshop
from app.live.lookout import Lookout
from app.live.nudge import Nudges
from app.live.room import Rooms
from app.live.socket import router as socket
from app.live.without_socket import router as without_socket
from app.oidc.routes import router as oidc
from app.organisation.routes import router as organisation
from app.own_words.routes import router as own_words
from app.posts.routes import router as posts
from app.preparation.routes import router as preparation
from app.process_map.routes import router as process_map
from app.programme.routes import router as programme
from app.purge import Cleaner, purges
from app.reception.routes import router as reception
from app.rehearsal.rehearsals import Rehearsals
from app.rehearsal.routes import router as rehearsal
from app.remote.routes import router as remote
from app.removal.routes import router as removal
from app.report.routes import router as report
from app.results.routes import router as results
from app.retention.routes import router as retention
from app.retention.run import Planner
from app.retention.runner import Runner
from app.security import reporting
from app.security.counted import Counted
from app.security.routes import router as security
from app.settings import Impossible, Settings, from_environment
from app.sharing.routes import router as sharing
from app.speech.engines import voices
from app.speech.routes import router as speech
from app.speech.speaking import Speaking
from app.statement.routes import router as statement
from app.storage import schema
from app.storage.database import Database
from app.storage.signing_key import signing_key
from app.supply.routes import router as supply
from app.task_map.routes import router as task_map
from app.translating.routes import router as translating
from app.vocabulary import Refused
from app.ways.routes import router as ways
from app.web import gate, limits
from app.web.head import HeadMiddleware
from app.web.language import LanguageMiddleware
from app.web.lean import lean
from app.web.limits import Limits, address
from app.web.origin import OriginMiddleware
from app.web.posted import MOST_KEPT, MOST_READ_AT_ONCE, is_form, posted
from app.web.refusals import (
    NotSavedNow,
    SignedOut,
    TooLarge,
    Unreadable,
    WorkshopEnded,
    as_json,
    sentence,
    status,
)
from app.web.safety import SafetyMiddleware, our_referrer
from app.web.shortcut import Shortcut
from app.web.templating import STATIC, environment, render, version
from app.web.watch import WatchMiddleware
from app.wording import KNOWN, LABELS
from app.workshop.routes import router as workshop

if TYPE_CHECKING:
    from app.oidc.provider import Provider

MOST_IN_A_BODY = 64 * 1024
"""Bytes in a posted form: to read one the room waits, and a mark takes six bytes."""
MOST_IN_A_LONG_BODY = MOST_KEPT
"""Where a job description is written, 2,000 tasks are answered on paper or chosen from, many are translated, actions
followed up, a whole checklist, a page for whoever begins, or what is left out of what a workshop shares."""
MOST_IN_A_SIGN_IN = MOST_IN_A_LONG_BODY + MOST_IN_A_BODY
"""A form that waits for somebody to sign in, and goes along with that."""
_LONG = (
    *("/paper", "/follow-up", "/follow-up/answers", "/job-description/new", "/translate"),
    *("/checklist", "/introduction", "/task-map"),
)
MOST_IN_AN_UPLOAD = 2 * MOST_IN_A_FILE
"""Where a list is brought along: the file, or the preview that carries it or its lines."""
MOST_IN_A_FORM_COMMAND = 3 * wire.MOST_IN_A_FRAME
"""A command as a form: as much as in a frame, each byte of it written as three."""
_UPLOADS = ("/import", "/import/add", "/catalogue")
_CUT = "/import"
"""Where a body that is too large is cut off, so that the page can say so and keep what was typed before the file."""


log = structlog.get_logger()


_machines = APIRouter()
"""What those ask who watch the server. Of the module: FastAPI remembers each function for good, and with it all that a
function within `create_app` knows."""


@_machines.get("/healthz")
async def healthz(request: Request) -> Response:
    """200 when the database answers and its schema is ours."""
    wrong = await run_in_threadpool(schema.what_is_wrong, request.app.state.database)
    return PlainTextResponse(wrong or "ok", 503 if wrong else 200)


@_machines.get("/metrics")
def figures(request: Request) -> Response:
    """For Prometheus; for anybody else there is no such page."""
    if not _may_read_metrics(request):
        raise HTTPException(404)
    return Response(metrics.text(), media_type="text/plain; version=0.0.4; charset=utf-8")


_ROUTERS = (
    _machines,
    preparation,
    rehearsal,
    ways,
    workshop,
    account,
    oidc,
    colleagues,
    organisation,
    analysis,
    beforehand,
    board,
    history,
    leading,
    removal,
    own_words,
    invited,
    remote,
    job_descriptions,
    posts,
    reception,
    afterwards,
    asked,
    key_figures,
    value_sets,
    staff_mix,
    calculation_papers,
    calculations,
    built_jobs,
    process_map,
    task_map,
    programme,
    course_package,  # its address, and the next one's, look like a track's
    looking_back,
    course,
    results,
    sharing,
    report,
    follow_up,
    translating,
    languages,
    statement,
    supply,
    retention,
    archive,
    diary,
    security,
    speech,
    socket,
    without_socket,
)


def _in_one_row(router: APIRouter) -> Iterator[BaseRoute]:
    """Raises `ValueError` where a router is included with a prefix or with gates, which its routes would lose."""
    for route in router.routes:
        if within := getattr(route, "original_router", None):
            its = route.include_context  # type: ignore[attr-defined]
            if its.prefix or its.dependencies:
                raise ValueError(its)
            yield from _in_one_row(within)
        else:
            yield route


_EVERYTHING = [route for router in _ROUTERS for route in _in_one_row(router)]
"""Every page and address. Of the module, and the same for each application. In one row, and found by the shortcut: a
router that includes others asks each route by way of each router that it is in, at every request."""
_SHORTCUT = Shortcut(_EVERYTHING)


def create_app(settings: Settings, database: Database) -> FastAPI:
    """The application. The caller opens and closes the database, whose schema is up to date. Raises `Impossible`."""

    @asynccontextmanager
    async def life(app: FastAPI) -> AsyncIterator[None]:
        app.state.signing_key = await run_in_threadpool(signing_key, database, new_secret())
        app.state.desk = Desk(database, now)
        app.state.rooms = Rooms(app.state.desk)
        app.state.rehearsals = Rehearsals(app.state.signing_key, is_https=settings.is_https)
        app.state.cleaner = Cleaner(database, purges(settings.security_log_days), lambda: bool(app.state.desk.concerns))
        planner = Planner(database, settings.time_zone)
        app.state.retention = Runner(database, planner, app.state.maker, app.state.desk, app.state.rooms)
        lookout = Lookout(database, app.state.rooms)
        nudges = Nudges(database, app.state.desk, lookout.look)
        offering = Offering(database)
        _calm_the_collector()
        beside.make_way()
        app.state.desk.open()
        nudges.open()
        app.state.cleaner.open()
        app.state.retention.open()
        lookout.open()
        app.state.counted.open()
        await offering.look_first()
        offering.open()
        yield
        await app.state.retention.close()
        await offering.close()
        await app.state.cleaner.close()
        await app.state.rehearsals.close()
        await lookout.close()
        await nudges.close()
        await app.state.desk.close()
        await app.state.counted.close()

    app = FastAPI(
        title="AKR-tavlan",
        # What a browser asks for forty times at its first visit is found first, and not after each page there is.
        routes=[Mount(f"/static/{version()}", _Forever(directory=STATIC)), _SHORTCUT, *_EVERYTHING],
        lifespan=life,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,
    )
    environment().globals.update(KNOWN)
    app.state.labels = LABELS
    app.state.settings = settings
    app.state.lists = lists(settings)
    app.state.course_texts = own_course_texts(settings)
    if settings.security_contact and not reporting.text(settings, datetime.now(UTC)):
        log.warning("security_contact_is_over", set="AKR_SECURITY_UNTIL")
    app.state.database = database
    app.state.maker = Maker(database, settings.letterhead, settings.time_zone)
    app.state.limits = Limits()
    app.state.reading = asyncio.Lock()
    app.state.passwords = Passwords()
    app.state.provider = provider(settings)
    app.state.budgets = Budgets()
    app.state.counted = Counted(database)
    app.state.pages = beside.Workroom(beside.PAGES, beside.PAGES_OF_MANY, beside.PAGES_IN_ALL)
    app.state.papers = beside.Workroom(beside.PAPERS)
    app.state.speaking = Speaking(voices(settings))
    app.state.codes = {}

    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(NotSaved, _not_saved)
    app.add_exception_handler(OperationalError, _not_saved)
    app.add_exception_handler(RequestValidationError, _unreadable)
    app.add_exception_handler(DataError, _unreadable)  # a NUL, which PostgreSQL keeps in no text
    app.add_exception_handler(SignInFirst, _sign_in_first)
    app.add_exception_handler(Moved, _moved)
    app.add_exception_handler(NoWorkshop, _not_found)
    app.add_exception_handler(HTTPException, _http_exception)
    app.add_middleware(_BodyLimit)
    app.add_middleware(_BrokenMiddleware)
    app.add_middleware(OriginMiddleware, public_url=settings.stated_url)
    app.add_middleware(LanguageMiddleware, default=settings.language, secure=settings.is_https)
    app.add_middleware(WatchMiddleware)
    app.add_middleware(SafetyMiddleware, public_url=settings.stated_url)
    app.add_middleware(GZipMiddleware, compresslevel=6)
    app.add_middleware(HeadMiddleware)
    return app


def lists(settings: Settings) -> Lists:
    """The lists that job descriptions are held against. Raises `Impossible` where one can't be read."""
    try:
        return read_lists(settings.lists)
    except Malformed as why:
        raise Impossible(f"AKR_LISTS: {why}.") from None


def own_course_texts(settings: Settings) -> Mapping[str, Sequence[course_texts.Said]]:
    """The municipality's own words in the course, by part. Raises `Impossible` where one can't be read."""
    try:
        return course_texts.texts(settings.course_texts, COURSE_PARTS)
    except course_texts.LocalTextWrong as why:
        raise Impossible(f"AKR_COURSE_TEXTS: {why}.") from None


def provider(settings: Settings) -> "Provider | None":
    """Who signs people in besides us. Raises `Impossible` where the operator's table names a role that there is not."""
    if settings.oidc is None:
        return None
    roles = [role.value for role in Role]
    for unknown in sorted(set(settings.oidc.roles.values()) - set(roles)):
        raise Impossible(f"AKR_OIDC_ROLES: {unknown} is not a role. There are: {', '.join(roles)}.")
    from app.oidc.provider import Provider

    return Provider(settings.oidc, settings.public_url)


def _calm_the_collector() -> None:
    """What is there at start stays, and what lives long is seldom looked through: a pause would be everybody's. What is
    young is looked through before it is much: with two and a half million objects at a time a pause was 300 ms."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 4, 2_000)


def from_settings() -> FastAPI:
    """The application as one of several processes makes it for itself, from the environment."""
    logs.configure()
    settings = from_environment()
    return create_app(settings, Database(settings.database_url))


class _Forever(StaticFiles):
    """Static files under a version in the path: a browser may keep them for good, and need never ask whether they have
    changed. What it would ask by is left out: on a phone's first visit it would weigh as much as a script does.

    Each is read and compressed once: a room that comes at once asks for some forty of them, each a thousand times.
    """

    _kept: ClassVar[dict[tuple[str, bool], Response]] = {}

    async def get_response(self, path: str, scope: Scope) -> Response:
        takes_gzip = "gzip" in Headers(scope=scope).get("accept-encoding", "")
        if scope["method"] == "GET" and (path, takes_gzip) in self._kept:
            return self._kept[path, takes_gzip]
        found = await super().get_response(path, scope)
        if not isinstance(found, FileResponse) or found.status_code != 200:
            return found
        self._kept[path, takes_gzip] = await run_in_threadpool(_kept_as, found, takes_gzip)
        return self._kept[path, takes_gzip]


def _kept_as(found: FileResponse, takes_gzip: bool) -> Response:
    # What browsers take for granted would be said thirty times on a phone's first visit, and is left out: that a cache
    # may keep what is asked for without a password; that modules, and styles of a page in UTF-8, are in UTF-8.
    headers = {"Cache-Control": "max-age=31536000, immutable", "Content-Type": str(found.media_type)}
    file = Path(found.path)
    is_lean = file.suffix in (".css", ".js") and STATIC / "vendor" not in file.parents
    body = lean(file.read_bytes()) if is_lean else file.read_bytes()
    if takes_gzip and not str(found.media_type).startswith("font/"):
        body, headers["Content-Encoding"], headers["Vary"] = compress(body, mtime=0), "gzip", "Accept-Encoding"
    return Response(body, headers=headers)


class _BrokenMiddleware:
    """Says that something of ours went wrong, where nothing has been said: in the reader's language and with what every
    answer says to the browser, for it stands within what sees to both."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_answering = False

        async def noted(message: Message) -> None:
            nonlocal is_answering
            is_answering = True
            await send(message)

        try:
            await self.app(scope, receive, noted)
        except Exception:
            if is_answering or scope["type"] != "http":
                raise
            log.exception("broken", path=getattr(scope.get("route"), "path", ""))
            await (await _refused(Request(scope, receive), Broken()))(scope, receive, send)


class _BodyLimit:
    """Refuses a body that is too large: at once when it says so, else when it has proved to be. Where a file is sent
    with what somebody has typed, the rest is left unread, and `scope["cut"]` says so."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        path = scope["path"]
        headers = dict(scope["headers"])
        # Our pages send lists as files. As one field of a form, a list would be unquoted in one go.
        is_a_field = headers.get(b"content-type", b"").startswith(b"application/x-www-form-urlencoded")
        is_long = path.startswith("/job-descriptions/") or path.endswith(_LONG)
        most = MOST_IN_A_LONG_BODY if is_long else MOST_IN_A_BODY
        if path.endswith(_UPLOADS) and not is_a_field:
            most = MOST_IN_AN_UPLOAD
        if path == "/sign-in" and not is_a_field:
            most = MOST_IN_A_SIGN_IN
        if path.startswith("/live/"):
            most = MOST_IN_A_FORM_COMMAND
        length = headers.get(b"content-length", b"0")
        is_cut = path.endswith(_CUT) and not is_a_field
        if not length.isdigit() or (int(length) > most and not is_cut):
            await asyncio.sleep(limits.PAUSE)
            return await (await _refused(Request(scope, receive), TooLarge()))(scope, receive, send)
        taken, at = 0, 0
        message: Message = {}

        async def receive_some() -> Message:
            nonlocal taken, at, message
            if at:
                await asyncio.sleep(0)
            else:
                message = await receive()
                taken += len(message.get("body", b""))
            if taken > most and is_cut:
                scope["cut"] = True
                return {"type": "http.request", "body": b"", "more_body": False}
            if taken > most:
                raise HTTPException(413)
            body = message.get("body", b"")
            part, at = body[at : at + MOST_READ_AT_ONCE], at + MOST_READ_AT_ONCE
            if at < len(body):
                return {**message, "body": part, "more_body": True}
            at = 0
            return {**message, "body": part} if part else message

        await self.app(scope, receive_some, send)


def _may_read_metrics(asker: Request) -> bool:
    """Who has the token, where one is set; else the machine itself, when no proxy stands between."""
    if token := asker.app.state.settings.metrics_token:
        said = asker.headers.get("authorization", "")
        return compare_digest(said.encode(), f"Bearer {token}".encode())
    forwarded = any(name in asker.headers for name in ("x-forwarded-for", "forwarded", "via"))
    return not forwarded and address(asker) in ("127.0.0.1", "::1")


def _wants_json(request: Request) -> bool:
    return request.url.path.startswith(("/live/", "/speech")) and not request.headers.get("accept", "").startswith(
        "text/html"
    )


async def _refused(request: Request, refused: Exception) -> Response:
    assert isinstance(refused, Refused)
    request.state.refused = refused.code
    answer = await _no(request, refused)
    if status(refused) in (429, 503):
        answer.headers["Retry-After"] = limits.RETRY_AFTER
    return answer


async def _no(request: Request, refused: Refused) -> Response:
    if _wants_json(request):
        return JSONResponse({"refused": "", **as_json(refused)}, status(refused))
    if is_form(request) and (await posted(request)).fields:
        return await gate.stopped(request, refused)
    if isinstance(refused, WorkshopEnded):
        again = f"{request.url.path}?{request.url.query}" if request.method == "GET" else "/"
        # Who was there may say how it was; the page says no to everybody else.
        of = re.fullmatch("(/w/[^/]+)/?", request.url.path)
        return render(request, "join/ended.html", status(refused), again=again, asked=f"{of[1]}/asked" if of else "")
    return render(request, "refused.html", status(refused), sentence=sentence(refused))


async def _unreadable(request: Request, _: Exception) -> Response:
    return await _refused(request, Unreadable())


async def _not_saved(request: Request, _: Exception) -> Response:
    return await _refused(request, NotSavedNow())


async def _sign_in_first(request: Request, _: Exception) -> Response:
    """A form waits in the page until somebody has signed in; who pressed a button only, presses it again."""
    if is_form(request) and (form := await posted(request)) and (form.fields or form.had_files):
        return await _refused(request, SignedOut())
    here = f"{request.url.path}?{request.url.query}" if request.url.query else request.url.path
    back = here if request.method == "GET" else our_referrer(request) or "/home"
    return RedirectResponse(f"/sign-in?next={quote(back)}", 303)


async def _moved(_: Request, moved: Exception) -> Response:
    assert isinstance(moved, Moved)
    return RedirectResponse(moved.address, 303)


async def _not_found(request: Request, _: Exception) -> Response:
    if is_form(request) and (await posted(request)).fields:
        return await gate.stopped(request, gate.NotHere())
    return render(request, "not_found.html", 404)


async def _http_exception(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 413:
        return await _refused(request, TooLarge())
    if error.status_code == 404 and not _wants_json(request):
        return await _not_found(request, error)
    if error.status_code == 400 and is_form(request):  # more fields than a form of ours has
        return await gate.stopped(request, Unreadable(), code=400)
    return PlainTextResponse(str(error.detail), error.status_code, error.headers)
