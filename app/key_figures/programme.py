"""What the municipality has decided: when a job counts as created, and which goals the programme has. Pure.

Municipalities count differently (the report, 2.1.2): when a job is decided on, filled, or first when it is ordinary.
The choice changes no number: all four counts stand side by side, and the file for table 3 says which one is meant.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.days import read_day
from app.posts.post import DECISION_LENGTH, DecisionDayMissing, Standing
from app.vocabulary import Refused, TextMissing, clean

MOST_GOALS = 20
MOST_REACHED = 99_999
WHOLE = 100


class DefinitionMissing(Refused):
    """Nothing was chosen."""

    code = "definition_missing"


class GoalUnreadable(Refused):
    """No whole number from one on; a percent is 100 at most. Details: `typed`, `most`."""

    code = "goal_unreadable"


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


@dataclass(frozen=True, slots=True)
class Definition:
    """`decision`: its number in the diary, or ""."""

    created: Standing
    decision: str = ""
    decided_on: date | None = None


@dataclass(frozen=True, slots=True)
class Goal:
    """`number`: how many, or percent. `by`: when it is to be reached; None where no day is set."""

    of: Of
    number: int
    by: date | None = None
    decision: str = ""
    id: int | None = None

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


def read_goal(of: str, number: str, by: str, decision: str) -> Goal:
    """As it was typed. Raises `TextMissing`, `GoalUnreadable`, `NotADate`, `TextTooLong`."""
    if of not in list(Of):
        raise TextMissing
    most = WHOLE if of == Of.BECAME else MOST_REACHED
    bare = "".join(number.split())
    if not (bare.isascii() and bare.isdigit() and len(bare) < 9 and 0 < int(bare) <= most):
        raise GoalUnreadable(typed=number.strip()[:20], most=most)
    return Goal(Of(of), int(bare), read_day(by, "by"), clean(decision, DECISION_LENGTH))
