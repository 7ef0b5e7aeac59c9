"""The need in figures, "svart på vitt" (the report, 5.3.1): what objective data says of it, typed or from a file, and
where it is from. Pure."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from app.vocabulary import Refused

MOST_FIGURES = 50
SMALLEST = 5
"""Persons."""
DIGITS = 12
_OF_THINGS = re.compile(
    r"(?:[%‰]|(?:procent|promille|percent|miljon|miljard|million|billion)\w*"
    r"|(?:tkr|mkr|mnkr|mdkr|kr|kronor|krona|sek|år|månad|månader|mån|vecka|veckor|dag|dagar|dygn|timme|timmar|tim|h"
    r"|minut|minuter|min|year|years|month|months|week|weeks|day|days|hour|hours|minute|minutes)\b)",
    re.IGNORECASE,
)
"""How a unit begins that plainly counts no people."""


class NumberUnreadable(Refused):
    """Details: `typed`."""

    code = "programme_number_unreadable"


class FewPersons(Refused):
    """A number under five is about few enough to be somebody, where its unit isn't plainly one of things."""

    code = "programme_few_persons"


class TooManyFigures(Refused):
    """Details: `most`."""

    code = "programme_too_many"


@dataclass(frozen=True, slots=True)
class Figure:
    """`number`: as it is kept, with a decimal point. `year`: that it is of, or ""."""

    what: str = ""
    number: str = ""
    unit: str = ""
    year: str = ""
    source: str = ""

    @property
    def amount(self) -> Decimal:
        return Decimal(self.number)


def read_number(typed: str, unit: str) -> str:
    """A number with a comma or a point, and spaces between its thousands. Raises `NumberUnreadable`, `FewPersons`."""
    bare = "".join(typed.replace("\u2212", "-").split()).removesuffix("%").replace(",", ".")
    try:
        its = Decimal(bare) if bare.isascii() and len(bare) <= DIGITS and set(bare) <= {*"0123456789.-"} else None
    except InvalidOperation:
        its = None
    if its is None:
        raise NumberUnreadable(typed=typed.strip()[:20])
    if 0 < abs(its) < SMALLEST and not _OF_THINGS.match(unit):
        raise FewPersons
    return f"{its:f}"
