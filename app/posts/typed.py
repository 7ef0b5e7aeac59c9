"""A post and what hangs on it, typed by hand: as it stands in the fields, and read from them.

What can't be read is refused at its field, with what was typed. A refusal's detail `field` is the id of the field.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from app.days import NotADate, read_day, within_reach
from app.job_descriptions.draft import Agreement
from app.job_descriptions.typed import read_number
from app.posts.half_year import HalfYear
from app.posts.post import (
    DECISION_LENGTH,
    MOST_BEFORE,
    TITLE_LENGTH,
    WHOLE,
    Content,
    Employer,
    EndedWhy,
    Outcome,
    Post,
)
from app.posts.staffing import (
    DIFFERS_LENGTH,
    MOST_PERSONS,
    Change,
    CountsDisagree,
    DaysOutOfOrder,
    Staffing,
    Subsidy,
    What,
    Why,
)
from app.posts.tally import NOT_STATED, PRIORITY, Sex, Support, Tally
from app.vocabulary import Refused, at, clean

Typed = Mapping[str, str]
Choice = TypeVar("Choice", bound=StrEnum)
COUNT_LENGTH = 8
"""Characters that a number is typed with, signs and spaces too."""
_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")
_FULL_TIME = 100


class NotACount(Refused):
    """Details: `typed`, and `most`."""

    code = "people_unreadable"


class HowManyMissing(Refused):
    code = "how_many_missing"


class DayMissing(Refused):
    code = "day_missing"


class NotAShare(Refused):
    """Details: `typed`."""

    code = "share_unreadable"


class WorkplaceMissing(Refused):
    code = "workplace_missing"


# A post


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was chosen on a list, looked up: `title` is that of the category, where one is chosen."""

    administration: int | None = None
    category: int | None = None
    title: str = ""
    job_description: int | None = None


def post_as_typed(post: Post) -> dict[str, str]:
    its = {
        "title": "" if post.category else post.title,
        "category": str(post.category or ""),
        "job_description": str(post.job_description or ""),
        "administration": str(post.administration or ""),
        "employer": post.employer.value,
        "decided_on": _day_as_typed(post.decided_on),
        "decision": post.decision,
        "extent": "" if post.extent is None else f"{post.extent.normalize():f}".replace(".", ","),
        "educated": _count_as_typed(post.educated),
        "before": str(post.before or ""),
        "is_example": "yes" if post.is_example else "",
    }
    return its | {f"content_{it.value}": str(post.content.get(it, "")) for it in Content}


def read_post(typed: Typed, before: Post, chosen: Chosen) -> Post:
    """The post as it was before, with what was typed. Raises `Refused`."""
    with at("title"):
        title = chosen.title or clean(typed.get("title", ""), TITLE_LENGTH)
    return replace(
        before,
        title=title,
        employer=_choice(typed.get("employer", ""), Employer, Employer.ADMINISTRATION),
        administration=chosen.administration,
        category=chosen.category,
        job_description=chosen.job_description,
        decided_on=_day(typed, "decided_on"),
        decision=_text(typed, "decision", DECISION_LENGTH),
        extent=_percent(typed, "extent"),
        content=_content(typed),
        educated=_share(typed, "educated"),
        before=_count(typed, "before", MOST_BEFORE) or 0,
        is_example=bool(typed.get("is_example")),
    )


def read_end(typed: Typed, before: Post) -> Post:
    """The post, ended; or open again, where no day is typed."""
    ended_on = _day(typed, "ended_on")
    why = _choice(typed.get("ended_why", ""), EndedWhy, EndedWhy.NOT_STATED)
    return replace(before, ended_on=ended_on, ended_why=why if ended_on else EndedWhy.NOT_STATED)


def _content(typed: Typed) -> dict[Content, int]:
    shares = {it: _share(typed, f"content_{it.value}") for it in Content}
    return {it: share for it, share in shares.items() if share}


def _share(typed: Typed, name: str) -> int | None:
    try:
        return _count({name: typed.get(name, "").replace("%", "")}, name, WHOLE)
    except NotACount as no:
        raise NotAShare(**no.details) from None


def _percent(typed: Typed, name: str) -> Decimal | None:
    with at(name):
        return read_number(typed.get(name, ""), _FULL_TIME)


# A staffing


def staffing_as_typed(it: Staffing) -> dict[str, str]:
    return {
        "workplace": str(it.workplace or ""),
        "starts": _day_as_typed(it.starts),
        "persons": str(it.persons) if it.starts or it.persons else "",
        "ordinary": str(it.ordinary or ""),
        "planned": _count_as_typed(it.planned),
        "subsidy": it.subsidy.value,
        "subsidy_until": it.subsidy_until.isoformat()[:7] if it.subsidy_until else "",
        "ab_planned": _day_as_typed(it.ab_planned),
        "differs": it.differs,
    }


def read_staffing(typed: Typed, before: Staffing, workplaces: Collection[int]) -> Staffing:
    """`workplaces`: those that may be chosen, besides the one it has. Raises `Refused`."""
    chosen = typed.get("workplace", "")
    if chosen not in {str(id) for id in (*workplaces, before.workplace) if id}:
        raise WorkplaceMissing(at="workplace")
    its = replace(
        before,
        workplace=int(chosen),
        starts=_day(typed, "starts"),
        persons=_count(typed, "persons", MOST_PERSONS) or 0,
        ordinary=_count(typed, "ordinary", MOST_PERSONS) or 0,
        planned=_count(typed, "planned", MOST_PERSONS),
        subsidy=_choice(typed.get("subsidy", ""), Subsidy, Subsidy.NOT_STATED),
        subsidy_until=_month(typed, "subsidy_until"),
        ab_planned=_day(typed, "ab_planned"),
        differs=_text(typed, "differs", DIFFERS_LENGTH, lines=True),
    )
    within_reach(its.starts, "starts")
    if its.starts and its.ab_planned and its.ab_planned < its.starts:
        raise DaysOutOfOrder(day=its.ab_planned.isoformat(), first=its.starts.isoformat(), at="ab_planned")
    return its


def read_change(typed: Typed, what: What, there: Staffing) -> Change:
    """Some come under AB, or end. Those who end had the agreement that was chosen; where all have the same, that one.
    Raises `Refused`."""
    on = _day(typed, f"{what}_on")
    if on is None:
        raise DayMissing(at=f"{what}_on")
    persons = _count(typed, f"{what}_persons", MOST_PERSONS) or 0
    if not persons:
        raise HowManyMissing(at=f"{what}_persons")
    if what is What.ORDINARY:
        return Change(on, what, persons)
    now = there.at(on)
    was = Agreement.AB if typed.get("was") == Agreement.AB or not now.bea else Agreement.BEA
    return Change(on, what, persons, was, _choice(typed.get("why", ""), Why, Why.NOT_STATED))


# What is stated of the whole post


SEXES = (Sex.WOMEN.value, Sex.MEN.value)
SUPPORTS = (Support.SE.value, Support.WITHOUT.value)


def tally_as_typed(it: Tally) -> dict[str, str]:
    its = {f"sex_{name}": str(it.sex.get(name, 0)) for name in SEXES}
    its |= {f"group_{name}": str(count) for name, count in it.group.items() if name != NOT_STATED}
    its |= {f"support_{name}": str(it.support.get(name, 0)) for name in SUPPORTS}
    return its | {"ordinary_of_priority": _count_as_typed(it.ordinary_of_priority)}


def read_tally(typed: Typed, known: Tally, persons: int, groups: Collection[int]) -> Tally:
    """What was typed of the persons who are there, as `known` has the rest: of what nothing is typed stays as it was.
    Who is not in a count is "not stated". `groups`: those that may be told. Raises `Refused`."""
    its = (
        _parts(typed, "sex", SEXES, persons, known.sex),
        _parts(typed, "group", (PRIORITY, *map(str, groups)), persons, known.group),
        _parts(typed, "support", SUPPORTS, persons, known.support),
    )
    said = _count(typed, "ordinary_of_priority", MOST_PERSONS)
    if said is None and its[1] is known.group:
        said = known.ordinary_of_priority
    return Tally(known.on, *its, said)


def _parts(typed: Typed, of: str, names: Collection[str], persons: int, known: Mapping[str, int]) -> Mapping[str, int]:
    counts = {name: _count(typed, f"{of}_{name}", MOST_PERSONS) for name in names}
    if not any(count is not None for count in counts.values()):
        return known
    said = {name: count for name, count in counts.items() if count}
    if (rest := persons - sum(said.values())) < 0:
        raise CountsDisagree(persons=persons, parts=sum(said.values()), at=f"{of}_{next(iter(names))}")
    return said | ({NOT_STATED: rest} if rest else {})


def outcome_as_typed(it: Outcome) -> dict[str, str]:
    parts = {**dict.fromkeys((*SEXES, *SUPPORTS), (0, 0)), **it.sex, **it.support}
    return {f"{what}_{name}": str(parts[name][at]) for name in (*SEXES, *SUPPORTS) for at, what in enumerate(_WHEN)}


_WHEN = ("began", "there")


def read_outcome(typed: Typed, began: HalfYear, whole: tuple[int, int]) -> Outcome:
    """`whole`: how many began, and were still there. Who is not in a count is "not stated". Raises `Refused`."""
    return Outcome(began, *(_pairs(typed, names, whole) for names in (SEXES, SUPPORTS)))


def _pairs(typed: Typed, names: Collection[str], whole: tuple[int, int]) -> dict[str, tuple[int, int]]:
    came, there = ({name: _count(typed, f"{what}_{name}", MOST_PERSONS) or 0 for name in names} for what in _WHEN)
    for counts, of, what in ((came, whole[0], "began"), (there, whole[1], "there")):
        if sum(counts.values()) > of:
            raise CountsDisagree(persons=of, parts=sum(counts.values()), at=f"{what}_{next(iter(names))}")
    for name in names:
        if there[name] > came[name]:
            raise CountsDisagree(persons=came[name], parts=there[name], at=f"there_{name}")
    rest = (whole[0] - sum(came.values()), whole[1] - sum(there.values()))
    said = {name: (came[name], there[name]) for name in names if came[name]}
    return said | ({NOT_STATED: rest} if any(rest) else {})


# Fields


def _count(typed: Typed, name: str, most: int) -> int | None:
    text = "".join(typed.get(name, "").split())
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 5 and int(text) <= most):
        raise NotACount(typed=typed.get(name, "").strip()[:40], most=most, at=name)
    return int(text)


def _day(typed: Typed, name: str) -> date | None:
    return read_day(typed.get(name, ""), name)


def _month(typed: Typed, name: str) -> date | None:
    """A month, as its first day."""
    text = typed.get(name, "").strip()
    with at(name):
        if text and not _MONTH.fullmatch(text):
            raise NotADate(typed=text[:40])
        return read_day(f"{text}-01" if text else "")


def _text(typed: Typed, name: str, most: int, *, lines: bool = False) -> str:
    with at(name):
        return clean(typed.get(name, ""), most, lines=lines)


def _choice(text: str, choices: type[Choice], otherwise: Choice) -> Choice:
    return choices(text) if text in list(choices) else otherwise


def _day_as_typed(it: date | None) -> str:
    return it.isoformat() if it else ""


def _count_as_typed(it: int | None) -> str:
    return "" if it is None else str(it)
