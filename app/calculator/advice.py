"""What is worth a thought before a calculation is used: advice, never a block. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from app.calculator.formulas import Employer, Kind, Result
from app.calculator.inputs import Displaces, Inputs
from app.calculator.values import Parameter

ALL = Decimal(1)


class What(StrEnum):
    SHARE_MISSING = "share_missing"
    ABOVE_THE_BOARD = "above_the_board"
    """Details: `hours`, `red`."""
    ABOVE_THE_JOB = "above_the_job"
    """More is relieved than the job's own hours. Details: `hours`, `own`."""
    AB_WITHOUT_SUPPORT = "ab_without_support"
    SUPPORT_ENDS = "support_ends"
    """Details: `months`, `horizon`."""
    NOT_IN_ITS_BUDGET = "not_in_its_budget"
    """Details: `gain`, what AME and the social welfare committee are better off by, kronor a month, where they are."""
    NOT_IN_ITS_BUDGET_EMPLOYING = "not_in_its_budget_employing"
    """The same where AME employs first."""
    NOT_IN_ITS_BUDGET_UNPAID = "not_in_its_budget_unpaid"
    """The same where none is paid at all."""
    PLACE_CLOSED = "place_closed"
    MEASURE_CLOSED = "measure_closed"
    MORE_THAN_THE_COST = "more_than_the_cost"
    """The support is more than the employment costs."""
    DISPLACEMENT_NOT_ANSWERED = "displacement_not_answered"
    DISPLACES = "displaces"
    MAY_DISPLACE = "may_displace"


@dataclass(frozen=True, slots=True)
class Advice:
    """`details`: the numbers that its sentence has."""

    what: What
    details: Mapping[str, Decimal] = field(default_factory=dict)


def advice(its: Inputs, result: Result | None) -> tuple[Advice, ...]:
    """In the order that they are said in. `result`: None where something is missing."""
    return (*_of_inputs(its), *(_of_result(its, result) if result else ()))


def _of_inputs(its: Inputs) -> Iterable[Advice]:
    if its.share is None:
        yield Advice(What.SHARE_MISSING)
    yield from _displacement(its)
    hours = sum((it.hours.amount for it in its.groups), Decimal(0))
    if its.red is not None and hours > its.red:
        yield Advice(What.ABOVE_THE_BOARD, {"hours": hours, "red": its.red})
    full_time = its.values.get(Parameter.FULL_TIME)
    if its.extent and full_time and hours > (own := its.extent.amount * full_time.amount):
        yield Advice(What.ABOVE_THE_JOB, {"hours": hours, "own": own})
    if its.agreement == "AB" and its.kind is Kind.NONE and not (its.ame_months and its.ame_months.amount):
        yield Advice(What.AB_WITHOUT_SUPPORT)
    if _falls_away(its, Parameter.DAILY_ACTIVITY, Parameter.DAILY_ACTIVITY_SHARE):
        yield Advice(What.PLACE_CLOSED)
    if _falls_away(its, Parameter.MEASURE, Parameter.MEASURE_SHARE):
        yield Advice(What.MEASURE_CLOSED)


def _displacement(its: Inputs) -> Iterable[Advice]:
    said = {
        Displaces.NOT_ANSWERED: What.DISPLACEMENT_NOT_ANSWERED,
        Displaces.YES: What.DISPLACES,
        Displaces.UNSURE: What.MAY_DISPLACE,
    }
    if its.displaces in said:
        yield Advice(said[its.displaces])


def _falls_away(its: Inputs, amount: Parameter, share: Parameter) -> bool:
    """Whether all of what it costs is said to fall away."""
    costs, falls = its.values.get(amount), its.values.get(share)
    return bool(costs and costs.amount and falls and falls.amount == ALL)


def _of_result(its: Inputs, result: Result) -> Iterable[Advice]:
    ends = max((it.last for it in result.phases if it.has_subsidy and it.last), default=0)
    if 0 < ends < its.horizon:
        yield Advice(What.SUPPORT_ENDS, {"months": Decimal(ends), "horizon": Decimal(its.horizon)})
    later = result.later
    if later.even_unit is not None and later.even_unit > ALL:
        gain = result.saved - result.ame_support
        yield Advice(_not_in_its_budget(result), {"gain": gain} if gain > 0 else {})
    if result.subsidy > result.cost:
        yield Advice(What.MORE_THAN_THE_COST)


def _not_in_its_budget(result: Result) -> What:
    if any(it.employer is Employer.AME for it in result.phases):
        return What.NOT_IN_ITS_BUDGET_EMPLOYING
    return What.NOT_IN_ITS_BUDGET if result.subsidy else What.NOT_IN_ITS_BUDGET_UNPAID
