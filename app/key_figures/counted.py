"""What is counted of posts and of those who are in them, on a day: for the municipality, its administrations and their
workplaces. Pure, and exact: what is shown of it is `app.key_figures.shown`'s.

A place is where in the municipality: `()` the whole, `(administration,)`, `(administration, workplace)`. A post is its
administration's. Women and men, groups and support stand for a whole post; at a workplace they are those of posts that
are nowhere else, and not stated of the others.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from app.posts.half_year import HalfYear, half_year
from app.posts.post import WHOLE, Content, Employer, Post, Standing
from app.posts.staffing import Counts, Staffing, What
from app.posts.tally import NOT_STATED, PRIORITY, Sex, Support, Tally

Place = tuple[int | None, ...]
EVERYWHERE: Place = ()


class Table(StrEnum):
    """Persons, by what. The parts of each add up to its whole."""

    AGREEMENT = "agreement"
    SEX = "sex"
    GROUP = "group"
    PRIORITY = "priority"
    """Agreement by group: the one that is given priority, and all others together."""
    EMPLOYER = "employer"
    SUPPORT = "support"
    PLAN = "plan"
    """Those under BEA: past the day that was planned for AB, or not."""
    BEGAN = "began"
    """Everybody who has begun: under AB at once, from BEA to AB, or from BEA to nothing yet."""
    ENDED = "ended"
    """Everybody who is no longer there, by why."""
    OUTCOME_BY_SEX = "outcome_by_sex"
    """After twelve months: there or not, by sex."""
    OUTCOME_BY_SUPPORT = "outcome_by_support"


AB, BEA = "ab", "bea"
AT_ONCE, BECAME, NOT_YET = "at_once", "became", "not_yet"
PAST, NOT_PAST = "past", "not_past"
BEFORE = "before"
"""Had left before anything was written here."""
THERE, GONE = "there", "gone"
ALWAYS: Mapping[Table, tuple[str, ...]] = {
    Table.AGREEMENT: (AB, BEA),
    Table.SEX: tuple(its.value for its in Sex),
    Table.GROUP: (PRIORITY, NOT_STATED),
    Table.EMPLOYER: tuple(its.value for its in Employer),
    Table.SUPPORT: tuple(its.value for its in Support),
    Table.PLAN: (PAST, NOT_PAST),
    Table.BEGAN: (AT_ONCE, BECAME, NOT_YET),
}
"""Parts that a table has wherever it is."""
NO_PLACE = None
"""Stands where a workplace's id does, for what is of no workplace in particular."""
NO_WAY = ""


@dataclass(frozen=True, slots=True)
class Counted:
    """A post, and what is known of it elsewhere. `described`: from when, until when its text was in force, as days;
    None for no end. `way`: the key of its way in. `id`: the post's, where it has one."""

    post: Post
    described: tuple[tuple[date, date | None], ...] = ()
    way: str = NO_WAY
    id: int = 0

    def is_described(self, day: date) -> bool:
        return any(first <= day and (end is None or day < end) for first, end in self.described)

    def standing(self, day: date) -> frozenset[Standing]:
        return self.post.standing(day, described=self.is_described(day))


@dataclass(slots=True)
class Sums:
    """At one place. `persons`: by table and part. `posts`: by what they count as; `existing`: those that are decided on
    or filled. `workplaces`: where somebody is. `content`: hours of filled posts by class, as percents of full time;
    `educated`: those that ask for education, of `stated`. `months`: from BEA to AB, for each who went."""

    persons: defaultdict[Table, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    posts: Counter[Standing] = field(default_factory=Counter)
    existing: int = 0
    workplaces: set[int] = field(default_factory=set)
    content: dict[Content, Decimal] = field(default_factory=dict)
    educated: Decimal = Decimal(0)
    stated: Decimal = Decimal(0)
    months: list[int] = field(default_factory=list)

    def whole(self, table: Table) -> int:
        return self.persons[table].total()

    def add(self, table: Table, part: str, persons: int) -> None:
        """So many more. A part with nobody is a part."""
        self.persons[table][part] += persons


@dataclass(frozen=True, slots=True)
class Day:
    """What was so at the end of a day. `ways`: of those who began under BEA, by way in, how many came under AB and how
    many have not; `months`: by way, for each who did."""

    on: date
    places: Mapping[Place, Sums]
    ways: Mapping[str, Counter[str]]
    months: Mapping[str, list[int]]

    def at(self, place: Place) -> Sums:
        return self.places.get(place) or Sums()


def count(posts: Iterable[Counted], on: date) -> Day:
    places: defaultdict[Place, Sums] = defaultdict(Sums)
    ways: defaultdict[str, Counter[str]] = defaultdict(Counter)
    months: defaultdict[str, list[int]] = defaultdict(list)
    for it in posts:
        went = _post(places, it, on)
        began = sum(each.persons - each.ordinary for each in it.post.staffings if _has_begun(each, on))
        if began:
            ways[it.way].update({BECAME: len(went), NOT_YET: began - len(went)})
            months[it.way] += went
    _together(places)
    return Day(on, dict(places), dict(ways), dict(months))


def half_years(posts: Iterable[Counted], today: date) -> list[HalfYear]:
    """Those that have ended since the first of what is counted, the oldest first."""
    days = [day for it in posts for day in _days(it) if day <= today]
    found: list[HalfYear] = []
    it = half_year(min(days)) if days else half_year(today)
    while it.last < today:
        found.append(it)
        it = it.next
    return found


def _days(it: Counted) -> Iterator[date]:
    yield from (staffing.starts for staffing in it.post.staffings if staffing.starts)
    yield from (first for first, _ in it.described)
    if it.post.decided_on:
        yield it.post.decided_on


# One post


def _post(places: defaultdict[Place, Sums], it: Counted, on: date) -> list[int]:
    """What stands for each of its workplaces, there; what stands for the whole post, at its administration. Its months
    from BEA to AB."""
    post, went = it.post, list[int]()
    whole = places[(post.administration,)]
    here: dict[int, list[Staffing]] = {}
    for staffing in post.staffings:
        here.setdefault(staffing.workplace, []).append(staffing)
    there = Counter[Place]()
    for workplace, staffings in here.items():
        place = (post.administration, workplace)
        now = sum((_staffed(places[place], each, post, on) for each in staffings), Counts())
        there[place] = now.persons
        went += [months for each in staffings for months in each.months_to_ordinary(on)]
        _stands(places[place], it, on, now)
    now = post.at(on)
    _stands(whole, it, on, now)
    if now.persons:
        _tallied(places, whole, post, on, now, [place for place, persons in there.items() if persons])
    if post.outcomes:
        _outcomes(whole, post, on)
    if post.before:
        places[post.administration, NO_PLACE].add(Table.ENDED, BEFORE, post.before)
    return went


def _staffed(sums: Sums, it: Staffing, post: Post, on: date) -> Counts:
    """Who is there."""
    if not _has_begun(it, on):
        return Counts()
    now, went = it.at(on), it.months_to_ordinary(on)
    past = now.bea if it.is_past_plan(on) else 0
    sums.add(Table.AGREEMENT, AB, now.ab)
    sums.add(Table.AGREEMENT, BEA, now.bea)
    sums.add(Table.EMPLOYER, post.employer.value, now.persons)
    sums.add(Table.PLAN, PAST, past)
    sums.add(Table.PLAN, NOT_PAST, now.bea - past)
    sums.add(Table.BEGAN, AT_ONCE, it.ordinary)
    sums.add(Table.BEGAN, BECAME, len(went))
    sums.add(Table.BEGAN, NOT_YET, it.persons - it.ordinary - len(went))
    for change in it.changes:
        if change.what is What.ENDED and change.on <= on:
            sums.add(Table.ENDED, change.why.value, change.persons)
    sums.months += went
    if now.persons:
        sums.workplaces.add(it.workplace)
    return now


def _has_begun(it: Staffing, on: date) -> bool:
    return it.starts is not None and it.starts <= on


def _stands(sums: Sums, it: Counted, on: date, there: Counts) -> None:
    """A post is filled, or ordinary, at a place by those who are there; where it is filled, its content counts."""
    if not it.post.is_open(on):
        return
    decided, filled = it.post.decided_on is not None and it.post.decided_on <= on, there.persons > 0
    sums.posts[Standing.DESCRIBED] += it.is_described(on)
    sums.posts[Standing.DECIDED] += decided
    sums.posts[Standing.FILLED] += filled
    sums.posts[Standing.ORDINARY] += there.ab > 0
    sums.existing += decided or filled
    if filled:
        _contained(sums, it.post)


def _tallied(
    places: Mapping[Place, Sums], whole: Sums, post: Post, on: date, now: Counts, there: Sequence[Place]
) -> None:
    """What is stated of the whole post, and so at its only workplace; at one of several it is not."""
    tally = post.tally(on)
    tables = ((Table.SEX, tally.sex), (Table.GROUP, tally.group), (Table.SUPPORT, tally.support))
    its = [(table, part, persons) for table, parts in tables for part, persons in parts.items()]
    its += [(Table.PRIORITY, part, persons) for part, persons in _crossed(tally, now).items()]
    for sums in (whole, *((places[there[0]],) if len(there) == 1 else ())):
        for each in its:
            sums.add(*each)
    for place in there if len(there) > 1 else ():
        persons = sum(it.at(on).persons for it in post.staffings if it.workplace == place[1])
        for table, _ in tables:
            places[place].add(table, NOT_STATED, persons)


def _outcomes(sums: Sums, post: Post, on: date) -> None:
    for outcome in post.outcomes:
        if post.outcome_from(outcome.began) <= on:
            _became_of(sums.persons[Table.OUTCOME_BY_SEX], outcome.sex)
            _became_of(sums.persons[Table.OUTCOME_BY_SUPPORT], outcome.support)


def crossed(group: str, agreement: str) -> str:
    return f"{group} {agreement}"


def _crossed(tally: Tally, now: Counts) -> dict[str, int]:
    """Agreement by group, where it is stated, or the rest says it; else nobody's is known."""
    unstated, ab = tally.group.get(NOT_STATED, 0), tally.ordinary_of_priority
    if not now.persons:
        return {}
    if ab is None or unstated:
        return {NOT_STATED: now.persons}
    return {
        crossed(PRIORITY, AB): ab,
        crossed(PRIORITY, BEA): tally.priority - ab,
        crossed("others", AB): now.ab - ab,
        crossed("others", BEA): tally.others - (now.ab - ab),
    }


def _became_of(sums: Counter[str], parts: Mapping[str, tuple[int, int]]) -> None:
    for name, (began, there) in parts.items():
        sums.update({f"{name} {THERE}": there, f"{name} {GONE}": began - there})


def _contained(sums: Sums, post: Post) -> None:
    """By hours of a post, and not by how many are in it: else its shares would tell how many."""
    hours = Decimal(WHOLE) if post.extent is None else post.extent
    for name, share in post.content.items():
        sums.content[name] = sums.content.get(name, Decimal(0)) + hours * share / WHOLE
    if post.educated is not None:
        sums.educated += hours * post.educated / WHOLE
        sums.stated += hours


# Places


OF_WORKPLACES = (Table.AGREEMENT, Table.EMPLOYER, Table.PLAN, Table.BEGAN, Table.ENDED)
"""What is counted at workplaces, and adds up from there; the rest stands for whole posts."""


def _together(places: defaultdict[Place, Sums]) -> None:
    """An administration is its workplaces and what stands for whole posts; the whole is its administrations."""
    whole = places[EVERYWHERE]
    for place in [place for place in places if len(place) == 2]:
        sums, here = places[place[:1]], places[place]
        for table in OF_WORKPLACES:
            sums.persons[table].update(here.persons[table])
        sums.workplaces |= here.workplaces
        sums.months += here.months
    for sums in [sums for place, sums in places.items() if len(place) == 1]:
        for table, parts in sums.persons.items():
            whole.persons[table].update(parts)
        whole.posts.update(sums.posts)
        whole.existing += sums.existing
        whole.workplaces |= sums.workplaces
        for name, hours in sums.content.items():
            whole.content[name] = whole.content.get(name, Decimal(0)) + hours
        whole.educated += sums.educated
        whole.stated += sums.stated
        whole.months += sums.months
