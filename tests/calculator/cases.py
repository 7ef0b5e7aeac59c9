"""Cases to calculate: the illustration in docs/calculator.md, and any others. Wages, level, cap and relief are
assumptions."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from app.calculator.formulas import Case, Kind, NoLongerPaid, Relief, Subsidy, Support

WAGE_SUBSIDY = Subsidy(Kind.WAGE, Decimal("0.6"), Decimal(20_000), Decimal("1.3744"), months=12)
RELIEF = Relief("Barnskötare", Decimal(25), Decimal(30_500), Decimal(19), Decimal(31))
ILLUSTRATION = Case(
    wage=Decimal(23_500),
    on_costs=Decimal("0.4453"),
    full_time=Decimal(40),
    subsidy=WAGE_SUBSIDY,
    no_longer_paid=NoLongerPaid(allowance=Decimal(8_554)),
    relief=(RELIEF,),
    support=Support(by_ame=Decimal(2_000)),
)


def a_case(share: str | None = None, **changes: Any) -> Case:
    return replace(ILLUSTRATION, share=None if share is None else Decimal(share), **changes)
