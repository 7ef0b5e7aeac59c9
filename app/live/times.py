"""How the time goes: when the steps were opened, and how soon the room comes from one task to the next.

A moment is when something was kept, milliseconds since 1970, as the journal has it: the rules look at no clock.
"""

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from app.board.events import TaskPlaced
from app.vocabulary import Event, Step
from app.workshop.events import StepOpened

FEWEST = 3
"""Times from one task to the next that are needed before a pace is told of."""
TIMED = (StepOpened.__name__, TaskPlaced.__name__)
"""The kinds of events that it is made of: what begins anew, and what is noted since."""
SITTING = 4 * 60 * 60_000
"""Milliseconds after which a step that is opened begins another sitting."""


@dataclass(slots=True)
class Times:
    """`opened`: the steps of this sitting in the order that they were opened, and when. `taken`: when the facilitator
    first placed each task since the last of them was."""

    opened: list[tuple[Step, int]] = field(default_factory=list)
    taken: dict[str, int] = field(default_factory=dict)

    def note(self, event: Event, by: str, at: int) -> None:
        """To be told of each event. `by`: a person's id; a facilitator's begins with an f, and nobody else's does."""
        match event:
            case StepOpened(step):
                if self.opened and at - self.opened[-1][1] > SITTING:
                    self.opened.clear()
                self.opened.append((step, at))
                self.taken.clear()
            case TaskPlaced(task) if by.startswith("f") and self.opened:
                self.taken.setdefault(task, at)

    @property
    def since(self) -> int | None:
        """When the step that is open would have been opened, had it been open all the time that it has been in this
        sitting. None before any has been opened."""
        if not self.opened:
            return None
        step, at = self.opened[-1]
        return at - sum(end - began for (it, began), (_, end) in pairwise(self.opened) if it is step)

    @property
    def pace(self) -> int | None:
        """Seconds from one task to the next: the middle of all, so that neither a break nor a quick one changes it
        much. What is placed many in one press was not talked about. None where too little is known."""
        together = Counter(self.taken.values())
        moments = sorted(at for at in self.taken.values() if together[at] == 1)
        gaps = [after - before for before, after in pairwise(moments)]
        return max(1, round(median(gaps) / 1000)) if len(gaps) >= FEWEST else None
