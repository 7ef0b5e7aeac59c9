"""What there is to do for a post: one thing first, the rest after it."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.posts.half_year import half_year
from app.posts.next_step import Do, steps
from app.posts.post import Outcome, Post
from app.posts.search import OF_PERSONS, Entry, Is, Search, counts, found
from app.posts.staffing import Staffing
from app.posts.tally import Tally
from app.posts.text import Text
from tests.posts.posts import SPRING, TODAY, became_ordinary, ended, posts

STATED = (Tally(SPRING, {"women": 1}, {"priority": 1}, {"se": 1}),)
OUTCOME = (Outcome(half_year(SPRING), {"women": (1, 1)}, {}),)


def first(post, today=TODAY, *, described=True):
    to_do = steps(post, today, described=described)
    return to_do[0].what if to_do else None


def test_a_post_is_described_then_decided_then_filled():
    its = Post("A")
    assert [it.what for it in steps(its, TODAY, described=False)] == [Do.DESCRIBE, Do.DECIDE, Do.PLACE]
    assert first(its) is Do.DECIDE
    assert first(replace(its, decided_on=SPRING)) is Do.PLACE


def placed(**its):
    return Post("A", decided_on=SPRING, staffings=(Staffing(1, SPRING, 1, **its),))


def test_who_is_there_is_counted_and_after_a_year_said_of():
    assert first(placed(), date(2026, 4, 1)) is Do.COUNT
    known = replace(placed(), tallies=STATED)
    assert first(known, TODAY) is Do.OUTCOME
    assert first(replace(known, outcomes=OUTCOME), TODAY) is None


def test_what_is_late_comes_first_and_is_over_when_it_is_done():
    late = placed(ab_planned=date(2026, 9, 1))
    assert first(late, date(2026, 8, 31)) is Do.COUNT
    assert first(late, date(2026, 9, 2)) is Do.ORDINARY
    through = placed(ab_planned=date(2026, 9, 1), changes=(became_ordinary(1, date(2026, 8, 1)),))
    assert first(through, date(2026, 9, 2)) is Do.COUNT


def test_a_subsidy_is_late_when_its_last_month_is_over():
    its = placed(subsidy_until=date(2026, 9, 1))
    assert first(its, date(2026, 9, 30)) is Do.COUNT
    assert first(its, date(2026, 10, 1)) is Do.SUBSIDY
    gone = placed(subsidy_until=date(2026, 9, 1), changes=(ended(1, date(2026, 9, 1)),))
    assert Do.SUBSIDY not in [it.what for it in steps(gone, date(2026, 10, 1), described=True)]


def test_nothing_is_to_be_done_for_what_has_ended():
    assert steps(replace(Post("A"), ended_on=SPRING), TODAY, described=False) == []


@given(posts(), st.dates(SPRING, TODAY), st.booleans())
def test_what_is_late_has_a_day_that_has_passed_and_stands_before_the_rest(post, today, described):
    to_do = steps(post, today, described=described)
    assert sorted(not it.is_late for it in to_do) == [not it.is_late for it in to_do]
    assert all(it.day < today for it in to_do if it.is_late)


def test_a_text_is_in_force_from_the_day_it_was_approved_until_it_was_ended():
    its = Text(1, "A", 3, 3, ((10, 20), (30, None)))

    def day(at):
        return date(2026, 1, at)

    assert [at for at in range(5, 32) if its.was_in_force(day(at), day)] == [*range(10, 20), 30, 31]
    assert its.since == 30
    assert replace(its, newest=4).beside == 4


def entry(**its):
    return Entry(
        **{"id": 1, "title": "Kock", "administration": 1, "employer": "company", "workplaces": frozenset({7})}
        | {"standing": frozenset(), "is_ended": False, "is_example": False, "is_whole": True}
        | its
    )


@pytest.mark.parametrize("state", OF_PERSONS)
def test_nobody_who_sees_some_finds_by_how_many_there_are(state):
    for standing in (frozenset(), frozenset({"filled", "ordinary"})):
        assert found([entry(is_whole=False, standing=standing)], Search(state=state), {}) == []


@given(st.text(max_size=5), st.sampled_from([*Is, "", "x"]), st.text(max_size=3))
def test_what_is_found_was_there(words, state, workplace):
    entries = [entry(), entry(id=2, is_ended=True), entry(id=3, standing=frozenset({"filled"}))]
    assert {it.id for it in found(entries, Search(words=words, state=state, workplace=workplace), {})} <= {1, 2, 3}


def test_examples_do_not_count():
    assert sum(counts([entry(standing=frozenset({"filled"}), is_example=True)]).values()) == 0
