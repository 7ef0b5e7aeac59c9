"""The security log for whoever looks into something: as lines of JSON, and as a table for a spreadsheet."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator

import orjson

from app.export.harmless import harmless
from app.security.entry import Entry, as_line

_WHEN = ("at", "last", "count")
_COLUMNS = (*_WHEN, "event", "what", "outcome", "by", "by_id", "session", "source_ip", "about", "about_id", "details")


def as_jsonl(entries: Iterable[Entry]) -> Iterator[str]:
    return (orjson.dumps(as_line(entry)).decode() + "\n" for entry in entries)


def as_csv(entries: Iterable[Entry]) -> Iterator[str]:
    """For Excel in Swedish: semicolons, and the mark that says UTF-8."""
    yield "\ufeff" + _written(_COLUMNS)
    for entry in entries:
        line = as_line(entry)
        details = " ".join(f"{name}={value}" for name, value in sorted(entry.details.items()))
        cells = (line | {"details": details}).get
        yield _written(str(cells(column, "")) for column in _COLUMNS)


def _written(cells: Iterable[str]) -> str:
    line = io.StringIO()
    writer = csv.writer(line, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([harmless(cell) for cell in cells])
    return line.getvalue()


Format = Callable[[Iterable[Entry]], Iterator[str]]
FORMATS: dict[str, Format] = {"jsonl": as_jsonl, "csv": as_csv}
