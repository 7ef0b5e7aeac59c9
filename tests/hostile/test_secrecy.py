"""What somebody does who wants to know what one person answered, by each way that was once open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.analysis.commands import GiveOpinion
from app.board.commands import AddTask, MergeTasks, RemoveTask
from app.live.acts import RedoLast, UndoLast
from app.live.view import Audience, own, own_changes, view
from app.vocabulary import WEIGHT, Colour, Person, Step, Who
from app.voting.commands import CastVote, CountHands, VoteAgain
from app.voting.smallest import TOGETHER, shown_as
from app.weight.commands import EstimateTime
from app.workshop.commands import (
    AnswerJointly,
    ExpectPeople,
    OpenList,
    OpenStep,
    OpenTopic,
    ShowTopic,
    StandAlone,
    TurnAway,
)
from app.workshop.events import PersonJoined, PersonTurnedAway
from app.workshop.workshop import AloneNotAgreed
from tests.makers import ANNA, BO, CARERS, TEACHERS, a_live_workshop, ask, happen

ASKED = "right_competence"


def person(name):
    return Person(name, Who.PARTICIPANT)


def a_room(carers=6, teachers=0, topic=ASKED):
    live = a_live_workshop("Tvätt", "Disk", step=Step.ANALYSE, people=False)
    happen(live, *(PersonJoined(f"c{n}", CARERS) for n in range(carers)))
    happen(live, *(PersonJoined(f"t{n}", TEACHERS) for n in range(teachers)))
    ask(live, OpenTopic(topic))
    return live


def say(live, who, answer, task="t1"):
    if live.workshop.topic == WEIGHT:
        ask(live, EstimateTime(task, f"{len(answer)} h i veckan"), person(who))
    else:
        ask(live, GiveOpinion(task, live.workshop.topic, answer), person(who))


def shown(live):
    """Everything about session two's answers that anybody is sent now, by task."""
    sent = {audience: view(live, audience, {})["tasks"] for audience in Audience}
    return {
        task: [(it[task].get("opinions"), it[task].get("weight")) for it in sent.values() if task in it]
        for task in ("t1", "t2")
    }


def nothing_else(first, then):
    """Whether what is shown of each task then is what was shown first, or nothing."""
    nothing = [(None, None)] * len(Audience)
    return all(then[task] in (first[task], nothing, []) for task in then)


def merged(live, answer):
    """Five have answered both tasks; the sixth only the one that is merged into the other."""
    for n in range(5):
        say(live, f"c{n}", "yes")
        say(live, f"c{n}", "yes", task="t2")
    say(live, "c5", answer, task="t2")
    ask(live, MergeTasks("t2", "t1"))


def asked_anew(live, answer):
    """Five have answered when a second round is opened, and the sixth answers after that."""
    for n in range(5):
        say(live, f"c{n}", "yes")
    ask(live, VoteAgain("t1"))
    say(live, "c5", answer)


def changed(live, answer):
    """All have answered when a second round is opened, and one of them changes their answer after that."""
    for n in range(6):
        say(live, f"c{n}", "yes")
    ask(live, VoteAgain("t1"))
    say(live, "c5", answer)


@pytest.mark.parametrize("topic", [ASKED, WEIGHT])
@pytest.mark.parametrize("prepare", [merged, asked_anew, changed])
def test_what_session_two_has_shown_stands_whatever_is_taken_back_afterwards(prepare, topic):
    live = a_room(topic=topic)
    prepare(live, "unsure")
    ask(live, ShowTopic(topic))
    first = shown(live)
    for command in (UndoLast(), RedoLast(), UndoLast()):
        ask(live, command)
        assert nothing_else(first, shown(live))
        assert shown(live)["t1"] == first["t1"]


@pytest.mark.parametrize("topic", [ASKED, WEIGHT])
def test_what_had_been_shown_of_a_task_comes_back_with_it(topic):
    live = a_room(topic=topic)
    for n in range(6):
        say(live, f"c{n}", "yes", task="t2")
    ask(live, ShowTopic(topic))
    first = shown(live)
    ask(live, MergeTasks("t2", "t1"))
    ask(live, UndoLast())
    assert shown(live) == first


@pytest.mark.parametrize(("carers", "teachers"), [(6, 1), (9, 4), (6, 3)])
def test_how_the_times_are_divided_does_not_tell_whether_the_one_in_a_small_group_does_the_task(carers, teachers):
    def units(last):
        live = a_room(carers, teachers, topic=WEIGHT)
        for n in range(carers):
            ask(live, EstimateTime("t1", "1 h i veckan"), person(f"c{n}"))
        for n in range(teachers):
            ask(live, EstimateTime("t1", last if n == teachers - 1 else "0"), person(f"t{n}"))
        ask(live, ShowTopic(WEIGHT))
        return live.weights.weighed("t1").keys()

    assert units("0") == units("1 h i veckan") == {TOGETHER}


counts = st.dictionaries(st.sampled_from("abcdef"), st.tuples(st.integers(0, 12), st.integers(0, 12)), min_size=1)


@given(counts, st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 3)), st.integers(5, 9), st.integers(1, 4))
def test_a_greater_smallest_size_only_puts_more_groups_into_the_sum(counts, excess, smallest, more):
    """Shown anew with it, no group that stood in the sum comes to stand by itself: the difference would be the rest."""
    voices = {group: all_of_them for group, (all_of_them, _) in counts.items()}
    counted = {group: min(it) for group, it in counts.items()}
    before, after = (shown_as(voices, excess, size, counted) for size in (smallest, smallest + more))
    summed = {group for group, unit in before.items() if unit == TOGETHER and counted[group]}
    assert not [group for group in summed if after.get(group) == group]


def a_joint_group(expected):
    """Anna's and Bo's group answers together, and is said to be so many."""
    live = a_live_workshop("Tvätt")
    ask(live, AnswerJointly(CARERS, True))
    ask(live, ExpectPeople(CARERS, expected))
    return live


def test_a_phone_that_was_turned_away_does_not_follow_what_its_group_answers_together():
    live = a_joint_group(2)
    ask(live, CastVote("t1", Colour.RED), ANNA)
    ask(live, TurnAway(live.workshop.seats["bo"]))
    assert own(live, "bo")["mine"] == {}
    told = [own_changes(live, event) for event in ask(live, CastVote("t1", Colour.BLACK), ANNA)]
    assert [who for changes in told for who, _ in changes] == ["anna"]


def test_the_only_one_of_a_group_is_not_made_to_stand_alone_by_another_phone():
    live = a_joint_group(1)
    with pytest.raises(AloneNotAgreed):
        ask(live, StandAlone(True), BO)
    ask(live, TurnAway(live.workshop.seats["bo"]))
    ask(live, StandAlone(True), ANNA)
    assert live.workshop.groups[CARERS].is_heard


def test_that_somebody_agreed_to_stand_alone_does_not_hold_for_who_joins_after_them():
    live = a_joint_group(1)
    happen(live, PersonTurnedAway("anna"))
    ask(live, StandAlone(True), BO)
    happen(live, PersonTurnedAway("bo"), PersonJoined("dana", CARERS))
    with pytest.raises(AloneNotAgreed):
        ask(live, CastVote("t1", Colour.RED), person("dana"))


def texts(live, audience):
    return [task["text"] for task in view(live, audience, {})["tasks"].values()]


def test_the_order_in_which_the_view_lists_what_the_staff_wrote_is_not_the_order_in_which_they_wrote():
    live = a_live_workshop(step=Step.GATHER)
    wrote = [f"Uppgift {n}" for n in range(12)]
    for n, text in enumerate(wrote):
        ask(live, AddTask(text, f"k{n * 7919}"), (ANNA, BO)[n % 2])
    listed = texts(live, Audience.LEAD)
    assert listed != wrote
    ask(live, OpenList(True))
    assert [texts(live, audience) for audience in Audience] == [listed] * len(Audience)


def test_what_is_merged_before_the_list_is_opened_tells_neither_author_what_the_other_wrote():
    live = a_live_workshop(step=Step.GATHER)
    ask(live, AddTask("Disk", "k0"))
    for task, text, by in (("k1", "Tvätt", ANNA), ("k2", "Tvätta", BO), ("k3", "Diska", ANNA)):
        ask(live, AddTask(text, task), by)
    ask(live, MergeTasks("k1", "k2"))
    ask(live, MergeTasks("k3", "k0"))
    for who, others in (("anna", "Tvätta"), ("bo", "Tvätt"), ("cilla", "Tvätt")):
        sent = str([view(live, Audience.PHONE, {}), view(live, Audience.WALL, {}), own(live, who)])
        assert f"'{others}'" not in sent
    assert "Diska" not in str([view(live, Audience.PHONE, {}), view(live, Audience.WALL, {})])
    ask(live, OpenList(True))
    assert own(live, "anna")["removed"]["k1"]["into"] == "Tvätta"


@pytest.mark.parametrize("command", [MergeTasks("t2", "t3"), RemoveTask("t2")])
def test_a_round_that_is_over_is_not_opened_with_its_answers_when_something_else_is_taken_back(command):
    live = a_live_workshop("Tvätt", "Disk", "Städning", people=False)
    happen(live, *(PersonJoined(f"c{n}", CARERS) for n in range(6)))
    ask(live, OpenStep(Step.SETTLE))
    ask(live, VoteAgain("t1"))
    ask(live, command)
    for n in range(6):
        ask(live, CastVote("t1", Colour.RED), person(f"c{n}"))
    ask(live, VoteAgain(None))
    ask(live, UndoLast())
    assert "t2" in live.board.tasks
    assert live.ballots.again is None
    assert view(live, Audience.WALL, {})["tasks"]["t1"]["votes"][CARERS]["red"] == 6


def test_hands_give_a_group_that_answers_together_no_bar():
    live = a_live_workshop("Tvätt", step=Step.REVEAL)
    ask(live, CountHands("t1", CARERS, green=2))
    ask(live, AnswerJointly(CARERS, True))
    assert view(live, Audience.WALL, {})["tasks"]["t1"]["votes"] == {}
