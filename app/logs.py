"""Logs: a line of JSON each, to standard error. They say what happened to the server; never what anybody wrote."""

import logging
import sys
from collections.abc import Iterator
from contextlib import suppress
from traceback import format_exception
from types import TracebackType
from typing import TextIO

import psycopg
import structlog

_Raised = tuple[type[BaseException], BaseException, TracebackType | None]


def configure() -> None:
    # A command sent again after a restart meets its own line in the journal: that is expected, and answered.
    logging.getLogger("psycopg").setLevel(logging.ERROR)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.ExceptionRenderer(without_words),
            structlog.processors.JSONRenderer(),
        ],
        logger_factory=structlog.PrintLoggerFactory(_Patient(sys.stderr)),  # type: ignore[arg-type]
        cache_logger_on_first_use=True,
    )


def without_words(exc_info: _Raised) -> str:
    """What was raised and where, without what PostgreSQL says beside its errors: a row that can't be kept is words."""
    text = "".join(format_exception(*exc_info))
    for error in _behind(exc_info[1]):
        if isinstance(error, psycopg.Error):
            for said in (error.diag.message_detail, error.diag.context):
                text = text.replace(said, "…") if said else text
    return text.rstrip("\n")


def _behind(error: BaseException | None) -> Iterator[BaseException]:
    """An error, and those that led to it."""
    waiting, seen = [error], set[int]()
    while waiting:
        error = waiting.pop()
        if error is not None and id(error) not in seen:
            seen.add(id(error))
            waiting += [error.__cause__, error.__context__]
            yield error


class _Patient:
    """A log that can't be written, on a disk that is full, ends nothing that goes on."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, text: str) -> None:
        with suppress(OSError, ValueError):
            self._file.write(text)

    def flush(self) -> None:
        with suppress(OSError, ValueError):
            self._file.flush()
