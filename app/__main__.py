"""The command line: `python -m app serve`, and what an operator needs beside it."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from socket import AF_INET, AF_INET6, create_server, socket

import uvicorn
import uvloop
from sqlalchemy.exc import SQLAlchemyError
from uvicorn.supervisors import Multiprocess

from app import catalogue, codes, example, logs
from app.account import printed
from app.account import store as accounts
from app.account.roles import Role
from app.course_package import command_line as course_package
from app.ids import now
from app.live import described
from app.live.protocol import Door, FrameProtocol
from app.live.wire import MOST_IN_A_FRAME
from app.main import create_app, lists, own_course_texts, provider
from app.oidc import store as identities
from app.operating import command_line as operating
from app.rehearsal import store as rehearsal
from app.rehearsal.deeds import Session
from app.rehearsal.robots import seats
from app.retention import by_command
from app.retention.run import Planner
from app.security import store as security
from app.security.entry import About, Thing, What
from app.security.export import FORMATS, Format
from app.settings import Impossible, Settings, from_environment, reachable
from app.speech import sentences
from app.speech.engines import voices
from app.storage import schema
from app.storage.database import Database
from app.supply import telling
from app.web.note import note_by_operator
from app.web.templating import missing_assets
from app.workshop import store as workshops

BACKLOG = 2048
"""Connections that may wait to be let in: a thousand phones that come back at once."""


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m app", description="AKR-tavlan")
    commands = parser.add_subparsers(dest="command", required=True)
    serve = commands.add_parser("serve", help="start the server")
    serve.add_argument("--demo", action="store_true", help="with an example workshop that robots take part in")
    commands.add_parser("migrate", help="bring the database's schema up to date")
    link = commands.add_parser("sign-in-link", help="print a link that signs a facilitator in once")
    link.add_argument("--email", help="whose link; somebody new where there is nobody. Default: the first facilitator")
    link.add_argument(
        "--role", action="append", default=[], choices=list(Role), help="what they are besides; may be said again"
    )
    identity = commands.add_parser("link-identity", help="let somebody in to an account by the municipality's sign-in")
    identity.add_argument("--email", required=True, help="whose account")
    identity.add_argument("--issuer", help="who signs them in. Default: AKR_OIDC_ISSUER")
    identity.add_argument("--sub", required=True, help="who they are there: the subject in their tokens")
    commands.add_parser(
        "identities", help="print who has come in by the municipality's own sign-in, with their account"
    )
    seclog = commands.add_parser("security-log", help="print what the security log has, the oldest first")
    seclog.add_argument("--since", type=datetime.fromisoformat, required=True, help="a day or a moment: 2026-11-01")
    seclog.add_argument("--until", type=datetime.fromisoformat, help="a day or a moment, up to which; default: now")
    seclog.add_argument("--format", choices=FORMATS, default="jsonl")
    retained = commands.add_parser("retention", help="remove what the retention plan says, or say what would go")
    which = retained.add_mutually_exclusive_group(required=True)
    which.add_argument("--dry-run", action="store_true", help="change nothing; say what a run would remove")
    which.add_argument("--run", action="store_true", help="remove it, and print the record of it as JSON")
    words = commands.add_parser("catalogue", help="bring the English catalogue up to date with the Swedish sentences")
    words.add_argument("--check", action="store_true", help="change nothing; say what is missing")
    commands.add_parser("roles", help="print what each role may do, as a table in Markdown")
    commands.add_parser("sentences", help="print what participants meet as CSV, by the ids that clips are named by")
    commands.add_parser(
        "protocol-schema", help="bring the commands in docs/protocol.schema.json up to date with the code"
    )
    commands.add_parser("licences", help="list what others have made that runs or is served here, with its licence")
    commands.add_parser("sbom", help="print a bill of the same (CycloneDX 1.6, JSON)")
    course_package.add_to(commands)
    operating.add_to(commands)
    asked = parser.parse_args(arguments)
    if asked.command == "licences":
        return telling.tell_licences()
    if asked.command == "sbom":
        return telling.tell_bill(datetime.now(UTC))
    if asked.command == "protocol-schema":
        described.renew()
        return 0
    if asked.command == "roles":
        print(printed.table())
        return 0
    if asked.command == "sentences":
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
        sentences.print_all(sys.stdout)
        return 0
    if asked.command == "catalogue":
        return catalogue.check() if asked.check else catalogue.update()
    logs.configure()
    os.umask(0o077)  # whatever is made from here on is nobody else's to read
    try:
        settings = from_environment()
        if asked.command in operating.NAMES:
            return operating.run(asked, settings.database_url)
        if asked.command == course_package.NAME:
            return course_package.run(asked, own_course_texts(settings), settings.language)
        lists(settings)  # what can't be read is said before anything is opened
        voices(settings)  # and who does not speak
        provider(settings)  # nor who is what here
    except Impossible as why:
        print(why, file=sys.stderr)
        return 2
    try:
        database = Database(settings.database_url)
        if settings.is_sqlite or asked.command == "migrate":
            schema.upgrade(database)
    except (OSError, SQLAlchemyError) as why:
        print(f"The database can't be used: {why}", file=sys.stderr)
        return 1
    if asked.command == "migrate":
        return 0
    if wrong := schema.what_is_wrong(database):
        print(wrong, file=sys.stderr)
        return 1
    if asked.command == "sign-in-link":
        print(_sign_in_link(settings, database, asked.email, [Role(role) for role in asked.role]))
        return 0
    if asked.command == "identities":
        with database.reading_session() as session:
            for row, email in identities.everybody(session):
                print(f"account {row.facilitator} {email or '-'}\t{row.issuer}\t{row.subject}\t{row.shown}")
        return 0
    if asked.command == "link-identity":
        issuer = asked.issuer or (settings.oidc.issuer if settings.oidc else "")
        return _link_identity(database, asked.email, issuer, asked.sub)
    if asked.command == "security-log":
        _print_log(settings, database, asked.since, asked.until or datetime.now(UTC), FORMATS[asked.format])
        return 0
    if asked.command == "retention":
        planner = Planner(database, settings.time_zone)
        return by_command.dry_run(planner) if asked.dry_run else by_command.run(planner, settings)
    return _serve(settings, database, demo=asked.demo)


def _print_log(settings: Settings, database: Database, since: datetime, until: datetime, format: Format) -> None:
    """Some at a time, however long it is. Days and times that say no zone are the workplaces'."""
    start, end = (
        int((at if at.tzinfo else at.replace(tzinfo=settings.time_zone)).timestamp() * 1000) for at in (since, until)
    )
    sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]
    with suppress(BrokenPipeError):
        sys.stdout.writelines(format(security.since(database, start, end)))


def _serve(settings: Settings, database: Database, *, demo: bool) -> int:
    if missing := missing_assets():
        print(f"Missing in app/static/vendor: {', '.join(missing)}. Run: make install", file=sys.stderr)
        return 1
    try:
        family = AF_INET6 if ":" in settings.host else AF_INET
        listening = create_server((settings.host, settings.port), family=family, backlog=BACKLOG)
    except OSError as why:
        print(f"Can't listen on {settings.host}, port {settings.port}: {os.strerror(why.errno or 0)}.", file=sys.stderr)
        return 1
    code = example.plant(database, staff_may_place=demo) if demo or example.is_needed(database) else _newest(database)
    if demo:
        _rehearse(database, code)
    welcome = _welcome(settings, database, code)
    app = "app.main:from_settings" if settings.workers > 1 else create_app(settings, database)
    config = uvicorn.Config(
        app,
        factory=settings.workers > 1,
        workers=settings.workers,
        loop="uvloop",
        http=Door,
        ws=FrameProtocol,
        ws_per_message_deflate=False,
        ws_max_size=MOST_IN_A_FRAME,
        ws_ping_interval=30,
        backlog=BACKLOG,
        server_header=False,
        access_log=False,
        log_level="warning",
        timeout_graceful_shutdown=4,
    )
    if settings.workers > 1:
        print(welcome, flush=True)
        Multiprocess(config, sockets=[listening]).run()
        return 0
    base = f"http://{reachable(settings.host)}:{settings.port}"

    def call_robots() -> None:
        app.state.rehearsals.start(code, code, seats(example.GROUPS), base, little=True)  # type: ignore[union-attr]

    server = _Server(config, welcome, call_robots if demo else None)
    with suppress(KeyboardInterrupt):
        uvloop.run(server.serve(sockets=[listening]))
    database.close()
    return 0 if server.started else 1


class _Server(uvicorn.Server):
    """Says where it is when it is there: links that work at once, and a Ctrl-C that is heard. `then`: what is done when
    it has started."""

    def __init__(self, config: uvicorn.Config, welcome: str, then: Callable[[], None] | None = None) -> None:
        super().__init__(config)
        self._welcome, self._then = welcome, then

    async def startup(self, sockets: list[socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            print(self._welcome, flush=True)
            if self._then:
                self._then()


def _rehearse(database: Database, code: str) -> None:
    """The example is a rehearsal, with the coach beside it."""
    with database.session() as session:
        row = workshops.with_code(session, code)
        assert row is not None
        assert row.id is not None
        rehearsal.keep(session, row.id, Session.ONE, False, now())


def _newest(database: Database) -> str:
    with database.reading_session() as session:
        return workshops.newest(session).code


def _sign_in_link(settings: Settings, database: Database, email: str | None = None, roles: Sequence[Role] = ()) -> str:
    with database.session() as session:
        is_new = bool(email) and not accounts.has_account(session, email or "")
        facilitator = accounts.with_email(session, email) if email else accounts.first(session)
        whose = About(Thing.FACILITATOR, facilitator.id or 0)
        accounts.with_roles(facilitator, roles)
        if facilitator.closed_at is not None:
            facilitator.closed_at = None
            note_by_operator(session, What.ACCOUNT_OPENED, whose)
        if is_new:
            note_by_operator(session, What.ACCOUNT_MADE, whose)
        note_by_operator(session, What.SIGN_IN_LINK_MADE, whose)
        return f"{settings.public_url}/sign-in/{accounts.new_link(session, facilitator, now())}"


def _link_identity(database: Database, email: str, issuer: str, subject: str) -> int:
    if not issuer:
        print("Say who signs them in: --issuer, or AKR_OIDC_ISSUER.", file=sys.stderr)
        return 2
    try:
        with database.session() as session:
            account, had = identities.link(session, email, issuer, subject, now())
            note_by_operator(session, What.IDENTITY_LINKED, About(Thing.FACILITATOR, account.id or 0))
    except identities.NoSuchAccount:
        print(f"Nobody has an account with {email}. Make it first: sign-in-link --email", file=sys.stderr)
        return 1
    was = f" They had account {had} until now: it stands, and this lets nobody in to it." if had else ""
    print(f"Account {account.id}, {account.email}, is signed in to as {subject} of {issuer}.{was}")
    return 0


def _welcome(settings: Settings, database: Database, code: str) -> str:
    """The three links. The one that signs in is printed until somebody has signed in."""
    with database.reading_session() as session:
        needs_link = not accounts.has_anybody_been_here(session)
    lead = _sign_in_link(settings, database) if needs_link else f"{settings.public_url}/sign-in"
    return (
        f"\nAKR-tavlan\n\n"
        f"  Processledare  {lead}\n"
        f"  Projektorvy    {settings.public_url}/w/{code}/wall\n"
        f"  Deltagare      {settings.public_url}/join?code={code}   kod {codes.as_shown(code)}\n"
    )


if __name__ == "__main__":
    sys.exit(main())
