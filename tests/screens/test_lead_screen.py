"""What the facilitator's page shows, decided from the facilitator's view."""

import json
from pathlib import Path

import pytest

from app.screens.lead import chosen, next_left, screen
from app.vocabulary import PASS, SPLIT

CASES = Path(__file__).parents[1] / "cases"


def a_group(order, people=0, **more):
    told = {"ready": 0, "done": 0, "answers": 0, "voices": 0, "here": people, "jointly": False}
    return {"name": f"Grupp {order}", "order": order, "people": people, **told, **more}


def a_task(order, **more):
    return {"text": f"Uppgift {order}", "order": order, "placement": {}, **more}


def a_view(groups, tasks, **more):
    """`groups`: ids in their order. `tasks`: likewise."""
    rules = {"agreement": 75, "smallest": 5}
    switches = {"list_is_open": False, "staff_may_place": False, "door_closed": False}
    wall = {"way": "follow", "what": "", "of": "", "page": 0, "pages": 0, "dark": False}
    topic = {"open": "", "shown": {}}
    steps = ("gather", "sort", "reveal", "settle", "analyse", "act")
    plan = {"minutes": dict.fromkeys(steps, 20)}
    about = {"step": "sort", "topic": topic, "wall": wall, "schedule": plan, "together": [], "rules": rules, **switches}
    return about | {"groups": groups, "tasks": tasks, **more}


def tasks(n):
    return {f"t{number}": a_task(number) for number in range(1, n + 1)}


def placed(*groups, colour="red"):
    return {group: {"colour": colour, "order": "a"} for group in groups}


def test_a_group_that_answers_alone_is_told_by_people_and_one_that_answers_together_by_tasks():
    groups = {
        "g1": a_group(0, 7, expected=7, done=5, answers=30),
        "g2": a_group(1, 3, jointly=True, expected=4, answers=4, voices=1),
    }
    told = screen(a_view(groups, tasks(6)))["sorting"]
    assert told["groups"] == [
        {"id": "g1", "jointly": False, "n": 5, "of": 7},
        {"id": "g2", "jointly": True, "n": 4, "of": 6},
    ]
    assert (told["answers"], told["all"]) == (34, 7 * 6 + 6)


def test_never_more_are_done_than_the_group_is_said_to_be():
    groups = {"g1": a_group(0, 7, expected=5, done=7, ready=7, answers=14)}
    told = screen(a_view(groups, tasks(2)))["sorting"]
    assert told["groups"][0] | {"id": "", "jointly": ""} == {"id": "", "jointly": "", "n": 5, "of": 5}
    assert (told["answers"], told["all"], told["still"]) == (10, 10, 0)


def test_where_nobody_has_said_how_many_a_group_are_it_is_out_of_those_who_have_joined():
    told = screen(a_view({"g1": a_group(0, 4, ready=1)}, tasks(2)))["sorting"]
    assert (told["groups"][0]["n"], told["groups"][0]["of"]) == (1, 4)
    assert (told["still"], told["missing"]) == (3, 0)


def test_all_are_not_done_while_somebody_has_not_joined():
    told = screen(a_view({"g1": a_group(0, 4, expected=6, done=4)}, tasks(2)))["sorting"]
    assert (told["still"], told["missing"]) == (0, 2)


def test_a_group_that_answers_together_is_waited_for_until_it_has_answered_all_or_says_that_it_is_done():
    def still(**more):
        return screen(a_view({"g1": a_group(0, 3, jointly=True, expected=3, **more)}, tasks(4)))["sorting"]["still"]

    assert (still(answers=3), still(answers=4), still(answers=3, ready=3)) == (3, 0, 0)


def test_what_is_most_divided_comes_first_and_what_is_answered_anew_before_it():
    its = {"t1": a_task(1, divided=0.2), "t2": a_task(2, divided=0.9), "t3": a_task(3)}
    told = screen(a_view({"g1": a_group(0, 5)}, its, again="t3"))
    assert told["order"] == ["t3", "t2", "t1"]


def test_a_task_that_is_clear_but_for_a_group_whose_view_is_not_known_is_left_to_talk_about():
    its = {
        "t1": a_task(1, divided=0, agreed={"g1": "red"}, unknown={}),
        "t2": a_task(2, divided=0, agreed={"g1": PASS}, unknown={"g2": True}),
        "t3": a_task(3, divided=0, settled=True, agreed={}, unknown={}, placement=placed("g1", "g2")),
    }
    told = screen(a_view({"g1": a_group(0, 5), "g2": a_group(1, 2)}, its))
    assert told["left"] == ["t2"]
    assert (told["agreed"], told["partly"]) == (["t1", "t2"], 1)


def test_what_a_group_has_not_placed_is_counted_for_those_that_are_here_or_are_said_to_be():
    its = {"t1": a_task(1, placement=placed("g1")), "t2": a_task(2, placement=placed("g1", colour=PASS))}
    groups = {"g1": a_group(0, 5), "g2": a_group(1, 0, expected=2), "g3": a_group(2)}
    assert screen(a_view(groups, its))["lacking"] == {"g2": 2}


def test_the_rows_are_the_groups_in_their_order_and_a_sum_last():
    groups = {"g2": a_group(1, 2, jointly=True), "g1": a_group(0, 5), "g3": a_group(2, 2), "g4": a_group(3, 6)}
    told = screen(a_view(groups, {"t1": a_task(1, joint={"g2": SPLIT})}, together=["g1", "g3"]))
    assert [(row["id"], row["kind"]) for row in told["rows"]] == [
        ("g2", "joint"),
        ("g4", "alone"),
        ("together", "sum"),
    ]


def test_in_a_second_round_a_group_that_answers_together_is_one_to_wait_for():
    groups = {"g1": a_group(0, 5, expected=6), "g2": a_group(1, 3, jointly=True), "g3": a_group(2)}
    told = screen(a_view(groups, {"t1": a_task(1, answers=9)}, again="t1"))
    assert told["again"] == {"n": 7, "of": 7}
    assert "again" not in screen(a_view(groups, tasks(1)))


def test_texts_that_may_hold_a_name_are_told():
    assert screen(a_view({"g1": a_group(0)}, {"t1": a_task(1), "t2": a_task(2, named=True)}))["named"] == ["t2"]


# Before the answers are shown.


def before(groups, few=0, n=3):
    return screen(a_view(groups, tasks(n), few=few))["before"]


def test_a_group_that_protects_others_names_those_that_are_too_few():
    groups = {
        "g1": a_group(0, 5, expected=5, showing="together", because="protects"),
        "g2": a_group(1, 2, expected=2, showing="together", because="small"),
    }
    assert before(groups)["groups"] == [
        {"id": "g1", "showing": "together", "because": "protects", "whom": ["g2"]},
        {"id": "g2", "showing": "together", "because": "small"},
    ]


def test_a_group_that_answers_together_and_has_not_answered_is_silent():
    groups = {"g1": a_group(0, 2, jointly=True, showing="jointly", because="")}
    assert before(groups)["groups"] == [{"id": "g1", "showing": "jointly", "because": "silent"}]


def test_what_was_set_since_the_room_was_last_counted_is_not_said_to_be_so():
    groups = {
        "g1": a_group(0, 6, expected=6, showing="few", because="over"),
        "g2": a_group(1, 7, expected=6, seats={"9": True}, showing="alone", because=""),
        "g3": a_group(2, 3, jointly=True, answers=2, showing="together", because="small"),
        "g4": a_group(3, 1, jointly=True, expected=1, answers=2, showing="few", because="waits"),
    }
    assert {it["showing"] for it in before(groups)["groups"]} == {"soon"}


def test_how_many_they_are_is_asked_for_groups_that_answer_alone():
    groups = {
        "g1": a_group(0, 5),
        "g2": a_group(1, 2, jointly=True),
        "g3": a_group(2),
        "g4": a_group(3, 3, expected=2, seats={"4": True, "5": True}),
    }
    told = before(groups)
    assert (told["unstated"], told["over"]) == (["g1"], ["g4"])


def test_nothing_can_be_shown_while_too_few_have_answered_every_task():
    groups = {"g1": a_group(0, 4, expected=4)}
    assert not before(groups, few=3)["can_show"]
    assert before(groups, few=2)["can_show"]
    assert not before(groups, n=0)["can_show"]


# What is asked first


def first(step="gather", named=False, n=2, **more):
    its = {id: task | ({"named": True} if named else {}) for id, task in tasks(n).items()}
    return screen(a_view({"g1": a_group(0, 4)}, its, **{"step": step, **more}))["first"]


def test_a_text_that_may_hold_a_name_is_asked_about_before_everybody_reads_it():
    assert first(named=True) == {"sort": "names"}
    assert first(named=True, list_is_open=True) == {}
    assert first(named=True, step="settle") == {}


def test_an_empty_list_is_asked_about_before_it_is_sorted():
    assert first(n=0) == {"sort": "sort"}


def test_what_can_not_be_unseen_is_asked_about_before_and_going_back_is_free():
    assert first("sort") == dict.fromkeys(("reveal", "settle", "analyse", "act", "closed"), "reveal")
    assert first("reveal") == {}


# What is said of a group


def test_before_a_group_changes_its_way_it_is_said_whether_something_is_lost_and_whether_somebody_is_alone():
    groups = {
        "g1": a_group(0, 1, expected=1, answers=2),
        "g2": a_group(1, 1, expected=1, jointly=True),
        "g3": a_group(2),
    }
    assert screen(a_view(groups, tasks(2)))["ways"] == {
        "g1": {"answered": True, "one": True},
        "g2": {"answered": False, "one": False},
        "g3": {"answered": False, "one": False},
    }
    assert all(it["answered"] for it in screen(a_view(groups, tasks(2), step="reveal"))["ways"].values())


def test_those_in_a_sum_are_decided_for_beneath_it():
    groups = {"g1": a_group(0, 6), "g2": a_group(1, 2), "g3": a_group(2, 2)}
    told = screen(a_view(groups, tasks(1), together=["g3", "g2"]))
    assert told["decisions"] == [
        {"id": "g1", "kind": "alone"},
        {"id": "together", "kind": "sum"},
        {"id": "g2", "kind": "summed"},
        {"id": "g3", "kind": "summed"},
    ]
    assert told["sum"] == "some"
    assert screen(a_view(groups, tasks(1), together=["g1", "g2", "g3"]))["sum"] == "all"
    assert screen(a_view(groups, tasks(1)))["sum"] == ""


def state(*groups):
    return screen(a_view({f"g{order}": a_group(order, **it) for order, it in enumerate(groups)}, tasks(2)))["sorting"][
        "state"
    ]


def test_it_is_said_that_all_are_done_only_when_all_are():
    assert state({"people": 2, "expected": 2, "done": 1}) == "still"
    assert state({"people": 2, "expected": 2, "done": 2}) == "all"
    assert state({"people": 2, "expected": 3, "done": 2}) == "here"
    assert state({"people": 0}) == ""


# What the facilitator looks at


@pytest.mark.parametrize("case", json.loads((CASES / "next_left.json").read_text()))
def test_the_next_task_is_the_one_that_the_page_goes_on_to(case):
    assert next_left(case["order"], case["left"], case["task"]) == case["next"]


def test_without_a_wish_the_first_task_that_is_left_and_the_first_group_are_looked_at():
    groups = {"g2": a_group(1), "g1": a_group(0)}
    its = {"t1": a_task(1, divided=0, agreed={}), "t2": a_task(2, divided=1, agreed={})}
    view = a_view(groups, its, step="settle")
    view["screen"] = screen(view)
    assert chosen(view, None, "nowhere") == {"task": "t2", "next": "t1", "group": "g1"}
    assert chosen(view, "t1", "g2") == {"task": "t1", "next": "t2", "group": "g2"}


@pytest.mark.parametrize(
    ("act", "more", "says"),
    [
        ({"do": "open_list"}, {"list_is_open": True}, "open_list shown"),
        ({"do": "open_list"}, {}, "open_list"),
        ({"do": "allow_placing"}, {"staff_may_place": True}, "allow_placing allowed"),
        ({"do": "close_door"}, {"door_closed": True}, "close_door closed"),
        ({"do": "place_task"}, {}, "place_task"),
        ({"do": "place_task", "was": "red"}, {}, "place_task back"),
        ({"do": "place_task", "was": PASS}, {}, "place_task pass"),
    ],
)
def test_what_an_undoing_brings_back_is_said_as_it_will_be(act, more, says):
    assert screen(a_view({"g1": a_group(0)}, tasks(1), undo=act, **more))["acts"] == {"undo": says}


def test_it_is_told_what_the_wall_shows_but_not_while_it_is_held():
    wall = {"what": "board", "of": "g2", "page": 0, "pages": 0, "dark": False}
    groups = {"g1": a_group(0, 5), "g2": a_group(1, 2)}
    following = a_view(groups, tasks(2), step="settle", wall={"way": "follow", **wall})
    assert screen(following)["wall"] == {"picture": "board", "of": "g2"}
    assert "wall" not in screen(following | {"wall": {"way": "hold", **wall}})
