"""A calendar file (iCalendar, RFC 5545) of whole days: what a calendar on a phone or a computer opens.

A day has no time and therefore no time zone: it is the same day wherever it is read. Nothing sounds, and nobody is
shown as busy.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

OCTETS = 75
"""In a line, without its end (3.1)."""


@dataclass(frozen=True, slots=True)
class Entry:
    """`uid`: unique in the world, and the same each time, so that a calendar knows the entry again. `url`: or "".
    `sequence`: has grown when anything of the entry is another. `cancelled`: it was planned, and is no more."""

    uid: str
    on: date
    title: str
    text: str = ""
    url: str = ""
    sequence: int = 0
    cancelled: bool = False


def calendar(name: str, entries: Iterable[Entry], at: int) -> bytes:
    """The file. `at`: when it is made, milliseconds since 1970."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//AKR-tavlan//SV",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(name)}",
        *(line for entry in entries for line in _event(entry, datetime.fromtimestamp(at / 1000, UTC))),
        "END:VCALENDAR",
    ]
    return b"".join(_folded(line) + b"\r\n" for line in lines)


def _event(entry: Entry, made: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(entry.uid)}"
    yield f"DTSTAMP:{made:%Y%m%dT%H%M%SZ}"
    yield f"SEQUENCE:{entry.sequence}"
    yield f"STATUS:{'CANCELLED' if entry.cancelled else 'CONFIRMED'}"
    yield f"DTSTART;VALUE=DATE:{_day(entry.on)}"
    if entry.on < date.max:
        yield f"DTEND;VALUE=DATE:{_day(entry.on + timedelta(days=1))}"  # the day after: the end is not part of it
    yield f"SUMMARY:{_text(entry.title)}"
    if entry.text:
        yield f"DESCRIPTION:{_text(entry.text)}"
    if entry.url:
        yield f"URL:{entry.url}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _text(text: str) -> str:
    """A TEXT value (3.3.11): no character of it can end the line or begin another property."""
    for written, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\n"), ("\r", "\n"), ("\n", "\\n")):
        text = text.replace(written, escaped)
    return "".join(c for c in text if c >= " " and c != "\x7f")


def _folded(line: str) -> bytes:
    """The line as UTF-8, folded so that no line is too long, and no character is split (3.1)."""
    folded, length = bytearray(), 0
    for character in line:
        octets = character.encode()
        if length + len(octets) > OCTETS:
            folded += b"\r\n "
            length = 1
        folded += octets
        length += len(octets)
    return bytes(folded)
