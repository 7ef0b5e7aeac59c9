"""How often somebody may be wrong: limits that hit who guesses, and not the workplace that shares an address.

Only what was wrong is counted, after it has been looked up: a right link always opens. A join code is short, so past
the limit it opens for those who have been inside, and where the workshop is held. Why so: docs/decisions/0015.

All counts are in memory, each process' own.
"""

from collections import OrderedDict
from enum import StrEnum
from time import monotonic

from limits import RateLimitItemPerMinute, RateLimitItemPerSecond
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import FixedWindowRateLimiter
from starlette.requests import HTTPConnection

from app import metrics
from app.security import entry

RETRY_AFTER = "5"
"""Seconds, to whoever is told to come again."""
PAUSE = 1.0
"""Seconds before who has asked for too much is told so: each of theirs that asks again at once does so no faster."""
NEWCOMERS, NEWCOMERS_IN = 120, 10
"""So many may join a workshop from one network in so many seconds, or as many as the groups are said to have."""
MOST_WRONG = 30
"""A minute, of each kind, from one network."""
NETWORKS_TOGETHER = 10
"""Times as many from the /48 that such networks are dealt out from."""
MOST_TOLD = 10
"""A minute from one network: what people who have no account tell of what is in their way."""
HELD_FOR = 12 * 3600
"""Seconds that a workshop is known to be held where somebody inside was last seen."""
MOST_PLACES = 20_000


class Wrong(StrEnum):
    """What may be wrong."""

    CODE = "code"
    LINK = "link"
    PASSWORD = "password"  # noqa: S105


class Limits:
    def __init__(self) -> None:
        self._limiter = FixedWindowRateLimiter(MemoryStorage())
        self._places: OrderedDict[tuple[int, str], float] = OrderedDict()

    async def may_be_wrong(self, what: Wrong, asker: HTTPConnection) -> bool:
        """Whether so few have been wrong from there that one more may be."""
        return all([await self._limiter.test(most, what, name) for name, most in _budgets(asker)])

    async def wrong(self, what: Wrong, asker: HTTPConnection) -> bool:
        """Count a wrong one. Answers whether it was within the limit."""
        metrics.wrong.labels(what).inc()
        return all([await self._limiter.hit(most, what, name) for name, most in _budgets(asker)])

    async def may_join(self, asker: HTTPConnection, workshop: int, stated: int) -> bool:
        """`stated`: how many the groups are said to have, and who may therefore come all at once."""
        most = RateLimitItemPerSecond(max(NEWCOMERS, stated), NEWCOMERS_IN)
        return await self._limiter.hit(most, "join", network(asker), str(workshop))

    async def may_tell(self, asker: HTTPConnection) -> bool:
        """Whether somebody without an account may tell us one thing more."""
        return await self._limiter.hit(RateLimitItemPerMinute(MOST_TOLD), "tell", network(asker))

    def is_inside(self, asker: HTTPConnection, workshop: int) -> None:
        """Keep in mind that somebody who takes part in a workshop, or leads it, is there."""
        place = (workshop, network(asker))
        self._places[place] = monotonic()
        self._places.move_to_end(place)
        if len(self._places) > MOST_PLACES:
            self._places.popitem(last=False)

    def is_held_there(self, asker: HTTPConnection, workshop: int) -> bool:
        """Whether somebody inside was seen where the asker is, not long ago."""
        seen = self._places.get((workshop, network(asker)))
        return seen is not None and monotonic() - seen < HELD_FOR


def address(asker: HTTPConnection) -> str:
    return asker.client.host if asker.client else "?"


def network(asker: HTTPConnection) -> str:
    """Whence somebody comes (`app.security.entry`)."""
    return entry.network(address(asker)) or address(asker)


def _budgets(asker: HTTPConnection) -> list[tuple[str, RateLimitItemPerMinute]]:
    """The networks that somebody is in, and how many from each may be wrong."""
    budgets = [(network(asker), RateLimitItemPerMinute(MOST_WRONG))]
    around = entry.network(address(asker), 48)
    if around and around != budgets[0][0]:
        budgets.append((around, RateLimitItemPerMinute(NETWORKS_TOGETHER * MOST_WRONG)))
    return budgets
