"""Where people are when they meet: said of the workshop, and by each where it is mixed."""

import pytest

from app.live.view import Audience, own, view
from app.vocabulary import NotYours, Step
from app.workshop.commands import ChangePlace, JoinWorkshop, SayWhere, TurnAway
from app.workshop.events import PersonJoined, SaidWhere
from app.workshop.workshop import UnknownChoice, begin, create
from tests.makers import ANNA, BO, CARERS, CILLA, TEACHERS, a_live_workshop, ask


def in_a(place):
    live = a_live_workshop("Tvätt")
    ask(live, ChangePlace(place))
    return live


def test_it_is_said_when_the_workshop_is_made_and_is_the_room_where_nothing_is():
    made = create("F7K2QM", "", "Hemtjänsten", "jobs", "full", ["Undersköterskor"], place="mixed")
    assert begin(1, made).place == "mixed"
    assert begin(1, create("F7K2QM", "", "Hemtjänsten", "jobs", "full", ["Undersköterskor"])).place == "room"


@pytest.mark.parametrize("place", ["", "home"])
def test_there_are_three_places(place):
    with pytest.raises(UnknownChoice):
        ask(a_live_workshop(), ChangePlace(place))
    with pytest.raises(UnknownChoice):
        create("F7K2QM", "", "Hemtjänsten", "jobs", "full", ["Undersköterskor"], place=place)


def test_only_who_leads_says_it_of_all_and_only_who_has_joined_of_themselves():
    with pytest.raises(NotYours):
        ask(a_live_workshop(), ChangePlace("mixed"), ANNA)
    with pytest.raises(NotYours):
        ask(a_live_workshop(people=False), SayWhere(True), ANNA)
    live = in_a("mixed")
    ask(live, TurnAway(1))
    with pytest.raises(NotYours):
        ask(live, SayWhere(True), ANNA)


def test_who_joins_says_it_at_once_and_may_change_it_also_when_groups_are_fixed():
    live = in_a("mixed")
    assert ask(live, JoinWorkshop(TEACHERS, afar=True), ANNA) == [
        PersonJoined("anna", TEACHERS),
        SaidWhere("anna", True),
    ]
    live.workshop.was_revealed = True
    assert ask(live, JoinWorkshop(TEACHERS, afar=False), ANNA) == [SaidWhere("anna", False)]
    assert ask(live, JoinWorkshop(TEACHERS), ANNA) == []
    assert ask(live, SayWhere(False), ANNA) == []


def test_it_counts_where_it_is_mixed_and_stays_said_meanwhile():
    live = in_a("mixed")
    ask(live, SayWhere(True), ANNA)
    said = {}
    for place in ("room", "distance", "mixed"):
        ask(live, ChangePlace(place))
        said[place] = [own(live, person)["me"]["afar"] for person in ("anna", "bo")]
    assert said == {"room": [False, False], "distance": [True, True], "mixed": [True, False]}


def test_the_lead_sees_one_count_for_all_and_nobody_else_sees_any():
    live = in_a("mixed")
    for person in (ANNA, CILLA):
        ask(live, SayWhere(True), person)
    assert view(live, Audience.LEAD, {})["afar"] == 2
    ask(live, TurnAway(live.workshop.seats["anna"]))
    assert view(live, Audience.LEAD, {})["afar"] == 1
    assert not any("afar" in view(live, audience, {}) for audience in (Audience.WALL, Audience.PHONE))
    assert not any("afar" in group for group in view(live, Audience.LEAD, {})["groups"].values())
    ask(live, ChangePlace("distance"))
    assert "afar" not in view(live, Audience.LEAD, {})


def test_where_somebody_is_changes_nothing_that_is_shown_of_answers():
    live = a_live_workshop("Tvätt", step=Step.REVEAL)
    ask(live, ChangePlace("mixed"))
    before = view(live, Audience.WALL, {})
    ask(live, SayWhere(True), BO)
    assert view(live, Audience.WALL, {}) == before
    assert live.workshop.people["bo"] == CARERS
