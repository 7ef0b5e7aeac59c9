"""What there is to do for a post: the first of it is the one next step, the rest comes after. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.posts import tally
from app.posts.half_year import HalfYear, half_year
from app.posts.post import Post
from app.posts.staffing import Staffing
from app.vocabulary import months_after


class Do(StrEnum):
    """In the order that they come in, where none of them has a day."""

    DESCRIBE = "describe"
    """Choose a text, or have the one that was chosen approved."""
    DECIDE = "decide"
    PLACE = "place"
    RECEIVE = "receive"
    """What the reception at a workplace waits for."""
    COUNT = "count"
    """Say how many women and men, of which group, with which support."""
    OUTCOME = "outcome"
    """Say how many are still there after twelve months."""
    ORDINARY = "ordinary"
    """The day that was meant for AB."""
    SUBSIDY = "subsidy"
    """The last month of what the employer is paid."""


@dataclass(frozen=True, slots=True)
class Step:
    """`day`: when; None for what can be done at once. `is_late`: that day has passed. `staffing`: of which; None: of
    the whole post. `began`: of which half-year. `stage`: of a reception (`app.reception.plan.Stage`)."""

    what: Do
    day: date | None = None
    is_late: bool = False
    staffing: Staffing | None = None
    began: HalfYear | None = None
    stage: str = ""


def steps(post: Post, today: date, *, described: bool, receptions: Iterable[Step] = ()) -> list[Step]:
    """What is late first, then what can be done at once, then what has a day. None of a post that has ended.
    `receptions`: what those at its workplaces wait for."""
    if not post.is_open(today):
        return []
    found = [
        *_of_post(post, today, described),
        *receptions,
        *_uncounted(post, today),
        *_outcomes(post, today),
        *_of_staffings(post, today),
    ]
    return sorted(found, key=lambda it: (0 if it.is_late else 1 if it.day is None else 2, it.day or date.min))


def _of_post(post: Post, today: date, described: bool) -> Iterator[Step]:
    if not described:
        yield Step(Do.DESCRIBE)
    if post.decided_on is None:
        yield Step(Do.DECIDE)
    if not post.staffings:
        yield Step(Do.PLACE)


def _uncounted(post: Post, today: date) -> Iterator[Step]:
    known = post.tally(today)
    if any(parts.get(tally.NOT_STATED, 0) == post.at(today).persons > 0 for parts in (known.sex, known.group)):
        yield Step(Do.COUNT)


def _outcomes(post: Post, today: date) -> Iterator[Step]:
    stated = {it.began for it in post.outcomes}
    for half in began_in(post):
        known_from = post.outcome_from(half)
        if half not in stated:
            yield Step(Do.OUTCOME, None if known_from <= today else known_from, began=half)


def began_in(post: Post) -> list[HalfYear]:
    """The half-years in which somebody began, the first first."""
    return sorted({half_year(it.starts) for it in post.staffings if it.starts and it.persons})


def _of_staffings(post: Post, today: date) -> Iterator[Step]:
    for it in post.staffings:
        if not _has(it, today):
            continue
        if it.ab_planned:
            yield Step(Do.ORDINARY, it.ab_planned, it.ab_planned < today, it)
        if it.subsidy_until:
            last = months_after(it.subsidy_until, 1)
            yield Step(Do.SUBSIDY, it.subsidy_until, last <= today, it)


def _has(it: Staffing, today: date) -> bool:
    """Whether somebody is, or is to begin, under BEA."""
    if it.starts and it.starts > today:
        return it.ordinary < it.persons
    return it.at(today).bea > 0
