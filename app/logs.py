"""Logs: a line of JSON each, to standard error. They say what happened to the server; never what anybody wrote."""

import logging
import sys

import structlog


def configure() -> None:
    # A command sent again after a restart meets its own line in the journal: that is expected, and answered.
    logging.getLogger("psycopg").setLevel(logging.ERROR)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
