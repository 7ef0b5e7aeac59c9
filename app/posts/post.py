"""A post (*tjänst*): what the municipality has decided to have, or means to, and how many are in it. Pure.

Municipalities differ in when a job counts as created (the report, 2.1.2): when it is decided, when somebody is in it,
or first when it is ordinary. So all four are counted side by side.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from app.days import within_reach
from app.job_descriptions.draft import TitleMissing
from app.posts import staffing, tally
from app.posts.half_year import HalfYear, half_year
from app.posts.staffing import Counts, CountsDisagree, DaysOutOfOrder, Staffing, What
from app.posts.tally import Tally, not_stated, since
from app.vocabulary import LATEST, Refused, months_after

TITLE_LENGTH = 80
DECISION_LENGTH = 80
MOST_STAFFINGS = 100
MOST_BEFORE = 9999
WHOLE = 100
MONTHS_TO_OUTCOME = 12


class SharesDisagree(Refused):
    """The shares of the content are not a whole. Details: `sum`."""

    code = "shares_disagree"


class DecisionDayMissing(Refused):
    """A decision's number without its day."""

    code = "decision_day_missing"


class StillFilled(Refused):
    """A post is ended while somebody is in it. Details: `persons`."""

    code = "still_filled"


class TooManyStaffings(Refused):
    """Details: `most`."""

    code = "too_many_staffings"


class NotYetKnown(Refused):
    """An outcome before all of them began twelve months ago. Details: `until`, the first day when it can be stated."""

    code = "not_yet_known"


class Employer(StrEnum):
    """Kind of employer (the report, 6.2.6)."""

    ADMINISTRATION = "administration"
    COMPANY = "company"
    LABOUR_UNIT = "labour_unit"


class Content(StrEnum):
    """What a post is made of, by share of its hours."""

    CLEANING = "cleaning"
    MEALS = "meals"
    LAUNDRY = "laundry"
    WASTE = "waste"
    VEHICLES = "vehicles"
    PREMISES = "premises"
    ORDERS = "orders"
    SCHEDULES = "schedules"
    ARCHIVE = "archive"
    TELEPHONE = "telephone"
    COMPANY = "company"
    OTHER = "other"


class EndedWhy(StrEnum):
    """Why the municipality no longer has a post."""

    NOT_STATED = ""
    NO_BUDGET = "no_budget"
    NEED_GONE = "need_gone"
    REPLACED = "replaced"
    """By another post."""
    NOBODY_FOUND = "nobody_found"
    OTHER = "other"


class Standing(StrEnum):
    """What may be counted as a created job. All four are counted."""

    DESCRIBED = "described"
    """It rests on a text that is in force."""
    DECIDED = "decided"
    FILLED = "filled"
    """Somebody is in it."""
    ORDINARY = "ordinary"
    """Somebody in it is under AB."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Of those who began in a half-year, how many were still there after twelve months: by `sex` and by `support`, each
    (began, still there). Stated for the whole post."""

    began: HalfYear
    sex: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    support: Mapping[str, tuple[int, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Post:
    """`category`: the id of a decided occupational category, where `title` is its title. `job_description`: the id of
    the text it rests on; what counts of it is the version in force. `extent`: percent of full time. `content`: percent
    of the hours by class, a whole or nothing; `educated`: how many percent of them ask for education, None where it is
    not stated. `before`: persons who had been in it before what is written here. `staffings`: the first to begin first.
    `tallies`, `outcomes`: in order, one for a day or a half-year.
    """

    title: str
    employer: Employer = Employer.ADMINISTRATION
    administration: int | None = None
    category: int | None = None
    job_description: int | None = None
    decided_on: date | None = None
    decision: str = ""
    extent: Decimal | None = None
    content: Mapping[Content, int] = field(default_factory=dict)
    educated: int | None = None
    ended_on: date | None = None
    ended_why: EndedWhy = EndedWhy.NOT_STATED
    before: int = 0
    is_example: bool = False
    staffings: tuple[Staffing, ...] = ()
    tallies: tuple[Tally, ...] = ()
    outcomes: tuple[Outcome, ...] = ()

    def at(self, day: date) -> Counts:
        """Who is there at the end of a day."""
        return sum((it.at(day) for it in self.staffings), Counts())

    def begun(self, day: date) -> int:
        """How many have been in it, over time."""
        return self.before + sum(it.begun(day) for it in self.staffings)

    def is_past_plan(self, day: date) -> bool:
        """Whether somebody is under BEA after the day that was meant for AB."""
        return any(it.is_past_plan(day) for it in self.staffings)

    def workplaces(self, day: date) -> frozenset[int]:
        """Where somebody is."""
        return frozenset(it.workplace for it in self.staffings if it.at(day).persons)

    def is_open(self, day: date) -> bool:
        return self.ended_on is None or day < self.ended_on

    def standing(self, day: date, *, described: bool) -> frozenset[Standing]:
        """What it counts as at the end of a day: nothing when it has ended. `described`: whether its text was in
        force."""
        if not self.is_open(day):
            return frozenset()
        now = self.at(day)
        holds = {
            Standing.DESCRIBED: described,
            Standing.DECIDED: self.decided_on is not None and self.decided_on <= day,
            Standing.FILLED: now.persons > 0,
            Standing.ORDINARY: now.ab > 0,
        }
        return frozenset(it for it, it_does in holds.items() if it_does)

    def tally(self, day: date) -> Tally:
        """What is known at the end of a day of the persons who are there."""
        stated = [it for it in self.tallies if it.on <= day]
        if not stated:
            return not_stated(day, self.at(day).persons)
        last = stated[-1]
        begun, ended = (self._sum(what, day) - self._sum(what, last.on) for what in ("begun", "ended"))
        known = since(last, begun, ended)
        return replace(known, ordinary_of_priority=self._ordinary_of_priority(known, last.on, day))

    def _sum(self, what: str, day: date) -> int:
        return sum(getattr(it, what)(day) for it in self.staffings)

    def _ordinary_of_priority(self, known: Tally, stated: date, day: date) -> int | None:
        """As it was stated, where nobody has come under AB since; or what the other counts leave no choice about."""
        now, came = self.at(day), self._became_ordinary(stated, day)
        if known.ordinary_of_priority is not None and not came:
            return known.ordinary_of_priority
        if known.group.get(tally.NOT_STATED, 0):
            return None
        low, high = tally.ordinary_of_priority_within(known, now.persons, now.ab)
        return low if low == high else None

    def _became_ordinary(self, since: date, day: date) -> int:
        changes = (change for it in self.staffings for change in it.changes)
        return sum(it.persons for it in changes if it.what is What.ORDINARY and since < it.on <= day)

    def began_in(self, half: HalfYear) -> tuple[int, int]:
        """How many began in a half-year, and how many of them were still there after twelve months."""
        began = [it for it in self.staffings if it.starts and it.persons and half_year(it.starts) == half]
        return sum(it.persons for it in began), sum(it.at(_after_a_year(it)).persons for it in began)

    def outcome_from(self, half: HalfYear) -> date:
        """The first day when it is known what became of those who began in a half-year."""
        years = [_after_a_year(it) for it in self.staffings if it.starts and half_year(it.starts) == half]
        return max(years, default=half.last)


def _after_a_year(it: Staffing) -> date:
    assert it.starts
    return months_after(it.starts, MONTHS_TO_OUTCOME)


def realigned(post: Post) -> Post:
    """The post, with what was stated of its persons made to agree with how many there now turn out to have been: more
    are "not stated", and what was stated of more than there were is gone."""
    tallies = tuple(its for it in post.tallies if (its := _realigned(it, post.at(it.on))))
    return replace(post, tallies=tallies, outcomes=tuple(it for it in post.outcomes if _still_true(post, it)))


def _realigned(it: Tally, there: Counts) -> Tally | None:
    more = there.persons - sum(it.sex.values())
    if more < 0:
        return None
    its = since(it, more, 0)
    low, high = tally.ordinary_of_priority_within(its, there.persons, there.ab)
    stated = its.ordinary_of_priority
    return its if stated is None or low <= stated <= high else replace(its, ordinary_of_priority=None)


def _still_true(post: Post, it: Outcome) -> bool:
    try:
        _outcome(post, it, LATEST)
    except CountsDisagree:
        return False
    return True


def checked(post: Post, today: date) -> Post:
    """The post, all its counts agreeing and all its days in order. Raises `Refused`."""
    if not post.title:
        raise TitleMissing
    if post.decision and post.decided_on is None:
        raise DecisionDayMissing
    _days(post)
    _content(post)
    if len(post.staffings) > MOST_STAFFINGS:
        raise TooManyStaffings(most=MOST_STAFFINGS)
    if not 0 <= post.before <= MOST_BEFORE:
        raise CountsDisagree(persons=MOST_BEFORE, parts=post.before)
    staffings = tuple(sorted((staffing.checked(it) for it in post.staffings), key=_by_start))
    its = replace(post, staffings=staffings)
    _ended(its)
    tallies = tuple(_tally(its, it) for it in sorted(post.tallies, key=lambda it: it.on))
    outcomes = tuple(_outcome(its, it, today) for it in sorted(post.outcomes, key=lambda it: it.began))
    return replace(its, tallies=tallies, outcomes=outcomes)


def _by_start(it: Staffing) -> tuple[date, int]:
    return it.starts or LATEST, it.id or 0


def _days(post: Post) -> None:
    for name in ("decided_on", "ended_on"):
        within_reach(getattr(post, name), name)
    for it in post.tallies:
        within_reach(it.on, "on")
    if post.ended_on and post.decided_on and post.ended_on < post.decided_on:
        raise DaysOutOfOrder(day=post.ended_on.isoformat(), first=post.decided_on.isoformat(), at="ended_on")


def _content(post: Post) -> None:
    shares = post.content.values()
    if shares and (min(shares) < 1 or sum(shares) != WHOLE):
        raise SharesDisagree(sum=sum(shares))
    if post.educated is not None and not 0 <= post.educated <= WHOLE:
        raise SharesDisagree(sum=post.educated)


def _ended(post: Post) -> None:
    if post.ended_on and (there := max(_there_from(post, post.ended_on), default=0)):
        raise StillFilled(persons=there)


def _there_from(post: Post, day: date) -> Iterable[int]:
    """How many are there on a day and at each change after it."""
    later = {it.starts for it in post.staffings if it.starts and it.starts > day}
    return (post.at(each).persons for each in (day, *later))


def _tally(post: Post, it: Tally) -> Tally:
    there = post.at(it.on)
    return tally.checked(it, there.persons, there.ab)


def _outcome(post: Post, it: Outcome, today: date) -> Outcome:
    if (known := post.outcome_from(it.began)) > today:
        raise NotYetKnown(until=known.isoformat())
    began, still = post.began_in(it.began)
    for parts in (it.sex, it.support):
        _parts_make(parts, began, still)
    return it


def _parts_make(parts: Mapping[str, tuple[int, int]], began: int, still: int) -> None:
    if any(not 0 <= there <= came for came, there in parts.values()):
        raise CountsDisagree(persons=began, parts=still)
    for whole, place in ((began, 0), (still, 1)):
        if (its := sum(it[place] for it in parts.values())) != whole:
            raise CountsDisagree(persons=whole, parts=its)
