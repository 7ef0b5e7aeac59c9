"""A way in: the stages from a post that is decided on to an ordinary job, in order, as the municipality has them.

The report, 3.1.2, 3.2.2, 6.1.5: municipalities go different ways, and each finds that its own could be another. So a
way is a list that they edit. It always ends in a job under AB: that is what it is a way to, and what the figures count.

A post that begins on a way takes a copy of its stages. What is edited afterwards is for the posts that begin then.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from app.vocabulary import Refused, TextMissing, clean, words

Choice = TypeVar("Choice", bound=StrEnum)

NAME_LENGTH = 80
ROLE_LENGTH = 80
HINT_LENGTH = 300
MOST_STAGES = 20
MOST_WAYS = 30
MOST_MONTHS = 60


class WayNameMissing(Refused):
    code = "way_name_missing"


class StageNameMissing(Refused):
    code = "stage_name_missing"


class TooManyStages(Refused):
    """Details: `most`."""

    code = "too_many_stages"


class TooManyWays(Refused):
    """Details: `most`."""

    code = "too_many_ways"


class StageGone(Refused):
    """Somebody else has removed it."""

    code = "stage_gone"


class EndsInOrdinary(Refused):
    """The last stage, the job under AB, was to be removed, moved, or made into something else."""

    code = "ends_in_ordinary"


class MonthsUnreadable(Refused):
    """Details: `typed`, `most`."""

    code = "months_unreadable"


class WayChanged(Refused):
    """Somebody else has saved the way since the page was opened."""

    code = "way_changed"


class Employer(StrEnum):
    """Who employs, or would, whoever has come to a stage."""

    WORKPLACE = "workplace"
    """The workplace's own administration, or company."""
    AME = "ame"


class Under(StrEnum):
    """What somebody is employed under in a stage."""

    NOBODY = ""
    """Nobody is employed yet."""
    BEA = "BEA"
    AB = "AB"


class Kind(StrEnum):
    """What a stage is to the product; how it is called is the municipality's."""

    STEP = "step"
    PRECEDENCE = "precedence"
    """Who has a right to come first: the page asks in the law's order, and decides nothing."""
    CHOICE = "choice"
    """A choice of way: why is written, and the chosen way's stages may be taken in."""
    FOLLOW_UP = "follow_up"
    """The requirements are followed up, row by row."""
    ORDINARY = "ordinary"
    """A job under AB."""


@dataclass(frozen=True, slots=True)
class Stage:
    """`key`: its own within a way; the same thing has the same in all ways that come along. `role`: who usually does
    it. `months`: how long it lasts, where it is a time and no deed."""

    key: str
    name: str
    kind: Kind = Kind.STEP
    role: str = ""
    hint: str = ""
    employer: Employer = Employer.WORKPLACE
    under: Under = Under.NOBODY
    months: int | None = None


@dataclass(frozen=True, slots=True)
class Way:
    """`stages`: the last one, and no other, is `Kind.ORDINARY`."""

    key: str
    name: str
    stages: tuple[Stage, ...]

    def stage(self, key: str) -> Stage:
        """Raises `StageGone`."""
        for it in self.stages:
            if it.key == key:
                return it
        raise StageGone


# Edited


def named(way: Way, typed: str) -> Way:
    """Raises `WayNameMissing`, `TextTooLong`."""
    return replace(way, name=way_name(typed))


def way_name(typed: str) -> str:
    """Raises `WayNameMissing`, `TextTooLong`."""
    try:
        return words(typed, NAME_LENGTH)
    except TextMissing:
        raise WayNameMissing from None


def with_stage(way: Way, stage: Stage) -> Way:
    """With a stage more, before the job under AB. Raises `TooManyStages`."""
    if len(way.stages) >= MOST_STAGES:
        raise TooManyStages(most=MOST_STAGES)
    return replace(way, stages=(*way.stages[:-1], stage, way.stages[-1]))


def with_changed(way: Way, stage: Stage) -> Way:
    """The stage of that key as it is now. Raises `StageGone`, `EndsInOrdinary`."""
    if (way.stage(stage.key).kind is Kind.ORDINARY) is not (stage.kind is Kind.ORDINARY):
        raise EndsInOrdinary
    return replace(way, stages=tuple(stage if it.key == stage.key else it for it in way.stages))


def without_stage(way: Way, key: str) -> Way:
    """Raises `StageGone`, `EndsInOrdinary`."""
    if way.stage(key).kind is Kind.ORDINARY:
        raise EndsInOrdinary
    return replace(way, stages=tuple(it for it in way.stages if it.key != key))


def moved(way: Way, key: str, by: int) -> Way:
    """A stage so many places later, or earlier, as far as there are any. Raises `StageGone`, `EndsInOrdinary`."""
    stage = way.stage(key)
    if stage.kind is Kind.ORDINARY:
        raise EndsInOrdinary
    others = [it for it in way.stages[:-1] if it is not stage]
    at = max(0, min(way.stages.index(stage) + by, len(others)))
    return replace(way, stages=(*others[:at], stage, *others[at:], way.stages[-1]))


def taken_in(stages: Iterable[Stage], after: str, chosen: Way) -> tuple[Stage, ...]:
    """Stages with those of another way after one of them: those that are not among them already, and not its end. What
    stands after them keeps its place: the job under AB is last.

    Raises `StageGone`.
    """
    its = tuple(stages)
    have = {it.key for it in its}
    more = tuple(it for it in chosen.stages[:-1] if it.key not in have)
    at = next((place for place, it in enumerate(its, 1) if it.key == after), None)
    if at is None:
        raise StageGone
    return (*its[:at], *more, *its[at:])


# Typed by hand

TYPED = ("name", "role", "hint", "employer", "under", "months", "kind")


def typed(stage: Stage) -> dict[str, str]:
    months = str(stage.months) if stage.months else ""
    its = (stage.name, stage.role, stage.hint, stage.employer.value, stage.under.value, months, stage.kind.value)
    return dict(zip(TYPED, its, strict=True))


def read_stage(key: str, texts: Mapping[str, str], *, is_last: bool = False) -> Stage:
    """A stage as it was typed. `is_last`: it is the job under AB, and stays that.

    Raises `StageNameMissing`, `MonthsUnreadable`, `TextTooLong`.
    """
    kind = Kind.ORDINARY if is_last else _choice(texts.get("kind", ""), Kind, Kind.STEP)
    under = Under.AB if is_last else _choice(texts.get("under", ""), Under, Under.NOBODY)
    return Stage(
        key,
        _stage_name(texts.get("name", "")),
        Kind.STEP if kind is Kind.ORDINARY and not is_last else kind,
        clean(texts.get("role", ""), ROLE_LENGTH),
        clean(texts.get("hint", ""), HINT_LENGTH, lines=True),
        _choice(texts.get("employer", ""), Employer, Employer.WORKPLACE),
        under,
        None if is_last else _months(texts.get("months", "")),
    )


def _stage_name(text: str) -> str:
    try:
        return words(text, NAME_LENGTH)
    except TextMissing:
        raise StageNameMissing from None


def _months(text: str) -> int | None:
    bare = text.strip()
    if not bare:
        return None
    if not (bare.isascii() and bare.isdigit() and len(bare) < 4 and 1 <= int(bare) <= MOST_MONTHS):
        raise MonthsUnreadable(typed=bare[:40], most=MOST_MONTHS)
    return int(bare)


def _choice(text: str, choices: type[Choice], otherwise: Choice) -> Choice:
    return choices(text) if text in list(choices) else otherwise
