"""Values, a job to calculate for, and calculations, in a database."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from app.account import store as accounts
from app.calculator.sets import store as sets
from app.calculator.sets.value_set import Choice
from app.calculator.values import Origin, Parameter, Value
from app.ids import now
from app.job_descriptions import store as texts
from app.job_descriptions.draft import Draft, Duty, Provenance, Source
from app.job_descriptions.draft import Origin as From
from app.vocabulary import Colour
from tests.posts.written import administration

YEAR = 2026
LOCAL = {
    Parameter.WAGE: "23500",
    Parameter.WAGE_HIGH: "30500",
    Parameter.ALLOWANCE: "8554",
    Parameter.ALLOWANCE_SHARE: "1",
    Parameter.FULL_TIME: "40",
    Parameter.SUBSIDY_MONTHS: "12",
}
VALUES = {it: Value(Decimal(amount), Origin.LOCAL, YEAR) for it, amount in LOCAL.items()} | {
    Parameter.ON_COSTS: Value(Decimal("0.4453"), Origin.SOURCE, 2023, "SKR"),
    Parameter.SUBSIDY_FACTOR: Value(Decimal("1.3744"), Origin.SOURCE, YEAR, "Arbetsförmedlingen"),
    Parameter.STATUTORY_FEE: Value(Decimal("0.3142"), Origin.SOURCE, YEAR, "Skatteverket"),
}
"""A municipality's, but for what is decided for each."""
FILLED = {"share": "50 %", "kind": "wage", "subsidy_level": "60 %", "subsidy_cap": "20 000", "support": "2 000"}
"""What somebody fills in for the illustration; the last three are assumptions where it is said so."""
GUESSED = {f"guess-{name}": "yes" for name in ("subsidy_level", "subsidy_cap", "support")}


def somebody(session, email="eva@example.se"):
    return accounts.with_email(session, email).id


def a_set(session, year=YEAR, values=VALUES, *, holds=True):
    by = accounts.first(session).id
    sets.make(session, year, values, by, now(), like=None, with_first=False)
    if holds:
        sets.choose(session, Choice(year, date(2026, 1, 1), now(), by))


def a_draft(title="Serviceassistent i förskola", **changes):
    """A text of 25 hours that came from a board that is not there any more."""
    hours = {"Duka och duka av": 10, "Tvätt": 9, "Beställa varor": 6}
    sources = tuple(
        Source(
            f"ABCDEF.t{at}",
            text,
            "ABCDEF",
            (("Barnskötare", Colour.RED),),
            hours=Decimal(its),
            hours_by_group=(("Barnskötare", Decimal(its)),),
            parts=("forenoon", "midday"),
        )
        for at, (text, its) in enumerate(hours.items())
    )
    origin = From("ABCDEF", "Förskolan Exempelgården", "Träff 1", date(2026, 3, 1), ("Barnskötare",), 9, 30, 8)
    duties = tuple(Duty(it.text, it.hours, (it.id,)) for it in sources)
    its = Draft(title, Provenance((origin,), sources), duties, extent=Decimal(100))
    return replace(its, **changes)


def a_text(session, draft=None, *, by="eva@example.se", of=None):
    """Its id."""
    return texts.add(
        session, draft or a_draft(), None, somebody(session, by), now(), administration(session, of) if of else None
    )
