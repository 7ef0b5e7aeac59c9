"""Values and sets, for tests."""

from datetime import date
from decimal import Decimal

from app.account import store as accounts
from app.calculator.sets import store
from app.calculator.values import Origin, Parameter, Value

DAY = date(2026, 11, 30)
PO = Value(Decimal("0.4453"), Origin.SOURCE, 2023, "SKR")
WAGE = Value(Decimal(23500), Origin.LOCAL, 2026, "Löneöversikt")
LEVEL = Value(Decimal("0.6"), Origin.ASSUMPTION, 2026)
VALUES = {Parameter.WAGE: WAGE, Parameter.ON_COSTS: PO, Parameter.SUBSIDY_LEVEL: LEVEL}


def somebody(session, email="ekonom@example.se"):
    """Their id."""
    return accounts.with_email(session, email).id


def a_set(session, year=2026, values=VALUES, email="ekonom@example.se"):
    store.make(session, year, values, somebody(session, email), 1_000, like=None, with_first=False)
