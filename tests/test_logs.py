"""The server's own log: it says nothing that anybody wrote, and stops nothing."""

import subprocess
import sys

import pytest
from sqlalchemy import text

from app import logs
from app.storage import driver

WORDS = "Kvitsel\nThe above exception\n\nTraceback (most recent call last):"


@pytest.mark.parametrize("how", ["by SQLAlchemy", "by the driver"])
def test_a_row_that_can_not_be_kept_is_not_in_it(postgresql, how):
    """PostgreSQL says the whole row beside its error."""

    def keep():
        with postgresql.writing() as connection:
            its = {"name": WORDS}
            connection.execute(text("ALTER TABLE administration ADD CONSTRAINT short CHECK (length(name) < 3)"))
            if how == "by SQLAlchemy":
                connection.execute(text("INSERT INTO administration (name) VALUES (:name)"), its)
            else:
                driver.write(connection, "INSERT INTO administration (name) VALUES (%(name)s)", [its])

    with pytest.raises(Exception, match="Failing row contains") as raised:
        keep()
    told = logs.without_words((raised.type, raised.value, raised.tb))
    assert "Kvitsel" not in told
    assert told.count("CheckViolation") >= 2
    assert 'violates check constraint "short"' in told
    assert "in keep" in told


def test_an_error_that_leads_to_itself_is_told_once():
    first, second = ValueError("ett"), KeyError("två")
    first.__cause__, second.__context__ = second, first
    assert "ett" in logs.without_words((ValueError, first, None))


@pytest.mark.starts
def test_a_log_that_can_not_be_written_stops_nothing():
    """A device that is always full."""
    does = "from app import logs; import structlog; logs.configure(); structlog.get_logger().warning('it'); print('on')"
    with open("/dev/full", "w") as full:
        done = subprocess.run([sys.executable, "-c", does], stdout=subprocess.PIPE, stderr=full, text=True)
    assert done.stdout == "on\n"
