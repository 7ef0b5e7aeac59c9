"""What the environment decides. Anything unknown or impossible stops the start with a sentence."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

PREFIX = "AKR_"


class Impossible(Exception):
    """A setting that can't be used. The text is a sentence for the operator."""


@dataclass(frozen=True)
class Settings:
    """`AKR_DATA`, `AKR_DATABASE_URL`, `AKR_HOST`, `AKR_PORT`, `AKR_PUBLIC_URL`, `AKR_LANGUAGE`."""

    data: Path
    database_url: str
    host: str
    port: int
    public_url: str
    """Without a slash at the end. What the join page's address and the QR code say."""
    language: str

    @property
    def is_sqlite(self) -> bool:
        return self.database_url.startswith("sqlite")

    @property
    def is_https(self) -> bool:
        return self.public_url.startswith("https://")


def from_environment(environment: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings. Raises `Impossible`."""
    given = {
        name[len(PREFIX) :].lower(): value.strip() for name, value in environment.items() if name.startswith(PREFIX)
    }
    known = set(Settings.__dataclass_fields__)
    for name in sorted(set(given) - known):
        raise Impossible(f"{PREFIX}{name.upper()} is not a setting. There are: {_listed(known)}.")

    data = Path(given.get("data") or "data")
    if data.exists() and not data.is_dir():
        raise Impossible(f"AKR_DATA must be a folder, and {data} is not one.")
    host = given.get("host") or "127.0.0.1"
    port = _port(given.get("port") or "8000")
    return Settings(
        data=data,
        database_url=_database_url(given.get("database_url") or f"sqlite:///{data / 'akr.db'}"),
        host=host,
        port=port,
        public_url=_public_url(given.get("public_url") or f"http://{reachable(host)}:{port}"),
        language=_language(given.get("language") or "sv"),
    )


def _listed(names: set[str]) -> str:
    return ", ".join(sorted(PREFIX + name.upper() for name in names))


def _port(value: str) -> int:
    if not value.isascii() or not value.isdigit() or not 0 < int(value) < 65536:
        raise Impossible(f"AKR_PORT must be a number between 1 and 65535, not {value!r}.")
    return int(value)


def _database_url(value: str) -> str:
    if value.startswith("sqlite:///"):
        return value
    for scheme in ("postgresql://", "postgres://", "postgresql+psycopg://"):
        if value.startswith(scheme):
            return "postgresql+psycopg://" + value[len(scheme) :]
    raise Impossible("AKR_DATABASE_URL must begin with sqlite:/// or postgresql://.")


def _public_url(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise Impossible(f"AKR_PUBLIC_URL must be an address like https://akr.example.se, not {value!r}.")
    if parts.path.strip("/"):
        raise Impossible("AKR_PUBLIC_URL can't have a path: the pages are at the root of the address.")
    return f"{parts.scheme}://{parts.netloc}"


def _language(value: str) -> str:
    if value not in ("sv", "en"):
        raise Impossible(f"AKR_LANGUAGE must be sv or en, not {value!r}.")
    return value


def reachable(host: str) -> str:
    """The host as it stands in an address that this machine can open."""
    everywhere = ("0.0.0.0", "::")  # noqa: S104
    return "127.0.0.1" if host in everywhere else f"[{host}]" if ":" in host else host
