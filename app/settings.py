"""What the environment decides. Anything unknown or impossible stops the start with a sentence."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.export.document import Letterhead, Logo
from app.export.logo import NoPicture
from app.export.logo import logo as drawn

PREFIX = "AKR_"
LONGEST_NAME = 80
"""Letters of an organisation's name: it has one line in a document's head."""


class Impossible(Exception):
    """A setting that can't be used. The text is a sentence for the operator."""


@dataclass(frozen=True)
class Settings:
    """Each is `AKR_` and its name in capitals."""

    data: Path
    database_url: str
    host: str
    port: int
    public_url: str
    """Without a slash at the end. What the join page's address and the QR code say."""
    is_address_stated: bool
    """Whether the operator has said what `public_url` is: then no other host and no other origin is ours."""
    language: str
    time_zone: ZoneInfo
    """The workplaces': dates and times are shown in it."""
    workers: int
    """Processes that serve together; more than one needs PostgreSQL."""
    metrics_token: str
    """What `/metrics` asks for as a bearer token. Empty: it answers this machine only."""
    organisation: str
    """Whose documents these are: the municipality's or the company's name."""
    logo: Logo | None
    security_log_days: int
    """How long the security log is kept."""
    lists: Path | None
    """A folder: codes that job descriptions may have, and words that are asked about."""
    speech: str
    """The program espeak-ng; empty: where there is one; "off": none."""
    piper: Path | None
    """The program Piper."""
    piper_voices: Path | None
    """A folder with its voices."""
    clips: Path | None
    """A folder with our sentences in Swedish Sign Language."""

    @property
    def is_sqlite(self) -> bool:
        return self.database_url.startswith("sqlite")

    @property
    def letterhead(self) -> Letterhead:
        return Letterhead(self.organisation, self.logo)

    @property
    def stated_url(self) -> str | None:
        return self.public_url if self.is_address_stated else None

    @property
    def is_https(self) -> bool:
        return self.public_url.startswith("https://")


def from_environment(environment: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings. Raises `Impossible`."""
    given = {
        name[len(PREFIX) :].lower(): value.strip() for name, value in environment.items() if name.startswith(PREFIX)
    }
    known = set(Settings.__dataclass_fields__) - {"is_address_stated"}
    for name in sorted(set(given) - known):
        raise Impossible(f"{PREFIX}{name.upper()} is not a setting. There are: {_listed(known)}.")

    data = Path(given.get("data") or "data")
    if data.exists() and not data.is_dir():
        raise Impossible(f"AKR_DATA must be a folder, and {data} is not one.")
    host = given.get("host") or "127.0.0.1"
    port = _number("AKR_PORT", given.get("port") or "8000", most=65535)
    database_url = _database_url(given.get("database_url") or f"sqlite:///{data / 'akr.db'}")
    workers = _number("AKR_WORKERS", given.get("workers") or "1", most=64)
    if workers > 1 and database_url.startswith("sqlite"):
        raise Impossible("AKR_WORKERS can be more than 1 only with PostgreSQL: an SQLite file has one writer.")
    return Settings(
        data=data,
        database_url=database_url,
        host=host,
        port=port,
        public_url=_public_url(given.get("public_url") or f"http://{reachable(host)}:{port}"),
        is_address_stated=bool(given.get("public_url")),
        language=_language(given.get("language") or "sv"),
        time_zone=_time_zone(given.get("time_zone") or "Europe/Stockholm"),
        workers=workers,
        metrics_token=given.get("metrics_token", ""),
        organisation=_organisation(given.get("organisation", "")),
        logo=_logo(given.get("logo", "")),
        security_log_days=_number("AKR_SECURITY_LOG_DAYS", given.get("security_log_days") or "365", most=3650),
        lists=_folder("AKR_LISTS", given.get("lists", "")),
        speech=_speech(given.get("speech", "")),
        **_piper(given.get("piper", ""), given.get("piper_voices", "")),
        clips=_folder("AKR_CLIPS", given.get("clips", "")),
    )


def _listed(names: set[str]) -> str:
    return ", ".join(sorted(PREFIX + name.upper() for name in names))


def _number(name: str, value: str, most: int) -> int:
    if not value.isascii() or not value.isdigit() or not 0 < int(value) <= most:
        raise Impossible(f"{name} must be a number between 1 and {most}, not {value!r}.")
    return int(value)


def _database_url(value: str) -> str:
    if value.startswith("sqlite:///"):
        return value
    for scheme in ("postgresql://", "postgres://", "postgresql+psycopg://"):
        if value.startswith(scheme):
            return "postgresql+psycopg://" + value[len(scheme) :]
    raise Impossible("AKR_DATABASE_URL must begin with sqlite:/// or postgresql://.")


def _public_url(value: str) -> str:
    impossible = Impossible(f"AKR_PUBLIC_URL must be an address like https://akr.example.se, not {value!r}.")
    try:
        parts = urlsplit(value)
        port = parts.port
    except ValueError:
        raise impossible from None
    if parts.scheme not in ("http", "https") or not parts.hostname or port == 0 or parts.query or parts.fragment:
        raise impossible
    if parts.path.strip("/"):
        raise Impossible("AKR_PUBLIC_URL can't have a path: the pages are at the root of the address.")
    return f"{parts.scheme}://{parts.netloc}"


def _language(value: str) -> str:
    if value not in ("sv", "en"):
        raise Impossible(f"AKR_LANGUAGE must be sv or en, not {value!r}.")
    return value


def _time_zone(value: str) -> ZoneInfo:
    try:
        return ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError):
        raise Impossible(f"AKR_TIME_ZONE must be a name like Europe/Stockholm, not {value!r}.") from None


def _organisation(value: str) -> str:
    if len(value) > LONGEST_NAME or not value.isprintable():
        raise Impossible(f"AKR_ORGANISATION must be a name of at most {LONGEST_NAME} letters, on one line.")
    return value


def _logo(value: str) -> Logo | None:
    try:
        return drawn(Path(value)) if value else None
    except NoPicture as why:
        raise Impossible(f"AKR_LOGO: {value} {why}.") from None


def _folder(name: str, value: str) -> Path | None:
    if value and not Path(value).is_dir():
        raise Impossible(f"{name} must be a folder, and {value} is not one.")
    return Path(value) if value else None


def _program(name: str, value: str) -> Path | None:
    if value and not (Path(value).is_file() and os.access(value, os.X_OK)):
        raise Impossible(f"{name} must be a program, and {value} is not one.")
    return Path(value).absolute() if value else None


def _speech(value: str) -> str:
    return value if value == "off" else os.fspath(_program("AKR_SPEECH", value) or "")


def _piper(program: str, voices: str) -> dict[str, Path | None]:
    if bool(program) != bool(voices):
        raise Impossible("AKR_PIPER and AKR_PIPER_VOICES go together: the program, and the folder with its voices.")
    return {"piper": _program("AKR_PIPER", program), "piper_voices": _folder("AKR_PIPER_VOICES", voices)}


def reachable(host: str) -> str:
    """The host as it stands in an address that this machine can open. Who listens on all of IPv6 answers on that alone:
    there, 127.0.0.1 is somebody else's."""
    try:
        address = ip_address(host)
    except ValueError:
        return host
    if address.is_unspecified:
        return "127.0.0.1" if address.version == 4 else "[::1]"
    return host if address.version == 4 else f"[{host}]"
