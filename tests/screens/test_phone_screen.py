"""What the phone shows: what all phones have in common, and what one is asked whose page has no scripts."""

import json
from pathlib import Path

import pytest

from app.analysis.opinions import HOWS
from app.screens.phone import NO_HOW, Address, asked_by, first_left, screen, screen_of, shown
from app.vocabulary import PASS, QUESTIONS, WEIGHT, Step

CASES = Path(__file__).parents[1] / "cases"
ASKED = dict.fromkeys(QUESTIONS, True)


def a_group(order=0, people=3, **more):
    return {"name": f"Grupp {order}", "order": order, "people": people, "jointly": False, "ready": 0, "done": 0, **more}


def a_view(tasks=("t1", "t2", "t3"), group=None, me=None, **more):
    """`tasks`: ids, or what is told of each by its id."""
    told = tasks if isinstance(tasks, dict) else {key: {} for key in tasks}
    view = {
        "step": "sort",
        "groups": {"g1": group or a_group()},
        "tasks": {
            id: {"text": id, "order": order, "placement": {}, **it} for order, (id, it) in enumerate(told.items())
        },
        "topic": {"open": "", "shown": {}},
        "staff_may_place": False,
        "me": {"group": "g1", "pen": "own", "ready": {}, **(me or {})},
        "mine": {},
        "grounds": {},
        "estimates": {},
        "opinions": {question: {} for question in QUESTIONS},
        **more,
    }
    return view | {"screen": screen(view)}


def asks(view, order=("t2", "t1", "t3"), **address):
    return shown(view, order, Address(**address))


# What all phones have in common


def test_a_second_round_is_asked_while_answers_are_taken_and_is_what_the_talk_is_about():
    for step in Step:
        told = a_view(step=step, again="t1", brought_up="t2")["screen"]
        is_asked = step not in (Step.GATHER, Step.SORT, Step.CLOSED)
        assert (told["again"], told["about"]) == (("t1", "t1") if is_asked else ("", "t2"))
    assert a_view(step="reveal", brought_up="t2")["screen"]["about"] == "t2"
    assert a_view(step="reveal")["screen"]["about"] == ""


def test_a_time_is_asked_of_no_task_that_rests_and_it_is_said_how_many_they_are():
    tasks = {"t1": {"rests": True}, "t2": {}, "t3": {"rests": True}}
    told = a_view(tasks, step="analyse", topic={"open": WEIGHT, "shown": {}})["screen"]
    assert (told["asks"], told["rest"]) == (["t2"], 2)
    assert a_view(tasks, step="analyse")["screen"]["rest"] == 0


def test_a_topic_asks_first_of_the_tasks_that_need_talk_until_it_is_shown():
    tasks = {"t1": {}, "t2": {"asks": {"done_right": True}}, "t3": {"asks": {"right_things": True}}, "t4": {}}
    told = a_view(tasks, step="analyse", topic={"open": WEIGHT, "shown": {}})["screen"]
    assert (told["topic"], told["asks"]) == (WEIGHT, ["t2", "t3", "t1", "t4"])
    told = a_view(tasks, step="analyse", topic={"open": "done_right", "shown": {WEIGHT: True}})["screen"]
    assert (told["topic"], told["asks"]) == ("done_right", ["t2"])
    told = a_view(tasks, step="analyse", topic={"open": WEIGHT, "shown": {WEIGHT: True}})["screen"]
    assert (told["topic"], told["asks"]) == ("", [])


def test_outside_session_two_what_is_shared_does_not_grow_with_the_board():
    for step in (Step.GATHER, Step.SORT, Step.REVEAL, Step.SETTLE):
        small, large = (a_view([f"t{n}" for n in range(n)], step=step)["screen"] for n in (2, 200))
        assert small == large


def test_the_staff_place_tasks_where_they_may_in_the_steps_that_have_a_board():
    where = [step.value for step in Step if a_view(step=step, staff_may_place=True)["screen"]["places"]]
    assert where == ["sort", "reveal", "settle", "analyse"]
    assert not any(a_view(step=step)["screen"]["places"] for step in Step)


def test_who_has_sorted_everything_is_done_without_saying_so_and_groups_are_waited_for():
    groups = {"g1": a_group(0, 3, done=3, ready=1), "g2": a_group(1, 4, done=1, ready=2), "g3": a_group(2, 1, ready=2)}
    told = a_view(groups=groups)["screen"]
    assert (told["done"], told["all"], told["waits"]) == (3 + 2 + 1, 8, ["g2"])
    told = a_view(groups=groups, step="gather")["screen"]
    assert (told["done"], told["all"], told["waits"]) == (1 + 2 + 1, 8, ["g1", "g2"])


def test_a_group_of_one_that_answers_as_a_group_is_one_person():
    groups = {"g1": a_group(jointly=True, expected=1), "g2": a_group(1, expected=1), "g3": a_group(2, jointly=True)}
    assert a_view(groups=groups)["screen"]["ones"] == ["g1"]


def test_what_is_to_happen_is_told_when_it_is_decided_and_what_is_kept_comes_last():
    def action(order, kind, **more):
        return {"kind": kind, "order": order, **more}

    tasks = {
        "t1": {"actions": {"a1": action(1, "keep"), "a2": action(2, "stop")}},
        "t2": {"actions": {"a3": action(3, "move", due="2027-02-01")}},
    }
    assert a_view(tasks, step="act")["screen"]["decided"] == [["t2", "a3"], ["t1", "a2"], ["t1", "a1"]]
    assert a_view(tasks, step="analyse")["screen"]["decided"] == []


# What the page with scripts decides too


def do(it):
    match it["do"]:
        case "screen_of":
            return screen_of(it["step"], it["topic"], is_asked=it["asked"], is_alone=it["alone"])
        case "asked_by":
            return asked_by(it["asks"], it["mine"], it["settled"])
        case "first_left":
            return first_left(it["asked"], it["answers"])


@pytest.mark.parametrize("case", json.loads((CASES / "phone.json").read_text()))
def test_a_page_with_scripts_and_one_without_show_the_same(case):
    assert do(case) == case["is"]


# Without scripts: sorting


def test_the_first_task_in_ones_own_order_is_asked_and_then_the_next():
    told = asks(a_view())
    assert (told["screen"], told["task"], told["number"], told["answered"]) == ("sort", "t2", 1, 0)
    told = asks(a_view(mine={"t2": "red"}), answered="t2")
    assert (told["task"], told["number"], told["answered"], told["takes_back"]) == ("t1", 2, 1, "t2")


def test_who_wants_to_answer_a_task_again_is_asked_that_one():
    told = asks(a_view(mine={"t2": "red", "t1": "red"}), task="t1")
    assert (told["task"], told["number"]) == ("t1", 2)
    assert asks(a_view(), task="gone")["task"] == "t2"


def test_green_goes_on_at_once_and_is_asked_on_what_ground_when_somebody_wants_to_say():
    view = a_view(mine={"t2": "green"})
    told = asks(view, answered="t2")
    assert (told["why"], told["task"], told["takes_back"], told["bare"]) == ("", "t1", "t2", ["t2"])
    told = asks(view, answered="t2", why=True)
    assert (told["why"], told["task"], told["number"], told["takes_back"]) == ("t2", "", 1, "")
    told = asks(a_view(mine={"t2": "green"}, grounds={"t2": {}}), answered="t2", why=True)
    assert (told["task"], told["bare"]) == ("t1", [])


def test_in_a_second_round_green_is_asked_on_what_ground_at_once_and_that_can_be_skipped():
    view = a_view(step="reveal", again="t2", mine={"t2": "green"})
    assert asks(view, answered="t2")["why"] == "t2"
    assert asks(view, answered="t2", skips=True)["why"] == ""


def test_who_is_done_is_asked_nothing_more_but_what_is_wished_for():
    assert asks(a_view(me={"ready": {"sort": True}}))["task"] == ""
    assert asks(a_view(me={"ready": {"sort": True}}), task="t3")["task"] == "t3"
    told = asks(a_view(mine=dict.fromkeys(("t1", "t2", "t3"), "red")))
    assert (told["task"], told["screen"]) == ("", "sort")


def test_a_phone_that_follows_the_pen_is_where_its_group_is_and_takes_nothing_back():
    view = a_view(me={"pen": "elsewhere"}, group=a_group(jointly=True), mine={"t2": "green"})
    told = asks(view, task="t3", answered="t2")
    assert (told["task"], told["why"], told["takes_back"], told["follows"]) == ("t1", "", "", True)
    assert (asks(view, answered="t2", why=True)["why"], told["bare"]) == ("", [])
    assert told["has_pen_bar"]


def test_the_only_one_of_a_group_is_asked_before_anything_else():
    group = a_group(jointly=True, expected=1, alone=True)
    told = asks(a_view(group=group))
    assert (told["screen"], told["is_one"], told["has_pen_bar"]) == ("alone", True, False)
    assert asks(a_view(group=group, step="reveal"))["screen"] == "reveal"


def test_in_a_second_round_the_one_task_is_asked_and_then_the_wall_is_looked_at():
    told = asks(a_view(step="reveal", again="t3"))
    assert (told["screen"], told["asked"], told["task"]) == ("sort", ["t3"], "t3")
    told = asks(a_view(step="reveal", again="t3", mine={"t3": "red"}), answered="t3")
    assert (told["screen"], told["task"], told["takes_back"]) == ("reveal", "", "t3")


def test_an_answer_can_not_be_taken_back_when_its_step_is_over():
    assert asks(a_view(step="reveal", mine={"t2": "red"}), answered="t2")["takes_back"] == ""


# Without scripts: session two


def topic(open, tasks=None, at=None, **more):
    tasks = tasks or {key: {"asks": ASKED} for key in ("t1", "t2", "t3")}
    view = a_view(tasks, step="analyse", topic={"open": open, "shown": {}}, **more)
    return shown(view, [], Address(**(at or {})))


def test_session_two_asks_last_of_what_the_person_does_not_do():
    told = topic("right_things", mine={"t1": PASS})
    assert (told["screen"], told["topic"]) == (
        "topic",
        {"asked": ["t2", "t3", "t1"], "task": "t2", "then": "", "left": ["t2", "t3", "t1"]},
    )
    told = topic("right_things", mine={"t1": PASS}, opinions={"right_things": {"t2": {}, "t3": {}}})
    assert (told["topic"]["task"], told["topic"]["left"]) == ("t1", ["t1"])


def test_nobody_is_asked_about_what_their_group_does_not_do():
    passed = {"asks": ASKED, "placement": {"g1": {"colour": PASS}}}
    told = topic("right_things", {"t1": passed, "t2": {"asks": ASKED}})
    assert told["topic"]["asked"] == ["t2"]
    assert topic(WEIGHT, {"t1": passed})["topic"] == {"asked": [], "task": "", "then": "", "left": []}


def test_a_time_is_followed_by_when_unless_the_person_does_not_do_it():
    assert topic(WEIGHT, at={"then": "t1"}, estimates={"t1": {"minutes": 30}})["topic"]["then"] == "t1"
    assert topic(WEIGHT, at={"then": "t1"}, estimates={"t1": {"minutes": 0}})["topic"]["task"] == "t2"
    assert topic(WEIGHT, at={"then": "t1"})["topic"]["task"] == "t1"


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_no_is_followed_by_how_where_the_question_has_that(question):
    said = {question: {"t1": {"answer": "no"}, "t2": {"answer": "yes"}}}
    assert topic(question, at={"then": "t1"}, opinions=said)["topic"]["then"] == ("t1" if HOWS.get(question) else "")
    assert topic(question, at={"then": "t2"}, opinions=said)["topic"]["then"] == ""


def test_the_question_without_how_is_the_only_one():
    assert [question for question in QUESTIONS if not HOWS.get(question)] == [NO_HOW]


def test_a_phone_that_follows_is_not_asked_for_what_it_wishes():
    told = topic("right_things", at={"task": "t3"}, me={"pen": "elsewhere"}, group=a_group(jointly=True))
    assert told["topic"]["task"] == "t1"
