"""What day and what time it is where the workplace is, whatever the server's own clock is set to."""

from collections.abc import Callable
from datetime import date, datetime

from babel import Locale
from babel.dates import format_date, format_datetime
from starlette.requests import HTTPConnection

from app.ids import now
from app.web import language


def local(asker: HTTPConnection, at: int) -> datetime:
    """A moment, in milliseconds since 1970, as the clock on the wall showed it."""
    return datetime.fromtimestamp(at / 1000, asker.app.state.settings.time_zone)


def today(asker: HTTPConnection) -> date:
    return local(asker, now()).date()


def _locale() -> Locale:
    return language.locale(language.current())


def written(day: date) -> str:
    """A day in the reader's language."""
    return format_date(day, "long", _locale())


def written_month(day: date) -> str:
    """The month that a day is in."""
    return format_date(day, "MMMM y", _locale())


def spoken(day: str) -> str:
    """A day, "2027-02-09", as people say it of one that is near: with its weekday, and in our own languages without the
    year."""
    pattern = "EEEE d MMMM" if language.spoken().is_whole or language.current() == "sv-simple" else "full"
    return format_date(date.fromisoformat(day), pattern, _locale())


Writes = Callable[[int], str]
"""How a moment, in milliseconds since 1970, is written for the reader."""


def written_day(asker: HTTPConnection) -> Writes:
    """The day of a moment, whole."""
    return lambda at: written(local(asker, at).date())


def short_day(asker: HTTPConnection) -> Writes:
    return lambda at: format_date(local(asker, at).date(), "d MMM y", _locale())


def short_moment(asker: HTTPConnection) -> Writes:
    """The day and the time."""
    return lambda at: format_datetime(local(asker, at), "d MMM y HH:mm", locale=_locale())
