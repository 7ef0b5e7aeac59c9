"""Half-years, by which figures are compared. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True, order=True)
class HalfYear:
    """`half`: 1, January to June, or 2, July to December. Written `2026:1`."""

    year: int
    half: int

    @property
    def first(self) -> date:
        return date(self.year, 1 if self.half == 1 else 7, 1)

    @property
    def last(self) -> date:
        return date(self.year, 6, 30) if self.half == 1 else date(self.year, 12, 31)

    @property
    def next(self) -> "HalfYear":
        return half_year(self.last + timedelta(days=1))

    def __str__(self) -> str:
        return f"{self.year}:{self.half}"


def half_year(day: date) -> HalfYear:
    """The one that a day is in."""
    return HalfYear(day.year, 1 if day.month < 7 else 2)


def read_half_year(text: str) -> HalfYear | None:
    """As it is written; None for anything else."""
    year, colon, half = text.partition(":")
    if not (colon and len(year) == 4 and year.isascii() and year.isdigit() and half in ("1", "2") and int(year)):
        return None
    return HalfYear(int(year), int(half))
