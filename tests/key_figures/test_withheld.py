"""No number that is not shown can be worked out from those that are."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.key_figures.withheld import SMALLEST, Hidden, alone, half_years, is_small, parts, rows
from tests.key_figures.attacker import Attacker

FEWER, NOT_SHOWN = Hidden.FEWER, Hidden.NOT_SHOWN


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ([29, 32], [29, 32]),
        ([5, 0], [5, 0]),
        ([2, 9], [FEWER, NOT_SHOWN]),
        ([1, 17], [FEWER, NOT_SHOWN]),
        ([8, 3, 2], [8, FEWER, FEWER]),
        ([8, 6, 2], [8, NOT_SHOWN, FEWER]),
        ([2, 3, 0], [FEWER, FEWER, 0]),
        # 4 + 4 is the only way to make eight of two small ones, and 1 + 5 to make six of one.
        ([4, 4], [NOT_SHOWN, NOT_SHOWN]),
        ([1, 5], [NOT_SHOWN, NOT_SHOWN]),
        # Of a sum that is small itself nothing else is told.
        ([3, 0], [NOT_SHOWN, NOT_SHOWN]),
        ([0, 0], [0, 0]),
        ([], []),
    ],
)
def test_a_small_part_is_hidden_and_another_to_protect_it(counts, shown):
    assert list(parts(dict(enumerate(counts))).values()) == shown


@given(st.lists(st.integers(0, 14), min_size=1, max_size=6))
def test_no_part_of_a_sum_can_be_worked_out_from_the_sum_the_others_and_the_words(counts):
    shown = parts(dict(enumerate(counts)))
    if alone(sum(counts)) is FEWER:
        assert set(shown.values()) == {NOT_SHOWN}
        return
    attacker = against(counts, shown)
    assert not [it for it in attacker.within if attacker.can_tell(it, counts[it])]
    assert all(is_small(count) == (shown[it] is FEWER) for it, count in enumerate(counts) if shown[it] is FEWER)
    assert not any(is_small(cell) for cell in shown.values() if cell not in list(Hidden))


def against(counts, shown):
    """The one who is told these parts, and that a number that is called small is one to four."""
    attacker, total = Attacker(), sum(counts)
    hidden = [it for it, cell in shown.items() if cell in list(Hidden)]
    attacker.adds(hidden, total - sum(cell for cell in shown.values() if cell not in list(Hidden)))
    for it in hidden:
        if shown[it] is FEWER:
            attacker.knows(it, 1, SMALLEST - 1)
        # Who knows the rule: where small ones are called so, the rest are not.
        elif FEWER in shown.values():
            attacker.knows(it, SMALLEST, total)
    return attacker


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [
        (9, 21, (9, 21)),
        (2, 9, (FEWER, 9)),
        (7, 9, (NOT_SHOWN, 9)),
        (0, 8, (0, 8)),
        (8, 8, (8, 8)),
        (2, 3, (NOT_SHOWN, FEWER)),
    ],
)
def test_so_many_of_so_many_hides_what_is_left_as_well(part, whole, shown):
    assert (parts({"part": part, "rest": whole - part})["part"], alone(whole)) == shown


# Half-years


@pytest.mark.parametrize(
    ("times", "shown"),
    [
        ([[8, 8], [13, 8], [13, 14]], [True, True, True]),
        # Three came under AB: what was shown stands.
        ([[8, 8], [11, 5]], [True, False]),
        ([[8, 8], [11, 8], [13, 8]], [True, False, True]),
        ([[2, 10], [7, 16]], [False, True]),
        ([[0, 0], [5, 0], [5, 0]], [True, True, True]),
        ([], []),
    ],
)
def test_a_half_year_is_shown_where_no_count_and_no_change_of_one_is_small(times, shown):
    assert half_years(times) == shown


COUNTS = st.lists(st.integers(0, 30), min_size=3, max_size=3)


@given(st.lists(COUNTS, max_size=8))
def test_no_half_year_less_another_that_was_shown_before_it_is_small(times):
    shown = [its for its, is_shown in zip(times, half_years(times), strict=True) if is_shown]
    for its in shown:
        assert not any(map(is_small, its))
    for before, after in pairwise(shown):
        assert not any(is_small(now - then) for then, now in zip(before, after, strict=True))


@given(st.lists(COUNTS, max_size=8), COUNTS)
def test_what_was_shown_is_shown_when_a_new_half_year_has_come(times, newer):
    assert half_years([*times, newer])[:-1] == half_years(times)


# Rows


def test_a_row_is_not_left_alone_in_a_sum():
    table = {"school": [(6, 9)], "care": [(2, 8)], "parks": [(7, 5)]}
    assert rows(table) == {"care", "parks"}


def test_rows_without_small_counts_are_shown():
    assert rows({"school": [(6, 9)], "care": [(0, 8)]}) == set()


def test_a_small_change_in_an_administration_hides_it_in_all_half_years():
    table = {
        "school": [(6, 9), (6, 19)],
        "care": [(8, 8), (10, 8)],
        "parks": [(5, 9), (10, 9)],
        "roads": [(9, 5), (9, 5)],
    }
    assert rows(table) == {"care", "roads", "parks"}


def test_a_row_of_which_not_even_the_sum_is_shown_is_not_shown():
    assert rows({"school": [(6, 9)], "care": [(6, 6)], "parks": [(5, 5)]}, ["care"]) == {"care", "parks"}


TIMES = st.lists(st.tuples(*[st.integers(0, 9)] * 2), min_size=1, max_size=2)


@st.composite
def tables(draw):
    """Up to five rows of counts in two or three columns, at one or two times."""
    columns, times = draw(st.integers(2, 3)), draw(st.integers(1, 2))
    count = st.one_of(st.integers(0, 4), st.integers(0, 12), st.just(0))
    row = st.lists(st.tuples(*[count] * columns), min_size=times, max_size=times)
    return draw(st.dictionaries(st.sampled_from("abcde"), row, min_size=1))


@given(tables())
def test_no_cell_of_a_hidden_row_can_be_worked_out_from_all_sums(table):
    """The sums of columns are known, and how many each row has, where that may be known."""
    sums = [tuple(map(sum, zip(*its, strict=True))) for its in zip(*table.values(), strict=True)]
    shown_times = [at for at, is_shown in enumerate(half_years(sums)) if is_shown]
    table = {name: [its[at] for at in shown_times] for name, its in table.items()}
    wholes = [parts({name: sum(its[at]) for name, its in table.items()}) for at in range(len(shown_times))]
    away = rows(table, [name for name in table if any(cells[name] in list(Hidden) for cells in wholes)])
    for at in range(len(shown_times)):
        now = {name: its[at] for name, its in table.items()}
        hidden = [name for name in now if name in away and sum(now[name])]
        attacker = Attacker()
        columns = range(len(sums[0]))
        for column in columns:
            attacker.adds(((name, column) for name in hidden), sum(now[name][column] for name in hidden))
        for name in hidden:
            if wholes[at][name] not in list(Hidden):
                attacker.adds(((name, column) for column in columns), sum(now[name]))
        for name, column in attacker.within:
            if now[name][column] and not told_by_the_sum(list(now.values())):
                assert not attacker.can_tell((name, column), now[name][column])


def told_by_the_sum(now):
    """One row has everybody, or one column."""
    return any(sum(map(bool, map(sum, its))) < 2 for its in (now, zip(*now, strict=True)))


@given(tables())
def test_what_is_hidden_is_together_a_row_that_could_be_shown(table):
    away = rows(table)
    sums = [tuple(map(sum, zip(*its, strict=True))) for its in zip(*table.values(), strict=True)]
    together = [tuple(map(sum, zip(*its, strict=True))) for its in zip(*(table[name] for name in away), strict=True)]
    assert all(half_years(together)) or (away == set(table) and not all(half_years(sums)))


def test_each_rule_is_needed():
    """Without the second hidden one, the whole less the others is it."""
    attacker = against([2, 9], {0: FEWER, 1: 9})
    assert attacker.can_tell(0, 2)
    attacker = against([4, 4], {0: FEWER, 1: FEWER})
    assert attacker.can_tell(0, 4)
    attacker = against([4, 4], {0: NOT_SHOWN, 1: NOT_SHOWN})
    assert not attacker.can_tell(0, 4)


def test_the_attacker_solves_what_several_sums_tell_together():
    attacker = Attacker()
    for pair, total in zip(combinations("abc", 2), (3, 4, 5), strict=True):
        attacker.adds(pair, total)
    assert [attacker.can_tell(it, truth) for it, truth in zip("abc", (1, 2, 3), strict=True)] == [True] * 3
