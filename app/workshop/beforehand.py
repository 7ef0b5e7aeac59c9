"""What is open before the meeting: until which day the staff may write, or sort, on their own."""

from dataclasses import asdict, dataclass
from typing import Any

from app.vocabulary import Refused, Step

FURTHEST = 366 * 24 * 3_600_000
"""Milliseconds ahead that something may be open: a day further off is a year typed wrong."""


TASKS, MINUTES = 5, 3
"""What is asked of each who writes: so many tasks, which takes about so many minutes."""
SECONDS_A_TASK = 8
"""To sort one task."""


class DayMissing(Refused):
    """No day is said, or what is said is none."""

    code = "day_missing"


class TimeUnreadable(Refused):
    """What is said is no time of the day."""

    code = "time_unreadable"


class DayPassed(Refused):
    """The last day to write before the meeting has been."""

    code = "day_passed"


class DayTooFar(Refused):
    code = "day_too_far"


class MeetsTooEarly(Refused):
    """The meeting would be before the last day to write before it."""

    code = "meets_too_early"


class HasBegun(Refused):
    """Answers have been shown, or session two is open: nothing is before the meeting any more."""

    code = "has_begun"


class BeforehandOver(Refused):
    """The day is over, or it was closed earlier: the staff go on at the meeting."""

    code = "beforehand_over"


class BeforehandOpen(Refused):
    """What is written before the meeting is shown to nobody until it is closed."""

    code = "beforehand_open"


@dataclass(frozen=True, slots=True)
class Beforehand:
    """`until`: the last day, "2027-02-09". `ends`: when it is over, in milliseconds since 1970. `meets_on`, `meets_at`:
    the day and the time of the meeting, where they are known, else "". `is_closed`: the facilitator reads what came."""

    until: str
    ends: int
    meets_on: str = ""
    meets_at: str = ""
    is_closed: bool = False

    def is_over(self, now: int) -> bool:
        return self.is_closed or now >= self.ends


def check(wanted: Beforehand, now: int) -> None:
    """Raises `DayPassed`, `DayTooFar`, `MeetsTooEarly`."""
    if wanted.ends <= now:
        raise DayPassed
    if wanted.ends > now + FURTHEST:
        raise DayTooFar
    if wanted.meets_on and wanted.meets_on < wanted.until:
        raise MeetsTooEarly


def minutes(step: str, tasks: int) -> int:
    """About how many minutes it takes to write some tasks, or to sort all there are."""
    return max(MINUTES, -(-tasks * SECONDS_A_TASK // 60)) if step == Step.SORT else MINUTES


def kept(beforehand: Beforehand | None) -> dict[str, Any] | None:
    """As it is kept in a row; `Beforehand(**kept)` is the same again."""
    return asdict(beforehand) if beforehand else None
