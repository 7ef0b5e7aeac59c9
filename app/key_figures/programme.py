"""What the municipality has decided: when a job counts as created, and which goals the programme has. Pure.

What isn't counted here is typed, and stands on the board's paper, which is public. A number of one to four persons is
about few enough to be somebody, and is not taken; one of something else is.

Municipalities count differently (the report, 2.1.2): when a job is decided on, filled, or first when it is ordinary.
The choice changes no number: all four counts stand side by side, and the file for table 3 says which one is meant.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.days import NotADate, read_day
from app.key_figures.withheld import Cell, alone, is_small
from app.posts.post import DECISION_LENGTH, DecisionDayMissing, Standing
from app.vocabulary import Refused, TextMissing, at, clean, words

MOST_GOALS = 20
MOST_REACHED = 99_999
WHOLE = 100
SOURCE_LENGTH = 300
"""Characters of where a number comes from."""


class DefinitionMissing(Refused):
    """Nothing was chosen."""

    code = "definition_missing"


class GoalUnreadable(Refused):
    """No whole number from one on; a percent is 100 at most. Details: `typed`, `most`."""

    code = "goal_unreadable"


class SourceMissing(Refused):
    """A number that somebody has typed says where it is from."""

    code = "goal_source_missing"


class FewReached(Refused):
    """One to four, where nobody has said that it counts something else than persons."""

    code = "goal_few_persons"


class DayToCome(Refused):
    """What is reached is reached by a day that has been."""

    code = "goal_day_to_come"


class TooManyGoals(Refused):
    """Details: `most`."""

    code = "too_many_goals"


class Of(StrEnum):
    """What a goal is about, for the whole municipality."""

    DESCRIBED = "described"
    DECIDED = "decided"
    FILLED = "filled"
    ORDINARY = "ordinary"
    PERSONS = "persons"
    AB = "ab"
    PRIORITY = "priority"
    WORKPLACES = "workplaces"
    BECAME = "became"
    """Of those who began under BEA, how many percent have come under AB."""
    OTHER = "other"
    """Something that isn't counted here: what is reached is typed, with where it is from."""


@dataclass(frozen=True, slots=True)
class Definition:
    """`decision`: its number in the diary, or ""."""

    created: Standing
    decision: str = ""
    decided_on: date | None = None


@dataclass(frozen=True, slots=True)
class Typed:
    """What is reached of a goal that isn't counted here, on a day. `of_things`: somebody has said that the number
    counts something else than persons."""

    number: int
    on: date
    source: str
    of_things: bool = False

    @property
    def cell(self) -> Cell:
        """As it is shown to everybody: one that was kept before small ones were refused is none that is shown."""
        return self.number if self.of_things else alone(self.number)


@dataclass(frozen=True, slots=True)
class Goal:
    """`number`: how many, or percent. `by`: when it is to be reached; None where no day is set. `source`: what the
    number rests on, or "". `name`, `typed`: of what isn't counted here; None where nobody has typed anything."""

    of: Of
    number: int
    by: date | None = None
    decision: str = ""
    id: int | None = None
    source: str = ""
    name: str = ""
    typed: Typed | None = None

    @property
    def is_percent(self) -> bool:
        return self.of is Of.BECAME


def read_definition(created: str, decision: str, decided_on: str) -> Definition:
    """As it was typed. Raises `DefinitionMissing`, `DecisionDayMissing`, `NotADate`, `TextTooLong`."""
    if created not in list(Standing):
        raise DefinitionMissing
    number, day = clean(decision, DECISION_LENGTH), read_day(decided_on, "decided_on")
    if number and day is None:
        raise DecisionDayMissing
    return Definition(Standing(created), number, day)


def read_goal(of: str, number: str, by: str, decision: str, source: str = "", name: str = "") -> Goal:
    """As it was typed. Raises `TextMissing`, `GoalUnreadable`, `NotADate`, `TextTooLong`."""
    if of not in list(Of):
        raise TextMissing
    most = WHOLE if of == Of.BECAME else MOST_REACHED
    with at("name"):
        its_name = words(name) if of == Of.OTHER else ""
    bare = _whole(number, 1, most)
    with at("source"):
        its_source = clean(source, SOURCE_LENGTH)
    return Goal(Of(of), bare, read_day(by, "by"), clean(decision, DECISION_LENGTH), source=its_source, name=its_name)


def read_reached(number: str, on: str, source: str, today: date, *, of_things: bool = False) -> Typed:
    """What is reached, as it was typed. Raises `GoalUnreadable`, `FewReached`, `NotADate`, `DayToCome`,
    `SourceMissing`, `TextTooLong`."""
    reached, day = _whole(number, 0, MOST_REACHED), read_day(on, "on")
    if is_small(reached) and not of_things:
        raise FewReached
    if day is None:
        raise NotADate(typed="", at="on")
    if day > today:
        raise DayToCome(at="on")
    with at("source"):
        its = clean(source, SOURCE_LENGTH)
        if not its:
            raise SourceMissing
    return Typed(reached, day, its, of_things)


def _whole(typed: str, least: int, most: int) -> int:
    bare = "".join(typed.split())
    if not (bare.isascii() and bare.isdigit() and len(bare) < 9 and least <= int(bare) <= most):
        raise GoalUnreadable(typed=typed.strip()[:20], most=most)
    return int(bare)
