"""What day and what time it is where the workplace is, whatever the server's own clock is set to."""

from datetime import date, datetime

from babel.dates import format_date
from starlette.requests import HTTPConnection

from app.ids import now
from app.web import language


def local(asker: HTTPConnection, at: int) -> datetime:
    """A moment, in milliseconds since 1970, as the clock on the wall showed it."""
    return datetime.fromtimestamp(at / 1000, asker.app.state.settings.time_zone)


def today(asker: HTTPConnection) -> date:
    return local(asker, now()).date()


def written(day: date) -> str:
    """A day in the reader's language."""
    return format_date(day, "long", "en_GB" if language.current() == "en" else "sv_SE")
