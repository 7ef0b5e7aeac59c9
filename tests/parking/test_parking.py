"""What is no task is put aside, ends somewhere with somebody, and takes no vote with it where it can be seen."""

import pytest

from app.board.board import UnknownTask
from app.board.commands import AddTask
from app.live.acts import RedoLast, UndoLast
from app.live.view import Audience, own, view
from app.parking.commands import DropParked, Park, ParkTask, SettleParked
from app.parking.parking import MOST_PARKED, TooManyParked, UnknownParked
from app.vocabulary import Colour, NotYours, Step, TextMissing, TextTooLong, WorkshopClosed
from app.workshop.commands import OpenStep
from app.workshop.workshop import UnknownChoice
from tests.makers import ANNA, LEAD, a_live_workshop, ask, happen, votes


def texts(live):
    return [it.text for it in live.parking.in_order]


def test_what_is_typed_is_put_aside_and_the_same_words_only_once():
    live = a_live_workshop("Tvätt")
    ask(live, Park("  Det drar  i hallen ", "p1"))
    assert ask(live, Park("det drar i hallen", "p2")) == []
    assert texts(live) == ["Det drar i hallen"]


def test_a_task_leaves_the_board_and_comes_back_whole_when_it_is_undone():
    live = happen(a_live_workshop("Tvätt", "Ingen lyssnar"), *votes("t2", anna=Colour.RED))
    ask(live, ParkTask("t2", "Den tas upp på APT."))
    assert "t2" not in live.board.tasks
    assert texts(live) == ["Ingen lyssnar"]
    assert own(live, "anna")["removed"]["t2"]["why"] == "Den tas upp på APT."
    assert own(live, "anna")["mine"] == {}
    ask(live, UndoLast())
    assert live.board.tasks["t2"].text == "Ingen lyssnar"
    assert live.ballots.of("anna") == {"t2": "red"}
    assert texts(live) == []
    ask(live, RedoLast())
    assert texts(live) == ["Ingen lyssnar"]


def test_it_is_treated_as_a_removed_task_by_everybody_but_the_lead():
    live = a_live_workshop("Tvätt", "Ingen lyssnar", step=Step.GATHER)
    ask(live, ParkTask("t2"))
    for audience in (Audience.WALL, Audience.PHONE):
        shown = view(live, audience, {})
        assert "parked" not in shown
        assert "Ingen lyssnar" not in str(shown)
    assert [it["text"] for it in view(live, Audience.LEAD, {})["parked"].values()] == ["Ingen lyssnar"]


def test_the_ending_tells_how_many_and_no_words():
    live = a_live_workshop(step=Step.ACT)
    ask(live, Park("Det drar i hallen", "p1"))
    ask(live, OpenStep(Step.CLOSED, 5))
    shown = view(live, Audience.PHONE, {})
    assert shown["ending"]["parked"] == 1
    assert "Det drar" not in str(shown)


def test_each_thing_ends_somewhere_with_somebody_and_can_be_said_anew():
    live = a_live_workshop("Tvätt")
    ask(live, Park("Det drar i hallen", "p1"))
    ask(live, SettleParked("p1", "safety_round", "Skyddsombudet"))
    thing = live.parking.things["p1"]
    assert (thing.ends_as, thing.owner) == ("safety_round", "Skyddsombudet")
    assert ask(live, SettleParked("p1", "safety_round", "Skyddsombudet")) == []
    ask(live, UndoLast())
    assert live.parking.things["p1"].ends_as == ""


def test_it_may_be_settled_and_taken_away_when_the_workshop_is_closed_but_nothing_is_added():
    live = a_live_workshop("Tvätt", step=Step.SETTLE)
    ask(live, Park("Det drar i hallen", "p1"))
    ask(live, OpenStep(Step.CLOSED, 5))
    ask(live, SettleParked("p1", "done"))
    ask(live, DropParked("p1"))
    assert texts(live) == []
    for more in (Park("Mer", "p2"), ParkTask("t1")):
        with pytest.raises(WorkshopClosed):
            ask(live, more)


def test_a_text_that_may_be_a_name_says_so_until_somebody_has_said_where_it_belongs():
    live = a_live_workshop(step=Step.GATHER)
    ask(live, AddTask("Bo gnäller", "t1", named=True), ANNA)
    ask(live, ParkTask("t1"))
    assert live.parking.things["t1"].named
    ask(live, SettleParked("t1", "manager"))
    assert not live.parking.things["t1"].named
    ask(live, UndoLast())
    assert live.parking.things["t1"].named


@pytest.mark.parametrize("asked", [Park("Mitt", "p2"), ParkTask("t1"), SettleParked("p1"), DropParked("p1")])
def test_only_the_facilitator_puts_aside(asked):
    live = a_live_workshop("Tvätt")
    ask(live, Park("Det drar i hallen", "p1"))
    with pytest.raises(NotYours):
        ask(live, asked, ANNA)


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        (Park(" ", "p2"), TextMissing),
        (Park("x" * 201, "p2"), TextTooLong),
        (ParkTask("t9"), UnknownTask),
        (SettleParked("p9"), UnknownParked),
        (SettleParked("p1", "bin"), UnknownChoice),
        (SettleParked("p1", "apt", "x" * 81), TextTooLong),
        (DropParked("p9"), UnknownParked),
    ],
)
def test_bad_input_changes_nothing(asked, why):
    live = a_live_workshop("Tvätt")
    ask(live, Park("Det drar i hallen", "p1"))
    before = dict(live.parking.things)
    with pytest.raises(why):
        ask(live, asked)
    assert live.parking.things == before


def test_the_parking_fills_up():
    live = a_live_workshop("Tvätt")
    for number in range(MOST_PARKED):
        ask(live, Park(f"Sak {number}", f"p{number}"))
    for more in (Park("En till", "q"), ParkTask("t1")):
        with pytest.raises(TooManyParked):
            ask(live, more, LEAD)
