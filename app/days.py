"""Days that people type, in forms and in files: read in one place, and refused in the same words everywhere."""

from datetime import date

from app.vocabulary import EARLIEST, LATEST, Refused

SHOWN = 40
"""Characters of what was typed that are said again."""


class NotADate(Refused):
    """Details: `typed`, and `at`, the field that it is about."""

    code = "not_a_date"


class DayOutOfReach(NotADate):
    """Before `first` or after `last`: another year is a slip of the hand. Details also `typed`, and `at`."""

    code = "day_out_of_reach"


def read_day(typed: str, at: str = "") -> date | None:
    """None where nothing is typed. `at`: the field's id. Raises `NotADate`, `DayOutOfReach`."""
    bare = typed.strip()
    if not bare:
        return None
    try:
        day = date.fromisoformat(bare)
    except ValueError:
        raise NotADate(typed=bare[:SHOWN], **_at(at)) from None
    within_reach(day, at)
    return day


def within_reach(day: date | None, at: str = "") -> None:
    """Raises `DayOutOfReach`."""
    if day and not EARLIEST <= day <= LATEST:
        reach = {"first": EARLIEST.isoformat(), "last": LATEST.isoformat()}
        raise DayOutOfReach(typed=day.isoformat(), **reach, **_at(at))


def _at(field: str) -> dict[str, str]:
    return {"at": field} if field else {}
