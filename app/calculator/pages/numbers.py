"""Numbers of a calculation as the reader writes them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from babel import Locale

from app.calculator.amounts import digits
from app.calculator.values import UNIT, Parameter, Unit, Value

_SYMBOL = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_SIGNS = {"*": " · ", "/": " / ", "+": " + ", "-": " \u2212 "}


@dataclass(frozen=True, slots=True)
class Numbers:
    locale: Locale

    def kronor(self, amount: Decimal) -> str:
        """Whole, without the sign: 23 500."""
        return digits(amount.quantize(Decimal(1), ROUND_HALF_UP), Unit.KRONOR, self.locale)

    def signed(self, amount: Decimal) -> str:
        """Whole, with a sign before it: +2 858."""
        whole = amount.quantize(Decimal(1), ROUND_HALF_UP)
        return f"+{self.kronor(whole)}" if whole > 0 else self.kronor(whole)

    def exact(self, amount: Decimal) -> str:
        """To the öre."""
        return digits(amount, Unit.KRONOR, self.locale, exact=True)

    def share(self, amount: Decimal) -> str:
        """39,63 %"""
        return digits(amount, Unit.SHARE, self.locale)

    def whole_share(self, amount: Decimal) -> str:
        """40 %"""
        return digits(amount.quantize(Decimal("0.01"), ROUND_HALF_UP), Unit.SHARE, self.locale)

    def hours(self, amount: Decimal) -> str:
        return digits(amount, Unit.HOURS, self.locale)

    def of(self, amount: Decimal, unit: Unit) -> str:
        return digits(amount, unit, self.locale)

    def of_parameter(self, parameter: Parameter, value: Value) -> str:
        return self.of(value.amount, UNIT[parameter])

    def number(self, amount: Decimal) -> str:
        """Any number in a formula, to four decimals."""
        return digits(amount, Unit.FACTOR, self.locale, exact=True)

    def with_numbers(self, expression: str, uses: Mapping[str, Decimal]) -> str:
        """An expression with each symbol's number in its place, negative ones in brackets."""

        def its(found: re.Match[str]) -> str:
            amount = uses.get(found[0])
            if amount is None:
                return found[0]
            text = self.number(amount)
            return f"({text})" if amount < 0 else text

        return _SYMBOL.sub(its, self.spaced(expression))

    def spaced(self, expression: str) -> str:
        """An expression as it is read: with signs for times and minus, and room around them."""
        return "".join(_SIGNS.get(it, "; " if it == "," else it) for it in expression)
