"""What those who lead at a workplace see of how many are there: whole half-years, and nothing that is small.

They know the workplace, and often who works there. So a number is shown as it was when a half-year ended, and only
where no one person can be told by it: neither from what is left of the workplace's own sum, nor from one half-year to
the next (`app.key_figures.withheld`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.key_figures.withheld import Cell, Hidden, half_years, is_small, rows
from app.posts.half_year import HalfYear, half_year
from app.posts.post import Post
from app.posts.staffing import Counts


@dataclass(frozen=True, slots=True)
class Seen:
    """Of a post at a workplace, when `half` had ended; None before the first has."""

    half: HalfYear | None
    persons: Cell
    ab: Cell
    bea: Cell


def seen(posts: Mapping[int, Post], workplace: int, today: date) -> dict[int, Seen]:
    """By post. `posts`: all that have a placement at the workplace, whoever may see them."""
    halves = _ended(posts, workplace, today)
    table = {id: [_at(post, workplace, half) for half in halves] for id, post in posts.items()}
    whole = [_pair(sum(its, Counts())) for its in zip(*table.values(), strict=True)]
    shown = [place for place, is_shown in enumerate(half_years(whole)) if is_shown]
    if not shown:
        return _hidden(posts, halves[-1] if halves else None, whole[-1] if whole else (0, 0))
    half = halves[shown[-1]]
    away = rows({id: [_pair(its[place]) for place in shown] for id, its in table.items()})
    return {
        id: Seen(half, *_cells(its[shown[-1]])) if id not in away else Seen(half, *[Hidden.NOT_SHOWN] * 3)
        for id, its in table.items()
    }


def _hidden(posts: Mapping[int, Post], half: HalfYear | None, whole: tuple[int, int]) -> dict[int, Seen]:
    """What is told of a small sum is that it is small."""
    word = Hidden.FEWER if is_small(sum(whole)) else Hidden.NOT_SHOWN
    return {id: Seen(half, word, Hidden.NOT_SHOWN, Hidden.NOT_SHOWN) for id in posts}


def _ended(posts: Mapping[int, Post], workplace: int, today: date) -> list[HalfYear]:
    """The half-years that have ended since the first began there."""
    began = [it.starts for post in posts.values() for it in post.staffings if it.workplace == workplace and it.starts]
    found = []
    half = half_year(min(began, default=today))
    while half.last < today:
        found.append(half)
        half = half.next
    return found


def _at(post: Post, workplace: int, half: HalfYear) -> Counts:
    return sum((it.at(half.last) for it in post.staffings if it.workplace == workplace), Counts())


def _pair(it: Counts) -> tuple[int, int]:
    return it.ab, it.bea


def _cells(it: Counts) -> tuple[Cell, Cell, Cell]:
    return it.persons, it.ab, it.bea
