"""What is counted is what posts say of themselves, and each place is what is in it."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.export.document import Heading, Letterhead, Paragraph, swedish_date
from app.key_figures import paper
from app.key_figures.asked import key
from app.key_figures.counted import EVERYWHERE, OF_WORKPLACES, Counted, Table, count, half_years
from app.key_figures.programme import Goal, Of, Typed
from app.key_figures.rows import Names, rows
from app.key_figures.shown import All, Withheld, columns
from app.key_figures.told import tell
from app.key_figures.words import GOAL, OUTCOMES, PART, TABLE
from app.posts.post import Content, Post, Standing
from app.posts.staffing import Change, Staffing, What
from app.posts.tally import Tally
from app.posts.words import STANDINGS
from tests.key_figures.posts import HALVES, TODAY, several

BEGAN = date(2025, 3, 1)


def a_post(*staffings, **its):
    return Counted(Post("Serviceassistent", administration=1, staffings=staffings, **its))


@given(several(), st.sampled_from(HALVES))
def test_the_whole_is_what_the_posts_say_and_every_place_is_what_is_in_it(posts, on):
    day = count(posts, on)
    there = [it.post.at(on) for it in posts]
    whole = day.at(EVERYWHERE).persons[Table.AGREEMENT]
    assert (whole["ab"], whole["bea"]) == (sum(it.ab for it in there), sum(it.bea for it in there))
    assert day.at(EVERYWHERE).posts[Standing.FILLED] == sum(it.persons > 0 for it in there)
    for table in OF_WORKPLACES:
        for depth in (1, 2):
            inner = [sums.whole(table) for place, sums in day.places.items() if len(place) == depth]
            assert sum(inner) == day.at(EVERYWHERE).whole(table)


@given(several(), st.sampled_from(HALVES))
def test_each_way_of_dividing_persons_divides_all_of_them(posts, on):
    sums = count(posts, on).at(EVERYWHERE)
    persons = sums.whole(Table.AGREEMENT)
    for table in (Table.SEX, Table.GROUP, Table.PRIORITY, Table.EMPLOYER, Table.SUPPORT):
        assert sums.whole(table) == persons
    assert sums.whole(Table.PLAN) == sums.persons[Table.AGREEMENT]["bea"]
    assert sums.whole(Table.BEGAN) == sum(it.post.begun(on) for it in posts)


def test_a_post_at_two_workplaces_tells_sex_and_group_of_neither():
    staffings = Staffing(11, BEGAN, 3), Staffing(12, BEGAN, 4)
    day = count([a_post(*staffings, tallies=(Tally(BEGAN, {"women": 7}, {"priority": 7}, {"se": 7}),))], TODAY)
    assert day.at(EVERYWHERE).persons[Table.SEX] == {"women": 7}
    assert day.at((1, 11)).persons[Table.SEX] == {"not_stated": 3}
    assert day.at((1, 12)).persons[Table.GROUP] == {"not_stated": 4}


def test_from_bea_to_ab_has_a_rate_and_a_median():
    changes = (Change(date(2025, 9, 1), What.ORDINARY, 2), Change(date(2026, 3, 1), What.ORDINARY, 1))
    days = [count([a_post(Staffing(11, BEGAN, 9, 2, changes=changes))], TODAY)]
    rate = tell(All(days), EVERYWHERE, 0).rate
    assert (rate.became, rate.began, rate.months, rate.percent) == (3, 7, 6, 43)


def test_of_one_person_alone_it_is_told_to_nobody_which_sex_or_group():
    tally = Tally(BEGAN, {"women": 1}, {"priority": 1}, {"se": 1})
    days = [count([a_post(Staffing(11, BEGAN, 1), tallies=(tally,))], TODAY)]
    told = tell(All(days), EVERYWHERE, 0)
    assert told.persons == 1
    assert told.tables[Table.AGREEMENT].parts["bea"] == 1
    for table in (Table.SEX, Table.GROUP, Table.SUPPORT, Table.PRIORITY):
        assert {*told.tables[table].parts.values()} == {"not_shown"}


def test_of_one_of_whom_alone_it_is_stated_it_is_told_to_nobody_either():
    tally = Tally(BEGAN, {"women": 1}, {"priority": 1}, {"se": 1})
    days = [count([a_post(Staffing(11, BEGAN, 1), Staffing(11, HALVES[0], 6), tallies=(tally,))], TODAY)]
    told = tell(All(days), EVERYWHERE, 0)
    assert told.persons == 7
    for table in (Table.SEX, Table.GROUP, Table.SUPPORT):
        assert {*told.tables[table].parts.values()} == {"not_shown"}


def test_how_persons_are_divided_now_is_told_to_hr_alone():
    days = [count([a_post(Staffing(11, BEGAN, 8), Staffing(11, TODAY, 7, 7))], on) for on in HALVES]
    now = len(days) - 1
    assert tell(All(days), EVERYWHERE, now).tables[Table.AGREEMENT].parts == {"ab": 7, "bea": 8}
    withheld = tell(Withheld(days), EVERYWHERE, now)
    assert withheld.persons == 15
    assert withheld.tables[Table.AGREEMENT].on == HALVES[-2]
    assert withheld.tables[Table.AGREEMENT].parts == {"ab": 0, "bea": 8}


@given(st.lists(st.integers(1, 98), min_size=1, max_size=6))
def test_shares_of_content_make_a_hundred(shares):
    posts = [
        a_post(Staffing(11, BEGAN, 1), extent=Decimal(75), content={Content.MEALS: share, name: 100 - share})
        for share, name in zip(shares, Content, strict=False)
        if name is not Content.MEALS
    ]
    content = tell(All([count(posts, TODAY)]), EVERYWHERE, 0).content
    assert sum(content.values()) == (100 if posts else 0)


def test_content_does_not_tell_how_many_are_in_a_post():
    one, many = (
        [
            a_post(Staffing(11, BEGAN, persons), content={Content.MEALS: 100}),
            a_post(Staffing(11, BEGAN, 1), content={Content.WASTE: 100}),
        ]
        for persons in (1, 9)
    )
    assert count(one, TODAY).at(EVERYWHERE).content == count(many, TODAY).at(EVERYWHERE).content


def test_half_years_are_those_that_have_ended_since_the_first():
    assert [str(it) for it in half_years([a_post(Staffing(11, BEGAN, 1))], TODAY)] == ["2025:1", "2025:2", "2026:1"]
    assert half_years([], TODAY) == []


@pytest.mark.parametrize(
    ("goal", "reached"),
    [
        (Goal(Of.PERSONS, 30), 9),
        (Goal(Of.AB, 30), 2),
        (Goal(Of.WORKPLACES, 3), 1),
        (Goal(Of.BECAME, 50), 0),
        (Goal(Of.FILLED, 2), 1),
    ],
)
def test_a_goal_is_told_with_what_is_reached(goal, reached):
    days = [count([a_post(Staffing(11, BEGAN, 9, 2))], TODAY)]
    assert tell(All(days), EVERYWHERE, 0, [goal]).goals[0].cell == reached


def a_page(goals, on=TODAY):
    its = tell(All([count([a_post(Staffing(11, BEGAN, 9, 2))], on)]), EVERYWHERE, 0, goals)
    document = paper.document(its, "Kommunen", Names({}, {}), None, Letterhead(), TODAY)
    at = next(n for n, it in enumerate(document.blocks) if it == Heading("Mål"))
    return its, document.blocks[at + 1 :]


def test_what_is_typed_is_told_from_its_day_on_and_with_that_day():
    goal = Goal(Of.OTHER, 40, name="Kurser", source="Planen", typed=Typed(12, TODAY, "Kurslistan"))
    its, (table, *_) = a_page([goal])
    assert table.rows[0][0] == f"Kurser (Planen, nått {swedish_date(TODAY)} enligt Kurslistan)"
    earlier = replace(goal, typed=Typed(12, TODAY - timedelta(9), "Kurslistan"))
    its, _ = a_page([earlier])
    assert [it.on for it in rows(its, Names({}, {})) if it.section == "Mål"] == [TODAY - timedelta(9)]
    its, (table, *_) = a_page([replace(goal, typed=Typed(12, TODAY + timedelta(1), "Kurslistan"))])
    assert table.rows[0][0] == "Kurser (Planen)"
    (row,) = (it for it in rows(its, Names({}, {})) if it.section == "Mål")
    assert (row.cell, row.on) == (None, TODAY)


def test_on_paper_there_is_room_for_so_many_goals_and_so_long_ones():
    long = "Ett ord till " * 20
    goals = [Goal(Of.OTHER, 40, name=long, source=long, typed=Typed(9, TODAY, long))] * 9
    _, (table, more) = a_page(goals)
    assert len(table.rows) == 6
    assert all(len(row[0]) < 350 for row in table.rows)
    assert more == Paragraph("Och 3 mål till, i programmet.")
    _, (table,) = a_page(goals[:6])
    assert len(table.rows) == 6


def test_every_table_part_and_goal_has_its_words():
    assert [*TABLE] == [*Table]
    assert [*GOAL] == [*Of]
    assert [*STANDINGS] == [*Standing]
    for table in {*Table} - {*OUTCOMES, Table.GROUP}:
        assert {*columns(table, [])} <= {*PART[table]}, table


@pytest.mark.parametrize(
    ("place", "written"), [((), "all"), ((3,), "3"), ((3, 21), "3-21"), ((None,), "0"), ((None, 21), "0-21")]
)
def test_a_place_has_an_address(place, written):
    assert key(place) == written
