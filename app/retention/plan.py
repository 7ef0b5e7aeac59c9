"""The retention plan (*gallringsplan*): of each kind how long it is kept, what then, and by which decision. Pure.

A rule without a decision is none: what the municipality has not decided to remove is kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.days import read_day
from app.vocabulary import N_, Refused, clean, months_after

DECISION_LENGTH = 80
MOST_COUNT = 600
COUNT = N_("Sparas så länge")
"""What the field is called where a rule's time is typed."""


class Kind(StrEnum):
    """In the order that they are run: what takes a whole workshop along comes before its parts."""

    BOARD = "board"
    """The workshop as such: nothing of it stands without its board."""
    REPORT = "report"
    """Session two, and what became of it: all that the report has beside the board."""
    ANSWERS = "answers"
    JOURNAL = "journal"
    JOB_DESCRIPTION = "job_description"
    PLACEMENTS = "placements"
    """Staffings that everybody has ended in."""
    PROGRAMME = "programme"
    """All that is written of the programme: it is kept for as long as somebody writes in it."""
    LINKS = "links"
    """Links that are over, and the comments that were made by them."""
    ACCOUNTS = "accounts"
    """Accounts that are closed: e-mail and password go, and the number stays, for others' rows say it."""
    AUDIT_LOG = "audit_log"


class Then(StrEnum):
    REMOVE = "remove"
    SUMS = "sums"
    """Nobody's own answers; what they added up to, as it was shown."""
    COUNT = "count"
    """Only how many there were, over time."""
    ARCHIVE = "archive"
    """Remove, when a package for the archive has been made."""


class Unit(StrEnum):
    DAYS = "days"
    MONTHS = "months"
    YEARS = "years"


MAY_THEN: Mapping[Kind, tuple[Then, ...]] = {
    Kind.BOARD: (Then.ARCHIVE, Then.REMOVE),
    Kind.REPORT: (Then.ARCHIVE, Then.REMOVE),
    Kind.ANSWERS: (Then.SUMS, Then.REMOVE),
    Kind.JOURNAL: (Then.REMOVE,),
    Kind.JOB_DESCRIPTION: (Then.ARCHIVE, Then.REMOVE),
    Kind.PLACEMENTS: (Then.COUNT, Then.REMOVE),
    Kind.PROGRAMME: (Then.REMOVE,),
    Kind.LINKS: (Then.REMOVE,),
    Kind.ACCOUNTS: (Then.REMOVE,),
    Kind.AUDIT_LOG: (Then.REMOVE,),
}
OF_WORKSHOPS = (Kind.BOARD, Kind.REPORT, Kind.ANSWERS, Kind.JOURNAL)


class DecisionMissing(Refused):
    code = "decision_missing"


class DecidedLater(Refused):
    """Details: `typed`."""

    code = "decided_later"


class PeriodUnreadable(Refused):
    """Details: `typed`, and `most`."""

    code = "period_unreadable"


class UnknownRule(Refused):
    code = "unknown_choice"


@dataclass(frozen=True, slots=True)
class Decision:
    """By which something is removed: its number, its day, and who decided."""

    number: str
    on: date
    by: str


@dataclass(frozen=True, slots=True)
class Rule:
    """`count` and `unit`: how long after `app.retention.words.AFTER` it is kept."""

    kind: Kind
    count: int
    unit: Unit
    then: Then
    decision: Decision

    def last_day(self, today: date) -> date:
        """What began to count on this day, or before it, is kept no longer."""
        if self.unit is Unit.DAYS:
            return today - timedelta(days=self.count)
        return months_after(today, -self.count * (12 if self.unit is Unit.YEARS else 1))


def read_rule(kind: Kind, typed: Mapping[str, str], today: date) -> Rule:
    """A rule as somebody typed it. Raises `DecisionMissing`, `DecidedLater`, `PeriodUnreadable`, `NotADate`,
    `UnknownRule`, `TextTooLong`."""
    said = {name: value.strip() for name, value in typed.items()}
    then, unit = said.get("then", ""), said.get("unit", "")
    if then not in MAY_THEN[kind] or unit not in tuple(Unit):
        raise UnknownRule
    return Rule(kind, _count(said.get("count", "")), Unit(unit), Then(then), _decision(said, today))


def _count(typed: str) -> int:
    if not (typed.isascii() and typed.isdigit() and len(typed) < 5 and 0 < int(typed) <= MOST_COUNT):
        raise PeriodUnreadable(typed=typed[:20], most=MOST_COUNT, label=COUNT)
    return int(typed)


def _decision(said: Mapping[str, str], today: date) -> Decision:
    number, by = (clean(said.get(name, ""), DECISION_LENGTH) for name in ("number", "by"))
    day = said.get("on", "")
    if not (number and by and day):
        raise DecisionMissing
    on = read_day(day, "on")
    assert on is not None
    if on > today:
        raise DecidedLater(typed=day[:20])
    return Decision(number, on, by)
