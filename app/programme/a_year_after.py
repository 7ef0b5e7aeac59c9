"""A year after: what holds, and what does not (the report, 5.3.4). Pure.

Asked of each workshop when a year has passed since it was closed, and of each job when a year has passed since the
first began. Three answers and not one, so that a method is not thrown out for how it was introduced.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.vocabulary import months_after

MONTHS = 12


class Of(StrEnum):
    WORKSHOP = "workshop"
    JOB = "job"


class Holds(StrEnum):
    OPEN = ""
    YES = "yes"
    PARTLY = "partly"
    NO = "no"


THREE = ("method", "introduction", "organisation")
"""What is asked about. The words to each: what was seen, or what is to be changed."""


@dataclass(frozen=True, slots=True)
class After:
    method: Holds = Holds.OPEN
    method_words: str = ""
    introduction: Holds = Holds.OPEN
    introduction_words: str = ""
    organisation: Holds = Holds.OPEN
    organisation_words: str = ""

    @property
    def holds(self) -> dict[str, Holds]:
        return {"method": self.method, "introduction": self.introduction, "organisation": self.organisation}

    @property
    def is_answered(self) -> bool:
        return all(self.holds.values())


@dataclass(frozen=True, slots=True)
class About:
    """A workshop or a job. `since`: the day that it was closed, or that the first began; None where it was not."""

    of: Of
    id: int
    name: str
    since: date | None
    its: After = After()

    @property
    def due(self) -> date | None:
        return months_after(self.since, MONTHS) if self.since else None

    def is_asked(self, today: date) -> bool:
        """Whether a year has passed."""
        return self.due is not None and self.due <= today

    def waits(self, today: date) -> bool:
        return self.is_asked(today) and not self.its.is_answered


def counts(those: list[About]) -> dict[str, dict[Holds, int]]:
    """Of each of the three, how many answers say what."""
    return {key: {holds: sum(it.its.holds[key] is holds for it in those) for holds in Holds} for key in THREE}
