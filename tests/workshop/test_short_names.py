"""Two to four letters for a group: proposed from its name, or given; no two alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.vocabulary import Step, WorkshopClosed
from app.workshop.commands import AddGroup, GiveShortName
from app.workshop.events import ShortNameGiven
from app.workshop.short_names import MOST, ShortNamesAlike, ShortNameUnfit, read, short_names
from app.workshop.workshop import create
from tests.makers import CARERS, TEACHERS, a_live_workshop, ask


def proposed(*names):
    return short_names(tuple((name, "") for name in names))


def test_what_a_workplace_says_is_proposed():
    assert proposed("Undersköterskor", "Vårdbiträden", "Samordnare", "Sjuksköterskor") == ("Usk", "Vb", "Samo", "Ssk")
    assert proposed("Team Björken", "Team Linden", "HR") == ("Tb", "Tl", "HR")


def test_those_that_begin_alike_get_different_ones():
    assert proposed("Sjuksköterskor", "Skolsköterskor") == ("Ssk", "Skol")


def test_five_groups_have_three_letters_each_also_where_four_were_given():
    assert short_names((("Samordnare", "Samo"), *((name, "") for name in "ABCD")))[0] == "Sam"


@given(st.lists(st.tuples(st.text(min_size=1, max_size=80), st.just("")), min_size=1, max_size=12))
def test_each_group_has_one_of_its_own(groups):
    shorts = short_names(tuple(groups))
    assert len({short.casefold() for short in shorts}) == len(groups)
    assert all(1 <= len(short) <= MOST for short in shorts)


@pytest.mark.parametrize("typed", ["V", "Vårdb", "V!", "<b>"])
def test_a_short_name_is_two_to_four_letters(typed):
    with pytest.raises(ShortNameUnfit):
        read(typed)


def test_it_is_given_and_taken_back_and_no_other_group_may_have_it():
    live = a_live_workshop()
    assert ask(live, GiveShortName(CARERS, " Bs ")) == [ShortNameGiven(CARERS, "Bs")]
    assert live.workshop.short_names == {CARERS: "Bs", TEACHERS: "Fl"}
    assert ask(live, GiveShortName(CARERS, "Bs")) == []
    with pytest.raises(ShortNamesAlike):
        ask(live, GiveShortName(TEACHERS, "bs"))
    ask(live, AddGroup("Byggare och snickare"))
    assert live.workshop.short_names["g3"] == "Bygg"
    ask(live, GiveShortName(CARERS, ""))
    assert live.workshop.short_names == {CARERS: "Bsk", TEACHERS: "Fl", "g3": "Bs"}
    live.workshop.step = Step.CLOSED
    with pytest.raises(WorkshopClosed):
        ask(live, GiveShortName(CARERS, "Bs"))


def test_a_workshop_begins_with_those_that_are_typed():
    made = create("F7K2QM", "", "Hemmet", "jobs", "full", ["A", "B"], short={"A": "Aa", "B": ""})
    assert made.short == (("g1", "Aa"),)
    with pytest.raises(ShortNamesAlike):
        create("F7K2QM", "", "Hemmet", "jobs", "full", ["A", "B"], short={"A": "Aa", "B": "aa"})
