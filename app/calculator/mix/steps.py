"""Every formula of a staff mix with its numbers (F20 to F24), as text that is Python's and a spreadsheet's both. Pure.

Groups are numbered: 1 is relieved, 2 takes over, the others stay. `k`: swaps. `roda`, `grona`: hours a week that are
measured. `slutar`: how many leave in a year.
"""

from collections.abc import Iterable
from decimal import Decimal

from app.calculator.formulas import Step
from app.calculator.mix.mix import Mix

_NONE = Decimal(0)


def steps(mix: Mix) -> tuple[Step, ...]:
    return (*_costs(mix), *_ratio(mix), *_hours(mix), *_green(mix), *_pace(mix))


def staffed(mix: Mix) -> dict[str, Decimal]:
    """n and L of each group."""
    its: dict[str, Decimal] = {}
    for at, staff in enumerate(mix.now, 1):
        its |= {f"n_{at}": Decimal(staff.number), f"L_{at}": staff.wage}
    return its


def cost_expression(mix: Mix, swaps: str = "") -> str:
    """F20. `swaps`: the symbol of how many, or what stands for it; "" for now."""
    more = {1: f"(n_1-{swaps})", 2: f"(n_2+{swaps}+1)"} if swaps else {}
    terms = (f"{more.get(at, f'n_{at}')}*L_{at}" for at in range(1, len(mix.now) + 1))
    return f"({'+'.join(terms)})*(1+po)*12"


def _costs(mix: Mix) -> Iterable[Step]:
    po, chosen = {"po": mix.unit.on_costs}, mix.chosen
    uses = staffed(mix) | po
    yield Step("F20", "kostnad_nu", cost_expression(mix), uses, mix.cost_now)
    yield Step("F20", "kostnad_sedan", cost_expression(mix, "k"), uses | _k(mix), chosen.cost)
    both = {"kostnad_sedan": chosen.cost, "kostnad_nu": mix.cost_now}
    yield Step("F20", "skillnad", "kostnad_sedan-kostnad_nu", both, chosen.difference)


def _k(mix: Mix) -> dict[str, Decimal]:
    return {"k": Decimal(mix.swaps)}


def _ratio(mix: Mix) -> Iterable[Step]:
    low, high = mix.unit.takes_over.wage, mix.unit.relieved.wage
    yield Step("F21", "rho", "L_2/L_1", {"L_2": low, "L_1": high}, mix.ratio)
    if mix.first_cheaper is not None:
        yield Step("F21", "k_minst", "rho/(1-rho)", {"rho": mix.ratio}, mix.ratio / (1 - mix.ratio))


def _hours(mix: Mix) -> Iterable[Step]:
    full, red, needed = {"H": mix.unit.full_time}, mix.unit.red, mix.chosen.red
    yield Step("F22", "kravs", "k*H", _k(mix) | full, needed)
    yield Step("F22", "nya", "(k+1)*H", _k(mix) | full, mix.capacity)
    yield Step("F22", "mer", "nya-kravs", {"nya": mix.capacity, "kravs": needed}, mix.for_people)
    if red is not None:
        there = {"roda": red.middle}
        yield Step("F22", "saknas", "max(0,kravs-roda)", {"kravs": needed} | there, mix.chosen.lacks or _NONE)
        yield Step("F22", "racker", "roda/H", there | full, red.middle / mix.unit.full_time)


def _green(mix: Mix) -> Iterable[Step]:
    n, full, green = {"n_1": Decimal(mix.unit.relieved.number)}, {"H": mix.unit.full_time}, mix.unit.green
    yield Step("F23", "kvar", "(n_1-k)*H", n | _k(mix) | full, mix.remaining)
    if green is not None:
        its = {"grona": green.middle, "kvar": mix.remaining}
        yield Step("F23", "grona_saknas", "max(0,grona-kvar)", its, mix.green_lacks or _NONE)


def _pace(mix: Mix) -> Iterable[Step]:
    if mix.unit.leaves:
        leaves = Decimal(mix.unit.leaves)
        yield Step("F24", "ar", "roundup(k/slutar,0)", _k(mix) | {"slutar": leaves}, Decimal(mix.years or 0))
