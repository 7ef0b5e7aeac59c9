"""A rule says how long, what then and by which decision; without a decision there is none."""

from datetime import date

import pytest

from app.days import NotADate
from app.retention import words
from app.retention.plan import (
    MAY_THEN,
    DecidedLater,
    DecisionMissing,
    Kind,
    PeriodUnreadable,
    Rule,
    Then,
    Unit,
    UnknownRule,
    read_rule,
)

TODAY = date(2026, 11, 29)
TYPED = {"count": "24", "unit": "months", "then": "sums", "number": " KS 2026/12 ", "on": "2026-05-03", "by": "KS"}


def test_a_rule_is_read_as_it_was_typed():
    rule = read_rule(Kind.ANSWERS, TYPED, TODAY)
    assert (rule.count, rule.unit, rule.then) == (24, Unit.MONTHS, Then.SUMS)
    assert (rule.decision.number, rule.decision.on, rule.decision.by) == ("KS 2026/12", date(2026, 5, 3), "KS")


@pytest.mark.parametrize("field", ["number", "on", "by"])
@pytest.mark.parametrize("nothing", ["", "   "])
def test_a_rule_without_a_decision_is_refused(field, nothing):
    with pytest.raises(DecisionMissing):
        read_rule(Kind.ANSWERS, {**TYPED, field: nothing}, TODAY)


@pytest.mark.parametrize(
    ("typed", "refused"),
    [
        ({"count": ""}, PeriodUnreadable),
        ({"count": "0"}, PeriodUnreadable),
        ({"count": "601"}, PeriodUnreadable),
        ({"count": "två"}, PeriodUnreadable),
        ({"count": "٣"}, PeriodUnreadable),
        ({"on": "i fjol"}, NotADate),
        ({"on": "2026-11-30"}, DecidedLater),
        ({"unit": "weeks"}, UnknownRule),
        ({"then": "archive"}, UnknownRule),
        ({"then": ""}, UnknownRule),
    ],
)
def test_what_can_not_be_a_rule_is_refused(typed, refused):
    with pytest.raises(refused):
        read_rule(Kind.ANSWERS, {**TYPED, **typed}, TODAY)


@pytest.mark.parametrize(
    ("count", "unit", "day"),
    [
        (1, Unit.DAYS, date(2026, 11, 28)),
        (1, Unit.MONTHS, date(2026, 10, 29)),
        (9, Unit.MONTHS, date(2026, 2, 28)),
        (11, Unit.MONTHS, date(2025, 12, 29)),
        (2, Unit.YEARS, date(2024, 11, 29)),
    ],
)
def test_how_old_something_is_when_it_goes(count, unit, day):
    assert Rule(Kind.JOURNAL, count, unit, Then.REMOVE, None).last_day(TODAY) == day


def test_the_longest_there_is_has_a_day():
    assert Rule(Kind.JOURNAL, 600, Unit.YEARS, Then.REMOVE, None).last_day(TODAY) == date(1426, 11, 29)


def test_every_kind_has_its_words():
    for said in (words.KIND, words.HOLDS, words.AFTER, words.THINGS):
        assert set(said) == set(Kind)
    assert {then for may in MAY_THEN.values() for then in may} == set(words.THEN)
