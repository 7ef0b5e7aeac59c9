"""Staff mixes to try rules and papers on. The first is the illustration of 18 that become 19 (the report, 3.2.3): its
wages and its hours are assumptions."""

from datetime import date
from decimal import Decimal

from app.calculator.mix.board import Measured
from app.calculator.mix.mix import Hours, Staff, Unit, exactly
from app.calculator.mix.typed import Sources, Worked, read_mix
from app.calculator.values import Values

ON = date(2026, 11, 30)
TYPED = {
    "unit": "Förskolan Exempelgården",
    "relieved_name": "barnskötare",
    "relieved_number": "18",
    "relieved_wage": "30 500",
    "more_name": "serviceassistent",
    "more_wage": "23 500 kr",
    "on_costs": "44,53 %",
    "full_time": "40",
    "retire": "1",
    "move": "1",
    "guess-relieved_wage": "yes",
    "guess-more_wage": "yes",
}
MEASURED = Measured(Hours(Decimal(51), Decimal(62), Decimal(73)), exactly(Decimal(441)))


def unit(
    red: Decimal | None = None, green: Decimal | None = None, n: int = 18, high: str = "30500", low: str = "23500"
) -> Unit:
    return Unit(
        Staff("barnskötare", n, Decimal(high)),
        Staff("serviceassistent", 0, Decimal(low)),
        (),
        Decimal("0.4453"),
        Decimal(40),
        None if red is None else exactly(red),
        None if green is None else exactly(green),
    )


def worked(measured: Measured | None = MEASURED, values: Values | None = None, **typed: str) -> Worked:
    sources = Sources(("Träff på Exempelgården",), (), "", measured, 0, True) if measured is not None else Sources()
    return read_mix(TYPED | typed, values or {}, sources, ON)
