"""Amounts in the reader's language, with their unit."""

from decimal import Decimal

from babel import Locale

from app.calculator.amounts import SIGN, digits
from app.calculator.values import Unit
from app.web.language import current, locale, ngettext


def here() -> Locale:
    """How the reader writes numbers."""
    return locale(current())


def said(amount: Decimal, unit: Unit, *, exact: bool = False) -> str:
    """ "23 500 kr", "44,53 %", "1,3744", "12 månader", "25 h"; rounded, unless it is to be whole."""
    number = digits(amount, unit, here(), exact=exact)
    if unit is Unit.MONTHS:
        return ngettext("{n} månad", "{n} månader", int(amount)).replace("{n}", number)
    return number if unit is Unit.SHARE else number + SIGN[unit]
