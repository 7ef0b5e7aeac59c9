"""Before the meeting: open until a day, read by nobody meanwhile, closed by the clock, and opened again in the room."""

import pytest

from app.board.board import TaskThereAlready
from app.board.commands import AddTask, AddTasks, RemoveTask, RewordTask
from app.board.writers import OTHERS, writers
from app.live.acts import UndoLast
from app.live.view import Audience, view
from app.vocabulary import Colour, NotYours, Person, Step, Who
from app.voting.commands import CastVote, PassTask
from app.workshop.beforehand import (
    FURTHEST,
    BeforehandOpen,
    BeforehandOver,
    DayPassed,
    DayTooFar,
    HasBegun,
    MeetsTooEarly,
    minutes,
)
from app.workshop.commands import CloseBeforehand, EndBeforehand, OpenBeforehand, OpenList, OpenStep
from app.workshop.events import PeopleExpected, PersonJoined
from tests.makers import ANNA, CARERS, CILLA, LEAD, TEACHERS, a_live_workshop, ask, happen

NOW, ENDS = 1_000_000, 2_000_000


def opened(*texts, step=Step.GATHER, **more):
    live = a_live_workshop(*texts, step=Step.GATHER)
    ask(live, OpenBeforehand(step, "2027-02-09", ENDS, now=NOW, **more))
    return live


def texts(live, audience):
    return {task["text"] for task in view(live, audience, {})["tasks"].values()}


def test_the_staff_write_until_the_day_is_over_and_not_a_moment_longer():
    live = opened()
    ask(live, AddTask("Tvätt", "t1", now=ENDS - 1), ANNA)
    for command in (
        AddTask("Disk", "t2", now=ENDS),
        RewordTask("t1", "Strykning", now=ENDS),
        RemoveTask("t1", now=ENDS),
    ):
        with pytest.raises(BeforehandOver):
            ask(live, command, ANNA)
    ask(live, AddTask("Disk", "t2", now=ENDS), LEAD)


def test_it_is_closed_earlier_and_opened_again_in_the_room():
    live = opened()
    ask(live, CloseBeforehand())
    with pytest.raises(BeforehandOver):
        ask(live, AddTask("Tvätt", "t1", now=NOW), ANNA)
    ask(live, EndBeforehand())
    ask(live, AddTask("Tvätt", "t1", now=ENDS + 1), ANNA)
    assert view(live, Audience.PHONE, {}).get("beforehand") is None


def test_what_is_written_is_nobodys_to_read_until_it_is_closed():
    live = opened()
    ask(live, AddTask("Tvätt", "t1"), ANNA)
    ask(live, AddTask("Vår egen", "t2"), LEAD)
    assert texts(live, Audience.LEAD) == texts(live, Audience.WALL) == texts(live, Audience.PHONE) == {"Vår egen"}
    ask(live, CloseBeforehand())
    assert texts(live, Audience.LEAD) == {"Tvätt", "Vår egen"}
    assert texts(live, Audience.WALL) == texts(live, Audience.PHONE) == {"Vår egen"}


def test_the_list_is_not_opened_meanwhile_and_one_that_was_open_is_hidden_again():
    live = a_live_workshop("Tvätt", step=Step.GATHER)
    ask(live, OpenList(True))
    ask(live, OpenBeforehand(Step.GATHER, "2027-02-09", ENDS, now=NOW))
    assert texts(live, Audience.WALL) == set()
    with pytest.raises(BeforehandOpen):
        ask(live, OpenList(True))


def test_what_nobody_has_looked_through_is_not_sorted_before_it_is_closed():
    live = opened()
    ask(live, AddTask("Tvätt", "t1"), ANNA)
    with pytest.raises(BeforehandOpen):
        ask(live, OpenStep(Step.SORT))
    ask(live, CloseBeforehand())
    ask(live, OpenStep(Step.SORT))


def test_whether_words_are_on_the_list_is_not_told_by_writing_them_either():
    live = opened()
    ask(live, AddTask("Tvätt", "t1"), ANNA)
    ask(live, AddTask("Tvätt", "t2"), LEAD)
    assert [event.text for event in ask(live, AddTasks(("Tvätt", "Disk"), "m"))] == ["Disk"]
    with pytest.raises(TaskThereAlready):
        ask(live, AddTask("Disk", "t3"), LEAD)


def test_sorting_before_the_meeting_ends_with_its_day_and_shows_nothing():
    live = opened("Tvätt", step=Step.SORT)
    assert live.workshop.step is Step.SORT
    ask(live, CastVote("t1", Colour.RED, now=ENDS - 1), ANNA)
    with pytest.raises(BeforehandOver):
        ask(live, PassTask("t1", now=ENDS), CILLA)
    assert "votes" not in view(live, Audience.LEAD, {})["tasks"]["t1"]
    ask(live, EndBeforehand())
    ask(live, PassTask("t1", now=ENDS), CILLA)


def test_another_step_ends_it_and_undoing_that_brings_it_back():
    live = opened("Tvätt")
    ask(live, CloseBeforehand())
    before = live.workshop.beforehand
    ask(live, OpenStep(Step.SORT))
    assert live.workshop.beforehand is None
    ask(live, UndoLast())
    assert live.workshop.beforehand == before


def test_closing_is_taken_back_too():
    live = opened()
    ask(live, CloseBeforehand())
    ask(live, UndoLast())
    assert live.workshop.is_open_beforehand
    ask(live, UndoLast())
    assert live.workshop.beforehand is None


@pytest.mark.parametrize(
    ("wanted", "no"),
    [
        ({"ends": NOW}, DayPassed),
        ({"ends": NOW + FURTHEST + 1}, DayTooFar),
        ({"meets_on": "2027-02-08"}, MeetsTooEarly),
    ],
)
def test_a_day_that_can_not_be_is_refused_and_changes_nothing(wanted, no):
    live = a_live_workshop(step=Step.GATHER)
    with pytest.raises(no):
        ask(live, OpenBeforehand(Step.GATHER, **{"until": "2027-02-09", "ends": ENDS, "now": NOW} | wanted))
    assert live.workshop.beforehand is None


def test_it_may_end_on_the_day_of_the_meeting():
    assert opened(meets_on="2027-02-09", meets_at="13:00").workshop.beforehand.meets_at == "13:00"


def test_when_answers_have_been_shown_nothing_is_before_the_meeting():
    live = a_live_workshop("Tvätt")
    ask(live, OpenStep(Step.SETTLE))
    ask(live, OpenStep(Step.SORT))
    with pytest.raises(HasBegun):
        ask(live, OpenBeforehand(Step.SORT, "2027-02-09", ENDS, now=NOW))


@pytest.mark.parametrize(
    "command", [OpenBeforehand(Step.GATHER, "2027-02-09", ENDS), CloseBeforehand(), EndBeforehand()]
)
def test_only_the_facilitator_opens_and_closes(command):
    with pytest.raises(NotYours):
        ask(opened(), command, ANNA)


def a_workplace(**heads):
    live = a_live_workshop(step=Step.GATHER, people=False)
    for group, count in heads.items():
        happen(live, PeopleExpected(group, count))
        happen(live, *(PersonJoined(f"{group}-{nth}", group) for nth in range(count)))
    ask(live, OpenBeforehand(Step.GATHER, "2027-02-09", ENDS, now=NOW))
    return live


def write(live, group, *who):
    for nth in who:
        by = Person(f"{group}-{nth}", Who.PARTICIPANT)
        ask(live, AddTask(f"{group} {nth} {len(live.board.tasks)}", f"t{len(live.board.tasks)}"), by)


def test_a_group_of_at_least_the_smallest_size_is_counted_by_itself_and_people_once():
    live = a_workplace(g1=7, g2=5)
    write(live, CARERS, 0, 0, 1)
    assert writers(live.board) == {"people": {CARERS: 2, TEACHERS: 0}, "texts": 3}


def test_groups_that_are_few_are_counted_together_or_not_at_all():
    live = a_workplace(g1=3, g2=2)
    write(live, CARERS, 0)
    write(live, TEACHERS, 0)
    assert writers(live.board)["people"] == {OTHERS: 2}
    few = a_workplace(g1=7, g2=2)
    write(few, TEACHERS, 0)
    assert writers(few.board)["people"] == {CARERS: 0}


def test_outside_of_it_nobody_is_counted():
    live = a_workplace(g1=7)
    write(live, CARERS, 0)
    ask(live, CloseBeforehand())
    assert writers(live.board) == {}


@pytest.mark.parametrize(("step", "tasks", "takes"), [(Step.GATHER, 60, 3), (Step.SORT, 4, 3), (Step.SORT, 60, 8)])
def test_how_long_it_takes_is_said_beforehand(step, tasks, takes):
    assert minutes(step, tasks) == takes
