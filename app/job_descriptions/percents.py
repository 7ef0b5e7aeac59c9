"""Hours as whole percents of their sum, so that a table can be signed: equal hours have equal percents, more hours
never fewer, and the sum is 100 where equal hours leave any way to it; else as near as can be (three times five hours
is three times 33 percent). Largest remainder, by rows of equals instead of one by one.

The browser shows the same while somebody types (`static/js/job_descriptions/shares.js`).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal

Rests = Mapping[Decimal, Decimal]


def whole_percents(hours: Sequence[Decimal]) -> dict[Decimal, int]:
    """Percent, by hours. None of them is 0."""
    whole, many = sum(hours, Decimal(0)), Counter(hours)
    below = {it: int(it * 100 // whole) for it in many}
    rests = {it: it * 100 % whole for it in many}
    lacks = 100 - sum(below[it] * n for it, n in many.items())
    up = _rounded_up(below, rests, many, lacks)
    return {it: percent + (it in up) for it, percent in below.items()}


def _rounded_up(below: Mapping[Decimal, int], rests: Rests, many: Mapping[Decimal, int], lacks: int) -> set[Decimal]:
    """Which hours are rounded up: so many rows as `lacks`, or the nearest there is; of those ways, the one with the
    largest rests. Where several are the same percent below, the larger hours go first."""
    rows: dict[int, list[Decimal]] = {}
    for it in sorted(below, reverse=True):
        if rests[it]:
            rows.setdefault(below[it], []).append(it)
    ways: dict[int, tuple[Decimal, set[Decimal]]] = {0: (Decimal(0), set())}
    for row in rows.values():
        ways = _with_each_cut(ways, row, rests, many)
    return ways[min(ways, key=lambda n: (abs(lacks - n), n))][1]


def _with_each_cut(
    ways: Mapping[int, tuple[Decimal, set[Decimal]]], row: Sequence[Decimal], rests: Rests, many: Mapping[Decimal, int]
) -> dict[int, tuple[Decimal, set[Decimal]]]:
    """The best way to so many rows rounded up, with the first few of this row too."""
    found: dict[int, tuple[Decimal, set[Decimal]]] = {}
    for n, (rest, chosen) in ways.items():
        for cut in (row[:end] for end in range(len(row) + 1)):
            count = n + sum(many[it] for it in cut)
            its = rest + sum((rests[it] * many[it] for it in cut), Decimal(0))
            if count not in found or its > found[count][0]:
                found[count] = its, {*chosen, *cut}
    return found
