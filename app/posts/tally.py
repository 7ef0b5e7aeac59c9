"""Women and men, target groups, and support by the SE method: counts over a whole post, each for itself. Pure.

They are never kept of a staffing, which may be of one person: a row for one person would cross them. So they are stated
for the post as it is from a day on, and what is not known when somebody has begun or ended since is "not stated".
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from app.posts.staffing import CountsDisagree


class Sex(StrEnum):
    WOMEN = "women"
    MEN = "men"
    NOT_STATED = "not_stated"


class Support(StrEnum):
    """By the SE method (supported employment), or without it."""

    SE = "se"
    WITHOUT = "without"
    NOT_STATED = "not_stated"


PRIORITY, NOT_STATED = "priority", "not_stated"
"""Of the groups: the target group that is given priority, and those of whom it is not stated. Any other is the id of
one on the municipality's own list, as text."""


@dataclass(frozen=True, slots=True)
class Tally:
    """From the end of `on`. Each of `sex`, `group` and `support` adds up to the persons of the post; what is zero may
    be left out. `ordinary_of_priority`: how many of the priority group are under AB, where that is stated."""

    on: date
    sex: Mapping[str, int] = field(default_factory=dict)
    group: Mapping[str, int] = field(default_factory=dict)
    support: Mapping[str, int] = field(default_factory=dict)
    ordinary_of_priority: int | None = None

    @property
    def priority(self) -> int:
        return self.group.get(PRIORITY, 0)

    @property
    def others(self) -> int:
        """Of another group, whichever."""
        return sum(count for group, count in self.group.items() if group not in (PRIORITY, NOT_STATED))


def not_stated(on: date, persons: int) -> Tally:
    return Tally(on, {Sex.NOT_STATED.value: persons}, {NOT_STATED: persons}, {Support.NOT_STATED.value: persons})


def checked(it: Tally, persons: int, ab: int) -> Tally:
    """The tally without its zeros. `persons`, `ab`: of the whole post at the end of its day.

    Raises `CountsDisagree`.
    """
    for parts in (it.sex, it.group, it.support):
        if min(parts.values(), default=0) < 0 or sum(parts.values()) != persons:
            raise CountsDisagree(persons=persons, parts=sum(parts.values()))
    low, high = ordinary_of_priority_within(it, persons, ab)
    if it.ordinary_of_priority is not None and not low <= it.ordinary_of_priority <= high:
        raise CountsDisagree(persons=high, parts=it.ordinary_of_priority)
    return replace(it, sex=_some(it.sex), group=_some(it.group), support=_some(it.support))


def is_of_one(parts: Mapping[str, int]) -> bool:
    """Whether what is stated is stated of one person only, however many others it is not stated of: then it is about
    that one."""
    return sum(count for name, count in parts.items() if name != NOT_STATED) == 1


def of_more_than_one(it: Tally) -> Tally:
    """What may be told of a post: without the parts that are stated of one person only."""
    sex, group, support = ({} if is_of_one(parts) else parts for parts in (it.sex, it.group, it.support))
    ordinary = it.ordinary_of_priority if group else None
    return replace(it, sex=sex, group=group, support=support, ordinary_of_priority=ordinary)


def _some(parts: Mapping[str, int]) -> dict[str, int]:
    return {name: count for name, count in parts.items() if count}


def ordinary_of_priority_within(it: Tally, persons: int, ab: int) -> tuple[int, int]:
    """The least and the most of the priority group that can be under AB: one number, where the rest says it."""
    return max(0, ab + it.priority - persons), min(ab, it.priority)


def since(it: Tally, begun: int, ended: int) -> Tally:
    """What is known when so many have begun and ended after it was stated. Who ended is not known: then nothing is."""
    if ended:
        return not_stated(it.on, sum(it.sex.values()) + begun - ended)
    if not begun:
        return it
    more = not_stated(it.on, begun)
    sums = (_sum(it.sex, more.sex), _sum(it.group, more.group), _sum(it.support, more.support))
    return Tally(it.on, *sums)


def _sum(one: Mapping[str, int], other: Mapping[str, int]) -> dict[str, int]:
    return {name: one.get(name, 0) + other.get(name, 0) for name in {**one, **other}}
