"""What a calculation comes to, as the page and the papers say it: which sentences, and with which numbers. Pure: the
words are in `result_words`."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from app.calculator.formulas import Employer, Phase, Result

ONE = Decimal(1)
_PER_CENT = Decimal("0.01")


class Even(StrEnum):
    """How it stands with what must become money."""

    NO_TIME = "no_time"
    """No time is relieved, so none can become money."""
    WITHOUT = "without"
    """It is even, or better, without any."""
    PART = "part"
    ALL = "all"
    """All of it, as whole per cent go."""
    NOT_EVEN = "not_even"
    """All of it is not enough."""


class Says(StrEnum):
    """The sentence beneath the large one, about the workplace's own budget when nothing is paid any more."""

    IN_BUDGET = "in_budget"
    PART_OF_BUDGET = "part_of_budget"
    NOT_IN_BUDGET = "not_in_budget"
    NOT_IN_BUDGET_AME_GAINS = "not_in_budget_ame_gains"
    NOTHING = "nothing"
    """No time is relieved: the large sentence has said it."""


class When(StrEnum):
    """The last phase, by what it begins with."""

    ALWAYS = "always"
    SUPPORT_ENDED = "support_ended"
    UNIT_EMPLOYS = "unit_employs"
    """After AME has: the support may have ended before."""


class Stands(StrEnum):
    """What a phase is called."""

    WITH = "with"
    WITHOUT = "without"
    AME_WITH = "ame_with"
    AME_WITHOUT = "ame_without"
    UNIT_WITH = "unit_with"
    UNIT_WITHOUT = "unit_without"


class Pays(StrEnum):
    """Of one lens and one phase, where r is chosen."""

    GAINS = "gains"
    PAYS = "pays"
    EVEN = "even"


@dataclass(frozen=True, slots=True)
class Sentence:
    """`while_paid`: it holds while support is paid. `per_cent`: whole, 0 for less than one; None where the sentence has
    no number."""

    even: Even
    while_paid: bool
    per_cent: int | None = None


@dataclass(frozen=True, slots=True)
class Second:
    """`when`: the time that it is about. `per_cent`: as of `Sentence`."""

    says: Says
    when: When
    per_cent: int | None = None


@dataclass(frozen=True, slots=True)
class PaysIn:
    """`amount`: kronor a month, never below zero."""

    phase: Phase
    pays: Pays
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Told:
    sentence: Sentence
    second: Second
    stands: Mapping[int, Stands]
    """By the phase's number."""
    pays: Mapping[str, tuple[PaysIn, ...]] = field(default_factory=dict)
    """By lens (`app.calculator.charts`): "unit", "ame", "whole"; none where r is not chosen. One for each phase, or one
    where they are all the same."""


def tell(result: Result) -> Told:
    return Told(
        _sentence(result.now),
        _second(result),
        {phase.number: _stands(phase, result.phases) for phase in result.phases},
        _pays(result.phases),
    )


def how_even(share: Decimal | None) -> Even:
    """What must become money, in kind."""
    if share is None:
        return Even.NO_TIME
    if share <= 0:
        return Even.WITHOUT
    if share > ONE:
        return Even.NOT_EVEN
    return Even.ALL if _whole(share) == 100 else Even.PART


def _whole(share: Decimal) -> int:
    """Per cent, to the nearest."""
    return int(share.quantize(_PER_CENT, ROUND_HALF_UP) * 100)


def _sentence(phase: Phase) -> Sentence:
    even = how_even(phase.even)
    per_cent = _whole(phase.even) if even is Even.PART and phase.even is not None else None
    return Sentence(even, phase.has_subsidy, per_cent)


def _second(result: Result) -> Second:
    when, share = _when(result.phases), result.later.even_unit
    match how_even(share):
        case Even.NO_TIME:
            return Second(Says.NOTHING, when)
        case Even.WITHOUT:
            return Second(Says.IN_BUDGET, when)
        case Even.NOT_EVEN:
            gains = result.saved > result.ame_support
            return Second(Says.NOT_IN_BUDGET_AME_GAINS if gains else Says.NOT_IN_BUDGET, when)
    assert share is not None
    return Second(Says.PART_OF_BUDGET, when, _whole(share))


def _when(phases: Sequence[Phase]) -> When:
    if any(it.employer is Employer.AME for it in phases):
        return When.UNIT_EMPLOYS
    return When.SUPPORT_ENDED if any(it.has_subsidy for it in phases) else When.ALWAYS


def _stands(phase: Phase, phases: Iterable[Phase]) -> Stands:
    """Who employs is said where it changes."""
    if all(it.employer is Employer.WORKPLACE for it in phases):
        return Stands.WITH if phase.has_subsidy else Stands.WITHOUT
    if phase.employer is Employer.AME:
        return Stands.AME_WITH if phase.has_subsidy else Stands.AME_WITHOUT
    return Stands.UNIT_WITH if phase.has_subsidy else Stands.UNIT_WITHOUT


def _pays(phases: Iterable[Phase]) -> dict[str, tuple[PaysIn, ...]]:
    known = [(phase, phase.lenses) for phase in phases if phase.lenses]
    if not known:
        return {}
    return {
        "unit": _told_apart([_pays_in(phase, lenses.unit) for phase, lenses in known]),
        "ame": _told_apart([_pays_in(phase, lenses.ame) for phase, lenses in known]),
        "whole": _told_apart([_pays_in(phase, lenses.whole) for phase, lenses in known]),
    }


def _told_apart(its: list[PaysIn]) -> tuple[PaysIn, ...]:
    """One for each phase; one in all, where it is the same in all of them."""
    return tuple(its if len({(it.pays, it.amount) for it in its}) > 1 else its[:1])


def _pays_in(phase: Phase, amount: Decimal) -> PaysIn:
    shown = amount.quantize(ONE, ROUND_HALF_UP)
    pays = Pays.EVEN if not shown else Pays.GAINS if shown > 0 else Pays.PAYS
    return PaysIn(phase, pays, abs(amount))
