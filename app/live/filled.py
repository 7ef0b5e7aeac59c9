"""How much of a workshop's journal each person has filled: no phone fills the disk, however long it taps.

A person has a share, and the participants have a whole together. The facilitator has room beyond that: whoever fills a
workshop does not end the leading of it. A share is some 6,000 acts: more than anybody has use for, who answers about
two hundred tasks in both sessions and changes their mind each time.
"""

from collections import Counter
from dataclasses import dataclass, field

from sqlalchemy import Connection

from app.storage import journal
from app.vocabulary import Person, Refused
from app.workshop.workshop import Workshop

SHARE = 2 * 1024 * 1024
"""Characters of the journal that one participant may fill."""
WHOLE = 128 * 1024 * 1024
"""What the participants may fill together; as much as all their shares, where the groups say how many they are."""
RESERVE = 64 * 1024 * 1024
"""What those who lead may fill beyond that."""


class ShareFilled(Refused):
    code = "share_filled"


class WorkshopFilled(Refused):
    code = "workshop_filled"


@dataclass(slots=True)
class Filled:
    """`by`: characters of the journal by person. `whole`: their sum."""

    by: Counter[str] = field(default_factory=Counter)
    whole: int = 0

    def add(self, person: str, size: int) -> None:
        self.by[person] += size
        self.whole += size

    def check(self, by: Person, workshop: Workshop) -> None:
        """Whether there is room for one more act. Raises `ShareFilled`, `WorkshopFilled`."""
        if not by.leads and self.by[by.id] >= SHARE:
            raise ShareFilled
        reserve = RESERVE if by.leads else 0
        if self.whole >= WHOLE + reserve and self.whole >= (workshop.places or 0) * SHARE + reserve:
            raise WorkshopFilled


def load(connection: Connection, workshop: int) -> Filled:
    by = Counter(journal.filled_by(connection, workshop))
    return Filled(by, by.total())
