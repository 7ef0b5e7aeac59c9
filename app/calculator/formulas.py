"""What a job costs, and who pays: the formulas F1 to F11, and every step with its numbers. Pure.

The formulas are our own. Kronor a month, but where something else is said. Nothing is rounded here.

A case goes through phases: who employs may change on the way in, and the support ends. What the employment costs falls
on whoever employs in that phase; the municipality's sum is the same whoever it is. The last phase has no end, and no
support.

A step has its expression as text that is both Python and a spreadsheet's: its symbols are those of `Step.uses`, each
either a symbol of an earlier step or given. So the page, and a workbook with live formulas, show what was counted, and
a test holds the text to the numbers.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

WEEKS = Decimal(52) / Decimal(12)
"""w: in a month."""
ZERO = Decimal(0)
ONE = Decimal(1)


class Kind(StrEnum):
    """What the employer is paid for having somebody."""

    NONE = "none"
    WAGE = "wage"
    """Lönebidrag."""
    NEW_START = "new_start"
    """Nystartsjobb."""
    INTRODUCTION = "introduction"
    """Introduktionsjobb."""


class Employer(StrEnum):
    WORKPLACE = "workplace"
    AME = "ame"


@dataclass(frozen=True, slots=True)
class Subsidy:
    """`level`: niva, a share of the wage; of a *nystartsjobb* n, how many times the fee. `cap`: tak, at full time.
    `factor`: faktor; of a *nystartsjobb* fee, the statutory fee as a share. `grant`: handledarstod, of an
    *introduktionsjobb* only. `months`: how many it is paid, from the first."""

    kind: Kind = Kind.NONE
    level: Decimal = ZERO
    cap: Decimal = ZERO
    factor: Decimal = ONE
    grant: Decimal = ZERO
    months: int = 0

    @property
    def is_paid(self) -> bool:
        """Whether any is, and not only chosen."""
        grant = self.grant if self.kind is Kind.INTRODUCTION else ZERO
        return self.kind is not Kind.NONE and self.months > 0 and bool(self.level * self.cap * self.factor or grant)


@dataclass(frozen=True, slots=True)
class NoLongerPaid:
    """What the municipality pays today, and the share of it that truly falls away: fs, dv and ame, with fs_p, dv_m and
    ame_m."""

    allowance: Decimal = ZERO
    allowance_share: Decimal = ONE
    daily_activity: Decimal = ZERO
    daily_activity_share: Decimal = ZERO
    measure: Decimal = ZERO
    measure_share: Decimal = ZERO


@dataclass(frozen=True, slots=True)
class Relief:
    """What a group is relieved of, hours a week, and its wage a month at full time. `low`, `high`: how far the
    estimates reach; as `hours` where there is one number."""

    group: str
    hours: Decimal
    wage: Decimal
    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Support:
    """`supervision`: hand, hours a week, the workplace's own, at `supervisor_wage` a month, L_h. `by_ame`: konsult,
    what AME's support costs. `start`: once."""

    supervision: Decimal = ZERO
    supervisor_wage: Decimal = ZERO
    by_ame: Decimal = ZERO
    start: Decimal = ZERO


@dataclass(frozen=True, slots=True)
class Stage:
    """Who employs, and for how many months; None: from then on."""

    employer: Employer = Employer.WORKPLACE
    months: int | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One person's job, whoever it is. `extent`: s, a share of full time. `full_time`: H, hours a week, above zero.
    `share`: r, how much of the relieved time becomes money; None where nobody has said, and then there is no money.
    `stages`: in order; the last goes on whatever it says. `horizon`: months that are looked at."""

    wage: Decimal
    on_costs: Decimal
    full_time: Decimal
    extent: Decimal = ONE
    other_cost: Decimal = ZERO
    subsidy: Subsidy = field(default_factory=Subsidy)
    no_longer_paid: NoLongerPaid = field(default_factory=NoLongerPaid)
    relief: tuple[Relief, ...] = ()
    support: Support = field(default_factory=Support)
    stages: tuple[Stage, ...] = (Stage(),)
    share: Decimal | None = None
    horizon: int = 24


@dataclass(frozen=True, slots=True)
class Step:
    """One formula with its numbers. `symbol`: what comes of it; with the phase's number after it, of a phase, and the
    group's, of a group. `uses`: each symbol in the expression and its number. `group`: whose, in words, of F5 only."""

    formula: str
    symbol: str
    expression: str
    uses: Mapping[str, Decimal]
    amount: Decimal
    phase: int | None = None
    group: str = ""


@dataclass(frozen=True, slots=True)
class Lenses:
    """Who gains and who pays, kronor a month; `whole` is the municipality's."""

    unit: Decimal
    ame: Decimal

    @property
    def whole(self) -> Decimal:
        """F10"""
        return self.unit + self.ame


@dataclass(frozen=True, slots=True)
class Phase:
    """Months in which the same holds, from `first` to `last`, both counted from one; the last phase has no end.

    `net`: N. `even`: how much of the relieved time must become money for it to be even, for the municipality, and
    `even_unit` for the workplace; below zero where it is better than even without any, above one where all of it is not
    enough; None where no time is relieved. `lenses`: None where r is not chosen.
    """

    number: int
    first: int
    last: int | None
    employer: Employer
    has_subsidy: bool
    net: Decimal
    even: Decimal | None
    even_unit: Decimal | None
    lenses: Lenses | None


@dataclass(frozen=True, slots=True)
class Result:
    """`cost`: C. `subsidy`: B. `saved`: A. `hours`: that are relieved, a week. `value`: V. `unit_support`: S_verks.
    `ame_support`: S_ame. `phases`: the first is what the sentence is about; the last is without support."""

    cost: Decimal
    subsidy: Decimal
    saved: Decimal
    hours: Decimal
    value: Decimal
    unit_support: Decimal
    ame_support: Decimal
    phases: tuple[Phase, ...]
    steps: tuple[Step, ...]

    @property
    def now(self) -> Phase:
        return self.phases[0]

    @property
    def later(self) -> Phase:
        return self.phases[-1]

    def at(self, month: int) -> Phase:
        """The phase of a month, counted from one."""
        return next(it for it in self.phases if it.last is None or month <= it.last)


# The formulas


def cost(case: Case) -> Decimal:
    """F1, C: what the employment costs before support."""
    return case.wage * case.extent * (ONE + case.on_costs) + case.other_cost


def subsidy(case: Case) -> Decimal:
    """F2, B: while it is paid."""
    its = case.subsidy
    if its.kind is Kind.NONE:
        return ZERO
    paid = its.level * min(case.wage, its.cap) * case.extent * its.factor
    return paid + its.grant if its.kind is Kind.INTRODUCTION else paid


def net(case: Case, *, has_subsidy: bool) -> Decimal:
    """F3, N: what the employment costs whoever employs."""
    return cost(case) - (subsidy(case) if has_subsidy else ZERO)


def saved(case: Case) -> Decimal:
    """F4, A: what the municipality stops paying."""
    its = case.no_longer_paid
    return (
        its.allowance * its.allowance_share
        + its.daily_activity * its.daily_activity_share
        + its.measure * its.measure_share
    )


def an_hour(wage: Decimal, case: Case) -> Decimal:
    """F5, tim: what an hour costs of somebody with a wage."""
    return wage * (ONE + case.on_costs) / (case.full_time * WEEKS)


def value(case: Case) -> Decimal:
    """F6, V: what the relieved time is worth, as time."""
    return sum((it.hours * WEEKS * an_hour(it.wage, case) for it in case.relief), ZERO)


def unit_support(case: Case) -> Decimal:
    """F7, S_verks: supervision by the workplace's own."""
    return case.support.supervision * WEEKS * an_hour(case.support.supervisor_wage, case)


def ame_support(case: Case) -> Decimal:
    """F7, S_ame"""
    return case.support.by_ame


def unit_lens(case: Case, share: Decimal, employer: Employer, *, has_subsidy: bool) -> Decimal:
    """F8: the workplace's. What the employment costs is its own only where it employs."""
    own = net(case, has_subsidy=has_subsidy) if employer is Employer.WORKPLACE else ZERO
    return share * value(case) - own - unit_support(case)


def ame_lens(case: Case, employer: Employer, *, has_subsidy: bool) -> Decimal:
    """F9: AME's and the social welfare committee's."""
    own = net(case, has_subsidy=has_subsidy) if employer is Employer.AME else ZERO
    return saved(case) - own - ame_support(case)


def even(case: Case, *, has_subsidy: bool) -> Decimal | None:
    """F11, r*_kommun: where F10 is zero; None where no time is relieved."""
    worth = value(case)
    pays = net(case, has_subsidy=has_subsidy) + unit_support(case) + ame_support(case) - saved(case)
    return pays / worth if worth else None


def even_unit(case: Case, employer: Employer, *, has_subsidy: bool) -> Decimal | None:
    """F11, r*_verks: where F8 is zero; None where no time is relieved."""
    worth = value(case)
    own = net(case, has_subsidy=has_subsidy) if employer is Employer.WORKPLACE else ZERO
    return (own + unit_support(case)) / worth if worth else None


# All of it


def result(case: Case) -> Result:
    """What comes of a case, with every step."""
    phases = tuple(_phases(case))
    return Result(
        cost=cost(case),
        subsidy=subsidy(case) if case.subsidy.is_paid else ZERO,
        saved=saved(case),
        hours=sum((it.hours for it in case.relief), ZERO),
        value=value(case),
        unit_support=unit_support(case),
        ame_support=ame_support(case),
        phases=phases,
        steps=tuple(_steps(case, phases)),
    )


def _phases(case: Case) -> Iterable[Phase]:
    """From one change of employer or support to the next."""
    paid = case.subsidy.months if case.subsidy.is_paid else 0
    changes = sorted({*_stage_ends(case), paid} - {0})
    first, number = 1, 1
    for last in [*changes, None]:
        employer, has_subsidy = _employer(case, first), first <= paid
        yield _phase(case, number, (first, last), employer, has_subsidy=has_subsidy)
        if last is not None:
            first, number = last + 1, number + 1


def _stage_ends(case: Case) -> Iterable[int]:
    """The last month of each stage that another employer comes after."""
    end = 0
    for this, following in zip(case.stages, case.stages[1:], strict=False):
        end += this.months or 0
        if this.employer is not following.employer:
            yield end


def _employer(case: Case, month: int) -> Employer:
    end = 0
    for it in case.stages[:-1]:
        end += it.months or 0
        if month <= end:
            return it.employer
    return case.stages[-1].employer


def _phase(case: Case, number: int, months: tuple[int, int | None], employer: Employer, *, has_subsidy: bool) -> Phase:
    lenses = None
    if case.share is not None:
        unit = unit_lens(case, case.share, employer, has_subsidy=has_subsidy)
        lenses = Lenses(unit, ame_lens(case, employer, has_subsidy=has_subsidy))
    return Phase(
        number=number,
        first=months[0],
        last=months[1],
        employer=employer,
        has_subsidy=has_subsidy,
        net=net(case, has_subsidy=has_subsidy),
        even=even(case, has_subsidy=has_subsidy),
        even_unit=even_unit(case, employer, has_subsidy=has_subsidy),
        lenses=lenses,
    )


# Steps


def _steps(case: Case, phases: Iterable[Phase]) -> Iterable[Step]:
    employed = {"L": case.wage, "s": case.extent, "po": case.on_costs, "x": case.other_cost}
    yield Step("F1", "C", "L*s*(1+po)+x", employed, cost(case))
    if case.subsidy.is_paid:
        yield _subsidy_step(case)
    yield _saved_step(case)
    yield from _relief_steps(case)
    yield from _support_steps(case)
    for phase in phases:
        yield from _phase_steps(case, phase)


def _subsidy_step(case: Case) -> Step:
    its = case.subsidy
    uses = {"L": case.wage, "tak": its.cap, "s": case.extent}
    if its.kind is Kind.NEW_START:
        expression, own = "n*fee*min(L,tak)*s", {"n": its.level, "fee": its.factor}
    elif its.kind is Kind.INTRODUCTION:
        own = {"niva": its.level, "faktor": its.factor, "handledarstod": its.grant}
        expression = "niva*min(L,tak)*s*faktor+handledarstod"
    else:
        expression, own = "niva*min(L,tak)*s*faktor", {"niva": its.level, "faktor": its.factor}
    return Step("F2", "B", expression, own | uses, subsidy(case))


def _saved_step(case: Case) -> Step:
    its = case.no_longer_paid
    uses = {
        "fs": its.allowance,
        "fs_p": its.allowance_share,
        "dv": its.daily_activity,
        "dv_m": its.daily_activity_share,
        "ame": its.measure,
        "ame_m": its.measure_share,
    }
    return Step("F4", "A", "fs*fs_p+dv*dv_m+ame*ame_m", uses, saved(case))


def _relief_steps(case: Case) -> Iterable[Step]:
    common = {"po": case.on_costs, "H": case.full_time, "w": WEEKS}
    terms: list[str] = []
    uses = {"w": WEEKS} if case.relief else {}
    for at, it in enumerate(case.relief, 1):
        hour = an_hour(it.wage, case)
        yield Step("F5", f"tim_{at}", f"L_{at}*(1+po)/(H*w)", {f"L_{at}": it.wage} | common, hour, group=it.group)
        terms.append(f"h_{at}*w*tim_{at}")
        uses |= {f"h_{at}": it.hours, f"tim_{at}": hour}
    yield Step("F6", "V", "+".join(terms) or "0", uses, value(case))


def _support_steps(case: Case) -> Iterable[Step]:
    its = case.support
    hour = an_hour(its.supervisor_wage, case)
    common = {"po": case.on_costs, "H": case.full_time, "w": WEEKS}
    yield Step("F7", "tim_h", "L_h*(1+po)/(H*w)", {"L_h": its.supervisor_wage} | common, hour)
    yield Step(
        "F7", "S_verks", "hand*w*tim_h", {"hand": its.supervision, "w": WEEKS, "tim_h": hour}, unit_support(case)
    )
    yield Step("F7", "S_ame", "konsult", {"konsult": its.by_ame}, ame_support(case))


def _phase_steps(case: Case, phase: Phase) -> Iterable[Step]:
    """F3 and F8 to F11 of a phase."""
    at, unit_employs = phase.number, phase.employer is Employer.WORKPLACE
    n = f"N_{at}"
    c = {"C": cost(case)}
    b = {"B": subsidy(case)} if phase.has_subsidy else {}
    yield Step("F3", n, "C-B" if b else "C", c | b, phase.net, at)
    own = {n: phase.net}
    unit_own, ame_own = (own, {}) if unit_employs else ({}, own)
    unit, ame = {"S_verks": unit_support(case)}, {"S_ame": ame_support(case), "A": saved(case)}
    worth = {"V": value(case)}
    if phase.lenses and case.share is not None:
        minus = {True: f"-{n}", False: ""}
        parts = phase.lenses
        uses = {"r": case.share} | worth | unit_own | unit
        yield Step("F8", f"verks_{at}", f"r*V{minus[unit_employs]}-S_verks", uses, parts.unit, at)
        yield Step("F9", f"ame_{at}", f"A{minus[not unit_employs]}-S_ame", ame_own | ame, parts.ame, at)
        both = {f"verks_{at}": parts.unit, f"ame_{at}": parts.ame}
        yield Step("F10", f"kommun_{at}", f"verks_{at}+ame_{at}", both, parts.whole, at)
    if phase.even is not None and phase.even_unit is not None:
        uses = own | unit | ame | worth
        yield Step("F11", f"r_kommun_{at}", f"({n}+S_verks+S_ame-A)/V", uses, phase.even, at)
        expression = f"({n}+S_verks)/V" if unit_employs else "S_verks/V"
        yield Step("F11", f"r_verks_{at}", expression, unit_own | unit | worth, phase.even_unit, at)
