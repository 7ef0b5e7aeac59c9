"""The security log as lines of the server's log, where whoever watches it finds them."""

from collections.abc import Iterable

import structlog

from app.security.entry import KINDS, Entry, as_line

log = structlog.get_logger()


def say(entry: Entry) -> None:
    (log.warning if KINDS[entry.what].is_warning else log.info)(**as_line(entry))


def say_all(entries: Iterable[Entry]) -> None:
    for entry in entries:
        say(entry)
