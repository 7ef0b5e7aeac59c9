"""What day and what time it is where the workplace is, whatever the server's own clock is set to."""

from datetime import date, datetime

from starlette.requests import HTTPConnection

from app.ids import now


def local(asker: HTTPConnection, at: int) -> datetime:
    """A moment, in milliseconds since 1970, as the clock on the wall showed it."""
    return datetime.fromtimestamp(at / 1000, asker.app.state.settings.time_zone)


def today(asker: HTTPConnection) -> date:
    return local(asker, now()).date()
