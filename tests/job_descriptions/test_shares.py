"""Each task's percent of the hours: in papers, and in the browser while somebody types."""

import json
from collections.abc import Iterable
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.job_descriptions.draft import Draft, Duty, Provenance
from app.job_descriptions.percents import whole_percents
from app.job_descriptions.rows import shares

CASES = Path(__file__).parents[1] / "cases"
HOURS = st.decimals(min_value=Decimal("0.01"), max_value=2000, places=2)
FEW_KINDS = st.lists(HOURS, min_size=1, max_size=6).flatmap(
    lambda kinds: st.lists(st.sampled_from(kinds), min_size=1, max_size=60)
)
"""Many rows, of which many are equal."""


def exactly(hours: list[Decimal], it: Decimal) -> Decimal:
    return it * 100 / sum(hours, Decimal(0))


@pytest.mark.parametrize("case", json.loads((CASES / "shares.json").read_text()))
def test_shares_are_those_that_the_page_shows_while_somebody_types(case: dict[str, Any]):
    duties = tuple(Duty("x", Decimal(it) if it else None) for it in case["hours"])
    assert shares(Draft("Serviceassistent", Provenance(), duties)) == case["shares"]


@given(FEW_KINDS)
def test_equal_hours_have_equal_percents_more_hours_never_fewer_and_each_is_the_whole_number_below_or_above(
    hours: list[Decimal],
):
    duties = tuple(Duty("x", it) for it in hours)
    its = shares(Draft("Serviceassistent", Provenance(), duties))
    in_order = sorted(zip(hours, its, strict=True))
    assert [percent for _, percent in in_order] == sorted(filter(lambda it: it is not None, its))  # type: ignore[type-var]
    assert len(set(in_order)) == len(set(hours))
    assert all(abs(percent - exactly(hours, it)) < 1 for it, percent in whole_percents(hours).items())


@given(st.lists(st.none() | HOURS, max_size=30))
def test_a_task_without_hours_has_no_share(hours: list[Decimal | None]):
    duties = tuple(Duty("x", it) for it in hours)
    its = shares(Draft("Serviceassistent", Provenance(), duties))
    assert [share is None for share in its] == [it is None for it in hours]


@given(st.lists(HOURS, min_size=1, max_size=60, unique=True))
def test_hours_that_all_differ_always_add_up_to_a_hundred(hours: list[Decimal]):
    assert sum(whole_percents(hours).values()) == 100


@given(st.lists(st.sampled_from([Decimal(n) for n in (1, 2, 3, 5, 7)]), min_size=1, max_size=12))
def test_the_sum_is_as_near_to_a_hundred_as_equal_percents_leave_room_for(hours: list[Decimal]):
    percents = whole_percents(hours)
    found = sum(percents[it] for it in hours)
    assert abs(100 - found) == min(abs(100 - sum(way[it] for it in hours)) for way in every_way(hours))


def every_way(hours: list[Decimal]) -> Iterable[dict[Decimal, int]]:
    """Each kind of hours rounded down or up, where more hours have no fewer percents."""
    kinds = sorted(set(hours))
    for ups in product((0, 1), repeat=len(kinds)):
        way = {
            it: int(exactly(hours, it)) + (up if exactly(hours, it) % 1 else 0)
            for it, up in zip(kinds, ups, strict=True)
        }
        if [way[it] for it in kinds] == sorted(way.values()):
            yield way
