"""Which parts of the day a job is done in, and whether they hang together.

Parts that meet are one stretch, also over midnight. The longest time without work is when somebody is off; what else is
empty between two stretches splits the shift, but for the middle of the day, where the break is.
"""

from collections.abc import Set
from dataclasses import dataclass

from app.weight.weight import PARTS

HOURS = dict(zip(PARTS, (3, 2, 2, 3, 6, 8), strict=True))
"""How long each part of the day is: from six, nine, eleven, one, four and ten."""
BREAK = ("midday",)
"""What may be empty without the day falling apart."""
SHORT = PARTS[:4]
"""Parts none of which is a working day by itself."""


@dataclass(frozen=True, slots=True)
class Day:
    """`stretches`: parts that meet, from when the work begins. `between`: the parts that split it."""

    stretches: tuple[tuple[str, ...], ...]
    between: tuple[str, ...]

    @property
    def is_short(self) -> bool:
        return len(self.stretches) == 1 and len(self.stretches[0]) == 1 and self.stretches[0][0] in SHORT


def day_of(filled: Set[str]) -> Day:
    """`filled`: some of `PARTS`, at least one."""
    runs = _runs(_from_the_first(filled), filled)
    stretches = tuple(run for run in runs if run[0] in filled)
    gaps = (run for run in runs if run[0] not in filled and run != BREAK)
    return Day(stretches, tuple(part for run in gaps for part in run))


def _from_the_first(filled: Set[str]) -> tuple[str, ...]:
    """The parts of the day from when the work begins to when it ends: what is left out is the longest time off."""
    turns = [PARTS[n:] + PARTS[:n] for n, part in enumerate(PARTS) if part in filled]
    worked = [turn[: max(n for n, part in enumerate(turn) if part in filled) + 1] for turn in turns]
    return min(worked, key=lambda turn: sum(HOURS[part] for part in turn))


def _runs(parts: tuple[str, ...], filled: Set[str]) -> list[tuple[str, ...]]:
    """The parts that come after one another and are alike: filled, or empty."""
    runs: list[tuple[str, ...]] = []
    for part in parts:
        if runs and (runs[-1][0] in filled) is (part in filled):
            runs[-1] = (*runs[-1], part)
        else:
            runs.append((part,))
    return runs
