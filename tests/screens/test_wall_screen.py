"""What the wall shows is decided once, and holds with one answer, in a group of two, and with nobody."""

from datetime import date

import pytest

from app.analysis.events import ActionPlanned, OpinionGiven
from app.analysis.plan import Plan
from app.board.events import TaskAdded, TaskPlaced
from app.live.state import new
from app.live.view import Audience, view
from app.screens import wall
from app.vocabulary import PASS, SPLIT, Colour, Step, as_one
from app.voting.events import HandsCounted, RoundOpened, VoteCast
from app.voting.smallest import TOGETHER
from app.workshop.events import (
    AnswersJointly,
    ListOpened,
    PeopleExpected,
    PersonJoined,
    PersonReady,
    StepOpened,
    StoodAlone,
    TaskBroughtUp,
    TopicOpened,
    TopicShown,
    WallLooked,
    WallSteered,
)
from app.workshop.workshop import begin, create
from tests.makers import happen

UNDERSKOTERSKOR, VARDBITRADEN, SAMORDNARE, SJUKSKOTERSKOR = "g1", "g2", "g3", "g4"
NAMES = ["Undersköterskor", "Vårdbiträden", "Samordnare", "Sjuksköterskor"]


def home_care(*texts, alone=7, coordinators=2, step=Step.SORT):
    """Three groups answer together, of 4, `coordinators` and 2; one of `alone` people each alone."""
    live = new(begin(1, create("F7K2QM", "", "Exempelgårdens hemtjänst", "jobs", "apt90", NAMES)), 1)
    heads = {UNDERSKOTERSKOR: 4, VARDBITRADEN: alone, SAMORDNARE: coordinators, SJUKSKOTERSKOR: 2}
    for group, count in heads.items():
        happen(live, PeopleExpected(group, count), AnswersJointly(group, group != VARDBITRADEN))
        happen(live, *(PersonJoined(f"{group}-{number}", group) for number in range(count)))
    happen(live, *(TaskAdded(f"t{number}", text, "f1") for number, text in enumerate(texts or ["Larm"], 1)))
    return happen(live, StepOpened(step))


def answer(live, group, said, task="t1"):
    happen(live, VoteCast(task, as_one(group), said))


def answer_alone(live, *said, task="t1", group=VARDBITRADEN):
    happen(live, *(VoteCast(task, f"{group}-{number}", it) for number, it in enumerate(said)))


def screen(live):
    return wall.screen(view(live, Audience.WALL, {}))


def rows_of(live, task="t1"):
    happen(live, StepOpened(Step.REVEAL), TaskBroughtUp(task))
    return [(row["id"], row["kind"], row["as"]) for row in screen(live)["answers"].get(task, [])]


# Which picture


@pytest.mark.parametrize(
    ("step", "picture"),
    [
        (Step.GATHER, "join"),
        (Step.SORT, "sort"),
        (Step.REVEAL, "reveal"),
        (Step.SETTLE, "board"),
        (Step.ANALYSE, "matrix"),
        (Step.ACT, "matrix"),
        (Step.CLOSED, "ending"),
    ],
)
def test_each_step_has_a_picture(step, picture):
    assert screen(home_care(step=step))["picture"] == picture


def test_the_list_is_shown_when_it_is_opened_and_has_something_in_it():
    live = happen(home_care(step=Step.GATHER), ListOpened(True))
    assert screen(live)["picture"] == "list"
    live.board.tasks.clear()
    assert screen(live)["picture"] == "join"


def test_a_task_that_is_brought_up_is_shown_in_every_step_but_when_it_is_over():
    for step in Step:
        live = happen(home_care(step=step), TaskBroughtUp("t1"))
        assert screen(live)["picture"] == ("one" if step is not Step.CLOSED else "ending")


def test_a_second_round_goes_before_all_else():
    live = home_care()
    answer(live, SAMORDNARE, "red")
    happen(live, StepOpened(Step.REVEAL), RoundOpened("t1"), TaskBroughtUp("t1"))
    assert screen(live)["picture"] == "again"


def test_a_topic_is_asked_and_then_shown():
    live = happen(home_care(step=Step.ANALYSE), TopicOpened("weight"))
    assert screen(live)["picture"] == "asked"
    assert screen(happen(live, TopicShown("weight")))["picture"] == "hours"
    happen(live, TopicOpened("right_things"), TopicShown("right_things"))
    assert screen(live)["picture"] == "opinions"


def test_the_board_stays_until_every_group_that_is_here_has_a_place_for_every_task():
    live = home_care()
    answer(live, SAMORDNARE, "red")
    happen(live, StepOpened(Step.SETTLE))
    for group in (SAMORDNARE, UNDERSKOTERSKOR, VARDBITRADEN):
        happen(live, TaskPlaced("t1", group, Colour.RED, "a"))
        assert screen(live)["picture"] == "board"
    happen(live, TaskPlaced("t1", SJUKSKOTERSKOR, PASS, "a"))
    assert screen(live)["picture"] == "matrix"


# How the answers stand


def test_a_group_that_answers_together_is_a_block_and_the_others_bars_in_the_groups_order():
    live = home_care()
    answer(live, UNDERSKOTERSKOR, "green")
    answer(live, SAMORDNARE, PASS)
    answer(live, SJUKSKOTERSKOR, SPLIT)
    answer_alone(live, "green", "yellow", "yellow", "red", "red", "red", PASS)
    assert rows_of(live) == [
        (UNDERSKOTERSKOR, "joint", "block"),
        (VARDBITRADEN, "alone", "bar"),
        (SAMORDNARE, "joint", "block"),
        (SJUKSKOTERSKOR, "joint", "block"),
    ]
    assert screen(live)["asks"] == {"t1": {"as": "split", "whom": [SJUKSKOTERSKOR]}}


def test_too_few_answers_are_no_empty_bar_and_a_group_that_has_not_answered_is_silent():
    live = home_care()
    answer(live, UNDERSKOTERSKOR, "green")
    answer_alone(live, "red", "red")
    assert rows_of(live) == [
        (UNDERSKOTERSKOR, "joint", "block"),
        (VARDBITRADEN, "alone", "few"),
        (SAMORDNARE, "joint", "silent"),
        (SJUKSKOTERSKOR, "joint", "silent"),
    ]


def test_of_a_group_that_nobody_has_joined_it_is_not_said_that_they_are_too_few():
    live = home_care(alone=0)
    answer(live, UNDERSKOTERSKOR, "green")
    assert (VARDBITRADEN, "alone", "none") in rows_of(live)


def test_what_the_only_person_of_a_group_has_not_agreed_to_show_is_hidden():
    live = home_care(coordinators=1)
    answer(live, UNDERSKOTERSKOR, "green")
    answer(live, SAMORDNARE, "red")
    assert (SAMORDNARE, "joint", "hidden") in rows_of(live)
    assert (SAMORDNARE, "joint", "block") in rows_of(happen(live, StoodAlone(SAMORDNARE, True)))


def test_nothing_is_drawn_for_a_task_of_which_nothing_may_be_shown():
    live = home_care("Larm", "Tvätt")
    answer_alone(live, *["red"] * 5)
    answer_alone(live, "green", task="t2")
    happen(live, StepOpened(Step.REVEAL))
    shown = screen(live)
    assert (shown["order"], shown["unshown"]) == (["t1"], 1)
    assert "t2" not in screen(happen(live, TaskBroughtUp("t2")))["answers"]


def test_a_room_that_nobody_answered_in_has_nothing_to_show():
    shown = screen(home_care(step=Step.REVEAL))
    assert (shown["order"], shown["answers"], shown["unshown"]) == ([], {}, 1)


def test_hands_beside_a_joint_answer_make_no_bar_of_it():
    live = home_care()
    answer(live, UNDERSKOTERSKOR, "green")
    happen(live, HandsCounted("t1", UNDERSKOTERSKOR, ((Colour.RED, 2),)))
    assert [row for row in rows_of(live) if row[0] == UNDERSKOTERSKOR] == [(UNDERSKOTERSKOR, "joint", "block")]


def test_what_divides_most_comes_first_and_a_group_that_is_not_agreed_divides():
    live = home_care("Larm", "Tvätt", "Disk")
    for task, said in (("t1", "green"), ("t2", SPLIT), ("t3", "green")):
        answer(live, UNDERSKOTERSKOR, said, task)
    answer(live, SAMORDNARE, "red", "t3")
    assert screen(happen(live, StepOpened(Step.REVEAL)))["order"] == ["t2", "t3", "t1"]


def test_of_a_task_that_is_settled_it_is_named_whose_view_nobody_knows():
    live = home_care()
    answer(live, UNDERSKOTERSKOR, "green")
    happen(live, StepOpened(Step.SETTLE), TaskBroughtUp("t1"))
    assert screen(live)["one"]["unknown"] == [VARDBITRADEN, SAMORDNARE, SJUKSKOTERSKOR]
    happen(live, TaskPlaced("t1", SAMORDNARE, PASS, "a"))
    assert screen(live)["one"]["unknown"] == [VARDBITRADEN, SJUKSKOTERSKOR]


def test_of_a_task_that_is_brought_up_it_is_said_that_too_few_have_answered_only_where_it_was_asked():
    live = happen(home_care("Larm", "Tvätt"), TaskBroughtUp("t1"))
    assert not screen(live)["one"]["is_few"]
    answer(live, UNDERSKOTERSKOR, "green", "t2")
    happen(live, StepOpened(Step.REVEAL), TaskBroughtUp("t1"))
    assert screen(live)["one"]["is_few"]
    assert not screen(happen(live, TaskBroughtUp("t2")))["one"]["is_few"]
    happen(live, TaskPlaced("t1", SAMORDNARE, PASS, "a"), TaskPlaced("t1", UNDERSKOTERSKOR, Colour.RED, "a"))
    assert screen(happen(live, TaskBroughtUp("t1")))["one"]["placed"] == [UNDERSKOTERSKOR, SAMORDNARE]


def test_the_room_is_asked_why_it_differs_or_how_come_that_it_does_not():
    live = home_care()
    answer(live, UNDERSKOTERSKOR, "green")
    happen(live, StepOpened(Step.REVEAL))
    assert screen(live)["asks"] == {"t1": {"as": "alike"}}
    answer(live, SAMORDNARE, "red")
    assert screen(live)["asks"] == {"t1": {"as": "differ"}}


# When all is settled, and in session two


def meeting(*placements):
    """Two groups, and where each put each task."""
    live = new(begin(1, create("F7K2QM", "", "Exempelgården", "jobs", "apt90", NAMES[:2])), 1)
    for number, (one, other) in enumerate(placements, 1):
        happen(live, TaskAdded(f"t{number}", f"Uppgift {number}", "f1"))
        happen(live, TaskPlaced(f"t{number}", "g1", one, "a"), TaskPlaced(f"t{number}", "g2", other, "a"))
    return happen(live, StepOpened(Step.SETTLE))


def test_a_task_stands_under_the_talk_that_its_colours_ask_for_and_what_is_handed_over_under_its_way():
    red, green = Colour.RED, Colour.GREEN
    live = meeting((red, red), (red, green), (green, red), (green, green), (Colour.BLACK, green), (red, green))
    shown = screen(live)["talks"]
    assert shown["tasks"] == {"new_job": ["t1"], "hand_over": ["t2", "t3", "t6"], "whose": ["t4"], "stop": ["t5"]}
    assert shown["ways"] == [
        {"from": ["g1"], "to": ["g2"], "tasks": ["t2", "t6"]},
        {"from": ["g2"], "to": ["g1"], "tasks": ["t3"]},
    ]


def plan(action, task, kind, due=None):
    return ActionPlanned(action, task, Plan(kind, due=due))


def test_what_is_due_first_is_to_happen_first_and_what_is_kept_is_not_among_it():
    live = happen(meeting((Colour.RED, Colour.RED), (Colour.BLACK, Colour.BLACK)), StepOpened(Step.ACT))
    assert screen(live)["picture"] == "matrix"
    happen(live, plan("a1", "t1", "bundle"), plan("a2", "t1", "keep"))
    happen(live, plan("a3", "t2", "stop", date(2027, 2, 1)))
    happen(live, plan("a4", "t2", "stop", date(2027, 1, 1)))
    assert screen(live)["actions"] == [["t2", "a4"], ["t2", "a3"], ["t1", "a1"]]


def test_tasks_that_take_the_longest_come_first_and_who_said_a_time_together_is_named():
    weights = {
        "t1": {"g1": weight(1.5, low=30, high=60, people=3), "g2": weight(0.5, low=30, high=30, joint=True)},
        "t2": {"g1": weight(4.0, low=120, high=600, people=2)},
    }
    view_ = {
        "groups": {"g1": {"order": 0, "jointly": False}, "g2": {"order": 1, "jointly": True}},
        "tasks": {id: {"order": order, "weight": weights.get(id)} for order, id in enumerate(("t1", "t2", "t3"))},
    }
    assert wall.hours(view_) == {
        "order": ["t2", "t1"],
        "times": {
            "t1": {"low": 120, "middle": 120, "high": 210, "jointly": ["g2"]},
            "t2": {"low": 240, "middle": 240, "high": 1200, "jointly": []},
        },
        "most": 1200,
    }


def weight(hours, *, low, high, people=1, joint=False):
    return {"low": low, "high": high, "people": people, "hours": hours, "joint": joint}


# How far


def far(live):
    return {row["id"]: row for row in screen(live)["far"]["groups"]}


def test_tasks_are_counted_where_a_group_answers_together_and_people_where_each_is_alone():
    live = home_care("Larm", "Tvätt", "Disk")
    answer(live, UNDERSKOTERSKOR, "green")
    answer(live, UNDERSKOTERSKOR, SPLIT, "t2")
    for task in ("t1", "t2", "t3"):
        answer_alone(live, "red", "red", task=task)
    rows = far(live)
    assert list(rows) == ["g1", "g2", "g3", "g4"]
    assert rows[UNDERSKOTERSKOR] == {"id": "g1", "kind": "joint", "as": "tasks", "done": 2, "all": 3}
    assert rows[VARDBITRADEN] == {"id": "g2", "kind": "alone", "as": "people", "done": 2, "all": 7}


def test_never_more_are_done_than_there_are():
    live = home_care(alone=2)
    happen(live, *(PersonJoined(f"more-{n}", VARDBITRADEN) for n in range(3)))
    people = [person for person, group in live.workshop.people.items() if group == VARDBITRADEN]
    happen(live, *(PersonReady(person, Step.SORT, True) for person in people))
    assert (far(live)[VARDBITRADEN]["done"], far(live)[VARDBITRADEN]["all"]) == (2, 2)


def test_where_it_is_not_stated_how_many_they_are_those_who_have_joined_are_all():
    live = happen(home_care(), PeopleExpected(VARDBITRADEN, None))
    assert far(live)[VARDBITRADEN]["all"] == 7


def test_a_group_of_one_does_not_answer_together():
    assert far(home_care(coordinators=1))[SAMORDNARE]["kind"] == "one"


def test_where_nobody_is_there_is_nothing_to_count():
    live = home_care(alone=0)
    happen(live, PeopleExpected(VARDBITRADEN, None))
    assert far(live)[VARDBITRADEN]["as"] == "nobody"
    assert screen(live)["far"]["share"] == 0


def test_each_group_weighs_in_all_that_is_done_by_its_heads():
    live = home_care(alone=7, coordinators=2)
    answer(live, UNDERSKOTERSKOR, "green")
    assert screen(live)["far"]["share"] == round(1000 * 4 / 15)
    for group in (SAMORDNARE, SJUKSKOTERSKOR):
        answer(live, group, "red")
    answer_alone(live, *["red"] * 7)
    assert screen(live)["far"]["share"] == 1000


def test_in_a_second_round_a_group_has_answered_or_not_and_people_are_counted_apart():
    live = home_care()
    answer(live, SAMORDNARE, "red")
    happen(live, StepOpened(Step.REVEAL), RoundOpened("t1"))
    answer(live, SAMORDNARE, "green")
    answer_alone(live, "red", "green", "green")
    rows = far(live)
    assert (rows[SAMORDNARE]["as"], rows[SAMORDNARE]["done"]) == ("answer", 1)
    assert (rows[SJUKSKOTERSKOR]["as"], rows[SJUKSKOTERSKOR]["done"]) == ("answer", 0)
    assert (rows[VARDBITRADEN]["as"], rows[VARDBITRADEN]["done"], rows[VARDBITRADEN]["all"]) == ("answered", 3, 7)


def test_of_a_task_that_is_asked_again_it_is_not_told_how_many_of_which_group_have_answered():
    live = happen(home_care(), AnswersJointly(UNDERSKOTERSKOR, False))
    answer(live, SAMORDNARE, "red")
    happen(live, StepOpened(Step.REVEAL), RoundOpened("t1"))
    answer(live, SAMORDNARE, "green")
    answer_alone(live, "red", "green")
    answer_alone(live, "red", group=UNDERSKOTERSKOR)
    rows = far(live)
    assert list(rows) == [SAMORDNARE, SJUKSKOTERSKOR, TOGETHER]
    assert (rows[TOGETHER]["as"], rows[TOGETHER]["done"], rows[TOGETHER]["all"]) == ("answered", 3, 11)
    assert "again" not in view(live, Audience.WALL, {})["groups"][VARDBITRADEN]


def test_in_session_two_those_who_are_alone_have_begun_or_are_done():
    live = home_care(step=Step.SETTLE)
    happen(live, TaskPlaced("t1", UNDERSKOTERSKOR, Colour.RED, "a"), StepOpened(Step.ANALYSE))
    happen(live, TopicOpened("right_competence"))
    happen(live, OpinionGiven("t1", "right_competence", f"{VARDBITRADEN}-0", "yes"))
    happen(live, OpinionGiven("t1", "right_competence", as_one(SAMORDNARE), SPLIT))
    rows = far(live)
    assert rows[VARDBITRADEN] == {"id": "g2", "kind": "alone", "as": "people", "done": 1, "all": 7, "begun": 1}
    assert rows[SAMORDNARE] == {"id": "g3", "kind": "joint", "as": "tasks", "done": 1, "all": 1}


# Session two


def test_what_a_group_thinks_together_stands_beside_the_bars():
    live = home_care(step=Step.SETTLE)
    happen(live, TaskPlaced("t1", UNDERSKOTERSKOR, Colour.RED, "a"), StepOpened(Step.ANALYSE))
    happen(live, TopicOpened("right_competence"))
    happen(live, OpinionGiven("t1", "right_competence", as_one(SAMORDNARE), SPLIT))
    for number in range(5):
        happen(live, OpinionGiven("t1", "right_competence", f"{VARDBITRADEN}-{number}", "no"))
    shown = screen(happen(live, TopicShown("right_competence")))["opinions"]
    assert shown["order"] == ["t1"]
    assert shown["asks"] == {"t1": {"as": "split", "whom": [SAMORDNARE]}}
    assert [(row["id"], row["as"]) for row in shown["answers"]["t1"]] == [
        (UNDERSKOTERSKOR, "silent"),
        (VARDBITRADEN, "bar"),
        (SAMORDNARE, "block"),
        (SJUKSKOTERSKOR, "silent"),
    ]


def test_opinions_that_are_too_few_are_not_drawn():
    live = home_care(step=Step.SETTLE)
    happen(live, TaskPlaced("t1", UNDERSKOTERSKOR, Colour.RED, "a"), StepOpened(Step.ANALYSE))
    happen(live, TopicOpened("right_competence"))
    happen(live, OpinionGiven("t1", "right_competence", f"{VARDBITRADEN}-0", "no"))
    assert screen(happen(live, TopicShown("right_competence")))["opinions"]["order"] == []


def seen(live):
    told = screen(live)
    return told["picture"], told["of"]


def test_a_wall_that_follows_shows_what_the_lead_has_up():
    live = home_care("Larm", "Tvätt", step=Step.SETTLE)
    assert seen(happen(live, WallLooked("board", SAMORDNARE))) == ("board", SAMORDNARE)
    assert seen(happen(live, WallLooked("talk", "hand_over")))[0] == "matrix"
    assert seen(happen(live, TaskBroughtUp("t2"))) == ("one", "t2")
    happen(live, StepOpened(Step.ACT))
    assert seen(happen(live, WallLooked("action", "t1"))) == ("one", "t1")
    happen(live, ActionPlanned("a1", "t1", Plan("stop")))
    assert seen(live) == ("actions", "t1")
    happen(live, TopicOpened("right_things"), TopicShown("right_things"), TopicOpened("done_right"))
    assert seen(live) == ("asked", "done_right")
    assert seen(happen(live, WallLooked("question", "right_things"))) == ("opinions", "right_things")


def test_what_comes_last_is_what_the_room_sees():
    live = happen(home_care(step=Step.SETTLE), WallLooked("board", SAMORDNARE), TaskBroughtUp("t1"))
    assert seen(live) == ("one", "t1")
    assert seen(happen(live, WallLooked("board", SAMORDNARE))) == ("board", SAMORDNARE)
    assert seen(happen(live, TaskBroughtUp(None), StepOpened(Step.REVEAL)))[0] == "reveal"


@pytest.mark.parametrize(
    ("step", "what", "of"),
    [
        (Step.SORT, "board", SAMORDNARE),
        (Step.REVEAL, "talk", ""),
        (Step.ANALYSE, "question", "right_things"),
        (Step.SETTLE, "action", "t1"),
        (Step.ACT, "action", "gone"),
    ],
)
def test_a_step_that_has_no_such_picture_keeps_its_own(step, what, of):
    live = home_care(step=step)
    own = seen(live)
    assert seen(happen(live, WallLooked(what, of))) == own


def test_how_a_task_was_answered_is_no_more_to_see_by_looking_at_it():
    live = home_care(step=Step.ANALYSE)
    answer(live, UNDERSKOTERSKOR, Colour.RED)
    happen(live, WallLooked("question", "right_things"), TopicOpened("right_things"))
    happen(live, OpinionGiven("t1", "right_things", as_one(UNDERSKOTERSKOR), "yes", ""))
    assert seen(happen(live, WallLooked("question", "right_things"))) == ("asked", "right_things")
    assert "opinions" not in screen(live)


def test_where_the_wall_goes_by_itself_it_shows_the_steps_own_picture_again():
    live = happen(home_care(step=Step.SETTLE), WallLooked("board", SAMORDNARE), WallSteered("turn", 0))
    assert seen(live) == ("board", "")
