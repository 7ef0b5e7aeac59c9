"""What the municipality's placements cost together, and what of it is shown to whom."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.calculator.formulas import result
from app.calculator.together import EVERYWHERE, Costed, sums, together
from app.calculator.together_said import blocks, rows
from app.calculator.together_words import TOGETHER
from app.export.document import Paragraph, Table
from app.key_figures.withheld import SMALLEST, Hidden
from app.posts.post import Post
from app.posts.staffing import Staffing
from tests.calculator.cases import a_case

pytestmark = pytest.mark.pure

STARTS = date(2025, 3, 10)
HALF, LATER, NOW = date(2025, 6, 30), date(2025, 12, 31), date(2026, 5, 4)
DAYS = [HALF, LATER, NOW]
WITH_MONEY, TIME_ONLY = result(a_case("0.5")), result(a_case())


def a_post(id: int, persons: int, of: int | None = 1, its=WITH_MONEY, starts: date = STARTS, **more) -> Costed:
    return Costed(id, Post("", administration=of, staffings=(Staffing(id, starts, persons, 0),)), its, **more)


def test_a_calculation_is_taken_times_those_who_are_there():
    its = sums([a_post(1, 3), a_post(2, 2)], HALF)
    assert (its.persons, its.posts, its.with_money) == (5, 2, 2)
    assert round(its.net, 2) == round(5 * WITH_MONEY.now.net, 2)
    assert WITH_MONEY.now.lenses is not None
    assert its.whole == 5 * WITH_MONEY.now.lenses.whole
    assert its.saved == 5 * Decimal(8554)
    assert its.support == 5 * Decimal(2000)


def test_each_is_in_the_month_that_they_have_come_to():
    """Support is paid for twelve months: who began in March has it at the half-year's end, and not in May after."""
    with_support, without = sums([a_post(1, 1)], LATER), sums([a_post(1, 1)], NOW)
    assert with_support.net == WITH_MONEY.now.net
    assert without.net == WITH_MONEY.later.net
    assert sums([a_post(1, 1, starts=date(2026, 4, 1))], NOW).net == WITH_MONEY.now.net


def test_time_without_money_is_in_what_is_paid_and_not_in_what_is_gained():
    its = sums([a_post(1, 5), a_post(2, 5, its=TIME_ONLY)], HALF)
    assert (its.posts, its.with_money) == (2, 1)
    assert its.net == 10 * WITH_MONEY.now.net
    assert its.whole == sums([a_post(1, 5)], HALF).whole


def test_of_how_many_posts_there_is_a_calculation():
    posts = [a_post(1, 5), a_post(2, 5, its=None), a_post(3, 0, of=2)]
    its = together(posts, DAYS, 2, EVERYWHERE, sees_small=True)
    assert (its.calculated, its.open_posts) == (2, 3)
    assert its.sums is not None
    assert (its.sums.persons, its.sums.posts) == (5, 1)


def test_administrations_add_up_to_the_whole():
    posts = [a_post(1, 7, 1), a_post(2, 5, 2), a_post(3, 9, None)]
    parts = [together(posts, DAYS, 0, (each,), sees_small=True).sums for each in (1, 2, None)]
    whole = together(posts, DAYS, 0, EVERYWHERE, sees_small=True).sums
    assert whole is not None
    assert sum(part.whole for part in parts if part) == whole.whole
    assert sum(part.net for part in parts if part) == whole.net


def test_who_sees_small_numbers_sees_the_sum_of_the_day():
    its = together([a_post(1, 1)], DAYS, 2, EVERYWHERE, sees_small=True)
    assert its.sums is not None
    assert its.sums.on == NOW


def test_others_see_none_that_rests_on_few():
    assert together([a_post(1, 4)], DAYS, 2, EVERYWHERE, sees_small=False).sums is None
    seen = together([a_post(1, 5)], DAYS, 2, EVERYWHERE, sees_small=False).sums
    assert seen is not None
    assert (seen.persons, seen.on) == (5, LATER)


def test_a_post_of_few_is_not_hidden_in_a_sum_of_many():
    """Whoever knows the calculations would work it out."""
    assert together([a_post(1, 40), a_post(2, 2)], DAYS, 2, EVERYWHERE, sees_small=False).sums is None


def test_a_change_of_few_is_not_shown_until_it_is_of_many():
    posts = [a_post(1, 6)]
    more = replace(posts[0].post, staffings=(*posts[0].post.staffings, Staffing(2, date(2025, 9, 1), 2, 0)))
    changed = [replace(posts[0], post=more)]
    its = together(changed, DAYS, 2, EVERYWHERE, sees_small=False).sums
    assert its is not None
    assert (its.persons, its.on) == (6, HALF)


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(1, 3), st.booleans()), max_size=6), st.integers(0, 2))
def test_what_is_shown_rests_on_none_or_on_five_everywhere(made: list[tuple[int, int, bool]], at: int):
    posts = [a_post(id, n, of, WITH_MONEY if has else None) for id, (n, of, has) in enumerate(made, 1)]
    for place in (EVERYWHERE, (1,), (2,), (3,)):
        its = together(posts, DAYS, at, place, sees_small=False)
        if its.sums is not None:
            here = [it for it in posts if place == EVERYWHERE or place == (it.post.administration,)]
            assert all(n == 0 or n >= SMALLEST for n in (it.persons(its.sums.on) for it in here))
            assert its.sums.on in DAYS[:-1]


def test_who_sees_no_small_numbers_does_not_see_when_each_began():
    """Four in January and one in March: moving the month that support ends would move the sum by one person's."""
    began = (Staffing(1, date(2025, 1, 10), 4, 0), Staffing(2, STARTS, 1, 0))

    def net(months: int) -> Decimal:
        its = a_case("0.5")
        its = result(replace(its, subsidy=replace(its.subsidy, months=months)))
        told = together([Costed(1, Post("", staffings=began), its)], DAYS, 0, EVERYWHERE, sees_small=False)
        assert told.sums is not None
        assert told.is_first
        assert told.sums.persons == 5
        return told.sums.net

    assert len({net(months) for months in range(1, 9)}) == 1


@given(
    st.lists(st.tuples(st.integers(0, 12), st.integers(1, 3), st.booleans(), st.booleans()), max_size=6),
    st.integers(0, 2),
)
def test_who_has_a_calculation_does_not_decide_what_is_told(made: list[tuple[int, int, bool, bool]], at: int):
    """Who may save a calculation, and take it away, would see another half-year by it."""

    def posts(which: int) -> list[Costed]:
        return [a_post(id, it[0], it[1], WITH_MONEY if it[which] else None) for id, it in enumerate(made, 1)]

    for place in (EVERYWHERE, (1,), (2,), (3,)):
        one, other = (together(posts(which), DAYS, at, place, sees_small=False).sums for which in (2, 3))
        assert (one and one.on) == (other and other.on)


def test_a_post_of_few_that_nobody_has_reckoned_with_counts_too():
    assert together([a_post(1, 40), a_post(2, 2, its=None)], DAYS, 2, EVERYWHERE, sees_small=False).sums is None


def test_the_boards_page_says_whose_month_it_is():
    its = together([a_post(1, 5)], DAYS, 2, EVERYWHERE, sees_small=False)
    said = " ".join(block.text for block in blocks(its) if isinstance(block, Paragraph))
    assert "Alla räknas som i sin första månad." in said


def test_the_boards_page_says_what_it_rests_on():
    its = together([a_post(1, 5, guessed=True), a_post(2, 5, its=TIME_ONLY)], DAYS, 0, EVERYWHERE, sees_small=True)
    said = " ".join(block.text for block in blocks(its) if isinstance(block, Paragraph))
    assert "Uträkning finns för 2 av 2 tjänster." in said
    assert "är valt för 1 av 2." in said
    assert "Antaganden finns i 1 av 2 uträkningar." in said
    assert "Formlerna är våra egna." in said
    (table,) = (block for block in blocks(its) if isinstance(block, Table))
    assert len(table.columns) == 6


def test_the_boards_page_says_nothing_where_nothing_is_calculated():
    assert blocks(None) == ()
    assert blocks(together([a_post(1, 5, its=None)], DAYS, 0, EVERYWHERE, sees_small=True)) == ()


def test_a_sum_that_is_not_shown_is_not_on_paper():
    its = together([a_post(1, 2)], DAYS, 2, EVERYWHERE, sees_small=False)
    (_, said) = blocks(its)
    assert isinstance(said, Paragraph)
    assert "visas inte" in said.text
    assert not any(block for block in blocks(its) if isinstance(block, Table))


def test_one_post_is_said_as_one():
    first = blocks(together([a_post(1, 5)], DAYS, 0, EVERYWHERE, sees_small=True))[-1]
    assert isinstance(first, Paragraph)
    assert first.text.startswith("Uträkning finns för 1 av en tjänst.")


def test_the_workbook_has_the_sum_and_what_it_rests_on():
    its = together([a_post(1, 5, guessed=True), a_post(2, 5, its=TIME_ONLY)], DAYS, 0, EVERYWHERE, sees_small=True)
    told = {it.name: (it.cell, it.of) for it in rows(its, DAYS[0])}
    assert told["Tjänster med uträkning"] == (2, 2)
    assert told["Personer"] == (10, None)
    assert its.sums
    assert told[TOGETHER["net"]] == (round(its.sums.net), None)
    assert told[TOGETHER["whole"]] == (round(its.sums.whole), None)
    assert told["Uträkningar där det är valt hur mycket som blir pengar"] == (1, 2)
    assert told["Uträkningar med antaganden"] == (1, 2)


def test_a_sum_that_is_not_shown_is_in_no_workbook():
    its = together([a_post(1, 2)], DAYS, 2, EVERYWHERE, sees_small=False)
    assert [it.cell for it in rows(its, DAYS[2])] == [1, Hidden.NOT_SHOWN]
    assert rows(None, DAYS[2]) == []
