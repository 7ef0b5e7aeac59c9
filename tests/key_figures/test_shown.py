"""Whoever reads every page of figures, at every place and half-year, can't work out what was not shown."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.key_figures.counted import EVERYWHERE, Table, count
from app.key_figures.shown import All, Withheld
from app.key_figures.withheld import SMALLEST, Hidden, is_small
from tests.key_figures.attacker import Attacker
from tests.key_figures.posts import HALVES, several
from tests.tried import tried

MORE = 6
"""Persons that there might be, where not even the whole is shown."""
TABLES = (Table.AGREEMENT, Table.BEGAN)


def days(posts):
    return [count(posts, on) for on in HALVES]


def children(day, place):
    return [other for other in day.places if other and other[:-1] == place]


def is_hidden(cell):
    return isinstance(cell, Hidden)


@tried(40)
@given(several())
def test_no_hidden_count_can_be_worked_out_from_all_that_is_shown_of_all_places(posts):
    its = days(posts)
    shown = Withheld(its)
    for at, day in enumerate(its):
        for table in TABLES:
            attack(shown, day, table, at)


def attack(shown, day, table, at):
    """All rows of a day that tell of that day: administration less workplaces, whole less administrations."""
    attacker, most = Attacker(), day.at(EVERYWHERE).whole(table) + MORE
    columns = sorted(day.at(EVERYWHERE).persons[table])
    rows = {place: shown.row(table, place, at) for place in day.places}
    for place, row in rows.items():
        tells = row.on == day.on
        known(attacker, (place, "whole"), shown.whole(table, place, at), most)
        for column in columns:
            known(attacker, (place, column), row.part(column) if tells else Hidden.NOT_SHOWN, most)
        attacker.adds(((place, column) for column in columns), (place, "whole"))
        attacker.first |= {(place, column): day.at(place).persons[table][column] for column in columns}
        attacker.first[place, "whole"] = day.at(place).whole(table)
        if inner := children(day, place):
            for column in (*columns, "whole"):
                attacker.adds(((child, column) for child in inner), (place, column))
    for (place, column), (low, high) in list(attacker.within.items()):
        truth = day.at(place).whole(table) if column == "whole" else day.at(place).persons[table][column]
        if truth and low < high and not is_told_by_the_sum(day, table, place):
            assert not attacker.can_tell((place, column), truth), (table, place, column, truth)


def known(attacker, what, cell, most):
    if cell is Hidden.FEWER:
        attacker.knows(what, 1, SMALLEST - 1)
    elif is_hidden(cell):
        attacker.knows(what, 0, most)
    else:
        attacker.within[what] = (cell, cell)


def is_told_by_the_sum(day, table, place):
    """Somewhere around it everybody is at one place, or all are the same."""
    while place:
        place = place[:-1]
        there = [child for child in children(day, place) if day.at(child).whole(table)]
        if len(there) < 2 or len([count for count in day.at(place).persons[table].values() if count]) < 2:
            return True
    return False


@given(several(), st.integers(0, 6))
def test_how_many_have_ended_is_not_what_is_left_of_those_who_began(posts, before):
    """At each place, those who began and those who had been there before are those who are there or have ended."""
    posts = [replace(posts[0], post=replace(posts[0].post, before=before)), *posts[1:]]
    its = days(posts)
    shown = Withheld(its)
    for at, day in enumerate(its):
        for place in day.places:
            tables = (Table.BEGAN, Table.AGREEMENT, Table.ENDED)
            began, there, ended = (shown.whole(table, place, at) for table in tables)
            if not is_hidden(began):
                assert not is_hidden(there)
                assert not is_hidden(ended)
                assert not is_small(began - there), (place, began, there)
                assert not is_small(ended + there - began), "who had left before"
            row = shown.row(Table.BEGAN, place, at)
            on = [it.on for it in its].index(row.on)
            assert not row.is_whole or not row.parts or not is_hidden(shown.whole(Table.BEGAN, place, on))


@given(several())
def test_no_number_that_is_shown_is_small_nor_its_change_and_who_sees_small_numbers_sees_what_is_counted(posts):
    its = days(posts)
    no_number_that_is_shown_is_small_nor_its_change_from_what_was_shown_before(its)
    who_sees_small_numbers_sees_what_is_counted(its)


def no_number_that_is_shown_is_small_nor_its_change_from_what_was_shown_before(its):
    shown = Withheld(its)
    for table in TABLES:
        for place in its[-1].places:
            rows = [shown.row(table, place, at) for at in range(len(its))]
            told = list({row.on: row for row in rows if row.is_whole}.values())
            assert not any(is_small(cell) for row in told for cell in row.parts.values())
            for before, after in pairwise(told):
                assert not any(is_small(after.part(name) - before.part(name)) for name in {*before.parts, *after.parts})


def who_sees_small_numbers_sees_what_is_counted(its):
    shown = All(its)
    for at, day in enumerate(its):
        for place, sums in day.places.items():
            row = shown.row(Table.AGREEMENT, place, at)
            assert (row.whole, row.parts) == (sums.whole(Table.AGREEMENT), sums.persons[Table.AGREEMENT])
