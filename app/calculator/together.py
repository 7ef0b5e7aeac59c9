"""What the municipality's placements cost together, and who gains (F14): over all posts that have a calculation, by
administration. Pure.

A calculation is of one person. It is taken times those who are in the post, each in the month that they have come to:
support ends for them when it ends. Where r is chosen there is money; the rest is in the sums of what is paid.

Who knows the calculations can work out how many are in each post from a sum. So for those who may not see small numbers
a sum is told as it was at a half-year's end, and only where the persons in each of its posts are none or at least five,
and have changed by none or as many since it was told last (`app.key_figures.withheld`, rules 2 to 4): the posts are the
columns, and the administrations are rows of the municipality's table. All posts are, whether they are calculated or
not: else who takes a calculation away would see another half-year, and could take the one from the other. And each is
reckoned as in their first month: the month that they have come to would tell when each of them began.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.calculator.formulas import ZERO, Phase, Result
from app.key_figures.withheld import half_years, rows
from app.posts.post import Post
from app.posts.staffing import Staffing
from app.vocabulary import months_between

Place = tuple[int | None, ...]
"""Where in the municipality, as `app.key_figures.counted` has it: `()` the whole, `(administration,)`."""
EVERYWHERE: Place = ()


@dataclass(frozen=True, slots=True)
class Costed:
    """A post and its calculation; None where it has none, or none that is finished. `guessed`: it has an assumption."""

    id: int
    post: Post
    result: Result | None = None
    guessed: bool = False

    def persons(self, on: date) -> int:
        return self.post.at(on).persons


@dataclass(frozen=True, slots=True)
class Sums:
    """Kronor a month, at the end of a day. `persons`: in the posts that are calculated. `net`: what the employments
    cost, when support is taken off; `saved`: what the municipality stops paying; `support`: what it costs to support.
    `with_money`: how many of those posts have an r; `unit`, `ame`: of these. `guessed`: rest on an assumption."""

    on: date
    persons: int = 0
    posts: int = 0
    with_money: int = 0
    guessed: int = 0
    net: Decimal = ZERO
    saved: Decimal = ZERO
    support: Decimal = ZERO
    unit: Decimal = ZERO
    ame: Decimal = ZERO

    @property
    def whole(self) -> Decimal:
        return self.unit + self.ame

    def __add__(self, other: "Sums") -> "Sums":
        return Sums(
            self.on,
            self.persons + other.persons,
            self.posts + other.posts,
            self.with_money + other.with_money,
            self.guessed + other.guessed,
            self.net + other.net,
            self.saved + other.saved,
            self.support + other.support,
            self.unit + other.unit,
            self.ame + other.ame,
        )


@dataclass(frozen=True, slots=True)
class Together:
    """`calculated`, `open_posts`: of how many posts there is a calculation, and how many there are, whether somebody is
    in them or not. `sums`: None where they are not shown. `is_first`: they are of everybody's first month."""

    calculated: int
    open_posts: int
    sums: Sums | None
    is_first: bool = False


def sums(posts: Iterable[Costed], on: date, *, is_first: bool = False) -> Sums:
    """`is_first`: each as in their first month, instead of the one that they have come to."""
    return sum((_of_post(it, on, is_first) for it in posts), Sums(on))


def _of_post(it: Costed, on: date, is_first: bool) -> Sums:
    result = it.result
    if result is None or not it.persons(on):
        return Sums(on)
    found = sum((_of_staffing(each, result, on, is_first) for each in it.post.staffings), Sums(on))
    has_money = result.now.lenses is not None
    return found + Sums(on, 0, 1, int(has_money), int(it.guessed))


def _of_staffing(it: Staffing, result: Result, on: date, is_first: bool) -> Sums:
    n = it.at(on).persons
    if not n or it.starts is None:
        return Sums(on)
    phase: Phase = result.now if is_first else result.at(months_between(it.starts, on) + 1)
    unit, ame = (phase.lenses.unit, phase.lenses.ame) if phase.lenses else (ZERO, ZERO)
    support = result.unit_support + result.ame_support
    return Sums(on, n, 0, 0, 0, n * phase.net, n * result.saved, n * support, n * unit, n * ame)


def together(posts: Sequence[Costed], days: Sequence[date], at: int, place: Place, *, sees_small: bool) -> Together:
    """`days`: half-years' ends, and today last; `at`: which of them is asked for. `place`: the whole, or an
    administration."""
    here = _within(posts, place)
    calculated = sum(it.result is not None for it in here if it.post.is_open(days[at]))
    open_posts = sum(it.post.is_open(days[at]) for it in here)
    if not sees_small:
        at_last = _shown_at(posts, days, at, place)
        told = None if at_last is None else sums(here, days[at_last], is_first=True)
        return Together(calculated, open_posts, told, is_first=True)
    return Together(calculated, open_posts, sums(here, days[at]))


def _within(posts: Iterable[Costed], place: Place) -> list[Costed]:
    return [it for it in posts if place == EVERYWHERE or (it.post.administration,) == place]


def _shown_at(posts: Sequence[Costed], days: Sequence[date], at: int, place: Place) -> int | None:
    """The last time, up to the one that is asked for, of which the place's sum is told."""
    halves = range(len(days) - 1)
    clear = half_years(_counts(posts, days[time], EVERYWHERE) for time in halves)
    times = [time for time, is_clear in zip(halves, clear, strict=True) if is_clear]
    if place != EVERYWHERE and place in _away(posts, days, times):
        return None
    return max((time for time in times if time <= at), default=None)


def _away(posts: Sequence[Costed], days: Sequence[date], times: Collection[int]) -> frozenset[Place]:
    """The administrations whose sums are not told."""
    places: list[Place] = [*dict.fromkeys((it.post.administration,) for it in posts)]
    table: Mapping[Place, list[list[int]]] = {
        each: [_counts(posts, days[time], each) for time in times] for each in places
    }
    return rows(table)


def _counts(posts: Sequence[Costed], on: date, place: Place) -> list[int]:
    """Persons in each post; of another place, none."""
    here = {it.id for it in _within(posts, place)}
    return [it.persons(on) if it.id in here else 0 for it in posts]
