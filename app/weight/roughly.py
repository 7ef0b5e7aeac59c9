"""Hours of work as people say them: "ungefär en halv dag i veckan", "ungefär en halvtimme om dagen".

What is said is the nearest of some steps, none more than a quarter from what it stands for: two steps beside each other
are at most as 5 to 3. Less than the first is said to be less.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from app.weight.weight import FULL_TIME

HOURS_A_DAY, DAYS_A_WEEK = 8, 5
_QUARTER_MORE = Fraction(5, 4)


@dataclass(frozen=True, slots=True)
class Roughly:
    """`unit`: "none"; "under_hour" a week; "hours" a week; "days" a week, and halves of them; "full_times", to a tenth;
    "under_quarter" a day; or "minutes" a day."""

    unit: str
    n: float = 0

    @property
    def key(self) -> str:
        """Which words say it, see `app.analysis.words.ROUGHLY` and `ROUGHLY_A_DAY`."""
        is_one_of_a_kind = not self.n or (self.unit == "full_times" and self.n != 1)
        return self.unit if is_one_of_a_kind else f"{self.unit} {self.n:g}"


_A_WEEK = {Fraction(n): Roughly("hours", n) for n in (1, 1.5, 2, 3, 5, 6)}
_A_WEEK |= {Fraction(n) * HOURS_A_DAY: Roughly("days", n) for n in (0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5)}
_A_WEEK |= {Fraction(FULL_TIME): Roughly("full_times", 1)}
_A_DAY = {Fraction(n): Roughly("minutes", n) for n in (15, 20, 30, 45, 60, 90, 120, 180, 240, 300, 360, 420, 480)}


def a_week(hours: Fraction) -> Roughly:
    """Of hours a week."""
    if not hours:
        return Roughly("none")
    if hours > FULL_TIME:
        return Roughly("full_times", round(10 * hours / FULL_TIME) / 10)
    return _nearest(hours, _A_WEEK) or Roughly("under_hour")


def a_day(hours: Fraction) -> Roughly:
    """Of hours a week, where it is known that it is done every day. More than a day has is said a week."""
    if not hours or hours > HOURS_A_DAY * DAYS_A_WEEK:
        return a_week(hours)
    return _nearest(hours * 60 / DAYS_A_WEEK, _A_DAY) or Roughly("under_quarter")


def _nearest(amount: Fraction, steps: Mapping[Fraction, Roughly]) -> Roughly | None:
    """Of two as near, the one that promises less. None for what is too far below the first."""
    if amount * _QUARTER_MORE < min(steps):
        return None
    return steps[min(steps, key=lambda step: (abs(step - amount), step))]
