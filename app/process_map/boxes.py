"""The process map (the report, 1.2): the parts of the work, in two lanes that meet where a post is filled. Pure.

The first lane, *använd kompetensen rätt*, makes texts of what a workplace's staff say; the second, *bredda
rekryteringen*, finds who can have the job. Each part is a box: a word, what it is, who does it, and how much of the
municipality's own has come that far. Without any it is the lesson.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from app.key_figures.withheld import Cell, Hidden


class Box(StrEnum):
    PREPARE = "prepare"
    SESSION_ONE = "session_one"
    SESSION_TWO = "session_two"
    TEXT = "text"
    NEED = "need"
    REQUIREMENTS = "requirements"
    SUPPLY = "supply"
    CHOICE = "choice"
    POST = "post"
    ORDINARY = "ordinary"
    FOLLOW_UP = "follow_up"


class Lane(StrEnum):
    RIGHT_COMPETENCE = "right_competence"
    WIDER = "wider"
    JOINED = "joined"
    """Where the two meet, and what comes after."""


LANES: Mapping[Lane, tuple[Box, ...]] = {
    Lane.RIGHT_COMPETENCE: (Box.PREPARE, Box.SESSION_ONE, Box.SESSION_TWO, Box.TEXT),
    Lane.WIDER: (Box.NEED, Box.REQUIREMENTS, Box.SUPPLY, Box.CHOICE),
    Lane.JOINED: (Box.POST, Box.ORDINARY, Box.FOLLOW_UP),
}


class Whose(StrEnum):
    """Whose numbers somebody sees."""

    NOBODYS = "nobodys"
    OWN = "own"
    LIMITED = "limited"
    """Those of some administrations."""
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Count:
    """How much has come so far. `done`: workplaces, texts, posts or placements, see `app.process_map.words.DONE`.
    `now`: how many of them stand at the box now. `decided`: posts that there is a decision on. `persons`: in them. None
    is not told to who asks. `on`: the day of which it tells, where that is not today."""

    done: Cell | None = 0
    now: int | None = None
    decided: int | None = None
    persons: Cell | None = None
    on: date | None = None

    @property
    def is_nothing(self) -> bool:
        """Whether there is nothing to see. A number that is withheld is something."""
        return not any(it is not None and it != 0 for it in (self.done, self.now, self.decided, self.persons))


@dataclass(frozen=True, slots=True)
class Map:
    """What of it somebody is told. `counts`: a box that is not among them has nothing for them. `ways`: names of ways
    in, with how many posts go along each, most first. `past_plan`: posts in which somebody is under BEA after the day
    that was meant for AB. `is_example`: all that is counted are examples."""

    whose: Whose = Whose.NOBODYS
    counts: Mapping[Box, Count] = field(default_factory=dict)
    ways: Sequence[tuple[str, int]] = ()
    past_plan: int = 0
    is_example: bool = False

    def count(self, box: Box) -> Count | None:
        """None where there is nothing to see in the box."""
        its = self.counts.get(box)
        return None if its is None or its.is_nothing else its

    @property
    def is_empty(self) -> bool:
        return all(self.count(box) is None for box in Box)

    @property
    def hides(self) -> bool:
        """Whether a number is not shown."""
        return any(isinstance(cell, Hidden) for it in self.counts.values() for cell in (it.done, it.persons))

    @property
    def sentences(self) -> list[str]:
        """What is to be said of its numbers: names of sentences (`app.process_map.words.SENTENCE`)."""
        if self.whose is Whose.NOBODYS:
            return ["nobodys"]
        if self.is_empty:
            return ["empty"]
        whose = "only_examples" if self.is_example else self.whose.value
        dashed = ["dashed"] if any(self.count(box) is None for box in Box) else []
        return [whose, *dashed]
