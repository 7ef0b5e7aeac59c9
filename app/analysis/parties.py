"""The party trail: who was asked and who came, by role; and what must be asked before work is changed.

MBL 11 §: the employer negotiates before deciding larger changes of tasks. AFS 2023:1: a written risk assessment, with
the safety representative, when a change is planned. The product asks and keeps the answers; people judge them.
"""

from dataclasses import dataclass
from datetime import date

ROLES = ("manager", "hr", "union", "safety_rep", "labour_unit", "employment_service", "politician", "other")
SESSIONS = (1, 2)
DUTIES = ("mbl", "risk")
"""Negotiation under MBL 11 §, and a written risk assessment."""
NEEDED = ("", "yes", "no")


@dataclass(frozen=True, slots=True)
class Presence:
    """Whether a role was invited to a session, and came. `note`: in what form, or why not; never a name."""

    invited: bool
    present: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class Duty:
    """`needed`: "" where nobody has answered. `on` and `outcome`: when it was done, and what came of it; with "no", the
    outcome says why not."""

    needed: str = ""
    on: date | None = None
    outcome: str = ""

    @property
    def is_answered(self) -> bool:
        return bool(self.outcome) and (self.needed == "no" or (self.needed == "yes" and self.on is not None))


UNANSWERED = Duty()
