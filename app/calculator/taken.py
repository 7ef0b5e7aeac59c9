"""What is known already of the job that is calculated: from its text, the boards that its tasks came from, the post's
way in and its placements. Pure.

Title, hours and extent, never what is written: economists read no texts. Nothing of one person: what a placement says
of its support is taken only while nobody is in it, or so many that it is nobody's own.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from app.analysis.freed import handed_over
from app.calculator.formulas import Kind
from app.calculator.inputs import MOST_GROUPS, Group, Inputs
from app.calculator.typed import GROUP_LENGTH
from app.calculator.values import Origin, Parameter, Value, Values
from app.job_descriptions.draft import OTHERS, Agreement, Draft, Duty, Source
from app.job_descriptions.from_boards import Led, source_id
from app.key_figures.withheld import is_small
from app.posts.post import Post
from app.posts.staffing import Staffing
from app.posts.staffing import Subsidy as OfStaffing
from app.vocabulary import N_, months_between
from app.voting.smallest import TOGETHER
from app.ways.way import Employer, Stage, Under
from app.weight.weight import PARTS

BOARD = N_("tavlan, träff 2")
TEXT = N_("arbetsbeskrivningen")
POST = N_("tjänsten")
WAY = N_("vägen in")
PLACEMENT = N_("placeringen")
FROM = (BOARD, TEXT, POST, WAY, PLACEMENT)
"""Where a value was taken from, as it is kept with it."""

_HUNDREDTH = Decimal("0.01")
_KIND = {
    OfStaffing.NONE: Kind.NONE,
    OfStaffing.WAGE: Kind.WAGE,
    OfStaffing.NEW_START: Kind.NEW_START,
    OfStaffing.INTRODUCTION: Kind.INTRODUCTION,
}


@dataclass(frozen=True, slots=True)
class Hours:
    """A week."""

    low: Fraction = Fraction(0)
    middle: Fraction = Fraction(0)
    high: Fraction = Fraction(0)

    def __add__(self, other: "Hours") -> "Hours":
        return Hours(self.low + other.low, self.middle + other.middle, self.high + other.high)

    def __mul__(self, times: Fraction) -> "Hours":
        return Hours(self.low * times, self.middle * times, self.high * times)


ByGroup = Mapping[str, Hours]
Estimated = Mapping[str, ByGroup]
"""By a source's id: what each group, by its name, hands over."""


def taken(amount: Decimal | int, source: str) -> Value:
    return Value(Decimal(amount), Origin.TAKEN, None, source)


def begun(
    values: Values,
    draft: Draft | None = None,
    post: Post | None = None,
    stages: Sequence[Stage] = (),
    estimated: Estimated | None = None,
) -> Inputs:
    """What a calculation begins with: the set's values, and over them what is known of the job. `stages`: of the post's
    way in, those that are needed. `estimated`: what the boards say now of the text's tasks, as far as it is shown."""
    its = Inputs(values=dict(values))
    if draft:
        its = _with_draft(its, draft, estimated or {})
    if post and post.extent:
        its = replace(its, extent=taken(post.extent / 100, POST))
    its = replace(its, kind=Kind.NONE if its.agreement == Agreement.AB else Kind.WAGE)
    its = _with_way(its, stages)
    return _with_placements(its, post.staffings) if post else its


# The text, and its boards


def _with_draft(its: Inputs, draft: Draft, estimated: Estimated) -> Inputs:
    sources = {source.id: source for source in draft.provenance.sources}
    used = [sources[id] for duty in draft.duties for id in duty.sources if id in sources]
    known = [source.hours for source in draft.provenance.sources if source.hours]
    return replace(
        its,
        values={**its.values, Parameter.FULL_TIME: taken(draft.full_time, TEXT)},
        extent=taken(draft.extent / 100, TEXT) if draft.extent else None,
        groups=tuple(_groups(draft, sources, estimated)),
        agreement=draft.agreement.value,
        red=sum(known, Decimal(0)) if known else None,
        parts=tuple(part for part in PARTS if any(part in source.parts for source in used)),
    )


def _groups(draft: Draft, sources: Mapping[str, Source], estimated: Estimated) -> Iterable[Group]:
    """The hours of each group that is relieved; last, those that no board tells whose they are."""
    sums: dict[str, Hours] = {}
    rest = Decimal(0)
    for duty in draft.duties:
        its = _of_duty(duty, sources, estimated)
        for name, hours in its.items():
            sums[name] = sums.get(name, Hours()) + hours
        if not its and duty.hours:
            rest += duty.hours
    found = [_group(name, hours) for name, hours in sums.items() if hours.middle]
    if len(found) >= MOST_GROUPS:
        tail = sum((sums[it.name] for it in found[MOST_GROUPS - 2 :]), Hours())
        found = [*found[: MOST_GROUPS - 2], _group(OTHERS, tail)]
    if rest:
        found.append(Group(_relieved(draft) if not found else "", taken(rest, TEXT)))
    return found


def _relieved(draft: Draft) -> str:
    """Whose tasks it takes over, where those are groups of its boards. What is written there may be anything, and is
    told to nobody who reads no texts: they get the general word."""
    is_groups = all(name in draft.provenance.groups for name in draft.relieves.split(", "))
    return draft.relieves[:GROUP_LENGTH] if is_groups else ""


def _of_duty(duty: Duty, sources: Mapping[str, Source], estimated: Estimated) -> dict[str, Hours]:
    """What each group hands over of one of the job's tasks: as the boards have it, in all as much as the text says."""
    found: dict[str, Hours] = {}
    for id in duty.sources:
        if id not in sources:
            continue
        its = estimated.get(id) or {name: _exactly(hours) for name, hours in sources[id].hours_by_group}
        for name, hours in its.items():
            found[name] = found.get(name, Hours()) + hours
    whole = sum((it.middle for it in found.values()), Fraction(0))
    if duty.hours is None or not whole:
        return found if whole else {}
    times = Fraction(duty.hours) / whole
    return {name: hours * times for name, hours in found.items()}


def _exactly(hours: Decimal) -> Hours:
    return Hours(*[Fraction(hours)] * 3)


def _group(name: str, hours: Hours) -> Group:
    low, middle, high = (_decimal(it) for it in (hours.low, hours.middle, hours.high))
    has_reach = low < middle or middle < high
    # The middle half of the estimates is rounded by itself, and may not go past their middle.
    reach = (min(low, middle), max(high, middle)) if has_reach else (None, None)
    return Group(name[:GROUP_LENGTH], taken(middle, BOARD), *reach)


def _decimal(hours: Fraction) -> Decimal:
    return (Decimal(hours.numerator) / Decimal(hours.denominator)).quantize(_HUNDREDTH)


def estimated(lives: Iterable[Led]) -> dict[str, ByGroup]:
    """What the boards say now of each task that something is handed over of, as far as the room was shown it."""
    found: dict[str, ByGroup] = {}
    for live in lives:
        groups = live.workshop.groups
        for task in live.board.tasks.values():
            its: dict[str, Hours] = {}
            for unit, it in handed_over(live.analysis, task).items():
                name = OTHERS if unit == TOGETHER else groups[unit].name
                reach = Hours(it.low, it.middle, it.high) * Fraction(it.people, 60)
                its[name] = its.get(name, Hours()) + reach
            if its:
                found[source_id(live.workshop.first_code, task.id)] = its
    return found


# The way in, and the placements


def _with_way(its: Inputs, stages: Sequence[Stage]) -> Inputs:
    employed = [it for it in stages if it.under is not Under.NOBODY]
    months = sum(it.months or 0 for it in employed if it.under is Under.BEA)
    with_ame = 0
    for stage in employed:
        if stage.employer is not Employer.AME:
            break
        with_ame += stage.months or 0
    values = {**its.values, Parameter.SUBSIDY_MONTHS: taken(months, WAY)} if months else its.values
    return replace(its, values=values, ame_months=taken(with_ame, WAY) if with_ame else None)


def _with_placements(its: Inputs, staffings: Iterable[Staffing]) -> Inputs:
    """The kind of support and its months, where all placements that may be told of say the same."""
    told = [it for it in staffings if it.subsidy in _KIND and not is_small(it.persons)]
    kinds = {_KIND[it.subsidy] for it in told}
    months = {its_months for it in told if (its_months := _months(it))}
    if len(kinds) == 1:
        its = replace(its, kind=kinds.pop())
    if len(months) == 1:
        its = replace(its, values={**its.values, Parameter.SUBSIDY_MONTHS: taken(months.pop(), PLACEMENT)})
    return its


def _months(it: Staffing) -> int | None:
    """The last month counts: `subsidy_until` is its first day."""
    if not it.starts or not it.subsidy_until or it.subsidy_until < it.starts.replace(day=1):
        return None
    return months_between(it.starts.replace(day=1), it.subsidy_until) + 1
