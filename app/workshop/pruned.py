"""What is kept no longer of a workshop, by whose decision, and what stands in its place.

What has been removed can't be counted again. So what was shown of it as sums is kept as it was shown, or whoever shows
it says that it is gone; never a figure made of what happens to be left.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.vocabulary import Refused

ANSWERS, JOURNAL, REPORT = "answers", "journal", "report"
"""What can go while the workshop stays."""
CLOSES_FOR_GOOD = frozenset({ANSWERS, REPORT})
SUMS, REMOVE = "sums", "remove"
"""Nobody's own answers, but what they added up to; and nothing."""


class KeptNoLonger(Refused):
    """A workshop of which something has been removed is not opened again: what is left would be taken for all."""

    code = "kept_no_longer"


class ReportGone(Refused):
    """Details: `number`, `on` and `by` of the decision."""

    code = "report_gone"


@dataclass(frozen=True, slots=True)
class Pruned:
    """`at`: when it was removed, milliseconds since 1970. `number`, `on`, `by`: of the decision. `kept`: of answers,
    how many answered (`phones`, `paper`, `took_part`, `members` by group id); and where `then` is `SUMS`, `weights`
    and `opinions` as they were shown."""

    then: str
    at: int
    number: str
    on: date
    by: str
    kept: Mapping[str, Any] = field(default_factory=dict)

    @property
    def has_sums(self) -> bool:
        return self.then == SUMS

    @property
    def decision(self) -> dict[str, str]:
        return {"number": self.number, "on": self.on.isoformat(), "by": self.by}


def report_is_kept(pruned: Mapping[str, Pruned]) -> None:
    """Raises `ReportGone`, of all that session two came to."""
    if gone := pruned.get(REPORT):
        raise ReportGone(number=gone.number, on=gone.on.isoformat(), by=gone.by)
