"""What is ticked: by what happened, in what order, and by whom."""

from datetime import date

import pytest

from app.analysis.events import ActionPlanned, DutyAnswered, QuestionAnswered, TaskRested
from app.analysis.plan import Plan
from app.board.events import DecisionNoted, TaskPlaced
from app.live.acts import ActUndone
from app.rehearsal.deeds import Before, Deed, Tally
from app.vocabulary import Colour, Step
from app.workshop.events import ListOpened, OpeningShown, StepOpened, TopicShown
from tests.rehearsal.views import a_group

pytestmark = pytest.mark.pure


def done(*events, by="f1", step=Step.SORT, groups=None, divides=True):
    tally, now = Tally(), step
    for event in events:
        tally.note(event, by, Before(now, lambda: groups or {"g1": a_group(people=4, done=4)}, lambda _task: divides))
        now = event.step if isinstance(event, StepOpened) else now
    return tally.done


def test_nothing_is_done_at_first():
    assert done() == frozenset()


@pytest.mark.parametrize(
    ("event", "deed"),
    [
        (OpeningShown(True), Deed.SAID_WHY),
        (ListOpened(True), Deed.OPENED_LIST),
        (ActUndone(3), Deed.UNDID),
        (TaskRested("t1", True), Deed.CHOSE),
        (QuestionAnswered("t1", "right_things", "no", "Ingen läser dem."), Deed.NOTED),
        (ActionPlanned("a1", "t1", Plan("move", owner="Eva", due=date(2027, 1, 1))), Deed.PLANNED),
    ],
)
def test_one_thing_ticks_one_deed_and_only_whoever_leads_does_it(event, deed):
    assert done(event) == {deed}
    assert done(event, by="p1") == frozenset()


@pytest.mark.parametrize(
    "event",
    [
        OpeningShown(False),
        ListOpened(False),
        TaskRested("t1", False),
        QuestionAnswered("t1", "right_things", "no", ""),
        QuestionAnswered("t1", "right_things", "", "Vi vet inte än."),
        ActionPlanned("a1", "t1", Plan("move", owner="Eva")),
        ActionPlanned("a1", "t1", Plan("keep", owner="Eva", due=date(2027, 1, 1))),
        DecisionNoted("t1", "", "Någon tycker annat."),
    ],
)
def test_half_of_it_ticks_nothing(event):
    assert done(event, TaskPlaced("t1", "g1", Colour.RED, "a")) == frozenset()


def test_who_shows_when_most_are_done_has_waited_and_shown_once():
    assert done(StepOpened(Step.REVEAL)) == {Deed.WAITED, Deed.SHOWED_ONCE}


def test_who_shows_too_early_has_not_waited():
    early = {"g1": a_group(people=4, done=2)}
    assert done(StepOpened(Step.REVEAL), groups=early) == {Deed.SHOWED_ONCE}


def test_who_goes_back_and_shows_again_has_not_shown_once():
    again = (StepOpened(Step.REVEAL), StepOpened(Step.SORT), StepOpened(Step.REVEAL))
    assert done(*again) == {Deed.WAITED}


def test_going_on_from_what_is_shown_is_not_to_show_it_again():
    assert Deed.SHOWED_ONCE in done(StepOpened(Step.REVEAL), StepOpened(Step.SETTLE), StepOpened(Step.REVEAL))


def test_session_twos_own_board_is_not_an_answer_that_somebody_showed():
    assert done(StepOpened(Step.SETTLE), StepOpened(Step.ANALYSE), step=Step.GATHER) == frozenset()


def test_one_that_divides_is_settled_by_a_colour_and_a_why_whichever_comes_first():
    why, colour = DecisionNoted("t1", "Den som svarar känner barnet.", ""), TaskPlaced("t1", "g1", Colour.RED, "a")
    assert done(why, colour) == done(colour, why) == {Deed.SETTLED}
    assert done(why) == done(colour) == frozenset()
    assert done(why, TaskPlaced("t2", "g1", Colour.RED, "a")) == frozenset()
    assert done(why, colour, divides=False) == frozenset()


def test_whatever_colour_it_is_settled_in_counts_alike():
    why = DecisionNoted("t1", "Därför.", "")
    assert {done(why, TaskPlaced("t1", "g1", colour, "a")) for colour in Colour} == {frozenset({Deed.SETTLED})}


def test_time_is_asked_about_by_showing_it_when_most_have_answered():
    few, many = ({"g1": a_group(asked={"of": 4, "done": n})} for n in (2, 3))
    assert done(TopicShown("weight"), groups=few) == frozenset()
    assert done(TopicShown("weight"), groups=many) == {Deed.ASKED_TIME}
    assert done(TopicShown("right_things"), groups=many) == frozenset()


def test_both_duties_have_an_answer():
    on = date(2027, 1, 1)
    mbl, risk = DutyAnswered("mbl", "yes", on, "Gjord."), DutyAnswered("risk", "no", None, "Inget ändras.")
    assert done(mbl) == frozenset()
    assert done(mbl, risk) == {Deed.CONSULTED}
    assert done(mbl, DutyAnswered("mbl", "", None, ""), risk) == frozenset()


def test_only_session_two_is_closed_with_nothing_left():
    assert done(StepOpened(Step.CLOSED), step=Step.ACT) == {Deed.LEFT_NOTHING}
    assert Deed.LEFT_NOTHING not in done(StepOpened(Step.CLOSED), step=Step.SETTLE)
