"""Somebody who reckons, and knows every number that is shown, that all others are zero or more, and what words say."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field

Unknown = Hashable
Range = tuple[int, int]


@dataclass
class Attacker:
    """`within`: the least and the most of each unknown count. `sums`: counts whose sum is another, or a number.
    `first`: what is tried first for each. What is found does not depend on it, only how soon."""

    within: dict[Unknown, Range] = field(default_factory=dict)
    sums: list[tuple[tuple[Unknown, ...], Unknown | int]] = field(default_factory=list)
    first: dict[Unknown, int] = field(default_factory=dict)

    def knows(self, unknown: Unknown, least: int, most: int) -> None:
        low, high = self.within.get(unknown, (0, most))
        self.within[unknown] = (max(low, least), min(high, most))

    def adds(self, unknown: Iterable[Unknown], total: Unknown | int) -> None:
        those = tuple(unknown)
        self.sums.append((those, total))
        if isinstance(total, int):
            for it in those:
                self.knows(it, 0, total)

    def can_tell(self, unknown: Unknown, truth: int) -> bool:
        """Whether no other number is possible."""
        low, high = self.within[unknown]
        others = sorted({*range(low, high + 1)} - {truth}, key=lambda value: abs(value - truth))
        return not any(self._is_possible({**self.within, unknown: (value, value)}) for value in others)

    def _is_possible(self, within: Mapping[Unknown, Range]) -> bool:
        """Whether some whole numbers agree with all that is known."""
        narrowed = self._narrowed(dict(within))
        if narrowed is None:
            return False
        open_ones = [it for it, (low, high) in narrowed.items() if low < high]
        if not open_ones:
            return True
        it = min(open_ones, key=lambda it: narrowed[it][1] - narrowed[it][0])
        low, high = narrowed[it]
        values = sorted(range(low, high + 1), key=lambda value: abs(value - self.first.get(it, low)))
        return any(self._is_possible({**narrowed, it: (value, value)}) for value in values)

    def _narrowed(self, within: dict[Unknown, Range]) -> dict[Unknown, Range] | None:
        """What each sum leaves of each range, until none leaves less; None where nothing is left."""
        before = None
        while before != within:
            before = dict(within)
            for those, total in self.sums:
                least, most = (sum(within[it][end] for it in those) for end in (0, 1))
                low, high = (total, total) if isinstance(total, int) else within[total]
                low, high = max(low, least), min(high, most)
                if low > high:
                    return None
                if not isinstance(total, int):
                    within[total] = (low, high)
                for it in those:
                    its = within[it]
                    within[it] = max(its[0], low - most + its[1]), min(its[1], high - least + its[0])
                    if within[it][0] > within[it][1]:
                        return None
                    least, most = least + within[it][0] - its[0], most + within[it][1] - its[1]
        return within
