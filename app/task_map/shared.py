"""What a workplace shares of a workshop that is over, and near-same tasks of several workplaces together. Pure.

A row is what one workplace has settled of one task in one colour: the hours of all who do it, when in the day, what was
decided. Never a vote, never which group sees it how, never who. A task that is red for one group and green for another
is two rows, and neither says whose. Hours are those that the room was shown (`app.weight.weight.Weights.weighed`), a
group that answers together by the heads it has stated; hours that are counted together for groups that see a task
differently belong to neither colour, and are not shared.

A row may rest on fewer than five persons: it is for those who may read a shared workshop's result, and no more. What
many see are sums (`app.task_map.counted`).
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.vocabulary import Colour


class Area(StrEnum):
    """What kind of workplace it is, so that like is laid beside like: "röd på minst 9 av 14 förskolor"."""

    PRESCHOOL = "preschool"
    SCHOOL = "school"
    HOME_CARE = "home_care"
    CARE_HOME = "care_home"
    DISABILITY = "disability"
    MEALS = "meals"
    SPORTS = "sports"
    PREMISES = "premises"
    OFFICE = "office"
    OTHER = "other"


class Kind(StrEnum):
    """What was decided of a task, as `app.analysis.analysis.KINDS` has it. In the order of what weighs most where
    several actions were planned for one task."""

    STOP = "stop"
    BUNDLE = "bundle"
    MOVE = "move"
    SIMPLIFY = "simplify"
    INVESTIGATE = "investigate"
    KEEP = "keep"


@dataclass(frozen=True, slots=True)
class SharedTask:
    """A task of one workplace in one colour.

    `id`: the row's. `share`: of the sharing that it came by. `workplace`: its name as HR's list has it, or of an
    example as it was written; `workplace_id`: in HR's list, None of an example. `text`: the task's own words.
    `minutes`: a week, for all who do it; 0 where no time is known that may be shown. `people`: how many the minutes are
    of, stated heads for a group that answers together; 0 where no time is known. `heads`: how many there are in the
    groups that see it in this colour. `when`: some of `app.weight.weight.WHEN`. `qualified`: asks for an education or a
    working life. `decided`: None where nothing was. `how`, `on`: in the room's words, and the day that it is done; the
    lead may keep all three to themselves, and then nothing is known of what was decided. `group`: which tasks are
    near-same, see `Grouped`.
    """

    id: int
    share: int
    workplace: str
    workplace_id: int | None
    administration_id: int | None
    area: Area
    text: str
    colour: Colour
    minutes: int = 0
    people: int = 0
    heads: int = 0
    when: frozenset[str] = frozenset()
    qualified: bool = False
    decided: Kind | None = None
    how: str = ""
    on: date | None = None
    group: int = 0
    is_example: bool = False

    @property
    def hours(self) -> float:
        """A week, to a quarter of an hour: no estimate is finer."""
        return round(self.minutes / 15) / 4

    @property
    def has_time(self) -> bool:
        return self.minutes > 0

    @property
    def place(self) -> tuple[int | None, str]:
        """What tells its workplace from others. An example is known by its name, for it is in nobody's list."""
        return (self.workplace_id, "") if self.workplace_id is not None else (None, self.workplace.casefold())

    @property
    def persons(self) -> int:
        """On how many it rests: those whose hours they are; where none are known, those who see it so."""
        return self.people if self.has_time else self.heads


@dataclass(frozen=True, slots=True)
class Grouped:
    """Near-same tasks under one heading, the words that most of them have; rows in the order they were shared."""

    id: int
    title: str
    tasks: tuple[SharedTask, ...]

    @property
    def is_example(self) -> bool:
        """Examples are only ever grouped with examples."""
        return any(task.is_example for task in self.tasks)
