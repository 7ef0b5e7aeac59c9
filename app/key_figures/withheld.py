"""Small cells in tables of persons: which numbers are shown to whoever may not see small ones. Pure.

A count of one to four is about few enough to be somebody. It is not shown; and neither is what it could be worked out
from: the rest of a sum, the whole less the other parts, one half-year less the one before. So a second number is hidden
to protect the first (complementary suppression, as in official statistics). Zero is a number, and is shown.

Four rules, each small enough to be proved:

1. `parts`: of the parts of a sum that is shown, at least two are hidden, and five persons in them, or none is.
2. `half_years`: the counts of a half-year are shown all together, where each is none or at least five, and has changed
   by none or at least five since they were shown last. Else those stand that stood.
3. `rows`: rows of a table whose sums are shown (an administration's rows in the municipality's) are shown whole or not
   at all. Those that are not are at least two, and together a row that could be shown by itself.
4. Counts crossed by each other (agreement by group) are the cells of one row: they are all shown, or none.

Why rule 3 holds: of the hidden rows, their sums may be known and their columns' sums are. With two rows that have
somebody and two columns that have, each cell lies between `max(0, row + column - whole)` and `min(row, column)`, and
these two are never the same. `tests/key_figures/test_withheld.py` plays the one who reckons.

An example: administrations with AB and BEA (6, 9), (2, 8), (7, 5), where (15, 22) is shown. The second is small. It
alone would be the whole less the others, so the smallest of these is not shown either.
"""

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

SMALLEST = 5
"""Persons. The smallest number that is shown, besides none."""


class Hidden(StrEnum):
    """What stands where a number does not."""

    FEWER = "fewer"
    """One to four."""
    NOT_SHOWN = "not_shown"
    """Any number: it protects another, or saying that it is small would tell it."""


Cell = int | Hidden
Name = TypeVar("Name", bound=Hashable)
Counts = Sequence[int]
"""A row of counts, of the same columns everywhere."""


def is_small(count: int) -> bool:
    return 0 < abs(count) < SMALLEST


def alone(count: int) -> Cell:
    """A count that is part of no sum, or the whole of one."""
    return Hidden.FEWER if is_small(count) else count


# The parts of a sum


def parts(counts: Mapping[Name, int]) -> dict[Name, Cell]:
    """The parts of a sum, where the sum is shown as `alone` has it. What is told of a small sum is that it is small."""
    if is_small(sum(counts.values())):
        return dict.fromkeys(counts, Hidden.NOT_SHOWN)
    hidden = _hidden(counts)
    small = Hidden.FEWER if _may_be_called_small([counts[name] for name in hidden]) else Hidden.NOT_SHOWN
    words = {name: small if is_small(counts[name]) else Hidden.NOT_SHOWN for name in hidden}
    return {name: words.get(name, count) for name, count in counts.items()}


def _hidden(counts: Mapping[Name, int]) -> list[Name]:
    hidden = [name for name, count in counts.items() if is_small(count)]
    others = sorted((name for name, count in counts.items() if count >= SMALLEST), key=counts.__getitem__)
    while hidden and (len(hidden) < 2 or sum(counts[name] for name in hidden) < SMALLEST) and others:
        hidden.append(others.pop(0))
    return hidden


def _may_be_called_small(hidden: Counts) -> bool:
    """Whether "one to four" leaves a choice: 4 + 4 is the only way to make eight of two, and 1 + 5 to make six. Those
    that are not small are five or more."""
    small = sum(map(is_small, hidden))
    least = small + SMALLEST * (len(hidden) - small)
    most = (SMALLEST - 1) * small if small == len(hidden) else None
    return sum(hidden) not in (least, most)


def covered(counts: Mapping[Name, int]) -> dict[Name, Cell]:
    """The parts of a sum of which none is shown, where the sum is."""
    small = Hidden.FEWER if _may_all_be_hidden([*counts.values()]) else Hidden.NOT_SHOWN
    return {name: small if is_small(count) else Hidden.NOT_SHOWN for name, count in counts.items()}


def _may_all_be_hidden(counts: Counts) -> bool:
    """As `_may_be_called_small`, where those that are not small may also be none."""
    small = sum(map(is_small, counts))
    others = small < len(counts)
    sums = {
        it
        for it in range(small, (SMALLEST - 1) * small + 1)
        if it == sum(counts) or (others and it <= sum(counts) - SMALLEST)
    }
    return len(sums) > 1 or not (small == 1 or sums & {small, (SMALLEST - 1) * small})


# Half-years


def half_years(counts: Iterable[Counts]) -> list[bool]:
    """Of which half-years the counts are shown, the oldest first. What was shown stays so when newer ones come."""
    shown: list[bool] = []
    last: Counts | None = None
    for its in counts:
        shown.append(_is_clear(its) and (last is None or _is_clear(_less(its, last))))
        last = its if shown[-1] else last
    return shown


# Rows whose sums are shown


def rows(table: Mapping[Name, Sequence[Counts]], hidden: Collection[Name] = ()) -> frozenset[Name]:
    """Which rows are not shown. `table`: each row's counts, one for each half-year that is shown of their sum
    (`half_years`). `hidden`: rows of which not even how many there are is shown.

    Where nobody is, that can be worked out; and what the shown sum tells: of a row that alone has somebody, and of the
    only column that has.
    """
    away = {*hidden, *(name for name, its in table.items() if not all(half_years(its)))}
    others = sorted((name for name in table if name not in away), key=lambda name: sum(map(sum, table[name])))
    while away and others and not _hide_each_other([table[name] for name in away], list(table.values())):
        away.add(others.pop(0))
    return frozenset(away)


def _hide_each_other(away: Sequence[Sequence[Counts]], everybody: Sequence[Sequence[Counts]]) -> bool:
    """At every time, as far as the table has it: two rows and two columns with somebody."""
    times = [list(its) for its in zip(*away, strict=True)]
    of_all = [list(its) for its in zip(*everybody, strict=True)]
    if not all(half_years(_sum(its) for its in times)):
        return False
    return all(
        not any(_sum(its))
        or (_some(map(sum, its)) >= min(2, _some(map(sum, whole))) and _some(_sum(its)) >= min(2, _some(_sum(whole))))
        for its, whole in zip(times, of_all, strict=True)
    )


def _is_clear(counts: Counts) -> bool:
    return not any(map(is_small, counts))


def _less(counts: Counts, other: Counts) -> list[int]:
    return [count - before for count, before in zip(counts, other, strict=True)]


def _sum(table: Iterable[Counts]) -> list[int]:
    return [sum(column) for column in zip(*table, strict=True)]


def _some(counts: Iterable[int]) -> int:
    """How many are more than none."""
    return sum(count > 0 for count in counts)
