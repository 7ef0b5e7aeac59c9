"""How long somebody has to wait who was wrong several times: longer each time, and never for good."""

from collections import OrderedDict
from collections.abc import Callable
from math import ceil
from time import monotonic

from app.vocabulary import Refused

FREE = 4
"""So many may be wrong before anybody has to wait; then 1 second, 2, 4 …"""
LONGEST = 300
FORGOTTEN = 24 * 3600
"""Seconds after which what was wrong is forgotten."""
MOST_REMEMBERED = 100_000


class TooManySignIns(Refused):
    """Details: `wait`, in seconds."""

    code = "too_many_sign_ins"


class Patience:
    """Counts for whom it was wrong: an account as it was typed, whether it is there or not; or a device."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._wrong: OrderedDict[str, tuple[int, float]] = OrderedDict()
        """And until when nobody may try."""

    def begin(self, who: str) -> None:
        """Count a try as wrong until it is `right`: of many at once no more are let by than one after another.

        Raises `TooManySignIns`.
        """
        times, until = self._wrong.get(who, (0, 0.0))
        now = self._clock()
        if until > now:
            raise TooManySignIns(wait=ceil(until - now))
        times = 1 if now - until > FORGOTTEN else times + 1
        self._wrong[who] = times, now + _pause(times)
        self._wrong.move_to_end(who)
        if len(self._wrong) > MOST_REMEMBERED:
            self._wrong.popitem(last=False)

    def right(self, who: str) -> None:
        self._wrong.pop(who, None)


def _pause(times: int) -> int:
    return 0 if times <= FREE else min(LONGEST, 2 ** min(times - FREE - 1, 9))
