"""What the environment decides. Anything unknown or impossible stops the start with a sentence."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import UTC, date, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.export.document import Letterhead, Logo
from app.export.logo import NoPicture
from app.export.logo import logo as drawn
from app.export.word_template import NoTemplate, template

PREFIX = "AKR_"
_OIDC = "oidc_"
_SECRET_FILE = f"{_OIDC}client_secret_file"
_LANGUAGES = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]+)*(, ?[A-Za-z]{2,3}(-[A-Za-z0-9]+)*)*")
LONGEST_NAME = 80
"""Letters of an organisation's name: it has one line in a document's head."""


class Impossible(Exception):
    """A setting that can't be used. The text is a sentence for the operator."""


@dataclass(frozen=True)
class Oidc:
    """The municipality's own sign-in, by OpenID Connect. Each is `AKR_OIDC_` and its name in capitals."""

    issuer: str
    """As the provider says it itself, letter by letter."""
    client_id: str
    client_secret: str = field(repr=False)
    scopes: str
    roles_claim: str
    """Where a token says what somebody is: a claim's name, or the way to it with dots."""
    roles: Mapping[str, str]
    """What may stand there -> which role that is here."""
    administrations_claim: str
    administrations: Mapping[str, str]
    """What may stand there -> the name of an administration, or `*` for all. Empty: the provider does not say."""
    name: str
    """What it is called on the button."""


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
    word_template: bytes | None = field(repr=False)
    """The municipality's own Word file (.dotx), looked through: what every Word file of ours begins with."""
    security_log_days: int
    """How long the security log is kept."""
    security_contact: str
    """Whom to tell of a vulnerability: mailto:, https: or tel:. Empty: nobody is named."""
    security_until: date | None
    """The last day that the contact holds; there is one where there is a contact."""
    security_policy: str
    """Where it is said how reports are taken care of: https:, or empty."""
    security_languages: str
    """The languages that reports may be in, the best first, with commas between."""
    source: str
    """Where the source code of what runs here is: https:, or empty."""
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
    course_texts: Path | None
    """A folder with the municipality's own words in the course: a file for each part."""
    passwords: bool
    """Whether one can sign in by a password: `on` or `off`."""
    oidc: Oidc | None
    """Who signs people in besides us."""
    reference_group: bool
    """Whether a job description waits for the reference group before it is approved."""
    labour_unit: bool
    """The same of *arbetsmarknadsenheten*."""
    employment_service: bool
    """And of *Arbetsförmedlingen*."""

    @property
    def is_sqlite(self) -> bool:
        return self.database_url.startswith("sqlite")

    @property
    def letterhead(self) -> Letterhead:
        return Letterhead(self.organisation, self.logo, self.word_template)

    @property
    def stated_url(self) -> str | None:
        return self.public_url if self.is_address_stated else None

    @property
    def is_https(self) -> bool:
        return self.public_url.startswith("https://")


def from_environment(environment: Mapping[str, str] = os.environ, today: date | None = None) -> Settings:
    """Read the settings. `today`: in UTC. Raises `Impossible`."""
    given = {
        name[len(PREFIX) :].lower(): value.strip() for name, value in environment.items() if name.startswith(PREFIX)
    }
    known = {it.name for it in fields(Settings)} - {"is_address_stated", "oidc"}
    known |= {_OIDC + it.name for it in fields(Oidc)} | {_SECRET_FILE}
    for name in sorted(set(given) - known):
        raise Impossible(f"{PREFIX}{name.upper()} is not a setting. There are: {_listed(known)}.")

    data = Path(given.get("data") or "data")
    if data.exists() and not data.is_dir():
        raise Impossible(f"AKR_DATA must be a folder, and {data} is not one.")
    host = given.get("host") or "127.0.0.1"
    port = _number("AKR_PORT", given.get("port") or "8000", most=65535)
    database_url = _database_url(given.get("database_url") or f"sqlite:///{data / 'akr.db'}")
    contact, until = _security_contact(given, today or datetime.now(UTC).date())
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
        word_template=_word_template(given.get("word_template", "")),
        security_log_days=_number("AKR_SECURITY_LOG_DAYS", given.get("security_log_days") or "365", most=3650),
        security_contact=contact,
        security_until=until,
        security_policy=_https("AKR_SECURITY_POLICY", given.get("security_policy", "")),
        security_languages=_languages(given.get("security_languages") or "sv, en"),
        source=_https("AKR_SOURCE", given.get("source", "")),
        lists=_folder("AKR_LISTS", given.get("lists", "")),
        speech=_speech(given.get("speech", "")),
        **_piper(given.get("piper", ""), given.get("piper_voices", "")),
        clips=_folder("AKR_CLIPS", given.get("clips", "")),
        course_texts=_folder("AKR_COURSE_TEXTS", given.get("course_texts", "")),
        passwords=_passwords(given.get("passwords") or "on", given),
        oidc=_oidc(given),
        reference_group=_is_on("AKR_REFERENCE_GROUP", given.get("reference_group") or "off"),
        labour_unit=_is_on("AKR_LABOUR_UNIT", given.get("labour_unit") or "off"),
        employment_service=_is_on("AKR_EMPLOYMENT_SERVICE", given.get("employment_service") or "off"),
    )


def _listed(names: set[str]) -> str:
    return ", ".join(sorted(PREFIX + name.upper() for name in names))


def _is_on(name: str, value: str) -> bool:
    if value not in ("on", "off"):
        raise Impossible(f"{name} must be on or off, not {value!r}.")
    return value == "on"


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


def _word_template(value: str) -> bytes | None:
    try:
        return template(Path(value)) if value else None
    except NoTemplate as why:
        raise Impossible(f"AKR_WORD_TEMPLATE: {value} {why}.") from None


def _https(name: str, value: str) -> str:
    if value and not _is_address(value, "https://"):
        raise Impossible(f"{name} must be an address that begins with https://, not {value!r}.")
    return value


def _is_address(value: str, *begins: str) -> bool:
    return (
        value.isascii()
        and value.isprintable()
        and " " not in value
        and value.startswith(begins)
        and value not in begins
    )


def _security_contact(given: Mapping[str, str], today: date) -> tuple[str, date | None]:
    """Whom to tell, and until which day that holds."""
    contact, until = given.get("security_contact", ""), given.get("security_until", "")
    if bool(contact) != bool(until):
        raise Impossible(
            "AKR_SECURITY_CONTACT and AKR_SECURITY_UNTIL go together: whom to tell, and how long that holds."
        )
    if contact and not _is_address(contact, "mailto:", "https://", "tel:"):
        raise Impossible(f"AKR_SECURITY_CONTACT must begin with mailto:, https:// or tel:, not be {contact!r}.")
    return contact, _day_within_a_year("AKR_SECURITY_UNTIL", until, today) if until else None


def _languages(value: str) -> str:
    if not _LANGUAGES.fullmatch(value):
        raise Impossible(f"AKR_SECURITY_LANGUAGES must be a list such as sv, en, not {value!r}.")
    return value


def _day_within_a_year(name: str, value: str, today: date) -> date:
    """One that is over is taken too: it must not stop a restart."""
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise Impossible(f"{name} must be a day like {today + timedelta(days=300)}, not {value!r}.") from None
    if day - today >= timedelta(days=365):
        raise Impossible(f"{name} must be less than a year ahead, not {value}.")
    return day


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


def _passwords(value: str, given: Mapping[str, str]) -> bool:
    if value not in ("on", "off"):
        raise Impossible(f"AKR_PASSWORDS must be on or off, not {value!r}.")
    if value == "off" and not given.get(f"{_OIDC}issuer"):
        raise Impossible("AKR_PASSWORDS can be off only where AKR_OIDC_ISSUER says who signs people in instead.")
    return value == "on"


def _oidc(given: Mapping[str, str]) -> Oidc | None:
    its = {name.removeprefix(_OIDC): value for name, value in given.items() if name.startswith(_OIDC) and value}
    if not its:
        return None
    if "issuer" not in its:
        raise Impossible(f"AKR_OIDC_{min(its).upper()} says something of a sign-in, and there is no AKR_OIDC_ISSUER.")
    if not given.get("public_url"):
        raise Impossible("AKR_OIDC_ISSUER needs AKR_PUBLIC_URL: the provider sends people back to that address.")
    if not its.get("client_id"):
        raise Impossible("AKR_OIDC_ISSUER needs AKR_OIDC_CLIENT_ID: what the provider calls this application.")
    roles = _table("AKR_OIDC_ROLES", its.get("roles", ""))
    if not roles:
        raise Impossible("AKR_OIDC_ROLES must say who gets which role, like akr-hr=hr,akr-ledare=leads.")
    roles_claim = its.get("roles_claim") or "groups"
    name = its.get("name") or "kommunen"
    if len(name) > LONGEST_NAME or not name.isprintable():
        raise Impossible(f"AKR_OIDC_NAME must be a name of at most {LONGEST_NAME} letters, on one line.")
    return Oidc(
        issuer=_issuer(its["issuer"]),
        client_id=its["client_id"],
        client_secret=_secret(its),
        scopes=_scopes(its.get("scopes") or "openid profile email"),
        roles_claim=roles_claim,
        roles=roles,
        administrations_claim=its.get("administrations_claim") or roles_claim,
        administrations=_table("AKR_OIDC_ADMINISTRATIONS", its.get("administrations", "")),
        name=name,
    )


def _issuer(value: str) -> str:
    """Over https, but for a provider on this machine."""
    impossible = Impossible(
        f"AKR_OIDC_ISSUER must be an address like https://login.example.se/realms/x, not {value!r}."
    )
    try:
        parts = urlsplit(value)
    except ValueError:
        raise impossible from None
    is_here = parts.scheme == "http" and parts.hostname in ("localhost", "127.0.0.1", "::1")
    if not (parts.scheme == "https" or is_here) or not parts.hostname or parts.query or parts.fragment:
        raise impossible
    return value


def _secret(its: Mapping[str, str]) -> str:
    given, file = its.get("client_secret", ""), its.get("client_secret_file", "")
    if bool(given) == bool(file):
        raise Impossible("AKR_OIDC_ISSUER needs either AKR_OIDC_CLIENT_SECRET or AKR_OIDC_CLIENT_SECRET_FILE.")
    try:
        secret = given or Path(file).read_text("utf-8").strip()
    except (OSError, ValueError):
        raise Impossible(f"AKR_OIDC_CLIENT_SECRET_FILE: {file} can't be read.") from None
    if not secret:
        raise Impossible(f"AKR_OIDC_CLIENT_SECRET_FILE: {file} is empty.")
    return secret


def _scopes(value: str) -> str:
    if "openid" not in value.split():
        raise Impossible(f"AKR_OIDC_SCOPES must have openid among them, not {value!r}.")
    return " ".join(value.split())


def _table(name: str, value: str) -> dict[str, str]:
    """`a=b,c=d`. What stands before the last equals sign is the claim's."""
    pairs = [pair.rpartition("=") for pair in value.split(",") if pair.strip()]
    if any(not said.strip() or not means.strip() for said, _, means in pairs):
        raise Impossible(f"{name} must be pairs like a=b,c=d, not {value!r}.")
    if len({said.strip() for said, _, _ in pairs}) < len(pairs):
        raise Impossible(f"{name} says the same twice: {value!r}.")
    return {said.strip(): means.strip() for said, _, means in pairs}


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
