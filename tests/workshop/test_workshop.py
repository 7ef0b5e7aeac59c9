import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import codes
from app.board.commands import PlaceTask
from app.live.acts import UndoLast
from app.vocabulary import Colour, NotYours, Person, Step, TextMissing, TextTooLong, Who, WorkshopClosed, words
from app.voting.commands import CountHands
from app.workshop.commands import (
    AddMinute,
    AllowPlacing,
    CloseDoor,
    CoverWall,
    ExpectPeople,
    JoinWorkshop,
    OpenStep,
    PauseTimer,
    PlanMinutes,
    SetTimer,
    TurnAway,
)
from app.workshop.schedule import MINUTES
from app.workshop.workshop import (
    LENGTHS,
    DoorIsClosed,
    GroupsAlike,
    GroupsMissing,
    TooManyGroups,
    TurnedAway,
    UnknownChoice,
    UnknownGroup,
    UnknownSeat,
    create,
)
from tests.makers import ANNA, BO, CARERS, LEAD, TEACHERS, a_live_workshop, ask

DAG = Person("dag", Who.PARTICIPANT)


def made(**changes):
    given = {
        "code": "F7K2QM",
        "title": "",
        "workplace": "Badet",
        "purpose": "jobs",
        "length": "apt90",
        "groups": ["Kassa", "Bad"],
    }
    return create(**(given | changes))


def test_a_workshop_needs_a_group():
    with pytest.raises(GroupsMissing):
        made(groups=["  ", ""])


def test_two_groups_may_not_have_the_same_name():
    with pytest.raises(GroupsAlike):
        made(groups=["Kassa", "kassa "])


def test_a_workshop_has_room_for_twelve_groups():
    with pytest.raises(TooManyGroups):
        made(groups=[f"Grupp {n}" for n in range(13)])


def test_a_workshop_needs_a_workplace():
    with pytest.raises(TextMissing):
        made(workplace=" ")


def test_a_purpose_that_there_is_not_is_refused():
    with pytest.raises(UnknownChoice):
        made(purpose="fun")


def test_a_workshop_without_a_title_is_called_by_its_workplace():
    assert made().title == "Badet"


def test_only_the_facilitator_opens_a_step():
    with pytest.raises(NotYours):
        ask(a_live_workshop(), OpenStep(Step.REVEAL), ANNA)


def test_only_the_facilitator_lets_the_staff_place():
    with pytest.raises(NotYours):
        ask(a_live_workshop(), AllowPlacing(True), ANNA)


def test_nobody_joins_a_closed_workshop():
    with pytest.raises(WorkshopClosed):
        ask(a_live_workshop(step=Step.CLOSED), JoinWorkshop(CARERS), ANNA)


def test_nobody_joins_with_a_group_that_is_not_there():
    with pytest.raises(UnknownGroup):
        ask(a_live_workshop(), JoinWorkshop("g9"), ANNA)


def test_every_step_can_be_opened_from_every_other():
    live = a_live_workshop("Tvätt")
    ask(live, CountHands("t1", CARERS, 1))  # there is something to reveal, and nothing that must be decided
    ask(live, PlaceTask("t1", CARERS, Colour.GREEN))
    for step in (*Step, *reversed(Step)):
        ask(live, OpenStep(step))
        assert live.workshop.step is step


def test_opening_the_open_step_is_nothing():
    assert ask(a_live_workshop(step=Step.SORT), OpenStep(Step.SORT)) == []


def test_coming_back_with_the_same_group_is_nothing():
    assert ask(a_live_workshop(), JoinWorkshop(CARERS), ANNA) == []


def test_who_changes_group_is_counted_in_the_new_one():
    live = a_live_workshop()
    ask(live, JoinWorkshop(TEACHERS), ANNA)
    assert live.workshop.members == {CARERS: 1, TEACHERS: 2}


@pytest.mark.parametrize("typed", ["f7k2qm", " F7K 2QM ", "f7k-2qm", "F7K2OM", "f7kz0m", "F 7 K 2 Q M"])
def test_a_code_is_understood_as_people_type_it(typed):
    assert codes.as_meant(typed) == "F7K2QM"


@given(st.text(codes.ALPHABET, min_size=6, max_size=6))
def test_a_code_as_shown_is_understood(code):
    assert codes.as_meant(codes.as_shown(code)) == code


@given(st.text(max_size=300))
def test_a_persons_words_are_kept_as_they_are_or_refused(typed):
    try:
        kept = words(typed)
    except (TextMissing, TextTooLong):
        return
    assert 0 < len(kept) <= 200
    assert words(kept) == kept
    assert not set(kept) & {"\n", "\0", "\t"}


@pytest.mark.parametrize("typed", ["", " \n ", "\u200b", "\u200f \u200e"])
def test_words_that_nobody_can_see_are_refused(typed):
    with pytest.raises(TextMissing):
        words(typed)


@pytest.mark.parametrize(
    "typed", ["<script>alert(1)</script>", "=cmd|' /C calc'!A0", "تنظيف الطاولات", "👩‍🍳 Laga mat", "a" * 200]
)
def test_unusual_words_are_words(typed):
    assert words(typed) == typed


def test_the_lead_is_not_a_participant():
    assert LEAD.leads
    assert not ANNA.leads


def test_a_closed_door_keeps_newcomers_out_and_nobody_who_is_in():
    live = a_live_workshop()
    ask(live, CloseDoor(True))
    with pytest.raises(DoorIsClosed):
        ask(live, JoinWorkshop(CARERS), DAG)
    assert ask(live, JoinWorkshop(CARERS), ANNA) == []
    ask(live, JoinWorkshop(TEACHERS), ANNA)
    ask(live, CloseDoor(False))
    ask(live, JoinWorkshop(CARERS), DAG)
    assert live.workshop.members == {CARERS: 2, TEACHERS: 2}


def test_a_phone_that_is_turned_away_is_counted_no_more_and_does_not_come_back():
    live = a_live_workshop()
    ask(live, ExpectPeople(CARERS, 1))
    assert live.workshop.excess(CARERS) == 1
    ask(live, TurnAway(live.workshop.seats["bo"]))
    assert (live.workshop.excess(CARERS), live.workshop.members[CARERS]) == (0, 1)
    with pytest.raises(TurnedAway):
        ask(live, JoinWorkshop(CARERS), BO)
    assert ask(live, TurnAway(live.workshop.seats["bo"])) == []
    with pytest.raises(UnknownSeat):
        ask(live, TurnAway(99))


@pytest.mark.parametrize("people", [-1, 2001])
def test_a_head_count_that_there_cannot_be_is_refused(people):
    with pytest.raises(UnknownChoice):
        ask(a_live_workshop(), ExpectPeople(CARERS, people))


def test_fewer_than_are_here_may_be_stated_and_loses_nothing():
    live = a_live_workshop()
    ask(live, ExpectPeople(CARERS, 1))
    assert live.workshop.members[CARERS] == 2
    ask(live, ExpectPeople(CARERS, None))
    assert live.workshop.excess(CARERS) == 0


def test_the_time_of_a_step_does_not_run_on_into_the_next():
    live = a_live_workshop()
    ask(live, SetTimer(10, 1000))
    ask(live, OpenStep(Step.SETTLE))
    assert live.workshop.ends is live.workshop.left is None


def test_a_pause_has_a_clock_of_its_own_and_the_steps_time_waits():
    live = a_live_workshop()
    ask(live, SetTimer(10, 0))
    ask(live, CoverWall("pause", 5, 60_000))
    assert (live.workshop.until, live.workshop.ends, live.workshop.left) == (360_000, None, 540_000)
    ask(live, CoverWall("", now=400_000))
    assert (live.workshop.until, live.workshop.ends, live.workshop.left) == (None, 940_000, None)


def test_a_time_that_was_stopped_by_hand_is_not_started_by_a_pause():
    live = a_live_workshop()
    ask(live, SetTimer(10, 0))
    ask(live, PauseTimer(True, 60_000))
    ask(live, CoverWall("pause", 0, 60_000))
    ask(live, AddMinute(70_000))
    ask(live, CoverWall("", now=80_000))
    assert (live.workshop.ends, live.workshop.left) == (None, 600_000)


def test_a_step_is_planned_as_the_length_says_until_the_facilitator_plans_it():
    live = a_live_workshop()
    assert live.workshop.planned[Step.SETTLE] == 30
    ask(live, PlanMinutes(Step.SETTLE, 45))
    assert live.workshop.planned[Step.SETTLE] == 45
    assert ask(live, PlanMinutes(Step.SETTLE, 45)) == []
    ask(live, UndoLast())
    assert live.workshop.planned == MINUTES["apt90"]


@pytest.mark.parametrize(("step", "minutes"), [(Step.SETTLE, 0), (Step.SETTLE, 241), (Step.CLOSED, 10)])
def test_no_step_is_planned_for_no_time_or_too_much_and_the_end_takes_none(step, minutes):
    live = a_live_workshop()
    with pytest.raises(UnknownChoice):
        ask(live, PlanMinutes(step, minutes))
    with pytest.raises(NotYours):
        ask(live, PlanMinutes(Step.SORT, 10), ANNA)


def test_every_length_has_minutes_for_the_same_steps():
    assert {*MINUTES} == {*LENGTHS}
    assert all({*minutes} == {*Step} - {Step.CLOSED} for minutes in MINUTES.values())
