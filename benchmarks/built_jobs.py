"""`python -m benchmarks.built_jobs`: how long it takes to build jobs of what fourteen workplaces with sixty tasks each
have shared, where some hold and where none does; in this process, without a page."""

import random
import sys
from collections.abc import Iterator
from statistics import median
from time import perf_counter

from app.built_jobs.building import MOST_PLACES, WHOLE_DAY, Offer, Place, Wish, build
from app.job_descriptions.draft import EXTENTS
from app.vocabulary import Colour
from app.weight.weight import PARTS
from benchmarks.machine import described

WORKPLACES, TASKS = 14, 60
TIMES = 10
GOAL = 200
"""Milliseconds, of the slowest median."""
SIZES = {"much time": 300, "some": 90, "little": 30, "next to none": 6}
"""The longest task of each kind of municipality, minutes a week."""


def offers(chance: random.Random, longest: int, qualified: float) -> list[Offer]:
    """Of invented workplaces near each other."""
    places = [Place(str(nth), f"Exempelplatsen {nth}", "Norr") for nth in range(WORKPLACES)]
    return [
        Offer(
            nth * TASKS + task,
            place,
            f"Uppgift {task}",
            chance.randrange(5, longest),
            frozenset(chance.sample(WHOLE_DAY, chance.randrange(3))),
            Colour.RED,
            chance.random() < qualified,
        )
        for nth, place in enumerate(places)
        for task in range(TASKS)
    ]


def rows() -> Iterator[tuple[str, int, str, float]]:
    """What there is, the extent, what came of it, and the median in milliseconds."""
    for name, longest in SIZES.items():
        for said, qualified in (("", 0.2), (", none qualified", 0.0)):
            there = offers(random.Random(2026), longest, qualified)
            for extent in EXTENTS:
                wish = Wish("Norr", extent, frozenset(PARTS), MOST_PLACES)
                took = []
                for _ in range(TIMES):
                    began = perf_counter()
                    answer = build(there, wish)
                    took.append((perf_counter() - began) * 1000)
                came = answer.hindrance.why.value if answer.hindrance else f"{len(answer.proposals)} proposals"
                yield f"{name}{said}", extent, came, median(took)


def main() -> int:
    print(f"{described()}\n\n| of {WORKPLACES} x {TASKS} tasks | extent | came to | ms |\n| --- | --- | --- | --- |")
    slowest = 0.0
    for name, extent, came, took in rows():
        print(f"| {name} | {extent} % | {came} | {took:.0f} |")
        slowest = max(slowest, took)
    print(f"\nThe slowest: {slowest:.0f} ms, of at most {GOAL}.")
    return int(slowest > GOAL)


if __name__ == "__main__":
    sys.exit(main())
