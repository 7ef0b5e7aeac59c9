"""How fast one person may ask. Counted by person, over all their tabs and posts, and never by room or address: a whole
workshop shares one address, and forty people who tap at once are no attack.
"""

from time import monotonic

from app.vocabulary import Refused

PER_SECOND, AT_ONCE = 100, 300
"""Nobody taps that fast."""
MOST_REMEMBERED = 10_000


class TooFast(Refused):
    code = "too_fast"


class Budget:
    """A token bucket."""

    __slots__ = ("_at", "_left")

    def __init__(self) -> None:
        self._left, self._at = float(AT_ONCE), monotonic()

    @property
    def left(self) -> float:
        return min(AT_ONCE, self._left + (monotonic() - self._at) * PER_SECOND)

    def spend(self, cost: int = 1) -> None:
        """Raises `TooFast`."""
        self._left, self._at = self.left, monotonic()
        if self._left < cost:
            raise TooFast
        self._left -= cost


class Budgets:
    """Everybody's. Who has not asked for a while is forgotten: that budget is whole again."""

    def __init__(self) -> None:
        self._of: dict[str, Budget] = {}

    def of(self, person: str) -> Budget:
        if len(self._of) > MOST_REMEMBERED:
            self._of = {id: budget for id, budget in self._of.items() if budget.left < AT_ONCE}
        return self._of.setdefault(person, Budget())
