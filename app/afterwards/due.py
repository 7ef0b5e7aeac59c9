"""When those who have a job, and their manager, are asked how it goes: counted from the day the placement began. Pure.

What was not asked in time is not asked afterwards: after six months nobody asks how the first one was.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.afterwards import counted_on, holder
from app.posts.post import Post
from app.posts.staffing import Staffing
from app.vocabulary import Refused, months_after

LATEST = 18
"""Months: what is asked after twelve is asked until then."""


class NobodyToAsk(Refused):
    """Nobody is in the placement, or not so long yet, or that day has long gone."""

    code = "nobody_to_ask"


class Of(StrEnum):
    """Who is asked."""

    HOLDER = "holder"
    MANAGER = "manager"


MONTHS: Mapping[Of, tuple[int, ...]] = {Of.HOLDER: holder.MONTHS, Of.MANAGER: counted_on.MONTHS}

Asked = Mapping[tuple[int, Of], Collection[int]]
"""By staffing and who: after how many months there has been a link, or an answer."""


@dataclass(frozen=True, slots=True)
class Ask:
    """`day`: when it is so many months since. `is_open`: whether it is time, and not too late. `is_asked`: whether
    there has been a link, or of a manager an answer."""

    staffing: Staffing
    of: Of
    months: int
    day: date
    is_open: bool
    is_asked: bool

    @property
    def is_due(self) -> bool:
        return self.is_open and not self.is_asked


def asks(post: Post, today: date, asked: Asked) -> list[Ask]:
    """All of a post: those of a placement together, the holders' first. Nobody is asked of an example: what is answered
    can't be told from the rest."""
    if not post.is_open(today) or post.is_example:
        return []
    return [
        _ask(it, of, months, today, asked)
        for it in post.staffings
        if it.starts and it.at(today).persons
        for of, every in MONTHS.items()
        for months in every
    ]


def may_be_asked(post: Post, today: date, staffing: int, of: Of, months: int) -> Ask:
    """Raises `NobodyToAsk`."""
    for it in asks(post, today, {}):
        if (it.staffing.id, it.of, it.months, it.is_open) == (staffing, of, months, True):
            return it
    raise NobodyToAsk


def _ask(it: Staffing, of: Of, months: int, today: date, asked: Asked) -> Ask:
    assert it.starts
    later = next((other for other in MONTHS[of] if other > months), LATEST)
    day, ends = months_after(it.starts, months), months_after(it.starts, later)
    return Ask(it, of, months, day, day <= today < ends, months in asked.get((it.id or 0, of), ()))
