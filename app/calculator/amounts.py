"""Amounts as people type them and read them: in the Swedish manner or the English, "23 500" and "23,500", "44,53 %" and
"44.53%". Pure.

In kronor a comma or a full stop before three figures parts thousands, for there are no thousandths of a krona; in every
other unit it is the decimal one. What is typed of a share is per cent: 1 or less without the sign could be either, and
is asked about. What is shown is rounded, half up; what stands in a field is whole.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from babel import Locale
from babel.numbers import format_decimal

from app.calculator.values import UNIT, Parameter, Unit
from app.vocabulary import Refused

TYPED_LENGTH = 40
"""Characters that an amount is typed with, signs and spaces too."""
_SHOWN_BACK = 20
_HUNDRED = Decimal(100)
SIGN: Mapping[Unit, str] = {
    Unit.KRONOR: "\u00a0kr",
    Unit.SHARE: "\u00a0%",
    Unit.FACTOR: "",
    Unit.MONTHS: "",
    Unit.HOURS: "\u00a0h",
}
"""What stands after a number in every language; of months a word does."""
_SAID: Mapping[Unit, str] = {
    Unit.KRONOR: r"(?: ?(?:kr\.?|kronor|sek|:-))?(?: ?(?:/|per|i|a) ?(?:mån(?:ad|aden)?|month))?",
    Unit.SHARE: r"(?P<percent> ?(?:%|procent|per ?cent))?",
    Unit.FACTOR: "",
    Unit.MONTHS: r"(?: ?(?:mån\.?|månad|månader|months?))?",
    Unit.HOURS: r"(?: ?(?:h|tim\.?|timmar|timme|hours?))?",
}
_NUMBER = (
    r"(?P<minus>[-\u2212\u2013]?) ?(?P<whole>[1-9][0-9]{{0,2}}(?P<by>{by})[0-9]{{3}}(?:(?P=by)[0-9]{{3}})*|[0-9]+)"
    r"(?:(?P<point>[.,])(?P<part>[0-9]+))?"
)
_PATTERNS = {
    unit: re.compile(_NUMBER.format(by="[ .,]" if unit is Unit.KRONOR else " ") + said) for unit, said in _SAID.items()
}
FINEST: Mapping[Unit, int] = {Unit.KRONOR: 2, Unit.SHARE: 4, Unit.FACTOR: 4, Unit.MONTHS: 0, Unit.HOURS: 2}
"""Decimals that may be typed; of shares, of the per cent."""
_SHOWN: Mapping[Unit, int] = {Unit.KRONOR: 0, Unit.SHARE: 2, Unit.FACTOR: 4, Unit.MONTHS: 0, Unit.HOURS: 2}


class AmountMissing(Refused):
    code = "amount_missing"


class AmountUnreadable(Refused):
    """Details: `typed`."""

    code = "figure_unreadable"


class AmountTooSmall(Refused):
    """Details: `typed`, `least` and `sign`."""

    code = "amount_too_small"


class AmountTooLarge(Refused):
    """Details: `typed`, `most` and `sign`."""

    code = "amount_too_large"


class PointMissed(Refused):
    """A share that would fit with a decimal point. Details: `typed`, `most`, and `meant`, per cent."""

    code = "point_missed"


class AmountTooFine(Refused):
    """Details: `typed`, and `most`, how many decimals fit."""

    code = "amount_too_fine"


class ShareUnclear(Refused):
    """1 or less without the sign: of a hundred, or of one? Details: `typed`."""

    code = "share_unclear"


@dataclass(frozen=True, slots=True)
class Limits:
    """Both may be typed. Of shares: 1 is all of it."""

    least: Decimal
    most: Decimal


def _limits(least: int, most: int) -> Limits:
    return Limits(Decimal(least), Decimal(most))


ALL_OF_IT = _limits(0, 1)
"""Of any share."""
HOURS_OF_A_WEEK = _limits(0, 168)
_MONTHLY, _WAGE = _limits(0, 1_000_000), _limits(1, 1_000_000)
LIMITS: Mapping[Parameter, Limits] = {
    Parameter.WAGE: _WAGE,
    Parameter.OTHER_COST: _MONTHLY,
    Parameter.ON_COSTS: ALL_OF_IT,
    Parameter.STATUTORY_FEE: ALL_OF_IT,
    Parameter.SUBSIDY_LEVEL: ALL_OF_IT,
    Parameter.SUBSIDY_CAP: _MONTHLY,
    Parameter.SUBSIDY_FACTOR: _limits(1, 3),
    Parameter.SUBSIDY_MONTHS: _limits(0, 120),
    Parameter.ALLOWANCE: _MONTHLY,
    Parameter.ALLOWANCE_SHARE: ALL_OF_IT,
    Parameter.DAILY_ACTIVITY: _MONTHLY,
    Parameter.DAILY_ACTIVITY_SHARE: ALL_OF_IT,
    Parameter.MEASURE: _MONTHLY,
    Parameter.MEASURE_SHARE: ALL_OF_IT,
    Parameter.WAGE_LOW: _WAGE,
    Parameter.WAGE_HIGH: _WAGE,
    Parameter.SUPERVISION: HOURS_OF_A_WEEK,
    Parameter.SUPERVISOR_WAGE: _WAGE,
    Parameter.SUPPORT: _MONTHLY,
    Parameter.START: _limits(0, 10_000_000),
    Parameter.FULL_TIME: _limits(1, 60),
}


def read(text: str, unit: Unit, limits: Limits) -> Decimal:
    """What was typed; of a share the part of 1. Raises `AmountMissing` where nothing was, and `AmountUnreadable`,
    `AmountTooSmall`, `AmountTooLarge`, `PointMissed`, `AmountTooFine`, `ShareUnclear`."""
    if not text.strip():
        raise AmountMissing
    typed = text.strip()[:_SHOWN_BACK]
    bare = " ".join(unicodedata.normalize("NFKC", text).casefold().split()) if len(text) <= TYPED_LENGTH else ""
    found = _PATTERNS[unit].fullmatch(bare)
    if not found or (found["by"] and found["by"] == found["point"]):
        raise AmountUnreadable(typed=typed)
    amount = _amount(found)
    _within(amount, typed, unit, limits)
    if unit is Unit.SHARE and not found["percent"] and 0 < amount <= 1:
        raise ShareUnclear(typed=typed)
    if len((found["part"] or "").rstrip("0")) > FINEST[unit]:
        raise AmountTooFine(typed=typed, most=FINEST[unit])
    return amount / _HUNDRED if unit is Unit.SHARE else amount


def read_for(text: str, parameter: Parameter) -> Decimal:
    """What was typed of a parameter; see `read`."""
    return read(text, UNIT[parameter], LIMITS[parameter])


def digits(amount: Decimal, unit: Unit, locale: Locale, *, exact: bool = False) -> str:
    """As it is read, rounded to few decimals, or as it is: kronor without their sign, shares with theirs."""
    shown = amount * _HUNDRED if unit is Unit.SHARE else amount
    most = FINEST[unit] if exact else _SHOWN[unit]
    rounded = shown.quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP)
    has_ore = unit is Unit.KRONOR and rounded != rounded.to_integral_value()
    text = format_decimal(rounded + 0, format=f"#,##0.{('0' if has_ore else '#') * most}".rstrip("."), locale=locale)
    return text.replace("-", "\u2212") + (locale.percent_formats[None].suffix[0] if unit is Unit.SHARE else "")


def as_typed(amount: Decimal, unit: Unit, locale: Locale) -> str:
    """As it stands in a field: whole, and read back as the same."""
    return digits(amount, unit, locale, exact=True)


def _amount(found: re.Match[str]) -> Decimal:
    whole = re.sub(r"[^0-9]", "", found["whole"])
    part = f".{found['part']}" if found["part"] else ""
    return Decimal(f"{'-' if found['minus'] else ''}{whole}{part}")


def _within(amount: Decimal, typed: str, unit: Unit, limits: Limits) -> None:
    times = _HUNDRED if unit is Unit.SHARE else 1
    least, most = limits.least * times, limits.most * times
    if amount < least:
        raise AmountTooSmall(typed=typed, least=least, sign=SIGN[unit])
    if amount > most:
        meant = amount / _HUNDRED
        if unit is Unit.SHARE and amount == amount.to_integral_value() and amount >= _HUNDRED * 10 and meant <= most:
            raise PointMissed(typed=typed, most=most, meant=meant)
        raise AmountTooLarge(typed=typed, most=most, sign=SIGN[unit])
